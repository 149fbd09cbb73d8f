/* SPDX-License-Identifier: MIT */
/* What became of the numbers of some words: the figure stage runs again over the article's other layers, with a record.
 */
#include "figures/explain.h"

#include "article/article.h"

static void keep_layer(mw_layers *layers, mw_figure *figures, size_t count)
{
    layers->figures = figures;
    layers->figure_count = count;
}

bool mw_figure_readings(mw_article *article, const mw_model *model, mw_span span, mw_figure_record *record,
                        mw_error *err)
{
    mw_layers *layers = mw_article_layers_edit(article);
    mw_figure *figures = layers->figures;
    size_t count = layers->figure_count, kept = 0;
    bool good = mw_figures_record(article, model, 0, record, err);
    keep_layer(layers, figures, count);
    for (size_t i = 0; i < record->count; i++)
        if (record->items[i].span.start < span.end && record->items[i].span.end > span.start)
            record->items[kept++] = record->items[i];
    record->count = kept;
    return good;
}
