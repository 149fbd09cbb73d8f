/* SPDX-License-Identifier: MIT */
/* How much of a distribution lies beyond a value. */
#include <math.h>

#include "stats/relation.h"
#include "stats/score.h"

enum { STEPS_MAX = 10000 };
static const double CLOSE = 1e-15, TINY = 1e-300;

/* The lower part of the incomplete gamma function, as a series. */
static double gamma_series(double a, double x)
{
    double term = 1 / a, sum = term;
    for (int i = 1; i < STEPS_MAX && term > sum * CLOSE; i++) {
        term *= x / (a + i);
        sum += term;
    }
    return sum * exp(a * log(x) - x - lgamma(a));
}

/* The upper part, as a continued fraction from the front (Lentz's method). */
static double gamma_fraction(double a, double x)
{
    double b = x + 1 - a, c = 1 / TINY, d = 1 / b, h = d;
    for (int i = 1; i < STEPS_MAX; i++) {
        double an = -i * (i - a);
        b += 2;
        d = an * d + b;
        d = 1 / (fabs(d) < TINY ? TINY : d);
        c = b + an / c;
        c = fabs(c) < TINY ? TINY : c;
        h *= d * c;
        if (fabs(d * c - 1) < CLOSE)
            break;
    }
    return h * exp(a * log(x) - x - lgamma(a));
}

double mw_chi2_above(double x, double df)
{
    double a = df / 2, half = x / 2;
    if (!(x > 0) || !(df > 0))
        return df > 0 && x <= 0 ? 1 : (double)NAN;
    return mw_score_digits(half < a + 1 ? 1 - gamma_series(a, half) : gamma_fraction(a, half));
}

static double beta_fraction(double a, double b, double x)
{
    double c = 1, d = 1 - (a + b) * x / (a + 1), h;
    d = 1 / (fabs(d) < TINY ? TINY : d);
    h = d;
    for (int m = 1; m < STEPS_MAX; m++) {
        double even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
        double odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
        double before = h;
        for (int i = 0; i < 2; i++) {
            double step = i ? odd : even;
            d = 1 + step * d;
            d = 1 / (fabs(d) < TINY ? TINY : d);
            c = 1 + step / c;
            c = fabs(c) < TINY ? TINY : c;
            h *= d * c;
        }
        if (fabs(h - before) < CLOSE * fabs(h))
            break;
    }
    return h;
}

/* The regularised incomplete beta function. */
static double beta_below(double a, double b, double x)
{
    if (x <= 0 || x >= 1)
        return x <= 0 ? 0 : 1;
    double front = exp(lgamma(a + b) - lgamma(a) - lgamma(b) + a * log(x) + b * log(1 - x));
    return x < (a + 1) / (a + b + 2) ? front * beta_fraction(a, b, x) / a
                                     : 1 - front * beta_fraction(b, a, 1 - x) / b;
}

double mw_t_beyond(double t, double df)
{
    return df > 0 ? mw_score_digits(beta_below(df / 2, 0.5, df / (df + t * t))) : (double)NAN;
}
