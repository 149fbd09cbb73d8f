/* SPDX-License-Identifier: MIT */
/* A script state: its environment, the two forms of scripts, one-line queries, and errors that show
 * the script's own line. */
#include "script/script_impl.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/buf.h"
#include "base/date.h"

/* ---- errors */

/* "@reports/figures.lua" with the line: from "reports/figures.lua:12: what" into its parts. */
static bool split_place(mw_str message, mw_str *file, int64_t *line, mw_str *what)
{
    for (size_t at = mw_str_find(message, MW_STR(":"), 0); at < message.len;
         at = mw_str_find(message, MW_STR(":"), at + 1)) {
        size_t end = mw_str_find(message, MW_STR(": "), at + 1);
        if (end < message.len && mw_str_integer(mw_str_sub(message, at + 1, end), line)) {
            *file = mw_str_sub(message, 0, at);
            *what = mw_str_sub(message, end + 2, message.len);
            return true;
        }
    }
    return false;
}

static mw_str line_of(mw_str text, int64_t number)
{
    mw_str line = MW_NONE;
    for (int64_t i = 0; i < number; i++)
        if (!mw_str_cut(&text, '\n', &line))
            return MW_NONE;
    return mw_str_trim(line);
}

/* The text of the error on top, which it replaces. An error may be any value, with a __tostring that
 * fails or never ends, and nobody else is here to catch that. */
static mw_str message_of(mw_script *script, lua_State *L)
{
    if (lua_type(L, -1) != LUA_TSTRING) {
        lua_pushcfunction(L, mw_lua_tostring);
        lua_insert(L, -2);
        mw_script_call(script, L, 1, 1);
    }
    mw_str text = MW_STR("an error that cannot be shown");
    if (lua_type(L, -1) == LUA_TSTRING)
        text.data = lua_tolstring(L, -1, &text.len);
    return text;
}

bool mw_script_failed(mw_script *script, lua_State *L, mw_error *err)
{
    mw_str text = message_of(script, L), file, what;
    int64_t line;
    if (script->interrupted) {
        mw_fail(err, MW_ECANCEL, 0, "interrupted");
    } else if (split_place(text, &file, &line, &what) && mw_str_equal(file, script->name)) {
        mw_str source = line_of(script->text, line);
        mw_fail(err, MW_ESCRIPT, (uint64_t)line, "%.*s:%lld: %.*s\n    %.*s", MW_ARG(file),
                (long long)line, MW_ARG(what), MW_ARG(source));
    } else {
        mw_fail(err, MW_ESCRIPT, 0, "%.*s", MW_ARG(text));
    }
    lua_pop(L, 1);
    return false;
}

int mw_script_call(mw_script *script, lua_State *L, int arguments, int results)
{
    mw_lua_enter(script, L);
    int status = lua_pcall(L, arguments, results, 0);
    mw_lua_leave(script);
    return status;
}

/* ---- the environment */

/* Strict globals: a name that nobody made is a mistake, most often a misspelling. */
static int undefined_global(lua_State *L)
{
    mw_str name = mw_lua_check_str(L, 2);
    const char *names[256];
    size_t count = 0;
    lua_pushnil(L);
    while (lua_next(L, 1) && count < 255) {
        lua_pop(L, 1);
        if (lua_type(L, -1) == LUA_TSTRING)
            names[count++] = lua_tostring(L, -1);
    }
    const char *near = mw_lua_nearest(name, names, count);
    return near ? luaL_error(L, "'%s' is not defined: did you mean '%s'?", name.data, near)
                : luaL_error(L, "'%s' is not defined", name.data);
}

static int new_global(lua_State *L)
{
    return luaL_error(L, "'%s' would be a global: write local %s", luaL_tolstring(L, 2, NULL),
                      luaL_tolstring(L, 2, NULL));
}

static void make_strict(lua_State *L, bool session)
{
    lua_createtable(L, 0, 2);
    lua_pushcfunction(L, undefined_global);
    lua_setfield(L, -2, "__index");
    if (!session) {
        lua_pushcfunction(L, new_global);
        lua_setfield(L, -2, "__newindex");
    }
    lua_pushliteral(L, "locked");
    lua_setfield(L, -2, "__metatable");
    lua_setmetatable(L, -2);
}

