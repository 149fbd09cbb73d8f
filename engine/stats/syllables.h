/* SPDX-License-Identifier: MIT */
/* syllables.h -- how many syllables an English word has, by its spelling. */
#ifndef STATS_SYLLABLES_H
#define STATS_SYLLABLES_H

#include <moonwire/str.h>

/* Of a word in lower case; at least 1. Each run of vowel letters (a e i o u y) is one, but:
 *   - a last e is silent (made), except behind a consonant and l (ta-ble) and where it is the only one (the);
 *   - so is the e of a last -ed not behind t or d (walked), and of a last -es not behind s, x, z, ch, sh, ce, ge
 *     (makes);
 *   - two vowel letters that are mostly said apart are two: ia, io (but -tion, -sion, -cion, -gion,
 *     -lion, -nion, -cian …), iu, eo, ua behind other than g and q, ii, and ying, oing, eing;
 *   - a vowel that opens the prefix's root is not joined to it: re-elect, co-operate have a hyphen and are tokens.
 * What the rule gets wrong and news has often is a table in syllables.c. The rule is ours; the idea of counting vowel
 * groups less silent e is Coke and Rothkopf's, "Note on a simple algorithm for a computer-produced reading ease score",
 * Journal of Applied Psychology 54 (1970). */
uint16_t mw_syllables(mw_str word);

#endif
