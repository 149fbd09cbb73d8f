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
static const mw_row *row_of(const mw_event_work *work, uint32_t first, uint32_t length, const char *pos,
                            const char *other)
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

static mw_standing untold(int rule)
{
    return (mw_standing){.told = false, .rule = rule};
}

/* The standing that a cell of verbs.tsv gives to what depends on the word. */
static mw_standing standing_of_cell(mw_str cell)
{
    mw_status status;
    if (mw_str_is(cell, "decided"))
        return (mw_standing){.told = true, .status = MW_PLANNED, .decided = true};
    if (!mw_status_parse(cell, &status)) /* empty, or unreal */
        return untold(MW_EVENT_DEPENDENT);
    return told(status, status == MW_DENIED);
}

static bool is_conditional(const mw_syntax *s, const mw_clause *clause)
{
    if (clause->mark == MW_NO_INDEX)
        return false;
    uint32_t word = mw_syntax_word_of(s, clause->mark); /* if; until X apologises */
    return word & WORD_COND || (word & WORD_LIMIT && !(clause->traits & VERB_PAST));
}

static mw_standing of_tense(const mw_event_work *work, uint16_t traits)
{
    bool negative = traits & VERB_NEGATED && mw_follows(work, MW_EVENT_NEGATED);
    if (traits & VERB_POSSIBLE && mw_follows(work, MW_EVENT_POSSIBLE))
        return untold(MW_EVENT_POSSIBLE);
    if (traits & VERB_DUTY && mw_follows(work, MW_EVENT_DUTY))
        return negative ? untold(MW_EVENT_DUTY) : told(MW_CALLED_FOR, false);
    if (traits & (VERB_FUTURE | VERB_REPORTED) && mw_follows(work, MW_EVENT_FUTURE))
        return told(negative ? MW_CANCELLED : MW_PLANNED, negative);
    return told(negative ? MW_DENIED : MW_HELD, negative);
}

/* What the word before a clause says of it: "after meeting", "without meeting", "if". */
static mw_standing of_mark(const mw_event_work *work, const mw_clause *clause)
{
    const mw_syntax *s = &work->syntax;
    bool own = clause->subject_count && clause->subjects[0] > clause->mark && clause->subjects[0] < clause->verb;
    if (own && s->chunks[clause->mark].kind == CHUNK_PREP && mw_syntax_word_of(s, clause->mark) & WORD_FOR)
        return untold(MW_EVENT_DEPENDENT); /* hoping for X signing */
    const mw_row *row = row_of(work, s->chunks[clause->mark].first, 1, "prep", "prep");
    return row ? standing_of_cell(mw_row_get(row, "verb")) : untold(MW_EVENT_DEPENDENT);
}

/* The word right before "to": due, able, a plan. */
static const mw_row *word_before(const mw_event_work *work, const mw_clause *clause)
{
    const mw_syntax *s = &work->syntax;
    uint32_t first = s->chunks[clause->verb].first;
    for (uint32_t length = 3; length >= 1; length--) {
        const mw_row *row = first >= s->first + length ? row_of(work, first - length, length, "adj", "noun") : NULL;
        if (row)
            return row;
    }
    return NULL;
}

/* "ordered the army not to arrest X": whoever is told not to. */
static bool is_told_not_to(const mw_syntax *s, const mw_clause *clause)
{
    uint16_t not_to = VERB_INFINITIVE | VERB_NEGATED;
    if ((clause->traits & not_to) != not_to || clause->governor == MW_NO_INDEX || !clause->subject_count)
        return false;
    const mw_clause *governor = &s->clauses[clause->governor];
    return !governor->subject_count || governor->subjects[0] != clause->subjects[0];
}

static mw_standing of_dependent(const mw_event_work *work, const mw_clause *clause)
{
    const mw_syntax *s = &work->syntax;
    uint32_t end;
    if (clause->traits & VERB_GERUND && clause->mark != MW_NO_INDEX && s->chunks[clause->mark].kind != CHUNK_CONJ)
        return of_mark(work, clause);
    if (clause->verb > 0 && s->chunks[clause->verb - 1].kind == CHUNK_NOUN &&
        s->chunks[clause->verb - 1].traits & NOUN_NEGATED && mw_follows(work, MW_EVENT_NO_PLAN))
        return untold(MW_EVENT_NO_PLAN); /* no plans to meet */
    if (is_told_not_to(s, clause) && mw_follows(work, MW_EVENT_NEGATED))
        return untold(MW_EVENT_NEGATED);
    const mw_row *row = clause->traits & VERB_INFINITIVE ? word_before(work, clause) : NULL;
    if (!row && clause->governor != MW_NO_INDEX)
        row = mw_verb_row(work, &s->clauses[clause->governor], &end);
    if (row && mw_row_get(row, "verb").len)
        return standing_of_cell(mw_row_get(row, "verb"));
    if (clause->traits & VERB_INFINITIVE)
        return untold(MW_EVENT_DEPENDENT);
    return told(MW_HELD, false); /* ", triggering protests": as its main clause */
}

mw_standing mw_standing_under(mw_standing above, mw_standing below)
{
    if (!above.told || !below.told)
        return untold(above.told ? below.rule : above.rule);
    mw_standing both = below;
    if (above.status != MW_HELD)
        both.status = above.status;
    both.decided = above.decided || below.decided;
    both.negative = above.negative != below.negative;
    if (both.negative && both.status == MW_PLANNED)
        both.status = MW_CANCELLED; /* decided not to attend */
    return both;
}

static bool depends(const mw_clause *clause)
{
    return !(clause->traits & VERB_FINITE) &&
           !(clause->traits & VERB_PASSIVE && !(clause->traits & (VERB_INFINITIVE | VERB_GERUND)));
}

