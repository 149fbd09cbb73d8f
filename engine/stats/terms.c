/* SPDX-License-Identifier: MIT */
/* Words, counted article by article. */
#include "stats/terms_impl.h"

#include <math.h>
#include <stdlib.h>

static bool leave_out(mw_terms *words, const mw_terms_choice *choice, mw_error *err)
{
    for (size_t i = 0; i < choice->left_out_count; i++) {
        int64_t number = mw_lexis_number(&words->lexis, choice->left_out[i], err);
        if (number < 0)
            return false;
        words->lexis.words[number].left_out = true;
    }
    return true;
}

mw_terms *mw_terms_new(const mw_terms_choice *choice, mw_error *err)
{
    mw_terms *words = mw_memory_get(sizeof *words, err);
    if (words && choice)
        words->choice = *choice;
    if (words &&
        (!mw_lexis_start(&words->lexis, err) || (choice && !leave_out(words, choice, err)))) {
        mw_terms_free(words);
        return NULL;
    }
    if (words)
        words->choice.left_out = NULL;
    return words;
}

void mw_terms_free(mw_terms *words)
{
    if (!words)
        return;
    mw_lexis_free(&words->lexis);
    mw_memory_free(words->articles);
    mw_memory_free(words->postings);
    mw_memory_free(words->sequence);
    mw_memory_free(words->numbers);
    mw_memory_free(words);
}

uint64_t mw_terms_total(const mw_terms *words)
{
    return words->total;
}

size_t mw_terms_article_count(const mw_terms *words)
{
    return words->article_count;
}

bool mw_terms_is_as_written(const mw_terms *terms)
{
    return terms->choice.as_written;
}

mw_terms_of mw_terms_counted_of(const mw_terms *terms)
{
    return terms->choice.of;
}

uint64_t mw_terms_count(const mw_terms *words, mw_str word)
{
    int64_t number = mw_lexis_find(&words->lexis, word);
    uint64_t count = 0;
    for (size_t i = 0; number >= 0 && i < words->posting_count; i++)
        count += words->postings[i].word == (uint32_t)number ? words->postings[i].count : 0;
    return count;
}

/* ---- room */

mw_counted *mw_terms_open(mw_terms *words, mw_error *err)
{
    if (words->article_count == words->article_capacity) {
        size_t capacity = words->article_capacity ? words->article_capacity * 2 : 64;
        mw_counted *articles =
            capacity < UINT32_MAX
                ? mw_memory_grow(words->articles, capacity * sizeof *articles, err)
                : NULL;
        if (!articles) {
            mw_fail(err, capacity < UINT32_MAX ? MW_ENOMEM : MW_ELIMIT, 0,
                    "no room for more articles");
            return NULL;
        }
        words->articles = articles;
        words->article_capacity = capacity;
    }
    mw_counted *counted = &words->articles[words->article_count];
    *counted = (mw_counted){.posting_first = words->posting_count};
    words->article_count++;
    return counted;
}

bool mw_terms_post(mw_terms *words, mw_posting posting, mw_error *err)
{
    if (words->posting_count == words->posting_capacity) {
        size_t capacity = words->posting_capacity ? words->posting_capacity * 2 : 256;
        mw_posting *postings = mw_memory_grow(words->postings, capacity * sizeof *postings, err);
        if (!postings)
            return false;
        words->postings = postings;
        words->posting_capacity = capacity;
    }
    words->postings[words->posting_count++] = posting;
    words->articles[words->article_count - 1].posting_count++;
    return true;
}

static bool reserve_sequence(mw_terms *words, size_t count, mw_error *err)
{
    words->sequence_count = 0;
    if (count <= words->sequence_capacity)
        return true;
    uint32_t *sequence = mw_memory_grow(words->sequence, count * sizeof *sequence, err);
    if (!sequence)
        return false;
    words->sequence = sequence;
    words->sequence_capacity = count;
    return true;
}

/* ---- adding */

