/* SPDX-License-Identifier: MIT */
/* Lines over time, each named at its end, with the spread of every point. */
#include "render/scene_impl.h"

#include <stdio.h>

enum { TOP = 14 * PIXEL, PLOT = 240 * PIXEL, FOOT = 26 * PIXEL, GAP = 8 * PIXEL };

typedef struct plot {
    scene *s;
    axis axis;
    span_of_days days;
    const size_t *series; /* of each row */
    name_list *names;
    int left, right, top, bottom;
} plot;

static int x_of(const plot *p, size_t row)
{
    mw_day day = mw_chart_day(mw_frame_cell(p->s->b->frame, row, p->s->b->chart->date));
    return mw_scene_day_x(p->days, day, p->left, p->right);
}

static int y_of(const plot *p, double number)
{
    double share = (number - p->axis.from) / (p->axis.to - p->axis.from);
    return p->bottom - (int)(share * (p->bottom - p->top) + 0.5);
}

/* The numbers at the left: measured first, then written in the room they need. */
static void put_axis(plot *p, bool measure)
{
    size_t lines = (size_t)((p->axis.to - p->axis.from) / p->axis.step + 0.5);
    for (size_t i = 0; i <= lines; i++) {
        double at = p->axis.from + (double)i * p->axis.step;
        mw_buf name = {0};
        mw_chart_number(at, &name);
        int width = mw_text_width(mw_buf_str(&name), TEXT_SMALL) + GAP, y = y_of(p, at);
        if (measure) {
            p->left = width > p->left ? width : p->left;
        } else {
            mw_scene_line(p->s, "grid", p->left, y, p->right, y);
            mw_scene_text(p->s, "tick", p->left - GAP, y + 40, AT_END, mw_buf_str(&name));
        }
        p->s->body.failed |= name.failed;
        mw_buf_free(&name);
    }
}

/* The rows of a series by day; rows of one day as they come. */
static size_t *rows_of(plot *p, size_t series, size_t *count)
{
    size_t all = mw_frame_row_count(p->s->b->frame);
    size_t *rows = mw_arena_get(p->s->arena, all * sizeof *rows, p->s->err);
    *count = 0;
    for (size_t r = 0; rows && r < all; r++) {
        if (p->series[r] != series)
            continue;
        size_t at = (*count)++;
        for (; at && x_of(p, rows[at - 1]) > x_of(p, r); at--)
            rows[at] = rows[at - 1];
        rows[at] = r;
    }
    return rows;
}

static void put_line(plot *p, size_t series, const size_t *rows, size_t count)
{
    mw_buf *out = &p->s->body;
    mw_buf_print(out, "<path class=\"line k%zu\" d=\"", series < MARKS ? series : MARKS - 1);
    for (size_t i = 0; i < count; i++) {
        bar shown;
        mw_chart_bar(p->s->b, rows[i], &shown);
        int x = x_of(p, rows[i]), y = y_of(p, shown.value);
        mw_buf_print(out, "%s%d.%d %d.%d", i ? "L" : "M", x / 10, x % 10, y / 10, y % 10);
    }
    mw_buf_add(out, MW_STR("\"/>\n"));
}

/* A point, its spread, and where they lie, so that no label comes there. */
static void put_point(plot *p, size_t series, size_t row)
{
    scene *s = p->s;
    bar shown;
    mw_chart_bar(s->b, row, &shown);
    int x = x_of(p, row), y = y_of(p, shown.value);
    mw_buf says = {0};
    mw_cell_write(mw_frame_cell(s->b->frame, row, s->b->chart->date), &says);
    mw_buf_add(&says, MW_STR(", "));
    mw_buf_add(&says, mw_scene_says(s, row));
    mw_scene_open(s, row, mw_buf_str(&says));
    char class[16];
    snprintf(class, sizeof class, "range k%zu", series < MARKS ? series : MARKS - 1);
    if (shown.ranged && shown.low < shown.high)
        mw_scene_line(s, class, x, y_of(p, shown.high), x, y_of(p, shown.low));
    mw_scene_mark(s, series, x, y);
    mw_scene_close(s);
    box taken = {x - 50, y_of(p, shown.high) - 50, x + 50, y_of(p, shown.low) + 50};
    if (!mw_labels_take(&s->labels, taken, s->err))
        s->body.failed = true;
    s->body.failed |= says.failed;
    mw_buf_free(&says);
}

