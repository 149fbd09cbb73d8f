/* SPDX-License-Identifier: MIT */
/* A frame for people: a table for the terminal, a table in Markdown.
 *
 * What articles say is shown, never obeyed: line ends and tabs become a blank, every other control
 * character (the escape of a terminal, marks that turn the direction of writing) becomes U+FFFD. */
#include "frame/print.h"

#include "base/json.h"
#include "text/utf8.h"

enum {
    GAP = 2,         /* columns between columns */
    NARROWEST = 8,   /* a text is not cut below this */
    CODE_WIDEST = 40 /* what is longer is no id, though it has no blank */
};

#define ELLIPSIS    MW_STR("\xe2\x80\xa6")
#define RULE        MW_STR("\xe2\x94\x80")
#define REPLACEMENT MW_STR("\xef\xbf\xbd")

static bool is_white(uint32_t c)
{
    return (c >= '\t' && c <= '\r') || c == ' ' || c == 0x85 || c == 0x2028 || c == 0x2029;
}

static bool is_control(uint32_t c)
{
    return c < 0x20 || (c >= 0x7f && c < 0xa0) || (c >= 0x202a && c <= 0x202e) ||
           (c >= 0x2066 && c <= 0x2069) || c == 0xfffd;
}

void mw_print_clean(mw_str text, mw_buf *out)
{
    bool blank = false;
    for (size_t at = 0, next; at < text.len; at = next) {
        uint32_t c = mw_utf8_next(text, at, &next);
        if (is_white(c)) {
            if (!blank)
                mw_buf_char(out, ' ');
            blank = true;
            continue;
        }
        blank = false;
        mw_buf_add(out, is_control(c) ? REPLACEMENT : mw_str_sub(text, at, next));
    }
}

/* Three decimals are enough for eyes; CSV and JSON have them all. */
static double for_eyes(double value)
{
    double thousand = value * 1000;
    if (thousand > 9e15 || thousand < -9e15 || (thousand > -1 && thousand < 1))
        return value;
    return (double)(int64_t)(thousand < 0 ? thousand - 0.5 : thousand + 0.5) / 1000;
}

static void write_cell(mw_cell cell, mw_buf *out)
{
    if (cell.type == MW_CELL_TEXT)
        mw_print_clean(cell.text, out);
    else if (cell.type == MW_CELL_REAL && cell.real == cell.real)
        mw_cell_write(mw_cell_real(for_eyes(cell.real)), out);
    else if (cell.type != MW_CELL_REAL)
        mw_cell_write(cell, out);
}

/* The table for the terminal. */

typedef struct column {
    size_t index; /* of the frame's column */
    size_t width; /* what it gets */
    bool right;   /* numbers */
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

static mw_str cell_line(table *t, size_t row, size_t c)
{
    mw_buf_clear(&t->scratch);
    write_cell(mw_frame_cell(t->frame, row, c), &t->scratch);
    return mw_buf_str(&t->scratch);
}

static mw_str name_line(table *t, size_t c)
{
    mw_buf_clear(&t->scratch);
    mw_print_clean(mw_frame_column_name(t->frame, c), &t->scratch);
    return mw_buf_str(&t->scratch);
}

static bool is_number(mw_cell cell)
{
    return cell.type == MW_CELL_INTEGER || cell.type == MW_CELL_REAL;
}

static void measure_column(table *t, size_t c)
{
    column *into = &t->columns[c];
    bool texts = false, numbers = false, blanks = false;
    into->index = c;
    into->width = mw_utf8_width(name_line(t, c));
    for (size_t r = 0; r < t->shown_rows; r++) {
        mw_cell cell = mw_frame_cell(t->frame, r, c);
        size_t width = mw_utf8_width(cell_line(t, r, c));
        if (width > into->width)
            into->width = width;
        numbers |= is_number(cell);
        texts |= cell.type == MW_CELL_TEXT;
        blanks |= cell.type == MW_CELL_TEXT && t->scratch.len &&
                  memchr(t->scratch.data, ' ', t->scratch.len);
    }
    into->right = numbers && !texts;
    into->code = texts && !blanks && into->width <= CODE_WIDEST;
    into->whole = into->right || (t->style.keep_last && c + 1 == t->shown_columns);
}

/* How wide the table is when no text column is wider than `cap`. */
static size_t width_at(const table *t, size_t cap)
{
    size_t total = 0;
    for (size_t c = 0; c < t->shown_columns; c++) {
        const column *col = &t->columns[c];
        bool whole = col->whole || col->code || col->width < cap;
        total += (c ? GAP : 0) + (whole ? col->width : cap);
    }
    return total;
}

/* Leaves out the last column that may go; false when there is none. */
static bool drop_column(table *t)
{
    bool keep = t->style.keep_last;
    if (t->shown_columns <= (keep ? 2 : 1))
        return false;
    t->shown_columns--;
    if (keep)
        t->columns[t->shown_columns - 1] = t->columns[t->shown_columns];
    return true;
}

/* Long texts give way first: all that are wider than a common cap are cut to it, and what remains
 * goes to the first of them. Where even that is too wide, ids are cut too, and then columns on the
 * right go. */
static void fit(table *t)
{
    size_t width = t->style.width;
    if (!width)
        return;
    for (size_t c = 0; c < t->shown_columns && width_at(t, NARROWEST) > width; c++)
        t->columns[c].code = false;
    while (width_at(t, NARROWEST) > width && drop_column(t))
        ;
    size_t low = 1, high = width + 1; /* the greatest cap that fits is in [low, high) */
    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;
        if (width_at(t, middle) <= width)
            low = middle;
        else
            high = middle;
    }
    size_t used = width_at(t, low), spare = used < width ? width - used : 0;
    for (size_t c = 0; c < t->shown_columns; c++) {
        column *col = &t->columns[c];
        if (col->whole || col->code || col->width <= low)
            continue;
        size_t more = col->width - low < spare ? col->width - low : spare;
        col->width = low + more;
        spare -= more;
    }
    if (t->columns[0].width > width) /* one column of numbers on a very narrow terminal */
        t->columns[0].width = width;
}

