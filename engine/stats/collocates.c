/* SPDX-License-Identifier: MIT */
/* What stands near a node: each article's words are marked, then counted twice, those in reach and
 * all. */
#include "stats/collocates_impl.h"

enum { USUAL_REACH = 5, IS_NODE = 1, IS_NEAR = 2 };

mw_collocates *mw_collocates_new(const mw_collocates_choice *choice, mw_error *err)
{
    static const mw_collocates_choice NOTHING = {.node = {"", 0}};
    mw_collocates *made = mw_memory_get(sizeof *made, err);
    if (!made)
        return NULL;
    made->choice = choice ? *choice : NOTHING;
    made->choice.terms.counts_only = true;
    if (!made->choice.left && !made->choice.right)
        made->choice.left = made->choice.right = USUAL_REACH;
    made->near = mw_terms_new(&made->choice.terms, err);
    made->all = mw_terms_new(&made->choice.terms, err);
    mw_str node = made->choice.node.data ? made->choice.node : MW_STR("");
    if (!made->near || !made->all ||
        !mw_arena_copy(made->all->lexis.arena, node, &made->choice.node, err)) {
        mw_collocates_free(made);
        return NULL;
    }
    made->choice.terms.left_out = NULL;
    return made;
}

void mw_collocates_free(mw_collocates *c)
{
    if (!c)
        return;
    mw_terms_free(c->near);
    mw_terms_free(c->all);
    mw_buf_free(&c->scratch);
    mw_memory_free(c);
}

uint64_t mw_collocates_node_count(const mw_collocates *c)
{
    return c->nodes;
}

unsigned mw_collocates_needs(const mw_collocates *c)
{
    mw_terms_of node = c->choice.node_of;
    return mw_terms_needs(c->near) | (node == MW_OF_LEMMAS ? MW_POS : 0u) | (node == MW_OF_ENTITIES ? MW_ENTITIES : 0u);
}

/* ---- marking */

/* How many tokens from `at` on are the node's words; 0: none. */
static uint32_t node_words_at(const mw_collocates *c, const mw_article *article, uint32_t at,
                              uint32_t end)
{
    const mw_token *tokens = mw_article_layers(article)->tokens;
    mw_str node = c->choice.node, text = mw_article_text(article);
    if (!node.len || tokens[at].start + node.len > text.len)
        return 0;
    mw_str here = mw_str_sub(text, tokens[at].start, tokens[at].start + node.len);
    if (c->choice.terms.as_written ? !mw_str_equal(here, node) : !mw_str_equal_fold(here, node))
        return 0;
    for (uint32_t i = at; i < end && tokens[i].end <= tokens[at].start + node.len; i++)
        if (tokens[i].end == tokens[at].start + node.len)
            return i + 1 - at;
    return 0;
}

static uint32_t node_lemma_at(const mw_collocates *c, const mw_article *article, uint32_t at)
{
    const mw_layers *all = mw_article_layers(article);
    mw_str text = mw_article_slice(article, (mw_span){all->tokens[at].start, all->tokens[at].end}),
           lemma = MW_NONE;
    char room[256];
    if (all->lemmas)
        lemma = all->lemmas[at];
    if (!lemma.data && c->choice.terms.lemma)
        lemma = c->choice.terms.lemma(c->choice.terms.lemma_context, text,
                                      (mw_pos)all->tokens[at].pos, room);
    return mw_str_equal_fold(lemma.data ? lemma : text, c->choice.node);
}

static uint64_t mark_entities(const mw_collocates *c, const mw_article *article, char *marks)
{
    const mw_layers *all = mw_article_layers(article);
    uint64_t found = 0;
    size_t token = 0;
    for (size_t i = 0; i < all->entity_count; i++) {
        const mw_entity *entity = &all->entities[i];
        if (entity->grade == MW_GUESS || !mw_str_equal(entity->entity, c->choice.node))
            continue;
        while (token < all->token_count && all->tokens[token].end <= entity->span.start)
            token++;
        for (size_t t = token; t < all->token_count && all->tokens[t].start < entity->span.end; t++)
            marks[t] |= IS_NODE;
        found++;
    }
    return found;
}

