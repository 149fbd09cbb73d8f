/* SPDX-License-Identifier: MIT */
/* The numbers of a sentence that count something: with the words that say how exact they are, the
 * other end of a range, and money, shares and measures. Dates, ages, names with numbers in them
 * (Su-30, Resolution 2669, G20), clock times and house numbers are no counts. */
#include "figures/figures_impl.h"

#include "language/mentions.h"

bool mw_push_count(mw_figuring *f, const mw_count *count, mw_error *err)
{
    return mw_arena_push(mw_article_arena(f->scan.article), f->found, f->found_count,
                         f->found_capacity, *count, err);
}

/* ---- how exact */

static mw_bound bound_of(const mw_row *row)
{
    mw_str bound = mw_row_get(row, "bound");
    if (mw_str_is(bound, "low"))
        return MW_FROM_BELOW;
    if (mw_str_is(bound, "high"))
        return MW_FROM_ABOVE;
    return mw_str_is(bound, "about") ? MW_ABOUT : MW_EXACT;
}

/* The "over" of "handed over 500" is the verb's. */
static bool ends_verb(const mw_figuring *f, uint32_t at)
{
    mw_hit hit;
    return at > f->sentence_first &&
           mw_lexicon_match_exact(f->happenings, f->scan.tokens + at - 1, 2, &hit);
}

/* "at least", "some", "an estimated": one or two before the number ("at least some 20"). Returns
 * the token past them. */
static uint32_t read_approximators(const mw_figuring *f, uint32_t at, mw_bound *bound)
{
    *bound = MW_EXACT;
    for (int times = 0; times < 2; times++) {
        mw_hit hit;
        if (!mw_figure_match(f, at, f->approximators, &hit) ||
            !mw_str_is(mw_row_get(hit.row, "side"), "before") || ends_verb(f, at))
            break;
        if (*bound == MW_EXACT)
            *bound = bound_of(hit.row);
        at += hit.tokens;
    }
    return at;
}

/* "or more", "-odd", "+" after the number. */
static uint32_t read_after(const mw_figuring *f, uint32_t at, mw_bound *bound)
{
    mw_hit hit;
    if (!mw_figure_match(f, at, f->approximators, &hit) ||
        !mw_str_is(mw_row_get(hit.row, "side"), "after"))
        return at;
    if (mw_figure_is(f, at, "plus +") && !mw_scan_glued(&f->scan, at - 1))
        return at;
    *bound = bound_of(hit.row);
    return at + hit.tokens;
}

/* ---- what is no count */

static bool is_single_letter_or_name(const mw_figuring *f, uint32_t at)
{
    return mw_scan_shape(&f->scan, at, MW_WORD) && mw_scan_shape(&f->scan, at, MW_CAPITAL);
}

/* Su-30, T-72, COVID-19, F-16, MiG-29, "Mi-24/Mi-35" */
static bool is_model(const mw_figuring *f, uint32_t at)
{
    if (at < f->sentence_first + 2 || !mw_scan_glued(&f->scan, at - 1))
        return false;
    return (mw_scan_hyphen(&f->scan, at - 1) || mw_figure_before(f, at, "/ . _ #")) &&
           mw_scan_glued(&f->scan, at - 2) && mw_scan_shape(&f->scan, at - 2, MW_WORD);
}

static bool is_labelled(const mw_figuring *f, uint32_t at)
{
    mw_hit hit;
    if (at == f->sentence_first)
        return false;
    if (mw_figure_before(f, at, "#") || (mw_figure_is(f, at, "one") && mw_figure_before(f, at, "no any every some the this that which each")))
        return true;
    if (!mw_lexicon_match_exact(f->labels, f->scan.tokens + at - 1, 1, &hit) || mw_figure_dated(f, at - 1))
        return false;
    /* "in order 2,000 troops" is rare; a label with a comma or an article between is none */
    return mw_scan_shape(&f->scan, at, MW_NUMBER) || is_single_letter_or_name(f, at - 1);
}