/* that he resign, that they be freed */
static bool is_subjunctive(const mw_event_work *work, const mw_clause *clause)
{
    const mw_syntax *s = &work->syntax;
    uint16_t verb = s->chunks[clause->verb].traits;
    bool singular = clause->subject_count == 1 && !(s->chunks[clause->subjects[0]].traits & NOUN_PLURAL);
    return verb & VERB_BARE && (singular || verb & VERB_PASSIVE);
}

/* "demanded that X resign", "asked that X should resign": the mood of what is only wanted. */
static bool is_wish(const mw_event_work *work, const mw_clause *clause)
{
    bool wanted = is_subjunctive(work, clause) || clause->traits & VERB_DUTY;
    return wanted && mw_follows(work, MW_EVENT_WISH);
}

/* "denied that its troops attacked": a finite clause under a verb that takes it back, or wants it. */
static mw_standing of_reported(const mw_event_work *work, const mw_clause *clause)
{
    uint32_t end;
    const mw_clause *governor = &work->syntax.clauses[clause->governor];
    const mw_row *row = mw_verb_row(work, governor, &end);
    mw_str cell = row ? mw_row_get(row, "verb") : MW_STR("");
    if (governor->traits & VERB_NEGATED && mw_follows(work, MW_EVENT_DISBELIEF))
        return untold(MW_EVENT_DISBELIEF); /* does not believe that … */
    bool denied = mw_str_is(cell, "denied");
    if ((denied || mw_str_is(cell, "called-for") || mw_str_is(cell, "unreal")) && is_wish(work, clause))
        return untold(MW_EVENT_WISH); /* also: rejected demands that X resign */
    if (denied && mw_follows(work, MW_EVENT_DENIAL))
        return told(MW_DENIED, true);
    return told(MW_HELD, false);
}

/* "the claim that X attacked Y", "a demand that X meet Y": what a noun tells of is said by it, not by the article. */
static bool is_content(const mw_event_work *work, const mw_clause *clause)
{
    const mw_syntax *s = &work->syntax;
    if (clause->antecedent == MW_NO_INDEX || clause->antecedent_prep != MW_NO_INDEX || clause->first == 0)
        return false;
    bool that = mw_syntax_word_of(s, clause->first - 1) & WORD_THAT;
    return that && (clause->object_count || clause->traits & (VERB_PASSIVE | VERB_ALONE) || is_subjunctive(work, clause)) &&
           mw_follows(work, MW_EVENT_CONTENT);
}

/* "what it calls international threats": a clause that only gives a name. */
static bool is_naming(const mw_event_work *work, const mw_clause *clause)
{
    const mw_syntax *s = &work->syntax;
    uint32_t what = clause->first && clause->first < clause->verb ? clause->first - 1 : MW_NO_INDEX;
    return mw_syntax_word_of(s, what) & WORD_WHAT && mw_follows(work, MW_EVENT_NAMING);
}

/* "Nobody was arrested", "neither Egypt nor Sudan attended". */
static bool nobody_does(const mw_event_work *work, const mw_clause *clause)
{
    return clause->subject_count && work->syntax.chunks[clause->subjects[0]].traits & NOUN_NEGATED &&
           mw_follows(work, MW_EVENT_NOBODY);
}

/* Does the sentence go on to a question mark from here? */
static bool is_asked(const mw_event_work *work, const mw_clause *clause)
{
    const mw_syntax *s = &work->syntax;
    for (uint32_t at = s->chunks[clause->verb].head + 1; at < s->end; at++) {
        if (!(s->tokens[at].shape & MW_PUNCT))
            continue;
        if (s->tokens[at].shape & (MW_QUOTE_OPEN | MW_QUOTE_CLOSE))
            return false; /* it attacked, shouting “Where is he?” */
        char mark = s->text.data[s->tokens[at].start];
        if (mark == '(' || mark == '[' || mark == ':' || mark == ';')
            return false;
        if (mark == '?' || mark == '.' || mark == '!')
            return mark == '?';
    }
    return false;
}

mw_standing mw_standing_of(const mw_event_work *work, const mw_clause *clause)
{
    const mw_syntax *s = &work->syntax;
    mw_standing standing = of_tense(work, clause->traits);
    if (nobody_does(work, clause))
        standing = mw_standing_under(told(MW_DENIED, true), standing);
    if (is_asked(work, clause) && mw_follows(work, MW_EVENT_QUESTION))
        return untold(MW_EVENT_QUESTION);
    if (s->chunks[clause->verb].head < work->supposed_end && mw_follows(work, MW_EVENT_CONDITION))
        return untold(MW_EVENT_CONDITION);
    if (work->conditional && clause->traits & (VERB_FUTURE | VERB_REPORTED) && mw_follows(work, MW_EVENT_CONDITION))
        return untold(MW_EVENT_CONDITION);
    for (int steps = 0; steps < STEPS_UP_MAX; steps++) {
        if (is_conditional(s, clause) && mw_follows(work, MW_EVENT_CONDITION))
            return untold(MW_EVENT_CONDITION);
        if (is_naming(work, clause))
            return untold(MW_EVENT_NAMING);
        if (is_content(work, clause))
            return untold(MW_EVENT_CONTENT);
        if (!depends(clause) || !mw_follows(work, MW_EVENT_DEPENDENT)) {
            if (clause->governor != MW_NO_INDEX)
                standing = mw_standing_under(of_reported(work, clause), standing);
            return standing;
        }
        standing = mw_standing_under(of_dependent(work, clause), standing);
        if (clause->governor == MW_NO_INDEX || !standing.told)
            return standing;
        clause = &s->clauses[clause->governor];
        standing = mw_standing_under(of_tense(work, clause->traits), standing);
    }
    return standing;
}
