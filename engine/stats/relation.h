/* SPDX-License-Identifier: MIT */
/* relation.h -- what two columns have to do with each other, and how sure a mean is: pure functions of numbers.
 *
 * Each names its source. Results are rounded to six decimals, p values to six digits; what cannot be said is NAN. */
#ifndef STATS_RELATION_H
#define STATS_RELATION_H

#include <moonwire/error.h>
#include <stddef.h>
#include <stdint.h>

typedef struct mw_correlation {
    double r;         /* -1 … 1 */
    double p;         /* of so strong a relation by chance, in either direction */
    double low, high; /* 95 % interval, Pearson's only */
} mw_correlation;

/* Product-moment correlation; p from Student's t with n - 2 degrees of freedom; the interval by Fisher's z (Fisher,
 * "On the probable error of a coefficient of correlation", Metron 1, 1921). Pearson, Proc. Royal Society 58 (1895). */
mw_correlation mw_pearson(const double *x, const double *y, size_t n);
/* The same of ranks, equal values at their mean rank; p by the same t. Spearman, American Journal of Psychology 15
 * (1904). Allocates; false: out of memory. */
bool mw_spearman(const double *x, const double *y, size_t n, mw_correlation *found, mw_error *err);
/* tau-b: concordant less discordant pairs, over the geometric mean of the pairs not tied in each; p by the normal
 * approximation with the variance of ties. Kendall, Rank Correlation Methods (1970), 3.3 and 4.3. n (n - 1) / 2 steps. */
mw_correlation mw_kendall(const double *x, const double *y, size_t n);

typedef struct mw_contingency {
    uint64_t n;
    double chi2, yates, g2; /* yates: of 2 by 2 only */
    size_t df;
    double p, p_g2;         /* of chi2 and g2 */
    double fisher;          /* exact, two-sided, of 2 by 2 only */
    double v;               /* Cramér's: 0 nothing to do with each other, 1 one tells the other */
    double least_expected;  /* below 5 chi-squared is not to be trusted (Cochran, Biometrics 10, 1954) */
} mw_contingency;

/* A table of counts, row after row. Pearson, Philosophical Magazine 50 (1900); Yates, JRSS supplement 1 (1934); G: as
 * mw_score_g2_table; Fisher, The Design of Experiments (1935), 2, two-sided by the sum of all tables that are not
 * likelier; Cramér, Mathematical Methods of Statistics (1946), 21.9. */
mw_contingency mw_contingency_of(const uint64_t *table, size_t rows, size_t columns);

/* How alike two vectors of counts are: the cosine of their angle (Salton and McGill, Introduction to Modern
 * Information Retrieval, 1983), and of two sets the shared part of both together (Jaccard, Bulletin de la Société
 * Vaudoise 37, 1901). NAN where one is empty. */
double mw_cosine(const double *x, const double *y, size_t n);
double mw_jaccard(uint64_t both, uint64_t x, uint64_t y);

/* ---- intervals */

typedef enum mw_center { MW_MEAN, MW_MEDIAN } mw_center;
typedef struct mw_interval {
    double value, low, high;
} mw_interval;

/* The percentile interval of a mean or median by the bootstrap: `times` samples of as many groups as there are, drawn
 * with replacement; all values of a group (the rows of one report and its copies) are drawn together. Efron and Tibshirani,
 * An Introduction to the Bootstrap (1993), 13; by groups: Davison and Hinkley, Bootstrap Methods (1997), 3.8. The
 * generator is splitmix64 from a fixed seed, so the same numbers have the same interval. `group[i]` rises from 0. Below
 * two groups low and high are NAN. */
bool mw_bootstrap(const double *values, const size_t *group, size_t n, mw_center center, double level, size_t times,
                  mw_interval *found, mw_error *err);
/* Of rising values: linear between two, Hyndman and Fan, American Statistician 50 (1996), definition 7. */
double mw_quantile(const double *rising, size_t n, double share);

/* ---- what tests are made of */

/* P(X >= x) of chi-squared with df degrees of freedom; two-sided P of Student's t. By series and continued fraction of
 * the incomplete gamma and beta functions: Abramowitz and Stegun (1964), 6.5.29, 6.5.31 and 26.5.8. */
double mw_chi2_above(double x, double df);
double mw_t_beyond(double t, double df);

#endif
