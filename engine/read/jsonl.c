/* SPDX-License-Identifier: MIT */
/* One line of JSON Lines as a record. */
#include "read/jsonl.h"

#include <stdio.h>

static mw_str text_of(const mw_json_value *root, const char *key)
{
    mw_str text = mw_json_as_text(mw_json_member(root, key));
    return mw_str_trim(text).len ? text : MW_NONE;
}

/* The record's own id; some files number their records. */
static mw_str id_of(const mw_json_value *root, mw_record *record)
{
    int64_t number;
    if (!mw_json_as_integer(mw_json_member(root, "id"), &number))
        return text_of(root, "id");
    int len = snprintf(record->number, sizeof record->number, "%lld", (long long)number);
    return (mw_str){record->number, (size_t)len};
}

bool mw_jsonl_record(mw_str line, mw_record *record, mw_str *html, mw_json_value **root,
                     mw_error *err)
{
    *root = mw_json_parse(line, err);
    if (!*root)
        return false;
    if (!mw_json_is_object(*root))
        return mw_fail(err, MW_EPARSE, 0, "the line is no JSON object");
    record->id = id_of(*root, record);
    record->url = text_of(*root, "url");
    record->title = text_of(*root, "title");
    record->byline = text_of(*root, "byline");
    record->source = text_of(*root, "source");
    record->retrieved = text_of(*root, "retrieved");
    record->language = text_of(*root, "language");
    record->published = text_of(*root, "published");
    record->date_method = "meta";
    record->raw = line;
    record->body = mw_json_as_text(mw_json_member(*root, "text"));
    *html = record->body.data ? MW_NONE : mw_json_as_text(mw_json_member(*root, "html"));
    if (!record->body.data && !html->data)
        return mw_fail(err, MW_EPARSE, 0, "the object has neither \"text\" nor \"html\"");
    return true;
}