/* As much of `text` as has room, with … for the rest. */
static void put_cut(mw_str text, size_t width, mw_buf *out)
{
    size_t used = 0, end = 0;
    for (size_t at = 0, next; at < text.len; at = next) {
        mw_utf8_next(text, at, &next);
        size_t more = mw_utf8_width(mw_str_sub(text, at, next));
        if (used + more > width - 1)
            break;
        used += more;
        end = next;
    }
    mw_buf_add(out, mw_str_sub(text, 0, end));
    mw_buf_add(out, ELLIPSIS);
    mw_buf_fill(out, ' ', width - 1 - used); /* before a wide character that did not fit */
}

static void put_cell(table *t, size_t c, mw_str text)
{
    const column *col = &t->columns[c];
    size_t width = mw_utf8_width(text);
    bool last = c + 1 == t->shown_columns;
    if (c)
        mw_buf_fill(t->out, ' ', GAP);
    if (width > col->width && col->width) {
        put_cut(text, col->width, t->out);
        return;
    }
    if (col->right)
        mw_buf_fill(t->out, ' ', col->width - width);
    mw_buf_add(t->out, text);
    if (!col->right && !last)
        mw_buf_fill(t->out, ' ', col->width - width);
}

static void end_line(table *t, size_t line_start) /* no blanks at the end of a line */
{
    mw_buf *out = t->out;
    while (!out->failed && out->len > line_start && out->data[out->len - 1] == ' ')
        out->data[--out->len] = '\0';
    mw_buf_char(out, '\n');
}

static void put_header(table *t)
{
    size_t start = t->out->len;
    for (size_t c = 0; c < t->shown_columns; c++)
        put_cell(t, c, name_line(t, t->columns[c].index));
    end_line(t, start);
    for (size_t c = 0; c < t->shown_columns; c++) {
        if (c)
            mw_buf_fill(t->out, ' ', GAP);
        for (size_t i = 0; i < t->columns[c].width; i++)
            mw_buf_add(t->out, RULE);
    }
    mw_buf_char(t->out, '\n');
}

static void put_rows(table *t)
{
    for (size_t r = 0; r < t->shown_rows; r++) {
        size_t start = t->out->len;
        for (size_t c = 0; c < t->shown_columns; c++)
            put_cell(t, c, cell_line(t, r, t->columns[c].index));
        end_line(t, start);
    }
}

static const char *plural(size_t count)
{
    return count == 1 ? "" : "s";
}

static bool is_shown(const table *t, size_t index)
{
    for (size_t c = 0; c < t->shown_columns; c++)
        if (t->columns[c].index == index)
            return true;
    return false;
}

