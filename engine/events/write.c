/* SPDX-License-Identifier: MIT */
/* What was found becomes an event, once for every actor and target that is named, or falls by a rule: nothing
 * is written by default. */
#include "events/events_impl.h"

enum { HISTORY_YEARS = 10 };

static bool is_history(const mw_event_work *work, mw_str date)
{
    int64_t year, now;
    mw_str published = mw_article_head(work->article)->published;
    return date.len >= 4 && published.len >= 4 && mw_str_integer(mw_str_sub(date, 0, 4), &year) &&
           mw_str_integer(mw_str_sub(published, 0, 4), &now) && now - year > HISTORY_YEARS;
}

/* "was arrested and sentenced", "was charged and tried": steps of one case, each a deed of its own. */
static bool are_steps(mw_str a, mw_str b)
{
    static const char *const STEPS[] = {"arrest", "charge", "try", "sentence", "convict", "deport"};
    bool first = false, second = false;
    for (size_t i = 0; i < sizeof STEPS / sizeof *STEPS; i++) {
        first |= mw_str_is(a, STEPS[i]);
        second |= mw_str_is(b, STEPS[i]);
    }
    return first && second && !mw_str_equal(a, b);
}

/* The same deed told twice in one sentence: "met X and held talks with him", "killed four people
 * and wounded ten". */
static bool is_told(const mw_event_work *work, const mw_event *event)
{
    for (size_t i = work->made_count; i-- > 0;) {
        const mw_event *other = &work->made[i];
        if (other->sentence != event->sentence)
            return false;
        if (mw_str_equal(other->code, event->code) && mw_str_equal(other->actor, event->actor) &&
            mw_str_equal(other->target, event->target) && other->status == event->status &&
            !are_steps(other->action, event->action) && (event->actor.data || event->target.data || mw_str_is(event->code, "ASSAULT") ||
             mw_str_equal(other->action, event->action)))
            return true;
    }
    return false;
}

/* What counts only when it is known who did it. */
static bool needs_actor(mw_str code)
{
    static const char *const CODES[] = {"AGREE", "SUPPORT", "COOPERATE", "AID", "REJECT", "THREATEN"};
    for (size_t i = 0; i < sizeof CODES / sizeof *CODES; i++)
        if (mw_str_is(code, CODES[i]))
            return true;
    return false;
}

static bool is_visit(const mw_row *row)
{
    return mw_str_is(mw_row_get(row, "action"), "visit");
}

/* Nobody does it to himself: where a pronoun was taken for the other party, it is somebody else. */
static void tell_apart(const mw_event_work *work, mw_event *event, const mw_party *actor)
{
    bool same = event->actor.data && mw_str_equal(event->actor, event->target);
    if (same && actor->guessed && mw_follows(work, MW_EVENT_NOT_HIMSELF))
        event->actor = MW_NONE;
    else if (same)
        event->target = MW_NONE;
}

static bool write_pair(mw_event_work *work, const mw_found *found, mw_event event, const mw_party *actor,
                       const mw_party *target, mw_error *err)
{
    event.actor = actor->entity;
    event.target = target->entity;
    if (target->entity.data && target->place && is_visit(found->row))
        event.place = target->entity;
    tell_apart(work, &event, actor);
    bool again = mw_follows(work, MW_EVENT_TOLD_TWICE) && is_told(work, &event);
    bool own = mw_str_equal(actor->entity, target->entity) && mw_str_is(event.code, "THREATEN"); /* warned its people */
    bool nobody = (own || !event.actor.data) && needs_actor(event.code) && mw_follows(work, MW_EVENT_ACTOR_KNOWN);
    int fault = again ? MW_EVENT_TOLD_TWICE : nobody ? MW_EVENT_ACTOR_KNOWN : -1;
    mw_event_note(work, found, fault);
    return fault >= 0 || mw_arena_push(mw_article_arena(work->article), work->made, work->made_count,
                                       work->made_capacity, event, err);
}

static bool copy_texts(mw_event_work *work, const mw_found *found, mw_event *event, mw_error *err)
{
    mw_arena *arena = mw_article_arena(work->article);
    mw_str action = mw_row_get(found->row, "action");
    action = action.len ? action : mw_row_phrase(found->row);
    return mw_arena_copy(arena, action, &event->action, err) &&
           mw_arena_copy(arena, mw_row_get(found->row, "code"), &event->code, err) &&
           mw_rule_of_row(work->article, "event", found->row, &event->rule, err);
}

static bool is_named(const mw_found *found)
{
    return mw_parties_named(&found->actors) || mw_parties_named(&found->targets);
}

/* What was not done, or will not be, by nobody in particular, is no news. */
static int fault_of_negative(const mw_event_work *work, const mw_found *found)
{
    mw_str code = mw_row_get(found->row, "code");
    bool unkept = found->standing.status == MW_CANCELLED;
    if (unkept && !mw_str_is(code, "CONSULT") && !mw_str_is(code, "AID"))
        return MW_EVENT_NOT_CALLED_OFF; /* "will never surrender" calls nothing off */
    bool done_to = mw_parties_named(&found->targets) && work->syntax.clauses[found->clause].traits & VERB_PASSIVE &&
                   mw_str_is(mw_row_get(found->row, "pos"), "verb");
    return mw_parties_named(&found->actors) || done_to ? -1 : MW_EVENT_NOBODY_DID;
}

