/* SPDX-License-Identifier: MIT */
/* part.h -- a part of a run: a corpus of some of its articles that knows their place in the whole.
 *
 * Where a run is divided over machines, each keeps the articles of its share, annotated, in a corpus of its own,
 * with a row for each article read: its place in the whole input, what the manifest says of it, what the script
 * printed there. Notes hold what all parts must agree on, and what the script counted. Joined in the order of
 * places, the parts are the corpus that one machine would have made: same keys, same ids, same revisions.
 *
 * All the versions of an article must be in one part: mw_part_of sees to that. */
#ifndef MOONWIRE_PART_H
#define MOONWIRE_PART_H

#include <moonwire/store.h>

#ifdef __cplusplus
extern "C" {
#endif

/* The part, 0 … parts - 1, of an article with this head, by the hash of its URL, else its path, else its id: so it
 * does not matter what else is in the input, nor in which order. */
MW_API unsigned mw_part_of(const mw_head *head, unsigned parts);

/* Makes the corpus a part; it was opened to be written and is empty. */
MW_API bool mw_part_make(mw_store *store, mw_error *err);
MW_API bool mw_part_is(mw_store *store);

typedef struct mw_turn { /* an article as it was read; texts lent for the call */
    int64_t place;       /* in the whole input, from 0 */
    mw_str id, path, url, source, published, sha256;
    mw_str printed; /* by the script; empty: nothing */
    int64_t key;    /* of the article in its part; 0: a later version, or another copy, of one before */
} mw_turn;

/* Keeps the article and its turn; the key is found out. Between mw_store_begin and mw_store_commit. */
MW_API bool mw_part_add(mw_store *store, int64_t place, const mw_article *article, mw_str reading, mw_str printed,
                        mw_error *err);

/* Bytes under a name; a note that is not there is MW_EARG. */
MW_API bool mw_part_set_note(mw_store *store, mw_str name, mw_str bytes, mw_error *err);
struct mw_buf;
MW_API bool mw_part_note(mw_store *store, mw_str name, struct mw_buf *bytes, mw_error *err);

/* All turns of all parts by their places, each with the number of its part. Two of one place are MW_EPARSE. */
typedef bool mw_part_visit(void *context, size_t part, const mw_turn *turn, mw_error *err);
MW_API bool mw_part_each(mw_store *const *parts, size_t count, mw_part_visit *visit, void *context, mw_error *err);

/* Copies the article of a turn, with its earlier versions, into another corpus; between begin and commit. */
MW_API bool mw_part_copy(mw_store *part, const mw_turn *turn, mw_store *into, mw_error *err);

#ifdef __cplusplus
}
#endif
#endif
