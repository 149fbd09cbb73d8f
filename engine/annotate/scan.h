/* SPDX-License-Identifier: MIT */
/* scan.h -- an article's tokens as the date and figure stages walk over them. */
#ifndef ANNOTATE_SCAN_H
#define ANNOTATE_SCAN_H

#include "annotate/annotate_impl.h"

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

/* The first letters of a list of words, a bit each. Of a literal the compiler makes the number, so
 * that a token which begins like none of the words costs one test. */
#define MW_ALWAYS_INLINE inline __attribute__((always_inline))
#define MW_LETTER_BIT(c)        (1u << ((unsigned char)(c) & 31))
#define MW_FIRST_LETTER(w, n, i) ((i) < (n) && ((i) == 0 || (w)[(i) - 1] == ' ') ? MW_LETTER_BIT((w)[i]) : 0u)
#define MW_FIRST_LETTERS_4(w, n, i)                                                                \
    (MW_FIRST_LETTER(w, n, i) | MW_FIRST_LETTER(w, n, (i) + 1) | MW_FIRST_LETTER(w, n, (i) + 2) |  \
     MW_FIRST_LETTER(w, n, (i) + 3))
#define MW_FIRST_LETTERS_16(w, n, i)                                                               \
    (MW_FIRST_LETTERS_4(w, n, i) | MW_FIRST_LETTERS_4(w, n, (i) + 4) |                             \
     MW_FIRST_LETTERS_4(w, n, (i) + 8) | MW_FIRST_LETTERS_4(w, n, (i) + 12))

static MW_ALWAYS_INLINE uint32_t mw_first_letters(const char *words, size_t len)
{
    if (!__builtin_constant_p(len) || len > 96)
        return UINT32_MAX; /* any may be */
    return MW_FIRST_LETTERS_16(words, len, 0) | MW_FIRST_LETTERS_16(words, len, 16) |
           MW_FIRST_LETTERS_16(words, len, 32) | MW_FIRST_LETTERS_16(words, len, 48) |
           MW_FIRST_LETTERS_16(words, len, 64) | MW_FIRST_LETTERS_16(words, len, 80);
}

bool mw_scan_among(const mw_scan *scan, uint32_t at, const char *words);

/* Is the token one of these words, in any case? They stand between blanks: "of in during". */
static MW_ALWAYS_INLINE bool mw_scan_in(const mw_scan *scan, uint32_t at, const char *words)
{
    return at < scan->end &&
           (MW_LETTER_BIT(scan->text.data[scan->tokens[at].start]) & mw_first_letters(words, strlen(words))) &&
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
