/* SPDX-License-Identifier: MIT */
/* arena.h -- memory that goes away together.
 *
 * An article has one arena; whatever is found in it lives there, so most error paths are a plain
 * return. An arena has a budget in bytes: past it every request fails, for that article only. */
#ifndef BASE_ARENA_H
#define BASE_ARENA_H

#include <stdalign.h>

#include "base/memory.h"

typedef struct mw_arena mw_arena;

mw_arena *mw_arena_create(size_t budget_bytes, mw_error *err); /* 0: no budget */
void mw_arena_free(mw_arena *arena);                           /* NULL is fine */
size_t mw_arena_used(const mw_arena *arena);

/* Zeroed memory, aligned for any type. */
void *mw_arena_get(mw_arena *arena, size_t bytes, mw_error *err);
/* The same, not zeroed: for what is written whole. */
void *mw_arena_raw(mw_arena *arena, size_t bytes, mw_error *err);
/* Of the last thing given out, only the first `kept` of its `bytes` were needed. Nothing else may
 * have been given out since; else it stays as it is. */
void mw_arena_give_back(mw_arena *arena, void *memory, size_t bytes, size_t kept);
/* Makes an array of the arena longer, in place when it was the last thing given out. */
void *mw_arena_grow(mw_arena *arena, void *old, size_t old_bytes, size_t bytes, mw_error *err);
/* A copy that also ends in NUL. "Not known" stays "not known". False when out of memory. */
bool mw_arena_copy(mw_arena *arena, mw_str text, mw_str *copy, mw_error *err);
/* printf into the arena. */
bool mw_arena_print(mw_arena *arena, mw_str *text, mw_error *err, const char *format, ...)
    __attribute__((format(printf, 4, 5)));

#define mw_arena_new(arena, type, err) ((type *)mw_arena_get((arena), sizeof(type), (err)))

/* Appends to an array in the arena: items, count and capacity are lvalues of the caller. */
#define mw_arena_push(arena, items, count, capacity, value, err)                                   \
    (((count) < (capacity) ||                                                                      \
      mw_arena_widen((arena), (void **)&(items), sizeof *(items), &(capacity), (err)))             \
         ? ((items)[(count)++] = (value), true)                                                    \
         : false)

bool mw_arena_widen(mw_arena *arena, void **items, size_t item_bytes, size_t *capacity,
                    mw_error *err);

#endif
