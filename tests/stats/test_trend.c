/* SPDX-License-Identifier: MIT */
/* Counts over time: what is found is the cheapest of all ways, tried one by one. */
#include <criterion/criterion.h>
#include <math.h>

#include "stats/trend.h"

Test(trend, a_moving_median)
{
    /* runmed(x, 5, endrule = "keep") and runmed(x, 3) but for the ends, where the window is as wide as it can be */
    const double x[] = {5, 1, 8, 2, 9, 3, 7, 4, 6}, five[] = {5, 5, 5, 3, 7, 4, 6, 6, 6};
    const double three[] = {5, 5, 2, 8, 3, 7, 4, 6, 6};
    double smooth[9];
    cr_assert(mw_moving_median(x, 9, 2, smooth, NULL));
    for (int i = 0; i < 9; i++)
        cr_expect(smooth[i] == five[i], "%d: %g", i, smooth[i]);
    cr_assert(mw_moving_median(x, 9, 1, smooth, NULL));
    for (int i = 0; i < 9; i++)
        cr_expect(smooth[i] == three[i], "%d: %g", i, smooth[i]);
    cr_assert(mw_moving_median(x, 1, 7, smooth, NULL));
    cr_expect(smooth[0] == 5);
}

/* ---- bursts: 11 days with 100 articles each */

static const uint64_t COUNT[] = {2, 1, 3, 2, 30, 42, 28, 3, 1, 9, 2};
enum { DAYS = sizeof COUNT / sizeof *COUNT };

static void fill(uint64_t *of, uint64_t value)
{
    for (int i = 0; i < DAYS; i++)
        of[i] = value;
}

/* The cost of one way through the states, as Kleinberg's section 4 has it, but for the same binomial coefficients. */
static double cost_of(const uint64_t *of, const int *states, double s, double gamma)
{
    double r = 0, d = 0, cost = 0;
    for (int i = 0; i < DAYS; i++)
        r += (double)COUNT[i], d += (double)of[i];
    for (int i = 0, before = 0; i < DAYS; before = states[i++]) {
        double p = r / d * pow(s, states[i]);
        if (states[i] > before)
            cost += (states[i] - before) * gamma * log(DAYS);
        cost += -(double)COUNT[i] * log(p) - (double)(of[i] - COUNT[i]) * log(1 - p);
    }
    return cost;
}

/* All 3^11 ways through three states. */
static void cheapest_of_all(const uint64_t *of, double s, double gamma, int *best)
{
    double least = INFINITY;
    for (long way = 0; way < 177147; way++) {
        int states[DAYS];
        long rest = way;
        for (int i = 0; i < DAYS; i++, rest /= 3)
            states[i] = (int)(rest % 3);
        double cost = cost_of(of, states, s, gamma);
        if (cost < least - 1e-9) {
            least = cost;
            for (int i = 0; i < DAYS; i++)
                best[i] = states[i];
        }
    }
}

Test(trend, bursts_are_the_cheapest_way_through_all_states)
{
    uint64_t of[DAYS];
    mw_burst bursts[MW_BURST_LEVELS * DAYS];
    size_t found;
    int best[DAYS];
    fill(of, 200); /* p0 is 0.056, and two steps of 2 stay below the third level, which nothing reaches */
    cheapest_of_all(of, 2, 1, best);
    cr_assert(mw_bursts(COUNT, of, DAYS, 2, 1, bursts, &found, NULL));
    int states[DAYS] = {0};
    for (size_t i = 0; i < found; i++)
        for (size_t k = bursts[i].first; k < bursts[i].end; k++)
            states[k] = (int)bursts[i].level > states[k] ? (int)bursts[i].level : states[k];
    for (int i = 0; i < DAYS; i++)
        cr_expect_eq(states[i], best[i], "day %d: state %d, not %d", i, states[i], best[i]);
    cr_assert_geq(found, 1u);
    cr_expect_eq(bursts[0].first, 4u);
    cr_expect_eq(bursts[0].end, 7u);
    cr_expect_eq(bursts[0].level, 1u);
    cr_expect_gt(bursts[0].weight, 10.0);
}

Test(trend, of_nothing_unusual_there_is_no_burst)
{
    const uint64_t none[4] = {0}, all[] = {3, 3, 3, 3}, even[] = {1, 1, 1, 1};
    mw_burst bursts[16];
    size_t found = 9;
    cr_assert(mw_bursts(none, all, 4, 2, 1, bursts, &found, NULL) && found == 0);
    cr_assert(mw_bursts(all, all, 4, 2, 1, bursts, &found, NULL) && found == 0);
    cr_assert(mw_bursts(even, all, 4, 2, 1, bursts, &found, NULL) && found == 0);
    cr_assert(mw_bursts(even, none, 0, 2, 1, bursts, &found, NULL) && found == 0);
}

/* More articles on all matters are no burst of one. */
Test(trend, bursts_are_of_the_share)
{
    const uint64_t count[] = {2, 2, 2, 20, 20, 2}, of[] = {40, 40, 40, 400, 400, 40};
    mw_burst bursts[24];
    size_t found;
    cr_assert(mw_bursts(count, of, 6, 2, 1, bursts, &found, NULL));
    cr_expect_eq(found, 0u);
}

/* ---- changes */

static double stretch_cost(const uint64_t *count, const uint64_t *of, size_t first, size_t end)
{
    double r = 0, d = 0;
    for (size_t i = first; i < end; i++)
        r += (double)count[i], d += (double)of[i];
    return r > 0 ? -2 * (r * log(r / d) - r) : 0;
}

Test(trend, changes_are_the_cheapest_division)
{
    const uint64_t count[] = {2, 3, 1, 2, 9, 11, 8, 12, 10, 2, 1, 3};
    uint64_t of[12];
    for (int i = 0; i < 12; i++)
        of[i] = 50;
    size_t starts[12], found;
    double penalty = 2 * log(12), least = INFINITY;
    unsigned best = 0;
    for (unsigned cuts = 0; cuts < 1u << 11; cuts++) { /* bit i: a cut before period i + 1 */
        double cost = 0;
        size_t first = 0;
        for (size_t end = 1; end <= 12; end++)
            if (end == 12 || cuts >> (end - 1) & 1) {
                cost += stretch_cost(count, of, first, end) + (first ? penalty : 0);
                first = end;
            }
        if (cost < least) {
            least = cost;
            best = cuts;
        }
    }
    cr_assert(mw_change_points(count, of, 12, penalty, starts, &found, NULL));
    unsigned cuts = 0;
    for (size_t i = 0; i < found; i++)
        cuts |= 1u << (starts[i] - 1);
    cr_expect_eq(cuts, best);
    cr_assert_eq(found, 2u);
    cr_expect(starts[0] == 4 && starts[1] == 9);
}

Test(trend, what_stays_does_not_change)
{
    const uint64_t count[] = {5, 6, 4, 5, 5, 6}, of[] = {50, 50, 50, 50, 50, 50};
    size_t starts[6], found;
    cr_assert(mw_change_points(count, of, 6, 2 * log(6), starts, &found, NULL));
    cr_expect_eq(found, 0u);
    cr_assert(mw_change_points(count, of, 0, 1, starts, &found, NULL));
    cr_expect_eq(found, 0u);
}
