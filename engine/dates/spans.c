/* SPDX-License-Identifier: MIT */
/* Lengths of time (for 18 months, a 40-minute meeting, the past two weeks) and what recurs (every
 * Monday, twice a year, Fridays). */
#include "dates/dates_impl.h"

#include <stdio.h>

/* ---- lengths */

/* Past "76-year-old", "76 years old": the length that somebody has lived; else `end`. */
static uint32_t past_old(const mw_dating *d, uint32_t end)
{
    uint32_t old = end + mw_scan_hyphen(&d->scan, end);
    return mw_dating_in(d, old, "old olds") ? old + 1 : end;
}

/* "aged 33 years", "at the age of four months", "33 years of age": an age that is told in other words than old. */
static bool is_age(const mw_dating *d, uint32_t at, uint32_t end)
{
    bool of_age =
        mw_dating_before(d, at, "of") && at > d->sentence_first + 1 && mw_dating_before(d, at - 1, "age ages");
    bool behind = (mw_dating_is(d, end, "of") && mw_dating_is(d, end + 1, "age")) || mw_dating_is(d, end, "older") ||
                  (mw_scan_hyphen(&d->scan, end) && mw_dating_is(d, end + 1, "older"));
    return (of_age || behind || mw_dating_before(d, at, "aged age")) && mw_dating_has(d, MW_DATES_AGE);
}

/* "a year", "an hour", "a day": a length only where the words before or after say so; after a
 * number they are a rate ("three times a week", "$2 billion a year"). */
static bool is_one_length(const mw_dating *d, uint32_t at, uint32_t end)
{
    if (at > d->sentence_first &&
        (mw_scan_shape(&d->scan, at - 1, MW_NUMBER) || mw_dating_before(d, at, "% percent cents dollars")))
        return false; /* $17 an hour */
    if (mw_dating_before(d, at, "for after within in over during than about nearly almost lasted least last "
                                "spent another of just under around"))
        return true;
    return mw_dating_in(d, end, "after before in") || (mw_dating_is(d, end, "and") && mw_dating_is(d, end + 2, "half"));
}

static bool has_space(const mw_dating *d, uint32_t at)
{
    return mw_scan_shape(&d->scan, at, MW_SPACE_AFTER);
}

/* A number and a unit of time: the tokens, the count and the unit. */
static bool read_length(const mw_dating *d, uint32_t at, double *count, mw_str *unit, uint32_t *end)
{
    uint32_t tokens;
    if (!mw_read_count(d, at, count, &tokens))
        return false;
    uint32_t next = at + tokens;
    bool hyphen = mw_scan_hyphen(&d->scan, next) && !has_space(d, next - 1);
    if (hyphen)
        next++;
    if (mw_dating_in(d, next, "long full more whole consecutive straight calendar working business"))
        next++;
    bool plural = mw_cal_is(d, next, MW_CAL_UNITS), singular = mw_cal_is(d, next, MW_CAL_UNIT);
    bool modifies = mw_scan_shape(&d->scan, at, MW_NUMBER) && *count < 1000 &&
                    mw_scan_shape(&d->scan, next + 1, MW_WORD) &&
                    !mw_dating_in(d, next + 1, "in of for on at"); /* a 15 minute call */
    if (!plural && !(singular && (hyphen || *count <= 1 || modifies)))
        return false;
    bool title = mw_dating_capital(d, next) && !mw_scan_shape(&d->scan, next, MW_ALL_CAPS) && at > d->sentence_first &&
                 mw_dating_capital(d, at);
    if (title) /* "Seven Days in May" */
        return false;
    *unit = mw_cal_value(d, next, plural ? MW_CAL_UNITS : MW_CAL_UNIT);
    if (mw_str_is(*unit, "Q") && mw_dating_is(d, next + 1, "of") && (!plural || *count == 3))
        return false; /* one-quarter of the fleet */
    if (!plural && !hyphen && *count > 1 && mw_grain_of(*unit) > MW_GRAIN_YEAR)
        return false; /* a 14 century emperor */
    if (mw_str_is(*unit, "N") || (mw_dating_is(d, next, "second") && !hyphen) || *count == 0)
        return false; /* zero hour */
    *end = next + 1;
    return true;
}

