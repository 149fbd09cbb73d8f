/* SPDX-License-Identifier: MIT */
/* Pairs of neighbours, counted. A table of millions lies outside the cache: an article's pairs are
 * gathered first, and then what each needs is fetched while those before it are counted. */
#include "stats/bigrams_impl.h"

#include <stdlib.h>

enum { SLOTS_AHEAD = 24, PAIRS_AHEAD = 12, TAG_BITS = 6, PAIRS_MAX = (1 << (32 - TAG_BITS)) - 2 };

mw_bigrams *mw_bigrams_new(mw_error *err)
{
    mw_bigrams *bigrams = mw_memory_get(sizeof *bigrams, err);
    if (bigrams && !mw_lexis_start(&bigrams->lexis, err)) {
        mw_memory_free(bigrams);
        return NULL;
    }
    return bigrams;
}

void mw_bigrams_free(mw_bigrams *bigrams)
{
    if (!bigrams)
        return;
    mw_lexis_free(&bigrams->lexis);
    mw_memory_free(bigrams->pairs);
    mw_memory_free(bigrams->slots);
    mw_memory_free(bigrams->articles);
    mw_memory_free(bigrams->scratch);
    mw_memory_free(bigrams->numbers);
    mw_memory_free(bigrams);
}

/* ---- the table */

static inline uint64_t hash_of(uint64_t key)
{
    uint64_t hash = key * 0x9e3779b97f4a7c15u;
    return (hash ^ hash >> 32) * 0xff51afd7ed558ccdu;
}

static inline size_t place_of(const mw_bigrams *bigrams, uint64_t key)
{
    return (size_t)(hash_of(key) >> 24) & (bigrams->slot_count - 1);
}

static inline uint32_t tag_of(uint64_t key)
{
    return (uint32_t)(hash_of(key) & ((1u << TAG_BITS) - 1));
}

static inline uint64_t key_of(uint32_t a, uint32_t b)
{
    return (uint64_t)a << 32 | b;
}

static uint32_t *slot_of(const mw_bigrams *bigrams, uint64_t key)
{
    uint32_t tag = tag_of(key);
    for (size_t i = place_of(bigrams, key);; i = (i + 1) & (bigrams->slot_count - 1)) {
        uint32_t *slot = &bigrams->slots[i];
        if (!*slot)
            return slot;
        const mw_bigram *pair = &bigrams->pairs[(*slot >> TAG_BITS) - 1];
        if ((*slot & ((1u << TAG_BITS) - 1)) == tag && key_of(pair->a, pair->b) == key)
            return slot;
    }
}

static inline uint32_t slot_value(uint64_t key, uint32_t number)
{
    return (number + 1) << TAG_BITS | tag_of(key);
}

static bool widen_slots(mw_bigrams *bigrams, mw_error *err)
{
    size_t wider = bigrams->slot_count ? bigrams->slot_count * 2 : 4096;
    uint32_t *slots = mw_memory_get(wider * sizeof *slots, err);
    if (!slots)
        return false;
    mw_memory_free(bigrams->slots);
    bigrams->slots = slots;
    bigrams->slot_count = wider;
    for (uint32_t i = 0; i < bigrams->pair_count;
         i++) { /* all are different: the first free slot is theirs */
        uint64_t key = key_of(bigrams->pairs[i].a, bigrams->pairs[i].b);
        size_t at = place_of(bigrams, key);
        while (slots[at])
            at = (at + 1) & (wider - 1);
        slots[at] = slot_value(key, i);
    }
    return true;
}

static bool reserve(mw_bigrams *bigrams, mw_error *err)
{
    if ((size_t)bigrams->pair_count * 2 + 2 > bigrams->slot_count && !widen_slots(bigrams, err))
        return false;
    if (bigrams->pair_count < bigrams->pair_capacity)
        return true;
    if (bigrams->pair_count >= PAIRS_MAX)
        return mw_fail(err, MW_ELIMIT, 0, "more than %d different pairs of words", PAIRS_MAX);
    uint32_t capacity =
        bigrams->pair_capacity ? bigrams->pair_capacity + bigrams->pair_capacity / 2 : 1024;
    mw_bigram *pairs = mw_memory_grow(bigrams->pairs, capacity * sizeof *pairs, err);
    if (!pairs)
        return false;
    bigrams->pairs = pairs;
    bigrams->pair_capacity = capacity;
    return true;
}

mw_bigram *mw_bigrams_pair(mw_bigrams *bigrams, uint32_t a, uint32_t b, mw_error *err)
{
    if (!reserve(bigrams, err))
        return NULL;
    uint32_t *slot = slot_of(bigrams, key_of(a, b));
    if (!*slot) {
        bigrams->pairs[bigrams->pair_count] = (mw_bigram){.a = a, .b = b};
        *slot = slot_value(key_of(a, b), bigrams->pair_count++);
    }
    return &bigrams->pairs[(*slot >> TAG_BITS) - 1];
}

