/* SPDX-License-Identifier: MIT */
/* timex.h -- values of TIMEX3: periods of the calendar, lengths of time, hours.
 *
 * A period is a day that lies in it and how wide it is, so "two months ago" is the month of the
 * publication day moved by two, and writing it down is one function. */
#ifndef DATES_TIMEX_H
#define DATES_TIMEX_H

#include "base/date.h"

enum { MW_TIMEX_MAX = 40 };

typedef enum mw_grain {
    MW_GRAIN_NONE, MW_GRAIN_DAY, MW_GRAIN_WEEKEND, MW_GRAIN_WEEK, MW_GRAIN_MONTH, MW_GRAIN_QUARTER,
    MW_GRAIN_SEASON, MW_GRAIN_HALF, MW_GRAIN_YEAR, MW_GRAIN_DECADE, MW_GRAIN_CENTURY
} mw_grain;

typedef struct mw_period {
    mw_day day; /* MW_DAY_NONE: not known */
    mw_grain grain;
} mw_period;

/* 2022-08-03, 2022-W30-WE, 2022-W30, 2022-08, 2022-Q3, 2022-SU, 2022-H2, 2022, 198X, 19. */
void mw_period_text(mw_period period, char value[MW_TIMEX_MAX]);
/* The period `count` later, or earlier when it is negative; its day is MW_DAY_NONE when the
 * calendar (years 1 to 9999) ends before. */
mw_period mw_period_shift(mw_period period, int64_t count);
mw_period mw_period_of(int year, int month, int day, mw_grain grain);

/* Days before or after: the nearest such weekday (1 to 7), today among them. */
mw_day mw_day_back_to(mw_day from, int weekday);
mw_day mw_day_on_to(mw_day from, int weekday);

/* P18M, PT24H, P1.5Y; `unit` is calendar.tsv's: D W 2W WE M Q Y DE CE TH TM TS. `count` below 0 is
 * one that is not told: PXY. A quarter is three months, a fortnight two weeks. */
void mw_duration_text(double count, mw_str unit, char value[MW_TIMEX_MAX]);

#endif
