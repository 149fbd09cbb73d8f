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
    ASSERT_OK(mw_report_quote(report, MW_STR("We count names, not rumours,"), MW_VERBATIM, &group, MW_STR("said"),
                              MW_STR("2022-08-03"), MW_STR("Sample Wire"), words, &err), err);
    ASSERT_OK(mw_report_expect(report, true, MW_STR("two outlets agree"), &err), err);
    ASSERT_OK(mw_report_expect(report, false, MW_STR("a third one does"), &err), err);
    page = sample_terminal(report, 72);
    cr_assert_str_eq(page.data,
                     "A sample\n"
                     "════════\n"
                     "\n"
                     "Death toll\n"
                     "──────────\n"
                     "By the group's count 2,148 [1] people were killed, 150 [2] of them\n"
                     "  children.\n"
                     "The minister [3] came to Naypyidaw.\n"
                     "\n"
                     "    “We count names, not rumours,”\n"
                     "      — the group (said), Sample Wire, 2022-08-03 [4]\n"
                     "\n"
                     "✓ two outlets agree\n"
                     "✗ does not hold: a third one does\n"
                     "\n"
                     "Evidence\n"
                     "────────\n"
                     "Each citation is ARTICLE:START-STOP. To read it in place:\n"
                     "moonwire show CITATION --in samples\n"
                     "[1] toll:65-77, Sample Wire, 2022-08-03\n"
                     "    It has counted «2,148 people» killed since the coup, among them 150\n"
                     "    children.\n"
                     "[2] toll:112-124, Sample Wire, 2022-08-03\n"
                     "    in the sentence of [1]: «150 children»\n"
                     "[3] visit:12-20, Sample Daily, 2022-08-04\n"
                     "    The Russian «minister» landed at noon.\n"
                     "[4] toll:129-157, Sample Wire, 2022-08-03\n"
                     "    “«We count names, not rumours,»” its director said.\n");
}

Test(terminal, reported_speech_stands_in_no_quotation_marks)
{
    mw_error err = {0};
    mw_cite cite = sample_cite("toll", "The military disputes the figure");
    ASSERT_OK(mw_report_quote(report, MW_STR("the figure is wrong"), MW_REPORTED, NULL, MW_STR("disputes"),
                              MW_STR("2022-08-03"), MW_NONE, cite, &err), err);
    page = sample_terminal(report, 0);
    shows("    the figure is wrong\n      — speaker not named (disputes; in the outlet’s words), 2022-08-03 [1]\n");
    shows_not("“");
}

/* "names": of whom, and why? The sentence tells. */
Test(terminal, a_part_of_a_sentence_is_shown_in_it)
{
    mw_error err = {0};
    mw_cite words = sample_cite("toll", "We count names");
    ASSERT_OK(mw_report_quote(report, MW_STR("We count names"), MW_PARTIAL, NULL, MW_STR("said"), MW_NONE, MW_NONE, words,
                              &err), err);
    page = sample_terminal(report, 0);
    shows("\n    “We count names, not rumours,” its director said.\n      — speaker not named (said) [1]\n");
    mw_buf json = sample_json(report);
    cr_expect(strstr(json.data, "\"text\":\"We count names\"") && strstr(json.data, "\"wording\":\"mixed\""), "%s", json.data);
    mw_buf_free(&json);
}

/* A report on what terminals do with such bytes would otherwise run them. */
Test(terminal, what_articles_say_is_shown_and_never_obeyed)
{
    mw_error err = {0};
    mw_cite cite = sample_cite("toll", "2,148 people");
    cite.article = MW_STR("to\x1b[2Jll");
    mw_value evil = sample_name("\x1b[31mred\r\n\x07 \xff\xe2\x80\xae", &cite);
    ASSERT_OK(sample_say(report, &err, "Here is {evil}.", "evil", &evil, NULL), err);
    ASSERT_OK(mw_report_quote(report, evil.text, MW_VERBATIM, &evil, evil.text, evil.text, evil.text, cite, &err), err);
    page = sample_terminal(report, 60);
    for (size_t i = 0; i < page.len; i++)
        cr_assert((unsigned char)page.data[i] >= 0x20 || page.data[i] == '\n', "byte %02x", page.data[i]);
    cr_assert_eq(mw_utf8_check(mw_buf_str(&page)), page.len);
    shows("Here is \uFFFD[31mred \uFFFD \uFFFD\uFFFD [1].");
}

static void say_counts(size_t cites)
{
    mw_error err = {0};
    mw_cite all[400];
    for (size_t i = 0; i < cites; i++)
        all[i] = (mw_cite){MW_STR("toll"), {(uint32_t)i, (uint32_t)i + 1}};
    mw_value count = {.type = MW_VALUE_NUMBER, .number = (double)cites, .text = MW_STR("Many"),
                      .how = MW_STR("count"), .cites = all, .cite_count = cites};
    ASSERT_OK(sample_say(report, &err, "{count} dispatches tell of it.", "count", &count, NULL), err);
}

Test(terminal, of_a_long_list_the_first_three_are_shown_and_the_rest_is_counted)
{
    say_counts(28);
    page = sample_terminal(report, 100);
    shows("Many [1–28] dispatches tell of it.");
    shows(" [3] toll:2-3");
    shows_not("toll:3-4");
    shows(" [4–28] 25 more of a long list; --json FILE writes them all.\n");
}

Test(terminal, six_citations_are_all_shown)
{
    say_counts(6);
    page = sample_terminal(report, 100);
    shows("[6] toll:5-6");
    shows_not("more of a long list");
}

