/* SPDX-License-Identifier: MIT */
/* pairs.h -- which things are seen together. A statistic (statistic.h).
 *
 * The unit is the caller's: an article, a sentence, an event with its actor and target. In each
 * unit a key counts once, and each two different keys of it are one pair, whichever comes first. */
#ifndef MOONWIRE_PAIRS_H
#define MOONWIRE_PAIRS_H

#include <moonwire/statistic.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct mw_pairs mw_pairs;

enum { MW_PAIRS_KEYS_MAX = 1000 }; /* of one unit: they make half a million pairs */

MW_API mw_pairs *mw_pairs_new(mw_error *err);
MW_API void mw_pairs_free(mw_pairs *pairs); /* NULL is fine */

/* One unit and the keys seen in it; `where` (NULL is fine) is the evidence of all its pairs. */
MW_API bool mw_pairs_add(mw_pairs *pairs, const mw_str *keys, size_t count,
                         const mw_sighting *where, mw_error *err);
MW_API bool mw_pairs_merge(mw_pairs *into, const mw_pairs *from, mw_error *err);

MW_API uint64_t mw_pairs_count(const mw_pairs *pairs, mw_str a, mw_str b); /* units with both */
MW_API uint64_t mw_pairs_key_count(const mw_pairs *pairs, mw_str key);     /* units with it */
MW_API uint64_t mw_pairs_unit_count(const mw_pairs *pairs);

/* Columns a, b (a before b by bytes), count (units with both), a_count, b_count and log_dice; the
 * most frequent first, ties by key; at most `rows` of them. */
MW_API mw_frame *mw_pairs_top(const mw_pairs *pairs, size_t rows, mw_error *err);

MW_API bool mw_pairs_save(const mw_pairs *pairs, struct mw_buf *out, mw_error *err);
MW_API mw_pairs *mw_pairs_load(mw_str bytes, mw_error *err);

#ifdef __cplusplus
}
#endif
#endif
