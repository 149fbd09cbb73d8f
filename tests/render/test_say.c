/* SPDX-License-Identifier: MIT */
/* What may enter a report, and what is refused with a reason. */
#include "render/sample.h"

static mw_report *report;
static mw_error err;

static void begin(void)
{
    report = sample_report();
    err = (mw_error){0};
}

static void end(void)
{
    mw_report_free(report);
}

TestSuite(say, .init = begin, .fini = end);

static void refused(bool said, const char *because)
{
    cr_assert(!said);
    cr_assert_eq(err.code, MW_EARG, "%s", err.text);
    cr_assert(strstr(err.text, because), "%s", err.text);
    cr_assert_eq(mw_report_citation_count(report), 0, "a refused sentence leaves no citation behind");
}

Test(say, a_template_holds_no_digit_of_its_own)
{
    refused(sample_say(report, &err, "Some 2,148 were killed.", NULL), "a digit at \"2,148 were");
    refused(sample_say(report, &err, "Some \u0662 were killed.", NULL), "a digit");
}

Test(say, a_value_that_is_missing_is_named)
{
    mw_cite cite = sample_cite("toll", "2,148 people");
    mw_value n = sample_figure(2148, "2,148", &cite);
    refused(sample_say(report, &err, "{n} or {m}.", "n", &n, NULL), "no value for {m}");
}

Test(say, a_value_that_is_not_used_is_named)
{
    mw_cite cite = sample_cite("toll", "2,148 people");
    mw_value n = sample_figure(2148, "2,148", &cite), m = n;
    refused(sample_say(report, &err, "{n}.", "n", &n, "m", &m, NULL), "no {m}");
}

Test(say, braces_come_in_pairs)
{
    refused(sample_say(report, &err, "Some {n were.", NULL), "has no }");
    refused(sample_say(report, &err, "Some n} were.", NULL), "has no {");
}

Test(say, a_number_without_evidence_is_refused)
{
    mw_value n = sample_figure(2148, "2,148", NULL);
    refused(sample_say(report, &err, "{n}.", "n", &n, NULL), "{n}: 2,148 is a number without evidence");
}

Test(say, a_zero_needs_its_question)
{
    mw_value none = sample_figure(0, "0", NULL);
    refused(sample_say(report, &err, "{n}.", "n", &none, NULL), "without evidence");
    none.query = MW_STR("what was asked");
    ASSERT_OK(sample_say(report, &err, "{n}.", "n", &none, NULL), err);
}

/* A briefing on a newspaper of 1865 once stopped at its first date. */
Test(say, a_whole_day_of_any_century_is_a_date)
{
    mw_value day = {.type = MW_VALUE_DATE, .text = MW_STR("1865-04-15")};
    ASSERT_OK(sample_say(report, &err, "{d}.", "d", &day, NULL), err);
    day.text = MW_STR("1865");
    cr_expect_not(sample_say(report, &err, "{d}.", "d", &day, NULL), "a number, for all that is known");
}

/* A script could otherwise pass 2148 off as a year. */
Test(say, a_date_without_evidence_is_a_date)
{
    mw_value day = {.type = MW_VALUE_DATE, .text = MW_STR("2148")};
    refused(sample_say(report, &err, "{d}.", "d", &day, NULL), "is no date");
    day.text = MW_STR("2022-02-30");
    refused(sample_say(report, &err, "{d}.", "d", &day, NULL), "is no date");
    static const char *const DATES[] = {"2022", "2022-08", "2022-08-03"};
    for (size_t i = 0; i < 3; i++) {
        day.text = mw_str_of(DATES[i]);
        ASSERT_OK(sample_say(report, &err, "{d}.", "d", &day, NULL), err);
    }
}

Test(say, words_with_a_number_need_evidence_and_names_do_not)
{
    mw_value words = sample_name("Resolution 2669", NULL);
    ASSERT_OK(sample_say(report, &err, "{w}.", "w", &words, NULL), err);
    words.type = MW_VALUE_TEXT;
    refused(sample_say(report, &err, "{w}.", "w", &words, NULL), "holds a number");
}

Test(say, a_number_inside_arithmetic_needs_evidence_too)
{
    mw_cite cite = sample_cite("toll", "2,148 people");
    mw_value operands[] = {sample_figure(2148, "2,148", &cite), sample_figure(48, "48", NULL)};
    mw_value n = sample_figure(2100, "2,100", &cite);
    n.operands = operands;
    n.operand_count = 2;
    refused(sample_say(report, &err, "{n}.", "n", &n, NULL), "48 is a number without evidence");
}

Test(say, arithmetic_without_a_bottom_is_refused)
{
    mw_cite cite = sample_cite("toll", "2,148 people");
    mw_value chain[100];
    for (int i = 0; i < 100; i++) {
        chain[i] = sample_figure(1, "one", &cite);
        chain[i].operands = i ? &chain[i - 1] : NULL;
        chain[i].operand_count = i > 0;
    }
    refused(sample_say(report, &err, "{n}.", "n", &chain[99], NULL), "deeper than");
}

Test(say, a_number_that_is_none_is_refused)
{
    mw_cite cite = sample_cite("toll", "2,148 people");
    mw_value n = sample_figure(1.0 / 0.0, "many", &cite);
    refused(sample_say(report, &err, "{n}.", "n", &n, NULL), "not a finite number");
}

