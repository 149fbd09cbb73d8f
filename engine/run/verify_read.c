/* SPDX-License-Identifier: MIT */
/* Reading a report.json that may hold anything. What a report must have and this has not is MW_EPARSE
 * with the place; whether what it has is true is for the other files. */
#include "run/verify_impl.h"

enum { REPORT_VERSION = 1 };

#define PUSH(file, list, item, err)                                                                \
    mw_arena_push((file)->arena, (file)->list.items, (file)->list.count, (file)->list.capacity,    \
                  (item), (err))

static bool fail_at(mw_error *err, const char *what, size_t index, const char *lacks)
{
    return mw_fail(err, MW_EPARSE, 0, "not a whole report: %s %zu has no %s", what, index + 1, lacks);
}

static mw_str text_of(const mw_json_value *object, const char *key)
{
    return mw_json_as_text(mw_json_member(object, key));
}

static bool offset_of(const mw_json_value *object, const char *key, uint32_t *offset)
{
    int64_t integer;
    if (!mw_json_as_integer(mw_json_member(object, key), &integer) || integer < 0 || integer > UINT32_MAX)
        return false;
    *offset = (uint32_t)integer;
    return true;
}

/* The manifest. */

static bool add_key(mw_map *map, mw_str key, size_t index, mw_error *err)
{
    bool is_new;
    if (!key.data)
        return true;
    uint64_t *place = mw_map_put(map, key, &is_new, err);
    if (place && is_new)
        *place = index + 1;
    return place != NULL;
}

static bool read_article(report_file *file, const mw_json_value *item, mw_error *err)
{
    size_t index = file->articles.count;
    listed_article a = {.id = text_of(item, "id"), .path = text_of(item, "path"), .url = text_of(item, "url"),
                        .sha256 = text_of(item, "sha256")};
    if (!a.id.data || !a.sha256.data)
        return fail_at(err, "article", index, a.id.data ? "sha256" : "id");
    return PUSH(file, articles, a, err) && add_key(&file->by_id, a.id, index, err) &&
           add_key(&file->by_url, a.url, index, err) && add_key(&file->by_path, a.path, index, err);
}

static void read_reading(report_file *file, const mw_json_value *reading)
{
    static const struct {
        const char *name;
        mw_input input;
    } INPUTS[] = {{"text", MW_INPUT_TEXT}, {"html", MW_INPUT_HTML}, {"xml", MW_INPUT_XML}, {"jsonl", MW_INPUT_JSONL}};
    mw_str input = text_of(reading, "input");
    for (size_t i = 0; i < sizeof INPUTS / sizeof *INPUTS; i++)
        if (mw_str_is(input, INPUTS[i].name))
            file->reading.input = INPUTS[i].input;
    file->reading.verbatim = mw_json_is_true(mw_json_member(reading, "verbatim"));
    file->reading.published = text_of(reading, "published");
}

static bool read_names(report_file *file, const mw_json_value *names, mw_error *err)
{
    for (size_t i = 0; i < mw_json_count(names); i++) {
        const mw_json_value *item = mw_json_item(names, i);
        renamed r = {text_of(item, "spelled"), text_of(item, "name")};
        if (!r.spelled.data || !r.name.data)
            return fail_at(err, "name", i, r.spelled.data ? "name" : "spelling");
        if (!PUSH(file, names, r, err))
            return false;
    }
    return true;
}

static bool read_manifest(report_file *file, const mw_json_value *manifest, mw_error *err)
{
    const mw_json_value *articles = mw_json_member(manifest, "articles"), *inputs = mw_json_member(manifest, "inputs");
    if (!mw_json_is_array(articles) || !mw_json_is_array(inputs))
        return mw_fail(err, MW_EPARSE, 0, "not a whole report: it has no manifest");
    for (size_t i = 0; i < mw_json_count(articles); i++)
        if (!read_article(file, mw_json_item(articles, i), err))
            return false;
    for (size_t i = 0; i < mw_json_count(inputs); i++) {
        mw_str input = mw_json_as_text(mw_json_item(inputs, i));
        if (!input.data || memchr(input.data, '\0', input.len))
            return fail_at(err, "input", i, "name");
        if (!PUSH(file, inputs, input.data, err)) /* json-c ends its texts in NUL */
            return false;
    }
    read_reading(file, mw_json_member(manifest, "reading"));
    return read_names(file, mw_json_member(manifest, "names"), err);
}