/* "and a half" after the unit: a year and a half */
static void read_half(const mw_dating *d, double *count, uint32_t *end)
{
    if (mw_dating_is(d, *end, "and") && mw_dating_is(d, *end + 1, "a") && mw_dating_is(d, *end + 2, "half") &&
        *count >= 0) {
        *count += 0.5;
        *end += 3;
    }
}

/* "two years and three months", "5 hours, 10 minutes": the second part's text, without its P. */
static void read_second(const mw_dating *d, mw_str first_unit, mw_when *when)
{
    double count;
    mw_str unit;
    uint32_t next = when->end, end;
    if (mw_dating_in(d, next, "and ,"))
        next++;
    bool clock = first_unit.data[0] == 'T';
    if (!mw_scan_shape(&d->scan, next, MW_WORD | MW_NUMBER) || mw_dating_in(d, next, "a an another") ||
        !read_length(d, next, &count, &unit, &end) || count < 0 || mw_str_equal(unit, first_unit) ||
        (clock && unit.data[0] != 'T') || mw_str_is(first_unit, "D"))
        return;
    char second[MW_TIMEX_MAX], value[2 * MW_TIMEX_MAX];
    mw_duration_text(count, unit, second);
    snprintf(value, sizeof value, "%.18s%.18s", when->value, second + 1 + (clock && second[1] == 'T'));
    if (mw_cal_is(d, end, MW_CAL_SHIFT))
        return;
    mw_grade grade = when->grade;
    mw_when_text(when, end, value, "length");
    when->grade = grade;
}

bool mw_ends_superlative(const mw_dating *d, uint32_t at)
{
    enum { REACH = 7 };
    for (uint32_t i = at; i > d->sentence_first && at - i < REACH; i--) {
        mw_str word = mw_scan_text(&d->scan, i - 1);
        if (mw_dating_in(d, i - 1, "first worst most only last once seen") ||
            (word.len > 4 && mw_str_ends(word, MW_STR("est"))))
            return true;
    }
    return false;
}

/* "several", "years" alone, after for and in "decades of war": a length of unknown count. */
static bool bare_units(mw_dating *d, uint32_t at, mw_when *when)
{
    uint32_t next = at + (uint32_t)mw_dating_in(d, at, "many most");
    if (!mw_cal_is(d, next, MW_CAL_UNITS) || mw_str_is(mw_cal_value(d, next, MW_CAL_UNITS), "N") ||
        mw_str_is(mw_cal_value(d, next, MW_CAL_UNITS), "Q"))
        return false;
    if (mw_dating_capital(d, next) && at > d->sentence_first)
        return false;
    if (at > d->sentence_first && (d->scan.tokens[at - 1].pos == MW_ADJ || d->scan.tokens[at - 1].pos == MW_DET ||
                                   mw_scan_shape(&d->scan, at - 1, MW_NUMBER)))
        return false; /* the early years of his rule */
    mw_str unit = mw_cal_value(d, next, MW_CAL_UNITS);
    bool clock = unit.data[0] == 'T';
    bool apart = mw_dating_in(d, next + 1, "after before") && next + 2 < d->scan.end; /* minutes after the blast */
    if (!apart && !mw_dating_before(d, at, "for after over in within") && !(mw_dating_is(d, next + 1, "of") && !clock))
        return false;
    if (!apart && mw_dating_before(d, at, "in") && !mw_dating_is(d, next + 1, "of") && !mw_ends_superlative(d, at - 1))
        return false;
    char value[MW_TIMEX_MAX];
    mw_duration_text(-1, unit, value);
    when->type = MW_DURATION;
    mw_when_text(when, next + 1, value, "length not told");
    when->grade = MW_WEAK;
    return true;
}

/* The words before the count that belong to the span: "the past", "more than". */
static uint32_t lead(const mw_dating *d, uint32_t at, mw_str *mod, bool *which)
{
    uint32_t next = at;
    *which = false;
    bool verb = mw_dating_is(d, next, "last") && !mw_dating_before(d, next, "over in during for within these");
    if (mw_cal_is(d, next, MW_CAL_WHICH) && !mw_dating_is(d, next, "this") && !verb) { /* "will last two weeks" */
        *which = true;
        next += mw_cal_tokens(d, next);
    }
    bool the = mw_dating_is(d, next, "the") && mw_dating_is(d, next + 1, "first");
    next += the;
    if (mw_dating_is(d, next, "first") && next + 1 < d->scan.end && !mw_cal_is(d, next + 1, MW_CAL_UNIT)) {
        *which = true; /* first nine months */
        next++;
    }
    mw_hit hit;
    if (mw_scan_match(&d->scan, next, d->approximators, &hit) &&
        mw_str_is(mw_row_get(hit.row, "side"), "before")) {
        mw_str found = mw_row_get(hit.row, "mod");
        if (found.len) {
            *mod = found;
            next += hit.tokens;
        }
    }
    return next;
}

