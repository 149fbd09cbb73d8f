/* SPDX-License-Identifier: MIT */
/* A node's surroundings: words in reach, and all words. */
#ifndef STATS_COLLOCATES_IMPL_H
#define STATS_COLLOCATES_IMPL_H

#include <moonwire/collocates.h>

#include "stats/terms_impl.h"

struct mw_collocates {
    mw_collocates_choice choice; /* its node lies in the lexis of `all` */
    mw_terms *near, *all;
    uint64_t nodes;
    mw_buf scratch; /* an article's marks and spans */
};

#endif
