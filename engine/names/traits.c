/* SPDX-License-Identifier: MIT */
/* What each token may be within or beside a name, looked up once and kept as bits. Whether a
 * capital means anything depends on the sentence: its first word has one anyway, and a headline
 * may capitalise them all. */
#include "names/names_impl.h"

static const mw_meaning NAME_CLASSES[] = {
    {"org", MW_T_ORG},           {"org-first", MW_T_ORG_FIRST},     {"place", MW_T_PLACE},
    {"place-first", MW_T_PLACE_FIRST}, {"event", MW_T_EVENT},       {"event-first", MW_T_EVENT_FIRST},
    {"other", MW_T_OTHER},       {"particle", MW_T_PARTICLE},       {"inner", MW_T_INNER},
    {"calendar", MW_T_CALENDAR}, {"plain", MW_T_PLAIN},             {"numeral", MW_T_NUMERAL},
    {"suffix", MW_T_SUFFIX},     {"surname", MW_T_SURNAME}, {"stake", MW_T_STAKE}, {"body", MW_T_BODY},
    {"where", MW_T_WHERE}, {"takes", MW_T_TAKES}, {"link", MW_T_LINK}, {"form", MW_T_FORM}, {"seat", MW_T_SEAT}, {"member", MW_T_MEMBER},
    {"places", MW_T_PLACES}, {"lesser", MW_T_LESSER}};

static const mw_meaning FUNCTION_CLASSES[] = { /* its other classes are nouns and titles */
    {"det", MW_T_FUNCTION | MW_T_DETERMINER},  {"poss", MW_T_FUNCTION | MW_T_DETERMINER},
    {"prep", MW_T_FUNCTION | MW_T_PREPOSITION}, {"subj", MW_T_FUNCTION}, {"obj", MW_T_FUNCTION},
    {"rel", MW_T_FUNCTION},   {"conj", MW_T_FUNCTION | MW_T_CONJUNCTION}, {"sub", MW_T_FUNCTION}, {"cond", MW_T_FUNCTION},
    {"that", MW_T_FUNCTION},  {"to", MW_T_FUNCTION},   {"as", MW_T_FUNCTION},  {"be", MW_T_FUNCTION | MW_T_AUXILIARY | MW_T_BE},
    {"have", MW_T_FUNCTION | MW_T_AUXILIARY},  {"do", MW_T_FUNCTION | MW_T_AUXILIARY},   {"modal", MW_T_FUNCTION | MW_T_AUXILIARY}, {"unreal", MW_T_FUNCTION | MW_T_AUXILIARY},
    {"masc", MW_T_HE},        {"fem", MW_T_SHE},
    {"neg", MW_T_FUNCTION | MW_T_ADVERB},   {"adv", MW_T_FUNCTION | MW_T_ADVERB}};

/* What the classes of the two tables mean here. */
typedef struct classes {
    mw_names words, functions;
} classes;

static mw_traits lexical_traits(const mw_namer *namer, const classes *known, const mw_token *token)
{
    mw_hit hit;
    mw_traits traits = 0;
    if (mw_lexicon_match_exact(namer->words, token, 1, &hit))
        traits |= mw_row_names(hit.row, &known->words);
    if (mw_lexicon_match_exact(namer->functions, token, 1, &hit))
        traits |= mw_row_names(hit.row, &known->functions);
    return traits;
}

/* What matters only of a capitalised word. */
static mw_traits capital_traits(const mw_namer *namer, const mw_token *token)
{
    mw_hit hit;
    mw_traits traits = 0;
    if (mw_lexicon_match_exact(namer->common, token, 1, &hit))
        traits |= MW_T_COMMON;
    if (mw_lexicon_match_exact(namer->given, token, 1, &hit)) {
        mw_sex sex = mw_row_sex(hit.row);
        traits |= MW_T_GIVEN | (sex == MW_MALE ? MW_T_MALE : sex == MW_FEMALE ? MW_T_FEMALE : 0);
    }
    if (mw_lexicon_match_exact(namer->family, token, 1, &hit)) {
        mw_str order = mw_row_get(hit.row, "order");
        if (mw_str_find(order, MW_STR("burmese"), 0) < order.len)
            traits |= MW_T_BURMESE;
        if (!mw_str_is(order, "burmese"))
            traits |= MW_T_FAMILY_FIRST;
    }
    return traits;
}

/* A headline in title case has no stop, and all but a few of its longer words, the first aside,
 * begin with a capital though some are common words; one in capitals has hardly anything else. */
