/* SPDX-License-Identifier: MIT */
/* Where a word, a number or an address ends. As in Universal Dependencies, ’s and n’t are tokens,
 * hyphens between words are tokens (but anti-coup is one word), an abbreviation keeps its dot, and
 * a web or e-mail address is one token. */
#include "text/text_impl.h"

/* ---- addresses */

static bool ends_address(char c)
{
    return (mw_class_of[(unsigned char)c] & MW_C_BLANK) || mw_one_of(c, "<>\"|{}^`");
}

/* Where an address that goes on from `at` ends: at a blank, a bracket or a quotation mark; closing
 * punctuation belongs to the sentence. */
static size_t address_end(const mw_cutter *cut, size_t start, size_t at)
{
    size_t opened = 0;
    for (; at < cut->text.len && !ends_address(cut->text.data[at]); at++) {
        if (mw_class_at(cut, at) & MW_C_HIGH) {
            size_t next;
            uint32_t high = mw_utf8_next(cut->text, at, &next);
            if (mw_utf8_is_quote(high) || mw_utf8_is_blank(high) || high == 0x2026)
                break;
        }
        char c = cut->text.data[at];
        if (c == '(' || c == '[')
            opened++;
        else if ((c == ')' || c == ']') && opened-- == 0)
            break;
    }
    while (at > start && mw_one_of(cut->text.data[at - 1], ".,;:!?'*"))
        at--;
    return at;
}

static bool is_local(char c)
{
    return (mw_class_of[(unsigned char)c] & MW_C_WORD) || mw_one_of(c, ".%+-");
}

enum { LOCAL_MAX = 64, SCHEME_MAX = 16 };

/* Takes back the tokens that begin at or after `start`; they become part of an address. */
static void take_back(mw_cutter *cut, size_t start)
{
    while (cut->token_count > cut->run && cut->tokens[cut->token_count - 1].start >= start)
        cut->token_count--;
}

static size_t mail_end(const mw_cutter *cut, size_t at)
{
    size_t end = at + 1;
    while ((mw_class_at(cut, end) & MW_C_WORD) || mw_byte_at(cut, end) == '.' ||
           mw_byte_at(cut, end) == '-')
        end++;
    while (end > at + 1 && (cut->text.data[end - 1] == '.' || cut->text.data[end - 1] == '-'))
        end--;
    return end;
}

/* Where the run of tokens that touches `at` begins, at most `most` bytes before. */
static size_t run_start(const mw_cutter *cut, size_t at, size_t most)
{
    size_t start = cut->run < cut->token_count ? cut->tokens[cut->run].start : at;
    return at - start > most ? at - most : start;
}

/* name@example.org or @name around the @ at `at`; false: neither. */
static bool find_mail(const mw_cutter *cut, size_t at, mw_span *address)
{
    size_t start = at, floor = run_start(cut, at, LOCAL_MAX), end = mail_end(cut, at);
    while (start > floor && is_local(cut->text.data[start - 1]))
        start--;
    while (start < at && !(mw_class_at(cut, start) & MW_C_ALNUM))
        start++;
    *address = (mw_span){(uint32_t)start, (uint32_t)end};
    bool letter = mw_class_at(cut, at + 1) & (MW_C_LETTER | MW_C_JOINER);
    return end > at + 1 && (start < at || letter); /* not @ 2.50 */
}

/* https://example.org/page around the :// at `at`. */
static bool find_web(const mw_cutter *cut, size_t at, mw_span *address)
{
    size_t start = at, floor = run_start(cut, at, SCHEME_MAX);
    if (mw_byte_at(cut, at + 1) != '/' || mw_byte_at(cut, at + 2) != '/')
        return false;
    while (start > floor && (mw_class_at(cut, start - 1) & MW_C_LETTER))
        start--;
    if (start == at)
        return false;
    size_t end = address_end(cut, at, at + 3);
    *address = (mw_span){(uint32_t)start, (uint32_t)end};
    return end > at + 3;
}

size_t mw_cut_address(mw_cutter *cut, size_t at)
{
    mw_span address;
    bool mail = cut->text.data[at] == '@';
    if (!(mail ? find_mail(cut, at, &address) : find_web(cut, at, &address)))
        return at;
    size_t kept = cut->token_count;
    take_back(cut, address.start);
    if (cut->token_count > cut->run && cut->tokens[cut->token_count - 1].end > address.start) {
        cut->token_count = kept; /* the address would begin inside a token */
        return at;
    }
    mw_cut_add(cut, address.start, address.end, MW_WORD);
    return address.end;
}

/* www.example.org/page, report.pdf: labels with dots between whose last is a known ending. The
 * word [start, dot) comes before a dot; returns `dot` when it is no host. */
