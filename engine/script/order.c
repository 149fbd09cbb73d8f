/* SPDX-License-Identifier: MIT */
/* The same order every time: Lua's own `pairs` follows addresses and seeds, and its table.sort
 * leaves equal items in any order. */
#include <stdlib.h>

#include "script/script_impl.h"

/* A loop in C meets no hook, so its length is bounded. The length of a table with holes may be any
 * of its borders: sixty-three items at the powers of two are enough for 2^62. */
enum { LONGEST_LOOP = 100000000 };

/* Collects the keys of the table at 1 into a sorted array, pushed. Only integers and strings have
 * an order that is the same on every machine. */
typedef struct key {
    bool is_text;
    lua_Integer integer;
    mw_str text;
} key;

static int by_order(const void *a, const void *b)
{
    const key *x = a, *y = b;
    if (x->is_text != y->is_text)
        return x->is_text ? 1 : -1;
    if (x->is_text)
        return mw_str_compare(x->text, y->text);
    return (x->integer > y->integer) - (x->integer < y->integer);
}

static key key_at_top(lua_State *L)
{
    if (lua_isinteger(L, -1))
        return (key){false, lua_tointeger(L, -1), MW_NONE};
    if (lua_type(L, -1) != LUA_TSTRING) {
        luaL_error(L, "pairs: a key is a %s; only strings and integers have a fixed order",
                   luaL_typename(L, -1));
    }
    key k = {.is_text = true};
    k.text.data = lua_tolstring(L, -1, &k.text.len);
    return k;
}

static void push_sorted_keys(lua_State *L, int table)
{
    size_t count = 0;
    lua_pushnil(L);
    while (lua_next(L, table)) {
        lua_pop(L, 1);
        count++;
    }
    key *keys = lua_newuserdatauv(L, (count ? count : 1) * sizeof *keys, 0);
    size_t n = 0;
    lua_pushnil(L);
    while (lua_next(L, table)) {
        lua_pop(L, 1);
        keys[n++] = key_at_top(L); /* the text lives as long as the table's key */
    }
    qsort(keys, n, sizeof *keys, by_order);
    lua_createtable(L, (int)(n < INT32_MAX ? n : INT32_MAX), 0);
    for (size_t i = 0; i < n; i++) {
        if (keys[i].is_text)
            mw_lua_push_str(L, keys[i].text);
        else
            lua_pushinteger(L, keys[i].integer);
        lua_rawseti(L, -2, (lua_Integer)i + 1);
    }
    lua_remove(L, -2);
}

/* Upvalues: the sorted keys, the position. Keys whose value became nil are passed over. */
static int next_in_order(lua_State *L)
{
    lua_Integer at = lua_tointeger(L, lua_upvalueindex(2));
    for (;;) {
        if (lua_rawgeti(L, lua_upvalueindex(1), ++at) == LUA_TNIL) {
            lua_pushnil(L);
            return 1;
        }
        lua_pushvalue(L, -1);
        if (lua_rawget(L, 1) != LUA_TNIL)
            break;
        lua_pop(L, 2);
    }
    lua_pushinteger(L, at);
    lua_replace(L, lua_upvalueindex(2));
    return 2;
}

static int ordered_pairs(lua_State *L)
{
    if (luaL_getmetafield(L, 1, "__pairs") != LUA_TNIL) {
        lua_pushvalue(L, 1);
        lua_call(L, 1, 3);
        return 3;
    }
    luaL_checktype(L, 1, LUA_TTABLE);
    lua_settop(L, 1);
    push_sorted_keys(L, 1);
    lua_pushinteger(L, 0);
    lua_pushcclosure(L, next_in_order, 2);
    lua_pushvalue(L, 1);
    lua_pushnil(L);
    return 3;
}

static int ordered_next(lua_State *L)
{
    luaL_checktype(L, 1, LUA_TTABLE);
    lua_settop(L, 2);
    bool first = lua_isnil(L, 2), found = false;
    key after = {0}, best = {0};
    if (!first)
        after = key_at_top(L);
    lua_pushnil(L);
    while (lua_next(L, 1)) {
        lua_pop(L, 1);
        key k = key_at_top(L);
        if ((first || by_order(&k, &after) > 0) && (!found || by_order(&k, &best) < 0)) {
            best = k;
            found = true;
        }
    }
    if (!found) {
        lua_pushnil(L);
        return 1;
    }
    if (best.is_text)
        mw_lua_push_str(L, best.text);
    else
        lua_pushinteger(L, best.integer);
    lua_pushvalue(L, -1);
    lua_rawget(L, 1);
    return 2;
}

