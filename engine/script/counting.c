/* SPDX-License-Identifier: MIT */
/* Whose words are counted, and which of them. */
#include "script/counting.h"

#include <stdlib.h>

#include "model/lemma.h"
#include "model/lexicon.h"

int mw_lua_check_one_of(lua_State *L, int index, const char *field, const char *const *names)
{
    int found = 0;
    if (lua_getfield(L, index, field) != LUA_TNIL) {
        mw_str name = mw_lua_check_str(L, lua_gettop(L));
        size_t count = 0;
        while (names[count])
            count++;
        while (names[found] && !mw_str_is(name, names[found]))
            found++;
        if (!names[found]) {
            const char *near = mw_lua_nearest(name, names, count);
            luaL_error(L, "%s has no '%s'%s%s%s", field, name.data, near ? ": did you mean '" : "",
                       near ? near : "", near ? "'?" : "");
        }
    }
    lua_pop(L, 1);
    return found;
}

mw_terms_want mw_lua_check_want(lua_State *L, int index)
{
    mw_terms_want want = {0};
    lua_getfield(L, index, "min");
    lua_getfield(L, index, "rows");
    lua_getfield(L, index, "percent");
    lua_Integer min = luaL_optinteger(L, -3, 0), rows = luaL_optinteger(L, -2, 0);
    if (min < 0 || rows < 0)
        luaL_error(L, "min and rows must not be negative");
    want.min = (uint64_t)min;
    want.rows = (size_t)rows;
    want.percent = lua_toboolean(L, -1);
    lua_pop(L, 3);
    return want;
}

/* ---- what is counted */

static uint32_t pos_bit(lua_State *L, int index)
{
    mw_pos pos;
    mw_str name = mw_lua_check_str(L, index);
    if (!mw_pos_parse(name, &pos))
        luaL_error(L,
                   "no part of speech is called '%s'; they are NOUN, VERB, ADJ, PROPN, … of "
                   "Universal Dependencies",
                   name.data);
    return 1u << pos;
}

static uint32_t check_pos(lua_State *L, int index)
{
    uint32_t bits = 0;
    lua_getfield(L, index, "pos");
    int value = lua_gettop(L);
    if (lua_istable(L, value))
        for (lua_Integer i = 1; lua_rawgeti(L, value, i) != LUA_TNIL; i++) {
            bits |= pos_bit(L, lua_gettop(L));
            lua_settop(L, value);
        }
    else if (!lua_isnil(L, value))
        bits = pos_bit(L, value);
    lua_settop(L, value - 1);
    return bits;
}

static mw_str lemma_of(const void *lemmas, mw_str word, mw_pos pos, char *room)
{
    return mw_lemma_find(lemmas, word, pos, room);
}

_Static_assert(MW_LEMMA_ROOM <= 256, "a lemma fits where mw_lemma_of puts it");

/* The table's words, which the model keeps; the list is a userdata left on the stack. */
static void list_function_words(lua_State *L, const mw_model *model, mw_terms_choice *choice)
{
    const mw_lexicon *table = model ? mw_model_lexicon(model, "function-words") : NULL;
    size_t count = table ? mw_lexicon_row_count(table) : 0;
    mw_str *words = lua_newuserdatauv(L, (count + 1) * sizeof *words, 0);
    for (size_t i = 0; i < count; i++)
        words[i] = mw_row_phrase(mw_lexicon_row(table, i));
    choice->left_out = words;
    choice->left_out_count = count;
}

mw_terms_choice mw_lua_check_choice(lua_State *L, int index)
{
    static const char *const OF[] = {"words", "lemmas", "entities", NULL};
    const mw_model *model = mw_script_of(L)->setup.model;
    mw_terms_choice choice = {0};
    choice.of = (mw_terms_of)mw_lua_check_one_of(L, index, "of", OF);
    choice.pos = check_pos(L, index);
    lua_getfield(L, index, "as_written");
    choice.as_written = lua_toboolean(L, -1);
    lua_getfield(L, index, "function_words");
    bool all = lua_isnil(L, -1) || lua_toboolean(L, -1);
    lua_pop(L, 2);
    if (!all)
        list_function_words(L, model, &choice);
    if (model) {
        choice.lemma = lemma_of;
        choice.lemma_context = mw_model_lemmas(model);
    }
    return choice;
}

bool mw_lua_has_choice(lua_State *L, int index)
{
    static const char *const KEYS[] = {MW_LUA_COUNTING_KEYS};
    bool any = false;
    for (size_t i = 0; i < sizeof KEYS / sizeof *KEYS; i++) {
        any |= lua_getfield(L, index, KEYS[i]) != LUA_TNIL;
        lua_pop(L, 1);
    }
    return any;
}

