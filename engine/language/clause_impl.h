/* SPDX-License-Identifier: MIT */
/* clause_impl.h -- what the files share that find a clause's subject and objects.
 *
 *     subject.c   the nouns before a verb: through prepositional phrases, lists, what stands between commas
 *     depend.c    a verb that has its subject from elsewhere: shared, controlled, a participle, "who"
 *     clause.c    objects and the rest, and the order of it all */
#ifndef LANGUAGE_CLAUSE_IMPL_H
#define LANGUAGE_CLAUSE_IMPL_H

#include "language/syntax.h"

static inline mw_chunk_kind kind(const mw_syntax *s, uint32_t chunk)
{
    return mw_syntax_kind(s, chunk);
}
static inline uint32_t word(const mw_syntax *s, uint32_t chunk)
{
    return mw_syntax_word_of(s, chunk);
}
static inline uint16_t traits(const mw_syntax *s, uint32_t chunk)
{
    return mw_syntax_traits(s, chunk);
}
static inline mw_clause *clause_of(const mw_syntax *s, uint32_t verb)
{
    return &s->clauses[s->chunks[verb].clause];
}
static inline bool is_finite(const mw_syntax *s, uint32_t chunk)
{
    return kind(s, chunk) == CHUNK_VERB && clause_of(s, chunk)->traits & VERB_FINITE;
}

static inline void add_noun(uint32_t *nouns, uint8_t *count, uint32_t noun)
{
    if (*count < CLAUSE_NOUNS_MAX)
        nouns[(*count)++] = noun;
}

static inline void copy_subjects(mw_clause *to, const mw_clause *from)
{
    to->subject_count = from->subject_count;
    memcpy(to->subjects, from->subjects, sizeof to->subjects);
}

static inline void objects_to_subjects(mw_clause *to, const mw_clause *from)
{
    to->subject_count = from->object_count;
    memcpy(to->subjects, from->objects, sizeof to->subjects);
}

/* subject.c */

/* The nearest verb before a chunk in the same stretch; with `finite` only one that can stand
 * alone. MW_NO_INDEX: none. */
uint32_t mw_verb_before(const mw_syntax *s, uint32_t chunk, bool finite);
/* "since army chief X led": after, before, since … open a clause of their own, unless they hang
 * on a noun that still waits for its verb ("protests since the coup have"). */
bool mw_opens_clause(const mw_syntax *s, uint32_t prep);
/* The type of what the phrase is about, MW_NO_INDEX where it names nobody. */
uint32_t mw_type_of_noun(const mw_syntax *s, uint32_t noun);
bool mw_is_saying(const mw_syntax *s, uint32_t chunk);
/* Over dates, "on" before them and the like; the chunk that decides, or MW_NO_INDEX. */
uint32_t mw_skip_adjuncts(const mw_syntax *s, uint32_t chunk);
/* The noun for which a relative word stands: before it, a comma or its preposition between. */
uint32_t mw_antecedent_of(const mw_syntax *s, uint32_t relative);
/* Subjects from the noun that stands before the verb, to the left; notes what stands before them. */
void mw_take_subjects(const mw_syntax *s, mw_clause *clause, uint32_t noun);
/* Where what ends at this comma (or dash) began, so that the subject stands before it:
 * "China, the ruling military's ally, has": MW_NO_INDEX when it is no insertion. */
uint32_t mw_insertion_start(const mw_syntax *s, uint32_t close);
/* The same past what stands between commas or dashes and ends at `close`; false: nothing does. */
bool mw_take_subjects_past(const mw_syntax *s, mw_clause *clause, uint32_t close);

/* depend.c */
void mw_find_subject(const mw_syntax *s, mw_clause *clause);

#endif
