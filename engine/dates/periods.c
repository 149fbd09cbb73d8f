/* SPDX-License-Identifier: MIT */
/* Months, years, decades, centuries, eras, fiscal years, quarters and halves, as they are named. */
#include "dates/dates_impl.h"

#include <stdio.h>

static int published_year(const mw_dating *d)
{
    return d->published == MW_DAY_NONE ? 0 : mw_day_civil(d->published).year;
}

/* April 2021, April of 2021, Dec/2018; April alone is the nearest by tense. */
bool mw_rule_month(mw_dating *d, uint32_t at, mw_when *when)
{
    int month, year;
    uint32_t tokens;
    if (!mw_read_month(d, at, &month, &tokens))
        return false;
    uint32_t end = at + tokens, next = end;
    if (mw_dating_in(d, next, ", of in") || mw_scan_hyphen(&d->scan, next) || mw_dating_is(d, next, "/"))
        next++;
    if (mw_read_year(d, next, &year) && year >= 1200) {
        mw_when_period(when, next + 1, mw_period_of(year, month, 1, MW_GRAIN_MONTH), "month year");
        return true;
    }
    if (mw_scan_shape(&d->scan, end, MW_NUMBER) && !mw_scan_shape(&d->scan, end, MW_ORDINAL) &&
        mw_scan_glued(&d->scan, end - 1))
        return false;
    when->end = end;
    when->rule = "month";
    mw_when_nearest(d, when, month, 0);
    return true;
}

/* ---- years */

/* The second year of 2014-15, 2020-2021; also with a dash or "to". */
static bool short_year(mw_dating *d, uint32_t at, mw_when *when)
{
    if (d->found_count == 0 || at < d->sentence_first + 2 || !mw_scan_hyphen(&d->scan, at - 1) ||
        !mw_scan_shape(&d->scan, at, MW_NUMBER))
        return false;
    const mw_when *last = &d->found[d->found_count - 1];
    int64_t part;
    mw_str text = mw_scan_text(&d->scan, at);
    if (last->end != at - 1 || last->period.grain != MW_GRAIN_YEAR || text.len != 2 ||
        !mw_scan_glued(&d->scan, at - 1) || !mw_str_integer(text, &part))
        return false;
    int from = mw_day_civil(last->period.day).year, year = from / 100 * 100 + (int)part;
    if (year <= from)
        year += 100;
    mw_when_period(when, at + 1, mw_period_of(year, 1, 1, MW_GRAIN_YEAR), "year of a range");
    return year - from < 60;
}

/* 2021-05 is a month, 2020-21 and 2010-11 are two years. */
static bool year_month(mw_dating *d, uint32_t at, int year, mw_when *when)
{
    if (!mw_scan_glued(&d->scan, at) || !mw_dating_is(d, at + 1, "-") || !mw_scan_glued(&d->scan, at + 1) ||
        !mw_scan_shape(&d->scan, at + 2, MW_NUMBER))
        return false;
    int64_t month;
    mw_str text = mw_scan_text(&d->scan, at + 2);
    if (text.len != 2 || !mw_str_integer(text, &month) || month < 1 || month > 12 || month == year % 100 + 1)
        return false;
    mw_when_period(when, at + 3, mw_period_of(year, (int)month, 1, MW_GRAIN_MONTH), "iso month");
    return true;
}

/* Q3, H2 after or before a year: 2019 Q3, Q3 2019, Q3 of 2019. */
static mw_grain short_part(const mw_dating *d, uint32_t at, int *number)
{
    mw_str text = mw_scan_text(&d->scan, at);
    if (text.len != 2 || text.data[1] < '1' || text.data[1] > '4')
        return MW_GRAIN_NONE;
    *number = text.data[1] - '0';
    char letter = text.data[0] | 32;
    if (letter == 'h' && *number <= 2)
        return MW_GRAIN_HALF;
    return letter == 'q' ? MW_GRAIN_QUARTER : MW_GRAIN_NONE;
}

static mw_period part_of_year(int year, mw_grain grain, int number)
{
    return mw_period_of(year, (number - 1) * (grain == MW_GRAIN_HALF ? 6 : 3) + 1, 1, grain);
}

