/* SPDX-License-Identifier: MIT */
/* explain.h -- what words of an article might have been, and what decided between it. */
#ifndef NAMES_EXPLAIN_H
#define NAMES_EXPLAIN_H

#include <moonwire/model.h>

#include "language/candidates.h"

/* Reads the names of the article's text again, with a record; everything is in `arena`, and the
 * article stays as it is. */
bool mw_candidates_of(const mw_article *article, const mw_model *model, mw_span span, mw_arena *arena,
                      mw_reasons *reasons, mw_error *err);

/* The rules that decide between candidates, as the engine has them; NULL: there is no such number. */
const char *mw_rule_of_candidates(int rule);

#endif
