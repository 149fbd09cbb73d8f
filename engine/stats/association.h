/* SPDX-License-Identifier: MIT */
/* association.h -- the measures of two words, side by side as cells. */
#ifndef STATS_ASSOCIATION_H
#define STATS_ASSOCIATION_H

#include <moonwire/collocates.h>

#include "stats/score.h"

/* `nodes`: how often the node itself stands, for logDice. */
double mw_association_strength(mw_association t, uint64_t nodes, mw_collocates_by by);

#define MW_ASSOCIATION_COLUMNS(count)                                                              \
    count, "expected", "articles", "g2", "pmi", "npmi", "log_dice", "t_score", "delta_p",          \
        "delta_p_back"
enum { MW_ASSOCIATION_CELLS = 10 };
void mw_association_cells(mw_association t, uint64_t nodes, size_t articles, mw_cell *cells);

#endif
