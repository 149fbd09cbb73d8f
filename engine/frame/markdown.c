/* SPDX-License-Identifier: MIT */
/* A frame as a GitHub-flavoured table. */
#include "frame/table_impl.h"

static void put_markdown_cell(table *t, size_t c, mw_str text, bool is_markdown)
{
    mw_buf_add(t->out, c ? MW_STR(" ") : MW_STR("| "));
    if (is_markdown)
        mw_buf_add(t->out, text);
    else
        mw_print_escaped(text, t->out);
    mw_buf_add(t->out, MW_STR(" |"));
}

static void put_markdown_head(table *t)
{
    for (size_t c = 0; c < t->shown_columns; c++)
        put_markdown_cell(t, c, mw_table_name(t, c), false);
    mw_buf_add(t->out, MW_STR("\n|"));
    for (size_t c = 0; c < t->shown_columns; c++)
        mw_buf_add(t->out, t->columns[c].right ? MW_STR(" ---: |") : MW_STR(" --- |"));
    mw_buf_char(t->out, '\n');
}

bool mw_print_markdown(const mw_frame *frame, mw_table_style style, mw_buf *out, mw_error *err)
{
    table t = mw_table_measure(frame, style, out, err);
    if (!t.columns)
        return false;
    size_t columns = t.shown_columns;
    if (columns)
        put_markdown_head(&t);
    for (size_t r = 0; r < t.shown_rows && columns; r++) {
        for (size_t c = 0; c < columns; c++)
            put_markdown_cell(&t, c, mw_table_cell(&t, r, c), style.last_is_markdown && c + 1 == columns);
        mw_buf_char(out, '\n');
    }
    return mw_table_end(&t, err);
}

bool mw_frame_markdown(const mw_frame *frame, mw_buf *out, mw_error *err)
{
    return mw_print_markdown(frame, (mw_table_style){0}, out, err);
}
