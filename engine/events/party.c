/* SPDX-License-Identifier: MIT */
/* For whom or what a noun phrase stands.
 *
 * A name stands for itself. An office, a body or a force stands for the country or body named
 * beside it: Russia's foreign ministry, ministers from ASEAN nations, Turkish jets. People do
 * not: Iranian students who march are not Iran, though what is done to them is done to Iranians.
 * A pronoun stands for the last subject of its kind, "we" inside a quotation for its speaker. */
#include "events/events_impl.h"

#include "language/mentions.h"

bool mw_row_has(const mw_row *row, const char *column, const char *word)
{
    mw_str cell = mw_row_get(row, column), part;
    while (mw_str_cut(&cell, ' ', &part))
        if (mw_str_is(part, word))
            return true;
    return false;
}

void mw_parties_add(mw_parties *parties, mw_party party)
{
    if (parties->count == PARTIES_MAX)
        return;
    for (uint8_t i = 0; i < parties->count; i++)
        if (party.entity.data && mw_str_equal(parties->items[i].entity, party.entity))
            return;
    parties->items[parties->count++] = party;
}

/* "Muslim leaders", "Jews": those who share a faith are people, and nobody who acts as one. */
static bool is_faith(const mw_event_work *work, uint32_t mention)
{
    mw_hit hit;
    uint32_t first, end;
    if (work->layers->entities[mention].type != MW_GROUP)
        return false;
    mw_mention_tokens(work->article, mention, &first, &end);
    return first < end && mw_lexicon_match_exact(work->topics, work->syntax.tokens + end - 1, 1, &hit) &&
           mw_str_is(mw_row_get(hit.row, "topic"), "faith") && mw_follows(work, MW_EVENT_FAITH);
}

/* Hamas, the Arakan Army, the Tatmadaw: a body of words/armed-bodies.tsv, or one whose name ends in a word for a force. */
static bool is_armed(const mw_event_work *work, uint32_t mention)
{
    mw_hit hit;
    uint32_t first, end;
    if (work->layers->entities[mention].type != MW_ORG && work->layers->entities[mention].type != MW_GROUP)
        return false;
    mw_mention_tokens(work->article, mention, &first, &end);
    if (first >= end || !mw_follows(work, MW_EVENT_ARMED))
        return false;
    return mw_lexicon_match_exact(work->armed, work->syntax.tokens + first, end - first, &hit) ||
           (mw_lexicon_match_exact(work->agents, work->syntax.tokens + end - 1, 1, &hit) &&
            mw_row_names(hit.row, &work->agent_kinds) & AGENT_FORCE);
}

static mw_party named(const mw_event_work *work, uint32_t mention)
{
    const mw_entity *entity = &work->layers->entities[mention];
    if (is_faith(work, mention))
        return (mw_party){.entity = MW_NONE, .agent = true, .own = true, .people = true};
    bool acts =
        entity->type == MW_PERSON || entity->type == MW_ORG || entity->type == MW_PLACE || entity->type == MW_GROUP;
    return (mw_party){.entity = entity->entity,
                      .agent = acts,
                      .own = true,
                      .direct = true,
                      .thing = !acts,
                      .force = is_armed(work, mention),
                      .people = entity->type == MW_GROUP,
                      .person = entity->type == MW_PERSON,
                      .place = entity->type == MW_PLACE};
}

/* The row of agents.tsv for the noun at the end of the phrase; NULL: no agent. */
static const mw_row *agent_row(const mw_event_work *work, const mw_chunk *noun)
{
    mw_hit hit;
    uint32_t first = noun->head - noun->first > 2 ? noun->head - 2 : noun->first;
    for (; first <= noun->head; first++)
        if (mw_lexicon_match_exact(work->agents, work->syntax.tokens + first, noun->head + 1 - first, &hit))
            return hit.row;
    return NULL;
}

uint64_t mw_agent_kinds(const mw_event_work *work, const mw_chunk *noun)
{
    const mw_row *row = agent_row(work, noun);
    return row ? mw_row_names(row, &work->agent_kinds) : 0;
}

/* The mention that is the phrase, not only a part of it: it ends where the phrase ends. */
static uint32_t own_mention(const mw_event_work *work, const mw_chunk *noun)
{
    uint32_t mention = mw_mention_ending(work->article, noun->head);
    if (mention == MW_NO_INDEX || work->layers->entities[mention].mention == MW_BY_PRONOUN)
        return MW_NO_INDEX;
    return mention;
}

