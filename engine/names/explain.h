/* SPDX-License-Identifier: MIT */
/* explain.h -- what words of an article might have been, and what decided between it. */
#ifndef NAMES_EXPLAIN_H
#define NAMES_EXPLAIN_H

#include <moonwire/article.h>
#include <moonwire/model.h>

#include "base/arena.h"

typedef enum mw_fate { MW_STANDS, MW_FELL, MW_UNTRIED } mw_fate;

typedef struct mw_candidate { /* a reading */
    mw_span span;             /* of the words read so; they overlap those asked for */
    mw_str reading;           /* "PLACE jordan", "no name" */
    mw_str by;                /* what proposed it: "gazetteer countries:395", "rule “given name”, strong" */
    mw_str why;               /* what became of it beside the rule; may be empty */
    mw_fate fate;
    int rule;                 /* the number of the rule that decided; -1: none did */
} mw_candidate;

typedef struct mw_reasons {
    mw_candidate *candidates; /* those that stand first, then by place */
    size_t count, capacity;
    mw_str *shown;            /* the mentions that came of it */
    size_t shown_count, shown_capacity;
    bool is_foreign;          /* names are looked for in English only */
} mw_reasons;

/* Reads the names of the article's text again, with a record; everything is in `arena`, and the
 * article stays as it is. */
bool mw_candidates_of(const mw_article *article, const mw_model *model, mw_span span, mw_arena *arena,
                      mw_reasons *reasons, mw_error *err);

/* The rules that decide between candidates, as the engine has them; NULL: there is no such number. */
const char *mw_rule_of_candidates(int rule);

#endif