size_t mw_cut_host(mw_cutter *cut, size_t start, size_t dot)
{
    size_t at = dot, label = start, labels = 1;
    unsigned seen = 0;
    if (dot < cut->no_host)
        return dot;
    while (mw_byte_at(cut, at) == '.' && (mw_class_at(cut, at + 1) & MW_C_ALNUM)) {
        label = ++at;
        labels++;
        while ((mw_class_at(cut, at) & MW_C_WORD) ||
               (mw_byte_at(cut, at) == '-' && (mw_class_at(cut, at + 1) & MW_C_ALNUM)))
            seen |= mw_class_at(cut, at++);
    }
    bool group = labels > 2 && !(seen & (MW_C_UPPER | MW_C_DIGIT)); /* rec.arts.books */
    bool www =
        dot - start == 3 && mw_str_equal_fold(mw_str_sub(cut->text, start, dot), MW_STR("www"));
    if (at == dot || mw_byte_at(cut, at) == '@' ||
        (!www && !group &&
         !(mw_hints_small(cut->table, mw_str_sub(cut->text, label, at)) & MW_HINT_DOMAIN))) {
        cut->no_host = at; /* nor will the next dot of this run find one */
        return dot;
    }
    if (mw_byte_at(cut, at) == '/')
        at = address_end(cut, at, at + 1);
    return at;
}

/* ---- words */

/* The apostrophe at `at` after the word [start, at): where the word ends, and in `*next` where to
 * go on when that is inside the same word (O’Brien). */
static size_t at_apostrophe(const mw_cutter *cut, size_t start, size_t at, size_t *next)
{
    size_t letters = at + mw_apostrophe(cut, at), end = mw_word_end(cut, letters);
    *next = 0;
    if (end == letters || !(mw_class_at(cut, letters) & (MW_C_LETTER | MW_C_HIGH)))
        return at;
    mw_str tail = mw_str_sub(cut->text, letters, end);
    if (tail.len == 1 && (tail.data[0] | 32) == 't' && at - start > 1 &&
        (cut->text.data[at - 1] | 32) == 'n')
        return at - 1;
    if (mw_is_clitic(tail))
        return at;
    *next = end;
    return at;
}

/* Does the word go on behind the hyphen at `at`? anti-coup and e-mail do; pro-Russian does not, so
 * that the name stays a token. A word somebody broke off keeps it, too: w- we. */
static bool keeps_hyphen(const mw_cutter *cut, size_t start, size_t at)
{
    enum { BROKEN_MAX = 2 };
    if (at - start <= BROKEN_MAX && (mw_class_at(cut, at + 1) & MW_C_BLANK) &&
        at + 1 < cut->text.len && cut->run == cut->token_count)
        return true;
    return (mw_class_at(cut, at + 1) & MW_C_LOWER) && at - start <= 8 &&
           (mw_hints_small(cut->table, mw_str_sub(cut->text, start, at)) & MW_HINT_PREFIX);
}

static bool keeps_mark(const mw_cutter *cut, size_t start, size_t at)
{
    char c = cut->text.data[at];
    if (c == '&') /* AT&T */
        return (mw_class_at(cut, at + 1) & MW_C_LETTER) && at - start <= 3;
    if (c == '/') /* c/o */
        return at - start == 1 && (mw_class_at(cut, at + 1) & MW_C_LETTER) &&
               !(mw_class_at(cut, at + 2) & MW_C_WORD);
    return c == '-' && keeps_hyphen(cut, start, at);
}

/* US$  C$  HK$: capitals and the sign are one currency. */
static bool is_currency(const mw_cutter *cut, size_t start, size_t at)
{
    bool capitals = at - start <= 3;
    for (size_t i = start; capitals && i < at; i++)
        capitals = mw_class_at(cut, i) & MW_C_UPPER;
    return capitals && (mw_class_at(cut, at + 1) & MW_C_DIGIT);
}

static size_t word_end(mw_cutter *cut, size_t start)
{
    size_t at = mw_word_end(cut, start);
    for (size_t next;;) {
        char c = mw_byte_at(cut, at);
        if (mw_apostrophe(cut, at)) {
            size_t end = at_apostrophe(cut, start, at, &next);
            if (!next)
                return end;
            at = next;
        } else if (c == '.') {
            return mw_cut_dotted(cut, start, at);
        } else if ((c == '&' || c == '/' || c == '-') && keeps_mark(cut, start, at)) {
            at = mw_word_end(cut, at + 1);
        } else {
            return c == '$' && is_currency(cut, start, at) ? at + 1 : at;
        }
    }
}

/* n’t, which at_apostrophe has left for the word after. */
static bool is_not(const mw_cutter *cut, size_t at)
{
    size_t mark = mw_apostrophe(cut, at + 1);
    return mark && (cut->text.data[at] | 32) == 'n' &&
           (mw_byte_at(cut, at + 1 + mark) | 32) == 't' &&
           !(mw_class_at(cut, at + 2 + mark) & (MW_C_WORD | MW_C_HIGH));
}

size_t mw_cut_from_letter(mw_cutter *cut, size_t at)
{
    if (cut->run < cut->token_count && cut->tokens[cut->token_count - 1].end == at &&
        is_not(cut, at)) {
        size_t end = at + 2 + mw_apostrophe(cut, at + 1);
        mw_cut_word(cut, at, end);
        return end;
    }
    size_t end = word_end(cut, at);
    if (end == at) /* a lone accent or joiner */
        mw_utf8_next(cut->text, at, &end);
    if (mw_is_small_i(cut, at, end))
        cut->informal = true;
    mw_cut_plain(cut, at, end);
    return end;
}

