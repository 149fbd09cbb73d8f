/* SPDX-License-Identifier: MIT */
/* A number for each key in each stretch of time. */
#include <moonwire/series.h>

#include "stats/buckets.h"
#include "stats/counts.h"

#include <stdio.h>

static const char NAME[] = "series";

enum { ROWS_MAX = 1000000 };

struct mw_series {
    mw_counts counts; /* key and the name of its bucket; undated: "" */
    mw_per per;
};

mw_series *mw_series_new(mw_per per, mw_error *err)
{
    mw_series *series = mw_memory_get(sizeof *series, err);
    if (series && !mw_counts_start(&series->counts, err)) {
        mw_memory_free(series);
        return NULL;
    }
    if (series)
        series->per = per;
    return series;
}

void mw_series_free(mw_series *series)
{
    if (!series)
        return;
    mw_counts_free(&series->counts);
    mw_memory_free(series);
}

bool mw_series_add(mw_series *series, mw_str key, mw_str date, uint64_t times,
                   const mw_sighting *where, mw_error *err)
{
    char bucket[MW_BUCKET_TEXT] = "";
    mw_day day = mw_bucket_day(series->per, date);
    if (day != MW_DAY_NONE)
        mw_bucket_name(series->per, day, bucket);
    return mw_counts_add(&series->counts, key, mw_str_of(bucket), times, where, err);
}

bool mw_series_merge(mw_series *into, const mw_series *from, mw_error *err)
{
    if (into->per != from->per)
        return mw_fail(err, MW_EARG, 0, "a series by %s does not merge into one by %s",
                       mw_per_name(from->per), mw_per_name(into->per));
    return mw_counts_merge(&into->counts, &from->counts, err);
}

/* Rows. */

static bool is_bucket(mw_per per, mw_str name)
{
    char again[MW_BUCKET_TEXT];
    mw_day day = mw_bucket_first(per, name);
    if (day == MW_DAY_NONE)
        return false;
    mw_bucket_name(per, day, again);
    return mw_str_is(name, again);
}

typedef struct filling {
    const mw_series *series;
    mw_frame *frame;
    bool zeros;
    mw_day first, last; /* of all buckets */
    mw_error *err;
} filling;

static bool put_row(filling *f, mw_str key, mw_str bucket, const mw_count *count)
{
    const mw_cell cells[] = {mw_cell_text(key), mw_cell_text(bucket.len ? bucket : MW_NONE),
                             mw_cell_integer(count ? (int64_t)count->times : 0)};
    if (mw_frame_row_count(f->frame) >= ROWS_MAX)
        return mw_fail(f->err, MW_ELIMIT, 0, "a series of more than %d rows", ROWS_MAX);
    return mw_counts_row(f->frame, cells, count, f->err);
}

/* The zeros of `key` from bucket `from` up to, but not with, bucket `to`. */
static bool put_zeros(filling *f, mw_str key, mw_day from, mw_day to)
{
    char name[MW_BUCKET_TEXT];
    for (mw_day day = from; f->zeros && day < to; day = mw_bucket_next(f->series->per, day)) {
        mw_bucket_name(f->series->per, day, name);
        if (!put_row(f, key, mw_str_of(name), NULL))
            return false;
    }
    return true;
}

/* The rows of one key, which stand together because all are sorted by key and bucket. */
static bool put_key(filling *f, const mw_count **rows, size_t count)
{
    mw_day next = f->first;
    for (size_t i = 0; i < count; i++) {
        mw_day day = mw_bucket_first(f->series->per, rows[i]->second);
        bool dated = day != MW_DAY_NONE;
        if ((dated && !put_zeros(f, rows[i]->first, next, day)) ||
            !put_row(f, rows[i]->first, rows[i]->second, rows[i]))
            return false;
        if (dated)
            next = mw_bucket_next(f->series->per, day);
    }
    return put_zeros(f, rows[0]->first, next, f->last + 1);
}

static void find_ends(filling *f, const mw_count **all, size_t count)
{
    f->first = INT32_MAX;
    f->last = INT32_MIN;
    for (size_t i = 0; i < count; i++) {
        mw_day day = mw_bucket_first(f->series->per, all[i]->second);
        if (day == MW_DAY_NONE)
            continue;
        f->first = day < f->first ? day : f->first;
        f->last = day > f->last ? day : f->last;
    }
    if (f->first > f->last) /* nothing is dated */
        f->zeros = false;
}

static bool fill(filling *f, const mw_count **all, size_t count)
{
    if (!mw_frame_add_column(f->frame, MW_STR("key"), f->err) ||
        !mw_frame_add_column(f->frame, MW_STR("date"), f->err) ||
        !mw_frame_add_column(f->frame, MW_STR("count"), f->err))
        return false;
    find_ends(f, all, count);
    for (size_t start = 0, end; start < count; start = end) {
        for (end = start + 1; end < count && mw_str_equal(all[end]->first, all[start]->first);)
            end++;
        if (!put_key(f, all + start, end - start))
            return false;
    }
    return true;
}

mw_frame *mw_series_rows(const mw_series *series, bool zeros, mw_error *err)
{
    const mw_count **all = mw_counts_by_key(&series->counts, err);
    filling f = {.series = series, .zeros = zeros, .err = err};
    f.frame = all ? mw_frame_new(err) : NULL;
    if (f.frame && !fill(&f, all, series->counts.count)) {
        mw_frame_free(f.frame);
        f.frame = NULL;
    }
    mw_memory_free(all);
    return f.frame;
}

bool mw_series_save(const mw_series *series, mw_buf *out, mw_error *err)
{
    mw_bytes_put_name(out, NAME);
    mw_bytes_put(out, series->per);
    return mw_counts_save(&series->counts, out, err);
}

static bool makes_sense(const mw_series *series)
{
    for (size_t i = 0; i < series->counts.count; i++) {
        mw_str bucket = series->counts.items[i].second;
        if (bucket.len && !is_bucket(series->per, bucket))
            return false;
    }
    return true;
}

mw_series *mw_series_load(mw_str saved, mw_error *err)
{
    mw_bytes bytes = {.rest = saved};
    mw_bytes_get_name(&bytes, NAME);
    uint64_t per = mw_bytes_get(&bytes);
    bytes.bad |= per > MW_PER_YEAR;
    mw_series *series = mw_series_new(bytes.bad ? MW_PER_DAY : (mw_per)per, err);
    if (series && mw_counts_load(&series->counts, &bytes, err)) {
        bytes.bad |= !makes_sense(series);
        if (mw_bytes_end(&bytes, NAME, err))
            return series;
    }
    mw_series_free(series);
    return NULL;
}

/* The contract. */

static void *create(const void *options, mw_error *err)
{
    return mw_series_new(options ? *(const mw_per *)options : MW_PER_DAY, err);
}

static bool merge(void *into, const void *from, mw_error *err)
{
    return mw_series_merge(into, from, err);
}

static bool save(const void *state, mw_buf *out, mw_error *err)
{
    return mw_series_save(state, out, err);
}

static void *load(mw_str bytes, mw_error *err)
{
    return mw_series_load(bytes, err);
}

static mw_frame *frame_of(const void *state, mw_error *err)
{
    return mw_series_rows(state, false, err);
}

static void release(void *state)
{
    mw_series_free(state);
}

const mw_statistic mw_series_statistic = {NAME, create, merge, save, load, frame_of, release};
