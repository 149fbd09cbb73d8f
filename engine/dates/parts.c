/* SPDX-License-Identifier: MIT */
/* The parts of a written date, and what a found expression means. */
#include "dates/dates_impl.h"

/* Words before a month or a bare year that show that it is one. */
#define BEFORE_PERIOD                                                                              \
    "in since by until till of from between before after during through throughout early late mid " \
    "last next this for around about past with to through"

/* "between April and June", "May-June", not "April Ryan and June Osborne": what joins two months. */
static bool joins_months(const mw_dating *d, uint32_t at)
{
    return at >= d->sentence_first + 2 && (mw_dating_before(d, at, "and or to") || mw_scan_hyphen(&d->scan, at - 1)) &&
           (mw_cal_is(d, at - 2, MW_CAL_MONTH) || mw_scan_shape(&d->scan, at - 2, MW_NUMBER) ||
            mw_cal_is(d, at - 2, MW_CAL_EDGE));
}

static bool beside_number(const mw_dating *d, uint32_t at, uint32_t tokens)
{
    int day;
    uint32_t used;
    if (mw_read_day_number(d, at + tokens, &day, &used) || mw_read_year(d, at + tokens, &day))
        return true;
    uint32_t next = at + tokens;
    if (mw_dating_is(d, next, "the") && mw_read_day_number(d, next + 1, &day, &used))
        return true;
    if (mw_dating_in(d, next, ", of") && mw_read_year(d, next + 1, &day))
        return true;
    if (mw_scan_hyphen(&d->scan, next) && mw_cal_is(d, next + 1, MW_CAL_MONTH) && mw_dating_capital(d, next + 1))
        return true; /* Jan.-March 2022 */
    uint32_t before = at;
    if (mw_dating_before(d, before, "of"))
        before--;
    return before > d->sentence_first && mw_read_day_number(d, before - 1, &day, &used);
}

/* A month's name. Short forms and names that are words or people too ask for company: a number, or
 * a preposition; "may" in lower case is never one. */
bool mw_read_month(const mw_dating *d, uint32_t at, int *month, uint32_t *tokens)
{
    if (!mw_cal_is(d, at, MW_CAL_MONTH))
        return false;
    *month = mw_cal_number(d, at, MW_CAL_MONTH);
    *tokens = mw_cal_tokens(d, at);
    bool capital = mw_dating_capital(d, at);
    bool number = beside_number(d, at, *tokens) || joins_months(d, at);
    if (mw_scan_hyphen(&d->scan, at - (at > d->sentence_first)) &&
        mw_dating_in(d, at - 2 * (at > d->sentence_first + 1), "mid early late"))
        return capital; /* mid-May */
    if (mw_cal_needs(d, at, MW_CAL_MONTH, "context") || mw_cal_needs(d, at, MW_CAL_MONTH, "name"))
        return capital && (number || mw_dating_before(d, at, BEFORE_PERIOD) ||
                           (mw_cal_is(d, at + *tokens, MW_CAL_WHICH)) ||
                           mw_dating_in(d, at + *tokens, "this"));
    if (mw_cal_needs(d, at, MW_CAL_MONTH, "number"))
        return capital && (number || mw_dating_before(d, at, BEFORE_PERIOD));
    return capital || number || mw_dating_before(d, at, "in since until by");
}

bool mw_read_weekday(const mw_dating *d, uint32_t at, int *weekday, uint32_t *tokens)
{
    if (!mw_cal_is(d, at, MW_CAL_WEEKDAY))
        return false;
    *weekday = mw_cal_number(d, at, MW_CAL_WEEKDAY);
    *tokens = mw_cal_tokens(d, at);
    if (!mw_cal_needs(d, at, MW_CAL_WEEKDAY, "number"))
        return true;
    if (!mw_dating_capital(d, at))
        return false;
    uint32_t next = at + *tokens, used;
    int day;
    if (mw_dating_in(d, next, ",") || mw_dating_in(d, next, "("))
        next++;
    return mw_cal_is(d, next, MW_CAL_MONTH) || mw_read_day_number(d, next, &day, &used) ||
           mw_dating_before(d, at, "on");
}

