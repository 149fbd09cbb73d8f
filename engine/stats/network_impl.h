/* SPDX-License-Identifier: MIT */
/* network_impl.h -- a network as rows of neighbours.
 *
 *     network.c      from ties to rows; degree, strength, PageRank
 *     between.c      betweenness
 *     communities.c  communities */
#ifndef STATS_NETWORK_IMPL_H
#define STATS_NETWORK_IMPL_H

#include <moonwire/network.h>

typedef struct network {
    uint32_t nodes;
    size_t *first;    /* of a node in `to`; nodes + 1 of them */
    uint32_t *to;     /* rising within a node; a node may be its own neighbour in communities.c */
    double *weight;
    double total;     /* of all weights, each tie counted from both ends */
} network;

/* For qsort: by both ends, then by weight, so that the sums of one pair run in one order. */
int mw_tie_order(const void *a, const void *b);
bool mw_network_betweenness(const network *n, mw_node_measure *measures, mw_error *err);
bool mw_network_communities(const network *n, mw_node_measure *measures, double *modularity, mw_error *err);

#endif
