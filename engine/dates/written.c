/* SPDX-License-Identifier: MIT */
/* Dates written out: ISO, numeric, day-month-year and month-day-year in their usual orders, with
 * or without weekday and year, and the two days of "April 3-5". */
#include "dates/dates_impl.h"

#include <stdio.h>

/* ---- numeric */

typedef struct triple {
    int part[3], width[3];
    char mark;
    size_t end; /* bytes */
} triple;

static size_t read_part(mw_str text, size_t at, int *value)
{
    size_t start = at;
    *value = 0;
    while (at < text.len && at - start < 4 && text.data[at] >= '0' && text.data[at] <= '9')
        *value = *value * 10 + (text.data[at++] - '0');
    return at - start;
}

/* Three numbers with the same mark between them, as one run of bytes: 2022-08-03, 3/8/22. */
static bool read_triple(mw_str text, size_t start, triple *t)
{
    size_t at = start;
    for (int i = 0; i < 3; i++) {
        size_t width = read_part(text, at, &t->part[i]);
        if (width == 0)
            return false;
        t->width[i] = (int)width;
        at += width;
        if (i == 2)
            break;
        char mark = at < text.len ? text.data[at] : '\0';
        if ((mark != '-' && mark != '/' && mark != '.') || (i == 1 && mark != t->mark))
            return false;
        t->mark = mark;
        at++;
    }
    t->end = at;
    return true;
}

/* The token after the one that ends at byte `end`; 0 when none does. */
static uint32_t token_past(const mw_dating *d, uint32_t at, size_t end)
{
    while (at < d->scan.end && d->scan.tokens[at].end < end)
        at++;
    return at < d->scan.end && d->scan.tokens[at].end == end ? at + 1 : 0;
}

static bool triple_at(const mw_dating *d, uint32_t at, triple *t, uint32_t *end)
{
    if (!mw_scan_shape(&d->scan, at, MW_NUMBER) ||
        (at > d->sentence_first && mw_scan_glued(&d->scan, at - 1) &&
         mw_dating_in(d, at - 1, "- / . _ =")))
        return false;
    if (!read_triple(d->scan.text, d->scan.tokens[at].start, t))
        return false;
    *end = token_past(d, at, t->end);
    return *end != 0;
}

bool mw_rule_iso(mw_dating *d, uint32_t at, mw_when *when)
{
    triple t;
    uint32_t end;
    if (!triple_at(d, at, &t, &end) || t.width[0] != 4 || t.width[1] > 2 || t.width[2] > 2 ||
        t.part[0] < 1000)
        return false;
    mw_when_day(when, end, t.part[0], t.part[1], t.part[2], "iso");
    return true;
}

static int full_year(const triple *t)
{
    if (t->width[2] == 4)
        return t->part[2];
    return t->width[2] == 2 ? t->part[2] + (t->part[2] < 70 ? 2000 : 1900) : 0;
}

/* 03/08/2022 is decided by a part over 12, by dots (the Continent's), by how the article writes its
 * other dates; else only the year is known. */
bool mw_rule_slashed(mw_dating *d, uint32_t at, mw_when *when)
{
    triple t;
    uint32_t end;
    if (!triple_at(d, at, &t, &end) || t.width[0] > 2 || t.width[1] > 2)
        return false;
    int year = full_year(&t), first = t.part[0], second = t.part[1];
    if (year < 1000 || first == 0 || second == 0 || first > 31 || second > 31 ||
        (t.width[2] == 2 && t.mark == '.'))
        return false;
    if (first <= 12 && second <= 12 && first != second && t.mark != '.' && !d->order) {
        mw_when_period(when, end, mw_period_of(year, 1, 1, MW_GRAIN_YEAR), "numeric, order unknown");
        mw_dating_note(d, MW_DATES_ORDER, NULL);
        when->grade = MW_GUESS;
        snprintf(when->value, sizeof when->value, "%04d-XX-XX", year);
        when->period.day = MW_DAY_NONE;
        return true;
    }
    bool month_first = second > 12 || (first <= 12 && t.mark != '.' && d->order == 'm');
    mw_when_day(when, end, year, month_first ? first : second, month_first ? second : first, "numeric");
    when->order = t.mark == '.' || (first <= 12 && second <= 12) ? 0 : month_first ? 'm' : 'd';
    return true;
}

