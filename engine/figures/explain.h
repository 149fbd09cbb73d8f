/* SPDX-License-Identifier: MIT */
/* explain.h -- which numbers some words of an article hold, and by which rules they are figures or
 * none. */
#ifndef FIGURES_EXPLAIN_H
#define FIGURES_EXPLAIN_H

#include "figures/rules.h"

/* Reads the figures again with a record, of which those that overlap `span` are left. The article
 * has its other layers, and its figures stay as they are. */
bool mw_figure_readings(mw_article *article, const mw_model *model, mw_span span, mw_figure_record *record,
                        mw_error *err);

#endif
