/* SPDX-License-Identifier: MIT */
/* store.h -- the corpus: one SQLite file that other tools can open.
 *
 * Tables and views are documented in the file itself (table `about`) and in engine/store/schema.c;
 * text is searched by FTS5. A temporary corpus has the same shape and vanishes with its handle.
 * One thread at a time a handle. */
#ifndef MOONWIRE_STORE_H
#define MOONWIRE_STORE_H

#include <moonwire/article.h>
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

/* Keeps an annotated article with all its layers. `fresh` (NULL is fine): false when the same
 * content was there already under the same engine, lexicon and reading options: then nothing is
 * written. The same identity (URL, else path) with other bytes replaces it. Ids that would be
 * equal take "-" and 8 hex digits of their sha256. */
MW_API bool mw_store_has(mw_store *store, const mw_article *article, mw_str reading, mw_error *err);
MW_API bool mw_store_save(mw_store *store, const mw_article *article, mw_str reading, bool *fresh, mw_error *err);
MW_API bool mw_store_begin(mw_store *store, mw_error *err);
MW_API bool mw_store_commit(mw_store *store, mw_error *err);

/* Articles by (published, id). An article that was kept comes back whole. */
MW_API size_t mw_store_article_count(mw_store *store);
MW_API mw_article *mw_store_load(mw_store *store, int64_t key, mw_error *err);
MW_API mw_article *mw_store_load_id(mw_store *store, mw_str id, mw_error *err); /* MW_EARG: no such id */
/* The raw text's table for the manifest: columns id, path, url, source, published, sha256. */
MW_API mw_frame *mw_store_manifest(mw_store *store, mw_error *err);

/* One SELECT (or WITH … SELECT) that cannot write, reach files, or run for ever; `?1`… are the
 * parameters. Where the columns `article`, `start` and `stop` are among the result's they become
 * the row's evidence; a column `key` becomes the row's key and is not shown. */
MW_API mw_frame *mw_store_query(mw_store *store, mw_str sql, const mw_cell *parameters, size_t count, mw_error *err);

/* Articles whose text or title match: words, "phrases", NEAR(a b), OR, -minus; punctuation is safe.
 * Columns article, published, source, title, snippet, score; evidence is the best sentence. A query
 * that cannot be understood is MW_EPARSE with the offset of the trouble. */
MW_API mw_frame *mw_store_search(mw_store *store, mw_str query, size_t limit, mw_error *err);
/* The FTS5 form of a user's query, for corpus:find. */
struct mw_buf;
MW_API bool mw_store_search_text(mw_str query, struct mw_buf *fts, mw_error *err);

/* Interrupts what another thread or a signal handler sees running; it fails with MW_ECANCEL. */
MW_API void mw_store_interrupt(mw_store *store);

#ifdef __cplusplus
}
#endif
#endif
