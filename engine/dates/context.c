/* SPDX-License-Identifier: MIT */
/* Dates told by the text before them (that day, on the 12th), by a part of a period (the end of the
 * year, later that year) or not exactly at all (now, recently). */
#include "dates/dates_impl.h"

#include <stdio.h>
#include <string.h>

bool mw_rule_now(mw_dating *d, uint32_t at, mw_when *when)
{
    if (!mw_cal_is(d, at, MW_CAL_NOW))
        return false;
    uint32_t end = at + mw_cal_tokens(d, at);
    if (mw_dating_is(d, at, "now") &&
        (mw_dating_in(d, end, "that -") || mw_dating_before(d, at, "- and from just")))
        return false;
    if (at > d->sentence_first && mw_dating_capital(d, at) && mw_dating_capital(d, at - 1) &&
        !mw_scan_shape(&d->scan, at, MW_SENTENCE_FIRST))
        return false; /* Myanmar Now */
    when->type = MW_DATE;
    mw_when_text(when, end, "PRESENT_REF", "now");
    when->grade = MW_WEAK;
    return true;
}

/* ---- from the text: the same day, that year, the day before */

bool mw_when_from_text(mw_dating *d, mw_when *when, uint32_t end, mw_grain grain, int64_t count)
{
    uint32_t from = mw_dating_last(d, grain);
    if (from == MW_NO_INDEX)
        return false;
    mw_when_period(when, end, mw_period_shift((mw_period){d->found[from].period.day, grain}, count), "from text");
    when->from_date = from;
    when->grade = MW_WEAK;
    return when->value[0] != '\0';
}

bool mw_ends_phrase(const mw_dating *d, uint32_t at)
{
    if (at >= d->scan.end || mw_scan_shape(&d->scan, at, MW_PUNCT | MW_QUOTE_CLOSE))
        return !mw_scan_hyphen(&d->scan, at) || mw_scan_shape(&d->scan, at - 1, MW_SPACE_AFTER);
    switch (d->scan.tokens[at].pos) {
    case MW_NOUN: case MW_PROPN: case MW_ADJ: case MW_NUM:
        return false;
    default:
        return true;
    }
}

static bool ends_clause(const mw_dating *d, uint32_t at)
{
    return at >= d->scan.end || mw_scan_shape(&d->scan, at, MW_PUNCT | MW_QUOTE_CLOSE) ||
           mw_dating_in(d, at, "in at and but as when while with by for to from on");
}

/* "that summer", "that same winter" */
static bool season_of_text(mw_dating *d, uint32_t at, mw_when *when)
{
    bool plain = mw_ends_phrase(d, at + 1) || !mw_cal_needs(d, at, MW_CAL_SEASON, "season");
    uint32_t from = mw_cal_is(d, at, MW_CAL_SEASON) && plain ? mw_dating_last(d, MW_GRAIN_YEAR) : MW_NO_INDEX;
    if (from == MW_NO_INDEX)
        return false;
    mw_period last = d->found[from].period;
    if (last.grain == MW_GRAIN_YEAR) /* of 1941: not the winter before it */
        last.day = mw_day_of(mw_day_civil(last.day).year, 3, 1);
    mw_when_period(when, at + 1, mw_season_near(last.day, mw_cal_value(d, at, MW_CAL_SEASON), 1), "from text");
    when->from_date = from;
    when->grade = MW_WEAK;
    return when->value[0] != '\0';
}

/* the week before last, the year after next */
static bool before_last(const mw_dating *d, uint32_t at, mw_when *when)
{
    mw_grain grain;
    uint32_t tokens;
    bool last = mw_dating_is(d, at + 2, "before") && mw_dating_is(d, at + 3, "last");
    bool next = mw_dating_is(d, at + 2, "after") && mw_dating_is(d, at + 3, "next");
    return (last || next) && mw_dating_is(d, at, "the") && mw_read_grain(d, at + 1, &grain, &tokens) &&
           grain != MW_GRAIN_DAY && mw_ends_phrase(d, at + 4) &&
           mw_when_from_published(d, when, at + 4, grain, last ? -2 : 2, "which period");
}

