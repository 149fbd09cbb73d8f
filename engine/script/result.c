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

/* A result like the one at `index`, with another frame to come. */
static mw_lua_result *derive(lua_State *L, int index, int kind)
{
    const mw_lua_result *old = mw_lua_check_result(L, index);
    lua_getiuservalue(L, index, 1);
    mw_lua_result *box = mw_lua_new_result(L, lua_isnil(L, -1) ? 0 : -1, kind);
    if (old->sql) {
        size_t len = strlen(old->sql) + 1;
        mw_error err = {0};
        box->sql = mw_memory_get(len, &err);
        if (box->sql)
            memcpy(box->sql, old->sql, len);
    }
    return box;
}

static int collect(lua_State *L)
{
    mw_lua_result *box = lua_touserdata(L, 1);
    mw_frame_free(box->frame);
    mw_memory_free(box->sql);
    box->frame = NULL;
    box->sql = NULL;
    return 0;
}

/* ---- one row */

static size_t check_column(lua_State *L, const mw_frame *frame, mw_str name)
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

static void push_cell(lua_State *L, mw_cell cell)
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
static void push_row(lua_State *L, int index, size_t at)
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

static void push_cites(lua_State *L, const mw_frame *frame, size_t at)
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
        push_cell(L, mw_frame_cell(box->frame, at, (size_t)column - 1));
        return 1;
    }
    mw_str name = mw_lua_check_str(L, 2);
    size_t column = mw_frame_column(box->frame, name);
    if (column != SIZE_MAX) {
        push_cell(L, mw_frame_cell(box->frame, at, column));
        return 1;
    }
    if (mw_str_is(name, "cite")) {
        push_cites(L, box->frame, at);
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
    push_cites(L, box->frame, at);
    return 1;
}

