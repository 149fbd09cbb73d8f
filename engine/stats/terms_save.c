/* SPDX-License-Identifier: MIT */
/* Counted words as bytes, and back: words by their bytes, articles by (published, id), the postings
 * of each by word. So the same counts are the same bytes however they came together. */
#include "stats/terms_impl.h"

#include <stdlib.h>

static const char NAME[] = "terms";

/* Numbers in the order of the bytes, of words that are counted or left out: by old number, plus
 * one. */
static uint32_t *renumber(const mw_terms *words, const uint32_t *listed, uint32_t *count,
                          mw_error *err)
{
    uint32_t *place = mw_memory_get(((size_t)words->lexis.count + 1) * sizeof *place, err);
    if (!place)
        return NULL;
    for (size_t i = 0; i < words->posting_count; i++)
        place[words->postings[i].word] = 1;
    for (uint32_t i = 0; i < words->lexis.count; i++)
        if (place[listed[i]] || words->lexis.words[listed[i]].left_out)
            place[listed[i]] = ++*count;
    return place;
}

static int by_word(const void *a, const void *b)
{
    uint32_t x = ((const mw_posting *)a)->word, y = ((const mw_posting *)b)->word;
    return (x > y) - (x < y);
}

static bool save_article(const mw_terms *words, const mw_counted *article, const uint32_t *place,
                         mw_buf *out, mw_error *err)
{
    mw_posting *sorted = mw_memory_get(((size_t)article->posting_count + 1) * sizeof *sorted, err);
    if (!sorted)
        return false;
    for (uint32_t i = 0; i < article->posting_count; i++) {
        sorted[i] = words->postings[article->posting_first + i];
        sorted[i].word = place[sorted[i].word] - 1;
    }
    if (article->posting_count)
        qsort(sorted, article->posting_count, sizeof *sorted, by_word);
    mw_bytes_put_text(out, article->published);
    mw_bytes_put_text(out, article->id);
    mw_bytes_put_text(out, article->outlet);
    for (size_t i = 0; i < MW_MEASURE_COUNT; i++)
        mw_bytes_put(out, ((const uint64_t *)&article->is)[i]);
    mw_bytes_put(out, article->posting_count);
    for (uint32_t i = 0; i < article->posting_count; i++) {
        mw_bytes_put(out, sorted[i].word - (i ? sorted[i - 1].word + 1 : 0));
        mw_bytes_put(out, sorted[i].count);
        mw_bytes_put(out, sorted[i].first.start);
        mw_bytes_put(out, sorted[i].first.end);
    }
    mw_memory_free(sorted);
    return true;
}

bool mw_terms_save(const mw_terms *words, mw_buf *out, mw_error *err)
{
    mw_concordance c;
    uint32_t count = 0;
    if (!mw_concordance_make(&c, words, err))
        return false;
    uint32_t *place = renumber(words, c.listed, &count, err);
    bool good = place != NULL;
    mw_bytes_put_name(out, NAME);
    mw_bytes_put(out, (uint64_t)words->choice.of | (uint64_t)words->choice.as_written << 2 |
                          (uint64_t)words->choice.counts_only << 3);
    mw_bytes_put(out, words->choice.pos);
    mw_bytes_put(out, count);
    for (uint32_t i = 0; good && i < words->lexis.count; i++)
        if (place[c.listed[i]]) {
            mw_bytes_put_text(out, words->lexis.words[c.listed[i]].text);
            mw_bytes_put(out, words->lexis.words[c.listed[i]].left_out);
        }
    mw_bytes_put(out, words->article_count);
    for (size_t i = 0; good && i < words->article_count; i++)
        good = save_article(words, &words->articles[c.order[i]], place, out, err);
    mw_memory_free(place);
    mw_concordance_free(&c);
    return good && mw_buf_ok(out, err);
}

/* ---- back */

static bool load_choice(mw_terms *words, mw_bytes *bytes)
{
    uint64_t bits = mw_bytes_get(bytes), pos = mw_bytes_get(bytes);
    words->choice.of = (mw_terms_of)(bits & 3);
    words->choice.as_written = bits >> 2 & 1;
    words->choice.counts_only = bits >> 3 & 1;
    words->choice.pos = (uint32_t)pos;
    return bits < 16 && (bits & 3) <= MW_OF_ENTITIES && pos <= UINT32_MAX;
}

static bool load_words(mw_terms *words, mw_bytes *bytes, mw_error *err)
{
    uint64_t count = mw_bytes_get(bytes);
    mw_str last = MW_NONE;
    for (uint64_t i = 0; i < count && !bytes->bad; i++) {
        mw_str text = mw_bytes_get_text(bytes);
        uint64_t left_out = mw_bytes_get(bytes);
        bytes->bad |= !text.data || left_out > 1 || (i && mw_str_compare(last, text) >= 0);
        int64_t number = bytes->bad ? 0 : mw_lexis_number(&words->lexis, text, err);
        if (number < 0)
            return false;
        if (!bytes->bad)
            words->lexis.words[number].left_out = left_out;
        last = text;
    }
    return true;
}

