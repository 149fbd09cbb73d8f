/* SPDX-License-Identifier: MIT */
/* crf.h -- a linear-chain conditional random field, trained on labels that may be partial.
 *
 * Lafferty, McCallum and Pereira (2001), "Conditional Random Fields"; partial labels as in Tsuboi
 * et al. (2008), "Training Conditional Random Fields Using Incomplete Annotations": the likelihood
 * of all labellings that the annotation allows. Learned by stochastic gradient with AdaGrad's rates
 * (Duchi, Hazan, Singer 2011), one sentence a step. Features are withheld at random by their kind
 * ("feature bagging", Sutton, Sindelar, McCallum 2006), so that the labeller does not lean on words
 * that another newsroom does not use.
 *
 * One thread, fixed seed, no function of the C library's mathematics: the same examples and options
 * give the same weights. */
#ifndef TRAIN_CRF_H
#define TRAIN_CRF_H

#include "train/examples.h"

enum { MW_CRF_LABELS_MAX = 32, MW_CRF_KINDS_MAX = 32 };

typedef struct mw_crf_options {
    unsigned labels;
    unsigned rounds;      /* over all sentences */
    float rate;           /* AdaGrad's */
    float shrink;         /* L2, on the weights that a sentence touches */
    const uint32_t *next; /* bit mask of the labels that may follow each; [labels]: that may begin */
    const uint8_t *kind;  /* of each place, below `kinds` */
    unsigned kinds;
    const float *withhold; /* chance, by kind; NULL: never */
    void (*told)(void *context, unsigned round, double loss); /* NULL is fine */
    void *context;
} mw_crf_options;

typedef struct mw_crf {
    unsigned labels;
    float *rows;  /* [feature number][labels] */
    float *steps; /* [labels + 1][labels]; from `labels`: the beginning */
} mw_crf;

bool mw_crf_train(mw_crf *crf, const mw_examples *examples, const mw_crf_options *options, mw_error *err);
void mw_crf_free(mw_crf *crf);

#endif
