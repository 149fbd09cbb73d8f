/* SPDX-License-Identifier: MIT */
/* page.h -- a web page as an article: what it says of itself, and its body among the rest. */
#ifndef READ_PAGE_H
#define READ_PAGE_H

#include "base/arena.h"
#include "read/record.h"
#include "read/tree.h"

/* Fills what of the record is not known yet, from a page in UTF-8 without NULs; all texts are in
 * `arena`. MW_EPARSE when there is no text in it. */
bool mw_page_record(mw_str page, mw_arena *arena, mw_record *record, mw_error *err);

/* Title, date, author, site, address and language by the page's metadata: JSON-LD, <meta>, <time>,
 * <h1>, <title>. */
bool mw_page_metadata(xmlDoc *tree, mw_arena *arena, mw_record *record, mw_error *err);

/* The same from one JSON-LD script, where it describes an article; `body` is its articleBody. False
 * only when out of memory. */
bool mw_page_linked_data(mw_str script, mw_arena *arena, mw_record *record, mw_str *body,
                         mw_error *err);

/* The article's paragraphs, a blank line between them: <p>, headings, lists; appended. */
void mw_page_body(xmlDoc *tree, mw_str title, mw_buf *out);

/* The date that an address carries: /2022/08/03/, /2022-08-03-, /20220803/. */
bool mw_page_url_date(mw_str url, char date[11]);

#endif
