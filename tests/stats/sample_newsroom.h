/* SPDX-License-Identifier: MIT */
/* sample_newsroom.h -- articles of a made-up country, and which of them are copies.
 *
 * An event has its people, places, counts and statements; a report of it puts a sentence of each kind into words of
 * its own. So a decoy (same event, own words, the same quotations) shares facts and quotations with a report, and a
 * copy shares its sentences. The same seed gives the same articles on every machine. */
#ifndef STATS_SAMPLE_NEWSROOM_H
#define STATS_SAMPLE_NEWSROOM_H

#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"

typedef enum newsroom_kind {
    NEWSROOM_REPORT,
    /* copies */
    NEWSROOM_SAME,
    NEWSROOM_CUT,      /* the end is missing: up to three paragraphs in ten */
    NEWSROOM_DATELINE, /* under another headline and dateline */
    NEWSROOM_FIGURE,   /* one figure is another */
    NEWSROOM_LONGER,   /* two paragraphs were added */
    NEWSROOM_DECOY,    /* no copy */
    /* harder ones, of which the measurement says what becomes */
    NEWSROOM_BRITISH,   /* a copy in British spelling */
    NEWSROOM_QUOTES,    /* a copy with straight quotation marks */
    NEWSROOM_REORDERED, /* a copy whose paragraphs stand the other way round */
    NEWSROOM_BRIEF,     /* a copy of the first two paragraphs */
    NEWSROOM_TWO_CUTS,  /* a copy of which the first third is missing */
    NEWSROOM_JOINT,     /* half of a report's paragraphs among as many of its own: no copy */
    NEWSROOM_LIVE,      /* three reports one after another in one page: no copy of any */
    NEWSROOM_KINDS
} newsroom_kind;

/* Writes the article: event and wording say which report it is or is made of, `own` what is its own. */
void newsroom_write(mw_buf *out, newsroom_kind kind, uint32_t event, uint32_t own);
/* The day's weather or rates of exchange, in the same form each day: no copies. */
void newsroom_bulletin(mw_buf *out, uint32_t day);
const char *newsroom_kind_name(newsroom_kind kind);

#endif
