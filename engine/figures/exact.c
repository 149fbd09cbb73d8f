/* SPDX-License-Identifier: MIT */
/* How exact a number is: "at least", "20-odd", "20 to 30", "minus 12". */
#include "figures/figures_impl.h"

static mw_bound bound_of(const mw_row *row)
{
    mw_str bound = mw_row_get(row, "bound");
    if (mw_str_is(bound, "low"))
        return MW_FROM_BELOW;
    if (mw_str_is(bound, "high"))
        return MW_FROM_ABOVE;
    return mw_str_is(bound, "about") ? MW_ABOUT : MW_EXACT;
}

/* The "over" of "handed over 500" is the verb's, and so is the "about" of "talking about less than 3 per cent". */
static bool ends_verb(const mw_figuring *f, uint32_t at)
{
    mw_hit hit;
    if (at > f->sentence_first && mw_figure_is(f, at, "about") &&
        mw_figure_phrase_before(f, at, "about"))
        return true;
    return at > f->sentence_first &&
           mw_lexicon_match_exact(f->happenings, f->scan.tokens + at - 1, 2, &hit);
}

/* One or two before the number: "at least some 20". */
uint32_t mw_read_approximators(const mw_figuring *f, uint32_t at, mw_count *count)
{
    count->bound = MW_EXACT;
    for (int times = 0; times < 2 && mw_figure_on(f, MW_FIG_BEFORE); times++) {
        mw_hit hit;
        if (!mw_figure_match(f, at, f->approximators, &hit) ||
            !mw_str_is(mw_row_get(hit.row, "side"), "before") || ends_verb(f, at))
            break;
        if (count->bound == MW_EXACT)
            count->bound = bound_of(hit.row);
        mw_count_by(count, MW_FIG_BEFORE);
        at += hit.tokens;
    }
    return at;
}

/* "or more", "-odd", "+" after the number. */
uint32_t mw_read_exactness_after(const mw_figuring *f, mw_count *count, uint32_t at)
{
    mw_hit hit;
    if (!mw_figure_match(f, at, f->approximators, &hit) ||
        !mw_str_is(mw_row_get(hit.row, "side"), "after") || !mw_figure_on(f, MW_FIG_AFTER))
        return at;
    if (mw_figure_is(f, at, "plus +") && !mw_scan_glued(&f->scan, at - 1))
        return at;
    mw_count_by(count, MW_FIG_AFTER);
    count->bound = bound_of(hit.row);
    return at + hit.tokens;
}

/* ---- ranges */

/* Has the word at the token that role in counting.tsv? The sentence's own are not found yet. */
static bool has_role(const mw_figuring *f, uint32_t at, const char *role)
{
    mw_hit hit;
    if (mw_figure_match(f, at, f->counting, &hit))
        for (const mw_row *row = hit.row; row; row = mw_row_next(row))
            if (mw_str_is(mw_row_get(row, "role"), role))
                return true;
    return false;
}

/* "rose from 40 to 52", "fell $2 to $98", "up 3% to 40%": a word of change in the few words before. */
bool mw_is_change(const mw_figuring *f, const mw_count *count)
{
    enum { REACH = 6 };
    uint32_t from = count->first > f->sentence_first + REACH ? count->first - REACH : f->sentence_first;
    if (!mw_figure_on(f, MW_FIG_CHANGE))
        return false;
    for (uint32_t at = count->first; at > from; at--) {
        if (mw_scan_shape(&f->scan, at - 1, MW_PUNCT))
            return false;
        if (has_role(f, at - 1, "change"))
            return true;
    }
    return false;
}

/* "from 20 to 30": a range at the head of a clause or behind "ranging", elsewhere perhaps a change. */
static bool is_from_range(const mw_figuring *f, const mw_count *count)
{
    uint32_t from = count->first - 1;
    return from == f->sentence_first || mw_figure_before(f, from, ", ; : of") || has_role(f, from - 1, "range");
}

