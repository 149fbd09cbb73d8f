/* SPDX-License-Identifier: MIT */
/* How wide the columns of a table are: what they need, and what there is room for. */
#include "frame/table_impl.h"
#include "text/utf8.h"

enum {
    NARROWEST = 8,    /* a text is not cut below this */
    CODE_WIDEST = 40, /* what is longer is no id, though it has no blank */
    WORD_WIDEST = 20  /* a word that is kept whole, so that no number loses a digit */
};

mw_str mw_table_cell(table *t, size_t row, size_t c)
{
    mw_buf_clear(&t->scratch);
    mw_cell_show(mw_frame_cell(t->frame, row, c), &t->scratch);
    return mw_buf_str(&t->scratch);
}

mw_str mw_table_name(table *t, size_t c)
{
    mw_buf_clear(&t->scratch);
    mw_print_clean(mw_frame_column_name(t->frame, c), &t->scratch);
    return mw_buf_str(&t->scratch);
}

static bool is_number(mw_cell cell)
{
    return cell.type == MW_CELL_INTEGER || cell.type == MW_CELL_REAL;
}

static bool has_digit(mw_str word)
{
    for (size_t i = 0; i < word.len; i++)
        if (word.data[i] >= '0' && word.data[i] <= '9')
            return true;
    return false;
}

/* The widest word that must stay whole: one with digits always ("1,000" is not "1,00…"), any where cells
 * take several lines. */
static size_t widest_word(const table *t, mw_str text)
{
    size_t widest = 0;
    mw_str word;
    while (mw_str_cut(&text, ' ', &word)) {
        size_t width = mw_utf8_width(word);
        if (width > widest && width <= WORD_WIDEST && (t->style.lines_max > 1 || has_digit(word)))
            widest = width;
    }
    return widest;
}

static void measure_column(table *t, size_t c)
{
    column *into = &t->columns[c];
    bool texts = false, numbers = false, blanks = false;
    into->index = c;
    into->least = NARROWEST;
    into->width = mw_utf8_width(mw_table_name(t, c));
    for (size_t r = 0; r < t->shown_rows; r++) {
        mw_cell cell = mw_frame_cell(t->frame, r, c);
        size_t width = mw_utf8_width(mw_table_cell(t, r, c));
        size_t word = widest_word(t, mw_buf_str(&t->scratch));
        if (width > into->width)
            into->width = width;
        if (word > into->least)
            into->least = word;
        numbers |= is_number(cell);
        texts |= cell.type == MW_CELL_TEXT;
        blanks |= cell.type == MW_CELL_TEXT && t->scratch.len &&
                  memchr(t->scratch.data, ' ', t->scratch.len);
    }
    into->tail = texts && mw_str_is(mw_frame_column_name(t->frame, c), "left"); /* key words in context */
    into->right = (numbers && !texts) || into->tail;
    into->code = texts && !blanks && into->width <= CODE_WIDEST;
    into->whole = (into->right && !into->tail) || (t->style.keep_last && c + 1 == t->shown_columns);
}

table mw_table_measure(const mw_frame *frame, mw_table_style style, mw_buf *out, mw_error *err)
{
    size_t rows = mw_frame_row_count(frame), columns = mw_frame_column_count(frame);
    table t = {.frame = frame, .style = style, .out = out, .shown_columns = columns};
    t.shown_rows = style.rows_max && style.rows_max < rows ? style.rows_max : rows;
    t.columns = mw_memory_get(columns * sizeof *t.columns, err);
    for (size_t c = 0; t.columns && c < columns; c++)
        measure_column(&t, c);
    return t;
}

bool mw_table_end(table *t, mw_error *err)
{
    t->out->failed |= t->scratch.failed;
    mw_buf_free(&t->scratch);
    mw_memory_free(t->columns);
    return mw_buf_ok(t->out, err);
}

/* How wide a column is when texts are cut to `cap`. */
static size_t column_at(const column *col, size_t cap)
{
    size_t room = cap > col->least ? cap : col->least;
    return col->whole || col->code || col->width < room ? col->width : room;
}

static size_t width_at(const table *t, size_t cap)
{
    size_t total = 0;
    for (size_t c = 0; c < t->shown_columns; c++)
        total += (c ? MW_TABLE_GAP : 0) + column_at(&t->columns[c], cap);
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
void mw_table_fit(table *t)
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
        size_t now = column_at(col, low), more = col->width - now < spare ? col->width - now : spare;
        col->width = now + more;
        spare -= more;
    }
    if (t->columns[0].width > width) /* one column of numbers on a very narrow terminal */
        t->columns[0].width = width;
}
