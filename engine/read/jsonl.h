/* SPDX-License-Identifier: MIT */
/* jsonl.h -- one article a line: {"id","title","published","source","url","byline","text"|"html"}.
 */
#ifndef READ_JSONL_H
#define READ_JSONL_H

#include "base/json.h"
#include "read/record.h"

/* Fills the record from one line; its texts live as long as `*root`, which the caller frees.
 * `*html` is the page when the line carries one and no text. Unknown keys are passed over. */
bool mw_jsonl_record(mw_str line, mw_record *record, mw_str *html, mw_json_value **root,
                     mw_error *err);

#endif
