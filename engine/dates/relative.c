/* SPDX-License-Identifier: MIT */
/* Dates told from another: from the day of publication (last week, on Friday, two months ago) or
 * from one that the text gave before (the following day, a week later). */
#include "dates/dates_impl.h"

#include <stdio.h>

static bool no_day(mw_when *when, uint32_t end, const char *rule)
{
    when->type = MW_DATE;
    mw_when_text(when, end, "", rule);
    when->grade = MW_WEAK;
    return true;
}

/* A period counted from the publication day; without one, the words with no value. */
static bool from_published(const mw_dating *d, mw_when *when, uint32_t end, mw_grain grain, int64_t count,
                           const char *rule)
{
    if (d->published == MW_DAY_NONE)
        return no_day(when, end, rule);
    mw_when_period(when, end, mw_period_shift((mw_period){d->published, grain}, count), rule);
    mw_when_published(when, d);
    return when->value[0] != '\0';
}

/* Is the word the name of something: "Black Friday", "the Sunday Times", "Today FM"? */
static bool inside_name(const mw_dating *d, uint32_t first, uint32_t end)
{
    if (mw_scan_shape(&d->scan, first, MW_SENTENCE_FIRST) || first == d->sentence_first)
        return false;
    return mw_dating_before(d, first, "black good bloody super holy ash easter palm usa russia") &&
           mw_dating_capital(d, first - 1) && end > first;
}

/* ---- weekdays */

/* "last week", "next week", "of last week" after a weekday: in how many weeks; past it, or `at`. */
static uint32_t week_after(const mw_dating *d, uint32_t at, int *weeks)
{
    uint32_t next = at;
    if (mw_dating_in(d, next, "of ,"))
        next++;
    mw_grain grain;
    uint32_t used;
    if (mw_cal_is(d, next, MW_CAL_WHICH) &&
        mw_read_grain(d, next + mw_cal_tokens(d, next), &grain, &used) && grain == MW_GRAIN_WEEK) {
        *weeks = mw_cal_number(d, next, MW_CAL_WHICH);
        return next + mw_cal_tokens(d, next) + used;
    }
    return at;
}

static mw_day monday_of(mw_day day)
{
    return day - mw_day_weekday(day) + 1;
}

static bool day_of_week(const mw_dating *d, mw_when *when, uint32_t end, int weekday, int weeks)
{
    if (d->published == MW_DAY_NONE)
        return no_day(when, end, "weekday of a week");
    mw_day day = monday_of(d->published) + 7 * weeks + weekday - 1;
    mw_when_period(when, end, (mw_period){day, MW_GRAIN_DAY}, "weekday of a week");
    mw_when_published(when, d);
    return true;
}

/* last Friday is the latest before today; next Friday that of next week; this Friday by tense. */
static bool which_weekday(const mw_dating *d, mw_when *when, uint32_t end, int weekday, int which, bool past)
{
    if (which == 1) {
        bool coming = mw_dating_in(d, when->first, "coming upcoming this") ||
                      mw_dating_in(d, when->first + 1, "coming upcoming");
        if (coming && d->published != MW_DAY_NONE) {
            mw_when_period(when, end, (mw_period){mw_day_on_to(d->published + 1, weekday), MW_GRAIN_DAY}, "next weekday");
            mw_when_published(when, d);
            return true;
        }
        return day_of_week(d, when, end, weekday, 1);
    }
    if (d->published == MW_DAY_NONE)
        return no_day(when, end, "which weekday");
    mw_day day;
    if (which == -1)
        day = mw_day_back_to(d->published - 1, weekday);
    else if (past || mw_dating_tense(d, when->first, end) == MW_TENSE_PAST)
        day = mw_day_back_to(d->published, weekday);
    else
        day = mw_day_on_to(d->published, weekday);
    mw_when_period(when, end, (mw_period){day, MW_GRAIN_DAY}, "which weekday");
    mw_when_published(when, d);
    return true;
}

bool mw_rule_weekday(mw_dating *d, uint32_t at, mw_when *when)
{
    uint32_t next = at, tokens;
    int weekday, weeks = 0;
    bool which = mw_cal_is(d, at, MW_CAL_WHICH);
    if (which)
        next += mw_cal_tokens(d, at);
    if (!mw_read_weekday(d, next, &weekday, &tokens) || inside_name(d, next, next + tokens))
        return false;
    when->end = next + tokens;
    if (which)
        return which_weekday(d, when, when->end, weekday, mw_cal_number(d, at, MW_CAL_WHICH),
                             mw_dating_in(d, at + 1, "past"));
    uint32_t end = week_after(d, when->end, &weeks);
    if (end > when->end)
        return day_of_week(d, when, end, weekday, weeks);
    mw_when_weekday(d, when, weekday);
    return true;
}

