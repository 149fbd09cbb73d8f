/* SPDX-License-Identifier: MIT */
/* evaluate.h -- how well the engine labels text whose labels are known (columns.h).
 *
 * Where the spaces are known the raw text is rebuilt and everything is found in it; else the file's
 * own tokens and sentences are given and only tags and names are scored. A token, a sentence, a
 * name is right when its bytes (and its tag, its type) are; F1 is micro-averaged. What the file
 * does not annotate (`_`) counts neither way. */
#ifndef TRAIN_EVALUATE_H
#define TRAIN_EVALUATE_H

#include <moonwire/article.h>
#include <moonwire/model.h>

typedef struct mw_score {
    uint64_t gold, found, right;
} mw_score;

typedef struct mw_scores {
    mw_score tokens, sentences; /* gold 0: not scored */
    mw_score pos, names, types[MW_ENTITY_TYPES];
} mw_scores;

double mw_score_f1(mw_score score);        /* 2PR/(P+R), 0 … 1 */
double mw_score_precision(mw_score score);
double mw_score_recall(mw_score score);

/* Called with each name that was missed or made up, for reading errors; NULL is fine. */
typedef void (*mw_name_error)(void *context, mw_str sentence, mw_str name, mw_entity_type type, bool missed);

bool mw_evaluate(const char *path, const mw_model *model, mw_name_error wrong, void *context,
                 mw_scores *scores, mw_error *err);

#endif
