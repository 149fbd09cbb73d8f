/* SPDX-License-Identifier: MIT */
/* Part of a corpus as a corpus: a view of the same store, with all methods of the whole.
 *
 * A view is a condition on articles in SQL, its values written out. Every question put through it
 * carries that condition, so that result:sql() still tells the whole question. */
#include "script/ask.h"

#include "base/buf.h"
#include "base/map.h"
#include "model/lexicon.h"

static void put_text(mw_buf *out, mw_str text)
{
    mw_buf_char(out, '\'');
    for (size_t i = 0; i < text.len; i++) {
        if (text.data[i] == '\'')
            mw_buf_char(out, '\'');
        mw_buf_char(out, text.data[i]);
    }
    mw_buf_char(out, '\'');
}

static void put_and(mw_buf *out)
{
    mw_buf_add(out, out->len ? MW_STR(" and ") : MW_STR(""));
}

static void put_day(lua_State *L, mw_buf *out, const char *key, const char *comparison)
{
    if (lua_getfield(L, 2, key) != LUA_TNIL) {
        mw_str day = mw_lua_check_str(L, lua_gettop(L));
        if (!mw_lua_is_day(day))
            luaL_error(L, "%s takes a day, YYYY-MM-DD, not \"%s\"", key, day.data);
        put_and(out);
        mw_buf_print(out, "substr(published, 1, 10) %s ", comparison);
        put_text(out, day);
    }
    lua_pop(L, 1);
}

static void put_search(lua_State *L, mw_buf *out)
{
    if (lua_getfield(L, 2, "text") != LUA_TNIL) {
        mw_buf *fts = mw_lua_new_buf(L);
        mw_error err = {0};
        if (!mw_store_search_text(mw_lua_check_str(L, lua_gettop(L) - 1), fts, &err))
            mw_lua_raise(L, &err);
        put_and(out);
        mw_buf_add(out, MW_STR("key in (select rowid from search where search match "));
        put_text(out, mw_buf_str(fts));
        mw_buf_char(out, ')');
        lua_pop(L, 1);
    }
    lua_pop(L, 1);
}

/* One text or an array of them, at the top of the stack. */
static void put_each(lua_State *L, mw_buf *out, void (*put)(lua_State *, mw_buf *, int))
{
    int value = lua_gettop(L);
    if (!lua_istable(L, value)) {
        put(L, out, value);
        return;
    }
    for (lua_Integer i = 1; lua_rawgeti(L, value, i) != LUA_TNIL; i++) {
        mw_buf_add(out, i > 1 ? MW_STR(", ") : MW_STR(""));
        put(L, out, lua_gettop(L));
        lua_settop(L, value);
    }
    lua_settop(L, value);
}

static void put_plain(lua_State *L, mw_buf *out, int index)
{
    put_text(out, mw_lua_check_str(L, index));
}

static int raise_group(lua_State *L, const mw_lexicon *outlets, mw_str group)
{
    mw_names groups = mw_lexicon_names(outlets, "group", NULL, 0);
    mw_buf *known = mw_lua_new_buf(L);
    for (size_t i = 0; i < groups.count; i++)
        mw_buf_print(known, "%s%.*s", i ? ", " : "", MW_ARG(groups.names[i]));
    mw_buf_char(known, '\0');
    return luaL_error(L, "no outlet is of a group '%s'; words/outlets.tsv has %s", group.data,
                      mw_buf_str(known).data);
}

/* The names of all outlets of the group, as words/outlets.tsv writes them. */
static void put_group(lua_State *L, mw_buf *out, int index)
{
    const mw_model *model = mw_script_of(L)->setup.model;
    const mw_lexicon *outlets = model ? mw_model_lexicon(model, "outlets") : NULL;
    mw_str group = mw_lua_check_str(L, index);
    bool any = false;
    for (size_t i = 0; outlets && i < mw_lexicon_row_count(outlets); i++) {
        const mw_row *row = mw_lexicon_row(outlets, i);
        if (!mw_str_equal(mw_row_get(row, "group"), group))
            continue;
        mw_buf_add(out, any ? MW_STR(", ") : MW_STR(""));
        put_text(out, mw_row_phrase(row));
        any = true;
    }
    if (!any)
        raise_group(L, outlets, group);
}

static void put_outlets(lua_State *L, mw_buf *out, const char *key,
                        void (*put)(lua_State *, mw_buf *, int))
{
    if (lua_getfield(L, 2, key) != LUA_TNIL) {
        put_and(out);
        mw_buf_add(out, MW_STR("outlet collate nocase in ("));
        put_each(L, out, put);
        mw_buf_char(out, ')');
    }
    lua_pop(L, 1);
}

