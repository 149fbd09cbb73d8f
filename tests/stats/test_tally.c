/* SPDX-License-Identifier: MIT */
/* Tallies: exact numbers, the first evidence, a fixed order. */
#include <criterion/criterion.h>

#include <moonwire/tally.h>
#include <stdio.h>

#include "base/buf.h"

static mw_tally *tally;

static void start(void)
{
    tally = mw_tally_new(NULL);
}

static void finish(void)
{
    mw_tally_free(tally);
}

TestSuite(tally, .init = start, .fini = finish);

static void add(const char *key, uint64_t times)
{
    mw_error err = {0};
    cr_assert(mw_tally_add(tally, mw_str_of(key), times, NULL, &err), "%s", err.text);
}

static void see(const char *published, const char *article, uint32_t at)
{
    mw_sighting where = {mw_str_of(published), mw_str_of(article), {at, at + 1}};
    cr_assert(mw_tally_add(tally, MW_STR("toll"), 1, &where, NULL));
}

/* "key count, key count …" */
static void is(size_t rows, const char *expected)
{
    mw_buf out = {0};
    mw_frame *top = mw_tally_top(tally, rows, NULL);
    for (size_t i = 0; i < mw_frame_row_count(top); i++)
        mw_buf_print(&out, "%s%.*s %lld", i ? ", " : "", MW_ARG(mw_frame_cell(top, i, 0).text),
                     (long long)mw_frame_cell(top, i, 1).integer);
    cr_assert_str_eq(mw_buf_str(&out).data, expected);
    mw_frame_free(top);
    mw_buf_free(&out);
}

Test(tally, the_most_counted_come_first_and_ties_go_by_key)
{
    add("UN", 2);
    add("ASEAN", 1);
    add("AAPP", 1);
    add("UN", 3);
    is(10, "UN 5, AAPP 1, ASEAN 1");
    is(2, "UN 5, AAPP 1");
    is(0, "");
    cr_assert_eq(mw_tally_count(tally, MW_STR("UN")), 5);
    cr_assert_eq(mw_tally_count(tally, MW_STR("un")), 0);
    cr_assert_eq(mw_tally_total(tally), 7);
    cr_assert_eq(mw_tally_key_count(tally), 3);
}

Test(tally, evidence_is_the_first_by_date_article_and_place_whenever_it_came)
{
    for (uint32_t at = 30; at-- > 0;)
        see("2022-08-03", "b", at);
    see("2022-08-03", "a", 7);
    see("2022-08-01", "z", 9);
    see(NULL, "y", 3);
    see("2022-08-01", "z", 9); /* the same once more: counted, not shown again */
    mw_frame *top = mw_tally_top(tally, 1, NULL);
    size_t kept;
    uint64_t all;
    const mw_cite *cites = mw_frame_evidence(top, 0, &kept, &all);
    cr_assert_eq(kept, MW_EVIDENCE_KEPT);
    cr_assert_eq(all, 34);
    cr_assert(mw_str_is(cites[0].article, "y"));
    cr_assert(mw_str_is(cites[1].article, "z"));
    cr_assert(mw_str_is(cites[2].article, "a"));
    for (uint32_t i = 3; i < MW_EVIDENCE_KEPT; i++)
        cr_assert_eq(cites[i].span.start, i - 3);
    cr_assert_eq(mw_tally_count(tally, MW_STR("toll")), 34);
    mw_frame_free(top);
}

Test(tally, texts_are_copied_and_may_hold_anything)
{
    char key[] = "k\0y";
    cr_assert(mw_tally_add(tally, (mw_str){key, 3}, 1, NULL, NULL));
    cr_assert(mw_tally_add(tally, MW_STR("k"), 4, NULL, NULL));
    cr_assert(mw_tally_add(tally, MW_STR(""), 2, NULL, NULL));
    key[0] = '?';
    cr_assert_eq(mw_tally_count(tally, MW_STR("k\0y")), 1);
    cr_assert_eq(mw_tally_count(tally, MW_STR("")), 2);
}

Test(tally, a_number_that_would_not_fit_is_told)
{
    mw_error err = {0};
    add("x", INT64_MAX);
    cr_assert_not(mw_tally_add(tally, MW_STR("x"), 1, NULL, &err));
    cr_assert_eq(err.code, MW_ELIMIT);
    cr_assert_not(mw_tally_add(tally, MW_STR("y"), UINT64_MAX, NULL, &err));
}
