/* SPDX-License-Identifier: MIT */
/* Correlation, tables, likeness and intervals, against published examples or R 4.2.2 (base). The R calls stand beside the
 * numbers. */
#include <criterion/criterion.h>
#include <math.h>

#include "stats/relation.h"

static void is(double value, double expected, double within)
{
    cr_expect(fabs(value - expected) <= within, "%.12g instead of %.12g", value, expected);
}

/* Hollander and Wolfe, Nonparametric Statistical Methods (1973), p. 187: tau is 0.4444. */
static const double X[] = {44.4, 45.9, 41.9, 53.3, 44.7, 44.1, 50.7, 45.2, 60.1};
static const double Y[] = {2.6, 3.1, 2.5, 5.0, 3.6, 4.0, 5.2, 2.8, 3.8};
/* With ties. */
static const double U[] = {1, 2, 2, 3, 5, 5, 7, 8, 9, 9}, V[] = {2, 1, 4, 4, 3, 6, 6, 6, 9, 8};

Test(relation, correlations)
{
    mw_error err = {0};
    mw_correlation c = mw_pearson(X, Y, 9); /* cor.test(x, y) */
    is(c.r, 0.571181557564, 5e-7);
    is(c.p, 0.108173054349, 5e-7);
    is(c.low, -0.149742633037, 5e-7);
    is(c.high, 0.895579461839, 5e-7);
    is(mw_kendall(X, Y, 9).r, 0.444444444444, 5e-7);
    cr_assert(mw_spearman(X, Y, 9, &c, &err));
    is(c.r, 0.6, 5e-7);
    is(mw_pearson(U, V, 10).r, 0.888703084486, 5e-7);
    cr_assert(mw_spearman(U, V, 10, &c, &err)); /* cor.test(u, v, method = "spearman", exact = FALSE) */
    is(c.r, 0.891321541031, 5e-7);
    is(c.p, 0.000534266964229, 5e-10);
    c = mw_kendall(U, V, 10); /* cor.test(u, v, method = "kendall", exact = FALSE): z = 2.95084445425 */
    is(c.r, 0.771140308339, 5e-7);
    is(c.p, 0.00316906465512, 5e-9);
}

Test(relation, of_what_does_not_vary_is_not_known)
{
    const double same[] = {3, 3, 3, 3};
    mw_correlation c = {0};
    cr_expect(isnan(mw_pearson(same, X, 4).r) && isnan(mw_kendall(same, X, 4).r));
    cr_assert(mw_spearman(same, X, 4, &c, NULL));
    cr_expect(isnan(c.r) && isnan(mw_pearson(X, Y, 1).r) && isnan(mw_pearson(X, Y, 2).p));
    is(mw_pearson(X, X, 9).r, 1, 0);
}

Test(relation, tables)
{
    const uint64_t three[] = {12, 7, 3, 5, 9, 14};
    mw_contingency t = mw_contingency_of(three, 2, 3); /* chisq.test(matrix(c(12, 5, 7, 9, 3, 14), 2)) */
    is(t.chi2, 9.66923701299, 5e-7);
    is(t.p, 0.0079497205133, 5e-9);
    is(t.least_expected, 7.04, 5e-7);
    is(t.g2, 10.2218356771, 5e-7); /* 2*sum(t*log(t/ch$expected)) */
    is(t.p_g2, 0.00603054531584, 5e-9);
    is(t.v, 0.439755318626, 5e-7); /* sqrt(chi2/sum(t)) */
    cr_expect_eq(t.df, 2u);
    cr_expect(isnan(t.fisher) && isnan(t.yates));
    const uint64_t two[] = {2, 15, 10, 3};
    t = mw_contingency_of(two, 2, 2); /* f2 <- matrix(c(2, 10, 15, 3), 2) */
    is(t.fisher, 0.000536724119143, 5e-10); /* fisher.test(f2) */
    is(t.yates, 10.4581447964, 5e-7);       /* chisq.test(f2) */
    is(t.chi2, 13.0316742081, 5e-7);        /* chisq.test(f2, correct = FALSE) */
    /* Fisher's lady tasting tea: 0.4857 (Agresti, Categorical Data Analysis, 3.5.2) */
    const uint64_t tea[] = {3, 1, 1, 3};
    is(mw_contingency_of(tea, 2, 2).fisher, 0.485714285714, 5e-7);
}

