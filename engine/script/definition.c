/* SPDX-License-Identifier: MIT */
/* A script file: its source, the table that it returns, and the values of its options. */
#include "script/script_impl.h"

#include <stdlib.h>

#include "base/buf.h"

bool mw_script_keep_source(mw_script *script, mw_str name, mw_str text, mw_error *err)
{
    mw_memory_free(script->name_owned);
    mw_memory_free(script->text_owned);
    script->name_owned = mw_memory_get(name.len + 2, err);
    script->text_owned = mw_memory_get(text.len + 1, err);
    if (!script->name_owned || !script->text_owned)
        return false;
    script->name_owned[0] = '@';
    memcpy(script->name_owned + 1, name.data, name.len);
    memcpy(script->text_owned, text.data, text.len);
    script->name = (mw_str){script->name_owned + 1, name.len};
    script->text = (mw_str){script->text_owned, text.len};
    return true;
}

/* Leaves the chunk on the stack, in the script's environment. */
static bool compile(mw_script *script, mw_str text, mw_error *err)
{
    lua_State *L = script->L;
    if (luaL_loadbufferx(L, text.data, text.len, script->name_owned, "t") != LUA_OK)
        return mw_script_failed(script, L, err);
    lua_rawgeti(L, LUA_REGISTRYINDEX, script->environment);
    lua_setupvalue(L, -2, 1);
    return true;
}

static bool field_is_function(lua_State *L, const char *name)
{
    lua_pushstring(L, name);
    bool is = lua_rawget(L, -2) == LUA_TFUNCTION; /* raw: a metamethod would raise, or never end */
    lua_pop(L, 1);
    return is;
}

/* Looks at the table that the script returned. It is on the stack and stays. */
static bool check_definition(mw_script *script, mw_error *err)
{
    lua_State *L = script->L;
    if (!lua_istable(L, -1))
        return mw_fail(err, MW_ESCRIPT, 0, "%.*s: a script returns a table {summary =, options =, run =}",
                       MW_ARG(script->name));
    bool run = field_is_function(L, "run"), each = field_is_function(L, "each");
    bool start = field_is_function(L, "start"), report = field_is_function(L, "report");
    script->streaming = each;
    if (run == (each || start || report) || (each && (!start || !report)))
        return mw_fail(err, MW_ESCRIPT, 0,
                       "%.*s: a script has either run(corpus, options, report), or start, each and report",
                       MW_ARG(script->name));
    return true;
}

/* The text at the index, kept until the script is freed: scripts may change their own tables. */
static mw_str keep_text(lua_State *L, int index)
{
    mw_str text = mw_lua_check_str(L, index);
    lua_pushvalue(L, index);
    lua_rawgeti(L, LUA_REGISTRYINDEX, mw_script_of(L)->option_texts);
    lua_insert(L, -2);
    luaL_ref(L, -2);
    lua_pop(L, 1);
    return text;
}

/* Options: name = {default, "help"}. Reads the table on top into option_list, sorted by name, and
 * makes the table of values. */
static int read_options(lua_State *L)
{
    mw_script *script = mw_script_of(L);
    lua_rawgeti(L, LUA_REGISTRYINDEX, script->definition);
    lua_newtable(L);
    script->option_texts = luaL_ref(L, LUA_REGISTRYINDEX);
    lua_newtable(L);
    lua_pushvalue(L, -1);
    script->options = luaL_ref(L, LUA_REGISTRYINDEX);
    if (lua_getfield(L, 1, "options") == LUA_TNIL)
        return 0;
    luaL_checktype(L, 3, LUA_TTABLE);
    size_t capacity = 0;
    lua_pushnil(L);
    while (lua_next(L, 3)) {
        if (lua_type(L, -2) != LUA_TSTRING || !lua_istable(L, -1))
            return luaL_error(L, "options are written name = {default, \"help\"}");
        mw_script_option option = {.name = keep_text(L, -2)};
        int type = lua_rawgeti(L, -1, 1);
        option.value = type == LUA_TBOOLEAN     ? mw_cell_bool(lua_toboolean(L, -1))
                       : lua_isinteger(L, -1)   ? mw_cell_integer(lua_tointeger(L, -1))
                       : type == LUA_TNUMBER    ? mw_cell_real(lua_tonumber(L, -1))
                                                : mw_cell_text(keep_text(L, -1));
        lua_setfield(L, 2, option.name.data);
        lua_rawgeti(L, -1, 2);
        option.help = keep_text(L, -1);
        lua_pop(L, 2);
        if (script->option_count == capacity) {
            capacity = capacity ? capacity * 2 : 8;
            mw_error err = {0};
            void *wider = mw_memory_grow(script->option_list, capacity * sizeof option, &err);
            if (!wider)
                return mw_lua_raise(L, &err);
            script->option_list = wider;
        }
        script->option_list[script->option_count++] = option;
    }
    return 0;
}

