/* SPDX-License-Identifier: MIT */
/* counts.h -- the count that all statistics of this room are made of.
 *
 * A key is two texts (a tally leaves the second empty). Each has an exact number and its first
 * sightings. Adding, merging and loading give the same state in whatever order they come. */
#ifndef STATS_COUNTS_H
#define STATS_COUNTS_H

#include <moonwire/statistic.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/map.h"

typedef struct mw_count {
    mw_str first, second;
    uint64_t hash;     /* of both */
    uint64_t times;    /* what was counted */
    uint64_t spans;    /* how many sightings there were */
    mw_sighting *kept; /* rising, all different */
    uint32_t kept_count, kept_capacity;
} mw_count;

typedef struct mw_counts {
    mw_arena *arena;
    mw_map texts; /* ids and dates of articles, each kept once */
    mw_count *items;
    size_t count, capacity;
    size_t *slots; /* open addressing, at most half full: index in items plus one; 0: free */
    size_t slot_count;
} mw_counts;

bool mw_counts_start(mw_counts *counts, mw_error *err);
void mw_counts_free(mw_counts *counts);

bool mw_counts_add(mw_counts *counts, mw_str first, mw_str second, uint64_t times,
                   const mw_sighting *where, mw_error *err);
bool mw_counts_merge(mw_counts *into, const mw_counts *from, mw_error *err);
const mw_count *mw_counts_find(const mw_counts *counts, mw_str first, mw_str second);

/* All counts in an order of their own: by key, or the greatest first and then by key. The array is
 * freed with mw_memory_free. */
const mw_count **mw_counts_by_key(const mw_counts *counts, mw_error *err);
const mw_count **mw_counts_by_times(const mw_counts *counts, mw_error *err);

/* Adds a row with the evidence of a count (NULL: none). */
bool mw_counts_row(mw_frame *frame, const mw_cell *cells, const mw_count *count, mw_error *err);

/* bytes.c: numbers and texts in bytes. A reader that meets bytes that make no sense fails for good;
 * mw_bytes_ok tells. */
typedef struct mw_bytes {
    mw_str rest;
    bool bad;
} mw_bytes;
void mw_bytes_put(mw_buf *out, uint64_t number);
void mw_bytes_put_text(mw_buf *out, mw_str text);
uint64_t mw_bytes_get(mw_bytes *bytes);
mw_str mw_bytes_get_text(mw_bytes *bytes);
/* Whether all was read and made sense; else the error of a statistic of that name. */
bool mw_bytes_end(const mw_bytes *bytes, const char *name, mw_error *err);
/* What every saved statistic starts with. */
void mw_bytes_put_name(mw_buf *out, const char *name);
void mw_bytes_get_name(mw_bytes *bytes, const char *name);

bool mw_counts_save(const mw_counts *counts, mw_buf *out, mw_error *err);
bool mw_counts_load(mw_counts *counts, mw_bytes *bytes, mw_error *err);

#endif