/* 2 to 3 weeks, 15-20 years: a length up to the second. */
static uint32_t skip_range(const mw_dating *d, uint32_t at, mw_str *mod)
{
    uint32_t tokens, ignored;
    double low, high;
    mw_str unit;
    if (!mw_read_count(d, at, &low, &tokens) || low < 0)
        return at;
    uint32_t next = at + tokens;
    if ((!mw_scan_hyphen(&d->scan, next) && !mw_dating_in(d, next, "to or")) ||
        !read_length(d, next + 1, &high, &unit, &ignored) || high < low || mw_dating_in(d, next + 1, "a an"))
        return at;
    *mod = MW_STR("EQUAL_OR_LESS");
    return next + 1;
}

/* a week-long visit, the years-long war */
static bool unit_long(mw_dating *d, uint32_t at, mw_when *when)
{
    bool many = mw_cal_is(d, at, MW_CAL_UNITS);
    mw_str unit = mw_cal_value(d, at, many ? MW_CAL_UNITS : MW_CAL_UNIT);
    if (!unit.len || mw_str_is(unit, "N") || !mw_scan_hyphen(&d->scan, at + 1) || !mw_dating_is(d, at + 2, "long"))
        return false;
    char value[MW_TIMEX_MAX];
    mw_duration_text(many ? -1 : 1, unit, value);
    when->type = MW_DURATION;
    mw_when_text(when, at + 3, value, "length");
    when->grade = many ? MW_WEAK : MW_STRONG;
    return true;
}

/* over the following weeks, in the preceding months */
static bool units_of_text(mw_dating *d, uint32_t at, mw_when *when)
{
    uint32_t next = at + mw_cal_tokens(d, at);
    if (!mw_cal_is(d, at, MW_CAL_WHICH) || !mw_cal_needs(d, at, MW_CAL_WHICH, "text") ||
        !mw_cal_is(d, next, MW_CAL_UNITS) || !mw_dating_before(d, at, "over in during for throughout within"))
        return false;
    char value[MW_TIMEX_MAX];
    mw_str unit = mw_cal_value(d, next, MW_CAL_UNITS);
    if (mw_str_is(unit, "N"))
        return false;
    mw_duration_text(-1, unit, value);
    when->type = MW_DURATION;
    mw_when_text(when, next + 1, value, "length not told");
    when->grade = MW_WEAK;
    return true;
}

bool mw_rule_duration(mw_dating *d, uint32_t at, mw_when *when)
{
    if (units_of_text(d, at, when))
        return true;
    if (unit_long(d, at, when))
        return true;
    double count;
    mw_str unit, mod = MW_NONE;
    uint32_t end;
    bool which;
    uint32_t next = lead(d, at, &mod, &which);
    next = skip_range(d, next, &mod);
    if (!read_length(d, next, &count, &unit, &end))
        return next == at && bare_units(d, at, when);
    if (mw_dating_in(d, next, "a an") && !is_one_length(d, next, end) && !which)
        return false;
    if (is_age(d, at, end))
        return false;
    uint32_t old = past_old(d, end);
    if (old > end) {
        char age[MW_TIMEX_MAX];
        mw_duration_text(count, unit, age);
        when->type = MW_DURATION;
        mw_when_text(when, old, age, MW_AGE_RULE);
        when->mod = mod;
        return true;
    }
    if (mw_dating_is(d, next, "one") && mw_dating_is(d, next + 1, "day") &&
        !mw_dating_before(d, at, "for in within after"))
        return false;
    read_half(d, &count, &end);
    char value[MW_TIMEX_MAX];
    mw_duration_text(count, unit, value);
    when->type = MW_DURATION;
    mw_when_text(when, end, value, "length");
    when->mod = mod;
    when->grade = count < 0 ? MW_WEAK : MW_STRONG;
    if (!which && count >= 0)
        read_second(d, unit, when);
    return true;
}

