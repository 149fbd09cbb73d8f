/* SPDX-License-Identifier: MIT */
/* trend.h -- counts over time: a smooth line through them, when they burst, when they changed for good. Pure functions
 * of a row of periods; `count[i]` of `of[i]` things in period i (of all articles of the day those on one matter). */
#ifndef STATS_TREND_H
#define STATS_TREND_H

#include <moonwire/error.h>
#include <stddef.h>
#include <stdint.h>

/* The median of each value and as many on both sides as there are, at most `half`. Tukey, Exploratory Data Analysis
 * (1977), 7; at the ends the window shrinks, so that no value is invented. Allocates. */
bool mw_moving_median(const double *values, size_t n, size_t half, double *smooth, mw_error *err);

typedef struct mw_burst {
    size_t first, end; /* periods */
    unsigned level;    /* 1 and up; a burst of level 2 lies within one of level 1 */
    double weight;     /* how much better the level explains them than the one below it: in natural logarithms */
} mw_burst;

enum { MW_BURST_LEVELS = 4, MW_PERIODS_MAX = 100000 };

/* Kleinberg, "Bursty and hierarchical structure in streams", KDD 2002, section 4 (batched arrivals): in state i a thing
 * is counted with probability p0 s^i, p0 the share of the whole; to rise a state costs gamma ln n, to fall nothing;
 * the cheapest way through all periods is found (Viterbi). s > 1, the usual is 2; gamma > 0, the usual is 1. Bursts by
 * (first, level), as many as `*found`; `bursts` has room for MW_BURST_LEVELS * n. A period of no things says nothing. */
bool mw_bursts(const uint64_t *count, const uint64_t *of, size_t n, double s, double gamma, mw_burst *bursts,
               size_t *found, mw_error *err);

/* Where the rate count/of changed: the first period of each stretch but the first. The stretches are those that cost
 * least, each -2 times the logarithm of its Poisson likelihood and a penalty (the usual is 2 ln n, the Bayesian
 * information criterion): Jackson and others, "An algorithm for optimal partitioning", IEEE Signal Processing Letters 12
 * (2005); the criterion of Killick, Fearnhead and Eckley, JASA 107 (2012). n squared steps. `starts` has room for n. */
bool mw_change_points(const uint64_t *count, const uint64_t *of, size_t n, double penalty, size_t *starts,
                      size_t *found, mw_error *err);

#endif
