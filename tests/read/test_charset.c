/* SPDX-License-Identifier: MIT */
#include "read/charset.h"

#include <criterion/criterion.h>

static mw_buf out;

static size_t page(mw_str bytes)
{
    mw_buf_clear(&out);
    return mw_charset_page(bytes, &out);
}

static void end(void)
{
    mw_buf_free(&out);
}

TestSuite(charset, .fini = end);

Test(charset, valid_utf8_is_utf8_whatever_the_label_says)
{
    cr_assert_eq(page(MW_STR("<meta charset=gb2312>caf\xc3\xa9")), 0);
    cr_assert_str_eq(out.data, "<meta charset=gb2312>caf\xc3\xa9");
    cr_assert_eq(page(MW_STR("\xef\xbb\xbf"
                             "caf\xc3\xa9")),
                 0);
    cr_assert_str_eq(out.data, "caf\xc3\xa9");
}

Test(charset, the_label_decides_where_the_bytes_do_not)
{
    cr_assert_eq(page(MW_STR("<meta charset=\"windows-1251\">\xcb\xe0\xe2\xf0\xee\xe2")), 0);
    cr_assert_str_eq(
        out.data,
        "<meta charset=\"windows-1251\">\xd0\x9b\xd0\xb0\xd0\xb2\xd1\x80\xd0\xbe\xd0\xb2");
    page(MW_STR(
        "<META HTTP-EQUIV=Content-Type CONTENT=\"text/html; CHARSET=ISO-8859-1\">\x93Yes\x94"));
    cr_assert(mw_str_ends(mw_buf_str(&out), MW_STR("\xe2\x80\x9cYes\xe2\x80\x9d")),
              "as browsers read it: %s", out.data);
}

Test(charset, without_a_label_it_is_windows_1252)
{
    cr_assert_eq(page(MW_STR("caf\xe9 \x93Yes\x94")), 0);
    cr_assert_str_eq(out.data, "caf\xc3\xa9 \xe2\x80\x9cYes\xe2\x80\x9d");
    page(MW_STR("<meta charset=klingon>caf\xe9"));
    cr_assert_str_eq(out.data, "<meta charset=klingon>caf\xc3\xa9");
}

Test(charset, a_few_bad_bytes_in_utf8_are_repaired_and_counted)
{
    cr_assert_eq(page(MW_STR("<meta charset=utf-8>\xc3\xa9 \xff \xc3\xa9")), 1);
    cr_assert_str_eq(out.data, "<meta charset=utf-8>\xc3\xa9 \xef\xbf\xbd \xc3\xa9");
}

Test(charset, utf16_is_known_by_its_mark)
{
    mw_buf_clear(&out);
    cr_assert(mw_charset_from_utf16((mw_str){"\xff\xfeH\0i\0", 6}, &out));
    cr_assert_str_eq(out.data, "Hi");
    mw_buf_clear(&out);
    cr_assert(mw_charset_from_utf16((mw_str){"\xfe\xff\0H\0i", 6}, &out));
    cr_assert_str_eq(out.data, "Hi");
    mw_buf_clear(&out);
    cr_assert(mw_charset_from_utf16((mw_str){"\xff\xfeH\0\x00\xd8i", 7}, &out),
              "half a character at the end");
    cr_assert_not(mw_charset_from_utf16(MW_STR("Hi"), &out));
    cr_assert_not(mw_charset_from_utf16(MW_STR(""), &out));
}

Test(charset, nuls_are_taken_out)
{
    page(MW_STR("a\0b\0"));
    cr_assert_eq(out.len, 2);
}
