/* SPDX-License-Identifier: MIT */
/* Who fills a role that a row of words/events.tsv names. */
#include "events/events_impl.h"

static mw_nouns copy(const uint32_t *nouns, uint8_t count)
{
    mw_nouns copied = {.count = count};
    memcpy(copied.items, nouns, sizeof copied.items);
    return copied;
}

static bool is_preposition(const mw_syntax *s, uint32_t chunk, mw_str word)
{
    const mw_chunk *at = &s->chunks[chunk];
    if (at->kind != CHUNK_PREP)
        return false;
    mw_str text = mw_article_text(s->article);
    const mw_token *token = &s->tokens[at->first];
    return mw_str_equal_fold(mw_str_sub(text, token->start, token->end), word);
}

/* "with Brunei in the chair", "with Sultan X of Brunei in the chair", ", with the general attending": how it was,
 * not with whom. */
static bool is_circumstance(const mw_event_work *work, uint32_t noun)
{
    const mw_syntax *s = &work->syntax;
    if (!mw_follows(work, MW_EVENT_CIRCUMSTANCE))
        return false;
    uint32_t after = noun + 1;
    if (mw_syntax_word_of(s, after) & WORD_OF && mw_syntax_kind(s, after + 1) == CHUNK_NOUN)
        after += 2;
    if (mw_syntax_kind(s, after) == CHUNK_VERB)
        return s->chunks[after].traits & VERB_GERUND && noun > 1 && s->chunks[noun - 2].kind == CHUNK_COMMA;
    return mw_syntax_kind(s, after) == CHUNK_PREP && mw_syntax_kind(s, after + 1) == CHUNK_NOUN &&
           mw_agent_kinds(work, &s->chunks[after + 1]) & AGENT_POST;
}

static mw_nouns behind(const mw_event_work *work, uint32_t verb, mw_str word, uint32_t from, uint32_t end)
{
    const mw_syntax *s = &work->syntax;
    mw_nouns nouns = {.count = 0};
    for (uint32_t at = from; at + 1 < s->chunk_count && at < end; at++) {
        if (!is_preposition(s, at, word) || s->chunks[at + 1].kind != CHUNK_NOUN || is_circumstance(work, at + 1))
            continue;
        if (s->chunks[at].first > s->first && mw_syntax_word(s, s->chunks[at].first - 1) & WORD_NEG)
            continue; /* by Tokyo but not by Hanoi */
        bool more = at > 0 && s->chunks[at - 1].kind == CHUNK_CONJ; /* with X and then with Y */
        if (nouns.count && !more)
            break;
        mw_syntax_list(s, at + 1, verb, nouns.items, &nouns.count);
    }
    return nouns;
}

/* The subject of the clause that follows: "demanded that RUSSIA withdraw". */
static mw_nouns of_next_clause(const mw_event_work *work, const mw_clause *clause)
{
    const mw_syntax *s = &work->syntax;
    uint32_t noun = clause->verb + 2;
    mw_nouns nouns = {.count = 0};
    if (noun < s->chunk_count && s->chunks[noun - 1].kind == CHUNK_REL && s->chunks[noun].kind == CHUNK_NOUN)
        mw_syntax_list(s, noun, noun + 1, nouns.items, &nouns.count);
    return nouns;
}

/* What the infinitive that follows is done to: "threatened to bomb KYIV", "agreed to sell arms to
 * INDIA". */
static mw_nouns of_deed(const mw_event_work *work, const mw_clause *clause)
{
    static const char *const TOWARDS[] = {"to", "with", "against", "on", "from", "for"};
    const mw_syntax *s = &work->syntax;
    uint32_t index = s->chunks[clause->verb].clause + 1;
    mw_nouns nouns = {.count = 0};
    if (index >= s->clause_count || s->clauses[index].governor != index - 1 ||
        !(s->clauses[index].traits & (VERB_INFINITIVE | VERB_GERUND)))
        return nouns;
    const mw_clause *deed = &s->clauses[index];
    nouns = copy(deed->objects, deed->object_count);
    for (size_t i = 0; i < sizeof TOWARDS / sizeof *TOWARDS && nouns.count < CLAUSE_NOUNS_MAX; i++) {
        mw_nouns more = behind(work, deed->verb, mw_str_of(TOWARDS[i]), deed->verb + 1, deed->end);
        if (more.count)
            nouns.items[nouns.count++] = more.items[0];
    }
    return nouns;
}

