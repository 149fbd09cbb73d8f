/* SPDX-License-Identifier: MIT */
/* Numbers that count nothing: in dates and names, behind labels, in addresses and results. */
#include "figures/figures_impl.h"

#include "language/mentions.h"

static bool is_single_letter_or_name(const mw_figuring *f, uint32_t at)
{
    return mw_scan_shape(&f->scan, at, MW_WORD) && mw_scan_shape(&f->scan, at, MW_CAPITAL);
}

/* "24 of its 737 MAX jets": how airliners are numbered. */
bool mw_is_airliner(const mw_figuring *f, const mw_number *number, uint32_t at)
{
    bool numbered = number->digits == 3 && number->value >= 700 && number->value < 800 && (int)number->value % 10 == 7;
    uint32_t noun = at + number->tokens;
    noun += mw_scan_shape(&f->scan, noun, MW_ALL_CAPS);
    return numbered && (noun > at + number->tokens || mw_figure_phrase(f, noun, "airliner"));
}

/* A made name: iPhone, PlayStation. */
static bool has_inner_capital(mw_str word)
{
    for (size_t i = 1; i < word.len; i++)
        if (word.data[i] >= 'A' && word.data[i] <= 'Z' && word.data[i - 1] >= 'a' && word.data[i - 1] <= 'z')
            return !(mw_str_starts(word, MW_STR("Mc")) || mw_str_starts(word, MW_STR("Mac")));
    return false;
}

/* iPhone 15, Su-30, T-72, COVID-19, F-16, MiG-29, "Mi-24/Mi-35" */
static bool is_model(const mw_figuring *f, uint32_t at)
{
    if (at > f->sentence_first && has_inner_capital(mw_scan_text(&f->scan, at - 1)))
        return true;
    if (at < f->sentence_first + 2 || !mw_scan_glued(&f->scan, at - 1))
        return false;
    return (mw_scan_hyphen(&f->scan, at - 1) || mw_figure_before(f, at, "/ . _ #")) &&
           mw_scan_glued(&f->scan, at - 2) && mw_scan_shape(&f->scan, at - 2, MW_WORD);
}

/* What is dialled: three digits or more, with no mark between. */
static bool is_call_number(const mw_figuring *f, uint32_t at)
{
    mw_number number = {0};
    mw_str text = mw_scan_text(&f->scan, at);
    return text.len >= 3 && mw_number_digits(text, &number) == text.len && number.digits == text.len;
}

static bool is_labelled(const mw_figuring *f, uint32_t at)
{
    mw_hit hit;
    if (at == f->sentence_first)
        return false;
    if (mw_figure_before(f, at, "# per") ||
        (mw_figure_before(f, at, "every") && mw_figure_before(f, at - 1, "for in of")) ||
        (mw_figure_is(f, at, "one") && (mw_figure_before(f, at, "no any every some the this that which each") ||
                                        (at > f->sentence_first + 1 && f->scan.tokens[at - 1].pos == MW_ADJ &&
                                         mw_figure_class(f, at - 2, MW_F_DET)))))
        return true;
    if (!mw_lexicon_match_exact(f->labels, f->scan.tokens + at - 1, 1, &hit) || mw_figure_dated(f, at - 1))
        return false;
    if (mw_str_is(mw_row_get(hit.row, "kind"), "service"))
        return is_single_letter_or_name(f, at - 1) && is_call_number(f, at);
    /* "in order 2,000 troops" is rare; a label with a comma or an article between is none */
    return mw_scan_shape(&f->scan, at, MW_NUMBER) || is_single_letter_or_name(f, at - 1);
}

/* 25 Baker Street */
static bool is_address(const mw_figuring *f, uint32_t at)
{
    for (uint32_t next = at + 1; next < at + 4 && is_single_letter_or_name(f, next); next++)
        if (mw_figure_phrase(f, next, "street"))
            return true;
    return false;
}

/* "1." and "2)" at the head of an item. */
static bool is_item(const mw_figuring *f, uint32_t at, uint32_t end)
{
    return at == f->sentence_first && mw_scan_shape(&f->scan, at, MW_NUMBER) &&
           mw_figure_is(f, end, ". )");
}

/* A result or an odds: 3-1, 2-0, 50-50. */
static bool is_score(const mw_figuring *f, const mw_number *number, uint32_t at, uint32_t *past)
{
    uint32_t end = at + number->tokens;
    mw_number other;
    if (number->digits == 0 || number->digits > 3 || !mw_scan_hyphen(&f->scan, end) ||
        !mw_scan_glued(&f->scan, end - 1) || !mw_scan_glued(&f->scan, end))
        return false;
    if (!mw_number_read(&f->numbers, &f->scan, end + 1, &other) || !other.digits || other.value > number->value)
        return false;
    if (mw_figure_on(f, MW_FIG_SCORE))
        *past = end + 1 + other.tokens;
    return true;
}

/* "the Chicago Seven", "Nine Network viewers": a number word with a capital of its own beside another. */
static bool is_capital_word(const mw_figuring *f, uint32_t at)
{
    if (!mw_scan_shape(&f->scan, at, MW_CAPITAL) || mw_scan_shape(&f->scan, at, MW_SENTENCE_FIRST) ||
        at == f->sentence_first)
        return false;
    return is_single_letter_or_name(f, at + 1) ||
           (is_single_letter_or_name(f, at - 1) && !mw_scan_shape(&f->scan, at - 1, MW_SENTENCE_FIRST));
}

static bool inside_name(const mw_figuring *f, uint32_t at)
{
    if (is_capital_word(f, at))
        return true;
    uint32_t mention = mw_figure_name_at(f, at), first, end;
    if (mention == MW_NO_INDEX)
        return false;
    mw_mention_tokens(f->scan.article, mention, &first, &end);
    return end > at + 1 || first < at || mw_scan_shape(&f->scan, at, MW_CAPITAL);
}

bool mw_is_excluded(mw_figuring *f, const mw_number *number, uint32_t at, bool money, mw_figure_rule *rule,
                    uint32_t *past)
{
    uint32_t end = at + number->tokens;
    bool holds[] = {
        mw_figure_dated(f, at) || mw_figure_dated(f, end - 1),
        is_model(f, at) || mw_is_airliner(f, number, at),
        is_labelled(f, at),
        is_address(f, at),
        is_item(f, at, end) || (number->digits > 1 && mw_scan_text(&f->scan, at).data[0] == '0'), /* 007 */
        !money && inside_name(f, at),
        (!money && is_score(f, number, at, past)) ||
            (end < f->scan.end && mw_figure_is(f, end, "/") && mw_scan_glued(&f->scan, end - 1)),
    };
    for (unsigned i = 0; i < sizeof holds / sizeof *holds; i++)
        if (holds[i] && mw_figure_on(f, (mw_figure_rule)(MW_FIG_DATED + i))) {
            *rule = (mw_figure_rule)(MW_FIG_DATED + i);
            return true;
        }
    return false;
}

/* "15-member", "five-point": the number belongs to a compound. */
bool mw_is_compound(const mw_figuring *f, uint32_t end)
{
    return mw_scan_hyphen(&f->scan, end) && mw_scan_glued(&f->scan, end - 1) && mw_scan_glued(&f->scan, end) &&
           mw_scan_shape(&f->scan, end + 1, MW_WORD);
}
