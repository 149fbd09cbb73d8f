/* SPDX-License-Identifier: MIT */
/* Who does what to whom, as far as the order of phrases tells it.
 *
 * Every verb group looks to its left for its subject: over adverbs and dates, through the
 * prepositional phrases that hang on a noun, past what stands between commas, to the noun for
 * which "who" stands, to the subject that it shares with the verb before "and". To its right it
 * takes objects and prepositional phrases up to the next clause. */
#include "language/syntax.h"

#include "language/mentions.h"

static mw_chunk_kind kind(const mw_syntax *s, uint32_t chunk)
{
    return chunk < s->chunk_count ? s->chunks[chunk].kind : CHUNK_BREAK;
}

static bool is_word(const mw_syntax *s, uint32_t chunk, const char *word)
{
    return chunk < s->chunk_count && mw_syntax_token_is(s, s->chunks[chunk].first, word);
}

static uint32_t bits(const mw_syntax *s, uint32_t chunk)
{
    return chunk < s->chunk_count ? s->words[s->chunks[chunk].first - s->first] : 0;
}

static uint16_t traits(const mw_syntax *s, uint32_t chunk)
{
    return chunk < s->chunk_count ? s->chunks[chunk].traits : 0;
}

static bool is_saying(const mw_syntax *s, uint32_t chunk)
{
    mw_hit hit;
    return kind(s, chunk) == CHUNK_VERB &&
           mw_lexicon_match_exact(s->saying, s->tokens + s->chunks[chunk].head, 1, &hit) &&
           mw_str_is(mw_row_get(hit.row, "pos"), "verb");
}

static bool is_finite(const mw_syntax *s, uint32_t chunk)
{
    return kind(s, chunk) == CHUNK_VERB && s->clauses[s->chunks[chunk].clause].traits & VERB_FINITE;
}

/* The nearest verb before a chunk in the same stretch; with `finite` only one that can stand
 * alone. MW_NO_INDEX: none. */
static uint32_t verb_before(const mw_syntax *s, uint32_t chunk, bool finite)
{
    for (int steps = 0; chunk-- > 0 && steps < CLAUSE_SCAN_MAX; steps++) {
        if (kind(s, chunk) == CHUNK_BREAK && is_word(s, chunk, ";"))
            return MW_NO_INDEX;
        if (kind(s, chunk) == CHUNK_VERB && (!finite || is_finite(s, chunk)))
            return chunk;
    }
    return MW_NO_INDEX;
}

static void copy_subjects(mw_clause *to, const mw_clause *from)
{
    to->subject_count = from->subject_count;
    memcpy(to->subjects, from->subjects, sizeof to->subjects);
}

static void add_noun(uint32_t *nouns, uint8_t *count, uint32_t noun)
{
    if (*count < CLAUSE_NOUNS_MAX)
        nouns[(*count)++] = noun;
}

/* "since army chief X led": after, before, since … open a clause of their own, unless they hang
 * on a noun that still waits for its verb ("protests since the coup have"). */
static bool opens_clause(const mw_syntax *s, uint32_t prep)
{
    if (!(bits(s, prep) & WORD_SUB))
        return false;
    return prep == 0 || kind(s, prep - 1) != CHUNK_NOUN || verb_before(s, prep, false) != MW_NO_INDEX;
}

/* ---- subjects */

static uint32_t entity_type_of(const mw_syntax *s, uint32_t noun)
{
    uint32_t mention = mw_mention_of_phrase(s->article, s->chunks[noun].first, s->chunks[noun].end);
    return mention == MW_NO_INDEX ? MW_NO_INDEX
                                  : (uint32_t)mw_article_layers(s->article)->entities[mention].type;
}

/* Of "the president of Russia and Blinken" both stay, of "the leaders of Russia and China" what
 * hangs on "of" goes: nouns of the type of the one that the phrase climbs away from. */
static void drop_inner(const mw_syntax *s, mw_clause *clause, uint32_t inner)
{
    uint32_t type = entity_type_of(s, inner);
    uint8_t kept = 0;
    for (uint8_t i = 0; i < clause->subject_count; i++)
        if (entity_type_of(s, clause->subjects[i]) != type)
            clause->subjects[kept++] = clause->subjects[i];
    clause->subject_count = kept;
}

