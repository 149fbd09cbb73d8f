/* SPDX-License-Identifier: MIT */
/* Verbs that have their subject from elsewhere: from "who", from the verb before "and", from the one
 * on which they depend ("agreed to send", "urged X to send", "accused X of sending"), from the noun
 * that a participle describes. */
#include "language/clause_impl.h"

#include "language/mentions.h"

/* ---- shared */

enum { HELPED = VERB_FUTURE | VERB_REPORTED | VERB_DUTY | VERB_POSSIBLE | VERB_INFINITIVE };

/* "to meet X and visit Y", "will meet and visit": a bare verb is helped by what helps the other. */
static bool shares_helper(const mw_syntax *s, const mw_clause *clause, const mw_clause *other)
{
    return s->chunks[clause->verb].traits & VERB_BARE && other->traits & HELPED &&
           mw_syntax_follows(s, MW_READ_SHARED_HELPER);
}

/* "have become isolated and subjected to": two participles. */
static bool shares_passive(const mw_syntax *s, const mw_clause *clause, const mw_clause *other)
{
    return kind(s, clause->verb + 1) != CHUNK_NOUN && clause->traits & VERB_PARTICIPLE &&
           other->traits & VERB_PASSIVE && !(other->traits & VERB_FINITE);
}

/* One word in the past tense. */
static bool is_plain(uint16_t traits)
{
    uint16_t other = VERB_PERFECT | VERB_PROGRESSIVE | VERB_PASSIVE | VERB_NEGATED | HELPED;
    return traits & VERB_FINITE && traits & VERB_PAST && !(traits & other);
}

/* "X said Y has failed, and offered": behind a comma it is X who goes on. */
static uint32_t over_report(const mw_syntax *s, const mw_clause *clause, uint32_t verb)
{
    uint32_t governor = clause_of(s, verb)->governor;
    bool reported = governor != MW_NO_INDEX && clause_of(s, verb)->traits & VERB_FINITE &&
                    !(clause_of(s, verb)->traits & VERB_PASSIVE) && is_plain(clause->traits) &&
                    is_plain(s->clauses[governor].traits) && mw_is_saying(s, s->clauses[governor].verb);
    return reported && mw_syntax_follows(s, MW_READ_OVER_REPORT) ? s->clauses[governor].verb : verb;
}

/* "was arrested after the army seized power, and was sentenced": a passive goes on with the passive before the clause
 * of time. */
static uint32_t over_time(const mw_syntax *s, const mw_clause *clause, uint32_t verb)
{
    const mw_clause *between = clause_of(s, verb);
    uint16_t passive = VERB_PASSIVE | VERB_FINITE;
    if ((clause->traits & passive) != passive || between->traits & VERB_PASSIVE || between->mark == MW_NO_INDEX ||
        !mw_syntax_follows(s, MW_READ_OVER_TIME))
        return verb;
    uint32_t main = mw_verb_before(s, between->first < verb ? between->first : verb, true);
    return main != MW_NO_INDEX && (clause_of(s, main)->traits & passive) == passive ? main : verb;
}

/* "was shot down by rebels, killing six": those who did it, if they are named. */
static void take_doer(const mw_syntax *s, mw_clause *clause, const mw_clause *other)
{
    for (uint32_t at = other->verb + 1; at + 1 < s->chunk_count && at < other->end; at++)
        if (kind(s, at) == CHUNK_PREP && word(s, at) & WORD_BY && kind(s, at + 1) == CHUNK_NOUN) {
            add_noun(clause->subjects, &clause->subject_count, at + 1);
            return;
        }
    clause->result = true;
}

