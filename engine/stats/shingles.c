/* SPDX-License-Identifier: MIT */
/* A text as the set of its shingles: runs of five words outside quotation marks, each as a number.
 */
#include <stdlib.h>

#include "base/hash.h"
#include "base/memory.h"
#include "stats/neardup_impl.h"

enum { WORDS = 5, WORD_MAX = 64 };

typedef struct reader {
    mw_str text;
    size_t at;
    char close[4]; /* the mark that ends the quotation in which we are; "": in none */
} reader;

static bool is_word(unsigned char c)
{
    return c >= 0x80 || (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z');
}

/* Bytes of the punctuation that begins with 0xe2 0x80 (dashes, quotation marks), or of a French
 * mark; 0: a letter. */
static size_t mark_length(mw_str rest)
{
    if (rest.len >= 3 && !memcmp(rest.data, "\xe2\x80", 2))
        return 3;
    return rest.len >= 2 && (!memcmp(rest.data, "\xc2\xab", 2) ||
                             !memcmp(rest.data, "\xc2\xbb", 2) || !memcmp(rest.data, "\xc2\xa0", 2))
               ? 2
               : 0;
}

static const struct {
    const char *open, *close;
} QUOTES[] = {{"\xe2\x80\x9c", "\xe2\x80\x9d"}, {"\xc2\xab", "\xc2\xbb"}, {"\"", "\""}};

static bool starts(mw_str rest, const char *what)
{
    size_t len = strlen(what);
    return rest.len >= len && memcmp(rest.data, what, len) == 0;
}

/* Opens or closes a quotation at a mark; one that is left open ends with its paragraph. */
static void pass_mark(reader *r, mw_str rest)
{
    if (r->close[0]) {
        if (starts(rest, r->close) || rest.data[0] == '\n')
            r->close[0] = '\0';
        return;
    }
    for (size_t i = 0; i < sizeof QUOTES / sizeof *QUOTES; i++)
        if (starts(rest, QUOTES[i].open))
            memcpy(r->close, QUOTES[i].close, strlen(QUOTES[i].close) + 1);
}

/* The next word outside quotation marks, as a number; false at the end. Apostrophes are part of no
 * word, so that it does not matter which of them a desk prints. */
static bool next_word(reader *r, uint64_t *word)
{
    char letters[WORD_MAX];
    size_t len = 0;
    while (r->at < r->text.len) {
        mw_str rest = mw_str_sub(r->text, r->at, r->text.len);
        unsigned char c = (unsigned char)rest.data[0];
        size_t mark = is_word(c) ? mark_length(rest) : 1;
        if (!mark) {
            if (len < WORD_MAX && !r->close[0])
                letters[len++] = (char)(c >= 'A' && c <= 'Z' ? c | 0x20 : c);
            r->at++;
            continue;
        }
        bool apostrophe = c == '\'' || starts(rest, "\xe2\x80\x99") || starts(rest, "\xe2\x80\x98");
        if (len && !apostrophe)
            break; /* the mark is passed with the next word */
        pass_mark(r, rest);
        r->at += mark;
    }
    *word = mw_hash((mw_str){letters, len});
    return len > 0;
}

static int by_size(const void *a, const void *b)
{
    uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
    return (x > y) - (x < y);
}

static uint32_t sort_once(uint32_t *items, size_t count)
{
    size_t kept = 0;
    qsort(items, count, sizeof *items, by_size);
    for (size_t i = 0; i < count; i++)
        if (!kept || items[kept - 1] != items[i])
            items[kept++] = items[i];
    return (uint32_t)kept;
}

/* A word has a letter and its blank, so there are no more shingles than half the bytes. */
bool mw_shingles_of(mw_str text, mw_arena *arena, shingles *set, mw_error *err)
{
    uint32_t *items = mw_memory_get((text.len / 2 + 1) * sizeof *items, err);
    uint64_t window[WORDS] = {0}, word;
    size_t words = 0, count = 0;
    reader r = {.text = text};
    if (!items)
        return false;
    for (; next_word(&r, &word); words++) {
        window[words % WORDS] = word;
        if (words + 1 < WORDS)
            continue;
        uint64_t mixed = 0;
        for (size_t i = 0; i < WORDS; i++) /* the oldest first */
            mixed = (mixed ^ window[(words + 1 + i) % WORDS]) * UINT64_C(0x9e3779b97f4a7c15) +
                    (mixed >> 29);
        items[count++] = (uint32_t)(mixed >> 32);
    }
    set->count = sort_once(items, count);
    set->items = mw_arena_get(arena, (set->count + 1) * sizeof *items, err);
    if (set->items && set->count)
        memcpy(set->items, items, set->count * sizeof *items);
    mw_memory_free(items);
    return set->items != NULL;
}

uint32_t mw_shingles_shared(const shingles *a, const shingles *b)
{
    uint32_t i = 0, j = 0, shared = 0;
    while (i < a->count && j < b->count) {
        uint32_t x = a->items[i], y = b->items[j];
        shared += x == y;
        i += x <= y;
        j += y <= x;
    }
    return shared;
}
