/* SPDX-License-Identifier: MIT */
/* Parts of the day: Wednesday evening, this morning, tonight, the night before, and the day they belong to. */
#include "dates/dates_impl.h"

#include <stdio.h>

static bool part_text(const mw_dating *d, uint32_t at, char text[MW_TIMEX_MAX])
{
    if (!mw_cal_is(d, at, MW_CAL_PART))
        return false;
    mw_str part = mw_cal_value(d, at, MW_CAL_PART);
    snprintf(text, MW_TIMEX_MAX, "T%.*s", MW_ARG(part));
    return true;
}

/* "in the morning", "during the night": of the day that the text named last, where it did just now. */
static bool bare_part(mw_dating *d, uint32_t at, mw_when *when)
{
    char text[MW_TIMEX_MAX];
    bool alone = mw_cal_needs(d, at, MW_CAL_PART, "alone"); /* at dawn */
    uint32_t part = alone ? at : at + 1, end = part + mw_cal_tokens(d, part);
    if (!(alone ? mw_dating_before(d, at, "at by before after until")
                : mw_dating_is(d, at, "the") && mw_dating_before(d, at, "in during by through throughout")) ||
        !part_text(d, part, text) || !mw_ends_phrase(d, end) || mw_dating_in(d, end, "of on before after"))
        return false;
    uint32_t from = d->found_count ? mw_dating_last(d, MW_GRAIN_DAY) : MW_NO_INDEX;
    if (from == MW_NO_INDEX || d->found[from].sentence + 1 < d->sentence)
        return false;
    mw_when day = {.first = at, .from_date = MW_NO_INDEX};
    if (!mw_when_from_text(d, &day, end, MW_GRAIN_DAY, 0))
        return false;
    mw_when_join(when, &day, text, end, "part of a day");
    return true;
}

/* that night, the same evening, the following morning: of the text's last day. Returns the tokens of
 * what leads, 0 when it does not. */
static uint32_t text_lead(const mw_dating *d, uint32_t at, int *count)
{
    *count = 0;
    if (mw_dating_in(d, at, "that the") && mw_dating_is(d, at + 1, "same"))
        return 2;
    if (mw_dating_is(d, at, "that"))
        return 1;
    bool next = mw_dating_is(d, at, "the") && mw_dating_is(d, at + 1, "next");
    if (mw_cal_is(d, at, MW_CAL_WHICH) && (next || mw_cal_needs(d, at, MW_CAL_WHICH, "text"))) {
        *count = mw_cal_number(d, at, MW_CAL_WHICH);
        return mw_cal_tokens(d, at);
    }
    return 0;
}

/* the night before, the morning after */
static bool part_beside(mw_dating *d, uint32_t at, mw_when *when)
{
    char text[MW_TIMEX_MAX];
    uint32_t next = at + 1 + mw_cal_tokens(d, at + 1);
    mw_when day = {.first = at, .from_date = MW_NO_INDEX};
    if (!mw_dating_is(d, at, "the") || !part_text(d, at + 1, text) || !mw_dating_in(d, next, "before after") ||
        !(next + 1 >= d->scan.end || mw_scan_shape(&d->scan, next + 1, MW_PUNCT)) ||
        !mw_when_from_text(d, &day, next + 1, MW_GRAIN_DAY, mw_dating_is(d, next, "after") ? 1 : -1))
        return false;
    mw_when_join(when, &day, text, next + 1, "part of a day");
    return true;
}

static bool part_of_text(mw_dating *d, uint32_t at, mw_when *when)
{
    char text[MW_TIMEX_MAX];
    int count;
    if (part_beside(d, at, when) || bare_part(d, at, when))
        return true;
    uint32_t lead = text_lead(d, at, &count);
    if (!lead || !part_text(d, at + lead, text))
        return false;
    mw_when day = {.first = at, .from_date = MW_NO_INDEX};
    if (!mw_when_from_text(d, &day, at + lead + 1, MW_GRAIN_DAY, count))
        return false;
    mw_when_join(when, &day, text, at + lead + mw_cal_tokens(d, at + lead), "part of a day");
    return true;
}

