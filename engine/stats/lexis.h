/* SPDX-License-Identifier: MIT */
/* lexis.h -- a number for each different word, so that counting compares no letters. */
#ifndef STATS_LEXIS_H
#define STATS_LEXIS_H

#include <moonwire/text.h>

#include "base/arena.h"
#include "base/buf.h"

enum { MW_LEXIS_NONE = -1 };

typedef struct mw_lexis_word {
    mw_str text;
    uint32_t article, posting; /* where it was counted last: article number plus one */
    uint32_t stamp, window;    /* what measures of variety note beside it */
    uint16_t letters, syllables;
    bool left_out; /* a function word: it fills the text, and is not counted itself */
} mw_lexis_word;

/* One slot tells all of nearly every word: its first eight bytes and the next eight, or their hash.
 */
typedef struct mw_lexis_slot {
    uint64_t first, second;
    uint32_t len, number; /* number plus one; 0: free */
} mw_lexis_slot;

typedef struct mw_lexis {
    mw_arena *arena;
    mw_lexis_word *words; /* by number */
    uint32_t count, capacity;
    mw_lexis_slot *slots; /* open addressing, at most half full */
    size_t slot_count;
    mw_buf wide; /* for words that are not plain ASCII */
} mw_lexis;

bool mw_lexis_start(mw_lexis *lexis, mw_error *err);
void mw_lexis_free(mw_lexis *lexis);

/* The number of a text as it stands, found or given; -1 when out of memory. */
int64_t mw_lexis_number(mw_lexis *lexis, mw_str text, mw_error *err);
/* The same of its lower case. */
int64_t mw_lexis_fold(mw_lexis *lexis, mw_str text, mw_error *err);
/* The numbers of an article's words in lower case, MW_LEXIS_NO_WORD for what is none; several times
 * as fast. */
#define MW_LEXIS_NO_WORD UINT32_MAX
bool mw_lexis_fold_all(mw_lexis *lexis, mw_str text, const mw_token *tokens, size_t count,
                       uint32_t *numbers, mw_error *err);
/* -1: it has none. */
int64_t mw_lexis_find(const mw_lexis *lexis, mw_str text);

/* All numbers by the words' bytes; freed with mw_memory_free. */
uint32_t *mw_lexis_order(const mw_lexis *lexis, mw_error *err);

#endif