static int by_name(const void *a, const void *b)
{
    return mw_str_compare(((const mw_script_option *)a)->name, ((const mw_script_option *)b)->name);
}

bool mw_script_load(mw_script *script, mw_str name, mw_str text, mw_error *err)
{
    lua_State *L = script->L;
    if (!mw_script_keep_source(script, name, text, err) || !compile(script, text, err))
        return false;
    if (mw_script_call(script, L, 0, 1) != LUA_OK)
        return mw_script_failed(script, L, err);
    if (!check_definition(script, err)) {
        lua_pop(L, 1);
        return false;
    }
    script->definition = luaL_ref(L, LUA_REGISTRYINDEX);
    script->option_count = 0;
    if (!mw_script_protect(script, read_options, err))
        return false;
    if (script->option_count)
        qsort(script->option_list, script->option_count, sizeof *script->option_list, by_name);
    return true;
}

bool mw_script_is_streaming(const mw_script *script)
{
    return script->streaming;
}

static mw_str definition_text(const mw_script *script, const char *field)
{
    lua_State *L = script->L;
    mw_str text = MW_STR("");
    lua_rawgeti(L, LUA_REGISTRYINDEX, script->definition);
    if (lua_istable(L, -1)) {
        lua_pushstring(L, field);
        if (lua_rawget(L, -2) == LUA_TSTRING)
            text.data = lua_tolstring(L, -1, &text.len); /* the table keeps it alive */
        lua_pop(L, 1);
    }
    lua_pop(L, 1);
    return text;
}

mw_str mw_script_summary(const mw_script *script)
{
    return definition_text(script, "summary");
}

mw_str mw_script_example(const mw_script *script)
{
    return definition_text(script, "example");
}

size_t mw_script_option_count(const mw_script *script)
{
    return script->option_count;
}

mw_script_option mw_script_option_at(const mw_script *script, size_t index)
{
    return script->option_list[index];
}

static bool parse_cell(mw_cell_type type, mw_str text, mw_cell *cell)
{
    int64_t integer;
    char room[64];
    switch (type) {
    case MW_CELL_BOOL:
        *cell = mw_cell_bool(!mw_str_is(text, "false"));
        return text.len == 0 || mw_str_is(text, "true") || mw_str_is(text, "false");
    case MW_CELL_INTEGER:
        if (!mw_str_integer(text, &integer))
            return false;
        *cell = mw_cell_integer(integer);
        return true;
    case MW_CELL_REAL:
        if (text.len == 0 || text.len >= sizeof room)
            return false;
        memcpy(room, text.data, text.len);
        room[text.len] = '\0';
        char *end;
        *cell = mw_cell_real(strtod(room, &end));
        return *end == '\0';
    default:
        *cell = mw_cell_text(text);
        return true;
    }
}

/* What a text option takes is said beside it: one_of = {"held", …}, day = true. Raises on another value; the
 * default, mostly "", is always fine. Arguments: the definition, the option's name, the value. */
