/* SPDX-License-Identifier: MIT */
/* pubdate.h -- the forms in which files and pages write their publication date. */
#ifndef READ_PUBDATE_H
#define READ_PUBDATE_H

#include "base/arena.h"

enum { MW_PUBDATE_TEXT = 32 };

/* Reads "2022-08-03", perhaps with a time and a zone, "Wed, 03 Aug 2022 14:00:00 GMT", "August 3,
 * 2022", "3 Aug 2022", "20220803" into YYYY-MM-DD, with THH:MM and on where a time was there. A
 * date whose order of day and month is not certain (03/08/2022) is not read. */
bool mw_pubdate_parse(mw_str text, char when[MW_PUBDATE_TEXT]);

/* A day with its month in words at the start of `text`: "Aug 3", "Wed, 3 August 2022". Its length,
 * 0 when there is none; `when` is "" where the year is not said. */
size_t mw_pubdate_scan_day(mw_str text, char when[MW_PUBDATE_TEXT]);

#endif