/* "the same day last year", "the same month a year ago" */
static bool same_last_year(mw_dating *d, uint32_t at, mw_when *when)
{
    mw_grain grain;
    uint32_t tokens;
    if (!mw_dating_is(d, at, "the") || !mw_dating_is(d, at + 1, "same") || !mw_read_grain(d, at + 2, &grain, &tokens) ||
        grain >= MW_GRAIN_YEAR || grain == MW_GRAIN_WEEKEND || d->published == MW_DAY_NONE || d->narrative)
        return false;
    uint32_t next = at + 2 + tokens, end = next + 2;
    if (!mw_dating_is(d, next, "last") || !mw_dating_is(d, next + 1, "year"))
        return false;
    mw_period period = {mw_period_shift((mw_period){d->published, MW_GRAIN_YEAR}, -1).day, grain};
    mw_when_period(when, end, period, "from text");
    mw_when_published(when, d);
    when->grade = MW_WEAK;
    return true;
}

bool mw_rule_from_text(mw_dating *d, uint32_t at, mw_when *when)
{
    if (same_last_year(d, at, when))
        return true;
    uint32_t next = at, tokens;
    mw_grain grain;
    bool that = mw_dating_is(d, at, "that");
    if ((that || mw_dating_is(d, at, "the")) && mw_dating_is(d, at + 1, "same"))
        next += 2;
    else if (mw_dating_in(d, at, "that same"))
        next++;
    else if (mw_dating_is(d, at, "the") && mw_dating_in(d, at + 1, "day week month year") &&
             mw_dating_in(d, at + 2, "before after earlier") && ends_clause(d, at + 3) &&
             mw_read_grain(d, at + 1, &grain, &tokens))
        return mw_when_from_text(d, when, at + 3, grain, mw_dating_is(d, at + 2, "after") ? 1 : -1);
    else
        return before_last(d, at, when);
    if (season_of_text(d, next, when))
        return true;
    if (!mw_read_grain(d, next, &grain, &tokens) ||
        (that && next == at + 1 && !ends_clause(d, next + tokens) && grain == MW_GRAIN_WEEKEND))
        return false;
    if (that && next == at + 1 && grain != MW_GRAIN_DAY && !mw_ends_phrase(d, next + tokens))
        return false;
    return mw_when_from_text(d, when, next + tokens, grain, 0);
}

/* ---- the 12th: of the month named last */

/* Without one before it, the nearest by the clause's tense. */
static bool day_of_publication(const mw_dating *d, mw_when *when, uint32_t end, int day)
{
    if (d->published == MW_DAY_NONE || d->narrative)
        return false;
    mw_civil now = mw_day_civil(d->published);
    bool future = mw_when_tense(d, when) == MW_TENSE_FUTURE;
    int month = now.month + (future ? day < now.day : -(day > now.day)), year = now.year;
    year += month > 12 ? 1 : month < 1 ? -1 : 0;
    mw_period period = mw_period_of(year, (month + 11) % 12 + 1, day, MW_GRAIN_DAY);
    if (period.day == MW_DAY_NONE)
        return false;
    mw_when_period(when, end, period, "day alone");
    mw_when_published(when, d);
    when->grade = MW_WEAK;
    return true;
}

/* "the 15th of the month", "of that month", "of the same month": past it, or `at`. */
static uint32_t of_the_month(const mw_dating *d, uint32_t at)
{
    if (!mw_dating_is(d, at, "of") || !mw_dating_in(d, at + 1, "the that"))
        return at;
    uint32_t month = at + 2 + (uint32_t)mw_dating_is(d, at + 2, "same");
    return mw_dating_is(d, month, "month") ? month + 1 : at;
}

