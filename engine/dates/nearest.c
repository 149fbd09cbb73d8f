/* SPDX-License-Identifier: MIT */
/* Dates whose year, or whose week, is not told: which one is meant. */
#include "dates/dates_impl.h"

#include <stdio.h>

enum { A_YEAR_AGO = 300, TWO_MONTHS = 60, SOON = 75 }; /* days */

void mw_when_day(mw_when *when, uint32_t end, int year, int month, int day, const char *rule)
{
    mw_when_period(when, end, mw_period_of(year, month, day, MW_GRAIN_DAY), rule);
    if (when->period.day == MW_DAY_NONE) { /* 31 February */
        mw_when_text(when, end, "", "no such day");
        when->grade = MW_GUESS;
    }
}

/* The day in the last year that has it, not after the publication day. */
static mw_day past_day(const mw_dating *d, int month, int day)
{
    int year = mw_day_civil(d->published).year;
    for (int back = 0; back <= 8; back++) { /* 29 February */
        mw_day found = mw_day_of(year - back, month, day);
        if (found != MW_DAY_NONE && found <= d->published)
            return found;
    }
    return MW_DAY_NONE;
}

static mw_day future_day(const mw_dating *d, int month, int day)
{
    int year = mw_day_civil(d->published).year;
    for (int on = 0; on <= 8; on++) {
        mw_day found = mw_day_of(year + on, month, day);
        if (found != MW_DAY_NONE && found >= d->published)
            return found;
    }
    return MW_DAY_NONE;
}

/* A story that names a day and no year does not mean one of nearly a year ago, whatever the verb:
 * "the vote set for May 3" of a story of April was not held last May. */
static mw_day nearest_day(const mw_dating *d, mw_when *when, int month, int day)
{
    mw_day past = past_day(d, month, day), future = future_day(d, month, day);
    if (past == MW_DAY_NONE || future == MW_DAY_NONE)
        return MW_DAY_NONE;
    mw_tense tense = mw_when_tense(d, when);
    when->grade = *d->appointed ? MW_WEAK : when->grade;
    bool far = d->published - past > A_YEAR_AGO, soon = future - d->published < SOON;
    bool aim = mw_dating_before(d, when->first, "for") && d->published - past > TWO_MONTHS &&
               !mw_dating_in(d, when->end, "'s \u2019s"); /* set the vote for August 20 */
    if (tense == MW_TENSE_FUTURE && future - d->published > A_YEAR_AGO && d->published - past < TWO_MONTHS &&
        (!mw_dating_before(d, mw_edged_from(d, when->first), "by until till") ||
         mw_limit_tense(d, when->first) == MW_TENSE_NONE)) {
        /* "may be related to the May 18 clashes", "the total by 6 April is no clearer": not those of next year */
        when->grade = MW_WEAK;
        return past;
    }
    if (mw_agenda_was_set(d, when->first)) {
        when->grade = MW_WEAK;
        return future - d->published < d->published - past ? future : past;
    }
    if (tense == MW_TENSE_FUTURE || aim)
        return future;
    if (mw_agenda_is_ballot(d, when->end) && !mw_dating_before(d, when->first, "since") &&
        mw_dating_has(d, MW_DATES_BALLOT)) {
        when->grade = MW_WEAK;
        return future - d->published < d->published - past ? future : past;
    }
    bool told = tense == MW_TENSE_PAST &&
                (!mw_dating_before(d, when->first, "for by until till to of") || /* killed on July 22 */
                 (mw_dating_before(d, when->first, "of") &&
                  mw_dating_before(d, when->first - 1, "night morning evening afternoon hours"))); /* on the night of */
    if (far && soon && !told) {
        when->grade = MW_WEAK;
        return future;
    }
    if (tense == MW_TENSE_NONE && 2 * (future - d->published) < d->published - past) {
        when->grade = MW_WEAK;
        return future;
    }
    return past;
}

