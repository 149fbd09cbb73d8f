/* SPDX-License-Identifier: MIT */
/* From ties to rows of neighbours; degree, strength, PageRank. */
#include <math.h>
#include <stdlib.h>

#include "base/memory.h"
#include "stats/network_impl.h"

int mw_tie_order(const void *a, const void *b)
{
    const mw_tie *x = a, *y = b;
    if (x->a != y->a)
        return x->a < y->a ? -1 : 1;
    if (x->b != y->b)
        return x->b < y->b ? -1 : 1;
    return (x->weight > y->weight) -
           (x->weight < y->weight); /* so that sums of one pair run in one order */
}

static bool check(const mw_tie *ties, size_t count, uint32_t nodes, mw_error *err)
{
    for (size_t i = 0; i < count; i++) {
        if (ties[i].a == ties[i].b)
            return mw_fail(err, MW_EARG, 0, "a node is tied to itself");
        if (ties[i].a >= nodes || ties[i].b >= nodes)
            return mw_fail(err, MW_EARG, 0, "a tie to a node that is none");
        if (!(ties[i].weight > 0) || !isfinite(ties[i].weight))
            return mw_fail(err, MW_EARG, 0, "a tie without a weight above zero");
    }
    return true;
}

/* Both directions of every tie, in order, each pair once; how many. */
static size_t both_ways(const mw_tie *ties, size_t count, mw_tie *all)
{
    size_t kept = 0;
    for (size_t i = 0; i < count; i++) {
        all[2 * i] = ties[i];
        all[2 * i + 1] = (mw_tie){ties[i].b, ties[i].a, ties[i].weight};
    }
    qsort(all, 2 * count, sizeof *all, mw_tie_order);
    for (size_t i = 0; i < 2 * count; i++) {
        mw_tie *last = kept ? &all[kept - 1] : NULL;
        if (last && last->a == all[i].a && last->b == all[i].b)
            last->weight += all[i].weight;
        else
            all[kept++] = all[i];
    }
    return kept;
}

static bool build(network *n, const mw_tie *all, size_t count, mw_error *err)
{
    n->first = mw_memory_get((n->nodes + (size_t)2) * sizeof *n->first, err);
    n->to = mw_memory_get((count + 1) * sizeof *n->to, err);
    n->weight = mw_memory_get((count + 1) * sizeof *n->weight, err);
    if (!n->first || !n->to || !n->weight)
        return false;
    for (size_t i = 0; i < count; i++) {
        n->first[all[i].a + 1]++;
        n->to[i] = all[i].b;
        n->weight[i] = all[i].weight;
        n->total += all[i].weight;
    }
    for (uint32_t node = 0; node < n->nodes; node++)
        n->first[node + 1] += n->first[node];
    return true;
}

static void count_ties(const network *n, mw_node_measure *measures)
{
    for (uint32_t node = 0; node < n->nodes; node++) {
        measures[node] =
            (mw_node_measure){.degree = (uint32_t)(n->first[node + 1] - n->first[node])};
        for (size_t i = n->first[node]; i < n->first[node + 1]; i++)
            measures[node].strength += n->weight[i];
    }
}

/* ---- PageRank */

static const double DAMPING = 0.85;
enum { STEPS_MAX = 1000 };

static void step(const network *n, const mw_node_measure *measures, const double *now, double *next)
{
    double nowhere = 0; /* the share of those who have no tie to follow */
    for (uint32_t node = 0; node < n->nodes; node++)
        nowhere += measures[node].degree ? 0 : now[node];
    for (uint32_t node = 0; node < n->nodes; node++) {
        double sum = 0;
        for (size_t i = n->first[node]; i < n->first[node + 1]; i++)
            sum += now[n->to[i]] * n->weight[i] / measures[n->to[i]].strength;
        next[node] = (1 - DAMPING) / n->nodes + DAMPING * (sum + nowhere / n->nodes);
    }
}

static bool rank(const network *n, mw_node_measure *measures, mw_error *err)
{
    double *now = mw_memory_get((n->nodes + (size_t)1) * sizeof *now, err);
    double *next = mw_memory_get((n->nodes + (size_t)1) * sizeof *next, err);
    bool good = now && next;
    for (uint32_t node = 0; good && node < n->nodes; node++)
        now[node] = 1.0 / n->nodes;
    for (int steps = 0; good && steps < STEPS_MAX; steps++) {
        double change = 0;
        step(n, measures, now, next);
        for (uint32_t node = 0; node < n->nodes; node++)
            change += fabs(next[node] - now[node]);
        double *swap = now;
        now = next;
        next = swap;
        if (change < 1e-14)
            break;
    }
    for (uint32_t node = 0; good && node < n->nodes; node++)
        measures[node].pagerank = now[node];
    mw_memory_free(now);
    mw_memory_free(next);
    return good;
}

bool mw_network_measure(const mw_tie *ties, size_t tie_count, uint32_t nodes,
                        mw_node_measure *measures, double *modularity, mw_error *err)
{
    network n = {.nodes = nodes};
    if (!check(ties, tie_count, nodes, err))
        return false;
    mw_tie *all = mw_memory_get((2 * tie_count + 1) * sizeof *all, err);
    bool good = all && build(&n, all, both_ways(ties, tie_count, all), err);
    mw_memory_free(all);
    if (good)
        count_ties(&n, measures);
    good = good && rank(&n, measures, err) && mw_network_betweenness(&n, measures, err) &&
           mw_network_communities(&n, measures, modularity, err);
    mw_memory_free(n.first);
    mw_memory_free(n.to);
    mw_memory_free(n.weight);
    return good;
}
