/* SPDX-License-Identifier: MIT */
/* mw.tally, mw.pairs, mw.series: counts that keep where they saw what, and merge. */
#include "script/script_impl.h"

#include <moonwire/pairs.h>
#include <moonwire/series.h>
#include <moonwire/tally.h>

#include "base/buf.h"

/* What may be counted: a text, a name, an entity, a mark (by what it prints). Anchored by being left
 * on the stack. */
static mw_str check_key(lua_State *L, int index)
{
    int type = lua_type(L, index);
    luaL_argexpected(L, type == LUA_TSTRING || type == LUA_TUSERDATA, index, "text, name or mark");
    luaL_tolstring(L, index, NULL);
    return mw_lua_check_str(L, -1);
}

/* Where: a mark, or an article for its first sentence. NULL when nothing was given. */
static const mw_sighting *check_where(lua_State *L, int index, mw_sighting *where)
{
    if (lua_isnoneornil(L, index))
        return NULL;
    if (mw_lua_test(L, index, &MW_LUA_ARTICLE)) {
        const mw_article *article = mw_lua_check_article(L, index)->article;
        const mw_layers *layers = mw_article_layers(article);
        mw_span first = layers->sentence_count ? layers->sentences[0].span : (mw_span){0, 0};
        *where = (mw_sighting){mw_article_head(article)->published, mw_article_head(article)->id, first};
        return where;
    }
    mw_cite cite = mw_lua_mark_cite(L, index); /* raises on anything else */
    *where = (mw_sighting){mw_article_head(mw_lua_mark_article(L, index))->published, cite.article, cite.span};
    return where;
}

static uint64_t check_times(lua_State *L, int index)
{
    lua_Integer times = luaL_optinteger(L, index, 1);
    luaL_argcheck(L, times >= 0, index, "must not be negative");
    return (uint64_t)times;
}

static int finish(lua_State *L, bool good, const mw_error *err)
{
    if (!good)
        return mw_lua_raise(L, err);
    lua_settop(L, 1);
    return 1;
}

static size_t check_rows(lua_State *L, int index)
{
    lua_Integer rows = luaL_optinteger(L, index, 20);
    luaL_argcheck(L, rows >= 0, index, "must not be negative");
    return (size_t)rows;
}

static int push_frame(lua_State *L, mw_frame *(*make)(lua_State *, mw_error *))
{
    lua_settop(L, 2); /* an argument that was left out is none, and not the result */
    mw_lua_result *out = mw_lua_new_result(L, 0, -1);
    mw_error err = {0};
    out->frame = make(L, &err);
    return out->frame ? 1 : mw_lua_raise(L, &err);
}

/* ---- tally */

static mw_tally *tally_at(lua_State *L, int index)
{
    return *(mw_tally **)mw_lua_check(L, index, &MW_LUA_TALLY);
}

static int collect_tally(lua_State *L)
{
    mw_tally_free(*(mw_tally **)lua_touserdata(L, 1));
    return 0;
}

MW_LUA_SHARED(mw_lua_tally_new, "mw.tally() -> tally", "Counts how often each thing was seen, and where.")
{
    mw_tally **box = mw_lua_new(L, &MW_LUA_TALLY, sizeof *box, 0);
    mw_error err = {0};
    *box = mw_tally_new(&err);
    return *box ? 1 : mw_lua_raise(L, &err);
}

MW_LUA(tally_add, "tally:add(key [, where [, times]]) -> tally",
       "Counts a key (a text, a name, a mark); `where` is the mark or article that is its evidence.")
{
    mw_tally *tally = tally_at(L, 1);
    lua_settop(L, 4);
    mw_sighting where;
    const mw_sighting *seen = check_where(L, 3, &where);
    uint64_t times = check_times(L, 4);
    mw_error err = {0};
    return finish(L, mw_tally_add(tally, check_key(L, 2), times, seen, &err), &err);
}

MW_LUA(tally_merge, "tally:merge(other) -> tally", "Adds another tally to this one.")
{
    mw_error err = {0};
    return finish(L, mw_tally_merge(tally_at(L, 1), tally_at(L, 2), &err), &err);
}

MW_LUA(tally_count, "tally:count(key) -> integer", "How often a key was counted; 0 if never.")
{
    const mw_tally *tally = tally_at(L, 1);
    lua_pushinteger(L, (lua_Integer)mw_tally_count(tally, check_key(L, 2)));
    return 1;
}

static mw_frame *top_of_tally(lua_State *L, mw_error *err)
{
    return mw_tally_top(tally_at(L, 1), check_rows(L, 2), err);
}

MW_LUA(tally_top, "tally:top([rows]) -> result", "The most counted keys first: 20 of them, or `rows`.")
{
    return push_frame(L, top_of_tally);
}

static const mw_lua_row *const TALLY_ROWS[] = {&tally_add, &tally_merge, &tally_count, &tally_top, NULL};
const mw_lua_type MW_LUA_TALLY = {"tally", "Counts of keys, with their evidence; tallies of parts merge.",
                                  TALLY_ROWS, NULL, collect_tally, NULL};

/* ---- pairs */

