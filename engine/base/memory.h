/* SPDX-License-Identifier: MIT */
/* memory.h -- every allocation of the engine, so that a test can make the n-th one fail. */
#ifndef BASE_MEMORY_H
#define BASE_MEMORY_H

#include <moonwire/error.h>

void *mw_memory_get(size_t bytes, mw_error *err);              /* zeroed; free with mw_memory_free */
void *mw_memory_grow(void *old, size_t bytes, mw_error *err);  /* on failure `old` stays valid */
void mw_memory_free(void *memory);                             /* NULL is fine */

/* Tests only: this thread's n-th allocation from now fails, and all after it; 0 turns it off. */
void mw_memory_fail_after(unsigned long n);

#endif
