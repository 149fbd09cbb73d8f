/* SPDX-License-Identifier: MIT */
/* mw.explain: why is this annotated, in one screen: the words and their sentence, the rule, the lines of
 * the tables that the rule names, what else the words might have been (explain_names.c), who it is in
 * the corpus and why, what was decided by hand. */
#include "script/explain.h"

#include <stdio.h>

#include <moonwire/annotate.h>

#include "base/buf.h"
#include "frame/print.h"
#include "model/data.h"
#include "script/ask.h"
#include "text/utf8.h"

typedef struct explanation {
    lua_State *L;
    mw_store *store; /* NULL: a mark of no corpus */
    mw_buf *out;
    unsigned rules; /* of the arbitration, that were named */
} explanation;

enum { SPELLINGS_SHOWN = 12, LINE_BYTES_SHOWN = 160, PLACES_SHOWN = 3 };

static void put(mw_buf *out, const char *label, mw_str text)
{
    mw_buf_print(out, "%-10s", label);
    mw_buf_add(out, text);
    mw_buf_char(out, '\n');
}

/* The text of an answer's cell; none is MW_NONE. */
static mw_str text_at(const mw_frame *frame, size_t row, size_t column)
{
    mw_cell cell = mw_frame_cell(frame, row, column);
    return cell.type == MW_CELL_TEXT ? cell.text : MW_NONE;
}

/* An answer that Lua frees; it stays on the stack. */
static const mw_frame *ask(explanation *e, const char *sql, const mw_cell *values, size_t count)
{
    mw_lua_result *answer = mw_lua_new_result(e->L, 0, -1);
    mw_error err = {0};
    luaL_checkstack(e->L, 8, "too much to explain");
    answer->frame = mw_store_query(e->store, mw_str_of(sql), values, count, &err);
    if (!answer->frame)
        mw_lua_raise(e->L, &err);
    return answer->frame;
}

/* ---- lines of tables */

static mw_str line_of(mw_str text, int64_t number)
{
    mw_str line = MW_NONE;
    for (int64_t i = 0; i < number; i++)
        if (!mw_str_cut(&text, '\n', &line))
            return MW_NONE;
    return line.len > LINE_BYTES_SHOWN ? mw_str_sub(line, 0, LINE_BYTES_SHOWN) : line;
}

/* "cast:41": the line as it stands in the copy of the file that is in force. */
static bool put_table_line(mw_buf *out, mw_str table, int64_t number)
{
    static const char *const FOLDERS[] = {"gazetteer", "words"};
    for (size_t i = 0; i < 2; i++) {
        char name[128];
        mw_data data;
        int len = snprintf(name, sizeof name, "%s/%.*s.tsv", FOLDERS[i], MW_ARG(table));
        if (len < 0 || (size_t)len >= sizeof name || !mw_data_open(name, &data, NULL))
            continue;
        mw_buf_print(out, "%-10s%s:%lld: ", "line", *data.path ? data.path : name, (long long)number);
        mw_str cells = line_of(data.bytes, number), cell;
        for (bool first = true; mw_str_cut(&cells, '\t', &cell); first = false)
            if (cell.len) {
                mw_buf_add(out, first ? MW_STR("") : MW_STR(" | "));
                mw_buf_add(out, cell);
            }
        mw_buf_char(out, '\n');
        mw_data_close(&data);
        return true;
    }
    return false;
}

static void put_rule(mw_buf *out, mw_str rule)
{
    mw_str rest = rule, word;
    put(out, "rule", rule.len ? rule : MW_STR("(none is kept)"));
    while (mw_str_cut(&rest, ' ', &word)) {
        size_t colon = mw_str_find(word, MW_STR(":"), 0);
        int64_t number;
        while (word.len && (word.data[word.len - 1] == ',' || word.data[word.len - 1] == ';'))
            word.len--;
        if (colon < word.len && mw_str_integer(mw_str_sub(word, colon + 1, word.len), &number) && number > 0)
            put_table_line(out, mw_str_sub(word, 0, colon), number);
    }
}

/* ---- who it is in the corpus */

static void put_spelling(explanation *e, const mw_frame *rows, size_t i)
{
    mw_str only = text_at(rows, i, 3);
    mw_buf_print(e->out, "%-10s%.*s (%.*s): %.*s", "", MW_ARG(text_at(rows, i, 1)), MW_ARG(text_at(rows, i, 0)),
                 MW_ARG(text_at(rows, i, 2)));
    if (only.len)
        mw_buf_print(e->out, ", only in %.*s", MW_ARG(only));
    mw_buf_char(e->out, '\n');
}

