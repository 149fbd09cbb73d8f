/* SPDX-License-Identifier: MIT */
/* What a sentence tells in several clauses and is one event: "shot and killed", "met to discuss", and what
 * is only asked or threatened ("threatened to bomb Kyiv"). */
#include "events/events_impl.h"

static bool is_speech_act(mw_str code, bool finite)
{
    static const char *const ALWAYS[] = {"REQUEST", "THREATEN"};
    static const char *const LOOSE[] = {"AGREE", "REJECT", "ACCUSE", "SANCTION", "COERCE"};
    for (size_t i = 0; i < 2; i++)
        if (mw_str_is(code, ALWAYS[i]))
            return true;
    for (size_t i = 0; i < sizeof LOOSE / sizeof *LOOSE && !finite; i++)
        if (mw_str_is(code, LOOSE[i]))
            return true;
    return false;
}

static mw_found *event_of_clause(mw_event_work *work, uint32_t clause)
{
    for (size_t i = 0; i < work->found_count; i++)
        if (work->founds[i].clause == clause)
            return &work->founds[i];
    return NULL;
}

/* "shot and killed him": one deed in two verbs, told by the graver, with all that stands around both. */
static void join_halves(mw_event_work *work, mw_found *found)
{
    mw_syntax *s = &work->syntax;
    mw_clause *clause = &s->clauses[found->clause];
    bool pair = mw_syntax_kind(s, clause->verb + 1) == CHUNK_CONJ && mw_syntax_kind(s, clause->verb + 2) == CHUNK_VERB;
    if (!pair || !(clause->lent || clause->traits & VERB_PASSIVE))
        return;
    mw_found *next = event_of_clause(work, s->chunks[clause->verb + 2].clause);
    if (!next || !mw_str_equal(mw_row_get(next->row, "code"), mw_row_get(found->row, "code")))
        return;
    next->absorbed = true;
    clause->end = s->clauses[next->clause].end;
    if (!mw_str_is(mw_row_get(found->row, "action"), "wound"))
        return;
    found->row = next->row;
    found->end = next->end;
}

/* "met to discuss trade": one meeting. */
static bool is_topic_of(const mw_event_work *work, const mw_found *inner, const mw_found *outer)
{
    return work->syntax.clauses[inner->clause].traits & VERB_INFINITIVE &&
           mw_str_is(mw_row_get(outer->row, "code"), "CONSULT") &&
           mw_str_is(mw_row_get(inner->row, "action"), "discuss");
}

/* "threatened to bomb Kyiv" is one event, and Kyiv its target. */
void mw_events_join(mw_event_work *work)
{
    for (size_t i = 0; i < work->found_count; i++)
        join_halves(work, &work->founds[i]);
    for (size_t i = 0; i < work->found_count; i++) {
        mw_found *inner = &work->founds[i];
        uint32_t clause = work->syntax.clauses[inner->clause].governor;
        bool finite = work->syntax.clauses[inner->clause].traits & VERB_FINITE;
        for (int steps = 0; clause != MW_NO_INDEX && steps < 3; steps++) {
            mw_found *outer = event_of_clause(work, clause);
            if (outer && is_topic_of(work, inner, outer)) {
                inner->absorbed = true;
                break;
            }
            if (outer && outer != inner && is_speech_act(mw_row_get(outer->row, "code"), finite)) {
                inner->absorbed = true;
                if (!mw_parties_agents(&outer->targets))
                    outer->targets = inner->targets;
                break;
            }
            clause = work->syntax.clauses[clause].governor;
        }
    }
}
