/* SPDX-License-Identifier: MIT */
/* What is used more in one set of texts than in another. Words are compared by their bytes: the two
 * sets have numbers of their own. */
#include "stats/terms_impl.h"

#include "stats/score.h"

#include <math.h>
#include <stdlib.h>

enum { USUAL_MIN = 5 };

typedef struct compared {
    mw_str word;
    int64_t numbers[2]; /* in each set; -1: it has none */
    uint64_t a, b;
    double measure, p, q;
    bool more; /* in the first set */
} compared;

typedef struct comparison {
    mw_concordance sides[2];
    const mw_keyness_want *want;
    uint64_t n1, n2;
    compared *words;
    size_t count;
} comparison;

static uint64_t count_on(const comparison *c, int side, int64_t number)
{
    return number < 0 ? 0 : mw_concordance_count(&c->sides[side], (uint32_t)number);
}

static void compare_word(comparison *c, mw_str word, int64_t one, int64_t other)
{
    uint64_t a = count_on(c, 0, one), b = count_on(c, 1, other);
    uint64_t min = c->want->want.min ? c->want->want.min : USUAL_MIN;
    if (a + b < min)
        return;
    compared *is = &c->words[c->count++];
    *is = (compared){
        word, {one, other}, a, b, 0, 0, 0, (double)a * (double)c->n2 > (double)b * (double)c->n1};
    is->measure = c->want->measure == MW_BY_CHI2 ? mw_score_chi2(a, c->n1, b, c->n2)
                                                 : mw_score_g2(a, c->n1, b, c->n2);
    is->p = mw_score_p(is->measure);
}

/* Both lists are sorted by bytes. */
static bool compare_all(comparison *c, mw_error *err)
{
    const mw_lexis *one = &c->sides[0].words->lexis, *other = &c->sides[1].words->lexis;
    size_t i = 0, k = 0;
    c->words = mw_memory_get(((size_t)one->count + other->count + 1) * sizeof *c->words, err);
    while (c->words && (i < one->count || k < other->count)) {
        mw_str a = i < one->count ? one->words[c->sides[0].listed[i]].text : MW_NONE;
        mw_str b = k < other->count ? other->words[c->sides[1].listed[k]].text : MW_NONE;
        int order = !a.data ? 1 : !b.data ? -1 : mw_str_compare(a, b);
        int64_t first = order <= 0 ? (int64_t)c->sides[0].listed[i++] : -1;
        int64_t second = order >= 0 ? (int64_t)c->sides[1].listed[k++] : -1;
        compare_word(c, order <= 0 ? a : b, first, second);
    }
    return c->words != NULL;
}

static int least_probable_first(const void *a, const void *b)
{
    const compared *x = a, *y = b;
    return (x->p > y->p) - (x->p < y->p);
}

static bool adjust(comparison *c, mw_error *err)
{
    double *rising = mw_memory_get((c->count + 1) * sizeof *rising, err);
    if (!rising)
        return false;
    qsort(c->words, c->count, sizeof *c->words, least_probable_first);
    for (size_t i = 0; i < c->count; i++)
        rising[i] = c->words[i].p;
    mw_score_q(rising, c->count);
    for (size_t i = 0; i < c->count; i++)
        c->words[i].q = rising[i];
    mw_memory_free(rising);
    return true;
}

/* More used before less used, and the most telling at both ends. */
static int most_key_first(const void *a, const void *b)
{
    const compared *x = a, *y = b;
    if (x->more != y->more)
        return x->more ? -1 : 1;
    if (x->measure != y->measure)
        return (x->measure > y->measure) == x->more ? -1 : 1;
    return mw_str_compare(x->word, y->word);
}

/* ---- rows */

static size_t articles_on(const comparison *c, int side, int64_t number)
{
    return number < 0 ? 0 : mw_concordance_articles(&c->sides[side], (uint32_t)number);
}

/* How evenly the word lies over the articles of both sets. */
static bool measure_dispersion(const comparison *c, const compared *is, double *dp, mw_error *err)
{
    size_t most = articles_on(c, 0, is->numbers[0]) + articles_on(c, 1, is->numbers[1]), with = 0,
           parts = 0;
    uint64_t *f = mw_memory_get((most + 1) * 2 * sizeof *f, err), *size = f + most,
             smallest = UINT64_MAX;
    if (!f)
        return false;
    for (int side = 0; side < 2; side++) {
        const mw_concordance *of = &c->sides[side];
        const mw_terms *words = of->words;
        parts += words->article_count;
        for (size_t i = 0; i < words->article_count; i++)
            smallest =
                words->articles[i].is.words < smallest ? words->articles[i].is.words : smallest;
        for (size_t i = 0; i < articles_on(c, side, is->numbers[side]); i++, with++) {
            size_t entry = of->first[is->numbers[side]] + i;
            f[with] = mw_concordance_posting(of, entry)->count;
            size[with] = words->articles[of->entries[entry].article].is.words;
        }
    }
    *dp = mw_score_dispersion(f, size, with, parts, c->n1 + c->n2, smallest).dp;
    mw_memory_free(f);
    return true;
}