static void put_spellings(explanation *e, mw_str entity)
{
    const mw_cell values[] = {mw_cell_text(entity)};
    const mw_frame *rows = ask(e, "select i.slug, i.spelling, i.why, a.id as id from identity i"
                                  " left join article a on a.key = i.article where i.entity = ?1"
                                  " order by i.article, i.slug", values, 1);
    size_t count = mw_frame_row_count(rows);
    if (count)
        put(e->out, "identity", MW_STR("one in the corpus with"));
    for (size_t i = 0; i < count && i < SPELLINGS_SHOWN; i++)
        put_spelling(e, rows, i);
    if (count > SPELLINGS_SHOWN)
        mw_buf_print(e->out, "%-10s… and %zu more: corpus:sql \"select * from identity\"\n", "",
                     count - SPELLINGS_SHOWN);
}

static void put_decisions(explanation *e, mw_str entity)
{
    const mw_cell values[] = {mw_cell_text(entity)};
    const mw_frame *rows = ask(e, "select d.line, d.action, d.what, d.\"as\", d.why, d.who, d.\"when\","
                                  " (select file from decided) from decision d where d.line in"
                                  " (select line from identity where entity = ?1) order by d.ordinal", values, 1);
    for (size_t i = 0; i < mw_frame_row_count(rows); i++) {
        mw_buf_print(e->out, "%-10s%.*s:%lld:", i ? "" : "decided", MW_ARG(text_at(rows, i, 7)),
                     (long long)mw_frame_cell(rows, i, 0).integer);
        for (size_t c = 1; c < 7; c++)
            if (text_at(rows, i, c).len)
                mw_buf_print(e->out, "%s%.*s", c > 3 ? "; " : " ", MW_ARG(text_at(rows, i, c)));
        mw_buf_char(e->out, '\n');
    }
}

static void put_who(explanation *e, const char *label, mw_str entity)
{
    mw_error err = {0};
    if (!entity.len)
        return;
    if (!e->store) {
        put(e->out, label, entity);
        return;
    }
    mw_lua_result *found = mw_lua_new_result(e->L, 0, -1);
    found->frame = mw_store_resolve(e->store, entity, &err);
    if (!found->frame)
        mw_lua_raise(e->L, &err);
    if (mw_frame_row_count(found->frame)) {
        mw_str wikidata = text_at(found->frame, 0, 3);
        mw_buf_print(e->out, "%-10s%.*s (%.*s), %.*s%s%.*s, %lld mentions in the corpus\n", label,
                     MW_ARG(text_at(found->frame, 0, 1)), MW_ARG(entity), MW_ARG(text_at(found->frame, 0, 2)),
                     wikidata.len ? ", " : "", MW_ARG(wikidata),
                     (long long)mw_frame_cell(found->frame, 0, 4).integer);
    } else {
        put(e->out, label, entity);
    }
    put_spellings(e, entity);
    put_decisions(e, entity);
}

/* ---- a mark */

/* What the article itself said, where an identity or a decision changed it. */
static void put_said(explanation *e, mw_str article, const char *layer, uint32_t ordinal)
{
    const mw_cell values[] = {mw_cell_text(article), mw_cell_text(mw_str_of(layer)), mw_cell_integer(ordinal)};
    const mw_frame *rows = ask(e, "select s.field, s.value from said s join article a on a.key = s.article"
                                  " where a.id = ?1 and s.layer = ?2 and s.ordinal = ?3 order by s.field", values, 3);
    for (size_t i = 0; i < mw_frame_row_count(rows); i++)
        mw_buf_print(e->out, "%-10s%s%.*s was %.*s\n", i ? "" : "article", i ? "" : "in the article itself, ",
                     MW_ARG(text_at(rows, i, 0)),
                     MW_ARG(text_at(rows, i, 1).len ? text_at(rows, i, 1) : MW_STR("not known")));
}

/* Who tells of marks of a kind. Names come first, and collect the rules that are told at the end. */
static const struct {
    mw_mark_kind kind;
    bool (*tell)(const mw_article *article, const mw_model *model, mw_span span, bool is_it, mw_buf *out,
                 mw_error *err);
} TELLERS[] = {
    {MW_MARK_DATE, mw_explain_dates},
    {MW_MARK_QUOTE, mw_explain_quotes},
    {MW_MARK_FIGURE, mw_explain_figures},
    {MW_MARK_EVENT, mw_explain_events},
};

