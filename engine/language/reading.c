/* SPDX-License-Identifier: MIT */
/* The rules' names and reasons. Each is carried out where reading.h says. */
#include "language/reading.h"

static const struct {
    const char *name, *why;
} RULES[MW_READING_COUNT] = {
    [MW_READ_MODIFIER] = {"modifier", "a participle inside a noun phrase describes: 41 detained activists"},
    [MW_READ_COMPOUND] = {"compound", "part of a compound is no verb: military-appointed"},
    [MW_READ_VERB_AFTER_ALL] = {"verb-after-all", "what can only be a verb where it stands: and detained dozens"},
    [MW_READ_GERUND_NOUN] = {"gerund-noun", "a word in -ing before a verb is its subject: Fighting broke out"},
    [MW_READ_AGREEMENT] = {"agreement", "a singular has no verb in its base form: a car bomb attack"},
    [MW_READ_BRACKETS] = {"brackets", "a short bracket is passed over: X (42) met"},
    [MW_READ_COUNTED] = {"counted", "words before a number belong to it: at least 18"},
    [MW_READ_INNER_DATE] = {"inner-date", "a date inside a noun phrase is a part of it: its December 3 vote"},
    [MW_READ_SIDE_BY_SIDE] = {"side-by-side", "two names in a row are two phrases: In Moscow Lavrov"},
    [MW_READ_TITLE] = {"title", "an office with of and its holder are one: Secretary of State X"},
    [MW_READ_DUE] = {"due", "is to, has to: it lies ahead"},
    [MW_READ_OWN_VERB] = {"own-verb", "have and do are verbs of their own where no other follows: had talks"},
    [MW_READ_CLIMB] = {"climb", "the subject is the noun on which a phrase hangs: the leaders of Russia met"},
    [MW_READ_LIST] = {"list", "equals before a verb are its subjects together: Russia and China"},
    [MW_READ_ADJUNCT] = {"adjunct", "a place with its preposition is in no list: In Geneva, Iran and France"},
    [MW_READ_HEADLINE_LIST] = {"headline-list", "a comma for and at the head of a headline: China, Russia sign"},
    [MW_READ_OTHER_OBJECT] = {"other-object",
                              "what stands behind another verb is its object: met Wang and Blinken said"},
    [MW_READ_INSERTION] = {"insertion", "the subject stands before what is between commas: China, the ally, has"},
    [MW_READ_APPOSITION] = {"apposition", "a person named between commas is the subject: the minister, X, said"},
    [MW_READ_RELATIVE] = {"relative", "who and which stand for the noun before: the army, which seized"},
    [MW_READ_RELATIVE_HEAD] = {"relative-head",
                               "that stands for the deed and not the place: a strike on X that killed"},
    [MW_READ_RELATIVE_OBJECT] = {"relative-object", "the noun before may be the object: the minister whom X met"},
    [MW_READ_SHARED_SUBJECT] = {"shared-subject", "and goes on with the subject: X met Y and urged"},
    [MW_READ_SHARED_HELPER] = {"shared-helper", "and goes on with the helping verb: will meet X and visit Y"},
    [MW_READ_OVER_REPORT] = {"over-report", "behind a comma the one who said it goes on: X said Y failed, and offered"},
    [MW_READ_RESULT] = {"result", "what follows from a passive was not done by its subject: was bombed, killing six"},
    [MW_READ_REDUCED] = {"reduced", "a participle behind its noun is a passive: protesters arrested in Minsk"},
    [MW_READ_REDUCED_OBJECT] = {"reduced-object",
                                "a participle behind a comma is about the object: sentenced X, released in May"},
    [MW_READ_REDUCED_APPOSITION] = {"reduced-apposition",
                                    "a participle between commas describes: X, the man named in May, left"},
    [MW_READ_OPENED] = {"opened", "the noun that opens a clause has its verb: after leaders of the bloc met in Rome"},
    [MW_READ_OVER_PURPOSE] = {"over-purpose", "an effort to win over X has failed: it is the effort that has"},
    [MW_READ_CONTROL] = {"control", "who wants to is who does: X agreed to send"},
    [MW_READ_OBJECT_CONTROL] = {"object-control", "who is urged to is who does: urged X to hold"},
    [MW_READ_LET] = {"let", "who is let does it, without to: let X meet Y"},
    [MW_READ_OWNED] = {"owned", "whose plan it is carries it out: welcomed Russia's decision to send"},
    [MW_READ_HEADLINE_FUTURE] = {"headline-future", "to for will in a headline: Biden to visit"},
    [MW_READ_PREPOSITION] = {"preposition", "the subject does what stands behind a preposition: after meeting X"},
    [MW_READ_OPENS_REPORT] = {"opens-report", "what is reported begins with it: said by holding protests, X had"},
    [MW_READ_OF_OBJECT] = {"of-object", "of, for and from: the object does: accused X of killing"},
    [MW_READ_RATHER] = {"rather", "a bare verb behind a preposition stands in for another: rather than fly"},
    [MW_READ_OVER_PLACE] = {"over-place", "no place does it: ripped through a market in Kabul killing ten"},
    [MW_READ_OWN_GERUND] = {"own-gerund", "a name before -ing behind to or on does it: objected to Sweden joining NATO"},
    [MW_READ_OVER_TIME] = {"over-time", "a passive goes on with a passive: was held after X fell and was tried"},
    [MW_READ_OVER_VERB] = {"over-verb", "a subject before a clause of its own: the minister whom X met has"},
    [MW_READ_OPENING] = {"opening", "a clause at the head has the subject that follows: Speaking in X, Y"},
    [MW_READ_REPORTED] = {"reported", "a clause hangs on the verb that reports it: denied that X attacked"},
    [MW_READ_TOLD] = {"told", "a clause hangs on the verb of telling over who is told: told reporters that"},
    [MW_READ_INDIRECT] = {"indirect", "two nouns side by side: gave Myanmar the weapons"},
    [MW_READ_PAST_APPOSITION] = {"past-apposition",
                                 "a date or place behind what the object is, too: met X, the head of Y, on Monday"},
    [MW_READ_NEXT_SUBJECT] = {"next-subject", "a noun before the next verb is its subject: visited X and Y said"},
    [MW_READ_SHARED_OBJECT] = {"shared-object", "two verbs have one object: arrested and beat protesters"},
};

const char *mw_reading_name(mw_reading rule)
{
    return RULES[rule].name;
}

const char *mw_reading_why(mw_reading rule)
{
    return RULES[rule].why;
}
