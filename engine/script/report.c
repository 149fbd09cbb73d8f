/* SPDX-License-Identifier: MIT */
/* The report as scripts write it: numbers come in only as cited values. */
#include "script/script_impl.h"

#include "base/buf.h"
#include "base/file.h"

typedef struct box {
    mw_report *report;
    bool owned;
} box;

void mw_lua_push_report(lua_State *L, mw_report *report, bool owned)
{
    box *b = mw_lua_new(L, &MW_LUA_REPORT, sizeof *b, 0);
    b->report = report;
    b->owned = owned;
}

static mw_report *check(lua_State *L)
{
    return ((box *)mw_lua_check(L, 1, &MW_LUA_REPORT))->report;
}

static int collect(lua_State *L)
{
    box *b = lua_touserdata(L, 1);
    if (b->owned)
        mw_report_free(b->report);
    b->report = NULL;
    return 0;
}

/* Each method returns the report, so that calls chain. */
static int done(lua_State *L, bool good, const mw_error *err)
{
    if (!good)
        return mw_lua_raise(L, err);
    lua_pushvalue(L, 1);
    return 1;
}

MW_LUA(report_section, "report:section(heading) -> report",
       "Begins a section. A heading holds no numbers, but it may be a name: a speaker, an entity.")
{
    mw_error err = {0};
    const mw_lua_name *name = mw_lua_test(L, 2, &MW_LUA_NAME);
    if (name)
        return done(L, mw_report_section_named(check(L), name->name, &err), &err);
    return done(L, mw_report_section(check(L), mw_lua_check_str(L, 2), &err), &err);
}

MW_LUA(report_title, "report:title(text) -> report", "Gives the report another title.")
{
    mw_error err = {0};
    return done(L, mw_report_set_title(check(L), mw_lua_check_str(L, 2), &err), &err);
}

enum { VALUES_MAX = 64 };

MW_LUA(report_say, "report:say(template, {name = value, …}) -> report",
       "Writes a sentence; {name} in the template is where a value goes. The template has no digits "
       "of its own: a number comes in as a figure, a row's value, a count, or arithmetic on these.")
{
    mw_report *report = check(L);
    mw_str text = mw_lua_check_str(L, 2);
    if (lua_isnoneornil(L, 3)) {
        lua_settop(L, 2);
        lua_newtable(L);
    }
    luaL_checktype(L, 3, LUA_TTABLE);
    lua_settop(L, 3);
    mw_value *values = lua_newuserdatauv(L, VALUES_MAX * sizeof *values, 0);
    mw_str *names = lua_newuserdatauv(L, VALUES_MAX * sizeof *names, 0);
    size_t count = 0;
    lua_pushnil(L);
    while (lua_next(L, 3)) {
        luaL_argcheck(L, count < VALUES_MAX, 3, "too many values");
        luaL_argcheck(L, lua_type(L, -2) == LUA_TSTRING, 3, "values are written {name = value}");
        luaL_checkstack(L, 6, "too many values");
        int at = lua_gettop(L);
        mw_lua_value *value = mw_lua_new_value(L);
        mw_lua_to_value(L, at, value);
        values[count] = value->value;
        names[count++] = mw_lua_check_str(L, at - 1);
        lua_pushvalue(L, at - 1); /* the key, for lua_next; value and texts stay below, anchored */
    }
    mw_error err = {0};
    return done(L, mw_report_say(report, text, names, values, count, &err), &err);
}

/* "UN engagement," she said, "confers nothing.": neither half says anything by itself. */
static bool is_half(const mw_layers *layers, size_t index)
{
    const mw_quote *quote = &layers->quotes[index], *next = index + 1 < layers->quote_count ? quote + 1 : NULL;
    bool second = quote->continues != MW_NO_INDEX && layers->quotes[quote->continues].sentence == quote->sentence;
    return second || (next && next->continues == index && next->sentence == quote->sentence);
}