/* last week on Tuesday, next week Wednesday, earlier this week on Monday */
static bool weekday_in_week(const mw_dating *d, mw_when *when, uint32_t at, int weeks)
{
    uint32_t next = at, tokens;
    int weekday;
    if (mw_dating_in(d, next, "on ,"))
        next++;
    return mw_read_weekday(d, next, &weekday, &tokens) && mw_dating_in(d, at, "on") &&
           day_of_week(d, when, next + tokens, weekday, weeks);
}

/* ---- today, last week, this year */

bool mw_rule_near_day(mw_dating *d, uint32_t at, mw_when *when)
{
    if (!mw_cal_is(d, at, MW_CAL_DAY))
        return false;
    if (mw_dating_capital(d, at) && at > d->sentence_first && mw_dating_capital(d, at - 1) &&
        !mw_scan_shape(&d->scan, at, MW_SENTENCE_FIRST))
        return false; /* USA Today */
    return from_published(d, when, at + mw_cal_tokens(d, at), MW_GRAIN_DAY,
                          mw_cal_number(d, at, MW_CAL_DAY), "near day");
}

/* "the past year", "the last decade" are lengths; "last year" is a year. */
static bool is_length(const mw_dating *d, uint32_t at, mw_grain grain)
{
    return (mw_dating_is(d, at, "the") && mw_dating_in(d, at + 1, "past last coming next")) ||
           (mw_dating_is(d, at, "past") && grain != MW_GRAIN_DAY);
}

static bool length_of_one(const mw_dating *d, mw_when *when, uint32_t end, mw_str unit)
{
    char value[MW_TIMEX_MAX];
    mw_duration_text(1, unit, value);
    when->type = MW_DURATION;
    mw_when_text(when, end, value, "length");
    (void)d;
    return true;
}

/* "the previous day", "the following week", "next day": from a date of the text. */
static bool which_of_text(mw_dating *d, uint32_t at, uint32_t unit, mw_grain grain, int count, mw_when *when)
{
    uint32_t from = mw_dating_last(d, grain);
    if (from == MW_NO_INDEX)
        return false;
    mw_period period = {d->found[from].period.day, grain};
    mw_when_period(when, unit + mw_cal_tokens(d, unit), mw_period_shift(period, count), "from text");
    when->from_date = from;
    when->grade = MW_WEAK;
    (void)at;
    return true;
}

bool mw_rule_which(mw_dating *d, uint32_t at, mw_when *when)
{
    if (!mw_cal_is(d, at, MW_CAL_WHICH))
        return false;
    uint32_t unit = at + mw_cal_tokens(d, at), tokens;
    int count = mw_cal_number(d, at, MW_CAL_WHICH), month;
    mw_grain grain;
    if (mw_read_grain(d, unit, &grain, &tokens)) {
        bool text = mw_dating_in(d, unit - 1, "following previous preceding") ||
                    (grain == MW_GRAIN_DAY && count == 1);
        if (text && which_of_text(d, at, unit, grain, count, when))
            return true;
        if (text && mw_dating_in(d, unit - 1, "following preceding"))
            return false;
        if (grain == MW_GRAIN_DAY)
            return false;
        if (is_length(d, at, grain) && mw_dating_is(d, unit + tokens, "of"))
            return false; /* the last week of July */
        if (is_length(d, at, grain))
            return length_of_one(d, when, unit + tokens, mw_cal_value(d, unit, MW_CAL_UNIT));
        if (grain == MW_GRAIN_WEEK && weekday_in_week(d, when, unit + tokens, count))
            return true;
        if (grain == MW_GRAIN_WEEKEND)
            return false;
        return from_published(d, when, unit + tokens, grain, count, "which period");
    }
    if (!mw_read_month(d, unit, &month, &tokens) || d->published == MW_DAY_NONE)
        return false;
    mw_civil now = mw_day_civil(d->published);
    int year = now.year;
    if (count < 0)
        year -= month >= now.month;
    else if (count > 0)
        year += month <= now.month;
    mw_when_period(when, unit + tokens, mw_period_of(year, month, 1, MW_GRAIN_MONTH), "which month");
    mw_when_published(when, d);
    return true;
}

