/* SPDX-License-Identifier: MIT */
/* named_events.h -- which event "the coup" is in an article, by words/named-events.tsv. */
#ifndef LANGUAGE_NAMED_EVENTS_H
#define LANGUAGE_NAMED_EVENTS_H

#include "article/article.h"
#include "base/date.h"
#include "model/lexicon.h"

/* The last that was asked for, and its answer: an article names its event again and again. Zeroed at first. */
typedef struct mw_event_asked {
    const mw_row *row, *found;
} mw_event_asked;

/* Of the events of a name (`row` and those behind it) the one whose place the article is about; NULL when two
 * places are named equally often, none is, or the event came after the day of publication (MW_DAY_NONE: not
 * known). */
const mw_row *mw_named_event(const mw_article *article, mw_day published, const mw_row *row, mw_event_asked *asked);

#endif
