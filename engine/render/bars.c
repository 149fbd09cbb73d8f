/* SPDX-License-Identifier: MIT */
/* A drawn table in characters: a bar a row to an eighth of a column, or a line with a point on it;
 * the same for each series. What the other kinds look like is for print_*.c. */
#include "frame/print.h"
#include "render/chart_impl.h"
#include "text/utf8.h"

enum { LABEL_MAX = 34, BAR_MIN = 10, BAR_MAX = 48 };

typedef struct picture {
    const block *b;
    axis axis;
    size_t label, bar; /* columns */
    mw_buf *out;
} picture;

void mw_print_column(mw_str said, size_t columns, mw_buf *out)
{
    mw_buf clean = {0};
    mw_print_clean(said, &clean);
    mw_str text = mw_buf_str(&clean);
    size_t end = 0, next, used = 0, width = mw_utf8_width(text);
    while (end < text.len) {
        mw_utf8_next(text, end, &next);
        size_t more = mw_utf8_width(mw_str_sub(text, end, next));
        if (used + more > columns - (width > columns))
            break;
        used += more;
        end = next;
    }
    mw_buf_add(out, mw_str_sub(text, 0, end));
    if (end < text.len) {
        mw_buf_add(out, MW_STR("\xe2\x80\xa6"));
        used++;
    }
    mw_buf_fill(out, ' ', columns - used);
    out->failed |= clean.failed;
    mw_buf_free(&clean);
}

static void put_label(const picture *p, size_t row)
{
    mw_buf label = {0};
    mw_chart_label(p->b, row, &label);
    mw_print_column(mw_buf_str(&label), p->label, p->out);
    mw_buf_add(p->out, MW_STR("  "));
    p->out->failed |= label.failed;
    mw_buf_free(&label);
}

static double place_of(const picture *p, double number)
{
    return (number - p->axis.from) / (p->axis.to - p->axis.from) * (double)p->bar;
}

static void put_times(mw_buf *out, const char *what, size_t times)
{
    for (size_t i = 0; i < times; i++)
        mw_buf_add(out, mw_str_of(what));
}

/* From zero, or back to it. */
static void put_bar(const picture *p, double number)
{
    static const char *const EIGHTHS[] = {"",
                                          "\xe2\x96\x8f",
                                          "\xe2\x96\x8e",
                                          "\xe2\x96\x8d",
                                          "\xe2\x96\x8c",
                                          "\xe2\x96\x8b",
                                          "\xe2\x96\x8a",
                                          "\xe2\x96\x89"};
    double zero = place_of(p, 0), end = place_of(p, number);
    size_t from = (size_t)(zero < end ? zero : end),
           eighths = (size_t)((zero < end ? end - zero : zero - end) * 8 + 0.5);
    put_times(p->out, " ", from);
    put_times(p->out, "\xe2\x96\x88", eighths / 8);
    mw_buf_add(p->out, mw_str_of(EIGHTHS[eighths % 8]));
    if (!eighths)
        mw_buf_add(p->out, MW_STR("\xe2\x96\x8f"));
}

static void put_range(const picture *p, const bar *shown)
{
    size_t low = (size_t)place_of(p, shown->low), high = (size_t)place_of(p, shown->high);
    size_t point = (size_t)place_of(p, shown->value);
    put_times(p->out, " ", low);
    for (size_t at = low; at <= high; at++)
        mw_buf_add(p->out, at == point ? MW_STR("\xe2\x97\x8f") : MW_STR("\xe2\x94\x80"));
}

static void put_row(const picture *p, size_t row)
{
    bar shown;
    if (!mw_chart_bar(p->b, row, &shown))
        return;
    put_label(p, row);
    if (shown.ranged)
        put_range(p, &shown);
    else
        put_bar(p, shown.value);
    mw_buf_char(p->out, ' ');
    mw_chart_numbers(&shown, p->out);
    mw_print_row_marks(p->b, row, p->out);
    mw_buf_char(p->out, '\n');
}

void mw_print_row_marks(const block *b, size_t row, mw_buf *out)
{
    const table_row *r = b->rows ? &b->rows[row] : NULL;
    if (!r)
        return;
    mw_buf_char(out, ' ');
    mw_marks_write(r->cites, r->cite_count, r->evidence_count, out);
}

/* The series one after the other, or all rows. */
static void put_rows(const picture *p, const size_t *groups, const name_list *series)
{
    for (size_t i = 0; i < series->count; i++) {
        if (series->items[i].len) {
            mw_buf_add(p->out, i ? MW_STR("\n") : MW_STR(""));
            mw_print_clean(series->items[i], p->out);
            mw_buf_char(p->out, '\n');
        }
        for (size_t r = 0; r < mw_frame_row_count(p->b->frame); r++)
            if (groups[r] == i)
                put_row(p, r);
    }
}

/* The room that the widest number with its marks needs. */
static size_t tail_width(const block *b)
{
    size_t widest = 0;
    for (size_t r = 0; r < mw_frame_row_count(b->frame); r++) {
        bar shown;
        mw_buf tail = {0};
        if (mw_chart_bar(b, r, &shown))
            mw_chart_numbers(&shown, &tail);
        mw_print_row_marks(b, r, &tail);
        size_t wide = mw_utf8_width(mw_buf_str(&tail));
        widest = wide > widest ? wide : widest;
        mw_buf_free(&tail);
    }
    return widest;
}

bool mw_print_bars(const block *b, size_t width, mw_arena *arena, mw_buf *out, mw_error *err)
{
    picture p = {.b = b, .axis = mw_chart_axis(b), .out = out};
    name_list series = {.arena = arena};
    size_t *groups = mw_chart_groups(
        b, b->chart->kind == MW_CHART_MULTIPLES ? b->chart->series : SIZE_MAX, &series, err);
    p.label = mw_print_label_width(b, LABEL_MAX);
    size_t taken = p.label + 3 + tail_width(b);
    size_t rest = width > taken + BAR_MIN ? width - taken : BAR_MIN;
    p.bar = rest > BAR_MAX ? BAR_MAX : rest;
    if (groups)
        put_rows(&p, groups, &series);
    mw_names_free(&series);
    return groups != NULL;
}

size_t mw_print_label_width(const block *b, size_t most)
{
    size_t widest = 0;
    for (size_t r = 0; r < mw_frame_row_count(b->frame); r++) {
        mw_buf label = {0};
        mw_chart_label(b, r, &label);
        size_t columns = mw_utf8_width(mw_buf_str(&label));
        widest = columns > widest ? columns : widest;
        mw_buf_free(&label);
    }
    return widest < most ? widest : most;
}

static bool (*const PRINT[])(const block *, size_t, mw_arena *, mw_buf *, mw_error *) = {
    [MW_CHART_BARS] = mw_print_bars,       [MW_CHART_LINES] = mw_print_lines,
    [MW_CHART_LANES] = mw_print_lanes,     [MW_CHART_MATRIX] = mw_print_matrix,
    [MW_CHART_NETWORK] = mw_print_network, [MW_CHART_MULTIPLES] = mw_print_bars,
};

bool mw_chart_terminal(const block *b, size_t width, mw_buf *out, mw_error *err)
{
    mw_arena *arena = mw_arena_create(0, err);
    if (!arena)
        return false;
    if (b->chart->title.len) {
        mw_print_clean(b->chart->title, out);
        mw_buf_char(out, '\n');
    }
    bool good = PRINT[b->chart->kind](b, width ? width : 100, arena, out, err);
    mw_arena_free(arena);
    return good && mw_buf_ok(out, err);
}
