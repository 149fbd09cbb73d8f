/* SPDX-License-Identifier: MIT */
/* Days in lanes: what happened, or was announced and then happened, one below the other where two
 * would meet. A lane has a fixed number of lines; what finds none keeps its mark and loses its
 * words, which the table has. */
#include "render/scene_impl.h"

enum {
    ROW = 20 * PIXEL,
    GAP = 8 * PIXEL,
    REACH = 7 * PIXEL,
    LINES_MAX = 24,
    FOOT = 26 * PIXEL,
    HEADING = 24 * PIXEL
};

typedef struct lanes {
    scene *s;
    span_of_days days;
    const size_t *lane, *state; /* of each row */
    int left, right, top;       /* of the lane that is being filled */
    int lines;                  /* used of it */
} lanes;

typedef struct item {
    size_t row;
    int start, end; /* where it was announced, where it happened */
    mw_str label;
    int width;
} item;

static item item_of(lanes *l, size_t row)
{
    const chart *c = l->s->b->chart;
    const mw_frame *frame = l->s->b->frame;
    mw_day day = mw_chart_day(mw_frame_cell(frame, row, c->date));
    mw_day since =
        c->since == SIZE_MAX ? MW_DAY_NONE : mw_chart_day(mw_frame_cell(frame, row, c->since));
    item one = {.row = row, .end = mw_scene_day_x(l->days, day, l->left, l->right)};
    one.start = since == MW_DAY_NONE ? one.end : mw_scene_day_x(l->days, since, l->left, l->right);
    mw_buf label = {0}, cut = {0};
    mw_chart_label(l->s->b, row, &label);
    mw_text_fit(mw_buf_str(&label), l->s->width * 4 / 10, TEXT_USUAL, &cut);
    if (!mw_buf_ok(&label, l->s->err) || !mw_buf_ok(&cut, l->s->err) ||
        !mw_arena_copy(l->s->arena, mw_buf_str(&cut), &one.label, l->s->err)) {
        l->s->body.failed = true;
        one.label = MW_STR("");
    }
    one.width = mw_text_width(one.label, TEXT_USUAL);
    mw_buf_free(&label);
    mw_buf_free(&cut);
    return one;
}

/* The item's mark and words on a line of the lane, words behind the mark or, at the right edge,
 * before. */
static bool fits(const lanes *l, const item *one, int line, bool worded, box *dot, box *words)
{
    int y = l->top + line * ROW, from = one->start < one->end ? one->start : one->end,
        to = one->start < one->end ? one->end : one->start;
    *dot = (box){from - REACH, y, to + REACH, y + LINE_HEIGHT};
    for (int side = 0; side < 2; side++) {
        int left = side ? dot->left - one->width - 30 : dot->right + 30;
        *words = (box){left, y, left + (worded ? one->width : 0), y + LINE_HEIGHT};
        if (mw_labels_fits(&l->s->labels, *dot) &&
            (!worded || mw_labels_fits(&l->s->labels, *words)))
            return true;
    }
    return false;
}

static void put_item(lanes *l, const item *one, int line, bool worded, const box *words)
{
    scene *s = l->s;
    int y = l->top + line * ROW + 80;
    mw_buf says = {0};
    mw_cell_write(mw_frame_cell(s->b->frame, one->row, s->b->chart->date), &says);
    mw_buf_add(&says, MW_STR(": "));
    mw_chart_label(s->b, one->row, &says);
    mw_scene_open(s, one->row, mw_buf_str(&says));
    if (one->start != one->end) {
        mw_scene_line(s, "tie", one->start, y, one->end, y);
        mw_scene_line(s, "tie", one->start, y - 40, one->start, y + 40);
    }
    mw_scene_mark(s, l->state[one->row], one->end, y);
    if (worded)
        mw_scene_text(s, "label halo", words->left, words->top + ASCENT, AT_START, one->label);
    mw_scene_close(s);
    s->body.failed |= says.failed;
    mw_buf_free(&says);
}

static bool place(lanes *l, size_t row)
{
    item one = item_of(l, row);
    box dot, words;
    int line = 0;
    bool worded = true;
    while (line < LINES_MAX && !fits(l, &one, line, true, &dot, &words))
        line++;
    bool alone = line < LINES_MAX;
    if (!alone) { /* marks without words may even lie upon each other, in the last line */
        worded = false;
        for (line = 0; line < LINES_MAX && !(alone = fits(l, &one, line, false, &dot, &words));)
            line++;
        line -= line == LINES_MAX;
    }
    l->lines = line + 1 > l->lines ? line + 1 : l->lines;
    if (alone && !mw_labels_take(&l->s->labels, dot, l->s->err))
        return false;
    put_item(l, &one, line, worded, &words);
    return true;
}

/* The rows of a lane by day, so that words run with time. */
static bool put_lane(lanes *l, size_t lane)
{
    const block *b = l->s->b;
    size_t all = mw_frame_row_count(b->frame), count = 0;
    size_t *rows = mw_arena_get(l->s->arena, all * sizeof *rows, l->s->err);
    for (size_t r = 0; rows && r < all; r++) {
        if (l->lane[r] != lane)
            continue;
        mw_day day = mw_chart_day(mw_frame_cell(b->frame, r, b->chart->date));
        size_t at = count++;
        for (; at && mw_chart_day(mw_frame_cell(b->frame, rows[at - 1], b->chart->date)) > day;
             at--)
            rows[at] = rows[at - 1];
        rows[at] = r;
    }
    for (size_t i = 0; rows && i < count; i++)
        if (!place(l, rows[i]))
            return false;
    return rows != NULL;
}

static bool put_lanes(lanes *l, const name_list *lane)
{
    scene *s = l->s;
    for (size_t i = 0; i < lane->count; i++) {
        if (lane->items[i].len) {
            mw_scene_fitted(s, "title halo", 0, l->top + ASCENT, AT_START, lane->items[i],
                            s->width);
            l->top += HEADING;
        }
        l->lines = 0;
        if (!put_lane(l, i))
            return false;
        l->top += l->lines * ROW + GAP;
        if (i + 1 < lane->count)
            mw_scene_line(s, "rule", 0, l->top - GAP / 2, s->width, l->top - GAP / 2);
        l->top += GAP;
    }
    return true;
}

bool mw_draw_lanes(scene *s)
{
    const chart *c = s->b->chart;
    name_list lane = {.arena = s->arena}, state = {.arena = s->arena};
    lanes l = {
        .s = s, .days = mw_chart_days(s->b), .left = 12 * PIXEL, .right = s->width - 12 * PIXEL};
    l.lane = mw_chart_groups(s->b, c->series, &lane, s->err);
    l.state = l.lane ? mw_chart_groups(s->b, c->state, &state, s->err) : NULL;
    l.top = mw_scene_legend(s, &state, LEGEND_MARKS, 0);
    int top = l.top;
    mw_buf above = s->body;
    s->body = (mw_buf){0};
    bool good = l.state && put_lanes(&l, &lane);
    mw_buf items = s->body;
    s->body = above;
    mw_scene_days(s, l.days, l.left, l.right, top, l.top); /* below what stands on them */
    mw_buf_add(&s->body, mw_buf_str(&items));
    s->body.failed |= items.failed;
    mw_buf_free(&items);
    s->height = l.top + FOOT;
    mw_names_free(&lane);
    mw_names_free(&state);
    return good;
}
