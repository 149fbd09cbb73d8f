/* SPDX-License-Identifier: MIT */
/* A report as JSON: fixed keys in a fixed order, a block, a citation, an article a line. */
#include "base/json.h"

#include "render/chart_impl.h"

static void text_key(mw_json *j, const char *key, mw_str text)
{
    mw_json_key(j, key);
    mw_json_text(j, text);
}

static void integer_key(mw_json *j, const char *key, uint64_t number)
{
    mw_json_key(j, key);
    mw_json_integer(j, (int64_t)number);
}

static void bool_key(mw_json *j, const char *key, bool yes)
{
    mw_json_key(j, key);
    mw_json_bool(j, yes);
}

static void open_key(mw_json *j, const char *key, char bracket)
{
    mw_json_key(j, key);
    mw_json_open(j, bracket);
}

/* Lists of blocks, citations and articles have one item a line; all else is written along it. */
static void open_lines(mw_json *j, const char *key)
{
    open_key(j, key, '[');
    j->indent = 1;
}

static void close_lines(mw_json *j)
{
    mw_json_close(j, ']');
    j->indent = 0;
}

static void open_item(mw_json *j)
{
    mw_json_open(j, '{');
    j->indent = 0;
}

static void close_item(mw_json *j)
{
    mw_json_close(j, '}');
    j->indent = 1;
}

static void put_cell(mw_json *j, mw_cell cell)
{
    switch (cell.type) {
    case MW_CELL_NULL:    mw_json_null(j); break;
    case MW_CELL_INTEGER: mw_json_integer(j, cell.integer); break;
    case MW_CELL_REAL:    mw_json_real(j, cell.real); break;
    case MW_CELL_TEXT:    mw_json_text(j, cell.text); break;
    case MW_CELL_BOOL:    mw_json_bool(j, cell.integer != 0); break;
    }
}

static void put_cites(mw_json *j, const uint32_t *cites, size_t count)
{
    open_key(j, "citations", '[');
    for (size_t i = 0; i < count; i++)
        mw_json_integer(j, cites[i]);
    mw_json_close(j, ']');
}

static const char *type_name(mw_value_type type)
{
    static const char *const NAMES[] = {[MW_VALUE_NUMBER] = "number", [MW_VALUE_DATE] = "date",
                                        [MW_VALUE_NAME] = "name", [MW_VALUE_TEXT] = "text"};
    return NAMES[type];
}

/* What a value and an operand have in common; operands go as deep as mw_report_say allows. */
static void put_value(mw_json *j, const value *v)
{
    text_key(j, "type", mw_str_of(type_name(v->type)));
    text_key(j, "text", v->text);
    mw_json_key(j, "value");
    if (v->type == MW_VALUE_NUMBER)
        mw_json_real(j, v->number);
    else
        mw_json_null(j);
    text_key(j, "how", v->how);
    text_key(j, "query", v->query);
    open_key(j, "operands", '[');
    for (size_t i = 0; i < v->operand_count; i++) {
        mw_json_open(j, '{');
        put_value(j, &v->operands[i]);
        mw_json_close(j, '}');
    }
    mw_json_close(j, ']');
    put_cites(j, v->cites, v->cite_count);
    integer_key(j, "evidence_count", v->evidence_count);
}

static void put_sentence(mw_json *j, const block *b)
{
    text_key(j, "text", b->text);
    text_key(j, "template", b->template_text);
    open_key(j, "values", '[');
    for (size_t i = 0; i < b->value_count; i++) {
        mw_json_open(j, '{');
        text_key(j, "name", b->values[i].name);
        integer_key(j, "start", b->values[i].start);
        integer_key(j, "stop", b->values[i].stop);
        put_value(j, &b->values[i]);
        mw_json_close(j, '}');
    }
    mw_json_close(j, ']');
}

static void put_quote(mw_json *j, const block *b)
{
    text_key(j, "text", b->text);
    static const char *const KINDS[] = {[MW_VERBATIM] = "direct", [MW_PARTIAL] = "mixed", [MW_REPORTED] = "indirect"};
    text_key(j, "wording", mw_str_of(KINDS[b->wording]));
    bool_key(j, "verbatim", b->wording != MW_REPORTED);
    text_key(j, "speaker", b->speaker);
    text_key(j, "cue", b->cue);
    text_key(j, "published", b->published);
    text_key(j, "outlet", b->outlet);
    put_cites(j, &b->cite, 1);
}

