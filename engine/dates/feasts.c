/* SPDX-License-Identifier: MIT */
/* Seasons, feast days, days that are the name of what happened, and days and weeks counted within a
 * month. */
#include "dates/dates_impl.h"

#include <stdio.h>

/* ---- seasons */

static mw_period season_of_year(int year, mw_str season)
{
    int month = mw_str_is(season, "SP") ? 3 : mw_str_is(season, "SU") ? 6 : mw_str_is(season, "FA") ? 9 : 12;
    return mw_period_of(year, month, 1, MW_GRAIN_SEASON);
}

static bool is_named(const mw_dating *d, uint32_t at)
{
    return mw_dating_capital(d, at) && !mw_scan_shape(&d->scan, at, MW_SENTENCE_FIRST) && at > d->sentence_first &&
           mw_dating_capital(d, at - 1);
}

/* The 42 of "the winter of 1941-42". */
static uint32_t skip_second_year(const mw_dating *d, uint32_t end, int year)
{
    int64_t second;
    mw_str text = mw_scan_text(&d->scan, end + 1);
    if (!mw_scan_hyphen(&d->scan, end) && !mw_dating_is(d, end, "/"))
        return end;
    return mw_str_integer(text, &second) && second % 100 == (year + 1) % 100 ? end + 2 : end;
}

/* summer 2022, the summer of 2022, the summer of last year, the Prague Spring not */
bool mw_rule_season(mw_dating *d, uint32_t at, mw_when *when)
{
    uint32_t next = at + mw_dating_is(d, at, "the");
    mw_told_year told;
    if (!mw_cal_is(d, next, MW_CAL_SEASON) || is_named(d, next))
        return false;
    mw_str season = mw_cal_value(d, next, MW_CAL_SEASON);
    uint32_t end = mw_year_of_part(d, next + 1, &told);
    if (end == next + 1 || (mw_dating_is(d, next + 1, ",") && !told.published && end == next + 2))
        return false;
    mw_when_period(when, skip_second_year(d, end, told.year), season_of_year(told.year, season), "season");
    mw_when_told(when, d, &told);
    return true;
}

/* The season of that name in which a day lies, or the first behind it or before it. */
mw_period mw_season_near(mw_day day, mw_str season, int step)
{
    for (int i = 0; i < 4; i++) {
        mw_period try = mw_period_shift((mw_period){day, MW_GRAIN_SEASON}, step * i);
        char value[MW_TIMEX_MAX];
        mw_period_text(try, value);
        if (try.day != MW_DAY_NONE && mw_str_is(season, value + 5))
            return try;
    }
    return (mw_period){MW_DAY_NONE, MW_GRAIN_SEASON};
}

/* "in the spring", "since the summer"; "in spring" of a history. */
bool mw_rule_bare_season(mw_dating *d, uint32_t at, mw_when *when)
{
    uint32_t next = at + mw_dating_is(d, at, "the");
    if (!mw_cal_is(d, next, MW_CAL_SEASON) || is_named(d, next) ||
        !mw_dating_before(d, at, "in by during since until of") || !mw_ends_phrase(d, next + 1) ||
        mw_dating_is(d, next + 1, "of"))
        return false;
    if (mw_cal_needs(d, next, MW_CAL_SEASON, "season") && next == at)
        return false; /* in fall, in spring: also other words */
    mw_str season = mw_cal_value(d, next, MW_CAL_SEASON);
    when->end = next + 1;
    uint32_t from = d->narrative ? mw_dating_carrier(d, when, 0, 0) : MW_NO_INDEX;
    if (from != MW_NO_INDEX) {
        mw_period last = d->found[from].period;
        mw_period period = last.grain == MW_GRAIN_YEAR ? season_of_year(mw_day_civil(last.day).year, season)
                                                       : mw_season_near(last.day, season, 1);
        mw_when_period(when, next + 1, period, "bare season");
        when->from_date = from;
    } else if (d->published != MW_DAY_NONE) {
        int step = mw_when_tense(d, when) == MW_TENSE_FUTURE ? 1 : -1;
        mw_when_period(when, next + 1, mw_season_near(d->published, season, step), "bare season");
        mw_when_published(when, d);
    } else {
        return false;
    }
    when->yearless = true;
    when->grade = MW_WEAK;
    return true;
}

/* ---- feasts */

