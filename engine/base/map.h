/* SPDX-License-Identifier: MIT */
/* map.h -- from a text to a number.
 *
 * Open addressing, at most half full. Keys are lent, not copied: they must outlive the map. The
 * order of a map is never shown to anybody; callers that list keys keep an array beside it. */
#ifndef BASE_MAP_H
#define BASE_MAP_H

#include "base/memory.h"

typedef struct mw_map_slot {
    mw_str key; /* data NULL: free */
    uint64_t hash, value;
} mw_map_slot;

typedef struct mw_map {
    mw_map_slot *slots;
    size_t capacity, count;
} mw_map; /* {0} is an empty one */

void mw_map_free(mw_map *map);
/* The value's place, or NULL when absent; valid until the next mw_map_put. */
uint64_t *mw_map_get(const mw_map *map, mw_str key);
/* Finds or adds `key` (value 0 when new) and gives the value's place; NULL when out of memory. */
uint64_t *mw_map_put(mw_map *map, mw_str key, bool *is_new, mw_error *err);

#endif
