/* SPDX-License-Identifier: MIT */
/* Who does what to whom, as far as the order of phrases tells it: every verb group looks to its left
 * for its subject (subject.c, depend.c) and takes objects and prepositional phrases to its right, up to
 * the next clause. */
#include "language/clause_impl.h"

uint32_t mw_syntax_list(const mw_syntax *s, uint32_t noun, uint32_t verb, uint32_t *nouns, uint8_t *count)
{
    add_noun(nouns, count, noun);
    uint32_t at = noun + 1, end = at;
    uint32_t members[CLAUSE_NOUNS_MAX];
    uint8_t found = 0;
    for (int steps = 0; steps < CLAUSE_SCAN_MAX / 2; steps++) {
        bool comma = kind(s, at) == CHUNK_COMMA;
        bool conj = kind(s, at + comma) == CHUNK_CONJ && !(word(s, at + comma) & WORD_BUT);
        uint32_t next = at + comma + conj;
        if (!(comma || conj) || kind(s, next) != CHUNK_NOUN)
            break;
        if (next + 1 != verb && kind(s, next + 1) == CHUNK_VERB && traits(s, next + 1) & VERB_FINITE)
            break; /* the subject of what follows */
        add_noun(members, &found, next);
        at = next + 1;
        if (conj) {
            for (uint8_t i = 0; i < found; i++)
                add_noun(nouns, count, members[i]);
            end = at;
            found = 0;
        }
    }
    return end;
}

/* The comma behind "the head of Y" in "met X, the head of Y, on Monday"; MW_NO_INDEX: the comma opens something else. */
static uint32_t apposition_end(const mw_syntax *s, uint32_t comma)
{
    uint32_t at = comma + 2;
    while (kind(s, at) == CHUNK_PREP && word(s, at) & WORD_OF && kind(s, at + 1) == CHUNK_NOUN &&
           mw_syntax_follows(s, MW_READ_PAST_APPOSITION))
        at += 2;
    return kind(s, comma - 1) == CHUNK_NOUN && kind(s, at) == CHUNK_COMMA ? at : MW_NO_INDEX;
}

static bool ends_complements(const mw_syntax *s, uint32_t chunk)
{
    mw_chunk_kind here = kind(s, chunk), next = kind(s, chunk + 1);
    if (here == CHUNK_COMMA && next == CHUNK_NOUN) { /* in the capital, Naypyidaw, on Friday */
        uint32_t close = apposition_end(s, chunk);
        return close == MW_NO_INDEX || kind(s, close + 1) == CHUNK_NOUN || kind(s, close + 1) == CHUNK_VERB;
    }
    if (here == CHUNK_COMMA)
        return next != CHUNK_PREP && next != CHUNK_DATE;
    if (here == CHUNK_CONJ)
        return next == CHUNK_VERB || next == CHUNK_SUB || next == CHUNK_REL;
    return here == CHUNK_BREAK || here == CHUNK_SUB || here == CHUNK_REL || here == CHUNK_VERB ||
           (here == CHUNK_PREP && mw_opens_clause(s, chunk) && next == CHUNK_VERB);
}

/* "gave Myanmar the weapons": two nouns side by side. */
static uint32_t take_objects(const mw_syntax *s, mw_clause *clause, uint32_t noun)
{
    bool two = kind(s, noun + 1) == CHUNK_NOUN && !(traits(s, noun) & NOUN_COUNTED);
    if (two && mw_syntax_follows(s, MW_READ_INDIRECT))
        clause->indirect = noun++;
    return mw_syntax_list(s, noun, clause->verb, clause->objects, &clause->object_count);
}

/* "said Wang visited", "visited Wang and Blinken said": the noun before the next verb is that verb's, and
 * so is what joins it. A participle may as well describe the noun. */
