/* SPDX-License-Identifier: MIT */
/* tally.h -- how often each thing was seen. A statistic (statistic.h). */
#ifndef MOONWIRE_TALLY_H
#define MOONWIRE_TALLY_H

#include <moonwire/statistic.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct mw_tally mw_tally;

MW_API mw_tally *mw_tally_new(mw_error *err);
MW_API void mw_tally_free(mw_tally *tally); /* NULL is fine */

/* Counts `key` so many times more; `where` may be NULL. */
MW_API bool mw_tally_add(mw_tally *tally, mw_str key, uint64_t times, const mw_sighting *where,
                         mw_error *err);
MW_API bool mw_tally_merge(mw_tally *into, const mw_tally *from, mw_error *err);

MW_API uint64_t mw_tally_count(const mw_tally *tally, mw_str key); /* 0 if never seen */
MW_API size_t mw_tally_key_count(const mw_tally *tally);
MW_API uint64_t mw_tally_total(const mw_tally *tally); /* of all keys */

/* Columns key and count, the most counted first, ties by key; at most `rows` of them. */
MW_API mw_frame *mw_tally_top(const mw_tally *tally, size_t rows, mw_error *err);

MW_API bool mw_tally_save(const mw_tally *tally, struct mw_buf *out, mw_error *err);
MW_API mw_tally *mw_tally_load(mw_str bytes, mw_error *err);

#ifdef __cplusplus
}
#endif
#endif
