/* SPDX-License-Identifier: MIT */
/* A frame as a table of HTML, for a page of somebody else. */
#include "render/html_impl.h"

static void put_cell(mw_cell cell, mw_buf *scratch, mw_buf *out)
{
    bool number = cell.type == MW_CELL_INTEGER || cell.type == MW_CELL_REAL;
    mw_buf_clear(scratch);
    mw_cell_write(cell, scratch);
    mw_buf_add(out, number ? MW_STR("<td class=\"number\">") : MW_STR("<td dir=\"auto\">"));
    mw_html_text(mw_buf_str(scratch), out);
    mw_buf_add(out, MW_STR("</td>"));
}

bool mw_frame_html(const mw_frame *frame, mw_buf *out, mw_error *err)
{
    mw_buf scratch = {0};
    mw_buf_add(out, MW_STR("<table>\n<thead><tr>"));
    for (size_t c = 0; c < mw_frame_column_count(frame); c++) {
        mw_buf_add(out, MW_STR("<th scope=\"col\">"));
        mw_html_text(mw_frame_column_name(frame, c), out);
        mw_buf_add(out, MW_STR("</th>"));
    }
    mw_buf_add(out, MW_STR("</tr></thead>\n<tbody>\n"));
    for (size_t r = 0; r < mw_frame_row_count(frame); r++) {
        mw_buf_add(out, MW_STR("<tr>"));
        for (size_t c = 0; c < mw_frame_column_count(frame); c++)
            put_cell(mw_frame_cell(frame, r, c), &scratch, out);
        mw_buf_add(out, MW_STR("</tr>\n"));
    }
    mw_buf_add(out, MW_STR("</tbody>\n</table>\n"));
    bool good = mw_buf_ok(&scratch, err) && mw_buf_ok(out, err);
    mw_buf_free(&scratch);
    return good;
}
