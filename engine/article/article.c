/* SPDX-License-Identifier: MIT */
/* The article itself: an arena, a head, a text, and its layers. */
#include "article/article.h"

struct mw_article {
    mw_arena *arena;
    mw_head head;
    mw_str text;
    mw_layers layers;
    const void *kept;
};

mw_article *mw_article_new(size_t budget_bytes, mw_error *err)
{
    mw_arena *arena = mw_arena_create(budget_bytes, err);
    mw_article *article = arena ? mw_arena_new(arena, mw_article, err) : NULL;
    if (!article) {
        mw_arena_free(arena);
        return NULL;
    }
    article->arena = arena;
    article->text = MW_STR("");
    article->layers.made = MW_ARTICLE;
    return article;
}

void mw_article_keep(mw_article *article, const void *found)
{
    article->kept = found;
}

const void *mw_article_kept(const mw_article *article)
{
    return article->kept;
}

void mw_article_free(mw_article *article)
{
    if (article)
        mw_arena_free(article->arena);
}

const mw_head *mw_article_head(const mw_article *article)
{
    return &article->head;
}

mw_str mw_article_text(const mw_article *article)
{
    return article->text;
}

const mw_layers *mw_article_layers(const mw_article *article)
{
    return &article->layers;
}

mw_arena *mw_article_arena(mw_article *article)
{
    return article->arena;
}

mw_head *mw_article_head_edit(mw_article *article)
{
    return &article->head;
}

mw_layers *mw_article_layers_edit(mw_article *article)
{
    return &article->layers;
}

bool mw_article_set_text(mw_article *article, mw_str text, mw_error *err)
{
    if (text.len >= UINT32_MAX)
        return mw_fail(err, MW_ELIMIT, 0, "the text is 4 GB or longer");
    return mw_arena_copy(article->arena, text, &article->text, err);
}

mw_str mw_article_slice(const mw_article *article, mw_span span)
{
    if (span.start > span.end || span.end > article->text.len)
        return MW_STR("");
    return mw_str_sub(article->text, span.start, span.end);
}

uint32_t mw_article_sentence_at(const mw_article *article, uint32_t at)
{
    const mw_layers *layers = &article->layers;
    size_t low = 0, high = layers->sentence_count;
    while (low < high) { /* the first sentence that starts after `at` */
        size_t middle = low + (high - low) / 2;
        if (layers->sentences[middle].span.start <= at)
            low = middle + 1;
        else
            high = middle;
    }
    if (layers->sentence_count == 0)
        return MW_NO_INDEX;
    return low ? (uint32_t)low - 1 : 0;
}

uint32_t mw_article_token_at(const mw_article *article, uint32_t at)
{
    const mw_layers *layers = &article->layers;
    size_t low = 0, high = layers->token_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (layers->tokens[middle].end <= at)
            low = middle + 1;
        else
            high = middle;
    }
    return (uint32_t)low;
}