Test(terminal, a_citation_that_a_figure_needs_is_shown_though_a_long_list_holds_it_too)
{
    mw_error err = {0};
    mw_cite one = {MW_STR("toll"), {9, 10}};
    mw_value figure = sample_figure(1, "one", &one);
    say_counts(28);
    ASSERT_OK(sample_say(report, &err, "But {figure} says more.", "figure", &figure, NULL), err);
    page = sample_terminal(report, 100);
    shows("But one [10] says more.");
    shows(" [4–9] 6 more");
    shows("[10] toll:9-10");
    shows("[11–28] 18 more");
}

Test(terminal, values_in_a_row_with_the_same_evidence_share_one_mark)
{
    mw_error err = {0};
    mw_cite cite = sample_cite("toll", "2,148 people");
    mw_value who = sample_name("The group", &cite), n = sample_figure(2148, "2,148", &cite);
    mw_value day = {.type = MW_VALUE_DATE, .text = MW_STR("2022-08-03")};
    ASSERT_OK(sample_say(report, &err, "{who} counted {n} dead by {day}.", "who", &who, "n", &n, "day", &day, NULL),
              err);
    page = sample_terminal(report, 100);
    shows("The group counted 2,148 [1] dead by 2022-08-03.");
}

Test(terminal, a_mark_stands_behind_the_whole_word)
{
    mw_error err = {0};
    mw_cite cite = sample_cite("visit", "minister"), other = sample_cite("visit", "noon");
    mw_value who = sample_name("Lavrov", &cite), share = sample_figure(45, "45", &other);
    ASSERT_OK(sample_say(report, &err, "{who}’s visit and {share}%.", "who", &who, "share", &share, NULL), err);
    page = sample_terminal(report, 100);
    shows("Lavrov’s [1] visit and 45% [2].");
}

Test(terminal, nothing_found_is_told_with_its_question)
{
    mw_error err = {0};
    mw_value none = {.type = MW_VALUE_NUMBER, .text = MW_STR("0"), .how = MW_STR("count"),
                     .query = MW_STR("select * from figures")};
    ASSERT_OK(sample_say(report, &err, "{a} figures, {b} counters.", "a", &none, "b", &none, NULL), err);
    page = sample_terminal(report, 100);
    shows("0 figures, 0 [a] counters.");
    shows("[a] Nothing found in the 2 articles searched. Asked: select * from figures\n");
}

static mw_frame *speakers(void)
{
    mw_error err = {0};
    mw_frame *frame = mw_frame_new(&err);
    ASSERT_OK(mw_frame_add_column(frame, MW_STR("speaker"), &err), err);
    ASSERT_OK(mw_frame_add_column(frame, MW_STR("quotes"), &err), err);
    static const char *const NAMES[] = {"Sergey Lavrov", "Wunna Maung Lwin", "Min Aung Hlaing"};
    for (int i = 0; i < 3; i++) {
        size_t row = mw_frame_add_row(
            frame, (mw_cell[]){mw_cell_text(mw_str_of(NAMES[i])), mw_cell_integer(30 - i)}, &err);
        for (uint32_t c = 0; c < 30; c++)
            ASSERT_OK(mw_frame_add_evidence(frame, row, (mw_cite){MW_STR("toll"), {c, c + 1 + (uint32_t)i}}, &err), err);
    }
    return frame;
}

Test(terminal, a_table_keeps_its_marks_however_narrow_it_is)
{
    mw_error err = {0};
    mw_frame *frame = speakers();
    ASSERT_OK(mw_report_table(report, frame, MW_NONE, NULL, 0, 2, &err), err);
    mw_frame_free(frame);
    page = sample_terminal(report, 100);
    shows("speaker           quotes  evidence");
    shows("Sergey Lavrov         30  [1–20 of 30]\n");
    shows("Wunna Maung Lwin      29  [21–40 of 30]\n… 1 more row\n");
    mw_buf_free(&page);
    page = sample_terminal(report, 26);
    shows("[1–20 of 30]");
    shows("… 1 more column: quotes\n");
}

Test(terminal, no_line_is_wider_than_asked)
{
    mw_error err = {0};
    mw_cite cite = sample_cite("toll", "2,148 people");
    mw_value n = sample_figure(2148, "2,148", &cite);
    ASSERT_OK(mw_report_section(report, MW_STR("A heading that is rather long for a narrow page"), &err), err);
    ASSERT_OK(sample_say(report, &err, "A sentence with averyverylongwordthatdoesnotfitanylineatall and {n} 東京東京東京東京東京東京東京.",
                         "n", &n, NULL), err);
    ASSERT_OK(mw_report_quote(report, MW_STR("some words that were said by somebody to others"), MW_VERBATIM, &n,
                              MW_STR("said"), MW_STR("2022-08-03"), MW_STR("Sample Wire"), cite, &err), err);
    for (size_t width = 30; width < 80; width += 7) {
        mw_buf_free(&page);
        page = sample_terminal(report, width);
        cr_assert_leq(widest_line(), width, "%zu columns:\n%s", width, page.data);
    }
}

Test(terminal, a_source_that_was_not_found_is_said_to_be_missing)
{
    mw_error err = {0};
    mw_cite cite = {MW_STR("gone"), {3, 5}};
    mw_value n = sample_figure(7, "7", &cite);
    ASSERT_OK(sample_say(report, &err, "{n} ships.", "n", &n, NULL), err);
    page = sample_terminal(report, 100);
    shows("[1] gone:3-5\n    (its article could not be read again)\n");
}