static void put_row(mw_json *j, const block *b, size_t r)
{
    mw_json_open(j, '{');
    open_key(j, "cells", '[');
    for (size_t c = 0; c < mw_frame_column_count(b->frame); c++)
        put_cell(j, mw_frame_cell(b->frame, r, c));
    mw_json_close(j, ']');
    put_cites(j, b->rows[r].cites, b->rows[r].cite_count);
    integer_key(j, "evidence_count", b->rows[r].evidence_count);
    mw_json_close(j, '}');
}

static void column_key(mw_json *j, const char *key, const block *b, size_t column)
{
    text_key(j, key, column == SIZE_MAX ? MW_NONE : mw_frame_column_name(b->frame, column));
}

/* Columns by name; those that the kind has no use for are left out. */
static void put_chart(mw_json *j, const block *b)
{
    const chart *c = b->chart;
    const struct { const char *key; size_t column; } keys[] = {
        {"value", c->value}, {"low", c->low}, {"high", c->high}, {"date", c->date}, {"since", c->since},
        {"series", c->series}, {"state", c->state}, {"from", c->from}, {"to", c->to}};
    open_key(j, "chart", '{');
    text_key(j, "kind", mw_str_of(mw_chart_kind_name(c->kind)));
    text_key(j, "title", c->title);
    open_key(j, "label", '[');
    for (int i = 0; i < 3 && c->label[i] != SIZE_MAX; i++)
        mw_json_text(j, mw_frame_column_name(b->frame, c->label[i]));
    mw_json_close(j, ']');
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
        if (keys[i].column != SIZE_MAX || i < 3)
            column_key(j, keys[i].key, b, keys[i].column);
    if (c->column_count) {
        open_key(j, "columns", '[');
        for (size_t i = 0; i < c->column_count; i++)
            mw_json_text(j, mw_frame_column_name(b->frame, c->columns[i]));
        mw_json_close(j, ']');
    }
    if (c->state_count) {
        open_key(j, "states", '[');
        for (size_t i = 0; i < c->state_count; i++)
            mw_json_text(j, c->states[i]);
        mw_json_close(j, ']');
    }
    mw_json_close(j, '}');
}

static void put_table(mw_json *j, const block *b)
{
    text_key(j, "of", b->of);
    open_key(j, "columns", '[');
    for (size_t c = 0; c < mw_frame_column_count(b->frame); c++)
        mw_json_text(j, mw_frame_column_name(b->frame, c));
    mw_json_close(j, ']');
    open_key(j, "rows", '[');
    for (size_t r = 0; r < mw_frame_row_count(b->frame); r++)
        put_row(j, b, r);
    mw_json_close(j, ']');
    integer_key(j, "rows_left", b->rows_left);
    if (b->chart)
        put_chart(j, b);
}

static void put_block(mw_json *j, const block *b)
{
    static const char *const KINDS[] = {[BLOCK_SECTION] = "section", [BLOCK_SENTENCE] = "sentence",
                                        [BLOCK_QUOTE] = "quote", [BLOCK_TABLE] = "table",
                                        [BLOCK_EXPECT] = "expect"};
    open_item(j);
    text_key(j, "kind", mw_str_of(KINDS[b->kind]));
    switch (b->kind) {
    case BLOCK_SECTION:  text_key(j, "text", b->text), bool_key(j, "is_name", b->is_name); break;
    case BLOCK_SENTENCE: put_sentence(j, b); break;
    case BLOCK_QUOTE:    put_quote(j, b); break;
    case BLOCK_TABLE:    put_table(j, b); break;
    case BLOCK_EXPECT:   text_key(j, "text", b->text), bool_key(j, "holds", b->holds); break;
    }
    close_item(j);
}

static void put_citation(mw_json *j, const citation *c, size_t number, mw_buf *scratch)
{
    mw_buf_clear(scratch);
    mw_cite_write(c->cite, scratch);
    open_item(j);
    integer_key(j, "number", number);
    text_key(j, "cite", mw_buf_str(scratch));
    text_key(j, "article", c->cite.article);
    integer_key(j, "start", c->cite.span.start);
    integer_key(j, "stop", c->cite.span.end);
    text_key(j, "text", mw_citation_text(c));
    text_key(j, "sentence", c->source.sentence);
    integer_key(j, "sentence_start", c->source.sentence_start);
    text_key(j, "outlet", c->source.outlet);
    text_key(j, "published", c->source.published);
    text_key(j, "title", c->source.title);
    close_item(j);
}

