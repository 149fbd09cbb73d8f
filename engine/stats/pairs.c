/* SPDX-License-Identifier: MIT */
/* Keys that are seen together, with what it takes to say how unusual that is. */
#include <moonwire/pairs.h>

#include "stats/counts.h"
#include "stats/score.h"

#include <stdlib.h>

static const char NAME[] = "pairs";

struct mw_pairs {
    mw_counts pairs; /* two keys, the smaller first */
    mw_counts keys;  /* in how many units each key is */
    uint64_t units;
};

mw_pairs *mw_pairs_new(mw_error *err)
{
    mw_pairs *pairs = mw_memory_get(sizeof *pairs, err);
    if (pairs && (!mw_counts_start(&pairs->pairs, err) || !mw_counts_start(&pairs->keys, err))) {
        mw_pairs_free(pairs);
        return NULL;
    }
    return pairs;
}

void mw_pairs_free(mw_pairs *pairs)
{
    if (!pairs)
        return;
    mw_counts_free(&pairs->pairs);
    mw_counts_free(&pairs->keys);
    mw_memory_free(pairs);
}

static int by_bytes(const void *a, const void *b)
{
    return mw_str_compare(*(const mw_str *)a, *(const mw_str *)b);
}

/* The unit's keys, sorted, each once. */
static mw_str *distinct(const mw_str *keys, size_t *count, mw_error *err)
{
    mw_str *sorted = mw_memory_get(*count * sizeof *sorted, err);
    if (!sorted)
        return NULL;
    size_t kept = 0;
    if (*count) {
        memcpy(sorted, keys, *count * sizeof *sorted);
        qsort(sorted, *count, sizeof *sorted, by_bytes);
    }
    for (size_t i = 0; i < *count; i++)
        if (kept == 0 || !mw_str_equal(sorted[kept - 1], sorted[i]))
            sorted[kept++] = sorted[i];
    *count = kept;
    return sorted;
}

static bool add_all(mw_pairs *pairs, const mw_str *keys, size_t count, const mw_sighting *where,
                    mw_error *err)
{
    for (size_t a = 0; a < count; a++) {
        if (!mw_counts_add(&pairs->keys, keys[a], MW_STR(""), 1, NULL, err))
            return false;
        for (size_t b = a + 1; b < count; b++)
            if (!mw_counts_add(&pairs->pairs, keys[a], keys[b], 1, where, err))
                return false;
    }
    return true;
}

bool mw_pairs_add(mw_pairs *pairs, const mw_str *keys, size_t count, const mw_sighting *where,
                  mw_error *err)
{
    if (count > MW_PAIRS_KEYS_MAX)
        return mw_fail(err, MW_ELIMIT, 0, "%zu keys in one unit (at most %d)", count,
                       MW_PAIRS_KEYS_MAX);
    mw_str *sorted = distinct(keys, &count, err);
    bool good = sorted && add_all(pairs, sorted, count, where, err);
    mw_memory_free(sorted);
    pairs->units += good;
    return good;
}

bool mw_pairs_merge(mw_pairs *into, const mw_pairs *from, mw_error *err)
{
    into->units += from->units;
    return mw_counts_merge(&into->pairs, &from->pairs, err) &&
           mw_counts_merge(&into->keys, &from->keys, err);
}

uint64_t mw_pairs_count(const mw_pairs *pairs, mw_str a, mw_str b)
{
    bool in_order = mw_str_compare(a, b) < 0;
    const mw_count *count = mw_counts_find(&pairs->pairs, in_order ? a : b, in_order ? b : a);
    return count ? count->times : 0;
}

uint64_t mw_pairs_key_count(const mw_pairs *pairs, mw_str key)
{
    const mw_count *count = mw_counts_find(&pairs->keys, key, MW_STR(""));
    return count ? count->times : 0;
}

uint64_t mw_pairs_unit_count(const mw_pairs *pairs)
{
    return pairs->units;
}

