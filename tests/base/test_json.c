/* SPDX-License-Identifier: MIT */
#include "base/json.h"

#include <criterion/criterion.h>
#include <float.h>
#include <locale.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

Test(json, puts_commas_where_they_belong)
{
    mw_buf out = {0};
    mw_json json = {.out = &out};
    mw_json_open(&json, '{');
    mw_json_key(&json, "a");
    mw_json_open(&json, '[');
    mw_json_integer(&json, 1);
    mw_json_open(&json, '[');
    mw_json_close(&json, ']');
    mw_json_open(&json, '{');
    mw_json_close(&json, '}');
    mw_json_close(&json, ']');
    mw_json_key_str(&json, MW_STR("b"));
    mw_json_null(&json);
    mw_json_key(&json, "c");
    mw_json_bool(&json, true);
    mw_json_close(&json, '}');
    cr_expect_str_eq(out.data, "{\"a\":[1,[],{}],\"b\":null,\"c\":true}");
    mw_buf_free(&out);
}

Test(json, indents_when_asked)
{
    mw_buf out = {0};
    mw_json json = {.out = &out, .indent = 2};
    mw_json_open(&json, '{');
    mw_json_key(&json, "a");
    mw_json_open(&json, '[');
    mw_json_integer(&json, 1);
    mw_json_integer(&json, 2);
    mw_json_close(&json, ']');
    mw_json_close(&json, '}');
    cr_expect_str_eq(out.data, "{\n  \"a\": [\n    1,\n    2\n  ]\n}");
    mw_buf_free(&out);
}

static void expect_text(mw_str text, const char *want)
{
    mw_buf out = {0};
    mw_json json = {.out = &out};
    mw_json_text(&json, text);
    cr_expect_str_eq(mw_buf_str(&out).data, want);
    mw_buf_free(&out);
}

Test(json, escapes_what_must_be_escaped_and_nothing_else)
{
    expect_text(MW_STR("é “x” / <>"), "\"é “x” / <>\"");
    expect_text(MW_STR("\"\\\n\r\t"), "\"\\\"\\\\\\n\\r\\t\"");
    expect_text(MW_STR("\0\x01\x1f\x7f"), "\"\\u0000\\u0001\\u001f\\u007f\"");
    expect_text(MW_STR("a\xff\xc3"), "\"a\xef\xbf\xbd\xef\xbf\xbd\"");
    expect_text(MW_STR("\xed\xa0\x80"), "\"\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd\"");
    expect_text(MW_STR(""), "\"\"");
    expect_text(MW_NONE, "null");
}

Test(json, every_text_comes_back_as_it_was)
{
    char bytes[3];
    for (int c = 0; c < 128; c++) {
        mw_buf out = {0};
        mw_json json = {.out = &out};
        bytes[0] = 'x', bytes[1] = (char)c, bytes[2] = 'y';
        mw_json_text(&json, (mw_str){bytes, 3});
        mw_json_value *root = mw_json_parse(mw_buf_str(&out), NULL);
        cr_assert(root, "%d", c);
        cr_expect(mw_str_equal(mw_json_as_text(root), (mw_str){bytes, 3}), "%d", c);
        mw_json_free(root);
        mw_buf_free(&out);
    }
}

Test(json, reals_are_short_and_read_back_equal)
{
    static const struct {
        double value;
        const char *text;
    } ROWS[] = {{2148, "2148"},
                {0, "0"},
                {-3, "-3"},
                {0.5, "0.5"},
                {0.1, "0.1"},
                {1e15, "1000000000000000"},
                {1.5e300, "1.5e+300"},
                {70.25, "70.25"},
                {NAN, "null"},
                {INFINITY, "null"},
                {-INFINITY, "null"},
                {1.0 / 3, "0.3333333333333333"}};
    char text[MW_REAL_TEXT];
    for (size_t i = 0; i < sizeof ROWS / sizeof *ROWS; i++) {
        mw_real_text(ROWS[i].value, text);
        cr_expect_str_eq(text, ROWS[i].text);
    }
    static const double HARD[] = {DBL_MAX, DBL_MIN, 5e-324, 9007199254740993.0, 123456789.123456789,
                                  -1e-7};
    for (size_t i = 0; i < sizeof HARD / sizeof *HARD; i++) {
        mw_real_text(HARD[i], text);
        cr_expect_eq(strtod(text, NULL), HARD[i], "%s", text);
    }
}

Test(json, a_locale_with_a_decimal_comma_changes_nothing)
{
    static const char *const LOCALES[] = {"de_DE.UTF-8", "de_DE.utf8", "fr_FR.UTF-8", "de_DE"};
    char text[MW_REAL_TEXT];
    for (size_t i = 0; i < sizeof LOCALES / sizeof *LOCALES; i++)
        if (setlocale(LC_ALL, LOCALES[i]))
            break;
    mw_real_text(0.5, text);
    cr_expect_str_eq(text, "0.5");
    setlocale(LC_ALL, "C");
}

