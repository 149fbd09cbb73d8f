/* SPDX-License-Identifier: MIT */
/* What a report in JSON says, block by block, each with what tells it from the others. */
#include <stdlib.h>

#include "base/memory.h"
#include "run/diff_impl.h"

typedef struct reader {
    items *into;
    const mw_json_value *citations;
    mw_str section;
    mw_error *err;
} reader;

static mw_str text_of(const mw_json_value *object, const char *key)
{
    return mw_json_as_text(mw_json_member(object, key));
}

/* ---- citations */

static int by_text(const void *a, const void *b)
{
    return mw_str_compare(*(const mw_str *)a, *(const mw_str *)b);
}

/* Adds the places of an array of numbers to a list. */
static bool add_places(reader *r, const mw_json_value *numbers, mw_str **list, size_t *count,
                       size_t *capacity)
{
    for (size_t i = 0; i < mw_json_count(numbers); i++) {
        int64_t number;
        mw_str place = MW_NONE;
        if (mw_json_as_integer(mw_json_item(numbers, i), &number) && number > 0)
            place = text_of(mw_json_item(r->citations, (size_t)number - 1), "cite");
        if (!place.data)
            return mw_fail(r->err, MW_EPARSE, 0, "not a whole report: a citation has no place");
        if (!mw_arena_push(r->into->arena, *list, *count, *capacity, place, r->err))
            return false;
    }
    return true;
}

static bool keep(reader *r, mw_buf *text, mw_str *kept)
{
    bool good =
        mw_buf_ok(text, r->err) && mw_arena_copy(r->into->arena, mw_buf_str(text), kept, r->err);
    mw_buf_free(text);
    return good;
}

static bool join_places(reader *r, mw_str *list, size_t count, mw_str *joined)
{
    mw_buf text = {0};
    if (count)
        qsort(list, count, sizeof *list, by_text);
    for (size_t i = 0; i < count; i++) {
        if (i && mw_str_equal(list[i], list[i - 1]))
            continue;
        mw_buf_add(&text, i ? MW_STR(" ") : MW_STR(""));
        mw_buf_add(&text, list[i]);
    }
    return keep(r, &text, joined);
}

/* ---- items */

static bool add(reader *r, mw_buf *key, mw_buf *loose, mw_buf *text, mw_str *places,
                size_t place_count)
{
    item made = {.section = r->section};
    bool good = keep(r, key, &made.key);
    good = keep(r, loose, &made.loose) && good;
    good = keep(r, text, &made.text) && good;
    return good && join_places(r, places, place_count, &made.cites) &&
           mw_arena_push(r->into->arena, r->into->list, r->into->count, r->into->capacity, made,
                         r->err);
}

static void begin_key(const reader *r, const char *kind, mw_buf *key)
{
    mw_buf_add(key, mw_str_of(kind));
    mw_buf_char(key, '\n');
    mw_buf_add(key, r->section);
}

static void add_part(mw_buf *key, mw_str part)
{
    mw_buf_char(key, '\n');
    mw_buf_add(key, part);
}

/* By its template and its names: the numbers and dates in it may change. */
static bool add_sentence(reader *r, const mw_json_value *block)
{
    const mw_json_value *values = mw_json_member(block, "values");
    mw_buf key = {0}, loose = {0}, text = {0};
    mw_str *places = NULL;
    size_t count = 0, capacity = 0;
    bool good = true;
    begin_key(r, "sentence", &key);
    begin_key(r, "sentence", &loose);
    add_part(&key, text_of(block, "template"));
    add_part(&loose, text_of(block, "template"));
    for (size_t i = 0; i < mw_json_count(values); i++) {
        const mw_json_value *v = mw_json_item(values, i);
        mw_str type = text_of(v, "type");
        if (mw_str_is(type, "name") || mw_str_is(type, "text"))
            add_part(&key, text_of(v, "text"));
        good = add_places(r, mw_json_member(v, "citations"), &places, &count, &capacity) && good;
    }
    mw_buf_add(&text, text_of(block, "text"));
    return add(r, &key, &loose, &text, places, count) && good;
}