/* ---- articles */

/* Day and id as a number that grows as their texts do. */
static uint64_t order_of(mw_str published, mw_str id)
{
    uint64_t order = 0;
    if (published.len != 10 || !published.data || !id.data || published.data[4] != '-' ||
        published.data[7] != '-')
        return 0;
    for (size_t i = 0; i < 10; i++) {
        if (i == 4 || i == 7)
            continue;
        if (published.data[i] < '0' || published.data[i] > '9')
            return 0;
        order = order << 4 | (uint64_t)(published.data[i] - '0');
    }
    for (size_t i = 0; i < 4; i++)
        order = order << 8 | (i < id.len ? (unsigned char)id.data[i] : 0u);
    return order;
}

int mw_dated_compare(const mw_dated *a, const mw_dated *b)
{
    if (a->order && b->order && a->order != b->order)
        return a->order < b->order ? -1 : 1;
    int known = (a->published.data != NULL) - (b->published.data != NULL);
    int order = known ? known : mw_str_compare(a->published, b->published);
    known = (a->id.data != NULL) - (b->id.data != NULL);
    return order ? order : known ? known : mw_str_compare(a->id, b->id);
}

bool mw_bigrams_open(mw_bigrams *bigrams, mw_dated article, mw_error *err)
{
    if (bigrams->article_count == bigrams->article_capacity) {
        uint32_t capacity = bigrams->article_capacity ? bigrams->article_capacity * 2 : 64;
        mw_dated *articles = mw_memory_grow(bigrams->articles, capacity * sizeof *articles, err);
        if (!articles)
            return false;
        bigrams->articles = articles;
        bigrams->article_capacity = capacity;
    }
    mw_dated *copy = &bigrams->articles[bigrams->article_count];
    if (!mw_arena_copy(bigrams->lexis.arena, article.published, &copy->published, err) ||
        !mw_arena_copy(bigrams->lexis.arena, article.id, &copy->id, err))
        return false;
    copy->order = order_of(copy->published, copy->id);
    bigrams->article_count++;
    return true;
}

static int by_publication(const void *a, const void *b, void *articles)
{
    const mw_dated *all = articles;
    return mw_dated_compare(&all[*(const uint32_t *)a], &all[*(const uint32_t *)b]);
}

uint32_t *mw_bigrams_ranks(const mw_bigrams *bigrams, mw_error *err)
{
    size_t count = bigrams->article_count;
    uint32_t *ranks = mw_memory_get((count + 1) * 2 * sizeof *ranks, err),
             *order = ranks + count + 1;
    if (!ranks)
        return NULL;
    for (uint32_t i = 0; i < count; i++)
        order[i] = i;
    if (count)
        qsort_r(order, count, sizeof *order, by_publication, bigrams->articles);
    for (size_t i = 1; i < count; i++)
        ranks[order[i]] = ranks[order[i - 1]] +
                          (by_publication(&order[i - 1], &order[i], bigrams->articles) != 0);
    return ranks;
}

/* ---- adding */

static bool reserve_scratch(mw_bigrams *bigrams, size_t count, mw_error *err)
{
    if (count <= bigrams->scratch_capacity)
        return true;
    mw_neighbours *scratch = mw_memory_grow(bigrams->scratch, count * sizeof *scratch, err);
    if (!scratch)
        return false;
    bigrams->scratch = scratch;
    uint32_t *numbers = mw_memory_grow(bigrams->numbers, count * sizeof *numbers, err);
    if (!numbers)
        return false;
    bigrams->numbers = numbers;
    bigrams->scratch_capacity = count;
    return true;
}

/* The pairs of a sentence, behind those that are there. */
static void gather(mw_bigrams *bigrams, const mw_token *tokens, const mw_sentence *sentence,
                   size_t *count)
{
    uint32_t last = MW_LEXIS_NO_WORD;
    for (uint32_t i = sentence->token_first; i < sentence->token_end; i++) {
        uint32_t number = bigrams->numbers[i];
        if (last != MW_LEXIS_NO_WORD && number != MW_LEXIS_NO_WORD)
            bigrams->scratch[(*count)++] =
                (mw_neighbours){key_of(last, number), {tokens[i - 1].start, tokens[i].end}};
        last = number;
    }
}

/* Is the article that was opened last, at `start`, an earlier place than the pair's? */
static bool is_earlier(const mw_bigrams *bigrams, const mw_bigram *pair, uint32_t article,
                       uint32_t start)
{
    if (!pair->count)
        return true;
    int order = pair->article == article ? 0
                                         : mw_dated_compare(&bigrams->articles[article],
                                                            &bigrams->articles[pair->article]);
    return order < 0 || (order == 0 && start < pair->first.start);
}

