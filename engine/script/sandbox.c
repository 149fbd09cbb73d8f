/* SPDX-License-Identifier: MIT */
/* The environment of a script: a list of what is allowed, and the same bytes every time.
 *
 * Nothing that reaches files, processes, other libraries or bytecode is on the list. What Lua
 * leaves to chance (the order of pairs, addresses, random seeds, the clock) is pinned; what could
 * loop in C where no hook reaches is bounded. */
#include "script/script_impl.h"

#include <lualib.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "base/hash.h"
#include "model/data.h"

static const char *const BASE[] = {"assert",   "error",    "ipairs", "pcall",    "rawequal",
                                   "rawget",   "rawlen",   "rawset", "select",   "tonumber",
                                   "type",     "getmetatable", NULL};
static const char *const STRING[] = {"byte",  "char",  "find", "gmatch",  "gsub",   "len",
                                     "lower", "match", "pack", "packsize", "reverse", "sub",
                                     "unpack", "upper", NULL};
static const char *const TABLE[] = {"pack", "unpack", NULL};
static const char *const COROUTINE[] = {"create", "isyieldable", "running", "status", "yield", NULL};
static const char *const UTF8[] = {"char", "charpattern", "codepoint", "codes", "len", "offset", NULL};

void *mw_lua_allocate(void *context, void *old, size_t old_bytes, size_t bytes)
{
    mw_script *script = context;
    size_t before = old ? old_bytes : 0;
    if (bytes == 0) {
        script->memory_used -= before;
        free(old);
        return NULL;
    }
    if (bytes > before && bytes - before > script->memory_max - script->memory_used)
        return NULL;
    void *memory = realloc(old, bytes);
    if (memory)
        script->memory_used += bytes - before;
    return memory;
}

/* Copies the named fields of the library on top of the stack into a new table; both stay. */
static void copy_fields(lua_State *L, const char *const *names)
{
    lua_newtable(L);
    for (; *names; names++) {
        lua_getfield(L, -2, *names);
        lua_setfield(L, -2, *names);
    }
}

/* ---- base functions of our own */

/* Addresses differ from run to run: a table prints as "table". */
int mw_lua_tostring(lua_State *L)
{
    luaL_checkany(L, 1);
    int type = lua_type(L, 1);
    bool address = type == LUA_TFUNCTION || type == LUA_TTHREAD || type == LUA_TLIGHTUSERDATA ||
                   type == LUA_TTABLE || type == LUA_TUSERDATA;
    if (address && luaL_getmetafield(L, 1, "__tostring") == LUA_TNIL) {
        if (luaL_getmetafield(L, 1, "__name") != LUA_TSTRING)
            lua_pushstring(L, luaL_typename(L, 1));
        return 1;
    }
    luaL_tolstring(L, 1, NULL);
    return 1;
}

static int own_print(lua_State *L)
{
    mw_script *script = mw_script_of(L);
    int count = lua_gettop(L);
    luaL_Buffer out;
    luaL_buffinit(L, &out);
    for (int i = 1; i <= count; i++) {
        if (i > 1)
            luaL_addchar(&out, '\t');
        lua_pushcfunction(L, mw_lua_tostring);
        lua_pushvalue(L, i);
        lua_call(L, 1, 1);
        luaL_addvalue(&out);
    }
    luaL_addchar(&out, '\n');
    luaL_pushresult(&out);
    if (script->setup.print)
        script->setup.print(script->setup.context, mw_lua_check_str(L, -1));
    return 0;
}

/* A finalizer runs where no hook can stop it. */
static int own_setmetatable(lua_State *L)
{
    luaL_checktype(L, 1, LUA_TTABLE);
    luaL_argcheck(L, lua_isnil(L, 2) || lua_istable(L, 2), 2, "nil or table expected");
    lua_settop(L, 2);
    if (lua_istable(L, 2) && (lua_pushliteral(L, "__gc"), lua_rawget(L, 2)) != LUA_TNIL)
        return luaL_error(L, "setmetatable: __gc is not allowed in scripts");
    lua_settop(L, 2);
    if (luaL_getmetafield(L, 1, "__metatable") != LUA_TNIL)
        return luaL_error(L, "cannot change a protected metatable");
    lua_settop(L, 2);
    lua_setmetatable(L, 1);
    return 1;
}

