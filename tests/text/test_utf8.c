/* SPDX-License-Identifier: MIT */
#include "text/utf8.h"

#include <criterion/criterion.h>

Test(utf8, every_character_steps_forth_and_back)
{
    for (uint32_t c = 0; c < 0x110000; c++) {
        if (c >= 0xd800 && c < 0xe000)
            continue;
        char bytes[4];
        mw_str text = {bytes, mw_utf8_put(c, bytes)};
        size_t next, start;
        if (mw_utf8_next(text, 0, &next) != c || next != text.len ||
            mw_utf8_before(text, text.len, &start) != c || start != 0 ||
            mw_utf8_check(text) != text.len)
            cr_assert_fail("U+%04X", c);
    }
}

Test(utf8, bad_bytes_are_one_replacement_each_step)
{
    static const char *const BAD[] = {"\x80",
                                      "\xff",
                                      "\xc0\x80",
                                      "\xe0\x80\x80",
                                      "\xed\xa0\x80",
                                      "\xf4\x90\x80\x80",
                                      "\xf8\x88\x80\x80\x80",
                                      "\xc3",
                                      "\xe2\x80",
                                      "\xf0\x9f\x98"};
    for (size_t i = 0; i < sizeof BAD / sizeof *BAD; i++) {
        mw_str text = mw_str_of(BAD[i]);
        size_t next, start;
        cr_expect_eq(mw_utf8_next(text, 0, &next), 0xfffd, "row %zu", i);
        cr_expect_eq(next, 1, "row %zu", i);
        cr_expect_eq(mw_utf8_before(text, text.len, &start), 0xfffd, "row %zu", i);
        cr_expect_eq(start, text.len - 1, "row %zu", i);
        cr_expect_eq(mw_utf8_check(text), 0, "row %zu", i);
    }
}

static void expect_repair(mw_str text, const char *want, size_t bad)
{
    mw_buf out = {0};
    cr_expect_eq(mw_utf8_repair(text, &out), bad, "%s: not %zu bad", want, bad);
    cr_expect(mw_str_is(mw_buf_str(&out), want), "got %s, want %s", mw_buf_str(&out).data, want);
    cr_expect_eq(mw_utf8_check(mw_buf_str(&out)), mw_buf_str(&out).len);
    mw_buf_free(&out);
}

Test(utf8, repair_replaces_each_broken_sequence_once)
{
    expect_repair(MW_STR("good text, é"), "good text, é", 0);
    expect_repair(MW_STR(""), "", 0);
    expect_repair(MW_STR("a\xff"
                         "b"),
                  "a\xef\xbf\xbd"
                  "b",
                  1);
    expect_repair(MW_STR("a\xe2\x80"), "a\xef\xbf\xbd", 1); /* a sequence cut short */
    expect_repair(MW_STR("\xf0\x9f\x98x"), "\xef\xbf\xbdx", 1);
    expect_repair(MW_STR("\xc0\xaf"), "\xef\xbf\xbd\xef\xbf\xbd", 2); /* an overlong one */
    expect_repair(MW_STR("\xed\xa0\x80"), "\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd", 3);
    expect_repair(MW_STR("\xe2\x80\xe2\x80\x9c"), "\xef\xbf\xbd“", 1);
}

Test(utf8, check_finds_the_first_bad_byte_wherever_it_is)
{
    char text[64];
    for (size_t len = 1; len < sizeof text; len++)
        for (size_t at = 0; at < len; at++) {
            memset(text, 'x', len);
            text[at] = (char)0xfe;
            cr_assert_eq(mw_utf8_check((mw_str){text, len}), at);
        }
}

