/* SPDX-License-Identifier: MIT */
/* series.h -- how often each thing was seen in each day, week, month or year. A statistic
 * (statistic.h). */
#ifndef MOONWIRE_SERIES_H
#define MOONWIRE_SERIES_H

#include <moonwire/statistic.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct mw_series mw_series;

/* Buckets are named 2022-08-03, 2022-W31 (ISO 8601), 2022-08, 2022. */
typedef enum mw_per { MW_PER_DAY, MW_PER_WEEK, MW_PER_MONTH, MW_PER_YEAR } mw_per;
MW_API bool mw_per_parse(mw_str name, mw_per *per); /* "day", "week", "month", "year" */

MW_API mw_series *mw_series_new(mw_per per, mw_error *err);
MW_API void mw_series_free(mw_series *series); /* NULL is fine */

/* `date` is ISO 8601, perhaps with a time; a month or a year alone (2022-08, 2022) will do where
 * the buckets are no finer. What has no date for its bucket is counted apart, as undated. */
MW_API bool mw_series_add(mw_series *series, mw_str key, mw_str date, uint64_t times,
                          const mw_sighting *where, mw_error *err);
/* Series of different buckets do not merge: MW_EARG. */
MW_API bool mw_series_merge(mw_series *into, const mw_series *from, mw_error *err);

/* Columns key, date (the bucket; null: undated), count, by key and date. With `zeros` each key has
 * a row for every bucket from the first to the last of the whole series. */
MW_API mw_frame *mw_series_rows(const mw_series *series, bool zeros, mw_error *err);

MW_API bool mw_series_save(const mw_series *series, struct mw_buf *out, mw_error *err);
MW_API mw_series *mw_series_load(mw_str bytes, mw_error *err);

#ifdef __cplusplus
}
#endif
#endif
