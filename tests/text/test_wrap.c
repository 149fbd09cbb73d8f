/* SPDX-License-Identifier: MIT */
/* Text in lines. */
#include <criterion/criterion.h>

#include "text/wrap.h"

static void wraps(const char *text, size_t width, size_t first, size_t rest, const char *lines)
{
    mw_buf out = {0};
    mw_wrap(mw_str_of(text), width, first, rest, &out);
    cr_assert_str_eq(out.data, lines);
    mw_buf_free(&out);
}

Test(wrap, breaks_at_blanks)
{
    wraps("one two three", 8, 0, 0, "one two\nthree\n");
    wraps("one two three", 7, 0, 0, "one two\nthree\n");
    wraps("one  two ", 20, 0, 0, "one two\n");
}

Test(wrap, indents_the_first_line_and_the_others)
{
    wraps("one two three", 9, 1, 3, " one two\n   three\n");
}

Test(wrap, has_one_line_where_there_is_no_width)
{
    wraps("one two three", 0, 2, 5, "  one two three\n");
}

Test(wrap, keeps_a_no_break_blank_and_prints_it_as_a_blank)
{
    wraps("some 2,148" MW_NO_BREAK "[1] dead", 12, 0, 0, "some\n2,148 [1]\ndead\n");
}

Test(wrap, breaks_a_word_only_where_it_is_wider_than_a_line)
{
    wraps("ab abcdefghij kl", 4, 0, 0, "ab\nabcd\nefgh\nij\nkl\n");
    wraps("abcdef", 4, 0, 2, "abcd\n  ef\n");
}

Test(wrap, counts_columns_and_not_bytes)
{
    wraps("東京東京", 4, 0, 0, "東京\n東京\n");
    wraps("é é é", 3, 0, 0, "é é\né\n");
    wraps("東京", 1, 0, 0, "東\n京\n");
}

Test(wrap, an_empty_text_is_an_empty_line)
{
    wraps("", 10, 2, 2, "  \n");
}
