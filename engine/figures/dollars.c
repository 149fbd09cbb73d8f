/* SPDX-License-Identifier: MIT */
/* Whose dollar a bare "$" is: where the article comes from a newsroom of words/dollars.tsv, that country's. */
#include "figures/figures_impl.h"

/* The host of an address, without its path: www.cbc.ca. */
static mw_str host_of(mw_str url)
{
    size_t start = mw_str_find(url, MW_STR("://"), 0);
    start = start < url.len ? start + 3 : 0;
    size_t end = mw_str_find(url, MW_STR("/"), start);
    return mw_str_sub(url, start, end);
}

mw_str mw_local_dollar(const mw_article *article, const mw_model *model)
{
    const mw_head *head = mw_article_head(article);
    const mw_lexicon *dollars = mw_model_lexicon(model, "dollars");
    mw_str host = host_of(head->url);
    for (size_t i = 0; dollars && (head->source.len || host.len) && i < mw_lexicon_row_count(dollars); i++) {
        const mw_row *row = mw_lexicon_row(dollars, i);
        mw_str name = mw_row_phrase(row);
        bool ending = name.len && name.data[0] == '.';
        if (ending ? mw_str_ends(host, name) : mw_str_equal(head->source, name))
            return mw_row_get(row, "code");
    }
    return MW_STR("");
}
