/* SPDX-License-Identifier: MIT */
/* Verbs that are events: the rows of words/events.tsv for the clause's verb, the longest phrase
 * first, and the first of them whose conditions hold. */
#include "events/events_impl.h"

enum { PHRASE_TOKENS_MAX = 7 };

/* A clause's verb phrase under one row. */
typedef struct attempt {
    const mw_event_work *work;
    mw_clause clause; /* with the object that follows the phrase */
    const mw_row *row;
    uint32_t phrase_end;
    mw_parties actors, targets;
} attempt;

/* Chunk that starts at or after a token, dates passed over. */
static uint32_t chunk_from(const mw_syntax *s, uint32_t chunk, uint32_t token)
{
    while (chunk < s->chunk_count && (s->chunks[chunk].end <= token || s->chunks[chunk].kind == CHUNK_DATE))
        chunk++;
    return chunk;
}

/* "called for TALKS": the object of a phrase of several words is what follows it. */
static void take_object_of_phrase(attempt *a)
{
    const mw_syntax *s = &a->work->syntax;
    if (a->phrase_end == s->chunks[a->clause.verb].head + 1)
        return;
    a->clause.object_count = 0;
    a->clause.indirect = MW_NO_INDEX;
    uint32_t chunk = chunk_from(s, a->clause.verb + 1, a->phrase_end);
    if (chunk < s->chunk_count && s->chunks[chunk].kind == CHUNK_NOUN) {
        uint32_t end = mw_syntax_list(s, chunk, a->clause.verb, a->clause.objects, &a->clause.object_count);
        a->clause.end = end > a->clause.end ? end : a->clause.end;
    }
}

static bool object_has_class(const attempt *a, mw_str class)
{
    mw_nouns nouns = mw_nouns_in_role(a->work, &a->clause, MW_STR("object"), 0, 0);
    char name[32];
    if (class.len >= sizeof name)
        return false;
    memcpy(name, class.data, class.len);
    name[class.len] = '\0';
    if (a->clause.indirect != MW_NO_INDEX && nouns.count < CLAUSE_NOUNS_MAX)
        nouns.items[nouns.count++] = a->clause.indirect;
    for (uint8_t i = 0; i < nouns.count; i++) {
        uint32_t end;
        const mw_row *row = mw_noun_row(a->work, nouns.items[i], &end);
        if (row && mw_row_has(row, "class", name))
            return true;
    }
    return false;
}

/* A word of praise or blame in what is said of the object: "described X as a reliable partner". */
static bool judges(const attempt *a, const char *class)
{
    const mw_syntax *s = &a->work->syntax;
    uint32_t end = s->end < a->phrase_end + 24 ? s->end : a->phrase_end + 24;
    for (uint32_t i = a->phrase_end; i < end; i++) {
        mw_hit hit;
        if (s->tags[i - s->first] == TAG_BREAK || s->tags[i - s->first] == TAG_VERB)
            return false;
        if (mw_lexicon_match(a->work->judgements, s->tokens + i, end - i, &hit))
            return mw_str_is(mw_row_get(hit.row, "class"), class);
    }
    return false;
}

/* "a helicopter crashed, killing five". */
static bool is_accidental_verb(const attempt *a, uint32_t head)
{
    mw_hit hit;
    if (!mw_lexicon_match_exact(a->work->events, a->work->syntax.tokens + head, 1, &hit))
        return false;
    for (const mw_row *row = hit.row; row; row = mw_row_next(row))
        if (mw_str_is(mw_row_get(row, "pos"), "verb") && mw_row_has(row, "class", "accident"))
            return true;
    return false;
}

/* "killed in an earthquake": nobody did it; poultry is culled. */
static bool by_accident(const attempt *a)
{
    const mw_syntax *s = &a->work->syntax;
    if (!mw_follows(a->work, MW_EVENT_ACCIDENT))
        return false;
    if (object_has_class(a, MW_STR("animal")))
        return true;
    if (a->work->disaster && !mw_parties_agents(&a->actors) && mw_follows(a->work, MW_EVENT_DISASTER))
        return true;
    for (uint32_t i = 0; i < s->clause_count; i++)
        if (is_accidental_verb(a, s->chunks[s->clauses[i].verb].head))
            return true;
    for (uint32_t i = 0; i < s->chunk_count; i++) {
        uint32_t end;
        if (s->chunks[i].kind != CHUNK_NOUN)
            continue;
        bool behind = i > 0 && s->chunks[i - 1].kind == CHUNK_PREP;
        const mw_row *row = behind || i == 0 || i == a->clause.first ? mw_noun_row(a->work, i, &end) : NULL;
        if (row && mw_row_has(row, "class", "accident"))
            return true;
    }
    return false;
}

