/* SPDX-License-Identifier: MIT */
/* ids.h -- which ids of a run would be equal.
 *
 * Only hashes are kept, 8 bytes an article, so that a run's memory hardly grows with its length. */
#ifndef READ_IDS_H
#define READ_IDS_H

#include "base/memory.h"

typedef struct mw_ids {
    uint64_t *slots; /* 0: free; the lowest bit says that it was added more than once */
    size_t capacity, count;
} mw_ids; /* {0} is an empty one */

void mw_ids_free(mw_ids *ids);
bool mw_ids_add(mw_ids *ids, mw_str id, mw_error *err);
unsigned mw_ids_times(const mw_ids *ids, mw_str id); /* 0, 1, or 2 for more than once */

#endif
