/* SPDX-License-Identifier: MIT */
/* aliases.h -- what the files that resolve other names of a bearer share. */
#ifndef NAMES_ALIASES_H
#define NAMES_ALIASES_H

#include "names/names_impl.h"

/* The mark is another name of the bearer, by this rule. */
void mw_mark_give(mw_namer *namer, mw_mark *mark, uint32_t bearer, const char *rule);

/* bynames.c: "better known as". Never fails. */
bool mw_bynames_find(mw_namer *namer);
/* acronyms.c */
bool mw_acronyms_find(mw_namer *namer, mw_error *err);

#endif
