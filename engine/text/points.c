/* SPDX-License-Identifier: MIT */
/* The points of a list in one line, which often have no stops: 1) Land 2) Bread 3) Peace. */
#include "text/text_impl.h"

static uint32_t value_of(const mw_cutter *cut, size_t i)
{
    mw_str word = mw_token_text(cut, &cut->tokens[i]);
    uint32_t value = 0;
    if (word.len == 1 && mw_token_has(cut, i, MW_WORD))
        return (unsigned char)word.data[0];
    for (size_t at = 0; at < word.len; at++) {
        if (word.len > 2 || word.data[at] < '0' || word.data[at] > '9')
            return 0;
        value = value * 10 + (uint32_t)(word.data[at] - '0');
    }
    return value;
}

static bool is_bullet(const mw_cutter *cut, size_t i)
{
    mw_str mark = mw_token_text(cut, &cut->tokens[i]);
    return mw_str_is(mark, "\xe2\x80\xa2") || mw_str_is(mark, "\xe2\x97\x8f") ||
           mw_str_is(mark, "\xe2\x96\xaa") || mw_str_is(mark, "\xe2\x80\xa3");
}

mw_point mw_point_of(const mw_cutter *cut, size_t first, size_t end)
{
    size_t at = first + (mw_token_byte(cut, first) == '(');
    if (!mw_rule_on(cut, MW_RULE_NEXT_POINT) || at + 1 >= end)
        return (mw_point){.at = end};
    if (mw_token_has(cut, first, MW_PUNCT) && is_bullet(cut, first))
        return (mw_point){.at = first};
    char mark = mw_token_byte(cut, at + 1);
    if (!mw_one_of(mark, ".)") || !mw_token_has(cut, at + 1, MW_PUNCT))
        return (mw_point){.at = end};
    uint32_t value = value_of(cut, at);
    return (mw_point){.at = value ? at : end, .mark = mark, .is = value};
}

/* Does the next point begin with token i? Only before a capital: (1) land, (2) bread go on. */
bool mw_is_next_point(const mw_cutter *cut, const mw_point *now, size_t i, size_t end)
{
    if (!now->mark)
        return mw_token_has(cut, i, MW_PUNCT) && is_bullet(cut, i);
    size_t number = i + (mw_token_byte(cut, i) == '(');
    return number + 2 < end && mw_token_has(cut, number, MW_NUMBER | MW_WORD) &&
           (value_of(cut, number) == now->is + 1 || value_of(cut, number) + 1 == now->is) &&
           mw_token_byte(cut, number + 1) == now->mark && mw_token_has(cut, number + 1, MW_PUNCT) &&
           mw_token_has(cut, number + 2, MW_CAPITAL);
}
