/* SPDX-License-Identifier: MIT */
#include "base/memory.h"

#include <criterion/criterion.h>

Test(memory, is_zeroed_and_never_null_for_nothing)
{
    char *memory = mw_memory_get(100, NULL);
    for (int i = 0; i < 100; i++)
        cr_assert_eq(memory[i], 0);
    memory = mw_memory_grow(memory, 0, NULL);
    cr_expect(memory);
    mw_memory_free(memory);
    mw_memory_free(NULL);
}

Test(memory, fails_at_the_nth_call_and_all_after_it)
{
    for (unsigned long n = 1; n < 5; n++) {
        mw_memory_fail_after(n);
        for (unsigned long i = 1; i < 8; i++) {
            mw_error err = {0};
            void *memory = mw_memory_get(1, &err);
            cr_expect_eq(memory != NULL, i < n, "call %lu of %lu", i, n);
            cr_expect_eq(err.code, memory ? MW_OK : MW_ENOMEM);
            mw_memory_free(memory);
        }
        mw_memory_fail_after(0);
        void *memory = mw_memory_get(1, NULL);
        cr_expect(memory);
        mw_memory_free(memory);
    }
}

Test(memory, what_cannot_grow_stays)
{
    char *memory = mw_memory_get(4, NULL);
    memcpy(memory, "abc", 4);
    mw_memory_fail_after(1);
    cr_expect_null(mw_memory_grow(memory, 1000, NULL));
    mw_memory_fail_after(0);
    cr_expect_str_eq(memory, "abc");
    mw_memory_free(memory);
}
