/* SPDX-License-Identifier: MIT */
/* rules.h -- what the events stage decides by, a name each; they count on from the rules by which the
 * sentence was read (language/reading.h).
 *
 * Tests switch one off at a time and see which of the cases it decides; mw.explain names the one that
 * rejected a reading. */
#ifndef EVENTS_RULES_H
#define EVENTS_RULES_H

#include "language/reading.h"

typedef enum mw_event_rule {
    /* events.c, join.c, write.c: what is read, what is written */
    MW_EVENT_SPORT = MW_READING_COUNT,
    MW_EVENT_ABSORBED,
    MW_EVENT_TOLD_TWICE,
    MW_EVENT_OBJECT_OF_VERB,
    MW_EVENT_STATE_ONCE,
    MW_EVENT_HISTORY,
    MW_EVENT_AHEAD,
    MW_EVENT_ACTOR_KNOWN,
    MW_EVENT_SOMEBODY,
    MW_EVENT_NOT_CALLED_OFF,
    MW_EVENT_NOBODY_DID,
    MW_EVENT_NOT_HIMSELF,
    /* standing.c */
    MW_EVENT_POSSIBLE,
    MW_EVENT_DUTY,
    MW_EVENT_FUTURE,
    MW_EVENT_NEGATED,
    MW_EVENT_NOBODY,
    MW_EVENT_CONDITION,
    MW_EVENT_QUESTION,
    MW_EVENT_DEPENDENT,
    MW_EVENT_DENIAL,
    MW_EVENT_DISBELIEF,
    MW_EVENT_WISH,
    MW_EVENT_CONTENT,
    MW_EVENT_NO_PLAN,
    MW_EVENT_NAMING,
    /* party.c */
    MW_EVENT_OFFICE,
    MW_EVENT_PEOPLE,
    MW_EVENT_FAITH,
    MW_EVENT_BODY_INSIDE,
    MW_EVENT_HOLDER,
    MW_EVENT_HOLDERS,
    MW_EVENT_SAME_OFFICE,
    MW_EVENT_FORMER,
    MW_EVENT_ITS_FORCES,
    MW_EVENT_COUNTED_NOUN,
    MW_EVENT_COMPOUND,
    MW_EVENT_ARMED,
    MW_EVENT_PRONOUN,
    MW_EVENT_NEAREST,
    MW_EVENT_SPEAKER,
    MW_EVENT_THEMSELVES,
    MW_EVENT_BEHIND,
    MW_EVENT_ALL_BEHIND,
    /* frames.c, roles.c */
    MW_EVENT_LONGEST,
    MW_EVENT_CONDITIONS,
    MW_EVENT_ACCIDENT,
    MW_EVENT_THINGS,
    MW_EVENT_NOBODY_ACTS,
    MW_EVENT_MUTUAL,
    MW_EVENT_NAMED_ONLY,
    MW_EVENT_DEED,
    MW_EVENT_BY_DOER,
    MW_EVENT_OWN_SUBJECT,
    MW_EVENT_CIRCUMSTANCE,
    /* nouns.c */
    MW_EVENT_BOND,
    MW_EVENT_AMID,
    MW_EVENT_DESCRIBED,
    MW_EVENT_MEASURED,
    MW_EVENT_KNOWN_PLAN,
    MW_EVENT_NO_SUCH,
    MW_EVENT_DENIED_CHARGE,
    MW_EVENT_PROPER,
    MW_EVENT_OWNS,
    MW_EVENT_ON_VISIT,
    MW_EVENT_OF_PEOPLE,
    MW_EVENT_DISASTER,
    /* spoken.c */
    MW_EVENT_SPOKEN_OF,
    MW_EVENT_SPOKEN_WITH,
    MW_EVENT_THERE_FOR,
    MW_EVENT_ITS_TALKS,
    /* when.c */
    MW_EVENT_LIMIT,
    MW_EVENT_OF_LIMIT,
    MW_EVENT_ADNOMINAL,
    MW_EVENT_APART,
    MW_EVENT_OF_TODAY,
    MW_EVENT_MOMENT,
    MW_EVENT_FIRST_DAY,
    MW_EVENT_JOINED_DATE,
    MW_EVENT_HEAD_OF_SENTENCE,
    MW_EVENT_NAME_OF_PLACE,
    MW_EVENT_FORMER_TIME,
    MW_EVENT_FAR_PLACE,
    MW_EVENT_FAR_DATE,
    MW_EVENT_RULE_COUNT
} mw_event_rule;

const char *mw_event_rule_name(int rule);
const char *mw_event_rule_why(int rule); /* one line, with an example */

#endif
