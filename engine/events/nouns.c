/* SPDX-License-Identifier: MIT */
/* Nouns that are events. A noun tells an event only through a verb that does it, suffers it, sets
 * it off or says that it took place (column noun of words/verbs.tsv), or after "despite" and
 * "amid"; what is merely spoken of ("the crackdown has changed …") is none, but for talks (spoken.c). */
#include "events/events_impl.h"

/* How the clause's verb is bound to the noun. */
typedef enum bond {
    BOND_NONE,
    BOND_DO,     /* held talks, talks were held: the subject does it */
    BOND_GET,    /* faces sanctions: it is done to the subject */
    BOND_GIVE,   /* hit X with sanctions: the subject does it to the object */
    BOND_CAUSE,  /* triggered protests: somebody else does it */
    BOND_HAPPEN, /* protests erupted */
    BOND_BE,     /* is a supporter of */
    BOND_AMID    /* despite calls for */
} bond;

static bool contains(const uint32_t *nouns, uint8_t count, uint32_t noun)
{
    for (uint8_t i = 0; i < count; i++)
        if (nouns[i] == noun)
            return true;
    return false;
}

/* The object of a phrase of several words is the noun after it: "came under ATTACK". */
static bool follows_phrase(const mw_syntax *s, uint32_t noun, uint32_t phrase_end)
{
    return s->chunks[noun].first <= phrase_end && s->chunks[noun].end > phrase_end;
}

static bond bond_to_object(uint64_t bonds, bool two)
{
    if (two && bonds & BONDS_SINGLE)
        return BOND_NONE; /* called the budget a fair deal */
    if (bonds & BONDS_DO)
        return BOND_DO;
    if (bonds & BONDS_GET)
        return BOND_GET;
    if (bonds & BONDS_BE)
        return BOND_BE;
    return bonds & BONDS_CAUSE ? BOND_CAUSE : BOND_NONE;
}

static bond bond_to_subject(uint64_t bonds, bool passive, bool object)
{
    if (passive)
        return bond_to_object(bonds, false);
    bool other = object && bonds & BONDS_DO; /* "the alliance concluded a deal" */
    return bonds & BONDS_HAPPEN && !other ? BOND_HAPPEN : BOND_NONE;
}

/* "economic and political sanctions": the first member of the list that a noun ends. */
static uint32_t head_of_list(const mw_syntax *s, uint32_t noun)
{
    for (int steps = 0;
         steps < 3 && noun >= 2 && s->chunks[noun - 1].kind == CHUNK_CONJ && s->chunks[noun - 2].kind == CHUNK_NOUN;
         steps++)
        noun -= 2;
    return noun;
}

/* "subjected to SANCTIONS": the preposition that the row asks for stands before the noun. */
static bool is_given(const mw_syntax *s, const mw_row *row, uint64_t bonds, uint32_t noun)
{
    noun = head_of_list(s, noun);
    if (!(bonds & BONDS_GIVE) || noun == 0 || s->chunks[noun - 1].kind != CHUNK_PREP)
        return false;
    mw_str with = mw_row_get(row, "with");
    const mw_token *token = &s->tokens[s->chunks[noun - 1].first];
    return mw_str_equal_fold(mw_str_sub(mw_article_text(s->article), token->start, token->end), with);
}

static bool is_amid(const mw_event_work *work, uint32_t noun)
{
    const mw_syntax *s = &work->syntax;
    mw_hit hit;
    noun = head_of_list(s, noun);
    return noun > 0 && s->chunks[noun - 1].kind == CHUNK_PREP &&
           mw_lexicon_match_exact(work->verbs, s->tokens + s->chunks[noun - 1].first, 1, &hit) &&
           mw_row_names(hit.row, &work->bonds) & BONDS_AMID;
}

/* "announced $725 million in AID", "held three rounds of TALKS", "sent thousands of TENTS"; but "held ten
 * prisoners of war". */
