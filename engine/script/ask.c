/* SPDX-License-Identifier: MIT */
/* From a table of options to one query: every filter a condition, every value a parameter. */
#include "script/ask.h"

#include "base/buf.h"
#include "model/lexicon.h"

typedef struct query {
    mw_buf *sql;
    mw_cell *parameters; /* their texts are anchored on the Lua stack or in its tables */
    size_t count;
    bool has_condition;
} query;

static void bind(lua_State *L, query *q, mw_str text)
{
    if (q->count == MW_LUA_PARAMETERS)
        luaL_error(L, "too many values in one question");
    q->parameters[q->count++] = mw_cell_text(text);
    mw_buf_print(q->sql, "?%zu", q->count);
}

static void condition(query *q)
{
    mw_buf_add(q->sql, q->has_condition ? MW_STR(" and ") : MW_STR(" where "));
    q->has_condition = true;
}

/* "yesterday" and a thirteenth month were compared as texts: nothing was found, or too much. */
static void check_day(lua_State *L, const mw_lua_filter *f, int value)
{
    mw_str day = mw_lua_check_str(L, value);
    if (!mw_lua_is_day(day))
        luaL_error(L, "%s takes a day, YYYY-MM-DD, not \"%s\"", f->name, day.data);
}

/* A word that no row can have is a misspelling. */
static void check_word(lua_State *L, const mw_lua_filter *f, int value)
{
    mw_str word = mw_lua_check_str(L, value);
    const char *const *known = f->words;
    while (*known && !mw_str_is(word, *known))
        known++;
    if (*known)
        return;
    mw_buf *list = mw_lua_new_buf(L);
    for (known = f->words; *known; known++)
        mw_buf_print(list, "%s%s", known == f->words ? "" : known[1] ? ", " : " or ", *known);
    mw_buf_char(list, '\0');
    luaL_error(L, "%s takes %s, not \"%s\"", f->name, mw_buf_str(list).data, word.data);
}

static void add_list(lua_State *L, query *q, const mw_lua_filter *f, mw_store *store, int value)
{
    mw_buf_print(q->sql, "%s in (", f->column);
    for (lua_Integer i = 1;; i++) {
        if (lua_rawgeti(L, value, i) == LUA_TNIL) {
            lua_pop(L, 1);
            break;
        }
        if (i > 1)
            mw_buf_add(q->sql, MW_STR(", "));
        luaL_checkstack(L, 8, "too many values");
        if (f->words)
            check_word(L, f, lua_gettop(L));
        bind(L, q, f->kind == FILTER_ENTITY ? mw_lua_resolve(L, store, lua_gettop(L))
                                            : mw_lua_check_str(L, lua_gettop(L)));
    }
    mw_buf_char(q->sql, ')');
}

static void add_pair(lua_State *L, query *q, mw_store *store, int value)
{
    luaL_argexpected(L, lua_istable(L, value) && lua_rawlen(L, value) == 2, 2,
                     "between = {one, other}");
    lua_rawgeti(L, value, 1);
    mw_str one = mw_lua_resolve(L, store, lua_gettop(L));
    lua_rawgeti(L, value, 2);
    mw_str other = mw_lua_resolve(L, store, lua_gettop(L));
    mw_buf_add(q->sql, MW_STR("((actor = "));
    bind(L, q, one);
    mw_buf_add(q->sql, MW_STR(" and target = "));
    bind(L, q, other);
    mw_buf_add(q->sql, MW_STR(") or (actor = "));
    bind(L, q, other);
    mw_buf_add(q->sql, MW_STR(" and target = "));
    bind(L, q, one);
    mw_buf_add(q->sql, MW_STR("))"));
}

static void add_words(lua_State *L, query *q, int value)
{
    mw_buf *fts = mw_lua_new_buf(L);
    mw_error err = {0};
    if (!mw_store_search_text(mw_lua_check_str(L, value), fts, &err))
        mw_lua_raise(L, &err);
    mw_buf_add(q->sql, MW_STR("article in (select article from articles where key in "
                              "(select rowid from search where search match "));
    bind(L, q, mw_buf_str(fts));
    mw_buf_add(q->sql, MW_STR("))"));
}

