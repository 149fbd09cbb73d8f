/* SPDX-License-Identifier: MIT */
/* told.h -- who is told to have counted, while the words around a figure are read for it. */
#ifndef FIGURES_TOLD_H
#define FIGURES_TOLD_H

#include "figures/figures_impl.h"

enum { MW_TOLD_REACH = 24 }; /* tokens */

typedef struct mw_told {
    uint32_t source, carrier;
    bool unnamed; /* somebody counted who has no name: "a local monitoring group" */
    bool citing;  /* by somebody who cites */
    uint64_t rules;
} mw_told;

/* ---- source.c */
/* The mention counted, or is an outlet that passes the count on; what cannot count is left out. */
void mw_note_counter(const mw_figuring *f, mw_told *t, uint32_t mention);
/* The mention that ends right before the verb at `at`: its subject; MW_NO_INDEX. */
uint32_t mw_figure_subject(const mw_figuring *f, uint32_t at);
mw_str mw_counting_role(const mw_figuring *f, uint32_t at, mw_hit *hit); /* of counting.tsv; none: empty */

/* ---- spoken.c */
void mw_read_quotes(const mw_figuring *f, const mw_count *count, mw_told *t);
void mw_read_saying(const mw_figuring *f, const mw_count *count, mw_told *t);
/* The smallest quotation that holds byte `at` and is wider than `wider`; NULL. */
const mw_quote *mw_quote_around(const mw_figuring *f, uint32_t at, uint32_t wider);

#endif
