/* SPDX-License-Identifier: MIT */
#include "base/map.h"

#include <criterion/criterion.h>
#include <stdio.h>

enum { KEYS = 20000, KEY_MAX = 12 };

static char keys[KEYS][KEY_MAX];

static void make_keys(void)
{
    for (int i = 0; i < KEYS; i++)
        snprintf(keys[i], KEY_MAX, "key%d", i);
}

Test(map, finds_every_key_that_was_put_and_no_other)
{
    mw_map map = {0};
    make_keys();
    for (int i = 0; i < KEYS; i += 2) {
        bool is_new = false;
        uint64_t *value = mw_map_put(&map, mw_str_of(keys[i]), &is_new, NULL);
        cr_assert(value && is_new && *value == 0);
        *value = (uint64_t)i;
    }
    for (int i = 0; i < KEYS; i++) {
        const uint64_t *value = mw_map_get(&map, mw_str_of(keys[i]));
        cr_assert(i % 2 ? value == NULL : value && *value == (uint64_t)i, "%s", keys[i]);
    }
    cr_expect_eq(map.count, KEYS / 2);
    mw_map_free(&map);
}

Test(map, putting_a_key_again_gives_the_same_place)
{
    mw_map map = {0};
    bool is_new;
    *mw_map_put(&map, MW_STR("a"), &is_new, NULL) = 7;
    cr_expect_eq(*mw_map_put(&map, MW_STR("a"), &is_new, NULL), 7);
    cr_expect_not(is_new);
    cr_expect_eq(map.count, 1);
    mw_map_free(&map);
}

Test(map, the_empty_text_and_texts_with_nul_are_keys_too)
{
    mw_map map = {0};
    cr_expect_null(mw_map_get(&map, MW_STR("")));
    *mw_map_put(&map, MW_STR(""), NULL, NULL) = 1;
    *mw_map_put(&map, MW_STR("a\0b"), NULL, NULL) = 2;
    *mw_map_put(&map, MW_STR("a\0c"), NULL, NULL) = 3;
    cr_expect_eq(*mw_map_get(&map, MW_STR("")), 1);
    cr_expect_eq(*mw_map_get(&map, MW_STR("a\0b")), 2);
    cr_expect_null(mw_map_get(&map, MW_STR("a")));
    mw_map_free(&map);
}

Test(map, out_of_memory_leaves_the_map_as_it_was)
{
    mw_map map = {0};
    make_keys();
    int put = 0;
    mw_error err = {0};
    mw_memory_fail_after(3);
    while (put < KEYS && mw_map_put(&map, mw_str_of(keys[put]), NULL, &err))
        put++;
    mw_memory_fail_after(0);
    cr_assert(put > 0 && put < KEYS);
    cr_expect_eq(err.code, MW_ENOMEM);
    for (int i = 0; i < put; i++)
        cr_assert(mw_map_get(&map, mw_str_of(keys[i])));
    cr_expect(mw_map_put(&map, mw_str_of(keys[put]), NULL, NULL));
    mw_map_free(&map);
}
