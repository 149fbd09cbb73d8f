/* SPDX-License-Identifier: MIT */
/* Two results side by side: rows that have the same value in a column are one row. */
#include "base/buf.h"
#include "base/map.h"
#include "script/script_impl.h"

enum { JOINED_MAX = 1000000 }; /* rows: many to many may be very many */

typedef struct joining {
    const mw_frame *left, *right;
    size_t left_key, right_key;
    mw_map first;  /* a key's text -> 1 + the first row of `right` that has it */
    size_t *next;  /* 1 + the next such row; 0: none */
    mw_arena *arena;
    mw_frame *out;
    mw_cell *cells;
} joining;

/* A text and a number that look alike are two keys. */
static void write_key(mw_cell cell, mw_buf *out)
{
    mw_buf_clear(out);
    mw_buf_char(out, cell.type == MW_CELL_TEXT ? 't' : cell.type == MW_CELL_BOOL ? 'b' : 'n');
    mw_cell_write(cell, out);
}

/* The right rows by key, each list in their order. What is not known is the same as nothing. */
static bool index_right(joining *j, mw_buf *key, mw_error *err)
{
    for (size_t row = mw_frame_row_count(j->right); row-- > 0;) {
        mw_cell cell = mw_frame_cell(j->right, row, j->right_key);
        mw_str copy;
        uint64_t *first = NULL;
        write_key(cell, key);
        if (cell.type == MW_CELL_NULL)
            continue;
        if (!mw_buf_ok(key, err) || !mw_arena_copy(j->arena, mw_buf_str(key), &copy, err) ||
            !(first = mw_map_put(&j->first, copy, NULL, err)))
            return false;
        j->next[row] = (size_t)*first;
        *first = row + 1;
    }
    return true;
}

/* The right column's name, with the number of the result before it where the left has one of that name. */
static bool add_columns(joining *j, mw_error *err)
{
    mw_buf name = {0};
    bool good = true;
    for (size_t c = 0; good && c < mw_frame_column_count(j->left); c++)
        good = mw_frame_add_column(j->out, mw_frame_column_name(j->left, c), err);
    for (size_t c = 0; good && c < mw_frame_column_count(j->right); c++) {
        mw_str own = mw_frame_column_name(j->right, c);
        if (c == j->right_key)
            continue;
        mw_buf_clear(&name);
        mw_buf_add(&name, mw_frame_column(j->out, own) == SIZE_MAX ? MW_STR("") : MW_STR("other_"));
        mw_buf_add(&name, own);
        good = mw_buf_ok(&name, err) && mw_frame_add_column(j->out, mw_buf_str(&name), err);
    }
    mw_buf_free(&name);
    return good;
}

static bool add_evidence(joining *j, const mw_frame *from, size_t row, size_t into, mw_error *err)
{
    size_t kept;
    uint64_t all;
    const mw_cite *cites = mw_frame_evidence(from, row, &kept, &all);
    for (size_t i = 0; i < kept; i++)
        if (!mw_frame_add_evidence(j->out, into, cites[i], err))
            return false;
    mw_frame_count_evidence(j->out, into, all - kept);
    return true;
}

static bool add_pair(joining *j, size_t left, size_t right, mw_error *err)
{
    size_t n = 0;
    if (mw_frame_row_count(j->out) == JOINED_MAX)
        return mw_fail(err, MW_ELIMIT, 0, "more than %d rows: join by a column whose values are not so many times the same",
                       JOINED_MAX);
    for (size_t c = 0; c < mw_frame_column_count(j->left); c++)
        j->cells[n++] = mw_frame_cell(j->left, left, c);
    for (size_t c = 0; c < mw_frame_column_count(j->right); c++)
        if (c != j->right_key)
            j->cells[n++] = right == SIZE_MAX ? mw_cell_null() : mw_frame_cell(j->right, right, c);
    size_t row = mw_frame_add_row(j->out, j->cells, err);
    return row != SIZE_MAX && add_evidence(j, j->left, left, row, err) &&
           (right == SIZE_MAX || add_evidence(j, j->right, right, row, err));
}

static bool join_rows(joining *j, bool all, mw_buf *key, mw_error *err)
{
    for (size_t row = 0; row < mw_frame_row_count(j->left); row++) {
        mw_cell cell = mw_frame_cell(j->left, row, j->left_key);
        write_key(cell, key);
        const uint64_t *found = mw_buf_ok(key, err) ? mw_map_get(&j->first, mw_buf_str(key)) : NULL;
        if (!found && all && !add_pair(j, row, SIZE_MAX, err))
            return false;
        for (size_t at = found ? (size_t)*found : 0; at; at = j->next[at - 1])
            if (!add_pair(j, row, at - 1, err))
                return false;
        if (key->failed)
            return false;
    }
    return true;
}

static mw_frame *join(joining *j, bool all, mw_error *err)
{
    mw_buf key = {0};
    size_t columns = mw_frame_column_count(j->left) + mw_frame_column_count(j->right);
    j->arena = mw_arena_create(0, err);
    j->next = mw_memory_get((mw_frame_row_count(j->right) + 1) * sizeof *j->next, err);
    j->cells = mw_memory_get((columns + 1) * sizeof *j->cells, err);
    j->out = mw_frame_new(err);
    bool good = j->arena && j->next && j->cells && j->out && add_columns(j, err) && index_right(j, &key, err) &&
                join_rows(j, all, &key, err);
    if (!good)
        mw_frame_free(j->out);
    mw_buf_free(&key);
    mw_map_free(&j->first);
    mw_arena_free(j->arena);
    mw_memory_free(j->next);
    mw_memory_free(j->cells);
    return good ? j->out : NULL;
}

MW_LUA_SHARED(mw_lua_result_join, "result:join(other, column [, {with = column, all = false}]) -> result",
              "Rows of two results that have the same value in a column, side by side, in the order of the first; `with` is "
              "the column of the other where it has another name. all = true keeps the rows of the first that have no "
              "partner. A column that both have is `other_…` of the second. Each row rests on the evidence of both.")
{
    static const char *const KEYS[] = {"with", "all", NULL};
    const mw_lua_result *left = mw_lua_check_result(L, 1), *right = mw_lua_check_result(L, 2);
    mw_str name = mw_lua_check_str(L, 3);
    lua_settop(L, 4);
    mw_lua_check_options(L, 4, KEYS);
    lua_getfield(L, 4, "with");
    lua_getfield(L, 4, "all");
    mw_str with = lua_isnil(L, 5) ? name : mw_lua_check_str(L, 5);
    joining j = {.left = left->frame, .right = right->frame,
                 .left_key = mw_lua_check_column(L, left->frame, name),
                 .right_key = mw_lua_check_column(L, right->frame, with)};
    bool all = lua_toboolean(L, 6);
    mw_lua_result *out = mw_lua_derive(L, 1, -1);
    mw_error err = {0};
    out->frame = join(&j, all, &err);
    return out->frame ? 1 : mw_lua_raise(L, &err);
}