static mw_day nearest_month(const mw_dating *d, mw_when *when, int month)
{
    mw_civil now = mw_day_civil(d->published);
    mw_tense tense = mw_when_tense(d, when);
    if (tense == MW_TENSE_NONE || *d->appointed)
        when->grade = MW_WEAK;
    int year = now.year, ahead = (month - now.month + 12) % 12;
    enum { NEXT = 1, SOON_MONTHS = 4 };
    if (tense == MW_TENSE_NONE && mw_dating_in(d, when->end, "'s \u2019s"))
        tense = MW_TENSE_PAST; /* July's pledge */
    if (tense == MW_TENSE_FUTURE && 12 - ahead <= SOON_MONTHS && mw_dating_before(d, when->first, "for of from") &&
        mw_limit_tense(d, when->first) != MW_TENSE_FUTURE)
        tense = MW_TENSE_PAST; /* data for the month of June is due in August */
    bool over = mw_dating_before(d, when->first, "to") &&
                mw_dating_before(d, when->first - 1, "year months quarter half weeks"); /* in the year to March */
    tense = over ? MW_TENSE_PAST : tense;
    bool told = over || (tense == MW_TENSE_PAST && !mw_dating_before(d, when->first, "for by until till to of"));
    if (ahead == NEXT && !told && tense != MW_TENSE_FUTURE &&
        !mw_dating_before(d, mw_edged_from(d, when->first), "since")) {
        when->grade = MW_WEAK; /* eleven months ago would have been told otherwise */
        tense = MW_TENSE_FUTURE;
    }
    if (tense == MW_TENSE_NONE && mw_dating_before(d, when->first, "for") && mw_ends_phrase(d, when->end))
        tense = MW_TENSE_PAST; /* indicators for August show; not: oil for August delivery */
    if (tense == MW_TENSE_NONE && ahead > 0 && ahead <= SOON_MONTHS)
        tense = MW_TENSE_FUTURE;
    enum { HALF = 6 };
    if (mw_agenda_was_set(d, when->first)) {
        when->grade = MW_WEAK;
        tense = ahead < HALF ? MW_TENSE_FUTURE : MW_TENSE_PAST;
    } else if (tense == MW_TENSE_FUTURE && ahead >= HALF && mw_dating_in(d, when->end, "was were had")) {
        when->grade = MW_WEAK;
        tense = MW_TENSE_PAST; /* elections due in March were put off */
    } else if (mw_agenda_is(d, when->end, "delivered") && tense != MW_TENSE_NONE) {
        when->grade = MW_WEAK;
        tense = ahead > 0 ? MW_TENSE_FUTURE : tense; /* Brent for July delivery fell */
    }
    if (tense == MW_TENSE_FUTURE)
        year += month < now.month;
    else
        year -= month > now.month;
    return mw_day_of(year, month, 1);
}

/* Is the last date the beginning of a range of which this is the end: "from Aug 30 until Sept 5"? */
static const mw_when *begins_range(const mw_dating *d, const mw_when *when)
{
    const mw_when *last = d->found_count ? &d->found[d->found_count - 1] : NULL;
    if (!last || !last->yearless || !last->from_published || last->period.day == MW_DAY_NONE ||
        last->sentence != d->sentence || last->end + 1 != when->first || last->period.grain > MW_GRAIN_MONTH)
        return NULL;
    bool range = mw_dating_in(d, last->end, "to until till through") || mw_scan_hyphen(&d->scan, last->end) ||
                 (mw_dating_is(d, last->end, "and") && mw_dating_before(d, last->first, "between"));
    return range ? last : NULL;
}

/* The end of a range is the first such day behind its beginning. */
static bool end_of_range(const mw_dating *d, mw_when *when, int month, int day)
{
    const mw_when *first = begins_range(d, when);
    if (!first || !mw_dating_has(d, MW_DATES_LENT_YEAR))
        return false;
    mw_civil c = mw_day_civil(first->period.day);
    bool next = month < c.month || (month == c.month && day && day < c.day && first->period.grain == MW_GRAIN_DAY);
    mw_period period = mw_period_of(c.year + next, month, day ? day : 1, day ? MW_GRAIN_DAY : MW_GRAIN_MONTH);
    if (period.day == MW_DAY_NONE || (period.day > d->published && mw_when_tense(d, when) == MW_TENSE_PAST))
        return false; /* "from January to May trade slipped", told in January */
    mw_dating_note(d, MW_DATES_LENT_YEAR, NULL);
    mw_when_period(when, when->end, period, when->rule);
    mw_when_published(when, d);
    return true;
}

/* The year of the date before it. */
static bool carry(const mw_dating *d, mw_when *when, uint32_t from, int month, int day)
{
    mw_period period = mw_period_of(mw_year_after(d, from, month, day), month, day ? day : 1,
                                    day ? MW_GRAIN_DAY : MW_GRAIN_MONTH);
    if (period.day == MW_DAY_NONE) /* 29 February of a year that has none */
        return false;
    mw_when_period(when, when->end, period, when->rule);
    when->from_date = from;
    when->grade = MW_WEAK;
    return true;
}

