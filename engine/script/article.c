/* SPDX-License-Identifier: MIT */
/* An article in Lua: its head as fields, its layers as arrays of marks. */
#include <moonwire/annotate.h>

#include "script/script_impl.h"

typedef struct field {
    const char *name;
    size_t offset; /* of a mw_str in mw_head */
} field;

#define HEAD(name) {#name, offsetof(mw_head, name)}
static const field FIELDS[] = {
    HEAD(id),        HEAD(url),         HEAD(title),  HEAD(byline),   HEAD(dateline),
    HEAD(agency),    HEAD(source),      {"outlet", offsetof(mw_head, source)},
    HEAD(published), HEAD(date_method), HEAD(retrieved), HEAD(language), HEAD(sha256),
    HEAD(engine),    HEAD(lexicon)};

typedef struct layer {
    const char *name;
    mw_mark_kind kind;
    size_t count_offset; /* of a size_t in mw_layers */
    unsigned bits;
} layer;

static const layer LAYERS[] = {
    {"sentences", MW_MARK_SENTENCE, offsetof(mw_layers, sentence_count), MW_SENTENCES},
    {"tokens", MW_MARK_TOKEN, offsetof(mw_layers, token_count), MW_TOKENS | MW_POS},
    {"entities", MW_MARK_ENTITY, offsetof(mw_layers, entity_count), MW_ENTITIES},
    {"dates", MW_MARK_DATE, offsetof(mw_layers, date_count), MW_DATES},
    {"figures", MW_MARK_FIGURE, offsetof(mw_layers, figure_count), MW_FIGURES},
    {"quotes", MW_MARK_QUOTE, offsetof(mw_layers, quote_count), MW_QUOTES},
    {"events", MW_MARK_EVENT, offsetof(mw_layers, event_count), MW_EVENTS}};

mw_lua_article *mw_lua_check_article(lua_State *L, int index)
{
    mw_lua_article *box = mw_lua_check(L, index, &MW_LUA_ARTICLE);
    if (!box->article)
        luaL_error(L, "the article is over: it was lent for one call of each()");
    return box;
}

mw_lua_article *mw_lua_need(lua_State *L, int index, unsigned layers)
{
    mw_lua_article *box = mw_lua_check_article(L, index);
    const mw_model *model = mw_script_of(L)->setup.model;
    mw_error err = {0};
    if (box->lent && model && !mw_annotate(box->article, model, layers, &err))
        mw_lua_raise(L, &err);
    return box;
}

void mw_lua_push_article(lua_State *L, mw_article *article, bool lent)
{
    mw_lua_article *box = mw_lua_new(L, &MW_LUA_ARTICLE, sizeof *box, 1);
    box->article = article;
    box->lent = lent;
    lua_newtable(L);
    lua_setiuservalue(L, -2, 1);
}

static int collect(lua_State *L)
{
    mw_lua_article *box = lua_touserdata(L, 1);
    if (!box->lent)
        mw_article_free(box->article);
    box->article = NULL;
    return 0;
}

/* An array of the article's marks, made when first asked for and kept with the article. */
static int push_layer(lua_State *L, const layer *wanted)
{
    lua_getiuservalue(L, 1, 1);
    if (lua_getfield(L, -1, wanted->name) != LUA_TNIL)
        return 1;
    lua_pop(L, 1);
    const mw_layers *layers = mw_article_layers(mw_lua_need(L, 1, wanted->bits)->article);
    size_t count = *(const size_t *)(const void *)((const char *)layers + wanted->count_offset);
    lua_createtable(L, (int)(count < INT32_MAX ? count : 0), 0);
    for (size_t i = 0; i < count; i++) {
        mw_lua_push_mark(L, 1, wanted->kind, (uint32_t)i);
        lua_rawseti(L, -2, (lua_Integer)i + 1);
    }
    lua_pushvalue(L, -1);
    lua_setfield(L, -3, wanted->name);
    return 1;
}

/* Outside a corpus no copies were looked for: the article stands for itself. */
static void push_cluster(lua_State *L, const mw_head *head)
{
    lua_createtable(L, 0, 3);
    mw_lua_push_str(L, head->cluster.data ? head->cluster : head->id);
    lua_pushvalue(L, -1);
    lua_setfield(L, -3, "origin");
    lua_setfield(L, -2, "id");
    lua_pushinteger(L, head->cluster_size ? (lua_Integer)head->cluster_size : 1);
    lua_setfield(L, -2, "size");
}

static int index_article(lua_State *L)
{
    const mw_lua_article *box = mw_lua_check_article(L, 1);
    mw_str name = mw_lua_check_str(L, 2);
    const mw_head *head = mw_article_head(box->article);
    for (size_t i = 0; i < sizeof FIELDS / sizeof *FIELDS; i++)
        if (mw_str_is(name, FIELDS[i].name)) {
            mw_lua_push_str(L, *(const mw_str *)(const void *)((const char *)head + FIELDS[i].offset));
            return 1;
        }
    for (size_t i = 0; i < sizeof LAYERS / sizeof *LAYERS; i++)
        if (mw_str_is(name, LAYERS[i].name))
            return push_layer(L, &LAYERS[i]);
    if (mw_str_is(name, "text")) {
        mw_lua_push_str(L, mw_article_text(box->article));
    } else if (mw_str_is(name, "date_reliable")) {
        lua_pushboolean(L, head->date_reliable);
    } else if (mw_str_is(name, "cluster")) {
        push_cluster(L, head);
    } else if (mw_str_is(name, "cite")) {
        lua_pushfstring(L, "%s:0-%d", head->id.data ? head->id.data : "", (int)mw_article_text(box->article).len);
    } else {
        return luaL_error(L, "an article has no field '%s'", name.data);
    }
    return 1;
}

MW_LUA(article_span, "article:span(start, stop) -> mark",
       "The bytes of the article's text from `start` up to `stop`, as a mark that can be cited.")
{
    const mw_lua_article *box = mw_lua_check_article(L, 1);
    lua_Integer start = luaL_checkinteger(L, 2), stop = luaL_checkinteger(L, 3);
    lua_Integer len = (lua_Integer)mw_article_text(box->article).len;
    luaL_argcheck(L, start >= 0 && start <= stop && stop <= len, 2, "outside the article's text");
    mw_lua_push_span(L, 1, (mw_span){(uint32_t)start, (uint32_t)stop});
    return 1;
}

static int show_article(lua_State *L)
{
    const mw_lua_article *box = mw_lua_check_article(L, 1);
    const mw_head *head = mw_article_head(box->article);
    lua_pushfstring(L, "%s: %s", head->id.data ? head->id.data : "article",
                    head->title.data ? head->title.data : "(no title)");
    return 1;
}

static int same_article(lua_State *L)
{
    const mw_lua_article *a = mw_lua_test(L, 1, &MW_LUA_ARTICLE), *b = mw_lua_test(L, 2, &MW_LUA_ARTICLE);
    lua_pushboolean(L, a && b && a->article && b->article &&
                           mw_str_equal(mw_article_head(a->article)->id, mw_article_head(b->article)->id));
    return 1;
}

static const luaL_Reg META[] = {{"__tostring", show_article}, {"__eq", same_article}, {NULL, NULL}};
static const mw_lua_row *const ROWS[] = {&article_span, NULL};

const mw_lua_type MW_LUA_ARTICLE = {
    "article",
    "One article: id url title byline dateline agency source outlet published text language "
    "sha256 date_reliable cluster; arrays sentences tokens entities dates figures quotes events.",
    ROWS, index_article, collect, META};