/* ---- in words */

/* ", 2022", " of 2022", " 2022", " this year", " of that year": returns the tokens past it, or `at`. */
static uint32_t read_year_after(mw_dating *d, uint32_t at, mw_told_year *told)
{
    uint32_t next = at + (uint32_t)mw_dating_in(d, at, ", of in");
    bool comma = mw_dating_is(d, at, ",");
    *told = (mw_told_year){.from = MW_NO_INDEX};
    if (mw_read_year(d, next, &told->year) && told->year >= 1200 && !mw_scan_shape(&d->scan, next, MW_ORDINAL))
        return next + 1;
    told->year = 0;
    if (comma && !mw_dating_in(d, next, "the that"))
        return at;
    uint32_t end = mw_year_of_text(d, at, told);
    if (end != at || comma || !mw_cal_is(d, next, MW_CAL_WHICH) || d->published == MW_DAY_NONE)
        return end;
    uint32_t unit = next + mw_cal_tokens(d, next), used;
    mw_grain grain;
    if (!mw_read_grain(d, unit, &grain, &used) || grain != MW_GRAIN_YEAR)
        return at;
    told->year = mw_day_civil(d->published).year + mw_cal_number(d, next, MW_CAL_WHICH);
    told->published = true;
    return unit + used;
}

/* The hyphen or word between the two days of a range or list. */
static bool is_between(const mw_dating *d, uint32_t at)
{
    return mw_scan_hyphen(&d->scan, at) || mw_dating_in(d, at, "to and or until through till , &");
}

/* A weekday that opens a date: "Wednesday, 3 August", "Wed 3 Aug". Returns tokens past it. */
static uint32_t skip_weekday(const mw_dating *d, uint32_t at, int *weekday)
{
    uint32_t tokens;
    *weekday = 0;
    if (!mw_read_weekday(d, at, weekday, &tokens))
        return at;
    uint32_t next = at + tokens;
    if (mw_dating_in(d, next, ", (") || mw_scan_hyphen(&d->scan, next))
        next++;
    if (mw_dating_is(d, next, "on") || (mw_dating_is(d, next, "the") && !mw_cal_is(d, next + 1, MW_CAL_MONTH)))
        next++; /* not "said Wednesday the October 8 quake" */
    return next;
}

/* The bracket of "Wednesday (Aug 3)". */
static uint32_t close_bracket(const mw_dating *d, uint32_t first, uint32_t end)
{
    for (uint32_t i = first; i < end; i++)
        if (mw_dating_is(d, i, "(") && !mw_dating_is(d, end - 1, ")"))
            return mw_dating_is(d, end, ")") ? end + 1 : 0;
    return end;
}

/* A weekday may tell the year: one year on or back, where the day is such a one. */
static void try_years(mw_when *when, int month, int day, int weekday)
{
    mw_day nearest = when->period.day;
    for (int other = -1; other <= 1; other += 2) {
        mw_day try = mw_day_of(mw_day_civil(nearest).year + other, month, day);
        if (try != MW_DAY_NONE && mw_day_weekday(try) == weekday) {
            when->period.day = try;
            mw_period_text(when->period, when->value);
            return;
        }
    }
}

/* "2 August 216 BC": a day that the calendar of periods does not reach has a value alone. */
static bool day_of_era(const mw_dating *d, mw_when *when, uint32_t end, int month, int day, const char *rule)
{
    int64_t year;
    mw_str digits = mw_scan_text(&d->scan, end);
    if (!mw_cal_is(d, end + 1, MW_CAL_ERA) || !mw_dating_capital(d, end + 1) || digits.len > 4 ||
        !mw_str_integer(digits, &year) || year < 1 || !mw_str_is(mw_cal_value(d, end + 1, MW_CAL_ERA), "BC"))
        return false;
    char value[MW_TIMEX_MAX];
    snprintf(value, sizeof value, "BC%04u-%02u-%02u", (unsigned)year % 10000, (unsigned)month % 100, (unsigned)day % 100);
    mw_when_text(when, end + 1 + mw_cal_tokens(d, end + 1), value, rule);
    return true;
}