/* The Sunday of Easter by the Anonymous Gregorian algorithm ("Meeus/Jones/Butcher"). */
static mw_day easter_of(int year)
{
    int a = year % 19, b = year / 100, c = year % 100, d = b / 4, e = b % 4, g = (8 * b + 13) / 25;
    int h = (19 * a + b - d - g + 15) % 30, i = c / 4, k = c % 4, l = (32 + 2 * e + 2 * i - h - k) % 7;
    int m = (a + 11 * h + 19 * l) / 433, month = (h + l - 7 * m + 90) / 25,
        day = (h + l - 7 * m + 33 * month + 19) % 32;
    return mw_day_of(year, month, day);
}

/* The nth such weekday of a month; from its end where n is 0. */
static mw_day nth_weekday(int year, int month, int n, int weekday)
{
    if (n == 0) {
        mw_day last = mw_day_of(year, month, mw_month_days(year, month));
        return last == MW_DAY_NONE ? last : mw_day_back_to(last, weekday);
    }
    mw_day first = mw_day_of(year, month, 1);
    if (first == MW_DAY_NONE)
        return first;
    mw_day day = mw_day_on_to(first, weekday) + 7 * (n - 1);
    return mw_day_civil(day).month == month ? day : MW_DAY_NONE;
}

/* A feast's day in a year. Its cell: MM-DD; E-2, days from Easter; 11#4-4, the 4th Thursday of November. */
static mw_day feast_of(mw_str date, int year)
{
    int64_t a, b, c;
    size_t sharp = mw_str_find(date, MW_STR("#"), 0);
    if (year < 1000 || year > 9000 || date.len < 2)
        return MW_DAY_NONE;
    if (date.data[0] == 'E')
        return mw_str_integer(mw_str_sub(date, 1 + (date.data[1] == '+'), date.len), &a) && a > -99 && a < 99
                   ? easter_of(year) + (mw_day)a : MW_DAY_NONE;
    if (sharp + 3 < date.len)
        return mw_str_integer(mw_str_sub(date, 0, sharp), &a) &&
                       mw_str_integer(mw_str_sub(date, sharp + 1, sharp + 2), &b) &&
                       mw_str_integer(mw_str_sub(date, sharp + 3, date.len), &c) && a >= 1 && a <= 12
                   ? nth_weekday(year, (int)a, (int)b, (int)c)
                   : MW_DAY_NONE;
    return date.len == 5 && mw_str_integer(mw_str_sub(date, 0, 2), &a) && mw_str_integer(mw_str_sub(date, 3, 5), &b) &&
                   a >= 1 && a <= 12 && b >= 1 && b <= 31
               ? mw_day_of(year, (int)a, (int)b) : MW_DAY_NONE;
}

/* A feast without a year: the nearest by the clause's tense, or of the year that a history is in. */
static bool nearest_feast(const mw_dating *d, mw_when *when, uint32_t end, mw_str date)
{
    when->end = end;
    uint32_t from = d->narrative ? mw_dating_carrier(d, when, 0, 0) : MW_NO_INDEX;
    if (from == MW_NO_INDEX && d->published == MW_DAY_NONE)
        return mw_when_unknown(when, end, "holiday");
    int year = mw_day_civil(from == MW_NO_INDEX ? d->published : d->found[from].period.day).year;
    mw_day day = feast_of(date, year);
    if (day == MW_DAY_NONE)
        return false;
    if (from == MW_NO_INDEX) {
        enum { SOON = 75 };
        mw_day other = feast_of(date, day > d->published ? year - 1 : year + 1);
        mw_day future = day >= d->published ? day : other, past = day >= d->published ? other : day;
        bool ahead =
            mw_when_tense(d, when) == MW_TENSE_FUTURE || (future - d->published < SOON && d->published - past > 300);
        day = day == d->published ? day : ahead ? future : past;
    }
    mw_when_period(when, end, (mw_period){day, MW_GRAIN_DAY}, "holiday");
    when->yearless = true;
    when->from_date = from;
    if (from == MW_NO_INDEX)
        mw_when_published(when, d);
    when->grade = MW_WEAK;
    return day != MW_DAY_NONE;
}

