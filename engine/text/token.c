/* SPDX-License-Identifier: MIT */
/* The tokeniser's loop: blanks, punctuation, and what each token looks like. Words, numbers and
 * addresses are in word.c. Every byte is looked at a bounded number of times. */
#include "text/text_impl.h"

#include <string.h>

#define B MW_C_BLANK
#define M MW_C_MARK
#define K (MW_C_MARK | MW_C_LINK)
#define D MW_C_DIGIT
#define U MW_C_UPPER
#define L MW_C_LOWER
#define H MW_C_HIGH
const uint8_t mw_class_of[256] = {
    [0 ... ' '] = B,    ['!' ... '#'] = M, ['$'] = K,         ['%'] = M,
    ['&' ... '\''] = K, ['(' ... ','] = M, ['-' ... '/'] = K, ['0' ... '9'] = D,
    [':' ... '@'] = M,  ['A' ... 'Z'] = U, ['[' ... '^'] = M, ['_'] = MW_C_JOINER,
    ['`'] = M,          ['a' ... 'z'] = L, ['{' ... '~'] = M, [127] = B,
    [128 ... 255] = H,
};
#undef B
#undef M
#undef K
#undef D
#undef U
#undef L
#undef H

/* First what text mostly needs; then, once, what it can need at most: a token a byte. */
bool mw_cut_widen(mw_cutter *cut)
{
    enum { BYTES_PER_TOKEN = 3, LEAST = 64 }; /* text has about 5 a token */
    size_t wanted = cut->token_capacity ? cut->all + LEAST : cut->all / BYTES_PER_TOKEN + LEAST;
    mw_token *tokens = mw_arena_raw(cut->arena, wanted * sizeof *tokens, cut->err);
    if (!tokens)
        return false;
    if (cut->token_count)
        memcpy(tokens, cut->tokens, cut->token_count * sizeof *tokens);
    cut->tokens = tokens;
    cut->token_capacity = wanted;
    return true;
}

/* The shape of a word that holds more than ASCII letters and digits, or no lower-case letter. */
static unsigned shape_of(mw_str word)
{
    size_t letters = 0, lower = 0, next;
    uint32_t first = mw_utf8_next(word, 0, &next);
    for (size_t at = 0; at < word.len;) {
        uint32_t c = mw_utf8_next(word, at, &at);
        letters += mw_utf8_is_letter(c);
        lower += mw_utf8_is_letter(c) && !mw_utf8_is_upper(c);
    }
    return MW_WORD | (mw_utf8_is_upper(first) ? MW_CAPITAL : 0) |
           (letters > 1 && !lower ? MW_ALL_CAPS : 0);
}

/* ASCII letters alone, eight at most, tell their shape at once; anything else is looked at byte by byte. */
static unsigned shape_of_any(mw_str word)
{
    unsigned seen = 0;
    for (size_t i = 0; i < word.len; i++)
        seen |= mw_class_of[(unsigned char)word.data[i]];
    if ((seen & MW_C_HIGH) || (!(seen & MW_C_LOWER) && word.len > 1))
        return shape_of(word);
    return MW_WORD | (mw_class_of[(unsigned char)word.data[0]] & MW_C_UPPER ? MW_CAPITAL : 0);
}

/* The shape of letters, by the first eight of them: a capital lacks the bit of small ones. */
static inline unsigned shape_of_letters(uint64_t eight, size_t count)
{
    enum { SMALL = 0x20 };
    bool capitals = !(eight & MW_EACH * SMALL) & (count > 1);
    return MW_WORD | (unsigned)(~eight & SMALL) * MW_CAPITAL / SMALL | capitals * MW_ALL_CAPS;
}

void mw_cut_word(mw_cutter *cut, size_t start, size_t end)
{
    mw_str word = mw_str_sub(cut->text, start, end);
    bool few = word.len <= MW_EIGHT;
    uint64_t eight = mw_eight_start(word.data, word.len);
    bool letters = few && mw_eight_letters(eight) == mw_eight_cut(MW_EACH_HIGH, word.len);
    mw_cut_add(cut, start, end, letters ? shape_of_letters(eight, word.len) : shape_of_any(word));
}

void mw_cut_plain(mw_cutter *cut, size_t start, size_t end)
{
    mw_str word = mw_str_sub(cut->text, start, end);
    size_t split = mw_may_split(cut, mw_eight_lower(mw_eight_start(word.data, word.len)))
                       ? mw_hint_split(cut->table, word)
                       : 0;
    if (split)
        mw_cut_word(cut, start, start + split);
    mw_cut_word(cut, start + split, end);
}

