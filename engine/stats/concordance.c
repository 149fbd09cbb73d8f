/* SPDX-License-Identifier: MIT */
/* Counted words turned round: by word, and of each word by article in the order of evidence.
 * Nothing is compared twice: articles are sorted once, and their postings dealt out in that order.
 */
#include "stats/terms_impl.h"

#include <math.h>
#include <stdlib.h>

static int compare_known(mw_str a, mw_str b) /* not known comes first */
{
    int known = (a.data != NULL) - (b.data != NULL);
    return known ? known : mw_str_compare(a, b);
}

static int by_publication(const void *a, const void *b, void *articles)
{
    uint32_t i = *(const uint32_t *)a, k = *(const uint32_t *)b;
    const mw_counted *x = &((const mw_counted *)articles)[i],
                     *y = &((const mw_counted *)articles)[k];
    int order = compare_known(x->published, y->published);
    order = order ? order : compare_known(x->id, y->id);
    return order ? order : (i > k) - (i < k);
}

static void deal_out(mw_concordance *c)
{
    const mw_terms *words = c->words;
    for (size_t i = 0; i < words->posting_count; i++)
        c->first[words->postings[i].word + 1]++;
    for (uint32_t w = 0; w < words->lexis.count; w++)
        c->first[w + 1] += c->first[w];
    for (size_t i = 0; i < words->article_count; i++) {
        const mw_counted *article = &words->articles[c->order[i]];
        for (uint32_t p = 0; p < article->posting_count; p++) {
            uint32_t word = words->postings[article->posting_first + p].word;
            c->entries[c->first[word]++] = (struct mw_entry){c->order[i], p};
        }
    }
    for (uint32_t w = words->lexis.count; w > 0; w--) /* each moved on to where the next begins */
        c->first[w] = c->first[w - 1];
    c->first[0] = 0;
}

bool mw_concordance_make(mw_concordance *c, const mw_terms *words, mw_error *err)
{
    *c = (mw_concordance){.words = words};
    c->order = mw_memory_get((words->article_count + 1) * sizeof *c->order, err);
    c->first = mw_memory_get(((size_t)words->lexis.count + 2) * sizeof *c->first, err);
    c->entries = mw_memory_get((words->posting_count + 1) * sizeof *c->entries, err);
    c->listed = mw_lexis_order(&words->lexis, err);
    if (!c->order || !c->first || !c->entries || !c->listed) {
        mw_concordance_free(c);
        return false;
    }
    for (uint32_t i = 0; i < words->article_count; i++)
        c->order[i] = i;
    if (words->article_count)
        qsort_r(c->order, words->article_count, sizeof *c->order, by_publication, words->articles);
    deal_out(c);
    return true;
}

void mw_concordance_free(mw_concordance *c)
{
    mw_memory_free(c->order);
    mw_memory_free(c->first);
    mw_memory_free(c->entries);
    mw_memory_free(c->listed);
    *c = (mw_concordance){0};
}

uint64_t mw_concordance_count(const mw_concordance *c, uint32_t word)
{
    uint64_t count = 0;
    for (size_t e = c->first[word]; e < c->first[word + 1]; e++)
        count += mw_concordance_posting(c, e)->count;
    return count;
}

bool mw_concordance_cite(const mw_concordance *c, uint32_t word, mw_frame *frame, size_t row,
                         mw_error *err)
{
    uint64_t cited = 0;
    for (size_t e = c->first[word]; e < c->first[word + 1] && cited < MW_EVIDENCE_KEPT;
         e++, cited++) {
        mw_cite cite = {c->words->articles[c->entries[e].article].id,
                        mw_concordance_posting(c, e)->first};
        if (!cite.article.data)
            cite.article = MW_STR("");
        if (!mw_frame_add_evidence(frame, row, cite, err))
            return false;
    }
    mw_frame_count_evidence(frame, row, mw_concordance_count(c, word) - cited);
    return true;
}

/* ---- what all frames of words share */

bool mw_terms_columns(mw_frame *frame, const char *const *names, mw_error *err)
{
    for (; *names; names++)
        if (!mw_frame_add_column(frame, mw_str_of(*names), err))
            return false;
    return true;
}

mw_cell mw_terms_real(double value)
{
    return isfinite(value) ? mw_cell_real(value) : mw_cell_null();
}

mw_cell mw_terms_per_million(uint64_t count, uint64_t total)
{
    return total ? mw_cell_real(floor((double)count * 1e6 / (double)total * 10 + 0.5) / 10)
                 : mw_cell_null();
}

mw_cell mw_terms_warning(uint64_t count, uint64_t articles)
{
    return count < MW_SMALL ? mw_cell_text(MW_STR("n < 10"))
           : articles == 1  ? mw_cell_text(MW_STR("one article"))
                            : mw_cell_null();
}
