/* SPDX-License-Identifier: MIT */
/* Runs of tagged words become noun phrases, verb groups and the little words between them. */
#include "language/syntax.h"

#include "language/mentions.h"

enum { TITLE_TOKENS_MAX = 4 };

static mw_chunk *add(mw_syntax *s, mw_chunk_kind kind, uint32_t first, uint32_t end)
{
    mw_chunk *chunk = &s->chunks[s->chunk_count++];
    *chunk = (mw_chunk){kind, first, end, end - 1, MW_NO_INDEX, 0};
    return chunk;
}

/* ---- verb groups */

static uint16_t helping(const mw_syntax *s, uint32_t token)
{
    return s->helping[token - s->first];
}

static uint16_t traits_of_modal(uint16_t helper)
{
    if (helper & HELPER_FUTURE)
        return VERB_FUTURE | VERB_FINITE;
    if (helper & HELPER_REPORTED)
        return VERB_REPORTED | VERB_FINITE;
    return (helper & HELPER_DUTY ? VERB_DUTY : VERB_POSSIBLE) | VERB_FINITE;
}

/* What the last auxiliary makes of the main verb. */
static uint16_t traits_of_main(const mw_syntax *s, uint32_t main, mw_tag last)
{
    uint8_t form = s->forms[main - s->first];
    switch (last) {
    case TAG_BE:
        return form & MW_GERUND ? VERB_PROGRESSIVE : VERB_PASSIVE;
    case TAG_HAVE:
        return VERB_PERFECT | VERB_PAST;
    case TAG_MODAL:
    case TAG_TO:
    case TAG_DO:
        return 0;
    default:
        break;
    }
    if (form & MW_GERUND)
        return VERB_GERUND;
    if (form & MW_THIRD)
        return VERB_FINITE;
    if (form & MW_BASE && !(form & MW_PAST))
        return form & MW_PARTICIPLE ? VERB_FINITE | VERB_PARTICIPLE : VERB_FINITE;
    return VERB_FINITE | VERB_PAST | (form & MW_PARTICIPLE ? VERB_PARTICIPLE : 0);
}

static bool is_helper(mw_tag tag)
{
    return tag == TAG_MODAL || tag == TAG_BE || tag == TAG_HAVE || tag == TAG_DO;
}

static uint16_t traits_of_helper(const mw_syntax *s, uint32_t token, mw_tag last)
{
    uint16_t helper = helping(s, token), traits = 0;
    if (mw_syntax_tag_at(s, token) == TAG_MODAL)
        return traits_of_modal(helper);
    if (last == TAG_HAVE)
        traits = VERB_PERFECT | VERB_PAST; /* has been */
    if (helper & HELPER_ING)
        return traits | (last == TAG_BREAK ? VERB_GERUND : 0);
    if (helper & HELPER_BARE || last == TAG_MODAL || last == TAG_TO || last == TAG_DO)
        return traits;
    return traits | VERB_FINITE | (helper & HELPER_PAST ? VERB_PAST : 0);
}

/* Whether "is to", "has to" goes on with a verb. */
static bool goes_on_with_to(const mw_syntax *s, uint32_t token, mw_tag last)
{
    return (last == TAG_BE || last == TAG_HAVE) && mw_syntax_tag_at(s, token) == TAG_TO &&
           mw_syntax_follows(s, MW_READ_DUE);
}

/* "has yet to condemn", "is yet to": has not. */
static bool is_yet(const mw_syntax *s, uint32_t token)
{
    const mw_token *t = &s->tokens[token];
    return mw_str_is(mw_str_sub(mw_article_text(s->article), t->start, t->end), "yet");
}

/* "has now travelled": a date of one word inside the group. */
static bool is_between_verbs(const mw_syntax *s, uint32_t token, mw_tag last)
{
    mw_tag next = mw_syntax_tag_at(s, token + 1);
    return last != TAG_BREAK && mw_syntax_tag_at(s, token) == TAG_DATE && (next == TAG_VERB || is_helper(next));
}

