/* SPDX-License-Identifier: MIT */
/* A result on the screen. */
#include "script/script_impl.h"

#include "base/buf.h"

/* What a reader of the screen does not need: the place is in the citation, `published` says when. */
static const char *const HIDDEN[] = {"start", "stop", "article", "grade", "cluster", "polarity",
                                     "basis", "entity", "agency", "outlet", "class"};

/* The columns worth showing of a result that has evidence; all of any other. */
static size_t shown_columns(const mw_frame *frame, size_t *columns)
{
    size_t count = 0, all = mw_frame_column_count(frame);
    bool cited = mw_frame_column(frame, MW_STR("article")) != SIZE_MAX &&
                 mw_frame_column(frame, MW_STR("start")) != SIZE_MAX;
    for (size_t i = 0; i < all; i++) {
        bool hidden = false;
        for (size_t h = 0; cited && h < sizeof HIDDEN / sizeof *HIDDEN; h++)
            hidden = hidden || mw_str_is(mw_frame_column_name(frame, i), HIDDEN[h]);
        if (!hidden)
            columns[count++] = i;
    }
    return count;
}

/* The frame as it is shown: fewer columns, and the citation last. */
static void to_screen(lua_State *L, const mw_frame *frame, mw_lua_result *into)
{
    mw_error err = {0};
    size_t *columns = lua_newuserdatauv(L, (mw_frame_column_count(frame) + 1) * sizeof *columns, 0);
    size_t count = shown_columns(frame, columns);
    bool cite = count < mw_frame_column_count(frame);
    into->frame = mw_frame_select(frame, columns, count, &err);
    bool good = into->frame && (!cite || mw_frame_add_column(into->frame, MW_STR("cite"), &err));
    mw_buf *text = mw_lua_new_buf(L);
    for (size_t i = 0; good && cite && i < mw_frame_row_count(frame); i++) {
        size_t kept;
        uint64_t all;
        const mw_cite *cites = mw_frame_evidence(frame, i, &kept, &all);
        mw_buf_clear(text);
        if (kept)
            mw_cite_write(cites[0], text);
        good = mw_frame_set_cell(into->frame, i, count, mw_cell_text(mw_buf_str(text)), &err);
    }
    if (!good)
        mw_lua_raise(L, &err);
    lua_pop(L, 2);
}

static void print_frame(lua_State *L, const mw_frame *frame, size_t rows)
{
    mw_script *script = mw_script_of(L);
    size_t width = script->setup.width ? script->setup.width : 100;
    mw_lua_result *screen = mw_lua_new_result(L, 0, -1);
    to_screen(L, frame, screen);
    mw_buf *text = mw_lua_new_buf(L);
    mw_error err = {0};
    if (!mw_frame_print(screen->frame, width, rows, text, &err))
        mw_lua_raise(L, &err);
    if (script->setup.print)
        script->setup.print(script->setup.context, mw_buf_str(text));
    lua_pop(L, 2);
}

enum { ROWS_SHOWN = 40 };

MW_LUA_SHARED(mw_lua_result_show, "result:show{rows = N, all = false} -> result",
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