/* Where the letters that begin at `at` end, as far as there are eight bytes to look at. */
static inline size_t skip_letters(const mw_cutter *cut, size_t at)
{
    for (size_t letters = MW_EIGHT; letters == MW_EIGHT && at + MW_EIGHT <= cut->text.len; at += letters)
        letters = mw_eight_before(~mw_eight_letters(mw_eight_of(cut->text.data + at)) & MW_EACH_HIGH);
    return at;
}

/* A word of ASCII letters and digits before a blank or a mark that ends words; any other word is for word.c.
 * Returns where it ended. */
static size_t cut_uncommon(mw_cutter *cut, size_t start)
{
    const unsigned char *s = (const unsigned char *)cut->text.data;
    size_t at = start, len = cut->text.len;
    unsigned seen = 0, class = MW_C_BLANK;
    at = skip_letters(cut, at);
    while (at < len && ((class = mw_class_of[s[at]]) & MW_C_WORD)) {
        seen |= class;
        at++;
    }
    if (seen & MW_C_DIGIT) {
        size_t currency = mw_currency_end(cut, start);
        if (currency > start) {
            mw_cut_word(cut, start, currency);
            return currency;
        }
    }
    if (at < len && (class & (MW_C_LINK | MW_C_HIGH)))
        return mw_cut_from_letter(cut, start);
    if (mw_is_small_i(cut, start, at))
        cut->informal = true;
    mw_cut_plain(cut, start, at);
    return at;
}

/* Lets the window begin at `at`; behind the end of all there are no letters. */
static uint64_t move_window(mw_cutter *cut, size_t at)
{
    const char *bytes = cut->text.data + at;
    size_t left = cut->all - at;
    char last[MW_WINDOW] = {0};
    if (left < MW_WINDOW)
        bytes = memcpy(last, bytes, left);
    cut->window_at = at;
    return cut->window = mw_letters(bytes);
}

/* Words of letters with a blank or a mark that ends words behind each: most of a text. The blanks go with
 * them. Stops, without having cut it, before a word of another kind or what is none; returns where. */
static size_t cut_common(mw_cutter *cut, size_t at)
{
    const char *text = cut->text.data;
    mw_token *token = cut->tokens + cut->token_count, *run = cut->tokens + cut->run;
    const mw_token *most = cut->tokens + cut->token_capacity - MW_STEP_TOKENS;
    size_t len = cut->text.len, base = cut->window_at;
    uint64_t window = cut->window;
    while (at < len && at + MW_EIGHT <= cut->all && token <= most) {
        uint64_t now = at - base < MW_WINDOW ? window >> (at - base) : UINT64_MAX;
        size_t letters = ~now ? (size_t)__builtin_ctzll(~now) : MW_WINDOW, end = at + letters;
        if (end - base >= MW_WINDOW && base < at) { /* it goes on behind the window, perhaps */
            window = move_window(cut, base = at);
            continue;
        }
        unsigned class = mw_class_at(cut, end);
        if (!letters || (class & (MW_C_WORD | MW_C_LINK | MW_C_HIGH)))
            break;
        uint64_t eight = mw_eight_cut(mw_eight_of(text + at), letters < MW_EIGHT ? letters : MW_EIGHT);
        unsigned shape = shape_of_letters(eight, letters), blank = class & MW_C_BLANK;
        bool long_capitals = (letters > MW_EIGHT) & (shape >= MW_ALL_CAPS), i = eight == 'i';
        if (long_capitals | i | mw_may_split(cut, mw_eight_lower(eight)))
            break;
        *token++ = (mw_token){.start = (uint32_t)at, .end = (uint32_t)end, .shape = (uint16_t)(shape | blank)};
        at = end;
        if (blank) {
            run = token;
            at++;
        }
    }
    cut->run = (size_t)(run - cut->tokens);
    cut->token_count = (size_t)(token - cut->tokens);
    return at;
}
_Static_assert((int)MW_C_BLANK == (int)MW_SPACE_AFTER, "a blank's class says of the word before it that it has one");

size_t mw_apostrophe(const mw_cutter *cut, size_t at)
{
    char c = mw_byte_at(cut, at);
    if (c == '\'')
        return 1;
    return c == '\xe2' && mw_byte_at(cut, at + 1) == '\x80' && mw_byte_at(cut, at + 2) == '\x99'
               ? 3
               : 0;
}

/* Chinese writes no blanks: each character is a token. */
static bool is_ideograph(uint32_t c)
{
    return (c >= 0x3400 && c <= 0x9fff) || (c >= 0xf900 && c <= 0xfaff) ||
           (c >= 0x20000 && c <= 0x3ffff);
}

