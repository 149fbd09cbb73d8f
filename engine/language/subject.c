/* SPDX-License-Identifier: MIT */
/* The nouns before a verb that are its subject: over adverbs and dates, through the prepositional
 * phrases that hang on a noun, past what stands between commas, to the whole of a list. */
#include "language/clause_impl.h"

#include "language/mentions.h"

bool mw_is_saying(const mw_syntax *s, uint32_t chunk)
{
    mw_hit hit;
    return kind(s, chunk) == CHUNK_VERB &&
           mw_lexicon_match_exact(s->saying, s->tokens + s->chunks[chunk].head, 1, &hit) &&
           mw_str_is(mw_row_get(hit.row, "pos"), "verb");
}

static bool is_semicolon(const mw_syntax *s, uint32_t chunk)
{
    return kind(s, chunk) == CHUNK_BREAK && s->text.data[s->tokens[s->chunks[chunk].first].start] == ';';
}

uint32_t mw_verb_before(const mw_syntax *s, uint32_t chunk, bool finite)
{
    for (int steps = 0; chunk-- > 0 && steps < CLAUSE_SCAN_MAX; steps++) {
        if (is_semicolon(s, chunk))
            return MW_NO_INDEX;
        if (kind(s, chunk) == CHUNK_VERB && (!finite || is_finite(s, chunk)))
            return chunk;
    }
    return MW_NO_INDEX;
}

bool mw_opens_clause(const mw_syntax *s, uint32_t prep)
{
    if (!(word(s, prep) & WORD_SUB))
        return false;
    bool loose = prep > 0 && kind(s, prep - 1) == CHUNK_VERB && !is_finite(s, prep - 1);
    if (loose && s->tokens[s->chunks[prep].first].pos == MW_ADP)
        return false; /* dressed as soldiers */
    return prep == 0 || kind(s, prep - 1) != CHUNK_NOUN || mw_verb_before(s, prep, false) != MW_NO_INDEX;
}

uint32_t mw_type_of_noun(const mw_syntax *s, uint32_t noun)
{
    uint32_t mention = mw_mention_of_phrase(s->article, s->chunks[noun].first, s->chunks[noun].end);
    return mention == MW_NO_INDEX ? MW_NO_INDEX : (uint32_t)mw_article_layers(s->article)->entities[mention].type;
}

static bool is_whole_name(const mw_syntax *s, uint32_t noun)
{
    uint32_t mention = mw_mention_ending(s->article, s->chunks[noun].head);
    return mention != MW_NO_INDEX && mw_mention_starting(s->article, s->chunks[noun].first) == mention;
}

/* ---- to the left */

/* Of "the president of Russia and Blinken" both stay; of "the leaders of Russia and China", "clashes
 * between police and protesters" what hangs on the preposition goes with the noun that the phrase
 * climbs away from. */
static void drop_inner(const mw_syntax *s, mw_clause *clause, uint32_t inner)
{
    bool person = mw_type_of_noun(s, inner) == MW_PERSON || word(s, inner - 1) & WORD_BETWEEN;
    uint8_t kept = 0;
    for (uint8_t i = 0; i < clause->subject_count; i++)
        if (!person && mw_type_of_noun(s, clause->subjects[i]) == MW_PERSON)
            clause->subjects[kept++] = clause->subjects[i];
    clause->subject_count = kept;
}

/* "aid goes through the centre and the envoy …": what is in a phrase of the verb before. */
static bool hangs_on_verb(const mw_syntax *s, uint32_t noun)
{
    return noun >= 2 && kind(s, noun - 1) == CHUNK_PREP && kind(s, noun - 2) != CHUNK_NOUN &&
           mw_verb_before(s, noun, true) != MW_NO_INDEX;
}

/* "In Geneva, Iran and France held": in a phrase of its own. */
static bool is_adjunct(const mw_syntax *s, uint32_t noun)
{
    return noun > 0 && kind(s, noun - 1) == CHUNK_PREP && (noun == 1 || kind(s, noun - 2) != CHUNK_NOUN) &&
           !mw_opens_clause(s, noun - 1) && mw_syntax_follows(s, MW_READ_ADJUNCT);
}

