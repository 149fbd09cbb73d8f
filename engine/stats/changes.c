/* SPDX-License-Identifier: MIT */
/* A smooth line through counts, and where their rate changed for good. */
#include <math.h>
#include <stdlib.h>

#include "base/memory.h"
#include "stats/trend.h"

enum { CHANGES_PERIODS_MAX = 20000 }; /* the square of it is what it takes */

static int rising(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

bool mw_moving_median(const double *values, size_t n, size_t half, double *smooth, mw_error *err)
{
    half = half < n ? half : n;
    double *window = mw_memory_get((2 * half + 2) * sizeof *window, err);
    for (size_t i = 0; window && i < n; i++) {
        size_t reach = half;
        reach = i < reach ? i : reach;
        reach = n - 1 - i < reach ? n - 1 - i : reach;
        for (size_t k = 0; k <= 2 * reach; k++)
            window[k] = values[i - reach + k];
        qsort(window, 2 * reach + 1, sizeof *window, rising);
        smooth[i] = window[reach];
    }
    mw_memory_free(window);
    return window != NULL;
}

/* -2 ln of the likelihood of r counts among d, with the rate that fits them best, but for what is the same in every
 * partition. */
static double cost_of(double r, double d)
{
    return r > 0 ? -2 * (r * log(r / d) - r) : 0;
}

typedef struct partition {
    double cost;
    size_t start; /* of the last stretch */
} partition;

/* best[i]: the cheapest way to divide the first i periods. */
static void find_best(const uint64_t *count, const uint64_t *of, size_t n, double penalty, partition *best)
{
    best[0] = (partition){-penalty, 0};
    for (size_t end = 1; end <= n; end++) {
        double r = 0, d = 0;
        best[end].cost = INFINITY;
        for (size_t start = end; start-- > 0;) {
            r += (double)count[start];
            d += (double)of[start];
            double cost = best[start].cost + cost_of(r, d) + penalty;
            if (cost <= best[end].cost)
                best[end] = (partition){cost, start};
        }
    }
}

bool mw_change_points(const uint64_t *count, const uint64_t *of, size_t n, double penalty, size_t *starts,
                      size_t *found, mw_error *err)
{
    *found = 0;
    if (n > CHANGES_PERIODS_MAX)
        return mw_fail(err, MW_ELIMIT, 0, "more than %d periods", CHANGES_PERIODS_MAX);
    partition *best = mw_memory_get((n + 1) * sizeof *best, err);
    if (!best)
        return false;
    find_best(count, of, n, penalty, best);
    for (size_t end = n; end && best[end].start; end = best[end].start)
        (*found)++;
    size_t at = *found;
    for (size_t end = n; end && best[end].start; end = best[end].start)
        starts[--at] = best[end].start;
    mw_memory_free(best);
    return true;
}
