/* SPDX-License-Identifier: MIT */
/* date.h -- the proleptic Gregorian calendar, without time zones.
 *
 * A day is a count from 1970-01-01, so arithmetic is integer arithmetic. Conversions are Howard
 * Hinnant's "chrono-compatible low-level date algorithms" (days_from_civil and its inverse). */
#ifndef BASE_DATE_H
#define BASE_DATE_H

#include <moonwire/str.h>

typedef int32_t mw_day;
#define MW_DAY_NONE INT32_MIN

typedef struct mw_civil {
    int year, month, day; /* month 1..12, day 1..31 */
} mw_civil;

mw_day mw_day_of(int year, int month, int day); /* MW_DAY_NONE when there is no such day */
mw_civil mw_day_civil(mw_day day);
int mw_day_weekday(mw_day day);                           /* ISO: Monday 1 … Sunday 7 */
void mw_day_week(mw_day day, int *iso_year, int *week);   /* ISO 8601 week */
int mw_month_days(int year, int month);                   /* 28..31 */

enum { MW_DATE_TEXT = 16 };
void mw_day_text(mw_day day, char text[MW_DATE_TEXT]); /* YYYY-MM-DD */
/* Reads YYYY-MM-DD at the start of `text`; what follows must be the end, a blank or a `T`. */
mw_day mw_day_parse(mw_str text);

/* Whether all of `text` is a date as articles and TIMEX3 write it: 2022-08-03, also with a time behind
 * it; 2022-08, 2022, 202X, 2022-W30, 2022-W30-WE, 2022-Q3, 2022-H2, 2022-SU. */
bool mw_date_is_written(mw_str text);

#endif
