/* SPDX-License-Identifier: MIT */
/* Types, methods, arguments and errors between C and Lua. */
#include "script/bind.h"

#include <string.h>

#include "base/buf.h"
#include "base/date.h"

mw_str mw_lua_row_name(const mw_lua_row *row)
{
    size_t end = strcspn(row->usage, "({ ");
    size_t start = end;
    while (start > 0 && row->usage[start - 1] != ':' && row->usage[start - 1] != '.')
        start--;
    return (mw_str){row->usage + start, end - start};
}

static void push_rows(lua_State *L, const mw_lua_row *const *rows)
{
    for (; rows && *rows; rows++) {
        mw_lua_push_str(L, mw_lua_row_name(*rows));
        lua_pushcfunction(L, (*rows)->call);
        lua_rawset(L, -3);
    }
}

void mw_lua_push_functions(lua_State *L, const mw_lua_type *module)
{
    lua_newtable(L);
    push_rows(L, module->rows);
}

/* __index of a type with fields: the methods first, then the type's own function, called directly so
 * that its errors name the script's line. */
static int index_both(lua_State *L)
{
    lua_settop(L, 2);
    lua_pushvalue(L, 2);
    if (lua_rawget(L, lua_upvalueindex(1)) != LUA_TNIL)
        return 1;
    lua_settop(L, 2);
    return lua_tocfunction(L, lua_upvalueindex(2))(L);
}

enum { METHODS_MAX = 64 };

/* __index of a type with methods only: a misspelt one says what was meant. */
static int index_methods(lua_State *L)
{
    lua_settop(L, 2);
    lua_pushvalue(L, 2);
    if (lua_rawget(L, lua_upvalueindex(1)) != LUA_TNIL)
        return 1;
    const char *names[METHODS_MAX], *type = lua_tostring(L, lua_upvalueindex(2));
    size_t count = 0;
    for (lua_pushnil(L); count < METHODS_MAX && lua_next(L, lua_upvalueindex(1)); lua_pop(L, 1))
        names[count++] = lua_tostring(L, -2);
    mw_str wanted = {0};
    wanted.data = luaL_tolstring(L, 2, &wanted.len);
    const char *near = mw_lua_nearest(wanted, names, count);
    return near ? luaL_error(L, "a %s has no '%s': did you mean '%s'?", type, wanted.data, near)
                : luaL_error(L, "a %s has no '%s'; help \"%s\" lists what it has", type, wanted.data, type);
}

static int say_type(lua_State *L)
{
    lua_pushvalue(L, lua_upvalueindex(1));
    return 1;
}

void mw_lua_register(lua_State *L, const mw_lua_type *type)
{
    if (!luaL_newmetatable(L, type->name)) {
        lua_pop(L, 1);
        return;
    }
    lua_newtable(L);
    push_rows(L, type->rows);
    if (type->index) {
        lua_pushcfunction(L, type->index);
        lua_pushcclosure(L, index_both, 2);
    } else {
        lua_pushstring(L, type->name);
        lua_pushcclosure(L, index_methods, 2);
    }
    lua_setfield(L, -2, "__index");
    if (type->collect) {
        lua_pushcfunction(L, type->collect);
        lua_setfield(L, -2, "__gc");
    }
    lua_pushstring(L, type->name);
    lua_pushcclosure(L, say_type, 1);
    lua_setfield(L, -2, "__tostring");
    lua_pushliteral(L, "locked");
    lua_setfield(L, -2, "__metatable");
    if (type->metamethods)
        luaL_setfuncs(L, type->metamethods, 0);
    lua_pop(L, 1);
}

void *mw_lua_new(lua_State *L, const mw_lua_type *type, size_t bytes, int values)
{
    void *box = lua_newuserdatauv(L, bytes, values);
    memset(box, 0, bytes);
    mw_lua_register(L, type);
    luaL_setmetatable(L, type->name);
    return box;
}

void *mw_lua_check(lua_State *L, int index, const mw_lua_type *type)
{
    return luaL_checkudata(L, index, type->name);
}

