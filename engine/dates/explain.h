/* SPDX-License-Identifier: MIT */
/* explain.h -- as which dates the words of an article may be read, and what decided between it. */
#ifndef DATES_EXPLAIN_H
#define DATES_EXPLAIN_H

#include <moonwire/model.h>

#include "language/candidates.h"

/* Reads the dates of an article again with a record; it has been read up to its names, and its layer
 * of dates is made anew. Everything told is in `arena`. */
bool mw_date_candidates_of(mw_article *article, const mw_model *model, mw_span span, mw_arena *arena,
                           mw_reasons *reasons, mw_error *err);

#endif
