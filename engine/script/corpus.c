/* SPDX-License-Identifier: MIT */
/* The corpus in Lua: one method a layer, each with its filters, put to the store as one query. */
#include "script/script_impl.h"

#include "base/buf.h"
#include "text/regex.h"

enum { ARTICLES_CACHED = 16, PARAMETERS_MAX = 128 };

typedef enum filter_kind {
    FILTER_TEXT,   /* equal to a text, or one of an array */
    FILTER_ENTITY, /* a name, an id or an entity: resolved, an unknown one raises */
    FILTER_FROM,   /* published on or after */
    FILTER_TO,     /* published on or before */
    FILTER_WORDS,  /* the sentence or the mark's article matches a query */
    FILTER_PAIR    /* both of two entities, as actor and target in either order */
} filter_kind;

typedef struct filter {
    const char *name;
    filter_kind kind;
    const char *column;
} filter;

typedef struct question {
    int mark;              /* mw_mark_kind, or -1 */
    const char *select;    /* columns, and FROM */
    const filter *filters; /* name NULL at the end */
    bool graded;           /* guesses are left out unless asked for */
} question;

#define EVERYWHERE                                                                                 \
    {"from", FILTER_FROM, "published"}, {"to", FILTER_TO, "published"},                            \
        {"outlet", FILTER_TEXT, "outlet"}, {"article", FILTER_TEXT, "article"},                    \
        {"text", FILTER_WORDS, "article"}
#define GRADED {"grade", FILTER_TEXT, "grade"}

static const filter ARTICLE_FILTERS[] = {EVERYWHERE, {"agency", FILTER_TEXT, "agency"}, {NULL}};
static const filter ENTITY_FILTERS[] = {EVERYWHERE, GRADED, {"entity", FILTER_ENTITY, "entity"},
                                        {"type", FILTER_TEXT, "type"},
                                        {"mention", FILTER_TEXT, "mention"}, {NULL}};
static const filter DATE_FILTERS[] = {EVERYWHERE, GRADED, {"type", FILTER_TEXT, "type"},
                                      {"value", FILTER_TEXT, "value"}, {NULL}};
static const filter FIGURE_FILTERS[] = {
    EVERYWHERE, GRADED, {"about", FILTER_TEXT, "about"}, {"unit", FILTER_TEXT, "unit"},
    {"source", FILTER_ENTITY, "source"}, {"carrier", FILTER_ENTITY, "carrier"},
    {"place", FILTER_ENTITY, "place"}, {"aggregation", FILTER_TEXT, "aggregation"}, {NULL}};
static const filter QUOTE_FILTERS[] = {
    EVERYWHERE, GRADED, {"speaker", FILTER_ENTITY, "speaker"}, {"kind", FILTER_TEXT, "kind"},
    {"cue", FILTER_TEXT, "cue"}, {"class", FILTER_TEXT, "cue_class"}, {"via", FILTER_ENTITY, "via"},
    {"polarity", FILTER_TEXT, "polarity"}, {NULL}};
static const filter EVENT_FILTERS[] = {
    EVERYWHERE, GRADED, {"actor", FILTER_ENTITY, "actor"}, {"target", FILTER_ENTITY, "target"},
    {"between", FILTER_PAIR, NULL}, {"code", FILTER_TEXT, "code"}, {"place", FILTER_ENTITY, "place"},
    {"status", FILTER_TEXT, "status"}, {"polarity", FILTER_TEXT, "polarity"}, {NULL}};

/* Names stand where the views have ids: the filters, in WHERE, still mean the ids. An article is
 * cited by its first sentence. */
static const question ARTICLES = {-1,
    "select key, article, published, outlet, title, agency, cluster, independent,"
    " coalesce((select s.start from sentences s where s.article = articles.article and"
    " s.sentence = 0), 0) as start,"
    " coalesce((select s.stop from sentences s where s.article = articles.article and"
    " s.sentence = 0), 0) as stop from articles", ARTICLE_FILTERS, false};
