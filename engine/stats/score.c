/* SPDX-License-Identifier: MIT */
/* Formulas over counts. */
#include "stats/score.h"

#include <math.h>

static double six_decimals(double value)
{
    return floor(value * 1e6 + 0.5) / 1e6;
}

double mw_score_log_dice(uint64_t both, uint64_t a, uint64_t b)
{
    return six_decimals(14 + log2(2 * (double)both / ((double)a + (double)b)));
}
