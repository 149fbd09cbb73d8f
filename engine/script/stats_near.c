/* SPDX-License-Identifier: MIT */
/* mw.collocates and mw.stats.collocations: what stands near a word, a lemma or an entity. */
#include "script/ask.h"
#include "script/counting.h"

#include <moonwire/bigrams.h>

static const char *const BY[] = {"g2",      "pmi",     "npmi",         "log-dice",
                                 "t-score", "delta-p", "delta-p-back", NULL};

static int collect_collocates(lua_State *L)
{
    mw_collocates_free(*(mw_collocates **)lua_touserdata(L, 1));
    return 0;
}

static mw_collocates *collocates_at(lua_State *L, int index)
{
    return *(mw_collocates **)mw_lua_check(L, index, &MW_LUA_COLLOCATES);
}

/* window = 5, or window = {left, right}. */
static void check_window(lua_State *L, int index, mw_collocates_choice *choice)
{
    lua_Integer left = 5, right = 5;
    if (lua_getfield(L, index, "window") == LUA_TTABLE) {
        lua_rawgeti(L, -1, 1);
        lua_rawgeti(L, -2, 2);
        left = luaL_checkinteger(L, -2);
        right = luaL_checkinteger(L, -1);
        lua_pop(L, 2);
    } else if (!lua_isnil(L, -1)) {
        left = right = luaL_checkinteger(L, -1);
    }
    if (left < 0 || right < 0 || left + right < 1 || left > 1000 || right > 1000)
        luaL_error(L, "window takes 1 to 1000 words on each side, or {left, right}");
    choice->left = (uint32_t)left;
    choice->right = (uint32_t)right;
    lua_pop(L, 1);
}

/* The node's text or id; left on the stack. Names are resolved where there is a corpus to ask. */
static void check_node(lua_State *L, int index, mw_store *store, mw_collocates_choice *choice)
{
    lua_getfield(L, index, "node");
    int node = lua_gettop(L);
    luaL_argexpected(L, lua_type(L, node) == LUA_TSTRING || lua_isuserdata(L, node), index,
                     "node = word or entity");
    if (lua_isuserdata(L, node))
        choice->node_of = MW_OF_ENTITIES;
    choice->node =
        choice->node_of == MW_OF_ENTITIES && store ? mw_lua_resolve(L, store, node) : MW_NONE;
    if (!choice->node.data) {
        luaL_tolstring(L, node, NULL);
        choice->node = mw_lua_check_str(L, lua_gettop(L));
    }
    if (!choice->node.len)
        luaL_error(L, "the node is empty");
}

#define CHOICE_KEYS "node", "node_of", "window", "within", MW_LUA_COUNTING_KEYS

/* What they point to stays on the stack. */
static mw_collocates_choice check_choice(lua_State *L, int index, mw_store *store)
{
    static const char *const OF[] = {"words", "lemmas", "entities", NULL};
    static const char *const WITHIN[] = {"window", "sentence", "article", NULL};
    mw_collocates_choice choice = {.terms = mw_lua_check_choice(L, index)};
    if (choice.terms.of == MW_OF_ENTITIES)
        luaL_error(L, "collocates are words or lemmas; node_of = \"entities\" looks for a name's");
    choice.node_of = (mw_terms_of)mw_lua_check_one_of(L, index, "node_of", OF);
    choice.within = (mw_within)mw_lua_check_one_of(L, index, "within", WITHIN);
    check_window(L, index, &choice);
    check_node(L, index, store, &choice);
    return choice;
}

static mw_collocates *new_collocates(lua_State *L, const mw_collocates_choice *choice)
{
    mw_collocates **box = mw_lua_new(L, &MW_LUA_COLLOCATES, sizeof *box, 0);
    mw_error err = {0};
    *box = mw_collocates_new(choice, &err);
    if (!*box)
        mw_lua_raise(L, &err);
    return *box;
}

MW_LUA_SHARED(mw_lua_collocates_new,
              "mw.collocates{node = word, node_of =, window = 5, within =, of =, pos =, "
              "function_words =} -> collocates",
              "Counts the words near a node, article by article. node_of: words (one or several as "
              "they stand), lemmas, or "
              "entities (node is an id). window: so many words on each side, or {left, right}, "
              "within the sentence; "
              "within = \"sentence\" or \"article\" takes all of it.")
{
    static const char *const KEYS[] = {CHOICE_KEYS, NULL};
    mw_lua_check_options(L, 1, KEYS);
    mw_collocates_choice choice = check_choice(L, 1, NULL);
    new_collocates(L, &choice);
    return 1;
}

