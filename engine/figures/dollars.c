/* SPDX-License-Identifier: MIT */
/* Whose dollar a bare "$" is: where the article comes from a newsroom of words/dollars.tsv, that country's. */
#include "figures/figures_impl.h"

#include "article/outlet.h"

mw_str mw_local_dollar(const mw_article *article, const mw_model *model)
{
    const mw_lexicon *dollars = mw_model_lexicon(model, "dollars");
    for (size_t i = 0; dollars && i < mw_lexicon_row_count(dollars); i++)
        if (mw_is_of_outlet(mw_article_head(article), mw_row_phrase(mw_lexicon_row(dollars, i))))
            return mw_row_get(mw_lexicon_row(dollars, i), "code");
    return MW_STR("");
}