static bool finish_day(mw_dating *d, uint32_t at, mw_when *when, uint32_t end, const mw_told_year *told, int month,
                       int day, int weekday, const char *rule)
{
    when->first = at;
    when->end = end;
    when->rule = rule;
    if (!told->year && day_of_era(d, when, end, month, day, rule))
        return true;
    if (told->year)
        mw_when_day(when, end, told->year, month, day, rule);
    else
        mw_when_nearest(d, when, month, day);
    if (told->year && when->value[0])
        mw_when_told(when, d, told);
    if (weekday && when->period.day != MW_DAY_NONE && mw_day_weekday(when->period.day) != weekday) {
        if (!told->year && mw_dating_has(d, MW_DATES_WEEKDAY_TELLS))
            try_years(when, month, day, weekday);
        mw_dating_note(d, MW_DATES_WEEKDAY_TELLS, NULL);
        when->grade = MW_WEAK;
    }
    uint32_t closed = close_bracket(d, at, end);
    if (closed == 0)
        return false;
    when->end = closed;
    return true;
}

/* The weekday behind the day: "17 Aug (Wed)". Returns the tokens past the bracket, or `at`. */
static uint32_t bracketed_weekday(const mw_dating *d, uint32_t at, int *weekday)
{
    if (*weekday || !mw_dating_is(d, at, "(") || !mw_cal_is(d, at + 1, MW_CAL_WEEKDAY))
        return at;
    uint32_t end = at + 1 + mw_cal_tokens(d, at + 1);
    end += (uint32_t)(mw_dating_is(d, end, ".") && mw_scan_glued(&d->scan, end - 1));
    if (!mw_dating_is(d, end, ")"))
        return at;
    *weekday = mw_cal_number(d, at + 1, MW_CAL_WEEKDAY);
    return end + 1;
}

/* 3 August 2022, Wednesday 3 August, the 10th of April, 10th Apr, 2021. */
bool mw_rule_day_month(mw_dating *d, uint32_t at, mw_when *when)
{
    int weekday, day, month;
    mw_told_year told = {.from = MW_NO_INDEX};
    uint32_t tokens, next = skip_weekday(d, at, &weekday);
    bool the = mw_dating_is(d, next, "the");
    if (!mw_read_day_number(d, next + the, &day, &tokens))
        return false;
    next += the + tokens;
    if (mw_dating_is(d, next, "of") || mw_scan_hyphen(&d->scan, next))
        next++;
    else if (the && !(mw_cal_is(d, next, MW_CAL_MONTH) && mw_scan_shape(&d->scan, next - 1, MW_ORDINAL)))
        return false; /* the 11 September attacks: no part of the date */
    if (!mw_read_month(d, next, &month, &tokens))
        return false;
    next += tokens;
    if (mw_scan_hyphen(&d->scan, next) && mw_scan_glued(&d->scan, next) && mw_read_year(d, next + 1, &told.year))
        next += 2; /* 03-Aug-2022 */
    else
        next = read_year_after(d, next, &told);
    next = bracketed_weekday(d, next, &weekday);
    return finish_day(d, at, when, next, &told, month, day, weekday, "day month year");
}

/* Does a figure's noun follow? "April 3 and 5 people". */
static bool is_counting(const mw_dating *d, uint32_t at)
{
    return mw_scan_shape(&d->scan, at, MW_WORD) && !mw_dating_capital(d, at) && !mw_ends_phrase(d, at);
}

/* The other days of a list, and the year at its end: "3-5, 2021". Leaves the tokens of the first. */
static void look_ahead(mw_dating *d, uint32_t at, mw_told_year *told)
{
    for (int times = 0; times < 4 && is_between(d, at); times++) {
        int day;
        uint32_t tokens;
        if (mw_read_day_number(d, at + 1, &day, &tokens) && !is_counting(d, at + 1 + tokens))
            at += 1 + tokens;
        else
            return;
        if (read_year_after(d, at, told) > at)
            return;
    }
}

