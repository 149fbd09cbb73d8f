/* SPDX-License-Identifier: MIT */
/* Formulas over counts. Their sources are in the header. */
#include "stats/score.h"

#include <math.h>

double mw_score_round(double value)
{
    return isfinite(value) ? floor(value * 1e6 + 0.5) / 1e6 : value;
}

/* ---- two sets */

static double part(double observed, double expected) /* 0 ln 0 is 0 */
{
    return observed > 0 ? observed * log(observed / expected) : 0;
}

double mw_score_g2(uint64_t a, uint64_t n1, uint64_t b, uint64_t n2)
{
    double rate = ((double)a + (double)b) / ((double)n1 + (double)n2);
    double g2 = 2 * (part((double)a, (double)n1 * rate) + part((double)b, (double)n2 * rate));
    return mw_score_round(g2 > 0 ? g2 : 0);
}

double mw_score_chi2(uint64_t a, uint64_t n1, uint64_t b, uint64_t n2)
{
    double x = (double)a, y = (double)b, first = (double)n1, second = (double)n2, n = first + second;
    double difference = x * (second - y) - y * (first - x);
    double product = (x + y) * (n - x - y) * first * second;
    return mw_score_round(product > 0 ? n * difference * difference / product : 0);
}

static double at_least_half(uint64_t count)
{
    return count ? (double)count : 0.5;
}

double mw_score_log_ratio(uint64_t a, uint64_t n1, uint64_t b, uint64_t n2)
{
    return mw_score_round(log2(at_least_half(a) / (double)n1 / (at_least_half(b) / (double)n2)));
}

double mw_score_log_ratio_half(uint64_t a, uint64_t n1, uint64_t b, uint64_t n2)
{
    double variance = 1 / at_least_half(a) - 1 / (double)n1 + 1 / at_least_half(b) - 1 / (double)n2;
    return mw_score_round(variance > 0 ? 1.959963984540054 * sqrt(variance) / log(2) : 0);
}

double mw_score_percent_diff(uint64_t a, uint64_t n1, uint64_t b, uint64_t n2)
{
    double rate = (double)b / (double)n2;
    return b ? mw_score_round(100 * ((double)a / (double)n1 - rate) / rate) : (double)NAN;
}

double mw_score_digits(double value)
{
    if (!(value > 0))
        return value;
    double scale = pow(10, 5 - floor(log10(value)));
    return isfinite(scale) ? floor(value * scale + 0.5) / scale : 0;
}

double mw_score_p(double chi2)
{
    return mw_score_digits(erfc(sqrt(chi2 / 2)));
}

void mw_score_q(double *rising, size_t count)
{
    double least = 1;
    for (size_t i = count; i-- > 0;) {
        double q = rising[i] * (double)count / (double)(i + 1);
        least = q < least ? q : least;
        rising[i] = mw_score_digits(least);
    }
}

/* ---- two words */

double mw_score_log_dice(uint64_t both, uint64_t a, uint64_t b)
{
    return mw_score_round(14 + log2(2 * (double)both / ((double)a + (double)b)));
}

static double expected(mw_association t)
{
    return (double)t.near * (double)t.f / (double)t.n;
}

double mw_score_expected(mw_association t)
{
    return mw_score_round(expected(t));
}

double mw_score_g2_table(mw_association t)
{
    double o = (double)t.both, r = (double)t.near, c = (double)t.f, n = (double)t.n;
    double sum = part(o, r * c / n) + part(r - o, r * (n - c) / n) + part(c - o, (n - r) * c / n) +
                 part(n - r - c + o, (n - r) * (n - c) / n);
    return mw_score_round(sum > 0 ? 2 * sum : 0);
}

double mw_score_pmi(mw_association t)
{
    return mw_score_round(log2((double)t.both / expected(t)));
}

double mw_score_npmi(mw_association t)
{
    double share = -log2((double)t.both / (double)t.n);
    return share > 0 ? mw_score_round(log2((double)t.both / expected(t)) / share) : (double)NAN;
}