/* "was accused of harbouring militants by X": the doer stands behind what it is about. */
static mw_nouns doer_behind_deed(const mw_event_work *work, const mw_clause *clause)
{
    const mw_syntax *s = &work->syntax;
    uint32_t index = s->chunks[clause->verb].clause;
    const mw_clause *deed = index + 1 < s->clause_count ? &s->clauses[index + 1] : NULL;
    if (!deed || !(clause->traits & VERB_PASSIVE) || !(deed->traits & VERB_GERUND) || deed->governor != index)
        return (mw_nouns){.count = 0};
    return behind(work, deed->verb, MW_STR("by"), deed->verb + 1, deed->end);
}

mw_nouns mw_nouns_in_role(const mw_event_work *work, const mw_clause *clause, mw_str role, uint32_t from, uint32_t end)
{
    const mw_syntax *s = &work->syntax;
    bool passive = clause->traits & VERB_PASSIVE;
    bool subject = mw_str_is(role, "subject"), object = mw_str_is(role, "object");
    if ((subject && !passive) || (object && passive))
        return copy(clause->subjects, clause->subject_count);
    if (object && clause->object_count)
        return copy(clause->objects, clause->object_count);
    if (object && clause->antecedent != MW_NO_INDEX && clause->antecedent_prep == MW_NO_INDEX)
        return (mw_nouns){{clause->antecedent}, 1};
    if (object)
        return (mw_nouns){.count = 0};
    if (mw_str_is(role, "patient")) /* called HIM a tyrant; praised HIM */
        return clause->indirect != MW_NO_INDEX ? (mw_nouns){{clause->indirect}, 1}
                                               : mw_nouns_in_role(work, clause, MW_STR("object"), from, end);
    if (mw_str_is(role, "clause"))
        return of_next_clause(work, clause);
    if (mw_str_is(role, "deed") && mw_follows(work, MW_EVENT_DEED))
        return of_deed(work, clause);
    mw_nouns nouns = behind(work, clause->verb, subject ? MW_STR("by") : role, from, end);
    if (subject && !nouns.count)
        nouns = doer_behind_deed(work, clause);
    if (!nouns.count && mw_str_is(role, "to") && clause->indirect != MW_NO_INDEX)
        return (mw_nouns){{clause->indirect}, 1};
    if (!nouns.count && clause->antecedent_prep != MW_NO_INDEX) {
        const mw_token *token = &s->tokens[clause->antecedent_prep];
        if (mw_str_equal_fold(mw_str_sub(mw_article_text(s->article), token->start, token->end), role))
            return (mw_nouns){{clause->antecedent}, 1};
    }
    return nouns;
}

bool mw_has_preposition(const mw_event_work *work, const mw_clause *clause, mw_str word)
{
    const mw_syntax *s = &work->syntax;
    for (uint32_t at = clause->verb + 1; at + 1 < s->chunk_count && at <= clause->end; at++)
        if (is_preposition(s, at, word) &&
            (s->chunks[at + 1].kind == CHUNK_NOUN || s->chunks[at + 1].kind == CHUNK_VERB))
            return true;
    return false;
}

bool mw_parties_named(const mw_parties *parties)
{
    for (uint8_t i = 0; i < parties->count; i++)
        if (parties->items[i].entity.data)
            return true;
    return false;
}

bool mw_parties_agents(const mw_parties *parties)
{
    for (uint8_t i = 0; i < parties->count; i++)
        if (parties->items[i].agent || parties->items[i].entity.data)
            return true;
    return false;
}

static bool has_person(const mw_parties *parties)
{
    for (uint8_t i = 0; i < parties->count; i++)
        if (parties->items[i].person)
            return true;
    return false;
}

/* Those without a name go where one has a name ("X and other officials"), and officials go where
 * there is a person ("X and other Indian officials"). */
static void keep_named(const mw_event_work *work, mw_parties *parties)
{
    uint8_t kept = 0;
    bool person = has_person(parties);
    if (!mw_parties_named(parties) || !mw_follows(work, MW_EVENT_NAMED_ONLY))
        return;
    for (uint8_t i = 0; i < parties->count; i++)
        if (parties->items[i].entity.data && (parties->items[i].direct || !person))
            parties->items[kept++] = parties->items[i];
    parties->count = kept;
}

/* The killing of a worker by rebels: the phrases that hang on a noun, up to one of time. */
static uint32_t end_of_chain(const mw_syntax *s, uint32_t noun)
{
    uint32_t at = noun + 1;
    while (at + 1 < s->chunk_count && s->chunks[at].kind == CHUNK_PREP && s->chunks[at + 1].kind == CHUNK_NOUN &&
           !(s->words[s->chunks[at].first - s->first] & WORD_SUB))
        at += 2;
    return at;
}

/* "of" hangs on the noun before it; "by" among a verb's objects tells who did the deed that is
 * the object ("condemned the killing by rebels"), and none further on. */
