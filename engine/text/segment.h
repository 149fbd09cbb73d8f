/* SPDX-License-Identifier: MIT */
/* segment.h -- a text's paragraphs, tokens and sentences.
 *
 * The splitter is built for newswire: titles and initials (Gen. Min Aung Hlaing, J. Biden),
 * quotations that hold several sentences, datelines, headings, lists, decimals, web addresses.
 * What it knows of English is data: words/abbreviations.tsv and words/segmentation.tsv. */
#ifndef TEXT_SEGMENT_H
#define TEXT_SEGMENT_H

#include <moonwire/text.h>

#include "base/arena.h"

typedef struct mw_abbreviations mw_abbreviations;

/* Reads words/abbreviations.tsv and words/segmentation.tsv (form TAB kind, either may be empty);
 * the table is shared by all threads. */
mw_abbreviations *mw_abbreviations_read(mw_str abbreviations, mw_str cues, mw_error *err);
void mw_abbreviations_free(mw_abbreviations *table); /* NULL is fine */

typedef struct mw_segments {
    mw_paragraph *paragraphs;
    mw_sentence *sentences;
    mw_token *tokens;
    size_t paragraph_count, sentence_count, token_count;
} mw_segments;

/* A blank line ends a paragraph; where the text has none, each line is one. Text must be valid
 * UTF-8. Everything is in `arena`. Token `word`, `pos` and `form` are left 0. */
bool mw_segment(mw_str text, const mw_abbreviations *abbreviations, mw_arena *arena,
                mw_segments *segments, mw_error *err);

/* The same for a text whose tokens and sentences are known, as in labelled data: `tokens` in order
 * and not empty, `sentence_ends[i]` the token past sentence i. The whole is one paragraph. */
bool mw_segment_given(mw_str text, const mw_span *tokens, size_t token_count,
                      const uint32_t *sentence_ends, size_t sentence_count,
                      const mw_abbreviations *abbreviations, mw_arena *arena,
                      mw_segments *segments, mw_error *err);

#endif
