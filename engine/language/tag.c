/* SPDX-License-Identifier: MIT */
/* What each word of a sentence does in it: closed classes from the tables, names and dates from
 * the layers before, and for the words that may be verbs the company they keep.
 *
 * A word may be a verb when a table knows it as a form of one, or when it ends like one. Whether
 * "calls", "visit" or "detained" is one is decided by the word before and the word after: after
 * "to" or "will" it is, after "the" it is not, between a name and an article it is. In doubt a
 * word is a noun, and no event comes of it. */
#include "language/syntax.h"

#include "language/mentions.h"

#include <string.h>

/* No look to either side goes further than LOOK_MAX words: a "sentence" may be a million long. */
enum { BRACKET_TOKENS_MAX = 4, SUFFIX_WORD_MIN = 5, LOOK_MAX = 48 };

static mw_str text_of(const mw_syntax *s, uint32_t token)
{
    return mw_str_sub(s->text, s->tokens[token].start, s->tokens[token].end);
}

mw_str mw_syntax_auxiliary(const mw_syntax *syntax, uint32_t token)
{
    mw_hit hit;
    if (!mw_lexicon_match_exact(syntax->auxiliaries, syntax->tokens + token, 1, &hit))
        return MW_STR("");
    return mw_row_get(hit.row, "kind");
}

/* ---- closed classes */

static const mw_meaning CLASSES[] = {
    {"det", WORD_DET}, {"poss", WORD_POSS}, {"subj", WORD_SUBJ}, {"obj", WORD_OBJ},
    {"masc", WORD_MASC}, {"fem", WORD_FEM}, {"plural", WORD_PLURAL}, {"thing", WORD_THING},
    {"first", WORD_FIRST}, {"rel", WORD_REL}, {"prep", WORD_PREP}, {"conj", WORD_CONJ},
    {"sub", WORD_SUB}, {"cond", WORD_COND}, {"neg", WORD_NEG}, {"adv", WORD_ADV},
};

mw_names mw_syntax_classes(const mw_lexicon *function_words)
{
    return MW_NAMES(function_words, "class", CLASSES);
}

static uint32_t word_classes(const mw_syntax *s, uint32_t token)
{
    mw_hit hit;
    bool found = mw_lexicon_match_exact(s->function_words, s->tokens + token, 1, &hit);
    return found ? (uint32_t)mw_row_names(hit.row, &s->classes) : 0;
}

static mw_tag tag_of_auxiliary(mw_str kind)
{
    if (mw_str_is(kind, "be"))
        return TAG_BE;
    if (mw_str_is(kind, "have"))
        return TAG_HAVE;
    return mw_str_is(kind, "do") ? TAG_DO : TAG_MODAL;
}

static mw_tag tag_of_mark(const mw_syntax *s, uint32_t token)
{
    const mw_token *t = &s->tokens[token];
    if (t->shape & (MW_QUOTE_OPEN | MW_QUOTE_CLOSE))
        return TAG_SKIP;
    mw_str text = text_of(s, token);
    char first = text.data[0];
    if (first == ',')
        return TAG_COMMA;
    bool joined = token > s->first && !(s->tokens[token - 1].shape & MW_SPACE_AFTER) &&
                  !(t->shape & MW_SPACE_AFTER);
    if ((first == '-' || first == '/') && joined)
        return TAG_NOUN; /* anti-coup, Russia-Myanmar */
    return strchr("$%&#'\"*", first) || (unsigned char)first == 0xc2 ? TAG_NOUN : TAG_BREAK;
}

static bool ends_with(mw_str text, const char *ending)
{
    return mw_str_ends(text, mw_str_of(ending));
}

/* An adverb by its ending; nouns in -ly are few and stand in no verb group. */
static bool is_ly_adverb(mw_str text)
{
    return text.len > SUFFIX_WORD_MIN && ends_with(text, "ly") && !ends_with(text, "family") &&
           !ends_with(text, "mbly") && !ends_with(text, "pply") && !ends_with(text, "friendly") &&
           !ends_with(text, "deadly") && !ends_with(text, "early") && !ends_with(text, "daily");
}