/* Of all marks, of words and of any span. */
static void put_candidates(explanation *e, const mw_article *article, const mw_lua_mark *mark, mw_span span)
{
    const mw_model *model = mw_script_of(e->L)->setup.model;
    mw_error err = {0};
    bool any = mark->kind == MW_MARK_TOKEN || mark->kind == MW_MARK_SPAN, name = mark->kind == MW_MARK_ENTITY;
    if (!model)
        return;
    if ((any || name) && !mw_explain_names(article, model, span, name, &e->rules, e->out, &err))
        mw_lua_raise(e->L, &err);
    for (size_t i = 0; i < sizeof TELLERS / sizeof *TELLERS; i++) {
        bool is_it = mark->kind == TELLERS[i].kind;
        if ((any || is_it) && !TELLERS[i].tell(article, model, span, is_it, e->out, &err))
            mw_lua_raise(e->L, &err);
    }
}

static mw_str field(lua_State *L, const char *name)
{
    luaL_checkstack(L, 8, "too much to explain");
    lua_getfield(L, 1, name);
    if (lua_isnil(L, -1))
        return MW_NONE;
    if (lua_isuserdata(L, -1)) {
        const mw_lua_name *who = mw_lua_test(L, -1, &MW_LUA_NAME);
        return who ? who->id : MW_NONE;
    }
    return mw_lua_check_str(L, -1);
}

static void put_place(explanation *e, const mw_article *article, mw_span span)
{
    const mw_head *head = mw_article_head(article);
    uint32_t sentence = mw_article_sentence_at(article, span.start);
    mw_buf_add(e->out, MW_STR("“"));
    mw_print_clean(mw_article_slice(article, span), e->out);
    mw_buf_print(e->out, "” in %.*s:%u-%u", MW_ARG(head->id), (unsigned)span.start, (unsigned)span.end);
    if (head->source.len)
        mw_buf_print(e->out, ", %.*s", MW_ARG(head->source));
    if (head->published.len)
        mw_buf_print(e->out, ", %.*s", MW_ARG(head->published));
    mw_buf_char(e->out, '\n');
    if (sentence == MW_NO_INDEX)
        return;
    mw_span whole = mw_article_layers(article)->sentences[sentence].span;
    mw_span before = {whole.start, span.start}, after = {span.end, whole.end > span.end ? whole.end : span.end};
    mw_buf_add(e->out, MW_STR("    "));
    mw_print_clean(mw_article_slice(article, before), e->out);
    mw_buf_add(e->out, MW_STR("«"));
    mw_print_clean(mw_article_slice(article, span), e->out);
    mw_buf_add(e->out, MW_STR("»"));
    mw_print_clean(mw_article_slice(article, after), e->out);
    mw_buf_char(e->out, '\n');
}

static void explain_mark(explanation *e)
{
    static const char *const WHO[] = {"entity", "speaker", "via",   "actor", "target",
                                      "source", "carrier", "place", NULL};
    const mw_article *article = mw_lua_mark_article(e->L, 1);
    const mw_lua_mark *mark = lua_touserdata(e->L, 1);
    mw_cite cite = mw_lua_mark_cite(e->L, 1);
    put_place(e, article, cite.span);
    put(e->out, "layer", field(e->L, "layer"));
    if (mark->kind == MW_MARK_ENTITY)
        put(e->out, "named by", field(e->L, "mention"));
    if (mark->kind != MW_MARK_SENTENCE && mark->kind != MW_MARK_SPAN) {
        put_rule(e->out, field(e->L, "rule"));
        put(e->out, "grade", field(e->L, "grade"));
    }
    put_candidates(e, article, mark, cite.span);
    if (e->store && mark->kind != MW_MARK_SPAN)
        put_said(e, cite.article, field(e->L, "layer").data, mark->index);
    for (const char *const *who = WHO; *who; who++)
        put_who(e, strcmp(*who, "entity") == 0 ? "is" : *who, field(e->L, *who));
}

/* ---- words of a text */

