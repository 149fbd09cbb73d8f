/* SPDX-License-Identifier: MIT */
/* Money and measures: US$5, Rs 5 crore, 500 kyat, RM50, 25-million-dollar; 40 km, 5km, 12-foot, 38C. */
#include "figures/figures_impl.h"

static const mw_row *row_on_side(const mw_row *row, const char *side)
{
    while (row && !mw_str_is(mw_row_get(row, "side"), side))
        row = mw_row_next(row);
    return row;
}

/* ---- money */

/* A currency's code. A bare dollar is that of the newsroom's country. */
static mw_str code_of(const mw_figuring *f, const mw_row *row)
{
    mw_str phrase = mw_row_phrase(row);
    bool bare = f->dollar.len && (mw_str_is(phrase, "$") || mw_str_is(phrase, "dollar"));
    return bare ? f->dollar : mw_row_get(row, "code");
}

/* US$ is one token in "US$5" and two in the table; "A $5 fee" is no Australian dollar. */
static bool match_currency(const mw_figuring *f, uint32_t at, mw_hit *hit)
{
    mw_str word = mw_scan_text(&f->scan, at);
    if (word.len < 2 || word.data[word.len - 1] != '$')
        return mw_figure_match(f, at, f->currencies, hit) &&
               (hit->tokens == 1 || word.len > 1 || mw_scan_glued(&f->scan, at));
    mw_token parts[2] = {{.word = mw_model_word(f->scan.model, mw_str_sub(word, 0, word.len - 1))},
                         {.word = mw_model_word(f->scan.model, MW_STR("$"))}};
    bool found = mw_lexicon_match_exact(f->currencies, parts, 2, hit);
    hit->tokens = 1;
    return found;
}

/* "K2,000 kyat": a letter stands for a currency only where its name follows. */
static bool is_named_after(const mw_figuring *f, uint32_t at, const mw_row *row)
{
    mw_number number;
    mw_hit hit;
    if (!mw_scan_glued(&f->scan, at) || !mw_number_read(&f->numbers, &f->scan, at + 1, &number) ||
        !mw_figure_match(f, at + 1 + number.tokens, f->currencies, &hit))
        return false;
    return mw_str_equal(mw_row_get(hit.row, "code"), mw_row_get(row, "code"));
}

bool mw_read_money_before(mw_figuring *f, mw_count *count, uint32_t at, uint32_t *next)
{
    mw_hit hit;
    const mw_row *row =
        mw_figure_on(f, MW_FIG_MONEY_BEFORE) && match_currency(f, at, &hit) ? row_on_side(hit.row, "before") : NULL;
    if (!row)
        return false;
    mw_str word = mw_scan_text(&f->scan, at);
    bool letters = word.data[0] >= 'A' && word.data[0] <= 'z';
    if (letters && !mw_scan_shape(&f->scan, at, MW_CAPITAL))
        return false;
    if (letters && word.len == 1 && hit.tokens == 1 && !is_named_after(f, at, row))
        return false;
    mw_count_by(count, MW_FIG_MONEY_BEFORE);
    count->counted = MW_MONEY;
    count->unit = code_of(f, row);
    count->in = mw_row_number(row, "in");
    *next = at + hit.tokens;
    return true;
}

/* 50 million USD, but not the USD of "50 USD 20": codes that may stand before as well. */
static bool is_next_ones(const mw_figuring *f, uint32_t at, const mw_row *rows)
{
    mw_number number;
    return row_on_side(rows, "before") && mw_number_read(&f->numbers, &f->scan, at + 1, &number);
}

/* five dollars and 20 cents */
static void read_coins(mw_figuring *f, mw_count *count)
{
    mw_number coins;
    mw_hit hit;
    uint32_t at = count->end + mw_figure_is(f, count->end, "and");
    if (count->range || !mw_number_read(&f->numbers, &f->scan, at, &coins) || coins.value >= 100 || coins.vague ||
        coins.fraction || coins.suffix.len || !mw_figure_match(f, at + coins.tokens, f->currencies, &hit))
        return;
    const mw_row *row = row_on_side(hit.row, "after");
    mw_str code = row ? mw_row_get(row, "code") : MW_STR("");
    if (hit.tokens > 1 || (!mw_str_is(code, "cents") && !mw_str_is(code, "pence")))
        return;
    count->value += coins.value / 100;
    count->end = at + coins.tokens + 1;
}

/* 75 USD million */
static void read_scale_behind(mw_figuring *f, mw_count *count)
{
    mw_hit hit;
    if (count->fixed || !count->numeral || !mw_figure_match(f, count->end, f->numbers.words, &hit) || hit.tokens > 1 ||
        !mw_str_is(mw_row_get(hit.row, "kind"), "scale"))
        return;
    double value = count->value * mw_row_number(hit.row, "value");
    count->value = value < 9e15 ? (double)(int64_t)(value + 0.5) : value;
    count->end++;
}