/* this morning, last night, tonight */
static bool near_part(mw_dating *d, uint32_t at, mw_when *when)
{
    char text[MW_TIMEX_MAX];
    uint32_t next = at + 1;
    int count = 0;
    if (mw_cal_is(d, at, MW_CAL_TONIGHT)) {
        snprintf(text, sizeof text, "TNI");
    } else {
        if (!mw_cal_is(d, at, MW_CAL_WHICH))
            return false;
        count = mw_cal_number(d, at, MW_CAL_WHICH);
        next = at + mw_cal_tokens(d, at);
        if (count > 0 || !part_text(d, next, text) || (count < 0 && !mw_str_is(mw_str_of(text), "TNI")))
            return false;
        next++;
    }
    mw_when day = {.from_date = MW_NO_INDEX, .grade = MW_WEAK};
    if (d->published != MW_DAY_NONE) {
        mw_when_period(&day, next, mw_period_shift((mw_period){d->published, MW_GRAIN_DAY}, count), "");
        day.from_published = true;
    }
    mw_when_join(when, &day, text, next, "part of a day");
    return true;
}

/* Overnight: the night before the day of publication, or behind it where the clause looks forward; in a
 * history of its last day. */
bool mw_rule_overnight(mw_dating *d, uint32_t at, mw_when *when)
{
    if (!mw_cal_is(d, at, MW_CAL_OVERNIGHT) || !mw_ends_phrase(d, at + 1))
        return false;
    mw_when day = {.first = at, .end = at + 1, .from_date = MW_NO_INDEX, .grade = MW_WEAK};
    bool future = mw_when_tense(d, &day) == MW_TENSE_FUTURE;
    if (d->narrative) {
        if (!mw_when_from_text(d, &day, at + 1, MW_GRAIN_DAY, 0))
            return false;
    } else if (d->published != MW_DAY_NONE) {
        mw_when_period(&day, at + 1, mw_period_shift((mw_period){d->published, MW_GRAIN_DAY}, future ? 0 : -1), "");
        day.from_published = true;
    }
    day.grade = MW_WEAK;
    mw_when_join(when, &day, "TNI", at + 1, "overnight");
    return true;
}

/* Wednesday evening, yesterday afternoon, the night of April 9, early on the morning of May 3 */
bool mw_rule_part(mw_dating *d, uint32_t at, mw_when *when)
{
    char text[MW_TIMEX_MAX];
    if (part_of_text(d, at, when) || near_part(d, at, when))
        return true;
    uint32_t next = at;
    mw_str mod = MW_NONE;
    if (mw_cal_is(d, at, MW_CAL_EDGE) && !mw_cal_needs(d, at, MW_CAL_EDGE, "of"))
        mod = mw_cal_value(d, next++, MW_CAL_EDGE);
    mw_when day = {.first = next, .from_date = MW_NO_INDEX};
    if (mw_read_period(d, next, &day) && day.type == MW_DATE &&
        (day.period.grain == MW_GRAIN_DAY || day.value[0] == 'X')) {
        uint32_t part = day.end;
        if (mw_cal_is(d, part, MW_CAL_EDGE))
            mod = mw_cal_value(d, part++, MW_CAL_EDGE);
        if (!part_text(d, part, text))
            return false;
        mw_when_join(when, &day, text, part + mw_cal_tokens(d, part), "part of a day");
        when->mod = mod;
        return true;
    }
    next = at + (uint32_t)mw_dating_is(d, at, "the");
    uint32_t past = next + mw_cal_tokens(d, next);
    bool beside =
        mw_cal_is(d, past, MW_CAL_WEEKDAY) && mw_dating_before(d, at, "at around before after since until by");
    if (!part_text(d, next, text) || !(beside || mw_dating_in(d, past, "of on")) || !mw_day_behind(d, past, &day))
        return false; /* at dusk Thursday */
    mw_when_join(when, &day, text, day.end, "part of a day");
    return true;
}
