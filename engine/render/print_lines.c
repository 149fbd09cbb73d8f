/* SPDX-License-Identifier: MIT */
/* Lines over time in characters: a sheet of rows and columns, a mark for each point, │ for its
 * spread. Points that share a place show the first series; the table has all of them. */
#include "frame/print.h"
#include "render/chart_impl.h"
#include "text/utf8.h"

const char *const MW_PRINT_MARKS[] = {"\xe2\x97\x8f", "\xe2\x97\x8b", "\xc3\x97",
                                      "\xe2\x97\x86", "\xe2\x96\xb2", "\xe2\x96\xa0"};
const char *const MW_PRINT_SQUARES[] = {"\xe2\x96\xa0", "\xe2\x96\xa1", "\xe2\x97\xa4",
                                        "\xe2\x97\xa5", "\xe2\x96\xac", "\xe2\x96\xaa"};

void mw_print_legend(const name_list *states, const char *const *marks, size_t width, mw_buf *out)
{
    size_t used = 0;
    for (size_t i = 0; i < states->count && i < MARKS; i++) {
        bool rest = i + 1 == MARKS && states->count > MARKS;
        mw_str name = rest ? MW_STR("other") : states->items[i];
        size_t wide = mw_utf8_width(name) + 5; /* the mark, a blank, what stands between two */
        if (!name.len)
            continue;
        if (used)
            mw_buf_add(out, used + wide > width + 3 ? MW_STR("\n") : MW_STR("   "));
        used = used && used + wide > width + 3 ? wide : used + wide;
        mw_buf_add(out, mw_str_of(marks[i]));
        mw_buf_char(out, ' ');
        mw_print_clean(name, out);
    }
    mw_buf_add(out, used ? MW_STR("\n") : MW_STR(""));
}

size_t mw_print_day_at(span_of_days days, mw_day day, size_t columns)
{
    int64_t all = (int64_t)days.last - days.first, at = (int64_t)day - days.first;
    return (size_t)((at * (int64_t)(columns - 1) + all / 2) / all);
}

void mw_print_days(span_of_days days, size_t before, size_t columns, mw_buf *out)
{
    tick ticks[TICKS_MAX];
    size_t count = mw_chart_ticks(days, (int)columns / 13, ticks), at = 0;
    mw_buf_fill(out, ' ', before);
    for (size_t i = 0; i < count; i++) {
        size_t to = mw_print_day_at(days, ticks[i].day, columns), length = strlen(ticks[i].text);
        if (to + length > columns + 2 || to < at)
            continue;
        mw_buf_fill(out, ' ', to - at);
        mw_buf_add(out, mw_str_of(ticks[i].text));
        at = to + length;
    }
    mw_buf_char(out, '\n');
}

enum { HIGH = 11, EMPTY = 255, SPREAD = 254, NAME = 8 };

typedef struct sheet {
    const block *b;
    axis axis;
    span_of_days days;
    size_t columns;
    unsigned char *places; /* a row after the other: EMPTY, SPREAD or a series */
} sheet;

static size_t line_of(const sheet *s, double number)
{
    double share = (number - s->axis.from) / (s->axis.to - s->axis.from);
    return HIGH - 1 - (size_t)(share * (HIGH - 1) + 0.5);
}

static void put_point(sheet *s, size_t row, size_t series)
{
    bar shown;
    mw_chart_bar(s->b, row, &shown);
    mw_day day = mw_chart_day(mw_frame_cell(s->b->frame, row, s->b->chart->date));
    size_t at = mw_print_day_at(s->days, day, s->columns), high = line_of(s, shown.high),
           low = line_of(s, shown.low);
    for (size_t line = high; line <= low && line < HIGH; line++)
        if (s->places[line * s->columns + at] == EMPTY)
            s->places[line * s->columns + at] = SPREAD;
    unsigned char *place = &s->places[line_of(s, shown.value) * s->columns + at];
    if (*place >= SPREAD)
        *place = (unsigned char)(series < MARKS ? series : MARKS - 1);
}

/* Every other line has its number at the left. */
static void put_line(const sheet *s, size_t line, mw_buf *out)
{
    mw_buf number = {0};
    if (line % 2 == 0)
        mw_chart_number(s->axis.from +
                            (double)(HIGH - 1 - line) * (s->axis.to - s->axis.from) / (HIGH - 1),
                        &number);
    mw_buf_print(out, "%*s ", NAME, number.len ? number.data : "");
    mw_buf_add(out, MW_STR("\xe2\x94\x82"));
    size_t last = 0;
    for (size_t c = 0; c < s->columns; c++)
        last = s->places[line * s->columns + c] == EMPTY ? last : c + 1;
    for (size_t c = 0; c < last; c++) {
        unsigned char place = s->places[line * s->columns + c];
        mw_buf_add(out, mw_str_of(place == EMPTY    ? " "
                                  : place == SPREAD ? "\xe2\x94\x82"
                                                    : MW_PRINT_MARKS[place]));
    }
    mw_buf_char(out, '\n');
    out->failed |= number.failed;
    mw_buf_free(&number);
}

bool mw_print_lines(const block *b, size_t width, mw_arena *arena, mw_buf *out, mw_error *err)
{
    sheet s = {.b = b, .axis = mw_chart_axis(b), .days = mw_chart_days(b)};
    name_list series = {.arena = arena};
    s.columns = width > NAME + 14 ? width - NAME - 4 : 10;
    s.places = mw_arena_get(arena, HIGH * s.columns, err);
    size_t *groups = s.places ? mw_chart_groups(b, b->chart->series, &series, err) : NULL;
    if (s.places)
        memset(s.places, EMPTY, HIGH * s.columns);
    for (size_t r = 0; groups && r < mw_frame_row_count(b->frame); r++)
        if (groups[r] != SIZE_MAX)
            put_point(&s, r, groups[r]);
    for (size_t line = 0; groups && line < HIGH; line++)
        put_line(&s, line, out);
    if (groups)
        mw_print_days(s.days, NAME + 2, s.columns, out);
    mw_print_legend(&series, MW_PRINT_MARKS, width, out);
    mw_names_free(&series);
    return groups != NULL;
}
