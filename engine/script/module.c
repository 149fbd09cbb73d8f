/* SPDX-License-Identifier: MIT */
/* The module: reading articles into a corpus, opening one, making statistics. */
#include "script/script_impl.h"

#include <moonwire/annotate.h>
#include <moonwire/reader.h>

#include "base/buf.h"
#include "run/copies.h"

static int collect_reader(lua_State *L)
{
    mw_reader_free(*(mw_reader **)lua_touserdata(L, 1));
    return 0;
}

static const mw_lua_type READER_BOX = {.name = "reader", .collect = collect_reader};

static bool annotate_and_keep(mw_script *script, mw_store *store, mw_article *article, mw_error *err)
{
    mw_head *head = mw_article_head_edit(article);
    head->engine = mw_str_of(mw_version());
    head->lexicon = mw_model_lexicon_version(script->setup.model);
    return mw_annotate(article, script->setup.model, MW_LAYERS_ALL & ~(unsigned)MW_POS, err) &&
           mw_store_save(store, article, MW_STR("script"), NULL, err);
}

/* Reads all; what cannot be read is passed over and counted. */
static bool read_all(mw_script *script, mw_reader *reader, mw_store *store, lua_Integer *bad,
                     mw_error *err)
{
    mw_article *article = NULL;
    mw_got got;
    if (!mw_store_begin(store, err))
        return false;
    while ((got = mw_reader_next(reader, &article, err)) != MW_END) {
        bool good = got == MW_BAD || annotate_and_keep(script, store, article, err);
        if (got == MW_BAD)
            ++*bad;
        else
            mw_article_free(article);
        if (script->interrupted)
            return mw_fail(err, MW_ECANCEL, 0, "interrupted");
        if (!good)
            return false;
    }
    return mw_store_commit(store, err) && mw_find_copies(store, err) && mw_lua_identify(script, store, err);
}

MW_LUA(mw_read, "mw.read{path, …} -> corpus or nil, message",
       "Reads articles, folders and feeds into a corpus that lasts as long as the script. What "
       "cannot be read is passed over; a second result says how many there were.")
{
    mw_script *script = mw_script_of(L);
    if (lua_type(L, 1) == LUA_TSTRING) { /* mw.read "folder" */
        lua_createtable(L, 1, 0);
        lua_pushvalue(L, 1);
        lua_rawseti(L, -2, 1);
        lua_replace(L, 1);
    }
    luaL_checktype(L, 1, LUA_TTABLE);
    lua_settop(L, 1);
    mw_error err = {0};
    mw_reader **reader = mw_lua_new(L, &READER_BOX, sizeof *reader, 0);
    *reader = mw_reader_new(NULL, &err);
    bool good = *reader != NULL;
    for (lua_Integer i = 1; good && lua_rawgeti(L, 1, i) != LUA_TNIL; i++) {
        good = mw_reader_add_path(*reader, luaL_checkstring(L, -1), &err);
        lua_pop(L, 1);
    }
    mw_lua_push_corpus(L, NULL, true);
    mw_lua_corpus *corpus = lua_touserdata(L, -1);
    corpus->store = good ? mw_store_open(NULL, MW_STORE_TEMPORARY, &err) : NULL;
    lua_Integer bad = 0;
    if (!corpus->store || !read_all(script, *reader, corpus->store, &bad, &err))
        return mw_lua_nothing(L, &err);
    if (mw_store_article_count(corpus->store) == 0) {
        lua_pushnil(L);
        lua_pushliteral(L, "no article could be read");
        return 2;
    }
    lua_pushinteger(L, bad);
    return 2;
}

MW_LUA(mw_open, "mw.open(path) -> corpus or nil, message", "Opens a corpus that `moonwire ingest` made.")
{
    const char *path = luaL_checkstring(L, 1);
    mw_lua_push_corpus(L, NULL, true);
    mw_lua_corpus *corpus = lua_touserdata(L, -1);
    mw_error err = {0};
    corpus->store = mw_store_open(path, MW_STORE_READ, &err);
    if (corpus->store)
        return 1;
    mw_error named = {0};
    mw_fail(&named, err.code, 0, "%s: %s", path, err.text);
    return mw_lua_nothing(L, &named);
}

MW_LUA(mw_help, "mw.help([topic])", "Prints help on a function, a type or a word.")
{
    mw_script *script = mw_script_of(L);
    mw_str topic = lua_isnoneornil(L, 1) ? MW_STR("") : mw_lua_check_str(L, 1);
    mw_buf *text = mw_lua_new_buf(L);
    mw_error err = {0};
    if (!mw_script_help(topic, text, &err))
        return mw_lua_raise(L, &err);
    if (script->setup.print)
        script->setup.print(script->setup.context, mw_buf_str(text));
    return 0;
}

static const mw_lua_row *const ROWS[] = {
    &mw_read, &mw_open, &mw_lua_tally_new, &mw_lua_pairs_new, &mw_lua_series_new, &mw_lua_terms_new, &mw_lua_collocates_new, &mw_lua_bigrams_new,
    &mw_lua_copies_new, &mw_lua_regex_new,
    &mw_lua_rows, &mw_lua_align, &mw_lua_country, &mw_lua_acronym, &mw_lua_report_new, &mw_lua_explain, &mw_lua_save,
    &mw_lua_may_save, &mw_help, NULL};
const mw_lua_type MW_LUA_MW = {"mw", "The module: require \"moonwire\", or the name mw.", ROWS, NULL, NULL, NULL};
