/* SPDX-License-Identifier: MIT */
/* mw.stats.network: who stands where among ties; and files that a script writes beside its report.
 */
#include "script/script_impl.h"

#include <moonwire/network.h>

#include "base/buf.h"
#include "base/file.h"

/* The ties at `index`, {a, b, weight} each, with nodes from 1. Left on the stack as userdata. */
static mw_tie *check_ties(lua_State *L, int index, uint32_t nodes, size_t *count)
{
    luaL_checktype(L, index, LUA_TTABLE);
    *count = (size_t)luaL_len(L, index);
    mw_tie *ties = lua_newuserdatauv(L, (*count + 1) * sizeof *ties, 0);
    for (size_t i = 0; i < *count; i++) {
        lua_Number parts[3] = {0, 0, 1};
        if (lua_rawgeti(L, index, (lua_Integer)i + 1) != LUA_TTABLE)
            luaL_error(L, "tie %d is no table", (int)i + 1);
        for (int k = 0; k < 3; k++) {
            lua_rawgeti(L, -1, k + 1);
            parts[k] = lua_isnil(L, -1) ? parts[k] : luaL_checknumber(L, -1);
            lua_pop(L, 1);
        }
        lua_pop(L, 1);
        for (int k = 0; k < 2; k++)
            if (!(parts[k] >= 1 && parts[k] <= nodes))
                luaL_error(L, "tie %d is of a node that is none", (int)i + 1);
        ties[i] = (mw_tie){(uint32_t)parts[0] - 1, (uint32_t)parts[1] - 1, parts[2]};
    }
    return ties;
}

static void set_number(lua_State *L, const char *name, double value)
{
    lua_pushnumber(L, value);
    lua_setfield(L, -2, name);
}

static void push_measure(lua_State *L, const mw_node_measure *m)
{
    lua_createtable(L, 0, 5);
    lua_pushinteger(L, m->degree);
    lua_setfield(L, -2, "degree");
    lua_pushinteger(L, (lua_Integer)m->community + 1);
    lua_setfield(L, -2, "community");
    set_number(L, "strength", m->strength);
    set_number(L, "pagerank", m->pagerank);
    set_number(L, "betweenness", m->betweenness);
}

MW_LUA_SHARED(mw_lua_stats_network, "mw.stats.network(nodes, ties) -> array, modularity",
              "Where each of so many nodes stands: degree, strength, pagerank, betweenness and "
              "community. ties is an array of "
              "{one, other, weight}, with nodes from 1; help network.h says what each measure is. "
              "corpus:network makes them "
              "of what happened.")
{
    lua_Integer nodes = luaL_checkinteger(L, 1);
    luaL_argcheck(L, nodes >= 0 && nodes < 1 << 24, 1, "no number of nodes");
    size_t count;
    mw_tie *ties = check_ties(L, 2, (uint32_t)nodes, &count);
    mw_node_measure *measures = lua_newuserdatauv(L, ((size_t)nodes + 1) * sizeof *measures, 0);
    double modularity = 0;
    mw_error err = {0};
    if (!mw_network_measure(ties, count, (uint32_t)nodes, measures, &modularity, &err))
        return mw_lua_raise(L, &err);
    lua_createtable(L, (int)nodes, 0);
    for (lua_Integer i = 0; i < nodes; i++) {
        push_measure(L, &measures[i]);
        lua_rawseti(L, -2, i + 1);
    }
    lua_pushnumber(L, modularity);
    return 2;
}

void mw_lua_save_file(lua_State *L, const char *who, mw_str name, mw_str text)
{
    const mw_script *script = mw_script_of(L);
    if (!script->setup.out_folder.data)
        luaL_error(L, "%s: name a folder on the command line (--out FOLDER)", who);
    if (!name.len || memchr(name.data, '/', name.len) || memchr(name.data, '\0', name.len) ||
        name.data[0] == '.')
        luaL_error(L, "%s: '%s' is not a plain file name", who, name.data);
    mw_error err = {0};
    lua_pushfstring(L, "%s/%s", script->setup.out_folder.data, name.data);
    if (!mw_file_write(lua_tostring(L, -1), text, &err))
        luaL_error(L, "%s: %s", lua_tostring(L, -1), err.text);
    lua_pop(L, 1);
}

MW_LUA_SHARED(mw_lua_save, "mw.save(name, text) -> true",
              "Writes a text as a file into the folder that the command line names with --out; "
              "nowhere else may a script write.")
{
    mw_lua_save_file(L, "mw.save", mw_lua_check_str(L, 1), mw_lua_check_str(L, 2));
    lua_pushboolean(L, true);
    return 1;
}

MW_LUA_SHARED(mw_lua_may_save, "mw.may_save() -> boolean",
              "Whether the command line names a folder for files: --out FOLDER.")
{
    lua_pushboolean(L, mw_script_of(L)->setup.out_folder.data != NULL);
    return 1;
}
