/* SPDX-License-Identifier: MIT */
/* What a question returns: rows that can be filtered, grouped, sorted, shown, exported and asked
 * for their evidence. Every method that selects gives a new result; the old one stays. */
#include "script/script_impl.h"

#include <stdlib.h>

#include "base/arena.h"
#include "base/buf.h"



mw_lua_result *mw_lua_new_result(lua_State *L, int corpus_index, int kind)
{
    if (corpus_index)
        corpus_index = lua_absindex(L, corpus_index);
    mw_lua_result *box = mw_lua_new(L, &MW_LUA_RESULT, sizeof *box, 1);
    box->kind = kind;
    if (corpus_index)
        lua_pushvalue(L, corpus_index);
    else
        lua_pushnil(L);
    lua_setiuservalue(L, -2, 1);
    return box;
}

mw_lua_result *mw_lua_check_result(lua_State *L, int index)
{
    mw_lua_result *box = mw_lua_check(L, index, &MW_LUA_RESULT);
    if (!box->frame)
        luaL_error(L, "the result has no rows yet");
    return box;
}

char *mw_lua_keep_text(const char *text)
{
    size_t len = text ? strlen(text) + 1 : 0;
    char *copy = len ? mw_memory_get(len, NULL) : NULL;
    if (copy)
        memcpy(copy, text, len);
    return copy;
}

mw_lua_result *mw_lua_derive(lua_State *L, int index, int kind)
{
    const mw_lua_result *old = mw_lua_check_result(L, index);
    lua_getiuservalue(L, index, 1);
    mw_lua_result *box = mw_lua_new_result(L, lua_isnil(L, -1) ? 0 : -1, kind);
    box->sql = mw_lua_keep_text(old->sql);
    box->query = mw_lua_keep_text(old->query);
    return box;
}

static int collect(lua_State *L)
{
    mw_lua_result *box = lua_touserdata(L, 1);
    mw_frame_free(box->frame);
    mw_memory_free(box->sql);
    mw_memory_free(box->query);
    box->frame = NULL;
    box->sql = box->query = NULL;
    return 0;
}

/* ---- selecting */

/* Does the row fit {column = value, …}? A value may be an array of accepted ones. */
static bool fits_value(lua_State *L, mw_cell cell, int value)
{
    mw_lua_push_cell(L, cell);
    if (mw_lua_test(L, value, &MW_LUA_NAME))
        luaL_tolstring(L, value, NULL);
    else
        lua_pushvalue(L, value);
    bool same = lua_rawequal(L, -1, -2);
    lua_pop(L, 2);
    return same;
}

static bool fits_table(lua_State *L, const mw_frame *frame, size_t at)
{
    bool fits = true;
    lua_pushnil(L);
    while (fits && lua_next(L, 2)) {
        mw_cell cell = mw_frame_cell(frame, at, mw_lua_check_column(L, frame, mw_lua_check_str(L, -2)));
        int value = lua_gettop(L);
        if (lua_istable(L, value)) {
            fits = false;
            for (lua_Integer i = 1; !fits && lua_rawgeti(L, value, i) != LUA_TNIL; i++) {
                fits = fits_value(L, cell, lua_gettop(L));
                lua_pop(L, 1);
            }
        } else {
            fits = fits_value(L, cell, value);
        }
        lua_settop(L, value - 1);
    }
    lua_settop(L, 4);
    return fits;
}

static bool fits_function(lua_State *L, size_t at)
{
    lua_pushvalue(L, 2);
    mw_lua_push_row(L, 1, at);
    lua_call(L, 1, 1);
    bool fits = lua_toboolean(L, -1);
    lua_settop(L, 4);
    return fits;
}

