/* SPDX-License-Identifier: MIT */
/* The stage of parts of speech: Universal Dependencies tags by the trained labeller. A word that
 * training has always seen as one thing keeps its tag and costs nothing; the others are labelled
 * together, a sentence at a time. */
#include "language/language.h"

#include "language/decode.h"
#include "language/sums.h"
#include "language/tagger.h"

enum { RUN_MAX = 400 }; /* tokens decoded at once: a "sentence" may be a million long */

uint8_t mw_tag_fixed(const mw_type *type, const mw_token *token)
{
    bool known = type->facts.fixed < MW_POS_COUNT; /* a damaged file may say anything */
    return token->shape & MW_CAPITAL || !known ? MW_POS_NONE : type->facts.fixed;
}

static void score_token(const mw_view *view, mw_sums *sums, uint32_t at, mw_batch *batch, int16_t *scores)
{
    mw_feature_list list = {.items = batch->features[batch->count]};
    for (unsigned role = 0; role < MW_TAG_ROLES; role++)
        mw_sums_add(sums, view, (int64_t)at + role - MW_TAG_SELF, role, scores);
    mw_tag_joint_features(view, at, &list);
    mw_batch_add(batch, list.count, scores);
}

static void label_run(const mw_view *view, mw_sums *sums, mw_decoder *decoder, mw_token *tokens, uint32_t first,
                      uint32_t end)
{
    uint8_t labels[RUN_MAX];
    mw_batch batch;
    batch.weights = sums->weights;
    batch.count = 0;
    for (uint32_t i = first; i < end; i++) {
        uint8_t fixed = mw_tag_fixed(&view->types->items[view->types->of_token[i]], &tokens[i]);
        if (fixed)
            mw_decoder_fix(decoder, i - first, fixed - 1u);
        else
            score_token(view, sums, i, &batch, mw_decoder_scores(decoder, i - first));
    }
    mw_batch_end(&batch);
    mw_decode(decoder, end - first, labels);
    for (uint32_t i = first; i < end; i++)
        tokens[i].pos = (uint8_t)(labels[i - first] + 1);
}

bool mw_tags_find(mw_article *article, const mw_trained *trained, const mw_types *types, mw_error *err)
{
    mw_layers *layers = mw_article_layers_edit(article);
    const mw_weights *weights = mw_trained_tags(trained);
    mw_decoder decoder;
    mw_sums sums;
    if (weights->labels != MW_POS_COUNT - 1)
        return mw_fail(err, MW_EVERSION, 0, "the trained model knows other parts of speech");
    if (!mw_decoder_create(&decoder, weights, mw_longest_run(layers, RUN_MAX), mw_article_arena(article), err) ||
        !mw_sums_open(&sums, weights, mw_tag_own_features, MW_TAG_ROLES, types, mw_article_arena(article), err))
        return false;
    for (size_t s = 0; s < layers->sentence_count; s++) {
        const mw_sentence *sentence = &layers->sentences[s];
        mw_view view = {
            .types = types, .tokens = layers->tokens, .first = sentence->token_first, .end = sentence->token_end};
        mw_sums_ready(&sums, &view, view.first, view.end);
        for (uint32_t first = view.first, end; first < view.end; first = end) {
            end = view.end - first > RUN_MAX ? first + RUN_MAX : view.end;
            label_run(&view, &sums, &decoder, layers->tokens, first, end);
        }
    }
    return !sums.failed;
}

bool mw_make_tags(mw_article *article, const mw_model *model, mw_error *err)
{
    const mw_trained *trained = mw_model_trained(model);
    const mw_types *types;
    return !trained || (mw_types_share(article, trained, &types, err) && mw_tags_find(article, trained, types, err));
}