static bool load_postings(mw_terms *words, uint64_t count, uint64_t most, mw_bytes *bytes,
                          mw_error *err)
{
    uint64_t next = 0, sum = 0;
    for (uint64_t i = 0; i < count && !bytes->bad; i++) {
        uint64_t gap = mw_bytes_get(bytes), times = mw_bytes_get(bytes);
        uint64_t start = mw_bytes_get(bytes), end = mw_bytes_get(bytes);
        bytes->bad |= gap >= words->lexis.count || next + gap >= words->lexis.count || times == 0 ||
                      times > UINT32_MAX || start > end || end > UINT32_MAX ||
                      (sum += times) > most;
        if (bytes->bad)
            return true;
        uint32_t word = (uint32_t)(next + gap);
        bytes->bad |= words->lexis.words[word].left_out;
        words->lexis.words[word].article = 1; /* it occurs */
        next = (uint64_t)word + 1;
        if (!mw_terms_post(
                words, (mw_posting){word, (uint32_t)times, {(uint32_t)start, (uint32_t)end}}, err))
            return false;
    }
    return true;
}

static bool in_order(const mw_terms *words)
{
    if (words->article_count < 2)
        return true;
    const mw_counted *b = &words->articles[words->article_count - 1], *a = b - 1;
    int known = (a->published.data != NULL) - (b->published.data != NULL);
    int order = known ? known : mw_str_compare(a->published, b->published);
    return order < 0 || (order == 0 && mw_str_compare(a->id, b->id) <= 0);
}

static bool load_article(mw_terms *words, mw_bytes *bytes, mw_error *err)
{
    mw_counted *article = mw_terms_open(words, err);
    mw_str published = mw_bytes_get_text(bytes), id = mw_bytes_get_text(bytes),
           outlet = mw_bytes_get_text(bytes);
    if (!article || !mw_arena_copy(words->lexis.arena, published, &article->published, err) ||
        !mw_arena_copy(words->lexis.arena, id, &article->id, err) ||
        !mw_arena_copy(words->lexis.arena, outlet, &article->outlet, err))
        return false;
    for (size_t i = 0; i < MW_MEASURE_COUNT; i++) {
        uint64_t measure = mw_bytes_get(bytes);
        bytes->bad |= measure > (uint64_t)1 << 52;
        ((uint64_t *)&article->is)[i] = measure;
    }
    bytes->bad |= article->is.words > UINT32_MAX || article->is.measured > 1 || !in_order(words);
    words->total += article->is.words;
    return load_postings(words, mw_bytes_get(bytes), article->is.words, bytes, err);
}

/* Words that neither occur nor are left out are not saved. */
static bool all_occur(mw_terms *words)
{
    bool all = true;
    for (uint32_t i = 0; i < words->lexis.count; i++) {
        all = all && (words->lexis.words[i].article || words->lexis.words[i].left_out);
        words->lexis.words[i].article = 0;
    }
    return all;
}

mw_terms *mw_terms_load(mw_str saved, mw_error *err)
{
    mw_bytes bytes = {.rest = saved};
    mw_terms *words = mw_terms_new(NULL, err);
    if (!words)
        return NULL;
    mw_bytes_get_name(&bytes, NAME);
    bytes.bad |= !load_choice(words, &bytes);
    bool read = load_words(words, &bytes, err);
    uint64_t articles = mw_bytes_get(&bytes);
    for (uint64_t i = 0; read && i < articles && !bytes.bad; i++)
        read = load_article(words, &bytes, err);
    bytes.bad |= read && !all_occur(words);
    if (read && mw_bytes_end(&bytes, NAME, err))
        return words;
    mw_terms_free(words);
    return NULL;
}

/* The contract. */

static void *create(const void *options, mw_error *err)
{
    return mw_terms_new(options, err);
}

static bool merge(void *into, const void *from, mw_error *err)
{
    return mw_terms_merge(into, from, err);
}

static bool save(const void *state, mw_buf *out, mw_error *err)
{
    return mw_terms_save(state, out, err);
}

static void *load(mw_str bytes, mw_error *err)
{
    return mw_terms_load(bytes, err);
}

static mw_frame *frame_of(const void *state, mw_error *err)
{
    return mw_terms_frequencies(state, NULL, err);
}

static void release(void *state)
{
    mw_terms_free(state);
}

const mw_statistic mw_terms_statistic = {NAME, create, merge, save, load, frame_of, release};