Test(relation, empty_rows_are_no_category)
{
    const uint64_t sparse[] = {12, 0, 7, 0, 0, 0, 5, 0, 9};
    mw_contingency t = mw_contingency_of(sparse, 3, 3);
    cr_expect_eq(t.df, 1u);
    const uint64_t one[] = {4, 5, 0, 0};
    t = mw_contingency_of(one, 2, 2);
    cr_expect_eq(t.df, 0u);
    cr_expect(isnan(t.p));
}

Test(relation, tails)
{
    /* pchisq(c(0.5, 5, 20, 100), c(3, 2, 7, 60), lower.tail = FALSE) */
    is(mw_chi2_above(0.5, 3), 0.918891411654676, 5e-7);
    is(mw_chi2_above(5, 2), 0.082084998623899, 5e-8);
    is(mw_chi2_above(20, 7), 0.005569683072946, 5e-9);
    is(mw_chi2_above(100, 60), 0.000916828861456, 5e-10);
    is(mw_chi2_above(0, 4), 1, 0);
}

Test(relation, likeness)
{
    const double a[] = {1, 2, 0, 3}, b[] = {2, 1, 1, 0}, none[] = {0, 0, 0, 0};
    is(mw_cosine(a, b, 4), 0.436435780472, 5e-7); /* sum(a*b)/sqrt(sum(a^2)*sum(b^2)) */
    is(mw_cosine(a, a, 4), 1, 0);
    is(mw_jaccard(2, 3, 4), 0.4, 5e-7);
    cr_expect(isnan(mw_cosine(a, none, 4)) && isnan(mw_jaccard(0, 0, 4)));
}

/* d <- c(3, 8, 9, 4, 7, 12, 6, 5, 10, 30, 2, 7): 200,000 samples in R have 5.42 to 13.17 for the mean, 4.5 to 9.5 for the
 * median (set.seed(1); quantile(replicate(2e5, mean(sample(d, replace = TRUE))), c(.025, .975))). */
static const double D[] = {3, 8, 9, 4, 7, 12, 6, 5, 10, 30, 2, 7};
static const size_t ALONE[] = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11};

Test(relation, intervals)
{
    mw_interval i;
    mw_error err = {0};
    cr_assert(mw_bootstrap(D, ALONE, 12, MW_MEAN, 0.95, 10000, &i, &err));
    is(i.value, 8.583333, 5e-7);
    is(i.low, 5.42, 0.1);
    is(i.high, 13.17, 0.25);
    cr_assert(mw_bootstrap(D, ALONE, 12, MW_MEDIAN, 0.95, 10000, &i, &err));
    is(i.value, 7, 0);
    is(i.low, 4.5, 0.01);
    is(i.high, 9.5, 0.01);
    mw_interval again;
    cr_assert(mw_bootstrap(D, ALONE, 12, MW_MEDIAN, 0.95, 10000, &again, &err));
    cr_expect(again.low == i.low && again.high == i.high);
}

/* Six copies of each of two reports are two reports: the interval is as wide as that of two. */
Test(relation, copies_make_no_interval_narrower)
{
    const double twelve[] = {4, 4, 4, 4, 4, 4, 8, 8, 8, 8, 8, 8}, two[] = {4, 8};
    const size_t groups[] = {0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1};
    mw_interval many, few, one;
    cr_assert(mw_bootstrap(twelve, groups, 12, MW_MEAN, 0.95, 2000, &many, NULL));
    cr_assert(mw_bootstrap(two, ALONE, 2, MW_MEAN, 0.95, 2000, &few, NULL));
    cr_expect(many.low == few.low && many.high == few.high);
    cr_assert(mw_bootstrap(twelve, (const size_t[12]){0}, 12, MW_MEAN, 0.95, 2000, &one, NULL));
    is(one.value, 6, 0);
    cr_expect(isnan(one.low) && isnan(one.high));
}

Test(relation, quantiles)
{
    const double d[] = {2, 3, 4, 5, 6, 7, 7, 8, 9, 10, 12, 30}; /* quantile(d, c(.025, .1, .5, .975)) */
    is(mw_quantile(d, 12, .025), 2.275, 1e-9);
    is(mw_quantile(d, 12, .1), 3.1, 1e-9);
    is(mw_quantile(d, 12, .5), 7, 1e-9);
    is(mw_quantile(d, 12, .975), 25.05, 1e-9);
}
