/* SPDX-License-Identifier: MIT */
/* memo.h -- what costs something to work out and is asked for again and again, kept for all threads.
 *
 * A memo holds values by keys, both of a fixed size. A value must be a function of its key alone: whether
 * it is found or worked out anew then makes no difference to any result, and neither does who came first.
 * Nothing is ever replaced; where no place is left, nothing is kept. Readers wait for nobody. */
#ifndef MODEL_MEMO_H
#define MODEL_MEMO_H

#include <moonwire/error.h>

#include <stddef.h>
#include <stdint.h>

typedef struct mw_memo mw_memo;

/* `places` is a power of two, `key_size` a multiple of 8. Memory is touched only where something is kept. */
mw_memo *mw_memo_new(size_t places, size_t key_size, size_t value_size, mw_error *err);
void mw_memo_free(mw_memo *memo); /* NULL is fine */

/* The value of a key, or NULL. `hash`: of the key, well mixed. */
const void *mw_memo_find(const mw_memo *memo, uint64_t hash, const void *key);

/* Asks for the memory of a key that will be looked for soon. */
void mw_memo_fetch(const mw_memo *memo, uint64_t hash);

/* Keeps a copy of the value where a place is free, and returns it; NULL: it was not kept. */
const void *mw_memo_keep(mw_memo *memo, uint64_t hash, const void *key, const void *value);

#endif
