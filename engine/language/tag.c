/* SPDX-License-Identifier: MIT */
/* What each word of a sentence does in it. The tagger has given every word its part of speech; here
 * closed classes are told apart by the tables, names and dates come from the layers before; which words
 * are verbs indeed is for verbs.c to say. */
#include "language/syntax.h"

#include "language/mentions.h"

enum { BRACKET_TOKENS_MAX = 4 };

static char first_byte(const mw_syntax *s, uint32_t token)
{
    return s->text.data[s->tokens[token].start];
}

static void set(mw_syntax *s, uint32_t token, mw_tag tag)
{
    s->tags[token - s->first] = (uint8_t)tag;
}

/* ---- closed classes */

static uint32_t word_classes(const mw_syntax *s, uint32_t token)
{
    mw_hit hit;
    bool found = mw_lexicon_match_exact(s->function_words, s->tokens + token, 1, &hit);
    return found ? (uint32_t)mw_row_names(hit.row, &s->classes) : 0;
}

static uint16_t helper_classes(const mw_syntax *s, uint32_t token)
{
    mw_hit hit;
    bool found = mw_lexicon_match_exact(s->auxiliaries, s->tokens + token, 1, &hit);
    return found ? (uint16_t)mw_row_names(hit.row, &s->helpers) : 0;
}

static mw_tag tag_of_helper(uint16_t helper)
{
    if (helper & HELPER_BE)
        return TAG_BE;
    if (helper & HELPER_HAVE)
        return TAG_HAVE;
    if (helper & HELPER_DO)
        return TAG_DO;
    return helper ? TAG_MODAL : TAG_VERB; /* "got arrested" */
}

/* "following" and "including" are prepositions; have and do are seen as verbs of their own in chunk.c. */
static mw_tag tag_of_verb(mw_syntax *s, uint32_t token, uint32_t word)
{
    uint16_t helper = helper_classes(s, token);
    if (s->tokens[token].pos == MW_VERB && !(helper & (HELPER_HAVE | HELPER_DO)))
        return word & WORD_PREP ? TAG_PREP : TAG_VERB;
    s->helping[token - s->first] = helper;
    return tag_of_helper(helper);
}

static mw_tag tag_of_mark(const mw_syntax *s, uint32_t token)
{
    char first = first_byte(s, token);
    if (s->tokens[token].shape & (MW_QUOTE_OPEN | MW_QUOTE_CLOSE))
        return TAG_SKIP;
    if (first == ',')
        return TAG_COMMA;
    if (mw_syntax_is_hyphen(s, token))
        return TAG_NOUN; /* anti-coup, Russia-Myanmar */
    return strchr("$%&#'\"*", first) || (unsigned char)first == 0xc2 ? TAG_NOUN : TAG_BREAK;
}

static mw_tag tag_of_pronoun(uint32_t word)
{
    if (word & WORD_THAT)
        return TAG_THAT;
    if (word & WORD_REL)
        return TAG_REL;
    if (word & (WORD_POSS | WORD_DET))
        return TAG_DET;
    return TAG_PRONOUN;
}

static mw_tag tag_of_adverb(uint32_t word)
{
    if (word & WORD_NEG)
        return TAG_NOT;
    if (word & WORD_REL)
        return TAG_REL;
    return word & WORD_SUB && !(word & WORD_ADV) ? TAG_SUB : TAG_ADVERB;
}

/* "that" is the same word whatever it is; a preposition before -ing is one still. */
static mw_tag tag_of_opener(uint32_t word)
{
    if (word & WORD_THAT)
        return TAG_THAT;
    return word & WORD_PREP ? TAG_PREP : TAG_SUB;
}

static mw_tag tag_of_particle(const mw_syntax *s, uint32_t token, uint32_t word)
{
    char first = first_byte(s, token);
    if (word & WORD_NEG)
        return TAG_NOT;
    return first == '\'' || (unsigned char)first >= 0x80 ? TAG_OWNER : word & WORD_PREP ? TAG_TO : TAG_ADVERB;
}

/* "Ontario's Doug Ford supported it": before a name with a verb of its own, 's is no "is". */
static bool owns_name(const mw_syntax *s, uint32_t token)
{
    enum { NAME_MAX = 4 };
    char first = first_byte(s, token);
    if ((first != '\'' && (unsigned char)first < 0x80) || s->tokens[token].pos != MW_AUX || token == s->first)
        return false;
    uint32_t at = token + 1;
    while (at < s->end && at <= token + NAME_MAX && s->tokens[at].pos == MW_PROPN)
        at++;
    return at > token + 1 && at < s->end && s->tokens[at].pos == MW_VERB && s->tokens[at].form & (MW_PAST | MW_THIRD) &&
           !(s->tokens[at].form & MW_GERUND);
}

static mw_tag tag_of_word(mw_syntax *s, uint32_t token)
{
    uint32_t word = s->words[token - s->first];
    switch (s->tokens[token].pos) {
    case MW_VERB:
    case MW_AUX:
        return owns_name(s, token) ? TAG_OWNER : tag_of_verb(s, token, word);
    case MW_NUM:
        return TAG_NUMBER;
    case MW_DET:
        return word & WORD_REL && !(word & WORD_POSS) ? TAG_REL : TAG_DET;
    case MW_PRON:
        return tag_of_pronoun(word);
    case MW_ADV:
        return tag_of_adverb(word);
    case MW_ADP:
    case MW_SCONJ:
        return tag_of_opener(word | (s->tokens[token].pos == MW_ADP ? WORD_PREP : 0));
    case MW_CCONJ:
        return word & (WORD_DET | WORD_NEG) ? TAG_DET : TAG_CONJ; /* both X and Y */
    case MW_PART:
        return tag_of_particle(s, token, word);
    default:
        return TAG_NOUN;
    }
}

