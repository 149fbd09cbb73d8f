/* SPDX-License-Identifier: MIT */
/* The report in Markdown: footnotes, and nothing of an article that Markdown would take for its own. */
#include "render/sample.h"

static mw_report *report;
static mw_buf page;

static void begin(void)
{
    report = sample_report();
}

static void end(void)
{
    mw_report_free(report);
    mw_buf_free(&page);
}

TestSuite(markdown, .init = begin, .fini = end);

static void shows(const char *text)
{
    cr_assert(strstr(page.data, text), "no \"%s\" in:\n%s", text, page.data);
}

Test(markdown, a_whole_page)
{
    mw_error err = {0};
    mw_cite killed = sample_cite("toll", "2,148 people"), words = sample_cite("toll", "We count names, not rumours,");
    mw_value k = sample_figure(2148, "2,148", &killed), group = sample_name("the group", NULL);
    ASSERT_OK(mw_report_section(report, MW_STR("Death toll"), &err), err);
    ASSERT_OK(sample_say(report, &err, "{k} people.", "k", &k, NULL), err);
    ASSERT_OK(mw_report_quote(report, MW_STR("We count names, not rumours,"), MW_VERBATIM, &group, MW_STR("said"),
                              MW_STR("2022-08-03"), MW_STR("Sample Wire"), words, &err), err);
    ASSERT_OK(mw_report_expect(report, true, MW_STR("two agree"), &err), err);
    ASSERT_OK(mw_report_expect(report, false, MW_STR("a third"), &err), err);
    page = sample_markdown(report);
    cr_assert_str_eq(page.data,
                     "# A sample\n\n"
                     "## Death toll\n\n"
                     "2,148[^1] people.\n\n"
                     "> “We count names, not rumours,”\n>\n"
                     "> — the group (said), Sample Wire, 2022-08-03[^2]\n\n"
                     "- [x] two agree\n"
                     "- [ ] does not hold: a third\n\n"
                     "## Evidence\n\n"
                     "[^1]: toll:65-77, Sample Wire, 2022-08-03: It has counted **2,148 people** killed since the coup, "
                     "among them 150 children.\n"
                     "[^2]: toll:129-157, Sample Wire, 2022-08-03: “**We count names, not rumours,**” its director "
                     "said.\n");
}

Test(markdown, what_articles_say_is_no_markup)
{
    mw_error err = {0};
    mw_cite cite = sample_cite("visit", "noon");
    mw_value evil = sample_name("*bold* <script> [x](http://e) | `c` $1$\n# head", &cite);
    ASSERT_OK(sample_say(report, &err, "{evil} ends.", "evil", &evil, NULL), err);
    page = sample_markdown(report);
    shows("\n\\*bold\\* \\<script\\> \\[x\\](http://e) \\| \\`c\\` \\$1\\$ # head[^1] ends.\n");
}

Test(markdown, a_sentence_is_no_heading_list_or_quotation)
{
    mw_error err = {0};
    static const char *const STARTS[] = {"# one", "- one", "+ one", "1. one", "2022) one", "=== one"};
    static const char *const SHOWN[] = {"\n\\# one", "\n\\- one", "\n\\+ one", "\n1\\. one", "\n2022\\) one", "\n\\=== one"};
    for (size_t i = 0; i < sizeof STARTS / sizeof *STARTS; i++) {
        mw_value start = sample_name(STARTS[i], NULL);
        ASSERT_OK(sample_say(report, &err, "{s}.", "s", &start, NULL), err);
    }
    page = sample_markdown(report);
    for (size_t i = 0; i < sizeof SHOWN / sizeof *SHOWN; i++)
        shows(SHOWN[i]);
}

Test(markdown, a_long_list_is_three_footnotes_and_one_for_the_rest)
{
    mw_error err = {0};
    mw_cite all[28];
    for (uint32_t i = 0; i < 28; i++)
        all[i] = (mw_cite){MW_STR("toll"), {i, i + 1}};
    mw_value count = {.type = MW_VALUE_NUMBER, .number = 28, .text = MW_STR("28"), .how = MW_STR("count"),
                      .cites = all, .cite_count = 28};
    ASSERT_OK(sample_say(report, &err, "{n} dispatches, {n} in all.", "n", &count, NULL), err);
    page = sample_markdown(report);
    shows("28 dispatches, 28[^1][^2][^3][^4-28] in all.");
    shows("\n[^4-28]: 25 more of a long list; the report's JSON form has them all.\n");
    cr_assert(!strstr(page.data, "[^4]"));
}

Test(markdown, a_table_has_its_footnotes_in_a_column_and_no_empty_one)
{
    mw_error err = {0};
    mw_frame *frame = mw_frame_new(&err);
    static const char *const NAMES[] = {"who", "place", "count"};
    for (int i = 0; i < 3; i++)
        ASSERT_OK(mw_frame_add_column(frame, mw_str_of(NAMES[i]), &err), err);
    mw_cell cells[] = {mw_cell_text(MW_STR("a|b")), mw_cell_null(), mw_cell_integer(1)};
    ASSERT_OK(mw_frame_add_row(frame, cells, &err) == 0, err);
    ASSERT_OK(mw_frame_add_evidence(frame, 0, sample_cite("visit", "noon"), &err), err);
    ASSERT_OK(mw_report_table(report, frame, MW_NONE, NULL, 0, 0, &err), err);
    mw_frame_free(frame);
    page = sample_markdown(report);
    shows("| who | count | evidence |\n| --- | ---: | --- |\n| a\\|b | 1 | [^1] |\n");
}