/* this summer, last winter, next spring */
static bool which_season(mw_dating *d, uint32_t at, mw_when *when)
{
    uint32_t next = at + mw_cal_tokens(d, at);
    if (!mw_cal_is(d, next, MW_CAL_SEASON) || d->published == MW_DAY_NONE)
        return false;
    mw_str season = mw_cal_value(d, next, MW_CAL_SEASON);
    mw_period now = {d->published, MW_GRAIN_SEASON};
    int count = mw_cal_number(d, at, MW_CAL_WHICH);
    /* from the current season, or from that of this year, to the one asked for */
    for (int i = 0; i < 4; i++) {
        int step = count < 0 ? -1 - i : count > 0 ? 1 + i : i < 2 ? i : i - 4;
        mw_period try = mw_period_shift(now, step);
        char value[MW_TIMEX_MAX];
        mw_period_text(try, value);
        if (try.day != MW_DAY_NONE && mw_str_is(season, value + 5)) {
            mw_when_period(when, next + 1, try, "which season");
            mw_when_published(when, d);
            return true;
        }
    }
    return false;
}

/* March that year, March of that year */
static bool month_of_text(mw_dating *d, uint32_t end, int month, mw_when *when)
{
    uint32_t from = mw_dating_last(d, MW_GRAIN_YEAR);
    if (from == MW_NO_INDEX)
        return false;
    int year = mw_day_civil(d->found[from].period.day).year;
    mw_when_period(when, end, mw_period_of(year, month, 1, MW_GRAIN_MONTH), "month of a year");
    when->from_date = from;
    when->grade = MW_WEAK;
    return true;
}

/* February last year, April this year, June of next year */
bool mw_rule_month_which(mw_dating *d, uint32_t at, mw_when *when)
{
    if (mw_cal_is(d, at, MW_CAL_WHICH))
        return which_season(d, at, when);
    int month;
    uint32_t tokens;
    if (!mw_read_month(d, at, &month, &tokens))
        return false;
    uint32_t which = at + tokens;
    if (mw_dating_in(d, which, "of in ,"))
        which++;
    mw_grain grain;
    if (mw_dating_is(d, which, "that") && mw_dating_is(d, which + 1, "year"))
        return month_of_text(d, which + 2, month, when);
    if (!mw_cal_is(d, which, MW_CAL_WHICH) ||
        !mw_read_grain(d, which + mw_cal_tokens(d, which), &grain, &tokens) || grain != MW_GRAIN_YEAR)
        return false;
    uint32_t end = which + mw_cal_tokens(d, which) + tokens;
    if (d->published == MW_DAY_NONE) {
        when->end = end;
        when->rule = "month of a year";
        mw_when_nearest(d, when, month, 0);
        return true;
    }
    int year = mw_day_civil(d->published).year + mw_cal_number(d, which, MW_CAL_WHICH);
    mw_when_period(when, end, mw_period_of(year, month, 1, MW_GRAIN_MONTH), "month of a year");
    mw_when_published(when, d);
    return true;
}

/* Over the weekend: the last one, or the one to come where the clause says so. */
bool mw_rule_weekend(mw_dating *d, uint32_t at, mw_when *when)
{
    uint32_t next = at;
    int count = 0;
    bool which = mw_cal_is(d, at, MW_CAL_WHICH);
    if (which) {
        count = mw_cal_number(d, at, MW_CAL_WHICH);
        next += mw_cal_tokens(d, at);
    } else if (mw_dating_is(d, at, "the")) {
        next++;
    } else {
        return false;
    }
    if (!mw_dating_is(d, next, "weekend") || mw_dating_before(d, at, "of"))
        return false;
    when->end = next + 1;
    if (d->published == MW_DAY_NONE)
        return no_day(when, next + 1, "weekend");
    mw_day saturday = mw_day_back_to(d->published, 6);
    bool future = mw_dating_tense(d, when->first, when->end) == MW_TENSE_FUTURE;
    if (count > 0 || (count == 0 && future && mw_day_weekday(d->published) < 6))
        saturday += 7;
    mw_when_period(when, next + 1, (mw_period){saturday, MW_GRAIN_WEEKEND}, "weekend");
    mw_when_published(when, d);
    return true;
}