MW_LUA(result_where, "result:where(condition) -> result",
       "Keeps the rows for which `condition`, a function of the row, is true; or those with the "
       "values of a table: {outlet = \"…\"} or {outlet = {\"…\", \"…\"}}.")
{
    const mw_lua_result *box = mw_lua_check_result(L, 1);
    bool table = lua_istable(L, 2);
    if (!table)
        luaL_checktype(L, 2, LUA_TFUNCTION);
    lua_settop(L, 2);
    size_t count = mw_frame_row_count(box->frame), kept = 0;
    mw_lua_result *out = mw_lua_derive(L, 1, box->kind);
    lua_replace(L, 3); /* was the corpus */
    size_t *rows = lua_newuserdatauv(L, (count + 1) * sizeof *rows, 0);
    for (size_t i = 0; i < count; i++)
        if (table ? fits_table(L, box->frame, i) : fits_function(L, i))
            rows[kept++] = i;
    mw_error err = {0};
    out->frame = mw_frame_pick(box->frame, rows, kept, &err);
    lua_settop(L, 3);
    return out->frame ? 1 : mw_lua_raise(L, &err);
}

/* Column names from index 2 on: "name", or "-name" for descending. */
static size_t check_keys(lua_State *L, const mw_frame *frame, mw_sort_key *keys, size_t most)
{
    size_t count = (size_t)lua_gettop(L) - 1;
    luaL_argcheck(L, count >= 1, 2, "a column's name expected");
    luaL_argcheck(L, count <= most, 2, "too many columns");
    for (size_t i = 0; i < count; i++) {
        mw_str name = mw_lua_check_str(L, (int)i + 2);
        bool descending = name.len && name.data[0] == '-';
        if (descending)
            name = mw_str_sub(name, 1, name.len);
        keys[i] = (mw_sort_key){mw_lua_check_column(L, frame, name), descending};
    }
    return count;
}

enum { KEYS_MAX = 16 };

MW_LUA(result_sort, "result:sort(column, …) -> result",
       "Orders the rows by columns; \"-column\" puts the greatest first. Equal rows keep their order.")
{
    const mw_lua_result *box = mw_lua_check_result(L, 1);
    mw_sort_key keys[KEYS_MAX];
    size_t count = check_keys(L, box->frame, keys, KEYS_MAX);
    mw_lua_result *out = mw_lua_derive(L, 1, box->kind);
    mw_error err = {0};
    out->frame = mw_frame_sort(box->frame, keys, count, &err);
    return out->frame ? 1 : mw_lua_raise(L, &err);
}

MW_LUA(result_top, "result:top([rows]) -> result", "The first rows: 20 of them, or `rows`.")
{
    const mw_lua_result *box = mw_lua_check_result(L, 1);
    lua_Integer rows = luaL_optinteger(L, 2, 20);
    luaL_argcheck(L, rows >= 0, 2, "must not be negative");
    size_t count = mw_frame_row_count(box->frame);
    if ((lua_Unsigned)rows < count)
        count = (size_t)rows;
    mw_lua_result *out = mw_lua_derive(L, 1, box->kind);
    size_t *first = lua_newuserdatauv(L, (count + 1) * sizeof *first, 0);
    for (size_t i = 0; i < count; i++)
        first[i] = i;
    mw_error err = {0};
    out->frame = mw_frame_pick(box->frame, first, count, &err);
    lua_pop(L, 1);
    return out->frame ? 1 : mw_lua_raise(L, &err);
}

MW_LUA(result_select, "result:select(column, …) -> result", "Some of the columns, in that order.")
{
    const mw_lua_result *box = mw_lua_check_result(L, 1);
    mw_sort_key keys[KEYS_MAX];
    size_t count = check_keys(L, box->frame, keys, KEYS_MAX), columns[KEYS_MAX];
    for (size_t i = 0; i < count; i++)
        columns[i] = keys[i].column;
    mw_lua_result *out = mw_lua_derive(L, 1, box->kind);
    mw_error err = {0};
    out->frame = mw_frame_select(box->frame, columns, count, &err);
    return out->frame ? 1 : mw_lua_raise(L, &err);
}

