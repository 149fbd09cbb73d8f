/* SPDX-License-Identifier: MIT */
/* The calendar in days, weeks, months or years. */
#include "stats/buckets.h"

#include <stdio.h>

static const char *const PERS[] = {"day", "week", "month", "year"};

bool mw_per_parse(mw_str name, mw_per *per)
{
    for (size_t i = 0; i < sizeof PERS / sizeof *PERS; i++)
        if (mw_str_is(name, PERS[i])) {
            *per = (mw_per)i;
            return true;
        }
    return false;
}

const char *mw_per_name(mw_per per)
{
    return PERS[per];
}

static mw_day first_day(mw_per per, mw_day day)
{
    mw_civil civil = mw_day_civil(day);
    switch (per) {
    case MW_PER_DAY:
        return day;
    case MW_PER_WEEK:
        return day - (mw_day_weekday(day) - 1);
    case MW_PER_MONTH:
        return mw_day_of(civil.year, civil.month, 1);
    default:
        return mw_day_of(civil.year, 1, 1);
    }
}

mw_day mw_bucket_next(mw_per per, mw_day first)
{
    static const int LONGEST[] = {1, 7, 31, 366}; /* days: enough to be in the next one */
    return first_day(per, first + LONGEST[per]);
}

void mw_bucket_name(mw_per per, mw_day day, char text[MW_BUCKET_TEXT])
{
    int year, week;
    mw_day_text(day, text);
    if (per == MW_PER_WEEK) {
        mw_day_week(day, &year, &week);
        snprintf(text, MW_BUCKET_TEXT, "%04d-W%02d", year, week);
    } else if (per == MW_PER_MONTH) {
        text[7] = '\0';
    } else if (per == MW_PER_YEAR) {
        text[4] = '\0';
    }
}

/* Four digits, so that names sort as time does, also for the weeks at both ends. */
static bool is_year(int64_t year)
{
    return year > 1000 && year < 9999;
}

mw_day mw_bucket_day(mw_per per, mw_str date)
{
    int64_t year, month = 1;
    mw_day day = mw_day_parse(date);
    if (day != MW_DAY_NONE)
        return is_year(mw_day_civil(day).year) ? day : MW_DAY_NONE;
    bool has_month = date.len == 7 && date.data[4] == '-';
    if ((has_month && per < MW_PER_MONTH) || (!has_month && (date.len != 4 || per < MW_PER_YEAR)))
        return MW_DAY_NONE;
    if (!mw_str_integer(mw_str_sub(date, 0, 4), &year) || !is_year(year) ||
        (has_month && !mw_str_integer(mw_str_sub(date, 5, 7), &month)) || month < 1 || month > 12)
        return MW_DAY_NONE;
    return mw_day_of((int)year, (int)month, 1);
}

mw_day mw_bucket_first(mw_per per, mw_str name)
{
    int64_t year, week;
    if (per != MW_PER_WEEK)
        return mw_bucket_day(per, name);
    if (name.len != 8 || name.data[4] != '-' || name.data[5] != 'W' ||
        !mw_str_integer(mw_str_sub(name, 0, 4), &year) || !is_year(year) ||
        !mw_str_integer(mw_str_sub(name, 6, 8), &week) || week < 1 || week > 53)
        return MW_DAY_NONE;
    mw_day in_first_week = mw_day_of((int)year, 1, 4); /* ISO 8601: the week of January 4 */
    return first_day(MW_PER_WEEK, in_first_week) + 7 * ((int)week - 1);
}
