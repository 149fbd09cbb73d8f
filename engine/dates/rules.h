/* SPDX-License-Identifier: MIT */
/* rules.h -- what the date stage decides by, a name each.
 *
 * First the rules that read an expression, in the order in which they are tried: of two that read
 * equally far the first stands. Then the decisions about what was read. Tests switch one off at a
 * time and see which of the cases it decides; nothing else may. */
#ifndef DATES_RULES_H
#define DATES_RULES_H

#include "dates/dates.h"

typedef enum mw_date_rule_id {
    /* name a day or a period */
    MW_DATES_ISO,
    MW_DATES_SLASHED,
    MW_DATES_KNOWN,
    MW_DATES_DAY_MONTH,
    MW_DATES_MONTH_DAY,
    MW_DATES_DAY_RANGE,
    MW_DATES_SECOND_DAY,
    MW_DATES_MONTH_WHICH,
    MW_DATES_MONTH,
    MW_DATES_DECADE,
    MW_DATES_CENTURY,
    MW_DATES_ERA,
    MW_DATES_FISCAL,
    MW_DATES_QUARTER,
    MW_DATES_SEASON,
    MW_DATES_BARE_SEASON,
    MW_DATES_HOLIDAY,
    MW_DATES_OF_MONTH,
    MW_DATES_WEEK_OF,
    MW_DATES_WEEKEND,
    MW_DATES_WHICH,
    MW_DATES_WEEKDAY,
    MW_DATES_NEAR_DAY,
    MW_DATES_DAY_ALONE,
    MW_DATES_YEAR,
    MW_DATES_FROM_TEXT,
    MW_DATES_PERIOD_RULES, /* the rest build on those, or are no periods */
    MW_DATES_AGO = MW_DATES_PERIOD_RULES,
    MW_DATES_APART,
    MW_DATES_EDGE,
    MW_DATES_WITHIN,
    MW_DATES_CLOCK,
    MW_DATES_CLOCK_WORDS,
    MW_DATES_PART,
    MW_DATES_OVERNIGHT,
    MW_DATES_SET,
    MW_DATES_DURATION,
    MW_DATES_WHOLE,
    MW_DATES_NOW,
    MW_DATES_VAGUE,
    MW_DATES_READING_RULES,
    /* decide about what was read */
    MW_DATES_TENSE = MW_DATES_READING_RULES,
    MW_DATES_UNTIL,
    MW_DATES_BALLOT,
    MW_DATES_WEEKDAY_TELLS,
    MW_DATES_LENT_YEAR,
    MW_DATES_LENT_DAY,
    MW_DATES_REPORT_DAY,
    MW_DATES_ORDER,
    MW_DATES_OUTLET,
    MW_DATES_NARRATIVE,
    MW_DATES_CARRY,
    MW_DATES_WIRE,
    MW_DATES_INSIDE_NAME,
    MW_DATES_AGE,
    MW_DATES_RULE_COUNT
} mw_date_rule_id;

const char *mw_date_rule_name(mw_date_rule_id rule);
const char *mw_date_rule_why(mw_date_rule_id rule); /* one line, with an example */

#define MW_DATES_BIT(rule) (UINT64_C(1) << (rule))

struct mw_date_record; /* record.h */

/* The stage, for tests and mw.explain: without the rules whose bits are in `off`; NULL: no record is
 * kept. */
bool mw_make_dates_with(mw_article *article, const mw_model *model, uint64_t off, struct mw_date_record *record,
                        mw_error *err);

#endif
