/* SPDX-License-Identifier: MIT */
/* Betweenness: from each node the shortest paths to all others, then back along them (Brandes, "A
 * faster algorithm for betweenness centrality", 2001). */
#include "base/memory.h"
#include "stats/network_impl.h"

typedef struct search {
    uint32_t *order;   /* nodes by distance */
    int64_t *distance; /* -1: not reached */
    double *paths;     /* shortest ones from the source */
    double *share;     /* of the source's paths to others that lead through here */
} search;

/* How many nodes were reached. */
static uint32_t spread(const network *n, uint32_t source, search *s)
{
    uint32_t count = 0;
    for (uint32_t node = 0; node < n->nodes; node++) {
        s->distance[node] = -1;
        s->paths[node] = s->share[node] = 0;
    }
    s->distance[source] = 0;
    s->paths[source] = 1;
    s->order[count++] = source;
    for (uint32_t at = 0; at < count; at++) {
        uint32_t node = s->order[at];
        for (size_t i = n->first[node]; i < n->first[node + 1]; i++) {
            uint32_t next = n->to[i];
            if (s->distance[next] < 0) {
                s->distance[next] = s->distance[node] + 1;
                s->order[count++] = next;
            }
            if (s->distance[next] == s->distance[node] + 1)
                s->paths[next] += s->paths[node];
        }
    }
    return count;
}

static void gather(const network *n, uint32_t source, uint32_t count, search *s,
                   mw_node_measure *measures)
{
    for (uint32_t at = count; at-- > 0;) {
        uint32_t node = s->order[at];
        for (size_t i = n->first[node]; i < n->first[node + 1]; i++) {
            uint32_t next = n->to[i];
            if (s->distance[next] == s->distance[node] + 1)
                s->share[node] += s->paths[node] / s->paths[next] * (1 + s->share[next]);
        }
        if (node != source)
            measures[node].betweenness +=
                s->share[node] / 2; /* each pair is met from both its ends */
    }
}

bool mw_network_betweenness(const network *n, mw_node_measure *measures, mw_error *err)
{
    size_t size = n->nodes + (size_t)1;
    search s = {
        mw_memory_get(size * sizeof *s.order, err), mw_memory_get(size * sizeof *s.distance, err),
        mw_memory_get(size * sizeof *s.paths, err), mw_memory_get(size * sizeof *s.share, err)};
    bool good = s.order && s.distance && s.paths && s.share;
    for (uint32_t source = 0; good && source < n->nodes; source++)
        gather(n, source, spread(n, source, &s), &s, measures);
    mw_memory_free(s.order);
    mw_memory_free(s.distance);
    mw_memory_free(s.paths);
    mw_memory_free(s.share);
    return good;
}