static bool is_measured(const mw_event_work *work, uint32_t noun)
{
    const mw_syntax *s = &work->syntax;
    uint32_t end;
    if (noun < 2 || s->chunks[noun - 1].kind != CHUNK_PREP || !mw_follows(work, MW_EVENT_MEASURED))
        return false;
    const mw_row *row = mw_syntax_word_of(s, noun - 1) & (WORD_OF | WORD_PLACE) ? mw_noun_row(work, noun, &end) : NULL;
    return row && mw_syntax_traits(s, noun - 2) & NOUN_NUMBERED &&
           (mw_row_has(row, "class", "talks") || mw_row_has(row, "class", "aid") ||
            mw_row_has(row, "class", "sanction"));
}

static bool is_object(const mw_event_work *work, const mw_clause *clause, uint32_t noun)
{
    return contains(clause->objects, clause->object_count, noun) ||
           (is_measured(work, noun) && contains(clause->objects, clause->object_count, noun - 2));
}

/* "was in Moscow on a VISIT", "is on her first visit to Chad": whoever is there pays it. */
static bool is_on_visit(const mw_event_work *work, const mw_clause *clause, uint32_t noun)
{
    const mw_syntax *s = &work->syntax;
    uint32_t end;
    const mw_token *on = noun > clause->verb + 1 && s->chunks[noun - 1].kind == CHUNK_PREP
                             ? &s->tokens[s->chunks[noun - 1].first] : NULL;
    if (!on || !mw_str_is_fold(mw_str_sub(mw_article_text(s->article), on->start, on->end), "on") ||
        !(clause->traits & VERB_ALONE) || !mw_follows(work, MW_EVENT_ON_VISIT))
        return false;
    const mw_row *row = mw_noun_row(work, noun, &end);
    return row && mw_row_has(row, "class", "visit");
}

/* "has the support of X", "won backing from X": what others give. */
static bool is_owned(const mw_event_work *work, uint64_t bonds, uint32_t noun)
{
    uint32_t end;
    const mw_row *row = bonds & BONDS_OWNS ? mw_noun_row(work, noun, &end) : NULL;
    return row && mw_row_has(row, "class", "support") && mw_follows(work, MW_EVENT_OWNS);
}

static bond bond_of(const mw_event_work *work, const mw_clause *clause, uint32_t noun, const mw_row **verb)
{
    const mw_syntax *s = &work->syntax;
    uint32_t end;
    *verb = NULL;
    if (mw_follows(work, MW_EVENT_AMID) && is_amid(work, noun))
        return BOND_AMID;
    if (is_on_visit(work, clause, noun))
        return BOND_DO;
    bool subject = contains(clause->subjects, clause->subject_count, noun);
    if (clause->traits & VERB_ALONE) {
        bool there = clause->subject_count == 1 && mw_syntax_word_of(s, clause->subjects[0]) & WORD_THERE;
        if (subject || !contains(clause->objects, clause->object_count, noun))
            return BOND_NONE;
        return there ? BOND_HAPPEN : BOND_BE;
    }
    *verb = mw_verb_row(work, clause, &end);
    if (!*verb)
        return BOND_NONE;
    uint64_t bonds = mw_row_names(*verb, &work->bonds);
    if (is_given(s, *verb, bonds, noun))
        return BOND_GIVE;
    if (subject)
        return bond_to_subject(bonds, clause->traits & VERB_PASSIVE, clause->object_count > 0);
    bool object =
        end == s->chunks[clause->verb].head + 1 ? is_object(work, clause, noun) : follows_phrase(s, noun, end);
    if (!object)
        return BOND_NONE;
    if (clause->traits & VERB_PASSIVE)
        return BOND_NONE;
    return is_owned(work, bonds, noun) ? BOND_GET : bond_to_object(bonds, clause->indirect != MW_NO_INDEX);
}

