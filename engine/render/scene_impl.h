/* SPDX-License-Identifier: MIT */
/* scene_impl.h -- the paper that charts are drawn on, and labels that never meet on it.
 *
 * All lengths are whole tenths of a pixel, so that no digit of them depends on the machine. */
#ifndef RENDER_SCENE_IMPL_H
#define RENDER_SCENE_IMPL_H

#include "render/chart_impl.h"

/* ---- labels.c: labels that never meet */

typedef struct box {
    int left, top, right, bottom;
} box;

typedef struct labels {
    mw_arena *arena;
    box frame; /* they stay inside */
    box *items;
    size_t count, capacity;
} labels;
bool mw_labels_fits(const labels *l, box b);
bool mw_labels_take(labels *l, box b, mw_error *err);
/* Room for a label beside `point`, taken: right of it, left, above, below, and farther out. False:
 * there is none, and the label is left out (or out of memory: look at err). */
bool mw_labels_place(labels *l, box point, int width, int height, box *placed, mw_error *err);

/* ---- metrics.c: the width of texts in a sans-serif, never less than it is */

typedef enum text_size {
    TEXT_SMALL,
    TEXT_USUAL /* 11 and 13 pixels */
} text_size;
int mw_text_width(mw_str text, text_size size);
/* Appends the text as one line, cut with an ellipsis where it is wider. */
void mw_text_fit(mw_str text, int width, text_size size, mw_buf *out);

/* ---- scene.c: the paper */

enum { PIXEL = 10, LINE_HEIGHT = 160, ASCENT = 120 };

enum { CHART_WIDTH = 736, CHART_NARROW = 340 };

typedef struct scene {
    const block *b;
    const bool *listed; /* NULL: no row leads anywhere */
    mw_arena *arena;
    mw_buf body;
    labels labels;
    int width, height; /* the height is set by who draws */
    bool linked;       /* inside a row's link */
    mw_error *err;
} scene;

typedef enum anchor { AT_START, AT_MIDDLE, AT_END } anchor;

box mw_scene_text_box(int x, int y, anchor where, int width); /* y: the baseline */
/* Takes its box. `class` is "tick" for the small size. */
void mw_scene_text(scene *s, const char *class, int x, int y, anchor where, mw_str text);
/* The same, cut to a width. */
void mw_scene_fitted(scene *s, const char *class, int x, int y, anchor where, mw_str text,
                     int width);
text_size mw_scene_size(const char *class);
void mw_scene_line(scene *s, const char *class, int x1, int y1, int x2, int y2);
/* A mark of shape and colour `number` about a middle, 12 pixels wide at most; the same as squares.
 */
void mw_scene_mark(scene *s, size_t number, int x, int y);
void mw_scene_square(scene *s, size_t number, int x, int y);
void mw_scene_length(scene *s, const char *name, int tenths); /* ` x1="12.5"` */
/* A row leads to its first sentence and says what it is to those who point at it. */
void mw_scene_open(scene *s, size_t row, mw_str says);
void mw_scene_close(scene *s);
typedef enum legend_mark { LEGEND_MARKS, LEGEND_SQUARES, LEGEND_LINKS } legend_mark;
/* A line of marks and what they mean, from y on; where it ends. */
int mw_scene_legend(scene *s, const name_list *states, legend_mark how, int y);
/* The days below a plot. */
void mw_scene_days(scene *s, span_of_days days, int left, int right, int top, int bottom);
int mw_scene_day_x(span_of_days days, mw_day day, int left, int right);

/* draw_bars.c: some rows as bars by one axis. */
typedef struct bar_panel {
    const size_t *rows;
    size_t count;
    axis axis;
    int left, right, top; /* of all of it */
    int label_width, number_width;
    bool ticks; /* are the axis' lines named? */
} bar_panel;
/* The room that labels and numbers need, labels at most `most`. */
void mw_bar_panel_measure(scene *s, bar_panel *p, int most);
int mw_draw_bar_panel(scene *s, const bar_panel *p); /* where it ends */

/* "Reuters · junta: 12": a row in words, in the arena. */
mw_str mw_scene_says(scene *s, size_t row);

/* draw_*.c: the kinds. They report by s->err and by the buffer. */
bool mw_draw_bars(scene *s);
bool mw_draw_lines(scene *s);
bool mw_draw_lanes(scene *s);
bool mw_draw_matrix(scene *s);
bool mw_draw_network(scene *s);
bool mw_draw_multiples(scene *s);

/* layout.c: nodes that push each other away and ties that pull, from a fixed seed (Fruchterman and
 * Reingold, "Graph drawing by force-directed placement", 1991), in whole numbers throughout. */
bool mw_layout(graph *g, box frame, mw_arena *arena, mw_error *err); /* false: out of memory */

#endif
