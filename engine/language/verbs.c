/* SPDX-License-Identifier: MIT */
/* Which words are verbs indeed. The tagger is right most of the time; here a participle that only describes
 * a noun ("41 detained activists") becomes a part of it, and what can be nothing but a verb where it stands
 * ("and detained dozens") becomes one. In doubt the tagger's word stands. */
#include "language/syntax.h"

#include "language/mentions.h"

/* No look to either side goes further than LOOK_MAX words: a "sentence" may be a million long. */
enum { SUFFIX_WORD_MIN = 5, LOOK_MAX = 48 };

static void set(mw_syntax *s, uint32_t token, mw_tag tag)
{
    s->tags[token - s->first] = (uint8_t)tag;
}

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
                                      (mw_syntax_tag_at(s, at) == TAG_VERB && steps));
         steps++)
        at++;
    mw_tag tag = mw_syntax_tag_at(s, at);
    return tag == TAG_NOUN || (tag == TAG_NAME && at > token + 1);
}

/* One that can stand alone and whose subject may lie between: "wounded soldiers were"; but "met General X and left". */
static bool has_verb_after(const mw_syntax *s, uint32_t token)
{
    for (int steps = 0; ++token < s->end && steps < LOOK_MAX; steps++) {
        mw_tag tag = mw_syntax_tag_at(s, token);
        if (tag == TAG_VERB || tag == TAG_BE || tag == TAG_HAVE || tag == TAG_MODAL || tag == TAG_DO)
            return mw_syntax_tag_at(s, token - 1) != TAG_TO && mw_syntax_tag_at(s, token - 1) != TAG_CONJ;
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
    case TAG_CONJ:
    case TAG_COMMA:
    case TAG_BREAK:
    case TAG_SUB:
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
    return token >= s->first + 2 && s->tokens[token - 1].shape & MW_PUNCT && mw_syntax_is_hyphen(s, token - 1) &&
           (right == TAG_DET || right == TAG_NUMBER || right == TAG_NAME) && s->tokens[token].form & MW_PAST &&
           mw_syntax_follows(s, MW_READ_COMPOUND);
}

/* military-appointed, fighting-age */
static bool is_in_compound(const mw_syntax *s, uint32_t token)
{
    bool left = token > s->first && s->tokens[token - 1].shape & MW_PUNCT && mw_syntax_is_hyphen(s, token - 1);
    bool right = token + 1 < s->end && s->tokens[token + 1].shape & MW_PUNCT && mw_syntax_is_hyphen(s, token + 1);
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
    if (!(t->form & MW_THIRD) || left != TAG_NAME || is_adjective(s, token - 1) || has_verb_before(s, token) ||
        has_verb_after(s, token))
        return false;
    uint32_t mention = mw_mention_ending(s->article, token - 1);
    bool acts = mention != MW_NO_INDEX && mw_article_layers(s->article)->entities[mention].type != MW_GROUP;
    return acts && (right == TAG_PREP || right == TAG_DET || right == TAG_NAME || right == TAG_TO || right == TAG_THAT);
}

/* A people's name that is an adjective, behind a determiner. */
static bool is_behind_determiner(const mw_syntax *s, uint32_t token)
{
    uint32_t first, end, mention = mw_mention_ending(s->article, token);
    if (mention == MW_NO_INDEX || mw_article_layers(s->article)->entities[mention].type != MW_GROUP ||
        !is_adjective(s, token))
        return false;
    mw_mention_tokens(s->article, mention, &first, &end);
    return first > s->first && mw_syntax_tag_at(s, first - 1) == TAG_DET;
}

/* "said protest leaders would be punished": behind a verb of saying no base form follows. */
static bool is_subject_of_report(const mw_syntax *s, uint32_t before)
{
    mw_hit hit;
    return mw_syntax_tag_at(s, before) == TAG_VERB && !(s->tokens[before].form & MW_GERUND) &&
           mw_lexicon_match_exact(s->saying, s->tokens + before, 1, &hit);
}

/* "a “private” visit": between a determiner and what may be a noun stand adjectives alone. */
static bool is_behind_adjective(const mw_syntax *s, uint32_t before)
{
    for (int steps = 0; steps < 4 && before > s->first; steps++, before--) {
        mw_tag left = mw_syntax_tag_at(s, before - 1);
        if (!is_adjective(s, before) && mw_syntax_tag_at(s, before) != TAG_SKIP)
            return false;
        if (left == TAG_DET)
            return true;
    }
    return false;
}

/* "A car bomb attack": a singular before the base form of what may be a noun is a part of it. */
static bool disagrees(const mw_syntax *s, uint32_t token, uint8_t form)
{
    uint32_t before = MW_NO_INDEX;
    const mw_token *t = &s->tokens[token];
    mw_tag left_tag = tag_before(s, token, &before);
    if (!(form & MW_BASE) || form & MW_PAST || !(t->form & MW_SINGULAR) || !mw_syntax_follows(s, MW_READ_AGREEMENT))
        return false;
    if (left_tag == TAG_NOUN && is_behind_adjective(s, before))
        return true;
    if (before + 1 != token)
        return false;
    if (left_tag == TAG_VERB)
        return is_subject_of_report(s, before);
    if (left_tag == TAG_NAME) /* a North Korean demand */
        return is_behind_determiner(s, before);
    if (left_tag != TAG_NOUN)
        return false;
    const mw_token *left = &s->tokens[before];
    return left->form & MW_SINGULAR && !(left->form & MW_PLURAL) &&
           (before == s->first || mw_syntax_tag_at(s, before - 1) != TAG_CONJ);
}

/* "is imposing new sanctions": one is not several, so they are what it does. */
static bool is_one_before_several(const mw_syntax *s, uint32_t be, uint32_t token)
{
    uint32_t noun = token + 1;
    while (noun < token + 4 && is_adjective(s, noun))
        noun++;
    return s->tokens[be].form & MW_THIRD && mw_syntax_tag_at(s, noun) == TAG_NOUN && s->tokens[noun].form & MW_PLURAL &&
           !(s->tokens[noun].form & MW_SINGULAR);
}

/* "detained dozens", "is promising to": what the tagger takes for an adjective or a noun, and what can
 * only be a verb where it stands. */
static bool is_verb_after_all(const mw_syntax *s, uint32_t token)
{
    const mw_token *t = &s->tokens[token];
    uint32_t before = MW_NO_INDEX;
    uint8_t form = t->form & (MW_BASE | MW_PAST | MW_PARTICIPLE | MW_GERUND | MW_THIRD);
    if ((t->pos != MW_ADJ && t->pos != MW_NOUN && t->pos != MW_PROPN) || !form || t->shape & MW_CAPITAL ||
        !mw_syntax_follows(s, MW_READ_VERB_AFTER_ALL))
        return false;
    mw_tag left = tag_before(s, token, &before), right = mw_syntax_tag_at(s, token + 1);
    bool object = right == TAG_DET || right == TAG_NUMBER || right == TAG_NAME || right == TAG_PRONOUN ||
                  mw_syntax_word(s, token + 1) & WORD_ALONE;
    if (form & MW_PARTICIPLE && left == TAG_BE) /* were detained */
        return right != TAG_NOUN;
    if (form & MW_THIRD)
        return is_present(s, token, left, right);
    if (form & MW_GERUND && (left == TAG_VERB || left == TAG_PREP)) /* denied meeting Lavrov */
        return right == TAG_NAME || right == TAG_PRONOUN;
    if (form & MW_GERUND)
        return left == TAG_BE &&
               (object || right == TAG_TO || right == TAG_THAT || (t->pos == MW_NOUN && right != TAG_NOUN) ||
                is_one_before_several(s, before, token));
    if (form & MW_BASE && left == TAG_PREP && mw_syntax_word(s, before) & WORD_TO) /* threatened to bomb Kyiv */
        return right == TAG_DET || right == TAG_NAME || right == TAG_PRONOUN;
    if (form & MW_BASE && (left == TAG_MODAL || left == TAG_TO))
        return true;
    if (form & MW_BASE && left == TAG_NOUN && is_plural(s, before) &&
        (right == TAG_DET || right == TAG_PREP || right == TAG_NAME))
        return !has_verb_before(s, token) && !has_verb_after(s, token); /* ministers plan a visit, thousands march */
    if (right == TAG_CONJ && left == TAG_NOUN && t->form & MW_PAST)     /* gunmen shot and killed */
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

void mw_syntax_settle(mw_syntax *s, uint32_t token)
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
        set(s, token - 2, TAG_ADVERB), set(s, token - 1, TAG_ADVERB);
    if (is_in_compound(s, token) || is_gerund_noun(s, token, form) || disagrees(s, token, form) ||
        is_modifier(s, token, form))
        set(s, token, TAG_NOUN);
    else
        s->forms[token - s->first] = form;
}