/* The handler runs after unwinding, where it can be interrupted as anything else. */
static int own_xpcall(lua_State *L)
{
    luaL_checktype(L, 2, LUA_TFUNCTION);
    lua_pushvalue(L, 2);
    lua_insert(L, 1);         /* handler, function, handler, arguments… */
    lua_remove(L, 3);         /* handler, function, arguments… */
    int status = lua_pcall(L, lua_gettop(L) - 2, LUA_MULTRET, 0);
    lua_pushboolean(L, status == LUA_OK);
    if (status == LUA_OK) {
        lua_replace(L, 1);    /* true, results… */
        return lua_gettop(L);
    }
    lua_insert(L, 1);         /* false, handler, error */
    lua_call(L, 1, LUA_MULTRET);
    return lua_gettop(L);
}

/* Text only, never bytecode; in the script's own environment unless another is given. */
static int own_load(lua_State *L)
{
    mw_script *script = mw_script_of(L);
    mw_str text = mw_lua_check_str(L, 1);
    const char *name = luaL_optstring(L, 2, "=(load)");
    if (luaL_loadbufferx(L, text.data, text.len, name, "t") != LUA_OK) {
        lua_pushnil(L);
        lua_insert(L, -2);
        return 2;
    }
    if (lua_gettop(L) >= 5 && !lua_isnil(L, 4))
        lua_pushvalue(L, 4);
    else
        lua_rawgeti(L, LUA_REGISTRYINDEX, script->environment);
    lua_setupvalue(L, -2, 1);
    return 1;
}

static int own_collectgarbage(lua_State *L)
{
    if (strcmp(luaL_optstring(L, 1, "count"), "count") != 0)
        return luaL_error(L, "collectgarbage: only \"count\" is allowed in scripts");
    lua_pushnumber(L, lua_gc(L, LUA_GCCOUNT, 0));
    return 1;
}

/* Reads a module of scripts/lib in the scripts' own environment and leaves what it returns on the stack. */
static void read_module(lua_State *L, const char *name)
{
    if (strspn(name, "abcdefghijklmnopqrstuvwxyz_0123456789.") != strlen(name) || strstr(name, ".."))
        luaL_error(L, "no module '%s'", name);
    const char *base = strncmp(name, "moonwire.", 9) == 0 ? name + 9 : name;
    char path[256];
    snprintf(path, sizeof path, "scripts/lib/%s.lua", base);
    mw_error err = {0};
    mw_data *data = lua_newuserdatauv(L, sizeof *data, 0);
    if (!mw_data_open(path, data, &err))
        luaL_error(L, "no module '%s' (looked for %s)", name, path);
    char hash[MW_SHA256_HEX + 1];
    mw_sha256(data->bytes, hash);
    if (!mw_script_add_module(mw_script_of(L), mw_str_of(path), mw_str_of(hash), &err)) {
        mw_data_close(data);
        mw_lua_raise(L, &err);
    }
    lua_pushfstring(L, "@%s", path);
    int status = luaL_loadbufferx(L, data->bytes.data, data->bytes.len, lua_tostring(L, -1), "t");
    mw_data_close(data);
    if (status != LUA_OK)
        lua_error(L);
    lua_rawgeti(L, LUA_REGISTRYINDEX, mw_script_of(L)->environment);
    lua_setupvalue(L, -2, 1);
    lua_call(L, 0, 1);
}

void mw_lua_require(lua_State *L, const char *name)
{
    int top = lua_gettop(L);
    luaL_checkstack(L, 8, "too many modules");
    lua_getfield(L, LUA_REGISTRYINDEX, "moonwire.loaded");
    if (lua_getfield(L, -1, name) == LUA_TNIL) {
        lua_pop(L, 1);
        read_module(L, name);
        lua_pushvalue(L, -1);
        lua_setfield(L, top + 1, name);
    }
    lua_replace(L, top + 1);
    lua_settop(L, top + 1);
}

/* require "moonwire", or a module of scripts/lib, read in the same environment and kept. */
static int own_require(lua_State *L)
{
    mw_lua_require(L, luaL_checkstring(L, 1));
    return 1;
}

static const luaL_Reg OWN_BASE[] = {
    {"tostring", mw_lua_tostring}, {"print", own_print},
    {"setmetatable", own_setmetatable}, {"xpcall", own_xpcall},
    {"load", own_load}, {"collectgarbage", own_collectgarbage},
    {"require", own_require}, {NULL, NULL}};

/* ---- string, math, os */

/* Calls the library's own function, kept as upvalue 1, with all arguments. */
static int call_upvalue(lua_State *L)
{
    lua_pushvalue(L, lua_upvalueindex(1));
    lua_insert(L, 1);
    lua_call(L, lua_gettop(L) - 1, LUA_MULTRET);
    return lua_gettop(L);
}