/* Parts of speech whose words are few, and in the tables. */
static bool is_closed(uint8_t pos)
{
    return pos == MW_ADP || pos == MW_ADV || pos == MW_AUX || pos == MW_CCONJ || pos == MW_DET || pos == MW_PART ||
           pos == MW_PRON || pos == MW_SCONJ || pos == MW_NUM || pos == MW_ADJ || pos == MW_VERB || pos == MW_NOUN;
}

/* "an in-depth discussion", "state-of-the-art" */
static bool is_joined(const mw_syntax *s, uint32_t token)
{
    bool left = token > s->first && s->tokens[token - 1].shape & MW_PUNCT && mw_syntax_is_hyphen(s, token - 1);
    bool right = token + 1 < s->end && s->tokens[token + 1].shape & MW_PUNCT && mw_syntax_is_hyphen(s, token + 1);
    return (left || right) && mw_syntax_follows(s, MW_READ_COMPOUND);
}

static void tag_token(mw_syntax *s, uint32_t token)
{
    const mw_token *t = &s->tokens[token];
    uint32_t i = token - s->first;
    s->words[i] = is_closed(t->pos) ? word_classes(s, token) : 0;
    s->helping[i] = 0;
    s->forms[i] = 0;
    if (t->shape & MW_PUNCT && t->pos != MW_PART)
        set(s, token, tag_of_mark(s, token));
    else if (s->words[i] & WORD_PREP && is_joined(s, token))
        set(s, token, TAG_NOUN);
    else
        set(s, token, t->shape & MW_NUMBER ? TAG_NUMBER : tag_of_word(s, token));
}

/* ---- names, dates, brackets */

static void tag_range(mw_syntax *s, uint32_t first, uint32_t end, mw_tag tag)
{
    for (uint32_t i = first < s->first ? s->first : first; i < end && i < s->end; i++)
        set(s, i, tag);
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
    if (first == s->first || end >= s->end || !mw_syntax_follows(s, MW_READ_INNER_DATE))
        return false;
    mw_tag left = mw_syntax_tag_at(s, first - 1), right = mw_syntax_tag_at(s, end);
    return (left == TAG_DET || left == TAG_OWNER) && (right == TAG_NOUN || right == TAG_NAME);
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
    for (size_t i = first_date(layers, span.start); i < layers->date_count && layers->dates[i].span.start < span.end;
         i++) {
        mw_span date = layers->dates[i].span;
        uint32_t first = mw_article_token_at(s->article, date.start), end = first;
        while (end < s->end && s->tokens[end].start < date.end)
            end++;
        if (!is_vague_adverb(&layers->dates[i], end - first) && !mw_date_is_age(&layers->dates[i]))
            tag_range(s, first, end, is_inside_noun(s, first, end) ? TAG_NOUN : TAG_DATE);
    }
}

/* "(ASEAN)": a short bracket is passed over, a long one stands apart. */
static void skip_brackets(mw_syntax *s)
{
    uint32_t open = MW_NO_INDEX;
    if (!mw_syntax_follows(s, MW_READ_BRACKETS))
        return;
    for (uint32_t i = s->first; i < s->end; i++) {
        char first = s->tokens[i].shape & MW_PUNCT ? first_byte(s, i) : 0;
        if (first == '(')
            open = i;
        if (first == ')' && open != MW_NO_INDEX && i - open <= BRACKET_TOKENS_MAX)
            tag_range(s, open, i + 1, TAG_SKIP);
    }
}

static bool is_number(const mw_syntax *s, uint32_t token)
{
    mw_hit hit;
    return mw_syntax_tag_at(s, token) == TAG_NUMBER ||
           (token < s->end && mw_lexicon_match_exact(s->numbers, s->tokens + token, 1, &hit));
}

/* "at least 18", "more than a dozen": the words before a number belong to it. */
static void tag_approximators(mw_syntax *s)
{
    mw_hit hit;
    for (uint32_t i = s->first; i < s->end && mw_syntax_follows(s, MW_READ_COUNTED); i++) {
        if (!mw_lexicon_match(s->approximators, s->tokens + i, s->end - i, &hit))
            continue;
        uint32_t after = i + hit.tokens;
        bool article = mw_syntax_tag_at(s, after) == TAG_DET;
        if (is_number(s, after + article))
            tag_range(s, i, after, TAG_DET);
    }
}

/* ---- all of it */

void mw_syntax_tag(mw_syntax *s, uint32_t sentence)
{
    const mw_sentence *whole = &mw_article_layers(s->article)->sentences[sentence];
    s->first = whole->token_first;
    s->end = whole->token_end;
    for (uint32_t i = s->first; i < s->end; i++)
        tag_token(s, i);
    tag_names(s, sentence);
    skip_brackets(s);
    tag_dates(s, sentence);
    tag_approximators(s);
    for (uint32_t i = s->first; i < s->end; i++)
        mw_syntax_settle(s, i);
}
