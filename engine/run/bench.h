/* SPDX-License-Identifier: MIT */
/* bench.h -- how fast each part of the analysis is, beside something that everybody can run.
 *
 * Machines differ and are shared, so a speed says little; a ratio to a plain word count over the
 * same text in the same run says more. One thread, CPU time of the work alone, the median of
 * several rounds in which stage and reference take turns. */
#ifndef RUN_BENCH_H
#define RUN_BENCH_H

#include <moonwire/annotate.h>
#include <moonwire/frame.h>
#include <moonwire/reader.h>

typedef struct mw_bench_options {
    const mw_model *model;
    size_t bytes;    /* of text a round: the input's articles, over and over */
    unsigned rounds; /* 1 … MW_BENCH_ROUNDS_MAX */
    const volatile int *cancel; /* not 0: stop soon, with MW_ECANCEL; NULL is fine */
} mw_bench_options;
enum { MW_BENCH_ROUNDS_MAX = 99 };

/* A row a stage: stage, MB/s, M tokens/s, ms a MB, more (ms beyond the row that it builds on),
 * words MB/s (the word count in the same rounds), ratio, floor (below which ratio it is too slow;
 * null: none); then what tags and names cost divided by what the four layers of facts cost (floor
 * 1); at last the milliseconds from no model to the first annotated sentence. Records that cannot
 * be read are passed over; no article at all is an error. */
mw_frame *mw_bench(mw_reader *reader, const mw_bench_options *options, mw_error *err);

#endif
