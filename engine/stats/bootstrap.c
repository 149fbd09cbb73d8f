/* SPDX-License-Identifier: MIT */
/* How far a mean may be chance: the same sample drawn again from itself, many times. */
#include <math.h>
#include <stdlib.h>

#include "base/memory.h"
#include "stats/relation.h"
#include "stats/score.h"

static const uint64_t SEED = 20210201; /* any would do; the same for all */

/* Steele, Lea and Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014. */
static uint64_t next(uint64_t *state)
{
    uint64_t z = *state += UINT64_C(0x9e3779b97f4a7c15);
    z = (z ^ (z >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
    z = (z ^ (z >> 27)) * UINT64_C(0x94d049bb133111eb);
    return z ^ (z >> 31);
}

/* One of n, each as likely: what would favour the first few is drawn again. */
static size_t draw(uint64_t *state, size_t n)
{
    uint64_t most = UINT64_MAX - UINT64_MAX % n, found;
    do
        found = next(state);
    while (found >= most);
    return (size_t)(found % n);
}

static int rising(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

double mw_quantile(const double *values, size_t n, double share)
{
    if (n == 0)
        return NAN;
    double at = share * (double)(n - 1);
    size_t below = (size_t)at;
    double rest = at - (double)below;
    return below + 1 < n ? values[below] + rest * (values[below + 1] - values[below]) : values[n - 1];
}

/* The values are sorted where a median is asked for. */
static double center_of(double *values, size_t n, mw_center center)
{
    double sum = 0;
    if (center == MW_MEDIAN) {
        qsort(values, n, sizeof *values, rising);
        return mw_quantile(values, n, 0.5);
    }
    for (size_t i = 0; i < n; i++)
        sum += values[i];
    return sum / (double)n;
}

typedef struct sampling {
    const double *values;
    size_t n, groups;
    size_t *first; /* of each group, and behind the last the end */
    double *drawn;
    size_t capacity;
    mw_center center;
    uint64_t state;
} sampling;

static bool make_room(sampling *s, size_t count, mw_error *err)
{
    if (count <= s->capacity)
        return true;
    double *wider = mw_memory_grow(s->drawn, 2 * count * sizeof *wider, err);
    if (!wider)
        return false;
    s->drawn = wider;
    s->capacity = 2 * count;
    return true;
}

/* As many groups as there are; a sample may be longer than the whole where large groups are drawn twice. */
static bool draw_one(sampling *s, double *center, mw_error *err)
{
    size_t count = 0;
    for (size_t g = 0; g < s->groups; g++) {
        size_t group = draw(&s->state, s->groups), first = s->first[group], size = s->first[group + 1] - first;
        if (!make_room(s, count + size, err))
            return false;
        for (size_t i = 0; i < size; i++)
            s->drawn[count++] = s->values[first + i];
    }
    *center = center_of(s->drawn, count, s->center);
    return true;
}

static bool begin(sampling *s, const size_t *group, mw_error *err)
{
    s->first = mw_memory_get((s->n + 1) * sizeof *s->first, err);
    if (!s->first || !make_room(s, s->n, err))
        return false;
    for (size_t i = 0; i < s->n; i++)
        if (i == 0 || group[i] != group[i - 1])
            s->first[s->groups++] = i;
    s->first[s->groups] = s->n;
    return true;
}

bool mw_bootstrap(const double *values, const size_t *group, size_t n, mw_center center, double level, size_t times,
                  mw_interval *found, mw_error *err)
{
    sampling s = {.values = values, .n = n, .center = center, .state = SEED};
    *found = (mw_interval){NAN, NAN, NAN};
    if (n == 0)
        return true;
    double *centers = mw_memory_get((times + 1) * sizeof *centers, err);
    bool good = centers && begin(&s, group, err);
    if (good) {
        for (size_t i = 0; i < n; i++)
            s.drawn[i] = values[i];
        found->value = mw_score_round(center_of(s.drawn, n, center));
    }
    for (size_t i = 0; good && s.groups > 1 && i < times; i++)
        good = draw_one(&s, &centers[i], err);
    if (good && s.groups > 1 && times) {
        qsort(centers, times, sizeof *centers, rising);
        found->low = mw_score_round(mw_quantile(centers, times, (1 - level) / 2));
        found->high = mw_score_round(mw_quantile(centers, times, (1 + level) / 2));
    }
    mw_memory_free(centers);
    mw_memory_free(s.first);
    mw_memory_free(s.drawn);
    return good;
}