/* The module itself: mw.read … mw.text, mw.regex, mw.report. */
static void push_module(lua_State *L)
{
    mw_lua_push_functions(L, &MW_LUA_MW);
    mw_lua_push_functions(L, &MW_LUA_TEXT);
    lua_setfield(L, -2, "text");
    lua_pushstring(L, mw_version());
    lua_setfield(L, -2, "version");
}

static void make_weak_registry_table(lua_State *L, const char *name, bool weak)
{
    lua_newtable(L);
    if (weak) {
        lua_createtable(L, 0, 1);
        lua_pushliteral(L, "k");
        lua_setfield(L, -2, "__mode");
        lua_setmetatable(L, -2);
    }
    lua_setfield(L, LUA_REGISTRYINDEX, name);
}

static int prepare(lua_State *L)
{
    mw_script *script = mw_script_of(L);
    for (const mw_lua_type *const *type = MW_LUA_TYPES; *type; type++)
        mw_lua_register(L, *type);
    make_weak_registry_table(L, "moonwire.cursors", true);
    make_weak_registry_table(L, "moonwire.loaded", false);
    mw_lua_push_environment(L);
    push_module(L);
    lua_getfield(L, LUA_REGISTRYINDEX, "moonwire.loaded");
    lua_pushvalue(L, -2);
    lua_setfield(L, -2, "moonwire");
    lua_pop(L, 1);
    lua_setfield(L, -2, "mw");
    make_strict(L, script->setup.session);
    script->environment = luaL_ref(L, LUA_REGISTRYINDEX);
    return 0;
}

/* An error outside every protected call, which only running out of memory can be. */
static int panic(lua_State *L)
{
    (void)L;
    return 0;
}

mw_script *mw_script_new(const mw_script_setup *setup, mw_error *err)
{
    mw_script *script = mw_memory_get(sizeof *script, err);
    if (!script)
        return NULL;
    script->setup = *setup;
    script->latest = MW_DAY_NONE;
    script->memory_max = setup->memory_max_bytes ? setup->memory_max_bytes : (size_t)1 << 30;
    script->definition = script->options = script->option_texts = script->seen = script->last_shown = LUA_NOREF;
    script->L = lua_newstate(mw_lua_allocate, script);
    if (!script->L) {
        mw_memory_free(script);
        mw_fail(err, MW_ENOMEM, 0, "out of memory");
        return NULL;
    }
    *(mw_script **)lua_getextraspace(script->L) = script;
    lua_atpanic(script->L, panic);
    lua_pushcfunction(script->L, prepare);
    if (lua_pcall(script->L, 0, 0, 0) != LUA_OK) {
        mw_script_failed(script, script->L, err);
        mw_script_free(script);
        return NULL;
    }
    return script;
}

void mw_script_set_out_folder(mw_script *script, mw_str folder)
{
    script->setup.out_folder = folder;
}

void mw_script_set_decisions(mw_script *script, const char *path, bool may_write)
{
    script->decisions_path = path;
    script->may_decide = may_write;
}

void mw_script_free(mw_script *script)
{
    if (!script)
        return;
    lua_close(script->L);
    mw_memory_free(script->name_owned);
    mw_memory_free(script->text_owned);
    mw_memory_free(script->option_list);
    mw_memory_free(script);
}

static int set_corpus(lua_State *L)
{
    mw_script *script = mw_script_of(L);
    lua_rawgeti(L, LUA_REGISTRYINDEX, script->environment);
    mw_lua_push_corpus(L, script->store, false);
    lua_pushvalue(L, -1);
    lua_setfield(L, LUA_REGISTRYINDEX, "moonwire.corpus");
    lua_pushliteral(L, "corpus");
    lua_insert(L, -2);
    lua_rawset(L, -3);
    mw_lua_result *latest = mw_lua_new_result(L, 0, -1);
    mw_error err = {0};
    latest->frame = mw_store_query(script->store, MW_STR("select max(published) from articles"), NULL, 0, &err);
    if (!latest->frame)
        return mw_lua_raise(L, &err);
    mw_cell cell = mw_frame_cell(latest->frame, 0, 0);
    mw_lua_push_str(L, cell.type == MW_CELL_TEXT ? cell.text : MW_NONE);
    lua_setfield(L, LUA_REGISTRYINDEX, "moonwire.latest");
    return 0;
}

