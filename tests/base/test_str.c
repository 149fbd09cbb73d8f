/* SPDX-License-Identifier: MIT */
#include <moonwire/str.h>

#include <criterion/criterion.h>

Test(str, not_known_is_not_the_same_pointer_as_empty_but_equal_in_bytes)
{
    cr_expect_null(mw_str_of(NULL).data);
    cr_expect(mw_str_of("").data && mw_str_of("").len == 0);
    cr_expect(mw_str_equal(MW_NONE, MW_STR("")));
    cr_expect(mw_str_is(MW_STR("a"), "a") && !mw_str_is(MW_STR("a"), "ab"));
}

Test(str, order_is_by_bytes_with_a_prefix_first)
{
    static const char *const SORTED[] = {"", "A", "Ab", "a", "aa", "ab", "\xc3\xa9"};
    for (int i = 0; i < 7; i++)
        for (int k = 0; k < 7; k++) {
            int order = mw_str_compare(mw_str_of(SORTED[i]), mw_str_of(SORTED[k]));
            cr_expect(i < k   ? order < 0
                      : i > k ? order > 0
                              : order == 0,
                      "%s %s", SORTED[i], SORTED[k]);
        }
}

Test(str, starts_ends_and_equality_without_case)
{
    cr_expect(mw_str_starts(MW_STR("Lavrov"), MW_STR("Lav")) &&
              mw_str_starts(MW_STR(""), MW_STR("")));
    cr_expect_not(mw_str_starts(MW_STR("La"), MW_STR("Lav")));
    cr_expect(mw_str_ends(MW_STR("Lavrov"), MW_STR("rov")) &&
              !mw_str_ends(MW_STR("ov"), MW_STR("rov")));
    cr_expect(mw_str_equal_fold(MW_STR("AsEaN"), MW_STR("aSeAn")));
    cr_expect_not(mw_str_equal_fold(MW_STR("["), MW_STR("{")), "only letters have case");
}

Test(str, find_starts_where_it_is_told)
{
    mw_str text = MW_STR("abcabc");
    cr_expect_eq(mw_str_find(text, MW_STR("bc"), 0), 1);
    cr_expect_eq(mw_str_find(text, MW_STR("bc"), 2), 4);
    cr_expect_eq(mw_str_find(text, MW_STR("bc"), 5), 6, "absent");
    cr_expect_eq(mw_str_find(text, MW_STR(""), 3), 3);
    cr_expect_eq(mw_str_find(text, MW_STR("a"), 99), 6);
    cr_expect_eq(mw_str_find(text, MW_STR("abcabcd"), 0), 6);
}

Test(str, trim_takes_blanks_from_both_ends)
{
    cr_expect(mw_str_is(mw_str_trim(MW_STR(" \t a b\r\n")), "a b"));
    cr_expect_eq(mw_str_trim(MW_STR(" \n ")).len, 0);
}

Test(str, cut_gives_every_part_the_empty_ones_too)
{
    static const char *const WANT[] = {"a", "", "bc", ""};
    mw_str rest = MW_STR("a,,bc,"), part;
    int count = 0;
    while (mw_str_cut(&rest, ',', &part)) {
        cr_assert(count < 4);
        cr_expect(mw_str_is(part, WANT[count]), "part %d", count);
        count++;
    }
    cr_expect_eq(count, 4);
    rest = MW_STR("");
    cr_expect(mw_str_cut(&rest, ',', &part) && part.len == 0, "an empty text has one empty part");
    cr_expect_not(mw_str_cut(&rest, ',', &part));
}

Test(str, integer_reads_all_of_the_text_or_nothing)
{
    int64_t value = 0;
    cr_expect(mw_str_integer(MW_STR("2148"), &value) && value == 2148);
    cr_expect(mw_str_integer(MW_STR("-9223372036854775808"), &value) && value == INT64_MIN);
    cr_expect(mw_str_integer(MW_STR("9223372036854775807"), &value) && value == INT64_MAX);
    static const char *const BAD[] = {"",
                                      "-",
                                      "+1",
                                      "1 ",
                                      " 1",
                                      "1.0",
                                      "0x1",
                                      "9223372036854775808",
                                      "-9223372036854775809",
                                      "99999999999999999999",
                                      "1,000"};
    for (size_t i = 0; i < sizeof BAD / sizeof *BAD; i++)
        cr_expect_not(mw_str_integer(mw_str_of(BAD[i]), &value), "\"%s\"", BAD[i]);
}
