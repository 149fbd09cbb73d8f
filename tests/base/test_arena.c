/* SPDX-License-Identifier: MIT */
#include "base/arena.h"

#include <criterion/criterion.h>

Test(arena, gives_zeroed_memory_aligned_for_any_type)
{
    mw_arena *arena = mw_arena_create(0, NULL);
    for (size_t bytes = 0; bytes < 300; bytes++) {
        unsigned char *memory = mw_arena_get(arena, bytes, NULL);
        cr_assert(memory && (uintptr_t)memory % alignof(max_align_t) == 0);
        for (size_t i = 0; i < bytes; i++)
            cr_assert_eq(memory[i], 0);
        memset(memory, 0xff, bytes);
    }
    mw_arena_free(arena);
    mw_arena_free(NULL);
}

Test(arena, gives_more_than_a_chunk_at_once)
{
    mw_arena *arena = mw_arena_create(0, NULL);
    char *large = mw_arena_get(arena, 5 << 20, NULL);
    cr_assert(large);
    memset(large, 1, 5 << 20);
    cr_assert(mw_arena_get(arena, 10, NULL));
    cr_expect_geq(mw_arena_used(arena), (5u << 20) + 10);
    mw_arena_free(arena);
}

Test(arena, past_its_budget_is_an_error_for_it_alone)
{
    mw_arena *arena = mw_arena_create(1000, NULL), *other = mw_arena_create(0, NULL);
    mw_error err = {0};
    cr_expect(mw_arena_get(arena, 900, &err));
    cr_expect_null(mw_arena_get(arena, 200, &err));
    cr_expect_eq(err.code, MW_ENOMEM);
    cr_expect(strstr(err.text, "1000"), "%s", err.text);
    cr_expect(mw_arena_get(arena, 50, NULL), "what still fits is given");
    cr_expect_null(mw_arena_get(arena, SIZE_MAX, NULL));
    cr_expect_null(mw_arena_get(other, SIZE_MAX - 4, NULL));
    cr_expect(mw_arena_get(other, 2000, NULL));
    mw_arena_free(arena);
    mw_arena_free(other);
}

Test(arena, the_last_thing_given_out_grows_in_place)
{
    mw_arena *arena = mw_arena_create(0, NULL);
    char *text = mw_arena_get(arena, 20, NULL);
    memcpy(text, "twenty bytes of text", 20);
    char *longer = mw_arena_grow(arena, text, 20, 30, NULL);
    cr_expect_eq(longer, text);
    longer[29] = 'x'; /* a sanitizer build would stop here, were it not given out */
    longer = mw_arena_grow(arena, longer, 30, 2000, NULL);
    cr_expect_eq(longer, text);
    cr_expect(mw_arena_get(arena, 1, NULL));
    char *moved = mw_arena_grow(arena, longer, 2000, 4000, NULL);
    cr_expect_neq(moved, longer);
    cr_expect(memcmp(moved, "twenty bytes of text", 20) == 0 && moved[29] == 'x');
    mw_arena_free(arena);
}

Test(arena, an_array_keeps_its_items_however_often_it_widens)
{
    mw_arena *arena = mw_arena_create(0, NULL);
    uint32_t *items = NULL;
    size_t count = 0, capacity = 0;
    for (uint32_t i = 0; i < 100000; i++) {
        cr_assert(mw_arena_push(arena, items, count, capacity, i * 3, NULL));
        if (i % 1000 == 0)
            cr_assert(mw_arena_get(arena, 7, NULL)); /* something in the way */
    }
    for (uint32_t i = 0; i < 100000; i++)
        cr_assert_eq(items[i], i * 3);
    mw_arena_free(arena);
}

Test(arena, an_array_past_the_budget_keeps_what_it_had)
{
    mw_arena *arena = mw_arena_create(1000, NULL);
    uint32_t *items = NULL;
    size_t count = 0, capacity = 0;
    mw_error err = {0};
    uint32_t next = 0;
    while (mw_arena_push(arena, items, count, capacity, next, &err))
        next++;
    cr_expect_eq(err.code, MW_ENOMEM);
    cr_expect(count == next && next > 0 && items[next - 1] == next - 1);
    mw_arena_free(arena);
}

Test(arena, a_copy_ends_in_nul_and_what_is_not_known_stays_so)
{
    mw_arena *arena = mw_arena_create(0, NULL);
    mw_str copy;
    cr_assert(mw_arena_copy(arena, MW_STR("text"), &copy, NULL));
    cr_expect(mw_str_is(copy, "text") && copy.data[4] == '\0');
    cr_assert(mw_arena_copy(arena, MW_STR(""), &copy, NULL));
    cr_expect(copy.data && copy.len == 0 && copy.data[0] == '\0');
    cr_assert(mw_arena_copy(arena, MW_NONE, &copy, NULL));
    cr_expect_null(copy.data);
    cr_assert(mw_arena_print(arena, &copy, NULL, "%s %d", "date", 2022));
    cr_expect(mw_str_is(copy, "date 2022"));
    mw_arena_free(arena);
}

Test(arena, running_out_of_memory_anywhere_is_an_error)
{
    bool done = false;
    for (unsigned long n = 1; n < 100 && !done; n++) {
        mw_error err = {0};
        mw_memory_fail_after(n);
        mw_arena *arena = mw_arena_create(0, &err);
        done = arena && mw_arena_get(arena, 100, &err) && mw_arena_get(arena, 1 << 20, &err) &&
               mw_arena_get(arena, 3 << 20, &err);
        mw_memory_fail_after(0);
        cr_expect(done || err.code == MW_ENOMEM);
        mw_arena_free(arena);
    }
    cr_expect(done);
}

Test(arena, what_is_given_back_is_given_out_again_and_zeroed)
{
    mw_arena *arena = mw_arena_create(0, NULL);
    char *much = mw_arena_raw(arena, 1000, NULL);
    memset(much, 0xff, 1000);
    mw_arena_give_back(arena, much, 1000, 100);
    cr_expect_leq(mw_arena_used(arena), 112);
    char *next = mw_arena_get(arena, 500, NULL);
    cr_expect_eq(next, much + 112);
    for (size_t i = 0; i < 500; i++)
        cr_assert_eq(next[i], 0);
    mw_arena_free(arena);
}

Test(arena, what_is_not_the_last_is_not_given_back)
{
    mw_arena *arena = mw_arena_create(0, NULL);
    char *first = mw_arena_raw(arena, 1000, NULL), *last = mw_arena_get(arena, 16, NULL);
    mw_arena_give_back(arena, first, 1000, 0);
    char *next = mw_arena_get(arena, 16, NULL);
    cr_expect_eq(next, last + 16);
    mw_arena_free(arena);
}

Test(arena, what_grows_is_zeroed_behind_what_it_was)
{
    mw_arena *arena = mw_arena_create(0, NULL);
    char *dirty = mw_arena_raw(arena, 2000, NULL);
    memset(dirty, 0xff, 2000);
    mw_arena_give_back(arena, dirty, 2000, 10);
    char *grown = mw_arena_grow(arena, dirty, 10, 1500, NULL);
    cr_expect_eq(grown, dirty);
    for (size_t i = 10; i < 1500; i++)
        cr_assert_eq(grown[i], 0);
    mw_arena_free(arena);
}
