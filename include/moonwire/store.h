/* SPDX-License-Identifier: MIT */
/* store.h -- the corpus: one SQLite file that other tools can open.
 *
 * Every table, view and column is described in the file itself (table `about`); the views
 * articles, entities, dates, figures, quotes, events, sentences and paragraphs give each mark with
 * its article's id (`article`), `published`, `outlet`, `title`, `cluster` and `independent`, under
 * the contract's names (`stop` for end, because end is a keyword). `names` lists every entity.
 * Text is searched by FTS5. A temporary corpus has the same shape and vanishes with its handle.
 * One thread at a time a handle; two handles on one file, also of two programs, are fine: one
 * writes, all read. */
#ifndef MOONWIRE_STORE_H
#define MOONWIRE_STORE_H

#include <moonwire/article.h>
#include <moonwire/decisions.h>
#include <moonwire/frame.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct mw_store mw_store;

typedef enum mw_store_mode { MW_STORE_READ, MW_STORE_WRITE, MW_STORE_TEMPORARY } mw_store_mode;

/* MW_STORE_WRITE makes the file when there is none. A file from a newer version is MW_EVERSION, a
 * file that is no corpus MW_EPARSE. `path` is not looked at for a temporary one. */
MW_API mw_store *mw_store_open(const char *path, mw_store_mode mode, mw_error *err);
MW_API void mw_store_close(mw_store *store); /* NULL is fine; what was not committed is undone */

/* Keeps an annotated article with all its layers, whole or not at all. An article is its URL, else
 * its path. The same one with the same bytes under the same engine, lexicon and reading options
 * is there already: `*fresh` (NULL is fine) is false and nothing is written. With other bytes it
 * is replaced, keeping its id, and what it was becomes a row of `revision`. An article whose id is
 * another's already takes "-" and 8 hex digits of its sha256; an id once given never changes. */
MW_API bool mw_store_save(mw_store *store, const mw_article *article, mw_str reading, bool *fresh,
                          mw_error *err);
/* Whether a save would find it there already: its head has sha256, engine and lexicon, the layers
 * need not have been made. */
MW_API bool mw_store_has(mw_store *store, const mw_article *article, mw_str reading,
                         mw_error *err);
/* Many saves at once are many times faster: they are kept by the commit, all or none. */
MW_API bool mw_store_begin(mw_store *store, mw_error *err);
MW_API bool mw_store_commit(mw_store *store, mw_error *err);

/* Works out anew which names of all articles are one entity, and what an analyst decided on top of
 * it (decisions.h); NULL: what the corpus was last built with. The marks then have the merged ids
 * and names, in every table, view, query and loaded article; table `identity` says which spellings
 * are one and why, table `decision` what each decision was about. To be called when an ingest is
 * over. The same articles give the same entities in whatever order they came. A corpus that was
 * opened to be read is written through a handle of its own, and then reads the new state. */
MW_API bool mw_store_identify(mw_store *store, const mw_decisions *decisions, mw_error *err);
/* Whether the corpus was built with these very decisions. */
MW_API bool mw_store_has_decisions(mw_store *store, const mw_decisions *decisions);
/* Their file: its name and hash as texts (one row: file, sha256; no row: built without), and the
 * decisions: line, action, what, as, article, who, why, when, mentions (0: it fits nothing). */
MW_API mw_frame *mw_store_decisions_file(mw_store *store, mw_error *err);
MW_API mw_frame *mw_store_decisions(mw_store *store, mw_error *err);

/* Visits every article's head (id, published, source, agency; lent for the call) and text, to look for copies; what was
 * found is set between mw_store_begin and mw_store_commit: `article` is a copy of `origin`, or a report of its own
 * where these are the same. Both are ids. */
typedef bool mw_store_visit(void *context, const mw_head *head, mw_str text, mw_error *err);
MW_API bool mw_store_each_text(mw_store *store, mw_store_visit *visit, void *context, mw_error *err);
MW_API bool mw_store_set_origin(mw_store *store, mw_str article, mw_str origin, mw_error *err);

/* Articles by (published, id). An article that was kept comes back whole, but for what tokens have
 * of the model (`word`, `form`: 0). MW_EPARSE when the file is damaged. */
MW_API size_t mw_store_article_count(mw_store *store);
MW_API mw_article *mw_store_load(mw_store *store, int64_t key, mw_error *err);
MW_API mw_article *mw_store_load_id(mw_store *store, mw_str id, mw_error *err); /* else MW_EARG */
/* What the corpus was made of: columns id, path, url, source, published, sha256. */
MW_API mw_frame *mw_store_manifest(mw_store *store, mw_error *err);

/* The key of a mark (column `key` of the views) holds its article's key and its index in the
 * article's layer. Views: `articles` has the article's own key. */
enum { MW_STORE_MARK_BITS = 28 };
static inline int64_t mw_store_mark_article(int64_t key)
{
    return key >> MW_STORE_MARK_BITS;
}
static inline size_t mw_store_mark_index(int64_t key)
{
    return (size_t)(key & (((int64_t)1 << MW_STORE_MARK_BITS) - 1));
}

/* The entities that a text may mean, best first: columns entity, name, type, wikidata, mentions,
 * match. `match` is "id" (the slug or the Q-number itself), "name", "form" (a wording seen in the
 * articles) or "near" (all its words are part of a wording); only the best kind is given, so one
 * row is an answer, several are candidates, none is nobody. Case and accents do not matter. */
MW_API mw_frame *mw_store_resolve(mw_store *store, mw_str text, mw_error *err);

/* "Lavrov, Sergei" as "Sergei Lavrov", which mw_store_resolve tries, too; false: not of that form. */
struct mw_buf;
MW_API bool mw_name_turn(mw_str text, struct mw_buf *turned);

/* One SELECT (or WITH … SELECT) that cannot write, reach files, ask the clock or run for ever;
 * `?1`… are the parameters. Where the columns `article`, `start` and `stop` are among the
 * result's they become the row's evidence; a column `key` becomes the row's key and is not shown.
 * Without ORDER BY no order is promised: the usual one is `order by published, article, start`. */
MW_API mw_frame *mw_store_query(mw_store *store, mw_str sql, const mw_cell *parameters,
                                size_t count, mw_error *err);

/* Articles whose text or title match, best first (bm25, then id). A query is words, "phrases",
 * word* (a beginning), NEAR(a b) or NEAR(a b, 5), OR (which binds more closely than the blank
 * between words), -minus; all other punctuation is safe. Columns article, published, outlet,
 * title, snippet, score (higher is better); evidence is the best sentence. A query that cannot be
 * understood is MW_EPARSE with the offset of the trouble. `limit` 0: all. */
MW_API mw_frame *mw_store_search(mw_store *store, mw_str query, size_t limit, mw_error *err);
/* Every place that the query finds in the texts, by (published, article, start): columns article, published, outlet,
 * text; evidence is the place, the key the article's. */
MW_API mw_frame *mw_store_hits(mw_store *store, mw_str query, mw_error *err);
/* The FTS5 form of a user's query: `… where key in (select rowid from search where search match
 * ?1)` finds the articles. */
MW_API bool mw_store_search_text(mw_str query, struct mw_buf *fts, mw_error *err);

/* Interrupts what another thread or a signal handler sees running; it fails with MW_ECANCEL. */
MW_API void mw_store_interrupt(mw_store *store);

#ifdef __cplusplus
}
#endif
#endif
