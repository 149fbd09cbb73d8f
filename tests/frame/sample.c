/* SPDX-License-Identifier: MIT */
/* Small frames written down as text. */
#include "frame/sample.h"

#include <stdio.h>
#include <stdlib.h>

enum { CELLS_MAX = 16 };

static mw_cell cell_of(mw_str text)
{
    int64_t integer;
    if (!text.len)
        return mw_cell_null();
    if (mw_str_is(text, "true") || mw_str_is(text, "false"))
        return mw_cell_bool(text.data[0] == 't');
    if (mw_str_integer(text, &integer))
        return mw_cell_integer(integer);
    char copy[64], *end;
    snprintf(copy, sizeof copy, "%.*s", MW_ARG(text));
    double real = strtod(copy, &end);
    return *end ? mw_cell_text(text) : mw_cell_real(real);
}

mw_frame *frame_of(const char *rows)
{
    mw_frame *frame = mw_frame_new(NULL);
    mw_str rest = mw_str_of(rows), line, field;
    mw_str_cut(&rest, '\n', &line);
    while (mw_str_cut(&line, '|', &field))
        cr_assert(mw_frame_add_column(frame, field, NULL));
    for (size_t row = 0; mw_str_cut(&rest, '\n', &line); row++) {
        mw_cell cells[CELLS_MAX];
        size_t count = 0;
        while (mw_str_cut(&line, '|', &field))
            cells[count++] = cell_of(field);
        cr_assert_eq(count, mw_frame_column_count(frame));
        cr_assert_eq(mw_frame_add_row(frame, cells, NULL), row);
        char id[16];
        snprintf(id, sizeof id, "r%zu", row);
        cr_assert(mw_frame_add_evidence(frame, row, (mw_cite){mw_str_of(id), {0, 5}}, NULL));
    }
    return frame;
}

mw_buf frame_text(const mw_frame *frame)
{
    mw_buf out = {0};
    for (size_t c = 0; c < mw_frame_column_count(frame); c++)
        mw_buf_print(&out, "%s%.*s", c ? "|" : "", MW_ARG(mw_frame_column_name(frame, c)));
    for (size_t r = 0; r < mw_frame_row_count(frame); r++)
        for (size_t c = 0; c < mw_frame_column_count(frame); c++) {
            mw_buf_char(&out, c ? '|' : '\n');
            mw_cell_write(mw_frame_cell(frame, r, c), &out);
        }
    return out;
}

void is_frame(mw_frame *frame, const char *rows)
{
    cr_assert(frame);
    mw_buf out = frame_text(frame);
    is_text(&out, rows);
    mw_frame_free(frame);
}

void is_text(mw_buf *out, const char *expected)
{
    cr_assert(mw_buf_ok(out, NULL));
    cr_assert_str_eq(mw_buf_str(out).data, expected, "is:\n%s\nexpected:\n%s", mw_buf_str(out).data,
                     expected);
    mw_buf_free(out);
}
