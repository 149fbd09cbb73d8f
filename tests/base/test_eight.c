/* SPDX-License-Identifier: MIT */
#include "base/eight.h"

#include <criterion/criterion.h>

/* Each byte value in each place, with a neighbour of every kind: what is said of one must not depend on the
 * others. */
static const char NEIGHBOURS[] = {'a', 'z', 'A', 'Z', '@', '[', '`', '{', ' ', '0', '\x7f'};

static bool is_letter(int c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

Test(eight, says_of_each_byte_whether_it_is_a_letter)
{
    for (int c = 0; c < 256; c++)
        for (size_t at = 0; at < MW_EIGHT; at++)
            for (size_t n = 0; n < sizeof NEIGHBOURS; n++) {
                char bytes[MW_EIGHT];
                memset(bytes, NEIGHBOURS[n], sizeof bytes);
                bytes[at] = (char)c;
                uint64_t letters = mw_eight_letters(mw_eight_of(bytes));
                for (size_t i = 0; i < MW_EIGHT; i++)
                    cr_assert_eq(letters >> (8 * i) & 0xff, is_letter((unsigned char)bytes[i]) ? 0x80 : 0,
                                 "byte %d at %zu beside %d", c, at, NEIGHBOURS[n]);
            }
}

Test(eight, makes_small_letters_of_capitals_and_leaves_the_rest)
{
    for (int c = 0; c < 128; c++)
        for (size_t at = 0; at < MW_EIGHT; at++) {
            char bytes[MW_EIGHT], small[MW_EIGHT];
            memset(bytes, 'Q', sizeof bytes);
            bytes[at] = (char)c;
            mw_eight_put(mw_eight_lower(mw_eight_of(bytes)), small);
            for (size_t i = 0; i < MW_EIGHT; i++) {
                char want = bytes[i] >= 'A' && bytes[i] <= 'Z' ? (char)(bytes[i] + 32) : bytes[i];
                cr_assert_eq(small[i], want);
            }
        }
}

Test(eight, a_few_bytes_are_eight_cut_short)
{
    static const char bytes[] = "abcd\xc3\xa9gh";
    uint64_t all = mw_eight_of(bytes);
    cr_expect_eq(mw_eight_few(bytes, 0), 0);
    for (size_t len = 1; len < MW_EIGHT; len++)
        cr_expect_eq(mw_eight_few(bytes, len), mw_eight_cut(all, len), "%zu bytes", len);
    cr_expect_eq(mw_eight_cut(all, MW_EIGHT), all);
    cr_expect_eq(mw_eight_start(bytes, 8), all);
    cr_expect_eq(mw_eight_start(bytes, 3), mw_eight_few(bytes, 3));
}

Test(eight, counts_the_bytes_before_the_first_marked_one)
{
    cr_expect_eq(mw_eight_before(0), 8);
    for (size_t at = 0; at < MW_EIGHT; at++)
        cr_expect_eq(mw_eight_before((uint64_t)0x80 << 8 * at | (uint64_t)1 << 63), at);
}
