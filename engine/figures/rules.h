/* SPDX-License-Identifier: MIT */
/* rules.h -- what the figure stage decides by, a name each, in the order of decision.
 *
 * First what is a number with a unit, then what is no count, what is counted, what happened to it,
 * who counted, and for which time and place. A figure remembers which rules made it. Tests switch
 * one rule off at a time and see which of the cases it decides; nothing else may. */
#ifndef FIGURES_RULES_H
#define FIGURES_RULES_H

#include <moonwire/article.h>
#include <moonwire/model.h>

#include "base/arena.h"

typedef enum mw_figure_rule {
    /* find.c, exact.c: numbers and how exact they are */
    MW_FIG_BEFORE,
    MW_FIG_AFTER,
    MW_FIG_RANGE,
    MW_FIG_CHANGE,
    MW_FIG_MINUS,
    MW_FIG_GLUED_SCALE,
    MW_FIG_SPACED,
    /* units.c, shares.c */
    MW_FIG_MONEY_BEFORE,
    MW_FIG_MONEY_AFTER,
    MW_FIG_POUNDS,
    MW_FIG_MEASURE,
    MW_FIG_FRACTION,
    MW_FIG_ONE_IN,
    MW_FIG_HALF,
    MW_FIG_AGED,
    /* excluded.c: numbers that count nothing */
    MW_FIG_DATED,
    MW_FIG_MODEL_NUMBER,
    MW_FIG_LABEL,
    MW_FIG_ADDRESS,
    MW_FIG_ITEM,
    MW_FIG_IN_NAME,
    MW_FIG_SCORE,
    MW_FIG_COMPOUND,
    MW_FIG_KNOWN,
    MW_FIG_YEAR,
    /* noun.c */
    MW_FIG_NOUN,
    MW_FIG_PLURAL,
    MW_FIG_PEOPLE_NAME,
    MW_FIG_HAPPENING,
    MW_FIG_MODELS,
    MW_FIG_NOUNLESS,
    MW_FIG_OF_THEM,
    MW_FIG_NAMED_AFTER,
    /* votes.c */
    MW_FIG_DIVISION,
    MW_FIG_SIDE,
    /* about.c */
    MW_FIG_INSIDE,
    MW_FIG_VERB_BEFORE,
    MW_FIG_RECIPIENT,
    MW_FIG_NOUN_OF,
    MW_FIG_ROSTER,
    MW_FIG_TOLL,
    MW_FIG_JOINED,
    MW_FIG_UNREAL,
    MW_FIG_SPORT,
    MW_FIG_VERB_AFTER,
    /* beside.c */
    MW_FIG_BY_TEXT,
    MW_FIG_SHARED,
    MW_FIG_BREAKDOWN,
    MW_FIG_GAPPED,
    MW_FIG_LATER_VERB,
    MW_FIG_PART_OF,
    /* source.c, bodies.c */
    MW_FIG_CREDIT,
    MW_FIG_COUNTING_VERB,
    MW_FIG_OWN_COUNT,
    MW_FIG_SPEAKER,
    MW_FIG_GROUP,
    MW_FIG_TOLD,
    MW_FIG_OUTLET,
    /* when.c */
    MW_FIG_SINCE,
    MW_FIG_AS_OF,
    MW_FIG_OLD_NEWS,
    MW_FIG_PLACE,
    MW_FIG_LATELY,
    /* disowned.c */
    MW_FIG_DISOWNED,
    MW_FIG_RULES
} mw_figure_rule;

_Static_assert(MW_FIG_RULES <= 64, "a bit each");

const char *mw_figure_rule_name(int rule);
const char *mw_figure_rule_why(int rule); /* one line, with an example */

typedef struct mw_figure_reading { /* a number of the text, and what became of it */
    mw_span span;
    uint32_t figure; /* its index among the figures; MW_NO_INDEX: it fell */
    uint64_t rules;  /* by which, a bit each; of one that fell the last decided */
} mw_figure_reading;

typedef struct mw_figure_record {
    mw_arena *arena;
    mw_figure_reading *items;
    size_t count, capacity;
} mw_figure_record;

/* The figure stage with a record (NULL: none), and with the rules of `off`, a bit each, switched
 * off: for whoever asks why, and for tests. */
bool mw_figures_record(mw_article *article, const mw_model *model, uint64_t off, mw_figure_record *record,
                       mw_error *err);

#endif
