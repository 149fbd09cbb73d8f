/* SPDX-License-Identifier: MIT */
/* figures.h -- how many, of what, by whose count. */
#ifndef FIGURES_FIGURES_H
#define FIGURES_FIGURES_H

#include <moonwire/article.h>
#include <moonwire/model.h>

/* Makes the layer; what it needs: annotate/pipeline.c. */
bool mw_make_figures(mw_article *article, const mw_model *model, mw_error *err);

#endif