/* ---- whose */

typedef struct part { /* of an article, by its key */
    int64_t article;
    mw_span span;
} part;

static int by_place(const void *a, const void *b)
{
    const part *x = a, *y = b;
    if (x->article != y->article)
        return x->article < y->article ? -1 : 1;
    return (x->span.start > y->span.start) - (x->span.start < y->span.start);
}

/* One article: all of it, or these parts, joined where they overlap. */
static bool take_article(lua_State *L, mw_store *store, const part *parts, size_t count, bool whole,
                         mw_lua_take *take, void *context, mw_error *err)
{
    if (mw_script_of(L)->interrupted)
        return mw_fail(err, MW_ECANCEL, 0, "interrupted");
    mw_article *article = mw_store_load(store, parts->article, err);
    mw_span *spans = article ? mw_memory_get((count + 1) * sizeof *spans, err) : NULL;
    size_t joined = 0;
    for (size_t i = 0; spans && !whole && i < count; i++)
        if (joined && parts[i].span.start <= spans[joined - 1].end) {
            if (parts[i].span.end > spans[joined - 1].end)
                spans[joined - 1].end = parts[i].span.end;
        } else {
            spans[joined++] = parts[i].span;
        }
    bool good = spans && take(context, article, whole ? NULL : spans, whole ? 0 : joined, err);
    mw_memory_free(spans);
    mw_article_free(article);
    return good;
}

static void take_all(lua_State *L, mw_store *store, part *parts, size_t count, bool whole,
                     mw_lua_take *take, void *context)
{
    mw_error err = {0};
    qsort(parts, count, sizeof *parts, by_place);
    for (size_t i = 0, end; i < count; i = end) {
        for (end = i + 1; end < count && parts[end].article == parts[i].article;)
            end++;
        if (!take_article(L, store, parts + i, end - i, whole, take, context, &err))
            mw_lua_raise(L, &err);
    }
}

static void each_of_result(lua_State *L, int index, mw_lua_take *take, void *context)
{
    const mw_lua_result *result = mw_lua_check_result(L, index);
    size_t count = mw_frame_row_count(result->frame);
    lua_getiuservalue(L, index, 1);
    mw_lua_corpus *corpus = mw_lua_test(L, -1, &MW_LUA_CORPUS);
    if (!corpus)
        luaL_argerror(L, index, "the rows of this result are of no corpus");
    corpus = mw_lua_check_corpus(L, lua_gettop(L));
    part *parts = lua_newuserdatauv(L, (count + 1) * sizeof *parts, 0);
    for (size_t i = 0; i < count; i++) {
        size_t kept;
        uint64_t all;
        int64_t key = mw_frame_key(result->frame, i);
        const mw_cite *cites = mw_frame_evidence(result->frame, i, &kept, &all);
        if (key <= 0)
            luaL_argerror(L, index, "rows of articles or marks expected, not counts of them");
        parts[i] = (part){result->kind < 0 ? key : mw_store_mark_article(key),
                          kept ? cites[0].span : (mw_span){0, 0}};
    }
    take_all(L, corpus->store, parts, count, result->kind < 0, take, context);
    lua_pop(L, 2);
}

static void each_of_corpus(lua_State *L, int index, mw_lua_take *take, void *context)
{
    const mw_lua_corpus *corpus = mw_lua_check_corpus(L, index);
    mw_lua_result *keys = mw_lua_new_result(L, 0, -1);
    mw_error err = {0};
    keys->frame = mw_lua_corpus_keys(corpus, &err);
    if (!keys->frame)
        mw_lua_raise(L, &err);
    size_t count = mw_frame_row_count(keys->frame);
    part *parts = lua_newuserdatauv(L, (count + 1) * sizeof *parts, 0);
    for (size_t i = 0; i < count; i++)
        parts[i] = (part){mw_frame_key(keys->frame, i), {0, 0}};
    take_all(L, corpus->store, parts, count, true, take, context);
    lua_pop(L, 2);
}

void mw_lua_each_source(lua_State *L, int index, mw_lua_take *take, void *context)
{
    if (mw_lua_test(L, index, &MW_LUA_RESULT))
        each_of_result(L, index, take, context);
    else if (mw_lua_test(L, index, &MW_LUA_CORPUS))
        each_of_corpus(L, index, take, context);
    else
        luaL_typeerror(L, index, "corpus or result");
}

void mw_lua_push_source_corpus(lua_State *L, int index)
{
    if (mw_lua_test(L, index, &MW_LUA_CORPUS))
        lua_pushvalue(L, index);
    else if (mw_lua_test(L, index, &MW_LUA_RESULT))
        lua_getiuservalue(L, index, 1);
    else
        lua_pushnil(L);
}