bool mw_rule_now(mw_dating *d, uint32_t at, mw_when *when)
{
    if (!mw_cal_is(d, at, MW_CAL_NOW))
        return false;
    uint32_t end = at + mw_cal_tokens(d, at);
    if (mw_dating_is(d, at, "now") &&
        (mw_dating_in(d, end, "that -") || mw_dating_before(d, at, "- and by from just right even")))
        return false;
    if (at > d->sentence_first && mw_dating_capital(d, at) && mw_dating_capital(d, at - 1) &&
        !mw_scan_shape(&d->scan, at, MW_SENTENCE_FIRST))
        return false; /* Myanmar Now */
    when->type = MW_DATE;
    mw_when_text(when, end, "PRESENT_REF", "now");
    when->grade = MW_WEAK;
    return true;
}

/* ---- counted units: two weeks ago, a day earlier */

enum { COUNT_MAX = 4000000 }; /* days of the whole calendar and more: further is nowhere */

/* "two years", "a decade", "18 months and"; the unit of what is counted. */
static bool counted_unit(const mw_dating *d, uint32_t at, double *count, mw_str *unit, uint32_t *end)
{
    uint32_t tokens;
    if (!mw_read_count(d, at, count, &tokens))
        return false;
    uint32_t next = at + tokens;
    mw_cal kind = mw_cal_is(d, next, MW_CAL_UNITS) ? MW_CAL_UNITS : MW_CAL_UNIT;
    if (!mw_cal_is(d, next, kind))
        return false;
    if (*count > COUNT_MAX)
        *count = COUNT_MAX;
    *unit = mw_cal_value(d, next, kind);
    *end = next + mw_cal_tokens(d, next);
    return true;
}

static int64_t steps_of(double count, mw_str unit)
{
    return (int64_t)(count + 0.5) * (mw_str_is(unit, "2W") ? 2 : 1);
}

static bool shift_published(const mw_dating *d, mw_when *when, uint32_t end, double count, mw_str unit, int sign)
{
    mw_grain grain = mw_grain_of(unit);
    if (grain == MW_GRAIN_NONE) { /* three hours ago: that day, if it was the same */
        if (count < 0 || d->published == MW_DAY_NONE)
            return no_day(when, end, "counted back");
        mw_when_text(when, end, sign < 0 ? "PAST_REF" : "FUTURE_REF", "counted from now");
        when->grade = MW_WEAK;
        return true;
    }
    if (count < 0) {
        mw_when_text(when, end, sign < 0 ? "PAST_REF" : "FUTURE_REF", "counted from now");
        when->grade = MW_WEAK;
        return true;
    }
    if (count != (double)(int64_t)count && grain == MW_GRAIN_YEAR) {
        grain = MW_GRAIN_MONTH;
        count *= 12;
    }
    return from_published(d, when, end, grain, sign * steps_of(count, unit), "counted from now");
}

/* Before a verb's future only: "in two weeks" after "completed" is a length. */
static bool in_future(mw_dating *d, uint32_t at, mw_when *when)
{
    double count;
    mw_str unit;
    uint32_t end;
    if (!mw_dating_before(d, at, "in") || !counted_unit(d, at, &count, &unit, &end) || count < 0)
        return false;
    bool time = mw_dating_in(d, end, "' \u2019 's \u2019s") && mw_dating_in(d, end + 1, "time");
    if (!time && mw_dating_tense(d, at, at) != MW_TENSE_FUTURE)
        return false;
    if (mw_grain_of(unit) == MW_GRAIN_NONE)
        return false;
    when->type = MW_DATE;
    return shift_published(d, when, time ? end + 2 : end, count, unit, 1);
}

static mw_str approximator(const mw_dating *d, uint32_t at, uint32_t *tokens)
{
    mw_hit hit;
    *tokens = 0;
    if (!mw_scan_match(&d->scan, at, d->approximators, &hit) ||
        !mw_str_is(mw_row_get(hit.row, "side"), "before"))
        return MW_NONE;
    *tokens = hit.tokens;
    mw_str mod = mw_row_get(hit.row, "mod");
    return mod.len ? mod : MW_NONE;
}

