/* SPDX-License-Identifier: MIT */
/* One row of a result: the mark itself where the rows are marks, else its cells as fields. */
#include "script/script_impl.h"

#include "base/buf.h"

size_t mw_lua_check_column(lua_State *L, const mw_frame *frame, mw_str name)
{
    size_t column = mw_frame_column(frame, name);
    if (column != SIZE_MAX)
        return column;
    size_t count = mw_frame_column_count(frame);
    luaL_Buffer known;
    luaL_buffinit(L, &known);
    for (size_t i = 0; i < count; i++) {
        mw_str one = mw_frame_column_name(frame, i);
        luaL_addlstring(&known, one.data, one.len);
        luaL_addstring(&known, i + 1 < count ? ", " : "");
    }
    luaL_pushresult(&known);
    luaL_error(L, "no column '%s'; there are: %s", name.data, lua_tostring(L, -1));
    return 0;
}

typedef struct row { /* user value 1: its result */
    size_t at;
} row;

void mw_lua_push_cell(lua_State *L, mw_cell cell)
{
    switch (cell.type) {
    case MW_CELL_INTEGER: lua_pushinteger(L, cell.integer); break;
    case MW_CELL_REAL:    lua_pushnumber(L, cell.real); break;
    case MW_CELL_BOOL:    lua_pushboolean(L, cell.integer != 0); break;
    case MW_CELL_TEXT:    mw_lua_push_str(L, cell.text); break;
    default:              lua_pushnil(L);
    }
}

/* Pushes row `at` (from 0): the mark itself where the rows are marks, else the row. */
void mw_lua_push_row(lua_State *L, int index, size_t at)
{
    index = lua_absindex(L, index);
    const mw_lua_result *box = lua_touserdata(L, index);
    lua_getiuservalue(L, index, 1);
    if (box->kind >= 0 && !lua_isnil(L, -1)) {
        int64_t key = mw_frame_key(box->frame, at);
        mw_lua_push_stored_article(L, -1, mw_store_mark_article(key));
        mw_lua_push_mark(L, -1, (mw_mark_kind)box->kind,
                         (uint32_t)mw_store_mark_index(key));
        lua_replace(L, -3);
        lua_pop(L, 1);
        return;
    }
    lua_pop(L, 1);
    row *r = mw_lua_new(L, &MW_LUA_ROW, sizeof *r, 1);
    r->at = at;
    lua_pushvalue(L, index);
    lua_setiuservalue(L, -2, 1);
}

static const mw_lua_result *result_of_row(lua_State *L, size_t *at)
{
    *at = ((const row *)mw_lua_check(L, 1, &MW_LUA_ROW))->at;
    lua_getiuservalue(L, 1, 1);
    return mw_lua_check_result(L, -1);
}

void mw_lua_push_cites(lua_State *L, const mw_frame *frame, size_t at)
{
    size_t kept;
    uint64_t all;
    const mw_cite *cites = mw_frame_evidence(frame, at, &kept, &all);
    lua_createtable(L, (int)kept, 0);
    mw_buf *text = mw_lua_new_buf(L);
    for (size_t i = 0; i < kept; i++) {
        mw_buf_clear(text);
        mw_cite_write(cites[i], text);
        mw_lua_push_buf(L, text);
        lua_rawseti(L, -3, (lua_Integer)i + 1);
    }
    lua_pop(L, 1);
}

static int index_row(lua_State *L)
{
    size_t at;
    const mw_lua_result *box = result_of_row(L, &at);
    if (lua_isinteger(L, 2)) {
        lua_Integer column = lua_tointeger(L, 2);
        if (column < 1 || (size_t)column > mw_frame_column_count(box->frame))
            return 0;
        mw_lua_push_cell(L, mw_frame_cell(box->frame, at, (size_t)column - 1));
        return 1;
    }
    mw_str name = mw_lua_check_str(L, 2);
    size_t column = mw_frame_column(box->frame, name);
    if (column != SIZE_MAX) {
        mw_lua_push_cell(L, mw_frame_cell(box->frame, at, column));
        return 1;
    }
    if (mw_str_is(name, "cite")) {
        mw_lua_push_cites(L, box->frame, at);
        lua_rawgeti(L, -1, 1);
        return 1;
    }
    return luaL_error(L, "the row has no column '%s'", name.data);
}

MW_LUA(row_evidence, "row:evidence() -> array of cites",
       "The spans that the row rests on, first to last: at most 20 of them; row.evidence_count says "
       "how many there are.")
{
    size_t at;
    const mw_lua_result *box = result_of_row(L, &at);
    mw_lua_push_cites(L, box->frame, at);
    return 1;
}

MW_LUA(row_value, "row:value(column) -> value",
       "A cell as a value that a report can cite, with the evidence of its row.")
{
    size_t at;
    const mw_lua_result *box = result_of_row(L, &at);
    mw_str column = mw_lua_check_str(L, 2);
    mw_cell cell = mw_frame_cell(box->frame, at, mw_lua_check_column(L, box->frame, column));
    size_t kept;
    uint64_t all;
    const mw_cite *cites = mw_frame_evidence(box->frame, at, &kept, &all);
    mw_lua_value *value = mw_lua_new_value(L);
    mw_lua_fill_value(L, value, cell, cites, kept);
    value->value.evidence_count = all;
    if (box->kind == MW_MARK_FIGURE &&
        (mw_str_is(column, "value") || mw_str_is(column, "low") || mw_str_is(column, "high")))
        value->value.how = MW_STR("figure"); /* so that verify finds it again */
    return 1;
}

static int show_row(lua_State *L)
{
    size_t at;
    const mw_lua_result *box = result_of_row(L, &at);
    mw_buf *text = mw_lua_new_buf(L);
    for (size_t i = 0; i < mw_frame_column_count(box->frame); i++) {
        if (i)
            mw_buf_add(text, MW_STR("  "));
        mw_cell_write(mw_frame_cell(box->frame, at, i), text);
    }
    mw_lua_push_buf(L, text);
    return 1;
}

static const luaL_Reg ROW_META[] = {{"__tostring", show_row}, {NULL, NULL}};
static const mw_lua_row *const ROW_ROWS[] = {&row_evidence, &row_value, NULL};
const mw_lua_type MW_LUA_ROW = {"row", "One row of a result: its columns as fields, and evidence().",
                                ROW_ROWS, index_row, NULL, ROW_META};

