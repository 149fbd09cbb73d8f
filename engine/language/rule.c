/* SPDX-License-Identifier: MIT */
/* How a mark names what made it. Every mark does, so this is put together by hand and not printed. */
#include "language/language.h"

enum { DIGITS_MAX = 10 };

static size_t write_number(uint32_t number, char digits[DIGITS_MAX])
{
    size_t first = DIGITS_MAX;
    do {
        digits[--first] = (char)('0' + number % 10);
        number /= 10;
    } while (number);
    return first;
}

bool mw_rule_of_row(mw_article *article, const char *rule, const mw_row *row, mw_str *text,
                    mw_error *err)
{
    char digits[DIGITS_MAX];
    size_t first = write_number(mw_row_line(row), digits);
    size_t rule_length = strlen(rule), table_length = strlen(mw_row_table(row));
    size_t length = rule_length + 1 + table_length + 1 + DIGITS_MAX - first;
    char *out = mw_arena_get(mw_article_arena(article), length + 1, err);
    if (!out)
        return false;
    *text = (mw_str){out, length};
    memcpy(out, rule, rule_length);
    out += rule_length;
    *out++ = ' ';
    memcpy(out, mw_row_table(row), table_length);
    out += table_length;
    *out++ = ':';
    memcpy(out, digits + first, DIGITS_MAX - first);
    return true;
}