static int check_value(lua_State *L)
{
    if (lua_getfield(L, 1, "options") != LUA_TTABLE || (lua_pushvalue(L, 2), lua_rawget(L, -2)) != LUA_TTABLE)
        return 0;
    int option = lua_gettop(L);
    mw_str value = mw_lua_check_str(L, 3);
    lua_rawgeti(L, option, 1);
    if (lua_rawequal(L, -1, 3))
        return 0;
    if (lua_getfield(L, option, "day") != LUA_TNIL && lua_toboolean(L, -1) && !mw_lua_is_day(value))
        return luaL_error(L, "takes a day, YYYY-MM-DD, not \"%s\"", value.data);
    if (lua_getfield(L, option, "one_of") != LUA_TTABLE)
        return 0;
    int list = lua_gettop(L);
    mw_buf *known = mw_lua_new_buf(L);
    for (lua_Integer i = 1, last = (lua_Integer)lua_rawlen(L, list); i <= last; i++) {
        lua_rawgeti(L, list, i);
        if (lua_rawequal(L, -1, 3))
            return 0;
        mw_buf_print(known, "%s%s", i == 1 ? "" : i == last ? " or " : ", ", luaL_checkstring(L, -1));
        lua_pop(L, 1);
    }
    mw_buf_char(known, '\0');
    return luaL_error(L, "takes %s, not \"%s\"", mw_buf_str(known).data, value.data);
}

static bool fits_option(mw_script *script, const mw_script_option *option, mw_str text, mw_error *err)
{
    lua_State *L = script->L;
    lua_pushcfunction(L, check_value);
    lua_rawgeti(L, LUA_REGISTRYINDEX, script->definition);
    mw_lua_push_str(L, option->name);
    mw_lua_push_str(L, text);
    if (lua_pcall(L, 3, 0, 0) == LUA_OK)
        return true;
    mw_fail(err, MW_EARG, 0, "%s", lua_tostring(L, -1));
    lua_pop(L, 1);
    return false;
}

/* Takes a value of the option's type. May raise. */
static void keep_value(mw_script *script, mw_script_option *option, mw_cell cell)
{
    lua_State *L = script->L;
    lua_rawgeti(L, LUA_REGISTRYINDEX, script->options);
    if (cell.type == MW_CELL_BOOL)
        lua_pushboolean(L, cell.integer != 0);
    else if (cell.type == MW_CELL_INTEGER)
        lua_pushinteger(L, cell.integer);
    else if (cell.type == MW_CELL_REAL)
        lua_pushnumber(L, cell.real);
    else
        mw_lua_push_str(L, cell.text);
    if (cell.type == MW_CELL_TEXT && cell.text.data) /* the value outlives the command line's text */
        cell.text = keep_text(L, -1);
    lua_setfield(L, -2, option->name.data);
    lua_pop(L, 1);
    option->value = cell;
}

static int copy_values(lua_State *L)
{
    mw_script *to = mw_script_of(L);
    const mw_script *from = lua_touserdata(L, 1);
    for (size_t i = 0; i < to->option_count; i++)
        keep_value(to, &to->option_list[i], from->option_list[i].value);
    return 0;
}

bool mw_script_copy_options(mw_script *to, const mw_script *from, mw_error *err)
{
    if (to->option_count != from->option_count)
        return mw_fail(err, MW_ESCRIPT, 0, "%.*s: its options are others each time", MW_ARG(from->name));
    lua_pushcfunction(to->L, copy_values);
    lua_pushlightuserdata(to->L, (void *)(uintptr_t)from);
    return mw_script_call(to, to->L, 1, 0) == LUA_OK || mw_script_failed(to, to->L, err);
}

bool mw_script_set_option(mw_script *script, mw_str name, mw_str text, mw_error *err)
{
    static const char *const TYPES[] = {"text", "a whole number", "a number", "text", "true or false"};
    for (size_t i = 0; i < script->option_count; i++) {
        mw_script_option *option = &script->option_list[i];
        if (!mw_str_equal(option->name, name))
            continue;
        mw_cell cell;
        if (!parse_cell(option->value.type, text, &cell))
            return mw_fail(err, MW_EARG, 0, "takes %s, not \"%.*s\"", TYPES[option->value.type],
                           MW_ARG(text));
        if (cell.type == MW_CELL_TEXT && !fits_option(script, option, text, err))
            return false;
        keep_value(script, option, cell);
        return true;
    }
    return mw_fail(err, MW_EARG, 0, "no option %.*s", MW_ARG(name));
}
