/* SPDX-License-Identifier: MIT */
/* Chunks that double up to a megabyte, a bump pointer in the newest. A large one comes zeroed, which costs
 * nothing where it is never touched; a small one is zeroed as it is given out. Sanitizer builds poison what
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
    size_t dirty; /* what lies behind is zero, and perhaps not even there yet */
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
    bool large = bytes >= CHUNK_MAX;
    chunk *c = large ? mw_memory_get(sizeof *c + bytes, err) : mw_memory_grow(NULL, sizeof *c + bytes, err);
    if (!c)
        return false;
    c->bytes = bytes;
    c->used = 0;
    c->dirty = large ? 0 : bytes;
    c->older = arena->newest;
    arena->newest = c;
    ASAN_POISON_MEMORY_REGION(c->room, c->bytes);
    return true;
}

static size_t whole_of(size_t bytes)
{
    return (bytes + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
}

/* Gives memory out, and says how much of it may not be zero. */
static void *give(mw_arena *arena, size_t bytes, size_t *dirty, mw_error *err)
{
    if (bytes > arena->budget - arena->used || bytes > SIZE_MAX - ALIGNMENT) {
        mw_fail(err, MW_ENOMEM, 0, "needs more than its budget of %zu bytes", arena->budget);
        return NULL;
    }
    size_t whole = whole_of(bytes);
    if (!arena->newest || arena->newest->bytes - arena->newest->used < whole)
        if (!add_chunk(arena, whole, err))
            return NULL;
    chunk *c = arena->newest;
    void *memory = c->room + c->used;
    size_t behind = c->dirty > c->used ? c->dirty - c->used : 0;
    *dirty = behind < bytes ? behind : bytes;
    c->used += whole;
    c->dirty = c->dirty > c->used ? c->dirty : c->used;
    arena->used += whole < arena->budget - arena->used ? whole : arena->budget - arena->used;
    ASAN_UNPOISON_MEMORY_REGION(memory, bytes);
    return memory;
}

void *mw_arena_raw(mw_arena *arena, size_t bytes, mw_error *err)
{
    size_t dirty;
    return give(arena, bytes, &dirty, err);
}

void *mw_arena_get(mw_arena *arena, size_t bytes, mw_error *err)
{
    size_t dirty;
    void *memory = give(arena, bytes, &dirty, err);
    return memory ? memset(memory, 0, dirty) : NULL;
}

void mw_arena_give_back(mw_arena *arena, void *memory, size_t bytes, size_t kept)
{
    chunk *c = arena->newest;
    size_t less = whole_of(bytes) - whole_of(kept);
    if (!c || (char *)memory + whole_of(bytes) != c->room + c->used)
        return;
    c->used -= less;
    arena->used -= less < arena->used ? less : arena->used;
    ASAN_POISON_MEMORY_REGION(c->room + c->used, less);
}

/* Makes the newest thing of its chunk longer where it stands; false: it is not, or there is no room. */
static bool grow_in_place(mw_arena *arena, void *old, size_t old_bytes, size_t bytes)
{
    chunk *c = arena->newest;
    size_t held = whole_of(old_bytes);
    if (bytes <= held)
        return true;
    if ((char *)old + held != c->room + c->used || bytes - held > c->bytes - c->used ||
        bytes > SIZE_MAX - ALIGNMENT)
        return false;
    size_t more = whole_of(bytes) - held;
    if (more > c->bytes - c->used || more > arena->budget - arena->used)
        return false;
    c->used += more;
    c->dirty = c->dirty > c->used ? c->dirty : c->used;
    arena->used += more;
    return true;
}

void *mw_arena_grow(mw_arena *arena, void *old, size_t old_bytes, size_t bytes, mw_error *err)
{
    void *memory = old && grow_in_place(arena, old, old_bytes, bytes) ? old : mw_arena_raw(arena, bytes, err);
    if (!memory)
        return NULL;
    if (memory == old)
        ASAN_UNPOISON_MEMORY_REGION(old, bytes);
    else if (old)
        memcpy(memory, old, old_bytes);
    size_t known = old ? old_bytes : 0;
    if (bytes > known)
        memset((char *)memory + known, 0, bytes - known);
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
    char *memory = mw_arena_raw(arena, text.len + 1, err);
    if (!memory)
        return false;
    memcpy(memory, text.data, text.len);
    memory[text.len] = '\0';
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
