/* SPDX-License-Identifier: MIT */
/* Counted units from now or from a date of the text (two weeks ago, a day earlier), and from what has
 * a date itself: two years after the coup, the day before Christmas. */
#include "dates/dates_impl.h"

#include <stdio.h>

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

/* "a year and a half ago", "two years and three months ago", "a week and two days later": told in the finer unit. */
static void read_second(const mw_dating *d, double *count, mw_str *unit, uint32_t *end)
{
    uint32_t next = *end + (uint32_t)mw_dating_in(d, *end, "and ,"), past;
    double more;
    mw_str fine;
    if (next == *end || *count < 0)
        return;
    if (mw_dating_is(d, next, "a") && mw_dating_is(d, next + 1, "half") && mw_cal_is(d, next + 2, MW_CAL_SHIFT)) {
        *count += 0.5;
        *end = next + 2;
        return;
    }
    if (mw_dating_is(d, next, "a") || !counted_unit(d, next, &more, &fine, &past) || more < 0 ||
        !mw_cal_is(d, past, MW_CAL_SHIFT))
        return;
    int times = mw_str_is(*unit, "Y") && mw_str_is(fine, "M")   ? 12
                : mw_str_is(*unit, "W") && mw_str_is(fine, "D") ? 7
                                                                : 0;
    if (times) {
        *count = *count * times + more;
        *unit = fine;
        *end = past;
    }
}

static bool shift_published(const mw_dating *d, mw_when *when, uint32_t end, double count, mw_str unit, int sign)
{
    mw_grain grain = mw_grain_of(unit);
    if (grain == MW_GRAIN_NONE) { /* three hours ago: that day, if it was the same */
        if (count < 0 || d->published == MW_DAY_NONE)
            return mw_when_unknown(when, end, "counted back");
        mw_when_text(when, end, sign < 0 ? "PAST_REF" : "FUTURE_REF", "counted from now");
        when->grade = MW_WEAK;
        return true;
    }
    if (count < 0) {
        mw_when_text(when, end, sign < 0 ? "PAST_REF" : "FUTURE_REF", "counted from now");
        when->grade = MW_WEAK;
        return true;
    }
    if (count != (double)(int64_t)count && grain >= MW_GRAIN_YEAR) { /* half a century ago */
        count *= grain == MW_GRAIN_YEAR ? 12 : grain == MW_GRAIN_DECADE ? 10 : 100;
        grain = grain == MW_GRAIN_YEAR ? MW_GRAIN_MONTH : MW_GRAIN_YEAR;
    }
    if (mw_when_from_published(d, when, end, grain, sign * steps_of(count, unit), "counted from now"))
        return true;
    mw_when_text(when, end, sign < 0 ? "PAST_REF" : "FUTURE_REF", "counted from now"); /* 5,000 years ago */
    when->grade = MW_WEAK;
    return true;
}