static void put_columns_left(table *t, size_t count)
{
    mw_buf line = {0};
    mw_buf_add(&line, ELLIPSIS);
    mw_buf_print(&line, " %zu more column%s:", count, plural(count));
    const char *gap = " ";
    for (size_t c = 0; c < mw_frame_column_count(t->frame); c++) {
        if (is_shown(t, c))
            continue;
        mw_buf_add(&line, mw_str_of(gap));
        mw_print_clean(mw_frame_column_name(t->frame, c), &line);
        gap = ", ";
    }
    size_t width = t->style.width;
    if (width && mw_utf8_width(mw_buf_str(&line)) > width)
        put_cut(mw_buf_str(&line), width, t->out);
    else
        mw_buf_add(t->out, mw_buf_str(&line));
    mw_buf_char(t->out, '\n');
    t->out->failed |= line.failed;
    mw_buf_free(&line);
}

static void put_rest(table *t)
{
    size_t rows = mw_frame_row_count(t->frame) - t->shown_rows;
    size_t columns = mw_frame_column_count(t->frame) - t->shown_columns;
    if (rows) {
        mw_buf_add(t->out, ELLIPSIS);
        mw_buf_print(t->out, " %zu more row%s\n", rows, plural(rows));
    }
    if (columns)
        put_columns_left(t, columns);
}

/* A table with its columns measured; NULL `columns`: out of memory. */
static table measured(const mw_frame *frame, mw_table_style style, mw_buf *out, mw_error *err)
{
    size_t rows = mw_frame_row_count(frame), columns = mw_frame_column_count(frame);
    table t = {.frame = frame, .style = style, .out = out, .shown_columns = columns};
    t.shown_rows = style.rows_max && style.rows_max < rows ? style.rows_max : rows;
    t.columns = mw_memory_get(columns * sizeof *t.columns, err);
    for (size_t c = 0; t.columns && c < columns; c++)
        measure_column(&t, c);
    return t;
}

static bool finished(table *t, mw_error *err)
{
    t->out->failed |= t->scratch.failed;
    mw_buf_free(&t->scratch);
    mw_memory_free(t->columns);
    return mw_buf_ok(t->out, err);
}

bool mw_print_table(const mw_frame *frame, mw_table_style style, mw_buf *out, mw_error *err)
{
    table t = measured(frame, style, out, err);
    if (!t.columns)
        return false;
    if (t.shown_columns) {
        fit(&t);
        put_header(&t);
        put_rows(&t);
        put_rest(&t);
    }
    return finished(&t, err);
}

bool mw_frame_print(const mw_frame *frame, size_t width, size_t rows_max, mw_buf *out,
                    mw_error *err)
{
    return mw_print_table(frame, (mw_table_style){.width = width, .rows_max = rows_max}, out, err);
}

/* Markdown. */

static void put_escaped(mw_str text, mw_buf *out)
{
    for (size_t i = 0; i < text.len; i++) {
        if (text.data[i] && strchr("\\`*_[]<>|&~$", text.data[i]))
            mw_buf_char(out, '\\');
        mw_buf_char(out, text.data[i]);
    }
}

void mw_print_escaped(mw_str text, mw_buf *out)
{
    mw_buf line = {0};
    mw_print_clean(text, &line);
    put_escaped(mw_buf_str(&line), out);
    out->failed |= line.failed;
    mw_buf_free(&line);
}

static void put_markdown_cell(table *t, size_t c, mw_str text, bool is_markdown)
{
    mw_buf_add(t->out, c ? MW_STR(" ") : MW_STR("| "));
    if (is_markdown)
        mw_buf_add(t->out, text);
    else
        put_escaped(text, t->out);
    mw_buf_add(t->out, MW_STR(" |"));
}

static void put_markdown_head(table *t)
{
    for (size_t c = 0; c < t->shown_columns; c++)
        put_markdown_cell(t, c, name_line(t, c), false);
    mw_buf_add(t->out, MW_STR("\n|"));
    for (size_t c = 0; c < t->shown_columns; c++)
        mw_buf_add(t->out, t->columns[c].right ? MW_STR(" ---: |") : MW_STR(" --- |"));
    mw_buf_char(t->out, '\n');
}

bool mw_print_markdown(const mw_frame *frame, mw_table_style style, mw_buf *out, mw_error *err)
{
    table t = measured(frame, style, out, err);
    if (!t.columns)
        return false;
    size_t columns = t.shown_columns;
    if (columns)
        put_markdown_head(&t);
    for (size_t r = 0; r < t.shown_rows && columns; r++) {
        for (size_t c = 0; c < columns; c++)
            put_markdown_cell(&t, c, cell_line(&t, r, c), style.last_is_markdown && c + 1 == columns);
        mw_buf_char(out, '\n');
    }
    return finished(&t, err);
}

bool mw_frame_markdown(const mw_frame *frame, mw_buf *out, mw_error *err)
{
    return mw_print_markdown(frame, (mw_table_style){0}, out, err);
}