/* "aid goes through the centre and the envoy …": what is in a phrase of the verb before. */
static bool hangs_on_verb(const mw_syntax *s, uint32_t noun)
{
    return noun >= 2 && kind(s, noun - 1) == CHUNK_PREP && kind(s, noun - 2) != CHUNK_NOUN &&
           verb_before(s, noun, true) != MW_NO_INDEX;
}

/* Where a list of subjects goes on to the left of `noun`: the noun before "and" or a comma. */
static uint32_t joined_before(const mw_syntax *s, uint32_t noun, bool in_list)
{
    if (noun >= 2 && kind(s, noun - 1) == CHUNK_CONJ && !is_word(s, noun - 1, "but")) {
        if (kind(s, noun - 2) == CHUNK_NOUN && !hangs_on_verb(s, noun - 2))
            return noun - 2;
        if (noun >= 4 && kind(s, noun - 2) == CHUNK_COMMA && kind(s, noun - 3) == CHUNK_NOUN &&
            kind(s, noun - 4) == CHUNK_COMMA)
            return noun - 3; /* A, B, and C; but "…, and B" opens a clause */
    }
    if (in_list && noun >= 2 && kind(s, noun - 1) == CHUNK_COMMA && kind(s, noun - 2) == CHUNK_NOUN)
        return noun - 2;
    return MW_NO_INDEX;
}

/* Subjects from the noun that stands before the verb, to the left. Returns the leftmost chunk. */
static uint32_t take_subjects(const mw_syntax *s, mw_clause *clause, uint32_t noun)
{
    bool in_list = false;
    uint32_t whole = noun;
    for (int steps = 0; steps < CLAUSE_SCAN_MAX; steps++) {
        if (noun >= 2 && kind(s, noun - 1) == CHUNK_PREP && kind(s, noun - 2) == CHUNK_NOUN &&
            !opens_clause(s, noun - 1)) {
            drop_inner(s, clause, noun);
            noun -= 2;
            continue;
        }
        if (noun >= 3 && kind(s, noun - 1) == CHUNK_PREP && !(bits(s, noun - 1) & WORD_SUB) &&
            kind(s, noun - 2) == CHUNK_DATE &&
            kind(s, noun - 3) == CHUNK_NOUN) {
            noun -= 3; /* "a bombing Wednesday in Baghdad killed" */
            continue;
        }
        add_noun(clause->subjects, &clause->subject_count, noun);
        if (!in_list)
            whole = noun;
        uint32_t next = joined_before(s, noun, in_list);
        if (next == MW_NO_INDEX)
            break;
        in_list = true;
        noun = next;
    }
    /* "met Wang and Blinken said": what stands after another verb is that verb's object. */
    if (in_list && noun > 0 && kind(s, noun - 1) == CHUNK_VERB && !is_saying(s, noun - 1)) {
        clause->subjects[0] = whole;
        clause->subject_count = 1;
        return whole;
    }
    for (uint8_t i = 0; i < clause->subject_count / 2; i++) { /* back into reading order */
        uint32_t swap = clause->subjects[i];
        clause->subjects[i] = clause->subjects[clause->subject_count - 1 - i];
        clause->subjects[clause->subject_count - 1 - i] = swap;
    }
    return noun;
}

/* Over dates, "on" before them and the like; the chunk that decides, or MW_NO_INDEX. */
static uint32_t skip_adjuncts(const mw_syntax *s, uint32_t chunk)
{
    while (chunk != MW_NO_INDEX && kind(s, chunk) == CHUNK_DATE) {
        chunk = chunk ? chunk - 1 : MW_NO_INDEX;
        if (chunk != MW_NO_INDEX && kind(s, chunk) == CHUNK_PREP)
            chunk = chunk ? chunk - 1 : MW_NO_INDEX;
    }
    return chunk;
}

static bool is_name(const mw_syntax *s, uint32_t noun)
{
    return kind(s, noun) == CHUNK_NOUN &&
           s->tags[s->chunks[noun].head - s->first] == TAG_NAME;
}

