/* SPDX-License-Identifier: MIT */
/* The numbers of a sentence that count something: with the words that say how exact they are
 * (exact.c), their unit (units.c, shares.c) or noun (noun.c). What counts nothing falls here
 * (excluded.c). */
#include "figures/figures_impl.h"

bool mw_push_count(mw_figuring *f, const mw_count *count, mw_error *err)
{
    return mw_arena_push(mw_article_arena(f->scan.article), f->found, f->found_count,
                         f->found_capacity, *count, err);
}

void mw_new_count(const mw_figuring *f, uint32_t at, mw_count *count)
{
    *count = (mw_count){.first = at, .head = MW_NO_INDEX, .about_at = MW_NO_INDEX, .place = MW_NO_INDEX,
                        .source = MW_NO_INDEX, .carrier = MW_NO_INDEX, .sentence = f->sentence,
                        .since = MW_NONE, .as_of = MW_NONE, .aggregation = MW_NONE, .about = MW_NONE,
                        .unit = MW_NONE};
}

/* €50m and 5m people are millions, 5m is metres: the letter is a token of its own. False: a number
 * of something that is not known. */
static bool read_glued_scale(const mw_figuring *f, mw_count *count, bool money)
{
    mw_hit hit, measure;
    uint32_t at = count->number_end;
    if (count->fixed || !count->numeral || !mw_scan_glued(&f->scan, at - 1) ||
        !mw_figure_match(f, at, f->numbers.words, &hit))
        return true;
    const mw_row *row = hit.row;
    while (row && !mw_str_is(mw_row_get(row, "kind"), "glued"))
        row = mw_row_next(row);
    if (!row)
        return true;
    mw_str letters = mw_scan_text(&f->scan, at);
    mw_token next = at + 1 < f->scan.end ? f->scan.tokens[at + 1] : (mw_token){0};
    bool plural = mw_scan_shape(&f->scan, at + 1, MW_WORD) &&
                  ((next.form & MW_PLURAL) || (next.pos == MW_NOUN && mw_figure_lower(f, at + 1) &&
                                               mw_str_ends(mw_scan_text(&f->scan, at + 1), MW_STR("s"))));
    bool noun =
        plural || mw_figure_match(f, at + 1, f->counted, &measure) || mw_figure_match(f, at + 1, f->measures, &measure);
    if (mw_figure_is(f, at, "m") && mw_figure_phrase(f, at + 1, "event"))
        return false; /* the 400m hurdles */
    if (mw_figure_is(f, at, "m") && mw_figure_match(f, at, f->measures, &measure) &&
        mw_figure_among(f, at + 1, mw_row_get(measure.row, "then")))
        return true; /* 1.8m tall */
    if (!money && mw_figure_is(f, at, "mm"))
        return true; /* a 5mm bolt, but $5mm */
    if (!money && letters.len == 1 && !noun)
        return false;
    if (!mw_figure_by(f, count, MW_FIG_GLUED_SCALE, true))
        return true;
    count->value *= mw_row_number(row, "value");
    count->value = count->value < 9e15 ? (double)(int64_t)(count->value + 0.5) : count->value;
    count->number_end = count->end = at + 1;
    count->fixed = true;
    return true;
}

/* 3 080 000, 12 500: groups of three digits behind one to three, each behind one blank. A single
 * group must be round, for "in 12 500 people" two numbers meet. */
static uint32_t read_spaced(const mw_figuring *f, mw_count *count, const mw_number *number)
{
    uint32_t at = count->number_end, groups = 0;
    double value = count->value;
    bool round = false;
    if (number->digits == 0 || number->digits > 3 || number->value < 1 || number->tokens != 1)
        return at;
    while (at < f->scan.end && mw_scan_shape(&f->scan, at, MW_NUMBER) && groups < 4) {
        mw_str text = mw_scan_text(&f->scan, at);
        uint32_t gap = f->scan.tokens[at].start - f->scan.tokens[at - 1].end;
        mw_number group = {0};
        if (text.len != 3 || gap == 0 || gap > 3 || mw_number_digits(text, &group) != 3 || group.digits != 3)
            break;
        value = value * 1000 + group.value;
        round = text.data[1] == '0' && text.data[2] == '0';
        groups++;
        at++;
    }
    if (groups == 0 || (groups == 1 && !round) || !mw_figure_by(f, count, MW_FIG_SPACED, true))
        return count->number_end;
    count->value = value;
    return at;
}

