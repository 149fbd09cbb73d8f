/* SPDX-License-Identifier: MIT */
/* Bars: a row each for the label, the bar and its number, so that no label can meet another. Small
 * multiples are the same for each series, side by side, by one axis. */
#include "render/scene_impl.h"

enum {
    ROW = 24 * PIXEL,
    GAP = 8 * PIXEL,
    FOOT = 22 * PIXEL,
    PANEL = 190 * PIXEL,
    BETWEEN = 20 * PIXEL
};

static int x_of(const bar_panel *p, double number)
{
    int left = p->left + p->label_width + GAP, right = p->right - p->number_width - 2 * GAP;
    double share = (number - p->axis.from) / (p->axis.to - p->axis.from);
    return left + (int)(share * (right - left) + 0.5);
}

/* As a text of the arena, so that it is measured and written from one form. */
static mw_str written(scene *s, mw_buf *text)
{
    mw_str copy;
    if (!mw_buf_ok(text, s->err) || !mw_arena_copy(s->arena, mw_buf_str(text), &copy, s->err)) {
        s->body.failed = true;
        copy = MW_STR("");
    }
    mw_buf_free(text);
    return copy;
}

static mw_str label_of(scene *s, size_t row, int width)
{
    mw_buf label = {0}, cut = {0};
    mw_chart_label(s->b, row, &label);
    mw_text_fit(mw_buf_str(&label), width, TEXT_USUAL, &cut);
    s->body.failed |= label.failed;
    mw_buf_free(&label);
    return written(s, &cut);
}

static mw_str numbers_of(scene *s, const bar *shown)
{
    mw_buf text = {0};
    mw_chart_numbers(shown, &text);
    return written(s, &text);
}

mw_str mw_scene_says(scene *s, size_t row)
{
    mw_buf text = {0};
    bar shown;
    mw_chart_label(s->b, row, &text);
    if (s->b->chart->value != SIZE_MAX && mw_chart_bar(s->b, row, &shown)) {
        mw_buf_add(&text, text.len ? MW_STR(": ") : MW_STR(""));
        mw_chart_numbers(&shown, &text);
    }
    return written(s, &text);
}

void mw_bar_panel_measure(scene *s, bar_panel *p, int most)
{
    for (size_t i = 0; i < p->count; i++) {
        bar shown;
        mw_chart_bar(s->b, p->rows[i], &shown);
        int label = mw_text_width(label_of(s, p->rows[i], most), TEXT_USUAL);
        int number = mw_text_width(numbers_of(s, &shown), TEXT_USUAL);
        p->label_width = label > p->label_width ? label : p->label_width;
        p->number_width = number > p->number_width ? number : p->number_width;
    }
}

/* A line's name is not written where the one before leaves no room. */
static void put_axis(scene *s, const bar_panel *p, int bottom)
{
    size_t lines = (size_t)((p->axis.to - p->axis.from) / p->axis.step + 0.5);
    for (size_t i = 0; i <= lines; i++) {
        double at = p->axis.from + (double)i * p->axis.step;
        int x = x_of(p, at), y = bottom + 15 * PIXEL;
        mw_buf text = {0};
        mw_chart_number(at, &text);
        mw_str name = written(s, &text);
        box b = mw_scene_text_box(x, y, AT_MIDDLE, mw_text_width(name, TEXT_SMALL) + 60);
        mw_scene_line(s, "grid", x, p->top, x, bottom);
        if (p->ticks && mw_labels_fits(&s->labels, b))
            mw_scene_text(s, "tick", x, y, AT_MIDDLE, name);
    }
}

static void put_shape(scene *s, const bar_panel *p, const bar *shown, int y)
{
    int zero = x_of(p, 0), x = x_of(p, shown->value);
    if (shown->ranged) {
        mw_scene_line(s, "range", x_of(p, shown->low), y, x_of(p, shown->high), y);
        mw_scene_mark(s, 0, x, y);
        return;
    }
    int left = x < zero ? x : zero, width = x < zero ? zero - x : x - zero;
    mw_buf_add(&s->body, MW_STR("<rect class=\"bar\""));
    mw_scene_length(s, "x", left);
    mw_scene_length(s, "y", y - 7 * PIXEL);
    mw_scene_length(s, "width", width > PIXEL ? width : PIXEL);
    mw_buf_add(&s->body, MW_STR(" height=\"14\"/>\n"));
}