/* The noun for which a relative word stands: before it, a comma or its preposition between. */
static uint32_t antecedent_of(const mw_syntax *s, uint32_t relative)
{
    uint32_t at = relative;
    if (at > 0 && kind(s, at - 1) == CHUNK_PREP)
        at--;
    if (at > 0 && kind(s, at - 1) == CHUNK_COMMA)
        at--;
    bool loose = kind(s, at) == CHUNK_COMMA || !is_word(s, relative, "that");
    at = at > 0 ? skip_adjuncts(s, at - 1) : MW_NO_INDEX;
    bool person = is_word(s, relative, "who") || is_word(s, relative, "whom");
    while (!person && at != MW_NO_INDEX && at >= 2 && is_name(s, at) &&
           kind(s, at - 1) == CHUNK_PREP && kind(s, at - 2) == CHUNK_NOUN &&
           (!loose || (entity_type_of(s, at) == MW_PLACE &&
                       (is_word(s, at - 1, "in") || is_word(s, at - 1, "at") ||
                        is_word(s, at - 1, "near")))))
        at -= 2; /* "a strike on Pazigyi that killed": it is not Pazigyi that did */
    return at != MW_NO_INDEX && kind(s, at) == CHUNK_NOUN ? at : MW_NO_INDEX;
}

/* What stands left of the subject: a relative word, a conjunction, the verb that reports it. */
static void note_mark(const mw_syntax *s, mw_clause *clause, uint32_t leftmost)
{
    clause->first = leftmost;
    if (leftmost == 0)
        return;
    uint32_t left = leftmost - 1;
    if (kind(s, left) == CHUNK_REL) {
        uint32_t noun = antecedent_of(s, left);
        bool reported = is_word(s, left, "that") && left > 0 && kind(s, left - 1) == CHUNK_VERB;
        if (reported)
            clause->governor = s->chunks[left - 1].clause;
        else if (noun != MW_NO_INDEX && !is_word(s, left, "what")) {
            clause->antecedent = noun;
            if (left > 0 && kind(s, left - 1) == CHUNK_PREP)
                clause->antecedent_prep = s->chunks[left - 1].first;
        }
    } else if (kind(s, left) == CHUNK_SUB || (kind(s, left) == CHUNK_PREP && opens_clause(s, left))) {
        clause->mark = left;
    } else if (kind(s, left) == CHUNK_VERB) {
        clause->governor = s->chunks[left].clause;
    } else if (kind(s, left) == CHUNK_PREP) {
        clause->mark = left; /* pushing FOR the group to act */
    }
}

static bool is_pair_mark(const mw_syntax *s, uint32_t chunk, mw_chunk_kind mark)
{
    return kind(s, chunk) == mark && (mark == CHUNK_COMMA || !is_word(s, chunk, ";"));
}

/* Where what ends at this comma (or dash) began, so that the subject stands before it:
 * "China, the ruling military's ally, has": MW_NO_INDEX when it is no insertion. */
static uint32_t insertion_start(const mw_syntax *s, uint32_t close)
{
    mw_chunk_kind mark = kind(s, close);
    bool verb_inside = false;
    uint32_t at = close;
    for (int steps = 0; at-- > 1 && steps < CLAUSE_SCAN_MAX; steps++) {
        verb_inside |= is_finite(s, at);
        if (mark == CHUNK_COMMA && kind(s, at) == CHUNK_BREAK)
            return MW_NO_INDEX;
        if (!is_pair_mark(s, at, mark) || skip_adjuncts(s, at - 1) == MW_NO_INDEX ||
            kind(s, skip_adjuncts(s, at - 1)) != CHUNK_NOUN)
            continue;
        mw_chunk_kind inside = kind(s, at + 1);
        bool loose = inside == CHUNK_REL || inside == CHUNK_SUB || inside == CHUNK_PREP ||
                     (inside == CHUNK_VERB && !is_finite(s, at + 1));
        if (loose || !verb_inside)
            return at;
    }
    return MW_NO_INDEX;
}

enum { HELPED = VERB_FUTURE | VERB_REPORTED | VERB_DUTY | VERB_POSSIBLE | VERB_INFINITIVE };

