/* SPDX-License-Identifier: MIT */
/* Segments of a text whose tokens and sentences somebody else has cut: labelled data. What a token
 * looks like and which marks open or close is found as in any other text. */
#include "text/text_impl.h"

static unsigned shape_of(const mw_cutter *cut, mw_span span)
{
    size_t next;
    uint32_t first = mw_utf8_next(cut->text, span.start, &next);
    if (mw_utf8_is_letter(first))
        return MW_WORD;
    bool point = first < 0x80 && mw_one_of((char)first, ".'") && span.end - span.start > 1;
    if (mw_utf8_is_digit(point ? mw_utf8_next(cut->text, next, &next) : first))
        return MW_NUMBER;
    bool clitic = mw_apostrophe(cut, span.start) && span.end - next < 3 && span.end > next;
    return clitic ? MW_WORD : MW_PUNCT;
}

static void add(mw_cutter *cut, mw_span span)
{
    unsigned shape = shape_of(cut, span);
    if (shape == MW_WORD)
        mw_cut_word(cut, span.start, span.end);
    else
        mw_cut_add(cut, span.start, span.end, shape);
    cut->quoted |= shape == MW_PUNCT && mw_utf8_is_quote(mw_utf8_next(cut->text, span.start, &(size_t){0}));
    if (mw_class_at(cut, span.end) & MW_C_BLANK)
        cut->tokens[cut->token_count - 1].shape |= MW_SPACE_AFTER;
}

bool mw_segment_given(mw_str text, const mw_span *tokens, size_t token_count,
                      const uint32_t *sentence_ends, size_t sentence_count,
                      const mw_abbreviations *abbreviations, mw_arena *arena,
                      mw_segments *segments, mw_error *err)
{
    *segments = (mw_segments){
        .tokens = mw_arena_get(arena, (token_count + 1) * sizeof(mw_token), err),
        .sentences = mw_arena_get(arena, (sentence_count + 1) * sizeof(mw_sentence), err),
        .paragraphs = mw_arena_new(arena, mw_paragraph, err),
        .token_count = token_count,
        .sentence_count = sentence_count,
        .paragraph_count = 1,
    };
    if (!segments->tokens || !segments->sentences || !segments->paragraphs)
        return false;
    mw_cutter cut = {.text = text, .table = abbreviations, .tokens = segments->tokens};
    for (size_t s = 0, first = 0; s < sentence_count; first = sentence_ends[s++]) {
        cut.quoted = false;
        for (size_t i = first; i < sentence_ends[s]; i++)
            add(&cut, tokens[i]);
        mw_cut_quotes(&cut, first);
        mw_mark_first_words(&cut, first, cut.token_count);
        segments->sentences[s] = (mw_sentence){{tokens[first].start, tokens[sentence_ends[s] - 1].end},
                                               0, (uint32_t)first, sentence_ends[s]};
    }
    *segments->paragraphs = (mw_paragraph){.span = {0, (uint32_t)text.len}, .sentence_end = (uint32_t)sentence_count};
    return true;
}
