/* SPDX-License-Identifier: MIT */
/* rules.h -- what the splitter decides by, a name each, in the order of decision.
 *
 * First the dots: which word keeps its own. Then what ends like a sentence, what belongs to it
 * behind its end, and whether what follows begins another. Tests switch one rule off at a time and
 * see which of the cases it decides; nothing else may. */
#ifndef TEXT_RULES_H
#define TEXT_RULES_H

#include "text/segment.h"

typedef enum mw_rule {
    /* dots.c */
    MW_RULE_INITIALISM,
    MW_RULE_ADDRESS,
    MW_RULE_INNER_DOT,
    MW_RULE_BRACKETED_LETTER,
    MW_RULE_NUMBERED,
    MW_RULE_WEEKDAY,
    MW_RULE_UNIT,
    MW_RULE_NAME_END,
    MW_RULE_SHORT_FORM,
    MW_RULE_LETTERED,
    MW_RULE_INITIAL,
    MW_RULES_FOR_DOTS,
    /* segment.c */
    MW_RULE_HEADING = MW_RULES_FOR_DOTS,
    /* sentence.c: stops and what closes behind them */
    MW_RULE_SPACED_DOTS,
    MW_RULE_EMOTICON,
    MW_RULE_CLOSING,
    MW_RULE_NOTE,
    MW_RULE_NEXT_POINT, /* points.c */
    /* sentence.c: what comes next */
    MW_RULE_LIST_NUMBER,
    MW_RULE_LABEL,
    MW_RULE_DATELINE,
    MW_RULE_OPENING_ELLIPSIS,
    MW_RULE_INFORMAL,
    MW_RULE_SMALL_LETTER,
    MW_RULE_TITLE,
    MW_RULE_LATIN,
    MW_RULE_OPENING_PHRASE,
    MW_RULE_HOUR,
    MW_RULE_CAPITAL,
    MW_RULE_STARTER,
    MW_RULE_MISSING_BLANK,
    MW_RULE_ATTRIBUTION,
    MW_RULE_ASIDE,
    MW_RULE_OMISSION,
    MW_RULE_COUNT
} mw_rule;

const char *mw_rule_name(mw_rule rule);
const char *mw_rule_why(mw_rule rule); /* one line, with an example */

/* For tests: bit n of `off` switches rule n off in all that is cut with this table. */
void mw_abbreviations_switch_off(mw_abbreviations *table, uint64_t off);

#endif
