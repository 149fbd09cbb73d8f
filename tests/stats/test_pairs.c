/* SPDX-License-Identifier: MIT */
/* Pairs: who is seen with whom. */
#include <criterion/criterion.h>

#include <math.h>
#include <moonwire/pairs.h>

#include "stats/score.h"

static void add(mw_pairs *pairs, const char *a, const char *b, const char *c)
{
    const mw_str keys[] = {mw_str_of(a), mw_str_of(b), mw_str_of(c)};
    mw_sighting where = {MW_STR("2022-08-03"), MW_STR("x"), {1, 2}};
    cr_assert(mw_pairs_add(pairs, keys, c ? 3 : b ? 2 : 1, &where, NULL));
}

Test(pairs, count_units_with_both_whichever_comes_first)
{
    mw_pairs *pairs = mw_pairs_new(NULL);
    add(pairs, "UN", "ASEAN", NULL);
    add(pairs, "ASEAN", "UN", "Lavrov");
    add(pairs, "UN", NULL, NULL);
    cr_assert_eq(mw_pairs_count(pairs, MW_STR("UN"), MW_STR("ASEAN")), 2);
    cr_assert_eq(mw_pairs_count(pairs, MW_STR("ASEAN"), MW_STR("UN")), 2);
    cr_assert_eq(mw_pairs_count(pairs, MW_STR("UN"), MW_STR("UN")), 0);
    cr_assert_eq(mw_pairs_key_count(pairs, MW_STR("UN")), 3);
    cr_assert_eq(mw_pairs_unit_count(pairs), 3);
    mw_frame *top = mw_pairs_top(pairs, 5, NULL);
    cr_assert_eq(mw_frame_row_count(top), 3);
    cr_assert(mw_str_is(mw_frame_cell(top, 0, 0).text, "ASEAN"));
    cr_assert(mw_str_is(mw_frame_cell(top, 0, 1).text, "UN"));
    cr_assert_eq(mw_frame_cell(top, 0, 2).integer, 2);
    cr_assert_eq(mw_frame_cell(top, 0, 3).integer, 2);
    cr_assert_eq(mw_frame_cell(top, 0, 4).integer, 3);
    uint64_t all;
    mw_frame_evidence(top, 0, NULL, &all);
    cr_assert_eq(all, 2);
    mw_frame_free(top);
    mw_pairs_free(pairs);
}

Test(pairs, a_key_counts_once_in_a_unit)
{
    mw_pairs *pairs = mw_pairs_new(NULL);
    add(pairs, "UN", "UN", "ASEAN");
    cr_assert_eq(mw_pairs_count(pairs, MW_STR("ASEAN"), MW_STR("UN")), 1);
    cr_assert_eq(mw_pairs_key_count(pairs, MW_STR("UN")), 1);
    mw_pairs_free(pairs);
}

Test(pairs, a_unit_of_too_many_keys_is_refused)
{
    static mw_str keys[MW_PAIRS_KEYS_MAX + 1];
    mw_error err = {0};
    mw_pairs *pairs = mw_pairs_new(NULL);
    for (size_t i = 0; i <= MW_PAIRS_KEYS_MAX; i++)
        keys[i] = MW_STR("same");
    cr_assert_not(mw_pairs_add(pairs, keys, MW_PAIRS_KEYS_MAX + 1, NULL, &err));
    cr_assert_eq(err.code, MW_ELIMIT);
    cr_assert(mw_pairs_add(pairs, keys, MW_PAIRS_KEYS_MAX, NULL, &err));
    mw_pairs_free(pairs);
}

/* By hand from the definition. */
Test(score, log_dice)
{
    cr_assert_eq(mw_score_log_dice(5, 5, 5), 14.0);
    cr_assert_eq(mw_score_log_dice(1, 2, 2), 13.0);
    cr_assert_eq(mw_score_log_dice(1, 1, 3), 13.0);
    cr_assert_eq(mw_score_log_dice(3, 7, 11), floor((14 + log2(1.0 / 3)) * 1e6 + 0.5) / 1e6);
}
