/* SPDX-License-Identifier: MIT */
/* sums.h -- the weights of a word's own features, summed up once and kept.
 *
 * A labeller's own features of a word depend on its type and its setting alone. Their sums are kept in the
 * labeller's memo, where all articles and threads find them again, and where that is full, in the article. */
#ifndef LANGUAGE_SUMS_H
#define LANGUAGE_SUMS_H

#include "base/arena.h"
#include "language/features.h"

typedef void mw_own_features(const mw_type *type, uint32_t setting, unsigned role, mw_feature_list *list);

typedef struct mw_sums_known { /* of a type in this article, first in a sentence or not */
    uint32_t setting;
    const int16_t *sums;
} mw_sums_known;

typedef struct mw_sums {
    const mw_weights *weights;
    mw_own_features *own;
    unsigned roles;
    const mw_types *types;
    mw_arena *arena;
    mw_sums_known *known;
    mw_error *err;
    bool failed; /* out of memory: what was found since is worth nothing */
} mw_sums;

bool mw_sums_open(mw_sums *sums, const mw_weights *weights, mw_own_features *own, unsigned roles,
                  const mw_types *types, mw_arena *arena, mw_error *err);

/* Finds those of the words first … end - 1 of a sentence, all at once: quicker than one by one. */
void mw_sums_ready(mw_sums *sums, const mw_view *view, uint32_t first, uint32_t end);

/* [role][lane]; good until the article is freed. */
const int16_t *mw_sums_find(mw_sums *sums, uint32_t type, uint32_t setting);

static inline const int16_t *mw_sums_of(mw_sums *sums, uint32_t type, uint32_t setting)
{
    const mw_sums_known *known = &sums->known[2 * type + (setting & MW_SENTENCE_FIRST ? 1 : 0)];
    return known->sums && known->setting == setting ? known->sums : mw_sums_find(sums, type, setting);
}

typedef int16_t mw_sums8 __attribute__((vector_size(16)));

/* Adds what the word at `place` of a sentence says in a role to the scores of a token. */
static inline void mw_sums_add(mw_sums *sums, const mw_view *view, int64_t place, unsigned role, int16_t *scores)
{
    unsigned lanes = sums->weights->lanes;
    const int16_t *found = mw_sums_of(sums, mw_type_at(view, place), mw_setting_at(view, place)) + role * lanes;
    for (unsigned lane = 0; lane < lanes; lane += 8) {
        mw_sums8 a, b;
        memcpy(&a, scores + lane, sizeof a);
        memcpy(&b, found + lane, sizeof b);
        a += b;
        memcpy(scores + lane, &a, sizeof a);
    }
}

#endif
