/* SPDX-License-Identifier: MIT */
/* decisions.tsv as a file: what is read, what is refused and in which words, what is written. */
#include <criterion/criterion.h>
#include <moonwire/decisions.h>

#include <stdio.h>

#include "base/buf.h"

static mw_buf told;

static void bad(void *context, uint32_t line, const char *what)
{
    (void)context;
    mw_buf_print(&told, "%u: %s\n", (unsigned)line, what);
}

static mw_decisions *read_text(const char *text)
{
    mw_error err = {0};
    mw_buf_clear(&told);
    mw_decisions *all = mw_decisions_read(mw_str_of(text), MW_STR("d.tsv"), bad, NULL, &err);
    cr_assert(all, "%s", err.text);
    return all;
}

static void free_told(void)
{
    mw_buf_free(&told);
}

TestSuite(decisions, .fini = free_told);

Test(decisions, are_read_under_their_headings_in_any_order)
{
    mw_decisions *all = read_text("# ours\r\n\r\nwhy\taction\twhat\tinto\r\nsame body\tmerge\tsac\tState Administration Council\r\n"
                                  "# and\n\treject\tthe-it\n");
    cr_assert_eq(mw_decisions_count(all), 2, "%s", told.data);
    const mw_decision *d = mw_decisions_at(all, 0);
    cr_expect(d->action == MW_DECIDE_MERGE && d->line == 4 && mw_str_is(d->what, "sac") &&
              mw_str_is(d->as, "State Administration Council") && mw_str_is(d->why, "same body") && d->who.len == 0);
    cr_expect(mw_decisions_at(all, 1)->line == 6 && mw_decisions_at(all, 1)->action == MW_DECIDE_REJECT);
    cr_expect_eq(told.len, 0);
    mw_decisions_free(all);
}

static void refuses(const char *row, const char *message)
{
    char text[300];
    snprintf(text, sizeof text, "action\twhat\tas\tarticle\twhy\n%s\nreject\tx\n", row);
    mw_decisions *all = read_text(text);
    cr_expect_eq(mw_decisions_count(all), 1, "%s: the next line is read", row);
    cr_expect_str_eq(told.data ? told.data : "", message);
    mw_decisions_free(all);
}

Test(decisions, that_are_wrong_are_told_with_their_line_and_passed_over)
{
    refuses("marge\ta\tb", "2: \"marge\" is no action: merge, split, reject or retype\n");
    refuses("merge\t\tb", "2: merge what? the column \"what\" is empty\n");
    refuses("merge\ta", "2: merge a into what? the column \"as\" is empty\n");
    refuses("merge\ta\ta", "2: a cannot be merged into itself\n");
    refuses("split\ta\t\tnews-1", "2: split in one article needs another id in \"as\"\n");
    refuses("retype\ta\tBODY", "2: \"BODY\" is no type: PERSON ORG PLACE GROUP EVENT OTHER\n");
    refuses("reject\ta\tb", "2: reject takes nothing in \"as\", not \"b\"\n");
    refuses("reject\ta\t\t\t\tmore", "2: it has more cells than the heading has columns\n");
    refuses("reject\t\xff", "2: it is no UTF-8\n");
}

Test(decisions, without_a_heading_are_told_once)
{
    mw_decisions *all = read_text("merge\ta\tb\nmerge\tc\td\n");
    cr_expect_eq(mw_decisions_count(all), 0);
    cr_expect_str_eq(told.data, "1: the heading has no column \"merge\": action what as article who why when\n");
    mw_decisions_free(all);
    all = read_text("");
    cr_expect_eq(mw_decisions_count(all), 0);
    cr_expect_eq(told.len, 0, "an empty file is a file without decisions");
    mw_decisions_free(all);
}

static void appends(const char *text, const char *whole)
{
    mw_decision d = {MW_DECIDE_MERGE, .what = MW_STR("a"), .as = MW_STR("b"), .why = MW_STR("same")};
    mw_buf out = {0};
    mw_error err = {0};
    cr_assert(mw_decisions_append(mw_str_of(text), &d, &out, &err), "%s", err.text);
    cr_expect_str_eq(out.data, whole);
    mw_buf_free(&out);
}

Test(decisions, are_added_at_the_end_under_the_columns_of_the_file)
{
    appends("", "action\twhat\tas\tarticle\twho\twhy\twhen\nmerge\ta\tb\t\t\tsame\t\n");
    appends("# mine\nwhat\tinto\taction\nx\ty\tmerge", "# mine\nwhat\tinto\taction\nx\ty\tmerge\na\tb\tmerge\n");
}

Test(decisions, with_a_tab_in_a_cell_cannot_be_written)
{
    mw_decision d = {MW_DECIDE_REJECT, .what = MW_STR("a"), .why = MW_STR("one\ttwo")};
    mw_buf out = {0};
    mw_error err = {0};
    cr_expect_not(mw_decisions_append(MW_STR(""), &d, &out, &err));
    cr_expect_str_eq(err.text, "a cell holds no tab and no line break");
    mw_buf_free(&out);
}
