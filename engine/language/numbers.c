/* SPDX-License-Identifier: MIT */
/* Numbers out of tokens. Which words are numbers, and their values, is words/numbers.tsv; here is
 * how they build one: "two thousand one hundred and forty-eight", "1.2 million", "hundreds of
 * thousands", "half a million", "three and a half". */
#include "language/numbers.h"

enum { DIGITS_MAX = 18 }; /* of one numeral: exact in 64 bits */

typedef enum number_kind { NOT_A_NUMBER, ONE, TEN, HUNDRED, SCALE, DOZEN, MANY, FEW, PART, GLUED } number_kind;

mw_numbers mw_numbers_of(const mw_model *model)
{
    static const mw_meaning KINDS[] = {{"one", ONE},     {"ten", TEN},     {"hundred", HUNDRED},
                                       {"scale", SCALE}, {"dozen", DOZEN}, {"many", MANY},
                                       {"few", FEW},     {"part", PART},   {"glued", GLUED}};
    const mw_lexicon *words = mw_model_lexicon(model, "numbers");
    return (mw_numbers){words, MW_NAMES(words, "kind", KINDS)};
}

static number_kind kind_of(const mw_numbers *numbers, const mw_row *row)
{
    return (number_kind)mw_row_names(row, &numbers->kinds);
}

