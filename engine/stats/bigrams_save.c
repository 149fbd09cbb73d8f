/* SPDX-License-Identifier: MIT */
/* Pairs of neighbours as bytes, and back: the words by their bytes, the articles of first places by
 * (published, id), the pairs by their words. */
#include "stats/bigrams_impl.h"

#include <stdlib.h>

static const char NAME[] = "bigrams";

typedef struct numbers { /* new numbers plus one, by old number; 0: not saved */
    uint32_t *words, *articles;
    uint32_t *word_order, *article_order; /* old numbers, by new */
    uint32_t word_count, article_count;
    const mw_bigram **pairs; /* by their words */
} numbers;

static void free_numbers(numbers *n)
{
    mw_memory_free(n->words);
    mw_memory_free(n->articles);
    mw_memory_free(n->word_order);
    mw_memory_free(n->article_order);
    mw_memory_free(n->pairs);
}

static int by_words(const void *a, const void *b, void *words)
{
    const mw_bigram *x = *(const mw_bigram *const *)a, *y = *(const mw_bigram *const *)b;
    const uint32_t *number = words;
    if (x->a != y->a)
        return number[x->a] < number[y->a] ? -1 : 1;
    return (number[x->b] > number[y->b]) - (number[x->b] < number[y->b]);
}

static void number_words(const mw_bigrams *b, numbers *n)
{
    for (uint32_t i = 0; i < b->pair_count; i++)
        n->words[b->pairs[i].a] = n->words[b->pairs[i].b] = 1;
    for (uint32_t i = 0; i < b->lexis.count; i++) {
        uint32_t word = n->word_order[i];
        if (n->words[word]) {
            n->word_order[n->word_count] = word;
            n->words[word] = ++n->word_count;
        }
    }
}

/* Articles of one rank are one. */
static void number_articles(const mw_bigrams *b, const uint32_t *ranks, numbers *n)
{
    uint32_t *by_rank =
        n->article_order; /* first: some article of that rank plus one, where one is used */
    for (uint32_t i = 0; i < b->pair_count; i++)
        by_rank[ranks[b->pairs[i].article]] = b->pairs[i].article + 1;
    uint32_t *numbered = n->articles;
    for (uint32_t rank = 0; rank < b->article_count; rank++)
        if (by_rank[rank]) {
            uint32_t article = by_rank[rank] - 1;
            by_rank[n->article_count] = article; /* never ahead of rank */
            numbered[b->article_count + 1 + rank] = ++n->article_count;
        }
    for (uint32_t i = 0; i < b->article_count; i++)
        numbered[i] = numbered[b->article_count + 1 + ranks[i]];
}

static bool make_numbers(const mw_bigrams *b, numbers *n, mw_error *err)
{
    *n = (numbers){0};
    uint32_t *ranks = mw_bigrams_ranks(b, err);
    n->words = mw_memory_get(((size_t)b->lexis.count + 1) * sizeof *n->words, err);
    n->word_order = mw_lexis_order(&b->lexis, err);
    n->articles = mw_memory_get(((size_t)b->article_count + 1) * 2 * sizeof *n->articles, err);
    n->article_order =
        mw_memory_get(((size_t)b->article_count + 1) * sizeof *n->article_order, err);
    n->pairs = mw_memory_get(((size_t)b->pair_count + 1) * sizeof *n->pairs, err);
    bool good = ranks && n->words && n->word_order && n->articles && n->article_order && n->pairs;
    if (good) {
        number_words(b, n);
        number_articles(b, ranks, n);
        for (uint32_t i = 0; i < b->pair_count; i++)
            n->pairs[i] = &b->pairs[i];
        qsort_r(n->pairs, b->pair_count, sizeof *n->pairs, by_words, n->words);
    }
    mw_memory_free(ranks);
    return good;
}

static void save_pair(const mw_bigram *pair, const numbers *n, mw_buf *out)
{
    mw_bytes_put(out, n->words[pair->a] - 1);
    mw_bytes_put(out, n->words[pair->b] - 1);
    mw_bytes_put(out, pair->count);
    mw_bytes_put(out, pair->articles);
    mw_bytes_put(out, n->articles[pair->article] - 1);
    mw_bytes_put(out, pair->first.start);
    mw_bytes_put(out, pair->first.end);
}

