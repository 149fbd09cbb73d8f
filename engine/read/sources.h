/* SPDX-License-Identifier: MIT */
/* sources.h -- what a reader was given, as one flat list: files, standard input, memory. */
#ifndef READ_SOURCES_H
#define READ_SOURCES_H

#include "base/memory.h"

typedef struct mw_source_item {
    char *path;      /* what to open; "-": standard input; NULL: the bytes are in memory */
    mw_str name;     /* the path below INPUT */
    mw_str bytes;
    mw_error *error; /* this place could not be listed; NULL: it can be tried */
} mw_source_item;

typedef struct mw_sources {
    mw_source_item *items;
    size_t count, capacity;
} mw_sources; /* {0} is an empty one */

void mw_sources_free(mw_sources *sources);
bool mw_sources_add_path(mw_sources *sources, const char *path, mw_error *err);
bool mw_sources_add_bytes(mw_sources *sources, mw_str name, mw_str bytes, mw_error *err);

/* Puts the files below it in place of each folder: those whose names say that they may hold
 * articles, in the order of their paths. */
bool mw_sources_expand(mw_sources *sources, mw_error *err);

/* "pages/lavrov.txt" -> "lavrov" */
mw_str mw_source_base_name(mw_str name);

#endif