MW_LUA(result_named, "result:named(column, …) -> result", "Gives the columns other names, in order.")
{
    const mw_lua_result *box = mw_lua_check_result(L, 1);
    int names = lua_gettop(L) - 1;
    luaL_argcheck(L, (size_t)names <= mw_frame_column_count(box->frame), 2, "more names than columns");
    mw_lua_result *out = mw_lua_derive(L, 1, box->kind);
    size_t rows = mw_frame_row_count(box->frame);
    size_t *all = lua_newuserdatauv(L, (rows + 1) * sizeof *all, 0);
    for (size_t i = 0; i < rows; i++)
        all[i] = i;
    mw_error err = {0};
    out->frame = mw_frame_pick(box->frame, all, rows, &err);
    lua_pop(L, 1);
    bool good = out->frame != NULL;
    for (int i = 0; good && i < names; i++)
        good = mw_frame_rename_column(out->frame, (size_t)i, mw_lua_check_str(L, i + 2), &err);
    return good ? 1 : mw_lua_raise(L, &err);
}

/* ---- reading */

MW_LUA(result_count, "result:count() -> value",
       "How many rows there are, as a value that a report can cite; #result is the plain number.")
{
    mw_lua_check_result(L, 1);
    lua_settop(L, 1);
    mw_lua_value *value = mw_lua_new_value(L);
    mw_lua_to_value(L, 1, value);
    return 1;
}

MW_LUA(result_first, "result:first() -> row or nil", "The first row.")
{
    if (mw_frame_row_count(mw_lua_check_result(L, 1)->frame) == 0)
        return 0;
    mw_lua_push_row(L, 1, 0);
    return 1;
}

MW_LUA(result_last, "result:last() -> row or nil", "The last row.")
{
    size_t count = mw_frame_row_count(mw_lua_check_result(L, 1)->frame);
    if (count == 0)
        return 0;
    mw_lua_push_row(L, 1, count - 1);
    return 1;
}

static int next_row(lua_State *L)
{
    const mw_lua_result *box = mw_lua_check_result(L, lua_upvalueindex(1));
    lua_Integer at = lua_tointeger(L, lua_upvalueindex(2));
    if ((size_t)at >= mw_frame_row_count(box->frame))
        return 0;
    lua_pushinteger(L, at + 1);
    lua_replace(L, lua_upvalueindex(2));
    lua_pushvalue(L, lua_upvalueindex(1));
    mw_lua_push_row(L, -1, (size_t)at);
    return 1;
}

MW_LUA(result_each, "result:each() -> iterator",
       "for row in result:each() do … end; calling the result does the same: for row in result do.")
{
    mw_lua_check_result(L, 1);
    lua_pushvalue(L, 1);
    lua_pushinteger(L, 0);
    lua_pushcclosure(L, next_row, 2);
    return 1;
}

/* `for q in corpus:quotes{} do` calls the result itself, with the last row as its third argument:
 * nil starts over. The cursor is kept beside, by row, so that loops over one result may stand inside
 * each other. */
static int call_result(lua_State *L)
{
    const mw_lua_result *box = mw_lua_check_result(L, 1);
    lua_settop(L, 3);
    lua_getfield(L, LUA_REGISTRYINDEX, "moonwire.cursors");
    lua_Integer at = 0;
    if (!lua_isnil(L, 3)) {
        lua_pushvalue(L, 3);
        luaL_argcheck(L, lua_rawget(L, 4) == LUA_TNUMBER, 3, "a row of the loop expected");
        at = lua_tointeger(L, -1);
    }
    if ((size_t)at >= mw_frame_row_count(box->frame))
        return 0;
    mw_lua_push_row(L, 1, (size_t)at);
    lua_pushvalue(L, -1);
    lua_pushinteger(L, at + 1);
    lua_rawset(L, 4);
    return 1;
}

MW_LUA(result_rows, "result:rows() -> array of rows", "All rows, as an array.")
{
    size_t count = mw_frame_row_count(mw_lua_check_result(L, 1)->frame);
    lua_createtable(L, (int)(count < INT32_MAX ? count : 0), 0);
    for (size_t i = 0; i < count; i++) {
        mw_lua_push_row(L, 1, i);
        lua_rawseti(L, -2, (lua_Integer)i + 1);
    }
    return 1;
}