const luaL_Reg MW_LUA_ORDER[] = {{"pairs", ordered_pairs}, {"next", ordered_next}, {NULL, NULL}};

/* ---- table.sort: a merge sort, so that equal items keep their order */

static bool is_less(lua_State *L, int left, int right)
{
    if (lua_isnil(L, 2))
        return lua_compare(L, left, right, LUA_OPLT);
    lua_pushvalue(L, 2);
    lua_pushvalue(L, left < 0 ? left - 1 : left);
    lua_pushvalue(L, right < 0 ? right - 2 : right);
    lua_call(L, 2, 1);
    bool less = lua_toboolean(L, -1);
    lua_pop(L, 1);
    return less;
}

/* Merges items[low, middle) and items[middle, high) of table `from` into table `to`. */
static void merge_runs(lua_State *L, int from, int to, lua_Integer low, lua_Integer middle,
                       lua_Integer high)
{
    lua_Integer left = low, right = middle;
    for (lua_Integer at = low; at < high; at++) {
        bool take_right = false;
        if (left < middle && right < high) {
            lua_rawgeti(L, from, right);
            lua_rawgeti(L, from, left);
            take_right = is_less(L, -2, -1);
            lua_pop(L, 2);
        } else {
            take_right = left == middle;
        }
        lua_rawgeti(L, from, take_right ? right++ : left++);
        lua_rawseti(L, to, at);
    }
}

static int stable_sort(lua_State *L)
{
    luaL_checktype(L, 1, LUA_TTABLE);
    if (!lua_isnoneornil(L, 2))
        luaL_checktype(L, 2, LUA_TFUNCTION);
    lua_settop(L, 2);
    lua_Integer count = (lua_Integer)lua_rawlen(L, 1);
    if (count > LONGEST_LOOP)
        return luaL_error(L, "table.sort: the table is too long");
    lua_createtable(L, count < INT32_MAX ? (int)count : 0, 0);
    int from = 1, to = 3;
    for (lua_Integer width = 1; width < count; width *= 2) {
        for (lua_Integer low = 1; low <= count; low += 2 * width) {
            lua_Integer middle = low + width <= count ? low + width : count + 1;
            lua_Integer high = low + 2 * width <= count ? low + 2 * width : count + 1;
            merge_runs(L, from, to, low, middle, high);
        }
        int swap = from;
        from = to;
        to = swap;
    }
    if (from != 1)
        for (lua_Integer i = 1; i <= count; i++) {
            lua_rawgeti(L, from, i);
            lua_rawseti(L, 1, i);
        }
    return 0;
}

static void refuse_length(lua_State *L, const char *what)
{
    luaL_checktype(L, 1, LUA_TTABLE);
    if (luaL_getmetafield(L, 1, "__len") != LUA_TNIL)
        luaL_error(L, "table.%s: the table has a length of its own (__len)", what);
    if (lua_rawlen(L, 1) > LONGEST_LOOP)
        luaL_error(L, "table.%s: the table is too long", what);
}

static int call_original(lua_State *L)
{
    lua_pushvalue(L, lua_upvalueindex(1));
    lua_insert(L, 1);
    lua_call(L, lua_gettop(L) - 1, LUA_MULTRET);
    return lua_gettop(L);
}

static int safe_insert(lua_State *L)
{
    refuse_length(L, "insert");
    return call_original(L);
}

static int safe_remove(lua_State *L)
{
    refuse_length(L, "remove");
    return call_original(L);
}

static int safe_move(lua_State *L)
{
    lua_Integer from = luaL_checkinteger(L, 2), to = luaL_checkinteger(L, 3), most;
    if (__builtin_sub_overflow(to, from, &most) || most > LONGEST_LOOP)
        return luaL_error(L, "table.move: the range is too long");
    return call_original(L);
}

/* With `tostring` as __index and an empty __name, every item that is not there is an empty text. */
static int safe_concat(lua_State *L)
{
    luaL_checktype(L, 1, LUA_TTABLE);
    lua_Integer from = luaL_optinteger(L, 3, 1), most;
    lua_Integer to = lua_isnoneornil(L, 4) ? luaL_len(L, 1) : luaL_checkinteger(L, 4);
    if (from <= to && (__builtin_sub_overflow(to, from, &most) || most > LONGEST_LOOP))
        return luaL_error(L, "table.concat: the range is too long");
    return call_original(L);
}

/* insert, remove, move and concat keep Lua's own function as their upvalue: sandbox.c sets it. */
const luaL_Reg MW_LUA_TABLE[] = {{"sort", stable_sort},
                                 {"insert", safe_insert},
                                 {"remove", safe_remove},
                                 {"move", safe_move},
                                 {"concat", safe_concat},
                                 {NULL, NULL}};
