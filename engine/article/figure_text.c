/* SPDX-License-Identifier: MIT */
/* How a figure says itself, hedge and all, so that no report loses it. */
#include "article/article.h"
#include "base/json.h"

/* 2148 -> 2,148; other numbers in their shortest form. */
static void put_number(mw_buf *out, double value)
{
    char plain[MW_REAL_TEXT];
    mw_real_text(value, plain);
    size_t digits = strspn(plain, "0123456789");
    if (plain[digits] == 'e' || plain[0] == '-' || digits < 4) {
        mw_buf_add(out, mw_str_of(plain));
        return;
    }
    for (size_t i = 0; i < digits; i++) {
        if (i && (digits - i) % 3 == 0)
            mw_buf_char(out, ',');
        mw_buf_char(out, plain[i]);
    }
    mw_buf_add(out, mw_str_of(plain + digits));
}

static bool is_currency(mw_str unit)
{
    if (unit.len != 3)
        return false;
    for (size_t i = 0; i < 3; i++)
        if (unit.data[i] < 'A' || unit.data[i] > 'Z')
            return false;
    return true;
}

static bool has_digit(mw_str text)
{
    for (size_t i = 0; i < text.len; i++)
        if (text.data[i] >= '0' && text.data[i] <= '9')
            return true;
    return false;
}

void mw_figure_text(const mw_article *article, const mw_figure *figure, mw_buf *out)
{
    mw_str words = mw_article_slice(article, figure->span);
    if (!figure->has_value && !has_digit(words)) { /* "dozens of villagers" has no better number */
        mw_buf_add(out, words);
        return;
    }
    if (is_currency(figure->unit))
        mw_buf_print(out, "%.*s ", MW_ARG(figure->unit));
    if (figure->has_value) {
        if (figure->approx)
            mw_buf_add(out, MW_STR("about "));
        put_number(out, figure->value);
    } else if (figure->has_low && figure->has_high) {
        put_number(out, figure->low);
        mw_buf_add(out, MW_STR("\xe2\x80\x93"));
        put_number(out, figure->high);
    } else if (figure->has_low || figure->has_high) {
        mw_buf_add(out, figure->has_low ? MW_STR("at least ") : MW_STR("up to "));
        put_number(out, figure->has_low ? figure->low : figure->high);
    }
    if (mw_str_is(figure->unit, "%"))
        mw_buf_char(out, '%');
}