/* August 3, Aug. 3, 2022, Wednesday, August 3rd, April the 10th, Wednesday (Aug 3). */
bool mw_rule_month_day(mw_dating *d, uint32_t at, mw_when *when)
{
    int weekday, day, month;
    mw_told_year told;
    uint32_t tokens, next = skip_weekday(d, at, &weekday);
    if (!mw_read_month(d, next, &month, &tokens))
        return false;
    next += tokens;
    if (mw_dating_is(d, next, "the") || (mw_scan_hyphen(&d->scan, next) && mw_scan_glued(&d->scan, next)))
        next++;
    if (!mw_read_day_number(d, next, &day, &tokens))
        return false;
    next += tokens;
    if (mw_scan_shape(&d->scan, next, MW_WORD) && mw_cal_is(d, next, MW_CAL_CLOCK))
        return false; /* "in May 3 p.m." */
    uint32_t end = read_year_after(d, next, &told);
    if (end == next)
        look_ahead(d, next, &told);
    end = bracketed_weekday(d, end, &weekday);
    return finish_day(d, at, when, end, &told, month, day, weekday, "month day year");
}

/* The first of "3-5 April 2021", "on 3, 5 and 9 April": the date at the end tells the rest. */
bool mw_rule_day_range(mw_dating *d, uint32_t at, mw_when *when)
{
    enum { LIST_MAX = 5 };
    int day, other;
    uint32_t tokens;
    if (mw_cal_is(d, at, MW_CAL_MONTH) || !mw_read_day_number(d, at, &day, &tokens))
        return false;
    uint32_t end = at + tokens, next = end;
    if (!mw_scan_hyphen(&d->scan, next) &&
        !(mw_dating_in(d, next, "and to or until till through , &") &&
          mw_dating_before(d, at, "on between from , the of")))
        return false;
    for (int i = 0; i < LIST_MAX && is_between(d, next); i++) {
        mw_when later = {.from_date = MW_NO_INDEX};
        if (mw_rule_day_month(d, next + 1, &later)) {
            mw_civil c = mw_day_civil(later.period.day == MW_DAY_NONE ? 0 : later.period.day);
            if (later.period.day == MW_DAY_NONE || day >= c.day)
                return false;
            mw_when_day(when, end, c.year, c.month, day, "day of a range");
            when->from_published = later.from_published;
            when->from_date = later.from_date;
            when->yearless = later.yearless;
            return true;
        }
        if (!mw_read_day_number(d, next + 1, &other, &tokens))
            return false;
        next += 1 + tokens;
    }
    return false;
}

/* The 5 of "April 3-5, 2021" and of "on April 3 and 5". */
bool mw_rule_second_day(mw_dating *d, uint32_t at, mw_when *when)
{
    int day;
    mw_told_year told;
    uint32_t tokens;
    if (d->found_count == 0 || at < d->sentence_first + 2 || !is_between(d, at - 1))
        return false;
    const mw_when *last = &d->found[d->found_count - 1];
    if (last->end != at - 1 || last->period.day == MW_DAY_NONE || last->period.grain != MW_GRAIN_DAY ||
        (last->id != MW_DATES_MONTH_DAY && last->id != MW_DATES_SECOND_DAY))
        return false;
    if (!mw_read_day_number(d, at, &day, &tokens) || mw_cal_is(d, at + tokens, MW_CAL_MONTH) ||
        is_counting(d, at + tokens))
        return false;
    mw_civil c = mw_day_civil(last->period.day);
    if (day <= c.day)
        return false;
    uint32_t end = read_year_after(d, at + tokens, &told);
    mw_when_day(when, end, c.year, c.month, day, "day of a list");
    when->from_published = last->from_published;
    when->from_date = last->from_date;
    when->yearless = last->yearless;
    return true;
}
