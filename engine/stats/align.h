/* SPDX-License-Identifier: MIT */
/* align.h -- two wordings held against each other, word by word.
 *
 * The words that both have in the same order are a longest common subsequence (Wagner and Fischer, "The
 * string-to-string correction problem", JACM 21, 1974); of several the one whose words come first in both. Words are
 * letters and digits with the apostrophes inside; case, punctuation and the form of an apostrophe make no difference.
 * What lies between words that are the same is a step of its own. */
#ifndef STATS_ALIGN_H
#define STATS_ALIGN_H

#include <moonwire/text.h>

#include "base/arena.h"

typedef enum mw_align_what {
    MW_ALIGN_SAME,
    MW_ALIGN_CUT,    /* only the first has it; `other` is empty and stands where it would be */
    MW_ALIGN_ADDED,  /* only the second */
    MW_ALIGN_ALTERED /* the one has these words, the other those */
} mw_align_what;

typedef struct mw_align_step {
    mw_align_what what;
    mw_span one, other;   /* from the first of its words to the end of the last */
    uint32_t ones, others; /* how many words */
} mw_align_step;

enum { MW_ALIGN_WORDS_MAX = 2000 }; /* of each; time and memory go with their product: 8 MB at most */

/* The steps in order, in the arena; MW_ELIMIT where a text has more words. */
bool mw_align(mw_str one, mw_str other, mw_arena *arena, mw_align_step **steps, size_t *count, mw_error *err);

#endif
