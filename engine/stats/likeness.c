/* SPDX-License-Identifier: MIT */
/* How alike the words of two outlets, or of two articles, are. */
#include "stats/groups.h"
#include "stats/relation.h"
#include "stats/score.h"

#include <math.h>
#include <stdlib.h>

enum { GROUPS_MAX = 1000, ROWS_USUAL = 20 };

typedef struct likeness {
    mw_groups g;
    uint32_t *group_of;    /* an article's */
    double *products;      /* of each pair of groups: the sum over all words of both counts multiplied */
    uint32_t *shared;      /* words that both have */
    double *squares;       /* of each group with itself */
    uint32_t *different;   /* words that it has */
    double *counts;        /* of one word, by group */
    uint32_t *with;        /* groups that have the word */
} likeness;

typedef struct pair {
    uint32_t one, other;
    double cosine, jaccard;
} pair;

static void close_likeness(likeness *l)
{
    mw_groups_free(&l->g);
    mw_memory_free(l->group_of);
    mw_memory_free(l->products);
    mw_memory_free(l->shared);
    mw_memory_free(l->squares);
    mw_memory_free(l->different);
    mw_memory_free(l->counts);
    mw_memory_free(l->with);
}

static bool open_likeness(likeness *l, const mw_terms *words, mw_terms_per per, mw_error *err)
{
    if (!mw_groups_make(&l->g, words, per, err))
        return false;
    size_t groups = l->g.count;
    if (groups > GROUPS_MAX)
        return mw_fail(err, MW_ELIMIT, 0, "each is held against each: more than %d are too many", GROUPS_MAX);
    l->group_of = mw_memory_get((words->article_count + 1) * sizeof *l->group_of, err);
    l->products = mw_memory_get((groups * groups + 1) * sizeof *l->products, err);
    l->shared = mw_memory_get((groups * groups + 1) * sizeof *l->shared, err);
    l->squares = mw_memory_get((groups + 1) * sizeof *l->squares, err);
    l->different = mw_memory_get((groups + 1) * sizeof *l->different, err);
    l->counts = mw_memory_get((groups + 1) * sizeof *l->counts, err);
    l->with = mw_memory_get((groups + 1) * sizeof *l->with, err);
    if (!l->group_of || !l->products || !l->shared || !l->squares || !l->different || !l->counts || !l->with)
        return false;
    for (uint32_t i = 0; i < groups; i++)
        for (size_t a = 0; a < l->g.items[i].articles; a++)
            l->group_of[l->g.order[l->g.items[i].first + a]] = i;
    return true;
}

/* Counts are whole numbers, so their sums are exact in any order. */
static void add_word(likeness *l, uint32_t word)
{
    size_t n = 0, groups = l->g.count;
    for (size_t e = l->g.c.first[word]; e < l->g.c.first[word + 1]; e++) {
        uint32_t group = l->group_of[l->g.c.entries[e].article];
        if (!(l->counts[group] > 0))
            l->with[n++] = group;
        l->counts[group] += mw_concordance_posting(&l->g.c, e)->count;
    }
    for (size_t i = 0; i < n; i++) {
        uint32_t a = l->with[i];
        l->squares[a] += l->counts[a] * l->counts[a];
        l->different[a]++;
        for (size_t k = 0; k < n; k++)
            if (a < l->with[k]) {
                l->products[a * groups + l->with[k]] += l->counts[a] * l->counts[l->with[k]];
                l->shared[a * groups + l->with[k]]++;
            }
    }
    for (size_t i = 0; i < n; i++)
        l->counts[l->with[i]] = 0;
}

static int by_likeness(const void *a, const void *b, void *jaccard)
{
    const pair *x = a, *y = b;
    double left = *(const bool *)jaccard ? x->jaccard : x->cosine, right = *(const bool *)jaccard ? y->jaccard : y->cosine;
    if (left > right || left < right)
        return left > right ? -1 : 1;
    return x->one != y->one ? (x->one > y->one) - (x->one < y->one) : (x->other > y->other) - (x->other < y->other);
}

static pair pair_of(const likeness *l, uint32_t one, uint32_t other)
{
    size_t at = one * l->g.count + other;
    double both = l->squares[one] * l->squares[other];
    return (pair){one, other, both > 0 ? mw_score_round(l->products[at] / sqrt(both)) : 0,
                  l->different[one] && l->different[other]
                      ? mw_jaccard(l->shared[at], l->different[one], l->different[other]) : 0};
}

static bool put_pair(const likeness *l, const pair *p, mw_frame *frame, mw_error *err)
{
    const mw_group *one = &l->g.items[p->one], *other = &l->g.items[p->other];
    uint32_t fewer = l->different[p->one] < l->different[p->other] ? l->different[p->one] : l->different[p->other];
    mw_cell cells[] = {mw_cell_text(one->name), mw_cell_text(other->name), mw_cell_real(p->cosine), mw_cell_real(p->jaccard),
                       mw_cell_integer(l->shared[p->one * l->g.count + p->other]), mw_cell_integer((int64_t)one->articles),
                       mw_cell_integer((int64_t)other->articles), mw_terms_warning(fewer, MW_SMALL)};
    size_t row = mw_frame_add_row(frame, cells, err);
    return row != SIZE_MAX && mw_group_cite(&l->g, one, frame, row, err) && mw_group_cite(&l->g, other, frame, row, err);
}

static bool put_all(likeness *l, bool jaccard, size_t rows, mw_frame *frame, mw_error *err)
{
    size_t groups = l->g.count, n = 0;
    pair *pairs = mw_memory_get((groups * groups / 2 + 1) * sizeof *pairs, err);
    for (uint32_t i = 0; pairs && i < groups; i++)
        for (uint32_t k = i + 1; k < groups; k++)
            pairs[n++] = pair_of(l, i, k);
    if (n)
        qsort_r(pairs, n, sizeof *pairs, by_likeness, &jaccard);
    bool good = pairs != NULL;
    for (size_t i = 0; good && i < n && i < (rows ? rows : ROWS_USUAL); i++)
        good = put_pair(l, &pairs[i], frame, err);
    mw_memory_free(pairs);
    return good;
}

mw_frame *mw_terms_likeness(const mw_terms *words, mw_terms_per per, bool jaccard, const mw_terms_want *want,
                            mw_error *err)
{
    static const char *const COLUMNS[] = {"one", "other", "cosine", "jaccard", "shared", "one_articles", "other_articles",
                                          "note", NULL};
    likeness l = {0};
    mw_frame *frame = mw_frame_new(err);
    bool good = frame && mw_terms_columns(frame, COLUMNS, err) && open_likeness(&l, words, per, err);
    for (uint32_t word = 0; good && word < words->lexis.count; word++)
        add_word(&l, word);
    good = good && put_all(&l, jaccard, want ? want->rows : 0, frame, err);
    close_likeness(&l);
    if (!good)
        mw_frame_free(frame);
    return good ? frame : NULL;
}