double mw_score_t(mw_association t)
{
    return mw_score_round(((double)t.both - expected(t)) / sqrt((double)t.both));
}

static double difference(uint64_t hit, uint64_t of, uint64_t other_hit, uint64_t other)
{
    return of && other ? mw_score_round((double)hit / (double)of - (double)other_hit / (double)other) : (double)NAN;
}

double mw_score_delta_p(mw_association t)
{
    return difference(t.both, t.near, t.f - t.both, t.n - t.near);
}

double mw_score_delta_p_back(mw_association t)
{
    return difference(t.both, t.f, t.near - t.both, t.n - t.f);
}

/* ---- parts */

mw_dispersion mw_score_dispersion(const uint64_t *f, const uint64_t *size, size_t with, size_t parts, uint64_t n,
                                  uint64_t smallest)
{
    mw_dispersion d = {NAN, NAN, NAN};
    uint64_t count = 0, covered = 0;
    for (size_t i = 0; i < with; i++) {
        count += f[i];
        covered += size[i];
    }
    if (parts < 2 || !count || !n || smallest >= n)
        return d;
    double apart = (double)(n - covered) / (double)n, sum = 0, squares = 0;
    for (size_t i = 0; i < with; i++) {
        apart += fabs((double)f[i] / (double)count - (double)size[i] / (double)n);
        sum += (double)f[i] / (double)size[i];
    }
    double mean = sum / (double)parts;
    squares = (double)(parts - with) * mean * mean;
    for (size_t i = 0; i < with; i++) {
        double off = (double)f[i] / (double)size[i] - mean;
        squares += off * off;
    }
    d.dp = mw_score_round(apart / 2);
    d.dp_norm = mw_score_round(apart / 2 / (1 - (double)smallest / (double)n));
    d.juilland = mw_score_round(1 - sqrt(squares / (double)parts) / mean / sqrt((double)parts - 1));
    return d;
}

/* ---- articles */

double mw_score_tf_idf(uint64_t tf, uint64_t df, uint64_t articles)
{
    return mw_score_round((double)tf * log10((double)articles / (double)df));
}

double mw_score_bm25(uint64_t tf, uint64_t df, uint64_t articles, uint64_t length, uint64_t total)
{
    const double k1 = 1.2, b = 0.75;
    double mean = (double)total / (double)articles, often = (double)tf;
    double idf = log(1 + ((double)articles - (double)df + 0.5) / ((double)df + 0.5));
    return mw_score_round(idf * often * (k1 + 1) / (often + k1 * (1 - b + b * (double)length / mean)));
}

/* ---- texts */

double mw_score_yule_k(uint64_t squares, uint64_t n)
{
    return n ? mw_score_round(1e4 * ((double)squares - (double)n) / ((double)n * (double)n)) : (double)NAN;
}

double mw_score_flesch(uint64_t words, uint64_t sentences, uint64_t syllables)
{
    if (!words || !sentences)
        return (double)NAN;
    return mw_score_round(206.835 - 1.015 * ((double)words / (double)sentences) -
                          84.6 * ((double)syllables / (double)words));
}

double mw_score_flesch_kincaid(uint64_t words, uint64_t sentences, uint64_t syllables)
{
    if (!words || !sentences)
        return (double)NAN;
    return mw_score_round(0.39 * ((double)words / (double)sentences) + 11.8 * ((double)syllables / (double)words) -
                          15.59);
}

double mw_score_smog(uint64_t longs, uint64_t sentences)
{
    if (sentences < 30)
        return (double)NAN;
    return mw_score_round(3.1291 + 1.0430 * sqrt(30 * (double)longs / (double)sentences));
}

double mw_score_coleman_liau(uint64_t letters, uint64_t words, uint64_t sentences)
{
    if (!words || !sentences)
        return (double)NAN;
    return mw_score_round(0.0588 * (100 * (double)letters / (double)words) -
                          0.296 * (100 * (double)sentences / (double)words) - 15.8);
}
