/* SPDX-License-Identifier: MIT */
/* Rows that scripts make of others: picked by number, with more columns; or of their own, each with the
 * spans it rests on. Judgement across articles is Lua (scripts/lib) over these. */
#include "script/script_impl.h"

#include "base/buf.h"

/* What Lua has at the top of the stack, as a cell; a name or a mark is what it prints. What the cell is a slice of
 * stays on the stack in its place. */
static mw_cell cell_on_top(lua_State *L)
{
    if (lua_isnil(L, -1))
        return mw_cell_null();
    if (lua_isboolean(L, -1))
        return mw_cell_bool(lua_toboolean(L, -1));
    if (lua_isinteger(L, -1))
        return mw_cell_integer(lua_tointeger(L, -1));
    if (lua_type(L, -1) == LUA_TNUMBER)
        return mw_cell_real(lua_tonumber(L, -1));
    if (lua_type(L, -1) != LUA_TSTRING) {
        luaL_tolstring(L, -1, NULL);
        lua_replace(L, -2);
    }
    return mw_cell_text(mw_lua_check_str(L, lua_gettop(L)));
}

/* ---- picked rows */

/* The column on top of the stack: {name, {value, …}}. */
static bool add_column(lua_State *L, mw_frame *frame, mw_error *err)
{
    int top = lua_gettop(L);
    luaL_checktype(L, top, LUA_TTABLE);
    lua_rawgeti(L, top, 1);
    lua_rawgeti(L, top, 2);
    luaL_argexpected(L, lua_istable(L, -1), 3, "columns are written {{name, {value, …}}, …}");
    size_t column = mw_frame_column_count(frame);
    bool good = mw_frame_add_column(frame, mw_lua_check_str(L, top + 1), err);
    for (size_t i = 0; good && i < mw_frame_row_count(frame); i++) {
        lua_rawgeti(L, top + 2, (lua_Integer)i + 1);
        good = mw_frame_set_cell(frame, i, column, cell_on_top(L), err);
        lua_settop(L, top + 2);
    }
    lua_settop(L, top);
    return good;
}

MW_LUA_SHARED(mw_lua_result_pick, "result:pick(numbers [, {{column, values}, …}]) -> result",
              "The rows of these numbers, in this order, and more columns: a name and an array with a value for each "
              "row picked; result:cell reads them.")
{
    const mw_lua_result *box = mw_lua_check_result(L, 1);
    luaL_checktype(L, 2, LUA_TTABLE);
    lua_settop(L, 3);
    size_t count = lua_rawlen(L, 2);
    size_t *rows = lua_newuserdatauv(L, (count + 1) * sizeof *rows, 0);
    for (size_t i = 0; i < count; i++) {
        lua_rawgeti(L, 2, (lua_Integer)i + 1);
        lua_Integer row = luaL_checkinteger(L, -1);
        luaL_argcheck(L, row >= 1 && (size_t)row <= mw_frame_row_count(box->frame), 2, "no such row");
        rows[i] = (size_t)row - 1;
        lua_pop(L, 1);
    }
    mw_lua_result *out = mw_lua_derive(L, 1, box->kind);
    mw_error err = {0};
    out->frame = mw_frame_pick(box->frame, rows, count, &err);
    bool good = out->frame != NULL;
    int made = lua_gettop(L);
    luaL_argexpected(L, lua_isnil(L, 3) || lua_istable(L, 3), 3, "columns are written {{name, {value, …}}, …}");
    for (lua_Integer i = 1; good && lua_istable(L, 3) && lua_rawgeti(L, 3, i) != LUA_TNIL; i++) {
        good = add_column(L, out->frame, &err);
        lua_settop(L, made);
    }
    lua_settop(L, made);
    return good ? 1 : mw_lua_raise(L, &err);
}

MW_LUA_SHARED(mw_lua_result_cell, "result:cell(number, column) -> value",
              "What stands in a column of the row with this number, also where the rows are marks.")
{
    const mw_lua_result *box = mw_lua_check_result(L, 1);
    lua_Integer row = luaL_checkinteger(L, 2);
    luaL_argcheck(L, row >= 1 && (size_t)row <= mw_frame_row_count(box->frame), 2, "no such row");
    size_t column = mw_lua_check_column(L, box->frame, mw_lua_check_str(L, 3));
    mw_lua_push_cell(L, mw_frame_cell(box->frame, (size_t)row - 1, column));
    return 1;
}

/* ---- rows of one's own */

