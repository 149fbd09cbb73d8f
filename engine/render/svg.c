/* SPDX-License-Identifier: MIT */
/* A drawn table as SVG inside the page: a row each for the label, the bar and its number, so that
 * no label can meet another. Texts are measured by the advance widths below and cut where they are
 * too long; colours are the page's own, which has a light and a dark set. */
#include <math.h>

#include "frame/print.h"
#include "render/html_impl.h"
#include "text/utf8.h"

enum { WIDTH = 640, ROW = 24, LABEL_MAX = 230, GAP = 10, TOP = 8, FOOT = 22 };

typedef struct drawing {
    const block *b;
    axis axis;
    double left, width; /* of the plot */
    size_t drawn;       /* rows so far */
    const bool *listed;
    mw_buf *out;
} drawing;

/* Advance widths of a sans-serif at 13 pixels, in tenths of a pixel: rounded up, so that a text is
 * never wider. */
static unsigned advance(uint32_t c)
{
    if (c == ' ' || c == '.' || c == ',' || c == 'i' || c == 'l' || c == 'j' || c == '\'' ||
        c == 'I')
        return 42;
    if (c == 'f' || c == 't' || c == 'r' || c == '-' || c == '(' || c == ')')
        return 52;
    if (c == 'm' || c == 'M' || c == 'W' || c == 'w' || c == '@' || c == 0x2026)
        return 130;
    if (c >= 'A' && c <= 'Z')
        return 98;
    if (c < 0x300)
        return 80;
    return c >= 0x1100 ? 135 : 90; /* wide letters of East Asia; all others */
}

static double width_of(mw_str text)
{
    unsigned tenths = 0;
    for (size_t at = 0, next; at < text.len; at = next)
        tenths += advance(mw_utf8_next(text, at, &next));
    return tenths / 10.0;
}

/* The label, cut with an ellipsis where it is wider than the room for it. */
static void fit_label(const block *b, size_t row, mw_buf *out)
{
    mw_buf label = {0}, clean = {0};
    mw_chart_label(b, row, &label);
    mw_print_clean(mw_buf_str(&label), &clean);
    mw_str text = mw_buf_str(&clean);
    size_t end = text.len, at = 0, next;
    if (width_of(text) > LABEL_MAX) {
        for (end = 0; at < text.len; at = next) {
            mw_utf8_next(text, at, &next);
            if (width_of(mw_str_sub(text, 0, next)) + 13 > LABEL_MAX)
                break;
            end = next;
        }
    }
    mw_buf_add(out, mw_str_sub(text, 0, end));
    mw_buf_add(out, end < text.len ? MW_STR("\xe2\x80\xa6") : MW_STR(""));
    out->failed |= label.failed || clean.failed;
    mw_buf_free(&label);
    mw_buf_free(&clean);
}

static double x_of(const drawing *d, double number)
{
    return d->left + (number - d->axis.from) / (d->axis.to - d->axis.from) * d->width;
}

/* "564–745": what stands behind a bar. */
static void write_numbers(const bar *shown, mw_buf *out)
{
    mw_chart_number(shown->ranged ? shown->low : shown->value, out);
    if (shown->ranged && shown->low < shown->high) {
        mw_buf_add(out, MW_STR("\xe2\x80\x93"));
        mw_chart_number(shown->high, out);
    }
}

static void put_axis(const drawing *d, size_t rows)
{
    double bottom = TOP + (double)rows * ROW;
    size_t lines = (size_t)((d->axis.to - d->axis.from) / d->axis.step + 0.5);
    for (size_t i = 0; i <= lines; i++) {
        double at = d->axis.from + (double)i * d->axis.step, x = x_of(d, at);
        mw_buf_print(d->out,
                     "<line class=\"grid\" x1=\"%.1f\" x2=\"%.1f\" y1=\"%d\" y2=\"%.0f\"/>"
                     "<text class=\"tick\" x=\"%.1f\" y=\"%.0f\" text-anchor=\"middle\">",
                     x, x, TOP, bottom, x, bottom + 15);
        mw_chart_number(at, d->out);
        mw_buf_add(d->out, MW_STR("</text>\n"));
    }
}

