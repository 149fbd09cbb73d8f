/* SPDX-License-Identifier: MIT */
/* The corpus in Lua: one method a layer, each with its filters, put to the store as one query. */
#include "script/ask.h"

#include "base/buf.h"
#include "text/regex.h"

enum { ARTICLES_CACHED = 16 };

#define EVERYWHERE                                                                                 \
    {"from", FILTER_FROM, "published"}, {"to", FILTER_TO, "published"},                            \
        {"outlet", FILTER_TEXT, "outlet"}, {"article", FILTER_TEXT, "article"},                    \
        {"text", FILTER_WORDS, "article"}
#define GRADED {"grade", FILTER_TEXT, "grade", GRADES}

/* What the contract has words for (article/names.c); classes are those of the verbs of saying. */
static const char *const GRADES[] = {"guess", "weak", "strong", NULL};
static const char *const KINDS[] = {"direct", "mixed", "indirect", NULL};
static const char *const CUE_CLASSES[] = {"say", "deny", "pledge", "demand", "warn", "accuse", "report", "praise", NULL};
static const char *const POLARITIES[] = {"positive", "negative", NULL};
static const char *const STATUSES[] = {"held", "planned", "cancelled", "denied", "called-for", NULL};

static const mw_lua_filter ARTICLE_FILTERS[] = {EVERYWHERE, {"agency", FILTER_TEXT, "agency"}, {NULL}};
static const mw_lua_filter ENTITY_FILTERS[] = {EVERYWHERE, GRADED, {"entity", FILTER_ENTITY, "entity"},
                                        {"type", FILTER_TEXT, "type"},
                                        {"mention", FILTER_TEXT, "mention"}, {NULL}};
static const mw_lua_filter DATE_FILTERS[] = {EVERYWHERE, GRADED, {"type", FILTER_TEXT, "type"},
                                      {"value", FILTER_TEXT, "value"}, {NULL}};
static const mw_lua_filter FIGURE_FILTERS[] = {
    EVERYWHERE, GRADED, {"about", FILTER_TEXT, "about"}, {"unit", FILTER_TEXT, "unit"},
    {"source", FILTER_ENTITY, "source"}, {"carrier", FILTER_ENTITY, "carrier"},
    {"place", FILTER_ENTITY, "place"}, {"aggregation", FILTER_TEXT, "aggregation"}, {NULL}};
static const mw_lua_filter QUOTE_FILTERS[] = {
    EVERYWHERE, GRADED, {"speaker", FILTER_ENTITY, "speaker"}, {"kind", FILTER_TEXT, "kind", KINDS},
    {"cue", FILTER_TEXT, "cue"}, {"class", FILTER_TEXT, "cue_class", CUE_CLASSES}, {"via", FILTER_ENTITY, "via"},
    {"polarity", FILTER_TEXT, "polarity", POLARITIES}, {NULL}};
static const mw_lua_filter EVENT_FILTERS[] = {
    EVERYWHERE, GRADED, {"actor", FILTER_ENTITY, "actor"}, {"target", FILTER_ENTITY, "target"},
    {"between", FILTER_PAIR, NULL}, {"code", FILTER_TEXT, "code"}, {"place", FILTER_ENTITY, "place"},
    {"status", FILTER_TEXT, "status", STATUSES}, {"polarity", FILTER_TEXT, "polarity", POLARITIES}, {NULL}};

/* Names stand where the views have ids: the filters, in WHERE, still mean the ids. An article is
 * cited by its first sentence. */
static const mw_lua_question ARTICLES = {-1,
    "select key, article, published, outlet, title, agency, cluster, independent,"
    " coalesce((select s.start from sentences s where s.article = articles.article and"
    " s.sentence = 0), 0) as start,"
    " coalesce((select s.stop from sentences s where s.article = articles.article and"
    " s.sentence = 0), 0) as stop from articles", ARTICLE_FILTERS, false};
static const mw_lua_question ENTITIES = {MW_MARK_ENTITY,
    "select key, published, outlet, name, type, text, mention, entity, grade, article, start, stop "
    "from entities", ENTITY_FILTERS, true};
static const mw_lua_question DATES = {MW_MARK_DATE,
    "select key, published, outlet, text, type, value, basis, grade, article, start, stop "
    "from dates", DATE_FILTERS, true};
static const mw_lua_question FIGURES = {MW_MARK_FIGURE,
    "select key, published, outlet, text, value, low, high, unit, about, source_name as source,"
    " carrier_name as carrier, place, since, as_of, aggregation, grade, article, start, stop "
    "from figures", FIGURE_FILTERS, true};