Test(utf8, properties_of_characters)
{
    cr_expect(mw_utf8_is_letter('a') && mw_utf8_is_letter(0xe9) && mw_utf8_is_letter(0x42f));
    cr_expect(!mw_utf8_is_letter('5') && !mw_utf8_is_letter('_') && !mw_utf8_is_letter(0x201c));
    cr_expect(mw_utf8_is_upper('Z') && mw_utf8_is_upper(0xc9) && !mw_utf8_is_upper(0xe9));
    cr_expect(mw_utf8_is_lower('z') && mw_utf8_is_lower(0xe9) && !mw_utf8_is_lower(0xc9));
    cr_expect(mw_utf8_is_digit('7') && mw_utf8_is_digit(0x1041) && !mw_utf8_is_digit(0xbd));
    cr_expect(mw_utf8_is_mark(0x301) && mw_utf8_is_mark(0x200d) && !mw_utf8_is_mark('a'));
    static const uint32_t BLANKS[] = {' ',    '\n',   '\t',   0,      0x7f,   0x85,  0xa0,
                                      0x2009, 0x200b, 0x2028, 0x202f, 0x3000, 0xfeff};
    for (size_t i = 0; i < sizeof BLANKS / sizeof *BLANKS; i++)
        cr_expect(mw_utf8_is_blank(BLANKS[i]), "U+%04X", BLANKS[i]);
    cr_expect(!mw_utf8_is_blank('a') && !mw_utf8_is_blank(0xa1) && !mw_utf8_is_blank(0xad));
    static const uint32_t QUOTES[] = {'"',    '\'',   0x201c, 0x201d, 0x2018,
                                      0x2019, 0x201e, 0xab,   0xbb};
    for (size_t i = 0; i < sizeof QUOTES / sizeof *QUOTES; i++)
        cr_expect(mw_utf8_is_quote(QUOTES[i]), "U+%04X", QUOTES[i]);
    cr_expect(!mw_utf8_is_quote('`') && !mw_utf8_is_quote(0x2014));
}

static void expect_text(void (*make)(mw_str, mw_buf *), const char *text, const char *want)
{
    mw_buf out = {0};
    make(mw_str_of(text), &out);
    cr_expect(mw_str_is(mw_buf_str(&out), want), "%s: got %s, want %s", text, mw_buf_str(&out).data,
              want);
    mw_buf_free(&out);
}

Test(utf8, folding_is_for_looking_words_up)
{
    expect_text(mw_utf8_fold, "Min Aung HLAING", "min aung hlaing");
    expect_text(mw_utf8_fold, "Myanmar’s", "myanmar's");
    expect_text(mw_utf8_fold, "10\xc2\xa0km", "10 km");
    expect_text(mw_utf8_fold, "ÉTÉ ЛАВРОВ", "été лавров");
    expect_text(mw_utf8_fold, "mili\xc2\xadtary", "military"); /* a soft hyphen */
    expect_text(mw_utf8_fold, "", "");
}

Test(utf8, slugs_are_small_ascii_words_with_hyphens_between)
{
    expect_text(mw_utf8_slug, "António Guterres", "antonio-guterres");
    expect_text(mw_utf8_slug, "  Wunna   Maung Lwin ", "wunna-maung-lwin");
    expect_text(mw_utf8_slug, "Côte d’Ivoire", "cote-divoire");
    expect_text(mw_utf8_slug, "N'Djamena", "ndjamena");
    expect_text(mw_utf8_slug, "U.S. Senate", "u-s-senate");
    expect_text(mw_utf8_slug, "Łódź & Straße", "lodz-strasse");
    expect_text(mw_utf8_slug, "Ærø, Đà Nẵng", "aero-da-nang");
    expect_text(mw_utf8_slug, "--", "");
    expect_text(mw_utf8_slug, "Москва", "москва");
}

Test(utf8, a_slug_is_added_to_what_stands_before)
{
    mw_buf out = {0};
    mw_buf_add(&out, MW_STR("id:"));
    mw_utf8_slug(MW_STR("A b"), &out);
    cr_expect_str_eq(out.data, "id:a-b");
    mw_buf_free(&out);
}

Test(utf8, width_counts_columns_and_count_counts_characters)
{
    cr_expect_eq(mw_utf8_width(MW_STR("abc")), 3);
    cr_expect_eq(mw_utf8_width(MW_STR("é")), 1);
    cr_expect_eq(mw_utf8_width(MW_STR("e\xcc\x81")), 1); /* e and a combining accent */
    cr_expect_eq(mw_utf8_width(MW_STR("漢字")), 4);
    cr_expect_eq(mw_utf8_width(MW_STR("a\nb")), 2);
    cr_expect_eq(mw_utf8_count(MW_STR("é漢x")), 3);
    cr_expect_eq(mw_utf8_count(MW_STR("")), 0);
}
