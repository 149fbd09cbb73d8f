/* SPDX-License-Identifier: MIT */
/* Numbers out of tokens. Which words are numbers, and their values, is words/numbers.tsv; here is
 * how they build one: "two thousand one hundred and forty-eight", "1.2 million", "hundreds of
 * thousands", "half a million", "three and a half", "three-quarters of a million", "two point five". */
#include "language/numbers.h"

enum { DIGITS_MAX = 18 }; /* of one numeral: exact in 64 bits */

typedef enum number_kind {
    NOT_A_NUMBER, ONE, TEN, HUNDRED, SCALE, DOZEN, MANY, FEW, PART, GLUED, FRACTION, GLYPH
} number_kind;

mw_numbers mw_numbers_of(const mw_model *model)
{
    static const mw_meaning KINDS[] = {{"one", ONE},     {"ten", TEN},     {"hundred", HUNDRED},
                                       {"scale", SCALE}, {"dozen", DOZEN}, {"many", MANY},
                                       {"few", FEW},     {"part", PART},   {"glued", GLUED},
                                       {"fraction", FRACTION}, {"glyph", GLYPH}};
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
    double value;
    if (number->suffix.len)
        return;
    if (mw_scan_glued(scan, next - 1) && word_at(numbers, scan, next, &value) == GLYPH) { /* 2½ */
        number->value += value;
        number->fraction = true;
        number->digits = 0;
        number->tokens = next + 1 - at;
        next++;
    }
    if (mw_scan_hyphen(scan, next) && mw_scan_glued(scan, next - 1) && mw_scan_glued(scan, next))
        next++;
    number_kind kind = word_at(numbers, scan, next, &value);
    if (kind != SCALE && kind != HUNDRED && kind != DOZEN)
        return;
    number->value = scaled(number->value, value);
    number->scaled = true;
    number->scale = value;
    number->digits = 0;
    number->tokens = next + 1 - at;
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

/* Behind a fraction "of a million", "of a billion": its tokens and the scale; 0: none. */
static uint32_t of_scale(const mw_numbers *numbers, const mw_scan *scan, uint32_t at, double *scale)
{
    return mw_scan_is(scan, at, "of") && mw_scan_in(scan, at + 1, "a an one") &&
                   word_at(numbers, scan, at + 2, scale) == SCALE
               ? 3
               : 0;
}

/* "three-quarters of a million", "two thirds of a billion": behind the first word of it. */
static bool read_fraction_of_scale(const mw_numbers *numbers, const mw_scan *scan, uint32_t at, mw_number *number)
{
    enum { TOP_MAX = 20 };
    uint32_t next = at + number->tokens;
    double part, scale;
    next += mw_scan_hyphen(scan, next);
    number_kind kind = word_at(numbers, scan, next, &part);
    uint32_t tokens = kind == FRACTION || kind == PART ? of_scale(numbers, scan, next + 1, &scale) : 0;
    if (!tokens || number->value < 1 || number->value > TOP_MAX || number->scaled || number->vague ||
        number->suffix.len)
        return false;
    number->value = scaled(number->value * part, scale);
    number->tokens = next + 1 + tokens - at;
    number->scaled = true;
    number->digits = 0;
    return true;
}

/* "two point five", "nought point five": its digits. "At one point five men left" is another point. */
static void read_point(const mw_numbers *numbers, const mw_scan *scan, uint32_t at, mw_number *number)
{
    enum { DIGITS = 6 };
    uint32_t next = at + number->tokens;
    double divisor = 1, digits = 0, digit, scale;
    if (number->scaled || number->numeral || number->vague || !mw_scan_is(scan, next, "point") ||
        (number->value == 1 && at > 0 && mw_scan_in(scan, at - 1, "at to that this some the")))
        return;
    uint32_t past = next + 1;
    for (; past <= next + DIGITS && word_at(numbers, scan, past, &digit) == ONE && digit < 10; past++, divisor *= 10)
        digits = digits * 10 + digit;
    if (past == next + 1)
        return;
    number->value = (number->value * divisor + digits) / divisor;
    number->fraction = true;
    number->digits = 0;
    if (word_at(numbers, scan, past, &scale) == SCALE) {
        number->value = scaled(number->value, scale);
        number->scaled = true;
        past++;
    }
    number->tokens = past - at;
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
    if (word_at(numbers, scan, next, &part) != PART)
        return;
    if (number->scale >= 1000 && part == 0.5) {
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
    double scale;
    uint32_t next = at + 1, of = of_scale(numbers, scan, next, &scale);
    next += of ? of - 1 : (uint32_t)mw_scan_in(scan, next, "a an");
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
    double value, scale;
    number_kind kind = word_at(numbers, scan, at + 1, &value);
    bool made = false;
    if (kind == FEW) {
        made = read_few(numbers, scan, at + 1, value, number);
        number->tokens += 1;
    } else if (kind == PART || (kind == FRACTION && of_scale(numbers, scan, at + 2, &scale))) {
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
    case GLYPH:
        number->tokens = 1;
        number->value = value;
        number->fraction = number->numeral = true;
        return true;
    default:
        return false;
    }
}

bool mw_number_read(const mw_numbers *numbers, const mw_scan *scan, uint32_t at, mw_number *number)
{
    *number = (mw_number){.suffix = MW_STR("")};
    if (at >= scan->end || !read_any(numbers, scan, at, number))
        return false;
    if (number->vague || number->suffix.len || read_fraction_of_scale(numbers, scan, at, number))
        return true;
    read_point(numbers, scan, at, number);
    read_half(numbers, scan, at, number);
    return true;
}
