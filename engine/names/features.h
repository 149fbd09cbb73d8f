/* SPDX-License-Identifier: MIT */
/* features.h -- what the name labeller sees of a token; see language/features.h. */
#ifndef NAMES_FEATURES_H
#define NAMES_FEATURES_H

#include "language/features.h"

/* Where the words that speak for themselves stand: the token, one on either side, and those beside the
 * run of capitals in which it stands. */
typedef enum mw_name_role { MW_NAME_BEFORE, MW_NAME_SELF, MW_NAME_BEHIND, MW_NAME_LEFT, MW_NAME_RIGHT, MW_NAME_ROLES } mw_name_role;

/* The tokens in these roles; those before `first` and from `end` on are no tokens. */
typedef struct mw_name_scene {
    int64_t at[MW_NAME_ROLES];
    uint32_t into, beyond; /* tokens of the run before and behind */
} mw_name_scene;

mw_name_scene mw_name_scene_of(const mw_view *view, uint32_t at);

/* Features of a token for its part in a name: those of a word in a role, those of several words. The tokens
 * must have their tags, and the view its evidence. */
void mw_name_own_features(const mw_type *type, uint32_t setting, unsigned role, mw_feature_list *list);
void mw_name_joint_features(const mw_view *view, uint32_t at, const mw_name_scene *scene, mw_feature_list *list);
/* All of token `at`, each at its place; how many (always the same). */
size_t mw_name_features(const mw_view *view, uint32_t at, uint64_t features[MW_FEATURES_MAX]);
mw_feature_kind mw_name_feature_kind(size_t place);

#endif
