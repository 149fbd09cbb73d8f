/* SPDX-License-Identifier: MIT */
/* rules.h -- what the quotes stage decides by, a name each, in the order of the work.
 *
 * Where a rule decides something it is asked for by mw_holds (quotes_impl.h). A run that is studied
 * keeps a note of each rule that decided, for whoever asks why (explain.h); tests switch one rule
 * off at a time and see which of the cases it decides. A run that nobody studies pays a test of a
 * pointer a decision. */
#ifndef QUOTES_RULES_H
#define QUOTES_RULES_H

#include <moonwire/article.h>
#include <moonwire/model.h>

#include "base/arena.h"

typedef enum mw_quote_rule {
    /* marks.c: which marks are a pair */
    MW_QR_NICKNAME,
    MW_QR_OWNERS_APOSTROPHE,
    MW_QR_UNCLOSED_SINGLE,
    MW_QR_RUNS_ON,
    /* saying.c: which words report that something was said */
    MW_QR_JOINED,
    MW_QR_NEGATED,
    MW_QR_CONDITION,
    MW_QR_INFINITIVE,
    MW_QR_SOON,
    MW_QR_NOUN_FORM,
    MW_QR_NO_MARKS,
    MW_QR_TAGGED_NOUN,
    MW_QR_PASSIVE,
    MW_QR_SHARED_PASSIVE,
    MW_QR_AGENT,
    MW_QR_MERE_PARTICIPLE,
    MW_QR_PARTICIPLE,
    MW_QR_AS_SAYING,
    MW_QR_WITH_SUBJECT,
    MW_QR_HEARD_SAYING,
    MW_QR_NOUN_CUE,
    MW_QR_SAID_IN_PAPER,
    MW_QR_SOURCE,
    /* attribution.c, relays.c, voices.c: whose saying it is */
    MW_QR_INVERTED,
    MW_QR_ASIDES,
    MW_QR_SHARED,
    MW_QR_CLAUSE_SUBJECT,
    MW_QR_RELATIVE_CUE,
    MW_QR_QUOTED_BY,
    MW_QR_DATE_BETWEEN,
    MW_QR_OWNED_PAPER,
    MW_QR_ANOTHERS_PAPER,
    MW_QR_PAPER_SUBJECT,
    MW_QR_NOBODY,
    MW_QR_NO_SOURCE,
    MW_QR_SECOND_PERSON,
    MW_QR_WRITERS_OWN,
    MW_QR_OWN_BELIEF,
    MW_QR_NO_VOICE,
    /* speaker.c, people.c: who that is */
    MW_QR_UNCLEAN,
    MW_QR_JOINT,
    MW_QR_NAMED,
    MW_QR_SURNAME,
    MW_QR_TITLE_CONTRADICTS,
    MW_QR_NAMED_ASIDE,
    MW_QR_SPOKESMAN,
    MW_QR_ORGAN,
    MW_QR_COUNTRY,
    MW_QR_AUTHOR,
    MW_QR_PLATFORM,
    MW_QR_DESCRIBED,
    MW_QR_PRONOUN,
    MW_QR_GENDER,
    MW_QR_TWO_FIT,
    MW_QR_NAMES_HIMSELF,
    MW_QR_HAS_THE_FLOOR,
    MW_QR_BODY_PRONOUN,
    /* trailing.c, indirect.c: what was said where no marks stand */
    MW_QR_DATELINE,
    MW_QR_TRAILING,
    MW_QR_INTERRUPTED,
    MW_QR_CUT_OFF,
    MW_QR_RELAYED,
    MW_QR_COMPLEMENT,
    MW_QR_TO_INFINITIVE,
    MW_QR_GERUND,
    MW_QR_QUESTION_WORD,
    MW_QR_CLAUSE,
    MW_QR_FRONTED,
    MW_QR_RELATIVE_CLAUSE,
    MW_QR_ANOTHER_BEGINS,
    MW_QR_REMARK,
    MW_QR_DENIED_CLAIM,
    MW_QR_MAIN_VERB,
    /* marked.c, works.c, neighbours.c: whose the words in marks are, and whether they are a quotation */
    MW_QR_COINED,
    MW_QR_TITLE_OF_WORK,
    MW_QR_IN_BRACKETS,
    MW_QR_FAR_FRAGMENT,
    MW_QR_NOBODYS_FRAGMENT,
    MW_QR_TRAILED,
    MW_QR_LED,
    MW_QR_WOVEN_BEFORE,
    MW_QR_HALVES,
    MW_QR_LABELLED,
    MW_QR_SIGNED,
    MW_QR_GOES_ON,
    MW_QR_SENTENCE_BEFORE,
    MW_QR_SUBJECT_BEFORE,
    MW_QR_BEFORE_MORE,
    MW_QR_PARAGRAPH_BEFORE,
    MW_QUOTE_RULES
} mw_quote_rule;

const char *mw_quote_rule_name(mw_quote_rule rule);
const char *mw_quote_rule_why(mw_quote_rule rule); /* one line, with an example */

/* Whether the rule turns something down: a cue, a speaker, a pair of marks. */
bool mw_quote_rule_rejects(mw_quote_rule rule);

/* A rule that decided, and the words it decided about. */
typedef struct mw_quote_note {
    mw_quote_rule rule;
    mw_span span;
    mw_str who; /* the entity that it took or turned down, if it is about one */
} mw_quote_note;

enum { MW_RULE_WORDS = (MW_QUOTE_RULES + 63) / 64 };

typedef struct mw_quote_study {
    uint64_t off[MW_RULE_WORDS]; /* a bit for each rule that is switched off */
    mw_arena *arena;             /* where the notes are kept; NULL: none are */
    mw_quote_note *notes;        /* in the order of the decisions */
    size_t count, capacity;
    bool failed; /* out of memory */
} mw_quote_study;

/* The quotes stage, studied. */
bool mw_study_quotes(mw_article *article, const mw_model *model, mw_quote_study *study,
                     mw_error *err);

#endif
