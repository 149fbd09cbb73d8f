/* SPDX-License-Identifier: MIT */
/* Tables as reports set them: cells of several lines, a last column that stays, numbers kept whole. */
#include "frame/print.h"
#include "frame/sample.h"

static void prints(const char *rows, mw_table_style style, const char *expected)
{
    mw_buf out = {0};
    mw_error err = {0};
    mw_frame *frame = frame_of(rows);
    cr_assert(mw_print_table(frame, style, &out, &err), "%s", err.text);
    mw_frame_free(frame);
    is_text(&out, expected);
}

Test(style, a_cell_without_room_takes_several_lines)
{
    prints("what|who\nat least ninety people|Min Aung Hlaing\na|b", (mw_table_style){.width = 22, .lines_max = 3},
           "what        who\n"
           "──────────  ──────────\n"
           "at least    Min Aung\n"
           "ninety      Hlaing\n"
           "people\n"
           "a           b\n");
}

Test(style, what_does_not_fit_those_lines_is_cut)
{
    prints("who|n\none two three four five six|1", (mw_table_style){.width = 13, .lines_max = 2},
           "who         n\n"
           "──────────  ─\n"
           "one two     1\n"
           "three…\n");
}

Test(style, a_number_never_loses_a_digit)
{
    prints("text\nmore than 1,000 people", (mw_table_style){.width = 13}, "text\n─────────────\nmore than…\n");
    prints("text\nmore than 1,000 people", (mw_table_style){.width = 16}, "text\n────────────────\nmore than 1,000…\n");
    prints("text\nUSD 406,000,000 more", (mw_table_style){.width = 11, .lines_max = 4},
           "text\n───────────\nUSD\n406,000,000\nmore\n");
}

Test(style, the_last_column_stays_whole_when_others_go)
{
    prints("a|b|c|marks\nsome words|other words|third words|[1–20 of 30]",
           (mw_table_style){.width = 24, .keep_last = true},
           "a           marks\n"
           "──────────  ────────────\n"
           "some words  [1–20 of 30]\n"
           "… 2 more columns: b, c\n");
}

Test(style, a_last_column_of_markdown_is_not_escaped)
{
    mw_buf out = {0};
    mw_frame *frame = frame_of("a|marks\n*x*|[^1]");
    cr_assert(mw_print_markdown(frame, (mw_table_style){.last_is_markdown = true}, &out, NULL));
    mw_frame_free(frame);
    is_text(&out, "| a | marks |\n| --- | --- |\n| \\*x\\* | [^1] |\n");
}
