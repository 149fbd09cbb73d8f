/* SPDX-License-Identifier: MIT */
/* A table of a report: the columns and rows that are shown, with each row's citations; and the same as
 * people see it. */
#include "render/chart_impl.h"
#include "text/utf8.h"

typedef struct source { /* where a column's cells come from */
    const mw_frame *frame;
    size_t *columns; /* SIZE_MAX: the row's first citation */
    size_t count, rows;
} source;

static bool no_column(const mw_frame *frame, mw_str name, mw_error *err)
{
    mw_buf known = {0};
    for (size_t c = 0; c < mw_frame_column_count(frame); c++) {
        mw_buf_add(&known, c ? MW_STR(", ") : MW_STR(""));
        mw_buf_add(&known, mw_frame_column_name(frame, c));
    }
    mw_fail(err, MW_EARG, 0, "the table has no column \"%.*s\"; it has %.*s", MW_ARG(name),
            MW_ARG(mw_buf_str(&known)));
    mw_buf_free(&known);
    return false;
}

static bool choose_columns(source *from, const mw_str *names, size_t count, mw_error *err)
{
    from->count = names ? count : mw_frame_column_count(from->frame);
    from->columns = mw_memory_get(from->count * sizeof *from->columns, err);
    for (size_t c = 0; from->columns && c < from->count; c++) {
        from->columns[c] = names ? mw_frame_column(from->frame, names[c]) : c;
        if (from->columns[c] == SIZE_MAX && !mw_str_is(names[c], "cite"))
            return no_column(from->frame, names[c], err);
    }
    return from->columns != NULL;
}

/* Texts are repaired here, as everywhere in a report. */
static bool cell_of(mw_report *report, const source *from, size_t row, size_t c, mw_cell *cell, mw_error *err)
{
    if (from->columns[c] != SIZE_MAX) {
        *cell = mw_frame_cell(from->frame, row, from->columns[c]);
        return cell->type != MW_CELL_TEXT || mw_utf8_check(cell->text) == cell->text.len ||
               mw_report_keep(report, cell->text, &cell->text, err);
    }
    size_t kept;
    uint64_t all;
    const mw_cite *cites = mw_frame_evidence(from->frame, row, &kept, &all);
    mw_buf text = {0};
    if (kept)
        mw_cite_write(cites[0], &text);
    *cell = mw_cell_text(kept ? mw_buf_str(&text) : MW_NONE);
    bool good = mw_buf_ok(&text, err) && mw_report_keep(report, cell->text, &cell->text, err);
    mw_buf_free(&text);
    return good;
}

static bool is_number(mw_cell cell)
{
    return (cell.type == MW_CELL_INTEGER && cell.integer) || (cell.type == MW_CELL_REAL && cell.real != 0) ||
           (cell.type == MW_CELL_TEXT && !mw_report_is_wordy(cell.text));
}

static bool check_row(const source *from, size_t row, const mw_cell *cells, mw_error *err)
{
    size_t kept;
    uint64_t all;
    mw_frame_evidence(from->frame, row, &kept, &all);
    for (size_t c = 0; c < from->count && !kept; c++)
        if (is_number(cells[c]))
            return mw_fail(err, MW_EARG, 0, "row %zu of the table holds a number and has no evidence", row + 1);
    return true;
}

static bool copy_names(const source *from, const mw_str *names, mw_frame *into, mw_error *err)
{
    for (size_t c = 0; c < from->count; c++)
        if (!mw_frame_add_column(into, names ? names[c] : mw_frame_column_name(from->frame, c), err))
            return false;
    return true;
}

/* Nothing is numbered before all rows are known to be good. */
static bool copy_cells(mw_report *report, const source *from, mw_frame *into, mw_error *err)
{
    mw_cell *cells = mw_memory_get(from->count * sizeof *cells, err);
    bool good = cells != NULL;
    for (size_t r = 0; good && r < from->rows; r++) {
        for (size_t c = 0; good && c < from->count; c++)
            good = cell_of(report, from, r, c, &cells[c], err);
        good = good && check_row(from, r, cells, err) && mw_frame_add_row(into, cells, err) != SIZE_MAX;
    }
    mw_memory_free(cells);
    return good;
}

