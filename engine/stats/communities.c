/* SPDX-License-Identifier: MIT */
/* Communities by modularity: each node moves to the community of a neighbour that raises it most,
 * until none moves; then each community becomes a node, and all begins again (Blondel and others,
 * "Fast unfolding of communities in large networks", 2008). */
#include <stdlib.h>

#include "base/memory.h"
#include "stats/network_impl.h"

typedef struct level {
    network n;         /* a node's tie to itself has its weight once, from both ends */
    uint32_t *of;      /* community of a node */
    double *strength;  /* of a node */
    double *inside;    /* of a community: the strengths of its nodes */
    double *towards;   /* scratch: a node's weight towards each community */
    uint32_t *touched; /* scratch: communities with such a weight */
} level;

static void free_level(level *l)
{
    mw_memory_free(l->n.first);
    mw_memory_free(l->n.to);
    mw_memory_free(l->n.weight);
    mw_memory_free(l->of);
    mw_memory_free(l->strength);
    mw_memory_free(l->inside);
    mw_memory_free(l->towards);
    mw_memory_free(l->touched);
}

/* Every node alone. The rows of `l->n` are there already. */
static bool begin(level *l, mw_error *err)
{
    size_t size = l->n.nodes + (size_t)1;
    l->of = mw_memory_get(size * sizeof *l->of, err);
    l->strength = mw_memory_get(size * sizeof *l->strength, err);
    l->inside = mw_memory_get(size * sizeof *l->inside, err);
    l->towards = mw_memory_get(size * sizeof *l->towards, err);
    l->touched = mw_memory_get(size * sizeof *l->touched, err);
    if (!l->of || !l->strength || !l->inside || !l->towards || !l->touched)
        return false;
    for (uint32_t node = 0; node < l->n.nodes; node++) {
        for (size_t i = l->n.first[node]; i < l->n.first[node + 1]; i++)
            l->strength[node] += l->n.weight[i];
        l->inside[node] = l->strength[node];
        l->of[node] = node;
    }
    return true;
}

static const double LEAST_GAIN = 1e-12;

/* Moves a node where modularity gains most; the lower community where two are as good. Whether it
 * moved. */
static bool move(level *l, uint32_t node)
{
    uint32_t own = l->of[node], best = own, count = 0;
    for (size_t i = l->n.first[node]; i < l->n.first[node + 1]; i++) {
        uint32_t community = l->of[l->n.to[i]];
        if (l->n.to[i] == node)
            continue;
        if (l->towards[community] == 0)
            l->touched[count++] = community;
        l->towards[community] += l->n.weight[i];
    }
    l->inside[own] -= l->strength[node];
    double stay = l->towards[own] - l->strength[node] * l->inside[own] / l->n.total, most = stay;
    for (uint32_t i = 0; i < count; i++) {
        uint32_t c = l->touched[i];
        double gain = l->towards[c] - l->strength[node] * l->inside[c] / l->n.total;
        bool better =
            gain > most + LEAST_GAIN || (gain > most - LEAST_GAIN && best != own && c < best);
        if (c != own && better && gain > stay + LEAST_GAIN) {
            best = c;
            most = gain;
        }
    }
    for (uint32_t i = 0; i < count; i++)
        l->towards[l->touched[i]] = 0;
    l->inside[best] += l->strength[node];
    l->of[node] = best;
    return best != own;
}

enum { PASSES_MAX = 100 };

static bool settle(level *l)
{
    bool any = false, moved = true;
    for (int pass = 0; moved && pass < PASSES_MAX; pass++) {
        moved = false;
        for (uint32_t node = 0; node < l->n.nodes; node++)
            moved |= move(l, node);
        any |= moved;
    }
    return any;
}

/* Numbers the communities from 0 by their first node; how many. */
static uint32_t number(level *l)
{
    uint32_t count = 0;
    for (uint32_t node = 0; node < l->n.nodes; node++)
        l->touched[node] = UINT32_MAX;
    for (uint32_t node = 0; node < l->n.nodes; node++) {
        if (l->touched[l->of[node]] == UINT32_MAX)
            l->touched[l->of[node]] = count++;
        l->of[node] = l->touched[l->of[node]];
    }
    return count;
}

