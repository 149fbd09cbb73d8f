/* SPDX-License-Identifier: MIT */
/* Several states of one script: what each of them counted is one.
 *
 * Articles go to whichever state is free, so nothing may depend on which states there were. Statistics
 * promise that (statistic.h): what `start` made of them is merged pairwise, by its place in `seen`. All
 * else that `each` could keep is looked for, and refused. */
#include "script/script_impl.h"

#include <moonwire/statistic.h>
#include <stdlib.h>

#include "base/buf.h"
#include "base/hash.h"

enum { DEPTH_MAX = 8 };

/* ---- what start made */

/* A statistic's type in Lua has its name, and the userdata points to it. NULL: no statistic. */
static const mw_statistic *statistic_at(lua_State *L, int index)
{
    if (lua_type(L, index) != LUA_TUSERDATA || luaL_getmetafield(L, index, "__name") == LUA_TNIL)
        return NULL;
    const mw_statistic *found = mw_statistic_named(mw_lua_check_str(L, lua_gettop(L)));
    lua_pop(L, 1);
    return found;
}

static void add_part(lua_State *L, const mw_statistic *statistic, void *state, mw_str path)
{
    mw_script *script = mw_script_of(L);
    mw_error err = {0};
    size_t count = script->part_count + 1;
    mw_script_part *wider = mw_memory_grow(script->parts, count * sizeof *wider, &err);
    if (!wider)
        mw_lua_raise(L, &err);
    script->parts = wider;
    char *copy = mw_memory_get(path.len + 1, &err);
    if (!copy)
        mw_lua_raise(L, &err);
    memcpy(copy, path.data, path.len);
    wider[script->part_count++] = (mw_script_part){copy, statistic, state};
}

/* Where a value stands below the table whose path is on top: ".said", "[1]". False: under no such key. */
static bool push_path(lua_State *L, int path, int key)
{
    if (lua_type(L, key) == LUA_TSTRING)
        lua_pushfstring(L, "%s.%s", lua_tostring(L, path), lua_tostring(L, key));
    else if (lua_isinteger(L, key))
        lua_pushfstring(L, "%s[%I]", lua_tostring(L, path), lua_tointeger(L, key));
    else
        return false;
    return true;
}

/* Lists the statistics in the value at `index`, whose path is at `path`; false where there is anything else. */
static bool list_parts(lua_State *L, int index, int path, int depth)
{
    luaL_checkstack(L, 8, "what start made is too deep");
    const mw_statistic *statistic = statistic_at(L, index);
    if (statistic) {
        add_part(L, statistic, *(void **)lua_touserdata(L, index), mw_lua_check_str(L, path));
        return true;
    }
    if (!lua_istable(L, index) || depth == DEPTH_MAX || lua_getmetatable(L, index))
        return false;
    bool all = true;
    lua_pushnil(L);
    while (all && lua_next(L, index)) {
        int value = lua_gettop(L);
        all = push_path(L, path, value - 1) && list_parts(L, value, value + 1, depth + 1);
        lua_settop(L, value - 1);
    }
    return all;
}

/* ---- what each may not change */

static void mix(uint64_t *print, uint64_t a, uint64_t b)
{
    uint64_t both[2] = {a, b};
    *print += mw_hash((mw_str){(const char *)both, sizeof both}); /* a sum: whatever the order of visiting */
}

static uint64_t identity_of(lua_State *L, int index)
{
    lua_Number number = lua_tonumber(L, index);
    uint64_t bits = 0;
    if (lua_type(L, index) == LUA_TNUMBER)
        memcpy(&bits, &number, sizeof number);
    else if (lua_type(L, index) == LUA_TBOOLEAN)
        bits = (uint64_t)lua_toboolean(L, index) + 1;
    else
        bits = (uint64_t)(uintptr_t)lua_topointer(L, index);
    return bits;
}

static void mix_table(lua_State *L, int table, int depth, uint64_t *print)
{
    luaL_checkstack(L, 6, "what start made is too deep");
    lua_pushnil(L);
    while (lua_next(L, table)) {
        int value = lua_gettop(L);
        mix(print, identity_of(L, value - 1), identity_of(L, value));
        if (depth > 0 && lua_istable(L, value))
            mix_table(L, value, depth - 1, print);
        lua_pop(L, 1);
    }
}

static bool is_upvalue_of(lua_State *L, int function, int value)
{
    for (int i = 1; lua_getupvalue(L, function, i); i++) {
        bool same = lua_rawequal(L, -1, value);
        lua_pop(L, 1);
        if (same)
            return true;
    }
    return false;
}