void mw_when_nearest(const mw_dating *d, mw_when *when, int month, int day)
{
    const char *rule = when->rule;
    when->yearless = true;
    if (day > 0 && mw_day_of(2000, month, day) == MW_DAY_NONE) {
        mw_when_day(when, when->end, 2000, month, day, rule);
        return;
    }
    uint32_t from = mw_dating_carrier(d, when, month, day);
    if (from != MW_NO_INDEX && carry(d, when, from, month, day))
        return;
    if (end_of_range(d, when, month, day))
        return;
    when->grade = MW_STRONG;
    if (d->published == MW_DAY_NONE) {
        char value[MW_TIMEX_MAX];
        if (day)
            snprintf(value, sizeof value, "XXXX-%02u-%02u", (unsigned)month % 100, (unsigned)day % 100);
        else
            snprintf(value, sizeof value, "XXXX-%02u", (unsigned)month % 100);
        mw_when_text(when, when->end, value, rule);
        when->grade = MW_WEAK;
        return;
    }
    mw_day nearest = day ? nearest_day(d, when, month, day) : nearest_month(d, when, month);
    mw_grade grade = when->grade;
    mw_when_period(when, when->end, (mw_period){nearest, day ? MW_GRAIN_DAY : MW_GRAIN_MONTH}, rule);
    when->grade = grade;
    mw_when_published(when, d);
}

/* A history's weekday: the first from its last day on. */
static bool weekday_of_text(const mw_dating *d, mw_when *when, int weekday)
{
    uint32_t from = d->narrative ? mw_dating_last(d, MW_GRAIN_DAY) : MW_NO_INDEX;
    if (from == MW_NO_INDEX)
        return false;
    mw_when_period(when, when->end, (mw_period){mw_day_on_to(d->found[from].period.day, weekday), MW_GRAIN_DAY},
                   "weekday");
    mw_dating_note(d, MW_DATES_NARRATIVE, NULL);
    when->from_date = from;
    when->grade = MW_WEAK;
    return true;
}

/* "on Friday and Saturday", "Sunday or, at the latest, Monday": the second is the next one behind the first,
 * unless that is still to come and the clause is not. */
static mw_day behind_weekday(const mw_dating *d, const mw_when *when, int weekday, mw_tense tense)
{
    enum { REACH = 5 };
    const mw_when *last = d->found_count ? &d->found[d->found_count - 1] : NULL;
    bool weekday_before = last && (last->id == MW_DATES_WEEKDAY ||
                                   (last->id == MW_DATES_EDGE && last->period.grain == MW_GRAIN_DAY)); /* late Friday or */
    if (!weekday_before || last->sentence != d->sentence || when->first < last->end ||
        when->first > last->end + REACH || !mw_dating_in(d, last->end, "and or to through") ||
        last->period.day == MW_DAY_NONE)
        return MW_DAY_NONE;
    for (uint32_t at = last->end; at < when->first; at++)
        if (d->scan.tokens[at].pos == MW_VERB || d->scan.tokens[at].pos == MW_NOUN)
            return MW_DAY_NONE;
    mw_day day = mw_day_on_to(last->period.day, weekday);
    bool joined = when->first == last->end + 1 && day == last->period.day + 1; /* closed Thursday, today, and Friday */
    return day > d->published && tense == MW_TENSE_PAST && !joined ? MW_DAY_NONE : day;
}

/* The publication day itself when it is that weekday. */
void mw_when_weekday(const mw_dating *d, mw_when *when, int weekday)
{
    if (weekday_of_text(d, when, weekday))
        return;
    if (d->published == MW_DAY_NONE || d->narrative) {
        char value[MW_TIMEX_MAX];
        snprintf(value, sizeof value, "XXXX-WXX-%d", weekday);
        mw_when_text(when, when->end, value, "weekday");
        when->grade = MW_WEAK;
        return;
    }
    mw_tense tense = mw_when_tense(d, when);
    mw_day day = tense == MW_TENSE_FUTURE ? mw_day_on_to(d->published, weekday)
                                          : mw_day_back_to(d->published, weekday);
    mw_day behind = behind_weekday(d, when, weekday, tense);
    day = behind == MW_DAY_NONE ? day : behind;
    mw_when_period(when, when->end, (mw_period){day, MW_GRAIN_DAY}, "weekday");
    when->grade = tense == MW_TENSE_NONE || *d->appointed ? MW_WEAK : MW_STRONG;
    mw_when_published(when, d);
}