static void put_settings(mw_json *j, const char *key, const setting *settings, size_t count)
{
    open_key(j, key, '{');
    for (size_t i = 0; i < count; i++) {
        mw_json_key_str(j, settings[i].name);
        put_cell(j, settings[i].value);
    }
    mw_json_close(j, '}');
}

static void put_article(mw_json *j, const mw_manifest_article *a)
{
    open_item(j);
    text_key(j, "id", a->id);
    text_key(j, "path", a->path);
    text_key(j, "url", a->url);
    text_key(j, "source", a->source);
    text_key(j, "published", a->published);
    text_key(j, "sha256", a->sha256);
    close_item(j);
}

static void put_decision(mw_json *j, const mw_manifest_decision *d)
{
    open_item(j);
    integer_key(j, "line", d->line);
    text_key(j, "action", d->action);
    text_key(j, "what", d->what);
    text_key(j, "as", d->as);
    text_key(j, "article", d->article);
    text_key(j, "who", d->who);
    text_key(j, "why", d->why);
    text_key(j, "when", d->when);
    integer_key(j, "mentions", d->mentions);
    close_item(j);
}

/* The file's hash stands for its whole text; the rows are those that were replayed. */
static void put_decisions(mw_json *j, const mw_report *report)
{
    open_key(j, "decisions", '{');
    text_key(j, "file", report->decisions_file);
    text_key(j, "sha256", report->decisions_sha256);
    open_lines(j, "rows");
    for (size_t i = 0; i < report->decisions.count; i++)
        put_decision(j, &report->decisions.items[i]);
    close_lines(j);
    mw_json_close(j, '}');
}

static void put_names(mw_json *j, const mw_report *report)
{
    mw_map named = {0};
    j->out->failed |= !mw_report_named(report, &named, NULL);
    open_lines(j, "names");
    for (size_t i = 0; i < report->names.count; i++) {
        const mw_manifest_name *n = &report->names.items[i];
        if (!mw_map_get(&named, n->name))
            continue;
        open_item(j);
        text_key(j, "spelled", n->spelled);
        text_key(j, "name", n->name);
        text_key(j, "why", n->why);
        close_item(j);
    }
    close_lines(j);
    mw_map_free(&named);
}

/* What the script read beside itself. */
static void put_modules(mw_json *j, const mw_report *report)
{
    open_key(j, "modules", '{');
    for (size_t i = 0; i < report->modules.count; i++) {
        mw_json_key_str(j, report->modules.items[i].name);
        mw_json_text(j, report->modules.items[i].sha256);
    }
    mw_json_close(j, '}');
}

static void put_manifest(mw_json *j, const mw_report *report)
{
    open_key(j, "manifest", '{');
    text_key(j, "engine", report->engine);
    text_key(j, "lexicon", report->lexicon);
    open_key(j, "script", '{');
    text_key(j, "name", report->script);
    text_key(j, "sha256", report->script_sha256);
    put_modules(j, report);
    mw_json_close(j, '}');
    put_settings(j, "options", report->options.items, report->options.count);
    put_settings(j, "reading", report->reading.items, report->reading.count);
    open_key(j, "inputs", '[');
    for (size_t i = 0; i < report->inputs.count; i++)
        mw_json_text(j, report->inputs.items[i]);
    mw_json_close(j, ']');
    put_decisions(j, report);
    put_names(j, report);
    open_lines(j, "articles");
    for (size_t i = 0; i < report->articles.count; i++)
        put_article(j, &report->articles.items[i]);
    close_lines(j);
    mw_json_close(j, '}');
}

bool mw_report_json(const mw_report *report, mw_buf *out, mw_error *err)
{
    mw_json j = {.out = out};
    mw_buf scratch = {0};
    mw_json_open(&j, '{');
    text_key(&j, "moonwire", MW_STR("report"));
    integer_key(&j, "version", 1);
    text_key(&j, "title", report->title);
    open_lines(&j, "blocks");
    for (size_t i = 0; i < report->blocks.count; i++)
        put_block(&j, &report->blocks.items[i]);
    close_lines(&j);
    open_lines(&j, "citations");
    for (size_t i = 0; i < report->citations.count; i++)
        put_citation(&j, &report->citations.items[i], i + 1, &scratch);
    close_lines(&j);
    put_manifest(&j, report);
    mw_json_close(&j, '}');
    mw_buf_char(out, '\n');
    out->failed |= scratch.failed;
    mw_buf_free(&scratch);
    return mw_buf_ok(out, err);
}
