/* SPDX-License-Identifier: MIT */
/* reading.h -- what the shallow reading of a sentence decides by, a name each, in the order of work.
 *
 * Tests switch one rule off (mw_syntax.off) and see which of the cases it decides; nothing else may. The
 * rules of events/rules.h count on from here. */
#ifndef LANGUAGE_READING_H
#define LANGUAGE_READING_H

typedef enum mw_reading {
    /* tag.c */
    MW_READ_MODIFIER,
    MW_READ_COMPOUND,
    MW_READ_VERB_AFTER_ALL,
    MW_READ_GERUND_NOUN,
    MW_READ_AGREEMENT,
    MW_READ_BRACKETS,
    MW_READ_COUNTED,
    MW_READ_INNER_DATE,
    /* chunk.c */
    MW_READ_SIDE_BY_SIDE,
    MW_READ_TITLE,
    MW_READ_DUE,
    MW_READ_OWN_VERB,
    /* subject.c, clause.c */
    MW_READ_CLIMB,
    MW_READ_LIST,
    MW_READ_ADJUNCT,
    MW_READ_HEADLINE_LIST,
    MW_READ_OTHER_OBJECT,
    MW_READ_INSERTION,
    MW_READ_APPOSITION,
    MW_READ_RELATIVE,
    MW_READ_RELATIVE_HEAD,
    MW_READ_RELATIVE_OBJECT,
    MW_READ_SHARED_SUBJECT,
    MW_READ_SHARED_HELPER,
    MW_READ_OVER_REPORT,
    MW_READ_RESULT,
    MW_READ_REDUCED,
    MW_READ_REDUCED_OBJECT,
    MW_READ_REDUCED_APPOSITION,
    MW_READ_OPENED,
    MW_READ_OVER_PURPOSE,
    MW_READ_CONTROL,
    MW_READ_OBJECT_CONTROL,
    MW_READ_LET,
    MW_READ_OWNED,
    MW_READ_HEADLINE_FUTURE,
    MW_READ_PREPOSITION,
    MW_READ_OPENS_REPORT,
    MW_READ_OF_OBJECT,
    MW_READ_RATHER,
    MW_READ_OVER_PLACE,
    MW_READ_OWN_GERUND,
    MW_READ_OVER_TIME,
    MW_READ_OVER_VERB,
    MW_READ_OPENING,
    MW_READ_REPORTED,
    MW_READ_TOLD,
    MW_READ_INDIRECT,
    MW_READ_PAST_APPOSITION,
    MW_READ_NEXT_SUBJECT,
    MW_READ_SHARED_OBJECT,
    MW_READING_COUNT
} mw_reading;

const char *mw_reading_name(mw_reading rule);
const char *mw_reading_why(mw_reading rule); /* one line, with an example */

#endif