/* "aged 41", "Phyo Zeya Thaw, 41,", "(53)", "76-year-old", "76 years old" */
static bool is_age(const mw_figuring *f, const mw_number *number, uint32_t at)
{
    uint32_t end = at + number->tokens;
    if (mw_figure_before(f, at, "aged age ages"))
        return true;
    uint32_t next = end + (uint32_t)mw_scan_hyphen(&f->scan, end);
    if (mw_figure_is(f, next, "year years month months") &&
        (mw_figure_is(f, next + 1, "old olds of") ||
         (mw_scan_hyphen(&f->scan, next + 1) && mw_figure_is(f, next + 2, "old olds"))))
        return true;
    if (number->digits == 0 || number->digits > 3 || number->value > 120 ||
        !mw_figure_before(f, at, ", (") || at < f->sentence_first + 2)
        return false;
    bool closed = end >= f->scan.end || mw_figure_is(f, end, ", ) . ; and");
    return closed && is_single_letter_or_name(f, at - 2) && !mw_figure_is(f, end, "and");
}

/* 25 Baker Street */
static bool is_address(const mw_figuring *f, uint32_t at)
{
    for (uint32_t next = at + 1; next < at + 4 && is_single_letter_or_name(f, next); next++)
        if (mw_figure_is(f, next, "Street Road Avenue Lane Drive Boulevard Square St. St Rd. Ave. Ave"))
            return true;
    return false;
}

/* "1." and "2)" at the head of an item. */
static bool is_list_number(const mw_figuring *f, uint32_t at, uint32_t end)
{
    return at == f->sentence_first && mw_scan_shape(&f->scan, at, MW_NUMBER) &&
           mw_figure_is(f, end, ". )");
}

/* A result or an odds: 3-1, 2-0, 50-50. */
static bool is_score(const mw_figuring *f, const mw_number *number, uint32_t at)
{
    uint32_t end = at + number->tokens;
    mw_number other;
    if (number->digits == 0 || number->digits > 3 || !mw_scan_hyphen(&f->scan, end) ||
        !mw_scan_glued(&f->scan, end - 1) || !mw_scan_glued(&f->scan, end))
        return false;
    return mw_number_read(&f->numbers, &f->scan, end + 1, &other) && other.digits &&
           other.value <= number->value;
}

static bool inside_name(const mw_figuring *f, uint32_t at)
{
    uint32_t mention = mw_figure_name_at(f, at), first, end;
    if (mention == MW_NO_INDEX)
        return false;
    mw_mention_tokens(f->scan.article, mention, &first, &end);
    return end > at + 1 || first < at || mw_scan_shape(&f->scan, at, MW_CAPITAL);
}

/* ---- money, shares, measures */

/* US$ is one token in "US$5" and two in the table. */
static bool match_currency(const mw_figuring *f, uint32_t at, mw_hit *hit)
{
    mw_str word = mw_scan_text(&f->scan, at);
    if (word.len < 2 || word.data[word.len - 1] != '$')
        return mw_figure_match(f, at, f->currencies, hit);
    mw_token parts[2] = {{.word = mw_model_word(f->scan.model, mw_str_sub(word, 0, word.len - 1))},
                         {.word = mw_model_word(f->scan.model, MW_STR("$"))}};
    bool found = mw_lexicon_match_exact(f->currencies, parts, 2, hit);
    hit->tokens = 1;
    return found;
}

static bool read_currency_before(mw_figuring *f, mw_count *count, uint32_t at, uint32_t *next)
{
    mw_hit hit;
    if (!match_currency(f, at, &hit) || !mw_str_is(mw_row_get(hit.row, "side"), "before"))
        return false;
    mw_str word = mw_scan_text(&f->scan, at);
    bool letters = word.data[0] >= 'A' && word.data[0] <= 'z';
    if (letters && !mw_scan_shape(&f->scan, at, MW_CAPITAL))
        return false;
    count->counted = MW_MONEY;
    count->unit = mw_row_get(hit.row, "code");
    *next = at + hit.tokens;
    return true;
}

/* 5 €, 50 million USD: signs and codes that stand before in English also come after. */
static bool is_code_after(const mw_figuring *f, uint32_t at)
{
    mw_number number;
    return (mw_figure_is(f, at, "€") ||
            (mw_scan_shape(&f->scan, at, MW_ALL_CAPS) && mw_scan_text(&f->scan, at).len == 3)) &&
           !mw_number_read(&f->numbers, &f->scan, at + 1, &number);
}