/* Before a verb's future only: "in two weeks" after "completed" is a length. */
static bool in_future(mw_dating *d, uint32_t at, mw_when *when)
{
    double count;
    mw_str unit;
    uint32_t end;
    if (!mw_dating_before(d, at, "in") || !counted_unit(d, at, &count, &unit, &end) || count < 0 ||
        mw_ends_superlative(d, at - 1)) /* the first vote in five years */
        return false;
    bool time = mw_dating_in(d, end, "' \u2019 's \u2019s") && mw_dating_in(d, end + 1, "time");
    if (!time && (mw_dating_tense(d, at, at) != MW_TENSE_FUTURE || (count == 1 && mw_str_is(unit, "D"))))
        return false; /* will make 20 pins in a day */
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

/* The quarter that this sentence or the one before told last; MW_NO_INDEX: none. */
static uint32_t last_quarter(const mw_dating *d)
{
    for (size_t i = d->found_count; i-- > 0 && d->found[i].sentence + 1 >= d->sentence;)
        if (d->found[i].period.grain == MW_GRAIN_QUARTER && d->found[i].period.day != MW_DAY_NONE)
            return (uint32_t)i;
    return MW_NO_INDEX;
}

/* "from $45 million in the year-ago quarter": the same quarter of the year before. */
static bool year_ago_quarter(const mw_dating *d, uint32_t end, mw_when *when)
{
    uint32_t from = mw_str_is(mw_cal_value(d, end, MW_CAL_UNIT), "Q") ? last_quarter(d) : MW_NO_INDEX;
    if (from == MW_NO_INDEX)
        return false;
    mw_period year = {d->found[from].period.day, MW_GRAIN_YEAR};
    mw_when_period(when, end + 1, (mw_period){mw_period_shift(year, -1).day, MW_GRAIN_QUARTER}, "from text");
    when->from_date = from;
    when->grade = MW_WEAK;
    return when->value[0] != '\0';
}

/* "years ago", "the year-earlier period": without a count. */
static bool units_ago(mw_dating *d, uint32_t at, mw_when *when)
{
    if (mw_cal_is(d, at, MW_CAL_UNITS) && mw_dating_is(d, at + 1, "ago")) {
        mw_when_text(when, at + 2, "PAST_REF", "counted from now");
        when->grade = MW_WEAK;
        return true;
    }
    mw_grain grain;
    uint32_t tokens;
    if (!mw_read_grain(d, at, &grain, &tokens) || !mw_scan_hyphen(&d->scan, at + 1) || grain != MW_GRAIN_YEAR ||
        !mw_dating_in(d, at + 2, "ago earlier"))
        return false;
    if (year_ago_quarter(d, at + 3, when))
        return true;
    when->grade = MW_WEAK;
    return mw_when_from_published(d, when, at + 3, grain, -1, "counted from now");
}

/* "Three days before, another had fallen": with nothing behind it that it could be before. */
static bool is_last_of_clause(const mw_dating *d, uint32_t at)
{
    return at + 1 >= d->scan.end ||
           (mw_scan_shape(&d->scan, at + 1, MW_PUNCT) && !mw_scan_shape(&d->scan, at + 1, MW_QUOTE_OPEN));
}

/* "a year ago today", "two weeks ago Friday", "two years ago this week" */
static bool ago_day(mw_dating *d, uint32_t at, double count, mw_str unit, mw_when *when)
{
    mw_when day = {.first = at, .from_date = MW_NO_INDEX};
    mw_grain grain = mw_grain_of(unit);
    if (count < 1 || count != (double)(int64_t)count || grain == MW_GRAIN_NONE || grain == MW_GRAIN_DAY ||
        !(mw_cal_is(d, at, MW_CAL_DAY) || mw_cal_is(d, at, MW_CAL_WEEKDAY) || mw_dating_is(d, at, "this")) ||
        !mw_read_period(d, at, &day) || (day.period.grain >= grain && grain != MW_GRAIN_WEEK) ||
        day.period.day == MW_DAY_NONE)
        return false;
    mw_period period = mw_period_shift((mw_period){day.period.day, grain}, -steps_of(count, unit));
    period.grain = day.period.grain;
    mw_when_period(when, day.end, period, "counted from now");
    mw_when_published(when, d);
    return when->value[0] != '\0';
}

/* "Profit rose in the third quarter from a year earlier": it is the quarter that is compared. */
static bool is_same_quarter(const mw_dating *d, uint32_t from, mw_grain grain)
{
    return grain == MW_GRAIN_YEAR && d->found[from].period.grain == MW_GRAIN_QUARTER &&
           d->found[from].sentence == d->sentence;
}

/* "at 5 a.m. on 11 November, and the guns fell silent six hours later": from the time told just before. */
static bool shift_time(const mw_dating *d, mw_when *when, uint32_t end, double count, mw_str unit, int sign)
{
    enum { DAY = 24 * 60 };
    int hours, minutes, used = 0;
    const mw_when *last = d->found_count ? &d->found[d->found_count - 1] : NULL;
    bool hour = mw_str_is(unit, "TH");
    if (!last || last->type != MW_TIME || last->period.day == MW_DAY_NONE || last->sentence + 1 < d->sentence ||
        last->grade == MW_GUESS || count <= 0 || count > DAY || (!hour && !mw_str_is(unit, "TM")) ||
        sscanf(last->value, "%*4d-%*2d-%*2dT%2d:%2d%n", &hours, &minutes, &used) != 2)
        return false;
    int64_t at = hours * 60 + minutes + sign * (int64_t)(count * (hour ? 60 : 1));
    int64_t days = at >= 0 ? at / DAY : -((DAY - 1 - at) / DAY);
    at -= days * DAY;
    mw_period day = mw_period_shift((mw_period){last->period.day, MW_GRAIN_DAY}, days);
    char time[MW_TIMEX_MAX];
    snprintf(time, sizeof time, "T%02u:%02u%.6s", (unsigned)(at / 60) % 24, (unsigned)(at % 60), last->value + used);
    mw_when_period(when, end, day, "from text");
    mw_when then = *when;
    mw_when_join(when, &then, time, end, "from text");
    when->from_date = (uint32_t)d->found_count - 1;
    when->grade = MW_WEAK;
    return true;
}

/* "a day earlier", "two years later": from the text's last date. Without one only "a year earlier" and "13 years
 * earlier" tell more than a length: they are mostly told of now. */
static bool shift_text(mw_dating *d, mw_when *when, uint32_t end, double count, mw_str unit)
{
    uint32_t past = end + mw_cal_tokens(d, end);
    mw_grain grain = mw_grain_of(unit);
    if (grain == MW_GRAIN_NONE)
        return shift_time(d, when, past, count, unit, mw_cal_number(d, end, MW_CAL_SHIFT));
    uint32_t from = count < 0 ? MW_NO_INDEX : mw_dating_last(d, grain);
    if (from == MW_NO_INDEX && grain == MW_GRAIN_DAY && count >= 0)
        from = mw_dating_lede(d); /* a day earlier */
    if (from == MW_NO_INDEX) {
        bool plain = count == 1 && grain == MW_GRAIN_YEAR;
        if (!mw_dating_is(d, end, "earlier") || grain != MW_GRAIN_YEAR || count < 1 || d->narrative)
            return false; /* "two hours later": a length of time, then */
        bool good = shift_published(d, when, past, count, unit, -1);
        when->grade = plain ? when->grade : MW_WEAK;
        return good;
    }
    int64_t steps = mw_cal_number(d, end, MW_CAL_SHIFT) * steps_of(count, unit);
    mw_period found = mw_period_shift((mw_period){d->found[from].period.day, grain}, steps);
    if (count == 1 && is_same_quarter(d, from, grain))
        found.grain = MW_GRAIN_QUARTER;
    mw_when_period(when, past, found, "from text");
    when->from_date = from;
    when->grade = MW_WEAK;
    return when->value[0] != '\0';
}

bool mw_rule_ago(mw_dating *d, uint32_t at, mw_when *when)
{
    double count;
    mw_str unit;
    uint32_t end, tokens;
    if (in_future(d, at, when))
        return true;
    mw_str mod = approximator(d, at, &tokens);
    if (tokens == 0 && units_ago(d, at, when))
        return true;
    if (!counted_unit(d, at + tokens, &count, &unit, &end))
        return false;
    read_second(d, &count, &unit, &end);
    if (count >= 0 && mw_dating_in(d, end, "before after") && is_last_of_clause(d, end))
        return mw_grain_of(unit) != MW_GRAIN_NONE &&
               mw_when_from_text(d, when, end + 1, mw_grain_of(unit),
                                 (mw_dating_is(d, end, "after") ? 1 : -1) * steps_of(count, unit));
    if (!mw_cal_is(d, end, MW_CAL_SHIFT))
        return false;
    uint32_t past = end + mw_cal_tokens(d, end);
    when->type = MW_DATE;
    when->mod = mod;
    if (mw_dating_in(d, end, "earlier later") && mw_dating_is(d, past, "than"))
        return false; /* two days earlier than planned */
    if (mw_dating_is(d, end, "ago"))
        return ago_day(d, past, count, unit, when) || shift_published(d, when, past, count, unit, -1);
    if (mw_cal_number(d, end, MW_CAL_SHIFT) == 2)
        return shift_published(d, when, past, count, unit, 1);
    return shift_text(d, when, end, count, unit);
}

/* ---- from an event: two years after the coup */

/* What a named event's words are behind "after": "the coup", "the 2021 coup" not, "Russia's invasion". */
static const mw_row *event_at(mw_dating *d, uint32_t at, uint32_t *end)
{
    enum { WORDS_BEFORE = 3 };
    for (uint32_t next = at; next < at + WORDS_BEFORE && next < d->scan.end; next++) {
        mw_hit hit;
        if (mw_scan_match(&d->scan, next, d->events, &hit)) {
            *end = next + hit.tokens;
            return mw_named_event(d->scan.article, d->published, hit.row, &d->event);
        }
        if (!mw_scan_shape(&d->scan, next, MW_WORD) && next > at)
            return NULL;
        if (!mw_dating_in(d, next, "the a last its their his") && !mw_dating_capital(d, next))
            return NULL;
    }
    return NULL;
}

/* The day from which it is counted: of an event, or one that the words name. */
static bool start_at(mw_dating *d, uint32_t at, mw_when *start)
{
    uint32_t end = at;
    const mw_row *event = event_at(d, at, &end);
    if (event) {
        mw_when_period(start, end, (mw_period){mw_day_parse(mw_row_get(event, "date")), MW_GRAIN_DAY},
                       "counted from an event");
        start->event = event;
        return true;
    }
    return mw_read_period(d, at, start) && start->type == MW_DATE && start->period.day != MW_DAY_NONE &&
           start->period.grain != MW_GRAIN_NONE && !start->mod.len;
}

/* two years after the coup, three weeks before Christmas, the day after the invasion */
bool mw_rule_apart(mw_dating *d, uint32_t at, mw_when *when)
{
    double count = 1;
    mw_str unit = MW_STR("D");
    uint32_t tokens = 0, end = at + 2;
    mw_str mod = approximator(d, at, &tokens);
    bool the = mw_dating_is(d, at, "the") && mw_dating_is(d, at + 1, "day");
    if ((!the && !counted_unit(d, at + tokens, &count, &unit, &end)) || count < 0 || count > COUNT_MAX)
        return false;
    bool before = mw_dating_is(d, end, "before");
    bool from = mw_dating_is(d, end, "from") && !mw_dating_before(d, at, "for within") &&
                (mw_cal_is(d, end + 1, MW_CAL_WEEKDAY) || mw_cal_is(d, end + 1, MW_CAL_DAY) ||
                 mw_cal_is(d, end + 1, MW_CAL_MONTH)); /* a week from Friday, two weeks from January 15 */
    if (!before && !from && !mw_dating_is(d, end, "after"))
        return false;
    mw_grain grain = mw_grain_of(unit);
    mw_when start = {.first = end + 1, .from_date = MW_NO_INDEX};
    if (grain == MW_GRAIN_NONE || !start_at(d, end + 1, &start) || start.period.grain > grain ||
        (from && start.period.grain != MW_GRAIN_DAY))
        return false;
    mw_period found = mw_period_shift((mw_period){start.period.day, grain}, (before ? -1 : 1) * steps_of(count, unit));
    if (count != (double)(int64_t)count)
        return false;
    found.grain = from ? MW_GRAIN_DAY : grain;
    mw_when_period(when, start.end, found, "counted from an event");
    when->mod = mod;
    when->event = start.event;
    when->from_published = start.from_published;
    when->from_date = start.from_date;
    when->grade = MW_WEAK;
    return when->value[0] != '\0';
}