/* Any other mark is the outlet's wording: it must never be set in quotation marks. */
static mw_wording wording_of(lua_State *L, const mw_article *article)
{
    const mw_lua_mark *mark = lua_touserdata(L, 2);
    const mw_layers *layers = mw_article_layers(article);
    if (mark->kind != MW_MARK_QUOTE || layers->quotes[mark->index].kind == MW_INDIRECT)
        return MW_REPORTED;
    return layers->quotes[mark->index].kind == MW_MIXED || is_half(layers, mark->index) ? MW_PARTIAL : MW_VERBATIM;
}

MW_LUA(report_quote, "report:quote(quote) -> report",
       "Sets a quotation: its words, who said them, when, in which outlet, with its citation. Words that are a part "
       "of a sentence stand in it.")
{
    mw_report *report = check(L);
    mw_lua_check(L, 2, &MW_LUA_MARK);
    lua_settop(L, 2);
    mw_lua_value *speaker = mw_lua_new_value(L);
    const mw_article *article = mw_lua_mark_article(L, 2);
    const mw_head *head = mw_article_head(article);
    lua_getfield(L, 2, "speaker");
    if (lua_isnil(L, -1)) {
        lua_pop(L, 1);
        lua_getfield(L, 2, "speaker_text");
    }
    bool known = !lua_isnil(L, -1) && luaL_tolstring(L, -1, NULL)[0] != '\0';
    lua_settop(L, known ? 4 : 3);
    if (known)
        mw_lua_to_value(L, 4, speaker);
    lua_getfield(L, 2, "cue");
    mw_str cue = lua_isstring(L, -1) ? mw_lua_check_str(L, -1) : MW_NONE;
    mw_error err = {0};
    return done(L, mw_report_quote(report, mw_lua_mark_cell(L, 2).text, wording_of(L, article),
                                   known ? &speaker->value : NULL, cue, head->published, head->source,
                                   mw_lua_mark_cite(L, 2), &err),
                &err);
}

MW_LUA(report_table, "report:table(result [, {columns = {…}, rows = N, spark = column, chart = {kind =, label =, value =, …}}]) -> report",
       "Sets a result as a table; each row's evidence becomes its citations. A column of numbers parted by blanks "
       "(\"3 0 1\") that spark names is shown as blocks. With chart = it is drawn as well: " MW_LUA_CHART_HELP)
{
    static const char *const KEYS[] = {"columns", "rows", "chart", "spark", NULL};
    static const char *const LAYERS[MW_MARK_KINDS] = {
        [MW_MARK_SENTENCE] = "sentences", [MW_MARK_ENTITY] = "entities", [MW_MARK_DATE] = "dates",
        [MW_MARK_FIGURE] = "figures", [MW_MARK_QUOTE] = "quotes", [MW_MARK_EVENT] = "events"};
    mw_report *report = check(L);
    const mw_lua_result *result = mw_lua_check_result(L, 2);
    const char *layer = result->kind >= 0 ? LAYERS[result->kind] : NULL;
    mw_lua_check_options(L, 3, KEYS);
    lua_settop(L, 3);
    lua_getfield(L, 3, "rows");
    lua_Integer rows = luaL_optinteger(L, -1, 0);
    luaL_argcheck(L, rows >= 0, 3, "rows must not be negative");
    mw_str *columns = lua_newuserdatauv(L, VALUES_MAX * sizeof *columns, 0);
    size_t count = 0;
    lua_getfield(L, 3, "columns");
    luaL_checkstack(L, VALUES_MAX + 8, "too many columns");
    if (lua_istable(L, -1)) {
        int list = lua_gettop(L);
        while (count < VALUES_MAX && lua_rawgeti(L, list, (lua_Integer)count + 1) != LUA_TNIL)
            columns[count++] = mw_lua_check_str(L, -1);
    }
    mw_error err = {0};
    bool good = mw_report_table(report, result->frame, mw_str_of(layer), count ? columns : NULL, count, (size_t)rows, &err);
    if (good && lua_getfield(L, 3, "chart") != LUA_TNIL) {
        luaL_argcheck(L, lua_istable(L, -1), 3, "chart is a table: {kind = \"bars\", label =, value =}");
        mw_chart chart;
        mw_lua_check_chart(L, lua_gettop(L), &chart);
        good = mw_report_draw(report, &chart, &err);
    }
    if (good && lua_getfield(L, 3, "spark") != LUA_TNIL)
        good = mw_report_spark(report, mw_lua_check_str(L, -1), &err);
    return done(L, good, &err);
}

