/* SPDX-License-Identifier: MIT */
/* A result for other programs: CSV, values parted by tabs, JSON Lines, Markdown, HTML; and what its columns mean. */
#include "base/buf.h"
#include "script/counting.h"
#include "script/script_impl.h"

typedef bool writer(const mw_frame *, mw_buf *, mw_error *);

static int written(lua_State *L, writer *write)
{
    const mw_lua_result *box = mw_lua_check_result(L, 1);
    mw_buf *text = mw_lua_new_buf(L);
    mw_error err = {0};
    if (!write(box->frame, text, &err))
        return mw_lua_raise(L, &err);
    mw_lua_push_buf(L, text);
    return 1;
}

static bool write_csv(const mw_frame *frame, mw_buf *out, mw_error *err)
{
    return mw_frame_csv(frame, NULL, out, err);
}

static bool write_lf(const mw_frame *frame, mw_buf *out, mw_error *err)
{
    return mw_frame_csv(frame, "\n", out, err);
}

MW_LUA_SHARED(mw_lua_result_csv, "result:csv{eol = \"crlf\", excel = false} -> text",
              "The rows as CSV by RFC 4180; eol = \"lf\" for pipes. excel = true writes for a spreadsheet: a byte order mark, and "
              "no text that it would take for a formula. result:dictionary() says what the columns mean.")
{
    static const char *const KEYS[] = {"eol", "excel", NULL}, *const ENDS[] = {"crlf", "lf", NULL};
    lua_settop(L, 2);
    mw_lua_check_options(L, 2, KEYS);
    bool lf = mw_lua_check_one_of(L, 2, "eol", ENDS) == 1;
    lua_getfield(L, 2, "excel");
    bool sheet = lua_toboolean(L, -1);
    luaL_argcheck(L, !(lf && sheet), 2, "excel = true has lines that end with crlf");
    return written(L, sheet ? mw_frame_csv_sheet : lf ? write_lf : write_csv);
}

MW_LUA_SHARED(mw_lua_result_tsv, "result:tsv() -> text", "The rows as values parted by tabs; tabs in a text become blanks.")
{
    return written(L, mw_frame_tsv);
}

MW_LUA_SHARED(mw_lua_result_json, "result:json() -> text", "The rows as JSON Lines, each with its evidence.")
{
    return written(L, mw_frame_json);
}

MW_LUA_SHARED(mw_lua_result_jsonl, "result:jsonl() -> text", "The same.")
{
    return written(L, mw_frame_json);
}

MW_LUA_SHARED(mw_lua_result_markdown, "result:markdown() -> text", "The rows as a Markdown table.")
{
    return written(L, mw_frame_markdown);
}

MW_LUA_SHARED(mw_lua_result_html, "result:html() -> text",
              "The rows as a table of HTML, all of them, everything escaped; for a page of one's own.")
{
    return written(L, mw_frame_html);
}

/* ---- the data dictionary */

/* Columns that are counted, not kept: the corpus tells of the others itself. */
static const struct {
    const char *column, *says;
} COUNTED[] = {
    {"after", "share of articles since the change"},
    {"articles", "in how many articles the rows counted are"},
    {"before", "share of articles from the last change to this one"},
    {"chi2", "Pearson's chi-squared: how far the counts are from what chance would make of them"},
    {"cosine", "cosine of the angle between both counts of words; 0 no word in common, 1 all as often"},
    {"count", "how many rows were counted"},
    {"day", "day of publication"},
    {"days_after", "days after the first article of the story"},
    {"expected", "how many there would be by chance; over time, if each outlet told as often as it always does"},
    {"g2", "log-likelihood: how far the counts are from what chance would make of them"},
    {"independent", "in how many independent reports: copies of one report are one; of an article 1, of a copy 0"},
    {"jaccard", "words that both have, divided by words that either has"},
    {"level", "of a burst: 1 above the usual, 2 above that; of an interval: how often it would hold"},
    {"median", "median of the periods around this one"},
    {"month", "month of publication"},
    {"n", "on how many rows or words it rests"},
    {"of", "how many articles there are of which the share is taken"},
    {"outlet", "who published the article"},
    {"p", "how probable so much or more is by chance"},
    {"q", "p after Benjamini and Hochberg, for the number of words compared"},
    {"r", "correlation, from -1 to 1"},
    {"ratio", "articles, divided by those expected; not known below 10 articles"},
    {"role", "started: first in print; first day: with others; followed: later; copy: of a report told before"},
    {"share", "articles, divided by `of`; from 0 to 1; not known below 10 articles"},
    {"started", "outlet that was first in print, after whose report if not its own; empty: not known"},
    {"story", "number of the story, by its first article"},
    {"v", "Cramér's V: 0 nothing to do with each other, 1 one tells the other"},
    {"warning", "why the row is not to be relied on"},
    {"week", "week of publication (ISO 8601)"},
    {"weight", "how much better the burst explains the counts than none, in natural logarithms"},
    {"year", "year of publication"},
};

