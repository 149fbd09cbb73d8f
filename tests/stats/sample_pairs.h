/* SPDX-License-Identifier: MIT */
/* sample_pairs.h -- what was found among generated articles, held against what is known of them. */
#ifndef STATS_SAMPLE_PAIRS_H
#define STATS_SAMPLE_PAIRS_H

#include "stats/sample_newsroom.h"

typedef struct pairs_found {
    uint64_t known, found, right; /* pairs of articles of one report, of one cluster, of both */
    unsigned written[NEWSROOM_KINDS], joined[NEWSROOM_KINDS]; /* of each kind; in their report's cluster */
} pairs_found;

/* Six reports in ten, three copies (each of the five kinds in turn) and one decoy; false: out of memory. */
bool pairs_measure(uint32_t articles, pairs_found *found);
double pairs_precision(const pairs_found *found);
double pairs_recall(const pairs_found *found);

/* So many reports and one article of that kind of each: how many of these are in their report's cluster. */
unsigned pairs_joined_of(newsroom_kind kind, uint32_t reports);
/* So many days of one bulletin; NULL: each day of another outlet. How many are in a cluster with another. */
unsigned pairs_bulletins_joined(uint32_t days, const char *outlet);

#endif
