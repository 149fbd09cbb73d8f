/* SPDX-License-Identifier: MIT */
/* about.h -- where what happened to a figure is looked for, each in a file of its own. */
#ifndef FIGURES_ABOUT_H
#define FIGURES_ABOUT_H

#include "figures/figures_impl.h"

void mw_tell(mw_count *count, const mw_row *row, uint32_t at);
/* Column `only` of happenings.tsv: is it told of such a count? */
bool mw_told_only_of(const mw_figuring *f, const mw_count *count, mw_str only);

static inline bool mw_is_amount(const mw_count *count)
{
    return count->counted == MW_MONEY || count->counted == MW_MEASURE;
}

/* ---- before.c */
bool mw_tell_before(mw_figuring *f, mw_count *count);
bool mw_tell_joined(mw_figuring *f, mw_count *count); /* only where no verb stands behind it */

/* ---- after.c: `next` is the figure behind it, or NULL */
bool mw_tell_after(mw_figuring *f, mw_count *count, const mw_count *next);

#endif
