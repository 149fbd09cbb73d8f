/* SPDX-License-Identifier: MIT */
/* The events stage: who did what to whom, in PLOVER's actions.
 *
 * Sentence after sentence is read into clauses (syntax.h); a clause whose verb, or whose noun under
 * a verb like "hold", is in words/events.tsv is an event when its row's conditions hold. An event
 * is written once for every named actor and target: "Russia and China blocked" is two. Precision
 * first: nothing is coded by default, a bare statement is none, nor is what is imagined or asked
 * for, what is only the content of another event ("called for talks"), and sport. */
#include "events/events_impl.h"

#include <stdlib.h>

enum { HISTORY_YEARS = 10, SPORT_SENTENCES_MIN = 3 };

/* ---- sentences that tell none */

static bool is_read(const mw_layers *layers, const mw_sentence *sentence)
{
    mw_paragraph_kind kind = layers->paragraphs[sentence->paragraph].kind;
    return kind == MW_BODY || kind == MW_LIST || kind == MW_STANDFIRST;
}

static bool is_sport(const mw_event_work *work, const mw_sentence *sentence)
{
    mw_hit hit;
    for (uint32_t i = sentence->token_first; i < sentence->token_end; i++)
        if (mw_lexicon_match(work->topics, work->syntax.tokens + i, sentence->token_end - i, &hit) &&
            mw_str_is(mw_row_get(hit.row, "topic"), "sport"))
            return true;
    return false;
}

/* A report of a match: no line of it is politics. */
static bool is_all_sport(mw_event_work *work)
{
    size_t sport = 0;
    if (!mw_follows(work, MW_EVENT_SPORT))
        return false;
    for (size_t i = 0; i < work->layers->sentence_count; i++)
        sport += is_sport(work, &work->layers->sentences[i]);
    work->some_sport = sport > 0;
    return sport >= SPORT_SENTENCES_MIN && sport * 4 >= work->layers->sentence_count;
}

static bool has_condition(const mw_syntax *s)
{
    for (uint32_t i = 0; i < s->end - s->first; i++)
        if (s->words[i] & WORD_COND)
            return true;
    return false;
}

/* ---- finding */

/* The smallest quotation around a token, or MW_NO_INDEX. Quotations are in order of start. */
static uint32_t quote_at(const mw_event_work *work, uint32_t token)
{
    const mw_layers *layers = work->layers;
    uint32_t start = work->syntax.tokens[token].start, best = MW_NO_INDEX;
    uint32_t low = 0, high = (uint32_t)layers->quote_count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (layers->quotes[middle].span.start <= start)
            low = middle + 1;
        else
            high = middle;
    }
    for (int steps = 0; low-- > 0 && steps < 8; steps++) {
        mw_span span = layers->quotes[low].span;
        if (span.end <= start)
            continue;
        if (best == MW_NO_INDEX ||
            span.end - span.start < layers->quotes[best].span.end - layers->quotes[best].span.start)
            best = low;
    }
    return best;
}

static bool keep(mw_event_work *work, const mw_found *found, mw_error *err)
{
    return mw_arena_push(mw_article_arena(work->article), work->founds, work->found_count, work->found_capacity, *found,
                         err);
}

static bool find_in_clause(mw_event_work *work, uint32_t index, mw_error *err)
{
    const mw_clause *clause = &work->syntax.clauses[index];
    mw_standing standing = mw_standing_of(work, clause);
    mw_found found;
    bool verb = mw_find_verb_event(work, clause, &found);
    if (verb) {
        mw_status status;
        found.clause = index;
        found.standing = standing;
        if (mw_status_parse(mw_row_get(found.row, "status"), &status))
            found.standing = mw_standing_under(standing, (mw_standing){true, status, status == MW_DENIED});
        if (!keep(work, &found, err))
            return false;
    }
    uint32_t from = index ? work->syntax.clauses[index - 1].end : 0;
    bool state = false; /* "is a supporter of and supplier to" is told once */
    if (from > clause->first)
        from = clause->first;
    for (uint32_t at = from; at < clause->end && at < work->syntax.chunk_count; at++) {
        if (work->syntax.chunks[at].kind != CHUNK_NOUN || !mw_find_noun_event(work, clause, at, &found))
            continue;
        bool again = state && mw_row_has(found.row, "need", "state") && mw_follows(work, MW_EVENT_STATE_ONCE);
        bool object = verb && !found.aside && mw_follows(work, MW_EVENT_OBJECT_OF_VERB);
        if (object || again)
            continue; /* it is the verb's object: "blocked sanctions" */
        state |= mw_row_has(found.row, "need", "state");
        found.clause = index;
        found.standing = mw_standing_under(standing, found.standing);
        if (!keep(work, &found, err))
            return false;
    }
    return true;
}

/* ---- what is only the content of another event */

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
static void absorb(mw_event_work *work)
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

/* ---- writing */