/* '88, ’07: the nearest such year up to the next. */
static bool clipped_year(const mw_dating *d, uint32_t at, mw_when *when)
{
    enum { AHEAD = 2 };
    mw_str text = mw_scan_text(&d->scan, at);
    size_t mark = mw_str_starts(text, MW_STR("'")) ? 1 : mw_str_starts(text, MW_STR("\u2019")) ? 3 : 0;
    int64_t part;
    if (!mark || text.len != mark + 2 || !mw_str_integer(mw_str_sub(text, mark, text.len), &part) ||
        !mw_dating_before(d, mw_edged_from(d, at), "in since of from by until and between to"))
        return false;
    int now = published_year(d) ? published_year(d) : 2000, year = now / 100 * 100 + (int)part;
    mw_when_period(when, at + 1, mw_period_of(year > now + AHEAD ? year - 100 : year, 1, 1, MW_GRAIN_YEAR), "clipped year");
    when->grade = MW_WEAK;
    return true;
}

/* 2020/21, a season or a fiscal year: both its years, as one. */
static bool joined_years(const mw_dating *d, uint32_t at, mw_when *when)
{
    mw_str text = mw_scan_text(&d->scan, at);
    int64_t year, part;
    if (text.len != 7 || text.data[4] != '/' || !mw_str_integer(mw_str_sub(text, 0, 4), &year) ||
        !mw_str_integer(mw_str_sub(text, 5, 7), &part) || year < 1900 || year > 2099 || (year + 1) % 100 != part)
        return false;
    mw_when_period(when, at + 1, mw_period_of((int)year, 1, 1, MW_GRAIN_YEAR), "year");
    when->grade = MW_WEAK;
    return true;
}

bool mw_rule_year(mw_dating *d, uint32_t at, mw_when *when)
{
    int year, number;
    if (short_year(d, at, when) || clipped_year(d, at, when) || joined_years(d, at, when))
        return true;
    uint32_t first = at;
    if (mw_dating_is(d, at, "the") && mw_dating_is(d, at + 1, "year"))
        at++;
    if (mw_dating_is(d, at, "year"))
        at += 1 + (uint32_t)mw_dating_is(d, at + 1, "of");
    if (!mw_is_year(d, at, &year))
        return false;
    if (first == at && year_month(d, at, year, when))
        return true;
    uint32_t next = at + 1;
    if (mw_dating_is(d, next, "-") && mw_scan_glued(&d->scan, at))
        next++;
    mw_grain grain = short_part(d, next, &number);
    if (grain != MW_GRAIN_NONE) {
        mw_when_period(when, next + 1, part_of_year(year, grain, number), "quarter");
        return true;
    }
    mw_when_period(when, at + 1, mw_period_of(year, 1, 1, MW_GRAIN_YEAR), "year");
    bool asked =
        first != at || mw_dating_before(d, at, "in since by until from during of before after between to the and");
    if (!asked)
        when->grade = MW_WEAK;
    return true;
}

/* ---- decades and centuries */

/* The first year of 1980s, ’80s, 1980’s; 0 when it is none. */
static int decade_number(const mw_dating *d, uint32_t at, uint32_t *tokens)
{
    mw_str text = mw_scan_text(&d->scan, at);
    if (!mw_scan_shape(&d->scan, at, MW_NUMBER) ||
        (at > d->sentence_first + 1 && mw_scan_hyphen(&d->scan, at - 1) && mw_scan_glued(&d->scan, at - 1) &&
         text.len == sizeof "30s" - 1 && !mw_dating_in(d, at - 2, "mid early late")))
        return 0; /* six Su-30s */
    *tokens = 1;
    size_t mark = text.data[0] == '\'' ? 1 : mw_str_starts(text, MW_STR("\u2019")) ? 3 : 0;
    text = mw_str_sub(text, mark, text.len);
    if (text.len > 1 && text.data[text.len - 1] == 's') {
        text.len--;
    } else if (mw_scan_glued(&d->scan, at) && mw_dating_in(d, at + 1, "'s \u2019s")) {
        *tokens = 2;
        if (!mw_dating_before(d, at, "the early mid late -"))
            return 0; /* 2020's budget */
    } else {
        return 0;
    }
    int64_t value;
    if (!mw_str_integer(text, &value) || value % 10)
        return 0;
    if (text.len == 2 && !mark && !mw_dating_before(d, at, "the early mid late -"))
        return 0; /* in her 80s */
    if (text.len == 2)
        return (int)value + (value < 20 ? 2000 : 1900);
    return text.len == 4 && value >= 1000 && value < 2100 ? (int)value : 0;
}