size_t mw_word_end(const mw_cutter *cut, size_t at)
{
    for (size_t start = at, next;; at = next) {
        at = skip_letters(cut, at);
        while (mw_class_at(cut, at) & MW_C_WORD)
            at++;
        if (!(mw_class_at(cut, at) & MW_C_HIGH))
            return at;
        uint32_t c = mw_utf8_next(cut->text, at, &next);
        if (is_ideograph(c))
            return at == start ? next : at;
        if (!mw_utf8_is_letter(c) && !mw_utf8_is_mark(c) && !mw_utf8_is_digit(c))
            return at;
    }
}

/* How long the run of `c` from `at` is. */
static size_t run_of(const mw_cutter *cut, size_t at, char c)
{
    size_t end = at;
    while (end < cut->text.len && cut->text.data[end] == c)
        end++;
    return end - at;
}

static size_t add_run(mw_cutter *cut, size_t at, size_t length)
{
    mw_cut_add(cut, at, at + length, MW_PUNCT);
    return at + length;
}

bool mw_is_clitic(mw_str tail)
{
    static const char *const CLITICS[] = {"s", "re", "ve", "ll", "d", "m"};
    for (size_t i = 0; i < sizeof CLITICS / sizeof *CLITICS; i++)
        if (mw_str_equal_fold(tail, mw_str_of(CLITICS[i])))
            return true;
    return false;
}

/* The ’90s, a ’90s film. */
static bool is_decade(mw_str tail)
{
    return tail.len == 3 && tail.data[2] == 's' &&
           (mw_class_of[(unsigned char)tail.data[0]] & MW_C_DIGIT) && tail.data[1] == '0';
}

/* In ’88 the students; since '88. A straight mark may open a quotation ('20 people died'), unless a mark follows. */
static bool is_clipped_year(const mw_cutter *cut, mw_str tail, size_t length, size_t end)
{
    return tail.len == 2 && (mw_class_of[(unsigned char)tail.data[0]] & MW_C_DIGIT) &&
           (mw_class_of[(unsigned char)tail.data[1]] & MW_C_DIGIT) && !mw_apostrophe(cut, end) &&
           (length > 1 || (end < cut->text.len && strchr(",.;:)", cut->text.data[end])));
}

/* May a word begin with the apostrophe that comes now: is it at the start, or behind a mark? */
static bool begins_word(const mw_cutter *cut)
{
    return cut->run == cut->token_count || (cut->tokens[cut->token_count - 1].shape & MW_PUNCT);
}

/* An apostrophe with what belongs to it (’s, ’em, ’90s), or a mark of its own. */
static size_t cut_apostrophe(mw_cutter *cut, size_t at, size_t length)
{
    size_t letters = at + length, end = letters;
    cut->quoted = true;
    while (mw_class_at(cut, end) & MW_C_ALNUM)
        end++;
    mw_str tail = mw_str_sub(cut->text, letters, end);
    bool whole = tail.len && mw_word_end(cut, end) == end; /* a no-break blank ends a word too */
    if (whole && begins_word(cut)) {
        bool decade = (is_decade(tail) && !mw_apostrophe(cut, end)) || is_clipped_year(cut, tail, length, end);
        if (decade || (mw_hints_small(cut->table, tail) & MW_HINT_ELISION)) {
            if (tail.len == 1) /* rock ’n’ roll */
                end += mw_apostrophe(cut, end);
            mw_cut_add(cut, at, end, decade ? MW_NUMBER : MW_WORD);
            return end;
        }
    }
    if (whole && cut->run < cut->token_count && mw_is_clitic(tail)) {
        mw_cut_add(cut, at, end, MW_WORD);
        return end;
    }
    if (mw_apostrophe(cut, letters) == length) /* '' and ’’ for lack of " and ” */
        return add_run(cut, at, 2 * length);
    return add_run(cut, at, length);
}

/* Yahoo! with its mark is a name. */
static bool is_in_name(const mw_cutter *cut, size_t at)
{
    const mw_token *last = cut->run < cut->token_count ? &cut->tokens[cut->token_count - 1] : NULL;
    return last && last->end == at && (last->shape & MW_CAPITAL) &&
           (mw_hints(cut->table, mw_str_sub(cut->text, last->start, at + 1)) & MW_HINT_NAME);
}

static size_t extend_last(mw_cutter *cut, size_t end)
{
    cut->tokens[cut->token_count - 1].end = (uint32_t)end;
    return end;
}

