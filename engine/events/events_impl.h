/* SPDX-License-Identifier: MIT */
/* What the files of the events stage share.
 *
 *     party.c     for whom or what a noun phrase stands: Russia's foreign ministry, he, four activists
 *     office.c    whose ministers "the ministers" are
 *     rules.c     what is decided by, a name each
 *     standing.c  whether a clause says that something was done, will be, was called off, was denied
 *     roles.c     who fills a role that a table names: subject, object, with, against
 *     frames.c    verbs of words/events.tsv that fit a clause: its actor, its target
 *     nouns.c     the same for nouns: held talks, protests erupted
 *     spoken.c    talks that are only spoken of, and were: said after talks with X
 *     join.c      what several clauses tell and is one event
 *     write.c     the event that comes of it, or the rule by which it falls
 *     when.c      the date and the place of a clause
 *     events.c    the stage: sentence after sentence, event after event */
#ifndef EVENTS_EVENTS_IMPL_H
#define EVENTS_EVENTS_IMPL_H

#include "events/rules.h"
#include "language/syntax.h"

/* A noun phrase as somebody who acts or is acted on. */
typedef struct mw_party {
    mw_str entity; /* null: nobody in particular, or nobody known */
    bool agent;    /* people or bodies, named or not: "four activists" */
    bool own;      /* the entity is named by the phrase itself, not by an owner in it */
    bool direct;   /* … and by no office beside a name */
    bool person;   /* the entity is one */
    bool place;    /* the entity is a place */
    bool thing;    /* the entity is a treaty, a weapon, an occasion */
    bool force;    /* armed: troops, jets, rebels; a weapon */
    bool people;   /* those who act for nobody but themselves */
    bool crowd;    /* people who protest: demonstrators, a mob */
    bool plural;
    bool guessed;    /* by a pronoun */
    bool behind;     /* the entity is named behind it: ministers OF RUSSIA */
} mw_party;

enum { PARTIES_MAX = CLAUSE_NOUNS_MAX };
typedef struct mw_parties {
    mw_party items[PARTIES_MAX];
    uint8_t count;
} mw_parties;

/* Who was last spoken of, for "he", "it" and "they". */
typedef struct mw_topic {
    mw_str person, thing, group; /* entities; null: nobody */
    uint32_t sentence, person_sentence;
} mw_topic;

/* What a clause says of its verb's happening. */
typedef struct mw_standing {
    bool told; /* false: imagined, asked, made a condition of … */
    int rule;  /* … by this rule */
    mw_status status;
    bool negative;
    bool decided; /* by a vote: what words do is done by it */
} mw_standing;

enum {
    AGENT_OFFICE = 1 << 0,
    AGENT_WEAPON = 1 << 1,
    AGENT_FORCE = 1 << 2,
    AGENT_PEOPLE = 1 << 3,
    AGENT_SET = 1 << 4,
    AGENT_LEADER = 1 << 5,
    AGENT_PAST = 1 << 6,
    AGENT_POST = 1 << 7,
    AGENT_APART = 1 << 8,
    AGENT_CROWD = 1 << 9
};
enum {
    BONDS_DO = 1 << 0,
    BONDS_GET = 1 << 1,
    BONDS_GIVE = 1 << 2,
    BONDS_CAUSE = 1 << 3,
    BONDS_HAPPEN = 1 << 4,
    BONDS_BE = 1 << 5,
    BONDS_AMID = 1 << 6,
    BONDS_SINGLE = 1 << 7,
    BONDS_SPOKEN = 1 << 8,
    BONDS_THERE = 1 << 9,
    BONDS_MOMENT = 1 << 10,
    BONDS_OWNS = 1 << 11
};
enum { ROW_CODED = 1 << 0, ROW_VERB = 1 << 1, ROW_NOUN = 1 << 2 };

struct mw_event_work;

typedef struct mw_found { /* an event before it is written down */
    const mw_row *row;
    uint32_t first, end; /* tokens of its trigger */
    uint32_t clause;
    mw_parties actors, targets;
    mw_standing standing;
    bool aside;    /* a noun behind "despite": no part of the clause's own event */
    /* Chunks that tell when and where, before the clause does; 0: the clause alone. */
    uint32_t phrase_first, phrase_end;
    bool absorbed; /* it is only the content of another: called for TALKS */
} mw_found;

/* What became of each reading, for whoever asks (explain.c). */
typedef struct mw_event_log {
    void (*note)(struct mw_event_log *log, const struct mw_event_work *work, const mw_found *found, int rule);
} mw_event_log;

typedef struct mw_event_work {
    mw_syntax syntax;
    mw_event_log *log; /* NULL: nobody asks */
    mw_article *article;
    const mw_layers *layers;
    const mw_lexicon *events, *verbs, *agents, *judgements, *topics, *armed;
    mw_names agent_kinds, bonds; /* of agents, of verbs: AGENT_, BONDS_ bits */
    mw_names codes, kinds;   /* of events, as ROW_ bits */
    uint32_t sentence;
    uint32_t read;    /* the last sentence that was worth it */
    bool conditional; /* the sentence has an "if" */
    uint32_t supposed_end; /* the token at which what the sentence only supposes ends */
    bool some_sport;  /* a sentence of the article tells of sport */
    bool disaster;    /* its first sentences tell of an earthquake, a flood */
    uint32_t quote;   /* in which the sentence's clause lies, while one is read */
    mw_topic topic;
    mw_found *founds; /* of the sentence at hand, in the order of its clauses */
    size_t found_count, found_capacity;
    mw_event *made;
    size_t made_count, made_capacity;
} mw_event_work;

/* The events stage with a rule switched off (-1: none) and perhaps a recorder. */
bool mw_events_record(mw_article *article, const mw_model *model, int off, mw_event_log *log, mw_error *err);

