/* SPDX-License-Identifier: MIT */
/* Optimal string alignment distance (Damerau-Levenshtein with no second edit of a swapped pair), on
 * three rows. */
#include "cli/nearest.h"

enum { WORD_MAX = 40 };

static unsigned least(unsigned a, unsigned b)
{
    return a < b ? a : b;
}

static unsigned distance(mw_str a, mw_str b)
{
    unsigned rows[3][WORD_MAX + 1];
    unsigned *before = rows[0], *last = rows[1], *now = rows[2];
    for (size_t j = 0; j <= b.len; j++)
        last[j] = (unsigned)j;
    for (size_t i = 1; i <= a.len; i++) {
        now[0] = (unsigned)i;
        for (size_t j = 1; j <= b.len; j++) {
            unsigned changed = last[j - 1] + (a.data[i - 1] != b.data[j - 1]);
            now[j] = least(changed, least(last[j], now[j - 1]) + 1);
            if (i > 1 && j > 1 && a.data[i - 1] == b.data[j - 2] && a.data[i - 2] == b.data[j - 1])
                now[j] = least(now[j], before[j - 2] + 1);
        }
        unsigned *free_row = before;
        before = last, last = now, now = free_row;
    }
    return last[b.len];
}

void mw_nearest_try(mw_nearest *nearest, const char *known)
{
    mw_str other = mw_str_of(known);
    if (!nearest->word.len || nearest->word.len > WORD_MAX || other.len > WORD_MAX)
        return;
    bool begun = nearest->word.len >= 3 && mw_str_starts(other, nearest->word);
    unsigned steps = begun ? 1 : distance(nearest->word, other);
    unsigned limit = nearest->word.len < 4 ? 1 : nearest->word.len < 8 ? 2 : 3;
    if (steps > limit || (nearest->found && steps >= nearest->distance))
        return;
    nearest->found = known;
    nearest->distance = steps;
}
