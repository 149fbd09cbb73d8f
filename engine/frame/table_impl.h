/* SPDX-License-Identifier: MIT */
/* table_impl.h -- a frame on its way to a table: which columns are shown, how wide each is. */
#ifndef FRAME_TABLE_IMPL_H
#define FRAME_TABLE_IMPL_H

#include "frame/print.h"

enum { MW_TABLE_GAP = 2 }; /* blanks between columns */

typedef struct column {
    size_t index; /* of the frame's column */
    size_t width; /* what it gets */
    size_t least; /* what it is not cut below: a number must not lose digits */
    bool right;   /* numbers */
    bool tail;    /* leads up to the column behind it: stands right, is cut at its beginning */
    bool whole;   /* never cut: numbers, and a last column that is kept */
    bool code;    /* ids and the like, without a blank: of no use when cut, so cut last */
} column;

typedef struct table {
    const mw_frame *frame;
    mw_table_style style;
    column *columns; /* those that are shown */
    size_t shown_columns, shown_rows;
    mw_buf scratch;
    mw_buf *out;
} table;

/* clean.c: a cell as one harmless line. */
void mw_cell_show(mw_cell cell, mw_buf *out);

/* fit.c */
/* All columns, as wide as they are. NULL `columns`: out of memory. End with mw_table_end. */
table mw_table_measure(const mw_frame *frame, mw_table_style style, mw_buf *out, mw_error *err);
void mw_table_fit(table *t); /* makes them as narrow as style.width asks */
bool mw_table_end(table *t, mw_error *err);
/* Texts of a row's cell and of a column's name, good until the next is asked for. */
mw_str mw_table_cell(table *t, size_t row, size_t index);
mw_str mw_table_name(table *t, size_t index);

#endif