static inline bool mw_follows(const mw_event_work *work, int rule)
{
    return work->syntax.off != rule;
}
static inline void mw_event_note(const mw_event_work *work, const mw_found *found, int rule)
{
    if (work->log)
        work->log->note(work->log, work, found, rule);
}

/* The smallest quotation around a token, or MW_NO_INDEX. Quotations are in order of start. */
uint32_t mw_quote_at(const mw_event_work *work, uint32_t token);

/* party.c: AGENT_ bits of the noun at a phrase's end; 0 where it is no agent. */
uint64_t mw_agent_kinds(const mw_event_work *work, const mw_chunk *noun);

/* join.c: marks what was found in a sentence and is a part of another event. */
void mw_events_join(mw_event_work *work);

/* write.c */
bool mw_event_write(mw_event_work *work, const mw_found *found, mw_error *err);

/* party.c */
mw_party mw_party_of(const mw_event_work *work, uint32_t noun, bool as_actor);
/* The owner in a noun phrase: Lavrov in "Lavrov's visit", Russia in "the Russian attack". */
mw_party mw_party_owner(const mw_event_work *work, uint32_t noun);
void mw_party_note(mw_event_work *work, const mw_clause *clause); /* subjects become the topic */
/* "pro-Syrian figures", "a London-based dissident" are not Syria and not London. */
bool mw_is_in_compound(const mw_event_work *work, uint32_t mention);
void mw_parties_add(mw_parties *parties, mw_party party);
/* The others that are named with one behind a noun: ministers of Russia AND CHINA. */
void mw_parties_add_behind(const mw_event_work *work, const mw_clause *clause, uint32_t noun, mw_parties *parties);
/* The persons who hold the offices that a noun names: the heads of A and B, X and Y. They take the place of the
 * bodies; false: there are none. */
bool mw_parties_apposed(const mw_event_work *work, const mw_clause *clause, uint32_t noun, mw_parties *parties);
bool mw_row_has(const mw_row *row, const char *column, const char *word);

/* office.c: of what the ministers are that were spoken of before: "ASEAN ministers … the ministers". */
mw_str mw_office_before(const mw_event_work *work, const mw_chunk *noun);

/* standing.c */
mw_standing mw_standing_of(const mw_event_work *work, const mw_clause *clause);
/* One under the other: what was planned is not held, what is denied twice is not denied. */
mw_standing mw_standing_under(mw_standing above, mw_standing below);
/* The row of verbs.tsv for a clause's verb phrase, and the token past the phrase. */
const mw_row *mw_verb_row(const mw_event_work *work, const mw_clause *clause, uint32_t *end);

/* frames.c: fills `found` and returns true when a row of events.tsv fits the clause's verb. */
bool mw_find_verb_event(const mw_event_work *work, const mw_clause *clause, mw_found *found);
/* nouns.c: the event that noun phrase `noun` of the clause tells: held TALKS, PROTESTS erupted,
 * despite CALLS for. */
bool mw_find_noun_event(const mw_event_work *work, const mw_clause *clause, uint32_t noun, mw_found *found);

/* spoken.c: the talks that noun phrase `noun` names behind a preposition, where they tell an event. */
bool mw_find_spoken_talks(const mw_event_work *work, const mw_clause *clause, uint32_t noun, mw_found *found);
/* What the clause around them says of it. */
mw_standing mw_standing_of_talks(mw_standing clause);
/* nouns.c: who fills the roles in the phrases behind a noun, and where these end. */
mw_parties mw_parties_around(const mw_event_work *work, const mw_clause *clause, uint32_t noun, mw_str roles,
                             bool as_actor);
uint32_t mw_end_of_phrase(const mw_syntax *s, const mw_clause *clause, uint32_t noun);

/* when.c: when and where a clause says that it happened; null where it does not say. What
 * is momentary and told in the progressive present is of the day; where something is said, a place
 * counts only next to the verb, and a date only before any place. */
mw_str mw_clause_date(const mw_event_work *work, const mw_clause *clause, bool momentary, bool said);
mw_str mw_clause_place(const mw_event_work *work, const mw_clause *clause, bool said);
/* The same of the chunks `first` … `end` - 1 alone. */
mw_str mw_phrase_date(const mw_event_work *work, uint32_t first, uint32_t end);
mw_str mw_phrase_place(const mw_event_work *work, uint32_t first, uint32_t end);

/* roles.c: the nouns in a role of the clause -- subject and object are the logical ones, any other
 * role is a preposition that is looked for among chunks `from` … `end` - 1. */
typedef struct mw_nouns {
    uint32_t items[CLAUSE_NOUNS_MAX];
    uint8_t count;
} mw_nouns;
mw_nouns mw_nouns_in_role(const mw_event_work *work, const mw_clause *clause, mw_str role, uint32_t from, uint32_t end);
/* The parties in the first of the roles that `roles` lists which names somebody; where none does,
 * the first that is filled by people or bodies. */
mw_parties mw_parties_in_roles(const mw_event_work *work, const mw_clause *clause, mw_str roles, uint32_t noun,
                               uint32_t from, uint32_t end, bool as_actor);
/* The row of events.tsv for the noun at the end of a phrase, and the token past the words that
 * the row names: a state of emergency. */
const mw_row *mw_noun_row(const mw_event_work *work, uint32_t noun, uint32_t *end);
/* A preposition before a noun or a verb in -ing: warned X AGAINST sending. */
bool mw_has_preposition(const mw_event_work *work, const mw_clause *clause, mw_str word);
bool mw_parties_named(const mw_parties *parties);
bool mw_parties_agents(const mw_parties *parties);
/* An event between equals that names no target: the second actor is it. */
void mw_parties_split(mw_parties *actors, mw_parties *targets);

#endif
