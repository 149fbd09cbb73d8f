/* SPDX-License-Identifier: MIT */
/* Asking about the words around a figure. */
#include "annotate/figures_impl.h"

#include "annotate/mentions.h"

bool mw_figure_is(const mw_figuring *f, uint32_t at, const char *words)
{
    return mw_scan_in(&f->scan, at, words);
}

bool mw_figure_before(const mw_figuring *f, uint32_t at, const char *words)
{
    return at > f->sentence_first && mw_scan_in(&f->scan, at - 1, words);
}

static unsigned bits_of(mw_str classes)
{
    static const char *const NAMES[] = {"det", "prep", "to", "as", "conj", "sub", "be", "have", "do", "modal", "adv", "rel", "subj", "poss", "obj", "neg", "owner"};
    unsigned bits = 0;
    mw_str one;
    while (mw_str_cut(&classes, ' ', &one))
        for (unsigned i = 0; i < sizeof NAMES / sizeof *NAMES; i++)
            if (mw_str_is(one, NAMES[i]))
                bits |= 1u << i;
    return bits;
}

bool mw_figure_class(const mw_figuring *f, uint32_t at, unsigned classes)
{
    if (at >= f->scan.end)
        return false;
    if (!f->classes[at]) {
        mw_hit hit;
        bool found = mw_lexicon_match_exact(f->functions, f->scan.tokens + at, 1, &hit);
        f->classes[at] = MW_F_LOOKED | (found ? bits_of(mw_row_get(hit.row, "class")) : 0);
    }
    return (f->classes[at] & classes) != 0;
}

bool mw_figure_lower(const mw_figuring *f, uint32_t at)
{
    return mw_scan_shape(&f->scan, at, MW_WORD) && !mw_scan_shape(&f->scan, at, MW_CAPITAL);
}

bool mw_figure_adverb(const mw_figuring *f, uint32_t at)
{
    if (!mw_figure_lower(f, at))
        return false;
    mw_str word = mw_scan_text(&f->scan, at);
    return (word.len > 4 && mw_str_ends(word, MW_STR("ly"))) || mw_figure_class(f, at, MW_F_ADV);
}

uint32_t mw_figure_date_at(const mw_figuring *f, uint32_t at)
{
    if (at >= f->scan.end)
        return MW_NO_INDEX;
    const mw_layers *layers = f->scan.layers;
    uint32_t start = f->scan.tokens[at].start;
    size_t low = 0, high = layers->date_count;
    while (low < high) { /* dates do not overlap */
        size_t middle = low + (high - low) / 2;
        if (layers->dates[middle].span.end <= start)
            low = middle + 1;
        else
            high = middle;
    }
    return low < layers->date_count && layers->dates[low].span.start <= start ? (uint32_t)low : MW_NO_INDEX;
}

bool mw_figure_dated(const mw_figuring *f, uint32_t at)
{
    return mw_figure_date_at(f, at) != MW_NO_INDEX;
}

uint32_t mw_figure_name_at(const mw_figuring *f, uint32_t at)
{
    if (at >= f->scan.end)
        return MW_NO_INDEX;
    uint32_t mention = mw_mention_at(f->scan.article, at);
    if (mention == MW_NO_INDEX || f->scan.layers->entities[mention].mention > MW_BY_ALIAS)
        return MW_NO_INDEX;
    return mention;
}

bool mw_figure_match(const mw_figuring *f, uint32_t at, const mw_lexicon *table, mw_hit *hit)
{
    return mw_scan_match(&f->scan, at, table, hit);
}

bool mw_figure_keep(const mw_figuring *f, mw_str cell, mw_str *kept, mw_error *err)
{
    *kept = MW_NONE;
    return cell.len == 0 || mw_arena_copy(mw_article_arena(f->scan.article), cell, kept, err);
}