static uint32_t before_next_subject(const mw_syntax *s, mw_clause *clause, uint32_t end)
{
    bool sure = is_finite(s, end) && !(traits(s, end) & VERB_PARTICIPLE);
    if (!is_finite(s, end) || end < clause->verb + 2 || kind(s, end - 1) != CHUNK_NOUN)
        return end;
    mw_chunk_kind left = kind(s, end - 2);
    if (left == CHUNK_CONJ || (left == CHUNK_PREP && mw_opens_clause(s, end - 2)))
        return end - 2;
    if (left != CHUNK_VERB)
        return end;
    if (sure && clause->object_count && clause->objects[0] == end - 1)
        clause->object_count = 0;
    return end - 1;
}

static void find_complements(const mw_syntax *s, mw_clause *clause)
{
    uint32_t at = clause->verb + 1;
    while (kind(s, at) == CHUNK_DATE)
        at++;
    if (kind(s, at) == CHUNK_NOUN)
        at = take_objects(s, clause, at);
    uint32_t limit = clause->verb + CLAUSE_SCAN_MAX;
    while (at < s->chunk_count && at < limit && !ends_complements(s, at))
        at++;
    clause->end = mw_syntax_follows(s, MW_READ_NEXT_SUBJECT) ? before_next_subject(s, clause, at) : at;
}

static void read_clause(mw_syntax *s, uint32_t verb)
{
    mw_clause *clause = &s->clauses[s->chunks[verb].clause];
    clause->traits = s->chunks[verb].traits;
    mw_find_subject(s, clause);
    find_complements(s, clause);
}

/* "Speaking in Moscow, Lavrov said": a clause at the front takes the subject of what follows. */
static void lend_subjects_back(mw_syntax *s)
{
    for (size_t i = 0; i + 1 < s->clause_count; i++) {
        mw_clause *clause = &s->clauses[i];
        const mw_clause *next = &s->clauses[i + 1];
        bool loose = !(clause->traits & (VERB_FINITE | VERB_INFINITIVE)) && !clause->subject_count;
        if (loose && next->traits & VERB_FINITE && (clause->verb <= 1 || clause->mark != MW_NO_INDEX) &&
            mw_syntax_follows(s, MW_READ_OPENING))
            copy_subjects(clause, next);
    }
}

/* "arrested and beat protesters": one object of two verbs. */
static void lend_objects_back(mw_syntax *s)
{
    for (size_t i = s->clause_count; i-- > 0 && mw_syntax_follows(s, MW_READ_SHARED_OBJECT);) {
        mw_clause *clause = &s->clauses[i];
        if (clause->object_count || kind(s, clause->verb + 1) != CHUNK_CONJ || kind(s, clause->verb + 2) != CHUNK_VERB)
            continue;
        const mw_clause *next = clause_of(s, clause->verb + 2);
        bool alike = (clause->traits & VERB_PASSIVE) == (next->traits & VERB_PASSIVE);
        if (alike && !(clause->traits & (VERB_PASSIVE | VERB_ALONE))) {
            clause->lent = next->object_count > 0;
            clause->object_count = next->object_count;
            memcpy(clause->objects, next->objects, sizeof clause->objects);
        }
    }
}

void mw_syntax_clauses(mw_syntax *s)
{
    s->clause_count = 0;
    for (uint32_t i = 0; i < s->chunk_count; i++) {
        if (s->chunks[i].kind != CHUNK_VERB)
            continue;
        s->chunks[i].clause = (uint32_t)s->clause_count;
        s->clauses[s->clause_count++] = (mw_clause){.verb = i,
                                                    .first = i,
                                                    .end = i + 1,
                                                    .traits = s->chunks[i].traits,
                                                    .indirect = MW_NO_INDEX,
                                                    .governor = MW_NO_INDEX,
                                                    .mark = MW_NO_INDEX,
                                                    .antecedent = MW_NO_INDEX,
                                                    .antecedent_prep = MW_NO_INDEX};
    }
    for (size_t i = 0; i < s->clause_count; i++)
        read_clause(s, s->clauses[i].verb);
    lend_subjects_back(s);
    lend_objects_back(s);
}