static bool count_pair(mw_bigrams *bigrams, const mw_neighbours *seen, mw_error *err)
{
    uint32_t article = bigrams->article_count - 1;
    mw_bigram *pair =
        mw_bigrams_pair(bigrams, (uint32_t)(seen->key >> 32), (uint32_t)seen->key, err);
    if (!pair)
        return false;
    if (pair->count == UINT32_MAX)
        return mw_fail(err, MW_ELIMIT, 0, "a pair of words stands more than %u times", UINT32_MAX);
    if (pair->last != bigrams->article_count) {
        if (is_earlier(bigrams, pair, article, seen->where.start)) {
            pair->article = article;
            pair->first = seen->where;
        }
        pair->last = bigrams->article_count;
        pair->articles++;
    }
    pair->count++;
    return true;
}

/* What is in the first slot that may be the pair's, by its tag alone; 0: there is no such pair. */
static uint32_t likely_slot(const mw_bigrams *bigrams, uint64_t key)
{
    uint32_t tag = tag_of(key), mask = (1u << TAG_BITS) - 1;
    size_t i = place_of(bigrams, key);
    while (bigrams->slots[i] && (bigrams->slots[i] & mask) != tag)
        i = (i + 1) & (bigrams->slot_count - 1);
    return bigrams->slots[i];
}

static void fetch(const mw_bigrams *bigrams, size_t i, size_t count)
{
    if (i + SLOTS_AHEAD < count)
        __builtin_prefetch(
            &bigrams->slots[place_of(bigrams, bigrams->scratch[i + SLOTS_AHEAD].key)]);
    if (i + PAIRS_AHEAD < count) {
        uint32_t slot = likely_slot(bigrams, bigrams->scratch[i + PAIRS_AHEAD].key);
        if (slot)
            __builtin_prefetch(&bigrams->pairs[(slot >> TAG_BITS) - 1]);
    }
}

bool mw_bigrams_add(mw_bigrams *bigrams, const mw_article *article, mw_error *err)
{
    const mw_layers *all = mw_article_layers(article);
    const mw_head *head = mw_article_head(article);
    size_t count = 0;
    if (!mw_bigrams_open(bigrams, (mw_dated){head->published, head->id, 0}, err) ||
        !reserve(bigrams, err) || !reserve_scratch(bigrams, all->token_count, err) ||
        !mw_lexis_fold_all(&bigrams->lexis, mw_article_text(article), all->tokens, all->token_count,
                           bigrams->numbers, err))
        return false;
    for (size_t s = 0; s < all->sentence_count; s++)
        gather(bigrams, all->tokens, &all->sentences[s], &count);
    for (size_t i = 0; i < SLOTS_AHEAD && i < count; i++)
        __builtin_prefetch(&bigrams->slots[place_of(bigrams, bigrams->scratch[i].key)]);
    for (size_t i = 0; i < count; i++) {
        fetch(bigrams, i, count);
        if (!count_pair(bigrams, &bigrams->scratch[i], err))
            return false;
    }
    return true;
}

/* ---- merging */

static bool merge_pair(mw_bigrams *into, const mw_bigram *from, const uint32_t *numbers,
                       uint32_t first_article, mw_error *err)
{
    mw_bigram *pair = mw_bigrams_pair(into, numbers[from->a], numbers[from->b], err);
    if (!pair)
        return false;
    if (pair->count > UINT32_MAX - from->count)
        return mw_fail(err, MW_ELIMIT, 0, "a pair of words stands more than %u times", UINT32_MAX);
    if (is_earlier(into, pair, first_article + from->article, from->first.start)) {
        pair->article = first_article + from->article;
        pair->first = from->first;
    }
    pair->count += from->count;
    pair->articles += from->articles;
    return true;
}

bool mw_bigrams_merge(mw_bigrams *into, const mw_bigrams *from, mw_error *err)
{
    uint32_t *numbers = mw_memory_get(((size_t)from->lexis.count + 1) * sizeof *numbers, err);
    uint32_t first_article = into->article_count;
    bool good = numbers != NULL;
    for (uint32_t i = 0; good && i < from->lexis.count; i++) {
        int64_t number = mw_lexis_number(&into->lexis, from->lexis.words[i].text, err);
        good = number >= 0;
        numbers[i] = (uint32_t)number;
    }
    for (uint32_t i = 0; good && i < from->article_count; i++)
        good = mw_bigrams_open(into, from->articles[i], err);
    for (uint32_t i = 0; good && i < from->pair_count; i++)
        good = merge_pair(into, &from->pairs[i], numbers, first_article, err);
    mw_memory_free(numbers);
    return good;
}
