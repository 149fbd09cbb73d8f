/* SPDX-License-Identifier: MIT */
/* Who fills a role that a row of words/events.tsv names. */
#include "annotate/events_impl.h"

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

static mw_nouns behind(const mw_syntax *s, mw_str word, uint32_t from, uint32_t end)
{
    mw_nouns nouns = {.count = 0};
    for (uint32_t at = from; at + 1 < s->chunk_count && at < end && !nouns.count; at++)
        if (is_preposition(s, at, word) && s->chunks[at + 1].kind == CHUNK_NOUN)
            mw_syntax_list(s, at + 1, nouns.items, &nouns.count);
    return nouns;
}

/* The subjects of the clause that follows: "demanded that RUSSIA withdraw". */
static mw_nouns of_next_clause(const mw_event_work *work, const mw_clause *clause)
{
    const mw_syntax *s = &work->syntax;
    uint32_t index = s->chunks[clause->verb].clause;
    if (index + 1 >= s->clause_count)
        return (mw_nouns){.count = 0};
    const mw_clause *next = &s->clauses[index + 1];
    bool depends = next->governor == index && next->traits & VERB_FINITE;
    return depends ? copy(next->subjects, next->subject_count) : (mw_nouns){.count = 0};
}

mw_nouns mw_nouns_in_role(const mw_event_work *work, const mw_clause *clause, mw_str role,
                          uint32_t from, uint32_t end)
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
    if (mw_str_is(role, "clause"))
        return of_next_clause(work, clause);
    mw_nouns nouns = behind(s, subject ? MW_STR("by") : role, from, end);
    if (!nouns.count && mw_str_is(role, "to") && clause->indirect != MW_NO_INDEX)
        return (mw_nouns){{clause->indirect}, 1};
    if (!nouns.count && clause->antecedent_prep != MW_NO_INDEX) {
        const mw_token *token = &s->tokens[clause->antecedent_prep];
        if (mw_str_equal_fold(mw_str_sub(mw_article_text(s->article), token->start, token->end), role))
            return (mw_nouns){{clause->antecedent}, 1};
    }
    return nouns;
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

/* Those without a name go where one has a name: "X and other officials". */
static void keep_named(mw_parties *parties)
{
    uint8_t kept = 0;
    if (!mw_parties_named(parties))
        return;
    for (uint8_t i = 0; i < parties->count; i++)
        if (parties->items[i].entity.data)
            parties->items[kept++] = parties->items[i];
    parties->count = kept;
}

static mw_parties in_role(const mw_event_work *work, const mw_clause *clause, mw_str role,
                          uint32_t noun, uint32_t from, uint32_t end, bool as_actor)
{
    mw_parties parties = {.count = 0};
    if (mw_str_is(role, "owner")) {
        mw_party owner = noun == MW_NO_INDEX ? (mw_party){.entity = MW_NONE} : mw_party_owner(work, noun);
        if (owner.entity.data)
            mw_parties_add(&parties, owner);
        return parties;
    }
    mw_nouns nouns = mw_nouns_in_role(work, clause, role, from, end);
    for (uint8_t i = 0; i < nouns.count; i++)
        mw_parties_add(&parties, mw_party_of(work, nouns.items[i], as_actor));
    keep_named(&parties);
    return parties;
}

mw_parties mw_parties_in_roles(const mw_event_work *work, const mw_clause *clause, mw_str roles,
                               uint32_t noun, uint32_t from, uint32_t end, bool as_actor)
{
    mw_parties best = {.count = 0};
    mw_str role;
    while (mw_str_cut(&roles, ' ', &role)) {
        mw_parties parties = in_role(work, clause, role, noun, from, end, as_actor);
        if (mw_parties_named(&parties))
            return parties;
        if (!mw_parties_agents(&best) && parties.count)
            best = parties;
    }
    return best;
}

void mw_parties_split(mw_parties *actors, mw_parties *targets)
{
    if (actors->count < 2 || targets->count || !actors->items[1].entity.data)
        return;
    for (uint8_t i = 1; i < actors->count; i++)
        mw_parties_add(targets, actors->items[i]);
    actors->count = 1;
}

const mw_row *mw_noun_row(const mw_event_work *work, uint32_t noun, uint32_t *first)
{
    const mw_chunk *chunk = &work->syntax.chunks[noun];
    mw_hit hit;
    *first = chunk->head - chunk->first > 4 ? chunk->head - 4 : chunk->first;
    for (; *first <= chunk->head; (*first)++)
        if (mw_lexicon_match_exact(work->events, work->syntax.tokens + *first,
                                   chunk->head + 1 - *first, &hit))
            for (const mw_row *row = hit.row; row; row = mw_row_next(row))
                if (mw_str_is(mw_row_get(row, "pos"), "noun"))
                    return row;
    return NULL;
}
