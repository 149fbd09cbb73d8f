/* SPDX-License-Identifier: MIT */
/* features.h -- what a labeller sees of a token: some 40 facts about it and its neighbours, each
 * as a 64-bit number by which its weights are found. The trainer and the engine use the same
 * functions, so that what was learned is what is looked up.
 *
 * A feature has a fixed place in the list, so the trainer can tell its kind; at MW_FEATURE_NONE
 * nothing is to be seen. */
#ifndef LANGUAGE_FEATURES_H
#define LANGUAGE_FEATURES_H

#include "language/types.h"

enum { MW_FEATURE_NONE = 0 };

/* Which knowledge a feature rests on, for the trainer to withhold. */
typedef enum mw_feature_kind {
    MW_FEATURE_WORD,    /* which word it is */
    MW_FEATURE_FORM,    /* its letters and shape */
    MW_FEATURE_CLUSTER, /* which words it is used like */
    MW_FEATURE_SEEN,    /* what training has seen it be */
    MW_FEATURE_TABLE,   /* what the engine's tables and rules say */
    MW_FEATURE_TAG,     /* parts of speech */
    MW_FEATURE_KINDS
} mw_feature_kind;

typedef struct mw_view { /* a sentence as features see it */
    const mw_types *types;
    const mw_token *tokens;
    uint32_t first, end;
    const uint64_t *evidence; /* names only: what tables and rules say of each token, by evidence.h */
} mw_view;

/* The features of token `at` for its part of speech; how many (always the same). */
size_t mw_tag_features(const mw_view *view, uint32_t at, uint64_t features[MW_FEATURES_MAX]);
mw_feature_kind mw_tag_feature_kind(size_t place);

/* What a feature is made of: its place and up to three facts. Never MW_FEATURE_NONE. */
static inline uint64_t mw_feature(unsigned place, uint64_t a, uint64_t b, uint64_t c)
{
    uint64_t hash = (a + place * UINT64_C(0x9e3779b97f4a7c15)) * UINT64_C(0xbf58476d1ce4e5b9);
    hash ^= hash >> 29;
    hash = (hash + b) * UINT64_C(0x94d049bb133111eb);
    hash ^= hash >> 31;
    hash = (hash + c) * UINT64_C(0xd6e8feb86659fd93);
    hash ^= hash >> 32;
    hash *= UINT64_C(0xd6e8feb86659fd93);
    return (hash ^ (hash >> 29)) | 1;
}

#endif