bool mw_bigrams_save(const mw_bigrams *b, mw_buf *out, mw_error *err)
{
    numbers n;
    bool good = make_numbers(b, &n, err);
    if (good) {
        mw_bytes_put_name(out, NAME);
        mw_bytes_put(out, n.word_count);
        for (uint32_t i = 0; i < n.word_count; i++)
            mw_bytes_put_text(out, b->lexis.words[n.word_order[i]].text);
        mw_bytes_put(out, n.article_count);
        for (uint32_t i = 0; i < n.article_count; i++) {
            mw_bytes_put_text(out, b->articles[n.article_order[i]].published);
            mw_bytes_put_text(out, b->articles[n.article_order[i]].id);
        }
        mw_bytes_put(out, b->pair_count);
        for (uint32_t i = 0; i < b->pair_count; i++)
            save_pair(n.pairs[i], &n, out);
    }
    free_numbers(&n);
    return good && mw_buf_ok(out, err);
}

/* ---- back */

static bool load_words(mw_bigrams *b, mw_bytes *bytes, mw_error *err)
{
    uint64_t count = mw_bytes_get(bytes);
    mw_str last = MW_NONE;
    for (uint64_t i = 0; i < count && !bytes->bad; i++) {
        mw_str text = mw_bytes_get_text(bytes);
        bytes->bad |= !text.data || (i && mw_str_compare(last, text) >= 0);
        if (!bytes->bad && mw_lexis_number(&b->lexis, text, err) < 0)
            return false;
        last = text;
    }
    return true;
}

static bool load_articles(mw_bigrams *b, mw_bytes *bytes, mw_error *err)
{
    uint64_t count = mw_bytes_get(bytes);
    for (uint64_t i = 0; i < count && !bytes->bad; i++) {
        mw_dated article = {mw_bytes_get_text(bytes), mw_bytes_get_text(bytes), 0};
        bytes->bad |= i && mw_dated_compare(&b->articles[i - 1], &article) >= 0;
        if (!bytes->bad && !mw_bigrams_open(b, article, err))
            return false;
    }
    return true;
}

static bool load_pair(mw_bigrams *b, mw_bytes *bytes, mw_error *err)
{
    uint64_t is[7];
    for (size_t i = 0; i < 7; i++)
        is[i] = mw_bytes_get(bytes);
    bytes->bad |= is[0] >= b->lexis.count || is[1] >= b->lexis.count || is[2] == 0 ||
                  is[2] > UINT32_MAX || is[3] == 0 || is[3] > is[2] || is[4] >= b->article_count ||
                  is[5] > is[6] || is[6] > UINT32_MAX;
    if (bytes->bad)
        return true;
    if (b->pair_count) {
        const mw_bigram *last = &b->pairs[b->pair_count - 1];
        bytes->bad |= last->a > is[0] || (last->a == is[0] && last->b >= is[1]);
    }
    mw_bigram *pair = bytes->bad ? NULL : mw_bigrams_pair(b, (uint32_t)is[0], (uint32_t)is[1], err);
    if (!pair)
        return bytes->bad;
    *pair = (mw_bigram){(uint32_t)is[0],
                        (uint32_t)is[1],
                        (uint32_t)is[2],
                        (uint32_t)is[3],
                        0,
                        (uint32_t)is[4],
                        {(uint32_t)is[5], (uint32_t)is[6]}};
    return true;
}

/* Every word and every article is some pair's. */
static bool all_used(const mw_bigrams *b, mw_error *err)
{
    numbers n;
    bool good = make_numbers(b, &n, err) && n.word_count == b->lexis.count &&
                n.article_count == b->article_count;
    free_numbers(&n);
    return good;
}

mw_bigrams *mw_bigrams_load(mw_str saved, mw_error *err)
{
    mw_bytes bytes = {.rest = saved};
    mw_error own = {0};
    mw_bigrams *b = mw_bigrams_new(&own);
    mw_bytes_get_name(&bytes, NAME);
    bool read = b && load_words(b, &bytes, &own) && load_articles(b, &bytes, &own);
    uint64_t pairs = mw_bytes_get(&bytes);
    for (uint64_t i = 0; read && i < pairs && !bytes.bad; i++)
        read = load_pair(b, &bytes, &own);
    bytes.bad |= !read || !all_used(b, &own);
    if (own.code == MW_OK && mw_bytes_end(&bytes, NAME, &own))
        return b;
    mw_bigrams_free(b);
    mw_fail(err, own.code, 0, "%s", own.text);
    return NULL;
}