/* "China, Russia sign gas deal": a comma for "and" between the first two names of a headline. */
static bool is_headline_pair(const mw_syntax *s, uint32_t noun)
{
    return noun == 2 && kind(s, 1) == CHUNK_COMMA && kind(s, 0) == CHUNK_NOUN && is_whole_name(s, 0) &&
           is_whole_name(s, 2) && mw_type_of_noun(s, 0) == mw_type_of_noun(s, 2) &&
           mw_syntax_follows(s, MW_READ_HEADLINE_LIST);
}

/* Where a list of subjects goes on to the left of `noun`: the noun before "and" or a comma. */
static uint32_t joined_before(const mw_syntax *s, uint32_t noun, bool in_list)
{
    if (!mw_syntax_follows(s, MW_READ_LIST))
        return MW_NO_INDEX;
    if (noun >= 2 && kind(s, noun - 1) == CHUNK_CONJ && !(word(s, noun - 1) & WORD_BUT)) {
        if (kind(s, noun - 2) == CHUNK_NOUN && !hangs_on_verb(s, noun - 2))
            return noun - 2;
        if (noun >= 4 && kind(s, noun - 2) == CHUNK_COMMA && kind(s, noun - 3) == CHUNK_NOUN &&
            kind(s, noun - 4) == CHUNK_COMMA)
            return noun - 3; /* A, B, and C; but "…, and B" opens a clause */
    }
    if (in_list && noun >= 2 && kind(s, noun - 1) == CHUNK_COMMA && kind(s, noun - 2) == CHUNK_NOUN)
        return is_adjunct(s, noun - 2) ? MW_NO_INDEX : noun - 2;
    return is_headline_pair(s, noun) ? noun - 2 : MW_NO_INDEX;
}

/* "soldiers serving with", "protesters detained in", "men carrying flags": the noun that a participle
 * right behind it describes; "an effort to talk with", where no verb stands before it. */
static uint32_t noun_described(const mw_syntax *s, uint32_t verb)
{
    const mw_clause *inner = clause_of(s, verb);
    bool purpose = inner->traits & VERB_INFINITIVE && verb > 0 && kind(s, verb - 1) == CHUNK_NOUN &&
                   mw_verb_before(s, verb, true) == MW_NO_INDEX;
    if (purpose && mw_syntax_follows(s, MW_READ_OVER_PURPOSE))
        return verb - 1;
    bool participle = !(inner->traits & (VERB_FINITE | VERB_INFINITIVE)) && inner->subject_count == 1 &&
                      inner->subjects[0] + 1 == verb;
    return participle && mw_syntax_follows(s, MW_READ_OVER_VERB) ? inner->subjects[0] : MW_NO_INDEX;
}

/* The noun on which a prepositional phrase hangs that ends with `noun`: "a bombing Wednesday in
 * Baghdad killed"; MW_NO_INDEX: it hangs on none. */
static uint32_t noun_above(const mw_syntax *s, uint32_t noun)
{
    if (noun < 2 || !mw_syntax_follows(s, MW_READ_CLIMB))
        return MW_NO_INDEX;
    if (kind(s, noun - 1) == CHUNK_VERB)
        return noun_described(s, noun - 1);
    if (kind(s, noun - 1) != CHUNK_PREP)
        return MW_NO_INDEX;
    if (kind(s, noun - 2) == CHUNK_VERB && !mw_opens_clause(s, noun - 1))
        return noun_described(s, noun - 2);
    if (kind(s, noun - 2) == CHUNK_NOUN && !mw_opens_clause(s, noun - 1))
        return noun - 2;
    bool dated = noun >= 3 && kind(s, noun - 2) == CHUNK_DATE && kind(s, noun - 3) == CHUNK_NOUN;
    return dated && !(word(s, noun - 1) & WORD_SUB) ? noun - 3 : MW_NO_INDEX;
}

static void reverse(uint32_t *nouns, uint8_t count)
{
    for (uint8_t i = 0; i < count / 2; i++) {
        uint32_t swap = nouns[i];
        nouns[i] = nouns[count - 1 - i];
        nouns[count - 1 - i] = swap;
    }
}

