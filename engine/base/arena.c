/* SPDX-License-Identifier: MIT */
/* Chunks that double up to a megabyte, a bump pointer in the newest. Sanitizer builds poison what
 * has not been given out, so that reading past an array is caught inside an arena too. */
#include "base/arena.h"

#include <stdarg.h>
#include <stdio.h>

#ifdef MW_SANITIZE
#include <sanitizer/asan_interface.h>
#else
#define ASAN_POISON_MEMORY_REGION(address, bytes)   ((void)(address), (void)(bytes))
#define ASAN_UNPOISON_MEMORY_REGION(address, bytes) ((void)(address), (void)(bytes))
#endif

enum { ALIGNMENT = alignof(max_align_t), CHUNK_FIRST = 16 << 10, CHUNK_MAX = 1 << 20 };

typedef struct chunk {
    struct chunk *older;
    size_t bytes, used;
    alignas(max_align_t) char room[];
} chunk;

struct mw_arena {
    chunk *newest;
    size_t budget, used;
};

mw_arena *mw_arena_create(size_t budget_bytes, mw_error *err)
{
    mw_arena *arena = mw_memory_get(sizeof *arena, err);
    if (arena)
        arena->budget = budget_bytes ? budget_bytes : SIZE_MAX / 2;
    return arena;
}

void mw_arena_free(mw_arena *arena)
{
    if (!arena)
        return;
    for (chunk *c = arena->newest, *older; c; c = older) {
        older = c->older;
        ASAN_UNPOISON_MEMORY_REGION(c->room, c->bytes);
        mw_memory_free(c);
    }
    mw_memory_free(arena);
}

size_t mw_arena_used(const mw_arena *arena)
{
    return arena->used;
}

static bool add_chunk(mw_arena *arena, size_t least, mw_error *err)
{
    size_t bytes = arena->newest ? arena->newest->bytes * 2 : CHUNK_FIRST;
    if (bytes > CHUNK_MAX)
        bytes = CHUNK_MAX;
    if (bytes < least)
        bytes = least;
    if (bytes > SIZE_MAX - sizeof(chunk))
        return mw_fail(err, MW_ENOMEM, 0, "out of memory");
    chunk *c = mw_memory_get(sizeof *c + bytes, err);
    if (!c)
        return false;
    c->bytes = bytes;
    c->older = arena->newest;
    arena->newest = c;
    ASAN_POISON_MEMORY_REGION(c->room, c->bytes);
    return true;
}

void *mw_arena_get(mw_arena *arena, size_t bytes, mw_error *err)
{
    if (bytes > arena->budget - arena->used || bytes > SIZE_MAX - ALIGNMENT) {
        mw_fail(err, MW_ENOMEM, 0, "needs more than its budget of %zu bytes", arena->budget);
        return NULL;
    }
    size_t whole = (bytes + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    if (!arena->newest || arena->newest->bytes - arena->newest->used < whole)
        if (!add_chunk(arena, whole, err))
            return NULL;
    chunk *c = arena->newest;
    void *memory = c->room + c->used;
    c->used += whole;
    arena->used += whole < arena->budget - arena->used ? whole : arena->budget - arena->used;
    ASAN_UNPOISON_MEMORY_REGION(memory, bytes);
    return memory;
}

void *mw_arena_grow(mw_arena *arena, void *old, size_t old_bytes, size_t bytes, mw_error *err)
{
    chunk *c = arena->newest;
    size_t held = (old_bytes + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    if (old && bytes <= held) {
        if (bytes > old_bytes)
            ASAN_UNPOISON_MEMORY_REGION(old, bytes);
        return old;
    }
    if (old && (char *)old + held == c->room + c->used && bytes - held <= c->bytes - c->used &&
        bytes <= SIZE_MAX - ALIGNMENT) {
        size_t more = (bytes + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT - held;
        if (more <= c->bytes - c->used && more <= arena->budget - arena->used) {
            c->used += more;
            arena->used += more;
            ASAN_UNPOISON_MEMORY_REGION(old, bytes);
            return old;
        }
    }
    void *memory = mw_arena_get(arena, bytes, err);
    if (memory && old)
        memcpy(memory, old, old_bytes);
    return memory;
}

bool mw_arena_widen(mw_arena *arena, void **items, size_t item_bytes, size_t *capacity,
                    mw_error *err)
{
    size_t more = *capacity ? *capacity * 2 : 16;
    if (more > SIZE_MAX / 2 / item_bytes)
        return mw_fail(err, MW_ENOMEM, 0, "out of memory");
    void *memory = mw_arena_grow(arena, *items, *capacity * item_bytes, more * item_bytes, err);
    if (!memory)
        return false;
    *items = memory;
    *capacity = more;
    return true;
}

bool mw_arena_copy(mw_arena *arena, mw_str text, mw_str *copy, mw_error *err)
{
    *copy = text;
    if (!text.data)
        return true;
    char *memory = mw_arena_get(arena, text.len + 1, err);
    if (!memory)
        return false;
    memcpy(memory, text.data, text.len);
    copy->data = memory;
    return true;
}

bool mw_arena_print(mw_arena *arena, mw_str *text, mw_error *err, const char *format, ...)
{
    va_list args, again;
    va_start(args, format);
    va_copy(again, args);
    int len = vsnprintf(NULL, 0, format, args);
    va_end(args);
    char *memory = len < 0 ? NULL : mw_arena_get(arena, (size_t)len + 1, err);
    if (memory) {
        vsnprintf(memory, (size_t)len + 1, format, again);
        *text = (mw_str){memory, (size_t)len};
    }
    va_end(again);
    return memory != NULL;
}
