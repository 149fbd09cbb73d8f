/* SPDX-License-Identifier: MIT */
/* Exact numbers with the first sightings of each key. */
#include "stats/counts.h"

#include "base/hash.h"

#include <stdlib.h>

bool mw_counts_start(mw_counts *counts, mw_error *err)
{
    *counts = (mw_counts){.arena = mw_arena_create(0, err)};
    return counts->arena != NULL;
}

void mw_counts_free(mw_counts *counts)
{
    mw_map_free(&counts->texts);
    mw_memory_free(counts->items);
    mw_memory_free(counts->slots);
    mw_arena_free(counts->arena);
    *counts = (mw_counts){0};
}

/* Keys. */

static uint64_t hash_of(mw_str first, mw_str second)
{
    return mw_hash(first) ^ (mw_hash(second) * 0x9e3779b97f4a7c15u); /* a b is not b a */
}

/* The slot of a key, or the free one where it would go. */
static size_t *slot_of(const mw_counts *counts, mw_str first, mw_str second, uint64_t hash)
{
    for (size_t i = hash & (counts->slot_count - 1);; i = (i + 1) & (counts->slot_count - 1)) {
        size_t *slot = &counts->slots[i];
        const mw_count *item = *slot ? &counts->items[*slot - 1] : NULL;
        if (!item || (item->hash == hash && mw_str_equal(item->first, first) &&
                      mw_str_equal(item->second, second)))
            return slot;
    }
}

static bool widen_slots(mw_counts *counts, mw_error *err)
{
    size_t wider = counts->slot_count ? counts->slot_count * 2 : 64;
    size_t *slots = mw_memory_get(wider * sizeof *slots, err);
    if (!slots)
        return false;
    mw_memory_free(counts->slots);
    counts->slots = slots;
    counts->slot_count = wider;
    for (size_t i = 0; i < counts->count; i++) {
        const mw_count *item = &counts->items[i];
        *slot_of(counts, item->first, item->second, item->hash) = i + 1;
    }
    return true;
}

static bool reserve(mw_counts *counts, mw_error *err)
{
    if ((counts->count + 1) * 2 > counts->slot_count && !widen_slots(counts, err))
        return false;
    if (counts->count < counts->capacity)
        return true;
    size_t capacity = counts->capacity ? counts->capacity * 2 : 16;
    mw_count *items = mw_memory_grow(counts->items, capacity * sizeof *items, err);
    if (!items)
        return false;
    counts->items = items;
    counts->capacity = capacity;
    return true;
}

static mw_count *find_or_add(mw_counts *counts, mw_str first, mw_str second, mw_error *err)
{
    uint64_t hash = hash_of(first, second);
    if (!reserve(counts, err))
        return NULL;
    size_t *slot = slot_of(counts, first, second, hash);
    if (*slot)
        return &counts->items[*slot - 1];
    mw_count made = {.hash = hash};
    if (!mw_arena_copy(counts->arena, first.data ? first : MW_STR(""), &made.first, err) ||
        !mw_arena_copy(counts->arena, second.data ? second : MW_STR(""), &made.second, err))
        return NULL;
    counts->items[counts->count++] = made;
    *slot = counts->count;
    return &counts->items[counts->count - 1];
}

const mw_count *mw_counts_find(const mw_counts *counts, mw_str first, mw_str second)
{
    if (!counts->slot_count)
        return NULL;
    size_t slot = *slot_of(counts, first, second, hash_of(first, second));
    return slot ? &counts->items[slot - 1] : NULL;
}

/* Sightings. */

static int compare_known(mw_str a, mw_str b) /* not known comes before all that is */
{
    int known = (a.data != NULL) - (b.data != NULL);
    return known ? known : mw_str_compare(a, b);
}

static int compare_sightings(const mw_sighting *a, const mw_sighting *b)
{
    int order = compare_known(a->published, b->published);
    order = order ? order : compare_known(a->article, b->article);
    if (order)
        return order;
    if (a->span.start != b->span.start)
        return a->span.start < b->span.start ? -1 : 1;
    return (a->span.end > b->span.end) - (a->span.end < b->span.end);
}

