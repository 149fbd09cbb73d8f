/* SPDX-License-Identifier: MIT */
/* pack.h -- what was learned, as the file that the engine maps (model/trained.h). */
#ifndef TRAIN_PACK_H
#define TRAIN_PACK_H

#include "train/crf.h"
#include "train/words.h"

typedef struct mw_pack_part { /* of a labeller; crf NULL: not learned yet, all weights are 0 */
    const mw_crf *crf;
    const mw_examples *examples;
    unsigned labels, bucket_bits; /* buckets of 8 features: the file's size */
    const uint32_t *next;         /* as in mw_crf_options */
} mw_pack_part;

typedef struct mw_pack_report { /* of a part */
    size_t features, kept, crowded_out; /* learned, packed, lost because their bucket was full */
    double unit;                        /* a weight of 1 in the file */
} mw_pack_report;

/* Writes the file into `out`, which is empty. Words seen less than
 * `least` times are left out. Reports may be NULL. */
bool mw_pack(const mw_words *words, unsigned least, const mw_pack_part *tags, const mw_pack_part *names,
             mw_pack_report reports[2], mw_buf *out, mw_error *err);

#endif