/* A text that is no article of any corpus: read now, at index 1. */
static void read_text(lua_State *L)
{
    const mw_model *model = mw_script_of(L)->setup.model;
    mw_str text = mw_lua_check_str(L, 1);
    mw_error err = {0};
    luaL_argcheck(L, mw_utf8_check(text) == text.len, 1, "is no UTF-8");
    mw_lua_push_article(L, NULL, false);
    mw_lua_article *box = lua_touserdata(L, -1);
    box->article = mw_article_new(0, &err);
    if (!box->article || !mw_article_set_text(box->article, text, &err))
        mw_lua_raise(L, &err);
    mw_article_head_edit(box->article)->id = MW_STR("text");
    if (model && !mw_annotate(box->article, model, MW_SENTENCES, &err))
        mw_lua_raise(L, &err);
    lua_replace(L, 1);
}

/* Each place of the words (index 2) in the article (index 1). */
static void explain_words(explanation *e)
{
    lua_State *L = e->L;
    mw_str text = mw_article_text(mw_lua_need(L, 1, MW_LAYERS_ALL)->article), words = mw_lua_check_str(L, 2);
    mw_span span = {0, 0};
    size_t count = 0;
    lua_pushvalue(L, 1);
    int article = lua_gettop(L);
    for (; mw_words_find(text, words, span.end, &span); count++) {
        if (count >= PLACES_SHOWN)
            continue;
        lua_settop(L, article);
        mw_lua_push_span(L, article, span);
        lua_replace(L, 1);
        mw_buf_add(e->out, count ? MW_STR("\n") : MW_STR(""));
        explain_mark(e);
    }
    if (!count)
        luaL_error(L, "“%s” does not stand in the text", words.data);
    if (count > PLACES_SHOWN)
        mw_buf_print(e->out, "\n… and %zu more: article:span(start, stop) is any one of them\n", count - PLACES_SHOWN);
}

static mw_store *store_at(lua_State *L, int index)
{
    if (lua_isnoneornil(L, index))
        return mw_script_of(L)->store;
    return mw_lua_check_corpus(L, index)->store;
}

static void explain_anything(explanation *e)
{
    lua_State *L = e->L;
    if (mw_lua_test(L, 1, &MW_LUA_MARK)) {
        lua_getiuservalue(L, 1, 1);
        mw_lua_need(L, -1, MW_LAYERS_ALL);
        lua_pop(L, 1);
        explain_mark(e);
    } else if (mw_lua_test(L, 1, &MW_LUA_ENTITY))
        put_who(e, "is", field(L, "id"));
    else if (mw_lua_test(L, 1, &MW_LUA_NAME))
        put_who(e, "is", ((const mw_lua_name *)lua_touserdata(L, 1))->id);
    else if (lua_type(L, 1) == LUA_TSTRING && e->store)
        put_who(e, "is", mw_lua_resolve(L, e->store, 1));
    else
        luaL_error(L, "mw.explain takes a mark, an entity or a name, or words in an article or a text, not a %s",
                   luaL_typename(L, 1));
}

MW_LUA_SHARED(
    mw_lua_explain, "mw.explain(x [, corpus or words]) -> text",
    "Why something is annotated as it is: its place, the rule, the lines of the tables that the rule names, "
    "which spellings are one entity in the corpus and why, what decisions.tsv had to do with it. x is a mark "
    "(a row of corpus:quotes{} and the like, a mark of an article), an entity or a name, also as text. "
    "Of a name it tells which readings there were (rows of the gazetteer, rules, the trained model and how "
    "sure it was), which stands, which fell and by which numbered rule; beside: what was never tried, and why. Of a "
    "date it tells which rule read it, which word told the tense, and the shorter readings; of a "
    "quotation which rules found its words of saying and its speaker, and what they turned down; of a "
    "figure which rules made it, of another number why it is none; of an event which lines of the table "
    "were tried, and by which rule a reading fell. "
    "For any words: mw.explain(article, \"Jordan\"), or a text: mw.explain(\"Michael Jordan met the king of "
    "Jordan.\", \"Jordan\").")
{
    luaL_checkany(L, 1);
    bool words = lua_type(L, 2) == LUA_TSTRING;
    explanation e = {.L = L, .store = words ? mw_script_of(L)->store : store_at(L, 2)};
    lua_settop(L, 2);
    e.out = mw_lua_new_buf(L);
    if (words && lua_type(L, 1) == LUA_TSTRING)
        read_text(L);
    if (words && mw_lua_test(L, 1, &MW_LUA_ARTICLE))
        explain_words(&e);
    else
        explain_anything(&e);
    mw_explain_rules(e.rules, e.out);
    if (e.out->len && e.out->data[e.out->len - 1] == '\n')
        e.out->data[--e.out->len] = '\0';
    mw_lua_push_buf(L, e.out);
    return 1;
}