/* ---- sets */

static bool set_of(mw_when *when, uint32_t end, const char *value)
{
    when->type = MW_SET;
    mw_when_text(when, end, value, "set");
    return true;
}

/* "mornings", "nights" behind a day's name, as TIMEX3 tells that part of the day. */
static mw_str parts_of_day(const mw_dating *d, uint32_t at)
{
    if (mw_cal_is(d, at, MW_CAL_FREQUENCY) && mw_cal_needs(d, at, MW_CAL_FREQUENCY, "weekday"))
        return mw_cal_value(d, at, MW_CAL_FREQUENCY);
    return mw_str_is(mw_cal_value(d, at, MW_CAL_UNITS), "N") ? MW_STR("TNI") : MW_STR("");
}

/* "Thursdays at 9 p.m.", "every Monday at 4 p.m.", "Friday mornings": the time of day behind what recurs. */
static bool set_of_weekday(mw_dating *d, mw_when *when, uint32_t end, int weekday)
{
    char value[2 * MW_TIMEX_MAX], time[MW_TIMEX_MAX] = "";
    uint32_t past = end;
    mw_str part = mw_cal_value(d, end, MW_CAL_PART), parts = parts_of_day(d, end);
    if (part.len || parts.len) {
        snprintf(time, sizeof time, "%s%.*s", part.len ? "T" : "", MW_ARG(part.len ? part : parts));
        past = end + mw_cal_tokens(d, end);
    } else if (mw_dating_is(d, end, "at")) {
        past = mw_read_clock(d, end + 1, time);
        past = past == end + 1 ? end : past;
    }
    snprintf(value, sizeof value, "XXXX-WXX-%d%.16s", weekday, past > end ? time : "");
    return set_of(when, past, value);
}

/* What recurs on a day, in a part of it, in a month or a season: every Monday morning, every June. */
static bool every_named(mw_dating *d, uint32_t next, mw_when *when)
{
    char value[MW_TIMEX_MAX];
    uint32_t tokens = 0;
    int number;
    mw_str part = mw_cal_value(d, next, MW_CAL_PART);
    if (mw_read_weekday(d, next, &number, &tokens))
        return set_of_weekday(d, when, next + tokens, number);
    if (part.len)
        snprintf(value, sizeof value, "XXXX-XX-XXT%.*s", MW_ARG(part));
    else if (mw_cal_is(d, next, MW_CAL_MONTH))
        snprintf(value, sizeof value, "XXXX-%02u", (unsigned)mw_cal_number(d, next, MW_CAL_MONTH) % 100);
    else if (mw_cal_is(d, next, MW_CAL_SEASON))
        snprintf(value, sizeof value, "XXXX-%.*s", MW_ARG(mw_cal_value(d, next, MW_CAL_SEASON)));
    else if (mw_dating_is(d, next, "weekend"))
        snprintf(value, sizeof value, "XXXX-WXX-WE");
    else
        return false;
    int day;
    if (mw_cal_is(d, next, MW_CAL_MONTH) && mw_read_day_number(d, next + mw_cal_tokens(d, next), &day, &tokens))
        return false;
    return set_of(when, next + mw_cal_tokens(d, next), value);
}

/* every Monday, every two years, each month, every night */
static bool every(mw_dating *d, uint32_t at, mw_when *when)
{
    char value[MW_TIMEX_MAX];
    bool other = mw_str_is(mw_cal_value(d, at, MW_CAL_EVERY), "other");
    uint32_t next = at + mw_cal_tokens(d, at), tokens = 0;
    if (every_named(d, next, when))
        return true;
    double count = other ? 2 : 1;
    bool counted = !mw_cal_is(d, next, MW_CAL_UNIT) && mw_read_count(d, next, &count, &tokens);
    next += counted ? tokens : 0;
    if (!mw_cal_is(d, next, MW_CAL_UNIT) && !mw_cal_is(d, next, MW_CAL_UNITS))
        return false;
    mw_str unit = mw_cal_value(d, next, mw_cal_is(d, next, MW_CAL_UNIT) ? MW_CAL_UNIT : MW_CAL_UNITS);
    mw_duration_text(count, mw_str_is(unit, "N") ? MW_STR("D") : unit, value);
    return set_of(when, next + 1, value);
}

