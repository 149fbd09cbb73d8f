/* SPDX-License-Identifier: MIT */
/* Variety and readability: of all articles, of each outlet's, of each one. */
#include "stats/groups.h"

#include "stats/score.h"

#include <stdlib.h>

enum { FEW_WORDS = 100, GROUPS_MAX = 1 << 24 };



typedef bool row_of(const mw_groups *g, const mw_group *of, uint64_t *counts, mw_frame *frame,
                    mw_error *err);

static mw_cell few_words(const mw_group *of)
{
    return of->is.words < FEW_WORDS ? mw_cell_text(MW_STR("n < 100 words")) : mw_cell_null();
}

/* Types, and the sum of the squares of their counts: what is listed, that is without the words left
 * out. */
static void count_types(const mw_groups *g, const mw_group *of, uint64_t *counts, uint64_t *types,
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

static bool add_variety(const mw_groups *g, const mw_group *of, uint64_t *counts, mw_frame *frame,
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
    return row != SIZE_MAX && mw_group_cite(g, of, frame, row, err);
}

static bool add_readability(const mw_groups *g, const mw_group *of, uint64_t *counts, mw_frame *frame,
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
    return row != SIZE_MAX && mw_group_cite(g, of, frame, row, err);
}

static mw_frame *frame_of(const mw_terms *words, mw_terms_per per, const char *const *columns,
                          row_of *add, mw_error *err)
{
    mw_groups g;
    if (words->choice.counts_only || words->choice.of == MW_OF_ENTITIES) {
        mw_fail(err, MW_EARG, 0, "this needs words that were measured, not only counted");
        return NULL;
    }
    uint64_t *counts = mw_memory_get(((size_t)words->lexis.count + 1) * sizeof *counts, err);
    bool good = mw_groups_make(&g, words, per, err) && counts;
    mw_frame *frame = good ? mw_frame_new(err) : NULL;
    good = frame && mw_terms_columns(frame, columns, err);
    for (size_t i = 0; good && i < g.count; i++)
        good = add(&g, &g.items[i], counts, frame, err);
    mw_groups_free(&g);
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
