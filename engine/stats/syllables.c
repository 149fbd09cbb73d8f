/* SPDX-License-Identifier: MIT */
/* The rule for syllables, and what it gets wrong. */
#include "stats/syllables.h"

#include <stdlib.h>

/* By bytes. */
static const struct exception {
    const char *word;
    uint16_t syllables;
} EXCEPTIONS[] = {
    {"area", 3},     {"areas", 3},    {"asean", 3},    {"being", 2},    {"business", 2}, {"businesses", 3},
    {"create", 2},   {"created", 3},  {"creates", 2},  {"creating", 3}, {"diet", 2},     {"evening", 2},
    {"every", 2},    {"everyone", 3}, {"everything", 3},
    {"idea", 3},     {"ideas", 3},    {"people", 2},   {"peoples", 2},  {"poem", 2},     {"quiet", 2},
    {"science", 2},  {"society", 4},  {"something", 2}, {"sometimes", 2}, {"somewhere", 2}, {"theatre", 3},
    {"ukraine", 2},  {"violence", 3}, {"violent", 3},  {"wednesday", 2}, {"whereas", 2},
};

static int by_word(const void *key, const void *item)
{
    return mw_str_compare(*(const mw_str *)key, mw_str_of(((const struct exception *)item)->word));
}

static bool is_vowel(char c)
{
    return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u' || c == 'y';
}

static bool one_of(char c, const char *letters)
{
    return c && strchr(letters, c);
}

static char at(mw_str word, size_t i) /* 0 outside; i may have run below 0 */
{
    return i < word.len ? word.data[i] : '\0';
}

/* Are the vowel letters at i - 1 and i said apart? */
static bool is_apart(mw_str word, size_t i)
{
    char first = at(word, i - 1), second = at(word, i), before = at(word, i - 2);
    if (first == 'i' && second == 'o' && at(word, i + 1) == 'n' && i > 2 && one_of(before, "ln"))
        return false; /* million, union */
    if (first == 'i' && (second == 'o' || second == 'a' || second == 'u'))
        return !one_of(before, "tscgx");
    if (first == 'u' && second == 'a')
        return !one_of(before, "gq");
    if (second == 'i' && at(word, i + 1) == 'n' && at(word, i + 2) == 'g' && i + 3 == word.len)
        return true;
    return (first == 'e' && second == 'o') || (first == 'i' && second == 'i');
}

static size_t vowel_groups(mw_str word)
{
    size_t groups = 0;
    for (size_t i = 0; i < word.len; i++)
        if (is_vowel(word.data[i]) && (!is_vowel(at(word, i - 1)) || is_apart(word, i)))
            groups++;
    return groups;
}

/* Does the word end in an e that is not said, perhaps with d or s behind it? */
static bool ends_silent(mw_str word)
{
    size_t e = word.len - 1;
    char last = at(word, e);
    if (last == 'd' || last == 's')
        e--;
    char before = at(word, e - 1), second = at(word, e - 2);
    if (at(word, e) != 'e' || e < 2 || is_vowel(before))
        return false;
    if (before == 'l' && !is_vowel(second) && second != 'l')
        return false;
    if (last == 'd')
        return !one_of(before, "td");
    return last == 'e' || !(one_of(before, "sxzcg") || (before == 'h' && one_of(second, "cs")));
}

uint16_t mw_syllables(mw_str word)
{
    const struct exception *known =
        bsearch(&word, EXCEPTIONS, sizeof EXCEPTIONS / sizeof *EXCEPTIONS, sizeof *EXCEPTIONS, by_word);
    if (known)
        return known->syllables;
    size_t count = vowel_groups(word);
    if (count > 1 && ends_silent(word))
        count--;
    return count == 0 ? 1 : count < UINT16_MAX ? (uint16_t)count : UINT16_MAX;
}
