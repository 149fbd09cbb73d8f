/* SPDX-License-Identifier: MIT */
/* Collocates as rows, and as bytes. */
#include "stats/collocates_impl.h"

#include "stats/association.h"

#include <stdlib.h>

enum { USUAL_MIN = 3 };
static const char NAME[] = "collocates";

typedef struct near_word {
    uint32_t word; /* in `near` */
    uint32_t place;
    mw_association table;
    double strength;
} near_word;

static int strongest_first(const void *a, const void *b)
{
    const near_word *x = a, *y = b;
    if (x->strength != y->strength)
        return x->strength > y->strength ? -1 : 1;
    return (x->place > y->place) - (x->place < y->place);
}

static near_word *compare_all(const mw_collocates *c, const mw_concordance *near,
                              const mw_concordance *all, mw_collocates_by by, uint64_t min,
                              size_t *count, mw_error *err)
{
    near_word *words = mw_memory_get(((size_t)c->near->lexis.count + 1) * sizeof *words, err);
    *count = 0;
    for (uint32_t i = 0; words && i < c->near->lexis.count; i++) {
        uint32_t word = near->listed[i];
        int64_t number = mw_lexis_find(&c->all->lexis, c->near->lexis.words[word].text);
        mw_association t = {
            .both = mw_concordance_count(near, word), .near = c->near->total, .n = c->all->total};
        t.f = number < 0 ? 0 : mw_concordance_count(all, (uint32_t)number);
        if (t.both < min || (double)t.both * (double)t.n <= (double)t.near * (double)t.f)
            continue;
        words[(*count)++] = (near_word){word, i, t, mw_association_strength(t, c->nodes, by)};
    }
    if (words)
        qsort(words, *count, sizeof *words, strongest_first);
    return words;
}

static bool add_row(const mw_collocates *c, const mw_concordance *near, const near_word *is,
                    mw_frame *frame, mw_error *err)
{
    mw_association t = is->table;
    size_t articles = mw_concordance_articles(near, is->word);
    mw_cell cells[2 + MW_ASSOCIATION_CELLS + 2] = {
        mw_cell_text(c->near->lexis.words[is->word].text),
        mw_cell_integer((int64_t)t.both),
    };
    mw_association_cells(t, c->nodes, articles, cells + 2);
    cells[2 + MW_ASSOCIATION_CELLS] = mw_cell_integer((int64_t)c->nodes);
    cells[2 + MW_ASSOCIATION_CELLS + 1] = mw_terms_warning(t.both, articles);
    size_t row = mw_frame_add_row(frame, cells, err);
    return row != SIZE_MAX && mw_concordance_cite(near, is->word, frame, row, err);
}

mw_frame *mw_collocates_top(const mw_collocates *c, mw_collocates_by by, const mw_terms_want *want,
                            mw_error *err)
{
    static const char *const COLUMNS[] = {"word",       "together", MW_ASSOCIATION_COLUMNS("count"),
                                          "node_count", "warning",  NULL};
    mw_concordance near = {0}, all = {0};
    size_t count = 0, rows = want && want->rows ? want->rows : SIZE_MAX;
    uint64_t min = want && want->min ? want->min : USUAL_MIN;
    near_word *words = NULL;
    if (mw_concordance_make(&near, c->near, err) && mw_concordance_make(&all, c->all, err))
        words = compare_all(c, &near, &all, by, min, &count, err);
    mw_frame *frame = words ? mw_frame_new(err) : NULL;
    bool good = frame && mw_terms_columns(frame, COLUMNS, err);
    for (size_t i = 0; good && i < count && i < rows; i++)
        good = add_row(c, &near, &words[i], frame, err);
    mw_memory_free(words);
    mw_concordance_free(&near);
    mw_concordance_free(&all);
    if (good)
        return frame;
    mw_frame_free(frame);
    return NULL;
}

/* ---- bytes */

static bool save_terms(const mw_terms *terms, mw_buf *out, mw_error *err)
{
    mw_buf bytes = {0};
    bool good = mw_terms_save(terms, &bytes, err);
    mw_bytes_put_text(out, mw_buf_str(&bytes));
    mw_buf_free(&bytes);
    return good;
}

