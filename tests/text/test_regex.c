/* SPDX-License-Identifier: MIT */
#include "text/regex.h"

#include <criterion/criterion.h>
#include <stdlib.h>

static mw_regex *made(const char *pattern, bool ignore_case)
{
    mw_error err = {0};
    mw_regex *regex = mw_regex_new(mw_str_of(pattern), ignore_case, &err);
    cr_assert(regex, "%s: %s", pattern, err.text);
    return regex;
}

Test(regex, finds_the_whole_match_and_its_groups)
{
    mw_regex *regex = made("(\\w+) (Lavrov)( said)?", false);
    mw_span at[MW_REGEX_CAPTURES];
    mw_str text = MW_STR("then Sergey Lavrov left");
    cr_expect_eq(mw_regex_groups(regex), 3);
    cr_assert_eq(mw_regex_find(regex, text, 0, at, NULL), 1);
    cr_expect(at[0].start == 5 && at[0].end == 18);
    cr_expect(at[1].start == 5 && at[1].end == 11);
    cr_expect(at[2].start == 12 && at[2].end == 18);
    cr_expect_eq(at[3].start, UINT32_MAX, "a group that took no part");
    cr_expect_eq(at[9].start, UINT32_MAX);
    cr_expect_eq(mw_regex_find(regex, text, 12, at, NULL), 0);
    cr_expect_eq(mw_regex_find(regex, text, 9999, at, NULL), 0);
    mw_regex_free(regex);
}

Test(regex, knows_unicode_letters_and_case)
{
    mw_regex *regex = made("^\\w+é$", true);
    mw_span at[MW_REGEX_CAPTURES];
    cr_expect_eq(mw_regex_find(regex, MW_STR("ŁÓDÉ"), 0, at, NULL), 1);
    mw_regex_free(regex);
}

Test(regex, a_match_may_be_empty)
{
    mw_regex *regex = made("x*", false);
    mw_span at[MW_REGEX_CAPTURES];
    cr_assert_eq(mw_regex_find(regex, MW_STR("ab"), 1, at, NULL), 1);
    cr_expect(at[0].start == 1 && at[0].end == 1);
    cr_assert_eq(mw_regex_find(regex, MW_NONE, 0, at, NULL), 1);
    mw_regex_free(regex);
}

Test(regex, bad_bytes_match_nothing_and_do_no_harm)
{
    mw_regex *regex = made("b.", false);
    mw_span at[MW_REGEX_CAPTURES];
    cr_expect_eq(mw_regex_find(regex, MW_STR("b\xff b\xe2\x80"), 0, at, NULL), 0);
    cr_assert_eq(mw_regex_find(regex, MW_STR("\xff\xff bc"), 0, at, NULL), 1);
    cr_expect_eq(at[0].start, 3);
    mw_regex_free(regex);
}

Test(regex, an_error_says_where_in_the_pattern)
{
    mw_error err = {0};
    cr_expect_null(mw_regex_new(MW_STR("ab(cd"), false, &err));
    cr_expect_eq(err.code, MW_EPARSE);
    cr_expect_eq(err.offset, 5);
    cr_expect_null(mw_regex_new(MW_STR("\\C"), false, &err), "a byte that is no character");
    cr_expect_null(mw_regex_new(MW_STR("a\xff"), false, &err), "a pattern in bad UTF-8");
}

Test(regex, a_pattern_has_a_greatest_length)
{
    mw_error err = {0};
    char *pattern = malloc(100000);
    memset(pattern, 'a', 100000);
    cr_expect_null(mw_regex_new((mw_str){pattern, 100000}, false, &err));
    cr_expect_eq(err.code, MW_ELIMIT);
    free(pattern);
}

/* Patterns whose steps grow with a power of the text's length; each ends in a class, because a
 * required letter would let PCRE2 see at once that there is no match. */
Test(regex, a_bomb_runs_into_a_limit, .timeout = 60)
{
    static const char *const BOMBS[] = {"(a|aa)+[^a-z]", "(a+)+[^a-z]", "(?:a?){40}a{40}[^a-z]",
                                        "((a*)*)*[^a]"};
    char text[200];
    memset(text, 'a', sizeof text);
    for (size_t i = 0; i < sizeof BOMBS / sizeof *BOMBS; i++) {
        mw_regex *regex = made(BOMBS[i], false);
        mw_span at[MW_REGEX_CAPTURES];
        mw_error err = {0};
        cr_expect_eq(mw_regex_find(regex, (mw_str){text, sizeof text}, 0, at, &err), -1, "%s",
                     BOMBS[i]);
        cr_expect_eq(err.code, MW_ELIMIT, "%s: %s", BOMBS[i], err.text);
        mw_regex_free(regex);
    }
}

/* The compiled matcher's stack is small; the interpreter then takes over. */
Test(regex, a_long_text_is_an_answer_or_a_limit_never_a_crash, .timeout = 60)
{
    enum { LENGTH = 400000 };
    char *text = malloc(LENGTH);
    memset(text, 'a', LENGTH);
    text[LENGTH - 1] = 'b';
    static const char *const PATTERNS[] = {"(a|b)*c", "(?:(a)|b)*$", "a*b", "(.)*"};
    for (size_t i = 0; i < sizeof PATTERNS / sizeof *PATTERNS; i++) {
        mw_regex *regex = made(PATTERNS[i], false);
        mw_span at[MW_REGEX_CAPTURES];
        mw_error err = {0};
        int found = mw_regex_find(regex, (mw_str){text, LENGTH}, 0, at, &err);
        cr_expect(found >= 0 || err.code == MW_ELIMIT, "%s: %s", PATTERNS[i], err.text);
        mw_regex_free(regex);
    }
    free(text);
}

Test(regex, many_groups_are_counted_though_only_ten_are_told)
{
    mw_regex *regex = made("(a)(b)(c)(d)(e)(f)(g)(h)(i)(j)(k)", false);
    mw_span at[MW_REGEX_CAPTURES];
    cr_expect_eq(mw_regex_groups(regex), 11);
    cr_assert_eq(mw_regex_find(regex, MW_STR("abcdefghijk"), 0, at, NULL), 1);
    cr_expect(at[9].start == 8 && at[9].end == 9);
    mw_regex_free(regex);
    mw_regex_free(NULL);
}