/* Where it belongs among those kept; false: it is there already, or comes too late to be kept. */
static bool find_place(const mw_count *count, const mw_sighting *where, uint32_t *place)
{
    uint32_t low = 0, high = count->kept_count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        int order = compare_sightings(where, &count->kept[middle]);
        if (order == 0)
            return false;
        if (order < 0)
            high = middle;
        else
            low = middle + 1;
    }
    *place = low;
    return low < MW_EVIDENCE_KEPT;
}

/* One copy of each id and date, however many sightings name it. */
static bool keep_text(mw_counts *counts, mw_str *text, mw_error *err)
{
    if (!text->data)
        return true;
    uint64_t *kept = mw_map_get(&counts->texts, *text);
    if (!kept) {
        if (!mw_arena_copy(counts->arena, *text, text, err) ||
            !(kept = mw_map_put(&counts->texts, *text, NULL, err)))
            return false;
        *kept = (uint64_t)(uintptr_t)text->data;
    }
    text->data = (const char *)(uintptr_t)*kept;
    return true;
}

static bool grow_kept(mw_counts *counts, mw_count *count, mw_error *err)
{
    if (count->kept_count < count->kept_capacity)
        return true;
    uint32_t capacity = count->kept_capacity ? count->kept_capacity * 4 : 1;
    if (capacity > MW_EVIDENCE_KEPT)
        capacity = MW_EVIDENCE_KEPT;
    mw_sighting *kept = mw_arena_get(counts->arena, capacity * sizeof *kept, err);
    if (!kept)
        return false;
    if (count->kept_count)
        memcpy(kept, count->kept, count->kept_count * sizeof *kept);
    count->kept = kept;
    count->kept_capacity = capacity;
    return true;
}

static bool keep_sighting(mw_counts *counts, mw_count *count, mw_sighting where, mw_error *err)
{
    uint32_t place;
    if (!find_place(count, &where, &place))
        return true;
    if (!keep_text(counts, &where.published, err) || !keep_text(counts, &where.article, err))
        return false;
    if (count->kept_count == MW_EVIDENCE_KEPT)
        count->kept_count--; /* the last one gives way */
    if (!grow_kept(counts, count, err))
        return false;
    memmove(count->kept + place + 1, count->kept + place,
            (count->kept_count - place) * sizeof *count->kept);
    count->kept[place] = where;
    count->kept_count++;
    return true;
}

/* Counting. */

static bool raise(uint64_t *number, uint64_t by, mw_error *err)
{
    if (by > INT64_MAX || *number > INT64_MAX - by)
        return mw_fail(err, MW_ELIMIT, 0, "a count is larger than 2^63");
    *number += by;
    return true;
}

bool mw_counts_add(mw_counts *counts, mw_str first, mw_str second, uint64_t times,
                   const mw_sighting *where, mw_error *err)
{
    mw_count *count = find_or_add(counts, first, second, err);
    if (!count || !raise(&count->times, times, err))
        return false;
    return !where || (raise(&count->spans, 1, err) && keep_sighting(counts, count, *where, err));
}

bool mw_counts_merge(mw_counts *into, const mw_counts *from, mw_error *err)
{
    for (size_t i = 0; i < from->count; i++) {
        const mw_count *part = &from->items[i];
        mw_count *whole = find_or_add(into, part->first, part->second, err);
        if (!whole || !raise(&whole->times, part->times, err) ||
            !raise(&whole->spans, part->spans, err))
            return false;
        for (uint32_t k = 0; k < part->kept_count; k++)
            if (!keep_sighting(into, whole, part->kept[k], err))
                return false;
    }
    return true;
}

/* Order. Keys are all different, so no order has ties. */

static int compare_keys(const mw_count *a, const mw_count *b)
{
    int order = mw_str_compare(a->first, b->first);
    return order ? order : mw_str_compare(a->second, b->second);
}

static int by_key(const void *a, const void *b)
{
    return compare_keys(*(const mw_count *const *)a, *(const mw_count *const *)b);
}

static int by_times(const void *a, const void *b)
{
    const mw_count *left = *(const mw_count *const *)a, *right = *(const mw_count *const *)b;
    if (left->times != right->times)
        return left->times > right->times ? -1 : 1;
    return compare_keys(left, right);
}

