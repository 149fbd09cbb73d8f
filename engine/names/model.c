/* SPDX-License-Identifier: MIT */
/* Names by the trained labeller. Most words of a text can be no part of a name and are passed over:
 * what is decoded is runs of those that may be. */
#include "names/model.h"

#include "language/decode.h"
#include "names/evidence.h"
#include "names/features.h"
#include "language/sums.h"

enum { RUN_MAX = 200 };

typedef struct run_reader {
    const mw_weights *weights;
    mw_decoder decoder;
    mw_sums sums;
    mw_batch batch;
    int16_t *own; /* the scores before the neighbours speak */
} run_reader;

static void score_token(run_reader *r, const mw_view *view, uint32_t at, int16_t *scores)
{
    mw_feature_list list = {.items = r->batch.features[r->batch.count]};
    mw_name_scene scene = mw_name_scene_of(view, at);
    for (unsigned role = 0; role < MW_NAME_ROLES; role++)
        mw_sums_add(&r->sums, view, scene.at[role], role, scores);
    mw_name_joint_features(view, at, &scene, &list);
    mw_batch_add(&r->batch, list.count, scores);
}

static void label_run(run_reader *r, const mw_view *view, uint32_t first, uint32_t end, uint8_t *labels,
                      int16_t *margins)
{
    unsigned lanes = r->weights->lanes;
    mw_sums_ready(&r->sums, view, first > view->first ? first - 1 : first, end < view->end ? end + 1 : end);
    for (uint32_t i = first; i < end; i++)
        score_token(r, view, i, mw_decoder_scores(&r->decoder, i - first));
    mw_batch_end(&r->batch);
    memcpy(r->own, r->decoder.scores, (end - first) * lanes * sizeof *r->own);
    mw_decode(&r->decoder, end - first, labels + first);
    mw_decode_margins(&r->decoder, r->own, end - first, labels + first, margins + first);
}

static void label_sentence(run_reader *r, const mw_view *view, uint8_t *labels, int16_t *margins)
{
    for (uint32_t first = view->first, end; first < view->end; first = end) {
        end = first;
        while (end < view->end && end - first < RUN_MAX &&
               mw_may_be_name(view->tokens, view->evidence, view->first, view->end, end))
            end++;
        if (end > first)
            label_run(r, view, first, end, labels, margins);
        else
            end++;
    }
}

bool mw_name_labels(const mw_article *article, const mw_trained *trained, const mw_types *types,
                    const uint64_t *evidence, mw_arena *arena, uint8_t *labels, int16_t *margins, mw_error *err)
{
    const mw_layers *layers = mw_article_layers(article);
    run_reader r;
    r.weights = r.batch.weights = mw_trained_names(trained);
    r.batch.count = 0;
    if (r.weights->labels != MW_LABEL_COUNT)
        return mw_fail(err, MW_EVERSION, 0, "the trained model knows other types of names");
    size_t longest = mw_longest_run(layers, RUN_MAX);
    r.own = mw_arena_get(arena, longest * r.weights->lanes * sizeof *r.own, err);
    if (!r.own || !mw_decoder_create(&r.decoder, r.weights, longest, arena, err) ||
        !mw_sums_open(&r.sums, r.weights, mw_name_own_features, MW_NAME_ROLES, types, arena, err))
        return false;
    for (size_t s = 0; s < layers->sentence_count; s++) {
        const mw_sentence *sentence = &layers->sentences[s];
        mw_view view = {types, layers->tokens, sentence->token_first, sentence->token_end, evidence};
        label_sentence(&r, &view, labels, margins);
    }
    return !r.sums.failed;
}
