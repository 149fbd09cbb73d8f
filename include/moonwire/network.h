/* SPDX-License-Identifier: MIT */
/* network.h -- who stands where among who deals with whom.
 *
 * A network is undirected: nodes 0 … nodes - 1 and ties with a weight above zero. The same ties in
 * any order give the same measures, to the last bit: they are put in order first, and every sum
 * runs in that order. */
#ifndef MOONWIRE_NETWORK_H
#define MOONWIRE_NETWORK_H

#include <moonwire/error.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct mw_tie {
    uint32_t a, b; /* two different nodes; a pair that comes twice has the sum of its weights */
    double weight;
} mw_tie;

typedef struct mw_node_measure {
    uint32_t degree; /* how many others it is tied to */
    double strength; /* the sum of the weights of its ties */
    /* The share of time that a walker is there who follows a tie by its weight, and with 15 in a hundred steps, or where
     * there is no tie, begins again anywhere (Page, Brin, Motwani, Winograd 1999; damping 0.85). Sums to 1. */
    double pagerank;
    /* Of how many shortest paths between two others it is a part, a pair with several paths giving each its share;
     * weights do not count (Freeman 1977, by the algorithm of Brandes 2001). */
    double betweenness;
    /* Its community, numbered from 0 by first node: moves and mergers that raise modularity, nodes in order, the lower
     * community where two are as good (Blondel, Guillaume, Lambiotte, Lefebvre 2008). */
    uint32_t community;
} mw_node_measure;

/* Fills `measures` (of all nodes) and `modularity` (NULL is fine; Newman and Girvan 2004) of the
 * communities. MW_EARG: a tie of a node with itself, to a node that is none, or without weight. */
MW_API bool mw_network_measure(const mw_tie *ties, size_t tie_count, uint32_t nodes, mw_node_measure *measures,
                               double *modularity, mw_error *err);

#ifdef __cplusplus
}
#endif
#endif
