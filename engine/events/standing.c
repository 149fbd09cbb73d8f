/* SPDX-License-Identifier: MIT */
/* Whether a clause says that something happened.
 *
 * Tense and helping verbs decide for a clause that stands alone ("met", "will meet", "may meet");
 * for one that depends on another, the word on which it depends ("agreed to meet", "denied
 * meeting", "a plan to meet": column verb of words/verbs.tsv), and then that word's own clause,
 * a few steps up. What is a condition, a question or a wish is not told at all. */
#include "events/events_impl.h"

enum { STEPS_UP_MAX = 4, PHRASE_TOKENS_MAX = 5 };

/* The row of verbs.tsv for these words as one of two parts of speech. */
static const mw_row *row_of(const mw_event_work *work, uint32_t first, uint32_t length,
                            const char *pos, const char *other)
{
    mw_hit hit;
    if (!mw_lexicon_match_exact(work->verbs, work->syntax.tokens + first, length, &hit))
        return NULL;
    for (const mw_row *row = hit.row; row; row = mw_row_next(row))
        if (mw_str_is(mw_row_get(row, "pos"), pos) || mw_str_is(mw_row_get(row, "pos"), other))
            return row;
    return NULL;
}

const mw_row *mw_verb_row(const mw_event_work *work, const mw_clause *clause, uint32_t *end)
{
    const mw_syntax *s = &work->syntax;
    uint32_t head = s->chunks[clause->verb].head;
    uint32_t most = s->end - head < PHRASE_TOKENS_MAX ? s->end - head : PHRASE_TOKENS_MAX;
    for (uint32_t length = most; length >= 1; length--) {
        *end = head + length;
        const mw_row *row = row_of(work, head, length, "verb", "verb");
        if (row)
            return row;
    }
    return NULL;
}

static mw_standing told(mw_status status, bool negative)
{
    return (mw_standing){.told = true, .status = status, .negative = negative};
}

static mw_standing untold(void)
{
    return (mw_standing){.told = false};
}

/* The standing that a cell of verbs.tsv gives to what depends on the word. */
static mw_standing standing_of_cell(mw_str cell)
{
    mw_status status;
    if (cell.len == 0 || mw_str_is(cell, "unreal"))
        return untold();
    if (!mw_status_parse(cell, &status))
        return untold();
    return told(status, status == MW_DENIED);
}

static bool is_conditional(const mw_syntax *s, const mw_clause *clause)
{
    if (clause->mark == MW_NO_INDEX)
        return false;
    return s->words[s->chunks[clause->mark].first - s->first] & WORD_COND;
}

static mw_standing of_tense(uint16_t traits)
{
    if (traits & VERB_POSSIBLE)
        return untold();
    bool negative = traits & VERB_NEGATED;
    if (traits & VERB_DUTY)
        return negative ? untold() : told(MW_CALLED_FOR, false);
    if (traits & (VERB_FUTURE | VERB_REPORTED))
        return told(negative ? MW_CANCELLED : MW_PLANNED, negative);
    return told(negative ? MW_DENIED : MW_HELD, negative);
}

/* What the word before a clause says of it: "after meeting", "without meeting", "if". */
static mw_standing of_mark(const mw_event_work *work, const mw_clause *clause)
{
    const mw_syntax *s = &work->syntax;
    const mw_row *row = row_of(work, s->chunks[clause->mark].first, 1, "prep", "prep");
    return row ? standing_of_cell(mw_row_get(row, "verb")) : untold();
}

/* The word right before "to": due, able, a plan. */
static const mw_row *word_before(const mw_event_work *work, const mw_clause *clause)
{
    const mw_syntax *s = &work->syntax;
    uint32_t first = s->chunks[clause->verb].first;
    for (uint32_t length = 3; length >= 1; length--) {
        const mw_row *row = first >= s->first + length
                                ? row_of(work, first - length, length, "adj", "noun") : NULL;
        if (row)
            return row;
    }
    return NULL;
}

static mw_standing of_dependent(const mw_event_work *work, const mw_clause *clause)
{
    const mw_syntax *s = &work->syntax;
    uint32_t end;
    if (clause->traits & VERB_GERUND && clause->mark != MW_NO_INDEX &&
        s->chunks[clause->mark].kind != CHUNK_CONJ)
        return of_mark(work, clause);
    if (clause->verb > 0 && s->chunks[clause->verb - 1].kind == CHUNK_NOUN &&
        s->chunks[clause->verb - 1].traits & NOUN_NEGATED)
        return untold(); /* no plans to meet */
    const mw_row *row = clause->traits & VERB_INFINITIVE ? word_before(work, clause) : NULL;
    if (!row && clause->governor != MW_NO_INDEX)
        row = mw_verb_row(work, &s->clauses[clause->governor], &end);
    if (row && mw_row_get(row, "verb").len)
        return standing_of_cell(mw_row_get(row, "verb"));
    if (clause->traits & VERB_INFINITIVE)
        return untold();
    return told(MW_HELD, false); /* ", triggering protests": as its main clause */
}

mw_standing mw_standing_under(mw_standing above, mw_standing below)
{
    if (!above.told || !below.told)
        return untold();
    mw_standing both = below;
    if (above.status != MW_HELD)
        both.status = above.status;
    both.negative = above.negative != below.negative;
    return both;
}

static bool depends(const mw_clause *clause)
{
    return !(clause->traits & VERB_FINITE) && !(clause->traits & VERB_PASSIVE &&
                                                !(clause->traits & (VERB_INFINITIVE | VERB_GERUND)));
}

/* "denied that its troops attacked": a finite clause under a verb that takes it back. */
static mw_standing of_reported(const mw_event_work *work, const mw_clause *clause)
{
    uint32_t end;
    const mw_clause *governor = &work->syntax.clauses[clause->governor];
    const mw_row *row = mw_verb_row(work, governor, &end);
    if (governor->traits & VERB_NEGATED)
        return untold(); /* does not believe that … */
    if (row && mw_str_is(mw_row_get(row, "verb"), "denied"))
        return told(MW_DENIED, true);
    return told(MW_HELD, false);
}

mw_standing mw_standing_of(const mw_event_work *work, const mw_clause *clause)
{
    const mw_syntax *s = &work->syntax;
    mw_standing standing = of_tense(clause->traits);
    if (work->conditional && clause->traits & (VERB_FUTURE | VERB_REPORTED))
        return untold();
    for (int steps = 0; steps < STEPS_UP_MAX; steps++) {
        if (is_conditional(s, clause))
            return untold();
        if (!depends(clause)) {
            if (clause->governor != MW_NO_INDEX)
                standing = mw_standing_under(of_reported(work, clause), standing);
            return standing;
        }
        standing = mw_standing_under(of_dependent(work, clause), standing);
        if (clause->governor == MW_NO_INDEX || !standing.told)
            return standing;
        clause = &s->clauses[clause->governor];
        standing = mw_standing_under(of_tense(clause->traits), standing);
    }
    return standing;
}
