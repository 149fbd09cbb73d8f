/* SPDX-License-Identifier: MIT */
/* Words and their numbers. */
#include "stats/lexis.h"

#include "base/eight.h"
#include "base/hash.h"
#include "stats/syllables.h"
#include "text/utf8.h"

#include <stdlib.h>

enum { FOLDED_MAX = 64 };

bool mw_lexis_start(mw_lexis *lexis, mw_error *err)
{
    *lexis = (mw_lexis){.arena = mw_arena_create(0, err)};
    return lexis->arena != NULL;
}

void mw_lexis_free(mw_lexis *lexis)
{
    mw_arena_free(lexis->arena);
    mw_memory_free(lexis->words);
    mw_memory_free(lexis->slots);
    mw_buf_free(&lexis->wide);
    *lexis = (mw_lexis){0};
}

/* The slot of a word, or the free one where it would go. */
static uint32_t *slot_of(const mw_lexis *lexis, mw_str text, uint32_t hash)
{
    size_t mask = lexis->slot_count - 1;
    for (size_t i = hash & mask;; i = (i + 1) & mask) {
        uint32_t *slot = &lexis->slots[i];
        if (!*slot)
            return slot;
        const mw_lexis_word *word = &lexis->words[*slot - 1];
        if (word->hash == hash && mw_str_equal(word->text, text))
            return slot;
    }
}

static bool widen_slots(mw_lexis *lexis, mw_error *err)
{
    size_t wider = lexis->slot_count ? lexis->slot_count * 2 : 1024;
    uint32_t *slots = mw_memory_get(wider * sizeof *slots, err);
    if (!slots)
        return false;
    mw_memory_free(lexis->slots);
    lexis->slots = slots;
    lexis->slot_count = wider;
    for (uint32_t i = 0; i < lexis->count; i++) {
        size_t at = lexis->words[i].hash & (wider - 1);
        while (slots[at])
            at = (at + 1) & (wider - 1);
        slots[at] = i + 1;
    }
    return true;
}

static bool reserve(mw_lexis *lexis, mw_error *err)
{
    if ((size_t)lexis->count * 2 + 2 > lexis->slot_count && !widen_slots(lexis, err))
        return false;
    if (lexis->count < lexis->capacity)
        return true;
    if (lexis->count >= UINT32_MAX / 4)
        return mw_fail(err, MW_ELIMIT, 0, "more than %u different words", UINT32_MAX / 4);
    uint32_t capacity = lexis->capacity ? lexis->capacity * 2 : 256;
    mw_lexis_word *words = mw_memory_grow(lexis->words, capacity * sizeof *words, err);
    if (!words)
        return false;
    lexis->words = words;
    lexis->capacity = capacity;
    return true;
}

static uint16_t letters_of(mw_str text)
{
    size_t letters = 0;
    for (size_t at = 0, next; at < text.len; at = next)
        letters += mw_utf8_is_letter(mw_utf8_next(text, at, &next));
    return letters < UINT16_MAX ? (uint16_t)letters : UINT16_MAX;
}

int64_t mw_lexis_number(mw_lexis *lexis, mw_str text, mw_error *err)
{
    uint32_t hash = (uint32_t)mw_hash(text);
    if (!reserve(lexis, err))
        return MW_LEXIS_NONE;
    uint32_t *slot = slot_of(lexis, text, hash);
    if (*slot)
        return *slot - 1;
    mw_lexis_word made = {.hash = hash, .letters = letters_of(text), .syllables = mw_syllables(text)};
    if (!mw_arena_copy(lexis->arena, text, &made.text, err))
        return MW_LEXIS_NONE;
    lexis->words[lexis->count] = made;
    *slot = ++lexis->count;
    return lexis->count - 1;
}

int64_t mw_lexis_fold(mw_lexis *lexis, mw_str text, mw_error *err)
{
    char folded[FOLDED_MAX];
    size_t i = 0;
    uint64_t high = text.len < FOLDED_MAX ? 0 : MW_EACH_HIGH;
    for (; !high && i + MW_EIGHT <= text.len; i += MW_EIGHT) {
        uint64_t eight = mw_eight_of(text.data + i);
        high = eight & MW_EACH_HIGH;
        mw_eight_put(mw_eight_lower(eight), folded + i);
    }
    if (!high) {
        uint64_t rest = mw_eight_few(text.data + i, text.len - i);
        high = rest & MW_EACH_HIGH;
        rest = mw_eight_lower(rest);
        for (; i < text.len; i++, rest >>= 8)
            folded[i] = (char)rest;
    }
    if (!high)
        return mw_lexis_number(lexis, (mw_str){folded, text.len}, err);
    mw_buf_clear(&lexis->wide);
    mw_utf8_fold(text, &lexis->wide);
    return mw_buf_ok(&lexis->wide, err) ? mw_lexis_number(lexis, mw_buf_str(&lexis->wide), err) : MW_LEXIS_NONE;
}

int64_t mw_lexis_find(const mw_lexis *lexis, mw_str text)
{
    if (!lexis->slot_count)
        return MW_LEXIS_NONE;
    return (int64_t)*slot_of(lexis, text, (uint32_t)mw_hash(text)) - 1;
}

static int by_bytes(const void *a, const void *b, void *lexis)
{
    const mw_lexis_word *words = ((const mw_lexis *)lexis)->words;
    return mw_str_compare(words[*(const uint32_t *)a].text, words[*(const uint32_t *)b].text);
}

uint32_t *mw_lexis_order(const mw_lexis *lexis, mw_error *err)
{
    uint32_t *order = mw_memory_get(((size_t)lexis->count + 1) * sizeof *order, err);
    for (uint32_t i = 0; order && i < lexis->count; i++)
        order[i] = i;
    if (order)
        qsort_r(order, lexis->count, sizeof *order, by_bytes, (void *)lexis);
    return order;
}
