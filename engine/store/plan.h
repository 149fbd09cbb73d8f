/* SPDX-License-Identifier: MIT */
/* plan.h -- who is who in a corpus: what the engine found, with an analyst's decisions over it. */
#ifndef STORE_PLAN_H
#define STORE_PLAN_H

#include <moonwire/decisions.h>

#include "store/identity.h"
#include "store/store_impl.h"

typedef struct mw_fate { /* of the mentions that articles gave one id */
    uint32_t named;
    int64_t article;           /* only there; 0: in the whole corpus */
    mw_str entity, name, wikidata;
    int type;                  /* mw_entity_type, -1: as the article said */
    bool moved;                /* of one article: to another entity than elsewhere */
    bool rejected;
    mw_str why;
    uint32_t line;             /* of the last decision that had a part in it; 0: none */
} mw_fate;

typedef struct mw_plan {
    mw_arena *arena;
    mw_naming *namings;        /* by slug */
    size_t count, capacity;
    bool *renamed;             /* a naming: articles gave it several names */
    mw_short_form *forms;
    size_t form_count, form_capacity;
    mw_fate *fates;            /* a naming each */
    mw_fate *locals;           /* of one article */
    size_t local_count, local_capacity;
    uint64_t *mentions;        /* a decision: how many it is about */
    mw_map by_slug, by_name;   /* -> index + 1; by_name: 0 where several have the name */
    mw_str file;               /* of the decisions */
} mw_plan;

/* Reads the names that the articles of the corpus gave, and decides what becomes of them.
 * `decisions` may be NULL. Call mw_plan_free in every case. */
bool mw_plan_make(mw_plan *plan, mw_store *store, const mw_decisions *decisions, mw_error *err);
void mw_plan_free(mw_plan *plan);
/* Whether a naming's fate is to change anything. */
bool mw_plan_changes(const mw_plan *plan, size_t named);

/* plan_decisions.c */
bool mw_plan_decide(mw_plan *plan, mw_store *store, const mw_decisions *decisions, mw_error *err);
/* Splits in the whole corpus come before anything is found. */
bool mw_plan_mark_alone(mw_plan *plan, const mw_decisions *decisions, mw_error *err);
bool mw_plan_index(mw_plan *plan, mw_error *err);

#endif