MW_LUA(collocates_add, "collocates:add(article) -> collocates", "Counts one article, once.")
{
    mw_collocates *collocates = collocates_at(L, 1);
    const mw_article *article = mw_lua_need(L, 2, mw_collocates_needs(collocates))->article;
    mw_error err = {0};
    if (!mw_collocates_add(collocates, article, &err))
        return mw_lua_raise(L, &err);
    lua_settop(L, 1);
    return 1;
}

MW_LUA(collocates_merge, "collocates:merge(other) -> collocates",
       "Adds the collocates of the same node elsewhere.")
{
    mw_error err = {0};
    if (!mw_collocates_merge(collocates_at(L, 1), collocates_at(L, 2), &err))
        return mw_lua_raise(L, &err);
    lua_settop(L, 1);
    return 1;
}

static int push_top(lua_State *L, const mw_collocates *collocates, int options, int corpus)
{
    mw_terms_want want = mw_lua_check_want(L, options);
    mw_collocates_by by = (mw_collocates_by)mw_lua_check_one_of(L, options, "measure", BY);
    mw_lua_result *out = mw_lua_new_result(L, corpus, -1);
    mw_error err = {0};
    out->frame = mw_collocates_top(collocates, by, &want, &err);
    return out->frame ? 1 : mw_lua_raise(L, &err);
}

MW_LUA(collocates_top, "collocates:top{measure = \"g2\", min = 3, rows =} -> result",
       "The words that stand near the node more often than by chance, by g2, pmi, npmi, log-dice, "
       "t-score, delta-p or "
       "delta-p-back; fewer than `min` times together none.")
{
    static const char *const KEYS[] = {"measure", MW_LUA_WANT_KEYS, NULL};
    const mw_collocates *collocates = collocates_at(L, 1);
    mw_lua_check_options(L, 2, KEYS);
    lua_settop(L, 2);
    return push_top(L, collocates, 2, 0);
}

static const mw_lua_row *const ROWS[] = {&collocates_add, &collocates_merge, &collocates_top, NULL};
const mw_lua_type MW_LUA_COLLOCATES = {"collocates",
                                       "What stands near a node; collocates of parts merge.",
                                       ROWS,
                                       NULL,
                                       collect_collocates,
                                       NULL};

/* ---- neighbours, whatever the word */

static int collect_bigrams(lua_State *L)
{
    mw_bigrams_free(*(mw_bigrams **)lua_touserdata(L, 1));
    return 0;
}

static mw_bigrams *bigrams_at(lua_State *L, int index)
{
    return *(mw_bigrams **)mw_lua_check(L, index, &MW_LUA_BIGRAMS);
}

static mw_bigrams *new_bigrams(lua_State *L)
{
    mw_bigrams **box = mw_lua_new(L, &MW_LUA_BIGRAMS, sizeof *box, 0);
    mw_error err = {0};
    *box = mw_bigrams_new(&err);
    if (!*box)
        mw_lua_raise(L, &err);
    return *box;
}

MW_LUA_SHARED(
    mw_lua_bigrams_new, "mw.bigrams() -> bigrams",
    "Counts which two words stand side by side in a sentence, in lower case, article by article.")
{
    new_bigrams(L);
    return 1;
}

MW_LUA(bigrams_add, "bigrams:add(article) -> bigrams", "Counts one article, once.")
{
    mw_bigrams *bigrams = bigrams_at(L, 1);
    const mw_article *article = mw_lua_need(L, 2, MW_SENTENCES | MW_TOKENS)->article;
    mw_error err = {0};
    if (!mw_bigrams_add(bigrams, article, &err))
        return mw_lua_raise(L, &err);
    lua_settop(L, 1);
    return 1;
}

MW_LUA(bigrams_merge, "bigrams:merge(other) -> bigrams", "Adds those of other articles.")
{
    mw_error err = {0};
    if (!mw_bigrams_merge(bigrams_at(L, 1), bigrams_at(L, 2), &err))
        return mw_lua_raise(L, &err);
    lua_settop(L, 1);
    return 1;
}

