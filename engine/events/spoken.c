/* SPDX-License-Identifier: MIT */
/* Talks that a sentence speaks of by the way: what somebody says after talks with X, or at a
 * meeting of ministers, tells that these were. The sides are those that the phrase names; where it
 * names one, the other is who says it. When and where is told by the phrase, and only what it
 * leaves open by its clause. */
#include "events/events_impl.h"

/* Somebody who can sit at a table, by name or pronoun. */
static bool is_side(const mw_party *party)
{
    return party->entity.data && !party->thing &&
           (party->person || party->agent || party->direct || party->place);
}

static bool are_sides(const mw_parties *parties)
{
    for (uint8_t i = 0; i < parties->count; i++)
        if (is_side(&parties->items[i]))
            return true;
    return false;
}

/* The bond that the preposition before a noun makes; 0: there is none. */
static uint64_t bond_before(const mw_event_work *work, uint32_t noun)
{
    const mw_syntax *s = &work->syntax;
    mw_hit hit;
    if (noun == 0 || s->chunks[noun - 1].kind != CHUNK_PREP ||
        !mw_lexicon_match_exact(work->verbs, s->tokens + s->chunks[noun - 1].first, 1, &hit))
        return 0;
    return mw_row_names(hit.row, &work->bonds) & (BONDS_SPOKEN | BONDS_THERE);
}

/* "talks after talks with X failed": what fails is told by its own verb. */
static bool is_subject(const mw_syntax *s, uint32_t noun)
{
    for (uint32_t i = 0; i < s->clause_count; i++)
        for (uint8_t k = 0; k < s->clauses[i].subject_count; k++)
            if (s->clauses[i].subjects[k] == noun)
                return true;
    return false;
}

/* "was in X FOR TALKS with Y": a verb without a deed of its own. */
static bool is_there(const mw_clause *clause, uint32_t noun)
{
    return clause->traits & VERB_ALONE && !(clause->traits & VERB_NEGATED) && noun > clause->verb;
}

static bool is_told_by(const mw_event_work *work, const mw_clause *clause, uint32_t noun)
{
    uint64_t bond = bond_before(work, noun);
    if (bond & BONDS_THERE)
        return is_there(clause, noun) && mw_follows(work, MW_EVENT_THERE_FOR);
    return bond & BONDS_SPOKEN && !is_subject(&work->syntax, noun) &&
           mw_follows(work, MW_EVENT_SPOKEN_OF);
}

/* One side alone is enough where it is several: a meeting of ASEAN ministers. */
static bool is_assembly(const mw_parties *actors)
{
    return actors->count == 1 && actors->items[0].plural;
}

enum { STEPS_UP_MAX = 3 };

/* Of the clause, else of the one on which it depends: leaders found little TO REPORT at their
 * summit. */
static mw_parties subject_of(const mw_event_work *work, const mw_clause *clause, uint32_t noun)
{
    mw_parties subject = {.count = 0};
    for (int steps = 0; steps < STEPS_UP_MAX; steps++) {
        subject = mw_parties_in_roles(work, clause, MW_STR("subject"), MW_NO_INDEX, noun + 1,
                                      clause->end, true);
        if (subject.count || clause->traits & VERB_FINITE || clause->governor == MW_NO_INDEX)
            break;
        clause = &work->syntax.clauses[clause->governor];
    }
    return subject;
}

/* "at THEIR summit": of who is the subject. */
static bool is_own(const mw_event_work *work, uint32_t noun)
{
    return mw_syntax_word(&work->syntax, work->syntax.chunks[noun].first) & WORD_POSS &&
           mw_follows(work, MW_EVENT_ITS_TALKS);
}

bool mw_find_spoken_talks(const mw_event_work *work, const mw_clause *clause, uint32_t noun,
                          mw_found *found)
{
    const mw_syntax *s = &work->syntax;
    const mw_row *row = found->row;
    if (!mw_row_has(row, "class", "talks") || s->chunks[noun].traits & NOUN_NEGATED ||
        !is_told_by(work, clause, noun))
        return false;
    bool own = is_own(work, noun);
    mw_parties actors = {.count = 0};
    if (!own)
        actors = mw_parties_around(work, clause, noun, mw_row_get(row, "actor"), true);
    mw_parties targets = mw_parties_around(work, clause, noun, mw_row_get(row, "target"), false);
    bool named = own || are_sides(&actors);
    if (own || (!named && are_sides(&targets) && mw_follows(work, MW_EVENT_SPOKEN_WITH)))
        actors = subject_of(work, clause, noun);
    if (mw_follows(work, MW_EVENT_MUTUAL))
        mw_parties_split(&actors, &targets);
    if (!are_sides(&actors) || (!are_sides(&targets) && !(named && is_assembly(&actors))))
        return false;
    found->actors = actors;
    found->targets = targets;
    found->first = s->chunks[noun].first;
    mw_noun_row(work, noun, &found->end);
    found->standing = (mw_standing){.told = true, .status = MW_HELD};
    found->aside = true;
    found->phrase_first = noun + 1;
    found->phrase_end =
        bond_before(work, noun) & BONDS_SPOKEN ? mw_end_of_phrase(s, clause, noun) : noun + 1;
    return true;
}

/* What is not said after talks was not said; the talks were. */
mw_standing mw_standing_of_talks(mw_standing clause)
{
    if (clause.told)
        clause.status =
            clause.status == MW_PLANNED || clause.status == MW_CALLED_FOR ? MW_PLANNED : MW_HELD;
    clause.negative = false;
    return clause;
}
