/* SPDX-License-Identifier: MIT */
/* Two wordings, word by word: the longest common subsequence of their words, and what lies between. */
#include "stats/align.h"

#include "base/buf.h"
#include "base/hash.h"
#include "text/utf8.h"

typedef struct word {
    mw_span span;
    uint64_t hash; /* of the folded word */
} word;

typedef struct words {
    mw_str text;
    word *items;
    size_t count, capacity;
} words;

static bool is_apostrophe(uint32_t c)
{
    return c == '\'' || c == 0x2019;
}

static bool is_part(uint32_t c)
{
    return mw_utf8_is_letter(c) || mw_utf8_is_digit(c) || mw_utf8_is_mark(c);
}

/* Past the word that begins at `at`; an apostrophe belongs to it where a letter follows, and so does a point or a
 * comma between digits. */
static size_t word_end(mw_str text, size_t at)
{
    uint32_t last = 0;
    while (at < text.len) {
        size_t next, after;
        uint32_t c = mw_utf8_next(text, at, &next);
        if (!is_part(c)) {
            uint32_t following = next < text.len ? mw_utf8_next(text, next, &after) : 0;
            bool inside = (is_apostrophe(c) && mw_utf8_is_letter(following)) ||
                          ((c == '.' || c == ',') && mw_utf8_is_digit(last) && mw_utf8_is_digit(following));
            if (!inside)
                break;
        }
        last = c;
        at = next;
    }
    return at;
}

static bool cut_words(words *list, mw_arena *arena, mw_error *err)
{
    mw_buf folded = {0};
    bool good = true;
    for (size_t at = 0, next; good && at < list->text.len; at = next) {
        if (!is_part(mw_utf8_next(list->text, at, &next)))
            continue;
        next = word_end(list->text, at);
        mw_buf_clear(&folded);
        mw_utf8_fold(mw_str_sub(list->text, at, next), &folded);
        word one = {{(uint32_t)at, (uint32_t)next}, mw_hash(mw_buf_str(&folded))};
        good = mw_buf_ok(&folded, err) && mw_arena_push(arena, list->items, list->count, list->capacity, one, err) &&
               (list->count <= MW_ALIGN_WORDS_MAX ||
                mw_fail(err, MW_ELIMIT, 0, "more than %d words cannot be aligned", MW_ALIGN_WORDS_MAX));
    }
    mw_buf_free(&folded);
    return good;
}

/* lengths[i * (b + 1) + j]: of the longest subsequence that the words from i and those from j have in common. */
static uint16_t *common_lengths(const words *a, const words *b, mw_error *err)
{
    size_t width = b->count + 1;
    uint16_t *lengths = mw_memory_get((a->count + 1) * width * sizeof *lengths, err);
    for (size_t i = a->count; lengths && i-- > 0;)
        for (size_t j = b->count; j-- > 0;) {
            uint16_t down = lengths[(i + 1) * width + j], right = lengths[i * width + j + 1];
            lengths[i * width + j] = a->items[i].hash == b->items[j].hash
                                         ? (uint16_t)(lengths[(i + 1) * width + j + 1] + 1)
                                     : down > right ? down
                                                    : right;
        }
    return lengths;
}

static mw_span span_of(const words *list, size_t first, size_t end)
{
    if (first < end)
        return (mw_span){list->items[first].span.start, list->items[end - 1].span.end};
    uint32_t at = first < list->count ? list->items[first].span.start : (uint32_t)list->text.len;
    return (mw_span){at, at};
}

typedef struct steps {
    mw_align_step *items;
    size_t count, capacity;
} steps;

/* Words i to i_end of the one beside words j to j_end of the other; nothing where both are empty. */
static bool add_step(steps *all, bool same, const words *a, size_t i, size_t i_end, const words *b, size_t j,
                     size_t j_end, mw_arena *arena, mw_error *err)
{
    if (i == i_end && j == j_end)
        return true;
    mw_align_step step = {same          ? MW_ALIGN_SAME
                          : j == j_end ? MW_ALIGN_CUT
                          : i == i_end ? MW_ALIGN_ADDED
                                       : MW_ALIGN_ALTERED,
                          span_of(a, i, i_end), span_of(b, j, j_end), (uint32_t)(i_end - i), (uint32_t)(j_end - j)};
    return mw_arena_push(arena, all->items, all->count, all->capacity, step, err);
}

static bool walk(const words *a, const words *b, const uint16_t *lengths, steps *all, mw_arena *arena, mw_error *err)
{
    size_t width = b->count + 1, i = 0, j = 0;
    bool good = true;
    while (good && (i < a->count || j < b->count)) {
        size_t i_end = i, j_end = j;
        while (i_end < a->count && j_end < b->count && a->items[i_end].hash == b->items[j_end].hash)
            i_end++, j_end++;
        good = add_step(all, true, a, i, i_end, b, j, j_end, arena, err);
        i = i_end, j = j_end;
        while ((i_end < a->count || j_end < b->count) &&
               (i_end == a->count || j_end == b->count || a->items[i_end].hash != b->items[j_end].hash)) {
            bool down = j_end == b->count || (i_end < a->count && lengths[(i_end + 1) * width + j_end] >=
                                                                     lengths[i_end * width + j_end + 1]);
            i_end += down;
            j_end += !down;
        }
        good = good && add_step(all, false, a, i, i_end, b, j, j_end, arena, err);
        i = i_end, j = j_end;
    }
    return good;
}

bool mw_align(mw_str one, mw_str other, mw_arena *arena, mw_align_step **made, size_t *count, mw_error *err)
{
    words a = {.text = one}, b = {.text = other};
    steps all = {0};
    if (!cut_words(&a, arena, err) || !cut_words(&b, arena, err))
        return false;
    uint16_t *lengths = common_lengths(&a, &b, err);
    bool good = lengths && walk(&a, &b, lengths, &all, arena, err);
    mw_memory_free(lengths);
    *made = all.items;
    *count = all.count;
    return good;
}
