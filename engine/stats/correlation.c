/* SPDX-License-Identifier: MIT */
/* Do two columns rise together? */
#include <math.h>
#include <stdlib.h>

#include "base/memory.h"
#include "stats/relation.h"
#include "stats/score.h"

static const mw_correlation UNKNOWN = {NAN, NAN, NAN, NAN};
static const double NORMAL_975 = 1.959963984540054;

static double mean_of(const double *x, size_t n)
{
    double sum = 0;
    for (size_t i = 0; i < n; i++)
        sum += x[i];
    return sum / (double)n;
}

/* p of Student's t with n - 2 degrees of freedom. */
static double p_of(double r, size_t n)
{
    double left = 1 - r * r, df = (double)n - 2;
    if (df < 1)
        return NAN;
    return left > 0 ? mw_t_beyond(r * sqrt(df / left), df) : 0;
}

mw_correlation mw_pearson(const double *x, const double *y, size_t n)
{
    if (n < 2)
        return UNKNOWN;
    double mx = mean_of(x, n), my = mean_of(y, n), xx = 0, yy = 0, xy = 0;
    for (size_t i = 0; i < n; i++) {
        xx += (x[i] - mx) * (x[i] - mx);
        yy += (y[i] - my) * (y[i] - my);
        xy += (x[i] - mx) * (y[i] - my);
    }
    if (!(xx > 0) || !(yy > 0))
        return UNKNOWN; /* one does not vary */
    double r = xy / sqrt(xx * yy);
    r = r > 1 ? 1 : r < -1 ? -1 : r;
    mw_correlation found = {mw_score_round(r), p_of(r, n), NAN, NAN};
    if (n > 3 && fabs(r) < 1) {
        double z = atanh(r), half = NORMAL_975 / sqrt((double)n - 3);
        found.low = mw_score_round(tanh(z - half));
        found.high = mw_score_round(tanh(z + half));
    }
    return found;
}

/* ---- ranks */

typedef struct ranked {
    double value;
    size_t at;
} ranked;

static int by_value(const void *a, const void *b)
{
    double x = ((const ranked *)a)->value, y = ((const ranked *)b)->value;
    return (x > y) - (x < y);
}

/* Equal values have the mean of their ranks. */
static bool rank_all(const double *x, size_t n, double *ranks, mw_error *err)
{
    ranked *order = mw_memory_get((n + 1) * sizeof *order, err);
    if (!order)
        return false;
    for (size_t i = 0; i < n; i++)
        order[i] = (ranked){x[i], i};
    qsort(order, n, sizeof *order, by_value);
    for (size_t i = 0, end; i < n; i = end) {
        for (end = i + 1; end < n && !(order[end].value > order[i].value);)
            end++;
        for (size_t k = i; k < end; k++)
            ranks[order[k].at] = ((double)i + (double)end + 1) / 2;
    }
    mw_memory_free(order);
    return true;
}

bool mw_spearman(const double *x, const double *y, size_t n, mw_correlation *found, mw_error *err)
{
    double *ranks = mw_memory_get((2 * n + 1) * sizeof *ranks, err);
    bool good = ranks && rank_all(x, n, ranks, err) && rank_all(y, n, ranks + n, err);
    if (good)
        *found = mw_pearson(ranks, ranks + n, n);
    found->low = found->high = NAN;
    mw_memory_free(ranks);
    return good;
}

/* ---- pairs */

static int sign(double value)
{
    return (value > 0) - (value < 0);
}

/* Sums over the groups of equal values: t (t - 1), t (t - 1) (2 t + 5), t (t - 1) (t - 2). */
typedef struct ties {
    double pairs, five, triples;
} ties;

static ties ties_of(const double *x, size_t n)
{
    ties all = {0};
    for (size_t i = 0; i < n; i++) {
        double t = 0, before = 0;
        for (size_t k = 0; k < n; k++) {
            bool same = !(x[k] > x[i]) && !(x[k] < x[i]);
            t += same;
            before += same && k < i;
        }
        if (before > 0)
            continue; /* the group was counted with its first */
        all.pairs += t * (t - 1);
        all.five += t * (t - 1) * (2 * t + 5);
        all.triples += t * (t - 1) * (t - 2);
    }
    return all;
}

mw_correlation mw_kendall(const double *x, const double *y, size_t n)
{
    double s = 0, m = (double)n, all = m * (m - 1);
    for (size_t i = 0; i < n; i++)
        for (size_t k = i + 1; k < n; k++)
            s += sign(x[i] - x[k]) * sign(y[i] - y[k]);
    ties tx = ties_of(x, n), ty = ties_of(y, n);
    double room = (all - tx.pairs) * (all - ty.pairs);
    if (n < 2 || !(room > 0))
        return UNKNOWN;
    double variance = (all * (2 * m + 5) - tx.five - ty.five) / 18 + tx.pairs * ty.pairs / (2 * all);
    if (n > 2)
        variance += tx.triples * ty.triples / (9 * all * (m - 2));
    double p = variance > 0 ? erfc(fabs(s) / sqrt(variance) / sqrt(2)) : (double)NAN;
    return (mw_correlation){mw_score_round(2 * s / sqrt(room)), mw_score_digits(p), NAN, NAN};
}

/* ---- likeness */

double mw_cosine(const double *x, const double *y, size_t n)
{
    double xx = 0, yy = 0, xy = 0;
    for (size_t i = 0; i < n; i++) {
        xx += x[i] * x[i];
        yy += y[i] * y[i];
        xy += x[i] * y[i];
    }
    return xx > 0 && yy > 0 ? mw_score_round(xy / sqrt(xx * yy)) : (double)NAN;
}

double mw_jaccard(uint64_t both, uint64_t x, uint64_t y)
{
    uint64_t either = x + y - both;
    return x && y ? mw_score_round((double)both / (double)either) : (double)NAN;
}