/* Where a :-) that stands alone ends; `at` itself when there is none. */
static size_t emoticon_end(const mw_cutter *cut, size_t at)
{
    enum { EMOTICON_MAX = 4 };
    size_t end = at + 1;
    while (end < at + EMOTICON_MAX && !(mw_class_at(cut, end) & (MW_C_BLANK | MW_C_HIGH)))
        end++;
    if (cut->run < cut->token_count)
        return at;
    for (; end > at + 1; end--)
        if (!(mw_class_at(cut, end) & MW_C_ALNUM) &&
            (mw_hints(cut->table, mw_str_sub(cut->text, at, end)) & MW_HINT_EMOTICON))
            return end;
    return at;
}

/* One ASCII mark, or a run that is one token: ... -- ?! == */
static size_t cut_mark(mw_cutter *cut, size_t at)
{
    char c = cut->text.data[at];
    size_t run;
    switch (c) {
    case '\'':
        return cut_apostrophe(cut, at, 1);
    case '"':
        cut->quoted = true;
        return add_run(cut, at, 1);
    case '`':
        cut->quoted = true;
        return add_run(cut, at, mw_byte_at(cut, at + 1) == '`' ? 2 : 1);
    case '@':
        run = mw_cut_address(cut, at);
        return run > at ? run : add_run(cut, at, 1);
    case ':':
        run = mw_cut_address(cut, at);
        if (run > at)
            return run;
        /* fall through */
    case ';':
        run = emoticon_end(cut, at);
        return add_run(cut, at, run > at ? run - at : 1);
    case '.':
        if ((mw_class_at(cut, at + 1) & MW_C_DIGIT) && cut->run == cut->token_count)
            return mw_cut_from_digit(cut, at);
        return add_run(cut, at, run_of(cut, at, c));
    case '!':
    case '?':
        for (run = 1; mw_byte_at(cut, at + run) == '!' || mw_byte_at(cut, at + run) == '?';)
            run++;
        return run == 1 && is_in_name(cut, at) ? extend_last(cut, at + 1) : add_run(cut, at, run);
    case '$':
    case '-':
    case '*':
    case '=':
    case '~':
    case '+':
    case '<':
    case '>':
    case '_':
        return add_run(cut, at, run_of(cut, at, c));
    default:
        return add_run(cut, at, 1);
    }
}

/* A character past ASCII that begins a token, or a blank. */
static size_t cut_high(mw_cutter *cut, size_t at)
{
    size_t next;
    uint32_t c = mw_utf8_next(cut->text, at, &next);
    if (mw_utf8_is_blank(c)) {
        if (cut->token_count)
            cut->tokens[cut->token_count - 1].shape |= MW_SPACE_AFTER;
        cut->run = cut->token_count;
        return next;
    }
    if (c == 0x2019)
        return cut_apostrophe(cut, at, 3);
    if (mw_utf8_is_digit(c)) {
        size_t end = mw_word_end(cut, at);
        mw_cut_add(cut, at, end, MW_NUMBER);
        return end;
    }
    if (mw_utf8_is_letter(c))
        return mw_cut_from_letter(cut, at);
    if (c >= 0x2010 && c <= 0x2026 && !mw_utf8_is_quote(c)) /* ——, …… */
        while (mw_str_starts(mw_str_sub(cut->text, next, cut->text.len),
                             mw_str_sub(cut->text, at, at + 3)))
            next += 3;
    cut->quoted |= mw_utf8_is_quote(c);
    for (size_t after; mw_class_at(cut, next) & MW_C_HIGH; next = after)
        if (!mw_utf8_is_mark(mw_utf8_next(cut->text, next, &after)))
            break;
    mw_cut_add(cut, at, next, MW_PUNCT);
    return next;
}

bool mw_cut_tokens(mw_cutter *cut, size_t at)
{
    size_t first = cut->token_count;
    cut->run = first;
    cut->quoted = false;
    move_window(cut, at);
    while (at < cut->text.len) {
        unsigned class = mw_class_of[(unsigned char)cut->text.data[at]];
        if (class & MW_C_BLANK) {
            if (cut->token_count > first)
                cut->tokens[cut->token_count - 1].shape |= MW_SPACE_AFTER;
            cut->run = cut->token_count;
            at++;
            continue;
        }
        if (!mw_cut_reserve(cut))
            return false;
        if (class & MW_C_LETTER) {
            size_t next = cut_common(cut, at);
            at = next > at ? next : cut_uncommon(cut, at);
        } else if (class & MW_C_DIGIT)
            at = mw_cut_from_digit(cut, at);
        else if (class & MW_C_HIGH)
            at = cut_high(cut, at);
        else
            at = cut_mark(cut, at);
    }
    if (cut->token_count > first)
        cut->tokens[cut->token_count - 1].shape |= MW_SPACE_AFTER;
    return true;
}