static const question ENTITIES = {MW_MARK_ENTITY,
    "select key, published, outlet, name, type, text, mention, entity, grade, article, start, stop "
    "from entities", ENTITY_FILTERS, true};
static const question DATES = {MW_MARK_DATE,
    "select key, published, outlet, text, type, value, basis, grade, article, start, stop "
    "from dates", DATE_FILTERS, true};
static const question FIGURES = {MW_MARK_FIGURE,
    "select key, published, outlet, text, value, low, high, unit, about, source_name as source,"
    " carrier_name as carrier, place, since, as_of, aggregation, grade, article, start, stop "
    "from figures", FIGURE_FILTERS, true};
static const question QUOTES = {MW_MARK_QUOTE,
    "select key, published, outlet, coalesce(speaker_name, speaker_text) as speaker, cue, kind,"
    " text, cue_class as class, polarity, grade, article, start, stop from quotes",
    QUOTE_FILTERS, true};
static const question EVENTS = {MW_MARK_EVENT,
    "select key, published, outlet, actor_name as actor, action, target_name as target, code,"
    " status, date, place_name as place, text, grade, article, start, stop from events", EVENT_FILTERS, true};

/* ---- the corpus object */

void mw_lua_push_corpus(lua_State *L, mw_store *store, bool owned)
{
    mw_lua_corpus *box = mw_lua_new(L, &MW_LUA_CORPUS, sizeof *box, 1);
    box->store = store;
    box->owned = owned;
    lua_newtable(L);
    lua_setiuservalue(L, -2, 1);
}

mw_lua_corpus *mw_lua_check_corpus(lua_State *L, int index)
{
    mw_lua_corpus *box = mw_lua_check(L, index, &MW_LUA_CORPUS);
    if (!box->store)
        luaL_error(L, "the corpus is closed");
    return box;
}

static int collect(lua_State *L)
{
    mw_lua_corpus *box = lua_touserdata(L, 1);
    if (box->owned)
        mw_store_close(box->store);
    box->store = NULL;
    return 0;
}

/* A ring of the last articles: consecutive rows mostly come from one. */
void mw_lua_push_stored_article(lua_State *L, int corpus_index, int64_t key)
{
    mw_lua_corpus *box = mw_lua_check_corpus(L, corpus_index);
    lua_getiuservalue(L, corpus_index, 1);
    lua_Integer slot = key % ARTICLES_CACHED;
    if (lua_rawgeti(L, -1, slot) == LUA_TTABLE) {
        lua_rawgeti(L, -1, 1);
        bool hit = lua_tointeger(L, -1) == key;
        lua_pop(L, 1);
        if (hit) {
            lua_rawgeti(L, -1, 2);
            lua_replace(L, -3);
            lua_pop(L, 1);
            return;
        }
    }
    lua_pop(L, 1);
    mw_lua_push_article(L, NULL, false);
    mw_lua_article *article = lua_touserdata(L, -1);
    mw_error err = {0};
    article->article = mw_store_load(box->store, key, &err);
    if (!article->article)
        mw_lua_raise(L, &err);
    lua_createtable(L, 2, 0);
    lua_pushinteger(L, key);
    lua_rawseti(L, -2, 1);
    lua_pushvalue(L, -2);
    lua_rawseti(L, -2, 2);
    lua_rawseti(L, -3, slot);
    lua_replace(L, -2);
}

/* ---- from a table of options to a query */

typedef struct query {
    mw_buf *sql;
    mw_cell *parameters; /* their texts are anchored on the Lua stack or in its tables */
    size_t count;
    bool has_condition;
} query;

static void bind(lua_State *L, query *q, mw_str text)
{
    if (q->count == PARAMETERS_MAX)
        luaL_error(L, "too many values in one question");
    q->parameters[q->count++] = mw_cell_text(text);
    mw_buf_print(q->sql, "?%zu", q->count);
}