static void put_shape(const drawing *d, const bar *shown, double y)
{
    double zero = x_of(d, 0), x = x_of(d, shown->value);
    if (shown->ranged)
        mw_buf_print(d->out,
                     "<line class=\"range\" x1=\"%.1f\" x2=\"%.1f\" y1=\"%.1f\" y2=\"%.1f\"/>"
                     "<circle class=\"point\" cx=\"%.1f\" cy=\"%.1f\" r=\"5\"/>",
                     x_of(d, shown->low), x_of(d, shown->high), y, y, x, y);
    else
        mw_buf_print(d->out,
                     "<rect class=\"bar\" x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"14\"/>",
                     x < zero ? x : zero, y - 7,
                     x < zero       ? zero - x
                     : x - zero > 1 ? x - zero
                                    : 1);
}

/* A row, which leads to its first sentence. */
static void put_row(drawing *d, size_t row)
{
    bar shown;
    if (!mw_chart_bar(d->b, row, &shown))
        return;
    const table_row *r = &d->b->rows[row];
    double y = TOP + (double)d->drawn++ * ROW + ROW / 2.0,
           end = x_of(d, shown.high > 0 ? shown.high : 0);
    bool linked = r->cite_count && d->listed[r->cites[0] - 1];
    mw_buf label = {0};
    fit_label(d->b, row, &label);
    if (linked)
        mw_buf_print(d->out, "<a href=\"#e%u\">", (unsigned)r->cites[0]);
    mw_buf_print(d->out, "<text class=\"label\" x=\"%.1f\" y=\"%.1f\" text-anchor=\"end\">",
                 d->left - GAP, y + 4.5);
    mw_html_text(mw_buf_str(&label), d->out);
    mw_buf_add(d->out, MW_STR("</text>"));
    put_shape(d, &shown, y);
    mw_buf_print(d->out, "<text class=\"number\" x=\"%.1f\" y=\"%.1f\">",
                 end + (shown.ranged ? 10 : 6), y + 4.5);
    write_numbers(&shown, d->out);
    mw_buf_add(d->out, linked ? MW_STR("</text></a>\n") : MW_STR("</text>\n"));
    d->out->failed |= label.failed;
    mw_buf_free(&label);
}

/* How many rows are drawn, and the room that the widest label and the widest numbers need. */
static size_t measure(const block *b, double *widest, double *numbers)
{
    size_t rows = 0;
    *widest = *numbers = 0;
    for (size_t r = 0; r < mw_frame_row_count(b->frame); r++) {
        bar shown;
        mw_buf label = {0}, behind = {0};
        if (mw_chart_bar(b, r, &shown)) {
            fit_label(b, r, &label);
            write_numbers(&shown, &behind);
            *widest = fmax(*widest, width_of(mw_buf_str(&label)));
            *numbers = fmax(*numbers, width_of(mw_buf_str(&behind)));
            rows++;
        }
        mw_buf_free(&label);
        mw_buf_free(&behind);
    }
    return rows;
}

bool mw_chart_svg(const block *b, const bool *listed, mw_buf *out, mw_error *err)
{
    double widest, numbers;
    size_t rows = measure(b, &widest, &numbers);
    drawing d = {
        .b = b, .axis = mw_chart_axis(b), .left = widest + GAP, .listed = listed, .out = out};
    d.width = WIDTH - d.left - numbers - 2 * GAP;
    mw_buf_print(out, "<svg viewBox=\"0 0 %d %zu\" role=\"img\" aria-label=\"", WIDTH,
                 TOP + rows * ROW + FOOT);
    mw_html_text(b->chart->title.len ? b->chart->title : MW_STR("chart"), out);
    mw_buf_add(out, MW_STR("\">\n"));
    mw_html_part(out, "<title>", b->chart->title, "</title>\n");
    mw_buf_print(out, "<desc>%zu bars; the table below has the numbers.</desc>\n", rows);
    put_axis(&d, rows);
    for (size_t r = 0; r < mw_frame_row_count(b->frame); r++)
        put_row(&d, r);
    mw_buf_add(out, MW_STR("</svg>\n"));
    return mw_buf_ok(out, err);
}