bool mw_rule_holiday(mw_dating *d, uint32_t at, mw_when *when)
{
    if (!mw_cal_is(d, at, MW_CAL_HOLIDAY))
        return false;
    mw_str date = mw_cal_value(d, at, MW_CAL_HOLIDAY);
    mw_told_year told;
    uint32_t end = at + mw_cal_tokens(d, at), past = mw_year_of_part(d, end, &told);
    bool month_last = mw_dating_capital(d, end - 1) && mw_cal_tokens(d, at) > 2; /* the fourth of July 1995 */
    if (!mw_dating_capital(d, at) && !(month_last && past > end))
        return false;
    if (past == end)
        return nearest_feast(d, when, end, date);
    mw_day day = feast_of(date, told.year);
    mw_when_period(when, past, (mw_period){day, MW_GRAIN_DAY}, "holiday");
    mw_when_told(when, d, &told);
    return day != MW_DAY_NONE;
}

/* ---- days that are the name of what happened */

/* The row of known-days.tsv for that month and day and the words at `at`, or a few nouns on: "bus and subway
 * bombings". */
static const mw_row *known_at(const mw_dating *d, uint32_t at, int month, int day)
{
    enum { NOUNS = 4 };
    char date[8];
    snprintf(date, sizeof date, "%02u-%02u", (unsigned)month % 100, (unsigned)day % 100);
    for (uint32_t next = at; next < at + NOUNS && next < d->scan.end; next++) {
        mw_hit hit;
        const mw_row *row = mw_scan_match(&d->scan, next, d->known, &hit) ? hit.row : NULL;
        while (row && !mw_str_is(mw_row_get(row, "day"), date))
            row = mw_row_next(row);
        mw_pos pos = (mw_pos)d->scan.tokens[next].pos;
        if (row || !(pos == MW_NOUN || pos == MW_PROPN || pos == MW_ADJ || pos == MW_CCONJ))
            return row;
    }
    return NULL;
}

static bool take_known(const mw_dating *d, mw_when *when, uint32_t end, mw_str year, int month, int day,
                       const mw_row *row)
{
    int64_t number;
    if (!mw_str_integer(year, &number) || number < 1 || number > 9999)
        return false;
    mw_day found = mw_day_of((int)number, month, day);
    if (found == MW_DAY_NONE || (d->published != MW_DAY_NONE && found > d->published))
        return false;
    mw_when_period(when, end, (mw_period){found, MW_GRAIN_DAY}, "known day");
    mw_dating_note(d, MW_DATES_KNOWN, row);
    return true;
}

/* 9/11; the September 11 attacks, the 11 September attacks, the attacks of September 11 */
bool mw_rule_known(mw_dating *d, uint32_t at, mw_when *when)
{
    if (mw_cal_is(d, at, MW_CAL_KNOWN)) {
        mw_str date = mw_cal_value(d, at, MW_CAL_KNOWN);
        mw_day day = mw_day_parse(date);
        if (day == MW_DAY_NONE || (d->published != MW_DAY_NONE && day > d->published))
            return false;
        mw_when_period(when, at + mw_cal_tokens(d, at), (mw_period){day, MW_GRAIN_DAY}, "known day");
        return true;
    }
    int month, day;
    uint32_t tokens, used, end;
    if (mw_read_month(d, at, &month, &tokens) && mw_read_day_number(d, at + tokens, &day, &used))
        end = at + tokens + used;
    else if (mw_read_day_number(d, at, &day, &used) && mw_read_month(d, at + used, &month, &tokens))
        end = at + tokens + used;
    else
        return false;
    const mw_row *row = known_at(d, end, month, day);
    if (!row && at >= d->sentence_first + 2 && mw_dating_before(d, at, "of on"))
        row = known_at(d, at - 2, month, day);
    mw_told_year told;
    return row && mw_year_of_part(d, end, &told) == end &&
           take_known(d, when, end, mw_row_get(row, "year"), month, day, row);
}

/* ---- within a month */

typedef struct ordinal {
    int n; /* 0: the last */
    uint32_t end;
} ordinal;

static bool read_ordinal(const mw_dating *d, uint32_t at, ordinal *o)
{
    uint32_t next = at + (uint32_t)mw_dating_is(d, at, "the"), tokens;
    if (mw_dating_in(d, next, "last final")) {
        *o = (ordinal){0, next + 1};
        return true;
    }
    if (!mw_read_day_number(d, next, &o->n, &tokens) || o->n > 5 ||
        !(mw_cal_is(d, next, MW_CAL_ORDINAL) || mw_scan_shape(&d->scan, next, MW_ORDINAL)))
        return false;
    o->end = next + tokens;
    return true;
}

