/* SPDX-License-Identifier: MIT */
/* When something is told of far more than is usual. */
#include <math.h>
#include <string.h>

#include "base/memory.h"
#include "stats/score.h"
#include "stats/trend.h"

enum { STATES = MW_BURST_LEVELS + 1 };

typedef struct automaton {
    const uint64_t *count, *of;
    size_t n;
    double rates[STATES]; /* rising */
    unsigned states;      /* those whose rate is below 1 */
    double rise;          /* what a step up costs */
} automaton;

/* -ln of the binomial probability, but for the part that is the same in all states. */
static double cost_of(const automaton *a, size_t period, unsigned state)
{
    double r = (double)a->count[period], d = (double)a->of[period], p = a->rates[state];
    return -r * log(p) - (d - r) * log1p(-p);
}

static bool begin(automaton *a, double s, double gamma)
{
    uint64_t r = 0, d = 0;
    size_t periods = 0;
    for (size_t i = 0; i < a->n; i++) {
        r += a->count[i];
        d += a->of[i];
        periods += a->of[i] > 0;
    }
    if (r == 0 || r == d)
        return false; /* nothing, or nothing else: no rate is unusual */
    double rate = (double)r / (double)d;
    for (a->states = 0; a->states < STATES && rate < 1; rate *= s)
        a->rates[a->states++] = rate;
    a->rise = gamma * log((double)periods);
    return true;
}

/* The cheapest state before `to`, and what it costs to come from there. */
static unsigned cheapest(const automaton *a, const double *costs, unsigned to, double *cost)
{
    unsigned best = 0;
    *cost = INFINITY;
    for (unsigned from = 0; from < a->states; from++) {
        double here = costs[from] + (to > from ? a->rise * (to - from) : 0);
        if (here < *cost) {
            *cost = here;
            best = from;
        }
    }
    return best;
}

/* Fills `path` with the state of each period; `from` has room for STATES each. */
static void find_path(const automaton *a, unsigned char *from, unsigned char *path)
{
    double costs[STATES], next[STATES];
    for (unsigned state = 0; state < a->states; state++)
        costs[state] = state ? INFINITY : 0; /* it begins as usual */
    for (size_t i = 0; i < a->n; i++) {
        for (unsigned to = 0; to < a->states; to++) {
            from[i * STATES + to] = (unsigned char)cheapest(a, costs, to, &next[to]);
            next[to] += cost_of(a, i, to);
        }
        memcpy(costs, next, sizeof costs);
    }
    double cost;
    unsigned state = cheapest(a, costs, 0, &cost); /* to fall costs nothing */
    for (size_t i = a->n; i-- > 0;) {
        path[i] = (unsigned char)state;
        state = from[i * STATES + state];
    }
}

/* A burst of each level from where the path reaches it to where it falls below. */
static size_t list_bursts(const automaton *a, const unsigned char *path, mw_burst *bursts)
{
    size_t count = 0;
    for (size_t i = 0; i < a->n; i++)
        for (unsigned level = 1; level < a->states && level <= path[i]; level++) {
            if (i && path[i - 1] >= level)
                continue;
            mw_burst burst = {.first = i, .end = i, .level = level};
            for (; burst.end < a->n && path[burst.end] >= level; burst.end++)
                burst.weight += cost_of(a, burst.end, level - 1) - cost_of(a, burst.end, level);
            burst.weight = mw_score_round(burst.weight);
            bursts[count++] = burst;
        }
    return count;
}

bool mw_bursts(const uint64_t *count, const uint64_t *of, size_t n, double s, double gamma, mw_burst *bursts,
               size_t *found, mw_error *err)
{
    automaton a = {.count = count, .of = of, .n = n};
    *found = 0;
    if (n > MW_PERIODS_MAX)
        return mw_fail(err, MW_ELIMIT, 0, "more than %d periods", MW_PERIODS_MAX);
    if (n == 0 || !begin(&a, s, gamma))
        return true;
    unsigned char *from = mw_memory_get(n * (STATES + 1), err);
    if (!from)
        return false;
    find_path(&a, from, from + n * STATES);
    *found = list_bursts(&a, from + n * STATES, bursts);
    mw_memory_free(from);
    return true;
}