bool mw_rule_decade(mw_dating *d, uint32_t at, mw_when *when)
{
    uint32_t tokens = 1, next = at;
    bool the = mw_dating_is(d, at, "the");
    mw_str mod = MW_NONE;
    if (the)
        next++;
    if (mw_cal_is(d, next, MW_CAL_EDGE)) {
        mod = mw_cal_value(d, next, MW_CAL_EDGE);
        next++;
        if (mw_scan_hyphen(&d->scan, next) || mw_dating_is(d, next, "to"))
            next++;
    }
    int year = decade_number(d, next, &tokens);
    if (!year && (the || mod.data) && mw_cal_is(d, next, MW_CAL_DECADE)) {
        year = 1900 + mw_cal_number(d, next, MW_CAL_DECADE);
        if (mw_dating_before(d, next, "his her their its"))
            return false;
    }
    if (!year)
        return false;
    mw_when_period(when, next + tokens, mw_period_of(year, 1, 1, MW_GRAIN_DECADE), "decade");
    when->mod = mod;
    return true;
}

/* the 12th century, the late 19th century, twentieth-century, the 5th century BC */
bool mw_rule_century(mw_dating *d, uint32_t at, mw_when *when)
{
    uint32_t next = at + mw_dating_is(d, at, "the"), tokens = 1;
    int number;
    mw_str mod = MW_NONE;
    if (mw_cal_is(d, next, MW_CAL_EDGE)) {
        mod = mw_cal_value(d, next++, MW_CAL_EDGE);
        next += (uint32_t)mw_scan_hyphen(&d->scan, next);
    }
    if (mw_scan_shape(&d->scan, next, MW_ORDINAL)) {
        mw_str text = mw_scan_text(&d->scan, next);
        int64_t value;
        if (!mw_str_integer(mw_str_sub(text, 0, text.len - 2), &value) || value < 1 || value > 30)
            return false;
        number = (int)value;
    } else if (mw_cal_is(d, next, MW_CAL_ORDINAL)) {
        number = mw_cal_number(d, next, MW_CAL_ORDINAL);
        tokens = mw_cal_tokens(d, next);
    } else {
        return false;
    }
    next += tokens;
    if (mw_scan_hyphen(&d->scan, next))
        next++;
    if (!mw_dating_is(d, next, "century"))
        return false;
    bool before = mw_cal_is(d, next + 1, MW_CAL_ERA) && mw_str_is(mw_cal_value(d, next + 1, MW_CAL_ERA), "BC");
    if (before || number < 2) {
        char value[MW_TIMEX_MAX];
        snprintf(value, sizeof value, "%s%02d", before ? "BC" : "", number - 1);
        mw_when_text(when, next + 1 + (before ? mw_cal_tokens(d, next + 1) : 0), value, "century");
    } else {
        mw_when_period(when, next + 1, mw_period_of((number - 1) * 100, 1, 1, MW_GRAIN_CENTURY), "century");
    }
    when->mod = mod;
    return true;
}

/* ---- quarters and halves */

/* "that year", "the same year", "of that same year", "the following year" */
/* "The 1994 war lasted 100 days, from April 7 to July that year": the date of the sentence whose year was told. */
static uint32_t told_year_before(const mw_dating *d, uint32_t from)
{
    if (!d->found[from].yearless || !d->found[from].from_published)
        return from;
    for (uint32_t i = from; i-- > 0 && d->found[i].sentence == d->sentence;)
        if (d->found[i].period.day != MW_DAY_NONE && !d->found[i].from_published)
            return i;
    return from;
}

uint32_t mw_year_of_text(mw_dating *d, uint32_t at, mw_told_year *told)
{
    uint32_t next = at + (uint32_t)mw_dating_in(d, at, "of in ,");
    int count = 0;
    if (mw_dating_in(d, next, "that the") && mw_dating_is(d, next + 1, "same"))
        next += 2;
    else if (mw_dating_is(d, next, "that"))
        next++;
    else if (mw_cal_is(d, next, MW_CAL_WHICH) && mw_cal_needs(d, next, MW_CAL_WHICH, "text")) {
        count = mw_cal_number(d, next, MW_CAL_WHICH);
        next += mw_cal_tokens(d, next);
    } else {
        return at;
    }
    if (!mw_dating_is(d, next, "year") || mw_dating_in(d, next + 1, "old -"))
        return at;
    told->from = mw_dating_last(d, MW_GRAIN_YEAR);
    if (told->from == MW_NO_INDEX)
        return at;
    told->from = told_year_before(d, told->from);
    told->year = mw_day_civil(d->found[told->from].period.day).year + count;
    return next + 1;
}