static bool is_known(const mw_figuring *f, const mw_count *count)
{
    return count->bound == MW_EXACT && count->value <= 20 &&
           mw_figure_before(f, count->first, "the these those both his her their its our my your all other first last");
}

/* 10 1/2 miles */
static void read_mixed(const mw_figuring *f, mw_count *count, const mw_number *number)
{
    mw_str text = mw_scan_text(&f->scan, count->number_end);
    if (!number->digits || text.len != 3 || text.data[1] != '/' || text.data[0] != '1' ||
        (text.data[2] != '2' && text.data[2] != '4'))
        return;
    count->value += text.data[2] == '2' ? 0.5 : 0.25;
    count->number_end = count->end = count->number_end + 1;
}

static bool fell(mw_figuring *f, const mw_count *count, uint32_t end, mw_figure_rule rule)
{
    mw_figure_fell(f, count->first, end, UINT64_C(1) << rule);
    return false;
}

/* "won the 100 metres", "the women's 400m hurdles": a distance that names a race. */
static bool is_race(mw_figuring *f, const mw_count *count)
{
    if (!mw_str_is(count->unit, "m") && !mw_str_is(count->unit, "km") && !mw_str_is(count->unit, "mi") &&
        !mw_str_is(count->unit, "yd"))
        return false;
    bool named = mw_figure_before(f, count->first, "the men's women's 's \u2019s");
    bool run = named && (mw_figure_sport(f) || mw_figure_phrase_before(f, count->first - 1, "race") ||
                         mw_figure_before(f, count->first - 1, "men women boys girls"));
    return run || (mw_figure_phrase(f, count->end, "event") && !mw_figure_is(f, count->end + 1, "of"));
}

/* The unit behind the number: money, a measure, an age; else the noun. */
static bool read_counted(mw_figuring *f, mw_count *count, const mw_number *number)
{
    uint32_t unit =
        count->end + (uint32_t)(number->vague && mw_figure_is(f, count->end, "of")); /* millions of dollars */
    if (mw_figure_is(f, unit, "(") && mw_figure_is(f, unit + 2, ")"))
        unit++; /* 20 (kg) */
    if (count->counted == MW_BARE)
        (void)(mw_read_unit_after(f, count, unit, count->fixed || number->scaled) || mw_read_age_before(f, count));
    else if (count->counted == MW_MONEY && count->end < f->scan.end) { /* K2,000 kyat, US$5 dollars */
        mw_count again = {.end = count->end};
        if (mw_read_unit_after(f, &again, count->end, false) && mw_str_equal(again.unit, count->unit))
            count->end = again.end;
    }
    if (unit > count->number_end && mw_figure_is(f, count->end, ")") && mw_figure_is(f, unit - 1, "(") &&
        count->end == unit + 1)
        count->end++;
    if (count->counted == MW_MEASURE && is_race(f, count) && mw_figure_on(f, MW_FIG_SCORE))
        return fell(f, count, count->end, MW_FIG_SCORE);
    if (count->in > 0 && !count->fixed) { /* 48.5 MGBP */
        count->value = (double)(int64_t)(count->value * count->in + 0.5);
        count->upper *= count->in;
    }
    mw_read_unit_range(f, count);
    mw_read_minus(f, count);
    if (count->counted == MW_BARE && mw_is_compound(f, count->end) && mw_figure_on(f, MW_FIG_COMPOUND) &&
        !mw_str_equal_fold(mw_scan_text(&f->scan, count->end + 1), MW_STR("odd")))
        return fell(f, count, count->end, MW_FIG_COMPOUND);
    count->end = mw_read_exactness_after(f, count, count->end);
    if (count->counted == MW_BARE)
        mw_read_counted(f, count);
    count->anaphoric |= mw_figure_by(f, count, MW_FIG_KNOWN, !count->age && is_known(f, count));
    return true;
}

/* An age is inside what the date stage takes for a time: "24-year-old", "aged 41". */
static bool is_age(mw_figuring *f, const mw_number *number, uint32_t at)
{
    mw_count trial;
    mw_new_count(f, at, &trial);
    trial.value = number->value;
    trial.vague = number->vague;
    trial.end = at + number->tokens;
    if (number->suffix.len)
        return false;
    trial.end = mw_read_range(f, &trial, trial.end);
    return mw_read_age_before(f, &trial) || (mw_read_unit_after(f, &trial, trial.end, false) && trial.age);
}

