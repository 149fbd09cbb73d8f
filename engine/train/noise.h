/* SPDX-License-Identifier: MIT */
/* noise.h -- names whose annotation contradicts itself.
 *
 * A text annotated by machine calls the same name now this and now that. Where it seldom says what
 * it says here, against what it mostly says of the name, the learner is told both and chooses. */
#ifndef TRAIN_NOISE_H
#define TRAIN_NOISE_H

#include "base/arena.h"
#include "base/map.h"
#include "train/lesson.h"

typedef struct mw_noise_count {
    uint32_t times[MW_ENTITY_TYPES];
} mw_noise_count;

typedef struct mw_noise {
    mw_arena *arena;
    mw_map numbers; /* of names */
    mw_noise_count *counts;
    size_t count, capacity;
} mw_noise;

/* Counts the names of an annotated document. */
bool mw_noise_add(mw_noise *noise, const mw_gold *gold, mw_error *err);
/* Fills `other` of the lesson: where the annotation is doubtful, the label that it mostly gives. */
bool mw_noise_doubt(const mw_noise *noise, mw_lesson *lesson, mw_error *err);
void mw_noise_free(mw_noise *noise); /* a zeroed one is fine */

#endif
