/* SPDX-License-Identifier: MIT */
/* dates.h -- when: dates, times, durations and sets of them, with their values. */
#ifndef DATES_DATES_H
#define DATES_DATES_H

#include <moonwire/article.h>
#include <moonwire/model.h>

/* Makes the layer; what it needs: annotate/pipeline.c. */
bool mw_make_dates(mw_article *article, const mw_model *model, mw_error *err);

#endif
