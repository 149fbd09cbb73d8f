/* SPDX-License-Identifier: MIT */
/* A sentence's reading, step after step, and the arrays that it is written into. */
#include "language/syntax.h"

/* No sentence of news is longer; what is gets no reading. */
enum { SENTENCE_TOKENS_MAX = 1000 };

static const mw_meaning CLASSES[] = {
    {"det", WORD_DET},     {"poss", WORD_POSS},   {"subj", WORD_SUBJ},       {"obj", WORD_OBJ},
    {"masc", WORD_HE},     {"fem", WORD_HE},      {"between", WORD_BETWEEN}, {"plural", WORD_PLURAL},
    {"thing", WORD_THING}, {"first", WORD_FIRST}, {"rel", WORD_REL},         {"prep", WORD_PREP},
    {"to", WORD_TO},       {"sub", WORD_SUB},     {"cond", WORD_COND},       {"neg", WORD_NEG},
    {"adv", WORD_ADV},     {"that", WORD_THAT},   {"by", WORD_BY},           {"of", WORD_OF},
    {"for", WORD_FOR},     {"from", WORD_FROM},   {"place", WORD_PLACE},     {"near", WORD_NEAR},
    {"who", WORD_WHO},     {"what", WORD_WHAT},   {"but", WORD_BUT},         {"the", WORD_THE},
    {"there", WORD_THERE}, {"alone", WORD_ALONE}, {"limit", WORD_LIMIT},     {"self", WORD_SELF},
    {"topic", WORD_TOPIC},
};

static const mw_meaning HELPERS[] = {
    {"be", HELPER_BE},
    {"have", HELPER_HAVE},
    {"do", HELPER_DO},
    {"future", HELPER_FUTURE},
    {"reported", HELPER_REPORTED},
    {"duty", HELPER_DUTY},
    {"possible", HELPER_POSSIBLE},
    {"past", HELPER_PAST},
    {"bare", HELPER_BARE},
    {"ing", HELPER_ING},
};

static const mw_meaning RANKS[] = {
    {"office", TITLE_OFFICE}, {"rank", TITLE_OTHER}, {"honorific", TITLE_OTHER},
    {"role", TITLE_OTHER},    {"part", TITLE_PART},
};

static const mw_meaning CONTROL[] = {{"object", CONTROL_OBJECT}, {"bare", CONTROL_BARE}, {"topic", CONTROL_TOPIC}};

static size_t longest_sentence(const mw_layers *layers)
{
    size_t longest = 1;
    for (size_t i = 0; i < layers->sentence_count; i++) {
        size_t tokens = layers->sentences[i].token_end - layers->sentences[i].token_first;
        longest = tokens > longest ? tokens : longest;
    }
    return longest < SENTENCE_TOKENS_MAX ? longest : SENTENCE_TOKENS_MAX;
}

bool mw_syntax_create(mw_syntax *s, mw_article *article, const mw_model *model, mw_arena *arena, mw_error *err)
{
    const mw_layers *layers = mw_article_layers(article);
    size_t most = longest_sentence(layers);
    *s = (mw_syntax){.article = article,
                     .model = model,
                     .off = -1,
                     .text = mw_article_text(article),
                     .tokens = layers->tokens,
                     .function_words = mw_model_lexicon(model, "function-words"),
                     .auxiliaries = mw_model_lexicon(model, "auxiliaries"),
                     .saying = mw_model_lexicon(model, "saying"),
                     .titles = mw_model_lexicon(model, "titles"),
                     .verbs = mw_model_lexicon(model, "verbs"),
                     .numbers = mw_model_lexicon(model, "numbers"),
                     .approximators = mw_model_lexicon(model, "approximators")};
    s->classes = MW_NAMES(s->function_words, "class", CLASSES);
    s->helpers = MW_NAMES(s->auxiliaries, "kind", HELPERS);
    s->ranks = MW_NAMES(s->titles, "kind", RANKS);
    s->control = MW_NAMES(s->verbs, "control", CONTROL);
    s->tags = mw_arena_get(arena, most * sizeof *s->tags, err);
    s->forms = mw_arena_get(arena, most * sizeof *s->forms, err);
    s->helping = mw_arena_get(arena, most * sizeof *s->helping, err);
    s->words = mw_arena_get(arena, most * sizeof *s->words, err);
    s->chunks = mw_arena_get(arena, most * sizeof *s->chunks, err);
    s->clauses = mw_arena_get(arena, most * sizeof *s->clauses, err);
    return s->tags && s->forms && s->helping && s->words && s->chunks && s->clauses;
}

void mw_syntax_read(mw_syntax *s, uint32_t sentence)
{
    const mw_sentence *whole = &mw_article_layers(s->article)->sentences[sentence];
    s->chunk_count = s->clause_count = 0;
    s->first = s->end = whole->token_first;
    if (whole->token_end - whole->token_first > SENTENCE_TOKENS_MAX)
        return;
    mw_syntax_tag(s, sentence);
    mw_syntax_chunk(s);
    mw_syntax_clauses(s);
}