/* One more of the word in the article that was opened last. */
static bool count_word(mw_terms *words, uint32_t number, mw_span where, mw_error *err)
{
    mw_lexis_word *word = &words->lexis.words[number];
    if (word->left_out)
        return true;
    if (word->article == words->article_count) {
        words->postings[word->posting + words->articles[words->article_count - 1].posting_first]
            .count++;
        return true;
    }
    word->article = (uint32_t)words->article_count;
    word->posting = words->articles[words->article_count - 1].posting_count;
    return mw_terms_post(words, (mw_posting){number, 1, where}, err);
}

/* Goes along the spans, which are in order, as the places do. */
typedef struct inside {
    const mw_span *spans;
    size_t count, at;
} inside;

static bool is_inside(inside *in, uint32_t start)
{
    if (!in->spans)
        return true;
    while (in->at < in->count && in->spans[in->at].end <= start)
        in->at++;
    return in->at < in->count && in->spans[in->at].start <= start;
}

static int64_t number_of(mw_terms *words, const mw_article *article, size_t i, mw_error *err)
{
    const mw_layers *all = mw_article_layers(article);
    const mw_token *token = &all->tokens[i];
    mw_str text = mw_article_slice(article, (mw_span){token->start, token->end});
    char room[256];
    if (words->choice.of == MW_OF_LEMMAS) {
        mw_str lemma = all->lemmas && all->lemmas[i].data ? all->lemmas[i]
                       : words->choice.lemma ? words->choice.lemma(words->choice.lemma_context,
                                                                   text, (mw_pos)token->pos, room)
                                             : MW_NONE;
        text = lemma.data ? lemma : text;
    }
    return words->choice.as_written ? mw_lexis_number(&words->lexis, text, err)
                                    : mw_lexis_fold(&words->lexis, text, err);
}

/* Numbers of all tokens at once, where nothing but their lower case counts; false when out of
 * memory. */
static bool fold_all(mw_terms *words, const mw_article *article, mw_error *err)
{
    const mw_layers *all = mw_article_layers(article);
    if (all->token_count > words->number_capacity) {
        uint32_t *numbers = mw_memory_grow(words->numbers, all->token_count * sizeof *numbers, err);
        if (!numbers)
            return false;
        words->numbers = numbers;
        words->number_capacity = all->token_count;
    }
    return mw_lexis_fold_all(&words->lexis, mw_article_text(article), all->tokens, all->token_count,
                             words->numbers, err);
}

static void measure_word(mw_measures *is, const mw_lexis_word *word)
{
    is->letters += word->letters;
    is->syllables += word->syllables;
    is->longs += word->syllables >= 3;
}

static bool add_tokens(mw_terms *words, const mw_article *article, mw_measures *is, inside in,
                       mw_error *err)
{
    const mw_layers *all = mw_article_layers(article);
    bool measured = !words->choice.counts_only;
    bool at_once = words->choice.of == MW_OF_WORDS && !words->choice.as_written && !in.spans;
    if ((measured && !reserve_sequence(words, all->token_count, err)) ||
        (at_once && !fold_all(words, article, err)))
        return false;
    for (size_t i = 0; i < all->token_count; i++) {
        const mw_token *token = &all->tokens[i];
        if (!(token->shape & MW_WORD) || !is_inside(&in, token->start))
            continue;
        int64_t number = at_once ? words->numbers[i] : number_of(words, article, i, err);
        if (number < 0)
            return false;
        is->words++;
        if (measured) {
            words->sequence[words->sequence_count++] = (uint32_t)number;
            measure_word(is, &words->lexis.words[number]);
        }
        bool wanted = !words->choice.pos || (words->choice.pos >> token->pos & 1);
        if (wanted &&
            !count_word(words, (uint32_t)number, (mw_span){token->start, token->end}, err))
            return false;
    }
    return true;
}

static bool add_entities(mw_terms *words, const mw_article *article, mw_measures *is, inside in,
                         mw_error *err)
{
    const mw_layers *all = mw_article_layers(article);
    for (size_t i = 0; i < all->entity_count; i++) {
        const mw_entity *entity = &all->entities[i];
        mw_str name = entity->name.data ? entity->name : mw_article_slice(article, entity->span);
        if (entity->grade == MW_GUESS || !is_inside(&in, entity->span.start))
            continue;
        int64_t number = mw_lexis_number(&words->lexis, name, err);
        if (number < 0 || !count_word(words, (uint32_t)number, entity->span, err))
            return false;
        is->words++;
    }
    return true;
}

