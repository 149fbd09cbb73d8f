/* SPDX-License-Identifier: MIT */
/* Days in lanes in characters: a line a lane, a mark a day, ─ from where it was announced. */
#include "frame/print.h"
#include "render/chart_impl.h"
#include "text/utf8.h"

enum { EMPTY = 255, WAY = 254, NAME_MAX_WIDTH = 20 };

typedef struct lane_sheet {
    const block *b;
    span_of_days days;
    size_t name, columns;
    const size_t *lane, *state;
    unsigned char *places;
} lane_sheet;

static void put_row(lane_sheet *s, size_t row)
{
    const chart *c = s->b->chart;
    mw_day day = mw_chart_day(mw_frame_cell(s->b->frame, row, c->date)), since = MW_DAY_NONE;
    if (c->since != SIZE_MAX)
        since = mw_chart_day(mw_frame_cell(s->b->frame, row, c->since));
    size_t to = mw_print_day_at(s->days, day, s->columns);
    size_t from = since == MW_DAY_NONE ? to : mw_print_day_at(s->days, since, s->columns);
    for (size_t at = from < to ? from : to; at <= (from < to ? to : from); at++)
        if (s->places[at] == EMPTY)
            s->places[at] = WAY;
    if (s->places[to] >= WAY)
        s->places[to] = (unsigned char)(s->state[row] < MARKS ? s->state[row] : MARKS - 1);
}

static void put_lane(lane_sheet *s, size_t lane, mw_str name, mw_buf *out)
{
    memset(s->places, EMPTY, s->columns);
    size_t count = 0;
    for (size_t r = 0; r < mw_frame_row_count(s->b->frame); r++) {
        if (s->lane[r] != lane)
            continue;
        put_row(s, r);
        count++;
    }
    mw_print_column(name, s->name, out);
    mw_buf_add(out, MW_STR(" \xe2\x94\x82"));
    for (size_t c = 0; c < s->columns; c++) {
        unsigned char place = s->places[c];
        mw_buf_add(out, mw_str_of(place == EMPTY ? " "
                                  : place == WAY ? "\xe2\x94\x80"
                                                 : MW_PRINT_MARKS[place]));
    }
    mw_buf_print(out, " %zu\n", count);
}

bool mw_print_lanes(const block *b, size_t width, mw_arena *arena, mw_buf *out, mw_error *err)
{
    lane_sheet s = {.b = b, .days = mw_chart_days(b)};
    name_list lane = {.arena = arena}, state = {.arena = arena};
    s.lane = mw_chart_groups(b, b->chart->series, &lane, err);
    s.state = s.lane ? mw_chart_groups(b, b->chart->state, &state, err) : NULL;
    for (size_t i = 0; i < lane.count; i++) {
        size_t wide = mw_utf8_width(lane.items[i]);
        s.name = wide > s.name ? wide : s.name;
    }
    s.name = s.name < NAME_MAX_WIDTH ? s.name : NAME_MAX_WIDTH;
    s.columns = width > s.name + 20 ? width - s.name - 8 : 12;
    s.places = s.state ? mw_arena_get(arena, s.columns, err) : NULL;
    for (size_t i = 0; s.places && i < lane.count; i++)
        put_lane(&s, i, lane.items[i], out);
    if (s.places)
        mw_print_days(s.days, s.name + 2, s.columns, out);
    mw_print_legend(&state, MW_PRINT_MARKS, width, out);
    mw_names_free(&lane);
    mw_names_free(&state);
    return s.places != NULL;
}
