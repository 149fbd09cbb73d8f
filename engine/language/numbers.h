/* SPDX-License-Identifier: MIT */
/* numbers.h -- reading a number, in digits or in words, from tokens. */
#ifndef LANGUAGE_NUMBERS_H
#define LANGUAGE_NUMBERS_H

#include "language/scan.h"

typedef struct mw_number {
    uint32_t tokens; /* how many it covers */
    double value;    /* of a vague one the least that it can mean */
    bool vague;      /* dozens, hundreds of thousands, several hundred */
    bool numeral;    /* begins with digits */
    bool grouped;    /* 2,148 */
    bool fraction;   /* has a decimal part, or a half */
    bool scaled;     /* a word of scale follows: 1.2 million */
    double scale;    /* the last word of scale: a million of "two million"; 0: none */
    uint8_t digits;  /* digits of a plain numeral: 2022 has 4; else 0 */
    mw_str suffix;   /* letters glued to the digits that are no scale: 5km, 1980s */
} mw_number;

typedef struct mw_numbers { /* what reading needs, asked for once an article */
    const mw_lexicon *words;
    mw_names kinds; /* of their column `kind` */
} mw_numbers;

mw_numbers mw_numbers_of(const mw_model *model);

/* The number that starts at token `at`. Ordinals, times (8:30), dates and dotted strings are none;
 * "a" is one only before a scale (a hundred, a dozen). */
bool mw_number_read(const mw_numbers *numbers, const mw_scan *scan, uint32_t at,
                    mw_number *number);

/* The digits at the start of `text`, with groups and a decimal part; returns how many bytes, 0
 * when they are no plain number. */
size_t mw_number_digits(mw_str text, mw_number *number);

#endif