/* "X met Y and left": the subject, and the auxiliaries, of the verb before. */
static void share(const mw_syntax *s, mw_clause *clause, uint32_t from)
{
    uint32_t verb = mw_verb_before(s, from, false);
    if (verb != MW_NO_INDEX && clause->traits & VERB_FINITE && !shares_helper(s, clause, clause_of(s, verb)) &&
        !shares_passive(s, clause, clause_of(s, verb)))
        verb = mw_verb_before(s, from, true);
    if (verb != MW_NO_INDEX && clause->traits & VERB_GERUND && kind(s, from) == CHUNK_COMMA &&
        mw_is_saying(s, clause->verb) && clause_of(s, verb)->traits & VERB_INFINITIVE &&
        mw_verb_before(s, from, true) != MW_NO_INDEX)
        verb = mw_verb_before(s, from, true); /* voted to cut its aid, accusing it of theft */
    if (verb == MW_NO_INDEX || !mw_syntax_follows(s, MW_READ_SHARED_SUBJECT))
        return;
    if (kind(s, from) == CHUNK_CONJ && from > 0 && kind(s, from - 1) == CHUNK_COMMA && clause->traits & VERB_FINITE)
        verb = over_report(s, clause, verb);
    verb = over_time(s, clause, verb);
    const mw_clause *other = clause_of(s, verb);
    bool result = clause->traits & VERB_GERUND && other->traits & VERB_PASSIVE && kind(s, from) == CHUNK_COMMA;
    if (result && mw_syntax_follows(s, MW_READ_RESULT))
        take_doer(s, clause, other);
    else
        copy_subjects(clause, other);
    clause->governor = other->governor;
    clause->mark = other->mark;
    if (shares_helper(s, clause, other)) {
        clause->traits |= other->traits & HELPED;
        if (other->traits & VERB_INFINITIVE)
            clause->traits &= (uint16_t)~VERB_FINITE;
    }
    if (clause->traits & VERB_PARTICIPLE && other->traits & (VERB_PASSIVE | VERB_PERFECT)) {
        clause->traits |= other->traits & (VERB_PASSIVE | VERB_PERFECT | VERB_GERUND | HELPED);
        clause->traits &= (uint16_t)~VERB_PARTICIPLE;
        if (!(other->traits & VERB_FINITE))
            clause->traits &= (uint16_t)~VERB_FINITE; /* without being attacked or deposed */
    }
}

/* ---- participles */

/* A verb further on in the same stretch that has no subject of its own but this one's. */
static bool verb_follows(const mw_syntax *s, uint32_t verb)
{
    for (uint32_t at = verb + 1; at < s->chunk_count && at < verb + CLAUSE_SCAN_MAX / 2; at++) {
        mw_chunk_kind here = kind(s, at);
        if (here == CHUNK_COMMA || here == CHUNK_BREAK || here == CHUNK_SUB || here == CHUNK_REL || here == CHUNK_CONJ)
            return false;
        if (here == CHUNK_VERB && traits(s, at) & VERB_FINITE)
            return at == verb + 1 || kind(s, at - 1) == CHUNK_DATE ||
                   (kind(s, at - 1) == CHUNK_NOUN && kind(s, at - 2) == CHUNK_PREP);
    }
    return false;
}

/* "X, the diplomat named as envoy in May, cancelled": a verb between commas, and the one of X behind them. */
static bool is_in_apposition(const mw_syntax *s, uint32_t verb, uint32_t noun)
{
    if (noun < 2 || kind(s, noun - 1) != CHUNK_COMMA || kind(s, noun - 2) != CHUNK_NOUN ||
        kind(s, verb + 1) != CHUNK_PREP || !mw_syntax_follows(s, MW_READ_REDUCED_APPOSITION))
        return false;
    uint32_t at = verb + 1;
    while (kind(s, at) == CHUNK_PREP || kind(s, at) == CHUNK_NOUN || kind(s, at) == CHUNK_DATE)
        at++;
    return kind(s, at) == CHUNK_COMMA && kind(s, at + 1) == CHUNK_VERB && traits(s, at + 1) & VERB_FINITE;
}

/* "after leaders of the bloc met in Jakarta": the noun at the head of the phrase opens a clause, which
 * has no other verb. */