/* "gangs attacked the prison and freed the inmates": who uses force gives nothing up. */
static bool is_forced(const mw_event_work *work)
{
    for (size_t i = work->made_count; i-- > 0 && work->made[i].sentence == work->sentence;)
        if (mw_str_is(work->made[i].code, "ASSAULT"))
            return true;
    return false;
}

/* Somebody has to be named, unless people use force, protest or give in. -1: it says enough. */
static int fault_of_parties(const mw_event_work *work, const mw_found *found)
{
    mw_str code = mw_row_get(found->row, "code");
    if (needs_actor(code) && !mw_parties_named(&found->actors) && mw_follows(work, MW_EVENT_ACTOR_KNOWN))
        return MW_EVENT_ACTOR_KNOWN;
    int fault = found->standing.negative ? fault_of_negative(work, found) : -1;
    if (fault >= 0)
        return mw_follows(work, fault) ? fault : -1;
    bool grave = mw_str_is(code, "ASSAULT") || mw_str_is(code, "COERCE") || mw_str_is(code, "PROTEST");
    bool gives_in = mw_str_is(code, "YIELD") || mw_str_is(code, "RETREAT"); /* the rebels laid down their arms */
    bool agents = mw_parties_agents(&found->actors);
    bool any = mw_row_has(found->row, "need", "any");
    bool people = agents || mw_parties_agents(&found->targets);
    bool says_enough = is_named(found) || any || (grave && people) || (gives_in && agents && !is_forced(work));
    return says_enough || !mw_follows(work, MW_EVENT_SOMEBODY) ? -1 : MW_EVENT_SOMEBODY;
}

/* The rule by which a reading is no event; -1: it is one. */
static int fault_of(const mw_event_work *work, const mw_found *found)
{
    if (found->absorbed)
        return MW_EVENT_ABSORBED;
    return found->standing.told ? fault_of_parties(work, found) : found->standing.rule;
}

static bool is_momentary(const mw_row *row)
{
    return is_visit(row) || mw_str_is(mw_row_get(row, "action"), "meet");
}

static bool is_ahead(const mw_event_work *work, mw_str date)
{
    mw_str published = mw_article_head(work->article)->published;
    return published.len >= 10 && mw_str_compare(date, mw_str_sub(published, 0, 10)) > 0;
}

/* What is done in words: its object is what happened elsewhere, at another time. */
static bool is_said(const mw_row *row)
{
    mw_str code = mw_row_get(row, "code");
    return needs_actor(code) || mw_str_is(code, "ACCUSE") || mw_str_is(code, "REQUEST");
}

static mw_str place_of(const mw_event_work *work, const mw_found *found, const mw_clause *clause)
{
    mw_str target = found->targets.count ? found->targets.items[0].entity : MW_NONE;
    if (target.data && found->targets.items[0].place && is_visit(found->row))
        return target;
    bool said = is_said(found->row);
    bool spoken = said || mw_str_is(mw_row_get(found->row, "action"), "discuss"); /* discussed the war in Syria */
    mw_str place = mw_clause_place(work, clause, spoken);
    return said && mw_str_equal(place, target) ? MW_NONE : place;
}

static mw_event event_of(const mw_event_work *work, const mw_found *found)
{
    const mw_clause *clause = &work->syntax.clauses[found->clause];
    mw_event event = {.span = {work->syntax.tokens[found->first].start, work->syntax.tokens[found->end - 1].end},
                      .status = found->standing.status,
                      .negative = found->standing.negative,
                      .quote = mw_quote_at(work, found->first),
                      .sentence = work->sentence,
                      .grade = MW_STRONG};
    bool own = found->phrase_end > found->phrase_first; /* of the talks, not of what was said after them */
    event.place = own ? mw_phrase_place(work, found->phrase_first, found->phrase_end) : place_of(work, found, clause);
    if (event.status == MW_HELD || event.status == MW_DENIED)
        event.date = own ? mw_phrase_date(work, found->phrase_first, found->phrase_end) : MW_NONE;
    if (!event.date.data && (event.status == MW_HELD || event.status == MW_DENIED))
        event.date = mw_clause_date(work, clause, is_momentary(found->row), is_said(found->row));
    if (event.date.len == 10 && is_ahead(work, event.date) && mw_follows(work, MW_EVENT_AHEAD)) {
        event.date = MW_NONE; /* "begins a visit on Friday" */
        event.status = event.status == MW_HELD ? MW_PLANNED : event.status;
    }
    if (!mw_parties_named(&found->actors))
        event.grade = MW_WEAK;
    return event;
}

static const mw_party *party_at(const mw_parties *parties, uint8_t i)
{
    static const mw_party NOBODY = {.entity = {NULL, 0}};
    return parties->count ? &parties->items[i] : &NOBODY;
}

bool mw_event_write(mw_event_work *work, const mw_found *found, mw_error *err)
{
    int fault = fault_of(work, found);
    mw_event event = fault < 0 ? event_of(work, found) : (mw_event){0};
    if (fault < 0 && is_history(work, event.date) && mw_follows(work, MW_EVENT_HISTORY))
        fault = MW_EVENT_HISTORY;
    if (fault >= 0) {
        mw_event_note(work, found, fault);
        return true;
    }
    if (!copy_texts(work, found, &event, err))
        return false;
    uint8_t actors = found->actors.count ? found->actors.count : 1;
    uint8_t targets = found->targets.count ? found->targets.count : 1;
    for (uint8_t a = 0; a < actors; a++)
        for (uint8_t t = 0; t < targets; t++)
            if (!write_pair(work, found, event, party_at(&found->actors, a), party_at(&found->targets, t), err))
                return false;
    return true;
}