static bool read_money_after(mw_figuring *f, mw_count *count, uint32_t at)
{
    mw_hit hit;
    if (!mw_figure_match(f, at, f->currencies, &hit) ||
        !(mw_str_is(mw_row_get(hit.row, "side"), "after") || is_code_after(f, at)))
        return false;
    if (hit.tokens == 1 && mw_figure_is(f, at, "won") && !mw_figure_is(f, at + 1, ", . in for to from of a per"))
        return false; /* "Three won seats" */
    count->counted = MW_MONEY;
    count->unit = mw_row_get(hit.row, "code");
    count->end = at + hit.tokens;
    return true;
}

static bool read_pounds(mw_figuring *f, mw_count *count, uint32_t at, bool scaled)
{
    if (!mw_figure_is(f, at, "pound pounds"))
        return false;
    bool weighed = mw_figure_is(f, at + 1, "of") && !mw_figure_is(f, at + 2, "aid taxpayers taxpayer public debt funding damage cash investment tax savings");
    bool sterling = (scaled && !weighed) || mw_figure_is(f, at + 1, "sterling");
    count->counted = sterling ? MW_MONEY : MW_MEASURE;
    count->unit = sterling ? MW_STR("GBP") : MW_STR("lb");
    count->end = at + 1 + (uint32_t)mw_figure_is(f, at + 1, "sterling");
    return true;
}

/* A measure's word or sign, or letters glued to the digits: 40 km, 5km, 20%. */
static bool read_measure_after(mw_figuring *f, mw_count *count, uint32_t at)
{
    mw_hit hit;
    uint32_t next = at;
    if (mw_scan_hyphen(&f->scan, next) && mw_scan_glued(&f->scan, next - 1))
        next++;
    if (!mw_figure_match(f, next, f->measures, &hit))
        return false;
    mw_str unit = mw_row_get(hit.row, "unit");
    bool upper = mw_str_is(unit, "MW") || mw_str_is(unit, "GW");
    if (upper && hit.tokens == 1 && mw_scan_text(&f->scan, next).len == 2 &&
        !mw_scan_shape(&f->scan, next, MW_CAPITAL))
        return false;
    if (next > at && !mw_figure_is(f, next, "% percent") && mw_figure_is(f, next + hit.tokens, "- old"))
        return false;
    count->unit = unit;
    count->counted = mw_str_is(unit, "%") || mw_str_is(unit, "pp") || mw_str_is(unit, "bp") ? MW_SHARE : MW_MEASURE;
    count->end = next + hit.tokens;
    return true;
}

static bool read_suffix(mw_figuring *f, mw_count *count, mw_str suffix)
{
    mw_token token = {.word = mw_model_word(f->scan.model, suffix)};
    mw_hit hit;
    if (!token.word)
        return false;
    if (mw_lexicon_match_exact(f->measures, &token, 1, &hit)) {
        count->unit = mw_row_get(hit.row, "unit");
        count->counted = mw_str_is(count->unit, "%") ? MW_SHARE : MW_MEASURE;
        return true;
    }
    if (mw_lexicon_match_exact(f->currencies, &token, 1, &hit)) {
        count->unit = mw_row_get(hit.row, "code");
        count->counted = MW_MONEY;
        return true;
    }
    return false;
}

/* €50m and 5m people are millions, 5m is metres: the letter is a token of its own. */
static void read_glued_scale(const mw_figuring *f, mw_count *count, bool money)
{
    mw_hit hit;
    uint32_t at = count->number_end;
    if (count->fixed || !mw_scan_glued(&f->scan, at - 1) || !mw_figure_match(f, at, f->numbers.words, &hit) ||
        !mw_str_is(mw_row_get(hit.row, "kind"), "glued"))
        return;
    mw_hit noun;
    if (!money && !(mw_figure_match(f, at + 1, f->counted, &noun) && (noun.form & MW_PLURAL)) && !mw_figure_is(f, at + 1, "people"))
        return;
    count->value *= mw_row_number(hit.row, "value");
    count->number_end = count->end = at + 1;
}

/* ---- ranges */

