/* SPDX-License-Identifier: MIT */
/* Classes of words out of a table: a word, a tab, its classes as one number of eight hexadecimal digits. */
#include "train/words.h"

static bool read_classes(mw_str cell, uint32_t *classes)
{
    enum { DIGITS = 8 };
    *classes = 0;
    for (size_t i = 0; i < cell.len; i++) {
        char c = cell.data[i];
        int digit = c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
        if (digit < 0)
            return false;
        *classes = *classes << 4 | (uint32_t)digit;
    }
    return cell.len == DIGITS;
}

bool mw_words_classes(mw_words *words, mw_str table, mw_error *err)
{
    mw_str line, word;
    uint32_t number;
    if (!words->arena && !(words->arena = mw_arena_create(0, err)))
        return false;
    for (unsigned at = 1; mw_str_cut(&table, '\n', &line); at++) {
        uint32_t classes;
        if (!line.len || line.data[0] == '#')
            continue;
        if (!mw_str_cut(&line, '\t', &word) || !word.len || !read_classes(line, &classes))
            return mw_fail(err, MW_EPARSE, at, "line %u: not a word and its classes", at);
        if (!mw_words_number(words, word, &number, err))
            return false;
        words->items[number].facts.classes = classes;
    }
    return true;
}