/* Before any context: TAG_NOUN stands for "open word". */
static mw_tag first_tag(const mw_syntax *s, uint32_t token, uint32_t bits)
{
    const mw_token *t = &s->tokens[token];
    if (t->shape & MW_PUNCT)
        return tag_of_mark(s, token);
    if (t->shape & MW_NUMBER)
        return TAG_NUMBER;
    mw_str auxiliary = mw_syntax_auxiliary(s, token);
    if (auxiliary.len)
        return tag_of_auxiliary(auxiliary);
    if (mw_syntax_token_is(s, token, "that"))
        return TAG_THAT;
    if (mw_syntax_token_is(s, token, "'s") || ends_with(text_of(s, token), "\xe2\x80\x99s"))
        return TAG_OWNER;
    if (bits & WORD_NEG && !(bits & (WORD_DET | WORD_SUBJ)))
        return TAG_NOT;
    if (bits & WORD_POSS)
        return bits & WORD_REL ? TAG_REL : TAG_DET;
    if (bits & (WORD_SUBJ | WORD_OBJ) && !(bits & WORD_DET))
        return TAG_PRONOUN;
    if (bits & WORD_REL)
        return TAG_REL;
    if (bits & WORD_DET)
        return TAG_DET;
    if (bits & WORD_CONJ && !(bits & WORD_ADV) && !mw_syntax_token_is(s, token, "so") &&
        !mw_syntax_token_is(s, token, "yet"))
        return TAG_CONJ;
    if (bits & WORD_PREP)
        return TAG_PREP;
    if (bits & WORD_SUB)
        return TAG_SUB;
    return bits & (WORD_ADV | WORD_CONJ) || is_ly_adverb(text_of(s, token)) ? TAG_ADVERB : TAG_NOUN;
}

/* ---- names, dates, brackets */

static void tag_range(mw_syntax *s, uint32_t first, uint32_t end, mw_tag tag)
{
    for (uint32_t i = first < s->first ? s->first : first; i < end && i < s->end; i++)
        s->tags[i - s->first] = (uint8_t)tag;
}

static void tag_names(mw_syntax *s, uint32_t sentence)
{
    const mw_layers *layers = mw_article_layers(s->article);
    uint32_t first, end, from, to;
    mw_mentions_of_sentence(s->article, sentence, &first, &end);
    for (uint32_t i = first; i < end; i++) {
        mw_mention mention = layers->entities[i].mention;
        if (mention != MW_BY_NAME && mention != MW_BY_ALIAS)
            continue;
        mw_mention_tokens(s->article, i, &from, &to);
        tag_range(s, from, to, TAG_NAME);
    }
}