static const char *const VIEW_OF_KIND[MW_MARK_KINDS] = {
    [MW_MARK_SENTENCE] = "sentences", [MW_MARK_ENTITY] = "entities", [MW_MARK_DATE] = "dates",
    [MW_MARK_FIGURE] = "figures",     [MW_MARK_QUOTE] = "quotes",    [MW_MARK_EVENT] = "events"};

static const char *type_of_column(const mw_frame *frame, size_t column, size_t *known)
{
    static const char *const NAMES[] = {[MW_CELL_NULL] = "empty", [MW_CELL_INTEGER] = "integer", [MW_CELL_REAL] = "real",
                                        [MW_CELL_TEXT] = "text", [MW_CELL_BOOL] = "boolean"};
    mw_cell_type type = MW_CELL_NULL;
    bool mixed = false;
    *known = 0;
    for (size_t r = 0; r < mw_frame_row_count(frame); r++) {
        mw_cell_type here = mw_frame_cell(frame, r, column).type;
        *known += here != MW_CELL_NULL;
        bool numbers = (here == MW_CELL_REAL && type == MW_CELL_INTEGER) || (here == MW_CELL_INTEGER && type == MW_CELL_REAL);
        if (here == MW_CELL_NULL)
            continue;
        mixed |= type != MW_CELL_NULL && type != here && !numbers;
        type = numbers ? MW_CELL_REAL : here;
    }
    return mixed ? "mixed" : NAMES[type];
}

/* What the corpus says of a column of that view, or of a column of that name anywhere; MW_NONE: nothing. */
static mw_frame *ask_corpus(mw_store *store, const char *view, mw_str column, mw_error *err)
{
    mw_cell parameters[2] = {mw_cell_text(mw_str_of(view)), mw_cell_text(column)};
    return mw_store_query(store, MW_STR("select says from about where \"column\" in (?2, ?2 || '_name', 'cue_' || ?2) and \"object\" <> '' order by"
                                        " \"object\" <> ?1, \"column\" <> ?2, \"object\" limit 1"), parameters, 2, err);
}

static mw_cell meaning_of(const mw_lua_result *box, mw_store *store, mw_str column, mw_frame **asked, mw_error *err)
{
    for (size_t i = 0; box->kind < 0 && i < sizeof COUNTED / sizeof *COUNTED; i++)
        if (mw_str_is(column, COUNTED[i].column))
            return mw_cell_text(mw_str_of(COUNTED[i].says));
    const char *view = box->kind >= 0 && VIEW_OF_KIND[box->kind] ? VIEW_OF_KIND[box->kind] : "articles";
    *asked = store ? ask_corpus(store, view, column, err) : NULL;
    return *asked && mw_frame_row_count(*asked) ? mw_frame_cell(*asked, 0, 0) : mw_cell_null();
}

static bool add_column(const mw_lua_result *box, mw_store *store, size_t column, mw_frame *out, mw_error *err)
{
    size_t known;
    const char *type = type_of_column(box->frame, column, &known);
    mw_str name = mw_frame_column_name(box->frame, column);
    mw_frame *asked = NULL;
    mw_error why = {0};
    mw_cell meaning = meaning_of(box, store, name, &asked, &why);
    mw_cell cells[] = {mw_cell_text(name), mw_cell_text(mw_str_of(type)), mw_cell_integer((int64_t)known), meaning};
    bool good = why.code == MW_OK ? mw_frame_add_row(out, cells, err) != SIZE_MAX
                                  : mw_fail(err, why.code, 0, "%s", why.text);
    mw_frame_free(asked);
    return good;
}

MW_LUA_SHARED(mw_lua_result_dictionary, "result:dictionary() -> result",
              "What the columns are, a row each: column, type (integer, real, text, boolean, mixed, empty), known (in how many rows "
              "it has a value) and meaning. To be kept beside a CSV: mw.save(\"columns.csv\", rows:dictionary():csv()).")
{
    static const char *const COLUMNS[] = {"column", "type", "known", "meaning"};
    const mw_lua_result *box = mw_lua_check_result(L, 1);
    lua_settop(L, 1);
    lua_getiuservalue(L, 1, 1);
    const mw_lua_corpus *corpus = mw_lua_test(L, 2, &MW_LUA_CORPUS);
    mw_lua_result *out = mw_lua_new_result(L, 0, -1);
    mw_error err = {0};
    out->frame = mw_frame_new(&err);
    bool good = out->frame != NULL;
    for (size_t i = 0; good && i < sizeof COLUMNS / sizeof *COLUMNS; i++)
        good = mw_frame_add_column(out->frame, mw_str_of(COLUMNS[i]), &err);
    for (size_t i = 0; good && i < mw_frame_column_count(box->frame); i++)
        good = add_column(box, corpus ? corpus->store : NULL, i, out->frame, &err);
    return good ? 1 : mw_lua_raise(L, &err);
}