unsigned mw_terms_needs(const mw_terms *words)
{
    bool tags = words->choice.pos || words->choice.of == MW_OF_LEMMAS;
    return MW_SENTENCES | MW_TOKENS | (tags ? MW_POS : 0u) | (words->choice.of == MW_OF_ENTITIES ? MW_ENTITIES : 0u);
}

/* Sentences in which something counts begin inside, or hold a span that does. */
static uint64_t count_sentences(const mw_article *article, inside in)
{
    const mw_layers *all = mw_article_layers(article);
    uint64_t count = 0;
    for (size_t s = 0; s < all->sentence_count; s++) {
        const mw_sentence *sentence = &all->sentences[s];
        bool any = false;
        for (uint32_t i = sentence->token_first;
             !any && i < sentence->token_end && i < all->token_count; i++)
            any = (all->tokens[i].shape & MW_WORD) && is_inside(&in, all->tokens[i].start);
        count += any;
    }
    return count;
}

bool mw_terms_add(mw_terms *words, const mw_article *article, const mw_span *spans,
                  size_t span_count, mw_error *err)
{
    static const mw_span NOWHERE = {0, 0};
    inside in = {spans || !span_count ? spans : &NOWHERE, span_count, 0};
    const mw_head *head = mw_article_head(article);
    mw_counted *counted = mw_terms_open(words, err);
    mw_measures is = {0};
    if (!counted || !mw_arena_copy(words->lexis.arena, head->id, &counted->id, err) ||
        !mw_arena_copy(words->lexis.arena, head->published, &counted->published, err) ||
        !mw_arena_copy(words->lexis.arena, head->source, &counted->outlet, err))
        return false;
    if (words->choice.of == MW_OF_ENTITIES ? !add_entities(words, article, &is, in, err)
                                           : !add_tokens(words, article, &is, in, err))
        return false;
    if (words->choice.of != MW_OF_ENTITIES && !words->choice.counts_only) {
        is.sentences = count_sentences(article, in);
        mw_terms_measure_variety(words, &is);
    }
    words->articles[words->article_count - 1].is = is;
    words->total += is.words;
    return true;
}

/* ---- merging */

static bool same_choice(const mw_terms *a, const mw_terms *b, mw_error *err)
{
    return (a->choice.of == b->choice.of && a->choice.as_written == b->choice.as_written &&
            a->choice.pos == b->choice.pos && a->choice.counts_only == b->choice.counts_only) ||
           mw_fail(err, MW_EARG, 0, "words that were counted in different ways do not go together");
}

static bool merge_article(mw_terms *into, const mw_terms *from, const mw_counted *article,
                          const uint32_t *numbers, mw_error *err)
{
    mw_counted *copy = mw_terms_open(into, err);
    if (!copy || !mw_arena_copy(into->lexis.arena, article->id, &copy->id, err) ||
        !mw_arena_copy(into->lexis.arena, article->published, &copy->published, err) ||
        !mw_arena_copy(into->lexis.arena, article->outlet, &copy->outlet, err))
        return false;
    copy->is = article->is;
    into->total += article->is.words;
    for (uint32_t i = 0; i < article->posting_count; i++) {
        mw_posting posting = from->postings[article->posting_first + i];
        posting.word = numbers[posting.word];
        if (!mw_terms_post(into, posting, err))
            return false;
    }
    return true;
}

bool mw_terms_merge(mw_terms *into, const mw_terms *from, mw_error *err)
{
    if (!same_choice(into, from, err))
        return false;
    uint32_t *numbers = mw_memory_get(((size_t)from->lexis.count + 1) * sizeof *numbers, err);
    bool good = numbers != NULL;
    for (uint32_t i = 0; good && i < from->lexis.count; i++) {
        int64_t number = mw_lexis_number(&into->lexis, from->lexis.words[i].text, err);
        good = number >= 0;
        numbers[i] = (uint32_t)number;
        if (good)
            into->lexis.words[number].left_out |= from->lexis.words[i].left_out;
    }
    for (size_t i = 0; good && i < from->article_count; i++)
        good = merge_article(into, from, &from->articles[i], numbers, err);
    mw_memory_free(numbers);
    return good;
}
