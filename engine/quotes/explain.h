/* SPDX-License-Identifier: MIT */
/* explain.h -- what decided who said the words of an article, and what was turned down on the way.
 */
#ifndef QUOTES_EXPLAIN_H
#define QUOTES_EXPLAIN_H

#include "quotes/rules.h"

enum { MW_QUOTE_NOTES_TOLD = 400 };

typedef struct mw_quote_reasons {
    mw_str
        *shown; /* the quotations that touch the words, with their cue and its line of the table */
    mw_str *held; /* what the rules found in their sentences, in the order of the decisions */
    mw_str *fell; /* what they turned down: no cue, no quotation, not the speaker */
    size_t shown_count, shown_capacity, held_count, held_capacity, fell_count, fell_capacity;
} mw_quote_reasons;

/* Reads the quotations of an article again with a record; it has been read up to its names and
 * dates, and its layer of quotations is made anew. Of a quotation (`is_quote`) whatever decided in
 * its sentences is told, of other words only what decided about them. Everything told is in
 * `arena`. */
bool mw_quote_reasons_of(mw_article *article, const mw_model *model, mw_span span, bool is_quote,
                         mw_arena *arena, mw_quote_reasons *reasons, mw_error *err);

#endif
