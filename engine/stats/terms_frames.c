/* SPDX-License-Identifier: MIT */
/* What counted words say of each word: how often, how evenly, in which article most. */
#include "stats/terms_impl.h"

#include "stats/score.h"

#include <stdlib.h>

/* A word with what it is sorted by. */
typedef struct ranked {
    uint32_t word, place; /* its place by bytes */
    uint64_t count;
} ranked;

static int most_first(const void *a, const void *b)
{
    const ranked *x = a, *y = b;
    if (x->count != y->count)
        return x->count > y->count ? -1 : 1;
    return (x->place > y->place) - (x->place < y->place);
}

static uint64_t least_of(const mw_terms_want *want, uint64_t usual)
{
    return want && want->min ? want->min : usual;
}

static size_t rows_of(const mw_terms_want *want, size_t count)
{
    return want && want->rows && want->rows < count ? want->rows : count;
}

/* The words of at least `min`, the most frequent first. */
static ranked *rank(const mw_concordance *c, uint64_t min, size_t *count, mw_error *err)
{
    uint32_t all = c->words->lexis.count;
    ranked *words = mw_memory_get(((size_t)all + 1) * sizeof *words, err);
    *count = 0;
    for (uint32_t i = 0; words && i < all; i++) {
        uint64_t times = mw_concordance_count(c, c->listed[i]);
        if (times >= min)
            words[(*count)++] = (ranked){c->listed[i], i, times};
    }
    if (words)
        qsort(words, *count, sizeof *words, most_first);
    return words;
}

typedef bool row_of(const mw_concordance *c, const ranked *word, mw_frame *frame, mw_error *err);

static bool add_frequency(const mw_concordance *c, const ranked *word, mw_frame *frame,
                          mw_error *err)
{
    size_t articles = mw_concordance_articles(c, word->word);
    const mw_cell cells[] = {
        mw_cell_text(c->words->lexis.words[word->word].text), mw_cell_integer((int64_t)word->count),
        mw_cell_integer((int64_t)articles), mw_terms_per_million(word->count, c->words->total),
        mw_terms_warning(word->count, articles)};
    size_t row = mw_frame_add_row(frame, cells, err);
    return row != SIZE_MAX && mw_concordance_cite(c, word->word, frame, row, err);
}

static mw_frame *frame_of(const mw_terms *words, const mw_terms_want *want,
                          const char *const *columns, row_of *add, mw_error *err)
{
    mw_concordance c;
    size_t count = 0;
    if (!mw_concordance_make(&c, words, err))
        return NULL;
    ranked *all = rank(&c, least_of(want, 1), &count, err);
    mw_frame *frame = all ? mw_frame_new(err) : NULL;
    bool good = frame && mw_terms_columns(frame, columns, err);
    for (size_t i = 0; good && i < rows_of(want, count); i++)
        good = add(&c, &all[i], frame, err);
    mw_memory_free(all);
    mw_concordance_free(&c);
    if (good)
        return frame;
    mw_frame_free(frame);
    return NULL;
}

mw_frame *mw_terms_frequencies(const mw_terms *words, const mw_terms_want *want, mw_error *err)
{
    static const char *const COLUMNS[] = {"word",        "count",   "articles",
                                          "per_million", "warning", NULL};
    return frame_of(words, want, COLUMNS, add_frequency, err);
}

/* ---- dispersion */

static uint64_t smallest_part(const mw_terms *words)
{
    uint64_t least = UINT64_MAX;
    for (size_t i = 0; i < words->article_count; i++)
        if (words->articles[i].is.words < least)
            least = words->articles[i].is.words;
    return least;
}

static bool measure_dispersion(const mw_concordance *c, uint32_t word, mw_dispersion *is,
                               mw_error *err)
{
    size_t with = mw_concordance_articles(c, word);
    uint64_t *f = mw_memory_get((with + 1) * 2 * sizeof *f, err), *size = f + with;
    if (!f)
        return false;
    for (size_t i = 0; i < with; i++) {
        size_t entry = c->first[word] + i;
        f[i] = mw_concordance_posting(c, entry)->count;
        size[i] = c->words->articles[c->entries[entry].article].is.words;
    }
    *is = mw_score_dispersion(f, size, with, c->words->article_count, c->words->total,
                              smallest_part(c->words));
    mw_memory_free(f);
    return true;
}