/* The numbers beside `each`, and the tables that `report` has too. */
static void mix_upvalues(lua_State *L, int each, int report, uint64_t *print)
{
    for (int i = 1; lua_getupvalue(L, each, i); i++) {
        int value = lua_gettop(L);
        if (lua_type(L, value) == LUA_TNUMBER)
            mix(print, (uint64_t)i, identity_of(L, value));
        else if (lua_istable(L, value) && lua_rawlen(L, value) <= 10000 && is_upvalue_of(L, report, value))
            mix_table(L, value, 0, print);
        lua_pop(L, 1);
    }
}

static uint64_t print_of(lua_State *L, bool of_seen)
{
    const mw_script *script = mw_script_of(L);
    uint64_t print = 0;
    int top = lua_gettop(L);
    luaL_checkstack(L, 8, "no room");
    lua_rawgeti(L, LUA_REGISTRYINDEX, script->seen);
    if (of_seen && lua_istable(L, -1))
        mix_table(L, lua_gettop(L), DEPTH_MAX, &print);
    if (!of_seen) {
        lua_rawgeti(L, LUA_REGISTRYINDEX, script->definition);
        lua_pushliteral(L, "each");
        lua_rawget(L, -2);
        lua_pushliteral(L, "report");
        lua_rawget(L, -3);
        mix_upvalues(L, lua_gettop(L) - 1, lua_gettop(L), &print);
    }
    lua_settop(L, top);
    return print;
}

static int look_at_seen(lua_State *L)
{
    mw_script *script = mw_script_of(L);
    lua_rawgeti(L, LUA_REGISTRYINDEX, script->seen);
    lua_pushliteral(L, "seen");
    script->mergeable = list_parts(L, 1, 2, 0);
    script->seen_print = print_of(L, true);
    script->local_print = print_of(L, false);
    return 0;
}

static int by_path(const void *a, const void *b)
{
    return strcmp(((const mw_script_part *)a)->path, ((const mw_script_part *)b)->path);
}

bool mw_script_find_parts(mw_script *script, mw_error *err)
{
    if (!mw_script_protect(script, look_at_seen, err))
        return false;
    if (script->part_count)
        qsort(script->parts, script->part_count, sizeof *script->parts, by_path);
    return true;
}

static int look_for_changes(lua_State *L)
{
    const mw_script *script = mw_script_of(L);
    if (print_of(L, true) != script->seen_print)
        return luaL_error(L, "each changed what stands in seen, which is counted in parts here: keep it in statistics"
                             " that start makes, as mw.tally()");
    if (print_of(L, false) != script->local_print)
        return luaL_error(L, "each changed a local of the script, which report will not see: keep it in statistics"
                             " that start makes, as mw.tally()");
    return 0;
}

bool mw_script_kept_to_parts(mw_script *script, mw_error *err)
{
    return mw_script_protect(script, look_for_changes, err);
}

void mw_script_free_parts(mw_script *script)
{
    for (size_t i = 0; i < script->part_count; i++)
        mw_memory_free(script->parts[i].path);
    mw_memory_free(script->parts);
}

/* ---- states beside a state */

bool mw_script_is_mergeable(const mw_script *script)
{
    return script->mergeable;
}

void mw_script_set_print(mw_script *script, void (*print)(void *, mw_str), void *context)
{
    script->setup.print = print;
    script->setup.context = context;
}

void mw_script_print(const mw_script *script, mw_str text)
{
    if (script->setup.print)
        script->setup.print(script->setup.context, text);
}

mw_script *mw_script_twin(const mw_script *of, mw_store *store, mw_error *err)
{
    mw_script_setup setup = of->setup;
    setup.print = NULL; /* what the file and start print was printed */
    setup.told = NULL;
    mw_script *twin = mw_script_new(&setup, err);
    bool good = twin && (!store || mw_script_set_corpus(twin, store, err)) && mw_script_load(twin, of->name, of->text, err) && mw_script_copy_options(twin, of, err) &&
                mw_script_start(twin, err);
    if (good && (!twin->mergeable || twin->part_count != of->part_count))
        good = mw_fail(err, MW_ESCRIPT, 0, "%.*s: start makes something else each time", MW_ARG(of->name));
    if (!good) {
        mw_script_free(twin);
        return NULL;
    }
    twin->is_twin = true;
    return twin;
}

bool mw_script_merge(mw_script *into, const mw_script *from, mw_error *err)
{
    for (size_t i = 0; i < into->part_count; i++) {
        const mw_script_part *to = &into->parts[i], *part = &from->parts[i];
        if (strcmp(to->path, part->path) != 0 || to->statistic != part->statistic)
            return mw_fail(err, MW_ESCRIPT, 0, "%.*s: start makes something else each time", MW_ARG(into->name));
        if (!to->statistic->merge(to->state, part->state, err))
            return false;
    }
    for (size_t i = 0; i < from->module_count; i++)
        if (!mw_script_add_module(into, from->modules[i].name, from->modules[i].sha256, err))
            return false;
    into->latest = from->latest > into->latest ? from->latest : into->latest;
    into->now = into->latest;
    return true;
}