static bool is_verb_of_clause(const mw_syntax *s, uint32_t noun)
{
    while (noun >= 2 && kind(s, noun - 1) == CHUNK_PREP && kind(s, noun - 2) == CHUNK_NOUN && !mw_opens_clause(s, noun - 1))
        noun -= 2;
    if (noun == 0 || !mw_syntax_follows(s, MW_READ_OPENED))
        return false;
    mw_chunk_kind left = kind(s, noun - 1);
    return left == CHUNK_SUB || left == CHUNK_REL || (left == CHUNK_PREP && mw_opens_clause(s, noun - 1)) ||
           mw_is_saying(s, noun - 1);
}

/* "protesters arrested in Yangon were …", "sanctions imposed by the West": done to the noun. */
static bool is_reduced(const mw_syntax *s, uint32_t verb, uint32_t before)
{
    mw_chunk_kind left = before == MW_NO_INDEX ? CHUNK_BREAK : kind(s, before);
    if (word(s, verb + 1) & WORD_BY)
        return left != CHUNK_CONJ; /* but: fled and resigned by mail */
    bool helps = left == CHUNK_VERB && s->tokens[s->chunks[before].head].pos == MW_AUX; /* got arrested */
    if (left == CHUNK_VERB && before + 1 == verb && (helps || !mw_is_saying(s, before)))
        return kind(s, verb + 1) != CHUNK_NOUN; /* became isolated */
    if (left == CHUNK_COMMA && mw_insertion_start(s, before) != MW_NO_INDEX)
        return false; /* X, who heads the movement, called for */
    if (left == CHUNK_BREAK || left == CHUNK_SUB || left == CHUNK_COMMA)
        return kind(s, verb + 1) != CHUNK_NOUN;
    if (left != CHUNK_NOUN || kind(s, verb + 1) == CHUNK_NOUN ||
        (traits(s, before) & NOUN_PRONOUN && word(s, before) & WORD_SUBJ))
        return false;
    if (before > 0 && kind(s, before - 1) == CHUNK_REL)
        return false; /* whom Biden met */
    if (verb_follows(s, verb) || is_in_apposition(s, verb, before))
        return true;
    if (before == 0 || mw_type_of_noun(s, before) == MW_PERSON || is_verb_of_clause(s, before))
        return false; /* after visiting President X met with */
    if (kind(s, before - 1) == CHUNK_VERB)
        return !mw_is_saying(s, before - 1);
    return kind(s, before - 1) == CHUNK_PREP && !mw_opens_clause(s, before - 1) &&
           mw_verb_before(s, before, true) != MW_NO_INDEX;
}

/* ---- verbs that depend on another */

/* "urged X TO HOLD", "called on X TO HOLD": X holds; "visited Moscow TO MEET X": Moscow does not meet. */
static uint64_t control_of(const mw_syntax *s, uint32_t verb)
{
    uint32_t head = s->chunks[verb].head;
    mw_hit hit;
    if (!mw_lexicon_match(s->verbs, s->tokens + head, s->end - head, &hit))
        return 0;
    uint64_t control = 0;
    for (const mw_row *row = hit.row; row; row = mw_row_next(row))
        control |= mw_row_names(row, &s->control);
    return control;
}

static bool take_controlled(const mw_syntax *s, mw_clause *clause, const mw_clause *governor, uint32_t before)
{
    if (governor->traits & VERB_PASSIVE || !mw_syntax_follows(s, MW_READ_OBJECT_CONTROL) ||
        !(control_of(s, governor->verb) & CONTROL_OBJECT))
        return false;
    if (governor->object_count)
        objects_to_subjects(clause, governor);
    else if (kind(s, before) == CHUNK_NOUN)
        add_noun(clause->subjects, &clause->subject_count, before);
    return clause->subject_count > 0;
}

/* "a plan to talk with X has": another verb of the same clause. */
static bool finite_follows(const mw_syntax *s, uint32_t verb)
{
    for (uint32_t at = verb + 1; at < s->chunk_count && at < verb + CLAUSE_SCAN_MAX / 2; at++) {
        mw_chunk_kind here = kind(s, at);
        if (here == CHUNK_COMMA || here == CHUNK_BREAK || here == CHUNK_SUB || here == CHUNK_REL || here == CHUNK_CONJ)
            return false;
        if (here == CHUNK_VERB && traits(s, at) & VERB_FINITE)
            return true;
    }
    return false;
}