static bool has_object(const attempt *a)
{
    return mw_nouns_in_role(a->work, &a->clause, MW_STR("object"), 0, 0).count > 0;
}

static bool is_pair(const attempt *a)
{
    if (mw_parties_agents(&a->targets))
        return true;
    if (has_object(a) && !(a->clause.traits & VERB_PASSIVE))
        return false;
    return a->actors.count >= 2 || (a->actors.count == 1 && a->actors.items[0].plural);
}

/* "killed 20 worshippers": whoever they are, they were counted. */
static bool is_counted(const attempt *a)
{
    mw_nouns nouns = mw_nouns_in_role(a->work, &a->clause, MW_STR("object"), 0, 0);
    return nouns.count && a->work->syntax.chunks[nouns.items[0]].traits & NOUN_NUMBERED;
}

/* "fight the rebels", "fight against them"; not "fight new charges". */
static bool is_of_somebody(const attempt *a)
{
    mw_nouns nouns = mw_nouns_in_role(a->work, &a->clause, MW_STR("object"), 0, 0);
    bool any = nouns.count == 0;
    for (uint8_t i = 0; i < nouns.count; i++) {
        mw_party party = mw_party_of(a->work, nouns.items[i], false);
        any |= party.agent || party.entity.data;
    }
    return any;
}

static bool goes_on_with_infinitive(const attempt *a)
{
    const mw_syntax *s = &a->work->syntax;
    return a->clause.end < s->chunk_count && s->chunks[a->clause.end].kind == CHUNK_VERB &&
           s->chunks[a->clause.end].traits & VERB_INFINITIVE;
}

static bool target_is_place(const attempt *a)
{
    return a->targets.count && a->targets.items[0].place && a->targets.items[0].own;
}

static bool has_target(const attempt *a)
{
    return mw_parties_agents(&a->targets);
}

static bool has_named_target(const attempt *a)
{
    return mw_parties_named(&a->targets);
}

static bool has_actor(const attempt *a)
{
    return mw_parties_agents(&a->actors);
}

static bool has_named_actor(const attempt *a)
{
    return mw_parties_named(&a->actors);
}

static bool has_several(const attempt *a)
{
    return a->actors.count >= 2;
}

/* A person or a country in its own name, or by a pronoun: no court. */
static bool is_himself(const attempt *a)
{
    const mw_party *actor = &a->actors.items[0];
    return a->actors.count && (actor->guessed || (actor->direct && (actor->person || actor->place)));
}

/* A body in its own name: the group that fires missiles does not try them out. */
static bool is_body(const attempt *a)
{
    const mw_party *actor = &a->actors.items[0];
    return a->actors.count && actor->direct && !actor->person && !actor->place;
}

static bool is_armed(const attempt *a)
{
    return a->actors.count && a->actors.items[0].force;
}

static bool target_is_armed(const attempt *a)
{
    return a->targets.count && a->targets.items[0].force;
}

static bool is_people(const attempt *a)
{
    return a->actors.count && a->actors.items[0].people;
}

static bool is_crowd(const attempt *a)
{
    return a->actors.count && a->actors.items[0].crowd;
}

static bool is_passive(const attempt *a)
{
    return a->clause.traits & VERB_PASSIVE;
}

static bool is_active(const attempt *a)
{
    return !is_passive(a);
}

static bool is_alone(const attempt *a)
{
    return !has_object(a);
}

static bool actor_is_person(const attempt *a)
{
    return a->actors.count && a->actors.items[0].person && a->actors.items[0].direct;
}

static bool target_is_person(const attempt *a)
{
    return a->targets.count && a->targets.items[0].person;
}

static bool praises(const attempt *a)
{
    return judges(a, "praise");
}

static bool blames(const attempt *a)
{
    return judges(a, "blame");
}

static bool is_violent(const attempt *a)
{
    return !by_accident(a);
}

/* The conditions of a row: words/events.tsv says what each means. What the words alone tell is asked
 * first, before it is worked out who the parties are. */
static const struct {
    const char *name;
    bool (*holds)(const attempt *a);
    bool early;
} CONDITIONS[] = {
    {"target", has_target, false},
    {"name", has_named_target, false},
    {"actor", has_actor, false},
    {"named", has_named_actor, false},
    {"himself", is_himself, false},
    {"body", is_body, false},
    {"force", is_armed, false},
    {"armed", target_is_armed, false},
    {"people", is_people, false},
    {"crowd", is_crowd, false},
    {"person", target_is_person, false},
    {"human", actor_is_person, false},
    {"passive", is_passive, true},
    {"active", is_active, true},
    {"object", has_object, true},
    {"place", target_is_place, false},
    {"alone", is_alone, true},
    {"to", goes_on_with_infinitive, true},
    {"whom", is_of_somebody, false},
    {"counted", is_counted, true},
    {"pair", is_pair, false},
    {"several", has_several, false},
    {"praise", praises, true},
    {"blame", blames, true},
    {"violent", is_violent, false},
};
enum { CONDITION_COUNT = sizeof CONDITIONS / sizeof *CONDITIONS };

