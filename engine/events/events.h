/* SPDX-License-Identifier: MIT */
/* events.h -- who did what to whom. */
#ifndef EVENTS_EVENTS_H
#define EVENTS_EVENTS_H

#include <moonwire/article.h>
#include <moonwire/model.h>

/* Makes the layer; what it needs: annotate/pipeline.c. */
bool mw_make_events(mw_article *article, const mw_model *model, mw_error *err);

#endif
