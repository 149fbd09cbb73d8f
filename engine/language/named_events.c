/* SPDX-License-Identifier: MIT */
#include "language/named_events.h"

static size_t mentions_of(const mw_layers *layers, mw_str entity)
{
    size_t times = 0;
    for (size_t i = 0; i < layers->entity_count; i++)
        times += mw_str_equal(layers->entities[i].entity, entity);
    return times;
}

static const mw_row *find(const mw_article *article, mw_day published, const mw_row *row)
{
    const mw_row *best = NULL;
    size_t most = 0;
    bool tie = false;
    for (; row; row = mw_row_next(row)) {
        mw_str place = mw_row_get(row, "place");
        mw_day day = mw_day_parse(mw_row_get(row, "date"));
        if (day == MW_DAY_NONE || (published != MW_DAY_NONE && day > published))
            continue;
        size_t times = place.len ? mentions_of(mw_article_layers(article), place) : 1;
        bool later = best && mw_str_equal(place, mw_row_get(best, "place"));
        if (times == 0 || (times < most && !later))
            continue;
        tie = best && times == most && !later;
        best = row; /* of two in one place the later */
        most = times;
    }
    return tie ? NULL : best;
}

const mw_row *mw_named_event(const mw_article *article, mw_day published, const mw_row *row, mw_event_asked *asked)
{
    if (asked->row != row)
        *asked = (mw_event_asked){row, find(article, published, row)};
    return asked->found;
}
