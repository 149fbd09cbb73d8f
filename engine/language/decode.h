/* SPDX-License-Identifier: MIT */
/* decode.h -- the best labels of a run of tokens, by Viterbi over a labeller's weights.
 *
 * The score of a labelling is the sum of each token's feature weights for its label and of a
 * weight for each step from label to label. A label whose score is MW_NEVER cannot be. */
#ifndef LANGUAGE_DECODE_H
#define LANGUAGE_DECODE_H

#include <moonwire/article.h>

#include "base/arena.h"
#include "model/trained.h"

typedef struct mw_decoder {
    const mw_weights *weights;
    int16_t *scores;   /* of the run at hand: [token][lanes] */
    int16_t *back;     /* [token][lanes]: the best label before */
    uint8_t *only;     /* [token]: the only label allowed, plus one; 0: there are several */
    size_t capacity;   /* tokens */
} mw_decoder;

/* Tokens of the longest sentence, `most` at most: the room that an article's runs take. */
static inline size_t mw_longest_run(const mw_layers *layers, size_t most)
{
    size_t longest = 1;
    for (size_t i = 0; i < layers->sentence_count; i++) {
        size_t tokens = layers->sentences[i].token_end - layers->sentences[i].token_first;
        longest = tokens > longest ? tokens : longest;
    }
    return longest < most ? longest : most;
}

/* Room for runs of `tokens`, in `arena`. */
bool mw_decoder_create(mw_decoder *decoder, const mw_weights *weights, size_t tokens, mw_arena *arena, mw_error *err);

/* The scores of token `i` of the run, to be filled: 0 for each label at first. */
int16_t *mw_decoder_scores(mw_decoder *decoder, size_t i);

/* Gives token `i` its label, in place of scores. */
void mw_decoder_fix(mw_decoder *decoder, size_t i, unsigned label);

/* The labels of a run of `count` (> 0) tokens whose scores were filled. */
void mw_decode(mw_decoder *decoder, size_t count, uint8_t *labels);

/* After mw_decode: how much better the labels are than the best labelling that differs at each token
 * (max-marginals), in units of mw_weights.odds. `own`: the scores as they were filled. */
void mw_decode_margins(const mw_decoder *decoder, const int16_t *own, size_t count, const uint8_t *labels,
                       int16_t *margins);

#endif
