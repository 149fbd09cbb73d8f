/* SPDX-License-Identifier: MIT */
/* names.h -- who and what is named, and who is who. */
#ifndef NAMES_NAMES_H
#define NAMES_NAMES_H

#include <moonwire/article.h>
#include <moonwire/model.h>

/* Makes the layer; what it needs: annotate/pipeline.c. */
bool mw_make_entities(mw_article *article, const mw_model *model, mw_error *err);

#endif
