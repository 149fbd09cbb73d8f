/* SPDX-License-Identifier: MIT */
/* lesson.h -- a labelled document as the engine sees it: its own tokens, each with the annotation
 * that falls to it.
 *
 * Where the spaces are known the annotated tokens are taken as they stand. Else the text is spaced
 * as English is, cut by the engine, and a token gets what was said of the one that holds it; what
 * was said of a hyphenated word does not say which part of it is a name, and stays open. */
#ifndef TRAIN_LESSON_H
#define TRAIN_LESSON_H

#include <moonwire/model.h>

#include "train/columns.h"

typedef struct mw_lesson {
    mw_article *article; /* with tokens and sentences */
    uint8_t *pos;        /* a token of the article: mw_pos, or MW_POS_NONE: open */
    uint8_t *label;      /* labels.h, or MW_LABEL_UNKNOWN */
    uint8_t *other;      /* a label that may be right as well (noise.h); NULL: none is asked for */
} mw_lesson;

bool mw_lesson_make(const mw_gold *gold, const mw_model *model, mw_lesson *lesson, mw_error *err);
void mw_lesson_free(mw_lesson *lesson); /* a zeroed one is fine */

#endif