static int push_bigrams(lua_State *L, const mw_bigrams *bigrams, int options, int corpus)
{
    mw_terms_want want = mw_lua_check_want(L, options);
    mw_collocates_by by = (mw_collocates_by)mw_lua_check_one_of(L, options, "measure", BY);
    mw_lua_result *out = mw_lua_new_result(L, corpus, -1);
    mw_error err = {0};
    out->frame = mw_bigrams_top(bigrams, by, &want, &err);
    return out->frame ? 1 : mw_lua_raise(L, &err);
}

MW_LUA(bigrams_top, "bigrams:top{measure = \"g2\", min = 3, rows =} -> result",
       "The pairs that stand together more often than by chance. A row opens the first place of "
       "the pair.")
{
    static const char *const KEYS[] = {"measure", MW_LUA_WANT_KEYS, NULL};
    const mw_bigrams *bigrams = bigrams_at(L, 1);
    mw_lua_check_options(L, 2, KEYS);
    lua_settop(L, 2);
    return push_bigrams(L, bigrams, 2, 0);
}

static const mw_lua_row *const BIGRAM_ROWS[] = {&bigrams_add, &bigrams_merge, &bigrams_top, NULL};
const mw_lua_type MW_LUA_BIGRAMS = {
    "bigrams",       "Which two words stand side by side; bigrams of parts merge.",
    BIGRAM_ROWS,     NULL,
    collect_bigrams, NULL};

static bool take_bigrams(void *bigrams, const mw_article *article, const mw_span *inside,
                         size_t count, mw_error *err)
{
    (void)inside, (void)count;
    return mw_bigrams_add(bigrams, article, err);
}

MW_LUA_SHARED(mw_lua_stats_bigrams,
              "mw.stats.bigrams(source, {measure = \"g2\", min = 3, rows =}) -> result",
              "Which two words stand side by side more often than by chance, in a corpus or the "
              "articles of a result.")
{
    static const char *const KEYS[] = {"measure", MW_LUA_WANT_KEYS, NULL};
    mw_lua_check_options(L, 2, KEYS);
    lua_settop(L, 2);
    mw_bigrams *bigrams = new_bigrams(L);
    mw_lua_each_source(L, 1, take_bigrams, bigrams);
    mw_lua_push_source_corpus(L, 1);
    return push_bigrams(L, bigrams, 2, lua_isnil(L, -1) ? 0 : lua_gettop(L));
}

/* ---- of one node */

static bool take(void *collocates, const mw_article *article, const mw_span *inside, size_t count,
                 mw_error *err)
{
    (void)inside, (void)count;
    return mw_collocates_add(collocates, article, err);
}

/* The store of a corpus, or of the corpus of a result. */
static mw_store *store_of(lua_State *L, int index)
{
    if (mw_lua_test(L, index, &MW_LUA_RESULT)) {
        lua_getiuservalue(L, index, 1);
        mw_store *store = lua_isnil(L, -1) ? NULL : mw_lua_check_corpus(L, lua_gettop(L))->store;
        lua_pop(L, 1);
        return store;
    }
    return mw_lua_check_corpus(L, index)->store;
}

MW_LUA_SHARED(mw_lua_stats_collocations,
              "mw.stats.collocations(source, {node = word or entity, measure = \"g2\", window = 5, "
              "within =, min = 3, rows =, "
              "node_of =, of =, pos =, function_words =}) -> result",
              "What stands near a word, a lemma (node_of = \"lemmas\") or an entity (corpus:entity "
              "\"…\", or node_of = "
              "\"entities\") more often than by chance. source is a corpus or a result, whose "
              "whole articles count. help "
              "\"collocates\" says what the options mean.")
{
    static const char *const KEYS[] = {"measure", MW_LUA_WANT_KEYS, CHOICE_KEYS, NULL};
    mw_lua_check_options(L, 2, KEYS);
    lua_settop(L, 2);
    mw_collocates_choice choice = check_choice(L, 2, store_of(L, 1));
    mw_collocates *collocates = new_collocates(L, &choice);
    mw_lua_each_source(L, 1, take, collocates);
    if (!mw_collocates_node_count(collocates))
        luaL_error(L, "'%s' does not stand in these articles", choice.node.data);
    mw_lua_push_source_corpus(L, 1);
    return push_top(L, collocates, 2, lua_isnil(L, -1) ? 0 : lua_gettop(L));
}