static int own_rep(lua_State *L)
{
    mw_str text = mw_lua_check_str(L, 1), between = MW_STR("");
    lua_Integer times = luaL_checkinteger(L, 2);
    if (!lua_isnoneornil(L, 3))
        between = mw_lua_check_str(L, 3);
    if (times <= 0 || text.len + between.len == 0) {
        lua_pushliteral(L, "");
        return 1;
    }
    if ((size_t)times > ((size_t)1 << 31) / (text.len + between.len))
        return luaL_error(L, "string.rep: the result is too long");
    size_t total = (size_t)times * (text.len + between.len) - between.len;
    luaL_Buffer out;
    char *to = luaL_buffinitsize(L, &out, total); /* too much for the script is refused here, at once */
    for (lua_Integer i = 0; i < times; i++) {
        if (i)
            to = (char *)memcpy(to, between.data, between.len) + between.len;
        to = (char *)memcpy(to, text.data, text.len) + text.len;
    }
    luaL_pushresultsize(&out, total);
    return 1;
}

/* Lua's own %s and %p show addresses: what %s shows is made to text here first. */
static int own_format(lua_State *L)
{
    mw_str format = mw_lua_check_str(L, 1);
    int argument = 1, count = lua_gettop(L);
    for (size_t i = 0; i < format.len; i++) {
        if (format.data[i] != '%')
            continue;
        i++;
        while (i < format.len && format.data[i] && strchr("-+ #0123456789.", format.data[i]))
            i++;
        char kind = i < format.len ? format.data[i] : '\0';
        if (kind == 'p')
            return luaL_error(L, "string.format: %%p shows addresses, which differ each run");
        argument += kind != '%';
        if (kind == 's' && argument <= count && !lua_isstring(L, argument)) {
            lua_pushcfunction(L, mw_lua_tostring);
            lua_pushvalue(L, argument);
            lua_call(L, 1, 1);
            lua_replace(L, argument);
        }
    }
    return call_upvalue(L);
}

static int own_randomseed(lua_State *L)
{
    luaL_argcheck(L, lua_gettop(L) >= 1, 1, "a seed is needed: results must not depend on chance");
    return call_upvalue(L);
}

/* The run's date: SOURCE_DATE_EPOCH, else the latest `published` of the corpus; of a stream, in `each` that of its
 * article and in `report` the latest of all; else day 0. */
static lua_Integer run_time(lua_State *L)
{
    const char *epoch = getenv("SOURCE_DATE_EPOCH");
    int64_t seconds;
    if (epoch && mw_str_integer(mw_str_of(epoch), &seconds))
        return seconds;
    lua_getfield(L, LUA_REGISTRYINDEX, "moonwire.latest");
    mw_str latest = {0};
    if (lua_type(L, -1) == LUA_TSTRING)
        latest = mw_lua_check_str(L, -1);
    mw_day day = latest.data ? mw_day_parse(latest) : mw_script_of(L)->now;
    lua_pop(L, 1);
    return day == MW_DAY_NONE ? 0 : (lua_Integer)day * 86400;
}

static int own_time(lua_State *L)
{
    if (lua_isnoneornil(L, 1)) {
        lua_pushinteger(L, run_time(L));
        return 1;
    }
    luaL_checktype(L, 1, LUA_TTABLE);
    lua_getfield(L, 1, "year");
    lua_getfield(L, 1, "month");
    lua_getfield(L, 1, "day");
    lua_Integer year = luaL_checkinteger(L, -3), month = luaL_checkinteger(L, -2), of_month = luaL_checkinteger(L, -1);
    bool fits = year >= 0 && year <= 9999 && month >= 1 && month <= 12 && of_month >= 1 && of_month <= 31;
    mw_day day = fits ? mw_day_of((int)year, (int)month, (int)of_month) : MW_DAY_NONE;
    if (day == MW_DAY_NONE)
        return luaL_error(L, "os.time: there is no such day");
    lua_pushinteger(L, (lua_Integer)day * 86400);
    return 1;
}

static int own_date(lua_State *L)
{
    const char *format = luaL_optstring(L, 1, "%Y-%m-%d");
    lua_Integer seconds = lua_isnoneornil(L, 2) ? run_time(L) : luaL_checkinteger(L, 2);
    lua_Integer days = seconds / 86400 - (seconds % 86400 < 0);
    luaL_argcheck(L, days > -700000 && days < 2900000, 2, "out of range");
    char text[MW_DATE_TEXT];
    mw_day_text((mw_day)days, text);
    if (*format == '!')
        format++;
    if (strcmp(format, "%Y-%m-%d") == 0 || strcmp(format, "%F") == 0)
        lua_pushstring(L, text);
    else if (strcmp(format, "%Y") == 0)
        lua_pushlstring(L, text, 4);
    else if (strcmp(format, "%Y-%m") == 0)
        lua_pushlstring(L, text, 7);
    else
        return luaL_error(L, "os.date: %%Y-%%m-%%d, %%Y-%%m or %%Y");
    return 1;
}

