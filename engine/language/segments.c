/* SPDX-License-Identifier: MIT */
/* The first stage: paragraphs, sentences and tokens, each token with its number in the model's
 * vocabulary, so that every later stage compares numbers and never letters. */
#include "language/language.h"

#include "language/segments.h"
#include "text/segment.h"

static void keep(mw_article *article, const mw_model *model, mw_segments parts)
{
    mw_model_read_tokens(model, mw_article_text(article), parts.tokens, parts.token_count);
    mw_layers *layers = mw_article_layers_edit(article);
    layers->paragraphs = parts.paragraphs;
    layers->sentences = parts.sentences;
    layers->tokens = parts.tokens;
    layers->paragraph_count = parts.paragraph_count;
    layers->sentence_count = parts.sentence_count;
    layers->token_count = parts.token_count;
}

bool mw_make_segments(mw_article *article, const mw_model *model, mw_error *err)
{
    mw_segments parts;
    if (!mw_segment(mw_article_text(article), mw_model_abbreviations(model), mw_article_arena(article), &parts, err))
        return false;
    keep(article, model, parts);
    return mw_find_language(article, model, err);
}

bool mw_segments_give(mw_article *article, const mw_model *model, const mw_span *tokens,
                      size_t token_count, const uint32_t *sentence_ends, size_t sentence_count,
                      mw_error *err)
{
    mw_segments parts;
    if (!mw_segment_given(mw_article_text(article), tokens, token_count, sentence_ends, sentence_count,
                          mw_model_abbreviations(model), mw_article_arena(article), &parts, err))
        return false;
    keep(article, model, parts);
    mw_article_head_edit(article)->language = MW_STR("en");
    mw_article_layers_edit(article)->made |= MW_PARAGRAPHS | MW_SENTENCES | MW_TOKENS;
    return true;
}