static mw_parties in_role(const mw_event_work *work, const mw_clause *clause, mw_str role, uint32_t noun, uint32_t from,
                          uint32_t end, bool as_actor)
{
    mw_parties parties = {.count = 0};
    if (mw_str_is(role, "owner")) {
        mw_party owner = noun == MW_NO_INDEX ? (mw_party){.entity = MW_NONE} : mw_party_owner(work, noun);
        if (owner.entity.data)
            mw_parties_add(&parties, owner);
        return parties;
    }
    if (noun != MW_NO_INDEX && mw_follows(work, MW_EVENT_BY_DOER) &&
        (mw_str_is(role, "of") || (from <= noun && mw_str_is(role, "by")))) {
        uint32_t last = mw_str_is(role, "of") ? noun + 2 : end_of_chain(&work->syntax, noun);
        from = noun + 1;
        end = end < last ? end : last;
    }
    bool doer = !as_actor && clause->traits & VERB_PASSIVE && mw_str_is(role, "by");
    mw_nouns nouns = doer ? (mw_nouns){.count = 0} : mw_nouns_in_role(work, clause, role, from, end);
    bool deed = mw_str_is(role, "deed");
    for (uint8_t i = 0; i < nouns.count; i++) {
        mw_party party = mw_party_of(work, nouns.items[i], as_actor);
        if (!deed || party.agent)
            mw_parties_add(&parties, party);
        if (party.behind && !mw_parties_apposed(work, clause, nouns.items[i], &parties))
            mw_parties_add_behind(work, clause, nouns.items[i], &parties);
    }
    keep_named(work, &parties);
    return parties;
}

mw_parties mw_parties_in_roles(const mw_event_work *work, const mw_clause *clause, mw_str roles, uint32_t noun,
                               uint32_t from, uint32_t end, bool as_actor)
{
    mw_parties best = {.count = 0};
    mw_str role;
    while (mw_str_cut(&roles, ' ', &role)) {
        mw_parties parties = in_role(work, clause, role, noun, from, end, as_actor);
        if (mw_parties_named(&parties))
            return parties;
        if (!as_actor && mw_str_is(role, "object") && mw_parties_agents(&parties))
            return parties; /* it was done to people, if to nobody named */
        if (as_actor && mw_str_is(role, "subject") && mw_parties_agents(&parties) &&
            mw_follows(work, MW_EVENT_OWN_SUBJECT))
            return parties; /* the bloc's leaders agreed a plan with X: X is not who agreed alone */
        if (!mw_parties_agents(&best) && parties.count)
            best = parties;
    }
    return best;
}

/* "the agreement between X and Y": the same ones fill both roles. */
static bool are_same(const mw_parties *a, const mw_parties *b)
{
    bool same = a->count == b->count && a->count > 1;
    for (uint8_t i = 0; same && i < a->count; i++)
        same = a->items[i].entity.data && mw_str_equal(a->items[i].entity, b->items[i].entity);
    return same;
}

void mw_parties_split(mw_parties *actors, mw_parties *targets)
{
    if (actors->count < 2 || (mw_parties_named(targets) && !are_same(actors, targets)) || !actors->items[1].entity.data)
        return;
    targets->count = 0;
    for (uint8_t i = 1; i < actors->count; i++)
        mw_parties_add(targets, actors->items[i]);
    actors->count = 1;
}

static const mw_row *noun_among(const mw_event_work *work, const mw_row *row)
{
    while (row && !(mw_row_names(row, &work->kinds) & ROW_NOUN))
        row = mw_row_next(row);
    return row;
}

const mw_row *mw_noun_row(const mw_event_work *work, uint32_t noun, uint32_t *end)
{
    const mw_chunk *chunk = &work->syntax.chunks[noun];
    const mw_token *tokens = work->syntax.tokens;
    bool proper =
        work->syntax.tags[chunk->head - work->syntax.first] == TAG_NAME || tokens[chunk->head].shape & MW_ALL_CAPS;
    if (proper && mw_follows(work, MW_EVENT_PROPER))
        return NULL; /* AIDS, the Security Council */
    uint32_t first = chunk->head - chunk->first > 4 ? chunk->head - 4 : chunk->first;
    for (; first <= chunk->head; first++) {
        uint32_t whole = chunk->head + 1 - first;
        const mw_row *row = NULL;
        mw_hit hit = {0};
        if (mw_lexicon_match(work->events, tokens + first, work->syntax.end - first, &hit) && hit.tokens > whole)
            row = noun_among(work, hit.row); /* a state of emergency */
        if (!row && mw_lexicon_match_exact(work->events, tokens + first, whole, &hit))
            row = noun_among(work, hit.row);
        *end = first + hit.tokens;
        if (row)
            return row;
    }
    return NULL;
}
