/* SPDX-License-Identifier: MIT */
/* copies.h -- which articles of a corpus are copies of one report (neardup.h says when they are). */
#ifndef RUN_COPIES_H
#define RUN_COPIES_H

#include <moonwire/store.h>

/* Fills cluster and independent of every article. To be called when an ingest is over. */
bool mw_find_copies(mw_store *store, mw_error *err);

#endif
