/* SPDX-License-Identifier: MIT */
/* diff_impl.h -- a report as what it says, one thing after the other.
 *
 *     diff_items.c  from the JSON form to items
 *     diff.c        which item of one report is which of the other, and what came of it */
#ifndef RUN_DIFF_IMPL_H
#define RUN_DIFF_IMPL_H

#include <moonwire/diff.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/json.h"

typedef struct item {
    mw_str section; /* the heading it stands under; empty: none */
    mw_str key;     /* what it is, whatever its numbers; with its section */
    mw_str loose;   /* the same by its first words alone, or empty */
    mw_str text;    /* all that it says */
    mw_str cites;   /* the spans it rests on, rising, with blanks */
    bool paired;
} item;

typedef struct items {
    mw_arena *arena;
    mw_json_value *root;
    item *list;
    size_t count, capacity;
} items;

/* False: it is no report. Call mw_items_free in every case. */
bool mw_items_read(items *into, mw_str json, mw_error *err);
void mw_items_free(items *into);
/* A cell or an option as text; nothing for null. */
void mw_items_write_cell(const mw_json_value *cell, mw_buf *out);

#endif
