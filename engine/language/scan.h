/* SPDX-License-Identifier: MIT */
/* scan.h -- an article's tokens as the date and figure stages walk over them. */
#ifndef LANGUAGE_SCAN_H
#define LANGUAGE_SCAN_H

#include "language/language.h"

typedef struct mw_scan {
    mw_article *article;
    const mw_model *model;
    mw_str text;
    const mw_layers *layers;
    const mw_token *tokens;
    uint32_t end; /* one past the last token that may be looked at: its sentence's end */
} mw_scan;

mw_scan mw_scan_of(mw_article *article, const mw_model *model);

/* A token's bytes; empty from `end` on. */
static inline mw_str mw_scan_text(const mw_scan *scan, uint32_t at)
{
    if (at >= scan->end)
        return MW_STR("");
    return mw_str_sub(scan->text, scan->tokens[at].start, scan->tokens[at].end);
}

/* The first and the last letters of a list of words, a bit each. Of a literal the compiler makes
 * the two numbers, so that a token which is none of the words mostly costs two tests. */
#define MW_ALWAYS_INLINE inline __attribute__((always_inline))
#define MW_LETTER_BIT(c) (1u << ((unsigned char)(c) & 31))
#define MW_FIRST_1(w, n, i) ((i) < (n) && ((i) == 0 || (w)[(i) - 1] == ' ') ? MW_LETTER_BIT((w)[i]) : 0u)
#define MW_LAST_1(w, n, i) ((i) < (n) && ((i) + 1 == (n) || (w)[(i) + 1] == ' ') ? MW_LETTER_BIT((w)[i]) : 0u)
#define MW_LETTERS_4(ONE, w, n, i) \
    (ONE(w, n, i) | ONE(w, n, (i) + 1) | ONE(w, n, (i) + 2) | ONE(w, n, (i) + 3))
#define MW_LETTERS_16(ONE, w, n, i)                                                                \
    (MW_LETTERS_4(ONE, w, n, i) | MW_LETTERS_4(ONE, w, n, (i) + 4) |                               \
     MW_LETTERS_4(ONE, w, n, (i) + 8) | MW_LETTERS_4(ONE, w, n, (i) + 12))
#define MW_LETTERS(ONE, w, n)                                                                      \
    (MW_LETTERS_16(ONE, w, n, 0) | MW_LETTERS_16(ONE, w, n, 16) | MW_LETTERS_16(ONE, w, n, 32) |   \
     MW_LETTERS_16(ONE, w, n, 48) | MW_LETTERS_16(ONE, w, n, 64) | MW_LETTERS_16(ONE, w, n, 80))
enum { MW_LETTERS_MAX = 96 };

static MW_ALWAYS_INLINE bool mw_may_be_among(mw_str word, const char *words, size_t len)
{
    if (!__builtin_constant_p(len) || len > MW_LETTERS_MAX)
        return true;
    return (MW_LETTER_BIT(word.data[0]) & MW_LETTERS(MW_FIRST_1, words, len)) &&
           (MW_LETTER_BIT(word.data[word.len - 1]) & MW_LETTERS(MW_LAST_1, words, len));
}

bool mw_scan_among(const mw_scan *scan, uint32_t at, const char *words);

/* Is the token one of these words, in any case? They stand between blanks: "of in during". */
static MW_ALWAYS_INLINE bool mw_scan_in(const mw_scan *scan, uint32_t at, const char *words)
{
    return at < scan->end && mw_may_be_among(mw_scan_text(scan, at), words, strlen(words)) &&
           mw_scan_among(scan, at, words);
}

static MW_ALWAYS_INLINE bool mw_scan_is(const mw_scan *scan, uint32_t at, const char *word)
{
    return mw_scan_in(scan, at, word);
}

static inline bool mw_scan_shape(const mw_scan *scan, uint32_t at, unsigned shape)
{
    return at < scan->end && (scan->tokens[at].shape & shape) != 0;
}

/* The next token begins where this one ends: 20 - 30, mid - July. */
static inline bool mw_scan_glued(const mw_scan *scan, uint32_t at)
{
    return at + 1 < scan->end && scan->tokens[at].end == scan->tokens[at + 1].start;
}

/* - or one of the longer dashes that stand for it. */
bool mw_scan_hyphen(const mw_scan *scan, uint32_t at);

/* A table's longest phrase at this token, not past `end`. */
static inline bool mw_scan_match(const mw_scan *scan, uint32_t at, const mw_lexicon *lexicon,
                                 mw_hit *hit)
{
    return at < scan->end &&
           mw_lexicon_match(lexicon, scan->tokens + at, scan->end - at, hit);
}

#endif
