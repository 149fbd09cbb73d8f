/* SPDX-License-Identifier: MIT */
#include "train/abbreviations.h"

#include "base/file.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <unistd.h>

static const char TEXT[] =
    "Gen.\t_\t_\t1\nAung\t_\t_\t1\nleft\t_\t_\t0\n.\t_\t_\t1\n\n"
    "No.\t_\t_\t1\n5\t_\t_\t1\nleft\t_\t_\t1\nthe\t_\t_\t1\nU.S.\t_\t_\tP\n\n"
    "“\t_\t_\t0\nThe\t_\t_\t1\nGen\t_\t_\t1\nleft\t_\t_\t0\n.\t_\t_\t0\n”\t_\t_\tP\n\n"
    "The\t_\t_\t1\nGen.\t_\t_\t1\nwas\t_\t_\t1\nAung\t_\t_\t0\n.\t_\t_\tP\n\n";

static mw_dots *read_text(void)
{
    char path[] = "/tmp/moonwire-dots-XXXXXX";
    mw_error err = {0};
    int file = mkstemp(path);
    cr_assert(file >= 0);
    cr_assert_eq(write(file, TEXT, sizeof TEXT - 1), (ssize_t)sizeof TEXT - 1);
    close(file);
    mw_dots *dots = mw_dots_new(&err);
    cr_assert(dots && mw_dots_read(dots, path, &err), "%s", err.text);
    unlink(path);
    return dots;
}

Test(abbreviations, forms_are_listed_with_what_follows_them)
{
    mw_buf out = {0};
    mw_dots *dots = read_text();
    cr_assert(mw_dots_list_forms(dots, 1, &out, NULL));
    cr_expect_str_eq(out.data, "form\tdotted\tbare\tcapital\tdigit\tsmall\tother\tlast\n"
                               "Gen.\t2\t1\t1\t0\t1\t0\t0\n"
                               "No.\t1\t0\t0\t1\t0\t0\t0\n"
                               "U.S.\t1\t0\t0\t0\t0\t0\t1\n");
    mw_buf_clear(&out);
    cr_assert(mw_dots_list_forms(dots, 2, &out, NULL));
    cr_expect(strstr(out.data, "Gen.") && !strstr(out.data, "No."));
    mw_buf_free(&out);
    mw_dots_free(dots);
}

Test(abbreviations, a_starter_has_its_capital_only_at_a_beginning)
{
    mw_buf out = {0};
    mw_dots *dots = read_text();
    cr_assert(mw_dots_list_starters(dots, 2, &out, NULL));
    cr_expect_str_eq(out.data, "word\tbegins\twithin\nThe\t2\t0\n");
    mw_buf_free(&out);
    mw_dots_free(dots);
}

Test(abbreviations, a_file_that_cannot_be_read_is_named)
{
    mw_error err = {0};
    mw_dots *dots = mw_dots_new(NULL);
    cr_expect_not(mw_dots_read(dots, "/nonexistent/a.col", &err));
    cr_expect(strstr(err.text, "/nonexistent/a.col"), "%s", err.text);
    mw_dots_free(dots);
}
