/* SPDX-License-Identifier: MIT */
/* Cells and citations: their order, and their plain text. */
#include <moonwire/frame.h>

#include "base/json.h"

static int rank(mw_cell cell)
{
    static const int RANKS[] = {[MW_CELL_NULL] = 0,
                                [MW_CELL_BOOL] = 1,
                                [MW_CELL_INTEGER] = 2,
                                [MW_CELL_REAL] = 2,
                                [MW_CELL_TEXT] = 3};
    return RANKS[cell.type];
}

static int compare_reals(double a, double b) /* what is no number before all numbers */
{
    if (a != a || b != b)
        return (a == a) - (b == b);
    return (a > b) - (a < b);
}

/* Not by turning the integer into a double: that would make 2^53 and 2^53 + 1 equal. */
static int compare_mixed(int64_t a, double b)
{
    if (b != b)
        return 1;
    if (b >= 9223372036854775808.0)
        return -1;
    if (b < -9223372036854775808.0)
        return 1;
    int64_t whole = (int64_t)b;
    if (a != whole)
        return a < whole ? -1 : 1;
    double rest = b - (double)whole;
    return (rest < 0) - (rest > 0);
}

static int compare_numbers(mw_cell a, mw_cell b)
{
    if (a.type == MW_CELL_INTEGER && b.type == MW_CELL_INTEGER)
        return (a.integer > b.integer) - (a.integer < b.integer);
    if (a.type == MW_CELL_INTEGER)
        return compare_mixed(a.integer, b.real);
    if (b.type == MW_CELL_INTEGER)
        return -compare_mixed(b.integer, a.real);
    return compare_reals(a.real, b.real);
}

int mw_cell_compare(mw_cell a, mw_cell b)
{
    if (rank(a) != rank(b))
        return rank(a) - rank(b);
    switch (a.type) {
    case MW_CELL_NULL:
        return 0;
    case MW_CELL_BOOL:
        return (a.integer != 0) - (b.integer != 0);
    case MW_CELL_TEXT:
        return mw_str_compare(a.text, b.text);
    default:
        return compare_numbers(a, b);
    }
}

void mw_cell_write(mw_cell cell, mw_buf *out)
{
    char real[MW_REAL_TEXT];
    switch (cell.type) {
    case MW_CELL_NULL:
        break;
    case MW_CELL_INTEGER:
        mw_buf_print(out, "%lld", (long long)cell.integer);
        break;
    case MW_CELL_REAL:
        mw_real_text(cell.real, real);
        mw_buf_add(out, mw_str_of(real));
        break;
    case MW_CELL_BOOL:
        mw_buf_add(out, cell.integer ? MW_STR("true") : MW_STR("false"));
        break;
    case MW_CELL_TEXT:
        mw_buf_add(out, cell.text);
        break;
    }
}

void mw_cite_write(mw_cite cite, mw_buf *out)
{
    mw_buf_add(out, cite.article);
    mw_buf_print(out, ":%lu-%lu", (unsigned long)cite.span.start, (unsigned long)cite.span.end);
}

static bool offset_of(mw_str text, uint32_t *offset)
{
    int64_t value;
    if (!text.len || text.data[0] == '-' || !mw_str_integer(text, &value) || value > UINT32_MAX)
        return false;
    *offset = (uint32_t)value;
    return true;
}

bool mw_cite_parse(mw_str text, mw_cite *cite)
{
    size_t colon = text.len;
    while (colon && text.data[colon - 1] != ':') /* an id may hold colons; the span does not */
        colon--;
    if (colon < 2)
        return false;
    mw_str span = mw_str_sub(text, colon, text.len), start;
    cite->article = mw_str_sub(text, 0, colon - 1);
    return mw_str_cut(&span, '-', &start) && offset_of(start, &cite->span.start) &&
           offset_of(span, &cite->span.end) && cite->span.start <= cite->span.end;
}
