/* SPDX-License-Identifier: MIT */
/* corpus:decide: a line more in decisions.tsv, and who is who worked out anew.
 *
 * A script writes only where the command line lets it: at the prompt and in `eval`, whose Lua the
 * user typed, into the file in force; in `run` only where --decisions names the file. It is said on
 * standard error in every case. */
#include "script/script_impl.h"

#include <sys/stat.h>

#include "base/buf.h"
#include "base/file.h"

static const char *const KEYS[] = {"merge", "split", "reject", "retype", "article", "who", "why", "when", NULL};

/* The decisions that the corpus was built with, where their file is gone. */
static bool read_kept(mw_store *store, mw_buf *text, mw_error *err)
{
    mw_frame *kept = mw_store_query(store, MW_STR("select text from decided"), NULL, 0, err);
    if (kept && mw_frame_row_count(kept))
        mw_buf_add(text, mw_frame_cell(kept, 0, 0).text);
    mw_frame_free(kept);
    return kept && mw_buf_ok(text, err);
}

/* The text of the file as it is now; empty where there is none yet. */
static bool read_file(const char *path, mw_buf *text, mw_error *err)
{
    mw_file file;
    if (mw_path_kind_of(path) == MW_PATH_NONE)
        return true;
    if (!mw_file_open(path, &file, err))
        return false;
    mw_buf_add(text, file.bytes);
    mw_file_close(&file);
    return mw_buf_ok(text, err);
}

bool mw_lua_identify(mw_script *script, mw_store *store, mw_error *err)
{
    mw_buf text = {0};
    mw_decisions *decisions = NULL;
    const char *path = script->decisions_path;
    bool there = path && *path && mw_path_kind_of(path) == MW_PATH_FILE;
    bool good = !there || read_file(path, &text, err);
    if (good && there) {
        decisions = mw_decisions_read(mw_buf_str(&text), mw_str_of(path), NULL, NULL, err);
        good = decisions != NULL;
    }
    good = good && mw_store_identify(store, decisions, err);
    mw_decisions_free(decisions);
    mw_buf_free(&text);
    return good;
}

static mw_str option(lua_State *L, const char *name)
{
    if (lua_getfield(L, 2, name) == LUA_TNIL)
        return MW_STR("");
    return mw_lua_check_str(L, -1); /* stays on the stack: the text is lent */
}

/* {"a", "b"}, or one text; an entity of the corpus counts as its id. */
static mw_str part(lua_State *L, int index, lua_Integer at)
{
    if (lua_istable(L, index)) {
        if (lua_rawgeti(L, index, at) == LUA_TNIL)
            return MW_STR("");
    } else if (at == 1) {
        lua_pushvalue(L, index);
    } else {
        return MW_STR("");
    }
    if (lua_isuserdata(L, -1))
        lua_getfield(L, -1, "id");
    return mw_lua_check_str(L, -1);
}

static void read_decision(lua_State *L, mw_decision *d)
{
    int given = 0;
    for (int action = 0; action < MW_DECISION_ACTIONS; action++) {
        luaL_checkstack(L, 8, "too many values");
        if (lua_getfield(L, 2, mw_decision_action_name((mw_decision_action)action)) == LUA_TNIL)
            continue;
        int index = lua_gettop(L);
        given++;
        d->action = (mw_decision_action)action;
        d->what = part(L, index, 1);
        d->as = part(L, index, 2);
        luaL_argcheck(L, !lua_istable(L, index) || lua_rawlen(L, index) <= 2, 2, "one decision at a time: {what, as}");
    }
    luaL_argcheck(L, given == 1, 2, "one of merge = {…}, split =, reject =, retype = {…}");
    d->article = option(L, "article");
    d->who = option(L, "who");
    d->why = option(L, "why");
    d->when = option(L, "when");
}

/* The data folder may not exist yet. */
static void make_folders(lua_State *L, const char *path)
{
    for (const char *at = path; *at; at++) {
        if (*at == '/' && at > path) {
            lua_pushlstring(L, path, (size_t)(at - path));
            mkdir(lua_tostring(L, -1), 0777);
            lua_pop(L, 1);
        }
    }
}

/* Articles that were loaded have the old names. */
static void forget_articles(lua_State *L)
{
    lua_newtable(L);
    lua_setiuservalue(L, 1, 1);
}

static void tell(lua_State *L, const char *path, const mw_decision *d)
{
    const mw_script *script = mw_script_of(L);
    mw_buf *line = mw_lua_new_buf(L);
    mw_buf_print(line, "%s: added %s %.*s%s%.*s", path, mw_decision_action_name(d->action), MW_ARG(d->what),
                 d->as.len ? ", " : "", MW_ARG(d->as));
    if (script->setup.told)
        script->setup.told(script->setup.context, mw_buf_str(line));
}

MW_LUA_SHARED(
    mw_lua_corpus_decide,
    "corpus:decide{merge = {a, b}, split = {a, as}, reject = a, retype = {a, type}, article =, who =, why =, when =} "
    "-> corpus",
    "Decides who is who: adds a line to the decisions.tsv in force and replays it at once. One of merge "
    "(a is b), split (a is nobody else; with article =, a is another there), reject (a is no entity), retype. "
    "In `run` the command line must name the file: --decisions FILE.")
{
    mw_script *script = mw_script_of(L);
    mw_lua_corpus *corpus = mw_lua_check_corpus(L, 1);
    luaL_checktype(L, 2, LUA_TTABLE);
    mw_lua_check_options(L, 2, KEYS);
    lua_settop(L, 2);
    mw_decision d = {0};
    mw_error err = {0};
    read_decision(L, &d);
    const char *path = script->decisions_path;
    if (!script->may_decide || !path || !*path)
        return luaL_error(L, "corpus:decide: name the file on the command line (--decisions FILE)");
    mw_buf *old = mw_lua_new_buf(L), *text = mw_lua_new_buf(L);
    bool there = mw_path_kind_of(path) != MW_PATH_NONE;
    if (!(there ? read_file(path, old, &err) : read_kept(corpus->store, old, &err)) ||
        !mw_decisions_append(mw_buf_str(old), &d, text, &err))
        return mw_lua_raise(L, &err);
    make_folders(L, path);
    if (!mw_file_write(path, mw_buf_str(text), &err))
        return luaL_error(L, "%s: %s", path, err.text);
    tell(L, path, &d);
    if (!mw_lua_identify(script, corpus->store, &err))
        return mw_lua_raise(L, &err);
    forget_articles(L);
    lua_pushvalue(L, 1);
    return 1;
}