/* Returns the leftmost chunk of the subjects. */
static uint32_t climb(const mw_syntax *s, mw_clause *clause, uint32_t noun)
{
    bool in_list = false;
    uint32_t whole = noun;
    for (int steps = 0; steps < CLAUSE_SCAN_MAX; steps++) {
        uint32_t above = noun_above(s, noun);
        if (above != MW_NO_INDEX) {
            if (above + 2 == noun)
                drop_inner(s, clause, noun);
            noun = above;
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
    if (in_list && noun > 0 && kind(s, noun - 1) == CHUNK_VERB && !mw_is_saying(s, noun - 1) &&
        mw_syntax_follows(s, MW_READ_OTHER_OBJECT)) {
        clause->subjects[0] = whole;
        clause->subject_count = 1;
        return whole;
    }
    reverse(clause->subjects, clause->subject_count);
    return noun;
}

uint32_t mw_skip_adjuncts(const mw_syntax *s, uint32_t chunk)
{
    while (chunk != MW_NO_INDEX && kind(s, chunk) == CHUNK_DATE) {
        chunk = chunk ? chunk - 1 : MW_NO_INDEX;
        if (chunk != MW_NO_INDEX && kind(s, chunk) == CHUNK_PREP)
            chunk = chunk ? chunk - 1 : MW_NO_INDEX;
    }
    return chunk;
}

/* ---- which, who, that */

static bool is_name(const mw_syntax *s, uint32_t noun)
{
    return kind(s, noun) == CHUNK_NOUN && mw_syntax_tag_at(s, s->chunks[noun].head) == TAG_NAME;
}

/* "a strike on Pazigyi that killed": it is not Pazigyi that did. */
static bool is_above_name(const mw_syntax *s, uint32_t noun, bool loose)
{
    if (noun < 2 || !is_name(s, noun) || kind(s, noun - 1) != CHUNK_PREP || kind(s, noun - 2) != CHUNK_NOUN)
        return false;
    bool place = mw_type_of_noun(s, noun) == MW_PLACE && word(s, noun - 1) & (WORD_PLACE | WORD_NEAR);
    return (!loose || place) && mw_syntax_follows(s, MW_READ_RELATIVE_HEAD);
}

uint32_t mw_antecedent_of(const mw_syntax *s, uint32_t relative)
{
    uint32_t at = relative;
    if (at > 0 && kind(s, at - 1) == CHUNK_PREP)
        at--;
    if (at > 0 && kind(s, at - 1) == CHUNK_COMMA)
        at--;
    bool loose = kind(s, at) == CHUNK_COMMA || !(word(s, relative) & WORD_THAT);
    at = at > 0 ? mw_skip_adjuncts(s, at - 1) : MW_NO_INDEX;
    bool person = word(s, relative) & WORD_WHO;
    while (!person && at != MW_NO_INDEX && is_above_name(s, at, loose))
        at -= 2;
    return at != MW_NO_INDEX && kind(s, at) == CHUNK_NOUN ? at : MW_NO_INDEX;
}

/* "the minister whom X met", "with whom he met". */
static void note_antecedent(const mw_syntax *s, mw_clause *clause, uint32_t relative)
{
    uint32_t noun = mw_antecedent_of(s, relative);
    if (noun == MW_NO_INDEX || word(s, relative) & WORD_WHAT || !mw_syntax_follows(s, MW_READ_RELATIVE_OBJECT))
        return;
    clause->antecedent = noun;
    if (relative > 0 && kind(s, relative - 1) == CHUNK_PREP)
        clause->antecedent_prep = s->chunks[relative - 1].first;
}

/* The verb to which "that" belongs: said that, denied on Friday that, told reporters that. */
static uint32_t reporting_verb(const mw_syntax *s, uint32_t that)
{
    if (!(word(s, that) & WORD_THAT) || that == 0)
        return MW_NO_INDEX;
    uint32_t left = mw_skip_adjuncts(s, that - 1);
    if (left == MW_NO_INDEX || kind(s, left) == CHUNK_VERB)
        return left;
    bool told = left >= 1 && kind(s, left) == CHUNK_NOUN && mw_is_saying(s, left - 1);
    return told && mw_syntax_follows(s, MW_READ_TOLD) ? left - 1 : MW_NO_INDEX;
}

/* What stands left of the subject: a relative word, a conjunction, the verb that reports it. */
static void note_mark(const mw_syntax *s, mw_clause *clause, uint32_t leftmost)
{
    clause->first = leftmost;
    if (leftmost == 0)
        return;
    uint32_t left = leftmost - 1;
    if (kind(s, left) == CHUNK_REL) {
        uint32_t verb = reporting_verb(s, left);
        if (verb == MW_NO_INDEX)
            note_antecedent(s, clause, left);
        else if (mw_syntax_follows(s, MW_READ_REPORTED))
            clause->governor = s->chunks[verb].clause;
    } else if (kind(s, left) == CHUNK_SUB || kind(s, left) == CHUNK_PREP) {
        clause->mark = left; /* because, after; pushing FOR the group to act */
    } else if (kind(s, left) == CHUNK_VERB && mw_syntax_follows(s, MW_READ_REPORTED)) {
        clause->governor = s->chunks[left].clause;
    }
}

void mw_take_subjects(const mw_syntax *s, mw_clause *clause, uint32_t noun)
{
    note_mark(s, clause, climb(s, clause, noun));
}

/* ---- between commas */

static bool is_pair_mark(const mw_syntax *s, uint32_t chunk, mw_chunk_kind mark)
{
    return kind(s, chunk) == mark && !is_semicolon(s, chunk);
}

/* "Spector, 67, famous for": the comma behind a number that stands alone. */
static bool is_age(const mw_syntax *s, uint32_t comma)
{
    return comma >= 3 && kind(s, comma - 1) == CHUNK_NOUN && kind(s, comma - 2) == CHUNK_COMMA &&
           s->chunks[comma - 1].end - s->chunks[comma - 1].first == 1 &&
           s->tokens[s->chunks[comma - 1].first].shape & MW_NUMBER;
}

/* "Whitcombe, of Islington, north London, was": the comma behind what somebody is of. */
static bool is_address(const mw_syntax *s, uint32_t comma)
{
    return comma >= 4 && kind(s, comma - 1) == CHUNK_NOUN && kind(s, comma - 2) == CHUNK_PREP &&
           kind(s, comma - 3) == CHUNK_COMMA && word(s, comma - 2) & WORD_OF;
}

uint32_t mw_insertion_start(const mw_syntax *s, uint32_t close)
{
    mw_chunk_kind mark = kind(s, close);
    bool verb_inside = false, listed = false;
    uint32_t at = close;
    for (int steps = 0; at-- > 1 && steps < CLAUSE_SCAN_MAX; steps++) {
        verb_inside |= is_finite(s, at);
        if (mark == CHUNK_COMMA && kind(s, at) == CHUNK_BREAK)
            return MW_NO_INDEX;
        if (!is_pair_mark(s, at, mark) || mw_skip_adjuncts(s, at - 1) == MW_NO_INDEX ||
            kind(s, mw_skip_adjuncts(s, at - 1)) != CHUNK_NOUN)
            continue;
        bool list = mark == CHUNK_COMMA && kind(s, at + 1) == CHUNK_NOUN &&
                    (kind(s, at + 2) == CHUNK_CONJ || (listed && kind(s, at + 2) == CHUNK_COMMA)) &&
                    kind(s, close - 1) == CHUNK_NOUN && (listed || kind(s, at - 2) == CHUNK_COMMA);
        listed |= list;
        if (list || is_age(s, at) || is_address(s, at))
            continue; /* made up of Nigeria, Niger, Mali and Ghana, will */
        mw_chunk_kind inside = kind(s, at + 1);
        bool loose = inside == CHUNK_REL || inside == CHUNK_SUB || inside == CHUNK_PREP ||
                     (inside == CHUNK_VERB && !is_finite(s, at + 1));
        if (loose || !verb_inside)
            return at;
    }
    return MW_NO_INDEX;
}

bool mw_take_subjects_past(const mw_syntax *s, mw_clause *clause, uint32_t close)
{
    uint32_t open = mw_syntax_follows(s, MW_READ_INSERTION) ? mw_insertion_start(s, close) : MW_NO_INDEX;
    if (open == MW_NO_INDEX)
        return false;
    uint32_t noun = mw_skip_adjuncts(s, open - 1);
    mw_take_subjects(s, clause, noun);
    bool named = open + 2 == close && kind(s, open + 1) == CHUNK_NOUN && mw_type_of_noun(s, open + 1) == MW_PERSON &&
                 mw_type_of_noun(s, noun) != MW_PERSON;
    if (named && clause->subject_count == 1 && mw_syntax_follows(s, MW_READ_APPOSITION))
        clause->subjects[0] = open + 1; /* "the defence minister, Sergei Shoigu, …" */
    return true;
}
