/* SPDX-License-Identifier: MIT */
/* Tables that fit, and texts that cannot play tricks on a terminal. */
#include "frame/sample.h"

#include "text/utf8.h"

static void prints(mw_frame *frame, size_t width, size_t rows, const char *expected)
{
    mw_buf out = {0};
    cr_assert(mw_frame_print(frame, width, rows, &out, NULL));
    mw_frame_free(frame);
    is_text(&out, expected);
}

Test(print, numbers_stand_right_and_texts_left)
{
    prints(frame_of("speaker|quotes|share\nSergey Lavrov|12|0.123456\nASEAN|3|\n|1000|2.0"), 0, 0,
           "speaker        quotes  share\n"
           "─────────────  ──────  ─────\n"
           "Sergey Lavrov      12  0.123\n"
           "ASEAN               3\n"
           "                 1000      2\n");
}

Test(print, says_how_many_rows_are_left)
{
    prints(frame_of("n\n1\n2\n3"), 0, 2, "n\n─\n1\n2\n… 1 more row\n");
    prints(frame_of("n\n1\n2\n3"), 0, 1, "n\n─\n1\n… 2 more rows\n");
    prints(frame_of("n\n1\n2\n3"), 0, 3, "n\n─\n1\n2\n3\n");
}

Test(print, a_table_without_rows_shows_its_columns)
{
    prints(frame_of("who|what"), 0, 0, "who  what\n───  ────\n");
}

Test(print, long_texts_give_way_to_short_ones_and_to_numbers)
{
    prints(frame_of("text|who|n\nThe ministers agreed to meet again in Jakarta|Don|123456"), 36, 0,
           "text                     who       n\n"
           "───────────────────────  ───  ──────\n"
           "The ministers agreed t…  Don  123456\n");
}

/* What leads up to a word is read from its end. */
Test(print, a_column_called_left_is_cut_at_its_beginning)
{
    prints(frame_of("left|text|right\nhe met the chief of the|junta|in Naypyidaw on Wednesday\nsaid the|junta|"), 36, 0,
           "          left  text   right\n"
           "──────────────  ─────  ─────────────\n"
           " …chief of the  junta  in Naypyidaw…\n"
           "      said the  junta\n");
}

Test(print, ids_are_cut_only_when_cutting_texts_is_not_enough)
{
    static const char FOUND[] = "article|title\n2021-04-11-eighty-two-dead|Monitors count the dead";
    prints(frame_of(FOUND), 40, 0,
           "article                     title\n"
           "──────────────────────────  ────────────\n"
           "2021-04-11-eighty-two-dead  Monitors co…\n");
    prints(frame_of(FOUND), 32, 0,
           "article          title\n"
           "───────────────  ───────────────\n"
           "2021-04-11-eig…  Monitors count…\n");
}

Test(print, columns_without_room_are_named_below)
{
    prints(frame_of("first words|second words|third words|fourth words\n"
                    "aaaaaaaaaaaaaaaa|bbbbbbbbbbbbbbbbb|cccccccccccccccc|d"),
           20, 0,
           "first wo…  second w…\n"
           "─────────  ─────────\n"
           "aaaaaaaa…  bbbbbbbb…\n"
           "… 2 more columns: t…\n");
}

Test(print, counts_the_columns_that_characters_take)
{
    prints(frame_of("name|n\n東京|1\ne\xcc\x81t\xc3\xa9|22"), 0, 0,
           "name   n\n────  ──\n東京   1\ne\xcc\x81t\xc3\xa9   22\n");
    prints(frame_of("name\n東京都知事が訪問した"), 10, 0, "name\n──────────\n東京都知…\n");
}

Test(print, no_control_character_of_a_text_reaches_the_terminal)
{
    mw_frame *frame = mw_frame_new(NULL);
    mw_frame_add_column(frame, MW_STR("a\x1b[31m"), NULL);
    const mw_cell cells[] = {
        mw_cell_text(MW_STR("one\r\n\ttwo\xe2\x80\xa8three")),
        mw_cell_text(MW_STR("\x1b]0;title\x07 \x7f \xc2\x9b \x00 \xe2\x80\xae")),
        mw_cell_text(MW_STR("\xff\xc3(\xed\xa0\x80")),
    };
    for (size_t i = 0; i < 3; i++)
        mw_frame_add_row(frame, &cells[i], NULL);
    mw_buf out = {0};
    cr_assert(mw_frame_print(frame, 0, 0, &out, NULL));
    cr_assert(strstr(out.data, "one two three"));
    for (size_t at = 0, next; at < out.len; at = next) {
        uint32_t c = mw_utf8_next(mw_buf_str(&out), at, &next);
        cr_assert(c == '\n' || (c >= 0x20 && c < 0x7f) || c > 0xa0, "U+%04X", c);
        cr_assert(c < 0x202a || c > 0x202e);
    }
    cr_assert_eq(mw_utf8_check(mw_buf_str(&out)), out.len);
    mw_buf_free(&out);
    mw_frame_free(frame);
}

Test(print, no_table_is_wider_than_it_may_be)
{
    static const char *const TABLES[] = {
        "text|who|n\nThe ministers agreed to meet again in Jakarta|Don|123456",
        "a|b|c|d|e|f|g|h\nalpha beta gamma|22222222|x|delta epsilon zeta|1|2|3|4",
        "number\n1234567890123456789",
        "東京都知事が訪問した|n\n東京都知事が訪問した東京都知事が訪問した|1\nab|2",
        "n|a very long name of a column that holds numbers\n1|2",
    };
    for (size_t t = 0; t < sizeof TABLES / sizeof *TABLES; t++)
        for (size_t width = 1; width < 70; width++) {
            mw_frame *frame = frame_of(TABLES[t]);
            mw_buf out = {0};
            cr_assert(mw_frame_print(frame, width, 1, &out, NULL));
            mw_str rest = mw_buf_str(&out), line;
            while (mw_str_cut(&rest, '\n', &line)) {
                bool counts_rows =
                    mw_str_ends(line, MW_STR("more row")) || mw_str_ends(line, MW_STR("more rows"));
                cr_assert(counts_rows || mw_utf8_width(line) <= width, "table %zu at %zu: %s", t,
                          width, out.data);
            }
            mw_buf_free(&out);
            mw_frame_free(frame);
        }
}

static void marks_down(mw_frame *frame, const char *expected)
{
    mw_buf out = {0};
    cr_assert(mw_frame_markdown(frame, &out, NULL));
    mw_frame_free(frame);
    is_text(&out, expected);
}

Test(markdown, is_a_table_with_numbers_on_the_right)
{
    marks_down(frame_of("who|n\nUN|1\n|2"), "| who | n |\n| --- | ---: |\n| UN | 1 |\n|  | 2 |\n");
}

Test(markdown, escapes_what_would_be_markup)
{
    mw_frame *frame = frame_of("t");
    mw_cell cell = mw_cell_text(MW_STR("a|b *c* [d](javascript:e) <f> `g` \\ &amp; _h_\nnext"));
    mw_frame_add_row(frame, &cell, NULL);
    marks_down(frame, "| t |\n| --- |\n| a\\|b \\*c\\* \\[d\\](javascript:e) \\<f\\> \\`g\\` \\\\ "
                      "\\&amp; \\_h\\_ next |\n");
}
