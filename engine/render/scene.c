/* SPDX-License-Identifier: MIT */
/* The paper that charts are drawn on: SVG of few shapes, whose colours are classes of page.css. */
#include "render/html_impl.h"
#include "render/scene_impl.h"

#include <stdio.h>

void mw_scene_length(scene *s, const char *name, int tenths)
{
    const char *sign = tenths < 0 ? "-" : "";
    int size = tenths < 0 ? -tenths : tenths;
    if (size % 10)
        mw_buf_print(&s->body, " %s=\"%s%d.%d\"", name, sign, size / 10, size % 10);
    else
        mw_buf_print(&s->body, " %s=\"%s%d\"", name, sign, size / 10);
}

box mw_scene_text_box(int x, int y, anchor where, int width)
{
    int left = where == AT_START ? x : where == AT_END ? x - width : x - (width + 1) / 2;
    return (box){left, y - ASCENT, left + width, y - ASCENT + LINE_HEIGHT};
}

void mw_scene_text(scene *s, const char *class, int x, int y, anchor where, mw_str text)
{
    static const char *const ANCHORS[] = {"", " text-anchor=\"middle\"", " text-anchor=\"end\""};
    int width = mw_text_width(text, mw_scene_size(class));
    if (!text.len)
        return;
    if (!mw_labels_take(&s->labels, mw_scene_text_box(x, y, where, width), s->err))
        s->body.failed = true;
    mw_buf_print(&s->body, "<text class=\"%s\"%s", class, ANCHORS[where]);
    mw_scene_length(s, "x", x);
    mw_scene_length(s, "y", y);
    mw_buf_char(&s->body, '>');
    mw_html_text(text, &s->body);
    mw_buf_add(&s->body, MW_STR("</text>\n"));
}

text_size mw_scene_size(const char *class)
{
    return strcmp(class, "tick") == 0 ? TEXT_SMALL : TEXT_USUAL;
}

void mw_scene_fitted(scene *s, const char *class, int x, int y, anchor where, mw_str text,
                     int width)
{
    mw_buf cut = {0};
    mw_text_fit(text, width, mw_scene_size(class), &cut);
    mw_scene_text(s, class, x, y, where, mw_buf_str(&cut));
    s->body.failed |= cut.failed;
    mw_buf_free(&cut);
}

void mw_scene_line(scene *s, const char *class, int x1, int y1, int x2, int y2)
{
    mw_buf_print(&s->body, "<line class=\"%s\"", class);
    mw_scene_length(s, "x1", x1);
    mw_scene_length(s, "y1", y1);
    mw_scene_length(s, "x2", x2);
    mw_scene_length(s, "y2", y2);
    mw_buf_add(&s->body, MW_STR("/>\n"));
}

static void put_path(scene *s, size_t number, int x, int y, const char *path)
{
    mw_buf_print(&s->body,
                 "<path class=\"m k%zu\" transform=\"translate(%d.%d %d.%d)\" d=\"%s\"/>\n", number,
                 x / 10, x % 10, y / 10, y % 10, path);
}

/* Whoever does not see the colours sees the shapes: full, open, crossed, and so on. */
void mw_scene_mark(scene *s, size_t number, int x, int y)
{
    static const char *const PATHS[MARKS] = {"M-5 0a5 5 0 1 0 10 0a5 5 0 1 0-10 0z",
                                             "M-4.5 0a4.5 4.5 0 1 0 9 0a4.5 4.5 0 1 0-9 0z",
                                             "M-4.5-4.5L4.5 4.5M-4.5 4.5L4.5-4.5",
                                             "M0-6L6 0L0 6L-6 0z",
                                             "M0-5.5L5.5 4.5L-5.5 4.5z",
                                             "M-4.5-4.5H4.5V4.5H-4.5z"};
    number = number < MARKS ? number : MARKS - 1;
    put_path(s, number, x, y, PATHS[number]);
}

