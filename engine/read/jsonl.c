/* SPDX-License-Identifier: MIT */
/* One line of JSON Lines as a record. */
#include "read/jsonl.h"

#include "read/flat.h"

#include <stdio.h>

enum { ID, URL, TITLE, BYLINE, SOURCE, RETRIEVED, LANGUAGE, PUBLISHED, TEXT, HTML, KEYS };

/* What is not plain is read by the parser of all JSON, and may still be good. */
static bool read_any(mw_str line, mw_flat_value values[KEYS], mw_json_value **root, mw_error *err)
{
    *root = mw_json_parse(line, err);
    if (!*root)
        return false;
    if (!mw_json_is_object(*root))
        return mw_fail(err, MW_EPARSE, 0, "the line is no JSON object");
    for (size_t i = 0; i < KEYS; i++) {
        const mw_json_value *value = mw_json_member(*root, values[i].key);
        values[i].text = mw_json_as_text(value);
        values[i].is_number = mw_json_as_integer(value, &values[i].number);
    }
    return true;
}

static mw_str known(mw_flat_value value)
{
    return mw_str_trim(value.text).len ? value.text : MW_NONE;
}

/* The record's own id; some files number their records. */
static mw_str id_of(mw_flat_value value, mw_record *record)
{
    if (!value.is_number)
        return known(value);
    int len = snprintf(record->number, sizeof record->number, "%lld", (long long)value.number);
    return (mw_str){record->number, (size_t)len};
}

bool mw_jsonl_record(mw_str line, mw_record *record, mw_str *html, mw_jsonl_memory *memory, mw_error *err)
{
    mw_flat_value values[KEYS] = {
        [ID] = {.key = "id"},         [URL] = {.key = "url"},
        [TITLE] = {.key = "title"},   [BYLINE] = {.key = "byline"},
        [SOURCE] = {.key = "source"}, [RETRIEVED] = {.key = "retrieved"},
        [LANGUAGE] = {.key = "language"}, [PUBLISHED] = {.key = "published"},
        [TEXT] = {.key = "text"},     [HTML] = {.key = "html"},
    };
    if (!mw_flat_read(line, values, KEYS, &memory->text) && !read_any(line, values, &memory->root, err))
        return false;
    record->id = id_of(values[ID], record);
    record->url = known(values[URL]);
    record->title = known(values[TITLE]);
    record->byline = known(values[BYLINE]);
    record->source = known(values[SOURCE]);
    record->retrieved = known(values[RETRIEVED]);
    record->language = known(values[LANGUAGE]);
    record->published = known(values[PUBLISHED]);
    record->date_method = "meta";
    record->raw = line;
    record->body = values[TEXT].text;
    *html = record->body.data ? MW_NONE : values[HTML].text;
    if (!record->body.data && !html->data)
        return mw_fail(err, MW_EPARSE, 0, "the object has neither \"text\" nor \"html\"");
    return true;
}

void mw_jsonl_free(mw_jsonl_memory *memory)
{
    mw_json_free(memory->root);
    mw_buf_free(&memory->text);
    memory->root = NULL;
}