/* "Iran, Iraq to hold talks": the future of headlines, where no other verb stands. */
static void headline_future(const mw_syntax *s, mw_clause *clause, uint32_t before)
{
    bool opens = before <= 2 && kind(s, before) == CHUNK_NOUN && before + 1 == clause->verb &&
                 !finite_follows(s, clause->verb);
    if (!opens || clause->subject_count || mw_type_of_noun(s, before) == MW_NO_INDEX ||
        !mw_syntax_follows(s, MW_READ_HEADLINE_FUTURE))
        return;
    mw_take_subjects(s, clause, before);
    clause->traits = (uint16_t)((clause->traits & ~VERB_INFINITIVE) | VERB_FUTURE | VERB_FINITE);
}

/* "said ASEAN's decision to exclude X": it is ASEAN that does. */
static bool is_owned(const mw_syntax *s, uint32_t noun)
{
    for (uint32_t at = s->chunks[noun].first; at < s->chunks[noun].end; at++)
        if (mw_syntax_tag_at(s, at) == TAG_OWNER)
            return mw_syntax_follows(s, MW_READ_OWNED);
    return false;
}

/* The subject of "to hold" is whoever was urged, else whoever wants to. */
static void subject_by_control(const mw_syntax *s, mw_clause *clause, uint32_t before)
{
    uint32_t verb = mw_verb_before(s, clause->verb, false);
    if (kind(s, before) == CHUNK_NOUN && before > 0 && word(s, before - 1) & WORD_FOR) {
        add_noun(clause->subjects, &clause->subject_count, before);
        clause->mark = before - 1;
    }
    if (verb == MW_NO_INDEX) {
        headline_future(s, clause, before);
        return;
    }
    const mw_clause *governor = clause_of(s, verb);
    clause->governor = s->chunks[verb].clause;
    if (clause->subject_count || !mw_syntax_follows(s, MW_READ_CONTROL))
        return;
    if (kind(s, before) == CHUNK_NOUN && before + 1 == clause->verb && is_owned(s, before) &&
        !(control_of(s, governor->verb) & (CONTROL_OBJECT | CONTROL_BARE))) {
        add_noun(clause->subjects, &clause->subject_count, before);
        return;
    }
    if (!take_controlled(s, clause, governor, before))
        copy_subjects(clause, governor);
}

/* "said by holding protests, X has": what is reported begins with it. */
static bool opens_report(const mw_syntax *s, uint32_t verb)
{
    for (uint32_t at = verb + 1; at < verb + 12; at++)
        if (kind(s, at) == CHUNK_COMMA)
            return kind(s, at + 1) == CHUNK_NOUN && kind(s, at + 2) == CHUNK_VERB && traits(s, at + 2) & VERB_FINITE &&
                   mw_syntax_follows(s, MW_READ_OPENS_REPORT);
    return false;
}

/* After a preposition: "after meeting Putin", "accused X of killing", "banned X from sending". */
static void subject_over_preposition(const mw_syntax *s, mw_clause *clause, uint32_t prep)
{
    clause->mark = prep;
    if (clause->traits & VERB_BARE && mw_syntax_follows(s, MW_READ_RATHER))
        clause->traits = (uint16_t)((clause->traits & ~VERB_FINITE) | VERB_GERUND); /* rather than fly */
    uint32_t verb = mw_verb_before(s, prep, false);
    if (verb == MW_NO_INDEX || (verb + 1 == prep && mw_is_saying(s, verb) && opens_report(s, clause->verb)) ||
        !mw_syntax_follows(s, MW_READ_PREPOSITION))
        return;
    const mw_clause *governor = clause_of(s, verb);
    clause->governor = s->chunks[verb].clause;
    bool of_object = word(s, prep) & (WORD_OF | WORD_FOR | WORD_FROM) && governor->object_count;
    if (of_object && mw_syntax_follows(s, MW_READ_OF_OBJECT))
        objects_to_subjects(clause, governor);
    else
        copy_subjects(clause, governor);
}