bool mw_collocates_save(const mw_collocates *c, mw_buf *out, mw_error *err)
{
    mw_bytes_put_name(out, NAME);
    mw_bytes_put_text(out, c->choice.node);
    mw_bytes_put(out, (uint64_t)c->choice.node_of | (uint64_t)c->choice.within << 2);
    mw_bytes_put(out, c->choice.left);
    mw_bytes_put(out, c->choice.right);
    mw_bytes_put(out, c->nodes);
    return save_terms(c->near, out, err) && save_terms(c->all, out, err) && mw_buf_ok(out, err);
}

static bool load_choice(mw_collocates_choice *choice, mw_bytes *bytes)
{
    choice->node = mw_bytes_get_text(bytes);
    uint64_t bits = mw_bytes_get(bytes), left = mw_bytes_get(bytes), right = mw_bytes_get(bytes);
    choice->node_of = (mw_terms_of)(bits & 3);
    choice->within = (mw_within)(bits >> 2 & 3);
    choice->left = (uint32_t)left;
    choice->right = (uint32_t)right;
    return choice->node.data && bits < 12 && (bits & 3) <= MW_OF_ENTITIES && left <= UINT32_MAX &&
           right <= UINT32_MAX && (left || right);
}

/* No word is more often in reach than at all. */
static bool makes_sense(const mw_collocates *c, mw_error *err)
{
    mw_concordance near = {0}, all = {0};
    bool good = mw_concordance_make(&near, c->near, err) && mw_concordance_make(&all, c->all, err);
    uint64_t nears = 0, elsewhere = 0;
    for (uint32_t i = 0; good && i < c->near->lexis.count; i++) {
        int64_t number = mw_lexis_find(&c->all->lexis, c->near->lexis.words[i].text);
        uint64_t count = mw_concordance_count(&near, i), in_all = 0;
        if (number >= 0)
            in_all = mw_concordance_count(&all, (uint32_t)number);
        good = count <= in_all;
        nears += count;
        elsewhere += in_all - count;
    }
    mw_concordance_free(&near);
    mw_concordance_free(&all);
    return good && c->near->total <= c->all->total && c->nodes <= INT64_MAX &&
           elsewhere <= c->all->total - c->near->total && nears <= c->near->total;
}

/* Puts what was saved in the place of empty terms. */
static bool load_terms(mw_terms **into, mw_bytes *bytes, mw_error *err)
{
    mw_str saved = mw_bytes_get_text(bytes);
    mw_terms *terms = saved.data ? mw_terms_load(saved, err) : NULL;
    if (!terms)
        return false;
    mw_terms_free(*into);
    *into = terms;
    return terms->choice.counts_only;
}

static bool load_parts(mw_collocates *c, mw_str node, mw_bytes *bytes, mw_error *err)
{
    c->nodes = mw_bytes_get(bytes);
    c->choice.node = MW_STR(""); /* it lay in what is replaced now */
    return load_terms(&c->near, bytes, err) && load_terms(&c->all, bytes, err) &&
           mw_arena_copy(c->all->lexis.arena, node, &c->choice.node, err) &&
           c->near->choice.of == c->all->choice.of && makes_sense(c, err);
}

mw_collocates *mw_collocates_load(mw_str saved, mw_error *err)
{
    mw_bytes bytes = {.rest = saved};
    mw_collocates_choice choice = {0};
    mw_error own = {0};
    mw_bytes_get_name(&bytes, NAME);
    bytes.bad |= !load_choice(&choice, &bytes);
    mw_collocates *c = bytes.bad ? NULL : mw_collocates_new(&choice, &own);
    bytes.bad |= !c || !load_parts(c, choice.node, &bytes, &own);
    if (own.code == MW_OK && mw_bytes_end(&bytes, NAME, &own))
        return c;
    mw_collocates_free(c);
    mw_fail(err, own.code, 0, "%s", own.text);
    return NULL;
}

/* The contract. */

static void *create(const void *options, mw_error *err)
{
    return mw_collocates_new(options, err);
}

static bool merge(void *into, const void *from, mw_error *err)
{
    return mw_collocates_merge(into, from, err);
}

static bool save(const void *state, mw_buf *out, mw_error *err)
{
    return mw_collocates_save(state, out, err);
}

static void *load(mw_str bytes, mw_error *err)
{
    return mw_collocates_load(bytes, err);
}

static mw_frame *frame_of(const void *state, mw_error *err)
{
    return mw_collocates_top(state, MW_NEAR_G2, NULL, err);
}

static void release(void *state)
{
    mw_collocates_free(state);
}

const mw_statistic mw_collocates_statistic = {NAME, create, merge, save, load, frame_of, release};
