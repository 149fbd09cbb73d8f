/* SPDX-License-Identifier: MIT */
/* A hash map with linear probing, for lexicons, vocabularies and tallies. */
#include "base/map.h"

#include "base/hash.h"

void mw_map_free(mw_map *map)
{
    mw_memory_free(map->slots);
    *map = (mw_map){0};
}

static mw_map_slot *slot_of(const mw_map *map, mw_str key, uint64_t hash)
{
    size_t mask = map->capacity - 1;
    for (size_t i = hash & mask;; i = (i + 1) & mask) {
        mw_map_slot *slot = &map->slots[i];
        if (!slot->key.data || (slot->hash == hash && mw_str_equal(slot->key, key)))
            return slot;
    }
}

uint64_t *mw_map_get(const mw_map *map, mw_str key)
{
    if (!map->count)
        return NULL;
    mw_map_slot *slot = slot_of(map, key, mw_hash(key));
    return slot->key.data ? &slot->value : NULL;
}

static bool widen(mw_map *map, mw_error *err)
{
    mw_map wider = {.capacity = map->capacity ? map->capacity * 2 : 64, .count = map->count};
    if (wider.capacity > SIZE_MAX / 2 / sizeof(mw_map_slot))
        return mw_fail(err, MW_ENOMEM, 0, "out of memory");
    wider.slots = mw_memory_get(wider.capacity * sizeof(mw_map_slot), err);
    if (!wider.slots)
        return false;
    for (size_t i = 0; i < map->capacity; i++)
        if (map->slots[i].key.data)
            *slot_of(&wider, map->slots[i].key, map->slots[i].hash) = map->slots[i];
    mw_memory_free(map->slots);
    *map = wider;
    return true;
}

uint64_t *mw_map_put(mw_map *map, mw_str key, bool *is_new, mw_error *err)
{
    if ((map->count + 1) * 2 > map->capacity && !widen(map, err))
        return NULL;
    if (!key.data)
        key = MW_STR("");
    uint64_t hash = mw_hash(key);
    mw_map_slot *slot = slot_of(map, key, hash);
    if (is_new)
        *is_new = !slot->key.data;
    if (!slot->key.data) {
        *slot = (mw_map_slot){key, hash, 0};
        map->count++;
    }
    return &slot->value;
}