/* "had talks": one helper that helps nothing. */
static bool is_own_verb(const mw_syntax *s, uint32_t main, uint32_t first)
{
    bool own = helping(s, main) & HELPER_HAVE || s->tokens[main].pos == MW_VERB;
    return own && (main == first || s->tokens[main].pos == MW_VERB) && mw_syntax_follows(s, MW_READ_OWN_VERB);
}

/* "We'd been", "she'd gone": 'd is had before what can only be a participle. */
static bool is_had(const mw_syntax *s, uint32_t token)
{
    mw_tag next = mw_syntax_tag_at(s, token + 1);
    if (mw_syntax_tag_at(s, token) != TAG_MODAL || !(helping(s, token) & HELPER_REPORTED) ||
        (next != TAG_VERB && next != TAG_BE))
        return false;
    mw_str text = mw_str_sub(mw_article_text(s->article), s->tokens[token].start, s->tokens[token].end);
    uint8_t form = s->tokens[token + 1].form;
    return (mw_str_is(text, "'d") || mw_str_is(text, "\u2019d")) && form & MW_PARTICIPLE && !(form & MW_BASE);
}

/* Reads the group that begins at a helper, "to", "not" or a verb. */
static uint32_t verb_group(mw_syntax *s, uint32_t first)
{
    uint16_t traits = 0;
    uint32_t at = first, main = MW_NO_INDEX, end = first;
    mw_tag last = TAG_BREAK;
    for (; at < s->end; at++) {
        mw_tag tag = mw_syntax_tag_at(s, at);
        if (tag == TAG_NOT)
            traits |= VERB_NEGATED;
        else if (tag == TAG_TO && last == TAG_BREAK && main == MW_NO_INDEX) /* to go, not to go */
            traits |= VERB_INFINITIVE, last = tag;
        else if (tag == TAG_TO && goes_on_with_to(s, at, last))
            traits |= is_yet(s, at - 1) ? VERB_NEGATED : last == TAG_BE ? VERB_FUTURE : VERB_DUTY, last = tag;
        else if (is_helper(tag)) {
            traits |= is_had(s, at) ? VERB_FINITE | VERB_PAST | VERB_PERFECT : traits_of_helper(s, at, last);
            last = is_had(s, at) ? TAG_HAVE : tag, main = at, end = at + 1;
        }
        else if (tag == TAG_VERB) {
            traits |= traits_of_main(s, at, last);
            main = at, end = at + 1;
            break;
        } else if (tag != TAG_ADVERB && tag != TAG_SKIP && !is_between_verbs(s, at, last))
            break;
    }
    if (main == MW_NO_INDEX)
        return first; /* a lone "not" */
    if (mw_syntax_tag_at(s, main) != TAG_VERB && !is_own_verb(s, main, first))
        traits |= VERB_ALONE;
    if (traits & VERB_INFINITIVE)
        traits &= (uint16_t) ~(VERB_FINITE | VERB_GERUND);
    bool loose = !(traits & (VERB_FINITE | VERB_INFINITIVE | VERB_GERUND | VERB_PARTICIPLE)); /* or be killed */
    if (loose || (end - first == 1 && s->forms[main - s->first] & MW_BASE))
        traits |= VERB_BARE;
    mw_chunk *chunk = add(s, CHUNK_VERB, first, end);
    chunk->head = main;
    chunk->traits = traits;
    return end;
}

/* ---- noun phrases */

static bool is_nominal(mw_tag tag)
{
    return tag == TAG_NOUN || tag == TAG_NAME || tag == TAG_NUMBER || tag == TAG_OWNER;
}

/* Names that merely stand side by side: "In Moscow Lavrov …", "Lavrov the …". */
static bool parts_here(const mw_syntax *s, uint32_t token)
{
    mw_tag tag = mw_syntax_tag_at(s, token), before = mw_syntax_tag_at(s, token - 1);
    if (tag == TAG_DET)
        return before != TAG_DET && before != TAG_SKIP;
    if (tag != TAG_NAME || before != TAG_NAME)
        return false;
    uint32_t left = mw_mention_at(s->article, token - 1), right = mw_mention_at(s->article, token);
    if (left == right || left == MW_NO_INDEX || right == MW_NO_INDEX || !mw_syntax_follows(s, MW_READ_SIDE_BY_SIDE))
        return false;
    const mw_layers *layers = mw_article_layers(s->article);
    return layers->entities[left].type == MW_PLACE && s->chunk_count &&
           s->chunks[s->chunk_count - 1].kind == CHUNK_PREP;
}