static number_kind word_at(const mw_numbers *numbers, const mw_scan *scan, uint32_t at, double *value)
{
    mw_hit hit;
    if (!mw_scan_match(scan, at, numbers->words, &hit) || hit.tokens != 1)
        return NOT_A_NUMBER;
    *value = mw_row_number(hit.row, "value");
    return kind_of(numbers, hit.row);
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static size_t count_digits(mw_str text, size_t from)
{
    size_t at = from;
    while (at < text.len && is_digit(text.data[at]))
        at++;
    return at - from;
}

/* Groups after the first: three digits each, or the Indian two with three at the end. */
static size_t grouped_end(mw_str text, size_t first)
{
    size_t at = first, last = 0;
    while (at < text.len && text.data[at] == ',') {
        size_t group = count_digits(text, at + 1);
        if (group != 3 && group != 2)
            return 0;
        last = group;
        at += 1 + group;
    }
    return first <= 3 && last == 3 ? at : 0;
}

size_t mw_number_digits(mw_str text, mw_number *number)
{
    size_t whole = count_digits(text, 0), at = whole, decimals = 0;
    if (whole == 0)
        return 0;
    if (at < text.len && text.data[at] == ',') {
        at = grouped_end(text, whole);
        number->grouped = at > 0;
        if (at == 0)
            return 0;
    }
    if (at + 1 < text.len && text.data[at] == '.' && is_digit(text.data[at + 1])) {
        decimals = count_digits(text, at + 1);
        number->fraction = true;
        at += 1 + decimals;
    }
    if (at > DIGITS_MAX + 8 || decimals > 9)
        return 0;
    double mantissa = 0, divisor = 1;
    for (size_t i = 0; i < at; i++)
        if (is_digit(text.data[i]))
            mantissa = mantissa * 10 + (text.data[i] - '0');
    for (size_t i = 0; i < decimals; i++)
        divisor *= 10;
    number->value = mantissa / divisor;
    number->numeral = true;
    number->digits = number->grouped || number->fraction || whole > 9 ? 0 : (uint8_t)whole;
    return at;
}

/* A decimal times a scale without the error of the division: 4.35 million is 4,350,000. */
static double scaled(double value, double scale)
{
    double product = value * scale, nearest = (double)(int64_t)(product + 0.5);
    double off = product - nearest;
    return product < 9e15 && off < 1e-6 * product && -off < 1e-6 * product && (off > -1e-3 && off < 1e-3)
               ? nearest
               : product;
}

/* A scale that is glued to the digits (3m, 1.2bn), else what follows is kept as a suffix. */
static bool read_suffix(const mw_numbers *numbers, const mw_scan *scan, mw_str letters, mw_number *number)
{
    if (letters.len == 0)
        return true;
    if (letters.data[0] == '.' || letters.data[0] == ',' || letters.data[0] == ':' || letters.data[0] == '/' ||
        is_digit(letters.data[0]))
        return false;
    mw_token word = {.word = mw_model_word(scan->model, letters)};
    mw_hit hit;
    if (word.word && mw_lexicon_match_exact(numbers->words, &word, 1, &hit))
        for (const mw_row *row = hit.row; row; row = mw_row_next(row))
            if (kind_of(numbers, row) == GLUED || kind_of(numbers, row) == SCALE) {
                number->value = scaled(number->value, mw_row_number(row, "value"));
                number->scaled = true;
                number->suffix = letters;
                return true;
            }
    number->suffix = letters;
    return true;
}

/* " million", "-million", " dozen" after digits; "thousand million" is not newswire. */
static void read_scale(const mw_numbers *numbers, const mw_scan *scan, uint32_t at, mw_number *number)
{
    uint32_t next = at + number->tokens;
    if (number->suffix.len)
        return;
    if (mw_scan_hyphen(scan, next) && mw_scan_glued(scan, next - 1) && mw_scan_glued(scan, next))
        next++;
    double value;
    number_kind kind = word_at(numbers, scan, next, &value);
    if (kind != SCALE && kind != HUNDRED && kind != DOZEN)
        return;
    number->value = scaled(number->value, value);
    number->scaled = true;
    number->scale = value;
    number->digits = 0;
    number->tokens = next + 1 - at;
}

/* The glyphs for halves and quarters stand alone or close a numeral: 2½. */
static double glyph(mw_str text)
{
    return mw_str_is(text, "½") ? 0.5 : mw_str_is(text, "¼") ? 0.25 : mw_str_is(text, "¾") ? 0.75 : 0;
}

static bool read_numeral(const mw_numbers *numbers, const mw_scan *scan, uint32_t at, mw_number *number)
{
    mw_str text = mw_scan_text(scan, at);
    if (mw_scan_shape(scan, at, MW_ORDINAL))
        return false;
    size_t used = mw_number_digits(text, number);
    if (used == 0)
        return false;
    number->tokens = 1;
    mw_str letters = mw_str_sub(text, used, text.len);
    if (glyph(letters) > 0) {
        number->value += glyph(letters);
        number->fraction = true;
        letters.len = 0;
    }
    if (!read_suffix(numbers, scan, letters, number))
        return false;
    read_scale(numbers, scan, at, number);
    return true;
}

/* The state of a number in words: "two hundred" waits in `part` for a thousand to lift it. */
typedef struct spelled {
    double total, part, last_scale;
    bool any, tens, ones, hundred;
} spelled;

static bool add_word(spelled *s, number_kind kind, double value)
{
    switch (kind) {
    case ONE:
        if (s->ones || (s->tens && (value == 0 || value > 9)))
            return false;
        s->ones = true;
        s->part += value;
        return true;
    case TEN:
        if (s->ones || s->tens)
            return false;
        s->tens = true;
        s->part += value;
        return true;
    case HUNDRED:
        if (!s->any || s->hundred || s->part == 0 || s->part > 99)
            return false;
        s->part *= 100;
        s->hundred = true;
        s->tens = s->ones = false;
        return true;
    case SCALE:
    case DOZEN:
        if (!s->any || s->part == 0 || (s->last_scale > 0 && value >= s->last_scale))
            return false;
        s->total += s->part * value;
        s->part = 0;
        s->last_scale = value;
        s->tens = s->ones = s->hundred = false;
        return true;
    default:
        return false;
    }
}

/* What may stand between the words of a number: the hyphen of twenty-one, the "and" of two hundred
 * and six. Returns how many tokens. */
static uint32_t joint(const mw_numbers *numbers, const mw_scan *scan, uint32_t at, const spelled *s)
{
    double value;
    if (mw_scan_hyphen(scan, at) && mw_scan_glued(scan, at - 1) && mw_scan_glued(scan, at))
        return word_at(numbers, scan, at + 1, &value) != NOT_A_NUMBER;
    if (mw_scan_is(scan, at, "and") && (s->hundred || s->last_scale > 0) && !s->tens && !s->ones) {
        number_kind kind = word_at(numbers, scan, at + 1, &value);
        return kind == ONE || kind == TEN;
    }
    return 0;
}

static uint32_t read_words(const mw_numbers *numbers, const mw_scan *scan, uint32_t from, spelled *s)
{
    uint32_t at = from;
    while (at < scan->end) {
        uint32_t skip = s->any ? joint(numbers, scan, at, s) : 0;
        double value = 0;
        number_kind kind = word_at(numbers, scan, at + skip, &value);
        if (kind == NOT_A_NUMBER || !add_word(s, kind, value))
            break;
        s->any = true;
        at += skip + 1;
    }
    return at;
}

/* "and a half" after a number in words: of a million it is half a million, else it multiplies with a
 * scale that follows. */
static void read_half(const mw_numbers *numbers, const mw_scan *scan, uint32_t at, mw_number *number)
{
    uint32_t next = at + number->tokens;
    bool hyphen = mw_scan_hyphen(scan, next);
    if (hyphen)
        next++;
    if (!mw_scan_is(scan, next, "and") || !mw_scan_is(scan, next + 1 + hyphen, "a"))
        return;
    next += 2 + 2u * hyphen;
    double part, scale;
    if (word_at(numbers, scan, next, &part) != PART || part != 0.5)
        return;
    if (number->scale >= 1000) {
        number->value += number->scale / 2;
        number->tokens = next + 1 - at;
    }
    if (number->scaled || number->scale > 0)
        return;
    number->value += part;
    number->fraction = true;
    number->digits = 0;
    next++;
    if (word_at(numbers, scan, next, &scale) == SCALE) {
        number->value = scaled(number->value, scale);
        number->scaled = true;
        next++;
    }
    number->tokens = next - at;
}

/* Dozens, scores, thousands; tens of thousands, hundreds of thousands, dozens of millions. */
static bool read_many(const mw_numbers *numbers, const mw_scan *scan, uint32_t at, double value, mw_number *number)
{
    double scale;
    number->tokens = 1;
    number->value = value;
    if (mw_scan_is(scan, at + 1, "of") && word_at(numbers, scan, at + 2, &scale) == MANY && scale >= 2000) {
        number->value = value * scale / 2;
        number->tokens = 3;
    }
    number->vague = true;
    /* "in tens", "his millions" say no number: only tens of something do */
    return value != 20 || number->tokens == 3;
}

/* several hundred, a few dozen, a couple of thousand */
static bool read_few(const mw_numbers *numbers, const mw_scan *scan, uint32_t at, double value, mw_number *number)
{
    uint32_t next = at + 1;
    if (mw_scan_is(scan, next, "of"))
        next++;
    double scale;
    number_kind kind = word_at(numbers, scan, next, &scale);
    if (kind != HUNDRED && kind != SCALE && kind != DOZEN)
        return false;
    number->value = value * scale;
    number->vague = true;
    number->tokens = next + 1 - at;
    return true;
}

/* half a million, half a dozen, half of nothing */
static bool read_part(const mw_numbers *numbers, const mw_scan *scan, uint32_t at, double value, mw_number *number)
{
    uint32_t next = at + 1;
    if (mw_scan_in(scan, next, "a an"))
        next++;
    double scale;
    number_kind kind = word_at(numbers, scan, next, &scale);
    if (kind != SCALE && kind != DOZEN)
        return false;
    number->value = scaled(value, scale);
    number->tokens = next + 1 - at;
    number->scaled = true;
    return true;
}

/* a hundred, a dozen, a few hundred, a million and a half */
static bool read_article(const mw_numbers *numbers, const mw_scan *scan, uint32_t at, mw_number *number)
{
    double value;
    number_kind kind = word_at(numbers, scan, at + 1, &value);
    bool made = false;
    if (kind == FEW) {
        made = read_few(numbers, scan, at + 1, value, number);
        number->tokens += 1;
    } else if (kind == PART) {
        made = read_part(numbers, scan, at + 1, value, number);
        number->tokens += 1;
    } else if (kind == HUNDRED || kind == SCALE || kind == DOZEN) {
        spelled s = {.any = true, .part = 1};
        number->tokens = read_words(numbers, scan, at + 1, &s) - at;
        number->value = s.total + s.part;
        number->scale = s.part == 0 ? s.last_scale : 0;
        made = true;
    }
    return made;
}

static bool read_spelled(const mw_numbers *numbers, const mw_scan *scan, uint32_t at, mw_number *number)
{
    spelled s = {0};
    number->tokens = read_words(numbers, scan, at, &s) - at;
    number->value = s.total + s.part;
    number->scaled = s.last_scale > 0;
    number->scale = s.part == 0 ? s.last_scale : 0;
    return number->tokens > 0;
}

static bool read_any(const mw_numbers *numbers, const mw_scan *scan, uint32_t at, mw_number *number)
{
    if (mw_scan_shape(scan, at, MW_NUMBER) || is_digit(mw_scan_text(scan, at).data[0]))
        return read_numeral(numbers, scan, at, number);
    double value = 0;
    if (mw_scan_in(scan, at, "a an"))
        return read_article(numbers, scan, at, number);
    switch (word_at(numbers, scan, at, &value)) {
    case ONE:
    case TEN:
        return read_spelled(numbers, scan, at, number);
    case MANY:
        return read_many(numbers, scan, at, value, number);
    case FEW:
        return read_few(numbers, scan, at, value, number);
    case PART:
        return read_part(numbers, scan, at, value, number);
    default:
        return false;
    }
}

bool mw_number_read(const mw_numbers *numbers, const mw_scan *scan, uint32_t at, mw_number *number)
{
    *number = (mw_number){.suffix = MW_STR("")};
    if (at >= scan->end || !read_any(numbers, scan, at, number))
        return false;
    if (!number->vague && !number->suffix.len)
        read_half(numbers, scan, at, number);
    return true;
}