static bool number_rows(mw_report *report, const source *from, block *b, mw_error *err)
{
    b->rows = mw_arena_get(report->arena, from->rows * sizeof *b->rows, err);
    for (size_t r = 0; b->rows && r < from->rows; r++) {
        table_row *row = &b->rows[r];
        const mw_cite *cites = mw_frame_evidence(from->frame, r, &row->cite_count, &row->evidence_count);
        if (!mw_report_number(report, cites, row->cite_count, &row->cites, err))
            return false;
    }
    return b->rows != NULL;
}

bool mw_report_table(mw_report *report, const mw_frame *frame, mw_str of, const mw_str *columns,
                     size_t column_count, size_t rows_max, mw_error *err)
{
    size_t rows = mw_frame_row_count(frame);
    source from = {.frame = frame, .rows = rows_max && rows_max < rows ? rows_max : rows};
    block b = {.kind = BLOCK_TABLE, .rows_left = rows - from.rows};
    b.frame = mw_frame_new(err);
    bool good = b.frame && mw_report_keep(report, of, &b.of, err) &&
                choose_columns(&from, columns, column_count, err) && copy_names(&from, columns, b.frame, err) &&
                copy_cells(report, &from, b.frame, err) && number_rows(report, &from, &b, err) &&
                PUSH(report, blocks, b, err);
    mw_memory_free(from.columns);
    if (!good)
        mw_frame_free(b.frame);
    return good;
}

/* For people: a column in which nothing stands is left out, one with the marks of each row is added. */

static bool is_empty(const mw_frame *frame, size_t column)
{
    for (size_t r = 0; r < mw_frame_row_count(frame); r++) {
        mw_cell cell = mw_frame_cell(frame, r, column);
        if (cell.type != MW_CELL_NULL && (cell.type != MW_CELL_TEXT || cell.text.len))
            return false;
    }
    return mw_frame_row_count(frame) > 0;
}

static bool copy_column(const mw_frame *from, size_t column, mw_frame *into, mw_error *err)
{
    size_t at = mw_frame_column_count(into);
    bool good = mw_frame_add_column(into, mw_frame_column_name(from, column), err);
    for (size_t r = 0; good && r < mw_frame_row_count(from); r++)
        good = mw_frame_set_cell(into, r, at, mw_frame_cell(from, r, column), err);
    return good;
}

/* The numbers of a column as blocks. */
static bool copy_spark(const block *b, mw_frame *into, mw_error *err)
{
    mw_buf blocks = {0};
    size_t at = mw_frame_column_count(into);
    bool good = mw_frame_add_column(into, mw_frame_column_name(b->frame, b->spark - 1), err);
    for (size_t r = 0; good && r < mw_frame_row_count(b->frame); r++) {
        mw_buf_clear(&blocks);
        mw_spark_write(b, r, b->spark - 1, &blocks);
        good = mw_buf_ok(&blocks, err) && mw_frame_set_cell(into, r, at, mw_cell_text(mw_buf_str(&blocks)), err);
    }
    mw_buf_free(&blocks);
    return good;
}

static bool add_marks(const block *b, mw_mark_writer write, void *context, mw_frame *into, mw_error *err)
{
    mw_buf marks = {0};
    size_t at = mw_frame_column_count(into);
    bool good = mw_frame_add_column(into, MW_STR("evidence"), err);
    for (size_t r = 0; good && r < mw_frame_row_count(into); r++) {
        mw_buf_clear(&marks);
        write(context, &b->rows[r], &marks);
        good = mw_buf_ok(&marks, err) && mw_frame_set_cell(into, r, at, mw_cell_text(mw_buf_str(&marks)), err);
    }
    mw_buf_free(&marks);
    return good;
}

mw_frame *mw_table_shown(const block *b, mw_mark_writer write, void *context, bool *marked, mw_error *err)
{
    size_t rows = mw_frame_row_count(b->frame), columns = mw_frame_column_count(b->frame);
    mw_frame *into = mw_frame_new(err);
    bool good = into != NULL;
    *marked = false;
    for (size_t r = 0; good && r < rows; r++) {
        good = mw_frame_add_row(into, NULL, err) != SIZE_MAX;
        *marked |= b->rows[r].cite_count > 0;
    }
    for (size_t c = 0; good && c < columns; c++)
        good = is_empty(b->frame, c) || (c + 1 == b->spark ? copy_spark(b, into, err) : copy_column(b->frame, c, into, err));
    if (good && (!*marked || add_marks(b, write, context, into, err)))
        return into;
    mw_frame_free(into);
    return NULL;
}