static bool is_number_word(const mw_syntax *s, uint32_t token)
{
    mw_hit hit;
    return mw_syntax_tag_at(s, token) == TAG_NUMBER || mw_lexicon_match_exact(s->numbers, s->tokens + token, 1, &hit);
}

static bool is_plural(const mw_syntax *s, uint32_t head)
{
    const mw_token *t = &s->tokens[head];
    if (t->form & MW_PLURAL || mw_syntax_word(s, head) & WORD_PLURAL)
        return true;
    const char *end = s->text.data + t->end;
    return mw_syntax_tag_at(s, head) != TAG_NAME && t->end - t->start > 3 && end[-1] == 's' && end[-2] != 's';
}

static uint16_t noun_traits(const mw_syntax *s, uint32_t first, uint32_t end, uint32_t head)
{
    uint16_t traits = 0;
    if (mw_syntax_tag_at(s, head) == TAG_DET || is_number_word(s, head))
        traits |= NOUN_COUNTED;
    if (is_plural(s, head))
        traits |= NOUN_PLURAL;
    for (uint32_t i = first; i < end; i++) {
        uint32_t word = mw_syntax_word(s, i);
        if (is_number_word(s, i))
            traits |= NOUN_NUMBERED;
        if (word & WORD_NEG)
            traits |= NOUN_NEGATED;
        if (word & (WORD_POSS | WORD_THE) || mw_syntax_tag_at(s, i) == TAG_OWNER)
            traits |= NOUN_DEFINITE;
    }
    return traits;
}

/* The title that ends before a token, by the kinds of titles.tsv; 0: none. */
static uint64_t title_before(const mw_syntax *s, uint32_t first, uint32_t end, uint32_t *start)
{
    mw_hit hit;
    uint32_t most = end - first < TITLE_TOKENS_MAX ? end - first : TITLE_TOKENS_MAX;
    for (uint32_t length = most; length > 0; length--) {
        *start = end - length;
        if (mw_lexicon_match_exact(s->titles, s->tokens + *start, length, &hit))
            return mw_row_names(hit.row, &s->ranks);
    }
    return 0;
}

/* A person stands at the end of the phrase, behind words that are more than a title: "State Antony
 * Blinken", not "President Putin". */
static bool names_another(const mw_syntax *s, const mw_chunk *noun)
{
    uint32_t mention = mw_mention_ending(s->article, noun->head), first, end, start;
    if (mention == MW_NO_INDEX || mw_article_layers(s->article)->entities[mention].type != MW_PERSON)
        return false;
    mw_mention_tokens(s->article, mention, &first, &end);
    while (first > noun->first && title_before(s, noun->first, first, &start) & ~(uint64_t)TITLE_PART)
        first = start;
    while (first > noun->first && !(s->tokens[first - 1].shape & MW_CAPITAL))
        first--; /* the, former */
    return first > noun->first;
}

/* "Secretary of State": one title over the preposition. */
static bool is_title_across(const mw_syntax *s, const mw_chunk *office, const mw_chunk *last)
{
    uint32_t first, end, start, mention = mw_mention_ending(s->article, last->head);
    if (mention == MW_NO_INDEX)
        return false;
    mw_mention_tokens(s->article, mention, &first, &end);
    return title_before(s, office->first, first, &start) & TITLE_OFFICE && start < office->end;
}

static void merge(mw_syntax *s, size_t first)
{
    mw_chunk *whole = &s->chunks[first], *last = &s->chunks[s->chunk_count - 1];
    whole->end = last->end;
    whole->head = last->head;
    whole->traits = last->traits;
    s->chunk_count = first + 1;
}

static bool ends_with_person(const mw_syntax *s, const mw_chunk *noun)
{
    uint32_t mention = mw_mention_ending(s->article, noun->head);
    return mention != MW_NO_INDEX && mw_article_layers(s->article)->entities[mention].type == MW_PERSON;
}

