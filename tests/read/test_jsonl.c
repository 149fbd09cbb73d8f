/* SPDX-License-Identifier: MIT */
#include "read/jsonl.h"

#include <criterion/criterion.h>

static mw_record record;
static mw_str html;
static mw_jsonl_memory memory;
static mw_error err;

static bool read_line(const char *line)
{
    mw_jsonl_free(&memory);
    record = (mw_record){0};
    return mw_jsonl_record(mw_str_of(line), &record, &html, &memory, &err);
}

static void end(void)
{
    mw_jsonl_free(&memory);
}

TestSuite(jsonl, .fini = end);

Test(jsonl, blank_and_null_values_are_not_known)
{
    cr_assert(read_line("{\"id\":\" \",\"title\":null,\"url\":\"\",\"source\":5,\"text\":\"\"}"));
    cr_assert_null(record.id.data);
    cr_assert_null(record.title.data);
    cr_assert_null(record.url.data);
    cr_assert_null(record.source.data);
    cr_assert_eq(record.body.len, 0);
    cr_assert_not_null(record.body.data, "an empty text is a text");
}

Test(jsonl, text_is_taken_before_html)
{
    cr_assert(read_line("{\"text\":\"T\",\"html\":\"<p>H</p>\"}"));
    cr_assert(mw_str_is(record.body, "T"));
    cr_assert_null(html.data);
    cr_assert(read_line("{\"html\":\"<p>H</p>\"}"));
    cr_assert(mw_str_is(html, "<p>H</p>"));
}

Test(jsonl, what_is_no_article_says_why)
{
    cr_assert_not(read_line("{\"id\":\"a\"}"));
    cr_assert_str_eq(err.text, "the object has neither \"text\" nor \"html\"");
    cr_assert_not(read_line("[\"text\"]"));
    cr_assert_str_eq(err.text, "the line is no JSON object");
    cr_assert_not(read_line("{\"text\":\"a\"} {"));
    cr_assert_not(read_line("{\"text\":\"a"));
    cr_assert_not(read_line(""));
}
