/* SPDX-License-Identifier: MIT */
/* explain.h -- what a span of an article might have been instead of what it was taken for. */
#ifndef ANNOTATE_EXPLAIN_H
#define ANNOTATE_EXPLAIN_H

#include <moonwire/article.h>
#include <moonwire/model.h>

#include "base/arena.h"

typedef struct mw_candidate { /* a reading that lost */
    mw_str reading;           /* "PLACE jordan", "no name" */
    mw_str rule;              /* what proposed it: "gazetteer countries:97" */
    mw_str lost;              /* why it lost: "a longer name stands here" */
} mw_candidate;

/* The readings that lost at this span, the best first; everything is in `arena`. None are kept yet:
 * whoever arbitrates between them fills this in. */
bool mw_candidates_of(const mw_article *article, const mw_model *model, mw_span span, mw_arena *arena,
                      mw_candidate **candidates, size_t *count, mw_error *err);

#endif
