/* SPDX-License-Identifier: MIT */
/* Which articles stand together. */
#include "stats/groups.h"

#include <stdlib.h>

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

bool mw_groups_make(mw_groups *g, const mw_terms *words, mw_terms_per per, mw_error *err)
{
    *g = (mw_groups){0};
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
            g->items[g->count++] = (mw_group){.name = name, .first = i};
        g->items[g->count - 1].articles++;
        add_measures(&g->items[g->count - 1].is, &article->is);
    }
    mw_memory_free(places);
    return good;
}

void mw_groups_free(mw_groups *g)
{
    mw_concordance_free(&g->c);
    mw_memory_free(g->order);
    mw_memory_free(g->items);
}

bool mw_group_cite(const mw_groups *g, const mw_group *of, mw_frame *frame, size_t row, mw_error *err)
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
