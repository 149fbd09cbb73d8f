/* SPDX-License-Identifier: MIT */
/* Variety and readability: of all articles, of each outlet's, of each one. */
#include "stats/terms_impl.h"

#include "stats/score.h"

#include <stdlib.h>

enum { FEW_WORDS = 100, GROUPS_MAX = 1 << 24 };

bool mw_terms_per_parse(mw_str name, mw_terms_per *per)
{
    static const char *const NAMES[] = {"all", "outlet", "article"};
    for (size_t i = 0; i < 3; i++)
        if (mw_str_is(name, NAMES[i])) {
            *per = (mw_terms_per)i;
            return true;
        }
    return false;
}

typedef struct group {
    mw_str name;
    mw_measures is;
    uint64_t articles;
    size_t first; /* of its articles, in the order below */
} group;

typedef struct groups {
    mw_concordance c;
    uint32_t *order; /* article numbers: group by group, each by publication */
    group *items;
    size_t count;
} groups;

static mw_str name_of(const mw_counted *article, mw_terms_per per)
{
    mw_str name = per == MW_PER_OUTLET    ? article->outlet
                  : per == MW_PER_ARTICLE ? article->id
                                          : MW_STR("all");
    return name.data ? name : MW_STR("");
}

typedef struct named {
    const mw_counted *articles;
    mw_terms_per per;
    const uint32_t *places;
} named;

static int by_group(const void *a, const void *b, void *context)
{
    const named *n = context;
    uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
    int order = n->per == MW_PER_OUTLET ? mw_str_compare(name_of(&n->articles[x], n->per),
                                                         name_of(&n->articles[y], n->per))
                                        : 0;
    return order ? order : (n->places[x] > n->places[y]) - (n->places[x] < n->places[y]);
}

static void add_measures(mw_measures *to, const mw_measures *more)
{
    for (size_t i = 0; i < MW_MEASURE_COUNT; i++)
        ((uint64_t *)to)[i] += ((const uint64_t *)more)[i];
}

static bool make_groups(groups *g, const mw_terms *words, mw_terms_per per, mw_error *err)
{
    *g = (groups){0};
    if (!mw_concordance_make(&g->c, words, err))
        return false;
    size_t count = words->article_count;
    uint32_t *places = mw_memory_get((count + 1) * sizeof *places, err);
    g->order = mw_memory_get((count + 1) * sizeof *g->order, err);
    g->items = mw_memory_get((count + 1) * sizeof *g->items, err);
    bool good = places && g->order && g->items;
    for (uint32_t i = 0; good && i < count; i++) {
        places[g->c.order[i]] = i;
        g->order[i] = g->c.order[i];
    }
    named n = {words->articles, per, places};
    if (good && count)
        qsort_r(g->order, count, sizeof *g->order, by_group, &n);
    for (size_t i = 0; good && i < count; i++) {
        const mw_counted *article = &words->articles[g->order[i]];
        mw_str name = name_of(article, per);
        if (!g->count || per == MW_PER_ARTICLE || !mw_str_equal(g->items[g->count - 1].name, name))
            g->items[g->count++] = (group){.name = name, .first = i};
        g->items[g->count - 1].articles++;
        add_measures(&g->items[g->count - 1].is, &article->is);
    }
    mw_memory_free(places);
    return good;
}

static void free_groups(groups *g)
{
    mw_concordance_free(&g->c);
    mw_memory_free(g->order);
    mw_memory_free(g->items);
}

/* Its first articles, each by the first word that is listed. */
static bool cite_group(const groups *g, const group *of, mw_frame *frame, size_t row, mw_error *err)
{
    const mw_terms *words = g->c.words;
    uint64_t cited = 0;
    for (uint64_t i = 0; i < of->articles && cited < MW_EVIDENCE_KEPT; i++) {
        const mw_counted *article = &words->articles[g->order[of->first + i]];
        mw_span first = {UINT32_MAX, UINT32_MAX};
        for (uint32_t p = 0; p < article->posting_count; p++)
            if (words->postings[article->posting_first + p].first.start < first.start)
                first = words->postings[article->posting_first + p].first;
        mw_cite cite = {article->id.data ? article->id : MW_STR(""), first};
        if (article->posting_count && !mw_frame_add_evidence(frame, row, cite, err))
            return false;
        cited += article->posting_count > 0;
    }
    mw_frame_count_evidence(frame, row, of->articles - cited);
    return true;
}

typedef bool row_of(const groups *g, const group *of, uint64_t *counts, mw_frame *frame,
                    mw_error *err);

static mw_cell few_words(const group *of)
{
    return of->is.words < FEW_WORDS ? mw_cell_text(MW_STR("n < 100 words")) : mw_cell_null();
}