bool mw_rule_day_alone(mw_dating *d, uint32_t at, mw_when *when)
{
    int day, other;
    uint32_t tokens, used, next = at + (uint32_t)mw_dating_is(d, at, "the");
    if (next == at || !mw_scan_shape(&d->scan, next, MW_ORDINAL) ||
        !mw_dating_before(d, at, "on by until till from to of") || !mw_read_day_number(d, next, &day, &tokens) ||
        !mw_ends_phrase(d, next + tokens))
        return false;
    uint32_t past = of_the_month(d, next + tokens);
    if (mw_dating_is(d, next + tokens, "of") && past == next + tokens)
        return false;
    if (mw_dating_in(d, next + tokens, ", and or to -") && mw_read_day_number(d, next + tokens + 1, &other, &used))
        return false; /* the 3rd, 5th and 9th of May */
    when->end = past;
    uint32_t from = mw_dating_last(d, MW_GRAIN_MONTH);
    if (from == MW_NO_INDEX)
        return day_of_publication(d, when, when->end, day);
    mw_civil c = mw_day_civil(d->found[from].period.day);
    mw_period period = mw_period_of(c.year, c.month, day, MW_GRAIN_DAY);
    if (period.day == MW_DAY_NONE)
        return false;
    mw_when_period(when, when->end, period, "day alone");
    when->from_date = from;
    when->grade = MW_WEAK;
    return true;
}

/* ---- early, late, the end of */

/* "The clashes began on 17 October. By the end of the month forty had died": told in November, of a month that is over. */
static bool is_over(const mw_dating *d, uint32_t at, uint32_t end, const mw_when *from, mw_grain grain)
{
    const mw_when asked = {.first = at, .end = end};
    if (d->published == MW_DAY_NONE || from->period.day >= d->published || mw_when_tense(d, &asked) != MW_TENSE_PAST)
        return false;
    char then[MW_TIMEX_MAX], now[MW_TIMEX_MAX];
    mw_period_text((mw_period){from->period.day, grain}, then);
    mw_period_text((mw_period){d->published, grain}, now);
    return strcmp(then, now) != 0;
}

/* Is the last date of the text one from which "the month" counts: told with a year, over by now, or a history's? */
static uint32_t told_period(const mw_dating *d, uint32_t at, uint32_t end, mw_grain grain)
{
    uint32_t from = mw_dating_last(d, grain);
    if (from == MW_NO_INDEX || d->narrative)
        return from;
    const mw_when *when = &d->found[from];
    if (when->sentence + 1 < d->sentence)
        return MW_NO_INDEX;
    bool told = !when->from_published && !when->yearless;
    return told || is_over(d, at, end, when, grain) ? from : MW_NO_INDEX;
}

/* "the year", "the month" behind "the end of": of the text's last date, or of the publication. */
static bool plain_period(mw_dating *d, mw_when *when, uint32_t end, mw_grain grain)
{
    uint32_t from = told_period(d, when->first, end, grain);
    if (from == MW_NO_INDEX)
        return mw_when_from_published(d, when, end, grain, 0, "edge of a period");
    mw_when_period(when, end, (mw_period){d->found[from].period.day, grain}, "edge of a period");
    when->from_date = from;
    when->grade = MW_WEAK;
    return true;
}

/* What may follow "the end of": a year, a month, and "the year", "the month", "the week". */
static bool read_edged(mw_dating *d, uint32_t at, mw_when *when)
{
    mw_grain grain;
    uint32_t tokens, unit = at + (uint32_t)mw_dating_is(d, at, "the");
    if (mw_read_grain(d, unit, &grain, &tokens) && grain != MW_GRAIN_DAY && grain != MW_GRAIN_WEEKEND &&
        (unit > at || grain == MW_GRAIN_YEAR || mw_scan_hyphen(&d->scan, at - 1)) &&
        !mw_dating_is(d, unit + tokens, "of") &&
        !(mw_scan_hyphen(&d->scan, unit + tokens) && mw_scan_glued(&d->scan, unit + tokens - 1))) /* month-long */
        return plain_period(d, when, unit + tokens, grain);
    return mw_read_period(d, at, when);
}

