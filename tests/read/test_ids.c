/* SPDX-License-Identifier: MIT */
#include "read/ids.h"

#include <criterion/criterion.h>
#include <stdio.h>

Test(ids, tells_apart_none_once_and_more_often)
{
    mw_ids ids = {0};
    cr_assert_eq(mw_ids_times(&ids, MW_STR("a")), 0);
    cr_assert(mw_ids_add(&ids, MW_STR("a"), NULL));
    cr_assert(mw_ids_add(&ids, MW_STR("b"), NULL));
    cr_assert(mw_ids_add(&ids, MW_STR("b"), NULL));
    cr_assert(mw_ids_add(&ids, MW_STR("b"), NULL));
    cr_assert_eq(mw_ids_times(&ids, MW_STR("a")), 1);
    cr_assert_eq(mw_ids_times(&ids, MW_STR("b")), 2);
    cr_assert_eq(mw_ids_times(&ids, MW_STR("")), 0);
    mw_ids_free(&ids);
}

Test(ids, grows_and_forgets_nothing)
{
    mw_ids ids = {0};
    char id[32];
    for (int round = 0; round < 2; round++)
        for (int i = 0; i < 10000 / (round + 1); i++) {
            snprintf(id, sizeof id, "article-%d", i);
            cr_assert(mw_ids_add(&ids, mw_str_of(id), NULL));
        }
    for (int i = 0; i < 10000; i++) {
        snprintf(id, sizeof id, "article-%d", i);
        cr_assert_eq(mw_ids_times(&ids, mw_str_of(id)), i < 5000 ? 2 : 1, "%s", id);
    }
    cr_assert_leq(ids.capacity * sizeof *ids.slots, 10000 * 16, "a run's memory must stay flat");
    mw_ids_free(&ids);
}

Test(ids, lack_of_memory_is_told_and_nothing_is_lost)
{
    mw_ids ids = {0};
    mw_error err = {0};
    cr_assert(mw_ids_add(&ids, MW_STR("a"), NULL));
    mw_memory_fail_after(1);
    bool good = true;
    for (int i = 0; good && i < 1000; i++) {
        char id[32];
        snprintf(id, sizeof id, "%d", i);
        good = mw_ids_add(&ids, mw_str_of(id), &err);
    }
    mw_memory_fail_after(0);
    cr_assert_not(good);
    cr_assert_eq(err.code, MW_ENOMEM);
    cr_assert_eq(mw_ids_times(&ids, MW_STR("a")), 1);
    mw_ids_free(&ids);
}
