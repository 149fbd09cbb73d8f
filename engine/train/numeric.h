/* SPDX-License-Identifier: MIT */
/* numeric.h -- the few functions of real numbers that training needs, out of additions and
 * multiplications alone: a C library's exp differs in its last bit from machine to machine. */
#ifndef TRAIN_NUMERIC_H
#define TRAIN_NUMERIC_H

#include <stdint.h>
#include <string.h>

/* e to the x, within 3e-7 times itself; 0 and about 1e26 beyond the ends of its range, ±60. */
static inline float mw_exp(float x)
{
    if (x < -60)
        return 0;
    if (x > 60)
        x = 60;
    float n = (float)(int)(x * 1.442695041f + (x < 0 ? -0.5f : 0.5f)); /* x / ln 2, rounded */
    float r = (x - n * 0.693359375f) + n * 2.12194440e-4f;             /* ln 2 in two parts */
    float p = 1 + r * (1 + r * (0.5f + r * (0.16666667f + r * (0.041666668f + r * (0.0083333f + r * 0.0013889f)))));
    uint32_t bits = (uint32_t)((int)n + 127) << 23;
    float power;
    memcpy(&power, &bits, sizeof power);
    return p * power;
}

/* The natural logarithm of x > 0, within 1e-6: by the series of artanh. */
static inline double mw_log(double x)
{
    uint64_t bits;
    memcpy(&bits, &x, sizeof bits);
    int exponent = (int)(bits >> 52 & 2047) - 1023;
    bits = (bits & ~(UINT64_C(2047) << 52)) | UINT64_C(1023) << 52;
    memcpy(&x, &bits, sizeof x);
    double t = (x - 1) / (x + 1), square = t * t, term = t, sum = 0;
    for (int i = 1; i < 26; i += 2, term *= square)
        sum += term / i;
    return 2 * sum + exponent * 0.69314718055994531;
}

/* The square root is exact by IEEE 754 wherever it is an instruction. */
static inline float mw_sqrt(float x)
{
    return __builtin_sqrtf(x);
}

/* xorshift64* (Vigna 2016). */
typedef struct mw_random {
    uint64_t state; /* not 0 */
} mw_random;

static inline uint64_t mw_random_next(mw_random *random)
{
    random->state ^= random->state >> 12;
    random->state ^= random->state << 25;
    random->state ^= random->state >> 27;
    return random->state * UINT64_C(2685821657736338717);
}

/* From 0 to below 1. */
static inline float mw_random_unit(mw_random *random)
{
    return (float)(mw_random_next(random) >> 40) * 0x1p-24f;
}

#endif