/* "to meet X and visit Y", "will meet and visit": a bare verb is helped by what helps the other. */
static bool shares_helper(const mw_syntax *s, const mw_clause *clause, const mw_clause *other)
{
    const mw_chunk *chunk = &s->chunks[clause->verb];
    return chunk->end - chunk->first == 1 && s->tokens[chunk->head].form & MW_BASE &&
           other->traits & HELPED;
}

/* "X met Y and left": the subject, and the auxiliaries, of the verb before. */
static void share(const mw_syntax *s, mw_clause *clause, uint32_t from)
{
    uint32_t verb = verb_before(s, from, false);
    if (verb != MW_NO_INDEX && clause->traits & VERB_FINITE &&
        !shares_helper(s, clause, &s->clauses[s->chunks[verb].clause]))
        verb = verb_before(s, from, true);
    if (verb == MW_NO_INDEX)
        return;
    const mw_clause *other = &s->clauses[s->chunks[verb].clause];
    copy_subjects(clause, other);
    clause->governor = other->governor;
    clause->mark = other->mark;
    if (shares_helper(s, clause, other)) {
        clause->traits |= other->traits & HELPED;
        if (other->traits & VERB_INFINITIVE)
            clause->traits &= (uint16_t)~VERB_FINITE;
    }
    if (clause->traits & VERB_PARTICIPLE && other->traits & (VERB_PASSIVE | VERB_PERFECT)) {
        clause->traits |= other->traits & (VERB_PASSIVE | VERB_PERFECT | HELPED);
        clause->traits &= (uint16_t)~VERB_PARTICIPLE;
    }
}

/* ---- participles */

/* ", visiting French Foreign Minister X urged": no clause but a word of the subject to come. */
static bool is_modifier(const mw_syntax *s, uint32_t verb)
{
    return traits(s, verb) & VERB_GERUND && kind(s, verb + 1) == CHUNK_NOUN &&
           kind(s, verb + 2) == CHUNK_VERB && traits(s, verb + 2) & VERB_FINITE;
}

/* A verb further on in the same stretch that has no subject of its own but this one's. */
static bool verb_follows(const mw_syntax *s, uint32_t verb)
{
    for (uint32_t at = verb + 1; at < s->chunk_count && at < verb + CLAUSE_SCAN_MAX / 2; at++) {
        mw_chunk_kind here = kind(s, at);
        if (here == CHUNK_COMMA || here == CHUNK_BREAK || here == CHUNK_SUB || here == CHUNK_REL ||
            here == CHUNK_CONJ)
            return false;
        if (here == CHUNK_VERB && traits(s, at) & VERB_FINITE)
            return kind(s, at - 1) == CHUNK_DATE ||
                   (kind(s, at - 1) == CHUNK_NOUN && kind(s, at - 2) == CHUNK_PREP);
    }
    return false;
}

/* "protesters arrested in Yangon were …", "sanctions imposed by the West": done to the noun. */
static bool is_reduced(const mw_syntax *s, uint32_t verb, uint32_t before)
{
    if (is_word(s, verb + 1, "by"))
        return true;
    if (before == MW_NO_INDEX || kind(s, before) == CHUNK_BREAK || kind(s, before) == CHUNK_SUB)
        return kind(s, verb + 1) != CHUNK_NOUN;
    if (kind(s, before) == CHUNK_COMMA)
        return kind(s, verb + 1) != CHUNK_NOUN;
    if (kind(s, before) != CHUNK_NOUN || kind(s, verb + 1) == CHUNK_NOUN ||
        (traits(s, before) & NOUN_PRONOUN && bits(s, before) & WORD_SUBJ))
        return false;
    if (verb_follows(s, verb))
        return true;
    if (before == 0)
        return false;
    if (kind(s, before - 1) == CHUNK_VERB)
        return !is_saying(s, before - 1);
    return kind(s, before - 1) == CHUNK_PREP && !opens_clause(s, before - 1) &&
           verb_before(s, before, true) != MW_NO_INDEX;
}

/* ---- verbs that depend on another */

static bool has_mention(const mw_syntax *s, uint32_t noun)
{
    return traits(s, noun) & NOUN_PRONOUN || entity_type_of(s, noun) != MW_NO_INDEX;
}

