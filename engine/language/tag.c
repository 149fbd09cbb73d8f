/* SPDX-License-Identifier: MIT */
/* What each word of a sentence does in it. The tagger has given every word its part of speech; here
 * closed classes are told apart by the tables, names and dates come from the layers before, and a
 * participle that only describes a noun ("41 detained activists") is taken for a part of it. */
#include "language/syntax.h"

#include "language/mentions.h"

/* No look to either side goes further than LOOK_MAX words: a "sentence" may be a million long. */
enum { BRACKET_TOKENS_MAX = 4, SUFFIX_WORD_MIN = 5, LOOK_MAX = 48 };

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

static bool is_hyphen(const mw_syntax *s, uint32_t token)
{
    char first = first_byte(s, token);
    return (first == '-' || first == '/') && token > s->first && !(s->tokens[token - 1].shape & MW_SPACE_AFTER) &&
           !(s->tokens[token].shape & MW_SPACE_AFTER);
}

static mw_tag tag_of_mark(const mw_syntax *s, uint32_t token)
{
    char first = first_byte(s, token);
    if (s->tokens[token].shape & (MW_QUOTE_OPEN | MW_QUOTE_CLOSE))
        return TAG_SKIP;
    if (first == ',')
        return TAG_COMMA;
    if (is_hyphen(s, token))
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

static mw_tag tag_of_word(mw_syntax *s, uint32_t token)
{
    uint32_t word = s->words[token - s->first];
    switch (s->tokens[token].pos) {
    case MW_VERB: case MW_AUX: return tag_of_verb(s, token, word);
    case MW_NUM: return TAG_NUMBER;
    case MW_DET: return word & WORD_REL && !(word & WORD_POSS) ? TAG_REL : TAG_DET;
    case MW_PRON: return tag_of_pronoun(word);
    case MW_ADV: return tag_of_adverb(word);
    case MW_ADP: case MW_SCONJ: return tag_of_opener(word | (s->tokens[token].pos == MW_ADP ? WORD_PREP : 0));
    case MW_CCONJ: return word & (WORD_DET | WORD_NEG) ? TAG_DET : TAG_CONJ; /* both X and Y */
    case MW_PART: return tag_of_particle(s, token, word);
    default: return TAG_NOUN;
    }
}

/* Parts of speech whose words are few, and in the tables. */
static bool is_closed(uint8_t pos)
{
    return pos == MW_ADP || pos == MW_ADV || pos == MW_AUX || pos == MW_CCONJ || pos == MW_DET || pos == MW_PART ||
           pos == MW_PRON || pos == MW_SCONJ || pos == MW_NUM || pos == MW_ADJ || pos == MW_VERB || pos == MW_NOUN;
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
    for (size_t i = first_date(layers, span.start); i < layers->date_count && layers->dates[i].span.start < span.end; i++) {
        mw_span date = layers->dates[i].span;
        uint32_t first = mw_article_token_at(s->article, date.start), end = first;
        while (end < s->end && s->tokens[end].start < date.end)
            end++;
        if (!is_vague_adverb(&layers->dates[i], end - first))
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

/* ---- verbs */

static bool ends_with(const mw_syntax *s, uint32_t token, const char *ending, size_t len)
{
    const mw_token *t = &s->tokens[token];
    return t->end - t->start >= SUFFIX_WORD_MIN && memcmp(s->text.data + t->end - len, ending, len) == 0;
}

/* The forms that a verb may be in: by the tables, else by its ending. */
static uint8_t verb_form(const mw_syntax *s, uint32_t token)
{
    uint8_t form = s->tokens[token].form & (MW_BASE | MW_THIRD | MW_PAST | MW_PARTICIPLE | MW_GERUND);
    if (form)
        return form;
    if (ends_with(s, token, "ing", 3))
        return MW_GERUND;
    if (ends_with(s, token, "ed", 2))
        return MW_PAST | MW_PARTICIPLE;
    return ends_with(s, token, "s", 1) ? MW_THIRD : MW_BASE;
}

/* The nearest word before that is more than an adverb or a mark of quotation. */
static mw_tag tag_before(const mw_syntax *s, uint32_t token, uint32_t *before)
{
    for (int steps = 0; token > s->first && steps < LOOK_MAX; steps++) {
        mw_tag tag = mw_syntax_tag_at(s, --token);
        *before = token;
        if (tag != TAG_SKIP && tag != TAG_ADVERB && tag != TAG_NOT)
            return tag;
    }
    return TAG_BREAK;
}

static bool is_adjective(const mw_syntax *s, uint32_t token)
{
    return token < s->end && s->tokens[token].pos == MW_ADJ;
}

/* A noun of the same phrase follows, perhaps behind other adjectives. */
static bool has_noun_behind(const mw_syntax *s, uint32_t token)
{
    uint32_t at = token + 1;
    for (int steps = 0; steps < 4 && (is_adjective(s, at) || mw_syntax_tag_at(s, at) == TAG_NUMBER ||
                                      (mw_syntax_tag_at(s, at) == TAG_VERB && steps)); steps++)
        at++;
    mw_tag tag = mw_syntax_tag_at(s, at);
    return tag == TAG_NOUN || (tag == TAG_NAME && at > token + 1);
}

/* One that can stand alone. */
static bool has_verb_after(const mw_syntax *s, uint32_t token)
{
    for (int steps = 0; ++token < s->end && steps < LOOK_MAX; steps++) {
        mw_tag tag = mw_syntax_tag_at(s, token);
        if (tag == TAG_VERB || tag == TAG_BE || tag == TAG_HAVE || tag == TAG_MODAL || tag == TAG_DO)
            return mw_syntax_tag_at(s, token - 1) != TAG_TO;
        if (tag == TAG_SUB || tag == TAG_REL || tag == TAG_THAT || tag == TAG_COMMA || tag == TAG_BREAK)
            return false;
    }
    return false;
}

static bool has_verb_before(const mw_syntax *s, uint32_t token)
{
    for (int steps = 0; token-- > s->first && steps < LOOK_MAX; steps++) {
        mw_tag tag = mw_syntax_tag_at(s, token);
        if (tag == TAG_VERB || tag == TAG_BE || tag == TAG_HAVE || tag == TAG_MODAL || tag == TAG_DO)
            return true;
        if (tag == TAG_SUB || tag == TAG_REL || tag == TAG_THAT || tag == TAG_COMMA || tag == TAG_BREAK)
            return false;
    }
    return false;
}

/* "41 detained activists", "the ruling generals", "freed jailed leaders". */
static bool is_modifier(const mw_syntax *s, uint32_t token, uint8_t form)
{
    uint32_t before = MW_NO_INDEX;
    mw_tag left = tag_before(s, token, &before);
    if (!(form & (MW_PARTICIPLE | MW_GERUND)) || !mw_syntax_follows(s, MW_READ_MODIFIER))
        return false;
    switch (left) {
    case TAG_DET:
        return form & MW_GERUND || !(mw_syntax_word(s, before) & (WORD_ADV | WORD_ALONE)) || has_noun_behind(s, token);
    case TAG_OWNER:
        return form & MW_GERUND || has_noun_behind(s, token);
    case TAG_NUMBER:
        return has_noun_behind(s, token);
    case TAG_PREP: /* at suspected Hamas militants */
        return !(form & MW_GERUND) && (has_noun_behind(s, token) || mw_syntax_tag_at(s, token + 1) == TAG_NAME);
    case TAG_VERB:
        return !(form & MW_GERUND) && has_noun_behind(s, token);
    case TAG_NOUN: /* the Rafah crossing to */
        return (is_adjective(s, before) && has_noun_behind(s, token)) ||
               (form & MW_GERUND && mw_syntax_tag_at(s, before - 1) == TAG_DET && s->tokens[before].pos == MW_PROPN &&
                mw_syntax_tag_at(s, token + 1) == TAG_PREP);
    case TAG_CONJ: case TAG_COMMA: case TAG_BREAK: case TAG_SUB:
        return !(form & MW_GERUND) && mw_syntax_tag_at(s, token + 1) == TAG_NOUN && has_verb_after(s, token) &&
               !(left == TAG_CONJ && has_verb_before(s, before));
    default:
        return false;
    }
}

/* "test-fired a missile": what is joined to the verb is no part of its subject. */
static bool is_compound_verb(const mw_syntax *s, uint32_t token)
{
    mw_tag right = mw_syntax_tag_at(s, token + 1);
    return token >= s->first + 2 && s->tokens[token - 1].shape & MW_PUNCT && is_hyphen(s, token - 1) &&
           (right == TAG_DET || right == TAG_NUMBER || right == TAG_NAME) && s->tokens[token].form & MW_PAST &&
           mw_syntax_follows(s, MW_READ_COMPOUND);
}

/* military-appointed, fighting-age */
static bool is_in_compound(const mw_syntax *s, uint32_t token)
{
    bool left = token > s->first && s->tokens[token - 1].shape & MW_PUNCT && is_hyphen(s, token - 1);
    bool right = token + 1 < s->end && s->tokens[token + 1].shape & MW_PUNCT && is_hyphen(s, token + 1);
    return (left || right) && mw_syntax_follows(s, MW_READ_COMPOUND) && !is_compound_verb(s, token);
}

/* "met her on Friday": no owner, for nothing follows that she might own. */
static bool owns_nothing(const mw_syntax *s, uint32_t token)
{
    mw_tag right = mw_syntax_tag_at(s, token + 1);
    return mw_syntax_word(s, token) & WORD_OBJ && right != TAG_NOUN && right != TAG_NAME && right != TAG_NUMBER &&
           right != TAG_VERB && right != TAG_ADVERB;
}

static bool is_plural(const mw_syntax *s, uint32_t token)
{
    return s->tokens[token].form & MW_PLURAL || mw_syntax_word(s, token) & WORD_ALONE;
}

/* "Chavez heads to Asia": after a name, and no other verb is near. */
static bool is_present(const mw_syntax *s, uint32_t token, mw_tag left, mw_tag right)
{
    const mw_token *t = &s->tokens[token];
    if (!(t->form & MW_THIRD) || left != TAG_NAME || is_adjective(s, token - 1) || has_verb_before(s, token) || has_verb_after(s, token))
        return false;
    uint32_t mention = mw_mention_ending(s->article, token - 1);
    bool acts = mention != MW_NO_INDEX && mw_article_layers(s->article)->entities[mention].type != MW_GROUP;
    return acts && (right == TAG_PREP || right == TAG_DET || right == TAG_NAME || right == TAG_TO || right == TAG_THAT);
}

/* A people's name that is an adjective, behind a determiner. */
static bool is_behind_determiner(const mw_syntax *s, uint32_t token)
{
    uint32_t first, end, mention = mw_mention_ending(s->article, token);
    if (mention == MW_NO_INDEX || mw_article_layers(s->article)->entities[mention].type != MW_GROUP || !is_adjective(s, token))
        return false;
    mw_mention_tokens(s->article, mention, &first, &end);
    return first > s->first && mw_syntax_tag_at(s, first - 1) == TAG_DET;
}

/* "A car bomb attack": a singular before the base form of what may be a noun is a part of it. */
static bool disagrees(const mw_syntax *s, uint32_t token, uint8_t form)
{
    uint32_t before = MW_NO_INDEX;
    const mw_token *t = &s->tokens[token];
    mw_tag left_tag = tag_before(s, token, &before);
    if (!(form & MW_BASE) || form & MW_PAST || !(t->form & MW_SINGULAR) || before + 1 != token ||
        !mw_syntax_follows(s, MW_READ_AGREEMENT))
        return false;
    if (left_tag == TAG_NAME) /* a North Korean demand */
        return is_behind_determiner(s, before);
    if (left_tag != TAG_NOUN)
        return false;
    const mw_token *left = &s->tokens[before];
    return left->form & MW_SINGULAR && !(left->form & MW_PLURAL) && (before == s->first || mw_syntax_tag_at(s, before - 1) != TAG_CONJ);
}

/* "detained dozens", "is promising to": what the tagger takes for an adjective or a noun, and what can
 * only be a verb where it stands. */
static bool is_verb_after_all(const mw_syntax *s, uint32_t token)
{
    const mw_token *t = &s->tokens[token];
    uint32_t before = MW_NO_INDEX;
    uint8_t form = t->form & (MW_BASE | MW_PAST | MW_PARTICIPLE | MW_GERUND | MW_THIRD);
    if ((t->pos != MW_ADJ && t->pos != MW_NOUN && t->pos != MW_PROPN) || !form || t->shape & MW_CAPITAL || !mw_syntax_follows(s, MW_READ_VERB_AFTER_ALL))
        return false;
    mw_tag left = tag_before(s, token, &before), right = mw_syntax_tag_at(s, token + 1);
    bool object = right == TAG_DET || right == TAG_NUMBER || right == TAG_NAME || right == TAG_PRONOUN ||
                  mw_syntax_word(s, token + 1) & WORD_ALONE;
    if (form & MW_PARTICIPLE && left == TAG_BE) /* were detained */
        return right != TAG_NOUN;
    if (form & MW_THIRD)
        return is_present(s, token, left, right);
    if (form & MW_GERUND)
        return left == TAG_BE && (object || right == TAG_TO || right == TAG_THAT || (t->pos == MW_NOUN && right != TAG_NOUN));
    if (form & MW_BASE && left == TAG_PREP && mw_syntax_word(s, before) & WORD_TO) /* threatened to bomb Kyiv */
        return right == TAG_DET || right == TAG_NAME || right == TAG_PRONOUN;
    if (form & MW_BASE && (left == TAG_MODAL || left == TAG_TO))
        return true;
    if (form & MW_BASE && left == TAG_NOUN && is_plural(s, before) && (right == TAG_DET || right == TAG_PREP || right == TAG_NAME))
        return !has_verb_before(s, token) && !has_verb_after(s, token); /* ministers plan a visit, thousands march */
    if (right == TAG_CONJ && left == TAG_NOUN && t->form & MW_PAST) /* gunmen shot and killed */
        return mw_syntax_tag_at(s, token + 2) == TAG_VERB && !is_adjective(s, before);
    return object && (left == TAG_CONJ || left == TAG_NAME || (left == TAG_NOUN && !is_adjective(s, before)) ||
                      left == TAG_DATE || left == TAG_HAVE || left == TAG_REL);
}

/* "Fighting broke out": a noun, for a verb follows. */
static bool is_gerund_noun(const mw_syntax *s, uint32_t token, uint8_t form)
{
    uint32_t before;
    mw_tag left = tag_before(s, token, &before), right = mw_syntax_tag_at(s, token + 1);
    bool opens = left == TAG_BREAK || left == TAG_COMMA || left == TAG_CONJ || left == TAG_SUB;
    bool verb = right == TAG_VERB || right == TAG_BE || right == TAG_HAVE || right == TAG_MODAL;
    bool far = right == TAG_PREP && left == TAG_BREAK && has_verb_after(s, token); /* Fighting between X and Y killed */
    return form & MW_GERUND && opens && (verb || far) && mw_syntax_follows(s, MW_READ_GERUND_NOUN);
}

/* "Bush and Chirac both discussed": both and all behind their noun. */
static bool floats(const mw_syntax *s, uint32_t token)
{
    uint32_t before;
    mw_tag left = tag_before(s, token, &before), right = mw_syntax_tag_at(s, token + 1);
    return mw_syntax_word(s, token) & WORD_ADV && (left == TAG_NAME || left == TAG_NOUN || left == TAG_PRONOUN) &&
           (right == TAG_VERB || right == TAG_BE || right == TAG_HAVE || right == TAG_MODAL);
}

static void settle(mw_syntax *s, uint32_t token)
{
    if (mw_syntax_tag_at(s, token) == TAG_NOUN && is_verb_after_all(s, token)) {
        set(s, token, TAG_VERB);
        if (token > s->first && mw_syntax_word(s, token - 1) & WORD_TO)
            set(s, token - 1, TAG_TO);
    }
    mw_tag tag = mw_syntax_tag_at(s, token);
    if (tag == TAG_DET && owns_nothing(s, token))
        set(s, token, TAG_PRONOUN);
    if (tag == TAG_DET && floats(s, token))
        set(s, token, TAG_ADVERB);
    if (tag != TAG_VERB)
        return;
    uint8_t form = verb_form(s, token);
    if (is_compound_verb(s, token))
        tag_range(s, token - 2, token, TAG_ADVERB);
    if (is_in_compound(s, token) || is_gerund_noun(s, token, form) || disagrees(s, token, form) ||
        is_modifier(s, token, form))
        set(s, token, TAG_NOUN);
    else
        s->forms[token - s->first] = form;
}

void mw_syntax_tag(mw_syntax *s, uint32_t sentence)
{
    const mw_sentence *whole = &mw_article_layers(s->article)->sentences[sentence];
    s->first = whole->token_first;
    s->end = whole->token_end;
    for (uint32_t i = s->first; i < s->end; i++)
        tag_token(s, i);
    skip_brackets(s);
    tag_names(s, sentence);
    tag_dates(s, sentence);
    tag_approximators(s);
    for (uint32_t i = s->first; i < s->end; i++)
        settle(s, i);
}