/* The word or dash between the ends: 20 to 30, 20–30, between 20 and 30. */
static bool is_range_joint(const mw_figuring *f, const mw_count *count, uint32_t at)
{
    if (mw_scan_hyphen(&f->scan, at))
        return mw_scan_glued(&f->scan, at - 1) && mw_scan_glued(&f->scan, at);
    if (mw_figure_is(f, at, "and"))
        return mw_figure_before(f, count->first, "between");
    if (!mw_figure_is(f, at, "to or"))
        return false;
    if (mw_figure_before(f, count->first, "from"))
        return mw_figure_is(f, at, "to") && is_from_range(f, count);
    return !mw_figure_is(f, at, "to") || !mw_is_change(f, count);
}

/* 20 to 30 million: the first has the scale of the second. */
static double lifted(double low, const mw_number *upper)
{
    double scale = 1;
    if (!upper->scaled || low >= 1000 || upper->value < 1000)
        return low;
    while (upper->value / scale >= 1000)
        scale *= 1000;
    return low * scale;
}

/* "3-4 months old": a time of the date stage's that is an age. */
static bool is_age_ahead(const mw_figuring *f, uint32_t at)
{
    at += mw_scan_hyphen(&f->scan, at);
    at++; /* months */
    at += mw_scan_hyphen(&f->scan, at);
    return mw_figure_is(f, at, "old");
}

uint32_t mw_read_range(mw_figuring *f, mw_count *count, uint32_t at)
{
    uint32_t next = at + 1, money;
    mw_count other = {.counted = MW_BARE};
    mw_number upper;
    if (!mw_figure_on(f, MW_FIG_RANGE) || !is_range_joint(f, count, at))
        return at;
    if (mw_read_money_before(f, &other, next, &money))
        next = money;
    if (!mw_number_read(&f->numbers, &f->scan, next, &upper) || upper.vague ||
        (mw_figure_dated(f, next) && !is_age_ahead(f, next + upper.tokens)))
        return at;
    double low = lifted(count->value, &upper);
    if (other.counted == MW_MONEY && !mw_str_equal(other.unit, count->unit))
        return at;
    if (upper.value <= low || (count->counted == MW_MONEY && other.counted == MW_BARE && !upper.numeral))
        return at;
    mw_count_by(count, MW_FIG_RANGE);
    count->value = low;
    count->upper = upper.value;
    count->range = true;
    count->fixed |= upper.scaled;
    return next + upper.tokens;
}

/* "4% to 5%", "4%-5%", "between 4% and 5%". */
bool mw_read_unit_range(mw_figuring *f, mw_count *count)
{
    mw_number upper;
    mw_count other = {.counted = MW_BARE};
    uint32_t at = count->end;
    if (count->range || (count->counted != MW_SHARE && count->counted != MW_MEASURE) || !is_range_joint(f, count, at) ||
        !mw_figure_on(f, MW_FIG_RANGE) || !mw_number_read(&f->numbers, &f->scan, at + 1, &upper) || upper.vague ||
        upper.value <= count->value)
        return false;
    other.end = at + 1 + upper.tokens;
    if (!mw_read_unit_after(f, &other, other.end, upper.scaled) || !mw_str_equal(other.unit, count->unit))
        return false;
    mw_count_by(count, MW_FIG_RANGE);
    count->upper = upper.value;
    count->range = true;
    count->end = other.end;
    return true;
}

/* minus 15 degrees, -0.2% */
void mw_read_minus(const mw_figuring *f, mw_count *count)
{
    uint32_t at = count->number;
    bool word = mw_figure_before(f, at, "minus");
    bool sign = (count->counted == MW_MEASURE || count->counted == MW_SHARE) && mw_figure_before(f, at, "- \u2212") &&
                mw_scan_glued(&f->scan, at - 1) && (at < 2 || !mw_scan_glued(&f->scan, at - 2));
    if (count->first != at || count->range || !mw_figure_by(f, count, MW_FIG_MINUS, word || sign))
        return;
    if (word && mw_figure_before(f, at - 1, "or /") && mw_figure_before(f, at - 2, "plus")) {
        count->first = at - 3; /* plus or minus 3 points: how far, and neither way */
        return;
    }
    count->first = at - 1;
    count->value = -count->value;
}
