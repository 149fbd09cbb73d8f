/* SPDX-License-Identifier: MIT */
/* Labelled sentences as numbers. */
#include "train/examples.h"

static bool widen(void **items, size_t bytes, mw_error *err)
{
    void *grown = mw_memory_grow(*items, bytes, err);
    if (grown)
        *items = grown;
    return grown != NULL;
}

bool mw_examples_add(mw_examples *e, const uint64_t *hashes, uint32_t gold, uint32_t possible, mw_error *err)
{
    if (e->token_count == e->token_capacity) {
        size_t capacity = e->token_capacity ? e->token_capacity * 2 : 1 << 14;
        if (!widen((void **)&e->hashes, capacity * e->places * sizeof *e->hashes, err) ||
            !widen((void **)&e->gold, capacity * sizeof *e->gold, err) ||
            !widen((void **)&e->possible, capacity * sizeof *e->possible, err))
            return false;
        e->token_capacity = capacity;
    }
    memcpy(e->hashes + e->token_count * e->places, hashes, e->places * sizeof *hashes);
    e->gold[e->token_count] = gold;
    e->possible[e->token_count++] = possible;
    return true;
}

bool mw_examples_end_sentence(mw_examples *e, mw_error *err)
{
    uint32_t first = e->sentence_count ? e->sentences[e->sentence_count - 1].end : 0;
    if (first == e->token_count)
        return true;
    if (e->sentence_count == e->sentence_capacity) {
        size_t capacity = e->sentence_capacity ? e->sentence_capacity * 2 : 1 << 12;
        if (!widen((void **)&e->sentences, capacity * sizeof *e->sentences, err))
            return false;
        e->sentence_capacity = capacity;
    }
    e->sentences[e->sentence_count++] = (mw_example_sentence){first, (uint32_t)e->token_count};
    return true;
}

/* ---- numbering */

typedef struct census { /* an open-addressed set of hashes with counts; 0 is free */
    uint64_t *hashes;
    uint32_t *values;
    size_t mask, count;
} census;

static size_t place_of(const census *c, uint64_t hash)
{
    size_t at = (size_t)(hash >> 7) & c->mask;
    while (c->hashes[at] && c->hashes[at] != hash)
        at = (at + 1) & c->mask;
    return at;
}

static bool open_census(census *c, size_t slots, mw_error *err)
{
    *c = (census){.hashes = mw_memory_get(slots * sizeof *c->hashes, err), .mask = slots - 1};
    c->values = c->hashes ? mw_memory_get(slots * sizeof *c->values, err) : NULL;
    return c->values != NULL;
}

static void close_census(census *c)
{
    mw_memory_free(c->hashes);
    mw_memory_free(c->values);
}

static bool double_census(census *c, mw_error *err)
{
    census wide;
    if (!open_census(&wide, (c->mask + 1) * 2, err)) {
        close_census(&wide);
        return false;
    }
    for (size_t i = 0; i <= c->mask; i++)
        if (c->hashes[i]) {
            size_t at = place_of(&wide, c->hashes[i]);
            wide.hashes[at] = c->hashes[i];
            wide.values[at] = c->values[i];
        }
    wide.count = c->count;
    close_census(c);
    *c = wide;
    return true;
}

static bool count_all(const mw_examples *e, census *c, mw_error *err)
{
    for (size_t i = 0; i < e->token_count * e->places; i++) {
        if (!e->hashes[i])
            continue;
        if (c->count * 3 > c->mask * 2 && !double_census(c, err))
            return false;
        size_t at = place_of(c, e->hashes[i]);
        c->count += c->hashes[at] == 0;
        c->hashes[at] = e->hashes[i];
        c->values[at]++;
    }
    return true;
}

/* Numbers in the order in which the features first stand in the text: the same each time. */
static bool number_all(mw_examples *e, census *c, unsigned least, mw_error *err)
{
    size_t kept = 1, all = e->token_count * e->places;
    for (size_t i = 0; i <= c->mask; i++)
        kept += c->hashes[i] && c->values[i] >= least;
    e->hash_of = mw_memory_get(kept * sizeof *e->hash_of, err);
    e->times = mw_memory_get(kept * sizeof *e->times, err);
    e->features = mw_memory_get((all + 1) * sizeof *e->features, err);
    uint32_t *number = mw_memory_get((c->mask + 1) * sizeof *number, err);
    bool good = e->hash_of && e->times && e->features && number;
    e->feature_count = 1;
    for (size_t i = 0; good && i < all; i++) {
        size_t at = e->hashes[i] ? place_of(c, e->hashes[i]) : 0;
        if (!e->hashes[i] || c->values[at] < least)
            continue;
        if (!number[at]) {
            number[at] = (uint32_t)e->feature_count++;
            e->hash_of[number[at]] = e->hashes[i];
            e->times[number[at]] = c->values[at];
        }
        e->features[i] = number[at];
    }
    mw_memory_free(number);
    return good;
}

bool mw_examples_number(mw_examples *e, unsigned least, mw_error *err)
{
    census c;
    bool good = open_census(&c, 1 << 20, err) && count_all(e, &c, err) && number_all(e, &c, least, err);
    close_census(&c);
    mw_memory_free(e->hashes);
    e->hashes = NULL;
    return good;
}

void mw_examples_free(mw_examples *e)
{
    mw_memory_free(e->hashes);
    mw_memory_free(e->features);
    mw_memory_free(e->gold);
    mw_memory_free(e->possible);
    mw_memory_free(e->sentences);
    mw_memory_free(e->hash_of);
    mw_memory_free(e->times);
    *e = (mw_examples){0};
}
