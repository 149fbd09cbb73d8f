/* SPDX-License-Identifier: MIT */
/* features.h -- what a labeller sees of a token: facts about it and its neighbours, each as a 64-bit
 * number by which its weights are found. The trainer and the engine use the same functions, so that
 * what was learned is what is looked up.
 *
 * Facts are of two kinds. One word's own: which word it is, its letters, what training knows of it, as
 * seen from where it stands beside the token (its role). Their weights are summed up once for each
 * different word and kept (sums.h). And facts of several words together, which are looked up for every
 * token and cost the time.
 *
 * A feature has a fixed place in the list of all, so the trainer can tell its kind; at MW_FEATURE_NONE
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
    MW_FEATURE_CLASS,   /* the same, of a far larger text */
    MW_FEATURE_SEEN,    /* what training has seen it be */
    MW_FEATURE_TABLE,   /* what the engine's tables and rules say */
    MW_FEATURE_TAG,     /* parts of speech */
    MW_FEATURE_KINDS
} mw_feature_kind;

typedef struct mw_view { /* a sentence as features see it */
    const mw_types *types;
    const mw_token *tokens;
    uint32_t first, end;
    const uint64_t *evidence; /* names only: what tables and rules say of each token, by names/evidence.h */
} mw_view;

/* A list of features in the making. */
typedef struct mw_feature_list {
    uint64_t *items;
    unsigned count;
    unsigned place; /* of the next */
    bool whole;     /* for the trainer: what is not to be seen has its place, too */
} mw_feature_list;

/* What a word is beside the token, for the tagger: two before it … two behind it. */
enum { MW_TAG_ROLES = 5, MW_TAG_SELF = 2 };

/* What a capital may mean where the token stands: a part of its own facts. */
static inline uint32_t mw_setting(const mw_token *token)
{
    return token->shape & (MW_CAPITAL | MW_ALL_CAPS | MW_SENTENCE_FIRST | MW_NUMBER | MW_PUNCT);
}

static inline uint32_t mw_type_at(const mw_view *view, int64_t place)
{
    return place >= view->first && place < view->end ? view->types->of_token[place] : 0;
}
static inline uint32_t mw_setting_at(const mw_view *view, int64_t place)
{
    return place >= view->first && place < view->end ? mw_setting(&view->tokens[place]) : 0;
}

/* Features of a token for its part of speech: those of a word in a role, those of several words. */
void mw_tag_own_features(const mw_type *type, uint32_t setting, unsigned role, mw_feature_list *list);
void mw_tag_joint_features(const mw_view *view, uint32_t at, mw_feature_list *list);
/* All of token `at`, each at its place; how many (always the same). */
size_t mw_tag_features(const mw_view *view, uint32_t at, uint64_t features[MW_FEATURES_MAX]);
mw_feature_kind mw_tag_feature_kind(size_t place);

/* What a feature is made of: its place and up to three facts. Never MW_FEATURE_NONE. */
static inline uint64_t mw_feature(unsigned place, uint64_t a, uint64_t b, uint64_t c)
{
    uint64_t hash = place * UINT64_C(0x9e3779b97f4a7c15) + a * UINT64_C(0xbf58476d1ce4e5b9) +
                    b * UINT64_C(0x94d049bb133111eb) + c * UINT64_C(0xd6e8feb86659fd93);
    hash = (hash ^ (hash >> 32)) * UINT64_C(0xd6e8feb86659fd93);
    return (hash ^ (hash >> 29)) | 1;
}

static inline void mw_feature_add(mw_feature_list *list, uint64_t a, uint64_t b, uint64_t c)
{
    list->items[list->count++] = mw_feature(list->place++, a, b, c);
}

/* A feature that says nothing unless `is`: for facts that most tokens have not. */
static inline void mw_feature_add_if(mw_feature_list *list, bool is, uint64_t a, uint64_t b, uint64_t c)
{
    list->items[list->count] = is ? mw_feature(list->place, a, b, c) : MW_FEATURE_NONE;
    list->count += is || list->whole;
    list->place++;
}

#endif