/* The subject of "to hold" is whoever was urged, else whoever wants to. */
static void subject_by_control(const mw_syntax *s, mw_clause *clause, uint32_t before)
{
    uint32_t verb = verb_before(s, clause->verb, false);
    if (kind(s, before) == CHUNK_NOUN && before > 0 && is_word(s, before - 1, "for")) {
        add_noun(clause->subjects, &clause->subject_count, before);
        clause->mark = before - 1;
    }
    if (verb == MW_NO_INDEX)
        return;
    const mw_clause *governor = &s->clauses[s->chunks[verb].clause];
    clause->governor = s->chunks[verb].clause;
    if (clause->subject_count)
        return;
    bool object = governor->object_count && !(governor->traits & VERB_PASSIVE) &&
                  kind(s, before) == CHUNK_NOUN && has_mention(s, before) &&
                  governor->objects[governor->object_count - 1] == before;
    if (object) {
        clause->subject_count = governor->object_count;
        memcpy(clause->subjects, governor->objects, sizeof clause->subjects);
    } else
        copy_subjects(clause, governor);
}

/* After a preposition: "after meeting Putin", "accused X of killing", "banned X from sending". */
static void subject_over_preposition(const mw_syntax *s, mw_clause *clause, uint32_t prep)
{
    clause->mark = prep;
    uint32_t verb = verb_before(s, prep, false);
    if (verb == MW_NO_INDEX)
        return;
    const mw_clause *governor = &s->clauses[s->chunks[verb].clause];
    clause->governor = s->chunks[verb].clause;
    bool of_object = is_word(s, prep, "of") || is_word(s, prep, "for") || is_word(s, prep, "from");
    if (of_object && governor->object_count) {
        clause->subject_count = governor->object_count;
        memcpy(clause->subjects, governor->objects, sizeof clause->subjects);
    } else
        copy_subjects(clause, governor);
}

static void subject_of_relative(const mw_syntax *s, mw_clause *clause, uint32_t relative)
{
    uint32_t noun = antecedent_of(s, relative);
    clause->first = relative;
    if (noun == MW_NO_INDEX || is_word(s, relative, "what") || is_word(s, relative, "whose"))
        return;
    add_noun(clause->subjects, &clause->subject_count, noun);
}

/* "the minister whom X met has resigned", "the men arrested were beaten". */
static void subject_over_verb(const mw_syntax *s, mw_clause *clause, uint32_t verb)
{
    const mw_clause *inner = &s->clauses[s->chunks[verb].clause];
    if (inner->antecedent != MW_NO_INDEX)
        add_noun(clause->subjects, &clause->subject_count, inner->antecedent);
    else if (!(inner->traits & VERB_FINITE))
        copy_subjects(clause, inner);
}

static void subject_over_comma(const mw_syntax *s, mw_clause *clause, uint32_t comma)
{
    uint32_t open = insertion_start(s, comma);
    if (clause->traits & VERB_FINITE && open != MW_NO_INDEX) {
        uint32_t noun = skip_adjuncts(s, open - 1);
        note_mark(s, clause, take_subjects(s, clause, noun));
        bool named = open + 2 == comma && entity_type_of(s, open + 1) == MW_PERSON &&
                     entity_type_of(s, noun) != MW_PERSON;
        if (named && clause->subject_count == 1)
            clause->subjects[0] = open + 1; /* "the defence minister, Sergei Shoigu, …" */
    }
    else if (kind(s, comma) == CHUNK_COMMA && comma > 0) {
        uint32_t before = skip_adjuncts(s, comma - 1);
        if (!(clause->traits & VERB_FINITE) && before != MW_NO_INDEX && kind(s, before) == CHUNK_NOUN &&
            verb_before(s, before, true) == MW_NO_INDEX)
            take_subjects(s, clause, before); /* Lavrov, speaking in Moscow, … */
        else
            share(s, clause, comma);
    }
}

/* ---- one clause */

