/* SPDX-License-Identifier: MIT */
/* What each token of an article does in its sentence, looked up once: function words from
 * words/function-words.tsv, punctuation by its character, and what mention or date covers it. The
 * quotes stage then asks by token number and compares bits. */
#include "quotes/quotes_impl.h"

#include "text/utf8.h"

static const mw_meaning CLASSES[] = {
    {"det", MW_W(DET)},       {"poss", MW_W(POSS)},         {"subj", MW_W(SUBJ)},
    {"obj", MW_W(OBJ)},       {"masc", MW_W(MASC)},         {"fem", MW_W(FEM)},
    {"plural", MW_W(PLURAL)}, {"thing", MW_W(THING)},       {"first", MW_W(FIRST)},
    {"second", MW_W(SECOND)}, {"rel", MW_W(REL)},           {"prep", MW_W(PREP)},
    {"conj", MW_W(CONJ)},     {"sub", MW_W(SUB)},           {"cond", MW_W(COND)},
    {"be", MW_W(BE)},         {"have", MW_W(HAVE)},         {"do", MW_W(DO)},
    {"modal", MW_W(MODAL)},   {"unreal", MW_W(UNREAL)},     {"neg", MW_W(NEG)},
    {"adv", MW_W(ADV)},       {"noun", MW_W(NOUN)},         {"medium", MW_W(MEDIUM)},
    {"soon", MW_W(SOON)},     {"that", MW_W(THAT)},         {"to", MW_W(TO)},
    {"as", MW_W(AS)},         {"owner", MW_W(OWNER)},       {"title", MW_W(TITLE)},
    {"coined", MW_W(COINED)}, {"contrast", MW_W(CONTRAST)}, {"while", MW_W(WHILE)},
    {"art", MW_W(ART)},
};

static mw_work work_of_word(const mw_lexicon *words, const mw_names *classes, const mw_token *token)
{
    mw_hit hit;
    return mw_lexicon_match_exact(words, token, 1, &hit) ? mw_row_names(hit.row, classes) : 0;
}

/* A hyphen joins when no blank touches it: military-appointed. */
static mw_work work_of_dash(const mw_talk *talk, uint32_t i)
{
    bool blank_before = i == 0 || (talk->tokens[i - 1].shape & MW_SPACE_AFTER);
    bool blank_after = talk->tokens[i].shape & MW_SPACE_AFTER;
    return blank_before || blank_after ? MW_W(DASH) : MW_W(HYPHEN);
}

static mw_work work_of_punctuation(const mw_talk *talk, uint32_t i)
{
    const mw_token *token = &talk->tokens[i];
    size_t next;
    switch (mw_utf8_next(talk->text, token->start, &next)) {
    case ',':
        return MW_W(COMMA);
    case '.':
    case '!':
    case '?':
    case 0x2026:
        return MW_W(STOP);
    case ':':
        return MW_W(COLON);
    case ';':
        return MW_W(SEMICOLON);
    case '(':
    case '[':
        return MW_W(BRACKET);
    case ')':
    case ']':
        return MW_W(UNBRACKET);
    case '-':
    case 0x2010:
    case 0x2011:
        return token->end - token->start > 1 && talk->text.data[token->start] == '-'
                   ? MW_W(DASH)
                   : work_of_dash(talk, i);
    case 0x2012:
    case 0x2013:
        return work_of_dash(talk, i);
    case 0x2014:
    case 0x2015:
        return MW_W(DASH);
    default:
        return 0;
    }
}

/* Swiftly, but no name and no word of the tables: an adverb by its ending. */
static bool ends_in_ly(const mw_talk *talk, const mw_token *token)
{
    return token->end - token->start > 4 && !(token->shape & MW_CAPITAL) &&
           talk->text.data[token->end - 1] == 'y' && talk->text.data[token->end - 2] == 'l';
}

/* The WHO, the US: no relative and no pronoun. Not in a line that is all in capitals. */
static bool is_acronym(const mw_talk *talk, uint32_t i)
{
    const mw_token *tokens = talk->tokens;
    if (!(tokens[i].shape & MW_ALL_CAPS) || (i > 0 && (tokens[i - 1].shape & MW_ALL_CAPS)))
        return false;
    return i + 1 >= talk->count || !(tokens[i + 1].shape & MW_ALL_CAPS);
}

static void look_up_words(mw_talk *talk)
{
    const mw_lexicon *words = mw_model_lexicon(talk->model, "function-words");
    const mw_work JOINED = MW_W(PREP) | MW_W(SUB) | MW_W(CONJ) | MW_W(ADV) | MW_W(AS) | MW_W(TO) |
                           MW_W(DET) | MW_W(WHILE);
    const mw_names classes = MW_NAMES(words, "class", CLASSES);
    for (uint32_t i = 0; i < talk->count; i++) {
        const mw_token *token = &talk->tokens[i];
        mw_work work = work_of_word(words, &classes, token);
        if ((work & (MW_W(REL) | MW_W(SUBJ) | MW_W(OBJ))) && is_acronym(talk, i))
            work = 0;
        if (token->shape & (MW_QUOTE_OPEN | MW_QUOTE_CLOSE))
            work = MW_W(MARK);
        else if (!work && (token->shape & MW_PUNCT))
            work = work_of_punctuation(talk, i);
        else if (!work && (token->shape & MW_WORD) && ends_in_ly(talk, token))
            work = MW_W(ADV);
        talk->work[i] = work;
        if (work & MW_W(HYPHEN)) /* mother-of-three: no preposition */
            talk->work[i - 1] &= ~JOINED;
        else if (i > 0 && (talk->work[i - 1] & MW_W(HYPHEN)))
            talk->work[i] &= ~JOINED;
    }
}

