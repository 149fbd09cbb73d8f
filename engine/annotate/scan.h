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

/* Is the token one of these words, in any case? They stand between blanks: "of in during". */
bool mw_scan_in(const mw_scan *scan, uint32_t at, const char *words);

static inline bool mw_scan_is(const mw_scan *scan, uint32_t at, const char *word)
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
