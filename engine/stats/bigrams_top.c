/* SPDX-License-Identifier: MIT */
/* Pairs of neighbours as rows, and as bytes. */
#include "stats/bigrams_impl.h"

#include "stats/association.h"
#include "stats/score.h"

#include <stdlib.h>

enum { USUAL_MIN = 3 };
static const char NAME[] = "bigrams";

typedef struct ranked {
    const mw_bigram *pair;
    mw_association table;
    double strength;
} ranked;

static int strongest_first(const void *a, const void *b, void *places)
{
    const ranked *x = a, *y = b;
    const uint32_t *place = places;
    if (x->strength != y->strength)
        return x->strength > y->strength ? -1 : 1;
    if (x->pair->a != y->pair->a)
        return place[x->pair->a] < place[y->pair->a] ? -1 : 1;
    return (place[x->pair->b] > place[y->pair->b]) - (place[x->pair->b] < place[y->pair->b]);
}

/* By number, the place of each word by bytes. */
static uint32_t *places_of(const mw_lexis *lexis, mw_error *err)
{
    uint32_t *order = mw_lexis_order(lexis, err);
    uint32_t *places =
        order ? mw_memory_get(((size_t)lexis->count + 1) * sizeof *places, err) : NULL;
    for (uint32_t i = 0; places && i < lexis->count; i++)
        places[order[i]] = i;
    mw_memory_free(order);
    return places;
}

/* How often each word is the first and, behind those, how often the second. */
static uint64_t *margins_of(const mw_bigrams *bigrams, uint64_t *total, mw_error *err)
{
    uint64_t *margins =
        mw_memory_get(((size_t)bigrams->lexis.count + 1) * 2 * sizeof *margins, err);
    for (uint32_t i = 0; margins && i < bigrams->pair_count; i++) {
        const mw_bigram *pair = &bigrams->pairs[i];
        margins[pair->a] += pair->count;
        margins[bigrams->lexis.count + pair->b] += pair->count;
        *total += pair->count;
    }
    return margins;
}

static ranked *compare_all(const mw_bigrams *bigrams, const uint64_t *margins, uint64_t total,
                           mw_collocates_by by, uint64_t min, size_t *count, mw_error *err)
{
    size_t enough = 0;
    for (uint32_t i = 0; i < bigrams->pair_count; i++)
        enough += bigrams->pairs[i].count >= min;
    ranked *all = mw_memory_get((enough + 1) * sizeof *all, err);
    for (uint32_t i = 0; all && i < bigrams->pair_count; i++) {
        const mw_bigram *pair = &bigrams->pairs[i];
        mw_association t = {pair->count, margins[pair->a], margins[bigrams->lexis.count + pair->b],
                            total};
        if (pair->count >= min && (double)t.both * (double)t.n > (double)t.near * (double)t.f)
            all[(*count)++] = (ranked){pair, t, mw_association_strength(t, t.near, by)};
    }
    return all;
}

static bool add_row(const mw_bigrams *bigrams, const ranked *is, mw_frame *frame, mw_error *err)
{
    mw_cell cells[4 + MW_ASSOCIATION_CELLS + 1] = {
        mw_cell_text(bigrams->lexis.words[is->pair->a].text),
        mw_cell_text(bigrams->lexis.words[is->pair->b].text),
        mw_cell_integer((int64_t)is->table.both),
        mw_cell_integer((int64_t)is->table.near),
    };
    mw_association_cells(is->table, is->table.near, is->pair->articles, cells + 4);
    cells[4 + MW_ASSOCIATION_CELLS] = mw_terms_warning(is->pair->count, is->pair->articles);
    size_t row = mw_frame_add_row(frame, cells, err);
    mw_str id = bigrams->articles[is->pair->article].id;
    if (row == SIZE_MAX ||
        !mw_frame_add_evidence(frame, row, (mw_cite){id.data ? id : MW_STR(""), is->pair->first},
                               err))
        return false;
    mw_frame_count_evidence(frame, row, is->pair->count - 1);
    return true;
}

mw_frame *mw_bigrams_top(const mw_bigrams *bigrams, mw_collocates_by by, const mw_terms_want *want,
                         mw_error *err)
{
    static const char *const COLUMNS[] = {
        "first",   "second", "together", "first_count", MW_ASSOCIATION_COLUMNS("second_count"),
        "warning", NULL};
    size_t count = 0, rows = want && want->rows ? want->rows : SIZE_MAX;
    uint64_t total = 0, min = want && want->min ? want->min : USUAL_MIN;
    uint32_t *places = places_of(&bigrams->lexis, err);
    uint64_t *margins = places ? margins_of(bigrams, &total, err) : NULL;
    ranked *all = margins ? compare_all(bigrams, margins, total, by, min, &count, err) : NULL;
    mw_frame *frame = all ? mw_frame_new(err) : NULL;
    bool good = frame && mw_terms_columns(frame, COLUMNS, err);
    if (good)
        qsort_r(all, count, sizeof *all, strongest_first, places);
    for (size_t i = 0; good && i < count && i < rows; i++)
        good = add_row(bigrams, &all[i], frame, err);
    mw_memory_free(all);
    mw_memory_free(margins);
    mw_memory_free(places);
    if (good)
        return frame;
    mw_frame_free(frame);
    return NULL;
}

/* The contract. */

static void *create(const void *options, mw_error *err)
{
    (void)options;
    return mw_bigrams_new(err);
}

static bool merge(void *into, const void *from, mw_error *err)
{
    return mw_bigrams_merge(into, from, err);
}

static bool save(const void *state, mw_buf *out, mw_error *err)
{
    return mw_bigrams_save(state, out, err);
}

static void *load(mw_str bytes, mw_error *err)
{
    return mw_bigrams_load(bytes, err);
}

static mw_frame *frame_of(const void *state, mw_error *err)
{
    return mw_bigrams_top(state, MW_NEAR_G2, NULL, err);
}

static void release(void *state)
{
    mw_bigrams_free(state);
}

const mw_statistic mw_bigrams_statistic = {NAME, create, merge, save, load, frame_of, release};