/* "could help Ankara when it begins": whoever was named last is nearer than the subject. */
static bool another_between(const mw_event_work *work, uint32_t token)
{
    const mw_syntax *s = &work->syntax;
    for (uint32_t at = token; at > s->first;) {
        uint32_t mention = s->tags[--at - s->first] == TAG_NAME ? mw_mention_at(work->article, at) : MW_NO_INDEX;
        if (mention == MW_NO_INDEX || work->layers->entities[mention].type == MW_PERSON)
            continue;
        mw_str entity = work->layers->entities[mention].entity;
        return !mw_str_equal(entity, work->topic.thing) && !mw_str_equal(entity, work->topic.group) &&
               mw_follows(work, MW_EVENT_NEAREST);
    }
    return false;
}

static mw_party pronoun(const mw_event_work *work, const mw_chunk *noun)
{
    uint32_t bits = work->syntax.words[noun->first - work->syntax.first];
    uint32_t mention = mw_mention_at(work->article, noun->first);
    mw_party party = {.entity = MW_NONE, .agent = !(bits & WORD_THING), .own = true};
    if (bits & WORD_SELF && mw_follows(work, MW_EVENT_THEMSELVES))
        return (mw_party){.entity = MW_NONE}; /* nobody else */
    if (mention != MW_NO_INDEX && work->layers->entities[mention].entity.data)
        return named(work, mention);
    if (bits & WORD_FIRST && bits & WORD_OBJ && !(bits & WORD_SUBJ) && bits & WORD_PLURAL)
        return party; /* "they are killing us": whoever says so among them */
    if (bits & WORD_FIRST && work->quote != MW_NO_INDEX && mw_follows(work, MW_EVENT_SPEAKER))
        party.entity = work->layers->quotes[work->quote].speaker;
    else if (!mw_follows(work, MW_EVENT_PRONOUN))
        return party;
    else if (bits & WORD_HE && work->sentence - work->topic.person_sentence <= 1)
        party.entity = work->topic.person;
    else if (bits & (WORD_THING | WORD_PLURAL) && another_between(work, noun->first))
        return party;
    else if (bits & WORD_THING && work->sentence - work->topic.sentence <= 1)
        party.entity = work->topic.thing;
    else if (bits & WORD_PLURAL && work->sentence - work->topic.sentence <= 1)
        party.entity = work->topic.group;
    party.agent |= party.entity.data != NULL;
    return party;
}

/* "leaders of Russia", "foreign ministers from the ASEAN nations". */
static mw_party named_behind(const mw_event_work *work, uint32_t noun)
{
    const mw_syntax *s = &work->syntax;
    for (uint32_t at = noun + 1; at + 1 < s->chunk_count && at <= noun + 3 && mw_follows(work, MW_EVENT_BEHIND);
         at += 2) {
        bool joins = s->chunks[at].kind == CHUNK_PREP && s->chunks[at + 1].kind == CHUNK_NOUN &&
                     mw_syntax_word_of(s, at) & (WORD_OF | WORD_FROM | WORD_FOR);
        if (!joins)
            break;
        bool joined =
            at + 3 < s->chunk_count && s->chunks[at + 2].kind == CHUNK_CONJ && s->chunks[at + 3].kind == CHUNK_NOUN;
        uint32_t mention = mw_mention_of_phrase(work->article, s->chunks[at + 1].first, s->chunks[at + 1].end);
        if (mention == MW_NO_INDEX && joined) /* from northern and southern Sudan */
            mention = mw_mention_of_phrase(work->article, s->chunks[at + 3].first, s->chunks[at + 3].end);
        if (mention != MW_NO_INDEX)
            return named(work, mention);
    }
    return (mw_party){.entity = MW_NONE};
}

/* NATO-LED troops. */
static bool leads(const mw_event_work *work, uint32_t token)
{
    mw_hit hit;
    return token < work->syntax.end && mw_lexicon_match_exact(work->agents, work->syntax.tokens + token, 1, &hit) &&
           mw_row_names(hit.row, &work->agent_kinds) & AGENT_LEADER;
}

