/* SPDX-License-Identifier: MIT */
/* groups.h -- counted articles together: all of them, those of each outlet, each alone. */
#ifndef STATS_GROUPS_H
#define STATS_GROUPS_H

#include "stats/terms_impl.h"

typedef struct mw_group {
    mw_str name;
    mw_measures is;
    uint64_t articles;
    size_t first; /* of its articles, in the order below */
} mw_group;

typedef struct mw_groups {
    mw_concordance c;
    uint32_t *order; /* article numbers: group by group, each by publication */
    mw_group *items;
    size_t count;
} mw_groups;

bool mw_groups_make(mw_groups *groups, const mw_terms *words, mw_terms_per per, mw_error *err);
void mw_groups_free(mw_groups *groups);
/* Its first articles, each by the first word that is listed, as evidence of a row. */
bool mw_group_cite(const mw_groups *groups, const mw_group *of, mw_frame *frame, size_t row, mw_error *err);

#endif