uint32_t mw_year_of_part(mw_dating *d, uint32_t at, mw_told_year *told)
{
    uint32_t next = at + (uint32_t)mw_dating_in(d, at, "of in ,");
    *told = (mw_told_year){.from = MW_NO_INDEX};
    if (mw_read_year(d, next, &told->year))
        return next + 1;
    uint32_t end = mw_year_of_text(d, at, told);
    if (end != at)
        return end;
    mw_grain grain;
    uint32_t used;
    if (mw_cal_is(d, next, MW_CAL_WHICH) &&
        mw_read_grain(d, next + mw_cal_tokens(d, next), &grain, &used) && grain == MW_GRAIN_YEAR &&
        published_year(d)) {
        told->year = published_year(d) + mw_cal_number(d, next, MW_CAL_WHICH);
        told->published = true;
        return next + mw_cal_tokens(d, next) + used;
    }
    if (mw_dating_is(d, at, "of") && mw_dating_is(d, next, "the") && mw_dating_is(d, next + 1, "year") &&
        published_year(d)) {
        told->year = published_year(d);
        told->published = true;
        return next + 2;
    }
    return at;
}

void mw_when_told(mw_when *when, const mw_dating *d, const mw_told_year *told)
{
    if (told->published)
        mw_when_published(when, d);
    when->from_date = told->from;
    if (told->from != MW_NO_INDEX)
        when->grade = MW_WEAK;
}

/* The nearest quarter or half of that number, by tense. */
static int nearest_year(const mw_dating *d, const mw_when *when, mw_grain grain, int number)
{
    mw_civil now = mw_day_civil(d->published);
    int this = grain == MW_GRAIN_HALF ? (now.month - 1) / 6 + 1 : (now.month - 1) / 3 + 1;
    if (mw_dating_tense(d, when->first, when->end) == MW_TENSE_FUTURE)
        return now.year + (number < this);
    return now.year - (number > this);
}

/* The year of the last date of a history, or the nearest by the clause's tense. */
static bool guess_year(const mw_dating *d, const mw_when *when, mw_grain grain, int number, mw_told_year *told)
{
    uint32_t from = d->narrative ? mw_dating_carrier(d, when, 0, 0) : MW_NO_INDEX;
    if (from != MW_NO_INDEX) {
        told->year = mw_day_civil(d->found[from].period.day).year;
        told->from = from;
        return true;
    }
    if (d->published == MW_DAY_NONE)
        return false;
    told->year = nearest_year(d, when, grain, number);
    told->published = true;
    return true;
}

static bool finish_part(mw_dating *d, uint32_t end, mw_grain grain, int number, mw_when *when)
{
    mw_told_year told;
    uint32_t past = mw_year_of_part(d, end, &told);
    when->end = past;
    if (past == end && !guess_year(d, when, grain, number, &told)) {
        char value[MW_TIMEX_MAX];
        snprintf(value, sizeof value, "XXXX-%c%d", grain == MW_GRAIN_HALF ? 'H' : 'Q', number);
        mw_when_text(when, past, value, "quarter");
        when->grade = MW_WEAK;
        return true;
    }
    mw_when_period(when, past, part_of_year(told.year, grain, number), "quarter");
    mw_when_told(when, d, &told);
    when->yearless = past == end;
    if (past == end)
        when->grade = MW_WEAK;
    return true;
}

static bool has_year_behind(mw_dating *d, uint32_t at)
{
    mw_told_year told;
    return mw_year_of_part(d, at, &told) != at;
}

/* Q3 2022, Q3 */
static bool short_quarter(mw_dating *d, uint32_t at, mw_when *when)
{
    int number;
    mw_grain grain = short_part(d, at, &number);
    if (grain == MW_GRAIN_NONE)
        return false;
    uint32_t next = at + 1;
    if (mw_scan_hyphen(&d->scan, next))
        next++;
    bool dated = has_year_behind(d, next);
    if (!dated && grain == MW_GRAIN_HALF)
        return false;
    return finish_part(d, dated ? next : at + 1, grain, number, when);
}