bool mw_is_in_compound(const mw_event_work *work, uint32_t mention)
{
    const mw_syntax *s = &work->syntax;
    uint32_t first, end;
    mw_mention_tokens(work->article, mention, &first, &end);
    bool left = first > s->first && s->text.data[s->tokens[first - 1].start] == '-';
    bool right =
        end < s->end && s->text.data[s->tokens[end].start] == '-' && !(s->tokens[end - 1].shape & MW_SPACE_AFTER);
    if (right && leads(work, end + 1)) /* NATO-led troops */
        return false;
    return (left || right) && mw_follows(work, MW_EVENT_COMPOUND);
}

static mw_party named_inside(const mw_event_work *work, const mw_chunk *noun)
{
    uint32_t mention = mw_mention_of_phrase(work->article, noun->first, noun->end);
    if (mention == MW_NO_INDEX || mw_is_in_compound(work, mention))
        return (mw_party){.entity = MW_NONE};
    return named(work, mention);
}

/* "Hamas fighters" fight for Hamas; "Syrian rebels" do not fight for Syria. */
static mw_party body_inside(const mw_event_work *work, const mw_chunk *noun)
{
    uint32_t mention = mw_mention_of_phrase(work->article, noun->first, noun->end);
    if (mention == MW_NO_INDEX || work->layers->entities[mention].type != MW_ORG || mw_is_in_compound(work, mention))
        return (mw_party){.entity = MW_NONE};
    return named(work, mention);
}

/* "the bank's governor, Godwin Emefiele": the person whose office it is; MW_NO_INDEX: none. */
static uint32_t apposed_person(const mw_event_work *work, uint32_t index)
{
    const mw_syntax *s = &work->syntax;
    if (mw_syntax_word_of(s, index + 1) & WORD_OF && mw_syntax_kind(s, index + 2) == CHUNK_NOUN)
        index += 2; /* the chairman of the party, Lien Chan */
    if (mw_syntax_kind(s, index + 1) != CHUNK_COMMA || mw_syntax_kind(s, index + 2) != CHUNK_NOUN)
        return MW_NO_INDEX;
    mw_chunk_kind after = index + 3 < s->chunk_count ? s->chunks[index + 3].kind : CHUNK_BREAK;
    uint32_t mention = own_mention(work, &s->chunks[index + 2]);
    bool closed = after == CHUNK_COMMA || after == CHUNK_BREAK || after == CHUNK_PREP || after == CHUNK_DATE;
    bool person = mention != MW_NO_INDEX && work->layers->entities[mention].type == MW_PERSON;
    return closed && person ? mention : MW_NO_INDEX;
}

/* "the Saudi capital, Riyadh": the name of it; MW_NO_INDEX: none. */
static uint32_t apposed_place(const mw_event_work *work, uint32_t index)
{
    const mw_syntax *s = &work->syntax;
    if (index == 0 || s->chunks[index - 1].kind != CHUNK_PREP || mw_syntax_kind(s, index + 1) != CHUNK_COMMA ||
        mw_syntax_kind(s, index + 2) != CHUNK_NOUN || mw_syntax_kind(s, index + 3) == CHUNK_NOUN ||
        !mw_follows(work, MW_EVENT_NAME_OF_PLACE))
        return MW_NO_INDEX;
    uint32_t mention = own_mention(work, &s->chunks[index + 2]);
    bool place = mention != MW_NO_INDEX && work->layers->entities[mention].type == MW_PLACE &&
                 mw_mention_starting(work->article, s->chunks[index + 2].first) == mention;
    return place ? mention : MW_NO_INDEX;
}

/* "a former prime minister of Fiji" is not Fiji. */
static bool is_past(const mw_event_work *work, const mw_chunk *noun)
{
    mw_hit hit;
    for (uint32_t i = noun->first; i < noun->head; i++)
        if (mw_lexicon_match_exact(work->agents, work->syntax.tokens + i, 1, &hit) &&
            mw_row_names(hit.row, &work->agent_kinds) & AGENT_PAST)
            return mw_follows(work, MW_EVENT_FORMER);
    return false;
}

/* "Ukrainian separatist leaders" lead no Ukrainians but separatists. */
static bool is_of_people(const mw_event_work *work, const mw_chunk *noun)
{
    mw_hit hit;
    uint64_t kinds = 0;
    if (noun->head > noun->first && mw_syntax_tag_at(&work->syntax, noun->head - 1) != TAG_NAME &&
        mw_lexicon_match_exact(work->agents, work->syntax.tokens + noun->head - 1, 1, &hit))
        kinds = mw_row_names(hit.row, &work->agent_kinds);
    return kinds & AGENT_APART && mw_follows(work, MW_EVENT_OF_PEOPLE);
}