MW_LUA(row_value, "row:value(column) -> value",
       "A cell as a value that a report can cite, with the evidence of its row.")
{
    size_t at;
    const mw_lua_result *box = result_of_row(L, &at);
    mw_cell cell = mw_frame_cell(box->frame, at, check_column(L, box->frame, mw_lua_check_str(L, 2)));
    size_t kept;
    uint64_t all;
    const mw_cite *cites = mw_frame_evidence(box->frame, at, &kept, &all);
    mw_lua_value *value = mw_lua_new_value(L);
    mw_lua_fill_value(L, value, cell, cites, kept);
    value->value.evidence_count = all;
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

/* ---- selecting */

/* Does the row fit {column = value, …}? A value may be an array of accepted ones. */
static bool fits_value(lua_State *L, mw_cell cell, int value)
{
    push_cell(L, cell);
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
        mw_cell cell = mw_frame_cell(frame, at, check_column(L, frame, mw_lua_check_str(L, -2)));
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
    push_row(L, 1, at);
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
    mw_lua_result *out = derive(L, 1, box->kind);
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
        keys[i] = (mw_sort_key){check_column(L, frame, name), descending};
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
    mw_lua_result *out = derive(L, 1, box->kind);
    mw_error err = {0};
    out->frame = mw_frame_sort(box->frame, keys, count, &err);
    return out->frame ? 1 : mw_lua_raise(L, &err);
}

/* `by "month"` and `by "year"` group by the date's first characters. */
static mw_frame *with_period(lua_State *L, mw_lua_result *holder, const mw_frame *frame, size_t len,
                             const char *name)
{
    size_t published = check_column(L, frame, MW_STR("published"));
    size_t columns = mw_frame_column_count(frame), rows = mw_frame_row_count(frame);
    size_t *all = lua_newuserdatauv(L, (rows + 1) * sizeof *all, 0);
    for (size_t i = 0; i < rows; i++)
        all[i] = i;
    mw_error err = {0};
    holder->frame = mw_frame_pick(frame, all, rows, &err);
    bool good = holder->frame && mw_frame_add_column(holder->frame, mw_str_of(name), &err);
    for (size_t i = 0; good && i < rows; i++) {
        mw_str date = mw_frame_cell(frame, i, published).text;
        mw_cell cell = date.len >= len ? mw_cell_text(mw_str_sub(date, 0, len)) : mw_cell_null();
        good = mw_frame_set_cell(holder->frame, i, columns, cell, &err);
    }
    if (!good)
        mw_lua_raise(L, &err);
    return holder->frame;
}

MW_LUA(result_by, "result:by(column, …) -> result",
       "Counts the rows for each value of the columns, most first; \"day\", \"month\" and \"year\" "
       "are those of publication. Each row keeps the evidence of what it counts.")
{
    const mw_lua_result *box = mw_lua_check_result(L, 1);
    const mw_frame *frame = box->frame;
    size_t count = (size_t)lua_gettop(L) - 1;
    luaL_argcheck(L, count >= 1 && count <= KEYS_MAX, 2, "a column's name expected");
    size_t columns[KEYS_MAX];
    for (size_t i = 0; i < count; i++) {
        mw_str name = mw_lua_check_str(L, (int)i + 2);
        size_t len = mw_str_is(name, "day") ? 10 : mw_str_is(name, "month") ? 7 : mw_str_is(name, "year") ? 4 : 0;
        if (len && mw_frame_column(frame, name) == SIZE_MAX)
            frame = with_period(L, derive(L, 1, box->kind), frame, len, name.data);
        columns[i] = check_column(L, frame, name);
    }
    bool period = frame != box->frame;
    mw_lua_result *grouped = derive(L, 1, -1), *out = derive(L, 1, -1);
    mw_error err = {0};
    grouped->frame = mw_frame_group(frame, columns, count, &err);
    if (!grouped->frame)
        return mw_lua_raise(L, &err);
    mw_sort_key keys[KEYS_MAX + 1] = {{count, true}};
    for (size_t i = 0; i < count; i++)
        keys[i + !period] = (mw_sort_key){i, false};
    out->frame = mw_frame_sort(grouped->frame, keys, period ? count : count + 1, &err);
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
    mw_lua_result *out = derive(L, 1, box->kind);
    size_t *first = lua_newuserdatauv(L, (count + 1) * sizeof *first, 0);
    for (size_t i = 0; i < count; i++)
        first[i] = i;
    mw_error err = {0};
    out->frame = mw_frame_pick(box->frame, first, count, &err);
    lua_pop(L, 1);
    return out->frame ? 1 : mw_lua_raise(L, &err);
}

MW_LUA(result_named, "result:named(column, …) -> result", "Gives the columns other names, in order.")
{
    const mw_lua_result *box = mw_lua_check_result(L, 1);
    int names = lua_gettop(L) - 1;
    luaL_argcheck(L, (size_t)names <= mw_frame_column_count(box->frame), 2, "more names than columns");
    mw_lua_result *out = derive(L, 1, box->kind);
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
    push_row(L, 1, 0);
    return 1;
}

MW_LUA(result_last, "result:last() -> row or nil", "The last row.")
{
    size_t count = mw_frame_row_count(mw_lua_check_result(L, 1)->frame);
    if (count == 0)
        return 0;
    push_row(L, 1, count - 1);
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
    push_row(L, -1, (size_t)at);
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
 * nil starts over. The cursor is kept beside, by result. */
static int call_result(lua_State *L)
{
    const mw_lua_result *box = mw_lua_check_result(L, 1);
    lua_settop(L, 3);
    lua_getfield(L, LUA_REGISTRYINDEX, "moonwire.cursors");
    lua_Integer at = 0;
    lua_pushvalue(L, 1);
    if (lua_rawget(L, 4) == LUA_TNUMBER && !lua_isnil(L, 3))
        at = lua_tointeger(L, -1);
    if ((size_t)at >= mw_frame_row_count(box->frame))
        return 0;
    lua_pushvalue(L, 1);
    lua_pushinteger(L, at + 1);
    lua_rawset(L, 4);
    push_row(L, 1, (size_t)at);
    return 1;
}

MW_LUA(result_rows, "result:rows() -> array of rows", "All rows, as an array.")
{
    size_t count = mw_frame_row_count(mw_lua_check_result(L, 1)->frame);
    lua_createtable(L, (int)(count < INT32_MAX ? count : 0), 0);
    for (size_t i = 0; i < count; i++) {
        push_row(L, 1, i);
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
        push_cites(L, box->frame, i);
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

/* ---- writing */

typedef bool (*writer)(const mw_frame *, mw_buf *, mw_error *);

static int written(lua_State *L, writer write)
{
    const mw_lua_result *box = mw_lua_check_result(L, 1);
    mw_buf *text = mw_lua_new_buf(L);
    mw_error err = {0};
    if (!write(box->frame, text, &err))
        return mw_lua_raise(L, &err);
    mw_lua_push_buf(L, text);
    return 1;
}

static bool write_csv(const mw_frame *frame, mw_buf *out, mw_error *err)
{
    return mw_frame_csv(frame, NULL, out, err);
}

MW_LUA(result_csv, "result:csv() -> text", "The rows as CSV by RFC 4180.")
{
    return written(L, write_csv);
}

MW_LUA(result_json, "result:json() -> text", "The rows as JSON Lines, each with its evidence.")
{
    return written(L, mw_frame_json);
}

MW_LUA(result_markdown, "result:markdown() -> text", "The rows as a Markdown table.")
{
    return written(L, mw_frame_markdown);
}

static void print_frame(lua_State *L, const mw_frame *frame, size_t rows)
{
    mw_script *script = mw_script_of(L);
    size_t width = script->setup.width ? script->setup.width : 100;
    mw_buf *text = mw_lua_new_buf(L);
    mw_error err = {0};
    if (!mw_frame_print(frame, width, rows, text, &err))
        mw_lua_raise(L, &err);
    if (script->setup.print)
        script->setup.print(script->setup.context, mw_buf_str(text));
    lua_pop(L, 1);
}

enum { ROWS_SHOWN = 40 };

MW_LUA(result_show, "result:show{rows = N, all = false} -> result",
       "Prints the rows as a table: the first 40, `rows` of them, or all. Returns the result itself.")
{
    static const char *const KEYS[] = {"rows", "all", NULL};
    const mw_lua_result *box = mw_lua_check_result(L, 1);
    mw_lua_check_options(L, 2, KEYS);
    lua_settop(L, 2);
    lua_getfield(L, 2, "rows");
    lua_Integer rows = luaL_optinteger(L, -1, ROWS_SHOWN);
    luaL_argcheck(L, rows >= 0, 2, "rows must not be negative");
    lua_getfield(L, 2, "all");
    print_frame(L, box->frame, lua_toboolean(L, -1) ? 0 : (size_t)rows);
    mw_script *script = mw_script_of(L);
    luaL_unref(L, LUA_REGISTRYINDEX, script->last_shown);
    lua_pushvalue(L, 1);
    script->last_shown = luaL_ref(L, LUA_REGISTRYINDEX);
    lua_pushvalue(L, 1);
    return 1;
}

void mw_lua_show(lua_State *L, int index)
{
    mw_script *script = mw_script_of(L);
    index = lua_absindex(L, index);
    const mw_lua_result *box = mw_lua_test(L, index, &MW_LUA_RESULT);
    if (box && box->frame) {
        lua_rawgeti(L, LUA_REGISTRYINDEX, script->last_shown);
        bool shown = lua_rawequal(L, -1, index);
        lua_pop(L, 1);
        if (!shown)
            print_frame(L, box->frame, ROWS_SHOWN);
        return;
    }
    lua_rawgeti(L, LUA_REGISTRYINDEX, script->environment);
    lua_getfield(L, -1, "print");
    lua_pushvalue(L, index);
    lua_call(L, 1, 0);
    lua_pop(L, 1);
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
    push_row(L, 1, (size_t)at - 1);
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
    &result_where, &result_by,   &result_sort,     &result_top,      &result_named, &result_count,
    &result_first, &result_last, &result_each,     &result_rows,     &result_show,  &result_evidence,
    &result_csv,   &result_json, &result_markdown, &result_columns,  &result_sql,   NULL};

const mw_lua_type MW_LUA_RESULT = {
    "result", "Rows that a question returned; result[i] is a row, #result how many there are.",
    ROWS, index_result, collect, META};