/* A corpus on the store of the one at index 1, kept alive by it, with that condition. */
static void push_view(lua_State *L, mw_str condition)
{
    const mw_lua_corpus *whole = mw_lua_check_corpus(L, 1);
    mw_lua_push_corpus(L, whole->store, false);
    mw_lua_corpus *view = lua_touserdata(L, -1);
    view->root = whole->root ? whole->root : whole;
    lua_pushvalue(L, 1);
    lua_setiuservalue(L, -2, 2);
    mw_error err = {0};
    view->condition = mw_memory_get(condition.len + 1, &err);
    if (!view->condition)
        mw_lua_raise(L, &err);
    memcpy(view->condition, condition.data, condition.len);
}

MW_LUA_SHARED(mw_lua_corpus_where,
              "corpus:where{group =, outlet =, from =, to =, text =} -> corpus",
              "The part of the corpus that these articles are, with all methods of a corpus. group "
              "is that of the outlet in "
              "words/outlets.tsv: state-media, wire, public or independent; text picks articles "
              "that the query finds. "
              "Who is who stays as in the whole.")
{
    static const char *const KEYS[] = {"group", "outlet", "from", "to", "text", NULL};
    const mw_lua_corpus *whole = mw_lua_check_corpus(L, 1);
    mw_lua_check_options(L, 2, KEYS);
    lua_settop(L, 2);
    mw_buf *condition = mw_lua_new_buf(L);
    if (whole->condition)
        mw_buf_add(condition, mw_str_of(whole->condition));
    put_outlets(L, condition, "group", put_group);
    put_outlets(L, condition, "outlet", put_plain);
    put_day(L, condition, "from", ">=");
    put_day(L, condition, "to", "<=");
    put_search(L, condition);
    mw_error err = {0};
    if (!mw_buf_ok(condition, &err))
        return mw_lua_raise(L, &err);
    push_view(L, condition->len ? mw_buf_str(condition) : MW_STR("true"));
    return 1;
}

mw_frame *mw_lua_corpus_keys(const mw_lua_corpus *corpus, mw_error *err)
{
    mw_buf sql = {0};
    mw_buf_print(&sql, "select key, article from articles where %s order by published, article",
                 corpus->condition ? corpus->condition : "true");
    mw_frame *keys =
        mw_buf_ok(&sql, err) ? mw_store_query(corpus->store, mw_buf_str(&sql), NULL, 0, err) : NULL;
    mw_buf_free(&sql);
    return keys;
}

/* Each view of the store under its own name, but for the articles that do not count. */
void mw_lua_corpus_narrow(const mw_lua_corpus *corpus, mw_str sql, mw_buf *out)
{
    static const char *const VIEWS[] = {"entities", "dates",     "figures",   "quotes",
                                        "events",   "sentences", "paragraphs"};
    mw_str rest = mw_str_trim(sql);
    mw_buf_print(out, "with recursive articles as (select * from main.articles where %s)",
                 corpus->condition);
    for (size_t i = 0; i < sizeof VIEWS / sizeof *VIEWS; i++)
        mw_buf_print(
            out, ", %s as (select * from main.%s where article in (select article from articles))",
            VIEWS[i], VIEWS[i]);
    bool with = rest.len > 4 && mw_str_equal_fold(mw_str_sub(rest, 0, 4), MW_STR("with")) &&
                (rest.data[4] == ' ' || rest.data[4] == '\n' || rest.data[4] == '\t');
    if (with) {
        rest = mw_str_trim(mw_str_sub(rest, 4, rest.len));
        bool recursive =
            rest.len > 9 && mw_str_equal_fold(mw_str_sub(rest, 0, 9), MW_STR("recursive"));
        rest = recursive ? mw_str_sub(rest, 9, rest.len) : rest;
    }
    mw_buf_add(out, with ? MW_STR(", ") : MW_STR(" "));
    mw_buf_add(out, rest);
}

mw_frame *mw_lua_corpus_pick(const mw_lua_corpus *corpus, const mw_frame *articles, size_t limit,
                             mw_error *err)
{
    mw_frame *keys = mw_lua_corpus_keys(corpus, err), *picked = NULL;
    size_t all = mw_frame_row_count(articles), count = 0,
           column = mw_frame_column(articles, MW_STR("article"));
    size_t *rows = keys ? mw_memory_get((all + 1) * sizeof *rows, err) : NULL;
    mw_map in = {0};
    bool good = rows != NULL;
    for (size_t i = 0; good && i < mw_frame_row_count(keys); i++)
        good = mw_map_put(&in, mw_frame_cell(keys, i, 0).text, NULL, err) != NULL;
    for (size_t i = 0; good && i < all && count < limit; i++)
        if (mw_map_get(&in, mw_frame_cell(articles, i, column).text))
            rows[count++] = i;
    if (good)
        picked = mw_frame_pick(articles, rows, count, err);
    mw_map_free(&in);
    mw_memory_free(rows);
    mw_frame_free(keys);
    return picked;
}