static void find_subject(const mw_syntax *s, mw_clause *clause)
{
    uint32_t verb = clause->verb;
    uint32_t before = verb ? skip_adjuncts(s, verb - 1) : MW_NO_INDEX;
    if (clause->traits & VERB_PARTICIPLE && is_reduced(s, verb, before)) {
        clause->traits |= VERB_PASSIVE;
        clause->traits &= (uint16_t)~VERB_FINITE;
    }
    if (before == MW_NO_INDEX)
        return;
    switch (kind(s, before)) {
    case CHUNK_NOUN:
        if (clause->traits & VERB_INFINITIVE)
            subject_by_control(s, clause, before);
        else if (clause->traits & VERB_FINITE)
            note_mark(s, clause, take_subjects(s, clause, before));
        else
            add_noun(clause->subjects, &clause->subject_count, before);
        break;
    case CHUNK_VERB:
        if (clause->traits & VERB_FINITE && !(s->tokens[s->chunks[verb].head].form & MW_BASE))
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
    case CHUNK_COMMA: case CHUNK_BREAK:
        subject_over_comma(s, clause, before);
        break;
    default:
        break;
    }
}

uint32_t mw_syntax_list(const mw_syntax *s, uint32_t noun, uint32_t verb, uint32_t *nouns,
                        uint8_t *count)
{
    add_noun(nouns, count, noun);
    uint32_t at = noun + 1, end = at;
    uint32_t members[CLAUSE_NOUNS_MAX];
    uint8_t found = 0;
    for (int steps = 0; steps < CLAUSE_SCAN_MAX / 2; steps++) {
        bool comma = kind(s, at) == CHUNK_COMMA;
        bool conj = kind(s, at + comma) == CHUNK_CONJ && !is_word(s, at + comma, "but");
        uint32_t next = at + comma + conj;
        if (!(comma || conj) || kind(s, next) != CHUNK_NOUN)
            break;
        if (next + 1 != verb && kind(s, next + 1) == CHUNK_VERB && traits(s, next + 1) & VERB_FINITE)
            break; /* the subject of what follows */
        add_noun(members, &found, next);
        at = next + 1;
        if (conj) {
            for (uint8_t i = 0; i < found; i++)
                add_noun(nouns, count, members[i]);
            end = at;
            found = 0;
        }
    }
    return end;
}

static bool ends_complements(const mw_syntax *s, uint32_t chunk)
{
    mw_chunk_kind here = kind(s, chunk), next = kind(s, chunk + 1);
    if (here == CHUNK_COMMA && next == CHUNK_NOUN) /* in the capital, Naypyidaw, on Friday */
        return kind(s, chunk - 1) != CHUNK_NOUN || kind(s, chunk + 2) != CHUNK_COMMA ||
               kind(s, chunk + 3) == CHUNK_NOUN || kind(s, chunk + 3) == CHUNK_VERB;
    if (here == CHUNK_COMMA)
        return next != CHUNK_PREP && next != CHUNK_DATE;
    if (here == CHUNK_CONJ)
        return next == CHUNK_VERB || next == CHUNK_SUB || next == CHUNK_REL;
    return here == CHUNK_BREAK || here == CHUNK_SUB || here == CHUNK_REL || here == CHUNK_VERB ||
           (here == CHUNK_PREP && opens_clause(s, chunk) && next == CHUNK_VERB);
}

static void find_complements(const mw_syntax *s, mw_clause *clause)
{
    uint32_t at = clause->verb + 1;
    while (kind(s, at) == CHUNK_DATE)
        at++;
    if (kind(s, at) == CHUNK_NOUN) {
        if (kind(s, at + 1) == CHUNK_NOUN && !(traits(s, at) & NOUN_COUNTED)) {
            clause->indirect = at;
            at++;
        }
        at = mw_syntax_list(s, at, clause->verb, clause->objects, &clause->object_count);
    }
    uint32_t limit = clause->verb + CLAUSE_SCAN_MAX;
    while (at < s->chunk_count && at < limit && !ends_complements(s, at))
        at++;
    /* "visited Wang and Blinken said": the noun before the next verb is that verb's. */
    if (kind(s, at) == CHUNK_VERB && traits(s, at) & VERB_FINITE)
        while (at > clause->verb + 1 && kind(s, at - 1) != CHUNK_PREP && at - 1 > clause->verb &&
               kind(s, at - 1) == CHUNK_NOUN &&
               (kind(s, at - 2) == CHUNK_CONJ || kind(s, at - 2) == CHUNK_VERB ||
                (kind(s, at - 2) == CHUNK_PREP && opens_clause(s, at - 2))))
            at -= kind(s, at - 2) == CHUNK_VERB ? 1 : 2;
    if (kind(s, at) == CHUNK_VERB && traits(s, at) & VERB_FINITE && clause->object_count &&
        at <= clause->objects[0])
        clause->object_count = 0;
    clause->end = at;
}

