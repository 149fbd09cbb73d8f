/* SPDX-License-Identifier: MIT */
#include <moonwire/error.h>

#include <criterion/criterion.h>

Test(error, says_what_where_and_returns_false)
{
    mw_error err = {0};
    cr_expect_not(mw_fail(&err, MW_EPARSE, 17, "line %d is bad", 3));
    cr_expect_eq(err.code, MW_EPARSE);
    cr_expect_eq(err.offset, 17);
    cr_expect_str_eq(err.text, "line 3 is bad");
    cr_expect_not(mw_fail(NULL, MW_EIO, 0, "nobody asked"));
}

Test(error, a_long_text_is_cut_and_ends_in_nul)
{
    char words[2000];
    memset(words, 'x', sizeof words - 1);
    words[sizeof words - 1] = '\0';
    mw_error err = {0};
    mw_fail(&err, MW_EIO, 0, "%s", words);
    cr_expect_eq(strlen(err.text), sizeof err.text - 1);
}