static void add_filter(lua_State *L, query *q, const mw_lua_filter *f, mw_store *store, int value)
{
    condition(q);
    switch (f->kind) {
    case FILTER_FROM:
        check_day(L, f, value);
        mw_buf_add(q->sql, MW_STR("substr(published, 1, 10) >= "));
        bind(L, q, mw_lua_check_str(L, value));
        break;
    case FILTER_TO:
        check_day(L, f, value);
        mw_buf_add(q->sql, MW_STR("substr(published, 1, 10) <= "));
        bind(L, q, mw_lua_check_str(L, value));
        break;
    case FILTER_WORDS:
        add_words(L, q, value);
        break;
    case FILTER_PAIR:
        add_pair(L, q, store, value);
        break;
    default:
        if (lua_istable(L, value)) {
            add_list(L, q, f, store, value);
        } else {
            if (f->words)
                check_word(L, f, value);
            mw_buf_print(q->sql, "%s = ", f->column);
            bind(L, q, f->kind == FILTER_ENTITY ? mw_lua_resolve(L, store, value)
                                                : mw_lua_check_str(L, value));
        }
    }
}

static void check_filters(lua_State *L, const mw_lua_question *what)
{
    const char *keys[24];
    size_t count = 0;
    for (const mw_lua_filter *f = what->filters; f->name && count < 23; f++)
        keys[count++] = f->name;
    keys[count] = NULL;
    mw_lua_check_options(L, 2, keys);
}

/* The query as it could be typed: parameters in their places, quoted. */
static char *readable(const query *q, mw_error *err)
{
    mw_buf text = {0};
    mw_str sql = mw_buf_str(q->sql);
    bool quoted = false; /* a part of a corpus has its values in its condition */
    for (size_t i = 0; i < sql.len; i++) {
        quoted ^= sql.data[i] == '\'';
        if (sql.data[i] != '?' || quoted) {
            mw_buf_char(&text, sql.data[i]);
            continue;
        }
        size_t number = 0;
        while (i + 1 < sql.len && sql.data[i + 1] >= '0' && sql.data[i + 1] <= '9')
            number = number * 10 + (size_t)(sql.data[++i] - '0');
        mw_buf_char(&text, '\'');
        mw_str value = number >= 1 && number <= q->count ? q->parameters[number - 1].text : MW_STR("");
        for (size_t j = 0; j < value.len; j++) {
            if (value.data[j] == '\'')
                mw_buf_char(&text, '\'');
            mw_buf_char(&text, value.data[j]);
        }
        mw_buf_char(&text, '\'');
    }
    if (mw_buf_ok(&text, err))
        return text.data;
    mw_buf_free(&text);
    return NULL;
}

/* Whether some row of the view has that value; `rows` with the values there are where none has. */
static bool has_value(lua_State *L, mw_store *store, const char *view, const char *column, mw_str value, mw_frame **rows)
{
    mw_buf *sql = mw_lua_new_buf(L);
    mw_error err = {0};
    mw_cell parameter = mw_cell_text(value);
    mw_buf_print(sql, "select 1 from %s where %s = ?1 limit 1", view, column);
    mw_lua_result *out = mw_lua_new_result(L, 0, -1); /* frees what it holds */
    out->frame = mw_buf_ok(sql, &err) ? mw_store_query(store, mw_buf_str(sql), &parameter, 1, &err) : NULL;
    if (!out->frame)
        mw_lua_raise(L, &err);
    if (mw_frame_row_count(out->frame))
        return true;
    mw_buf_clear(sql);
    mw_buf_print(sql, "select distinct %s from %s where %s is not null order by 1 limit 200", column, view, column);
    out = mw_lua_new_result(L, 0, -1);
    out->frame = mw_buf_ok(sql, &err) ? mw_store_query(store, mw_buf_str(sql), NULL, 0, &err) : NULL;
    if (!out->frame)
        mw_lua_raise(L, &err);
    *rows = out->frame;
    return false;
}

enum { NAMED = 8 }; /* values in a message */

