/* SPDX-License-Identifier: MIT */
/* score.h -- formulas, as pure functions of counts. */
#ifndef STATS_SCORE_H
#define STATS_SCORE_H

#include <stdint.h>

/* logDice of two keys: 14 + log2(2 f(a,b) / (f(a) + f(b))), at most 14, one less when they are half
 * as often together; it does not depend on the size of the corpus. Rychlý, "A
 * lexicographer-friendly association score", RASLAN 2008. To six decimals, so that it is the same
 * on every machine. */
double mw_score_log_dice(uint64_t both, uint64_t a, uint64_t b);

#endif