/* Citations. */

static bool read_citation(report_file *file, const mw_json_value *item, mw_error *err)
{
    size_t index = file->citations.count;
    int64_t number;
    cited c = {.text = text_of(item, "text"), .sentence = text_of(item, "sentence"),
               .outlet = text_of(item, "outlet"), .published = text_of(item, "published"),
               .title = text_of(item, "title")};
    c.cite.article = text_of(item, "article");
    if (!mw_json_as_integer(mw_json_member(item, "number"), &number) || number != (int64_t)index + 1)
        return fail_at(err, "citation", index, "number of its own");
    if (!c.cite.article.data)
        return fail_at(err, "citation", index, "article");
    if (!offset_of(item, "start", &c.cite.span.start) || !offset_of(item, "stop", &c.cite.span.end) ||
        c.cite.span.start > c.cite.span.end || !offset_of(item, "sentence_start", &c.sentence_start))
        return fail_at(err, "citation", index, "span");
    mw_cite same;
    if (!mw_cite_parse(text_of(item, "cite"), &same) || !mw_str_equal(same.article, c.cite.article) ||
        same.span.start != c.cite.span.start || same.span.end != c.cite.span.end)
        return fail_at(err, "citation", index, "\"cite\" that is its article, start and stop");
    if (!mw_map_get(&file->by_id, c.cite.article))
        return fail_at(err, "citation", index, "article in the manifest");
    return PUSH(file, citations, c, err);
}

/* Values. */

static bool read_cites(report_file *file, const mw_json_value *item, uint32_t **cites, size_t *count, mw_error *err)
{
    const mw_json_value *array = mw_json_member(item, "citations");
    *count = mw_json_count(array);
    *cites = mw_arena_get(file->arena, *count * sizeof **cites, err);
    if (!*cites)
        return false;
    if (!mw_json_is_array(array))
        return mw_fail(err, MW_EPARSE, 0, "not a whole report: a value or a row has no citations");
    for (size_t i = 0; i < *count; i++) {
        int64_t number;
        if (!mw_json_as_integer(mw_json_item(array, i), &number) || number < 1 ||
            (uint64_t)number > file->citations.count)
            return mw_fail(err, MW_EPARSE, 0, "not a whole report: it refers to a citation that it does not have");
        (*cites)[i] = (uint32_t)number;
    }
    return true;
}

static claim *read_claim(report_file *file, const mw_json_value *item, mw_error *err);

static bool read_operands(report_file *file, const mw_json_value *array, claim *c, mw_error *err)
{
    size_t count = mw_json_count(array);
    c->operands = mw_arena_get(file->arena, count * sizeof *c->operands, err);
    for (size_t i = 0; c->operands && i < count; i++) {
        claim *operand = read_claim(file, mw_json_item(array, i), err);
        if (!operand)
            return false;
        c->operands[c->operand_count++] = operand;
    }
    return c->operands != NULL;
}