/* The second number of 20 to 30, 20–30, between 20 and 30: past it, or `at`. */
static uint32_t read_range(mw_figuring *f, mw_count *count, uint32_t at)
{
    bool between = mw_figure_before(f, count->first, "between");
    bool from = mw_figure_before(f, count->first, "from");
    bool hyphen = mw_scan_hyphen(&f->scan, at) && mw_scan_glued(&f->scan, at - 1) && mw_scan_glued(&f->scan, at);
    bool word = (between && mw_figure_is(f, at, "and")) || (!from && mw_figure_is(f, at, "to or"));
    if (!hyphen && !word)
        return at;
    uint32_t next = at + 1, money;
    mw_count other = {.counted = MW_BARE};
    if (read_currency_before(f, &other, next, &money))
        next = money;
    mw_number upper;
    if (!mw_number_read(&f->numbers, &f->scan, next, &upper) || upper.vague || mw_figure_dated(f, next))
        return at;
    double low = count->value;
    if (upper.scaled && low < 1000 && upper.value >= 1000) { /* 20 to 30 million */
        double scale = 1;
        while (upper.value / scale >= 1000)
            scale *= 1000;
        low *= scale;
    }
    if (other.counted == MW_MONEY && !mw_str_equal(other.unit, count->unit))
        return at;
    if (upper.value <= low || (count->counted == MW_MONEY && other.counted == MW_BARE && !upper.numeral))
        return at;
    count->value = low;
    count->upper = upper.value;
    count->range = true;
    return next + upper.tokens;
}

/* ---- one number */

/* minus 15 degrees, -0.2% */
static void read_minus(const mw_figuring *f, mw_count *count)
{
    uint32_t at = count->number;
    bool word = mw_figure_before(f, at, "minus");
    bool sign = (count->counted == MW_MEASURE || count->counted == MW_SHARE) && mw_figure_before(f, at, "- \u2212") &&
                mw_scan_glued(&f->scan, at - 1) && (at < 2 || !mw_scan_glued(&f->scan, at - 2));
    if ((!word && !sign) || count->first != at)
        return;
    count->first = at - 1;
    count->value = -count->value;
}

static bool is_excluded(mw_figuring *f, const mw_number *number, uint32_t at)
{
    uint32_t end = at + number->tokens;
    if (mw_figure_dated(f, at) || mw_figure_dated(f, end - 1) || is_model(f, at) || is_labelled(f, at) ||
        is_age(f, number, at) || is_address(f, at) || is_list_number(f, at, end) || inside_name(f, at))
        return true;
    return end < f->scan.end && mw_figure_is(f, end, "/") && mw_scan_glued(&f->scan, end - 1);
}

/* "15-member", "five-point", "two-thirds": the number belongs to a compound. */
static bool is_compound(const mw_figuring *f, uint32_t end)
{
    return mw_scan_hyphen(&f->scan, end) && mw_scan_glued(&f->scan, end - 1) && mw_scan_glued(&f->scan, end) &&
           mw_scan_shape(&f->scan, end + 1, MW_WORD);
}

static bool is_anaphoric(const mw_figuring *f, const mw_count *count)
{
    return count->bound == MW_EXACT && count->value <= 20 &&
           mw_figure_before(f, count->first, "the these those both his her their its our my your all other first last");
}

static void new_count(const mw_figuring *f, uint32_t at, mw_count *count)
{
    *count = (mw_count){.first = at, .head = MW_NO_INDEX, .about_at = MW_NO_INDEX, .place = MW_NO_INDEX,
                        .source = MW_NO_INDEX, .carrier = MW_NO_INDEX, .sentence = f->sentence,
                        .since = MW_NONE, .as_of = MW_NONE, .aggregation = MW_NONE, .about = MW_NONE,
                        .unit = MW_NONE};
}