/* "year-end", "by year's end", "midyear" */
static bool unit_end(mw_dating *d, uint32_t at, mw_when *when)
{
    mw_grain grain;
    uint32_t tokens, next = at + 1;
    if (!mw_read_grain(d, at, &grain, &tokens) || grain == MW_GRAIN_DAY || grain == MW_GRAIN_WEEKEND)
        return false;
    if (mw_scan_hyphen(&d->scan, next) || mw_dating_in(d, next, "'s \u2019s"))
        next++;
    if (!mw_dating_is(d, next, "end") || mw_dating_is(d, next + 1, "of") || !plain_period(d, when, next + 1, grain))
        return false;
    when->mod = MW_STR("END");
    return true;
}

/* "will retire in early March", told on the 20th: that part of this year's March is over. "Late March", told of the past on
 * the 5th: that of last year. */
static void other_year(const mw_dating *d, mw_when *when)
{
    enum { EARLY_IS_OVER = 12, LATE_BEGINS = 20 };
    if (!when->yearless || when->period.grain != MW_GRAIN_MONTH || !when->from_published)
        return;
    mw_civil now = mw_day_civil(d->published), then = mw_day_civil(when->period.day);
    if (now.year != then.year || now.month != then.month)
        return;
    mw_tense tense = mw_when_tense(d, when);
    int years = mw_str_is(when->mod, "START") && tense == MW_TENSE_FUTURE && now.day > EARLY_IS_OVER ? 1
                : mw_str_is(when->mod, "END") && tense == MW_TENSE_PAST && now.day < LATE_BEGINS    ? -1
                                                                                                    : 0;
    if (years == 0)
        return;
    when->period = mw_period_of(then.year + years, then.month, 1, MW_GRAIN_MONTH);
    mw_period_text(when->period, when->value);
    when->grade = MW_WEAK;
}

/* early 2021, mid-July, late last week, early on Friday not, the end of the year, at the start of 2022 */
bool mw_rule_edge(mw_dating *d, uint32_t at, mw_when *when)
{
    uint32_t edge = at + (uint32_t)mw_dating_is(d, at, "the");
    edge += (uint32_t)(mw_dating_is(d, edge, "very") && edge > at);
    if (mw_cal_is(d, at, MW_CAL_MIDST) &&
        plain_period(d, when, at + 1, mw_grain_of(mw_cal_value(d, at, MW_CAL_MIDST)))) {
        when->mod = MW_STR("MID");
        return true;
    }
    if (mw_cal_is(d, at, MW_CAL_UNIT))
        return unit_end(d, at, when);
    if (!mw_cal_is(d, edge, MW_CAL_EDGE))
        return false;
    uint32_t next = edge + mw_cal_tokens(d, edge);
    bool noun = mw_cal_needs(d, edge, MW_CAL_EDGE, "of");
    if (noun && !mw_dating_is(d, next, "of"))
        return false;
    if (mw_dating_in(d, next, "of in") || mw_scan_hyphen(&d->scan, next))
        next++;
    mw_when inner = {.first = next, .from_date = MW_NO_INDEX};
    bool mid_unit = mw_dating_is(d, edge, "mid") && mw_cal_is(d, next, MW_CAL_UNIT);
    bool found = noun || mid_unit || mw_dating_is(d, next - 1, "in") ? read_edged(d, next, &inner)
                                                                     : mw_read_period(d, next, &inner);
    if (!found || inner.type != MW_DATE || inner.mod.len)
        return false;
    inner.first = at;
    *when = inner;
    when->mod = mw_cal_value(d, edge, MW_CAL_EDGE);
    other_year(d, when);
    return true;
}

