/* SPDX-License-Identifier: MIT */
/* A table that is drawn: its columns, its bars, its axis. How it looks is for bars.c and svg.c. */
#include <math.h>

#include "render/report_impl.h"

static bool find(const mw_frame *frame, mw_str name, size_t *column, mw_error *err)
{
    *column = name.data ? mw_frame_column(frame, name) : SIZE_MAX;
    return !name.data || *column != SIZE_MAX ||
           mw_fail(err, MW_EARG, 0, "the table to draw has no column \"%.*s\"", MW_ARG(name));
}

static double number_of(mw_cell cell)
{
    if (cell.type == MW_CELL_INTEGER)
        return (double)cell.integer;
    return cell.type == MW_CELL_REAL && isfinite(cell.real) ? cell.real : NAN;
}

bool mw_chart_bar(const block *b, size_t row, bar *shown)
{
    const chart *c = b->chart;
    shown->value = number_of(mw_frame_cell(b->frame, row, c->value));
    double low = c->low == SIZE_MAX ? NAN : number_of(mw_frame_cell(b->frame, row, c->low));
    double high = c->high == SIZE_MAX ? NAN : number_of(mw_frame_cell(b->frame, row, c->high));
    if (isnan(shown->value)) /* only a range is known: the point stands at its lower end */
        shown->value = isnan(low) ? high : low;
    shown->low = isnan(low) ? shown->value : low;
    shown->high = isnan(high) ? shown->value : high;
    shown->ranged = c->low != SIZE_MAX && c->high != SIZE_MAX;
    return !isnan(shown->value);
}

void mw_chart_label(const block *b, size_t row, mw_buf *out)
{
    for (int i = 0; i < 2 && b->chart->label[i] != SIZE_MAX; i++) {
        mw_buf_add(out, i ? MW_STR(" \xc2\xb7 ") : MW_STR(""));
        mw_cell_write(mw_frame_cell(b->frame, row, b->chart->label[i]), out);
    }
}

/* Whole numbers whole; of others as much as an eye takes from a picture. */
void mw_chart_number(double number, mw_buf *out)
{
    double size = fabs(number), places = size >= 100  ? 1
                                         : size >= 10 ? 10
                                         : size >= 1  ? 100
                                                      : 10000;
    double shown = number == floor(number) ? number : round(number * places) / places;
    mw_cell_write(shown == floor(shown) && size < 9e15 ? mw_cell_integer((int64_t)shown)
                                                       : mw_cell_real(shown),
                  out);
}

/* At most six lines. Bars begin at zero, which their length is measured from. */
axis mw_chart_axis(const block *b)
{
    double least = 0, most = 0;
    for (size_t r = 0; r < mw_frame_row_count(b->frame); r++) {
        bar shown;
        if (!mw_chart_bar(b, r, &shown))
            continue;
        least = fmin(least, shown.low);
        most = fmax(most, shown.high);
    }
    double span = most - least > 0 ? most - least : 1;
    double power = pow(10, floor(log10(span / 6)));
    double steps[] = {1, 2, 5, 10}, step = power * 10;
    for (int i = 3; i >= 0; i--)
        if (span / (steps[i] * power) <= 6)
            step = steps[i] * power;
    return (axis){floor(least / step) * step, ceil((least + span) / step) * step, step};
}

bool mw_report_draw(mw_report *report, const mw_chart *how, mw_error *err)
{
    block *b = report->blocks.count ? &report->blocks.items[report->blocks.count - 1] : NULL;
    if (!b || b->kind != BLOCK_TABLE)
        return mw_fail(err, MW_EARG, 0, "only a table can be drawn");
    chart *made = mw_arena_new(report->arena, chart, err);
    if (!made || !mw_report_keep(report, how->title, &made->title, err))
        return false;
    made->label[0] = made->label[1] = SIZE_MAX;
    if (how->label_count < 1 || how->label_count > 2)
        return mw_fail(err, MW_EARG, 0, "a chart's rows are named by one column or two");
    for (size_t i = 0; i < how->label_count; i++)
        if (!find(b->frame, how->label[i], &made->label[i], err))
            return false;
    if (!find(b->frame, how->value, &made->value, err) ||
        !find(b->frame, how->low, &made->low, err) || !find(b->frame, how->high, &made->high, err))
        return false;
    b->chart = made;
    for (size_t r = 0; r < mw_frame_row_count(b->frame); r++) {
        bar shown;
        if (mw_chart_bar(b, r, &shown))
            return true;
    }
    b->chart = NULL; /* nothing to draw: the table says so itself */
    return mw_frame_row_count(b->frame) == 0 ||
           mw_fail(err, MW_EARG, 0, "the column \"%.*s\" holds no number", MW_ARG(how->value));
}
