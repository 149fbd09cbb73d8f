/* SPDX-License-Identifier: MIT */
/* Dates told from another: from the day of publication (last week, on Friday, two months ago) or
 * from one that the text gave before (the following day, a week later). */
#include "dates/dates_impl.h"

#include <stdio.h>

bool mw_when_unknown(mw_when *when, uint32_t end, const char *rule)
{
    when->type = MW_DATE;
    mw_when_text(when, end, "", rule);
    when->grade = MW_WEAK;
    return true;
}

/* A period counted from the publication day; without one, the words with no value. */
bool mw_when_from_published(const mw_dating *d, mw_when *when, uint32_t end, mw_grain grain, int64_t count,
                           const char *rule)
{
    if (d->published == MW_DAY_NONE)
        return mw_when_unknown(when, end, rule);
    mw_when_period(when, end, mw_period_shift((mw_period){d->published, grain}, count), rule);
    mw_when_published(when, d);
    return when->value[0] != '\0';
}

/* Is the word the name of something: "Black Friday", "the Sunday Times", "Today FM"? */
static bool inside_name(const mw_dating *d, uint32_t first, uint32_t end)
{
    if (mw_scan_shape(&d->scan, first, MW_SENTENCE_FIRST) || first == d->sentence_first)
        return false;
    if (mw_dating_before(d, first, "the") && mw_dating_capital(d, end) && end < d->scan.end &&
        d->scan.tokens[end].pos == MW_PROPN && !mw_cal_word(d, end)->kinds)
        return true; /* the Sunday Times */
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
        return mw_when_unknown(when, end, "weekday of a week");
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
            mw_when_period(when, end, (mw_period){mw_day_on_to(d->published + 1, weekday), MW_GRAIN_DAY},
                           "next weekday");
            mw_when_published(when, d);
            return true;
        }
        return day_of_week(d, when, end, weekday, 1);
    }
    if (d->published == MW_DAY_NONE)
        return mw_when_unknown(when, end, "which weekday");
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

/* the following Monday, the previous Friday: from the text's last day */
static bool weekday_of_text(const mw_dating *d, mw_when *when, int weekday, int count)
{
    uint32_t from = mw_dating_last(d, MW_GRAIN_DAY);
    if (from == MW_NO_INDEX)
        return false;
    mw_day day = d->found[from].period.day;
    day = count > 0 ? mw_day_on_to(day + 1, weekday) : mw_day_back_to(day - 1, weekday);
    mw_when_period(when, when->end, (mw_period){day, MW_GRAIN_DAY}, "which weekday");
    when->from_date = from;
    when->grade = MW_WEAK;
    return true;
}

/* "from Monday to Thursday last week": the week that stands behind the second weekday is the first one's, too. */
static bool in_week_of_second(const mw_dating *d, uint32_t at, int *weeks)
{
    int weekday;
    uint32_t tokens;
    bool joined = mw_dating_in(d, at, "to through until till and or \u2013") || mw_scan_hyphen(&d->scan, at);
    return joined && mw_read_weekday(d, at + 1, &weekday, &tokens) &&
           week_after(d, at + 1 + tokens, weeks) > at + 1 + tokens;
}

/* "Monday, the 25th", "Tuesday the 4th", "Friday 13th": the nearest Monday that is the 25th of its month,
 * to the side that the clause's tense tells. */
static bool numbered_weekday(const mw_dating *d, mw_when *when, int weekday)
{
    enum { REACH = 200 }; /* days */
    int number;
    uint32_t tokens, the = when->end + (uint32_t)mw_dating_is(d, when->end, ",");
    bool bare = the == when->end && mw_scan_shape(&d->scan, the, MW_ORDINAL) && mw_scan_shape(&d->scan, the, MW_NUMBER);
    uint32_t digits = bare ? the : the + 1; /* Friday 13th */
    if (d->published == MW_DAY_NONE || !(bare || mw_dating_is(d, the, "the")) ||
        !mw_scan_shape(&d->scan, digits, MW_ORDINAL) || !mw_read_day_number(d, digits, &number, &tokens) ||
        !mw_ends_phrase(d, digits + tokens))
        return false;
    mw_tense tense = mw_when_tense(d, when);
    for (int steps = 0; steps < 2 * REACH; steps++) {
        int days = steps & 1 ? steps / 2 : -(steps / 2);
        mw_day day = d->published + days;
        if ((tense == MW_TENSE_FUTURE && days < 0) || (tense == MW_TENSE_PAST && days > 0) ||
            mw_day_weekday(day) != weekday || mw_day_civil(day).day != number)
            continue;
        mw_when_period(when, digits + tokens, (mw_period){day, MW_GRAIN_DAY}, "day of a weekday");
        mw_when_published(when, d);
        return true;
    }
    return false;
}