void *mw_lua_test(lua_State *L, int index, const mw_lua_type *type)
{
    return luaL_testudata(L, index, type->name);
}

mw_str mw_lua_check_str(lua_State *L, int index)
{
    mw_str text;
    text.data = luaL_checklstring(L, index, &text.len);
    return text;
}

void mw_lua_push_str(lua_State *L, mw_str text)
{
    if (text.data)
        lua_pushlstring(L, text.data, text.len);
    else
        lua_pushnil(L);
}

int mw_lua_raise(lua_State *L, const mw_error *err)
{
    return luaL_error(L, "%s", err->text);
}

int mw_lua_nothing(lua_State *L, const mw_error *err)
{
    lua_pushnil(L);
    lua_pushstring(L, err->text);
    return 2;
}

static int collect_buf(lua_State *L)
{
    mw_buf_free(lua_touserdata(L, 1));
    return 0;
}

mw_buf *mw_lua_new_buf(lua_State *L)
{
    static const mw_lua_type BUF = {.name = "buffer", .collect = collect_buf};
    return mw_lua_new(L, &BUF, sizeof(mw_buf), 0);
}

void mw_lua_push_buf(lua_State *L, const mw_buf *buf)
{
    mw_error err = {0};
    if (!mw_buf_ok(buf, &err))
        mw_lua_raise(L, &err);
    mw_lua_push_str(L, mw_buf_str(buf));
}

static size_t edit_distance(mw_str a, mw_str b)
{
    enum { LONGEST = 40 };
    size_t row[LONGEST + 1];
    if (a.len > LONGEST || b.len > LONGEST)
        return LONGEST;
    for (size_t j = 0; j <= b.len; j++)
        row[j] = j;
    for (size_t i = 1; i <= a.len; i++) {
        size_t diagonal = row[0];
        row[0] = i;
        for (size_t j = 1; j <= b.len; j++) {
            size_t best = diagonal + (a.data[i - 1] != b.data[j - 1]);
            diagonal = row[j];
            if (row[j] + 1 < best)
                best = row[j] + 1;
            if (row[j - 1] + 1 < best)
                best = row[j - 1] + 1;
            row[j] = best;
        }
    }
    return row[b.len];
}

const char *mw_lua_nearest(mw_str word, const char *const *names, size_t count)
{
    const char *nearest = NULL;
    size_t least = word.len / 3 + 2; /* farther than this is no misspelling */
    for (size_t i = 0; i < count; i++) {
        size_t distance = edit_distance(word, mw_str_of(names[i]));
        bool tie = distance == least && nearest && strcmp(names[i], nearest) < 0;
        if (distance < least || tie) { /* whatever the order in which they come */
            least = distance;
            nearest = names[i];
        }
    }
    return nearest;
}

bool mw_lua_is_day(mw_str text)
{
    return text.len == 10 && mw_day_parse(text) != MW_DAY_NONE;
}

void mw_lua_check_options(lua_State *L, int index, const char *const *keys)
{
    if (lua_isnoneornil(L, index)) {
        lua_settop(L, index - 1);
        lua_newtable(L);
        return;
    }
    luaL_checktype(L, index, LUA_TTABLE);
    size_t count = 0;
    while (keys[count])
        count++;
    lua_pushnil(L);
    while (lua_next(L, index)) {
        lua_pop(L, 1);
        if (lua_type(L, -1) != LUA_TSTRING) {
            luaL_error(L, "options are written as {name = value}");
            return;
        }
        mw_str key;
        key.data = lua_tolstring(L, -1, &key.len);
        size_t i = 0;
        while (i < count && !mw_str_is(key, keys[i]))
            i++;
        if (i == count) {
            const char *near = mw_lua_nearest(key, keys, count);
            if (near)
                luaL_error(L, "unknown option '%s': did you mean '%s'?", key.data, near);
            luaL_error(L, "unknown option '%s'", key.data);
        }
    }
}