static void read_clause(mw_syntax *s, uint32_t verb)
{
    mw_clause *clause = &s->clauses[s->chunks[verb].clause];
    clause->traits = s->chunks[verb].traits;
    if (is_modifier(s, verb))
        return;
    find_subject(s, clause);
    find_complements(s, clause);
}

/* "Speaking in Moscow, Lavrov said": a clause at the front takes the subject of what follows. */
static void lend_subjects_back(mw_syntax *s)
{
    for (size_t i = 0; i + 1 < s->clause_count; i++) {
        mw_clause *clause = &s->clauses[i];
        const mw_clause *next = &s->clauses[i + 1];
        bool loose = !(clause->traits & (VERB_FINITE | VERB_INFINITIVE)) && !clause->subject_count;
        if (loose && next->traits & VERB_FINITE && (clause->verb <= 1 || clause->mark != MW_NO_INDEX))
            copy_subjects(clause, next);
    }
}

void mw_syntax_clauses(mw_syntax *s)
{
    s->clause_count = 0;
    for (uint32_t i = 0; i < s->chunk_count; i++) {
        if (s->chunks[i].kind != CHUNK_VERB)
            continue;
        s->chunks[i].clause = (uint32_t)s->clause_count;
        s->clauses[s->clause_count++] = (mw_clause){
            .verb = i, .first = i, .end = i + 1, .traits = s->chunks[i].traits,
            .indirect = MW_NO_INDEX, .governor = MW_NO_INDEX, .mark = MW_NO_INDEX,
            .antecedent = MW_NO_INDEX, .antecedent_prep = MW_NO_INDEX};
    }
    for (size_t i = 0; i < s->clause_count; i++)
        read_clause(s, s->clauses[i].verb);
    lend_subjects_back(s);
}

/* ---- the whole */

/* No sentence of news is longer; what is gets no reading. */
enum { SENTENCE_TOKENS_MAX = 1000 };

static size_t longest_sentence(const mw_layers *layers)
{
    size_t longest = 1;
    for (size_t i = 0; i < layers->sentence_count; i++) {
        size_t tokens = layers->sentences[i].token_end - layers->sentences[i].token_first;
        longest = tokens > longest ? tokens : longest;
    }
    return longest < SENTENCE_TOKENS_MAX ? longest : SENTENCE_TOKENS_MAX;
}

bool mw_syntax_create(mw_syntax *s, mw_article *article, const mw_model *model, mw_arena *arena,
                      mw_error *err)
{
    const mw_layers *layers = mw_article_layers(article);
    size_t most = longest_sentence(layers);
    *s = (mw_syntax){
        .article = article, .model = model, .text = mw_article_text(article), .tokens = layers->tokens,
        .function_words = mw_model_lexicon(model, "function-words"),
        .auxiliaries = mw_model_lexicon(model, "auxiliaries"),
        .saying = mw_model_lexicon(model, "saying"),
        .numbers = mw_model_lexicon(model, "numbers"),
        .approximators = mw_model_lexicon(model, "approximators")};
    s->classes = mw_syntax_classes(s->function_words);
    s->tags = mw_arena_get(arena, most * sizeof *s->tags, err);
    s->words = mw_arena_get(arena, most * sizeof *s->words, err);
    s->chunks = mw_arena_get(arena, most * sizeof *s->chunks, err);
    s->clauses = mw_arena_get(arena, most * sizeof *s->clauses, err);
    return s->tags && s->words && s->chunks && s->clauses;
}

void mw_syntax_read(mw_syntax *s, uint32_t sentence)
{
    const mw_sentence *whole = &mw_article_layers(s->article)->sentences[sentence];
    s->chunk_count = s->clause_count = 0;
    if (whole->token_end - whole->token_first > SENTENCE_TOKENS_MAX)
        return;
    mw_syntax_tag(s, sentence);
    mw_syntax_chunk(s);
    mw_syntax_clauses(s);
}