/* "on a Tuesday in late 2009": nobody knows which. */
static bool any_weekday(mw_when *when, int weekday)
{
    char value[MW_TIMEX_MAX];
    snprintf(value, sizeof value, "XXXX-WXX-%d", weekday);
    mw_when_text(when, when->end, value, "weekday");
    when->grade = MW_WEAK;
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
    if (which && mw_cal_needs(d, at, MW_CAL_WHICH, "text") && mw_dating_in(d, when->end, "'s \u2019s"))
        return false; /* following Friday's blast */
    if (which && mw_cal_needs(d, at, MW_CAL_WHICH, "text") &&
        weekday_of_text(d, when, weekday, mw_cal_number(d, at, MW_CAL_WHICH)))
        return true;
    if (which)
        return which_weekday(d, when, when->end, weekday, mw_cal_number(d, at, MW_CAL_WHICH),
                             mw_dating_in(d, at + 1, "past"));
    if (mw_dating_in(d, when->end, "after before") &&
        (mw_cal_is(d, at - 1, MW_CAL_ORDINAL) || mw_dating_before(d, at, "last")))
        return false; /* the first Tuesday after the first Monday */
    if (mw_dating_before(d, at, "a one") && !mw_dating_capital(d, at - 1) && mw_ends_phrase(d, when->end) &&
        !mw_dating_in(d, when->end, "'s \u2019s"))
        return any_weekday(when, weekday);
    uint32_t end = week_after(d, when->end, &weeks);
    if (end > when->end)
        return day_of_week(d, when, end, weekday, weeks);
    if (in_week_of_second(d, when->end, &weeks))
        return day_of_week(d, when, when->end, weekday, weeks);
    if (!numbered_weekday(d, when, weekday))
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
    if (mw_cal_number(d, at, MW_CAL_DAY) == 0 && d->published == MW_DAY_NONE) {
        mw_when_text(when, at + mw_cal_tokens(d, at), "PRESENT_REF", "near day"); /* still in use today */
        when->grade = MW_WEAK;
        return true;
    }
    return mw_when_from_published(d, when, at + mw_cal_tokens(d, at), MW_GRAIN_DAY,
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

/* "He joined in 2015 and the next year became head": from the text in a history, and where the clause looks back. */
static bool goes_on(const mw_dating *d, uint32_t at, uint32_t end, mw_grain grain, int count)
{
    if (!mw_dating_is(d, at, "the") || !count || mw_dating_before(d, at, "for over in during within of"))
        return false;
    if (d->narrative)
        return true;
    uint32_t from = mw_dating_last(d, grain);
    return mw_dating_is(d, at + 1, "next") && from != MW_NO_INDEX && d->published != MW_DAY_NONE &&
           mw_period_shift((mw_period){d->found[from].period.day, grain}, 1).day <= d->published &&
           (mw_ends_phrase(d, end) || mw_scan_shape(&d->scan, at, MW_SENTENCE_FIRST)) &&
           mw_dating_tense(d, at, end) == MW_TENSE_PAST;
}

/* "It ended in January 1945. Victory came the next May": the first May behind the text's last date, where that is long
 * past. */
static bool next_month_of_text(mw_dating *d, uint32_t at, uint32_t end, int month, mw_when *when)
{
    enum { LONG_AGO = 400 }; /* days */
    uint32_t from = mw_dating_is(d, at, "the") || mw_cal_needs(d, at, MW_CAL_WHICH, "text")
                        ? mw_dating_last(d, MW_GRAIN_MONTH) : MW_NO_INDEX;
    if (from == MW_NO_INDEX || d->found[from].period.day == MW_DAY_NONE ||
        (d->published != MW_DAY_NONE && d->published - d->found[from].period.day < LONG_AGO) ||
        (!d->narrative && mw_dating_tense(d, at, end) == MW_TENSE_FUTURE))
        return false;
    mw_civil c = mw_day_civil(d->found[from].period.day);
    mw_period period = mw_period_of(c.year + (month <= c.month), month, 1, MW_GRAIN_MONTH);
    if (d->published != MW_DAY_NONE && period.day > d->published)
        return false;
    mw_when_period(when, end, period, "which month");
    when->from_date = from;
    when->grade = MW_WEAK;
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
        bool text = mw_cal_needs(d, at, MW_CAL_WHICH, "text") || (grain == MW_GRAIN_DAY && count == 1) ||
                    goes_on(d, at, unit + tokens, grain, count);
        if (text && which_of_text(d, at, unit, grain, count, when))
            return true;
        if (text && mw_dating_in(d, unit - 1, "following preceding"))
            return false;
        if (grain == MW_GRAIN_DAY)
            return false;
        if ((is_length(d, at, grain) || mw_dating_before(d, at, "the")) && mw_dating_is(d, unit + tokens, "of"))
            return false; /* the last week of July */
        if (is_length(d, at, grain))
            return length_of_one(d, when, unit + tokens, mw_cal_value(d, unit, MW_CAL_UNIT));
        if (grain == MW_GRAIN_WEEK && weekday_in_week(d, when, unit + tokens, count))
            return true;
        if (grain == MW_GRAIN_WEEKEND)
            return false;
        return mw_when_from_published(d, when, unit + tokens, grain, count, "which period");
    }
    int day;
    uint32_t used;
    if (!mw_read_month(d, unit, &month, &tokens) || mw_read_day_number(d, unit + tokens, &day, &used))
        return false; /* the upcoming Jan. 9 vote */
    if (count > 0 && next_month_of_text(d, at, unit + tokens, month, when))
        return true;
    if (d->published == MW_DAY_NONE)
        return false;
    mw_civil now = mw_day_civil(d->published);
    if (mw_cal_needs(d, at, MW_CAL_WHICH, "text"))
        return false;
    int year = now.year;
    if (count < 0)
        year -= month >= now.month;
    else if (count > 0)
        year += month <= now.month;
    mw_when_period(when, unit + tokens, mw_period_of(year, month, 1, MW_GRAIN_MONTH), "which month");
    mw_when_published(when, d);
    return true;
}

/* "This spring" in July was, "this fall" in March is to come: both are of the year. A winter lies in two: until summer
 * "this winter" is the past one, unless the clause looks forward. */
static mw_period this_years_season(const mw_dating *d, const mw_when *when, mw_day day, mw_str season)
{
    enum { JUNE = 6 };
    mw_civil now = mw_day_civil(day);
    if (!mw_str_is(season, "WI"))
        return mw_period_of(now.year,
                            mw_str_is(season, "SP")   ? 3
                            : mw_str_is(season, "SU") ? 6
                                                      : 9,
                            1, MW_GRAIN_SEASON);
    bool past = now.month <= JUNE && mw_dating_tense(d, when->first, when->end) != MW_TENSE_FUTURE;
    return mw_season_near(day, season, past ? -1 : 1);
}

/* this summer, last winter, next spring; the following spring: of the text's last date */
static bool which_season(mw_dating *d, uint32_t at, mw_when *when)
{
    uint32_t next = at + mw_cal_tokens(d, at);
    if (!mw_cal_is(d, next, MW_CAL_SEASON))
        return false;
    mw_str season = mw_cal_value(d, next, MW_CAL_SEASON);
    int count = mw_cal_number(d, at, MW_CAL_WHICH);
    bool text = mw_cal_needs(d, at, MW_CAL_WHICH, "text") || goes_on(d, at, next + 1, MW_GRAIN_YEAR, count);
    uint32_t from = text ? mw_dating_last(d, MW_GRAIN_YEAR) : MW_NO_INDEX;
    if ((text && from == MW_NO_INDEX) || (!text && d->published == MW_DAY_NONE))
        return false;
    mw_day day = text ? d->found[from].period.day : d->published;
    if (text && d->found[from].period.grain == MW_GRAIN_YEAR) /* the spring behind 1941 */
        day = mw_day_of(mw_day_civil(day).year, count > 0 ? 12 : 1, 1);
    when->end = next + 1;
    mw_period season_now = mw_season_near(day, season, 0), found;
    int step = count < 0 ? -1 : 1;
    if (count != 0)
        found = mw_season_near(mw_period_shift((mw_period){day, MW_GRAIN_SEASON}, step).day, season, step);
    else
        found = season_now.day != MW_DAY_NONE ? season_now : this_years_season(d, when, day, season);
    if (found.day == MW_DAY_NONE)
        return false;
    mw_when_period(when, next + 1, found, "which season");
    if (text)
        when->from_date = from;
    else
        mw_when_published(when, d);
    return true;
}

/* March that year, March of that year */
static bool month_of_text(uint32_t end, int month, const mw_told_year *told, mw_when *when)
{
    mw_when_period(when, end, mw_period_of(told->year, month, 1, MW_GRAIN_MONTH), "month of a year");
    when->from_date = told->from;
    when->grade = MW_WEAK;
    return true;
}

/* that November, the following February, the previous May: from the last date of the text */
static bool which_month_of_text(mw_dating *d, uint32_t next, int count, mw_when *when)
{
    int month;
    uint32_t tokens = mw_cal_tokens(d, next), from = mw_dating_last(d, MW_GRAIN_YEAR);
    if (!mw_cal_is(d, next, MW_CAL_MONTH) || !mw_dating_capital(d, next) || from == MW_NO_INDEX ||
        mw_dating_is(d, next + tokens, "'s"))
        return false;
    int day;
    if (mw_read_day_number(d, next + tokens, &day, &tokens))
        return false;
    month = mw_cal_number(d, next, MW_CAL_MONTH);
    mw_civil c = mw_day_civil(d->found[from].period.day);
    bool year = d->found[from].period.grain == MW_GRAIN_YEAR;
    int told = c.year;
    if (count > 0)
        told += year || month <= c.month;
    else if (count < 0)
        told -= year || month >= c.month;
    else if (!year)
        told += month < c.month;
    mw_when_period(when, next + mw_cal_tokens(d, next), mw_period_of(told, month, 1, MW_GRAIN_MONTH),
                   "month of a year");
    when->from_date = from;
    when->grade = MW_WEAK;
    return true;
}

/* February last year, April this year, June of next year */
bool mw_rule_month_which(mw_dating *d, uint32_t at, mw_when *when)
{
    if (mw_dating_is(d, at, "that") && d->scan.tokens[at].pos != MW_DET &&
        !(mw_cal_is(d, at + 1, MW_CAL_MONTH) && mw_scan_shape(&d->scan, at + 1 + mw_cal_tokens(d, at + 1), MW_PUNCT)))
        return false; /* predicts that January will be */
    if (mw_dating_is(d, at, "that"))
        return which_month_of_text(d, at + 1, 0, when);
    if (mw_cal_is(d, at, MW_CAL_WHICH))
        return which_season(d, at, when) ||
               (mw_cal_needs(d, at, MW_CAL_WHICH, "text") &&
                which_month_of_text(d, at + mw_cal_tokens(d, at), mw_cal_number(d, at, MW_CAL_WHICH), when));
    int month;
    uint32_t tokens;
    if (!mw_read_month(d, at, &month, &tokens))
        return false;
    uint32_t which = at + tokens;
    if (mw_dating_in(d, which, "of in ,"))
        which++;
    mw_grain grain;
    mw_told_year told;
    uint32_t past = mw_year_of_text(d, at + tokens, &told);
    if (past != at + tokens)
        return month_of_text(past, month, &told, when);
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
        return mw_when_unknown(when, next + 1, "weekend");
    mw_day saturday = mw_day_back_to(d->published, 6);
    bool future = mw_when_tense(d, when) == MW_TENSE_FUTURE;
    int weekday = mw_day_weekday(d->published);
    enum { THURSDAY = 4, SATURDAY = 6 };
    bool coming = which && weekday >= THURSDAY && mw_when_tense(d, when) == MW_TENSE_NONE; /* play on this weekend, told on Friday */
    if (count > 0 || (count == 0 && (future || coming) && weekday < SATURDAY))
        saturday += 7;
    mw_when_period(when, next + 1, (mw_period){saturday, MW_GRAIN_WEEKEND}, "weekend");
    mw_when_published(when, d);
    return true;
}
