/* SPDX-License-Identifier: MIT */
/* Allocation with a clear error, and the countdown by which tests make it fail. */
#include "base/memory.h"

#include <stdlib.h>

static _Thread_local unsigned long countdown; /* 0: off; 1: all fail; n: n - 1 more succeed */

void mw_memory_fail_after(unsigned long n)
{
    countdown = n;
}

static bool exhausted(void)
{
    if (countdown > 1) {
        countdown--;
        return false;
    }
    return countdown == 1;
}

void *mw_memory_get(size_t bytes, mw_error *err)
{
    void *memory = exhausted() ? NULL : calloc(1, bytes ? bytes : 1);
    if (!memory)
        mw_fail(err, MW_ENOMEM, 0, "out of memory (%zu bytes asked)", bytes);
    return memory;
}

void *mw_memory_grow(void *old, size_t bytes, mw_error *err)
{
    void *memory = exhausted() ? NULL : realloc(old, bytes ? bytes : 1);
    if (!memory)
        mw_fail(err, MW_ENOMEM, 0, "out of memory (%zu bytes asked)", bytes);
    return memory;
}

void mw_memory_free(void *memory)
{
    free(memory);
}