static mw_cell effect_of(const comparison *c, const compared *is)
{
    if (c->want->effect == MW_LOG_RATIO)
        return mw_terms_real(mw_score_log_ratio(is->a, c->n1, is->b, c->n2));
    if (is->a + is->b < MW_SMALL && !c->want->want.percent)
        return mw_cell_null();
    return mw_terms_real(mw_score_percent_diff(is->a, c->n1, is->b, c->n2));
}

static bool cite(const comparison *c, const compared *is, mw_frame *frame, size_t row,
                 mw_error *err)
{
    int side = is->more || is->numbers[1] < 0 ? 0 : 1; /* where it is used more */
    int64_t number = is->numbers[side];
    return number < 0 || mw_concordance_cite(&c->sides[side], (uint32_t)number, frame, row, err);
}

static bool add_row(const comparison *c, const compared *is, mw_frame *frame, mw_error *err)
{
    double log_ratio = mw_score_log_ratio(is->a, c->n1, is->b, c->n2), dp;
    double half = mw_score_log_ratio_half(is->a, c->n1, is->b, c->n2);
    size_t articles = articles_on(c, 0, is->numbers[0]), others = articles_on(c, 1, is->numbers[1]);
    if (!measure_dispersion(c, is, &dp, err))
        return false;
    const mw_cell cells[] = {
        mw_cell_text(is->word),
        mw_cell_integer((int64_t)is->a),
        mw_cell_integer((int64_t)is->b),
        mw_cell_real(is->measure),
        effect_of(c, is),
        mw_cell_real(mw_score_round(log_ratio - half)),
        mw_cell_real(mw_score_round(log_ratio + half)),
        mw_cell_real(is->p),
        mw_cell_real(is->q),
        mw_cell_integer((int64_t)articles),
        mw_cell_integer((int64_t)others),
        mw_terms_real(dp),
        mw_terms_per_million(is->a, c->n1),
        mw_terms_per_million(is->b, c->n2),
        mw_cell_integer((int64_t)c->n1),
        mw_cell_integer((int64_t)c->n2),
        mw_terms_warning(is->a + is->b, articles + others),
    };
    size_t row = mw_frame_add_row(frame, cells, err);
    return row != SIZE_MAX && cite(c, is, frame, row, err);
}

static mw_frame *fill(comparison *c, mw_error *err)
{
    const char *const columns[] = {"word",
                                   "count",
                                   "reference",
                                   c->want->measure == MW_BY_CHI2 ? "chi2" : "g2",
                                   c->want->effect == MW_PERCENT_DIFF ? "percent_diff"
                                                                      : "log_ratio",
                                   "low",
                                   "high",
                                   "p",
                                   "q",
                                   "articles",
                                   "reference_articles",
                                   "dp",
                                   "per_million",
                                   "reference_per_million",
                                   "n",
                                   "reference_n",
                                   "warning",
                                   NULL};
    mw_frame *frame = mw_frame_new(err);
    bool good = frame && mw_terms_columns(frame, columns, err);
    size_t rows = c->want->want.rows;
    for (size_t i = 0; good && i < c->count && (!rows || i < rows); i++)
        good = add_row(c, &c->words[i], frame, err);
    if (good)
        return frame;
    mw_frame_free(frame);
    return NULL;
}

static bool may_compare(const mw_terms *words, const mw_terms *reference, mw_error *err)
{
    if (!words->total || !reference->total)
        return mw_fail(err, MW_EARG, 0, "there are no words in the %s",
                       words->total ? "reference" : "first set");
    return (words->choice.of == reference->choice.of &&
            words->choice.as_written == reference->choice.as_written &&
            words->choice.pos == reference->choice.pos) ||
           mw_fail(err, MW_EARG, 0, "words that were counted in different ways cannot be compared");
}

mw_frame *mw_terms_keyness(const mw_terms *words, const mw_terms *reference,
                           const mw_keyness_want *want, mw_error *err)
{
    static const mw_keyness_want USUAL = {0};
    comparison c = {.want = want ? want : &USUAL, .n1 = words->total, .n2 = reference->total};
    mw_frame *frame = NULL;
    if (may_compare(words, reference, err) && mw_concordance_make(&c.sides[0], words, err) &&
        mw_concordance_make(&c.sides[1], reference, err) && compare_all(&c, err) &&
        adjust(&c, err)) {
        qsort(c.words, c.count, sizeof *c.words, most_key_first);
        frame = fill(&c, err);
    }
    mw_memory_free(c.words);
    mw_concordance_free(&c.sides[0]);
    mw_concordance_free(&c.sides[1]);
    return frame;
}