/* ---- numbers */

static size_t digits_end(const mw_cutter *cut, size_t at)
{
    while (mw_class_at(cut, at) & MW_C_DIGIT)
        at++;
    return at;
}

/* Where a number ends: 2,148  1,00,000  10.5  8:30  9/11  2022-08-03. */
static size_t number_end(const mw_cutter *cut, size_t start)
{
    size_t at = digits_end(cut, start);
    for (;;) {
        char c = mw_byte_at(cut, at);
        if (!mw_one_of(c, ",.:/") || !(mw_class_at(cut, at + 1) & MW_C_DIGIT))
            return at;
        size_t end = digits_end(cut, at + 1), length = end - at - 1;
        if (c == ',' && length != 3 && !(length == 2 && mw_byte_at(cut, end) == ','))
            return at;
        at = end;
    }
}

enum { NUMBER_GROUPS_MAX = 6 };

/* 2022-08-03, 713-555-3989, 555-9945: groups that are one number. 10-12, 1969-70 and 500-1000 are
 * ranges. */
static size_t grouped_end(const mw_cutter *cut, size_t start, size_t end)
{
    size_t at = end, groups = 1, last = end - start;
    while (groups <= NUMBER_GROUPS_MAX && mw_byte_at(cut, at) == '-' &&
           (mw_class_at(cut, at + 1) & MW_C_DIGIT)) {
        size_t next = digits_end(cut, at + 1);
        last = next - at - 1;
        at = next;
        groups++;
    }
    if ((mw_class_at(cut, at) & (MW_C_WORD | MW_C_HIGH)) || groups > NUMBER_GROUPS_MAX)
        return end;
    bool telephone = groups == 2 && end - start == 3 && last == 4 && cut->text.data[at - 1] != '0';
    return groups > 2 || telephone ? at : end;
}

static bool is_ordinal(mw_str tail)
{
    return mw_str_equal_fold(tail, MW_STR("st")) || mw_str_equal_fold(tail, MW_STR("nd")) ||
           mw_str_equal_fold(tail, MW_STR("rd")) || mw_str_equal_fold(tail, MW_STR("th"));
}

/* A number that ends at `end` with no letter behind it, or a host that begins with one. */
static size_t cut_number(mw_cutter *cut, size_t start, size_t end)
{
    end = grouped_end(cut, start, end);
    if (mw_byte_at(cut, end) == '.' && (mw_class_at(cut, end + 1) & MW_C_LETTER)) {
        size_t host = mw_cut_host(cut, start, end);
        if (host > end) {
            mw_cut_word(cut, start, host);
            return host;
        }
    }
    mw_cut_add(cut, start, end, MW_NUMBER);
    return end;
}

/* km, KM and G, but not the G of 5G. */
static bool is_unit(const mw_cutter *cut, mw_str tail)
{
    enum { UNIT = MW_HINT_UNIT | MW_HINT_TIME | MW_HINT_SUFFIX };
    bool generation = tail.len == 1 && tail.data[0] == 'G';
    return !generation && (mw_hints_small(cut->table, tail) & UNIT);
}

/* A single letter is one only before thousands: K5,000, but not K2 or N95. */
size_t mw_currency_end(const mw_cutter *cut, size_t start)
{
    enum { LETTERS_MAX = 4 };
    size_t at = start;
    while (mw_class_at(cut, at) & MW_C_LETTER)
        at++;
    if (at == start || at - start > LETTERS_MAX || !(mw_class_at(cut, at) & MW_C_DIGIT) ||
        !(mw_hints(cut->table, mw_str_sub(cut->text, start, at)) & MW_HINT_CURRENCY))
        return start;
    size_t end = number_end(cut, at), after = mw_word_end(cut, end);
    bool thousands = memchr(cut->text.data + at, ',', end - at);
    bool scaled = after > end && is_unit(cut, mw_str_sub(cut->text, end, after));
    return (at - start > 1 ? after == end || scaled : thousands || scaled) ? at : start;
}

size_t mw_cut_from_digit(mw_cutter *cut, size_t at)
{
    size_t end = number_end(cut, mw_byte_at(cut, at) == '.' ? at + 1 : at);
    size_t after = mw_word_end(cut, end);
    if (after == end)
        return cut_number(cut, at, end);
    mw_str tail = mw_str_sub(cut->text, end, after);
    if (is_ordinal(tail)) {
        mw_cut_add(cut, at, after, MW_NUMBER | MW_ORDINAL);
        return after;
    }
    if (!is_unit(cut, tail) && mw_initialism_end(cut, end, end + 1) <= end + 2) /* 5p.m. */
        end = after;                                                            /* 1990s, 3D, 4x4 */
    mw_cut_add(cut, at, end, MW_NUMBER);
    return end; /* a unit is the next word */
}
