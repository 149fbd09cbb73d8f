/* SPDX-License-Identifier: MIT */
#include "base/buf.h"

#include <criterion/criterion.h>

Test(buf, holds_what_was_added_and_ends_in_nul)
{
    mw_buf buf = {0};
    mw_buf_add(&buf, MW_STR("ab"));
    mw_buf_char(&buf, 'c');
    mw_buf_fill(&buf, '-', 3);
    mw_buf_print(&buf, "%d%s", 42, "x");
    mw_buf_add(&buf, (mw_str){"\0z", 2});
    cr_expect(mw_str_equal(mw_buf_str(&buf), MW_STR("abc---42x\0z")));
    cr_expect_eq(buf.data[buf.len], '\0');
    mw_buf_clear(&buf);
    cr_expect_eq(mw_buf_str(&buf).len, 0);
    mw_buf_free(&buf);
    cr_expect(mw_str_is(mw_buf_str(&buf), ""), "an empty one is an empty text, not an unknown one");
}

Test(buf, grows_over_any_length)
{
    mw_buf buf = {0};
    for (int i = 0; i < 5000; i++)
        mw_buf_print(&buf, "%04d ", i);
    mw_buf_fill(&buf, 'x', 100000);
    cr_assert_eq(buf.len, 5000u * 5 + 100000);
    cr_expect(memcmp(buf.data + 4999 * 5, "4999 x", 6) == 0);
    mw_buf_free(&buf);
}

Test(buf, remembers_that_memory_ran_out)
{
    for (unsigned long n = 1; n < 6; n++) {
        mw_buf buf = {0};
        mw_error err = {0};
        mw_memory_fail_after(n);
        for (int i = 0; i < 100; i++)
            mw_buf_print(&buf, "%0500d", i);
        mw_memory_fail_after(0);
        cr_expect_not(mw_buf_ok(&buf, &err));
        cr_expect_eq(err.code, MW_ENOMEM);
        mw_buf_add(&buf, MW_STR("more"));
        cr_expect_not(mw_buf_ok(&buf, NULL), "later additions do not hide it");
        mw_buf_clear(&buf);
        cr_expect(mw_buf_ok(&buf, NULL));
        mw_buf_free(&buf);
    }
}

Test(buf, a_length_past_all_memory_is_refused)
{
    mw_buf buf = {0};
    mw_buf_fill(&buf, 'x', SIZE_MAX - 1);
    cr_expect_not(mw_buf_ok(&buf, NULL));
    mw_buf_free(&buf);
}