static bool is_longer(const mw_entity *entities, uint32_t mention, uint32_t than)
{
    if (than == MW_NO_INDEX)
        return true;
    mw_span a = entities[mention].span, b = entities[than].span;
    return a.end - a.start > b.end - b.start;
}

/* A pronoun is a word here and not a name, whoever it stands for. */
static void note_mentions(mw_talk *talk)
{
    memset(talk->mention, 0xff, talk->count * sizeof *talk->mention);
    uint32_t from = 0;
    for (uint32_t m = 0; m < talk->layers->entity_count; m++) {
        const mw_entity *entity = &talk->layers->entities[m];
        while (from < talk->count && talk->tokens[from].end <= entity->span.start)
            from++;
        if (entity->mention == MW_BY_PRONOUN)
            continue;
        for (uint32_t i = from; i < talk->count && talk->tokens[i].start < entity->span.end; i++)
            if (is_longer(talk->layers->entities, m, talk->mention[i]))
                talk->mention[i] = m;
    }
}

/* "Recently", "soon", "in its daily update": a word of what is said, and no date of the saying. */
static bool is_of_what_is_said(const mw_talk *talk, const mw_date *date, uint32_t first)
{
    if (mw_date_is_age(date))
        return true;
    if (first >= talk->count || talk->tokens[first].start != date->span.start ||
        talk->tokens[first].end != date->span.end)
        return false;
    if (date->type == MW_SET)
        return talk->tokens[first].pos == MW_ADJ;
    return mw_str_is(date->value, "PAST_REF") || mw_str_is(date->value, "FUTURE_REF");
}

static void note_dates(mw_talk *talk)
{
    uint32_t from = 0;
    for (uint32_t d = 0; d < talk->layers->date_count; d++) {
        mw_span span = talk->layers->dates[d].span;
        while (from < talk->count && talk->tokens[from].end <= span.start)
            from++;
        if (is_of_what_is_said(talk, &talk->layers->dates[d], from))
            continue;
        for (uint32_t i = from; i < talk->count && talk->tokens[i].start < span.end; i++)
            talk->work[i] |= MW_W(DATE);
    }
}

bool mw_talk_open(mw_talk *talk, mw_article *article, const mw_model *model, mw_error *err)
{
    const mw_layers *layers = mw_article_layers(article);
    *talk = (mw_talk){.study = talk->study,
                      .article = article,
                      .model = model,
                      .arena = mw_article_arena(article),
                      .text = mw_article_text(article),
                      .layers = layers,
                      .tokens = layers->tokens,
                      .count = (uint32_t)layers->token_count,
                      .saying = mw_model_lexicon(model, "saying"),
                      .speakers = mw_model_lexicon(model, "speakers"),
                      .agents = mw_model_lexicon(model, "agents")};
    size_t count = layers->token_count + 1; /* one more, that work[count] is a break */
    talk->work = mw_arena_get(talk->arena, count * sizeof *talk->work, err);
    talk->mention =
        talk->work ? mw_arena_get(talk->arena, count * sizeof *talk->mention, err) : NULL;
    talk->pair = talk->mention ? mw_arena_get(talk->arena, count * sizeof *talk->pair, err) : NULL;
    if (!talk->pair)
        return false;
    look_up_words(talk);
    note_mentions(talk);
    note_dates(talk);
    talk->work[layers->token_count] = MW_W(STOP);
    talk->mention[layers->token_count] = MW_NO_INDEX;
    return mw_pair_marks(talk, err);
}

mw_str mw_talk_word(const mw_talk *talk, uint32_t token)
{
    return mw_str_sub(talk->text, talk->tokens[token].start, talk->tokens[token].end);
}

bool mw_talk_is(const mw_talk *talk, uint32_t token, const char *word)
{
    return token < talk->count && mw_str_is(mw_talk_word(talk, token), word);
}

mw_span mw_talk_span(const mw_talk *talk, uint32_t first, uint32_t end)
{
    if (first >= end)
        return (mw_span){0, 0};
    return (mw_span){talk->tokens[first].start, talk->tokens[end - 1].end};
}

bool mw_is_content(const mw_talk *talk, uint32_t token)
{
    const mw_work PLAIN = MW_W(NOUN) | MW_W(MEDIUM) | MW_W(SOON) | MW_W(TITLE) | MW_W(COINED) |
                          MW_W(MASC) | MW_W(FEM);
    if (token >= talk->count)
        return false;
    if (talk->mention[token] != MW_NO_INDEX)
        return true;
    return (talk->tokens[token].shape & (MW_WORD | MW_NUMBER)) && !(talk->work[token] & ~PLAIN);
}

bool mw_is_lower(const mw_talk *talk, uint32_t token)
{
    return (talk->tokens[token].shape & (MW_WORD | MW_CAPITAL)) == MW_WORD;
}

uint32_t mw_mention_first(const mw_talk *talk, uint32_t token)
{
    uint32_t mention = talk->mention[token];
    while (token > 0 && mention != MW_NO_INDEX && talk->mention[token - 1] == mention)
        token--;
    return token;
}

uint32_t mw_mention_end(const mw_talk *talk, uint32_t token)
{
    uint32_t mention = talk->mention[token];
    while (token < talk->count && mention != MW_NO_INDEX && talk->mention[token] == mention)
        token++;
    return token;
}