/* The first day of a night that two days share, beside its month: 5/6 June. */
static bool read_night(const mw_dating *d, uint32_t at, mw_str text, int *day)
{
    size_t slash = mw_str_find(text, MW_STR("/"), 0);
    int64_t first, second;
    if (slash == text.len ||
        !(mw_cal_is(d, at + 1, MW_CAL_MONTH) || (at > d->sentence_first && mw_cal_is(d, at - 1, MW_CAL_MONTH))) ||
        !mw_str_integer(mw_str_sub(text, 0, slash), &first) ||
        !mw_str_integer(mw_str_sub(text, slash + 1, text.len), &second) || second != first + 1 || first < 1 ||
        second > 31)
        return false;
    *day = (int)first;
    return true;
}

/* 1 to 31 in one or two digits, 3rd, third. */
bool mw_read_day_number(const mw_dating *d, uint32_t at, int *day, uint32_t *tokens)
{
    if (mw_cal_is(d, at, MW_CAL_ORDINAL)) {
        *day = mw_cal_number(d, at, MW_CAL_ORDINAL);
        *tokens = mw_cal_tokens(d, at);
        return true;
    }
    if (!mw_scan_shape(&d->scan, at, MW_NUMBER))
        return false;
    mw_str text = mw_scan_text(&d->scan, at);
    if (mw_scan_shape(&d->scan, at, MW_ORDINAL))
        text.len = text.len > 2 ? text.len - 2 : 0;
    int64_t value;
    if (text.len > 2) {
        *tokens = 1;
        return read_night(d, at, text, day);
    }
    if (!mw_str_integer(text, &value) || value < 1 || value > 31)
        return false;
    *day = (int)value;
    *tokens = 1;
    return true;
}

bool mw_read_year(const mw_dating *d, uint32_t at, int *year)
{
    int64_t value;
    mw_str text = mw_scan_text(&d->scan, at);
    if (!mw_scan_shape(&d->scan, at, MW_NUMBER) || text.len != 4 || !mw_str_integer(text, &value) ||
        value < 1000 || value > 2999)
        return false;
    *year = (int)value;
    return true;
}

static bool after_label(const mw_dating *d, uint32_t at)
{
    mw_hit hit;
    if (at == d->sentence_first)
        return false;
    return mw_lexicon_match_exact(d->labels, d->scan.tokens + at - 1, 1, &hit) ||
           mw_dating_before(d, at, "$ £ € ¥ # +");
}

static bool after_approximator(const mw_dating *d, uint32_t at)
{
    for (uint32_t length = 1; length <= 3 && at >= d->sentence_first + length; length++) {
        mw_hit hit;
        if (mw_lexicon_match_exact(d->approximators, d->scan.tokens + at - length, length, &hit) &&
            mw_str_is(mw_row_get(hit.row, "side"), "before"))
            return true;
    }
    return false;
}

static bool before_counted(const mw_dating *d, uint32_t at)
{
    mw_hit hit;
    return at + 1 < d->scan.end &&
           mw_lexicon_match(d->counted, d->scan.tokens + at + 1, d->scan.end - at - 1, &hit) &&
           !(hit.form & MW_SINGULAR);
}

/* Does the word before ask for a year, an edge of it between: "in 1825", "by late 1825"? */
static bool asks_for_year(const mw_dating *d, uint32_t at)
{
    int from;
    bool range = mw_dating_before(d, at, "to") && at >= d->sentence_first + 3 && mw_read_year(d, at - 2, &from) &&
                 mw_dating_before(d, at - 2, "from"); /* from 1337 to 1453 */
    return range || mw_dating_before(d, mw_edged_from(d, at), "in since by until till during from before between year");
}

/* In news a plain 19xx or 20xx without a comma is a year, unless it counts ("about 2000 people"),
 * is priced, numbered or has a unit. Other centuries need the preposition. */
/* "(1618–1648)": the years of a life or a war, either of them at `at`. */
static bool is_bracketed(const mw_dating *d, uint32_t at)
{
    enum { LONGEST = 150, HUNDRED = 100 };
    int from, to;
    uint32_t first = at > 0 && mw_dating_in(d, at - 1, "(") ? at : at >= 3 && mw_dating_in(d, at - 3, "(") ? at - 2 : 0;
    return first && (mw_dating_is(d, first + 1, "-") || mw_dating_is(d, first + 1, "\u2013")) &&
           mw_dating_is(d, first + 3, ")") &&
           mw_read_year(d, first, &from) && mw_read_year(d, first + 2, &to) && from < to && to - from <= LONGEST &&
           (from % HUNDRED || to % HUNDRED);
}

