/* SPDX-License-Identifier: MIT */
/* The rules' names and reasons. Each is carried out where rules.h says. */
#include "figures/rules.h"

static const struct {
    const char *name, *why;
} RULES[MW_FIG_RULES] = {
    [MW_FIG_BEFORE] = {"approximator", "words before a number say how exact it is: at least 18"},
    [MW_FIG_AFTER] = {"approximator-after", "words behind a number say how exact it is: 20-odd, 40 or more"},
    [MW_FIG_RANGE] = {"range", "two numbers may be the ends of one: 20 to 30"},
    [MW_FIG_CHANGE] = {"change", "what rose $2 to $98 is no range"},
    [MW_FIG_MINUS] = {"minus", "minus 12 degrees, -0.4%"},
    [MW_FIG_GLUED_SCALE] = {"glued-scale", "a letter at the digits is a scale before a noun: 5m people"},
    [MW_FIG_SPACED] = {"spaced-groups", "blanks may part the thousands: 3 080 000"},
    [MW_FIG_MONEY_BEFORE] = {"money-before", "a sign or code before a number is money: US$5, Rs 500"},
    [MW_FIG_MONEY_AFTER] = {"money-after", "a currency behind a number is money: 500 kyat"},
    [MW_FIG_POUNDS] = {"pounds", "pounds are money with a scale, else weight"},
    [MW_FIG_MEASURE] = {"measure", "a unit of measure behind a number: 40 km, 20%"},
    [MW_FIG_FRACTION] = {"fraction", "a part of a whole is a share: a third of, two-thirds"},
    [MW_FIG_ONE_IN] = {"one-in", "so many in so many are a share: one in five"},
    [MW_FIG_HALF] = {"half", "half is a share: half of them, half the town"},
    [MW_FIG_AGED] = {"aged", "an age may follow its word or a person: aged 41; the driver, 38,"},
    [MW_FIG_DATED] = {"date", "a number in a date counts nothing: 3 August, 20 years"},
    [MW_FIG_MODEL_NUMBER] = {"model-number", "a number in a model's name counts nothing: Su-30"},
    [MW_FIG_LABEL] = {"label", "a number behind a label is a name: Resolution 2669"},
    [MW_FIG_ADDRESS] = {"address", "a house's number counts nothing: 25 Baker Street"},
    [MW_FIG_ITEM] = {"item", "what numbers a point of a list counts nothing: 1. Land"},
    [MW_FIG_IN_NAME] = {"in-name", "a number inside a name is the name's: Group of 77, the Chicago Seven"},
    [MW_FIG_SCORE] = {"score", "a result or a race is no count: 3-1, the 100 metres"},
    [MW_FIG_COMPOUND] = {"compound", "a number may make an adjective: a 15-member council"},
    [MW_FIG_KNOWN] = {"known", "the two men were told before and are no new count"},
    [MW_FIG_YEAR] = {"year", "what looks like a year and counts things is one: 1885 boundaries"},
    [MW_FIG_NOUN] = {"listed-noun", "the table knows the noun: 70 protesters are people"},
    [MW_FIG_PLURAL] = {"plural", "any other plural is its own unit: 300 houses"},
    [MW_FIG_PEOPLE_NAME] = {"people-name", "a people's name counts people: 40,000 Rohingya"},
    [MW_FIG_HAPPENING] = {"happening-noun", "what happened is counted itself: 18 deaths"},
    [MW_FIG_MODELS] = {"models", "models are counted by their noun: six Su-30 jets"},
    [MW_FIG_NOUNLESS] = {"nounless", "12 dead, 15 others are people without a noun"},
    [MW_FIG_OF_THEM] = {"of-them", "46 of them children: what they are follows"},
    [MW_FIG_NAMED_AFTER] = {"named-after", "six were children: the noun stands behind the verb"},
    [MW_FIG_DIVISION] = {"division", "119 to 1 is two figures where a vote is told"},
    [MW_FIG_SIDE] = {"side", "one side of a vote: 119 in favour, one against"},
    [MW_FIG_INSIDE] = {"inside", "70 detained protesters: the noun phrase tells it"},
    [MW_FIG_VERB_BEFORE] = {"verb-before", "a verb right before it: killed 18 people"},
    [MW_FIG_RECIPIENT] = {"recipient", "who gets it may stand between: sold Myanmar six jets"},
    [MW_FIG_NOUN_OF] = {"noun-of", "the deaths of 18 people"},
    [MW_FIG_ROSTER] = {"roster", "the dead are 121 men and 47 women"},
    [MW_FIG_TOLL] = {"toll", "the death toll rose to 18; deaths were 18"},
    [MW_FIG_JOINED] = {"joined", "a verb before what it is joined to: killed a guard and two clerks"},
    [MW_FIG_UNREAL] = {"unreal", "what could kill 500 has killed nobody"},
    [MW_FIG_SPORT] = {"sport", "where a match is told, a bare number is a score and no toll"},
    [MW_FIG_VERB_AFTER] = {"verb-after", "the verb behind it: 18 people were killed"},
    [MW_FIG_BY_TEXT] = {"by-text", "the number rose to 20: of what, was told before, or by its noun: a population of 20"},
    [MW_FIG_SHARED] = {"shared-verb", "figures side by side share the verb: killed 18 men and two women"},
    [MW_FIG_BREAKDOWN] = {"breakdown", "parts are what the whole is: 168 people: 109 men, 59 women"},
    [MW_FIG_GAPPED] = {"gapped", "what was told is not said again: five in Magway, the army says 12, up from 78"},
    [MW_FIG_LATER_VERB] = {"later-verb", "one verb behind several: 48 civilians and 16 police were killed"},
    [MW_FIG_PART_OF] = {"part-of", "40 of the 53 prisoners are prisoners"},
    [MW_FIG_CREDIT] = {"credit", "according to the AAPP; citing the AAPP"},
    [MW_FIG_COUNTING_VERB] = {"counting-verb", "the AAPP counted 82 dead"},
    [MW_FIG_OWN_COUNT] = {"own-count", "by the AAPP's count"},
    [MW_FIG_SPEAKER] = {"speaker", "who says the quotation that holds the figure"},
    [MW_FIG_GROUP] = {"group", "the group said: the one that counted just before"},
    [MW_FIG_TOLD] = {"told", "a resident told AFP: AFP passes it on"},
    [MW_FIG_OUTLET] = {"outlet", "where nobody else counted, the outlet did"},
    [MW_FIG_SINCE] = {"since", "since the coup: a total from then on"},
    [MW_FIG_AS_OF] = {"as-of", "as of Friday: a total up to then"},
    [MW_FIG_OLD_NEWS] = {"old-news", "a total of an older day is not of today"},
    [MW_FIG_PLACE] = {"place", "in Bago: where it happened"},
    [MW_FIG_LATELY] = {"lately", "83 in the past 24 hours are new, whatever the total began with"},
    [MW_FIG_DISOWNED] = {"disowned", "what is denied or corrected is a guess: correcting an earlier toll of 12"},
};

const char *mw_figure_rule_name(int rule)
{
    return rule >= 0 && rule < MW_FIG_RULES ? RULES[rule].name : NULL;
}

const char *mw_figure_rule_why(int rule)
{
    return rule >= 0 && rule < MW_FIG_RULES ? RULES[rule].why : NULL;
}