Test(json, values_are_asked_for_by_key_index_and_type)
{
    mw_json_value *root = mw_json_parse(MW_STR("{\"a\":[1,2.5,\"x\",true,null],\"b\":{}}"), NULL);
    cr_assert(root);
    const mw_json_value *list = mw_json_member(root, "a");
    int64_t integer;
    double real;
    cr_expect_eq(mw_json_count(list), 5);
    cr_expect(mw_json_as_integer(mw_json_item(list, 0), &integer) && integer == 1);
    cr_expect(mw_json_as_real(mw_json_item(list, 0), &real) && real == 1);
    cr_expect(mw_json_as_real(mw_json_item(list, 1), &real) && real == 2.5);
    cr_expect_not(mw_json_as_integer(mw_json_item(list, 1), &integer));
    cr_expect(mw_str_is(mw_json_as_text(mw_json_item(list, 2)), "x"));
    cr_expect_null(mw_json_as_text(mw_json_item(list, 0)).data);
    cr_expect(mw_json_is_true(mw_json_item(list, 3)) && !mw_json_is_true(mw_json_item(list, 0)));
    cr_expect_null(mw_json_item(list, 5));
    cr_expect_null(mw_json_member(root, "none"));
    cr_expect_null(mw_json_member(list, "a"), "an array has no keys");
    cr_expect_null(mw_json_member(NULL, "a"));
    cr_expect_eq(mw_json_count(root), 0);
    cr_expect(mw_json_is_object(mw_json_member(root, "b")) && !mw_json_is_array(root));
    mw_json_free(root);
    mw_json_free(NULL);
}

Test(json, integers_of_64_bits_come_back)
{
    mw_json_value *root = mw_json_parse(MW_STR("[9223372036854775807,-9223372036854775808]"), NULL);
    int64_t value;
    cr_expect(mw_json_as_integer(mw_json_item(root, 0), &value) && value == INT64_MAX);
    cr_expect(mw_json_as_integer(mw_json_item(root, 1), &value) && value == INT64_MIN);
    mw_json_free(root);
}

Test(json, what_is_not_json_is_an_error_and_says_where)
{
    static const char *const BAD[] = {"",     " ",          "{",          "[1,",      "{\"a\" 1}",
                                      "[1]x", "[1] [2]",    "nul",        "\"\xff\"", "[1,]",
                                      "\"a",  "[\"\xc3\"]", "{\"a\":1}}", "tru"};
    for (size_t i = 0; i < sizeof BAD / sizeof *BAD; i++) {
        mw_error err = {0};
        mw_json_value *root = mw_json_parse(mw_str_of(BAD[i]), &err);
        cr_expect_null(root, "%s", BAD[i]);
        cr_expect_eq(err.code, MW_EPARSE, "%s: %s", BAD[i], err.text);
        mw_json_free(root);
    }
}

Test(json, bare_values_and_blanks_around_are_fine)
{
    static const char *const GOOD[] = {"1", " 12 ", "\"x\"", "true", "[]\n", "-0.5e3", "{}"};
    for (size_t i = 0; i < sizeof GOOD / sizeof *GOOD; i++) {
        mw_error err = {0};
        mw_json_value *root = mw_json_parse(mw_str_of(GOOD[i]), &err);
        cr_expect(root, "%s: %s", GOOD[i], err.text);
        mw_json_free(root);
    }
}

Test(json, too_deep_is_an_error_not_a_crash)
{
    mw_buf deep = {0};
    mw_buf_fill(&deep, '[', 100000);
    mw_error err = {0};
    cr_expect_null(mw_json_parse(mw_buf_str(&deep), &err));
    cr_expect_eq(err.code, MW_EPARSE);
    mw_buf_free(&deep);
}

Test(json, a_number_has_the_digits_that_printf_gives_it)
{
    char got[MW_DIGITS + 1], want[32];
    for (uint64_t power = 1, next = 0; next != UINT64_MAX; power *= 10) {
        const uint64_t values[] = {power - 1, power, power + 1, power * 7 + power / 3};
        for (size_t i = 0; i < sizeof values / sizeof *values; i++) {
            *mw_json_digits(got, values[i]) = '\0';
            snprintf(want, sizeof want, "%llu", (unsigned long long)values[i]);
            cr_expect_str_eq(got, want);
        }
        next = power > UINT64_MAX / 10 ? UINT64_MAX : power;
    }
    for (uint64_t value = 0; value < 20000; value++) {
        *mw_json_digits(got, value) = '\0';
        snprintf(want, sizeof want, "%llu", (unsigned long long)value);
        cr_assert_str_eq(got, want);
    }
}