/* twice a week, three times a year, once every month */
static bool times_a(mw_dating *d, uint32_t at, mw_when *when)
{
    uint32_t next = at + 1;
    if (!mw_dating_in(d, at, "once twice thrice")) {
        double count;
        uint32_t tokens;
        if (!mw_read_count(d, at, &count, &tokens) ||
            (!mw_dating_is(d, at + tokens, "times") && !mw_cal_is(d, at + tokens, MW_CAL_UNITS)))
            return false; /* seven days a week */
        next = at + tokens + 1;
    }
    if (!mw_dating_in(d, next, "a an per each every") || !mw_cal_is(d, next + 1, MW_CAL_UNIT))
        return false;
    char value[MW_TIMEX_MAX];
    mw_duration_text(1, mw_cal_value(d, next + 1, MW_CAL_UNIT), value);
    return set_of(when, next + 2, value);
}

/* "meets weekly", "a daily briefing", "the annual meeting"; not the name of a paper ("the Daily News",
 * "a weekly"). */
static bool frequency(mw_dating *d, uint32_t at, mw_when *when)
{
    uint32_t end = at + mw_cal_tokens(d, at);
    if (mw_cal_needs(d, at, MW_CAL_FREQUENCY, "weekday"))
        return false;
    bool first = mw_scan_shape(&d->scan, at, MW_SENTENCE_FIRST);
    if (mw_dating_capital(d, at) && (!first || mw_dating_capital(d, end)))
        return false;
    if ((mw_dating_before(d, at, "a an the") && mw_ends_phrase(d, end)) ||
        (at > d->sentence_first && mw_scan_hyphen(&d->scan, at - 1)))
        return false; /* a weekly */
    mw_str value = mw_cal_value(d, at, MW_CAL_FREQUENCY);
    char text[MW_TIMEX_MAX];
    snprintf(text, sizeof text, "%.*s", MW_ARG(value));
    set_of(when, end, text);
    when->grade = MW_WEAK;
    return true;
}

/* Fridays, on Mondays; Friday mornings */
static bool weekdays(mw_dating *d, uint32_t at, mw_when *when)
{
    if (!mw_dating_capital(d, at))
        return false;
    if (mw_cal_is(d, at - (at > d->sentence_first), MW_CAL_PART) && at > d->sentence_first)
        return false;
    return set_of_weekday(d, when, at + 1, mw_cal_number(d, at, MW_CAL_WEEKDAYS));
}

/* all day, the whole year, the entire week */
bool mw_rule_whole(mw_dating *d, uint32_t at, mw_when *when)
{
    if (!mw_cal_is(d, at, MW_CAL_WHOLE))
        return false;
    uint32_t next = at + mw_cal_tokens(d, at);
    mw_str unit = mw_cal_value(d, next, MW_CAL_UNIT);
    if (!unit.len || unit.data[0] == 'T')
        return false;
    char value[MW_TIMEX_MAX];
    if (mw_str_is(unit, "N"))
        snprintf(value, sizeof value, "TNI");
    else
        mw_duration_text(1, unit, value);
    when->type = MW_DURATION;
    mw_when_text(when, next + 1, value, "whole period");
    when->grade = MW_WEAK;
    return !mw_str_is(unit, "N");
}

bool mw_rule_set(mw_dating *d, uint32_t at, mw_when *when)
{
    int weekday;
    uint32_t tokens;
    if (mw_read_weekday(d, at, &weekday, &tokens)) /* Friday mornings */
        return parts_of_day(d, at + tokens).len && set_of_weekday(d, when, at + tokens, weekday);
    if (mw_cal_is(d, at, MW_CAL_EVERY))
        return every(d, at, when);
    if (mw_cal_is(d, at, MW_CAL_WEEKDAYS))
        return weekdays(d, at, when);
    if (mw_dating_is(d, at, "weekends") && mw_dating_before(d, at, "on at during"))
        return set_of(when, at + 1, "XXXX-WXX-WE");
    if (mw_cal_is(d, at, MW_CAL_FREQUENCY) && frequency(d, at, when))
        return true;
    return times_a(d, at, when);
}