/* Reads a count that starts at `at`; false when there is none. `past` is where to go on. */
static bool read_count(mw_figuring *f, uint32_t at, mw_count *count, uint32_t *past)
{
    mw_number number;
    new_count(f, at, count);
    uint32_t next = read_approximators(f, at, &count->bound), digits = next;
    bool money = read_currency_before(f, count, next, &digits);
    count->number = digits;
    if (!mw_number_read(&f->numbers, &f->scan, digits, &number))
        return false;
    *past = digits + number.tokens;
    if (is_excluded(f, &number, digits) || (!money && is_score(f, &number, digits)))
        return false;
    count->value = number.value;
    count->vague = number.vague;
    count->numeral = number.numeral;
    count->one = !number.numeral && number.value == 1;
    count->number_end = count->end = digits + number.tokens;
    count->fixed = number.scaled;
    read_glued_scale(f, count, money);
    bool known = money;
    if (number.suffix.len && !(money && number.scaled))
        known = read_suffix(f, count, number.suffix) || number.scaled;
    if (number.suffix.len && !known)
        return false;
    count->number_end = count->end = read_range(f, count, count->end);
    uint32_t unit = count->end + (uint32_t)(number.vague && mw_figure_is(f, count->end, "of")); /* millions of dollars */
    if (count->counted == MW_BARE)
        (void)(read_pounds(f, count, unit, number.scaled) || read_money_after(f, count, unit) ||
               read_measure_after(f, count, unit));
    read_minus(f, count);
    if (count->counted == MW_BARE && is_compound(f, count->end) &&
        !mw_str_equal_fold(mw_scan_text(&f->scan, count->end + 1), MW_STR("odd")))
        return false;
    count->end = read_after(f, count->end, &count->bound);
    if (count->counted == MW_BARE)
        mw_read_counted(f, count);
    count->anaphoric |= is_anaphoric(f, count);
    *past = count->end;
    return true;
}

/* RM50 million, Rs500, USD115.5: the code and the digits are one token. */
static bool split_code(const mw_figuring *f, uint32_t at, mw_number *number, mw_str *code)
{
    mw_str word = mw_scan_text(&f->scan, at);
    size_t letters = 0;
    while (letters < word.len && word.data[letters] >= 'A' && word.data[letters] <= 'z')
        letters++;
    if (letters < 2 || letters > 3 || letters == word.len || !mw_scan_shape(&f->scan, at, MW_CAPITAL))
        return false;
    mw_token token = {.word = mw_model_word(f->scan.model, mw_str_sub(word, 0, letters))};
    mw_hit hit;
    *number = (mw_number){.suffix = MW_STR("")};
    if (!token.word || !mw_lexicon_match_exact(f->currencies, &token, 1, &hit) ||
        !mw_str_is(mw_row_get(hit.row, "side"), "before") ||
        mw_number_digits(mw_str_sub(word, letters, word.len), number) != word.len - letters)
        return false;
    *code = mw_row_get(hit.row, "code");
    return true;
}

/* The scale behind it: " million", " crore". */
static bool read_code(mw_figuring *f, uint32_t at, mw_count *count, uint32_t *past)
{
    mw_number number;
    mw_hit hit;
    new_count(f, at, count);
    uint32_t next = read_approximators(f, at, &count->bound);
    if (!split_code(f, next, &number, &count->unit) || inside_name(f, next))
        return false;
    count->counted = MW_MONEY;
    count->number = next;
    count->value = number.value;
    count->numeral = true;
    count->number_end = count->end = *past = next + 1;
    if (mw_figure_match(f, next + 1, f->numbers.words, &hit) && mw_str_is(mw_row_get(hit.row, "kind"), "scale")) {
        count->value *= mw_row_number(hit.row, "value");
        count->number_end = count->end = *past = next + 2;
    }
    return true;
}

static bool may_begin(const mw_figuring *f, uint32_t at)
{
    mw_hit hit;
    mw_str word = mw_scan_text(&f->scan, at);
    if (word.len > 2 && word.data[word.len - 1] <= '9' && word.data[word.len - 1] >= '0')
        return true; /* digits, or RM50 */
    return mw_scan_shape(&f->scan, at, MW_NUMBER) || mw_figure_is(f, at, "a an") ||
           mw_figure_match(f, at, f->numbers.words, &hit) || mw_figure_match(f, at, f->approximators, &hit) ||
           match_currency(f, at, &hit);
}

bool mw_find_counts(mw_figuring *f, mw_error *err)
{
    f->sentence_found = f->found_count;
    f->votes = -1;
    for (uint32_t at = f->sentence_first; at < f->scan.end;) {
        mw_count count;
        uint32_t past = at + 1;
        if (!may_begin(f, at)) {
            at++;
            continue;
        }
        size_t before = f->found_count;
        if (!mw_find_votes(f, at, &past, err))
            return false;
        if (f->found_count > before) {
            at = past;
            continue;
        }
        if (read_count(f, at, &count, &past) || read_code(f, at, &count, &past)) {
            if (!mw_push_count(f, &count, err))
                return false;
            at = past > at ? past : at + 1;
        } else {
            at++;
        }
    }
    return true;
}