static void condition(query *q)
{
    mw_buf_add(q->sql, q->has_condition ? MW_STR(" and ") : MW_STR(" where "));
    q->has_condition = true;
}

/* The ids that a text may stand for. None or several raise, with the candidates. The text is left
 * on the stack, anchored. */
static mw_str resolve_name(lua_State *L, mw_store *store, int index)
{
    const mw_lua_name *name = mw_lua_test(L, index, &MW_LUA_NAME);
    if (name)
        return name->id;
    if (mw_lua_test(L, index, &MW_LUA_ENTITY) || mw_lua_test(L, index, &MW_LUA_MARK)) {
        lua_getfield(L, index, "entity");
        return mw_lua_check_str(L, -1);
    }
    mw_str text = mw_lua_check_str(L, index);
    mw_lua_result *found = mw_lua_new_result(L, 0, -1);
    mw_error err = {0};
    found->frame = mw_store_resolve(store, text, &err);
    if (!found->frame)
        mw_lua_raise(L, &err);
    size_t count = mw_frame_row_count(found->frame);
    mw_str match = count ? mw_frame_cell(found->frame, 0, mw_frame_column(found->frame, MW_STR("match"))).text : MW_NONE;
    if (count == 1 && !mw_str_is(match, "near"))
        return mw_frame_cell(found->frame, 0, 0).text;
    mw_buf *list = mw_lua_new_buf(L);
    for (size_t i = 0; i < count && i < 8; i++) {
        mw_buf_print(list, "%s%.*s", i ? ", " : "", MW_ARG(mw_frame_cell(found->frame, i, 0).text));
    }
    if (count == 0)
        luaL_error(L, "nobody in the corpus is called '%s'", text.data);
    luaL_error(L, "'%s' may be %s", text.data, mw_buf_str(list).data);
    return MW_NONE;
}

static void add_list(lua_State *L, query *q, const filter *f, mw_store *store, int value)
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
        bind(L, q, f->kind == FILTER_ENTITY ? resolve_name(L, store, lua_gettop(L))
                                            : mw_lua_check_str(L, lua_gettop(L)));
    }
    mw_buf_char(q->sql, ')');
}

static void add_pair(lua_State *L, query *q, mw_store *store, int value)
{
    luaL_argexpected(L, lua_istable(L, value) && lua_rawlen(L, value) == 2, 2,
                     "between = {one, other}");
    lua_rawgeti(L, value, 1);
    mw_str one = resolve_name(L, store, lua_gettop(L));
    lua_rawgeti(L, value, 2);
    mw_str other = resolve_name(L, store, lua_gettop(L));
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

static void add_filter(lua_State *L, query *q, const filter *f, mw_store *store, int value)
{
    condition(q);
    switch (f->kind) {
    case FILTER_FROM:
        mw_buf_add(q->sql, MW_STR("substr(published, 1, 10) >= "));
        bind(L, q, mw_lua_check_str(L, value));
        break;
    case FILTER_TO:
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
            mw_buf_print(q->sql, "%s = ", f->column);
            bind(L, q, f->kind == FILTER_ENTITY ? resolve_name(L, store, value)
                                                : mw_lua_check_str(L, value));
        }
    }
}

static void check_filters(lua_State *L, const question *ask)
{
    const char *keys[24];
    size_t count = 0;
    for (const filter *f = ask->filters; f->name && count < 23; f++)
        keys[count++] = f->name;
    keys[count] = NULL;
    mw_lua_check_options(L, 2, keys);
}

