/* SPDX-License-Identifier: MIT */
/* neardup_impl.h -- what the files of near-duplicates share.
 *
 *     shingles.c  the set of a text
 *     neardup.c   the statistic: articles and their sets
 *     copies.c    which of them are copies */
#ifndef STATS_NEARDUP_IMPL_H
#define STATS_NEARDUP_IMPL_H

#include <moonwire/neardup.h>

#include "base/arena.h"
#include "base/map.h"

typedef struct shingles {
    uint32_t *items; /* rising, each once */
    uint32_t count;
} shingles;

typedef struct entry {
    mw_copy_head head;
    shingles set;
} entry;

struct mw_neardup {
    mw_arena *arena;
    mw_map ids; /* index in entries */
    entry *entries;
    size_t count, capacity;
};

/* In the arena. */
bool mw_shingles_of(mw_str text, mw_arena *arena, shingles *set, mw_error *err);
uint32_t mw_shingles_shared(const shingles *a, const shingles *b);

/* The entries by (published, id), what has no date last; freed with mw_memory_free. */
const entry **mw_neardup_order(const mw_neardup *neardup, mw_error *err);
/* For each entry of that order the index of its cluster's origin; freed with mw_memory_free. */
uint32_t *mw_neardup_origins(const entry *const *order, size_t count, mw_error *err);

#endif