/* The JSON is at most 64 levels deep, and so is this. */
static claim *read_claim(report_file *file, const mw_json_value *item, mw_error *err)
{
    int64_t evidence = 0;
    claim *c = mw_arena_new(file->arena, claim, err);
    if (!c)
        return NULL;
    c->type = text_of(item, "type");
    c->text = text_of(item, "text");
    c->how = text_of(item, "how");
    c->name = text_of(item, "name");
    c->has_number = mw_json_as_real(mw_json_member(item, "value"), &c->number);
    if (!c->type.data || !c->text.data) {
        mw_fail(err, MW_EPARSE, 0, "not a whole report: a value has no type or no text");
        return NULL;
    }
    if (!read_cites(file, item, &c->cites, &c->cite_count, err) ||
        !read_operands(file, mw_json_member(item, "operands"), c, err) || !PUSH(file, claims, c, err))
        return NULL;
    mw_json_as_integer(mw_json_member(item, "evidence_count"), &evidence);
    c->evidence_count = evidence > 0 && (uint64_t)evidence > c->cite_count ? (uint64_t)evidence : c->cite_count;
    return c;
}

/* Blocks. */

static bool read_sentence(report_file *file, const mw_json_value *block, mw_error *err)
{
    const mw_json_value *values = mw_json_member(block, "values");
    said s = {.text = text_of(block, "text"), .template_text = text_of(block, "template"),
                  .value_count = mw_json_count(values)};
    if (!s.text.data || !s.template_text.data || !mw_json_is_array(values))
        return mw_fail(err, MW_EPARSE, 0, "not a whole report: a sentence has no text, template or values");
    s.values = mw_arena_get(file->arena, s.value_count * sizeof *s.values, err);
    for (size_t i = 0; s.values && i < s.value_count; i++) {
        const mw_json_value *item = mw_json_item(values, i);
        claim *c = read_claim(file, item, err);
        if (!c)
            return false;
        if (!c->name.data || !offset_of(item, "start", &c->start) || !offset_of(item, "stop", &c->stop))
            return mw_fail(err, MW_EPARSE, 0, "not a whole report: a value has no name or no place in its sentence");
        s.values[i] = c;
    }
    return s.values && PUSH(file, sentences, s, err);
}

/* A quotation is one claim: its words stand at its citation. */
static bool read_quote(report_file *file, const mw_json_value *block, mw_error *err)
{
    claim *c = mw_arena_new(file->arena, claim, err);
    if (!c)
        return false;
    c->type = MW_STR("text");
    c->how = MW_STR("words");
    c->name = MW_STR("quotation");
    c->text = text_of(block, "text");
    if (!c->text.data)
        return mw_fail(err, MW_EPARSE, 0, "not a whole report: a quotation has no text");
    return read_cites(file, block, &c->cites, &c->cite_count, err) && PUSH(file, claims, c, err);
}

/* A cell that can be found again. Where a row is a mark, its columns have the marks' own names: "text" is
 * its words, and a figure has its numbers. */
static bool read_cell(report_file *file, const mw_json_value *cell, mw_str column, bool figures, claim row,
                      mw_error *err)
{
    char number[MW_REAL_TEXT];
    bool words = mw_str_is(column, "text") && mw_json_as_text(cell).data;
    row.has_number = figures && mw_json_as_real(cell, &row.number) &&
                     (mw_str_is(column, "value") || mw_str_is(column, "low") || mw_str_is(column, "high"));
    if (!words && !row.has_number)
        return true;
    claim *c = mw_arena_new(file->arena, claim, err);
    if (!c)
        return false;
    *c = row;
    c->name = column;
    c->type = MW_STR("cell");
    c->how = words ? MW_STR("words") : MW_STR("figure");
    c->text = mw_json_as_text(cell);
    mw_real_text(row.number, number);
    return (words || mw_arena_copy(file->arena, mw_str_of(number), &c->text, err)) && PUSH(file, claims, c, err);
}

static bool read_row(report_file *file, const mw_json_value *block, const mw_json_value *item, mw_error *err)
{
    const mw_json_value *cells = mw_json_member(item, "cells"), *columns = mw_json_member(block, "columns");
    mw_str of = text_of(block, "of");
    claim row = {0};
    if (!read_cites(file, item, &row.cites, &row.cite_count, err))
        return false;
    for (size_t i = 0; of.data && row.cite_count == 1 && i < mw_json_count(cells); i++)
        if (!read_cell(file, mw_json_item(cells, i), mw_json_as_text(mw_json_item(columns, i)),
                       mw_str_is(of, "figures"), row, err))
            return false;
    return true;
}

