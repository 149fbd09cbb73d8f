/* SPDX-License-Identifier: MIT */
/* explain.h -- as which events the words of an article may be read, and what decided between it. */
#ifndef EVENTS_EXPLAIN_H
#define EVENTS_EXPLAIN_H

#include <moonwire/model.h>

#include "language/candidates.h"

/* Reads the events of an article again with a record; it has been read up to its quotes, and its layer
 * of events is made anew. Everything told is in `arena`. */
bool mw_event_candidates_of(mw_article *article, const mw_model *model, mw_span span, mw_arena *arena,
                            mw_reasons *reasons, mw_error *err);

#endif
