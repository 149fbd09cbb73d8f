/* SPDX-License-Identifier: MIT */
/* The report as a page: every number a link to its sentence, and nothing of an article that HTML would take for its
 * own. How it looks and behaves: tests/browser. */
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

TestSuite(html, .init = begin, .fini = end);

static void shows(const char *text)
{
    cr_assert(strstr(page.data, text), "no \"%s\" in:\n%s", text, page.data);
}

Test(html, a_number_leads_to_its_sentence)
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
    page = sample_html(report);
    shows("<h2 id=\"s1\">Death toll</h2>\n<p>2,148<span class=\"cite\">[<a href=\"#e1\">1</a>]</span> people.</p>\n");
    shows("<footer>\xe2\x80\x94 the group (said), Sample Wire, <time>2022-08-03</time> <span class=\"cite\">"
          "[<a href=\"#e2\">2</a>]</span></footer>");
    shows("<li>\xe2\x9c\x93 two agree</li>\n<li class=\"fails\">\xe2\x9c\x97 does not hold: a third</li>\n</ul>\n</main>");
    shows("<li id=\"e1\"><span class=\"no\">1</span><div class=\"text\" dir=\"auto\">It has counted <mark>2,148 people</mark> "
          "killed since the coup, among them 150 children.");
    shows("<code>toll:65-77</code>");
}

Test(html, a_part_of_a_sentence_stands_out_in_it)
{
    mw_error err = {0};
    mw_cite words = sample_cite("toll", "We count names");
    ASSERT_OK(mw_report_quote(report, MW_STR("We count names"), MW_PARTIAL, NULL, MW_STR("said"), MW_NONE, MW_NONE, words,
                              &err), err);
    page = sample_html(report);
    shows("<blockquote>\n<p dir=\"auto\">\xe2\x80\x9c<b>We count names</b>, not rumours,\xe2\x80\x9d its director said.</p>\n");
}

Test(html, what_articles_say_is_no_markup)
{
    mw_error err = {0};
    mw_cite cite = sample_cite("visit", "noon");
    mw_value evil = sample_name("</p><script>alert(\"x\")</script> & \x1b[31m", &cite);
    ASSERT_OK(sample_say(report, &err, "{evil} ends.", "evil", &evil, NULL), err);
    page = sample_html(report);
    shows("<p>&lt;/p&gt;&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt; &amp; \xef\xbf\xbd[31m<span class=\"cite\">");
    cr_expect(!strstr(page.data, "<script>alert"));
}

Test(html, asks_nobody_for_anything)
{
    page = sample_html(report);
    shows("content=\"default-src 'none'; style-src 'sha256-");
    shows("; base-uri 'none'; form-action 'none'\">");
    cr_expect(!strstr(page.data, "http://") && !strstr(page.data, "https://"));
    cr_expect(!strstr(page.data, "src="));
}

/* That a browser agrees with the hashes is for tests/browser: it runs nothing else. */
Test(html, the_policy_names_its_own_style_and_script)
{
    page = sample_html(report);
    char *style = strstr(page.data, "<style>"), *script = strstr(page.data, "<script>");
    cr_assert(style && script);
    cr_expect(strstr(style, "</style>") && strstr(script, "</script>"));
    char *first = strstr(page.data, "'sha256-"), *second = first ? strstr(first + 1, "'sha256-") : NULL;
    cr_assert(first && second);
    cr_expect_eq(strcspn(first + 1, "'"), strlen("sha256-") + 44, "32 bytes are 44 characters");
    cr_expect_eq(strcspn(second + 1, "'"), strlen("sha256-") + 44);
    cr_expect_eq(first[strlen("'sha256-") + 43], '=', "and the last one fills up");
    cr_expect(strncmp(first, second, 52) != 0);
}