Test(say, the_same_span_has_one_number_wherever_it_is_cited)
{
    mw_cite cite = sample_cite("toll", "2,148 people"), other = sample_cite("visit", "noon");
    mw_value n = sample_figure(2148, "2,148", &cite), m = sample_figure(12, "noon", &other);
    ASSERT_OK(sample_say(report, &err, "{m} and {n}.", "n", &n, "m", &m, NULL), err);
    ASSERT_OK(sample_say(report, &err, "{n} and {m}.", "n", &n, "m", &m, NULL), err);
    cr_assert_eq(mw_report_citation_count(report), 2);
    cr_assert(mw_str_is(mw_report_citation(report, 0).article, "visit"), "numbers go by first use in the text");
}

Test(say, headings_titles_and_expectations_hold_dates_and_names_but_no_numbers)
{
    ASSERT_OK(mw_report_section(report, MW_STR("July 2022, 2022-08-03, G20 and Su-30."), &err), err);
    refused(mw_report_section(report, MW_STR("2,148 dead"), &err), "2,148 dead");
    refused(mw_report_section(report, MW_STR("In 1600 villages"), &err), "holds a number");
    refused(mw_report_set_title(report, MW_STR("Top 10"), &err), "Top 10");
    refused(mw_report_expect(report, true, MW_STR("at least 3 outlets"), &err), "3 outlets");
}

Test(say, expectations_that_do_not_hold_are_counted)
{
    ASSERT_OK(mw_report_expect(report, true, MW_STR("yes"), &err), err);
    ASSERT_OK(mw_report_expect(report, false, MW_STR("no"), &err), err);
    cr_assert_eq(mw_report_failed_expectations(report), 1);
}

static mw_frame *one_row(mw_cell cell)
{
    mw_frame *frame = mw_frame_new(&err);
    cr_assert(mw_frame_add_column(frame, MW_STR("n"), &err));
    cr_assert_neq(mw_frame_add_row(frame, &cell, &err), SIZE_MAX);
    return frame;
}

Test(say, a_table_row_with_a_number_needs_evidence)
{
    mw_cell bad[] = {mw_cell_integer(3), mw_cell_real(0.5), mw_cell_text(MW_STR("3 people"))};
    mw_cell good[] = {mw_cell_integer(0), mw_cell_null(), mw_cell_text(MW_STR("2022-08-03")),
                      mw_cell_text(MW_STR("three people")), mw_cell_bool(true)};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        mw_frame *frame = one_row(bad[i]);
        refused(mw_report_table(report, frame, MW_NONE, NULL, 0, 0, &err), "row 1 of the table");
        mw_frame_free(frame);
    }
    for (size_t i = 0; i < sizeof good / sizeof *good; i++) {
        mw_frame *frame = one_row(good[i]);
        ASSERT_OK(mw_report_table(report, frame, MW_NONE, NULL, 0, 0, &err), err);
        mw_frame_free(frame);
    }
}

Test(say, a_column_that_a_table_does_not_have_is_named_with_those_it_has)
{
    mw_frame *frame = one_row(mw_cell_null());
    mw_str column = MW_STR("m");
    refused(mw_report_table(report, frame, MW_NONE, &column, 1, 0, &err), "no column \"m\"; it has n");
    mw_frame_free(frame);
}

/* Every place where memory can run out leaves the report whole. */
Test(say, a_report_survives_any_lack_of_memory)
{
    mw_cite cite = sample_cite("toll", "2,148 people");
    mw_value n = sample_figure(2148, "2,148", &cite);
    bool good = false;
    for (unsigned long at = 1; !good; at++) {
        mw_report *scarce = sample_report();
        mw_memory_fail_after(at);
        good = sample_say(scarce, &err, "{n} dead.", "n", &n, NULL) &&
               mw_report_quote(scarce, MW_STR("words"), MW_VERBATIM, &n, MW_NONE, MW_NONE, MW_NONE, cite, &err) &&
               mw_report_resolve(scarce, sample_lookup, NULL, &err);
        mw_buf out = {0};
        good = good && mw_report_terminal(scarce, 80, &out, &err) && mw_report_markdown(scarce, &out, &err) &&
               mw_report_json(scarce, &out, &err);
        mw_memory_fail_after(0);
        cr_assert(good || err.code == MW_ENOMEM, "%s", err.text);
        mw_buf_free(&out);
        mw_report_free(scarce);
    }
}

Test(say, a_heading_that_is_a_name_may_hold_digits)
{
    refused(mw_report_section(report, MW_STR("France 24"), &err), "holds a number");
    ASSERT_OK(mw_report_section_named(report, MW_STR("France 24"), &err), err);
}

/* Feeds give the hour of publication, articles a week: both once stopped a report. */
Test(say, dates_of_feeds_and_articles_are_dates)
{
    static const char *const DATES[] = {"2022-08-03T14:00Z", "2022-W30", "2022-SU", "202X"};
    for (size_t i = 0; i < 4; i++) {
        mw_value day = {.type = MW_VALUE_DATE, .text = mw_str_of(DATES[i])};
        ASSERT_OK(sample_say(report, &err, "{d}.", "d", &day, NULL), err);
    }
}
