/* SPDX-License-Identifier: MIT */
/* Which articles are copies: candidates by MinHash in bands, each verified on the whole sets;
 * clusters by union. */
#include <stdlib.h>

#include "base/memory.h"
#include "stats/neardup_impl.h"

/* Two sets of resemblance s share a band with probability 1 - (1 - s^ROWS)^BANDS: 0.99 at s = 1/2,
 * 0.2 at s = 0.2. */
enum { BANDS = 32, ROWS = 3, HASHES = BANDS * ROWS };
enum { SET_MIN = 20 };   /* shingles of the shorter, below which only equal sets are copies */
enum { LOOKED_AT = 24 }; /* clusters in one bucket that an article is held against */

typedef struct finder {
    const entry *const *order;
    size_t count;
    uint32_t *minima; /* HASHES of each entry */
    uint32_t *of;     /* union-find: the first of the cluster */
} finder;

/* splitmix64 (Vigna): fixed numbers, the same on every machine. */
static uint64_t mix(uint64_t x)
{
    x += UINT64_C(0x9e3779b97f4a7c15);
    x = (x ^ x >> 30) * UINT64_C(0xbf58476d1ce4e5b9);
    x = (x ^ x >> 27) * UINT64_C(0x94d049bb133111eb);
    return x ^ x >> 31;
}

/* The least of each of the hashes h(x) = (a x + b) >> 32 over the set; a is odd. */
static void take_minima(const shingles *set, uint32_t *minima)
{
    for (size_t h = 0; h < HASHES; h++) {
        uint64_t a = mix(2 * h) | 1, b = mix(2 * h + 1);
        uint32_t least = UINT32_MAX;
        for (uint32_t i = 0; i < set->count; i++) {
            uint32_t value = (uint32_t)((a * set->items[i] + b) >> 32);
            least = value < least ? value : least;
        }
        minima[h] = least;
    }
}

static uint32_t root_of(const finder *f, uint32_t at)
{
    while (f->of[at] != at)
        at = f->of[at];
    return at;
}

/* Joins two clusters; the earlier article is the root. */
static void join(finder *f, uint32_t a, uint32_t b)
{
    a = root_of(f, a);
    b = root_of(f, b);
    f->of[a > b ? a : b] = a > b ? b : a;
}

static mw_str day_of(mw_str published)
{
    return published.len > 10 ? mw_str_sub(published, 0, 10) : published;
}

/* One outlet on different days: a bulletin, unless hardly a word is new. */
static bool is_series(const mw_copy_head *a, const mw_copy_head *b)
{
    return a->outlet.len && mw_str_equal(a->outlet, b->outlet) &&
           !mw_str_equal(day_of(a->published), day_of(b->published));
}

static bool are_copies(const finder *f, uint32_t a, uint32_t b)
{
    const shingles *x = &f->order[a]->set, *y = &f->order[b]->set;
    uint64_t shared = mw_shingles_shared(x, y), all = (uint64_t)x->count + y->count - shared;
    uint64_t least = x->count < y->count ? x->count : y->count;
    if (least < SET_MIN)
        return least > 0 && shared == all;
    if (is_series(&f->order[a]->head, &f->order[b]->head))
        return shared * 10 >= all * 9;
    return shared * 2 >= all || shared * 5 >= least * 4;
}

/* ---- buckets */

typedef struct slot {
    uint64_t band; /* its three minima, as one number */
    uint32_t at;
} slot;

static int by_band(const void *a, const void *b)
{
    const slot *x = a, *y = b;
    if (x->band != y->band)
        return x->band < y->band ? -1 : 1;
    return (x->at > y->at) - (x->at < y->at);
}

/* One article of a bucket against those before it: the first of each cluster, and its neighbour. */
static void compare(finder *f, const slot *bucket, size_t at)
{
    uint32_t seen[LOOKED_AT], own = bucket[at].at;
    size_t count = 0;
    for (size_t i = 0; i < at && count < LOOKED_AT; i++) {
        uint32_t root = root_of(f, bucket[i].at);
        bool known = root == root_of(f, own);
        for (size_t k = 0; k < count && !known; k++)
            known = seen[k] == root;
        if (known)
            continue;
        seen[count++] = root;
        if (are_copies(f, bucket[i].at, own))
            join(f, bucket[i].at, own);
    }
    uint32_t before = bucket[at - 1].at;
    if (root_of(f, before) != root_of(f, own) && are_copies(f, before, own))
        join(f, before, own);
}

static void join_bands(finder *f, slot *slots)
{
    for (size_t band = 0; band < BANDS; band++) {
        size_t filled = 0;
        for (size_t i = 0; i < f->count; i++) {
            const uint32_t *m = f->minima + i * HASHES + band * ROWS;
            if (f->order[i]->set.count)
                slots[filled++] = (slot){mix(mix(mix(m[0]) ^ m[1]) ^ m[2]), (uint32_t)i};
        }
        qsort(slots, filled, sizeof *slots, by_band);
        for (size_t i = 1, first = 0; i < filled; i++) {
            if (slots[i].band != slots[first].band)
                first = i;
            else
                compare(f, slots + first, i - first);
        }
    }
}

/* ---- origins */

static bool is_wire(const mw_copy_head *head)
{
    return head->agency.len && mw_str_equal_fold(head->agency, head->outlet);
}

/* The agency's own article before one that credits it, before any other; then the earlier. */
static int rank(const mw_copy_head *head)
{
    return is_wire(head) ? 0 : head->agency.len ? 1 : 2;
}

static void choose_origins(finder *f, uint32_t *origins)
{
    for (uint32_t i = 0; i < f->count; i++)
        origins[i] = i;
    for (uint32_t i = 0; i < f->count; i++) { /* origins[root]: the best so far */
        uint32_t root = root_of(f, i);
        if (rank(&f->order[i]->head) < rank(&f->order[origins[root]]->head))
            origins[root] = i;
    }
    for (uint32_t i = (uint32_t)f->count;
         i-- > 0;) /* roots stand before the rest of their cluster */
        origins[i] = origins[root_of(f, i)];
}

uint32_t *mw_neardup_origins(const entry *const *order, size_t count, mw_error *err)
{
    finder f = {.order = order, .count = count};
    f.minima = mw_memory_get((count + 1) * HASHES * sizeof *f.minima, err);
    f.of = mw_memory_get((count + 1) * sizeof *f.of, err);
    slot *slots = mw_memory_get((count + 1) * sizeof *slots, err);
    uint32_t *origins = mw_memory_get((count + 1) * sizeof *origins, err);
    if (f.minima && f.of && slots && origins) {
        for (size_t i = 0; i < count; i++) {
            f.of[i] = (uint32_t)i;
            take_minima(&order[i]->set, f.minima + i * HASHES);
        }
        join_bands(&f, slots);
        choose_origins(&f, origins);
    } else {
        mw_memory_free(origins);
        origins = NULL;
    }
    mw_memory_free(slots);
    mw_memory_free(f.of);
    mw_memory_free(f.minima);
    return origins;
}