static bool add_quote(reader *r, const mw_json_value *block)
{
    mw_buf key = {0}, loose = {0}, text = {0};
    mw_str *places = NULL;
    size_t count = 0, capacity = 0;
    begin_key(r, "quote", &key);
    add_part(&key, text_of(block, "text"));
    add_part(&key, text_of(block, "speaker"));
    begin_key(r, "quote", &loose);
    add_part(&loose, text_of(block, "text"));
    mw_str speaker = text_of(block, "speaker");
    mw_buf_print(&text, "\xe2\x80\x9c%.*s\xe2\x80\x9d, %.*s", MW_ARG(text_of(block, "text")),
                 MW_ARG(speaker.len ? speaker : MW_STR("speaker not named")));
    bool good = add_places(r, mw_json_member(block, "citations"), &places, &count, &capacity);
    return add(r, &key, &loose, &text, places, count) && good;
}

void mw_items_write_cell(const mw_json_value *cell, mw_buf *out)
{
    int64_t integer;
    double real;
    mw_str text = mw_json_as_text(cell);
    if (text.data)
        mw_buf_add(out, text);
    else if (mw_json_as_integer(cell, &integer))
        mw_buf_print(out, "%lld", (long long)integer);
    else if (mw_json_as_real(cell, &real))
        mw_json_put_real(out, real);
}

/* A row by its words, as they stand in its columns; loosely by the first two of these. */
static bool add_row(reader *r, const mw_json_value *columns, const mw_json_value *row)
{
    const mw_json_value *cells = mw_json_member(row, "cells");
    mw_buf key = {0}, loose = {0}, text = {0};
    mw_str *places = NULL;
    size_t count = 0, capacity = 0, words = 0;
    begin_key(r, "row", &key);
    begin_key(r, "row", &loose);
    for (size_t i = 0; i < mw_json_count(cells); i++) {
        mw_str word = mw_json_as_text(mw_json_item(cells, i));
        add_part(&key, mw_json_as_text(mw_json_item(columns, i)));
        add_part(&key, word);
        if (word.len && words++ < 2)
            add_part(&loose, word);
        mw_buf cell = {0};
        mw_items_write_cell(mw_json_item(cells, i), &cell);
        mw_buf_add(&text, cell.len && text.len ? MW_STR(" | ") : MW_STR(""));
        mw_buf_add(&text, mw_buf_str(&cell));
        text.failed |= cell.failed;
        mw_buf_free(&cell);
    }
    bool good = add_places(r, mw_json_member(row, "citations"), &places, &count, &capacity);
    return add(r, &key, &loose, &text, places, count) && good;
}

static bool add_expectation(reader *r, const mw_json_value *block)
{
    mw_buf key = {0}, loose = {0}, text = {0};
    begin_key(r, "expect", &key);
    add_part(&key, text_of(block, "text"));
    mw_buf_add(&text, mw_json_is_true(mw_json_member(block, "holds")) ? MW_STR("holds: ")
                                                                      : MW_STR("does not hold: "));
    mw_buf_add(&text, text_of(block, "text"));
    return add(r, &key, &loose, &text, NULL, 0);
}

static bool read_block(reader *r, const mw_json_value *block)
{
    mw_str kind = text_of(block, "kind");
    if (mw_str_is(kind, "section"))
        r->section = text_of(block, "text");
    else if (mw_str_is(kind, "sentence"))
        return add_sentence(r, block);
    else if (mw_str_is(kind, "quote"))
        return add_quote(r, block);
    else if (mw_str_is(kind, "expect"))
        return add_expectation(r, block);
    const mw_json_value *rows = mw_json_member(block, "rows");
    for (size_t i = 0; i < mw_json_count(rows); i++)
        if (!add_row(r, mw_json_member(block, "columns"), mw_json_item(rows, i)))
            return false;
    return true;
}

bool mw_items_read(items *into, mw_str json, mw_error *err)
{
    *into = (items){.arena = mw_arena_create(0, err)};
    into->root = into->arena ? mw_json_parse(json, err) : NULL;
    if (!into->root)
        return false;
    const mw_json_value *blocks = mw_json_member(into->root, "blocks");
    reader r = {.into = into,
                .citations = mw_json_member(into->root, "citations"),
                .section = MW_STR(""),
                .err = err};
    if (!mw_json_is_array(blocks) || !mw_json_is_array(r.citations) ||
        !mw_json_member(into->root, "manifest"))
        return mw_fail(err, MW_EPARSE, 0, "this is no report of moonwire run --json");
    for (size_t i = 0; i < mw_json_count(blocks); i++)
        if (!read_block(&r, mw_json_item(blocks, i)))
            return false;
    return true;
}

void mw_items_free(items *into)
{
    mw_json_free(into->root);
    mw_arena_free(into->arena);
    *into = (items){0};
}
