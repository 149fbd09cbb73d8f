/* SPDX-License-Identifier: MIT */
/* Words and their numbers. */
#include "stats/lexis.h"

#include "base/eight.h"
#include "base/hash.h"
#include "stats/syllables.h"
#include "text/utf8.h"

#include <stdlib.h>

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

/* ---- the table */

static mw_lexis_slot key_of(mw_str text)
{
    mw_lexis_slot key = {.len = text.len < UINT32_MAX ? (uint32_t)text.len : UINT32_MAX};
    if (text.len < MW_EIGHT) {
        key.first = mw_eight_few(text.data, text.len);
        return key;
    }
    mw_str rest = mw_str_sub(text, MW_EIGHT, text.len);
    key.first = mw_eight_of(text.data);
    key.second = rest.len < MW_EIGHT    ? mw_eight_few(rest.data, rest.len)
                 : rest.len == MW_EIGHT ? mw_eight_of(rest.data)
                                        : mw_hash(rest);
    return key;
}

static inline size_t place_of(const mw_lexis *lexis, const mw_lexis_slot *key)
{
    uint64_t hash =
        ((key->first ^ key->len) * 0x9e3779b97f4a7c15u ^ key->second) * 0xff51afd7ed558ccdu;
    return (size_t)(hash >> 32) & (lexis->slot_count - 1);
}

/* The slot of a word, or the free one where it would go. */
static mw_lexis_slot *slot_of(const mw_lexis *lexis, mw_str text, const mw_lexis_slot *key)
{
    size_t mask = lexis->slot_count - 1;
    for (size_t i = place_of(lexis, key);; i = (i + 1) & mask) {
        mw_lexis_slot *slot = &lexis->slots[i];
        if (!slot->number ||
            (slot->first == key->first && slot->second == key->second && slot->len == key->len &&
             (text.len <= 2 * MW_EIGHT || mw_str_equal(lexis->words[slot->number - 1].text, text))))
            return slot;
    }
}

static bool widen_slots(mw_lexis *lexis, mw_error *err)
{
    size_t wider = lexis->slot_count ? lexis->slot_count * 2 : 1024;
    mw_lexis_slot *slots = mw_memory_get(wider * sizeof *slots, err), *old = lexis->slots;
    size_t old_count = lexis->slot_count;
    if (!slots)
        return false;
    lexis->slots = slots;
    lexis->slot_count = wider;
    for (size_t i = 0; i < old_count; i++)
        if (old[i].number) {
            size_t at = place_of(lexis, &old[i]);
            while (slots[at].number)
                at = (at + 1) & (wider - 1);
            slots[at] = old[i];
        }
    mw_memory_free(old);
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

static int64_t add(mw_lexis *lexis, mw_str text, mw_lexis_slot *slot, mw_lexis_slot key,
                   mw_error *err)
{
    mw_lexis_word made = {.letters = letters_of(text), .syllables = mw_syllables(text)};
    if (!mw_arena_copy(lexis->arena, text, &made.text, err))
        return MW_LEXIS_NONE;
    lexis->words[lexis->count] = made;
    *slot = key;
    slot->number = ++lexis->count;
    return lexis->count - 1;
}

int64_t mw_lexis_number(mw_lexis *lexis, mw_str text, mw_error *err)
{
    mw_lexis_slot key = key_of(text);
    if (!reserve(lexis, err))
        return MW_LEXIS_NONE;
    mw_lexis_slot *slot = slot_of(lexis, text, &key);
    return slot->number ? (int64_t)slot->number - 1 : add(lexis, text, slot, key, err);
}

static int64_t fold_long(mw_lexis *lexis, mw_str text, mw_error *err)
{
    mw_buf_clear(&lexis->wide);
    mw_utf8_fold(text, &lexis->wide);
    return mw_buf_ok(&lexis->wide, err) ? mw_lexis_number(lexis, mw_buf_str(&lexis->wide), err)
                                        : MW_LEXIS_NONE;
}

/* Most words are ASCII and have sixteen letters at most: they are folded in two registers, which
 * are the key. False: this one is not. */
static inline bool fold_key(mw_str text, mw_lexis_slot *key)
{
    *key = (mw_lexis_slot){.len = (uint32_t)text.len};
    if (text.len > 2 * MW_EIGHT)
        return false;
    if (text.len < MW_EIGHT) {
        key->first = mw_eight_few(text.data, text.len);
    } else {
        key->first = mw_eight_of(text.data);
        key->second = text.len < 2 * MW_EIGHT
                          ? mw_eight_few(text.data + MW_EIGHT, text.len - MW_EIGHT)
                          : mw_eight_of(text.data + MW_EIGHT);
    }
    if ((key->first | key->second) & MW_EACH_HIGH)
        return false;
    key->first = mw_eight_lower(key->first);
    key->second = mw_eight_lower(key->second);
    return true;
}

static int64_t number_of(mw_lexis *lexis, const mw_lexis_slot *key, mw_error *err)
{
    char folded[2 * MW_EIGHT];
    if (!reserve(lexis, err))
        return MW_LEXIS_NONE;
    mw_lexis_slot *slot = slot_of(lexis, (mw_str){folded, key->len}, key);
    if (slot->number)
        return (int64_t)slot->number - 1;
    mw_eight_put(key->first, folded);
    mw_eight_put(key->second, folded + MW_EIGHT);
    return add(lexis, (mw_str){folded, key->len}, slot, *key, err);
}

int64_t mw_lexis_fold(mw_lexis *lexis, mw_str text, mw_error *err)
{
    mw_lexis_slot key;
    return fold_key(text, &key) ? number_of(lexis, &key, err) : fold_long(lexis, text, err);
}

enum { AT_ONCE = 32 };

/* The slots of some words are fetched together, then read. */
static bool fold_some(mw_lexis *lexis, mw_str text, const mw_token *tokens, size_t count,
                      uint32_t *numbers, mw_error *err)
{
    mw_lexis_slot keys[AT_ONCE];
    bool plain[AT_ONCE];
    for (size_t i = 0; i < count; i++) {
        plain[i] = (tokens[i].shape & MW_WORD) &&
                   fold_key(mw_str_sub(text, tokens[i].start, tokens[i].end), &keys[i]);
        if (plain[i])
            __builtin_prefetch(&lexis->slots[place_of(lexis, &keys[i])]);
    }
    for (size_t i = 0; i < count; i++) {
        int64_t number = UINT32_MAX;
        if (plain[i])
            number = number_of(lexis, &keys[i], err);
        else if (tokens[i].shape & MW_WORD)
            number = fold_long(lexis, mw_str_sub(text, tokens[i].start, tokens[i].end), err);
        if (number < 0)
            return false;
        if (number != UINT32_MAX)
            __builtin_prefetch(&lexis->words[number]);
        numbers[i] = (uint32_t)number;
    }
    return true;
}

bool mw_lexis_fold_all(mw_lexis *lexis, mw_str text, const mw_token *tokens, size_t count,
                       uint32_t *numbers, mw_error *err)
{
    if (!reserve(lexis, err))
        return false;
    for (size_t i = 0; i < count; i += AT_ONCE)
        if (!fold_some(lexis, text, tokens + i, count - i < AT_ONCE ? count - i : AT_ONCE,
                       numbers + i, err))
            return false;
    return true;
}

int64_t mw_lexis_find(const mw_lexis *lexis, mw_str text)
{
    if (!lexis->slot_count)
        return MW_LEXIS_NONE;
    mw_lexis_slot key = key_of(text);
    return (int64_t)slot_of(lexis, text, &key)->number - 1;
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
