/* SPDX-License-Identifier: MIT */
/* The rules' names and reasons. Each is carried out where rules.h says. */
#include "events/rules.h"

enum { FIRST = MW_READING_COUNT };

static const struct {
    const char *name, *why;
} RULES[MW_EVENT_RULE_COUNT - FIRST] = {
    [MW_EVENT_SPORT - FIRST] = {"sport", "in sport they attack, defend and meet: nothing of it is politics"},
    [MW_EVENT_ABSORBED -
        FIRST] = {"absorbed", "what is only asked or threatened is no event of its own: threatened to bomb"},
    [MW_EVENT_TOLD_TWICE -
        FIRST] = {"told-twice", "one deed told twice in a sentence is one: met X and held talks with him"},
    [MW_EVENT_OBJECT_OF_VERB - FIRST] = {"object-of-verb", "the object of an event is a part of it: blocked sanctions"},
    [MW_EVENT_STATE_ONCE - FIRST] = {"state-once", "a standing relation is told once: supporter of and supplier to"},
    [MW_EVENT_HISTORY - FIRST] = {"history", "what is ten years old is no news: met in Geneva in 1985"},
    [MW_EVENT_AHEAD - FIRST] = {"ahead", "what has a date to come is planned: begins a visit on Friday"},
    [MW_EVENT_ACTOR_KNOWN - FIRST] = {"actor-known", "support, aid, refusal and threats count when it is known whose"},
    [MW_EVENT_SOMEBODY - FIRST] = {"somebody", "somebody is named, or people use force, protest or give in"},
    [MW_EVENT_NOT_CALLED_OFF -
        FIRST] = {"not-called-off", "what somebody will not do is called off by nobody: will never surrender"},
    [MW_EVENT_NOBODY_DID -
        FIRST] = {"nobody-did", "what nobody in particular did not do is no news: nobody was injured"},
    [MW_EVENT_NOT_HIMSELF -
        FIRST] = {"not-himself", "a pronoun taken for the other party is somebody else: he spoke with X"},
    [MW_EVENT_POSSIBLE - FIRST] = {"possible", "may, could: nothing is told"},
    [MW_EVENT_DUTY - FIRST] = {"duty", "must, should: it is called for"},
    [MW_EVENT_FUTURE - FIRST] = {"future", "will, would: it is planned"},
    [MW_EVENT_NEGATED - FIRST] = {"negated", "did not, never: it is denied"},
    [MW_EVENT_NOBODY - FIRST] = {"nobody", "what nobody did was not done: neither Egypt nor Sudan attended"},
    [MW_EVENT_CONDITION - FIRST] = {"condition", "if, unless, whether: nothing is told"},
    [MW_EVENT_QUESTION - FIRST] = {"question", "what is asked is not told: Will they arrest X?"},
    [MW_EVENT_DEPENDENT -
        FIRST] = {"dependent", "the word on which a verb depends says what it is: agreed to meet, denied meeting"},
    [MW_EVENT_DENIAL - FIRST] = {"denial", "a verb that takes a clause back: denied that X attacked"},
    [MW_EVENT_DISBELIEF - FIRST] = {"disbelief", "what somebody does not say or believe is not told"},
    [MW_EVENT_WISH - FIRST] = {"wish", "what is only wanted did not happen: insisted that X resign"},
    [MW_EVENT_CONTENT - FIRST] = {"content", "what a noun is about is not told: the claim that X attacked"},
    [MW_EVENT_NO_PLAN - FIRST] = {"no-plan", "no plans to meet: nothing is told"},
    [MW_EVENT_NAMING - FIRST] = {"naming", "what somebody calls something is a name for it: what it calls threats"},
    [MW_EVENT_OFFICE - FIRST] = {"office", "an office acts for its country or body: Russia's foreign ministry"},
    [MW_EVENT_PEOPLE - FIRST] = {"people", "people do not act for their country: Iranian students"},
    [MW_EVENT_FAITH - FIRST] = {"faith", "a religion is no party: met Muslim leaders"},
    [MW_EVENT_BODY_INSIDE - FIRST] = {"body-inside", "fighters fight for a body named before: Hamas fighters"},
    [MW_EVENT_HOLDER - FIRST] = {"holder", "the holder of an office is its bearer: the bank's governor, X"},
    [MW_EVENT_HOLDERS - FIRST] = {"holders", "the holders of offices are their bearers: the heads of A and B, X and Y"},
    [MW_EVENT_SAME_OFFICE -
        FIRST] = {"same-office", "the ministers are those of whom was spoken: ASEAN ministers, then the ministers"},
    [MW_EVENT_FORMER - FIRST] = {"former", "who held an office acts for nobody: a former prime minister of Fiji"},
    [MW_EVENT_ITS_FORCES - FIRST] = {"its-forces", "its forces act for it: said its forces had killed"},
    [MW_EVENT_COUNTED_NOUN - FIRST] = {"counted-noun", "those behind of are meant: dozens of Lebanese troops"},
    [MW_EVENT_PRONOUN - FIRST] = {"pronoun", "he, it and they are who was last spoken of"},
    [MW_EVENT_COMPOUND - FIRST] = {"compound-name", "a name inside a compound is not who acts: pro-Syrian figures"},
    [MW_EVENT_ARMED - FIRST] = {"armed-body", "a body that is known to be armed is: to attack Hamas is no criticism"},
    [MW_EVENT_NEAREST -
        FIRST] = {"nearest", "it is no other than who was named last: could help Ankara when it begins"},
    [MW_EVENT_SPEAKER - FIRST] = {"speaker", "we in a quotation is its speaker"},
    [MW_EVENT_THEMSELVES - FIRST] = {"themselves", "themselves is nobody else"},
    [MW_EVENT_BEHIND - FIRST] = {"behind", "an office acts for what is named behind: leaders of Russia"},
    [MW_EVENT_ALL_BEHIND - FIRST] = {"all-behind", "all that are named behind act: ministers of Russia and China"},
    [MW_EVENT_LONGEST - FIRST] = {"longest", "the longest phrase of the table decides: strike a balance"},
    [MW_EVENT_CONDITIONS - FIRST] = {"conditions", "the conditions of the table's line hold"},
    [MW_EVENT_ACCIDENT - FIRST] = {"accident", "nobody does what an accident does: killed in an earthquake"},
    [MW_EVENT_THINGS - FIRST] = {"things", "a treaty is neither killed nor armed"},
    [MW_EVENT_NOBODY_ACTS - FIRST] = {"nobody-acts", "what acts is somebody: the virus killed"},
    [MW_EVENT_MUTUAL - FIRST] = {"mutual", "what equals do they do with each other: Russia and China agreed"},
    [MW_EVENT_NAMED_ONLY -
        FIRST] = {"named-only", "those without a name go where one has a name: X and other officials"},
    [MW_EVENT_DEED - FIRST] = {"deed", "whom it is done to stands with the deed: threatened to bomb X"},
    [MW_EVENT_BY_DOER - FIRST] = {"by-doer", "of and by hang on the noun before them: condemned the killing by X"},
    [MW_EVENT_OWN_SUBJECT -
        FIRST] = {"own-subject", "people who are the subject act, with or without a name: leaders agreed with X"},
    [MW_EVENT_CIRCUMSTANCE - FIRST] = {"circumstance", "how it was, not with whom: met with Brunei in the chair"},
    [MW_EVENT_BOND -
        FIRST] = {"bond", "a noun is an event only where a verb does it, suffers it, sets it off or says that it was"},
    [MW_EVENT_AMID - FIRST] = {"amid", "behind despite and amid it was: despite calls"},
    [MW_EVENT_DESCRIBED -
        FIRST] = {"described", "a participle that describes talks does not say that they were: talks led by X"},
    [MW_EVENT_MEASURED - FIRST] = {"measured", "what is measured is the object: announced $725 million in aid"},
    [MW_EVENT_KNOWN_PLAN - FIRST] = {"known-plan", "who prepares for the attacks knows them already"},
    [MW_EVENT_NO_SUCH - FIRST] = {"no-such", "no talks were held: it is denied"},
    [MW_EVENT_DENIED_CHARGE -
        FIRST] = {"denied-charge", "who denies an accusation did not make it: denies the accusations"},
    [MW_EVENT_PROPER - FIRST] = {"proper", "the last word of a name is no event: the Security Council"},
    [MW_EVENT_SPOKEN_OF -
        FIRST] = {"spoken-of", "talks after which or at which something is said were: said after talks"},
    [MW_EVENT_SPOKEN_WITH -
        FIRST] = {"spoken-with", "who says something after talks with X was the other side of them"},
    [MW_EVENT_THERE_FOR - FIRST] = {"there-for", "who is somewhere for talks with X holds them"},
    [MW_EVENT_ITS_TALKS - FIRST] = {"its-talks", "their summit is the subject's own: leaders agreed at their summit"},
    [MW_EVENT_OWNS - FIRST] = {"owns", "who has support is given it: Georgia has the support of France"},
    [MW_EVENT_ON_VISIT - FIRST] = {"on-visit", "who is somewhere on a visit pays it: was in Chad on a private visit"},
    [MW_EVENT_OF_PEOPLE - FIRST] = {"of-people", "rebel leaders lead rebels: Chadian rebel leaders are not Chad"},
    [MW_EVENT_DISASTER - FIRST] = {"disaster", "who dies where an earthquake is told of was killed by nobody"},
    [MW_EVENT_OF_LIMIT - FIRST] = {"of-limit", "since the coup on May 3: a date of the limit and not of the event"},
    [MW_EVENT_LIMIT - FIRST] = {"limit", "since and until are limits and no date"},
    [MW_EVENT_ADNOMINAL - FIRST] = {"adnominal", "Wednesday's fighting: the date of something else"},
    [MW_EVENT_APART - FIRST] = {"apart", "a date before the verb counts where nothing parts them"},
    [MW_EVENT_OF_TODAY - FIRST] = {"of-today", "are meeting: it is of the day"},
    [MW_EVENT_MOMENT - FIRST] = {"moment", "what happened when: in March, when he met X"},
    [MW_EVENT_FIRST_DAY - FIRST] = {"first-day", "what lasts begins on its first day: from May 9 to 11"},
    [MW_EVENT_JOINED_DATE - FIRST] = {"joined-date", "the date at the head is of all joined verbs: on Friday X called for … and urged"},
    [MW_EVENT_HEAD_OF_SENTENCE - FIRST] = {"head-of-sentence", "On Friday, in Geneva, X met: of what follows"},
    [MW_EVENT_NAME_OF_PLACE - FIRST] = {"name-of-place", "in the capital, X: its name stands behind the comma"},
    [MW_EVENT_FORMER_TIME - FIRST] = {"former-time", "what stands behind after has a time of its own: In 2019 Chad barred "
                                                     "it after the arrest on May 7"},
    [MW_EVENT_FAR_PLACE -
        FIRST] = {"far-place",
                  "where something is said, a place further on is not of the saying: condemned the coup in X"},
    [MW_EVENT_FAR_DATE -
        FIRST] = {"far-date", "where something is said, a date behind a place is of what is spoken of"},
};

const char *mw_event_rule_name(int rule)
{
    return rule < FIRST ? mw_reading_name((mw_reading)rule) : RULES[rule - FIRST].name;
}

const char *mw_event_rule_why(int rule)
{
    return rule < FIRST ? mw_reading_why((mw_reading)rule) : RULES[rule - FIRST].why;
}