static const mw_count **sorted(const mw_counts *counts, int (*by)(const void *, const void *),
                               mw_error *err)
{
    const mw_count **all = mw_memory_get(counts->count * sizeof *all, err);
    if (!all)
        return NULL;
    for (size_t i = 0; i < counts->count; i++)
        all[i] = &counts->items[i];
    if (counts->count)
        qsort(all, counts->count, sizeof *all, by);
    return all;
}

const mw_count **mw_counts_by_key(const mw_counts *counts, mw_error *err)
{
    return sorted(counts, by_key, err);
}

const mw_count **mw_counts_by_times(const mw_counts *counts, mw_error *err)
{
    return sorted(counts, by_times, err);
}

bool mw_counts_row(mw_frame *frame, const mw_cell *cells, const mw_count *count, mw_error *err)
{
    size_t row = mw_frame_add_row(frame, cells, err);
    if (row == SIZE_MAX)
        return false;
    if (!count)
        return true;
    for (uint32_t i = 0; i < count->kept_count; i++) {
        mw_cite cite = {count->kept[i].article, count->kept[i].span};
        if (!mw_frame_add_evidence(frame, row, cite, err))
            return false;
    }
    mw_frame_count_evidence(frame, row, count->spans - count->kept_count);
    return true;
}

/* Saving: by key, so that equal states are equal bytes. */

static void save_one(const mw_count *count, mw_buf *out)
{
    mw_bytes_put_text(out, count->first);
    mw_bytes_put_text(out, count->second);
    mw_bytes_put(out, count->times);
    mw_bytes_put(out, count->spans);
    mw_bytes_put(out, count->kept_count);
    for (uint32_t i = 0; i < count->kept_count; i++) {
        mw_bytes_put_text(out, count->kept[i].published);
        mw_bytes_put_text(out, count->kept[i].article);
        mw_bytes_put(out, count->kept[i].span.start);
        mw_bytes_put(out, count->kept[i].span.end);
    }
}

bool mw_counts_save(const mw_counts *counts, mw_buf *out, mw_error *err)
{
    const mw_count **all = mw_counts_by_key(counts, err);
    if (!all)
        return false;
    mw_bytes_put(out, counts->count);
    for (size_t i = 0; i < counts->count; i++)
        save_one(all[i], out);
    mw_memory_free(all);
    return mw_buf_ok(out, err);
}

static bool load_kept(mw_counts *counts, mw_count *count, mw_bytes *bytes, mw_error *err)
{
    uint64_t kept = mw_bytes_get(bytes);
    bytes->bad |= kept > MW_EVIDENCE_KEPT || kept > count->spans;
    for (uint64_t i = 0; i < kept && !bytes->bad; i++) {
        mw_sighting where = {mw_bytes_get_text(bytes), mw_bytes_get_text(bytes), {0, 0}};
        uint64_t start = mw_bytes_get(bytes), end = mw_bytes_get(bytes);
        bytes->bad |= start > end || end > UINT32_MAX;
        where.span = (mw_span){(uint32_t)start, (uint32_t)end};
        bytes->bad |= count->kept_count &&
                      compare_sightings(&count->kept[count->kept_count - 1], &where) >= 0;
        if (!bytes->bad && !keep_sighting(counts, count, where, err))
            return false;
    }
    return true;
}

static bool load_one(mw_counts *counts, mw_bytes *bytes, mw_error *err)
{
    mw_str first = mw_bytes_get_text(bytes), second = mw_bytes_get_text(bytes);
    size_t before = counts->count;
    mw_count *count = bytes->bad ? NULL : find_or_add(counts, first, second, err);
    if (!count)
        return bytes->bad;
    count->times = mw_bytes_get(bytes);
    count->spans = mw_bytes_get(bytes);
    bytes->bad |= counts->count == before || !first.data || !second.data ||
                  count->times > INT64_MAX || count->spans > INT64_MAX ||
                  (before && compare_keys(&counts->items[before - 1], count) >= 0);
    return load_kept(counts, count, bytes, err);
}

bool mw_counts_load(mw_counts *counts, mw_bytes *bytes, mw_error *err)
{
    uint64_t many = mw_bytes_get(bytes);
    for (uint64_t i = 0; i < many && !bytes->bad; i++)
        if (!load_one(counts, bytes, err))
            return false;
    return true;
}
