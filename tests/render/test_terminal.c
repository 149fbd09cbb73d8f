/* SPDX-License-Identifier: MIT */
/* The page for the terminal, as a desk reads it. */
#include "render/sample.h"

#include "text/utf8.h"

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

TestSuite(terminal, .init = begin, .fini = end);

static void shows(const char *text)
{
    cr_assert(strstr(page.data, text), "no \"%s\" in:\n%s", text, page.data);
}

static void shows_not(const char *text)
{
    cr_assert(!strstr(page.data, text), "\"%s\" in:\n%s", text, page.data);
}

static size_t widest_line(void)
{
    size_t widest = 0;
    mw_str rest = mw_buf_str(&page), line;
    while (mw_str_cut(&rest, '\n', &line))
        widest = mw_utf8_width(line) > widest ? mw_utf8_width(line) : widest;
    return widest;
}

Test(terminal, a_whole_page)
{
    mw_error err = {0};
    mw_cite killed = sample_cite("toll", "2,148 people"), children = sample_cite("toll", "150 children");
    mw_cite words = sample_cite("toll", "We count names, not rumours,"), minister = sample_cite("visit", "minister");
    mw_value k = sample_figure(2148, "2,148", &killed), c = sample_figure(150, "150", &children);
    mw_value group = sample_name("the group", NULL), who = sample_name("The minister", &minister);
    ASSERT_OK(mw_report_section(report, MW_STR("Death toll"), &err), err);
    ASSERT_OK(sample_say(report, &err, "By {group}'s count {k} people were killed, {c} of them children.",
                         "k", &k, "c", &c, "group", &group, NULL), err);
    ASSERT_OK(sample_say(report, &err, "{who} came to Naypyidaw.", "who", &who, NULL), err);
    ASSERT_OK(mw_report_quote(report, MW_STR("We count names, not rumours,"), true, &group, MW_STR("said"),
                              MW_STR("2022-08-03"), MW_STR("Sample Wire"), words, &err), err);
    ASSERT_OK(mw_report_expect(report, true, MW_STR("two outlets agree"), &err), err);
    ASSERT_OK(mw_report_expect(report, false, MW_STR("a third one does"), &err), err);
    page = sample_terminal(report, 72);
    cr_assert_str_eq(page.data, "");
}