/* What a line is called and where it ends, at its last point; without a name only the number. A
 * name that is too long is cut, never its number. */
static void write_end(const plot *p, size_t series, size_t row, mw_buf *out)
{
    bar shown;
    mw_buf number = {0};
    mw_chart_bar(p->s->b, row, &shown);
    if (p->names->items[series].len)
        mw_buf_char(&number, ' ');
    mw_chart_numbers(&shown, &number);
    int room = p->s->width * 3 / 10 - mw_text_width(mw_buf_str(&number), TEXT_USUAL);
    mw_text_fit(p->names->items[series], room > 0 ? room : 0, TEXT_USUAL, out);
    mw_buf_add(out, mw_buf_str(&number));
    out->failed |= number.failed;
    mw_buf_free(&number);
}

static void put_end(plot *p, size_t series, size_t row)
{
    bar shown;
    mw_buf cut = {0};
    mw_chart_bar(p->s->b, row, &shown);
    write_end(p, series, row, &cut);
    int x = x_of(p, row), y = y_of(p, shown.value),
        width = mw_text_width(mw_buf_str(&cut), TEXT_USUAL);
    box at, point = {x - 50, y - 50, x + 50, y + 50};
    if (mw_labels_place(&p->s->labels, point, width, LINE_HEIGHT, &at, p->s->err)) {
        p->s->labels.count--; /* mw_scene_text takes the same place */
        mw_scene_text(p->s, "label halo", at.left, at.top + ASCENT, AT_START, mw_buf_str(&cut));
    }
    p->s->body.failed |= cut.failed;
    mw_buf_free(&cut);
}

/* The last point of each series; the plot leaves room behind it for the longest name. */
static size_t *find_ends(plot *p)
{
    size_t *last = mw_arena_get(p->s->arena, p->names->count * sizeof *last, p->s->err);
    int widest = 0;
    for (size_t i = 0; last && i < p->names->count; i++) {
        size_t count, *rows = rows_of(p, i, &count);
        mw_buf cut = {0};
        last[i] = rows && count ? rows[count - 1] : SIZE_MAX;
        if (last[i] != SIZE_MAX)
            write_end(p, i, last[i], &cut);
        int width = mw_text_width(mw_buf_str(&cut), TEXT_USUAL);
        widest = width > widest ? width : widest;
        p->s->body.failed |= cut.failed;
        mw_buf_free(&cut);
    }
    p->right -= widest;
    return last;
}

static bool put_series(plot *p, const size_t *last)
{
    for (size_t i = 0; i < p->names->count; i++) {
        size_t count, *rows = rows_of(p, i, &count);
        if (!rows)
            return false;
        if (count)
            put_line(p, i, rows, count);
        for (size_t r = 0; r < count; r++)
            put_point(p, i, rows[r]);
    }
    for (size_t i = 0; i < p->names->count; i++)
        if (last[i] != SIZE_MAX)
            put_end(p, i, last[i]);
    return true;
}

bool mw_draw_lines(scene *s)
{
    name_list series = {.arena = s->arena};
    plot p = {.s = s,
              .axis = mw_chart_axis(s->b),
              .days = mw_chart_days(s->b),
              .names = &series,
              .top = TOP,
              .bottom = TOP + PLOT,
              .right = s->width - 10 * PIXEL};
    p.series = mw_chart_groups(s->b, s->b->chart->series, &series, s->err);
    put_axis(&p, true);
    p.left += 6 * PIXEL;
    size_t *last = p.series ? find_ends(&p) : NULL;
    s->labels.frame.bottom = s->height = p.bottom + FOOT;
    put_axis(&p, false);
    mw_scene_days(s, p.days, p.left, p.right, p.top, p.bottom);
    bool good = last && put_series(&p, last);
    mw_names_free(&series);
    return good;
}