static void subject_of_relative(const mw_syntax *s, mw_clause *clause, uint32_t relative)
{
    uint32_t noun = mw_antecedent_of(s, relative);
    clause->first = relative;
    if (noun == MW_NO_INDEX || word(s, relative) & (WORD_WHAT | WORD_POSS) || !mw_syntax_follows(s, MW_READ_RELATIVE))
        return;
    add_noun(clause->subjects, &clause->subject_count, noun);
}

/* "the minister whom X met has resigned", "the men arrested were beaten". */
static void subject_over_verb(const mw_syntax *s, mw_clause *clause, uint32_t verb)
{
    const mw_clause *inner = clause_of(s, verb);
    if (!mw_syntax_follows(s, MW_READ_OVER_VERB))
        return;
    if (inner->antecedent != MW_NO_INDEX)
        add_noun(clause->subjects, &clause->subject_count, inner->antecedent);
    else if (!(inner->traits & VERB_FINITE))
        copy_subjects(clause, inner);
}

/* "sentenced a man, released last year": the object is who was released. */
static bool is_object(const mw_syntax *s, uint32_t noun)
{
    return noun != MW_NO_INDEX && noun > 0 && kind(s, noun) == CHUNK_NOUN && kind(s, noun - 1) == CHUNK_VERB;
}

static void subject_over_comma(const mw_syntax *s, mw_clause *clause, uint32_t comma)
{
    if (clause->traits & (VERB_FINITE | VERB_BARE) && mw_take_subjects_past(s, clause, comma))
        return;
    if (kind(s, comma) != CHUNK_COMMA || comma == 0)
        return;
    uint32_t before = mw_skip_adjuncts(s, comma - 1);
    if (!(clause->traits & VERB_FINITE) && before != MW_NO_INDEX && kind(s, before) == CHUNK_NOUN &&
        mw_verb_before(s, before, true) == MW_NO_INDEX)
        mw_take_subjects(s, clause, before); /* Lavrov, speaking in Moscow, … */
    else if (clause->traits & VERB_PASSIVE && is_object(s, before) && mw_syntax_follows(s, MW_READ_REDUCED_OBJECT))
        add_noun(clause->subjects, &clause->subject_count, before);
    else
        share(s, clause, comma);
}

/* "ripped through a market in Kabul killing ten": Kabul did not kill. */
static bool is_place(const mw_syntax *s, uint32_t noun)
{
    uint32_t mention = mw_mention_ending(s->article, s->chunks[noun].head);
    return mention != MW_NO_INDEX && mw_article_layers(s->article)->entities[mention].type == MW_PLACE && noun > 0 &&
           kind(s, noun - 1) == CHUNK_PREP && mw_syntax_follows(s, MW_READ_OVER_PLACE);
}

/* "objected to SWEDEN joining NATO", "insisted on HAMAS releasing them": what is spoken of, with a subject of its own.
 * Not "an attack on Gaza killing ten". */
static bool is_spoken_of(const mw_syntax *s, const mw_clause *clause, uint32_t noun)
{
    bool name = s->tokens[s->chunks[noun].head].pos == MW_PROPN; /* not "spoke to leaders meeting in Rome" */
    if (!name || noun < 2 || noun + 1 != clause->verb || kind(s, noun - 1) != CHUNK_PREP ||
        !mw_syntax_follows(s, MW_READ_OWN_GERUND))
        return false;
    uint32_t before = word(s, noun - 1);
    if (before & WORD_OF)
        return is_place(s, noun);
    bool verb = kind(s, noun - 2) == CHUNK_VERB;
    if (before & WORD_TO && verb && mw_is_saying(s, clause->verb))
        return false;
    if (before & (WORD_TO | WORD_FOR) || (before & WORD_TOPIC && !verb)) /* a speech about Russia attacking */
        return control_of(s, noun - 2) & CONTROL_TOPIC;
    return verb && before & (WORD_BY | WORD_TOPIC);
}