/* "said ITS FORCES had killed": they act for it. */
static mw_party its_owner(const mw_event_work *work, const mw_chunk *noun)
{
    uint32_t bits = mw_syntax_word(&work->syntax, noun->first);
    bool its = bits & WORD_POSS && bits & (WORD_THING | WORD_PLURAL) && mw_follows(work, MW_EVENT_ITS_FORCES);
    mw_party party = its ? pronoun(work, noun) : (mw_party){.entity = MW_NONE};
    return party.person || party.thing ? (mw_party){.entity = MW_NONE} : party;
}

static mw_party unnamed(const mw_event_work *work, uint32_t index, bool as_actor)
{
    const mw_chunk *noun = &work->syntax.chunks[index];
    const mw_row *row = agent_row(work, noun);
    uint64_t kind = row ? mw_row_names(row, &work->agent_kinds) : 0;
    bool past = is_past(work, noun);
    bool office = kind & AGENT_OFFICE && !past && !is_of_people(work, noun), weapon = kind & AGENT_WEAPON;
    mw_party party = {.entity = MW_NONE};
    uint32_t person = office && mw_follows(work, MW_EVENT_HOLDER) ? apposed_person(work, index) : MW_NO_INDEX;
    uint32_t place = as_actor ? MW_NO_INDEX : apposed_place(work, index);
    if (person != MW_NO_INDEX || place != MW_NO_INDEX)
        return named(work, person != MW_NO_INDEX ? person : place);
    if ((office && mw_follows(work, MW_EVENT_OFFICE)) || weapon || (!as_actor && !past) ||
        !mw_follows(work, MW_EVENT_PEOPLE))
        party = named_inside(work, noun);
    else if (kind & AGENT_FORCE && mw_follows(work, MW_EVENT_BODY_INSIDE))
        party = body_inside(work, noun);
    if (!party.entity.data && kind & AGENT_FORCE)
        party = its_owner(work, noun);
    bool behind = !party.entity.data && office;
    if (behind)
        party = named_behind(work, index);
    party.behind = behind && party.entity.data;
    if (behind && !party.entity.data)
        party.entity = mw_office_before(work, noun);
    party.own = row && party.entity.data;
    party.direct = party.person = false;
    party.place &= !row;
    party.agent = row || noun->traits & NOUN_COUNTED;
    party.force = kind & (AGENT_WEAPON | AGENT_FORCE);
    party.people = kind & AGENT_PEOPLE || noun->traits & NOUN_COUNTED;
    party.crowd = kind & AGENT_CROWD;
    return party;
}

void mw_parties_add_behind(const mw_event_work *work, const mw_clause *clause, uint32_t noun, mw_parties *parties)
{
    const mw_syntax *s = &work->syntax;
    uint32_t members[CLAUSE_NOUNS_MAX];
    uint8_t count = 0;
    if (mw_syntax_kind(s, noun + 2) != CHUNK_NOUN || !mw_follows(work, MW_EVENT_ALL_BEHIND))
        return;
    mw_syntax_list(s, noun + 2, clause->verb, members, &count);
    for (uint8_t i = 1; i < count; i++) {
        uint32_t mention = own_mention(work, &s->chunks[members[i]]);
        mw_party other = mention == MW_NO_INDEX ? (mw_party){.entity = MW_NONE} : named(work, mention);
        other.direct = false;
        if (other.agent && !other.person)
            mw_parties_add(parties, other);
    }
}

bool mw_parties_apposed(const mw_event_work *work, const mw_clause *clause, uint32_t noun, mw_parties *parties)
{
    const mw_syntax *s = &work->syntax;
    uint32_t members[CLAUSE_NOUNS_MAX];
    uint8_t count = 0;
    if (!(mw_syntax_word_of(s, noun + 1) & WORD_OF) || mw_syntax_kind(s, noun + 2) != CHUNK_NOUN ||
        !mw_follows(work, MW_EVENT_HOLDERS))
        return false;
    mw_syntax_list(s, noun + 2, clause->verb, members, &count); /* of A and B, X and Y: one list */
    mw_parties holders = {.count = 0};
    for (uint8_t i = 0; i < count; i++) {
        uint32_t mention = own_mention(work, &s->chunks[members[i]]);
        bool person = mention != MW_NO_INDEX && work->layers->entities[mention].type == MW_PERSON;
        if (person != (i >= count / 2))
            return false;
        if (person)
            mw_parties_add(&holders, named(work, mention));
    }
    if (count < 4 || holders.count * 2 != count || s->chunks[members[count / 2] - 1].kind != CHUNK_COMMA)
        return false;
    parties->count -= parties->count > 0; /* the body that stood for its head */
    for (uint8_t i = 0; i < holders.count; i++)
        mw_parties_add(parties, holders.items[i]);
    return true;
}

