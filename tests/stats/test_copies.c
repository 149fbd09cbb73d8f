/* SPDX-License-Identifier: MIT */
/* Copies among generated articles, held against what the generator knows; tests/bench/copies.c measures 10,000. */
#include <criterion/criterion.h>

#include "stats/sample_pairs.h"

Test(copies, of_a_thousand_articles_nearly_all_are_found_and_hardly_one_too_many)
{
    pairs_found found = {0};
    cr_assert(pairs_measure(1000, &found));
    cr_expect_geq(pairs_precision(&found), 0.98);
    cr_expect_geq(pairs_recall(&found), 0.98);
    cr_expect_gt(found.known, 400);
    cr_expect_eq(found.joined[NEWSROOM_DECOY], 0, "%u decoys are copies", found.joined[NEWSROOM_DECOY]);
}

Test(copies, spelling_marks_and_order_do_not_hide_a_copy)
{
    cr_expect_geq(pairs_joined_of(NEWSROOM_BRITISH, 60), 59);
    cr_expect_geq(pairs_joined_of(NEWSROOM_QUOTES, 60), 59);
    cr_expect_geq(pairs_joined_of(NEWSROOM_REORDERED, 60), 59);
    cr_expect_geq(pairs_joined_of(NEWSROOM_TWO_CUTS, 60), 59);
}

/* Two paragraphs of a long report are like it in nothing but that they stand in it. */
Test(copies, a_brief_is_a_copy_of_what_it_was_cut_from)
{
    cr_expect_geq(pairs_joined_of(NEWSROOM_BRIEF, 60), 59);
}

/* A page that holds three reports joined them into one when whatever shared a copy was one cluster. */
Test(copies, a_page_of_several_reports_joins_none_of_them)
{
    cr_expect_leq(pairs_joined_of(NEWSROOM_LIVE, 60), 4);
}

Test(copies, half_a_report_among_as_much_of_its_own_is_no_copy)
{
    cr_expect_leq(pairs_joined_of(NEWSROOM_JOINT, 60), 1);
}

Test(copies, a_bulletin_in_the_form_of_every_day_is_no_copy)
{
    cr_expect_eq(pairs_bulletins_joined(60, "Daily"), 0);
}