static bool read_table(report_file *file, const mw_json_value *block, mw_error *err)
{
    const mw_json_value *rows = mw_json_member(block, "rows");
    if (!mw_json_is_array(rows))
        return mw_fail(err, MW_EPARSE, 0, "not a whole report: a table has no rows");
    for (size_t i = 0; i < mw_json_count(rows); i++)
        if (!read_row(file, block, mw_json_item(rows, i), err))
            return false;
    return true;
}

static bool read_block(report_file *file, const mw_json_value *block, size_t index, mw_error *err)
{
    mw_str kind = text_of(block, "kind");
    if (mw_str_is(kind, "sentence"))
        return read_sentence(file, block, err);
    if (mw_str_is(kind, "quote"))
        return read_quote(file, block, err);
    if (mw_str_is(kind, "table"))
        return read_table(file, block, err);
    return mw_str_is(kind, "section") || mw_str_is(kind, "expect") ||
           fail_at(err, "block", index, "kind that is known");
}

static listed_article *article_of(report_file *file, const cited *c)
{
    return &file->articles.items[*mw_map_get(&file->by_id, c->cite.article) - 1];
}

/* What is to be looked at in each article, in the order of the report. A claim is looked at where its
 * first citation is. */
static void chain_all(report_file *file)
{
    for (size_t i = file->citations.count; i-- > 0;) {
        cited *c = &file->citations.items[i];
        listed_article *a = article_of(file, c);
        c->next = a->first_citation;
        a->first_citation = (uint32_t)i + 1;
        a->citation_count++;
    }
    for (size_t i = file->claims.count; i-- > 0;) {
        claim *c = file->claims.items[i];
        if (!c->cite_count)
            continue;
        listed_article *a = article_of(file, &file->citations.items[c->cites[0] - 1]);
        c->next = a->first_claim;
        a->first_claim = (uint32_t)i + 1;
    }
}

static bool read_all(report_file *file, mw_error *err)
{
    const mw_json_value *citations = mw_json_member(file->root, "citations");
    const mw_json_value *blocks = mw_json_member(file->root, "blocks");
    int64_t version = 0;
    if (!mw_str_is(text_of(file->root, "moonwire"), "report") ||
        !mw_json_as_integer(mw_json_member(file->root, "version"), &version))
        return mw_fail(err, MW_EPARSE, 0, "not a report of moonwire in its JSON form");
    if (version != REPORT_VERSION)
        return mw_fail(err, MW_EVERSION, 0, "a report of version %lld, made by another moonwire; this one knows %d",
                       (long long)version, REPORT_VERSION);
    if (!mw_json_is_array(citations) || !mw_json_is_array(blocks))
        return mw_fail(err, MW_EPARSE, 0, "not a whole report: it has no blocks or no citations");
    if (!read_manifest(file, mw_json_member(file->root, "manifest"), err))
        return false;
    for (size_t i = 0; i < mw_json_count(citations); i++)
        if (!read_citation(file, mw_json_item(citations, i), err))
            return false;
    for (size_t i = 0; i < mw_json_count(blocks); i++)
        if (!read_block(file, mw_json_item(blocks, i), i, err))
            return false;
    chain_all(file);
    return true;
}

bool mw_report_file_read(report_file *file, mw_str json, mw_error *err)
{
    *file = (report_file){.arena = mw_arena_create(0, err)};
    if (!file->arena)
        return false;
    file->root = mw_json_parse(json, err);
    return file->root && read_all(file, err);
}

void mw_report_file_free(report_file *file)
{
    mw_map_free(&file->by_id);
    mw_map_free(&file->by_url);
    mw_map_free(&file->by_path);
    mw_json_free(file->root);
    mw_arena_free(file->arena);
}
