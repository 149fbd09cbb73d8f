/* SPDX-License-Identifier: MIT */
/* Frames out of frames: some rows, sorted rows, grouped rows. Evidence goes along. */
#include "frame/frame_impl.h"

#include "base/map.h"

mw_frame *mw_frame_pick(const mw_frame *frame, const size_t *rows, size_t count, mw_error *err)
{
    mw_frame *picked = mw_frame_like(frame, err);
    for (size_t i = 0; picked && i < count; i++)
        if (!mw_frame_share_row(picked, frame, rows[i], err)) {
            mw_frame_free(picked);
            return NULL;
        }
    return picked;
}

mw_frame *mw_frame_select(const mw_frame *frame, const size_t *columns, size_t count, mw_error *err)
{
    size_t rows = frame->row_count, width = frame->column_count;
    mw_frame *out = mw_frame_like(frame, err);
    for (size_t i = 0; out && i < rows; i++)
        if (!mw_frame_share_row(out, frame, i, err)) {
            mw_frame_free(out);
            return NULL;
        }
    if (!out)
        return NULL;
    for (size_t i = 0; i < count; i++)
        out->names[i] = frame->names[columns[i]];
    for (size_t at = 0; at < rows; at++) /* never writes past what it has read: count <= width */
        for (size_t i = 0; i < count; i++)
            out->cells[at * count + i] = frame->cells[at * width + columns[i]];
    out->column_count = count;
    return out;
}

typedef struct order {
    const mw_frame *frame;
    const mw_sort_key *keys;
    size_t key_count;
} order;

static bool goes_before(const order *by, size_t a, size_t b)
{
    for (size_t i = 0; i < by->key_count; i++) {
        size_t column = by->keys[i].column;
        int found = mw_cell_compare(mw_frame_cell(by->frame, a, column),
                                    mw_frame_cell(by->frame, b, column));
        if (found)
            return by->keys[i].descending ? found > 0 : found < 0;
    }
    return false;
}

static void merge_runs(const order *by, const size_t *from, size_t *into, size_t start,
                       size_t middle, size_t end)
{
    size_t left = start, right = middle;
    for (size_t i = start; i < end; i++) {
        bool take_right =
            left == middle || (right < end && goes_before(by, from[right], from[left]));
        into[i] = take_right ? from[right++] : from[left++];
    }
}

/* A merge sort from the bottom up, because it is stable and qsort is not. `rows` and `spare` hold
 * `count` indices each; the result is in the one that is returned. */
static size_t *sort_rows(const order *by, size_t *rows, size_t *spare, size_t count)
{
    for (size_t run = 1; run < count; run *= 2) {
        for (size_t start = 0; start < count; start += 2 * run) {
            size_t middle = start + run < count ? start + run : count;
            size_t end = middle + run < count ? middle + run : count;
            merge_runs(by, rows, spare, start, middle, end);
        }
        size_t *done = spare;
        spare = rows;
        rows = done;
    }
    return rows;
}

mw_frame *mw_frame_sort(const mw_frame *frame, const mw_sort_key *keys, size_t count, mw_error *err)
{
    size_t rows = mw_frame_row_count(frame);
    size_t *indices = mw_memory_get(rows * 2 * sizeof *indices, err);
    if (!indices)
        return NULL;
    for (size_t i = 0; i < rows; i++)
        indices[i] = i;
    order by = {frame, keys, count};
    mw_frame *sorted =
        mw_frame_pick(frame, sort_rows(&by, indices, indices + rows, rows), rows, err);
    mw_memory_free(indices);
    return sorted;
}

/* Grouping: the values of a row's columns, written one after another so that different values
 * never look alike, are the key of its group. */

static mw_cell without_difference(mw_cell cell) /* 2.0 and 2 are one value */
{
    if (cell.type == MW_CELL_REAL && cell.real >= -9007199254740992.0 &&
        cell.real <= 9007199254740992.0 && cell.real == (double)(int64_t)cell.real)
        return mw_cell_integer((int64_t)cell.real);
    return cell;
}

