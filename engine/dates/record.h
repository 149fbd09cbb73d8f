/* SPDX-License-Identifier: MIT */
/* record.h -- what the date stage considered, for mw.explain: each reading of each rule, and the
 * line of a table that decided it. Kept only when asked for. */
#ifndef DATES_RECORD_H
#define DATES_RECORD_H

#include "base/arena.h"
#include "dates/rules.h"

typedef enum mw_date_fate { MW_DATE_TAKEN, MW_DATE_SHORTER, MW_DATE_IN_NAME } mw_date_fate;

typedef struct mw_date_reading {
    uint32_t first, end; /* tokens */
    mw_date_rule_id rule;
    mw_date_fate fate;
    mw_date_type type;
    char value[40];
    const struct mw_row *word; /* of calendar.tsv, with which it begins; NULL: with none */
    const struct mw_row *cue;  /* of tenses.tsv or known-days.tsv: which way it looks; NULL: nothing told */
    const char *decision;      /* name of the deciding rule beside the reading's own; NULL: none */
} mw_date_reading;

typedef struct mw_date_record {
    mw_arena *arena;
    mw_date_reading *readings;
    size_t count, capacity;
    bool failed;
    const struct mw_row *cue; /* of the reading that is being made */
    const char *decision;
} mw_date_record;

#endif