/* The nth week of a month or year: the first is that of its 4th day, as ISO 8601 has it. */
static mw_day nth_week(mw_period of, int n)
{
    mw_civil c = mw_day_civil(of.day);
    int month = of.grain == MW_GRAIN_YEAR ? (n ? 1 : 12) : c.month;
    mw_day day = mw_day_of(c.year, month, n ? 4 : mw_month_days(c.year, month) - 3);
    return day == MW_DAY_NONE ? day : day + 7 * (n ? n - 1 : 0);
}

/* the first days of May, the last months of 1944 */
static bool edge_of(const mw_dating *d, mw_when *when, const mw_when *inner, const ordinal *o)
{
    (void)d;
    if (o->n > 1)
        return false;
    uint32_t first = when->first;
    *when = *inner;
    when->first = first;
    when->mod = o->n ? MW_STR("START") : MW_STR("END");
    when->rule = "edge of a period";
    return true;
}

static void keep_basis(mw_when *when, const mw_when *inner)
{
    when->from_published = inner->from_published;
    when->from_date = inner->from_date;
    when->yearless = inner->yearless;
    when->grade = MW_WEAK;
}

/* the first Monday of May, the last week of July, the last day of the year, the first days of 1945 */
bool mw_rule_of_month(mw_dating *d, uint32_t at, mw_when *when)
{
    ordinal o;
    int weekday = 0;
    uint32_t tokens = 1;
    if (!read_ordinal(d, at, &o))
        return false;
    bool week = mw_dating_is(d, o.end, "week"), day = mw_dating_is(d, o.end, "day"),
         month = mw_dating_is(d, o.end, "month");
    bool many = mw_dating_in(d, o.end, "days weeks months");
    if (!week && !day && !month && !many && !mw_read_weekday(d, o.end, &weekday, &tokens))
        return false;
    uint32_t of = o.end + tokens;
    mw_when inner = {.first = of + 1, .from_date = MW_NO_INDEX};
    if (!mw_dating_in(d, of, "of in") || !mw_read_period(d, of + 1, &inner) || inner.period.day == MW_DAY_NONE ||
        (inner.period.grain != MW_GRAIN_MONTH && (inner.period.grain != MW_GRAIN_YEAR || weekday)) ||
        (month && inner.period.grain != MW_GRAIN_YEAR))
        return false;
    if (many)
        return edge_of(d, when, &inner, &o);
    mw_civil c = mw_day_civil(inner.period.day);
    mw_period found = {MW_DAY_NONE, week ? MW_GRAIN_WEEK : month ? MW_GRAIN_MONTH : MW_GRAIN_DAY};
    if (month)
        found.day = mw_day_of(c.year, o.n ? o.n : 12, 1);
    else if (weekday)
        found.day = nth_weekday(c.year, c.month, o.n, weekday);
    else if (week)
        found.day = nth_week(inner.period, o.n);
    else if (inner.period.grain == MW_GRAIN_MONTH)
        found.day = mw_day_of(c.year, c.month, o.n ? o.n : mw_month_days(c.year, c.month));
    else
        found.day = mw_day_of(c.year, o.n ? 1 : 12, o.n ? o.n : 31);
    if (found.day == MW_DAY_NONE)
        return false;
    mw_when_period(when, inner.end, found, "day or week of a month");
    keep_basis(when, &inner);
    return true;
}

/* the week of 3 August, the week ended Aug. 3 */
bool mw_rule_week_of(mw_dating *d, uint32_t at, mw_when *when)
{
    uint32_t next = at + (uint32_t)mw_dating_is(d, at, "the");
    if (!mw_dating_is(d, next, "week") || !mw_dating_in(d, next + 1, "of beginning starting ending ended"))
        return false;
    mw_when inner = {.first = next + 2, .from_date = MW_NO_INDEX};
    if (!mw_read_period(d, next + 2, &inner) || inner.period.grain != MW_GRAIN_DAY || inner.period.day == MW_DAY_NONE)
        return false;
    mw_when_period(when, inner.end, (mw_period){inner.period.day, MW_GRAIN_WEEK}, "week of a day");
    keep_basis(when, &inner);
    return true;
}