MW_LUA(result_evidence, "result:evidence() -> array of cites",
       "The spans of all rows, in order, each row's first 20.")
{
    const mw_lua_result *box = mw_lua_check_result(L, 1);
    lua_newtable(L);
    lua_Integer n = 0;
    for (size_t i = 0; i < mw_frame_row_count(box->frame); i++) {
        mw_lua_push_cites(L, box->frame, i);
        for (lua_Integer j = 1; lua_rawgeti(L, -1, j) != LUA_TNIL; j++)
            lua_rawseti(L, -3, ++n);
        lua_pop(L, 2);
    }
    return 1;
}

MW_LUA(result_sql, "result:sql() -> text", "The question as it was put to the corpus.")
{
    const mw_lua_result *box = mw_lua_check_result(L, 1);
    if (!box->sql)
        return 0;
    lua_pushstring(L, box->sql);
    return 1;
}

MW_LUA(result_columns, "result:columns() -> array of names", "The names of the columns, in order.")
{
    const mw_lua_result *box = mw_lua_check_result(L, 1);
    lua_newtable(L);
    for (size_t i = 0; i < mw_frame_column_count(box->frame); i++) {
        mw_lua_push_str(L, mw_frame_column_name(box->frame, i));
        lua_rawseti(L, -2, (lua_Integer)i + 1);
    }
    return 1;
}

static int result_length(lua_State *L)
{
    lua_pushinteger(L, (lua_Integer)mw_frame_row_count(mw_lua_check_result(L, 1)->frame));
    return 1;
}

static int index_result(lua_State *L)
{
    const mw_lua_result *box = mw_lua_check_result(L, 1);
    if (!lua_isinteger(L, 2))
        return luaL_error(L, "a result has no method '%s'; help \"result\" lists them",
                          luaL_tolstring(L, 2, NULL));
    lua_Integer at = lua_tointeger(L, 2);
    if (at < 1 || (size_t)at > mw_frame_row_count(box->frame))
        return 0;
    mw_lua_push_row(L, 1, (size_t)at - 1);
    return 1;
}

static int show_result(lua_State *L)
{
    const mw_lua_result *box = mw_lua_check_result(L, 1);
    lua_pushfstring(L, "result of %I rows", (LUAI_UACINT)mw_frame_row_count(box->frame));
    return 1;
}

static const luaL_Reg META[] = {
    {"__len", result_length}, {"__call", call_result}, {"__tostring", show_result}, {NULL, NULL}};
static const mw_lua_row *const ROWS[] = {
    &result_where, &mw_lua_result_by, &mw_lua_result_independent, &result_sort, &result_top, &result_select, &result_named, &mw_lua_result_join,
    &result_count, &mw_lua_result_sum, &mw_lua_result_mean, &mw_lua_result_min, &mw_lua_result_max, &mw_lua_result_spread,
    &mw_lua_result_normalise, &mw_lua_result_bursts, &mw_lua_result_changes, &mw_lua_result_smooth, &result_first, &result_last, &result_each, &result_rows, &result_evidence,
    &mw_lua_result_kwic, &mw_lua_result_pick, &mw_lua_result_cell, &mw_lua_result_conflicts, &mw_lua_result_series, &mw_lua_result_reversals,
    &mw_lua_result_show, &mw_lua_result_csv, &mw_lua_result_tsv, &mw_lua_result_json, &mw_lua_result_jsonl,
    &mw_lua_result_markdown, &mw_lua_result_html, &mw_lua_result_plot, &mw_lua_result_dictionary,
    &result_columns, &result_sql, NULL};

const mw_lua_type MW_LUA_RESULT = {
    "result", "Rows that a question returned; result[i] is a row, #result how many there are.",
    ROWS, index_result, collect, META};
