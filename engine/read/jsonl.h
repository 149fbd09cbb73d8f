/* SPDX-License-Identifier: MIT */
/* jsonl.h -- one article a line: {"id","title","published","source","url","byline","text"|"html"}. */
#ifndef READ_JSONL_H
#define READ_JSONL_H

#include "base/json.h"
#include "read/record.h"

/* Where a record's texts are that are not slices of its line. {0} at first; mw_jsonl_free releases it. */
typedef struct mw_jsonl_memory {
    mw_json_value *root;
    mw_buf text;
} mw_jsonl_memory;

/* Fills the record from one line of valid UTF-8; its texts live as long as the line and `memory`. `*html` is
 * the page when the line carries one and no text. Unknown keys are passed over. */
bool mw_jsonl_record(mw_str line, mw_record *record, mw_str *html, mw_jsonl_memory *memory, mw_error *err);
void mw_jsonl_free(mw_jsonl_memory *memory);

#endif