/* the first half of 2022, the third quarter of last year, second-quarter (profit), Q3 2022 */
bool mw_rule_quarter(mw_dating *d, uint32_t at, mw_when *when)
{
    int number;
    if (short_quarter(d, at, when))
        return true;
    uint32_t next = at + mw_dating_is(d, at, "the");
    if (mw_dating_in(d, next, "last final")) {
        number = 0;
        next++;
    } else if (mw_cal_is(d, next, MW_CAL_ORDINAL)) {
        number = mw_cal_number(d, next, MW_CAL_ORDINAL);
        next += mw_cal_tokens(d, next);
    } else {
        return false;
    }
    if (mw_scan_hyphen(&d->scan, next))
        next++;
    bool half = mw_dating_is(d, next, "half");
    if ((!half && !mw_dating_is(d, next, "quarter")) || number > (half ? 2 : 4))
        return false;
    next++;
    bool dated = has_year_behind(d, next);
    if (number == 0) {
        if (!dated || !mw_dating_is(d, at, "the"))
            return false;
        number = half ? 2 : 4;
    }
    if (!dated && half)
        return false; /* of a match, of a century */
    return finish_part(d, next, half ? MW_GRAIN_HALF : MW_GRAIN_QUARTER, number, when);
}

/* ---- eras and fiscal years */

/* The 431 of "from 431 to 404 BC". */
static bool shares_era(const mw_dating *d, uint32_t at)
{
    int64_t year;
    return (mw_dating_in(d, at + 1, "to and until till through \u2013") || mw_scan_hyphen(&d->scan, at + 1)) &&
           mw_str_integer(mw_scan_text(&d->scan, at + 2), &year) && mw_cal_is(d, at + 3, MW_CAL_ERA) &&
           mw_str_is(mw_cal_value(d, at + 3, MW_CAL_ERA), "BC");
}

/* 490 BC, AD 79, 79 AD: a year that the calendar of periods does not reach has a value alone. */
bool mw_rule_era(mw_dating *d, uint32_t at, mw_when *when)
{
    bool leads = mw_cal_is(d, at, MW_CAL_ERA), shared = !leads && shares_era(d, at);
    uint32_t era = leads ? at : shared ? at + 3 : at + 1, number = leads ? at + mw_cal_tokens(d, at) : at;
    int64_t year;
    mw_str digits = mw_scan_text(&d->scan, number);
    if (!mw_cal_is(d, era, MW_CAL_ERA) || !mw_dating_capital(d, era) || digits.len > 4 ||
        !mw_str_integer(digits, &year) || year < 1)
        return false;
    bool before = mw_str_is(mw_cal_value(d, era, MW_CAL_ERA), "BC");
    if (leads && before)
        return false;
    uint32_t end = leads || shared ? number + 1 : era + mw_cal_tokens(d, era);
    char value[MW_TIMEX_MAX];
    snprintf(value, sizeof value, "%s%04d", before ? "BC" : "", (int)year);
    if (before)
        mw_when_text(when, end, value, "era");
    else
        mw_when_period(when, end, mw_period_of((int)year, 1, 1, MW_GRAIN_YEAR), "era");
    return true;
}

static bool fiscal(mw_when *when, uint32_t end, int year)
{
    char value[MW_TIMEX_MAX];
    snprintf(value, sizeof value, "FY%04d", year);
    mw_when_text(when, end, value, "fiscal year");
    return true;
}

/* fiscal 2019, fiscal year 2019, the 2019 financial year, last fiscal year */
bool mw_rule_fiscal(mw_dating *d, uint32_t at, mw_when *when)
{
    int year;
    uint32_t next = at + (uint32_t)mw_dating_is(d, at, "the");
    if (mw_cal_is(d, at, MW_CAL_WHICH) && mw_cal_is(d, at + mw_cal_tokens(d, at), MW_CAL_FISCAL) && published_year(d)) {
        uint32_t fiscal_at = at + mw_cal_tokens(d, at);
        if (mw_cal_tokens(d, fiscal_at) < 2)
            return false;
        fiscal(when, fiscal_at + mw_cal_tokens(d, fiscal_at), published_year(d) + mw_cal_number(d, at, MW_CAL_WHICH));
        mw_when_published(when, d);
        when->grade = MW_WEAK;
        return true;
    }
    if (mw_read_year(d, next, &year) && mw_cal_is(d, next + 1, MW_CAL_FISCAL) && mw_cal_tokens(d, next + 1) > 1)
        return fiscal(when, next + 1 + mw_cal_tokens(d, next + 1), year);
    uint32_t number = next + mw_cal_tokens(d, next);
    return mw_cal_is(d, next, MW_CAL_FISCAL) && mw_read_year(d, number, &year) &&
           !mw_scan_hyphen(&d->scan, number + 1) && fiscal(when, number + 1, year);
}