/* Does the word say how far off, and not which part: "two days later in May"? */
static bool follows_unit(const mw_dating *d, uint32_t at)
{
    return at > d->sentence_first && (mw_cal_is(d, at - 1, MW_CAL_UNIT) || mw_cal_is(d, at - 1, MW_CAL_UNITS) ||
                                      mw_dating_in(d, at - 1, "no not much"));
}

/* later that year, earlier this week, later in May, earlier in the day, later on Friday not */
bool mw_rule_within(mw_dating *d, uint32_t at, mw_when *when)
{
    bool later = mw_dating_is(d, at, "later");
    if ((!later && !mw_dating_is(d, at, "earlier")) || follows_unit(d, at))
        return false;
    uint32_t next = at + 1 + (uint32_t)mw_dating_is(d, at + 1, "in"), tokens;
    mw_when inner = {.first = next, .from_date = MW_NO_INDEX};
    mw_grain grain;
    bool unit = next == at + 2 && mw_dating_is(d, next, "the") && mw_read_grain(d, next + 1, &grain, &tokens) &&
                grain != MW_GRAIN_WEEKEND;
    if (unit ? !plain_period(d, &inner, next + 1 + tokens, grain) : !mw_read_period(d, next, &inner))
        return false;
    if (inner.type != MW_DATE || inner.mod.len || inner.yearless)
        return false;
    inner.first = at;
    *when = inner;
    when->rule = "part of a period";
    when->mod = when->period.grain == MW_GRAIN_DAY ? MW_NONE : later ? MW_STR("END") : MW_STR("START");
    return true;
}

/* ---- not exactly */

static bool vague(mw_when *when, uint32_t end, mw_str value)
{
    char text[MW_TIMEX_MAX];
    snprintf(text, sizeof text, "%.*s", (int)(value.len < 30 ? value.len : 30), value.data);
    mw_when_text(when, end, text, "vague");
    when->grade = MW_WEAK;
    return true;
}

/* recently, soon, in the past; recent years, the coming weeks */
bool mw_rule_vague(mw_dating *d, uint32_t at, mw_when *when)
{
    uint32_t next = at + mw_cal_tokens(d, at);
    if (mw_cal_is(d, at, MW_CAL_VAGUE)) {
        if (mw_cal_needs(d, at, MW_CAL_VAGUE, "phrase") &&
            (!mw_dating_before(d, at, "in") || !mw_ends_phrase(d, next) || mw_dating_is(d, next, "of")))
            return false;
        if (mw_dating_capital(d, at) && !mw_scan_shape(&d->scan, at, MW_SENTENCE_FIRST))
            return false;
        if (mw_dating_in(d, next, "of as after enough afterwards afterward") ||
            mw_dating_before(d, at, "as too how so"))
            return false; /* as soon as */
        mw_str value = mw_cal_value(d, at, MW_CAL_VAGUE);
        if (mw_str_is(value, "FUTURE_REF") && mw_cal_tokens(d, at) == 1 &&
            mw_dating_tense(d, at, next) == MW_TENSE_PAST)
            return false; /* they soon dropped them */
        return vague(when, next, value);
    }
    if (mw_cal_is(d, at, MW_CAL_RECENT))
        return mw_cal_is(d, next, MW_CAL_UNITS) && vague(when, next + 1, mw_cal_value(d, at, MW_CAL_RECENT));
    int count = mw_cal_number(d, at, MW_CAL_WHICH);
    if (mw_dating_is(d, at, "last") &&
        (d->scan.tokens[at].pos == MW_VERB || mw_dating_before(d, at, "could may might will would can to")))
        return false; /* it could last years */
    if (count == 0 || !mw_cal_is(d, next, MW_CAL_UNITS) || mw_dating_is(d, next + 1, "of") ||
        mw_cal_needs(d, at, MW_CAL_WHICH, "text"))
        return false;
    return vague(when, next + 1, count < 0 ? MW_STR("PAST_REF") : MW_STR("FUTURE_REF"));
}