/* First date that ends after the sentence begins: dates are in order. */
static size_t first_date(const mw_layers *layers, uint32_t start)
{
    size_t low = 0, high = layers->date_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (layers->dates[middle].span.end <= start)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* "its 13-year ban", "the December 3 vote": part of the noun phrase. */
static bool is_inside_noun(const mw_syntax *s, uint32_t first, uint32_t end)
{
    if (first == s->first || end >= s->end)
        return false;
    mw_tag left = (mw_tag)s->tags[first - 1 - s->first], right = (mw_tag)s->tags[end - s->first];
    return (left == TAG_DET || left == TAG_OWNER) && right == TAG_NOUN;
}

/* Recently, soon: an adverb of its verb, and no date between "says" and what is said. */
static bool is_vague_adverb(const mw_date *date, uint32_t tokens)
{
    return tokens == 1 && (mw_str_is(date->value, "PAST_REF") || mw_str_is(date->value, "FUTURE_REF"));
}

static void tag_dates(mw_syntax *s, uint32_t sentence)
{
    const mw_layers *layers = mw_article_layers(s->article);
    mw_span span = layers->sentences[sentence].span;
    for (size_t i = first_date(layers, span.start);
         i < layers->date_count && layers->dates[i].span.start < span.end; i++) {
        mw_span date = layers->dates[i].span;
        uint32_t first = mw_article_token_at(s->article, date.start), end = first;
        while (end < s->end && s->tokens[end].start < date.end)
            end++;
        if (!is_inside_noun(s, first, end) && !is_vague_adverb(&layers->dates[i], end - first))
            tag_range(s, first, end, TAG_DATE);
    }
}

/* "(ASEAN)": a short bracket is passed over, a long one stands apart. */
static void skip_brackets(mw_syntax *s)
{
    uint32_t open = MW_NO_INDEX;
    for (uint32_t i = s->first; i < s->end; i++) {
        char first = text_of(s, i).data[0];
        if (first == '(')
            open = i;
        if (first == ')' && open != MW_NO_INDEX && i - open <= BRACKET_TOKENS_MAX)
            tag_range(s, open, i + 1, TAG_SKIP);
    }
}

static bool is_number(const mw_syntax *s, uint32_t token)
{
    mw_hit hit;
    return token < s->end && (s->tags[token - s->first] == TAG_NUMBER ||
                              mw_lexicon_match_exact(s->numbers, s->tokens + token, 1, &hit));
}

/* "at least 18", "more than a dozen": the words before a number belong to it. */
static void tag_approximators(mw_syntax *s)
{
    mw_hit hit;
    for (uint32_t i = s->first; i < s->end; i++) {
        if (!mw_lexicon_match(s->approximators, s->tokens + i, s->end - i, &hit))
            continue;
        uint32_t after = i + hit.tokens;
        bool article = after < s->end && mw_syntax_token_is(s, after, "a");
        if (is_number(s, after + article))
            tag_range(s, i, after, TAG_DET);
    }
}

/* ---- verbs */

static uint8_t verb_form(const mw_syntax *s, uint32_t token)
{
    const mw_token *t = &s->tokens[token];
    uint8_t form = t->form & (MW_BASE | MW_THIRD | MW_PAST | MW_PARTICIPLE | MW_GERUND);
    mw_str text = text_of(s, token);
    if (form || t->form || text.len < SUFFIX_WORD_MIN)
        return form;
    if (ends_with(text, "ed") && !ends_with(text, "eed"))
        return MW_PAST | MW_PARTICIPLE;
    return text.len > SUFFIX_WORD_MIN && ends_with(text, "ing") && !ends_with(text, "thing")
               ? MW_GERUND : 0;
}

static bool maybe_noun(const mw_syntax *s, uint32_t token)
{
    return s->tokens[token].form & (MW_SINGULAR | MW_PLURAL);
}

static mw_tag tag_at(const mw_syntax *s, uint32_t token)
{
    return token < s->first || token >= s->end ? TAG_BREAK : (mw_tag)s->tags[token - s->first];
}

/* The nearest word before that is more than an adverb or a mark of quotation. */
static uint32_t word_before(const mw_syntax *s, uint32_t token)
{
    for (int steps = 0; token > s->first && steps < LOOK_MAX; steps++) {
        mw_tag tag = tag_at(s, --token);
        if (tag != TAG_SKIP && tag != TAG_ADVERB && tag != TAG_NOT)
            return token;
    }
    return MW_NO_INDEX;
}

static uint32_t word_after(const mw_syntax *s, uint32_t token)
{
    for (int steps = 0; ++token < s->end && steps < LOOK_MAX; steps++) {
        mw_tag tag = tag_at(s, token);
        if (tag != TAG_SKIP && tag != TAG_ADVERB)
            return token;
    }
    return MW_NO_INDEX;
}

static bool opens_noun(mw_tag tag)
{
    return tag == TAG_DET || tag == TAG_NAME || tag == TAG_NUMBER || tag == TAG_PRONOUN;
}

/* A word that may follow a verb and hardly ever follows a noun or its subject. */
static bool opens_complement(mw_tag tag)
{
    return opens_noun(tag) || tag == TAG_PREP || tag == TAG_TO || tag == TAG_THAT || tag == TAG_DATE;
}

static bool opens_clause(mw_tag tag)
{
    return tag == TAG_SUB || tag == TAG_REL || tag == TAG_THAT || tag == TAG_COMMA ||
           tag == TAG_BREAK || tag == TAG_CONJ;
}

/* Whether the clause at hand already has a verb that can stand alone. */
static bool has_verb_before(const mw_syntax *s, uint32_t token)
{
    for (int steps = 0; token-- > s->first && steps < LOOK_MAX; steps++) {
        mw_tag tag = tag_at(s, token);
        if (tag == TAG_VERB || tag == TAG_BE || tag == TAG_HAVE || tag == TAG_MODAL || tag == TAG_DO)
            return true;
        if (opens_clause(tag))
            return false;
    }
    return false;
}

static mw_tag before_tag(const mw_syntax *s, uint32_t token)
{
    uint32_t before = word_before(s, token);
    return before == MW_NO_INDEX ? TAG_BREAK : tag_at(s, before);
}

static mw_tag after_tag(const mw_syntax *s, uint32_t token)
{
    uint32_t after = word_after(s, token);
    return after == MW_NO_INDEX ? TAG_BREAK : tag_at(s, after);
}

static bool is_group_name(const mw_syntax *s, uint32_t token)
{
    uint32_t mention = mw_mention_at(s->article, token);
    return mention != MW_NO_INDEX &&
           mw_article_layers(s->article)->entities[mention].type == MW_GROUP;
}

static bool is_plural(const mw_syntax *s, uint32_t token)
{
    mw_str text = text_of(s, token);
    return s->tokens[token].form & MW_PLURAL || (text.len > 2 && ends_with(text, "s")) ||
           mw_str_equal_fold(text, MW_STR("people")) || mw_str_equal_fold(text, MW_STR("police"));
}

/* "Russia and China support": a name that a conjunction joins to another noun. */
static bool is_joined(const mw_syntax *s, uint32_t token)
{
    for (int steps = 0; token > s->first && steps < LOOK_MAX; steps++, token--)
        if (tag_at(s, token) != TAG_NAME && tag_at(s, token) != TAG_DET)
            break;
    return tag_at(s, token) == TAG_CONJ;
}

/* Whether the clause goes on to a verb that can be nothing else: "Russia supplies FELL". */
static bool has_verb_after(const mw_syntax *s, uint32_t token)
{
    for (int steps = 0; ++token < s->end && steps < LOOK_MAX; steps++) {
        mw_tag tag = tag_at(s, token);
        if (tag == TAG_BE || tag == TAG_HAVE || tag == TAG_MODAL || tag == TAG_DO)
            return true;
        if (opens_clause(tag))
            return false;
        uint8_t form = tag == TAG_NOUN ? verb_form(s, token) : 0;
        if (form & MW_PAST && (!(form & MW_PARTICIPLE) || steps == 0))
            return true;
    }
    return false;
}

/* calls, visits, protests: is the present tense only where it has a subject and goes on. */
static bool is_present(const mw_syntax *s, uint32_t token, uint8_t form)
{
    uint32_t before = word_before(s, token);
    mw_tag left = before_tag(s, token), right = after_tag(s, token);
    if (left == TAG_PRONOUN || left == TAG_REL || left == TAG_THAT)
        return s->words[before - s->first] & WORD_OBJ ? opens_complement(right) : true;
    if (left == TAG_CONJ || left == TAG_COMMA)
        return !maybe_noun(s, token) && opens_noun(right);
    if (left != TAG_NAME && left != TAG_NOUN && left != TAG_NUMBER)
        return false;
    if (!maybe_noun(s, token) && left == TAG_NAME)
        return !is_group_name(s, before) || opens_noun(right);
    bool plural = left == TAG_NOUN ? is_plural(s, before) : is_joined(s, before);
    if (form & MW_THIRD ? plural : !plural)
        return false;
    if (has_verb_before(s, token) || (left == TAG_NAME && is_group_name(s, before)))
        return false;
    if (left == TAG_NAME && right == TAG_NOUN)
        return !has_verb_after(s, token);
    return !maybe_noun(s, token) || opens_noun(right) || right == TAG_TO || right == TAG_THAT ||
           (right == TAG_PREP && (form & MW_BASE || left == TAG_NAME));
}

/* The form that this one goes on with: "to meet X and visit Y", "will meet and discuss". */
static bool continues_base(const mw_syntax *s, uint32_t token)
{
    uint32_t at = word_before(s, token);
    for (int steps = 0; at != MW_NO_INDEX && steps < LOOK_MAX / 2; steps++, at = word_before(s, at)) {
        if (tag_at(s, at) == TAG_VERB)
            return verb_form(s, at) & MW_BASE;
        if (tag_at(s, at) == TAG_BREAK || tag_at(s, at) == TAG_SUB)
            return false;
    }
    return false;
}

static bool is_base(const mw_syntax *s, uint32_t token, uint8_t form)
{
    uint32_t before = word_before(s, token);
    switch (before_tag(s, token)) {
    case TAG_TO: case TAG_MODAL: case TAG_DO:
        return true;
    case TAG_CONJ:
        return continues_base(s, token) && (!maybe_noun(s, token) || opens_complement(after_tag(s, token)));
    case TAG_PRONOUN:
        return s->words[before - s->first] & (WORD_PLURAL | WORD_FIRST | WORD_SUBJ) &&
               !(s->words[before - s->first] & WORD_THING);
    default:
        return is_present(s, token, form);
    }
}

static bool is_gerund(const mw_syntax *s, uint32_t token)
{
    mw_tag right = after_tag(s, token);
    if (!s->tokens[token].form && !opens_complement(right))
        return false; /* longstanding, outgoing: in no table, and nothing follows */
    switch (before_tag(s, token)) {
    case TAG_BE:
        return true;
    case TAG_DET: case TAG_OWNER: case TAG_NUMBER: case TAG_MODAL: case TAG_TO:
        return false;
    case TAG_PREP: case TAG_SUB: case TAG_CONJ:
        return opens_noun(right) || !maybe_noun(s, token);
    case TAG_VERB:
        return opens_noun(right) || !maybe_noun(s, token) || right == TAG_NOUN;
    default:
        return opens_noun(right) || (!maybe_noun(s, token) && right != TAG_VERB && right != TAG_BE);
    }
}

/* killed, met, detained: the past, a participle, or an adjective before its noun. */
static bool is_past(const mw_syntax *s, uint32_t token, uint8_t form)
{
    uint32_t before = word_before(s, token);
    mw_tag right = after_tag(s, token);
    switch (before_tag(s, token)) {
    case TAG_BE: case TAG_HAVE:
        return form & MW_PARTICIPLE;
    case TAG_MODAL: case TAG_TO: case TAG_OWNER: case TAG_PREP: case TAG_DO:
        return false;
    case TAG_DET: /* "both agreed", "those killed" */
        return s->words[before - s->first] & WORD_ADV ||
               mw_syntax_token_is(s, before, "those") || mw_syntax_token_is(s, before, "many") ||
               mw_syntax_token_is(s, before, "some") || mw_syntax_token_is(s, before, "thousands") ||
               mw_syntax_token_is(s, before, "dozens") || mw_syntax_token_is(s, before, "hundreds");
    case TAG_VERB:
        return false;
    case TAG_NUMBER: /* "41 detained activists" */
        return right != TAG_NOUN;
    case TAG_CONJ: case TAG_COMMA:
        return right != TAG_NOUN || has_verb_before(s, before) || !has_verb_after(s, token);
    case TAG_BREAK: case TAG_SUB:
        return right == TAG_PREP || opens_noun(right);
    default:
        return true;
    }
}

static bool is_verb(const mw_syntax *s, uint32_t token)
{
    uint8_t form = verb_form(s, token);
    const mw_token *t = &s->tokens[token];
    if (!form || (t->shape & MW_CAPITAL && !(t->shape & MW_SENTENCE_FIRST)))
        return false;
    bool joined_left = token > s->first && tag_at(s, token - 1) == TAG_NOUN &&
                       !(s->tokens[token - 1].shape & MW_SPACE_AFTER);
    bool joined_right = token + 1 < s->end && !(t->shape & MW_SPACE_AFTER) &&
                        s->tokens[token + 1].shape & MW_PUNCT && text_of(s, token + 1).data[0] == '-';
    if (joined_left || joined_right)
        return false; /* military-appointed, fighting-age */
    return (form & MW_BASE && is_base(s, token, form)) ||
           (form & (MW_PAST | MW_PARTICIPLE) && is_past(s, token, form)) ||
           (form & MW_THIRD && is_present(s, token, form)) ||
           (form & MW_GERUND && is_gerund(s, token));
}

/* "to" before a verb, 's for "is", one word with two lives. */
static void settle(mw_syntax *s, uint32_t token)
{
    uint8_t *tag = &s->tags[token - s->first];
    uint32_t after = word_after(s, token);
    mw_tag right = after == MW_NO_INDEX ? TAG_BREAK : tag_at(s, after);
    if (*tag == TAG_PREP && mw_syntax_token_is(s, token, "to") && after != MW_NO_INDEX &&
        ((right == TAG_NOUN && verb_form(s, after) & MW_BASE) || right == TAG_BE ||
         right == TAG_HAVE || right == TAG_DO))
        *tag = TAG_TO;
    if (*tag == TAG_OWNER && (before_tag(s, token) == TAG_PRONOUN || right == TAG_DET ||
                              right == TAG_NUMBER || right == TAG_PREP || right == TAG_BREAK))
        *tag = right == TAG_BREAK || right == TAG_PREP ? TAG_OWNER : TAG_BE;
    if (*tag == TAG_PRONOUN && mw_syntax_token_is(s, token, "her") &&
        (right == TAG_NOUN || right == TAG_NUMBER))
        *tag = TAG_DET;
    if (*tag == TAG_NOUN && is_verb(s, token))
        *tag = TAG_VERB;
}

void mw_syntax_tag(mw_syntax *s, uint32_t sentence)
{
    const mw_sentence *whole = &mw_article_layers(s->article)->sentences[sentence];
    s->first = whole->token_first;
    s->end = whole->token_end;
    for (uint32_t i = s->first; i < s->end; i++) {
        s->words[i - s->first] = word_classes(s, i);
        s->tags[i - s->first] = (uint8_t)first_tag(s, i, s->words[i - s->first]);
    }
    skip_brackets(s);
    tag_names(s, sentence);
    tag_dates(s, sentence);
    tag_approximators(s);
    for (uint32_t i = s->first; i < s->end; i++)
        settle(s, i);
}
