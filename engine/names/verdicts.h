/* SPDX-License-Identifier: MIT */
/* verdicts.h -- what was decided of each proposed name, kept for whoever asks why.
 *
 * A run of the entities stage that nobody asks has none and pays a test of a pointer a name. */
#ifndef NAMES_VERDICTS_H
#define NAMES_VERDICTS_H

#include "names/names_impl.h"

/* arbitrate.c: the rules by which names are joined, by number. */
enum { MW_ALONE, MW_OWN_LINE, MW_SURE, MW_SAME_WORDS, MW_MODEL_ONLY, MW_GUESSED, MW_NO_NAME, MW_ARBITRATION_RULES };
extern const char *const MW_ARBITRATION[MW_ARBITRATION_RULES];

/* How far to trust the model where its margin is so great. */
mw_grade mw_margin_grade(int margin, int odds);

typedef struct mw_verdict {
    mw_mark mark;  /* as it was proposed */
    bool by_model; /* else by the gazetteer or a rule for capitalised names */
    bool taken;
    int rule;      /* of MW_ARBITRATION */
} mw_verdict;

typedef struct mw_verdicts {
    mw_arena *arena;
    mw_verdict *items;
    size_t count, capacity;
    uint8_t *labels; /* the model's, a token, before anybody else was heard; NULL: no model */
    int16_t *margins;
    int odds;
    bool failed; /* out of memory */
} mw_verdicts;

void mw_verdict_add(mw_verdicts *verdicts, mw_verdict verdict);
void mw_verdicts_keep(mw_verdicts *verdicts, const uint8_t *labels, const int16_t *margins, size_t count, int odds);

/* The entities stage with a recorder. */
bool mw_entities_record(mw_article *article, const mw_model *model, mw_verdicts *verdicts, mw_error *err);

#endif