static int own_clock(lua_State *L)
{
    lua_pushnumber(L, 0);
    return 1;
}

static int own_difftime(lua_State *L)
{
    lua_pushnumber(L, luaL_checknumber(L, 1) - luaL_checknumber(L, 2));
    return 1;
}

static const luaL_Reg OWN_OS[] = {
    {"time", own_time}, {"date", own_date}, {"clock", own_clock}, {"difftime", own_difftime},
    {NULL, NULL}};

/* ---- putting it together */

/* Replaces field `name` of the table on top by `own`, which keeps the old function as upvalue. */
static void wrap_field(lua_State *L, const char *name, lua_CFunction own)
{
    lua_getfield(L, -1, name);
    lua_pushcclosure(L, own, 1);
    lua_setfield(L, -2, name);
}

static void add_string(lua_State *L, int environment)
{
    luaL_requiref(L, "string", luaopen_string, 0);
    copy_fields(L, STRING);
    lua_pushcfunction(L, own_rep);
    lua_setfield(L, -2, "rep");
    lua_getfield(L, -2, "format");
    lua_pushcclosure(L, own_format, 1);
    lua_setfield(L, -2, "format");
    lua_pushliteral(L, "");
    lua_getmetatable(L, -1);        /* methods of strings come from the copy, and are locked */
    lua_pushvalue(L, -3);
    lua_setfield(L, -2, "__index");
    lua_pushliteral(L, "locked");
    lua_setfield(L, -2, "__metatable");
    lua_pop(L, 2);
    lua_setfield(L, environment, "string");
    lua_pop(L, 1);
}

static void add_table(lua_State *L, int environment)
{
    luaL_requiref(L, "table", luaopen_table, 0);
    copy_fields(L, TABLE);
    for (const luaL_Reg *own = MW_LUA_TABLE; own->name; own++) {
        lua_getfield(L, -2, own->name);
        lua_pushcclosure(L, own->func, 1);
        lua_setfield(L, -2, own->name);
    }
    lua_setfield(L, environment, "table");
    lua_pop(L, 1);
}

static void add_math(lua_State *L, int environment)
{
    luaL_requiref(L, "math", luaopen_math, 0);
    lua_newtable(L);
    lua_pushnil(L);
    while (lua_next(L, -3)) {
        lua_pushvalue(L, -2);
        lua_insert(L, -2);
        lua_settable(L, -4);
    }
    wrap_field(L, "randomseed", own_randomseed);
    lua_getfield(L, -1, "randomseed");
    lua_pushvalue(L, -1);
    lua_setfield(L, LUA_REGISTRYINDEX, "moonwire.seed");
    lua_pushinteger(L, 0);
    lua_call(L, 1, 0);
    lua_setfield(L, environment, "math");
    lua_pop(L, 1);
}

static void add_coroutine(lua_State *L, int environment)
{
    luaL_requiref(L, "coroutine", luaopen_coroutine, 0);
    copy_fields(L, COROUTINE);
    luaL_setfuncs(L, MW_LUA_COROUTINE, 0);
    lua_setfield(L, environment, "coroutine");
    lua_pop(L, 1);
}

static void add_utf8(lua_State *L, int environment)
{
    luaL_requiref(L, "utf8", luaopen_utf8, 0);
    copy_fields(L, UTF8);
    lua_setfield(L, environment, "utf8");
    lua_pop(L, 1);
}

void mw_lua_push_environment(lua_State *L)
{
    luaL_requiref(L, "_G", luaopen_base, 0);
    copy_fields(L, BASE);
    lua_remove(L, -2);
    int environment = lua_gettop(L);
    luaL_setfuncs(L, OWN_BASE, 0);
    luaL_setfuncs(L, MW_LUA_ORDER, 0);
    add_string(L, environment);
    add_table(L, environment);
    add_math(L, environment);
    add_coroutine(L, environment);
    add_utf8(L, environment);
    lua_newtable(L);
    luaL_setfuncs(L, OWN_OS, 0);
    lua_setfield(L, environment, "os");
    lua_pushliteral(L, LUA_VERSION);
    lua_setfield(L, environment, "_VERSION");
    lua_pushvalue(L, environment);
    lua_setfield(L, environment, "_G");
}