/* The communities of a level as the nodes of the next. */
static bool raise(const level *from, uint32_t communities, level *to, mw_error *err)
{
    size_t count = from->n.first[from->n.nodes], kept = 0;
    mw_tie *all = mw_memory_get((count + 1) * sizeof *all, err);
    *to = (level){.n = {.nodes = communities, .total = from->n.total}};
    to->n.first = mw_memory_get((communities + (size_t)2) * sizeof *to->n.first, err);
    to->n.to = mw_memory_get((count + 1) * sizeof *to->n.to, err);
    to->n.weight = mw_memory_get((count + 1) * sizeof *to->n.weight, err);
    bool good = all && to->n.first && to->n.to && to->n.weight;
    for (uint32_t node = 0, at = 0; good && node < from->n.nodes; node++)
        for (size_t i = from->n.first[node]; i < from->n.first[node + 1]; i++, at++)
            all[at] = (mw_tie){from->of[node], from->of[from->n.to[i]], from->n.weight[i]};
    if (good)
        qsort(all, count, sizeof *all, mw_tie_order);
    for (size_t i = 0; good && i < count; i++) {
        if (kept && all[i].a == all[i - 1].a && all[i].b == all[i - 1].b) {
            to->n.weight[kept - 1] += all[i].weight;
            continue;
        }
        to->n.first[all[i].a + 1]++;
        to->n.to[kept] = all[i].b;
        to->n.weight[kept++] = all[i].weight;
    }
    for (uint32_t node = 0; good && node < communities; node++)
        to->n.first[node + 1] += to->n.first[node];
    mw_memory_free(all);
    return good && begin(to, err);
}

/* Q = sum over communities of (weight inside / total) - (strength / total)^2, each weight from both
 * ends. */
static double modularity_of(const network *n, const mw_node_measure *measures, double *inside,
                            double *strength)
{
    double q = 0;
    for (uint32_t node = 0; node < n->nodes; node++)
        for (size_t i = n->first[node]; i < n->first[node + 1]; i++) {
            strength[measures[node].community] += n->weight[i];
            if (measures[node].community == measures[n->to[i]].community)
                inside[measures[node].community] += n->weight[i];
        }
    for (uint32_t c = 0; c < n->nodes && n->total > 0; c++)
        q += inside[c] / n->total - strength[c] / n->total * (strength[c] / n->total);
    return q;
}

static bool tell_modularity(const network *n, const mw_node_measure *measures, double *modularity,
                            mw_error *err)
{
    double *inside = mw_memory_get((n->nodes + (size_t)1) * sizeof *inside, err);
    double *strength = mw_memory_get((n->nodes + (size_t)1) * sizeof *strength, err);
    bool good = inside && strength;
    if (good && modularity)
        *modularity = modularity_of(n, measures, inside, strength);
    mw_memory_free(inside);
    mw_memory_free(strength);
    return good;
}

static bool copy_rows(const network *n, level *l, mw_error *err)
{
    size_t count = n->first[n->nodes];
    *l = (level){.n = {.nodes = n->nodes, .total = n->total}};
    l->n.first = mw_memory_get((n->nodes + (size_t)2) * sizeof *l->n.first, err);
    l->n.to = mw_memory_get((count + 1) * sizeof *l->n.to, err);
    l->n.weight = mw_memory_get((count + 1) * sizeof *l->n.weight, err);
    if (!l->n.first || !l->n.to || !l->n.weight)
        return false;
    memcpy(l->n.first, n->first, (n->nodes + (size_t)1) * sizeof *n->first);
    memcpy(l->n.to, n->to, count * sizeof *n->to);
    memcpy(l->n.weight, n->weight, count * sizeof *n->weight);
    return begin(l, err);
}

bool mw_network_communities(const network *n, mw_node_measure *measures, double *modularity,
                            mw_error *err)
{
    level now;
    bool good = copy_rows(n, &now, err), moved = good;
    for (uint32_t node = 0; node < n->nodes; node++)
        measures[node].community = node;
    while (good && moved && n->total > 0) {
        moved = settle(&now);
        uint32_t communities = number(&now);
        for (uint32_t node = 0; node < n->nodes; node++)
            measures[node].community = now.of[measures[node].community];
        level next;
        good = raise(&now, communities, &next, err);
        free_level(&now);
        now = next;
    }
    free_level(&now);
    return good && tell_modularity(n, measures, modularity, err);
}
