/* SPDX-License-Identifier: MIT */
/* print.h -- setting text for people: what tables and reports share. */
#ifndef FRAME_PRINT_H
#define FRAME_PRINT_H

#include <moonwire/frame.h>

#include "base/buf.h"

/* Appends a text as one harmless line: each run of blanks as one, control characters (also those
 * that turn the direction of writing) as U+FFFD. */
void mw_print_clean(mw_str text, mw_buf *out);
/* The same as Markdown that says just this: what has a meaning there is escaped. */
void mw_print_escaped(mw_str text, mw_buf *out);

typedef struct mw_table_style { /* zero is the default */
    size_t width, rows_max;     /* of the terminal's table; 0: no limit */
    size_t lines_max;           /* a cell that has no room takes up to so many lines; 0: it is cut */
    bool keep_last;             /* the last column stays, however narrow the table is */
    bool last_is_markdown;      /* the last column is not escaped in Markdown */
} mw_table_style;
bool mw_print_table(const mw_frame *frame, mw_table_style style, mw_buf *out, mw_error *err);
bool mw_print_markdown(const mw_frame *frame, mw_table_style style, mw_buf *out, mw_error *err);

#endif
