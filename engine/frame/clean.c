/* SPDX-License-Identifier: MIT */
/* Texts and cells as people may safely see them.
 *
 * What articles say is shown, never obeyed: line ends and tabs become a blank, every other control
 * character (the escape of a terminal, marks that turn the direction of writing) becomes U+FFFD. */
#include "base/json.h"
#include "frame/table_impl.h"
#include "text/utf8.h"

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

/* Three decimals are enough for eyes; CSV and JSON have them all. */
static double for_eyes(double value)
{
    double thousand = value * 1000;
    if (thousand > 9e15 || thousand < -9e15 || (thousand > -1 && thousand < 1))
        return value;
    return (double)(int64_t)(thousand < 0 ? thousand - 0.5 : thousand + 0.5) / 1000;
}

void mw_cell_show(mw_cell cell, mw_buf *out)
{
    if (cell.type == MW_CELL_TEXT)
        mw_print_clean(cell.text, out);
    else if (cell.type == MW_CELL_REAL && cell.real == cell.real)
        mw_cell_write(mw_cell_real(for_eyes(cell.real)), out);
    else if (cell.type != MW_CELL_REAL)
        mw_cell_write(cell, out);
}
