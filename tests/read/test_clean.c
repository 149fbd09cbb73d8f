/* SPDX-License-Identifier: MIT */
#include "read/clean.h"

#include <criterion/criterion.h>

static mw_buf out;

static size_t clean(mw_str bytes, bool verbatim)
{
    mw_buf_clear(&out);
    return mw_clean(bytes, verbatim, &out);
}

static bool becomes(const char *text)
{
    return mw_str_is(mw_buf_str(&out), text);
}

static void end(void)
{
    mw_buf_free(&out);
}

TestSuite(clean, .fini = end);

Test(clean, line_ends_nuls_marks_and_blanks_are_folded)
{
    clean(MW_STR("\xef\xbb\xbfOne.\r\nTwo.\rThree. \t\n\n \n\nFour.\0\n\n\n"), false);
    cr_assert(becomes("One.\nTwo.\nThree.\n\nFour."), "%s", out.data);
    clean(MW_STR("\n\n  \nOne."), false);
    cr_assert(becomes("One."));
    clean(MW_STR(""), false);
    cr_assert(becomes(""));
    clean(MW_STR(" \r\n\0\n"), false);
    cr_assert(becomes(""));
}

Test(clean, verbatim_text_keeps_every_good_byte)
{
    static const char TEXT[] = "\xef\xbb\xbfOne.\r\n\r\n \0Two.\t\n\n\n";
    mw_str text = {TEXT, sizeof TEXT - 1};
    cr_assert_eq(clean(text, true), 0);
    cr_assert(mw_str_equal(mw_buf_str(&out), text));
}

Test(clean, bad_utf8_is_repaired_and_counted)
{
    cr_assert_eq(clean(MW_STR("a\xff"
                              "b\xc3("),
                       false),
                 2);
    cr_assert(becomes("a\xef\xbf\xbd"
                      "b\xef\xbf\xbd("));
    cr_assert_eq(clean(MW_STR("caf\xe9"), true), 1);
    cr_assert(becomes("caf\xef\xbf\xbd"));
}

Test(clean, a_line_has_single_blanks_and_none_at_its_ends)
{
    mw_buf_clear(&out);
    mw_clean_line(MW_STR("  Ann \t\n Bee\x7f "), &out);
    cr_assert(becomes("Ann Bee"), "%s", out.data);
    mw_clean_line(MW_NONE, &out);
    cr_assert(becomes("Ann Bee"));
}
