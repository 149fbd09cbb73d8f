/* SPDX-License-Identifier: MIT */
/* Datelines, credits, headlines and dates of a text, which is always valid UTF-8 there. */
#include "fuzz/check.h"
#include "read/lede.h"
#include "read/page.h"
#include "read/plain.h"
#include "read/pubdate.h"

static void check_slice(mw_str text, mw_str part)
{
    MUST(!part.data || (part.data >= text.data && part.data + part.len <= text.data + text.len));
    check_text(part.data ? part : MW_STR(""));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    mw_buf good = {0}, authors = {0};
    mw_utf8_repair((mw_str){(const char *)data, size}, &good);
    mw_str text = mw_buf_str(&good), body = text, headline = MW_NONE;
    mw_lede lede;
    mw_lede_parse(text, &lede);
    check_slice(text, lede.place);
    check_slice(text, lede.agency);
    check_slice(text, lede.authors);
    mw_lede_authors(lede.authors.data ? lede.authors : text, &authors);
    check_text(mw_buf_str(&authors));
    mw_plain_headline(&body, &headline);
    check_slice(text, headline);
    check_slice(text, body);
    char date[MW_PUBDATE_TEXT] = "", day[11] = "";
    if (mw_pubdate_parse(text, date))
        MUST(strlen(date) >= 10);
    MUST(mw_pubdate_scan_day(text, date) <= text.len);
    if (mw_page_url_date(text, day))
        MUST(strlen(day) == 10);
    mw_buf_free(&good);
    mw_buf_free(&authors);
    return 0;
}
