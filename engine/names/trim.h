/* SPDX-License-Identifier: MIT */
/* trim.h -- the words of a name that the trained model has found. */
#ifndef NAMES_TRIM_H
#define NAMES_TRIM_H

#include "names/names_impl.h"

/* The first of a row and its homonyms that is of the type; NULL: none. */
const mw_row *mw_row_of_type(const mw_row *row, mw_entity_type type);
/* The row of the gazetteer for just the tokens [first, end) as a name of the type; NULL: none. */
const mw_row *mw_row_of_words(const mw_namer *namer, uint32_t first, uint32_t end,
                              mw_entity_type type);

/* Past the words that are no part of the name [first, end), and back over such: at least one token
 * is left. */
uint32_t mw_trimmed_start(const mw_namer *namer, uint32_t first, uint32_t end, mw_entity_type type);
uint32_t mw_trimmed_end(const mw_namer *namer, uint32_t first, uint32_t end);

#endif
