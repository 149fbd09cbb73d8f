/* SPDX-License-Identifier: MIT */
/* A set of hashes, open addressing, at most three quarters full. */
#include "read/ids.h"

#include "base/hash.h"

static uint64_t hash_of(mw_str id)
{
    uint64_t hash = mw_hash(id) & ~(uint64_t)1;
    return hash ? hash : 2;
}

static size_t place_of(const uint64_t *slots, size_t capacity, uint64_t hash)
{
    size_t at = (size_t)(hash >> 8) & (capacity - 1);
    while (slots[at] && (slots[at] & ~(uint64_t)1) != hash)
        at = (at + 1) & (capacity - 1);
    return at;
}

static bool widen(mw_ids *ids, mw_error *err)
{
    size_t capacity = ids->capacity ? ids->capacity * 2 : 256;
    uint64_t *slots = mw_memory_get(capacity * sizeof *slots, err);
    if (!slots)
        return false;
    for (size_t i = 0; i < ids->capacity; i++)
        if (ids->slots[i])
            slots[place_of(slots, capacity, ids->slots[i] & ~(uint64_t)1)] = ids->slots[i];
    mw_memory_free(ids->slots);
    ids->slots = slots;
    ids->capacity = capacity;
    return true;
}

void mw_ids_free(mw_ids *ids)
{
    mw_memory_free(ids->slots);
    *ids = (mw_ids){0};
}

bool mw_ids_add(mw_ids *ids, mw_str id, mw_error *err)
{
    if (ids->count >= ids->capacity / 4 * 3 && !widen(ids, err))
        return false;
    uint64_t hash = hash_of(id), *slot = &ids->slots[place_of(ids->slots, ids->capacity, hash)];
    ids->count += *slot == 0;
    *slot = *slot ? *slot | 1 : hash;
    return true;
}

unsigned mw_ids_times(const mw_ids *ids, mw_str id)
{
    if (!ids->capacity)
        return 0;
    uint64_t slot = ids->slots[place_of(ids->slots, ids->capacity, hash_of(id))];
    return slot ? 1 + (unsigned)(slot & 1) : 0;
}
