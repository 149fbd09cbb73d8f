/* SPDX-License-Identifier: MIT */
/* A lemma for every token that has a tag. */
#include "language/language.h"

#include "model/lemma.h"

/* The lemma as part of the article: of its text where the word begins with it, else a copy. */
static bool keep(mw_article *article, mw_str word, mw_str found, mw_str *lemma, mw_error *err)
{
    *lemma = found;
    if (!found.data)
        return true;
    if (mw_str_starts(word, found)) {
        *lemma = mw_str_sub(word, 0, found.len);
        return true;
    }
    return mw_arena_copy(mw_article_arena(article), found, lemma, err);
}

bool mw_make_lemmas(mw_article *article, const mw_model *model, mw_error *err)
{
    mw_layers *all = mw_article_layers_edit(article);
    const mw_lemmas *lemmas = mw_model_lemmas(model);
    all->lemmas =
        mw_arena_get(mw_article_arena(article), all->token_count * sizeof *all->lemmas, err);
    if (!all->lemmas)
        return false;
    for (size_t i = 0; i < all->token_count; i++) {
        char room[MW_LEMMA_ROOM];
        const mw_token *token = &all->tokens[i];
        mw_str word = mw_article_slice(article, (mw_span){token->start, token->end});
        mw_str found = mw_lemma_find(lemmas, word, (mw_pos)token->pos, room);
        if (!keep(article, word, found, &all->lemmas[i], err))
            return false;
    }
    return true;
}
