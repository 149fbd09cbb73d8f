/* SPDX-License-Identifier: MIT */
/* listing.h -- what a reader was given, as one flat list: files, standard input, memory. */
#ifndef READ_LISTING_H
#define READ_LISTING_H

#include "base/memory.h"

typedef struct mw_listed {
    char *path;  /* what to open; "-": standard input; NULL: the bytes are in memory */
    mw_str name; /* the path below INPUT */
    mw_str bytes;
    mw_error *error; /* this place could not be listed; NULL: it can be tried */
} mw_listed;

typedef struct mw_listing {
    mw_listed *items;
    size_t count, capacity;
} mw_listing; /* {0} is an empty one */

void mw_listing_free(mw_listing *listing);
bool mw_listing_add_path(mw_listing *listing, const char *path, mw_error *err);
bool mw_listing_add_bytes(mw_listing *listing, mw_str name, mw_str bytes, mw_error *err);

/* Puts the files below it in place of each folder: those whose names say that they may hold
 * articles, in the order of their paths. */
bool mw_listing_expand(mw_listing *listing, mw_error *err);

/* "pages/lavrov.txt" -> "lavrov" */
mw_str mw_listed_base_name(mw_str name);

#endif