static bool is_headline(const mw_namer *namer, const mw_sentence *sentence)
{
    uint32_t words = 0, capitals = 0, all_caps = 0, common = 0;
    for (uint32_t i = sentence->token_first + 1; i < sentence->token_end; i++) {
        const mw_token *token = &namer->tokens[i];
        if (!(token->shape & MW_WORD) || token->end - token->start < 4)
            continue;
        words++;
        capitals += (token->shape & MW_CAPITAL) != 0;
        all_caps += (token->shape & MW_ALL_CAPS) != 0;
        common += (token->shape & MW_CAPITAL) && mw_has(namer, i, MW_T_COMMON | MW_T_FUNCTION);
    }
    bool stop = sentence->token_end > 0 && mw_token_is(namer, sentence->token_end - 1, ".");
    return words >= 3 && ((all_caps * 4 >= words * 3 && common) ||
                          (!stop && capitals * 5 >= words * 4 && common * 4 >= words));
}

static void weigh_capitals(mw_namer *namer, const mw_sentence *sentence)
{
    bool headline = is_headline(namer, sentence);
    for (uint32_t i = sentence->token_first; i < sentence->token_end; i++) {
        mw_traits *traits = &namer->traits[i];
        unsigned shape = namer->tokens[i].shape;
        if (headline)
            *traits |= MW_T_HEADLINE;
        if (!(shape & MW_CAPITAL))
            continue;
        bool explained = headline || (shape & MW_SENTENCE_FIRST);
        bool given = (*traits & MW_T_GIVEN) && (!explained || mw_looks(namer, i + 1, MW_CAPITAL));
        bool function = (*traits & MW_T_FUNCTION) && !given; /* "Will" is both */
        bool dull = (*traits & MW_T_CALENDAR) || ((*traits & MW_T_PLAIN) && !(*traits & (MW_T_ORG | MW_T_SURNAME | MW_T_GIVEN)));
        bool money = namer->text.data[namer->tokens[i].end - 1] == '$'; /* US$ */
        if (!function && !dull && !money)
            *traits |= MW_T_CAPITAL;
        if (explained && (*traits & (MW_T_COMMON | MW_T_FUNCTION)))
            *traits |= MW_T_DOUBTFUL;
    }
}

bool mw_traits_read(mw_namer *namer, mw_error *err)
{
    const classes known = {MW_NAMES(namer->words, "class", NAME_CLASSES),
                           MW_NAMES(namer->functions, "class", FUNCTION_CLASSES)};
    namer->traits = mw_arena_get(namer->arena, (namer->token_count + 1) * sizeof *namer->traits, err);
    if (!namer->traits)
        return false;
    for (uint32_t i = 0; i < namer->token_count; i++) {
        const mw_token *token = &namer->tokens[i];
        if (!token->word)
            continue;
        namer->traits[i] = lexical_traits(namer, &known, token);
        if (token->shape & MW_CAPITAL)
            namer->traits[i] |= capital_traits(namer, token);
    }
    for (uint32_t s = 0; s < namer->sentence_count; s++)
        weigh_capitals(namer, &namer->sentences[s]);
    return true;
}

mw_str mw_tokens_text(const mw_namer *namer, uint32_t first, uint32_t end)
{
    if (first >= end || end > namer->token_count)
        return MW_STR("");
    return mw_str_sub(namer->text, namer->tokens[first].start, namer->tokens[end - 1].end);
}

bool mw_token_is_hyphen(const mw_namer *namer, uint32_t token)
{
    if (token == 0 || token + 1 >= namer->token_count)
        return false;
    const mw_token *at = &namer->tokens[token];
    if (!(at->shape & MW_PUNCT))
        return false;
    mw_str text = mw_token_text(namer, token);
    return (mw_str_is(text, "-") || mw_str_is(text, "\u2010") || mw_str_is(text, "\u2011") || mw_str_is(text, "\u2013")) &&
           namer->tokens[token - 1].end == at->start && namer->tokens[token + 1].start == at->end;
}

bool mw_token_is_possessive(const mw_namer *namer, uint32_t token)
{
    if (token == 0 || token >= namer->token_count ||
        namer->tokens[token - 1].end != namer->tokens[token].start)
        return false;
    mw_str text = mw_token_text(namer, token);
    if (text.data[0] != '\'' && text.data[0] != "\u2019"[0])
        return false;
    return mw_str_is(text, "'s") || mw_str_is(text, "\u2019s") || mw_str_is(text, "'S") || mw_str_is(text, "\u2019S") ||
           ((mw_str_is(text, "'") || mw_str_is(text, "\u2019")) && mw_looks(namer, token - 1, MW_WORD) &&
            !mw_looks(namer, token, MW_QUOTE_CLOSE));
}
