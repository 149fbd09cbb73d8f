/* SPDX-License-Identifier: MIT */
/* examples.h -- labelled sentences as a learner sees them: the numbers of each token's features,
 * and which labels the token may have.
 *
 * Features are numbered densely once all have been seen; those seen less often than `least` are
 * left out and become 0. */
#ifndef TRAIN_EXAMPLES_H
#define TRAIN_EXAMPLES_H

#include "base/memory.h"

typedef struct mw_example_sentence {
    uint32_t first, end; /* tokens */
} mw_example_sentence;

typedef struct mw_examples {
    unsigned places;       /* features a token */
    uint64_t *hashes;      /* [token][places] until mw_examples_number */
    uint32_t *features;    /* [token][places] afterwards */
    uint32_t *gold;        /* bit mask of the labels that may be right, a token */
    uint32_t *possible;    /* bit mask of the labels that the engine lets it have */
    mw_example_sentence *sentences;
    size_t token_count, token_capacity, sentence_count, sentence_capacity;

    uint64_t *hash_of;     /* by number, from 1 */
    uint32_t *times;       /* how often it was seen */
    size_t feature_count;  /* with number 0 */
} mw_examples;

bool mw_examples_add(mw_examples *examples, const uint64_t *hashes, uint32_t gold, uint32_t possible, mw_error *err);
bool mw_examples_end_sentence(mw_examples *examples, mw_error *err);
bool mw_examples_number(mw_examples *examples, unsigned least, mw_error *err);
void mw_examples_free(mw_examples *examples);

#endif
