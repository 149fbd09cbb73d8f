/* SPDX-License-Identifier: MIT */
/* An open-addressed table whose places are taken once: free, being written, readable. */
#include "model/memo.h"

#include "base/memory.h"

#include <stdatomic.h>
#include <string.h>

enum { FREE, WRITTEN, READABLE };
enum { PROBES = 4, LINE = 64 };

struct mw_memo {
    size_t mask, key_size, value_size, stride;
    char *places; /* each: state, key, value */
};

typedef _Atomic uint32_t state;
enum { KEY = 8 }; /* where the key begins: values stay aligned to 8 */

mw_memo *mw_memo_new(size_t places, size_t key_size, size_t value_size, mw_error *err)
{
    mw_memo *memo = mw_memory_get(sizeof *memo, err);
    if (!memo)
        return NULL;
    *memo = (mw_memo){.mask = places - 1, .key_size = key_size, .value_size = value_size};
    memo->stride = (KEY + key_size + value_size + LINE - 1) / LINE * LINE;
    memo->places = mw_memory_get(places * memo->stride, err);
    if (memo->places)
        return memo;
    mw_memo_free(memo);
    return NULL;
}

void mw_memo_free(mw_memo *memo)
{
    if (memo)
        mw_memory_free(memo->places);
    mw_memory_free(memo);
}

static char *place_at(const mw_memo *memo, uint64_t hash, size_t probe)
{
    return memo->places + (((size_t)hash + probe) & memo->mask) * memo->stride;
}

/* Keys are whole words of 8 bytes: quicker compared here than by a call. */
static inline bool is_key(const char *kept, const char *key, size_t size)
{
    uint64_t differs = 0;
    for (size_t at = 0; at < size; at += 8) {
        uint64_t a, b;
        memcpy(&a, kept + at, 8);
        memcpy(&b, key + at, 8);
        differs |= a ^ b;
    }
    return differs == 0;
}

void mw_memo_fetch(const mw_memo *memo, uint64_t hash)
{
    const char *place = place_at(memo, hash, 0);
    for (size_t at = 0; at < memo->stride; at += LINE)
        __builtin_prefetch(place + at);
}

const void *mw_memo_find(const mw_memo *memo, uint64_t hash, const void *key)
{
    for (size_t probe = 0; probe < PROBES; probe++) {
        char *place = place_at(memo, hash, probe);
        if (atomic_load_explicit((state *)(void *)place, memory_order_acquire) != READABLE)
            return NULL; /* places fill in order: behind a free one is nothing of this hash */
        if (is_key(place + KEY, key, memo->key_size))
            return place + KEY + memo->key_size;
    }
    return NULL;
}

const void *mw_memo_keep(mw_memo *memo, uint64_t hash, const void *key, const void *value)
{
    for (size_t probe = 0; probe < PROBES; probe++) {
        char *place = place_at(memo, hash, probe);
        uint32_t is = FREE;
        if (!atomic_compare_exchange_strong((state *)(void *)place, &is, WRITTEN))
            continue;
        memcpy(place + KEY, key, memo->key_size);
        memcpy(place + KEY + memo->key_size, value, memo->value_size);
        atomic_store_explicit((state *)(void *)place, READABLE, memory_order_release);
        return place + KEY + memo->key_size;
    }
    return NULL;
}