static bool read_money_after(mw_figuring *f, mw_count *count, uint32_t at)
{
    mw_hit hit;
    bool hyphen = mw_scan_hyphen(&f->scan, at) && mw_scan_glued(&f->scan, at - 1) && mw_scan_glued(&f->scan, at);
    uint32_t next = at + hyphen;
    const mw_row *row = mw_figure_match(f, next, f->currencies, &hit) ? row_on_side(hit.row, "after") : NULL;
    if (!row || is_next_ones(f, next, hit.row))
        return false;
    mw_str word = mw_scan_text(&f->scan, next);
    if (hit.tokens == 1 && row_on_side(hit.row, "before") && (unsigned char)word.data[0] < 0x80 &&
        !mw_scan_shape(&f->scan, next, MW_ALL_CAPS))
        return false;
    if (hit.tokens == 1 && word.len == 1 && (unsigned char)word.data[0] < 0x80 && !mw_scan_glued(&f->scan, next - 1))
        return false; /* 10p, not 10 p */
    if (hit.tokens == 1 && mw_figure_is(f, next, "won") && !mw_figure_is(f, next + 1, ", . in for to from of a per"))
        return false; /* "Three won seats" */
    if (!mw_figure_by(f, count, MW_FIG_MONEY_AFTER, true))
        return false;
    count->counted = MW_MONEY;
    count->unit = code_of(f, row);
    count->in = mw_row_number(row, "in");
    count->end = next + hit.tokens;
    if (mw_scan_shape(&f->scan, next, MW_ALL_CAPS))
        read_scale_behind(f, count);
    read_coins(f, count);
    return true;
}

static bool read_pounds(mw_figuring *f, mw_count *count, uint32_t at, bool scaled)
{
    if (!mw_figure_is(f, at, "pound pounds") || !mw_figure_by(f, count, MW_FIG_POUNDS, true))
        return false;
    bool weighed =
        mw_figure_is(f, at + 1, "of") &&
        !mw_figure_phrase(f, at + 2, "funds");
    bool sterling = (!weighed && (scaled || (mw_figure_money(f) && !mw_scan_hyphen(&f->scan, at - 1)))) ||
                    mw_figure_is(f, at + 1, "sterling");
    count->counted = sterling ? MW_MONEY : MW_MEASURE;
    count->unit = sterling ? MW_STR("GBP") : MW_STR("lb");
    count->end = at + 1 + (uint32_t)mw_figure_is(f, at + 1, "sterling");
    return true;
}

/* ---- measures */

/* A letter that is a unit only at the digits ("38C"), in this case and where a weather can be so. */
static bool is_glued_unit(const mw_count *count, mw_str letters, const mw_row *row)
{
    enum { HOTTEST_C = 70, HOTTEST_F = 150 };
    if (!mw_str_is(mw_row_get(row, "side"), "glued") || !mw_str_equal(letters, mw_row_phrase(row)))
        return false;
    mw_str unit = mw_row_get(row, "unit");
    return (!mw_str_is(unit, "°C") || count->value <= HOTTEST_C) &&
           (!mw_str_is(unit, "°F") || count->value <= HOTTEST_F);
}

/* "41.3 C in Delhi": a temperature whose letter stands apart. */
static bool is_spaced_degree(const mw_figuring *f, const mw_count *count, uint32_t at, const mw_row *row)
{
    mw_str unit = mw_row_get(row, "unit");
    return (mw_str_is(unit, "°C") || mw_str_is(unit, "°F")) && count->numeral && !count->range &&
           is_glued_unit(count, mw_scan_text(&f->scan, at), row) &&
           (at + 1 >= f->scan.end || mw_scan_shape(&f->scan, at + 1, MW_PUNCT) ||
            (mw_figure_lower(f, at + 1) && f->scan.tokens[at + 1].pos != MW_NOUN)) &&
           !mw_scan_shape(&f->scan, at + 1, MW_NUMBER);
}

