/* SPDX-License-Identifier: MIT */
/* quotes.h -- who said what. */
#ifndef QUOTES_QUOTES_H
#define QUOTES_QUOTES_H

#include <moonwire/article.h>
#include <moonwire/model.h>

/* Makes the layer; what it needs: annotate/pipeline.c. */
bool mw_make_quotes(mw_article *article, const mw_model *model, mw_error *err);

#endif