static bool protect(mw_script *script, lua_CFunction work, mw_error *err)
{
    lua_pushcfunction(script->L, work);
    if (mw_script_call(script, script->L, 0, 0) == LUA_OK)
        return true;
    return mw_script_failed(script, script->L, err);
}

bool mw_script_set_corpus(mw_script *script, mw_store *store, mw_error *err)
{
    script->store = store;
    return protect(script, set_corpus, err);
}

/* ---- a script file */

static bool keep_source(mw_script *script, mw_str name, mw_str text, mw_error *err)
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
    if (!keep_source(script, name, text, err) || !compile(script, text, err))
        return false;
    if (mw_script_call(script, L, 0, 1) != LUA_OK)
        return mw_script_failed(script, L, err);
    if (!check_definition(script, err)) {
        lua_pop(L, 1);
        return false;
    }
    script->definition = luaL_ref(L, LUA_REGISTRYINDEX);
    script->option_count = 0;
    if (!protect(script, read_options, err))
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

bool mw_script_set_option(mw_script *script, mw_str name, mw_str text, mw_error *err)
{
    static const char *const TYPES[] = {"text", "a whole number", "a number", "text", "true or false"};
    lua_State *L = script->L;
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
        lua_rawgeti(L, LUA_REGISTRYINDEX, script->options);
        if (cell.type == MW_CELL_BOOL)
            lua_pushboolean(L, cell.integer != 0);
        else if (cell.type == MW_CELL_INTEGER)
            lua_pushinteger(L, cell.integer);
        else if (cell.type == MW_CELL_REAL)
            lua_pushnumber(L, cell.real);
        else
            mw_lua_push_str(L, cell.text);
        if (cell.type == MW_CELL_TEXT) /* the value outlives the command line's text */
            cell.text = keep_text(L, -1);
        lua_setfield(L, -2, option->name.data);
        lua_pop(L, 1);
        option->value = cell;
        return true;
    }
    return mw_fail(err, MW_EARG, 0, "no option %.*s", MW_ARG(name));
}

/* ---- running */

/* Pushes a function of the script's table. */
static void push_function(mw_script *script, const char *name)
{
    lua_State *L = script->L;
    lua_rawgeti(L, LUA_REGISTRYINDEX, script->definition);
    lua_pushstring(L, name);
    lua_rawget(L, -2);
    lua_remove(L, -2);
}

static int push_report(lua_State *L)
{
    mw_lua_push_report(L, lua_touserdata(L, 1), false);
    return 1;
}

static bool push_protected(mw_script *script, lua_CFunction push, void *what, mw_error *err)
{
    lua_pushcfunction(script->L, push);
    lua_pushlightuserdata(script->L, what);
    return lua_pcall(script->L, 1, 1, 0) == LUA_OK || mw_script_failed(script, script->L, err);
}

bool mw_script_run(mw_script *script, mw_report *report, mw_error *err)
{
    lua_State *L = script->L;
    push_function(script, "run");
    lua_getfield(L, LUA_REGISTRYINDEX, "moonwire.corpus");
    lua_rawgeti(L, LUA_REGISTRYINDEX, script->options);
    if (!push_protected(script, push_report, report, err)) {
        lua_pop(L, 3);
        return false;
    }
    return mw_script_call(script, L, 3, 0) == LUA_OK || mw_script_failed(script, L, err);
}

bool mw_script_start(mw_script *script, mw_error *err)
{
    lua_State *L = script->L;
    push_function(script, "start");
    lua_rawgeti(L, LUA_REGISTRYINDEX, script->options);
    if (mw_script_call(script, L, 1, 1) != LUA_OK)
        return mw_script_failed(script, L, err);
    script->seen = luaL_ref(L, LUA_REGISTRYINDEX);
    return true;
}

