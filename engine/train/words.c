/* SPDX-License-Identifier: MIT */
/* A census of the training text's words. */
#include "train/words.h"

#include "language/types.h"
#include "text/utf8.h"

bool mw_words_number(mw_words *words, mw_str folded, uint32_t *number, mw_error *err)
{
    bool is_new;
    mw_str key;
    uint64_t *place = mw_map_get(&words->numbers, folded);
    if (!place) {
        if (!mw_arena_copy(words->arena, folded, &key, err) ||
            !(place = mw_map_put(&words->numbers, key, &is_new, err)))
            return false;
        if (words->count == words->capacity) {
            size_t capacity = words->capacity ? words->capacity * 2 : 1 << 14;
            mw_word *items = mw_memory_grow(words->items, capacity * sizeof *items, err);
            if (!items)
                return false;
            words->items = items;
            words->capacity = capacity;
        }
        words->items[words->count] = (mw_word){.hash = mw_type_hash(folded)};
        *place = words->count++;
    }
    *number = (uint32_t)*place;
    return true;
}

static bool add_text(mw_words *words, uint32_t number, mw_error *err)
{
    if (words->text_count == words->text_capacity) {
        size_t capacity = words->text_capacity ? words->text_capacity * 2 : 1 << 16;
        uint32_t *text = mw_memory_grow(words->text, capacity * sizeof *text, err);
        if (!text)
            return false;
        words->text = text;
        words->text_capacity = capacity;
    }
    words->text[words->text_count++] = number;
    return true;
}

static bool add_token(mw_words *words, mw_str token, uint8_t pos, bool tagged, mw_buf *folded, mw_error *err)
{
    uint32_t number;
    mw_buf_clear(folded);
    mw_utf8_fold(token, folded);
    if (!mw_buf_ok(folded, err) || !mw_words_number(words, mw_buf_str(folded), &number, err) ||
        !add_text(words, number, err))
        return false;
    mw_word *word = &words->items[number];
    size_t next;
    word->times++;
    word->tags[pos] += tagged;
    word->small_tags[pos] += tagged && !mw_utf8_is_upper(mw_utf8_next(token, 0, &next));
    return true;
}

/* A tag left open says that the word is ambiguous only where others are given: some sets have no tags at all. */
static bool has_tags(const mw_gold *gold, size_t sentence)
{
    for (uint32_t i = gold->sentences[sentence].first; i < gold->sentences[sentence].end; i++)
        if (gold->tokens[i].pos != MW_POS_NONE)
            return true;
    return false;
}

bool mw_words_add(mw_words *words, const mw_gold *gold, mw_error *err)
{
    mw_buf folded = {0};
    mw_str text = mw_buf_str(&gold->text);
    bool good = words->arena || (words->arena = mw_arena_create(0, err));
    for (size_t s = 0; good && s < gold->sentence_count; s++) {
        bool tagged = has_tags(gold, s);
        for (uint32_t i = gold->sentences[s].first; good && i < gold->sentences[s].end; i++)
            good = add_token(words, mw_str_sub(text, gold->tokens[i].start, gold->tokens[i].end), gold->tokens[i].pos,
                             tagged, &folded, err);
        good = good && add_text(words, MW_WORD_NONE, err);
    }
    mw_buf_free(&folded);
    return good;
}

/* ---- what they may be */

static uint32_t annotated(const uint32_t tags[MW_POS_COUNT])
{
    uint32_t all = 0;
    for (int pos = MW_POS_NONE + 1; pos < MW_POS_COUNT; pos++)
        all += tags[pos];
    return all;
}

/* The tags that are not mere slips of annotation, as bits. */
static uint32_t tag_set(const mw_word *word)
{
    enum { SHARE_PER_CENT = 3 };
    uint32_t all = annotated(word->tags), set = 0;
    for (int pos = MW_POS_NONE + 1; pos < MW_POS_COUNT; pos++)
        if (word->tags[pos] && (uint64_t)word->tags[pos] * 100 >= (uint64_t)all * SHARE_PER_CENT)
            set |= UINT32_C(1) << pos;
    return set;
}

/* What nearly every one of many was. */
static uint8_t fixed_tag(const mw_word *word)
{
    enum { TIMES_MIN = 20, SLIPS_PER_MILLE = 5 };
    uint32_t all = annotated(word->small_tags);
    if (all < TIMES_MIN || word->small_tags[MW_POS_NONE])
        return MW_POS_NONE; /* left open by the silver tags because it is ambiguous */
    for (int pos = MW_POS_NONE + 1; pos < MW_POS_COUNT; pos++)
        if ((uint64_t)(all - word->small_tags[pos]) * 1000 <= (uint64_t)all * SLIPS_PER_MILLE)
            return (uint8_t)pos;
    return MW_POS_NONE;
}

void mw_words_judge(mw_words *words)
{
    enum { SETS_MAX = 255 };
    uint32_t sets[SETS_MAX], count = 0;
    for (size_t i = 0; i < words->count; i++) {
        mw_word *word = &words->items[i];
        uint32_t set = tag_set(word), at = 0;
        word->facts.fixed = fixed_tag(word);
        while (set && at < count && sets[at] != set)
            at++;
        if (set && at == count && count < SETS_MAX)
            sets[count++] = set;
        word->facts.tags = set && at < count ? (uint8_t)(at + 1) : 0;
    }
}

void mw_words_free(mw_words *words)
{
    mw_arena_free(words->arena);
    mw_map_free(&words->numbers);
    mw_memory_free(words->items);
    mw_memory_free(words->text);
    *words = (mw_words){0};
}
