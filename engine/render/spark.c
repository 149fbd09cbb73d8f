/* SPDX-License-Identifier: MIT */
/* Numbers in a cell ("3 0 1 7") as a line of blocks: ▃▁▂█. A nothing is the lowest block, the most of
 * the whole column the highest, so that the rows of a column can be compared. */
#include "render/chart_impl.h"

/* The next number of a text; false at its end. A text that is not all numbers has `*bad` set. */
static bool next_number(mw_str text, size_t *at, uint64_t *number, bool *bad)
{
    while (*at < text.len && text.data[*at] == ' ')
        ++*at;
    size_t start = *at;
    *number = 0;
    while (*at < text.len && text.data[*at] >= '0' && text.data[*at] <= '9' && *at - start < 9)
        *number = *number * 10 + (uint64_t)(text.data[(*at)++] - '0');
    *bad = *at == start ? *at < text.len : *at < text.len && text.data[*at] != ' ';
    return *at > start && !*bad;
}

/* The most of a column; false: a cell is not numbers. */
static bool most_of(const mw_frame *frame, size_t column, uint64_t *most)
{
    *most = 0;
    for (size_t r = 0; r < mw_frame_row_count(frame); r++) {
        mw_cell cell = mw_frame_cell(frame, r, column);
        bool bad = cell.type != MW_CELL_TEXT && cell.type != MW_CELL_NULL;
        uint64_t number;
        for (size_t at = 0; !bad && next_number(cell.text, &at, &number, &bad);)
            *most = number > *most ? number : *most;
        if (bad)
            return false;
    }
    return true;
}

void mw_spark_write(const block *b, size_t row, size_t column, mw_buf *out)
{
    static const char *const BLOCKS[] = {"\xe2\x96\x81", "\xe2\x96\x82", "\xe2\x96\x83",
                                         "\xe2\x96\x84", "\xe2\x96\x85", "\xe2\x96\x86",
                                         "\xe2\x96\x87", "\xe2\x96\x88"};
    mw_cell cell = mw_frame_cell(b->frame, row, column);
    uint64_t most, number;
    bool bad = !most_of(b->frame, column, &most) || cell.type != MW_CELL_TEXT;
    for (size_t at = 0; !bad && next_number(cell.text, &at, &number, &bad);)
        mw_buf_add(out, mw_str_of(BLOCKS[number ? (number * 7 + most - 1) / most : 0]));
}

bool mw_report_spark(mw_report *report, mw_str name, mw_error *err)
{
    block *b = report->blocks.count ? &report->blocks.items[report->blocks.count - 1] : NULL;
    uint64_t most;
    if (!b || b->kind != BLOCK_TABLE)
        return mw_fail(err, MW_EARG, 0, "only a table has columns to draw");
    size_t column = mw_frame_column(b->frame, name);
    if (column == SIZE_MAX)
        return mw_fail(err, MW_EARG, 0, "the table has no column \"%.*s\"", MW_ARG(name));
    if (!most_of(b->frame, column, &most))
        return mw_fail(err, MW_EARG, 0,
                       "the column \"%.*s\" is not of whole numbers parted by blanks", MW_ARG(name));
    b->spark = column + 1;
    return true;
}
