/* SPDX-License-Identifier: MIT */
/* The order of cells, and citations as text. */
#include "frame/sample.h"

#include <math.h>

Test(cell, null_comes_before_bools_before_numbers_before_texts)
{
    const mw_cell rising[] = {
        mw_cell_null(),
        mw_cell_bool(false),
        mw_cell_bool(true),
        mw_cell_real(NAN),
        mw_cell_real(-INFINITY),
        mw_cell_integer(INT64_MIN),
        mw_cell_real(-0.5),
        mw_cell_integer(0),
        mw_cell_real(0.5),
        mw_cell_integer(1),
        mw_cell_real(9007199254740992.0),
        mw_cell_integer(9007199254740993), /* one more than a double can tell */
        mw_cell_integer(INT64_MAX),
        mw_cell_real(9223372036854775808.0), /* one more than INT64_MAX */
        mw_cell_real(INFINITY),
        mw_cell_text(MW_STR("")),
        mw_cell_text(MW_STR("a")),
        mw_cell_text(MW_STR("ab")),
        mw_cell_text(MW_STR("\xc3\xa9")),
    };
    enum { COUNT = sizeof rising / sizeof *rising };
    for (int i = 0; i < COUNT; i++)
        for (int k = 0; k < COUNT; k++) {
            int found = mw_cell_compare(rising[i], rising[k]);
            cr_assert_eq((found > 0) - (found < 0), (i > k) - (i < k), "%d and %d", i, k);
        }
}

Test(cell, an_integer_equals_the_real_of_the_same_value)
{
    cr_assert_eq(mw_cell_compare(mw_cell_integer(2), mw_cell_real(2.0)), 0);
    cr_assert_eq(mw_cell_compare(mw_cell_real(-3.0), mw_cell_integer(-3)), 0);
}

Test(cite, is_read_as_it_is_written)
{
    const mw_cite cites[] = {
        {MW_STR("lavrov-2022-08-03"), {1204, 1290}},
        {MW_STR("feed:17"), {0, 0}}, /* an id may hold what separates */
        {MW_STR("a:1-2"), {0, UINT32_MAX}},
    };
    for (size_t i = 0; i < sizeof cites / sizeof *cites; i++) {
        mw_buf out = {0};
        mw_cite read;
        mw_cite_write(cites[i], &out);
        cr_assert(mw_cite_parse(mw_buf_str(&out), &read), "%s", out.data);
        cr_assert(mw_str_equal(read.article, cites[i].article));
        cr_assert_eq(read.span.start, cites[i].span.start);
        cr_assert_eq(read.span.end, cites[i].span.end);
        mw_buf_free(&out);
    }
}

Test(cite, what_is_none_is_refused)
{
    static const char *const WRONG[] = {"",      "a",     ":1-2",    "a:",     "a:1",
                                        "a:1-",  "a:-2",  "a:2-1",   "a:1-2-3", "a:x-2",
                                        "a:1-2 ", "a:1--2", "a:4294967296-4294967297", "a: 1-2"};
    mw_cite cite;
    for (size_t i = 0; i < sizeof WRONG / sizeof *WRONG; i++)
        cr_assert_not(mw_cite_parse(mw_str_of(WRONG[i]), &cite), "%s", WRONG[i]);
}
