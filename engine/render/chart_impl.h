/* SPDX-License-Identifier: MIT */
/* chart_impl.h -- what the files that draw share.
 *
 * A chart is a table's block whose `chart` says which columns to read. How they look is for
 * scene_impl.h (SVG) and for the files print_*.c (characters). */
#ifndef RENDER_CHART_IMPL_H
#define RENDER_CHART_IMPL_H

#include <moonwire/chart.h>

#include "base/date.h"
#include "render/report_impl.h"

enum { MARKS = 6 /* shapes and colours; a state past them has the last */ };

typedef struct chart { /* columns of the table's frame; SIZE_MAX: none */
    mw_chart_kind kind;
    mw_str title;
    size_t label[3], value, low, high, date, since, series, state, from, to;
    size_t *columns, column_count;
    mw_str *states;
    size_t state_count;
} chart;

/* chart.c: the chart with its columns found, in the arena; NULL: they are not there (MW_EARG). */
chart *mw_chart_find(const mw_frame *frame, const mw_chart *how, mw_arena *arena, mw_error *err);
/* Whether any row can be drawn. */
bool mw_chart_any(const block *b);
bool mw_chart_nothing(const mw_chart *how, mw_error *err); /* says so; false */
bool mw_chart_has(const block *b, size_t row);             /* can this one? */
const char *mw_chart_kind_name(mw_chart_kind kind);
/* Whether the picture in characters tells all that the table does, which is then left out. */
bool mw_chart_is_whole(const block *b);

/* chart.c: what a drawn row is. False: its value is no number, and it is not drawn. */
typedef struct bar {
    double value, low, high; /* low and high are value where no range is known */
    bool ranged;             /* a point on a line, not a bar: the same for all rows of a chart */
} bar;
bool mw_chart_bar(const block *b, size_t row, bar *shown);
void mw_chart_label(const block *b, size_t row, mw_buf *out);
void mw_chart_number(double number, mw_buf *out);
void mw_chart_numbers(const bar *shown, mw_buf *out); /* "564–745", or one number */
/* The ends of the axis, and the distance of its lines: 1, 2 or 5 times a power of ten. */
typedef struct axis {
    double from, to, step;
} axis;
axis mw_chart_axis(const block *b);

/* chart_names.c: different texts in order of first appearance. */
typedef struct name_list {
    mw_arena *arena;
    mw_str *items;
    size_t count, capacity;
    mw_map numbers; /* freed by mw_names_free */
} name_list;
size_t mw_names_number(name_list *n, mw_str text, mw_error *err); /* SIZE_MAX: out of memory */
void mw_names_free(name_list *n);
/* For each row the number of its text in this column (SIZE_MAX: the row is not drawn); all are
 * number 0, which is "", where there is no such column. The states' own order comes first. */
size_t *mw_chart_groups(const block *b, size_t column, name_list *n, mw_error *err);
/* Numbers the states in the order that the chart gives them; one that no cell says keeps its number
 * and loses its name, for the legend. */
bool mw_chart_states(const block *b, name_list *n, mw_error *err);
/* The text of a cell, in the arena. */
mw_str mw_chart_text(const block *b, size_t row, size_t column, mw_arena *arena, mw_error *err);

/* chart_time.c: 2022-08-03, 2022-W30, 2022-08 or 2022 as a day, the first one; else MW_DAY_NONE. */
mw_day mw_chart_day(mw_cell cell);
typedef struct span_of_days {
    mw_day first, last; /* first < last */
} span_of_days;
span_of_days mw_chart_days(const block *b);
enum { TICKS_MAX = 24, TICK_TEXT = 16 };
typedef struct tick {
    mw_day day;
    char text[TICK_TEXT];
} tick;
/* At most `most` days between the two worth naming: years, months or days. */
size_t mw_chart_ticks(span_of_days days, int most, tick ticks[TICKS_MAX]);

/* chart_graph.c */
typedef struct node {
    mw_str name;
    int64_t weight; /* of its ties */
    int x, y;       /* inside the frame */
} node;
typedef struct tie {
    size_t from, to, row;
    int64_t weight; /* at least 1 */
} tie;
typedef struct graph {
    node *nodes;
    tie *ties;
    size_t node_count, tie_count;
} graph;
/* "A" … "Z", "AA", …: what a column is called whose name does not fit. */
void mw_matrix_key(size_t column, mw_buf *out);
/* The nodes of the first rows, at most `most` of them, and the ties between these. */
bool mw_chart_graph(const block *b, size_t most, mw_arena *arena, graph *made, mw_error *err);

/* spark.c: a cell of numbers as a line of blocks. */
void mw_spark_write(const block *b, size_t row, size_t column, mw_buf *out);

/* bars.c and its neighbours: a picture in characters; svg.c: as SVG, `width` pixels. */
bool mw_chart_terminal(const block *b, size_t width, mw_buf *out, mw_error *err);
bool mw_chart_svg(const block *b, const bool *listed, int width, mw_buf *out, mw_error *err);
bool mw_chart_json(const block *b, mw_buf *out, mw_error *err); /* vega.c */

/* print_*.c: the kinds in characters. */
void mw_print_row_marks(const block *b, size_t row, mw_buf *out); /* " [3]" */
size_t mw_print_label_width(const block *b, size_t most);
extern const char *const MW_PRINT_MARKS[], *const MW_PRINT_SQUARES[]; /* MARKS of each */
/* "● held  ○ planned"; nothing where there are no states. */
void mw_print_legend(const name_list *states, const char *const *marks, size_t width, mw_buf *out);
/* Days below a plot of so many columns, `before` columns from the left. */
void mw_print_days(span_of_days days, size_t before, size_t columns, mw_buf *out);
size_t mw_print_day_at(span_of_days days, mw_day day, size_t columns);
void mw_print_column(mw_str text, size_t columns, mw_buf *out); /* cut or filled up */
bool mw_print_lines(const block *b, size_t width, mw_arena *arena, mw_buf *out, mw_error *err);
bool mw_print_lanes(const block *b, size_t width, mw_arena *arena, mw_buf *out, mw_error *err);
bool mw_print_matrix(const block *b, size_t width, mw_arena *arena, mw_buf *out, mw_error *err);
bool mw_print_network(const block *b, size_t width, mw_arena *arena, mw_buf *out, mw_error *err);
bool mw_print_bars(const block *b, size_t width, mw_arena *arena, mw_buf *out, mw_error *err);

#endif
