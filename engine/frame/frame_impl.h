/* SPDX-License-Identifier: MIT */
/* frame_impl.h -- how a frame lies in memory.
 *
 * Cells stand row by row in one array, 16 bytes each. Texts and evidence are in a pool that is
 * shared with the frames picked from this one, so sorting a large result copies no text. */
#ifndef FRAME_FRAME_IMPL_H
#define FRAME_FRAME_IMPL_H

#include <moonwire/frame.h>

#include "base/arena.h"
#include "base/buf.h"

typedef struct pool {
    mw_arena *arena;
    size_t users;        /* frames that hold it */
    mw_str last_article; /* most spans come from the article of the one before */
} pool;

typedef struct slot { /* one cell */
    union {
        int64_t integer;
        double real;
        const char *text;
    } value;
    uint32_t len; /* of a text */
    uint8_t type; /* mw_cell_type */
} slot;

typedef struct row {
    int64_t key;
    mw_cite *kept;
    uint32_t kept_count, kept_capacity;
    uint64_t evidence_count;
} row;

struct mw_frame {
    pool *pool;
    mw_str *names;
    slot *cells; /* row by row */
    row *rows;
    size_t column_count, column_capacity, row_count, row_capacity;
};

/* An empty frame with the columns of `like`, on its pool. */
mw_frame *mw_frame_like(const mw_frame *like, mw_error *err);
/* Appends row `from` of `source`, a frame on the same pool with the same columns. */
bool mw_frame_share_row(mw_frame *frame, const mw_frame *source, size_t from, mw_error *err);

#endif
