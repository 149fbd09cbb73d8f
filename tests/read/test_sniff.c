/* SPDX-License-Identifier: MIT */
#include "read/sniff.h"

#include <criterion/criterion.h>

static mw_input input_of(const char *name, const char *front)
{
    mw_input input = MW_INPUT_AUTO;
    cr_assert(mw_sniff(mw_str_of(name), mw_str_of(front), &input, NULL), "%s", name);
    return input;
}

Test(sniff, content_and_name_decide)
{
    static const struct {
        const char *name, *front;
        mw_input input;
    } CASES[] = {
        {"a.txt", "The envoy came.", MW_INPUT_TEXT},
        {"a.txt", "{\"text\":\"x\"}", MW_INPUT_TEXT},
        {"a.TXT", "", MW_INPUT_TEXT},
        {"a.txt", "<!DOCTYPE html><html>", MW_INPUT_HTML},
        {"a.txt", "<3 is a heart", MW_INPUT_TEXT},
        {"a.html", "The envoy came.", MW_INPUT_HTML},
        {"a.HTM", "", MW_INPUT_HTML},
        {"a.html", "<?xml version=\"1.0\"?>\n<html xmlns=\"http://www.w3.org/1999/xhtml\">",
         MW_INPUT_HTML},
        {"a", "  \n<html>", MW_INPUT_HTML},
        {"a", "\xef\xbb\xbf<!doctype HTML>", MW_INPUT_HTML},
        {"a", "<!-- saved --><head>", MW_INPUT_HTML},
        {"a", "{ \"id\": 1, \"text\": \"x\" }", MW_INPUT_JSONL},
        {"a", "{}", MW_INPUT_JSONL},
        {"a", "{brace} yourself", MW_INPUT_TEXT},
        {"a.jsonl", "broken", MW_INPUT_JSONL},
        {"a.ndjson", "", MW_INPUT_JSONL},
        {"a.xml", "<?xml version=\"1.0\"?><thing>", MW_INPUT_XML},
        {"a", "<?xml version=\"1.0\"?>\n<rss version=\"2.0\">", MW_INPUT_XML},
        {"a", "<feed xmlns=\"http://www.w3.org/2005/Atom\">", MW_INPUT_XML},
        {"a.2022.txt", "x", MW_INPUT_TEXT},
        {"", "The envoy came.", MW_INPUT_TEXT},
        {"", "", MW_INPUT_TEXT},
    };
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++)
        cr_expect_eq(input_of(CASES[i].name, CASES[i].front), CASES[i].input, "%s: %s",
                     CASES[i].name, CASES[i].front);
}

Test(sniff, what_is_not_read_is_named)
{
    static const struct {
        mw_str front;
        const char *text;
    } CASES[] = {
        {{"\x1f\x8b\x08", 3}, "is a gzip archive, which is not read"},
        {{"PK\x03\x04", 4}, "is a zip archive, which is not read"},
        {{"WARC/1.0\r\n", 10}, "is a web archive (WARC), which is not read"},
        {{"%PDF-1.4", 8}, "is a PDF document, which is not read"},
        {{"SQLite format 3\0", 16}, "is an SQLite database, which is not read"},
    };
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        mw_input input;
        mw_error err = {0};
        cr_expect_not(mw_sniff(MW_STR("a.txt"), CASES[i].front, &input, &err));
        cr_expect_str_eq(err.text, CASES[i].text);
    }
}

Test(sniff, a_folder_gives_what_may_be_articles)
{
    cr_assert_eq(mw_sniff_ending(MW_STR("a.txt")), MW_ENDING_ARTICLE);
    cr_assert_eq(mw_sniff_ending(MW_STR("a.HTML")), MW_ENDING_ARTICLE);
    cr_assert_eq(mw_sniff_ending(MW_STR("pages.warc.gz")), MW_ENDING_ARTICLE,
                 "told, not passed over");
    cr_assert_eq(mw_sniff_ending(MW_STR("README")), MW_ENDING_UNSURE);
    cr_assert_eq(mw_sniff_ending(MW_STR("logo.png")), MW_ENDING_OTHER);
    cr_assert_eq(mw_sniff_ending(MW_STR("style.css")), MW_ENDING_OTHER);
}
