/* SPDX-License-Identifier: MIT */
/* The first stage: paragraphs, sentences and tokens, each token with its number in the model's
 * vocabulary, so that every later stage compares numbers and never letters. */
#include "annotate/annotate_impl.h"

#include "text/segment.h"

bool mw_make_segments(mw_article *article, const mw_model *model, mw_error *err)
{
    mw_str text = mw_article_text(article);
    mw_segments parts;
    if (!mw_segment(text, mw_model_abbreviations(model), mw_article_arena(article), &parts, err))
        return false;
    for (size_t i = 0; i < parts.token_count; i++) {
        mw_token *token = &parts.tokens[i];
        token->word = mw_model_word(model, mw_str_sub(text, token->start, token->end));
        token->form = mw_model_form(model, token->word);
    }
    mw_layers *layers = mw_article_layers_edit(article);
    layers->paragraphs = parts.paragraphs;
    layers->sentences = parts.sentences;
    layers->tokens = parts.tokens;
    layers->paragraph_count = parts.paragraph_count;
    layers->sentence_count = parts.sentence_count;
    layers->token_count = parts.token_count;
    return mw_find_language(article, model, err);
}