void mw_scene_square(scene *s, size_t number, int x, int y)
{
    static const char *const PATHS[MARKS] = {"M-6-6H6V6H-6z", "M-5.5-5.5H5.5V5.5H-5.5z",
                                             "M-6-6H6L-6 6z", "M-6-6L6-6V6z",
                                             "M-6-6H6V0H-6z", "M-2.5-2.5H2.5V2.5H-2.5z"};
    number = number < MARKS ? number : MARKS - 1;
    put_path(s, number, x, y, PATHS[number]);
}

void mw_scene_open(scene *s, size_t row, mw_str says)
{
    const table_row *r = s->b->rows ? &s->b->rows[row] : NULL;
    s->linked = s->listed && r && r->cite_count && s->listed[r->cites[0] - 1];
    if (s->linked)
        mw_buf_print(&s->body, "<a href=\"#e%u\">", (unsigned)r->cites[0]);
    else
        mw_buf_add(&s->body, MW_STR("<g>"));
    mw_html_part(&s->body, "<title>", says, "</title>");
    mw_buf_char(&s->body, '\n');
}

void mw_scene_close(scene *s)
{
    mw_buf_add(&s->body, s->linked ? MW_STR("</a>\n") : MW_STR("</g>\n"));
    s->linked = false;
}

static void put_sample(scene *s, legend_mark how, size_t number, int x, int y)
{
    char class[16];
    snprintf(class, sizeof class, "link s%zu", number);
    switch (how) {
    case LEGEND_MARKS:
        mw_scene_mark(s, number, x + 8 * PIXEL, y);
        break;
    case LEGEND_SQUARES:
        mw_scene_square(s, number, x + 8 * PIXEL, y);
        break;
    case LEGEND_LINKS:
        mw_scene_line(s, class, x, y, x + 16 * PIXEL, y);
        break;
    }
}

int mw_scene_legend(scene *s, const name_list *states, legend_mark how, int y)
{
    int x = 0;
    for (size_t i = 0; i < states->count && i < MARKS; i++) {
        mw_str text = i + 1 == MARKS && states->count > MARKS ? MW_STR("other") : states->items[i];
        mw_buf cut = {0};
        mw_text_fit(text, s->width - 30 * PIXEL, TEXT_USUAL, &cut);
        int width = mw_text_width(mw_buf_str(&cut), TEXT_USUAL) + 32 * PIXEL;
        if (x && x + width > s->width)
            x = 0, y += 20 * PIXEL;
        if (text.len) {
            put_sample(s, how, i, x, y + 8 * PIXEL);
            mw_scene_text(s, "label", x + 20 * PIXEL, y + ASCENT, AT_START, mw_buf_str(&cut));
            x += width;
        }
        s->body.failed |= cut.failed;
        mw_buf_free(&cut);
    }
    return x ? y + 24 * PIXEL : y;
}

int mw_scene_day_x(span_of_days days, mw_day day, int left, int right)
{
    int64_t all = (int64_t)days.last - days.first, at = (int64_t)day - days.first;
    return left + (int)((at * (right - left) + all / 2) / all);
}

/* A name that would leave the paper or meet another is not written; its line stands. */
void mw_scene_days(scene *s, span_of_days days, int left, int right, int top, int bottom)
{
    tick ticks[TICKS_MAX];
    size_t count = mw_chart_ticks(days, (right - left) / (90 * PIXEL), ticks);
    for (size_t i = 0; i < count; i++) {
        int x = mw_scene_day_x(days, ticks[i].day, left, right), y = bottom + 15 * PIXEL;
        mw_str text = mw_str_of(ticks[i].text);
        box b = mw_scene_text_box(x, y, AT_MIDDLE, mw_text_width(text, TEXT_SMALL));
        mw_scene_line(s, "grid", x, top, x, bottom);
        if (mw_labels_fits(&s->labels, b))
            mw_scene_text(s, "tick", x, y, AT_MIDDLE, text);
    }
}