static bool same_cite(const mw_frame *frame, size_t row, mw_cite cite)
{
    size_t kept;
    uint64_t all;
    const mw_cite *cites = mw_frame_evidence(frame, row, &kept, &all);
    for (size_t i = 0; i < kept; i++)
        if (mw_str_equal(cites[i].article, cite.article) && cites[i].span.start == cite.span.start &&
            cites[i].span.end == cite.span.end)
            return true;
    return false;
}

/* The evidence on top of the stack: an array of marks and of citations in words. */
static bool add_evidence(lua_State *L, mw_frame *frame, size_t row, mw_error *err)
{
    int list = lua_gettop(L);
    if (!lua_istable(L, list) || lua_rawlen(L, list) == 0)
        luaL_error(L, "mw.rows: row %I has no evidence: {…, evidence = {mark, …}}", (LUAI_UACINT)row + 1);
    bool good = true;
    for (lua_Integer i = 1; good && lua_rawgeti(L, list, i) != LUA_TNIL; i++) {
        mw_cite cite;
        if (mw_lua_test(L, -1, &MW_LUA_MARK))
            cite = mw_lua_mark_cite(L, lua_gettop(L));
        else if (!mw_cite_parse(mw_lua_check_str(L, lua_gettop(L)), &cite))
            luaL_error(L, "mw.rows: '%s' is no citation", lua_tostring(L, -1));
        good = same_cite(frame, row, cite) || mw_frame_add_evidence(frame, row, cite, err);
        lua_settop(L, list);
    }
    return good;
}

enum { COLUMNS_MAX = 32 };

static size_t read_columns(lua_State *L, mw_frame *frame, int columns, mw_error *err)
{
    size_t count = lua_rawlen(L, columns);
    luaL_argcheck(L, count >= 1 && count <= COLUMNS_MAX, 1, "from 1 to 32 columns");
    for (size_t i = 0; i < count; i++) {
        lua_rawgeti(L, columns, (lua_Integer)i + 1);
        if (!mw_frame_add_column(frame, mw_lua_check_str(L, lua_gettop(L)), err))
            mw_lua_raise(L, err);
        lua_pop(L, 1);
    }
    return count;
}

/* The row on top of the stack. */
static bool add_row(lua_State *L, mw_frame *frame, size_t count, mw_error *err)
{
    mw_cell cells[COLUMNS_MAX];
    int row = lua_gettop(L);
    luaL_checktype(L, row, LUA_TTABLE);
    luaL_checkstack(L, COLUMNS_MAX + 8, "too many columns");
    for (size_t i = 0; i < count; i++) {
        mw_lua_push_str(L, mw_frame_column_name(frame, i));
        lua_rawget(L, row);
        cells[i] = cell_on_top(L);
    }
    size_t at = mw_frame_add_row(frame, cells, err);
    lua_settop(L, row);
    lua_getfield(L, row, "evidence");
    return at != SIZE_MAX && add_evidence(L, frame, at, err);
}

MW_LUA_SHARED(mw_lua_rows,
              "mw.rows{columns = {name, …}, rows = {{name = cell, …, evidence = {mark, …}}, …} [, of = result]} "
              "-> result",
              "A result of rows that a script made. Each row names the marks (or their citations) that it rests on, in "
              "order of publication; a row without any is refused. `of` is the result from which they were judged: "
              "where there are none, a report cites its question.")
{
    static const char *const KEYS[] = {"columns", "rows", "of", NULL};
    luaL_checktype(L, 1, LUA_TTABLE);
    mw_lua_check_options(L, 1, KEYS);
    lua_settop(L, 1);
    lua_getfield(L, 1, "columns");
    lua_getfield(L, 1, "rows");
    luaL_argexpected(L, lua_istable(L, 2) && lua_istable(L, 3), 1, "{columns = {…}, rows = {…}}");
    lua_getfield(L, 1, "of");
    mw_lua_result *out = lua_isnil(L, 4) ? mw_lua_new_result(L, 0, -1) : mw_lua_derive(L, 4, -1);
    lua_replace(L, 4);
    lua_settop(L, 4);
    mw_error err = {0};
    out->frame = mw_frame_new(&err);
    if (!out->frame)
        return mw_lua_raise(L, &err);
    size_t count = read_columns(L, out->frame, 2, &err);
    bool good = true;
    for (lua_Integer i = 1; good && lua_rawgeti(L, 3, i) != LUA_TNIL; i++) {
        good = add_row(L, out->frame, count, &err);
        lua_settop(L, 4);
    }
    lua_settop(L, 4);
    return good ? 1 : mw_lua_raise(L, &err);
}
