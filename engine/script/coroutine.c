/* SPDX-License-Identifier: MIT */
/* The watchdog: stopping Lua wherever it runs.
 *
 * A hook stops only the coroutine it is set on, and a hook that is always on costs half the speed.
 * So resume and wrap keep a list of the states that are now inside each other, and an interrupt
 * sets a hook of one instruction on each of them: every pcall that catches the error meets it
 * again at its next step. */
#include "script/script_impl.h"

enum { RUNNING_MAX = sizeof((mw_script *)0)->running / sizeof(lua_State *) };

static void trip(lua_State *L, lua_Debug *where)
{
    (void)where;
    luaL_error(L, "interrupted");
}

void mw_script_interrupt(mw_script *script)
{
    script->interrupted = 1;
    for (int i = 0; i < script->running_count; i++)
        lua_sethook(script->running[i], trip, LUA_MASKCOUNT, 1);
}

void mw_lua_enter(mw_script *script, lua_State *L)
{
    if (script->running_count < RUNNING_MAX) {
        script->running[script->running_count] = L;
        script->running_count++;
    }
    if (script->interrupted)
        lua_sethook(L, trip, LUA_MASKCOUNT, 1);
}

void mw_lua_leave(mw_script *script)
{
    if (script->running_count > 0) {
        script->running_count--;
        if (script->running_count == 0 || !script->interrupted)
            lua_sethook(script->running[script->running_count], NULL, 0, 0);
    }
}

/* Moves arguments over, resumes, moves results back; -1 and a message when it failed. */
static int resume(lua_State *L, lua_State *co, int arguments)
{
    mw_script *script = mw_script_of(L);
    if (script->running_count >= RUNNING_MAX) {
        lua_pushliteral(L, "too many coroutines inside each other");
        return -1;
    }
    if (!lua_checkstack(co, arguments)) {
        lua_pushliteral(L, "too many arguments to resume");
        return -1;
    }
    if (lua_status(co) == LUA_OK && lua_gettop(co) == 0) {
        lua_pushliteral(L, "cannot resume dead coroutine");
        return -1;
    }
    lua_xmove(L, co, arguments);
    int results = 0;
    mw_lua_enter(script, co);
    int status = lua_resume(co, L, arguments, &results);
    mw_lua_leave(script);
    if (status != LUA_OK && status != LUA_YIELD) {
        lua_xmove(co, L, 1);
        return -1;
    }
    if (!lua_checkstack(L, results + 1)) {
        lua_pop(co, results);
        lua_pushliteral(L, "too many results to resume");
        return -1;
    }
    lua_xmove(co, L, results);
    return results;
}

static int watched_resume(lua_State *L)
{
    luaL_checktype(L, 1, LUA_TTHREAD);
    lua_State *co = lua_tothread(L, 1);
    if (co == L || lua_status(L) == LUA_ERRRUN)
        return luaL_error(L, "cannot resume a running coroutine");
    int results = resume(L, co, lua_gettop(L) - 1);
    lua_pushboolean(L, results >= 0);
    if (results < 0) {
        lua_insert(L, -2);
        return 2;
    }
    lua_insert(L, -(results + 1));
    return results + 1;
}

static int call_wrapped(lua_State *L)
{
    lua_State *co = lua_tothread(L, lua_upvalueindex(1));
    int results = resume(L, co, lua_gettop(L));
    return results < 0 ? lua_error(L) : results;
}

static int watched_wrap(lua_State *L)
{
    luaL_checktype(L, 1, LUA_TFUNCTION);
    lua_State *co = lua_newthread(L);
    lua_pushvalue(L, 1);
    lua_xmove(L, co, 1);
    lua_pushcclosure(L, call_wrapped, 1);
    return 1;
}

/* Closing runs the coroutine's __close functions, on its own state. */
static int watched_close(lua_State *L)
{
    mw_script *script = mw_script_of(L);
    luaL_checktype(L, 1, LUA_TTHREAD);
    lua_State *co = lua_tothread(L, 1);
    lua_Debug where;
    bool running = co == L || (lua_status(co) == LUA_OK && lua_getstack(co, 0, &where));
    if (running)
        return luaL_error(L, "cannot close a running coroutine");
    if (script->running_count >= RUNNING_MAX)
        return luaL_error(L, "too many coroutines inside each other");
    mw_lua_enter(script, co);
    int status = lua_resetthread(co);
    mw_lua_leave(script);
    lua_pushboolean(L, status == LUA_OK);
    if (status == LUA_OK)
        return 1;
    lua_xmove(co, L, 1);
    return 2;
}

const luaL_Reg MW_LUA_COROUTINE[] = {
    {"resume", watched_resume}, {"wrap", watched_wrap}, {"close", watched_close}, {NULL, NULL}};
