/* SPDX-License-Identifier: MIT */
/* candidates.h -- what words might have been: the form in which every room tells mw.explain which
 * readings there were, which stands and why. */
#ifndef LANGUAGE_CANDIDATES_H
#define LANGUAGE_CANDIDATES_H

#include <moonwire/article.h>

#include "base/arena.h"

typedef enum mw_fate { MW_STANDS, MW_FELL, MW_UNTRIED } mw_fate;

typedef struct mw_candidate { /* a reading */
    mw_span span;             /* of the words read so; they overlap those asked for */
    mw_str reading;           /* "PLACE jordan", "DATE 2022-08-05", "no name" */
    mw_str by;                /* what proposed it: "gazetteer countries:395", "rule “given name”, strong" */
    mw_str why;               /* what became of it beside the rule; may be empty */
    mw_fate fate;
    int rule;                 /* the number of the rule that decided, where a room numbers them; -1: none did */
} mw_candidate;

typedef struct mw_reasons {
    mw_candidate *candidates; /* those that stand first, then by place */
    size_t count, capacity;
    mw_str *shown;            /* the marks that came of it */
    size_t shown_count, shown_capacity;
    bool is_foreign;          /* names and dates are looked for in English only */
} mw_reasons;

#endif