static size_t condition_of(mw_str need)
{
    size_t i = 0;
    while (i < CONDITION_COUNT && !mw_str_is(need, CONDITIONS[i].name))
        i++;
    return i;
}

static bool condition_holds(const attempt *a, mw_str need, bool early)
{
    if (need.data[0] == '+') {
        mw_str word = mw_str_sub(need, 1, need.len);
        return mw_nouns_in_role(a->work, &a->clause, word, a->clause.verb + 1, a->clause.end).count > 0 ||
               mw_has_preposition(a->work, &a->clause, word);
    }
    if (need.data[0] == '!') {
        size_t denied = condition_of(mw_str_sub(need, 1, need.len));
        bool late = denied < CONDITION_COUNT && !CONDITIONS[denied].early;
        return (early && late) || !condition_holds(a, mw_str_sub(need, 1, need.len), early);
    }
    if (need.data[0] == '@')
        return object_has_class(a, mw_str_sub(need, 1, need.len));
    size_t i = condition_of(need);
    if (i == CONDITION_COUNT)
        return true; /* state, any: of nouns */
    return (early && !CONDITIONS[i].early) || CONDITIONS[i].holds(a);
}

/* "name/@site": one of them is enough. */
static bool one_holds(const attempt *a, mw_str needs, bool early)
{
    mw_str need;
    while (mw_str_cut(&needs, '/', &need))
        if (need.len && condition_holds(a, need, early))
            return true;
    return false;
}

/* With `early` only those that no party is needed for; what needs one may hold. */
static bool conditions_hold(const attempt *a, bool early)
{
    mw_str needs = mw_row_get(a->row, "need"), need;
    while (mw_str_cut(&needs, ' ', &need) && mw_follows(a->work, MW_EVENT_CONDITIONS))
        if (need.len && !one_holds(a, need, early))
            return false;
    return true;
}

/* Something acts that is nobody: prices attacked, the storm killed. Without any subject a verb in
 * the active tells of nobody either. */
static bool acted_by_nobody(const attempt *a)
{
    if (a->clause.traits & VERB_PASSIVE || a->clause.result || !mw_follows(a->work, MW_EVENT_NOBODY_ACTS))
        return false;
    for (uint8_t i = 0; i < a->actors.count; i++)
        if (a->actors.items[i].agent || (a->actors.items[i].entity.data && !a->actors.items[i].thing))
            return false;
    return true; /* not a storm either, named or not */
}

static mw_str roles_of(const mw_row *row, const char *column, const char *fallback)
{
    mw_str roles = mw_row_get(row, column);
    return roles.len ? roles : mw_str_of(fallback);
}

/* A treaty or a plan can be supported, agreed on or refused; it is not killed or armed. */
static void drop_things(attempt *a)
{
    mw_str code = mw_row_get(a->row, "code");
    if (mw_str_is(code, "SUPPORT") || mw_str_is(code, "AGREE") || mw_str_is(code, "REJECT") ||
        !mw_follows(a->work, MW_EVENT_THINGS))
        return;
    uint8_t kept = 0;
    for (uint8_t i = 0; i < a->targets.count; i++)
        if (!a->targets.items[i].thing)
            a->targets.items[kept++] = a->targets.items[i];
    a->targets.count = kept;
}

static bool fell(const attempt *a, int rule)
{
    const mw_chunk *verb = &a->work->syntax.chunks[a->clause.verb];
    mw_found found = {.row = a->row,
                      .first = verb->first,
                      .end = a->phrase_end,
                      .actors = a->actors,
                      .targets = a->targets,
                      .standing = {.told = true}};
    mw_event_note(a->work, &found, rule);
    return false;
}

static bool is_mutual(const mw_row *row);

/* Are the targets those of what was agreed, and none of the verb's own? */
static bool of_deed_only(const attempt *a)
{
    mw_str roles = mw_row_get(a->row, "target");
    size_t deed = mw_str_find(roles, MW_STR("deed"), 0);
    if (deed == roles.len)
        return false;
    mw_parties own = mw_parties_in_roles(a->work, &a->clause, mw_str_sub(roles, 0, deed), MW_NO_INDEX,
                                         a->clause.verb + 1, a->clause.end, false);
    return !mw_parties_named(&own);
}

