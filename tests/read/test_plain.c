/* SPDX-License-Identifier: MIT */
#include "read/plain.h"

#include "cases.h"

Test(plain, the_first_line_is_a_headline_only_where_it_clearly_is)
{
    CASES("headlines", row)
    {
        mw_str body = mw_str_of(row.cells[0]), headline = MW_STR("-");
        mw_plain_headline(&body, &headline);
        cr_expect(mw_str_is(headline, row.cells[1]), "%s:%u: the headline is \"%.*s\"", row.file,
                  row.line, MW_ARG(headline));
        cr_expect(mw_str_starts(body, mw_str_of(row.cells[2])), "%s:%u: the body is \"%.*s\"",
                  row.file, row.line, MW_ARG(body));
    }
}

static mw_record read_text(const char *text, bool verbatim)
{
    mw_record record = {0};
    mw_plain_record(mw_str_of(text), verbatim, &record);
    return record;
}

Test(plain, a_header_block_ends_with_a_blank_line)
{
    mw_record r = read_text("title: Envoy: a visit\nSource:  Sample Wire \nPUBLISHED: 2022-08-03\n"
                            "url: https://a.example/x\nbyline: Ann Bee\n\nThe body.\n\nIts end.",
                            false);
    cr_assert(mw_str_is(r.title, "Envoy: a visit"));
    cr_assert(mw_str_is(r.source, "Sample Wire"));
    cr_assert(mw_str_is(r.published, "2022-08-03"));
    cr_assert_str_eq(r.date_method, "meta");
    cr_assert(mw_str_is(r.url, "https://a.example/x"));
    cr_assert(mw_str_is(r.byline, "Ann Bee"));
    cr_assert(mw_str_is(r.body, "The body.\n\nIts end."));
    cr_assert_not(r.seeks_headline);
}

Test(plain, anything_else_before_the_blank_line_and_all_is_body)
{
    static const char *const TEXTS[] = {
        "title: A visit\nmood: good\n\nThe body.",
        "The title: a visit\n\nThe body.",
        "\ntitle: A visit\n\nThe body.",
        "title: A visit\nThe body.\n\nIts end.",
        "title A visit\n\nThe body.",
        "",
        "\n",
    };
    for (size_t i = 0; i < sizeof TEXTS / sizeof *TEXTS; i++) {
        mw_record r = read_text(TEXTS[i], false);
        cr_assert(mw_str_is(r.body, TEXTS[i]), "%zu", i);
        cr_assert_null(r.title.data, "%zu", i);
    }
}

Test(plain, a_header_may_stand_alone_and_its_values_may_be_empty)
{
    mw_record r = read_text("title: A visit\nurl:\n", false);
    cr_assert(mw_str_is(r.title, "A visit"));
    cr_assert_null(r.url.data);
    cr_assert(mw_str_is(r.body, ""));
}

Test(plain, verbatim_text_has_no_header)
{
    mw_record r = read_text("title: A visit\n\nThe body.", true);
    cr_assert(mw_str_is(r.body, "title: A visit\n\nThe body."));
    cr_assert_null(r.title.data);
    cr_assert_not(r.seeks_headline);
}