static bool is_history(const mw_event_work *work, mw_str date)
{
    int64_t year, now;
    mw_str published = mw_article_head(work->article)->published;
    return date.len >= 4 && published.len >= 4 && mw_str_integer(mw_str_sub(date, 0, 4), &year) &&
           mw_str_integer(mw_str_sub(published, 0, 4), &now) && now - year > HISTORY_YEARS;
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
            (event->actor.data || event->target.data || mw_str_is(event->code, "ASSAULT") ||
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

/* Somebody has to be named, unless it is force or protest and there are people in it. -1: it says enough. */
static int fault_of_parties(const mw_event_work *work, const mw_found *found)
{
    mw_str code = mw_row_get(found->row, "code");
    if (needs_actor(code) && !mw_parties_named(&found->actors) && mw_follows(work, MW_EVENT_ACTOR_KNOWN))
        return MW_EVENT_ACTOR_KNOWN;
    int fault = found->standing.negative ? fault_of_negative(work, found) : -1;
    if (fault >= 0)
        return mw_follows(work, fault) ? fault : -1;
    bool grave = mw_str_is(code, "ASSAULT") || mw_str_is(code, "COERCE") || mw_str_is(code, "PROTEST");
    bool people = mw_parties_agents(&found->actors) || mw_parties_agents(&found->targets) ||
                  mw_row_has(found->row, "need", "any");
    return is_named(found) || (grave && people) || !mw_follows(work, MW_EVENT_SOMEBODY) ? -1 : MW_EVENT_SOMEBODY;
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

static mw_str place_of(const mw_event_work *work, const mw_found *found, const mw_clause *clause)
{
    mw_str target = found->targets.count ? found->targets.items[0].entity : MW_NONE;
    if (target.data && found->targets.items[0].place && is_visit(found->row))
        return target;
    bool said = needs_actor(mw_row_get(found->row, "code")) || mw_str_is(mw_row_get(found->row, "code"), "ACCUSE") ||
                mw_str_is(mw_row_get(found->row, "code"), "REQUEST");
    mw_str place = mw_clause_place(work, clause, said);
    return said && mw_str_equal(place, target) ? MW_NONE : place;
}

static mw_event event_of(const mw_event_work *work, const mw_found *found)
{
    const mw_clause *clause = &work->syntax.clauses[found->clause];
    mw_event event = {.span = {work->syntax.tokens[found->first].start, work->syntax.tokens[found->end - 1].end},
                      .status = found->standing.status,
                      .negative = found->standing.negative,
                      .quote = quote_at(work, found->first),
                      .sentence = work->sentence,
                      .place = place_of(work, found, clause),
                      .grade = MW_STRONG};
    if (event.status == MW_HELD || event.status == MW_DENIED)
        event.date = mw_clause_date(work, clause, is_momentary(found->row));
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

static bool write_found(mw_event_work *work, const mw_found *found, mw_error *err)
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

/* ---- the stage */

static bool has_pronoun(const mw_event_work *work, size_t index)
{
    if (index >= work->layers->sentence_count)
        return false;
    const mw_sentence *sentence = &work->layers->sentences[index];
    for (uint32_t i = sentence->token_first; i < sentence->token_end; i++)
        if (work->layers->tokens[i].pos == MW_PRON)
            return true;
    return false;
}

/* A pronoun may stand for who was the subject of the sentence before, which was not worth reading. */
static void read_before(mw_event_work *work, uint32_t index)
{
    mw_syntax *s = &work->syntax;
    if (!has_pronoun(work, index) || index == 0 || work->read == index - 1)
        return;
    work->sentence = index - 1;
    mw_syntax_read(s, index - 1);
    for (uint32_t i = 0; i < s->clause_count; i++)
        mw_party_note(work, &s->clauses[i]);
}

static bool read_sentence(mw_event_work *work, uint32_t index, mw_error *err)
{
    mw_syntax *s = &work->syntax;
    work->found_count = 0;
    read_before(work, index);
    bool noted = has_pronoun(work, index) || has_pronoun(work, index + 1);
    work->sentence = work->read = index;
    mw_syntax_read(s, index);
    work->conditional = has_condition(s);
    for (uint32_t i = 0; i < s->clause_count; i++) {
        work->quote = quote_at(work, s->chunks[s->clauses[i].verb].head);
        if (!find_in_clause(work, i, err))
            return false;
        if (noted)
            mw_party_note(work, &s->clauses[i]);
    }
    if (mw_follows(work, MW_EVENT_ABSORBED))
        absorb(work);
    for (size_t i = 0; i < work->found_count; i++)
        if (!write_found(work, &work->founds[i], err))
            return false;
    return true;
}

static int by_span(const void *a, const void *b)
{
    const mw_event *x = a, *y = b;
    if (x->span.start != y->span.start)
        return x->span.start < y->span.start ? -1 : 1;
    if (x->span.end != y->span.end)
        return x->span.end < y->span.end ? -1 : 1;
    int order = mw_str_compare(x->code, y->code);
    order = order ? order : mw_str_compare(x->actor, y->actor);
    return order ? order : mw_str_compare(x->target, y->target);
}

static const mw_meaning CODES[] = {
    {"AGREE", ROW_CODED},    {"CONSULT", ROW_CODED},  {"SUPPORT", ROW_CODED}, {"COOPERATE", ROW_CODED},
    {"AID", ROW_CODED},      {"YIELD", ROW_CODED},    {"REQUEST", ROW_CODED}, {"ACCUSE", ROW_CODED},
    {"REJECT", ROW_CODED},   {"THREATEN", ROW_CODED}, {"PROTEST", ROW_CODED}, {"SANCTION", ROW_CODED},
    {"MOBILIZE", ROW_CODED}, {"COERCE", ROW_CODED},   {"ASSAULT", ROW_CODED}, {"RETREAT", ROW_CODED},
};
static const mw_meaning KINDS[] = {{"verb", ROW_VERB}, {"noun", ROW_NOUN}};

static const mw_meaning AGENTS[] = {
    {"office", AGENT_OFFICE}, {"weapon", AGENT_WEAPON}, {"force", AGENT_FORCE}, {"people", AGENT_PEOPLE},
    {"set", AGENT_SET},       {"lead", AGENT_LEADER},   {"past", AGENT_PAST},
};
static const mw_meaning BONDS[] = {
    {"do", BONDS_DO},         {"get", BONDS_GET}, {"give", BONDS_GIVE}, {"cause", BONDS_CAUSE},
    {"happen", BONDS_HAPPEN}, {"be", BONDS_BE},   {"amid", BONDS_AMID}, {"single", BONDS_SINGLE},
};

static bool open_work(mw_event_work *work, mw_article *article, const mw_model *model, mw_error *err)
{
    *work = (mw_event_work){.article = article,
                            .layers = mw_article_layers(article),
                            .quote = MW_NO_INDEX,
                            .read = MW_NO_INDEX,
                            .events = mw_model_lexicon(model, "events"),
                            .verbs = mw_model_lexicon(model, "verbs"),
                            .agents = mw_model_lexicon(model, "agents"),
                            .topics = mw_model_lexicon(model, "topics"),
                            .judgements = mw_model_lexicon(model, "judgements"),
                            .topic = {.person = MW_NONE, .thing = MW_NONE, .group = MW_NONE}};
    work->agent_kinds = MW_NAMES(work->agents, "kind", AGENTS);
    work->bonds = MW_NAMES(work->verbs, "noun", BONDS);
    work->codes = MW_NAMES(work->events, "code", CODES);
    work->kinds = MW_NAMES(work->events, "pos", KINDS);
    return mw_syntax_create(&work->syntax, article, model, mw_article_arena(article), err);
}

/* Whether a phrase of the table that is an event begins here, as far as its part of speech allows. */
static bool may_tell(const mw_event_work *work, uint32_t token, uint32_t end)
{
    const mw_token *t = &work->layers->tokens[token];
    bool noun = t->pos != MW_VERB && t->pos != MW_AUX;
    bool verb = t->pos == MW_VERB || t->pos == MW_AUX || (t->form & (MW_BASE | MW_THIRD | MW_PAST | MW_GERUND) && noun);
    mw_hit hit;
    if (!mw_lexicon_match(work->events, t, end - token, &hit))
        return false;
    for (uint32_t length = hit.tokens; length > 0; length--) {
        if (!mw_lexicon_match_exact(work->events, t, length, &hit))
            continue;
        for (const mw_row *row = hit.row; row; row = mw_row_next(row)) {
            uint64_t what = mw_row_names(row, &work->codes) | mw_row_names(row, &work->kinds);
            if (what & ROW_CODED && ((verb && what & ROW_VERB) || (noun && what & ROW_NOUN)))
                return true;
        }
    }
    return false;
}

/* Sentences of news that is no sport, and in which something of the table stands. */
static bool is_worth_reading(const mw_event_work *work, const mw_sentence *sentence)
{
    if (!is_read(work->layers, sentence) || (work->some_sport && is_sport(work, sentence)))
        return false;
    for (uint32_t i = sentence->token_first; i < sentence->token_end; i++)
        if (may_tell(work, i, sentence->token_end))
            return true;
    return false;
}

bool mw_events_record(mw_article *article, const mw_model *model, int off, mw_event_log *log, mw_error *err)
{
    mw_event_work work;
    if (!open_work(&work, article, model, err))
        return false;
    work.syntax.off = off;
    work.log = log;
    size_t sentences = is_all_sport(&work) ? 0 : work.layers->sentence_count;
    for (size_t i = 0; i < sentences; i++)
        if (is_worth_reading(&work, &work.layers->sentences[i]) && !read_sentence(&work, (uint32_t)i, err))
            return false;
    mw_layers *layers = mw_article_layers_edit(article);
    layers->events = work.made;
    layers->event_count = work.made_count;
    if (work.made_count)
        qsort(work.made, work.made_count, sizeof *work.made, by_span);
    return true;
}

bool mw_make_events(mw_article *article, const mw_model *model, mw_error *err)
{
    return mw_events_record(article, model, -1, NULL, err);
}