bool mw_is_year(const mw_dating *d, uint32_t at, int *year)
{
    if (mw_read_year(d, at, year) && *year >= 1200 && *year <= 2199 && is_bracketed(d, at))
        return true;
    if (!mw_read_year(d, at, year) || *year < 1200 || *year > 2199 || after_label(d, at))
        return false;
    mw_hit hit;
    uint32_t next = at + 1;
    bool asked = asks_for_year(d, at);
    mw_str glued = mw_scan_text(&d->scan, next + 1);
    bool quarter = glued.len == 2 && (glued.data[0] | 32) == 'q'; /* 2019-Q1 */
    if (mw_scan_glued(&d->scan, at) && mw_scan_hyphen(&d->scan, next) && next + 1 < d->scan.end && !quarter &&
        mw_scan_glued(&d->scan, next) && mw_scan_shape(&d->scan, next + 1, MW_WORD))
        return false; /* 2000-strong */
    if (mw_cal_is(d, next, MW_CAL_UNITS) || mw_cal_is(d, next, MW_CAL_ZONE) ||
        mw_cal_is(d, next, MW_CAL_CLOCK) || mw_dating_in(d, next, "% percent per"))
        return false;
    if (mw_lexicon_match_exact(d->labels, d->scan.tokens + at, 1, &hit))
        return false;
    if (asked)
        return true;
    enum { LEAST_IN_HISTORY = 1500 };
    bool named =
        mw_dating_before(d, at, "of") && at > d->sentence_first + 1 &&
        (mw_dating_capital(d, at - 2) || mw_dating_before(d, at - 2, "the")); /* the War of 1812, the revolt of 1848 */
    if ((d->narrative || named) && *year >= LEAST_IN_HISTORY && *year < 1900)
        return !after_approximator(d, at) && !before_counted(d, at) && (mw_ends_phrase(d, next) || d->narrative);
    return *year >= 1900 && *year <= 2099 && !after_approximator(d, at) && !before_counted(d, at);
}

mw_grain mw_grain_of(mw_str unit)
{
    static const struct {
        const char *unit;
        mw_grain grain;
    } GRAINS[] = {{"D", MW_GRAIN_DAY},     {"W", MW_GRAIN_WEEK},   {"2W", MW_GRAIN_WEEK},
                  {"WE", MW_GRAIN_WEEKEND}, {"M", MW_GRAIN_MONTH},  {"Q", MW_GRAIN_QUARTER},
                  {"Y", MW_GRAIN_YEAR},    {"DE", MW_GRAIN_DECADE}, {"CE", MW_GRAIN_CENTURY}};
    for (size_t i = 0; i < sizeof GRAINS / sizeof *GRAINS; i++)
        if (mw_str_is(unit, GRAINS[i].unit))
            return GRAINS[i].grain;
    return MW_GRAIN_NONE;
}

bool mw_read_grain(const mw_dating *d, uint32_t at, mw_grain *grain, uint32_t *tokens)
{
    if (!mw_cal_is(d, at, MW_CAL_UNIT))
        return false;
    *grain = mw_grain_of(mw_cal_value(d, at, MW_CAL_UNIT));
    *tokens = mw_cal_tokens(d, at);
    return *grain != MW_GRAIN_NONE;
}

/* "several", "a few", "many", "a couple of": more than one, not told how many. */
static bool read_some(const mw_dating *d, uint32_t at, uint32_t *tokens)
{
    uint32_t next = at + mw_dating_is(d, at, "a");
    if (!mw_dating_in(d, next, "several few many couple number handful") ||
        (mw_dating_is(d, next, "many") && mw_dating_before(d, next, "as")))
        return false; /* the third in as many weeks */
    *tokens = next + 1 - at;
    if (mw_dating_is(d, at + *tokens, "of"))
        (*tokens)++;
    return true;
}

