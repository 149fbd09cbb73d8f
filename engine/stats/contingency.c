/* SPDX-License-Identifier: MIT */
/* Does what stands in one column depend on what stands in another? */
#include <math.h>

#include "stats/relation.h"
#include "stats/score.h"

static double row_sum(const uint64_t *table, size_t row, size_t columns)
{
    double sum = 0;
    for (size_t c = 0; c < columns; c++)
        sum += (double)table[row * columns + c];
    return sum;
}

static double column_sum(const uint64_t *table, size_t column, size_t rows, size_t columns)
{
    double sum = 0;
    for (size_t r = 0; r < rows; r++)
        sum += (double)table[r * columns + column];
    return sum;
}

static double log_choose(double n, double k)
{
    return lgamma(n + 1) - lgamma(k + 1) - lgamma(n - k + 1);
}

/* All tables of the same margins that are not likelier than this one. */
static double fisher_of(const uint64_t *t)
{
    double first = (double)t[0] + (double)t[1], second = (double)t[2] + (double)t[3];
    double left = (double)t[0] + (double)t[2], all = log_choose(first + second, left), sum = 0;
    double low = left > second ? left - second : 0, high = left < first ? left : first;
    double seen = log_choose(first, (double)t[0]) + log_choose(second, left - (double)t[0]) - all;
    for (double k = low; k <= high; k++) {
        double p = log_choose(first, k) + log_choose(second, left - k) - all;
        sum += p <= seen + 1e-7 ? exp(p) : 0;
    }
    return mw_score_digits(sum < 1 ? sum : 1);
}

/* With Yates's correction: every cell half nearer to what was expected. */
static double yates_of(const uint64_t *t, double n)
{
    double a = (double)t[0], b = (double)t[1], c = (double)t[2], d = (double)t[3];
    double margins = (a + b) * (c + d) * (a + c) * (b + d), far = fabs(a * d - b * c) - n / 2;
    return margins > 0 ? mw_score_round(n * (far > 0 ? far * far : 0) / margins) : (double)NAN;
}

static void add_cells(const uint64_t *table, size_t rows, size_t columns, mw_contingency *found)
{
    double n = (double)found->n;
    for (size_t r = 0; r < rows; r++)
        for (size_t c = 0; c < columns; c++) {
            double seen = (double)table[r * columns + c];
            double expected = row_sum(table, r, columns) * column_sum(table, c, rows, columns) / n;
            found->least_expected = fmin(found->least_expected, expected);
            found->chi2 += expected > 0 ? (seen - expected) * (seen - expected) / expected : 0;
            found->g2 += seen > 0 ? 2 * seen * log(seen / expected) : 0;
        }
}

/* Rows and columns that have something: an empty one is no category. */
static size_t filled(const uint64_t *table, size_t rows, size_t columns, bool of_rows)
{
    size_t count = 0;
    for (size_t i = 0; i < (of_rows ? rows : columns); i++)
        count += (of_rows ? row_sum(table, i, columns) : column_sum(table, i, rows, columns)) > 0;
    return count;
}

mw_contingency mw_contingency_of(const uint64_t *table, size_t rows, size_t columns)
{
    mw_contingency found = {.yates = NAN, .fisher = NAN, .p = NAN, .p_g2 = NAN, .v = NAN, .least_expected = INFINITY};
    size_t r = filled(table, rows, columns, true), c = filled(table, rows, columns, false);
    for (size_t i = 0; i < rows * columns; i++)
        found.n += table[i];
    if (r < 2 || c < 2) {
        found.least_expected = NAN;
        return found; /* one of the two does not vary */
    }
    add_cells(table, rows, columns, &found);
    found.df = (r - 1) * (c - 1);
    found.p = mw_chi2_above(found.chi2, (double)found.df);
    found.p_g2 = mw_chi2_above(found.g2, (double)found.df);
    found.v = mw_score_round(sqrt(found.chi2 / ((double)found.n * (double)((r < c ? r : c) - 1))));
    found.chi2 = mw_score_round(found.chi2);
    found.g2 = mw_score_round(found.g2);
    found.least_expected = mw_score_round(found.least_expected);
    if (rows == 2 && columns == 2) {
        found.yates = yates_of(table, (double)found.n);
        found.fisher = fisher_of(table);
    }
    return found;
}
