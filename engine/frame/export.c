/* SPDX-License-Identifier: MIT */
/* A frame for other programs: CSV as RFC 4180 says, and JSON Lines. */
#include <moonwire/frame.h>

#include "base/json.h"

static bool must_quote(mw_str text)
{
    if (text.len == 0 || text.data[0] == ' ' || text.data[text.len - 1] == ' ')
        return true;
    for (size_t i = 0; i < text.len; i++)
        if (strchr(",\"\r\n", text.data[i]) && text.data[i])
            return true;
    return false;
}

typedef struct csv {
    const mw_frame *frame;
    mw_str line_end;
    bool sheet; /* what a spreadsheet would compute is disarmed */
    mw_buf *out;
} csv;

static bool is_formula(mw_str text)
{
    return text.len && strchr("=+-@\t\r", text.data[0]);
}

static void csv_quoted(mw_str text, const char *before, mw_buf *out)
{
    mw_buf_char(out, '"');
    mw_buf_add(out, mw_str_of(before));
    for (size_t i = 0; i < text.len; i++) {
        if (text.data[i] == '"')
            mw_buf_char(out, '"');
        mw_buf_char(out, text.data[i]);
    }
    mw_buf_char(out, '"');
}

static void csv_text(const csv *c, mw_str text)
{
    if (c->sheet && is_formula(text))
        csv_quoted(text, "'", c->out);
    else if (must_quote(text))
        csv_quoted(text, "", c->out);
    else
        mw_buf_add(c->out, text);
}

static void csv_cell(const csv *c, mw_cell cell)
{
    if (cell.type == MW_CELL_TEXT)
        csv_text(c, cell.text);
    else
        mw_cell_write(cell, c->out);
}

static bool csv_all(const csv *c, mw_error *err)
{
    size_t columns = mw_frame_column_count(c->frame), rows = mw_frame_row_count(c->frame);
    for (size_t i = 0; i < columns; i++) {
        mw_buf_add(c->out, i ? MW_STR(",") : MW_STR(""));
        csv_text(c, mw_frame_column_name(c->frame, i));
    }
    mw_buf_add(c->out, c->line_end);
    for (size_t r = 0; r < rows; r++) {
        for (size_t i = 0; i < columns; i++) {
            mw_buf_add(c->out, i ? MW_STR(",") : MW_STR(""));
            csv_cell(c, mw_frame_cell(c->frame, r, i));
        }
        mw_buf_add(c->out, c->line_end);
    }
    return mw_buf_ok(c->out, err);
}

bool mw_frame_csv(const mw_frame *frame, const char *line_end, mw_buf *out, mw_error *err)
{
    csv c = {frame, mw_str_of(line_end ? line_end : "\r\n"), false, out};
    return csv_all(&c, err);
}

bool mw_frame_csv_sheet(const mw_frame *frame, mw_buf *out, mw_error *err)
{
    csv c = {frame, MW_STR("\r\n"), true, out};
    mw_buf_add(out, MW_STR("\xef\xbb\xbf"));
    return csv_all(&c, err);
}

/* A tab or a line end in a text is a blank: the form has no marks of quotation. */
static void tsv_text(mw_str text, mw_buf *out)
{
    for (size_t i = 0; i < text.len; i++)
        mw_buf_char(out, text.data[i] && strchr("\t\r\n", text.data[i]) ? ' ' : text.data[i]);
}

bool mw_frame_tsv(const mw_frame *frame, mw_buf *out, mw_error *err)
{
    size_t columns = mw_frame_column_count(frame);
    for (size_t c = 0; c < columns; c++) {
        mw_buf_add(out, c ? MW_STR("\t") : MW_STR(""));
        tsv_text(mw_frame_column_name(frame, c), out);
    }
    mw_buf_char(out, '\n');
    for (size_t r = 0; r < mw_frame_row_count(frame); r++) {
        for (size_t c = 0; c < columns; c++) {
            mw_cell cell = mw_frame_cell(frame, r, c);
            mw_buf_add(out, c ? MW_STR("\t") : MW_STR(""));
            if (cell.type == MW_CELL_TEXT)
                tsv_text(cell.text, out);
            else
                mw_cell_write(cell, out);
        }
        mw_buf_char(out, '\n');
    }
    return mw_buf_ok(out, err);
}
static void json_cell(mw_json *json, mw_cell cell)
{
    switch (cell.type) {
    case MW_CELL_NULL:
        mw_json_null(json);
        break;
    case MW_CELL_INTEGER:
        mw_json_integer(json, cell.integer);
        break;
    case MW_CELL_REAL:
        mw_json_real(json, cell.real);
        break;
    case MW_CELL_TEXT:
        mw_json_text(json, cell.text);
        break;
    case MW_CELL_BOOL:
        mw_json_bool(json, cell.integer != 0);
        break;
    }
}

static void json_evidence(mw_json *json, const mw_frame *frame, size_t row, mw_buf *scratch)
{
    size_t kept;
    uint64_t all;
    const mw_cite *cites = mw_frame_evidence(frame, row, &kept, &all);
    mw_json_key(json, "evidence");
    mw_json_open(json, '[');
    for (size_t i = 0; i < kept; i++) {
        mw_buf_clear(scratch);
        mw_cite_write(cites[i], scratch);
        mw_json_text(json, mw_buf_str(scratch));
    }
    mw_json_close(json, ']');
    mw_json_key(json, "evidence_count");
    mw_json_integer(json, (int64_t)all);
}

bool mw_frame_json(const mw_frame *frame, mw_buf *out, mw_error *err)
{
    mw_buf scratch = {0};
    for (size_t r = 0; r < mw_frame_row_count(frame); r++) {
        mw_json json = {.out = out};
        mw_json_open(&json, '{');
        for (size_t c = 0; c < mw_frame_column_count(frame); c++) {
            mw_json_key_str(&json, mw_frame_column_name(frame, c));
            json_cell(&json, mw_frame_cell(frame, r, c));
        }
        json_evidence(&json, frame, r, &scratch);
        mw_json_close(&json, '}');
        mw_buf_char(out, '\n');
    }
    bool good = mw_buf_ok(&scratch, err) && mw_buf_ok(out, err);
    mw_buf_free(&scratch);
    return good;
}