enum { FIRST_YEAR = 1500, LAST_YEAR = 2099 };

/* Reads a count that starts at `at`; false when there is none. `past` is where to go on, if not at
 * the next token. */
static bool read_count(mw_figuring *f, uint32_t at, mw_count *count, uint32_t *past)
{
    mw_number number;
    mw_figure_rule rule = MW_FIG_RULES;
    mw_new_count(f, at, count);
    uint32_t next = mw_read_approximators(f, at, count), digits = next;
    bool money = mw_read_money_before(f, count, next, &digits);
    count->number = digits;
    if (!mw_number_read(&f->numbers, &f->scan, digits, &number))
        return false;
    if (mw_is_excluded(f, &number, digits, money, &rule, past) &&
        (money || rule == MW_FIG_ITEM || rule == MW_FIG_SCORE || !is_age(f, &number, digits)))
        return fell(f, count, digits + number.tokens, rule);
    count->value = number.value;
    count->vague = number.vague;
    count->numeral = number.numeral;
    count->one = !number.numeral && number.value == 1;
    count->number_end = count->end = digits + number.tokens;
    count->fixed = number.scaled;
    count->year = mw_figure_by(f, count, MW_FIG_YEAR,
                               number.digits == 4 && number.value >= FIRST_YEAR && number.value <= LAST_YEAR);
    if (!read_glued_scale(f, count, money))
        return false;
    bool known = money;
    if (number.suffix.len && !(money && number.scaled))
        known = mw_read_unit_glued(f, count, number.suffix) || number.scaled;
    if (number.suffix.len && !known)
        return false;
    count->number_end = count->end = read_spaced(f, count, &number);
    read_mixed(f, count, &number);
    count->number_end = count->end = mw_read_range(f, count, count->end);
    if (!read_counted(f, count, &number))
        return false;
    *past = count->end;
    return true;
}

/* Does a number begin within the few words behind those that may stand before it? */
static bool leads_to_number(const mw_figuring *f, uint32_t at)
{
    enum { WORDS = 6 };
    uint64_t words = mw_lexicon_bit(f->numbers.words) | mw_lexicon_bit(f->measures);
    for (uint32_t next = at + 1; next < f->scan.end && next <= at + WORDS; next++)
        if ((f->scan.tokens[next].shape & MW_NUMBER) || (f->scan.tokens[next].tables & words) ||
            !f->scan.tokens[next].word)
            return true;
    return false;
}

static bool may_begin(const mw_figuring *f, uint32_t at)
{
    const mw_token *token = &f->scan.tokens[at];
    if ((token->shape & MW_NUMBER) || (token->tables & mw_lexicon_bit(f->numbers.words)))
        return true;
    if (token->tables & f->starts)
        return leads_to_number(f, at);
    if (token->word || token->end - token->start < 2)
        return false;
    char first = f->scan.text.data[token->start], last = f->scan.text.data[token->end - 1];
    return (first >= '0' && first <= '9') || last == '$'; /* 100元, MX$ */
}

/* Is there a number at all? Most sentences have none. */
static bool has_number(const mw_figuring *f)
{
    uint64_t words = mw_lexicon_bit(f->numbers.words) | mw_lexicon_bit(f->measures); /* a third of */
    for (uint32_t at = f->sentence_first; at < f->scan.end; at++) {
        const mw_token *token = &f->scan.tokens[at];
        if ((token->shape & MW_NUMBER) || (token->tables & words) || (!token->word && may_begin(f, at)))
            return true;
    }
    return false;
}

static bool find_at(mw_figuring *f, uint32_t at, uint32_t *past, mw_error *err)
{
    mw_count count;
    size_t before = f->found_count;
    if (!mw_find_votes(f, at, past, err))
        return false;
    if (f->found_count > before)
        return true;
    if (!mw_read_share(f, at, &count, past) && !read_count(f, at, &count, past))
        return true;
    return mw_push_count(f, &count, err);
}

bool mw_find_counts(mw_figuring *f, mw_error *err)
{
    f->sentence_found = f->found_count;
    f->votes = f->sport = f->money = f->index = -1;
    if (!has_number(f))
        return true;
    for (uint32_t at = f->sentence_first; at < f->scan.end;) {
        uint32_t past = at + 1;
        if (may_begin(f, at) && !find_at(f, at, &past, err))
            return false;
        at = past > at ? past : at + 1;
    }
    return true;
}