/* The query as it could be typed: parameters in their places, quoted. */
static char *readable(const query *q, mw_error *err)
{
    mw_buf text = {0};
    mw_str sql = mw_buf_str(q->sql);
    for (size_t i = 0; i < sql.len; i++) {
        if (sql.data[i] != '?') {
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

static int ask(lua_State *L, const question *what)
{
    mw_lua_corpus *corpus = mw_lua_check_corpus(L, 1);
    check_filters(L, what);
    lua_settop(L, 2);
    mw_lua_result *out = mw_lua_new_result(L, 1, what->mark); /* 3 */
    query q = {.sql = mw_lua_new_buf(L)};                     /* 4 */
    q.parameters = lua_newuserdatauv(L, PARAMETERS_MAX * sizeof *q.parameters, 0);
    mw_buf_add(q.sql, mw_str_of(what->select));
    bool graded = false;
    for (const filter *f = what->filters; f->name; f++) {
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
    lua_pushvalue(L, 3);
    return 1;
}

MW_LUA(corpus_articles, "corpus:articles{from =, to =, outlet =, agency =, text =} -> result",
       "The articles, by date of publication.")
{
    return ask(L, &ARTICLES);
}

MW_LUA(corpus_entities, "corpus:entities{entity =, type =, mention =, from =, to =, outlet =, grade =} -> result",
       "Every mention of a person, body, place, group, event or other named thing.")
{
    return ask(L, &ENTITIES);
}

MW_LUA(corpus_dates, "corpus:dates{type =, value =, from =, to =, outlet =, grade =} -> result",
       "Every date in the text, with its TIMEX3 value.")
{
    return ask(L, &DATES);
}

MW_LUA(corpus_figures, "corpus:figures{about =, unit =, source =, carrier =, place =, from =, to =, outlet =, grade =} -> result",
       "Every figure: how many of what, who counted (source), who passed it on (carrier).")
{
    return ask(L, &FIGURES);
}

MW_LUA(corpus_quotes, "corpus:quotes{speaker =, kind =, cue =, class =, via =, polarity =, from =, to =, outlet =, text =, grade =} -> result",
       "Every quotation: direct, mixed and indirect, with its speaker.")
{
    return ask(L, &QUOTES);
}

MW_LUA(corpus_events, "corpus:events{actor =, target =, between =, code =, place =, status =, polarity =, from =, to =, outlet =, grade =} -> result",
       "Every event: who did what to whom, in PLOVER codes. between = {one, other} takes either as actor.")
{
    return ask(L, &EVENTS);
}

/* ---- asking in other ways */

MW_LUA(corpus_sql, "corpus:sql(query, …) -> result",
       "One SELECT over the corpus's tables and views; ?1, ?2 … are the values that follow.")
{
    mw_lua_corpus *corpus = mw_lua_check_corpus(L, 1);
    mw_str sql = mw_lua_check_str(L, 2);
    int count = lua_gettop(L) - 2;
    luaL_argcheck(L, count <= PARAMETERS_MAX, 3, "too many values");
    mw_lua_result *out = mw_lua_new_result(L, 1, -1);
    mw_cell *values = lua_newuserdatauv(L, ((size_t)count + 1) * sizeof *values, 0);
    for (int i = 0; i < count; i++) {
        int at = i + 3;
        if (lua_isinteger(L, at))
            values[i] = mw_cell_integer(lua_tointeger(L, at));
        else if (lua_type(L, at) == LUA_TNUMBER)
            values[i] = mw_cell_real(lua_tonumber(L, at));
        else
            values[i] = lua_isnil(L, at) ? mw_cell_null() : mw_cell_text(mw_lua_check_str(L, at));
    }
    mw_error err = {0};
    out->frame = mw_store_query(corpus->store, sql, values, (size_t)count, &err);
    if (!out->frame)
        return mw_lua_raise(L, &err);
    lua_pop(L, 1);
    return 1;
}

MW_LUA(corpus_article, "corpus:article(id) -> article or nil, message", "The article with that id.")
{
    mw_lua_corpus *corpus = mw_lua_check_corpus(L, 1);
    mw_str id = mw_lua_check_str(L, 2);
    mw_lua_push_article(L, NULL, false);
    mw_lua_article *box = lua_touserdata(L, -1);
    mw_error err = {0};
    box->article = mw_store_load_id(corpus->store, id, &err);
    return box->article ? 1 : mw_lua_nothing(L, &err);
}

/* One article at a time, all matches of the pattern in it. */
static bool find_pattern(mw_store *store, mw_regex *regex, mw_frame *articles, mw_frame *out,
                         mw_error *err)
{
    for (size_t i = 0; i < mw_frame_row_count(articles); i++) {
        mw_article *article = mw_store_load(store, mw_frame_key(articles, i), err);
        if (!article)
            return false;
        mw_str text = mw_article_text(article);
        const mw_head *head = mw_article_head(article);
        mw_span hit[MW_REGEX_CAPTURES];
        int found = 1;
        for (size_t at = 0; at <= text.len && (found = mw_regex_find(regex, text, at, hit, err)) > 0;) {
            mw_cell cells[] = {mw_cell_text(head->id), mw_cell_text(head->published),
                               mw_cell_text(head->source),
                               mw_cell_text(mw_article_slice(article, hit[0]))};
            size_t row = mw_frame_add_row(out, cells, err);
            if (row == SIZE_MAX || !mw_frame_add_evidence(out, row, (mw_cite){head->id, hit[0]}, err)) {
                found = -1;
                break;
            }
            mw_frame_set_key(out, row, mw_frame_key(articles, i));
            at = hit[0].end > hit[0].start ? hit[0].end : (size_t)hit[0].end + 1;
            while (at < text.len && ((unsigned char)text.data[at] & 0xc0) == 0x80)
                at++;
        }
        mw_article_free(article);
        if (found < 0)
            return false;
    }
    return true;
}

static int collect_regex(lua_State *L)
{
    mw_regex_free(*(mw_regex **)lua_touserdata(L, 1));
    return 0;
}

static const mw_lua_type REGEX_BOX = {.name = "pattern", .collect = collect_regex};

static int ask_pattern(lua_State *L, mw_store *store, mw_str pattern)
{
    static const char *const COLUMNS[] = {"article", "published", "outlet", "text"};
    mw_lua_result *out = mw_lua_new_result(L, 1, -1);
    mw_regex **regex = mw_lua_new(L, &REGEX_BOX, sizeof *regex, 0);
    mw_lua_result *articles = mw_lua_new_result(L, 0, -1);
    mw_error err = {0};
    *regex = mw_regex_new(pattern, false, &err);
    if (!*regex)
        return luaL_error(L, "pattern, character %I: %s", (LUAI_UACINT)err.offset + 1, err.text);
    out->frame = mw_frame_new(&err);
    articles->frame = mw_store_query(store, MW_STR("select key from articles order by published, article"), NULL, 0, &err);
    bool good = out->frame && articles->frame;
    for (size_t i = 0; good && i < 4; i++)
        good = mw_frame_add_column(out->frame, mw_str_of(COLUMNS[i]), &err);
    if (!good || !find_pattern(store, *regex, articles->frame, out->frame, &err))
        return mw_lua_raise(L, &err);
    lua_pop(L, 2);
    return 1;
}

MW_LUA(corpus_find, "corpus:find{text = query} or corpus:find{pattern = regex} -> result",
       "Text search (words, \"phrases\", NEAR, OR, minus), best article first; or every match of a "
       "PCRE2 pattern, with its span.")
{
    static const char *const KEYS[] = {"text", "pattern", "limit", NULL};
    mw_lua_corpus *corpus = mw_lua_check_corpus(L, 1);
    mw_lua_check_options(L, 2, KEYS);
    lua_settop(L, 2);
    if (lua_getfield(L, 2, "pattern") != LUA_TNIL)
        return ask_pattern(L, corpus->store, mw_lua_check_str(L, 3));
    lua_getfield(L, 2, "limit");
    lua_Integer limit = luaL_optinteger(L, -1, 0);
    luaL_argcheck(L, limit >= 0, 2, "limit must not be negative");
    lua_getfield(L, 2, "text");
    mw_str text = mw_lua_check_str(L, -1);
    mw_lua_result *out = mw_lua_new_result(L, 1, -1);
    mw_error err = {0};
    out->frame = mw_store_search(corpus->store, text, (size_t)limit, &err);
    return out->frame ? 1 : mw_lua_raise(L, &err);
}

/* ---- entities of the corpus */

typedef struct entity {
    mw_frame *frame; /* one row of mw_store_resolve */
} entity;

static int collect_entity(lua_State *L)
{
    mw_frame_free(((entity *)lua_touserdata(L, 1))->frame);
    return 0;
}

MW_LUA(corpus_entity, "corpus:entity(name) -> entity",
       "Whom a name, alias, id or Q-number means. An ambiguous or unknown name raises, with the candidates.")
{
    mw_lua_corpus *corpus = mw_lua_check_corpus(L, 1);
    luaL_checkstring(L, 2);
    lua_settop(L, 2);
    mw_str id = resolve_name(L, corpus->store, 2);
    entity *box = mw_lua_new(L, &MW_LUA_ENTITY, sizeof *box, 0);
    mw_error err = {0};
    box->frame = mw_store_resolve(corpus->store, id, &err);
    if (!box->frame || mw_frame_row_count(box->frame) == 0)
        return luaL_error(L, "nobody in the corpus is called '%s'", lua_tostring(L, 2));
    return 1;
}

static int index_entity(lua_State *L)
{
    const entity *box = mw_lua_check(L, 1, &MW_LUA_ENTITY);
    mw_str name = mw_lua_check_str(L, 2);
    if (mw_str_is(name, "id"))
        name = MW_STR("entity");
    size_t column = mw_frame_column(box->frame, name);
    if (column == SIZE_MAX)
        return luaL_error(L, "an entity has the fields id, name, type, wikidata and mentions, no '%s'", name.data);
    mw_cell cell = mw_frame_cell(box->frame, 0, column);
    if (cell.type == MW_CELL_INTEGER)
        lua_pushinteger(L, cell.integer);
    else
        mw_lua_push_str(L, cell.type == MW_CELL_TEXT ? cell.text : MW_NONE);
    return 1;
}

static int show_entity(lua_State *L)
{
    const entity *box = mw_lua_check(L, 1, &MW_LUA_ENTITY);
    mw_lua_push_str(L, mw_frame_cell(box->frame, 0, mw_frame_column(box->frame, MW_STR("name"))).text);
    return 1;
}

static const luaL_Reg ENTITY_META[] = {{"__tostring", show_entity}, {NULL, NULL}};
const mw_lua_type MW_LUA_ENTITY = {"entity", "Someone or something in the corpus: id name type wikidata mentions.",
                                   NULL, index_entity, collect_entity, ENTITY_META};

MW_LUA(corpus_close, "corpus:close()", "Closes a corpus that mw.open or mw.read made; using it then raises.")
{
    mw_lua_corpus *box = mw_lua_check_corpus(L, 1);
    luaL_argcheck(L, box->owned, 1, "this corpus belongs to the run");
    mw_store_close(box->store);
    box->store = NULL;
    return 0;
}

static int corpus_length(lua_State *L)
{
    lua_pushinteger(L, (lua_Integer)mw_store_article_count(mw_lua_check_corpus(L, 1)->store));
    return 1;
}

static int show_corpus(lua_State *L)
{
    lua_pushfstring(L, "corpus of %I articles",
                    (LUAI_UACINT)mw_store_article_count(mw_lua_check_corpus(L, 1)->store));
    return 1;
}

static const luaL_Reg META[] = {{"__tostring", show_corpus}, {"__len", corpus_length}, {NULL, NULL}};
static const mw_lua_row *const ROWS[] = {
    &corpus_articles, &corpus_entities, &corpus_dates, &corpus_figures, &corpus_quotes, &corpus_events,
    &corpus_find, &corpus_article, &corpus_entity, &corpus_sql, &corpus_close, NULL};

const mw_lua_type MW_LUA_CORPUS = {"corpus", "The articles at hand: every method returns a result; #corpus counts them.",
                                   ROWS, NULL, collect, META};