static bool add_dispersion(const mw_concordance *c, const ranked *word, mw_frame *frame,
                           mw_error *err)
{
    size_t articles = mw_concordance_articles(c, word->word);
    mw_dispersion is;
    if (!measure_dispersion(c, word->word, &is, err))
        return false;
    double range = mw_score_round((double)articles / (double)c->words->article_count);
    const mw_cell cells[] = {mw_cell_text(c->words->lexis.words[word->word].text),
                             mw_cell_integer((int64_t)word->count),
                             mw_cell_integer((int64_t)articles),
                             c->words->article_count < MW_SMALL ? mw_cell_null()
                                                                : mw_cell_real(range),
                             mw_terms_real(is.dp),
                             mw_terms_real(is.dp_norm),
                             mw_terms_real(is.juilland),
                             mw_terms_warning(word->count, articles)};
    size_t row = mw_frame_add_row(frame, cells, err);
    return row != SIZE_MAX && mw_concordance_cite(c, word->word, frame, row, err);
}

mw_frame *mw_terms_dispersion(const mw_terms *words, const mw_terms_want *want, mw_error *err)
{
    static const char *const COLUMNS[] = {"word",    "count",      "articles", "range", "dp",
                                          "dp_norm", "juilland_d", "warning",  NULL};
    return frame_of(words, want, COLUMNS, add_dispersion, err);
}

/* ---- tf-idf and BM25: rows are of articles */

typedef struct weighed {
    size_t article, posting; /* numbers */
    uint32_t place;          /* of the word by bytes; of the article by publication */
    uint64_t count, words;
    double weight;
} weighed;

static int weightiest_first(const void *a, const void *b)
{
    const weighed *x = a, *y = b;
    if (x->weight != y->weight)
        return x->weight > y->weight ? -1 : 1;
    return (x->place > y->place) - (x->place < y->place);
}

/* How rare a word is among few articles says little. */
static mw_cell few_articles(const mw_concordance *c)
{
    return c->words->article_count < MW_SMALL ? mw_cell_text(MW_STR("n < 10 articles")) : mw_cell_null();
}

static uint32_t *places_by_bytes(const mw_concordance *c, mw_error *err)
{
    uint32_t *places = mw_memory_get(((size_t)c->words->lexis.count + 1) * sizeof *places, err);
    for (uint32_t i = 0; places && i < c->words->lexis.count; i++)
        places[c->listed[i]] = i;
    return places;
}

static bool add_weighed(const mw_concordance *c, const weighed *w, mw_frame *frame, mw_error *err)
{
    const mw_counted *article = &c->words->articles[w->article];
    const mw_posting *posting = &c->words->postings[w->posting];
    const mw_cell cells[] = {mw_cell_text(article->id),
                             mw_cell_text(article->published),
                             mw_cell_text(article->outlet),
                             mw_cell_text(c->words->lexis.words[posting->word].text),
                             mw_cell_integer(posting->count),
                             mw_cell_integer((int64_t)mw_concordance_articles(c, posting->word)),
                             mw_cell_real(w->weight),
                             few_articles(c)};
    size_t row = mw_frame_add_row(frame, cells, err);
    mw_cite cite = {article->id.data ? article->id : MW_STR(""), posting->first};
    if (row == SIZE_MAX || !mw_frame_add_evidence(frame, row, cite, err))
        return false;
    mw_frame_count_evidence(frame, row, posting->count - 1);
    return true;
}

static bool weigh_article(const mw_concordance *c, size_t number, const uint32_t *places,
                          const mw_terms_want *want, mw_frame *frame, mw_error *err)
{
    const mw_counted *article = &c->words->articles[number];
    weighed *all = mw_memory_get(((size_t)article->posting_count + 1) * sizeof *all, err);
    size_t count = 0, most = want && want->rows ? want->rows : 5;
    for (uint32_t i = 0; all && i < article->posting_count; i++) {
        const mw_posting *posting = &c->words->postings[article->posting_first + i];
        double weight = mw_score_tf_idf(posting->count, mw_concordance_articles(c, posting->word),
                                        c->words->article_count);
        if (weight > 0 && posting->count >= least_of(want, 1))
            all[count++] = (weighed){
                number, article->posting_first + i, places[posting->word], posting->count, 1,
                weight};
    }
    if (all)
        qsort(all, count, sizeof *all, weightiest_first);
    bool good = all != NULL;
    for (size_t i = 0; good && i < count && i < most; i++)
        good = add_weighed(c, &all[i], frame, err);
    mw_memory_free(all);
    return good;
}

