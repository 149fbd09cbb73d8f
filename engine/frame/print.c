/* SPDX-License-Identifier: MIT */
/* A frame as a table for the terminal. */
#include "frame/table_impl.h"
#include "text/utf8.h"
#include "text/wrap.h"

#define ELLIPSIS MW_STR("\xe2\x80\xa6")
#define RULE     MW_STR("\xe2\x94\x80")

/* As much of `text` as has room, with … for the rest. */
static bool is_digit_at(mw_str text, size_t at)
{
    return at < text.len && text.data[at] >= '0' && text.data[at] <= '9';
}

/* Where `text` may end when it is cut at `end`: not inside a number, which would be another one. */
static size_t before_number(mw_str text, size_t end)
{
    size_t at = end;
    bool inside =
        is_digit_at(text, at) || (at + 1 < text.len && strchr(",.", text.data[at]) && is_digit_at(text, at + 1));
    while (inside && at && (is_digit_at(text, at - 1) || strchr(",.", text.data[at - 1])))
        at--;
    return inside && at ? at : end;
}

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
    mw_str shown = mw_str_trim(mw_str_sub(text, 0, before_number(text, end)));
    mw_buf_add(out, shown);
    mw_buf_add(out, ELLIPSIS);
    mw_buf_fill(out, ' ', width - 1 - mw_utf8_width(shown));
}

/* The end of `text`, with … for what comes before. */
static void put_tail(mw_str text, size_t width, mw_buf *out)
{
    size_t used = 0, start = text.len;
    for (size_t at = text.len, before; at; at = before) {
        mw_utf8_before(text, at, &before);
        size_t more = mw_utf8_width(mw_str_sub(text, before, at));
        if (used + more > width - 1)
            break;
        used += more;
        start = before;
    }
    mw_str shown = mw_str_trim(mw_str_sub(text, start, text.len));
    mw_buf_fill(out, ' ', width - 1 - mw_utf8_width(shown));
    mw_buf_add(out, ELLIPSIS);
    mw_buf_add(out, shown);
}

static void put_cell(table *t, size_t c, mw_str text)
{
    const column *col = &t->columns[c];
    size_t width = mw_utf8_width(text);
    bool last = c + 1 == t->shown_columns;
    if (c)
        mw_buf_fill(t->out, ' ', MW_TABLE_GAP);
    if (width > col->width && col->width) {
        if (col->tail)
            put_tail(text, col->width, t->out);
        else
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
        put_cell(t, c, mw_table_name(t, t->columns[c].index));
    end_line(t, start);
    for (size_t c = 0; c < t->shown_columns; c++) {
        if (c)
            mw_buf_fill(t->out, ' ', MW_TABLE_GAP);
        for (size_t i = 0; i < t->columns[c].width; i++)
            mw_buf_add(t->out, RULE);
    }
    mw_buf_char(t->out, '\n');
}

/* A cell's last line where more would follow: without its last word when … has no room. */
static mw_str with_more(table *t, mw_str line, size_t width)
{
    size_t blank = line.len;
    if (mw_utf8_width(line) >= width)
        while (blank && line.data[blank - 1] != ' ')
            blank--;
    mw_buf_clear(&t->scratch);
    mw_buf_add(&t->scratch, mw_str_trim(mw_str_sub(line, 0, blank ? blank : line.len)));
    mw_buf_add(&t->scratch, ELLIPSIS);
    return mw_buf_str(&t->scratch);
}

/* One line of a row whose cells are wrapped: the next line of each cell. False when none had one. */
static bool put_lines(table *t, mw_str *rests, bool last)
{
    size_t start = t->out->len;
    bool any = false;
    for (size_t c = 0; c < t->shown_columns; c++) {
        mw_str line = MW_STR("");
        any |= mw_str_cut(&rests[c], '\n', &line) && line.len;
        put_cell(t, c, last && rests[c].len ? with_more(t, line, t->columns[c].width) : line);
    }
    end_line(t, start);
    if (!any && !t->out->failed) {
        t->out->len = start;
        t->out->data[start] = '\0';
    }
    return any;
}

static void put_wrapped_row(table *t, size_t row, mw_buf *cells, mw_str *rests)
{
    for (size_t c = 0; c < t->shown_columns; c++) {
        mw_buf_clear(&cells[c]);
        mw_wrap(mw_table_cell(t, row, t->columns[c].index), t->columns[c].width, 0, 0, &cells[c]);
        t->out->failed |= cells[c].failed;
        rests[c] = mw_buf_str(&cells[c]);
    }
    for (size_t line = 1; line <= t->style.lines_max; line++)
        if (!put_lines(t, rests, line == t->style.lines_max))
            break;
}

static void put_wrapped_rows(table *t)
{
    mw_buf *cells = mw_memory_get(t->shown_columns * sizeof *cells, NULL);
    mw_str *rests = mw_memory_get(t->shown_columns * sizeof *rests, NULL);
    if (!cells || !rests)
        t->out->failed = true;
    for (size_t r = 0; r < t->shown_rows && !t->out->failed; r++)
        put_wrapped_row(t, r, cells, rests);
    for (size_t c = 0; cells && c < t->shown_columns; c++)
        mw_buf_free(&cells[c]);
    mw_memory_free(cells);
    mw_memory_free(rests);
}

static void put_cut_rows(table *t)
{
    for (size_t r = 0; r < t->shown_rows; r++) {
        size_t start = t->out->len;
        for (size_t c = 0; c < t->shown_columns; c++)
            put_cell(t, c, mw_table_cell(t, r, t->columns[c].index));
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

bool mw_print_table(const mw_frame *frame, mw_table_style style, mw_buf *out, mw_error *err)
{
    table t = mw_table_measure(frame, style, out, err);
    if (!t.columns)
        return false;
    if (t.shown_columns) {
        mw_table_fit(&t);
        put_header(&t);
        if (style.lines_max > 1)
            put_wrapped_rows(&t);
        else
            put_cut_rows(&t);
        put_rest(&t);
    }
    return mw_table_end(&t, err);
}

bool mw_frame_print(const mw_frame *frame, size_t width, size_t rows_max, mw_buf *out,
                    mw_error *err)
{
    return mw_print_table(frame, (mw_table_style){.width = width, .rows_max = rows_max}, out, err);
}