static bool read_count(const mw_dating *d, uint32_t at, double *count, uint32_t *tokens)
{
    if (read_some(d, at, tokens)) {
        *count = -1;
        return true;
    }
    if (mw_dating_is(d, at, "half") && mw_dating_in(d, at + 1, "a an")) {
        *count = 0.5;
        *tokens = 2;
        return true;
    }
    if (mw_dating_is(d, at, "half") && mw_scan_hyphen(&d->scan, at + 1) && mw_cal_is(d, at + 2, MW_CAL_UNIT)) {
        *count = 0.5; /* a half-hour */
        *tokens = 1;
        return true;
    }
    mw_number number;
    if (mw_number_read(&d->numbers, &d->scan, at, &number)) {
        *count = number.vague ? -1 : number.value;
        *tokens = number.tokens;
        if (!number.vague && mw_dating_in(d, at + *tokens, "1/2 1/4 3/4")) { /* 2 1/2 years */
            *count += mw_dating_is(d, at + *tokens, "1/2") ? 0.5 : mw_dating_is(d, at + *tokens, "1/4") ? 0.25 : 0.75;
            *tokens += 1;
        }
        if (number.vague && mw_dating_is(d, at + *tokens, "of"))
            (*tokens)++;
        return number.suffix.len == 0 || number.scaled;
    }
    if (!mw_dating_in(d, at, "a an another"))
        return false;
    *count = 1;
    *tokens = 1;
    return true;
}

bool mw_read_count(const mw_dating *d, uint32_t at, double *count, uint32_t *tokens)
{
    if (at >= d->scan.end)
        return false;
    mw_count_memo *memo = &d->counts[at % MW_COUNT_MEMOS];
    if (memo->at != at + 1) {
        *memo = (mw_count_memo){.at = at + 1};
        memo->good = read_count(d, at, &memo->count, &memo->tokens);
    }
    *count = memo->count;
    *tokens = memo->tokens;
    return memo->good;
}

/* ---- what a found expression means */

void mw_when_period(mw_when *when, uint32_t end, mw_period period, const char *rule)
{
    when->end = end;
    when->type = MW_DATE;
    when->rule = rule;
    when->grade = MW_STRONG;
    when->period = period;
    mw_period_text(period, when->value);
}

void mw_when_text(mw_when *when, uint32_t end, const char *value, const char *rule)
{
    when->end = end;
    when->rule = rule;
    when->grade = MW_STRONG;
    when->period = (mw_period){MW_DAY_NONE, MW_GRAIN_NONE};
    size_t length = strlen(value);
    if (length >= MW_TIMEX_MAX)
        length = MW_TIMEX_MAX - 1;
    memcpy(when->value, value, length);
    when->value[length] = '\0';
}

void mw_when_published(mw_when *when, const mw_dating *d)
{
    when->from_published = d->published != MW_DAY_NONE;
    if (!when->from_published)
        when->grade = MW_WEAK;
}

/* "since the army took power on February 1": no day on which a story goes on. */
bool mw_dating_is_aside(const mw_dating *d, const mw_when *when)
{
    enum { REACH = 8 };
    uint32_t first = d->scan.layers->sentences[when->sentence].token_first;
    for (uint32_t at = when->first; at > first && at + REACH > when->first; at--) {
        mw_str word = mw_str_sub(d->scan.text, d->scan.tokens[at - 1].start, d->scan.tokens[at - 1].end);
        if (mw_str_equal_fold(word, MW_STR("since")))
            return true;
        if (mw_str_is(word, ","))
            return false;
    }
    return false;
}

uint32_t mw_dating_last(const mw_dating *d, mw_grain grain)
{
    enum { SENTENCES_BACK = 2, BACK_IN_HISTORY = 10, BACK = 64 };
    uint32_t reach = d->narrative ? BACK_IN_HISTORY : SENTENCES_BACK;
    for (size_t i = d->found_count; i-- > 0 && i + BACK >= d->found_count;) {
        const mw_when *when = &d->found[i];
        if (when->sentence + reach < d->sentence)
            break;
        if (when->period.day == MW_DAY_NONE || when->period.grain == MW_GRAIN_NONE || mw_dating_is_aside(d, when))
            continue;
        if (when->period.grain <= grain)
            return (uint32_t)i;
        if (when->sentence == d->sentence)
            break; /* "in December 2021 ... the same day": not told which */
    }
    return MW_NO_INDEX;
}

/* A report's day: the first that its opening sentence tells behind the dateline. Where nothing nearer is told,
 * "a day earlier" counts from it. */
uint32_t mw_dating_lede(const mw_dating *d)
{
    for (size_t i = 0; !d->narrative && i < d->found_count && d->found[i].sentence == 0; i++)
        if (d->found[i].period.grain == MW_GRAIN_DAY && d->found[i].id == MW_DATES_WEEKDAY)
            return (uint32_t)i;
    return MW_NO_INDEX;
}
