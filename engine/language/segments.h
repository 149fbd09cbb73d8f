/* SPDX-License-Identifier: MIT */
/* segments.h -- an article whose tokens and sentences are known, as in labelled data. */
#ifndef LANGUAGE_SEGMENTS_H
#define LANGUAGE_SEGMENTS_H

#include <moonwire/article.h>
#include <moonwire/model.h>

/* Makes the first three layers out of `tokens` and the tokens past each sentence; what mw_annotate
 * does afterwards builds on them. The article is taken to be English. */
bool mw_segments_give(mw_article *article, const mw_model *model, const mw_span *tokens,
                      size_t token_count, const uint32_t *sentence_ends, size_t sentence_count,
                      mw_error *err);

#endif