mw_frame *mw_terms_tf_idf(const mw_terms *words, mw_str article, const mw_terms_want *want,
                          mw_error *err)
{
    static const char *const COLUMNS[] = {"article", "published", "outlet", "word",
                                          "count",   "articles",  "tf_idf", "warning", NULL};
    mw_concordance c;
    bool found = !article.data;
    if (!mw_concordance_make(&c, words, err))
        return NULL;
    uint32_t *places = places_by_bytes(&c, err);
    mw_frame *frame = places ? mw_frame_new(err) : NULL;
    bool good = frame && mw_terms_columns(frame, COLUMNS, err);
    for (size_t i = 0; good && i < words->article_count; i++) {
        if (article.data && !mw_str_equal(words->articles[c.order[i]].id, article))
            continue;
        found = true;
        good = weigh_article(&c, c.order[i], places, want, frame, err);
    }
    mw_memory_free(places);
    mw_concordance_free(&c);
    if (good &&
        (found || mw_fail(err, MW_EARG, 0, "no article '%.*s' was counted", MW_ARG(article))))
        return frame;
    mw_frame_free(frame);
    return NULL;
}

/* A word of the query adds to the articles that have it. */
static void score_word(const mw_concordance *c, uint32_t word, weighed *all)
{
    const mw_terms *words = c->words;
    size_t df = mw_concordance_articles(c, word);
    for (size_t e = c->first[word]; e < c->first[word + 1]; e++) {
        const mw_posting *posting = mw_concordance_posting(c, e);
        weighed *w = &all[c->entries[e].article];
        if (!w->words++)
            w->posting = (size_t)(posting - words->postings);
        w->count += posting->count;
        w->weight += mw_score_bm25(posting->count, df, words->article_count,
                                   words->articles[c->entries[e].article].is.words, words->total);
    }
}

static bool is_again(const mw_str *query, size_t at)
{
    for (size_t i = 0; i < at; i++)
        if (mw_str_equal(query[i], query[at]))
            return true;
    return false;
}

static bool add_scored(const mw_concordance *c, const weighed *w, mw_frame *frame, mw_error *err)
{
    const mw_counted *article = &c->words->articles[w->article];
    const mw_cell cells[] = {
        mw_cell_text(article->id),          mw_cell_text(article->published),
        mw_cell_text(article->outlet),      mw_cell_integer((int64_t)w->words),
        mw_cell_integer((int64_t)w->count), mw_cell_real(mw_score_round(w->weight)),
        few_articles(c)};
    size_t row = mw_frame_add_row(frame, cells, err);
    mw_cite cite = {article->id.data ? article->id : MW_STR(""),
                    c->words->postings[w->posting].first};
    if (row == SIZE_MAX || !mw_frame_add_evidence(frame, row, cite, err))
        return false;
    mw_frame_count_evidence(frame, row, w->count - 1);
    return true;
}

static bool score_all(const mw_concordance *c, const mw_str *query, size_t count,
                      const mw_terms_want *want, mw_frame *frame, mw_error *err)
{
    size_t articles = c->words->article_count;
    weighed *all = mw_memory_get((articles + 1) * sizeof *all, err);
    if (!all)
        return false;
    for (uint32_t i = 0; i < articles; i++) {
        all[c->order[i]].article = c->order[i];
        all[c->order[i]].place = i;
    }
    for (size_t i = 0; i < count; i++) {
        int64_t number = mw_lexis_find(&c->words->lexis, query[i]);
        if (number >= 0 && !is_again(query, i))
            score_word(c, (uint32_t)number, all);
    }
    qsort(all, articles, sizeof *all, weightiest_first);
    bool good = true;
    for (size_t i = 0; good && i < rows_of(want, articles) && all[i].words; i++)
        good = add_scored(c, &all[i], frame, err);
    mw_memory_free(all);
    return good;
}

mw_frame *mw_terms_bm25(const mw_terms *words, const mw_str *query, size_t query_count,
                        const mw_terms_want *want, mw_error *err)
{
    static const char *const COLUMNS[] = {"article", "published", "outlet", "words",
                                          "count",   "score",     "warning", NULL};
    mw_concordance c;
    if (!mw_concordance_make(&c, words, err))
        return NULL;
    mw_frame *frame = mw_frame_new(err);
    bool good = frame && mw_terms_columns(frame, COLUMNS, err) &&
                score_all(&c, query, query_count, want, frame, err);
    mw_concordance_free(&c);
    if (good)
        return frame;
    mw_frame_free(frame);
    return NULL;
}
