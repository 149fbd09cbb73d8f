/* SPDX-License-Identifier: MIT */
/* Values of TIMEX3, by integer arithmetic. */
#include "dates/timex.h"

#include <stdio.h>

static const char SEASONS[4][3] = {"WI", "SP", "SU", "FA"}; /* by the quarter that begins in December */

static int season_of(mw_civil c)
{
    return c.month % 12 / 3;
}

void mw_period_text(mw_period period, char value[MW_TIMEX_MAX])
{
    value[0] = '\0';
    if (period.day == MW_DAY_NONE)
        return;
    mw_civil c = mw_day_civil(period.day);
    int year, week;
    mw_day_week(period.day, &year, &week);
    if (c.year < 1 || c.year > 9999) /* the Monday after the last day that four digits can tell */
        return;
    switch (period.grain) {
    case MW_GRAIN_NONE:
        break;
    case MW_GRAIN_DAY:
        mw_day_text(period.day, value);
        break;
    case MW_GRAIN_WEEKEND:
        snprintf(value, MW_TIMEX_MAX, "%04d-W%02d-WE", year, week);
        break;
    case MW_GRAIN_WEEK:
        snprintf(value, MW_TIMEX_MAX, "%04d-W%02d", year, week);
        break;
    case MW_GRAIN_MONTH:
        snprintf(value, MW_TIMEX_MAX, "%04d-%02d", c.year, c.month);
        break;
    case MW_GRAIN_QUARTER:
        snprintf(value, MW_TIMEX_MAX, "%04d-Q%d", c.year, (c.month - 1) / 3 + 1);
        break;
    case MW_GRAIN_SEASON: /* a winter is named after the year in which it begins */
        snprintf(value, MW_TIMEX_MAX, "%04d-%s", c.year - (c.month < 3), SEASONS[season_of(c)]);
        break;
    case MW_GRAIN_HALF:
        snprintf(value, MW_TIMEX_MAX, "%04d-H%d", c.year, c.month > 6 ? 2 : 1);
        break;
    case MW_GRAIN_YEAR:
        snprintf(value, MW_TIMEX_MAX, "%04d", c.year);
        break;
    case MW_GRAIN_DECADE:
        snprintf(value, MW_TIMEX_MAX, "%03dX", c.year / 10);
        break;
    case MW_GRAIN_CENTURY:
        snprintf(value, MW_TIMEX_MAX, "%02d", c.year / 100);
        break;
    }
}

mw_period mw_period_of(int year, int month, int day, mw_grain grain)
{
    return (mw_period){mw_day_of(year, month, day), grain};
}

/* The same day of another month, or its last day where the month is shorter. */
static mw_day shift_months(mw_day from, int64_t months)
{
    mw_civil c = mw_day_civil(from);
    int64_t month = (int64_t)c.year * 12 + c.month - 1 + months;
    if (month < 12 || month >= 10000 * 12)
        return MW_DAY_NONE;
    int year = (int)(month / 12), of_year = (int)(month % 12) + 1;
    int last = mw_month_days(year, of_year);
    return mw_day_of(year, of_year, c.day < last ? c.day : last);
}

static mw_day shift_days(mw_day from, int64_t days)
{
    int64_t day = from + days;
    mw_day first = mw_day_of(1, 1, 1), last = mw_day_of(9999, 12, 31);
    return day < first || day > last ? MW_DAY_NONE : (mw_day)day;
}

mw_period mw_period_shift(mw_period period, int64_t count)
{
    static const int MONTHS[] = {[MW_GRAIN_MONTH] = 1, [MW_GRAIN_QUARTER] = 3, [MW_GRAIN_SEASON] = 3,
                                 [MW_GRAIN_HALF] = 6, [MW_GRAIN_YEAR] = 12, [MW_GRAIN_DECADE] = 120,
                                 [MW_GRAIN_CENTURY] = 1200};
    enum { FAR = 10000 * 366 }; /* more than the calendar holds, in any unit */
    if (period.day == MW_DAY_NONE || count > FAR || count < -FAR)
        return (mw_period){MW_DAY_NONE, period.grain};
    switch (period.grain) {
    case MW_GRAIN_NONE:
    case MW_GRAIN_DAY:
        period.day = shift_days(period.day, count);
        break;
    case MW_GRAIN_WEEKEND:
    case MW_GRAIN_WEEK:
        period.day = shift_days(period.day, count * 7);
        break;
    default:
        period.day = shift_months(period.day, count * MONTHS[period.grain]);
        break;
    }
    return period;
}

mw_day mw_day_back_to(mw_day from, int weekday)
{
    return from - (mw_day_weekday(from) - weekday + 7) % 7;
}

mw_day mw_day_on_to(mw_day from, int weekday)
{
    return from + (weekday - mw_day_weekday(from) + 7) % 7;
}

/* Up to two decimals, none that is a closing zero: 18, 1.5, 2.25, X. */
static void count_text(double count, char text[24])
{
    if (count < 0 || count > 1e9) {
        snprintf(text, 24, "X");
        return;
    }
    int64_t hundredths = (int64_t)(count * 100 + 0.5);
    int whole = (int)(hundredths / 100), rest = (int)(hundredths % 100);
    if (rest == 0)
        snprintf(text, 24, "%d", whole);
    else if (rest % 10 == 0)
        snprintf(text, 24, "%d.%d", whole, rest / 10);
    else
        snprintf(text, 24, "%d.%02d", whole, rest);
}

void mw_duration_text(double count, mw_str unit, char value[MW_TIMEX_MAX])
{
    char number[24];
    bool clock = unit.len == 2 && unit.data[0] == 'T';
    if (mw_str_is(unit, "Q")) {
        count *= 3;
        unit = MW_STR("M");
    } else if (mw_str_is(unit, "2W")) {
        count *= 2;
        unit = MW_STR("W");
    } else if (clock) {
        unit = mw_str_sub(unit, 1, 2);
    }
    if (count == 0.5 && (mw_str_is(unit, "Y") || (clock && mw_str_is(unit, "H")))) { /* half an hour */
        unit = MW_STR("M");
        count = clock ? 30 : 6;
    }
    if (count > 0 && count != (double)(int64_t)count && (mw_str_is(unit, "DE") || mw_str_is(unit, "CE"))) {
        count *= mw_str_is(unit, "DE") ? 10 : 100; /* half a century */
        unit = MW_STR("Y");
    }
    count_text(count, number);
    snprintf(value, MW_TIMEX_MAX, "P%s%s%.*s", clock ? "T" : "", number, MW_ARG(unit));
}
