/* SPDX-License-Identifier: MIT */
/* Finding mentions by tokens. They are sorted by (start, end), and none is longer than a few
 * lines, so a binary search and a few steps back find all that cover a place. */
#include "language/mentions.h"

/* How many mentions may start between a mention's start and a place in it, and how far off it may start. */
enum { STEPS_BACK = 16, BYTES_BACK = 256 };

/* The first mention that starts at or after byte `at`. */
static uint32_t first_from(const mw_layers *layers, uint32_t at)
{
    size_t low = 0, high = layers->entity_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (layers->entities[middle].span.start < at)
            low = middle + 1;
        else
            high = middle;
    }
    return (uint32_t)low;
}

static uint32_t length_of(const mw_layers *layers, uint32_t mention)
{
    mw_span span = layers->entities[mention].span;
    return span.end - span.start;
}

typedef enum fit { COVERS, STARTS, ENDS } fit;

static bool fits(mw_span span, const mw_token *token, fit how)
{
    bool covers = span.start <= token->start && span.end >= token->end;
    return covers && (how != STARTS || span.start == token->start) && (how != ENDS || span.end == token->end);
}

static uint32_t longest(const mw_article *article, uint32_t token, fit how)
{
    const mw_layers *layers = mw_article_layers(article);
    if (token >= layers->token_count)
        return MW_NO_INDEX;
    const mw_token *at = &layers->tokens[token];
    uint32_t best = MW_NO_INDEX;
    uint32_t i = first_from(layers, at->start + 1);
    for (int steps = 0; i-- > 0 && steps < STEPS_BACK && at->start - layers->entities[i].span.start < BYTES_BACK;
         steps++)
        if (fits(layers->entities[i].span, at, how) &&
            (best == MW_NO_INDEX || length_of(layers, i) > length_of(layers, best)))
            best = i;
    return best;
}

uint32_t mw_mention_at(const mw_article *article, uint32_t token)
{
    return longest(article, token, COVERS);
}

uint32_t mw_mention_starting(const mw_article *article, uint32_t token)
{
    return longest(article, token, STARTS);
}

uint32_t mw_mention_ending(const mw_article *article, uint32_t token)
{
    return longest(article, token, ENDS);
}

void mw_mention_tokens(const mw_article *article, uint32_t mention, uint32_t *first, uint32_t *end)
{
    mw_span span = mw_article_layers(article)->entities[mention].span;
    *first = mw_article_token_at(article, span.start);
    *end = span.end > span.start ? mw_article_token_at(article, span.end - 1) + 1 : *first;
}

uint32_t mw_mention_of_phrase(const mw_article *article, uint32_t first, uint32_t end)
{
    const mw_layers *layers = mw_article_layers(article);
    if (first >= end || end > layers->token_count)
        return MW_NO_INDEX;
    uint32_t start = layers->tokens[first].start;
    uint32_t last = mw_mention_ending(article, end - 1);
    if (last != MW_NO_INDEX && layers->entities[last].span.start >= start)
        return last;
    uint32_t i = first_from(layers, layers->tokens[end - 1].end);
    while (i-- > 0 && layers->entities[i].span.start >= start)
        if (layers->entities[i].type != MW_PERSON)
            return i;
    return MW_NO_INDEX;
}

void mw_mentions_of_sentence(const mw_article *article, uint32_t sentence, uint32_t *first, uint32_t *end)
{
    const mw_layers *layers = mw_article_layers(article);
    mw_span span = layers->sentences[sentence].span;
    *first = first_from(layers, span.start);
    *end = first_from(layers, span.end);
}