MW_LUA(report_expect, "report:expect(condition, text) -> report",
       "States what must hold; where it does not, the run ends with status 4.")
{
    mw_error err = {0};
    bool holds = lua_toboolean(L, 2);
    return done(L, mw_report_expect(check(L), holds, mw_lua_check_str(L, 3), &err), &err);
}

static bool write_as(lua_State *L, const mw_report *report, mw_str name, mw_buf *out, mw_error *err)
{
    if (mw_str_ends(name, MW_STR(".vl.json")))
        return mw_report_vega(report, out, err);
    if (mw_str_ends(name, MW_STR(".json")))
        return mw_report_json(report, out, err);
    if (mw_str_ends(name, MW_STR(".md")))
        return mw_report_markdown(report, out, err);
    if (mw_str_ends(name, MW_STR(".html")))
        return mw_report_html(report, out, err);
    if (mw_str_ends(name, MW_STR(".txt")))
        return mw_report_terminal(report, 100, out, err);
    luaL_error(L, "report:write: '%s' ends in none of .json .md .html .txt .vl.json", name.data);
    return false;
}

MW_LUA(report_write, "report:write{\"name.md\", \"name.json\", …} -> report",
       "Writes the report as files into the folder that the command line names with --out; name.vl.json has its charts as Vega-Lite.")
{
    mw_report *report = check(L);
    luaL_checktype(L, 2, LUA_TTABLE);
    const mw_script *script = mw_script_of(L);
    if (!script->setup.out_folder.data)
        return luaL_error(L, "report:write: name a folder on the command line (--out FOLDER)");
    mw_error err = {0};
    lua_settop(L, 2);
    for (lua_Integer i = 1; lua_rawgeti(L, 2, i) != LUA_TNIL; i++) {
        mw_str name = mw_lua_check_str(L, -1);
        if (memchr(name.data, '/', name.len) || memchr(name.data, '\0', name.len) || name.data[0] == '.')
            return luaL_error(L, "report:write: '%s' is not a plain file name", name.data);
        mw_buf *bytes = mw_lua_new_buf(L);
        if (!write_as(L, report, name, bytes, &err))
            return mw_lua_raise(L, &err);
        lua_pushfstring(L, "%s/%s", script->setup.out_folder.data, name.data);
        if (!mw_file_write(lua_tostring(L, -1), mw_buf_str(bytes), &err))
            return luaL_error(L, "%s: %s", lua_tostring(L, -1), err.text);
        lua_settop(L, 2);
    }
    lua_pushvalue(L, 1);
    return 1;
}

MW_LUA_SHARED(mw_lua_report_new, "mw.report{title =} -> report", "A report of one's own; `run` is given one already.")
{
    static const char *const KEYS[] = {"title", "range", NULL};
    mw_lua_check_options(L, 1, KEYS);
    lua_settop(L, 1);
    lua_getfield(L, 1, "title");
    mw_str title = lua_isnil(L, -1) ? MW_STR("Report") : mw_lua_check_str(L, -1);
    mw_lua_push_report(L, NULL, true);
    mw_error err = {0};
    box *b = lua_touserdata(L, -1);
    b->report = mw_report_new(title, &err);
    return b->report ? 1 : mw_lua_raise(L, &err);
}

static const mw_lua_row *const ROWS[] = {&report_section, &report_title,  &report_say,   &report_quote,
                                         &report_table,   &report_expect, &report_write, NULL};
const mw_lua_type MW_LUA_REPORT = {"report", "Blocks of text, quotations and tables whose every number is cited.",
                                   ROWS, NULL, collect, NULL};