/* ", with Russia vetoing it" */
static bool is_aside(const mw_syntax *s, uint32_t noun)
{
    return noun > 1 && kind(s, noun - 1) == CHUNK_PREP && kind(s, noun - 2) == CHUNK_COMMA &&
           !(word(s, noun - 1) & (WORD_PLACE | WORD_NEAR | WORD_FROM | WORD_OF));
}

static void subject_of_gerund(const mw_syntax *s, mw_clause *clause, uint32_t noun)
{
    if (is_spoken_of(s, clause, noun))
        clause->mark = noun - 1;
    bool passed_on = noun > 1 && word(s, noun - 1) & WORD_TO && kind(s, noun - 2) == CHUNK_VERB &&
                     mw_is_saying(s, clause->verb) && mw_syntax_follows(s, MW_READ_OWN_GERUND); /* wrote to X asking */
    if (clause->mark == MW_NO_INDEX && (passed_on || (is_place(s, noun) && !is_aside(s, noun))))
        share(s, clause, noun);
    else
        add_noun(clause->subjects, &clause->subject_count, noun);
}

/* "refused to LET the envoy meet X": an infinitive without "to". */
static bool is_let(const mw_syntax *s, const mw_clause *clause, uint32_t noun)
{
    return s->chunks[clause->verb].traits & VERB_BARE && noun > 0 && kind(s, noun - 1) == CHUNK_VERB &&
           control_of(s, noun - 1) & CONTROL_BARE && mw_syntax_follows(s, MW_READ_LET);
}

static void subject_from_noun(const mw_syntax *s, mw_clause *clause, uint32_t noun)
{
    if (is_let(s, clause, noun))
        clause->traits = (uint16_t)((clause->traits & ~VERB_FINITE) | VERB_INFINITIVE);
    if (clause->traits & VERB_INFINITIVE)
        subject_by_control(s, clause, noun);
    else if (clause->traits & (VERB_FINITE | VERB_BARE))
        mw_take_subjects(s, clause, noun); /* also: that he be tried */
    else if (clause->traits & VERB_GERUND)
        subject_of_gerund(s, clause, noun);
    else
        add_noun(clause->subjects, &clause->subject_count, noun);
}

/* "them" is no subject. */
static bool is_object_of_verb(const mw_syntax *s, uint32_t noun)
{
    return noun > 0 && traits(s, noun) & NOUN_PRONOUN && word(s, noun) & WORD_OBJ && !(word(s, noun) & WORD_SUBJ) &&
           kind(s, noun - 1) == CHUNK_VERB;
}

void mw_find_subject(const mw_syntax *s, mw_clause *clause)
{
    uint32_t verb = clause->verb;
    uint32_t before = verb ? mw_skip_adjuncts(s, verb - 1) : MW_NO_INDEX;
    if (clause->traits & VERB_PARTICIPLE && mw_syntax_follows(s, MW_READ_REDUCED) && is_reduced(s, verb, before)) {
        clause->traits |= VERB_PASSIVE;
        clause->traits &= (uint16_t)~VERB_FINITE;
    }
    if (before == MW_NO_INDEX)
        return;
    if (is_object_of_verb(s, before) && clause->traits & VERB_FINITE)
        before--; /* sent to rescue them was shot down */
    switch (kind(s, before)) {
    case CHUNK_NOUN:
        subject_from_noun(s, clause, before);
        break;
    case CHUNK_VERB:
        if (clause->traits & VERB_FINITE && !(s->chunks[verb].traits & VERB_BARE))
            subject_over_verb(s, clause, before);
        else
            subject_by_control(s, clause, before);
        break;
    case CHUNK_PREP:
        if (clause->traits & VERB_INFINITIVE)
            subject_by_control(s, clause, before);
        else
            subject_over_preposition(s, clause, before);
        break;
    case CHUNK_REL:
        subject_of_relative(s, clause, before);
        break;
    case CHUNK_CONJ:
        share(s, clause, before);
        break;
    case CHUNK_SUB:
        clause->mark = before;
        break;
    case CHUNK_COMMA:
    case CHUNK_BREAK:
        subject_over_comma(s, clause, before);
        break;
    default:
        break;
    }
}
