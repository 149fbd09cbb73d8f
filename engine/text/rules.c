/* SPDX-License-Identifier: MIT */
/* The rules' names and reasons. Each is carried out where rules.h says. */
#include "text/rules.h"

static const struct {
    const char *name, *why;
} RULES[MW_RULE_COUNT] = {
    [MW_RULE_INITIALISM] = {"initialism",
                            "single letters with a dot after each are one word: U.S."},
    [MW_RULE_ADDRESS] = {"address", "the dots of an address or a file name are its own: notes.PDF"},
    [MW_RULE_INNER_DOT] = {"inner-dot", "some short forms have a dot inside: Ph.D"},
    [MW_RULE_BRACKETED_LETTER] = {"bracketed-letter", "(b. 1950): one letter behind a bracket"},
    [MW_RULE_NUMBERED] = {"numbered", "some words are short forms only before a number: No. 5"},
    [MW_RULE_WEEKDAY] = {"weekday", "sat and sun are words, but not before a date: Sat. 3 May"},
    [MW_RULE_UNIT] = {"unit", "a unit keeps its dot only inside a sentence: 5 ft. tall"},
    [MW_RULE_NAME_END] = {"name-end", "some names end like a title: Hun Sen. is no senator"},
    [MW_RULE_SHORT_FORM] = {"short-form", "what the table lists keeps its dot: Gen. Inc."},
    [MW_RULE_LETTERED] = {"lettered", "what a letter counts is no name: plan B. Critics"},
    [MW_RULE_INITIAL] = {"initial", "a capital before a name is an initial: J. Biden"},
    [MW_RULE_HEADING] = {"heading", "a heading is one sentence: Is it over? Four answers"},
    [MW_RULE_SPACED_DOTS] = {"spaced-dots", ". . . is an ellipsis, . . . . also an end"},
    [MW_RULE_EMOTICON] = {"emoticon", "where people chat, :) ends as a full stop does"},
    [MW_RULE_CLOSING] = {"closing-mark", "a closing mark belongs to what it closes: gone.” He"},
    [MW_RULE_NOTE] = {"note", "[17], [sic], (laughter) belong to the sentence before"},
    [MW_RULE_NEXT_POINT] = {"next-point",
                            "a list in one line is cut before each point: 1) Land 2) Bread"},
    [MW_RULE_LIST_NUMBER] = {"list-number", "what counts a point begins it: 1. The, (a) The"},
    [MW_RULE_LABEL] = {"label", "a figure's number goes with its caption: Figure 1. The port"},
    [MW_RULE_DATELINE] = {"dateline",
                          "a place in capitals and a date go on: MOSCOW. Aug 3 (Interfax) -"},
    [MW_RULE_OPENING_ELLIPSIS] = {"opening-ellipsis", "... may begin a sentence, too"},
    [MW_RULE_INFORMAL] =
        {"informal", "who writes i, or begins a text with a small letter, begins sentences so"},
    [MW_RULE_SMALL_LETTER] = {"small-letter", "before a small letter the sentence goes on"},
    [MW_RULE_TITLE] = {"title", "behind a title comes a name, even Gen. So or Sen. Will"},
    [MW_RULE_LATIN] = {"latin", "e.g. and vs. always go on"},
    [MW_RULE_OPENING_PHRASE] = {"opening-phrase", "At 5 a.m. Gen. Lee: too short to have ended"},
    [MW_RULE_HOUR] = {"hour", "what goes with a clock time goes on: 5 p.m. Monday"},
    [MW_RULE_CAPITAL] = {"capital", "Aug. and etc. before a capital have ended"},
    [MW_RULE_STARTER] = {"starter", "U.S. and Inc. have ended before a word that begins sentences"},
    [MW_RULE_MISSING_BLANK] = {"missing-blank", "a blank may be forgotten, but not in 3.A"},
    [MW_RULE_ATTRIBUTION] = {"attribution", "“Why?” Lavrov asked. is one sentence"},
    [MW_RULE_ASIDE] = {"aside", "an ellipsis goes on before small letters in brackets"},
    [MW_RULE_OMISSION] = {"omission",
                          "words … NATO: where words are left out, a name ends nothing"},
};

const char *mw_rule_name(mw_rule rule)
{
    return RULES[rule].name;
}

const char *mw_rule_why(mw_rule rule)
{
    return RULES[rule].why;
}