static bool fits(attempt *a)
{
    uint32_t from = a->clause.verb + 1, end = a->clause.end;
    if (!conditions_hold(a, true))
        return fell(a, MW_EVENT_CONDITIONS);
    mw_nouns objects = mw_nouns_in_role(a->work, &a->clause, MW_STR("object"), 0, 0);
    uint32_t object = objects.count ? objects.items[0] : MW_NO_INDEX;
    a->actors = mw_parties_in_roles(a->work, &a->clause, roles_of(a->row, "actor", "subject"), object, from, end, true);
    a->targets =
        mw_parties_in_roles(a->work, &a->clause, roles_of(a->row, "target", "object"), object, from, end, false);
    drop_things(a);
    if (a->actors.count > 1 && is_mutual(a->row) && of_deed_only(a))
        a->targets.count = 0; /* X and Y agreed to press Z */
    if (acted_by_nobody(a))
        return fell(a, MW_EVENT_NOBODY_ACTS);
    return conditions_hold(a, false) || fell(a, MW_EVENT_CONDITIONS);
}

/* The trigger: the verb with its helpers, or the participle alone where it is done to somebody. */
static void mark_trigger(const attempt *a, mw_found *found)
{
    const mw_chunk *verb = &a->work->syntax.chunks[a->clause.verb];
    found->first = a->clause.traits & (VERB_PASSIVE | VERB_INFINITIVE) ? verb->head : verb->first;
    found->end = a->phrase_end;
}

/* What equals do with each other: "Russia and China agreed". */
static bool is_mutual(const mw_row *row)
{
    mw_str code = mw_row_get(row, "code");
    return mw_row_has(row, "need", "pair") || mw_row_has(row, "need", "several") || mw_str_is(code, "AGREE") ||
           mw_str_is(code, "CONSULT") || mw_str_is(code, "COOPERATE");
}

/* met each other, met one another */
static bool is_each_other(const attempt *a)
{
    const mw_syntax *s = &a->work->syntax;
    mw_nouns nouns = mw_nouns_in_role(a->work, &a->clause, MW_STR("object"), 0, 0);
    const mw_token *head = nouns.count ? &s->tokens[s->chunks[nouns.items[0]].head] : NULL;
    mw_str word = head ? mw_str_sub(s->text, head->start, head->end) : MW_NONE;
    return word.data && (mw_str_is(word, "other") || mw_str_is(word, "another") || mw_str_is(word, "one"));
}

/* "Widodo and Anwar met FARMERS": whom they met has no name. */
static bool has_third_party(const attempt *a)
{
    return mw_str_is(mw_row_get(a->row, "code"), "CONSULT") && !is_passive(a) && has_object(a) &&
           mw_parties_agents(&a->targets) && !is_each_other(a);
}

/* "fired at least nine rockets": that "at" belongs to the number. */
static bool counts(const mw_syntax *s, uint32_t last)
{
    return mw_syntax_word(s, last) & WORD_PREP && mw_syntax_tag_at(s, last) == TAG_DET;
}

bool mw_find_verb_event(const mw_event_work *work, const mw_clause *clause, mw_found *found)
{
    const mw_syntax *s = &work->syntax;
    uint32_t head = s->chunks[clause->verb].head;
    uint32_t most = s->end - head < PHRASE_TOKENS_MAX ? s->end - head : PHRASE_TOKENS_MAX;
    mw_hit hit;
    if ((clause->traits & VERB_ALONE) || !mw_lexicon_match(work->events, s->tokens + head, most, &hit))
        return false;
    for (uint32_t length = mw_follows(work, MW_EVENT_LONGEST) ? hit.tokens : 1; length >= 1; length--) {
        if (!mw_lexicon_match_exact(work->events, s->tokens + head, length, &hit) || counts(s, head + length - 1))
            continue;
        for (const mw_row *row = hit.row; row; row = mw_row_next(row)) {
            attempt a = {work, *clause, row, head + length, {.count = 0}, {.count = 0}};
            if (!(mw_row_names(row, &work->kinds) & ROW_VERB))
                continue;
            if (!(mw_row_names(row, &work->codes) & ROW_CODED))
                return false; /* a turn of phrase that is no event */
            take_object_of_phrase(&a);
            if (!fits(&a))
                continue;
            if (is_mutual(row) && !has_third_party(&a) && mw_follows(work, MW_EVENT_MUTUAL))
                mw_parties_split(&a.actors, &a.targets);
            *found = (mw_found){.row = row, .actors = a.actors, .targets = a.targets};
            mark_trigger(&a, found);
            return true;
        }
    }
    return false;
}