static int push_lent_article(lua_State *L)
{
    mw_lua_push_article(L, lua_touserdata(L, 1), true);
    return 1;
}

bool mw_script_each(mw_script *script, mw_article *article, mw_error *err)
{
    lua_State *L = script->L;
    mw_str published = mw_article_head(article)->published;
    mw_day day = published.data ? mw_day_parse(published) : MW_DAY_NONE;
    script->latest = day > script->latest ? day : script->latest;
    if (!push_protected(script, push_lent_article, article, err))
        return false;
    push_function(script, "each");
    lua_pushvalue(L, -2);
    lua_rawgeti(L, LUA_REGISTRYINDEX, script->seen);
    lua_rawgeti(L, LUA_REGISTRYINDEX, script->options);
    bool good = mw_script_call(script, L, 3, 0) == LUA_OK || mw_script_failed(script, L, err);
    ((mw_lua_article *)lua_touserdata(L, -1))->article = NULL; /* what was kept of it says so */
    lua_pop(L, 1);
    return good;
}

bool mw_script_finish(mw_script *script, mw_report *report, mw_error *err)
{
    lua_State *L = script->L;
    push_function(script, "report");
    lua_rawgeti(L, LUA_REGISTRYINDEX, script->seen);
    lua_rawgeti(L, LUA_REGISTRYINDEX, script->options);
    if (!push_protected(script, push_report, report, err)) {
        lua_pop(L, 3);
        return false;
    }
    return mw_script_call(script, L, 3, 0) == LUA_OK || mw_script_failed(script, L, err);
}

/* ---- one query, one entry of a session */

static int show_values(lua_State *L)
{
    int count = lua_gettop(L);
    for (int i = 1; i <= count; i++)
        if (count > 1 || !lua_isnil(L, i))
            mw_lua_show(L, i);
    return 0;
}

/* Tries the text as an expression, then as statements. Leaves the chunk or a message. */
static int load_entry(mw_script *script, mw_str text)
{
    lua_State *L = script->L;
    mw_buf expression = {0};
    mw_str body = text.len && text.data[0] == '=' ? mw_str_sub(text, 1, text.len) : text;
    mw_buf_add(&expression, MW_STR("return "));
    mw_buf_add(&expression, body);
    int status = luaL_loadbufferx(L, expression.data, expression.len, script->name_owned, "t");
    mw_buf_free(&expression);
    if (status == LUA_OK)
        return status;
    lua_pop(L, 1);
    return luaL_loadbufferx(L, text.data, text.len, script->name_owned, "t");
}

bool mw_script_eval(mw_script *script, mw_str text, bool *incomplete, mw_error *err)
{
    lua_State *L = script->L;
    if (incomplete)
        *incomplete = false;
    script->interrupted = 0;
    if (!keep_source(script, MW_STR("query"), text, err))
        return false;
    script->name_owned[0] = '@';
    if (load_entry(script, text) != LUA_OK) {
        mw_str message = {NULL, 0};
        message.data = lua_tolstring(L, -1, &message.len);
        if (incomplete)
            *incomplete = mw_str_ends(message, MW_STR("<eof>"));
        mw_script_failed(script, L, err);
        if (err)
            err->code = MW_EPARSE;
        return false;
    }
    lua_rawgeti(L, LUA_REGISTRYINDEX, script->environment);
    lua_setupvalue(L, -2, 1);
    int base = lua_gettop(L);
    if (mw_script_call(script, L, 0, LUA_MULTRET) != LUA_OK)
        return mw_script_failed(script, L, err);
    int count = lua_gettop(L) - base + 1;
    if (count > 0) { /* `_` is the last result */
        lua_rawgeti(L, LUA_REGISTRYINDEX, script->environment);
        lua_pushliteral(L, "_");
        lua_pushvalue(L, base);
        lua_rawset(L, -3);
        lua_pop(L, 1);
    }
    lua_pushcfunction(L, show_values);
    lua_insert(L, base);
    bool good = mw_script_call(script, L, count, 0) == LUA_OK || mw_script_failed(script, L, err);
    luaL_unref(L, LUA_REGISTRYINDEX, script->last_shown);
    script->last_shown = LUA_NOREF;
    return good;
}
