/* SPDX-License-Identifier: MIT */
/* Small articles with tokens and sentences, for statistics that see articles. */
#ifndef TESTS_COUNTED_H
#define TESTS_COUNTED_H

#include <criterion/criterion.h>
#include <ctype.h>

#include "article/article.h"

/* Words between blanks are tokens; one that ends in a full stop ends a sentence, and the stop is a
 * token. NULL when out of memory. */
static inline mw_article *article_of(const char *id, const char *published, const char *outlet,
                                     const char *text, mw_error *err)
{
    mw_article *article = mw_article_new(0, err);
    if (!article || !mw_article_set_text(article, mw_str_of(text), err)) {
        mw_article_free(article);
        return NULL;
    }
    mw_str all = mw_article_text(article);
    mw_layers *layers = mw_article_layers_edit(article);
    mw_arena *arena = mw_article_arena(article);
    mw_head *head = mw_article_head_edit(article);
    layers->tokens = mw_arena_get(arena, (all.len + 1) * sizeof *layers->tokens, err);
    layers->sentences = mw_arena_get(arena, (all.len + 1) * sizeof *layers->sentences, err);
    if (!layers->tokens || !layers->sentences ||
        !mw_arena_copy(arena, mw_str_of(id), &head->id, err) ||
        !mw_arena_copy(arena, mw_str_of(published), &head->published, err) ||
        !mw_arena_copy(arena, mw_str_of(outlet), &head->source, err)) {
        mw_article_free(article);
        return NULL;
    }
    uint32_t first = 0;
    for (uint32_t at = 0; at < all.len;) {
        uint32_t end = at;
        while (end < all.len && all.data[end] != ' ' && all.data[end] != '.')
            end++;
        bool word = isalpha((unsigned char)all.data[at]) || (all.data[at] & 0x80);
        if (end > at)
            layers->tokens[layers->token_count++] =
                (mw_token){.start = at, .end = end, .shape = word ? MW_WORD : MW_NUMBER};
        if ((end == all.len || all.data[end] == '.') && layers->token_count > first) {
            layers->sentences[layers->sentence_count++] = (mw_sentence){
                {layers->tokens[first].start, end}, 0, first, (uint32_t)layers->token_count};
            first = (uint32_t)layers->token_count;
        }
        at = end + 1;
    }
    return article;
}

#endif