static const mw_lua_question QUOTES = {MW_MARK_QUOTE,
    "select key, published, outlet, coalesce(speaker_name, speaker_text) as speaker, cue, kind,"
    " text, cue_class as class, polarity, grade, article, start, stop from quotes",
    QUOTE_FILTERS, true};
static const mw_lua_question EVENTS = {MW_MARK_EVENT,
    "select key, published, outlet, actor_name as actor, action, target_name as target, code,"
    " status, date, place_name as place, text, grade, article, start, stop from events", EVENT_FILTERS, true};

/* ---- the corpus object */

void mw_lua_push_corpus(lua_State *L, mw_store *store, bool owned)
{
    mw_lua_corpus *box = mw_lua_new(L, &MW_LUA_CORPUS, sizeof *box, 2);
    box->store = store;
    box->owned = owned;
    lua_newtable(L);
    lua_setiuservalue(L, -2, 1);
}

mw_lua_corpus *mw_lua_check_corpus(lua_State *L, int index)
{
    mw_lua_corpus *box = mw_lua_check(L, index, &MW_LUA_CORPUS);
    if (box->root)
        box->store = box->root->store;
    if (!box->store)
        luaL_error(L, "the corpus is closed");
    return box;
}

static int collect(lua_State *L)
{
    mw_lua_corpus *box = lua_touserdata(L, 1);
    if (box->owned)
        mw_store_close(box->store);
    mw_memory_free(box->condition);
    box->store = NULL;
    box->condition = NULL;
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

MW_LUA(corpus_articles, "corpus:articles{from =, to =, outlet =, agency =, text =} -> result",
       "The articles, by date of publication.")
{
    return mw_lua_ask(L, &ARTICLES);
}

MW_LUA(corpus_entities, "corpus:entities{entity =, type =, mention =, from =, to =, outlet =, grade =} -> result",
       "Every mention of a person, body, place, group, event or other named thing.")
{
    return mw_lua_ask(L, &ENTITIES);
}

MW_LUA(corpus_dates, "corpus:dates{type =, value =, from =, to =, outlet =, grade =} -> result",
       "Every date in the text, with its TIMEX3 value.")
{
    return mw_lua_ask(L, &DATES);
}

MW_LUA(corpus_figures, "corpus:figures{about =, unit =, source =, carrier =, place =, from =, to =, outlet =, grade =} -> result",
       "Every figure: how many of what, who counted (source), who passed it on (carrier).")
{
    return mw_lua_ask(L, &FIGURES);
}

MW_LUA(corpus_quotes, "corpus:quotes{speaker =, kind =, cue =, class =, via =, polarity =, from =, to =, outlet =, text =, grade =} -> result",
       "Every quotation: direct, mixed and indirect, with its speaker. text = picks articles that the query finds, here as "
       "in every layer, not words of the quotation: quotes{…}:where(function(quote) return quote.text:find(\"…\") end) "
       "picks these.")
{
    return mw_lua_ask(L, &QUOTES);
}

MW_LUA(corpus_events, "corpus:events{actor =, target =, between =, code =, place =, status =, polarity =, from =, to =, outlet =, grade =} -> result",
       "Every event: who did what to whom, in PLOVER codes. between = {one, other} takes either as actor.")
{
    return mw_lua_ask(L, &EVENTS);
}

/* ---- asking in other ways */

MW_LUA(corpus_sql, "corpus:sql(query, …) -> result",
       "One SELECT over the corpus's tables and views; ?1, ?2 … are the values that follow.")
{
    mw_lua_corpus *corpus = mw_lua_check_corpus(L, 1);
    mw_str sql = mw_lua_check_str(L, 2);
    int count = lua_gettop(L) - 2;
    luaL_argcheck(L, count <= MW_LUA_PARAMETERS, 3, "too many values");
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
    mw_buf *narrowed = mw_lua_new_buf(L);
    if (corpus->condition) {
        mw_lua_corpus_narrow(corpus, sql, narrowed);
        sql = mw_buf_str(narrowed);
    }
    if (mw_buf_ok(narrowed, &err))
        out->frame = mw_store_query(corpus->store, sql, values, (size_t)count, &err);
    if (!out->frame)
        return mw_lua_raise(L, &err);
    lua_pop(L, 2);
    return 1;
}

static bool is_part(lua_State *L, const mw_lua_corpus *corpus, mw_str id)
{
    if (!corpus->condition)
        return true;
    mw_lua_result *keys = mw_lua_new_result(L, 0, -1);
    mw_error err = {0};
    keys->frame = mw_lua_corpus_keys(corpus, &err);
    if (!keys->frame)
        mw_lua_raise(L, &err);
    bool found = false;
    for (size_t i = 0; !found && i < mw_frame_row_count(keys->frame); i++)
        found = mw_str_equal(mw_frame_cell(keys->frame, i, 0).text, id);
    lua_pop(L, 1);
    return found;
}

MW_LUA(corpus_article, "corpus:article(id) -> article or nil, message", "The article with that id.")
{
    mw_lua_corpus *corpus = mw_lua_check_corpus(L, 1);
    mw_str id = mw_lua_check_str(L, 2);
    mw_lua_push_article(L, NULL, false);
    mw_lua_article *box = lua_touserdata(L, -1);
    mw_error err = {0};
    box->article = is_part(L, corpus, id) ? mw_store_load_id(corpus->store, id, &err) : NULL;
    if (!box->article && err.code == MW_OK)
        mw_fail(&err, MW_EARG, 0, "no article '%.*s' in this part of the corpus", MW_ARG(id));
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

static int ask_pattern(lua_State *L, const mw_lua_corpus *corpus, mw_str pattern)
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
    articles->frame = mw_lua_corpus_keys(corpus, &err);
    bool good = out->frame && articles->frame;
    for (size_t i = 0; good && i < 4; i++)
        good = mw_frame_add_column(out->frame, mw_str_of(COLUMNS[i]), &err);
    if (!good || !find_pattern(corpus->store, *regex, articles->frame, out->frame, &err))
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
        return ask_pattern(L, corpus, mw_lua_check_str(L, 3));
    lua_getfield(L, 2, "limit");
    lua_Integer limit = luaL_optinteger(L, -1, 0);
    luaL_argcheck(L, limit >= 0, 2, "limit must not be negative");
    lua_getfield(L, 2, "text");
    mw_str text = mw_lua_check_str(L, -1);
    mw_lua_result *out = mw_lua_new_result(L, 1, -1);
    mw_error err = {0};
    out->query = mw_lua_keep_text(text.data);
    mw_lua_result *found = mw_lua_new_result(L, 0, -1);
    found->frame = mw_store_search(corpus->store, text, corpus->condition ? 0 : (size_t)limit, &err);
    if (found->frame && corpus->condition) {
        out->frame = mw_lua_corpus_pick(corpus, found->frame, limit ? (size_t)limit : SIZE_MAX, &err);
    } else {
        out->frame = found->frame;
        found->frame = NULL;
    }
    lua_pop(L, 1);
    return out->frame ? 1 : mw_lua_raise(L, &err);
}

MW_LUA(corpus_close, "corpus:close()", "Closes a corpus that mw.open or mw.read made; using it then raises.")
{
    mw_lua_corpus *box = mw_lua_check_corpus(L, 1);
    luaL_argcheck(L, box->owned, 1, "this corpus belongs to the run");
    mw_store_close(box->store);
    box->store = NULL;
    return 0;
}

static size_t count_articles(lua_State *L)
{
    const mw_lua_corpus *corpus = mw_lua_check_corpus(L, 1);
    if (!corpus->condition)
        return mw_store_article_count(corpus->store);
    mw_error err = {0};
    mw_frame *keys = mw_lua_corpus_keys(corpus, &err);
    size_t count = keys ? mw_frame_row_count(keys) : 0;
    mw_frame_free(keys);
    if (err.code != MW_OK)
        mw_lua_raise(L, &err);
    return count;
}

static int corpus_length(lua_State *L)
{
    lua_pushinteger(L, (lua_Integer)count_articles(L));
    return 1;
}

static int show_corpus(lua_State *L)
{
    lua_pushfstring(L, "corpus of %I articles", (LUAI_UACINT)count_articles(L));
    return 1;
}

static const luaL_Reg META[] = {{"__tostring", show_corpus}, {"__len", corpus_length}, {NULL, NULL}};
static const mw_lua_row *const ROWS[] = {
    &corpus_articles, &corpus_entities, &corpus_dates, &corpus_figures, &corpus_quotes, &corpus_events,
    &mw_lua_corpus_count,    &mw_lua_corpus_meetings,       &mw_lua_corpus_network, &mw_lua_corpus_positions,
    &mw_lua_corpus_copies,   &mw_lua_corpus_edits,          &mw_lua_corpus_quote_variants, &mw_lua_corpus_threads,
    &corpus_find,            &corpus_article,               &mw_lua_corpus_where,   &mw_lua_corpus_entity,
    &mw_lua_corpus_decide,   &corpus_sql,                   &corpus_close,          NULL};

const mw_lua_type MW_LUA_CORPUS = {"corpus", "The articles at hand: every method returns a result; #corpus counts them.",
                                   ROWS, NULL, collect, META};
