/* SPDX-License-Identifier: MIT */
/* Pairs of neighbours by the numbers of their words: 32 bytes a pair, four more for its slot. */
#ifndef STATS_BIGRAMS_IMPL_H
#define STATS_BIGRAMS_IMPL_H

#include <moonwire/bigrams.h>

#include "stats/terms_impl.h"

typedef struct mw_bigram {
    uint32_t a, b;
    uint32_t count, articles;
    uint32_t last;    /* the article that counted it last, plus one */
    uint32_t article; /* of its first place */
    mw_span first;    /* both words */
} mw_bigram;

typedef struct mw_dated { /* an article */
    mw_str published, id;
    uint64_t order; /* of a plain day (2022-08-03) the digits and the beginning of the id: where two
                       have one and differ, it decides; 0: compare the texts */
} mw_dated;

typedef struct mw_neighbours { /* scratch: the pairs of an article */
    uint64_t key;
    mw_span where;
} mw_neighbours;

struct mw_bigrams {
    mw_lexis lexis;
    mw_bigram *pairs;
    uint32_t pair_count, pair_capacity;
    uint32_t *slots; /* open addressing, at most half full: number plus one, and some bits of the
                        hash, so that a pair that is another one is rarely looked at; 0: free */
    size_t slot_count;
    mw_dated *articles;
    uint32_t article_count, article_capacity;
    mw_neighbours *scratch;
    uint32_t *numbers; /* scratch: of an article's words */
    size_t scratch_capacity;
};

int mw_dated_compare(const mw_dated *a, const mw_dated *b); /* by (published, id) */
/* The pair, found or made with a count of 0; NULL when out of memory. */
mw_bigram *mw_bigrams_pair(mw_bigrams *bigrams, uint32_t a, uint32_t b, mw_error *err);
bool mw_bigrams_open(mw_bigrams *bigrams, mw_dated article, mw_error *err); /* copies its texts */
/* Article numbers by (published, id), and for each number its rank; equal ones share it. */
uint32_t *mw_bigrams_ranks(const mw_bigrams *bigrams, mw_error *err);

#endif
