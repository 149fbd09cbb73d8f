/* SPDX-License-Identifier: MIT */
/* people.h -- whom a pronoun or a description stands for, where exactly one person fits. */
#ifndef QUOTES_PEOPLE_H
#define QUOTES_PEOPLE_H

#include "quotes/quotes_impl.h"
#include "base/map.h"

typedef struct mw_people {
    const mw_talk *talk;
    mw_map gender; /* entity -> MW_MALE, MW_FEMALE, both bits when the text disagrees with itself */
    bool known;    /* the map is made when the first pronoun asks */
    mw_error *err;
} mw_people;

enum { MW_MALE = 1, MW_FEMALE = 2 };

bool mw_people_open(mw_people *people, const mw_talk *talk, mw_error *err);
void mw_people_close(mw_people *people);

/* Fills the speaker of cue `index`, a pronoun, from the cues and mentions before it; leaves it
 * unknown when nobody or more than one fits. */
void mw_resolve_pronoun(mw_people *people, mw_cues *cues, uint32_t index);

/* "Mr Barnes" is not Kelly Barnes, whoever took him for her: the title before token `first` and the
 * given name of the entity disagree. */
bool mw_title_contradicts(const mw_talk *talk, uint32_t first, const mw_entity *entity);

/* The mention of the one person or body earlier in the text whose title or name "the minister",
 * "the ministry" repeats; MW_NO_INDEX: none, or more than one. */
uint32_t mw_described(const mw_talk *talk, const mw_phrase *phrase, mw_entity_type type);

#endif