bool mw_rule_ago(mw_dating *d, uint32_t at, mw_when *when)
{
    double count;
    mw_str unit;
    uint32_t end, tokens;
    if (in_future(d, at, when))
        return true;
    mw_str mod = approximator(d, at, &tokens);
    if (!counted_unit(d, at + tokens, &count, &unit, &end) || !mw_cal_is(d, end, MW_CAL_SHIFT))
        return false;
    uint32_t past = end + mw_cal_tokens(d, end);
    when->type = MW_DATE;
    when->mod = mod;
    if (mw_dating_is(d, end, "ago"))
        return shift_published(d, when, past, count, unit, -1);
    if (mw_cal_number(d, end, MW_CAL_SHIFT) == 2)
        return shift_published(d, when, past, count, unit, 1);
    mw_grain grain = mw_grain_of(unit);
    uint32_t from = grain == MW_GRAIN_NONE || count < 0 ? MW_NO_INDEX : mw_dating_last(d, grain);
    if (from == MW_NO_INDEX) {
        if (grain != MW_GRAIN_YEAR || count != 1 || !mw_dating_is(d, end, "earlier"))
            return false;
        return shift_published(d, when, past, count, unit, -1); /* "from a year earlier" */
    }
    int64_t steps = mw_cal_number(d, end, MW_CAL_SHIFT) * steps_of(count, unit);
    mw_when_period(when, past, mw_period_shift((mw_period){d->found[from].period.day, grain}, steps), "from text");
    when->from_date = from;
    when->grade = MW_WEAK;
    return when->value[0] != '\0';
}

/* ---- from the text: the same day, that year, the day before */

static bool period_of_text(mw_dating *d, uint32_t end, mw_grain grain, int count, mw_when *when)
{
    uint32_t from = mw_dating_last(d, grain);
    if (from == MW_NO_INDEX)
        return false;
    mw_when_period(when, end, mw_period_shift((mw_period){d->found[from].period.day, grain}, count), "from text");
    when->from_date = from;
    when->grade = MW_WEAK;
    return when->value[0] != '\0';
}

static bool ends_clause(const mw_dating *d, uint32_t at)
{
    return at >= d->scan.end || mw_scan_shape(&d->scan, at, MW_PUNCT | MW_QUOTE_CLOSE) ||
           mw_dating_in(d, at, "in at and but as when while with by for to from on");
}

bool mw_rule_from_text(mw_dating *d, uint32_t at, mw_when *when)
{
    uint32_t next = at, tokens;
    mw_grain grain;
    if (mw_dating_is(d, at, "the") && mw_dating_is(d, at + 1, "same"))
        next += 2;
    else if (mw_dating_in(d, at, "that same"))
        next += 1 + (uint32_t)(mw_dating_is(d, at, "that") && mw_dating_is(d, at + 1, "same"));
    else if (mw_dating_is(d, at, "the") && mw_dating_is(d, at + 1, "day") &&
             mw_dating_in(d, at + 2, "before after earlier") && ends_clause(d, at + 3))
        return period_of_text(d, at + 3, MW_GRAIN_DAY, mw_dating_is(d, at + 2, "after") ? 1 : -1, when);
    else
        return false;
    if (!mw_read_grain(d, next, &grain, &tokens) || (mw_dating_is(d, at, "that") && next == at + 1 && !ends_clause(d, next + tokens) && grain != MW_GRAIN_DAY))
        return false;
    return period_of_text(d, next + tokens, grain, 0, when);
}

/* ---- early, late, the end of */

/* What may follow "the end of": a year, a month, and "the year", "the month", "the week". */
static bool read_edged(mw_dating *d, uint32_t at, mw_when *when)
{
    mw_grain grain;
    uint32_t tokens, unit = at + (uint32_t)mw_dating_is(d, at, "the");
    if (mw_read_grain(d, unit, &grain, &tokens) && grain != MW_GRAIN_DAY && grain != MW_GRAIN_WEEKEND &&
        (unit > at || grain == MW_GRAIN_YEAR) && !mw_dating_is(d, unit + tokens, "of"))
        return from_published(d, when, unit + tokens, grain, 0, "edge of a period");
    return mw_read_period(d, at, when);
}

/* early 2021, mid-July, late last week, early on Friday not, the end of the year, at the start of 2022 */
bool mw_rule_edge(mw_dating *d, uint32_t at, mw_when *when)
{
    uint32_t edge = at + (uint32_t)mw_dating_is(d, at, "the");
    if (!mw_cal_is(d, edge, MW_CAL_EDGE))
        return false;
    uint32_t next = edge + 1;
    bool noun = mw_dating_in(d, edge, "end beginning start middle");
    if (noun && !mw_dating_is(d, next, "of"))
        return false;
    if (mw_dating_in(d, next, "of in") || mw_scan_hyphen(&d->scan, next))
        next++;
    mw_when inner = {.first = next, .from_date = MW_NO_INDEX};
    bool found = noun || mw_dating_is(d, next - 1, "in") ? read_edged(d, next, &inner) : mw_read_period(d, next, &inner);
    if (!found || inner.type != MW_DATE)
        return false;
    inner.first = at;
    *when = inner;
    when->mod = mw_cal_value(d, edge, MW_CAL_EDGE);
    return true;
}
