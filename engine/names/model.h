/* SPDX-License-Identifier: MIT */
/* model.h -- the trained model's opinion of which tokens are names. */
#ifndef NAMES_MODEL_H
#define NAMES_MODEL_H

#include "names/labels.h"
#include "language/types.h"

/* Fills a label a token and how much better than any other labelling of the token it is, in units of
 * mw_weights.odds (1: e times as likely; never negative). The tokens must have their tags. Both arrays have room for
 * all tokens and are zeroed. */
bool mw_name_labels(const mw_article *article, const mw_trained *trained, const mw_types *types,
                    const uint64_t *evidence, mw_arena *arena, uint8_t *labels, int16_t *margins, mw_error *err);

#endif
