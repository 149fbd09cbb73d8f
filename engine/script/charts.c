/* SPDX-License-Identifier: MIT */
/* {kind = "lines", date = "as_of", value = "most"}: a chart as scripts write it. */
#include "script/script_impl.h"

#include "base/buf.h"

enum { KEYS_MAX = 12, LIST_MAX = 40 };

/* What each kind takes, in the order of mw_chart_kind. */
static const char *const KEYS[][KEYS_MAX] = {
    {"kind", "title", "label", "value", "low", "high", NULL},
    {"kind", "title", "label", "date", "value", "low", "high", "series", NULL},
    {"kind", "title", "label", "date", "since", "series", "state", "states", NULL},
    {"kind", "title", "label", "columns", "states", NULL},
    {"kind", "title", "from", "to", "value", "state", "states", NULL},
    {"kind", "title", "label", "value", "series", NULL},
};

static mw_str text_of(lua_State *L, int index, const char *key)
{
    return lua_getfield(L, index, key) == LUA_TNIL ? MW_NONE : mw_lua_check_str(L, -1);
}

/* One text or a list of them, at most `most`. */
static size_t texts_of(lua_State *L, int index, const char *key, size_t most, const mw_str **texts)
{
    mw_str *made = lua_newuserdatauv(L, most * sizeof *made, 0);
    size_t count = 0;
    *texts = made;
    if (lua_getfield(L, index, key) != LUA_TTABLE) {
        if (!lua_isnil(L, -1))
            made[count++] = mw_lua_check_str(L, -1);
        return count;
    }
    for (int list = lua_gettop(L); lua_rawgeti(L, list, (lua_Integer)count + 1) != LUA_TNIL;) {
        if (count == most)
            luaL_error(L, "a chart's %s are at most %d", key, (int)most);
        made[count++] = mw_lua_check_str(L, -1);
    }
    return count;
}

void mw_lua_check_chart(lua_State *L, int index, mw_chart *chart)
{
    *chart = (mw_chart){0};
    luaL_checkstack(L, 2 * LIST_MAX + 40, "too many columns");
    mw_str kind = text_of(L, index, "kind");
    if (kind.data && !mw_chart_kind_named(kind, &chart->kind))
        luaL_error(L,
                   "there is no chart of kind '%s': bars, lines, lanes, matrix, network, multiples",
                   kind.data);
    mw_lua_check_options(L, index, KEYS[chart->kind]);
    chart->title = text_of(L, index, "title");
    chart->value = text_of(L, index, "value");
    chart->low = text_of(L, index, "low");
    chart->high = text_of(L, index, "high");
    chart->date = text_of(L, index, "date");
    chart->since = text_of(L, index, "since");
    chart->series = text_of(L, index, "series");
    chart->state = text_of(L, index, "state");
    chart->from = text_of(L, index, "from");
    chart->to = text_of(L, index, "to");
    chart->label_count = texts_of(L, index, "label", 3, &chart->label);
    chart->column_count = texts_of(L, index, "columns", LIST_MAX, &chart->columns);
    chart->state_count = texts_of(L, index, "states", LIST_MAX, &chart->states);
}

MW_LUA_SHARED(mw_lua_result_plot, "result:plot(name [, {kind =, label =, value =, …}]) -> result",
              "Draws the rows into the folder that the command line names with --out: name.svg, "
              "name.vl.json (Vega-Lite) or name.txt (characters). Without options lines over the "
              "column of days, else bars. Otherwise " MW_LUA_CHART_HELP)
{
    const mw_lua_result *result = mw_lua_check_result(L, 1);
    mw_str name = mw_lua_check_str(L, 2), label;
    mw_chart chart;
    mw_error err = {0};
    lua_settop(L, 3);
    if (lua_isnil(L, 3)) {
        mw_chart_guess(result->frame, &chart, &label);
    } else {
        luaL_checktype(L, 3, LUA_TTABLE);
        mw_lua_check_chart(L, 3, &chart);
    }
    struct mw_buf *out = mw_lua_new_buf(L);
    bool good = false;
    if (mw_str_ends(name, MW_STR(".svg")))
        good = mw_chart_draw(result->frame, &chart, out, &err);
    else if (mw_str_ends(name, MW_STR(".vl.json")))
        good = mw_chart_vega(result->frame, &chart, out, &err);
    else if (mw_str_ends(name, MW_STR(".txt")))
        good = mw_chart_print(result->frame, &chart, 100, out, &err);
    else
        return luaL_error(L, "result:plot: '%s' ends in none of .svg .vl.json .txt", name.data);
    if (!good)
        return mw_lua_raise(L, &err);
    mw_lua_save_file(L, "result:plot", name, mw_buf_str(out));
    lua_pushvalue(L, 1);
    return 1;
}
