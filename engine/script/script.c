/* SPDX-License-Identifier: MIT */
/* A script state: its environment, running a script or a one-line query, and errors that show the script's
 * own line. What a script file says of itself: definition.c. */
#include "script/script_impl.h"

#include "base/buf.h"
#include "base/date.h"
#include "base/hash.h"

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
    mw_lua_push_functions(L, &MW_LUA_STATS);
    lua_setfield(L, -2, "stats");
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
    script->latest = script->now = MW_DAY_NONE;
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
    mw_script_free_parts(script);
    mw_script_free_modules(script);
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

bool mw_script_protect(mw_script *script, lua_CFunction work, mw_error *err)
{
    lua_pushcfunction(script->L, work);
    if (mw_script_call(script, script->L, 0, 0) == LUA_OK)
        return true;
    return mw_script_failed(script, script->L, err);
}

bool mw_script_set_corpus(mw_script *script, mw_store *store, mw_error *err)
{
    script->store = store;
    return mw_script_protect(script, set_corpus, err);
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
    return mw_script_find_parts(script, err);
}

/* Chance, too, is the article's own: it is drawn anew for each, whatever came before. */
static int push_lent_article(lua_State *L)
{
    mw_article *article = lua_touserdata(L, 1);
    lua_getfield(L, LUA_REGISTRYINDEX, "moonwire.seed");
    lua_pushinteger(L, (lua_Integer)mw_hash(mw_article_head(article)->id));
    lua_call(L, 1, 0);
    mw_lua_push_article(L, article, true);
    return 1;
}

bool mw_script_each(mw_script *script, mw_article *article, mw_error *err)
{
    lua_State *L = script->L;
    mw_str published = mw_article_head(article)->published;
    mw_day day = published.data ? mw_day_parse(published) : MW_DAY_NONE;
    script->latest = day > script->latest ? day : script->latest;
    script->now = day;
    if (!push_protected(script, push_lent_article, article, err))
        return false;
    push_function(script, "each");
    lua_pushvalue(L, -2);
    lua_rawgeti(L, LUA_REGISTRYINDEX, script->seen);
    lua_rawgeti(L, LUA_REGISTRYINDEX, script->options);
    bool good = mw_script_call(script, L, 3, 0) == LUA_OK || mw_script_failed(script, L, err);
    ((mw_lua_article *)lua_touserdata(L, -1))->article = NULL; /* what was kept of it says so */
    lua_pop(L, 1);
    script->now = script->latest;
    return good && (!script->is_twin || mw_script_kept_to_parts(script, err));
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
static bool ends_at_end(lua_State *L)
{
    mw_str message = {NULL, 0};
    message.data = lua_tolstring(L, -1, &message.len);
    return mw_str_ends(message, MW_STR("<eof>"));
}

/* `unfinished`: as an expression ("1 +") or as a statement it lacks its end. */
static int load_entry(mw_script *script, mw_str text, bool *unfinished)
{
    lua_State *L = script->L;
    *unfinished = false;
    mw_buf expression = {0};
    mw_str body = text.len && text.data[0] == '=' ? mw_str_sub(text, 1, text.len) : text;
    mw_buf_add(&expression, MW_STR("return "));
    mw_buf_add(&expression, body);
    int status = luaL_loadbufferx(L, expression.data, expression.len, script->name_owned, "t");
    mw_buf_free(&expression);
    if (status == LUA_OK)
        return status;
    *unfinished = ends_at_end(L);
    lua_pop(L, 1);
    status = luaL_loadbufferx(L, text.data, text.len, script->name_owned, "t");
    *unfinished = status != LUA_OK && (*unfinished || ends_at_end(L));
    return status;
}

bool mw_script_eval(mw_script *script, mw_str text, bool *incomplete, mw_error *err)
{
    lua_State *L = script->L;
    if (incomplete)
        *incomplete = false;
    script->interrupted = 0;
    if (!mw_script_keep_source(script, MW_STR("query"), text, err))
        return false;
    script->name_owned[0] = '@';
    bool unfinished;
    if (load_entry(script, text, &unfinished) != LUA_OK) {
        if (incomplete)
            *incomplete = unfinished;
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