/* Types, and the sum of the squares of their counts: what is listed, that is without the words left
 * out. */
static void count_types(const groups *g, const group *of, uint64_t *counts, uint64_t *types,
                        uint64_t *squares, uint64_t *listed)
{
    const mw_terms *words = g->c.words;
    *types = *squares = *listed = 0;
    for (int pass = 0; pass < 2; pass++)
        for (uint64_t i = 0; i < of->articles; i++) {
            const mw_counted *article = &words->articles[g->order[of->first + i]];
            for (uint32_t p = 0; p < article->posting_count; p++) {
                const mw_posting *posting = &words->postings[article->posting_first + p];
                uint64_t *count = &counts[posting->word];
                if (pass == 0) {
                    *types += *count == 0;
                    *count += posting->count;
                    *listed += posting->count;
                } else {
                    *squares += *count * *count;
                    *count = 0;
                }
            }
        }
}

static bool add_variety(const groups *g, const group *of, uint64_t *counts, mw_frame *frame,
                        mw_error *err)
{
    uint64_t types, squares, n;
    const mw_measures *is = &of->is;
    count_types(g, of, counts, &types, &squares, &n);
    const mw_cell cells[] = {
        mw_cell_text(of->name),
        mw_cell_integer((int64_t)of->articles),
        mw_cell_integer((int64_t)n),
        mw_cell_integer((int64_t)types),
        n ? mw_terms_real(mw_score_round((double)types / (double)n)) : mw_cell_null(),
        is->windows ? mw_terms_real(mw_score_round((double)is->types /
                                                   ((double)is->windows * MW_MATTR_WINDOW)))
                    : mw_cell_null(),
        is->measured
            ? mw_terms_real(mw_score_round((double)is->mtld / MW_MTLD_UNIT / (double)is->measured))
            : mw_cell_null(),
        mw_terms_real(mw_score_yule_k(squares, n)),
        mw_cell_integer((int64_t)is->measured),
        few_words(of),
    };
    size_t row = mw_frame_add_row(frame, cells, err);
    return row != SIZE_MAX && cite_group(g, of, frame, row, err);
}

static bool add_readability(const groups *g, const group *of, uint64_t *counts, mw_frame *frame,
                            mw_error *err)
{
    const mw_measures *is = &of->is;
    (void)counts;
    const mw_cell cells[] = {
        mw_cell_text(of->name),
        mw_cell_integer((int64_t)of->articles),
        mw_cell_integer((int64_t)is->words),
        mw_cell_integer((int64_t)is->sentences),
        mw_cell_integer((int64_t)is->syllables),
        mw_terms_real(mw_score_flesch(is->words, is->sentences, is->syllables)),
        mw_terms_real(mw_score_flesch_kincaid(is->words, is->sentences, is->syllables)),
        mw_terms_real(mw_score_smog(is->longs, is->sentences)),
        mw_terms_real(mw_score_coleman_liau(is->letters, is->words, is->sentences)),
        few_words(of),
    };
    size_t row = mw_frame_add_row(frame, cells, err);
    return row != SIZE_MAX && cite_group(g, of, frame, row, err);
}

static mw_frame *frame_of(const mw_terms *words, mw_terms_per per, const char *const *columns,
                          row_of *add, mw_error *err)
{
    groups g;
    if (words->choice.counts_only || words->choice.of == MW_OF_ENTITIES) {
        mw_fail(err, MW_EARG, 0, "this needs words that were measured, not only counted");
        return NULL;
    }
    uint64_t *counts = mw_memory_get(((size_t)words->lexis.count + 1) * sizeof *counts, err);
    bool good = make_groups(&g, words, per, err) && counts;
    mw_frame *frame = good ? mw_frame_new(err) : NULL;
    good = frame && mw_terms_columns(frame, columns, err);
    for (size_t i = 0; good && i < g.count; i++)
        good = add(&g, &g.items[i], counts, frame, err);
    free_groups(&g);
    mw_memory_free(counts);
    if (good)
        return frame;
    mw_frame_free(frame);
    return NULL;
}

mw_frame *mw_terms_variety(const mw_terms *words, mw_terms_per per, mw_error *err)
{
    static const char *const COLUMNS[] = {"group",    "articles", "words", "types",
                                          "ttr",      "mattr",    "mtld",  "yule_k",
                                          "measured", "warning",  NULL};
    return frame_of(words, per, COLUMNS, add_variety, err);
}

mw_frame *mw_terms_readability(const mw_terms *words, mw_terms_per per, mw_error *err)
{
    static const char *const COLUMNS[] = {
        "group",          "articles", "words",        "sentences", "syllables", "flesch",
        "flesch_kincaid", "smog",     "coleman_liau", "warning",   NULL};
    return frame_of(words, per, COLUMNS, add_readability, err);
}