/* A prepositional phrase that stands right behind the noun, and what hangs on it. */
uint32_t mw_end_of_phrase(const mw_syntax *s, const mw_clause *clause, uint32_t noun)
{
    uint32_t at = noun + 1;
    while (at < s->chunk_count && at < noun + CLAUSE_SCAN_MAX / 4 &&
           (s->chunks[at].kind == CHUNK_PREP || s->chunks[at].kind == CHUNK_NOUN || s->chunks[at].kind == CHUNK_DATE ||
            (s->chunks[at].kind == CHUNK_CONJ && at + 1 < s->chunk_count && s->chunks[at + 1].kind == CHUNK_NOUN)))
        at++;
    return noun > clause->verb && clause->end > at ? clause->end : at;
}

/* Parties in roles: in the noun's own prepositional phrases, else in those of the verb whose
 * subject it is: "clashes broke out between …". */
mw_parties mw_parties_around(const mw_event_work *work, const mw_clause *clause, uint32_t noun, mw_str roles,
                             bool as_actor)
{
    const mw_syntax *s = &work->syntax;
    uint32_t end = mw_end_of_phrase(s, clause, noun);
    mw_parties own = mw_parties_in_roles(work, clause, roles, noun, noun + 1, end, as_actor);
    if (mw_parties_named(&own) || noun > clause->verb || noun + 1 >= clause->end)
        return own;
    mw_str after = mw_str_sub(roles, 0, mw_str_find(roles, MW_STR(" of"), 0)); /* in the city OF */
    bool by = mw_syntax_word_of(s, clause->verb + 1) & WORD_BY;
    if (!by && mw_str_starts(after, MW_STR("by ")) && mw_follows(work, MW_EVENT_BY_DOER))
        after = mw_str_sub(after, 3, after.len); /* went ahead despite a ban by X: not X's */
    mw_parties other = mw_parties_in_roles(work, clause, after, MW_NO_INDEX, clause->verb + 1, clause->end, as_actor);
    return mw_parties_agents(&other) ? other : own;
}

static void find_parties(const mw_event_work *work, const mw_clause *clause, uint32_t noun, bond how, mw_found *found)
{
    mw_str actor = mw_row_get(found->row, "actor"), target = mw_row_get(found->row, "target");
    if (how == BOND_DO || how == BOND_BE || how == BOND_GIVE)
        found->actors = mw_parties_in_roles(work, clause, MW_STR("subject"), noun, noun + 1, clause->end, true);
    bool own = mw_parties_agents(&found->actors) && mw_follows(work, MW_EVENT_OWN_SUBJECT);
    if (!mw_parties_named(&found->actors) && !own) {
        bool set_off = how == BOND_CAUSE && clause->traits & VERB_PASSIVE; /* a truce was brokered by X: not X's */
        mw_parties others = set_off ? mw_parties_in_roles(work, clause, actor, noun, noun + 1, clause->verb, true)
                                    : mw_parties_around(work, clause, noun, actor, true);
        if (mw_parties_named(&others) || !found->actors.count)
            found->actors = others;
    }
    if (how == BOND_GET || how == BOND_GIVE)
        found->targets = mw_parties_in_roles(work, clause, how == BOND_GET ? MW_STR("subject") : MW_STR("object"), noun,
                                             noun + 1, clause->end, false);
    else
        found->targets = mw_parties_around(work, clause, noun, target, false);
}

/* "clashes between X and Y": the second is the other side. */
static bool is_reciprocal(const mw_found *found, bond how)
{
    return mw_row_has(found->row, "need", "pair") || (how == BOND_HAPPEN && mw_row_has(found->row, "actor", "between"));
}

/* Somebody has to be named, or the row has to be one that needs nobody. */
static bool suffices(const mw_found *found, bond how)
{
    bool named = mw_parties_named(&found->actors) || mw_parties_named(&found->targets);
    if (mw_row_has(found->row, "need", "target") && !mw_parties_agents(&found->targets))
        return false; /* we have strict export controls */
    if (how == BOND_BE)
        return mw_row_has(found->row, "need", "state") && mw_parties_named(&found->actors) &&
               mw_parties_named(&found->targets);
    if (mw_row_has(found->row, "need", "state"))
        return false;
    if (how == BOND_CAUSE || how == BOND_HAPPEN)
        return named || mw_row_has(found->row, "need", "any");
    return named || (mw_str_is(mw_row_get(found->row, "code"), "PROTEST") &&
                     mw_parties_agents(&found->actors)); /* the union staged a strike */
}

