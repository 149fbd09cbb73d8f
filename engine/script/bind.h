/* SPDX-License-Identifier: MIT */
/* bind.h -- how a C function becomes a Lua function.
 *
 * MW_LUA declares a function together with its usage and help, so that binding, `help`, and
 * completion read the same row:
 *
 *     MW_LUA(tally_top, "tally:top([rows]) -> result", "Lists the most counted keys first.")
 *     {
 *         check all arguments; call the core; push
 *     }
 *
 * A Lua error leaves a function without returning: whatever must be freed is boxed in a userdata
 * before Lua can be called. */
#ifndef SCRIPT_BIND_H
#define SCRIPT_BIND_H

#include <lauxlib.h>
#include <lua.h>

#include <moonwire/error.h>

typedef struct mw_lua_row {
    const char *usage, *help;
    lua_CFunction call;
} mw_lua_row;

#define MW_LUA(symbol, usage, help)                                                                \
    static int symbol##_call(lua_State *L);                                                        \
    static const mw_lua_row symbol = {usage, help, symbol##_call};                                 \
    static int symbol##_call(lua_State *L)

/* The same for a row that another file's table lists. */
#define MW_LUA_SHARED(symbol, usage, help)                                                         \
    static int symbol##_call(lua_State *L);                                                        \
    const mw_lua_row symbol = {usage, help, symbol##_call};                                        \
    static int symbol##_call(lua_State *L)

typedef struct mw_lua_type {
    const char *name;                /* "tally": what `type` errors and help say */
    const char *summary;             /* one sentence for help */
    const mw_lua_row *const *rows;   /* methods or functions, NULL at the end */
    lua_CFunction index;             /* fields that are no methods; NULL: none */
    lua_CFunction collect;           /* frees; NULL: nothing to free */
    const luaL_Reg *metamethods;     /* more of them; NULL: none */
} mw_lua_type;

/* Every type and module, for help and completion; NULL at the end (types.c). */
extern const mw_lua_type *const MW_LUA_TYPES[];

/* The name in a usage: "tally:top([rows])" -> "top". */
mw_str mw_lua_row_name(const mw_lua_row *row);

/* Makes the metatable of a type once a state. */
void mw_lua_register(lua_State *L, const mw_lua_type *type);
/* A table of a module's functions, pushed. */
void mw_lua_push_functions(lua_State *L, const mw_lua_type *module);
/* A zeroed userdata of the type with `values` user values, pushed. */
void *mw_lua_new(lua_State *L, const mw_lua_type *type, size_t bytes, int values);
void *mw_lua_check(lua_State *L, int index, const mw_lua_type *type);
void *mw_lua_test(lua_State *L, int index, const mw_lua_type *type); /* NULL: another type */

mw_str mw_lua_check_str(lua_State *L, int index);
void mw_lua_push_str(lua_State *L, mw_str text); /* "not known" is nil */
/* Raises err's text with the caller's line. */
int mw_lua_raise(lua_State *L, const mw_error *err);
/* nil, message: for what may fail in the outside world. */
int mw_lua_nothing(lua_State *L, const mw_error *err);

/* Options are one trailing table. Raises on a key that is not in `keys` (NULL at the end), with the
 * nearest one as a hint. Nil or none is an empty table. */
void mw_lua_check_options(lua_State *L, int index, const char *const *keys);

bool mw_lua_is_day(mw_str text); /* YYYY-MM-DD, and there is such a day */

/* A text buffer that Lua frees, pushed: write into it, then mw_lua_push_buf. */
struct mw_buf;
struct mw_buf *mw_lua_new_buf(lua_State *L);
/* Pushes what the buffer holds; raises when it ran out of memory. */
void mw_lua_push_buf(lua_State *L, const struct mw_buf *buf);

/* The nearest of the names to `word` by edit distance, NULL when none is near. */
const char *mw_lua_nearest(mw_str word, const char *const *names, size_t count);

#endif
