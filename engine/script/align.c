/* SPDX-License-Identifier: MIT */
/* mw.align: two wordings, word by word. */
#include "script/script_impl.h"

#include "stats/align.h"

static int collect(lua_State *L)
{
    mw_arena **box = lua_touserdata(L, 1);
    mw_arena_free(*box);
    *box = NULL;
    return 0;
}

static const mw_lua_type ARENA_BOX = {.name = "arena", .collect = collect};
static const char *const WHAT[] = {"same", "cut", "added", "altered"};

static void set_words(lua_State *L, const char *name, mw_str text, mw_span span)
{
    mw_lua_push_str(L, mw_str_sub(text, span.start, span.end));
    lua_setfield(L, -2, name);
}

MW_LUA_SHARED(mw_lua_align, "mw.align(text, text) -> {step, …}",
              "What became of the first wording in the second, word by word, in order. A step has `what`: same, cut, "
              "added or altered; `one` and `other`, the words of each; `ones` and `others`, how many these are. Case, "
              "punctuation and the form of an apostrophe make no difference.")
{
    mw_str one = mw_lua_check_str(L, 1), other = mw_lua_check_str(L, 2);
    mw_error err = {0};
    mw_align_step *steps;
    size_t count;
    mw_arena **arena = mw_lua_new(L, &ARENA_BOX, sizeof *arena, 0);
    *arena = mw_arena_create(0, &err);
    if (!*arena || !mw_align(one, other, *arena, &steps, &count, &err))
        return mw_lua_raise(L, &err);
    lua_newtable(L);
    for (size_t i = 0; i < count; i++) {
        lua_createtable(L, 0, 5);
        lua_pushstring(L, WHAT[steps[i].what]);
        lua_setfield(L, -2, "what");
        set_words(L, "one", one, steps[i].one);
        set_words(L, "other", other, steps[i].other);
        lua_pushinteger(L, steps[i].ones);
        lua_setfield(L, -2, "ones");
        lua_pushinteger(L, steps[i].others);
        lua_setfield(L, -2, "others");
        lua_rawseti(L, -2, (lua_Integer)i + 1);
    }
    return 1;
}