/* A noun that is merely spoken of. */
static bool unbound(const mw_event_work *work, uint32_t noun, uint32_t end, mw_found *found)
{
    found->first = work->syntax.chunks[noun].first;
    found->end = end;
    found->standing.told = true;
    mw_event_note(work, found, MW_EVENT_BOND);
    return false;
}

/* "denies the accusations": who denies is not who accused. */
static bool is_denied_charge(const mw_event_work *work, const mw_found *found)
{
    mw_str code = mw_row_get(found->row, "code");
    return found->standing.status == MW_DENIED && (mw_str_is(code, "ACCUSE") || mw_str_is(code, "REQUEST")) &&
           mw_follows(work, MW_EVENT_DENIED_CHARGE);
}

/* "a meeting led by X": which one it is, not that it was. */
static bool is_described(const mw_event_work *work, const mw_clause *clause, const mw_found *found)
{
    bool reduced = clause->traits & VERB_PASSIVE && !(clause->traits & (VERB_FINITE | VERB_GERUND | VERB_INFINITIVE));
    return reduced && mw_str_is(mw_row_get(found->row, "code"), "CONSULT") && mw_follows(work, MW_EVENT_DESCRIBED);
}

bool mw_find_noun_event(const mw_event_work *work, const mw_clause *clause, uint32_t noun, mw_found *found)
{
    const mw_syntax *s = &work->syntax;
    const mw_row *verb;
    uint32_t end;
    *found = (mw_found){.row = mw_noun_row(work, noun, &end)};
    if (!found->row || mw_row_get(found->row, "code").len == 0)
        return false;
    bond how = bond_of(work, clause, noun, &verb);
    if (how == BOND_NONE && mw_find_spoken_talks(work, clause, noun, found))
        return true;
    if (how == BOND_NONE && mw_follows(work, MW_EVENT_BOND))
        return unbound(work, noun, end, found);
    find_parties(work, clause, noun, how, found);
    bool both = found->targets.count > 1 && mw_row_has(found->row, "actor", "between");
    if ((both || is_reciprocal(found, how)) && mw_follows(work, MW_EVENT_MUTUAL))
        mw_parties_split(&found->actors, &found->targets);
    found->first = s->chunks[noun].first;
    found->end = end;
    if (how == BOND_DO && noun == clause->verb + 1)
        found->first = s->chunks[clause->verb].head;
    mw_str status = verb ? mw_row_get(verb, "status") : MW_STR("");
    found->standing = (mw_standing){.told = true, .status = MW_HELD};
    found->aside = how == BOND_AMID;
    if (found->aside)
        return suffices(found, how);
    if (status.len && !mw_status_parse(status, &found->standing.status))
        return false;
    if (is_denied_charge(work, found) || (is_described(work, clause, found) && how != BOND_AMID))
        return false;
    if (found->standing.status == MW_PLANNED && s->chunks[noun].traits & NOUN_DEFINITE &&
        !mw_row_has(found->row, "class", "visit") && !mw_row_has(found->row, "class", "talks") &&
        mw_follows(work, MW_EVENT_KNOWN_PLAN))
        return false; /* "prepared for the attacks": those known already */
    bool none = s->chunks[noun].traits & NOUN_NEGATED && mw_follows(work, MW_EVENT_NO_SUCH);
    bool subject = contains(clause->subjects, clause->subject_count, noun); /* its clause is denied already */
    if (none && !subject && found->standing.status == MW_HELD)
        found->standing.status = MW_DENIED;
    found->standing.negative = found->standing.status == MW_DENIED;
    return suffices(found, how);
}