static void write_group_key(const mw_frame *frame, size_t at, const size_t *columns, size_t count,
                            mw_buf *key)
{
    mw_buf_clear(key);
    for (size_t i = 0; i < count; i++) {
        mw_cell cell = without_difference(mw_frame_cell(frame, at, columns[i]));
        mw_buf_print(key, "%d:%zu:", (int)cell.type, cell.type == MW_CELL_TEXT ? cell.text.len : 0);
        mw_cell_write(cell, key);
        mw_buf_char(key, ',');
    }
}

typedef struct grouping {
    const mw_frame *frame;
    const size_t *columns;
    size_t count;
    mw_frame *groups;
    mw_map rows; /* group key -> row of `groups` */
    mw_arena *keys;
    mw_buf key;
    mw_cell *cells;
    size_t *group_of; /* each row's; NULL: nobody asks */
} grouping;

static bool add_group(grouping *g, size_t at, mw_error *err)
{
    for (size_t i = 0; i < g->count; i++)
        g->cells[i] = mw_frame_cell(g->frame, at, g->columns[i]);
    g->cells[g->count] = mw_cell_integer(0);
    return mw_frame_add_row(g->groups, g->cells, err) != SIZE_MAX;
}

static bool find_group(grouping *g, size_t at, size_t *group, mw_error *err)
{
    write_group_key(g->frame, at, g->columns, g->count, &g->key);
    if (!mw_buf_ok(&g->key, err))
        return false;
    uint64_t *found = mw_map_get(&g->rows, mw_buf_str(&g->key));
    *group = found ? (size_t)*found : mw_frame_row_count(g->groups);
    if (found)
        return true;
    mw_str key;
    uint64_t *place = NULL;
    if (!mw_arena_copy(g->keys, mw_buf_str(&g->key), &key, err) || !add_group(g, at, err) ||
        !(place = mw_map_put(&g->rows, key, NULL, err)))
        return false;
    *place = *group;
    return true;
}

static bool join_group(grouping *g, size_t at, mw_error *err)
{
    size_t group, kept;
    uint64_t all;
    if (!find_group(g, at, &group, err))
        return false;
    if (g->group_of)
        g->group_of[at] = group;
    mw_cell seen = mw_frame_cell(g->groups, group, g->count);
    mw_frame_set_cell(g->groups, group, g->count, mw_cell_integer(seen.integer + 1), NULL);
    const mw_cite *cites = mw_frame_evidence(g->frame, at, &kept, &all);
    for (size_t i = 0; i < kept; i++)
        if (!mw_frame_add_evidence(g->groups, group, cites[i], err))
            return false;
    mw_frame_count_evidence(g->groups, group, all - kept);
    return true;
}

static bool fill_groups(grouping *g, mw_error *err)
{
    g->keys = mw_arena_create(0, err);
    g->cells = mw_memory_get((g->count + 1) * sizeof *g->cells, err);
    g->groups = mw_frame_new(err);
    if (!g->keys || !g->cells || !g->groups)
        return false;
    for (size_t i = 0; i < g->count; i++)
        if (!mw_frame_add_column(g->groups, mw_frame_column_name(g->frame, g->columns[i]), err))
            return false;
    if (!mw_frame_add_column(g->groups, MW_STR("count"), err))
        return false;
    for (size_t i = 0; i < mw_frame_row_count(g->frame); i++)
        if (!join_group(g, i, err))
            return false;
    return true;
}

mw_frame *mw_frame_group(const mw_frame *frame, const size_t *columns, size_t count, size_t *group_of, mw_error *err)
{
    grouping g = {.frame = frame, .columns = columns, .count = count, .group_of = group_of};
    if (!fill_groups(&g, err)) {
        mw_frame_free(g.groups);
        g.groups = NULL;
    }
    mw_map_free(&g.rows);
    mw_arena_free(g.keys);
    mw_memory_free(g.cells);
    mw_buf_free(&g.key);
    return g.groups;
}
