/* SPDX-License-Identifier: MIT */
/* How a table is drawn of which nobody said it: lines where it has days, else bars. */
#include "render/chart_impl.h"

static bool is_days(const mw_frame *frame, size_t column)
{
    size_t days = 0;
    for (size_t r = 0; r < mw_frame_row_count(frame); r++) {
        mw_cell cell = mw_frame_cell(frame, r, column);
        if (cell.type == MW_CELL_NULL)
            continue;
        if (cell.type != MW_CELL_TEXT || mw_chart_day(cell) == MW_DAY_NONE)
            return false;
        days++;
    }
    return days > 0;
}

static bool is_of(const mw_frame *frame, size_t column, bool numbers)
{
    for (size_t r = 0; r < mw_frame_row_count(frame); r++) {
        mw_cell_type type = mw_frame_cell(frame, r, column).type;
        if (type != MW_CELL_NULL)
            return numbers ? type == MW_CELL_INTEGER || type == MW_CELL_REAL : type == MW_CELL_TEXT;
    }
    return false;
}

void mw_chart_guess(const mw_frame *frame, mw_chart *how, mw_str *label)
{
    *how = (mw_chart){.kind = MW_CHART_BARS};
    *label = MW_NONE;
    for (size_t c = 0; c < mw_frame_column_count(frame); c++) {
        mw_str name = mw_frame_column_name(frame, c);
        if (!how->date.data && is_days(frame, c))
            how->date = name;
        else if (!how->value.data && is_of(frame, c, true))
            how->value = name;
        else if (!label->data && is_of(frame, c, false))
            *label = name;
    }
    if (how->date.data)
        how->kind = MW_CHART_LINES;
    if (how->date.data)
        how->series = *label;
    how->label = label;
    how->label_count = label->data && !how->date.data ? 1 : 0;
}
