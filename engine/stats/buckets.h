/* SPDX-License-Identifier: MIT */
/* buckets.h -- stretches of time by name: 2022-08-03, 2022-W31 (ISO 8601), 2022-08, 2022. A bucket is known by its
 * first day. */
#ifndef STATS_BUCKETS_H
#define STATS_BUCKETS_H

#include <moonwire/series.h>

#include "base/date.h"

enum { MW_BUCKET_TEXT = 16 };

const char *mw_per_name(mw_per per);
/* The day that a date names, or the first of the month or year when that is as fine as the bucket; MW_DAY_NONE: undated. */
mw_day mw_bucket_day(mw_per per, mw_str date);
void mw_bucket_name(mw_per per, mw_day day, char text[MW_BUCKET_TEXT]);
/* The first day of the bucket of that name; MW_DAY_NONE: there is none. */
mw_day mw_bucket_first(mw_per per, mw_str name);
/* The first day of the one behind that which begins so. */
mw_day mw_bucket_next(mw_per per, mw_day first);

#endif