static mw_pairs *pairs_at(lua_State *L, int index)
{
    return *(mw_pairs **)mw_lua_check(L, index, &MW_LUA_PAIRS);
}

static int collect_pairs(lua_State *L)
{
    mw_pairs_free(*(mw_pairs **)lua_touserdata(L, 1));
    return 0;
}

MW_LUA_SHARED(mw_lua_pairs_new, "mw.pairs() -> pairs", "Counts which things are seen together.")
{
    mw_pairs **box = mw_lua_new(L, &MW_LUA_PAIRS, sizeof *box, 0);
    mw_error err = {0};
    *box = mw_pairs_new(&err);
    return *box ? 1 : mw_lua_raise(L, &err);
}

MW_LUA(pairs_add, "pairs:add({key, key, …} [, where]) -> pairs",
       "One unit (an article, a sentence) and the keys seen in it; each two of them are a pair.")
{
    mw_pairs *pairs = pairs_at(L, 1);
    luaL_checktype(L, 2, LUA_TTABLE);
    lua_settop(L, 3);
    size_t count = lua_rawlen(L, 2);
    luaL_argcheck(L, count <= MW_PAIRS_KEYS_MAX, 2, "too many keys in one unit");
    luaL_checkstack(L, (int)count * 2 + 8, "too many keys");
    mw_str *keys = lua_newuserdatauv(L, (count + 1) * sizeof *keys, 0);
    for (size_t i = 0; i < count; i++) {
        lua_rawgeti(L, 2, (lua_Integer)i + 1);
        keys[i] = check_key(L, lua_gettop(L));
    }
    mw_sighting where;
    const mw_sighting *seen = check_where(L, 3, &where);
    mw_error err = {0};
    return finish(L, mw_pairs_add(pairs, keys, count, seen, &err), &err);
}

MW_LUA(pairs_merge, "pairs:merge(other) -> pairs", "Adds other pairs to these.")
{
    mw_error err = {0};
    return finish(L, mw_pairs_merge(pairs_at(L, 1), pairs_at(L, 2), &err), &err);
}

static mw_frame *top_of_pairs(lua_State *L, mw_error *err)
{
    return mw_pairs_top(pairs_at(L, 1), check_rows(L, 2), err);
}

MW_LUA(pairs_top, "pairs:top([rows]) -> result",
       "The most frequent pairs first: how often together, how often each, and logDice.")
{
    return push_frame(L, top_of_pairs);
}

static const mw_lua_row *const PAIRS_ROWS[] = {&pairs_add, &pairs_merge, &pairs_top, NULL};
const mw_lua_type MW_LUA_PAIRS = {"pairs", "Which things are seen together; pairs of parts merge.",
                                  PAIRS_ROWS, NULL, collect_pairs, NULL};

/* ---- series */

static mw_series *series_at(lua_State *L, int index)
{
    return *(mw_series **)mw_lua_check(L, index, &MW_LUA_SERIES);
}

static int collect_series(lua_State *L)
{
    mw_series_free(*(mw_series **)lua_touserdata(L, 1));
    return 0;
}

MW_LUA_SHARED(mw_lua_series_new, "mw.series(per) -> series",
              "Counts by \"day\", \"week\", \"month\" or \"year\".")
{
    mw_per per;
    if (!mw_per_parse(mw_lua_check_str(L, 1), &per))
        return luaL_argerror(L, 1, "\"day\", \"week\", \"month\" or \"year\"");
    mw_series **box = mw_lua_new(L, &MW_LUA_SERIES, sizeof *box, 0);
    mw_error err = {0};
    *box = mw_series_new(per, &err);
    return *box ? 1 : mw_lua_raise(L, &err);
}

MW_LUA(series_add, "series:add(key, date [, where [, times]]) -> series",
       "Counts a key on a date (2022-08-03); without a date it is counted apart.")
{
    mw_series *series = series_at(L, 1);
    lua_settop(L, 5);
    mw_str date = lua_isnil(L, 3) ? MW_NONE : mw_lua_check_str(L, 3);
    mw_sighting where;
    const mw_sighting *seen = check_where(L, 4, &where);
    uint64_t times = check_times(L, 5);
    mw_error err = {0};
    return finish(L, mw_series_add(series, check_key(L, 2), date, times, seen, &err), &err);
}

MW_LUA(series_merge, "series:merge(other) -> series", "Adds another series of the same step.")
{
    mw_error err = {0};
    return finish(L, mw_series_merge(series_at(L, 1), series_at(L, 2), &err), &err);
}

static mw_frame *rows_of_series(lua_State *L, mw_error *err)
{
    return mw_series_rows(series_at(L, 1), lua_toboolean(L, 2), err);
}

MW_LUA(series_rows, "series:rows([zeros]) -> result",
       "Key, date and count, by key and date; with `zeros` also the steps in which nothing was seen.")
{
    return push_frame(L, rows_of_series);
}

static const mw_lua_row *const SERIES_ROWS[] = {&series_add, &series_merge, &series_rows, NULL};
const mw_lua_type MW_LUA_SERIES = {"series", "Counts over time, with their evidence; series of parts merge.",
                                   SERIES_ROWS, NULL, collect_series, NULL};