static uint64_t mark_nodes(const mw_collocates *c, const mw_article *article, char *marks)
{
    const mw_layers *all = mw_article_layers(article);
    uint64_t found = 0;
    if (c->choice.node_of == MW_OF_ENTITIES)
        return mark_entities(c, article, marks);
    for (uint32_t i = 0; i < all->token_count;) {
        uint32_t words = c->choice.node_of == MW_OF_LEMMAS
                             ? node_lemma_at(c, article, i)
                             : node_words_at(c, article, i, (uint32_t)all->token_count);
        memset(marks + i, IS_NODE, words);
        found += words > 0;
        i += words ? words : 1;
    }
    return found;
}

static bool is_word(const mw_layers *all, uint32_t i)
{
    return all->tokens[i].shape & MW_WORD;
}

/* Marks so many words before or behind, in steps of one or of minus one. */
static void mark_side(const mw_layers *all, const mw_sentence *sentence, int64_t at, int step,
                      uint32_t reach, char *marks)
{
    for (uint32_t seen = 0; seen < reach; at += step) {
        if (at < sentence->token_first || at >= sentence->token_end)
            return;
        if (is_word(all, (uint32_t)at) && !(marks[at] & IS_NODE)) {
            marks[at] |= IS_NEAR;
            seen++;
        }
    }
}

static void mark_near(const mw_collocates *c, const mw_layers *all, char *marks)
{
    uint32_t left = c->choice.within ? UINT32_MAX : c->choice.left;
    uint32_t right = c->choice.within ? UINT32_MAX : c->choice.right;
    for (size_t i = 0; c->choice.within == MW_IN_ARTICLE && i < all->token_count; i++)
        marks[i] |= IS_NEAR;
    for (size_t s = 0; s < all->sentence_count; s++) {
        const mw_sentence *sentence = &all->sentences[s];
        for (uint32_t i = sentence->token_first; i < sentence->token_end; i++)
            if (marks[i] & IS_NODE) {
                mark_side(all, sentence, (int64_t)i - 1, -1, left, marks);
                mark_side(all, sentence, (int64_t)i + 1, 1, right, marks);
            }
    }
}

/* ---- counting */

static size_t collect(const mw_layers *all, const char *marks, char wanted, char unwanted,
                      mw_span *spans)
{
    size_t count = 0;
    for (size_t i = 0; i < all->token_count; i++)
        if ((marks[i] & wanted) == wanted && !(marks[i] & unwanted) &&
            all->tokens[i].end > all->tokens[i].start)
            spans[count++] = (mw_span){all->tokens[i].start, all->tokens[i].end};
    return count;
}

bool mw_collocates_add(mw_collocates *c, const mw_article *article, mw_error *err)
{
    const mw_layers *all = mw_article_layers(article);
    size_t spans_bytes = (all->token_count + 1) * sizeof(mw_span);
    mw_buf_clear(&c->scratch);
    mw_buf_fill(&c->scratch, '\0', spans_bytes + all->token_count + 1);
    if (!mw_buf_ok(&c->scratch, err))
        return false;
    mw_span *spans = (mw_span *)(void *)c->scratch.data;
    char *marks = c->scratch.data + spans_bytes;
    uint64_t nodes = mark_nodes(c, article, marks);
    if (nodes)
        mark_near(c, all, marks);
    c->nodes += nodes;
    size_t near = collect(all, marks, IS_NEAR, IS_NODE, spans);
    if (!mw_terms_add(c->near, article, spans, near, err))
        return false;
    size_t count = collect(all, marks, 0, IS_NODE, spans);
    return mw_terms_add(c->all, article, spans, count, err);
}

static bool same_choice(const mw_collocates_choice *a, const mw_collocates_choice *b)
{
    return a->node_of == b->node_of && a->left == b->left && a->right == b->right &&
           a->within == b->within && mw_str_equal(a->node, b->node);
}

bool mw_collocates_merge(mw_collocates *into, const mw_collocates *from, mw_error *err)
{
    if (!same_choice(&into->choice, &from->choice))
        return mw_fail(err, MW_EARG, 0,
                       "collocates of different nodes or in a different reach do not go together");
    into->nodes += from->nodes;
    return mw_terms_merge(into->near, from->near, err) && mw_terms_merge(into->all, from->all, err);
}