static bool add_columns(mw_frame *frame, mw_error *err)
{
    static const char *const COLUMNS[] = {"a", "b", "count", "a_count", "b_count", "log_dice"};
    for (size_t i = 0; i < sizeof COLUMNS / sizeof *COLUMNS; i++)
        if (!mw_frame_add_column(frame, mw_str_of(COLUMNS[i]), err))
            return false;
    return true;
}

static bool fill(mw_frame *frame, const mw_pairs *pairs, const mw_count **all, size_t rows,
                 mw_error *err)
{
    if (!add_columns(frame, err))
        return false;
    for (size_t i = 0; i < rows; i++) {
        uint64_t a = mw_pairs_key_count(pairs, all[i]->first);
        uint64_t b = mw_pairs_key_count(pairs, all[i]->second);
        const mw_cell cells[] = {
            mw_cell_text(all[i]->first),
            mw_cell_text(all[i]->second),
            mw_cell_integer((int64_t)all[i]->times),
            mw_cell_integer((int64_t)a),
            mw_cell_integer((int64_t)b),
            mw_cell_real(mw_score_log_dice(all[i]->times, a, b)),
        };
        if (!mw_counts_row(frame, cells, all[i], err))
            return false;
    }
    return true;
}

mw_frame *mw_pairs_top(const mw_pairs *pairs, size_t rows, mw_error *err)
{
    const mw_count **all = mw_counts_by_times(&pairs->pairs, err);
    mw_frame *frame = all ? mw_frame_new(err) : NULL;
    size_t count = rows < pairs->pairs.count ? rows : pairs->pairs.count;
    if (frame && !fill(frame, pairs, all, count, err)) {
        mw_frame_free(frame);
        frame = NULL;
    }
    mw_memory_free(all);
    return frame;
}

bool mw_pairs_save(const mw_pairs *pairs, mw_buf *out, mw_error *err)
{
    mw_bytes_put_name(out, NAME);
    mw_bytes_put(out, pairs->units);
    return mw_counts_save(&pairs->pairs, out, err) && mw_counts_save(&pairs->keys, out, err);
}

/* A pair is of two different keys in order, and neither key is rarer than the pair. */
static bool makes_sense(const mw_pairs *pairs)
{
    for (size_t i = 0; i < pairs->pairs.count; i++) {
        const mw_count *pair = &pairs->pairs.items[i];
        if (mw_str_compare(pair->first, pair->second) >= 0 ||
            mw_pairs_key_count(pairs, pair->first) < pair->times ||
            mw_pairs_key_count(pairs, pair->second) < pair->times || pair->times == 0)
            return false;
    }
    return true;
}

mw_pairs *mw_pairs_load(mw_str saved, mw_error *err)
{
    mw_bytes bytes = {.rest = saved};
    mw_pairs *pairs = mw_pairs_new(err);
    mw_bytes_get_name(&bytes, NAME);
    if (pairs) {
        pairs->units = mw_bytes_get(&bytes);
        bool read =
            mw_counts_load(&pairs->pairs, &bytes, err) && mw_counts_load(&pairs->keys, &bytes, err);
        bytes.bad |= read && (pairs->units > INT64_MAX || !makes_sense(pairs));
        if (read && mw_bytes_end(&bytes, NAME, err))
            return pairs;
    }
    mw_pairs_free(pairs);
    return NULL;
}

/* The contract. */

static void *create(const void *options, mw_error *err)
{
    (void)options;
    return mw_pairs_new(err);
}

static bool merge(void *into, const void *from, mw_error *err)
{
    return mw_pairs_merge(into, from, err);
}

static bool save(const void *state, mw_buf *out, mw_error *err)
{
    return mw_pairs_save(state, out, err);
}

static void *load(mw_str bytes, mw_error *err)
{
    return mw_pairs_load(bytes, err);
}

static mw_frame *frame_of(const void *state, mw_error *err)
{
    return mw_pairs_top(state, SIZE_MAX, err);
}

static void release(void *state)
{
    mw_pairs_free(state);
}

const mw_statistic mw_pairs_statistic = {NAME, create, merge, save, load, frame_of, release};