int mw_draw_bar_panel(scene *s, const bar_panel *p)
{
    int bottom = p->top + (int)p->count * ROW;
    put_axis(s, p, bottom);
    for (size_t i = 0; i < p->count; i++) {
        bar shown;
        int y = p->top + (int)i * ROW + ROW / 2, text = y + 45;
        mw_chart_bar(s->b, p->rows[i], &shown);
        int end = x_of(p, shown.high > 0 ? shown.high : 0) + GAP;
        mw_scene_open(s, p->rows[i], mw_scene_says(s, p->rows[i]));
        mw_scene_text(s, "label", p->left + p->label_width, text, AT_END,
                      label_of(s, p->rows[i], p->label_width));
        put_shape(s, p, &shown, y);
        mw_scene_text(s, "number", end, text, AT_START, numbers_of(s, &shown));
        mw_scene_close(s);
    }
    return bottom + (p->ticks ? FOOT : GAP);
}

/* The rows of one group, or all. */
static size_t *rows_of(scene *s, const size_t *groups, size_t group, size_t *count)
{
    size_t all = mw_frame_row_count(s->b->frame);
    size_t *rows = mw_arena_get(s->arena, all * sizeof *rows, s->err);
    *count = 0;
    for (size_t r = 0; rows && r < all; r++)
        if (groups ? groups[r] == group : mw_chart_has(s->b, r))
            rows[(*count)++] = r;
    return rows;
}

bool mw_draw_bars(scene *s)
{
    bar_panel p = {.axis = mw_chart_axis(s->b), .right = s->width, .top = GAP, .ticks = true};
    p.rows = rows_of(s, NULL, 0, &p.count);
    if (!p.rows)
        return false;
    mw_bar_panel_measure(s, &p, s->width * 36 / 100);
    s->height = mw_draw_bar_panel(s, &p);
    return true;
}

/* A row of panels, each as high as the highest. */
static int put_panels(scene *s, bar_panel *panels, const mw_str *titles, size_t count, int top)
{
    int bottom = top;
    for (size_t i = 0; i < count; i++) {
        bar_panel *p = &panels[i];
        mw_scene_fitted(s, "title", p->left, top + ASCENT, AT_START, titles[i], p->right - p->left);
        p->top = top + 22 * PIXEL;
        int end = mw_draw_bar_panel(s, p);
        bottom = end > bottom ? end : bottom;
    }
    return bottom + GAP;
}

/* As many panels side by side as need no more than three fifths of their width for labels. */
static size_t panels_across(scene *s)
{
    bar_panel all = {0};
    all.rows = rows_of(s, NULL, 0, &all.count);
    if (all.rows)
        mw_bar_panel_measure(s, &all, s->width);
    int needed = all.label_width * 5 / 3 > PANEL ? all.label_width * 5 / 3 : PANEL;
    int across = (s->width + BETWEEN) / (needed + BETWEEN);
    return across < 1 ? 1 : (size_t)across;
}

/* All panels with one axis and the same room for labels and numbers. */
static bool make_panels(scene *s, const size_t *groups, bar_panel *panels, size_t count,
                        size_t across)
{
    int width = (s->width + BETWEEN) / (int)across - BETWEEN, labelled = 0, numbered = 0;
    for (size_t i = 0; i < count; i++) {
        bar_panel *p = &panels[i];
        int left = (int)(i % across) * (width + BETWEEN);
        *p = (bar_panel){.axis = mw_chart_axis(s->b), .left = left, .right = left + width};
        p->rows = rows_of(s, groups, i, &p->count);
        if (!p->rows)
            return false;
        mw_bar_panel_measure(s, p, width * 6 / 10);
        labelled = p->label_width > labelled ? p->label_width : labelled;
        numbered = p->number_width > numbered ? p->number_width : numbered;
    }
    for (size_t i = 0; i < count; i++)
        panels[i].label_width = labelled, panels[i].number_width = numbered;
    return true;
}

bool mw_draw_multiples(scene *s)
{
    name_list series = {.arena = s->arena};
    size_t *groups = mw_chart_groups(s->b, s->b->chart->series, &series, s->err);
    bar_panel *panels =
        groups ? mw_arena_get(s->arena, series.count * sizeof *panels, s->err) : NULL;
    size_t across = panels_across(s);
    bool good = panels && make_panels(s, groups, panels, series.count, across);
    for (size_t i = 0; good && i < series.count; i += across) {
        size_t left = series.count - i;
        s->height =
            put_panels(s, &panels[i], &series.items[i], left < across ? left : across, s->height);
    }
    mw_names_free(&series);
    return good;
}
