/* SPDX-License-Identifier: MIT */
/* features.h -- what the name labeller sees of a token; see language/features.h. */
#ifndef NAMES_FEATURES_H
#define NAMES_FEATURES_H

#include "language/features.h"

/* The features of token `at` for its part in a name; how many (always the same). The tokens must
 * have their tags, and the view its evidence. */
size_t mw_name_features(const mw_view *view, uint32_t at, uint64_t features[MW_FEATURES_MAX]);
mw_feature_kind mw_name_feature_kind(size_t place);

#endif