/* "dozens of Lebanese troops", "most of them", "a group of students": those behind "of" are meant. */
static uint32_t counted_noun(const mw_event_work *work, uint32_t index)
{
    const mw_syntax *s = &work->syntax;
    for (int steps = 0; steps < 3 && index + 2 < s->chunk_count && mw_follows(work, MW_EVENT_COUNTED_NOUN);
         steps++, index += 2) {
        const mw_row *row = agent_row(work, &s->chunks[index]);
        bool counts =
            s->chunks[index].traits & NOUN_COUNTED || mw_syntax_word_of(s, index) & WORD_ALONE ||
            (row && mw_row_names(row, &work->agent_kinds) & AGENT_SET);
        if (!counts || !(mw_syntax_word_of(s, index + 1) & WORD_OF) || s->chunks[index + 2].kind != CHUNK_NOUN)
            break;
    }
    return index;
}

/* "Blinken said HE had been detained": whom the names leave open is not sure to be the one who said so. */
static bool is_told_of_himself(const mw_event_work *work, const mw_chunk *noun)
{
    uint32_t bits = work->syntax.words[noun->first - work->syntax.first];
    return bits & WORD_HE && bits & WORD_SUBJ && work->sentence == work->topic.person_sentence &&
           mw_mention_at(work->article, noun->first) == MW_NO_INDEX && mw_follows(work, MW_EVENT_PRONOUN);
}

mw_party mw_party_of(const mw_event_work *work, uint32_t index, bool as_actor)
{
    index = counted_noun(work, index);
    const mw_chunk *noun = &work->syntax.chunks[index];
    mw_party party;
    uint32_t mention = own_mention(work, noun);
    if (noun->traits & NOUN_PRONOUN)
        party = pronoun(work, noun), party.guessed = true;
    else if (mention != MW_NO_INDEX)
        party = named(work, mention);
    else
        party = unnamed(work, index, as_actor);
    if (!as_actor && party.guessed && is_told_of_himself(work, noun))
        party.entity = MW_NONE;
    party.plural = noun->traits & (NOUN_PLURAL | NOUN_COUNTED);
    return party;
}

mw_party mw_party_owner(const mw_event_work *work, uint32_t index)
{
    const mw_syntax *s = &work->syntax;
    const mw_chunk *noun = &s->chunks[index];
    for (uint32_t i = noun->head; i > noun->first; i--) {
        if (s->tags[i - s->first] != TAG_OWNER)
            continue;
        uint32_t mention = mw_mention_ending(work->article, i - 1);
        return mention == MW_NO_INDEX ? (mw_party){.entity = MW_NONE} : named(work, mention);
    }
    uint32_t bits = s->words[noun->first - s->first];
    if (bits & WORD_POSS && bits & (WORD_HE | WORD_THING | WORD_FIRST))
        return pronoun(work, noun);
    mw_party party = named_inside(work, noun);
    return party.entity.data && party.own ? party : (mw_party){.entity = MW_NONE};
}

void mw_party_note(mw_event_work *work, const mw_clause *clause)
{
    if (clause->subject_count != 1 || clause->traits & (VERB_PASSIVE | VERB_GERUND)) /* accused X of lying: not X */
        return;
    const mw_chunk *noun = &work->syntax.chunks[clause->subjects[0]];
    if (noun->traits & NOUN_PRONOUN)
        return;
    mw_party party = mw_party_of(work, clause->subjects[0], true);
    if (work->topic.sentence != work->sentence)
        work->topic.thing = work->topic.group = MW_NONE; /* "it" and "they" reach no further back */
    work->topic.sentence = work->sentence;
    if (party.agent && !party.person && !party.plural)
        work->topic.person = MW_NONE; /* the interim leader says he … */
    if (!party.entity.data)
        return;
    if (party.person) {
        work->topic.person = party.entity;
        work->topic.person_sentence = work->sentence;
    } else if (party.plural && !party.place) /* the United States is no "they" */
        work->topic.group = party.entity;
    else
        work->topic.thing = party.entity;
}