static bool fits(const mw_figuring *f, const mw_count *count, uint32_t at, const mw_hit *hit, const mw_row *row)
{
    mw_str side = mw_row_get(row, "side"), then = mw_row_get(row, "then"), unit = mw_row_get(row, "unit");
    if (mw_row_get(row, "parts").len || mw_str_is(side, "before") ||
        (then.len && !mw_figure_among(f, at + hit->tokens, then)))
        return false;
    if (mw_str_is(side, "glued") && !mw_scan_glued(&f->scan, at - 1) && is_spaced_degree(f, count, at, row))
        return true;
    if (side.len && !(mw_scan_glued(&f->scan, at - 1) && is_glued_unit(count, mw_scan_text(&f->scan, at), row) &&
                      !mw_figure_is(f, at + 1, "/")))
        return false;
    if (mw_figure_is(f, at, "foot") && !mw_scan_hyphen(&f->scan, at - 1) && count->value > 20 &&
        mw_figure_is(f, at + 1, "and , . were"))
        return false; /* 12,000 foot and 3,000 horse */
    if (mw_str_is(unit, "mm") && mw_scan_shape(&f->scan, at, MW_ALL_CAPS))
        return false; /* MM is a banker's million */
    bool upper = mw_str_is(unit, "MW") || mw_str_is(unit, "GW"); /* mw is nothing, a megawatt is */
    return !upper || hit->tokens > 1 || mw_scan_text(&f->scan, at).len != 2 || mw_scan_shape(&f->scan, at, MW_CAPITAL);
}

static void put_measure(mw_count *count, const mw_row *row)
{
    mw_str unit = mw_row_get(row, "unit");
    mw_count_by(count, MW_FIG_MEASURE);
    count->unit = unit;
    count->age = mw_str_ends(unit, MW_STR(" old"));
    count->counted = mw_str_is(unit, "%") || mw_str_is(unit, "pp") || mw_str_is(unit, "bp") ? MW_SHARE : MW_MEASURE;
}

/* 5ft 9in, six feet two inches: the inches belong to the feet. */
static void read_inches(mw_figuring *f, mw_count *count)
{
    mw_number inches;
    mw_hit hit;
    if (!mw_str_is(count->unit, "ft") || !mw_number_read(&f->numbers, &f->scan, count->end, &inches) ||
        inches.value >= 12 || inches.vague || inches.suffix.len)
        return;
    uint32_t at = count->end + inches.tokens;
    bool sign =
        mw_figure_is(f, at, "in") && (mw_scan_glued(&f->scan, at - 1) || !mw_scan_shape(&f->scan, at + 1, MW_WORD));
    if (!sign && !(mw_figure_match(f, at, f->measures, &hit) && mw_str_is(mw_row_get(hit.row, "unit"), "in")))
        return;
    count->value += inches.value / 12;
    count->end = at + 1;
}

/* "The index rose 210 points." Elsewhere a point is what is scored or made. */
static bool read_points(mw_figuring *f, mw_count *count, uint32_t at)
{
    if (!mw_figure_is(f, at, "point points") || !mw_figure_index(f) || !mw_figure_by(f, count, MW_FIG_MEASURE, true))
        return false;
    count->counted = MW_MEASURE;
    count->unit = MW_STR("points");
    count->end = at + 1;
    return true;
}

/* A measure's word or sign: 40 km, 20%, 12-foot, 24-year-old, 20 (kg). */
static bool read_measure_after(mw_figuring *f, mw_count *count, uint32_t at)
{
    mw_hit hit;
    uint32_t next = at;
    if (mw_scan_hyphen(&f->scan, next) && mw_scan_glued(&f->scan, next - 1))
        next++;
    if (!mw_figure_on(f, MW_FIG_MEASURE) || !mw_figure_match(f, next, f->measures, &hit))
        return false;
    for (const mw_row *row = hit.row; row; row = mw_row_next(row))
        if (fits(f, count, next, &hit, row)) {
            put_measure(count, row);
            count->end = next + hit.tokens;
            read_inches(f, count);
            return true;
        }
    return false;
}

bool mw_read_unit_after(mw_figuring *f, mw_count *count, uint32_t at, bool scaled)
{
    return read_points(f, count, at) || read_pounds(f, count, at, scaled) || read_money_after(f, count, at) ||
           read_measure_after(f, count, at);
}

/* Letters of the numeral's own token: 20C, 100元. */
bool mw_read_unit_glued(mw_figuring *f, mw_count *count, mw_str letters)
{
    mw_token token = {.word = mw_model_word(f->scan.model, letters)};
    mw_hit hit;
    if (!token.word || mw_figure_is(f, count->end, "/"))
        return false;
    if (mw_figure_on(f, MW_FIG_MEASURE) && mw_lexicon_match_exact(f->measures, &token, 1, &hit))
        for (const mw_row *row = hit.row; row; row = mw_row_next(row))
            if ((!mw_row_get(row, "side").len && !mw_row_get(row, "then").len) || is_glued_unit(count, letters, row)) {
                put_measure(count, row);
                return true;
            }
    const mw_row *row = mw_lexicon_match_exact(f->currencies, &token, 1, &hit) ? row_on_side(hit.row, "after") : NULL;
    if (!row || !mw_figure_by(f, count, MW_FIG_MONEY_AFTER, true))
        return false;
    count->unit = code_of(f, row);
    count->counted = MW_MONEY;
    return true;
}