/* Whether [office] of [last], or [office] of [land] [last], are the title of a person and the name. */
static bool is_office_of(const mw_syntax *s, const mw_chunk *office, const mw_chunk *of, const mw_chunk *last)
{
    uint32_t start;
    if (of->kind != CHUNK_PREP || office->kind != CHUNK_NOUN ||
        !(mw_syntax_word(s, of->first) & (WORD_OF | WORD_FOR)) || !ends_with_person(s, last))
        return false;
    if (last->end - of->first < 2 * TITLE_TOKENS_MAX && is_title_across(s, office, last))
        return true;
    bool another = of + 1 < last
                       ? mw_mention_starting(s->article, last->first) == mw_mention_ending(s->article, last->head)
                       : names_another(s, last);
    return another && title_before(s, office->first, office->end, &start) & TITLE_OFFICE;
}

/* "Secretary of State Antony Blinken", "the leader of North Korea Kim Jong Un": one phrase, whose head
 * is the person. */
static void join_title(mw_syntax *s)
{
    size_t count = s->chunk_count;
    const mw_chunk *last = &s->chunks[count - 1];
    if (count < 3 || !mw_syntax_follows(s, MW_READ_TITLE))
        return;
    if (is_office_of(s, last - 2, last - 1, last))
        merge(s, count - 3);
    else if (count >= 4 && last[-1].kind == CHUNK_NOUN && is_office_of(s, last - 3, last - 2, last))
        merge(s, count - 4);
}

static uint32_t noun_phrase(mw_syntax *s, uint32_t first)
{
    uint32_t at = first + 1, head = first;
    if (mw_syntax_tag_at(s, first) == TAG_PRONOUN) {
        add(s, CHUNK_NOUN, first, at)->traits = NOUN_PRONOUN | noun_traits(s, first, at, first);
        return at;
    }
    for (; at < s->end; at++) {
        mw_tag tag = mw_syntax_tag_at(s, at);
        if (tag != TAG_SKIP && tag != TAG_ADVERB && tag != TAG_DET && !is_nominal(tag))
            break;
        if (parts_here(s, at))
            break;
        if (is_nominal(tag) || tag == TAG_DET)
            head = at;
    }
    mw_chunk *chunk = add(s, CHUNK_NOUN, first, head + 1);
    chunk->traits = noun_traits(s, first, head + 1, head);
    join_title(s);
    return head + 1;
}

/* ---- all of it */

static uint32_t small_word(mw_syntax *s, uint32_t at)
{
    static const struct {
        mw_tag tag;
        mw_chunk_kind kind;
    } KINDS[] = {
        {TAG_PREP, CHUNK_PREP}, {TAG_CONJ, CHUNK_CONJ},   {TAG_SUB, CHUNK_SUB},     {TAG_THAT, CHUNK_REL},
        {TAG_REL, CHUNK_REL},   {TAG_COMMA, CHUNK_COMMA}, {TAG_BREAK, CHUNK_BREAK},
    };
    for (size_t i = 0; i < sizeof KINDS / sizeof *KINDS; i++)
        if (KINDS[i].tag == mw_syntax_tag_at(s, at))
            add(s, KINDS[i].kind, at, at + 1);
    return at + 1;
}

static uint32_t date(mw_syntax *s, uint32_t first)
{
    uint32_t at = first;
    while (mw_syntax_tag_at(s, at) == TAG_DATE)
        at++;
    add(s, CHUNK_DATE, first, at);
    return at;
}

static uint32_t next_chunk(mw_syntax *s, uint32_t at)
{
    mw_tag tag = mw_syntax_tag_at(s, at);
    if (is_helper(tag) || tag == TAG_VERB || tag == TAG_TO || tag == TAG_NOT) {
        uint32_t end = verb_group(s, at);
        return end > at ? end : at + 1;
    }
    if (is_nominal(tag) || tag == TAG_DET || tag == TAG_PRONOUN)
        return noun_phrase(s, at);
    return tag == TAG_DATE ? date(s, at) : small_word(s, at);
}

void mw_syntax_chunk(mw_syntax *s)
{
    s->chunk_count = 0;
    for (uint32_t at = s->first; at < s->end;)
        at = next_chunk(s, at);
}