static void raise_unknown(lua_State *L, const char *what, mw_str value, const mw_frame *rows)
{
    size_t count = mw_frame_row_count(rows);
    const char **names = lua_newuserdatauv(L, (count + 1) * sizeof *names, 0);
    mw_buf *list = mw_lua_new_buf(L);
    for (size_t i = 0; i < count; i++) {
        mw_str one = mw_frame_cell(rows, i, 0).text;
        names[i] = one.data;
        if (i < NAMED)
            mw_buf_print(list, "%s%.*s", i ? ", " : "", MW_ARG(one));
    }
    if (count > NAMED)
        mw_buf_print(list, " and %zu more", count - NAMED);
    mw_buf_char(list, '\0');
    const char *near = mw_lua_nearest(value, names, count);
    luaL_error(L, "%s \"%s\"%s%s%s are: %s", what, value.data, near ? ": did you mean \"" : "", near ? near : "",
               near ? "\"? There" : "; there", count ? mw_buf_str(list).data : "none");
}

/* Nothing was found: because no article is of such an outlet, which is a misspelling and no answer? */
static void check_outlet(lua_State *L, mw_lua_corpus *corpus)
{
    mw_frame *rows = NULL;
    if (lua_getfield(L, 2, "outlet") != LUA_TSTRING || mw_store_article_count(corpus->store) == 0)
        return;
    mw_str outlet = mw_lua_check_str(L, -1);
    if (!has_value(L, corpus->store, "articles", "outlet", outlet, &rows))
        raise_unknown(L, "no outlet is called", outlet, rows);
}

/* The tables know more of what happens to the counted than this corpus may tell of. */
static bool is_known_fate(lua_State *L, mw_str about)
{
    const mw_lexicon *table = mw_model_lexicon(mw_script_of(L)->setup.model, "happenings");
    for (size_t i = 0; table && i < mw_lexicon_row_count(table); i++)
        if (mw_str_equal(mw_row_get(mw_lexicon_row(table, i), "about"), about))
            return true;
    return false;
}

static void check_about(lua_State *L, mw_lua_corpus *corpus)
{
    mw_frame *rows = NULL;
    if (lua_getfield(L, 2, "about") != LUA_TSTRING)
        return;
    mw_str about = mw_lua_check_str(L, -1);
    if (!is_known_fate(L, about) && !has_value(L, corpus->store, "figures", "about", about, &rows))
        raise_unknown(L, "no figure is about", about, rows);
}

int mw_lua_ask(lua_State *L, const mw_lua_question *what)
{
    mw_lua_corpus *corpus = mw_lua_check_corpus(L, 1);
    check_filters(L, what);
    lua_settop(L, 2);
    mw_lua_result *out = mw_lua_new_result(L, 1, what->mark); /* 3 */
    query q = {.sql = mw_lua_new_buf(L)};                     /* 4 */
    q.parameters = lua_newuserdatauv(L, MW_LUA_PARAMETERS * sizeof *q.parameters, 0);
    mw_buf_add(q.sql, mw_str_of(what->select));
    if (corpus->condition) {
        condition(&q);
        mw_buf_print(q.sql, "article in (select article from articles where %s)", corpus->condition);
    }
    bool graded = false;
    for (const mw_lua_filter *f = what->filters; f->name; f++) {
        luaL_checkstack(L, 12, "too many filters");
        if (lua_getfield(L, 2, f->name) != LUA_TNIL) {
            add_filter(L, &q, f, corpus->store, lua_gettop(L));
            graded = graded || strcmp(f->name, "grade") == 0;
        }
    }
    if (what->graded && !graded) {
        condition(&q);
        mw_buf_add(q.sql, MW_STR("grade <> 'guess'"));
    }
    mw_buf_add(q.sql, MW_STR(" order by published, article, start"));
    mw_error err = {0};
    if (!mw_buf_ok(q.sql, &err) || !(out->sql = readable(&q, &err)))
        return mw_lua_raise(L, &err);
    out->frame = mw_store_query(corpus->store, mw_buf_str(q.sql), q.parameters, q.count, &err);
    if (!out->frame)
        return mw_lua_raise(L, &err);
    luaL_checkstack(L, 16, "too many filters");
    if (mw_frame_row_count(out->frame) == 0) {
        check_outlet(L, corpus);
        check_about(L, corpus);
    }
    lua_pushvalue(L, 3);
    return 1;
}

