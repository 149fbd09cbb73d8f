/* SPDX-License-Identifier: MIT */
/* The simplest statistic: a number for each key. */
#include <moonwire/tally.h>

#include "stats/counts.h"

static const char NAME[] = "tally";

struct mw_tally {
    mw_counts counts;
};

mw_tally *mw_tally_new(mw_error *err)
{
    mw_tally *tally = mw_memory_get(sizeof *tally, err);
    if (tally && !mw_counts_start(&tally->counts, err)) {
        mw_memory_free(tally);
        return NULL;
    }
    return tally;
}

void mw_tally_free(mw_tally *tally)
{
    if (!tally)
        return;
    mw_counts_free(&tally->counts);
    mw_memory_free(tally);
}

bool mw_tally_add(mw_tally *tally, mw_str key, uint64_t times, const mw_sighting *where,
                  mw_error *err)
{
    return mw_counts_add(&tally->counts, key, MW_STR(""), times, where, err);
}

bool mw_tally_merge(mw_tally *into, const mw_tally *from, mw_error *err)
{
    return mw_counts_merge(&into->counts, &from->counts, err);
}

uint64_t mw_tally_count(const mw_tally *tally, mw_str key)
{
    const mw_count *count = mw_counts_find(&tally->counts, key, MW_STR(""));
    return count ? count->times : 0;
}

size_t mw_tally_key_count(const mw_tally *tally)
{
    return tally->counts.count;
}

uint64_t mw_tally_total(const mw_tally *tally)
{
    uint64_t total = 0;
    for (size_t i = 0; i < tally->counts.count; i++)
        total += tally->counts.items[i].times;
    return total;
}

static bool fill(mw_frame *frame, const mw_count **all, size_t rows, mw_error *err)
{
    if (!mw_frame_add_column(frame, MW_STR("key"), err) ||
        !mw_frame_add_column(frame, MW_STR("count"), err))
        return false;
    for (size_t i = 0; i < rows; i++) {
        const mw_cell cells[] = {mw_cell_text(all[i]->first),
                                 mw_cell_integer((int64_t)all[i]->times)};
        if (!mw_counts_row(frame, cells, all[i], err))
            return false;
    }
    return true;
}

mw_frame *mw_tally_top(const mw_tally *tally, size_t rows, mw_error *err)
{
    const mw_count **all = mw_counts_by_times(&tally->counts, err);
    mw_frame *frame = all ? mw_frame_new(err) : NULL;
    if (frame && !fill(frame, all, rows < tally->counts.count ? rows : tally->counts.count, err)) {
        mw_frame_free(frame);
        frame = NULL;
    }
    mw_memory_free(all);
    return frame;
}

bool mw_tally_save(const mw_tally *tally, mw_buf *out, mw_error *err)
{
    mw_bytes_put_name(out, NAME);
    return mw_counts_save(&tally->counts, out, err);
}

mw_tally *mw_tally_load(mw_str saved, mw_error *err)
{
    mw_bytes bytes = {.rest = saved};
    mw_tally *tally = mw_tally_new(err);
    mw_bytes_get_name(&bytes, NAME);
    if (tally && mw_counts_load(&tally->counts, &bytes, err) && mw_bytes_end(&bytes, NAME, err))
        return tally;
    mw_tally_free(tally);
    return NULL;
}

/* The contract. */

static void *create(const void *options, mw_error *err)
{
    (void)options;
    return mw_tally_new(err);
}

static bool merge(void *into, const void *from, mw_error *err)
{
    return mw_tally_merge(into, from, err);
}

static bool save(const void *state, mw_buf *out, mw_error *err)
{
    return mw_tally_save(state, out, err);
}

static void *load(mw_str bytes, mw_error *err)
{
    return mw_tally_load(bytes, err);
}

static mw_frame *frame_of(const void *state, mw_error *err)
{
    return mw_tally_top(state, SIZE_MAX, err);
}

static void release(void *state)
{
    mw_tally_free(state);
}

const mw_statistic mw_tally_statistic = {NAME, create, merge, save, load, frame_of, release};
