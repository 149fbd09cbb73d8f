/* SPDX-License-Identifier: MIT */
/* Where the user's names and the bundled ones disagree: the same phrase, another id. */
#include <moonwire/model.h>

#include "base/buf.h"
#include "model/lexicon_impl.h"

static void fold(mw_str text, mw_buf *out)
{
    for (size_t i = 0; i < text.len; i++) {
        char c = text.data[i];
        mw_buf_char(out, c >= 'A' && c <= 'Z' ? (char)(c + 32) : c);
    }
}

/* Folded phrase -> row of one of the user's tables; the first table that has it is in force. */
static bool index_own(const mw_lexicon *table, mw_map *phrases, mw_arena *arena, mw_error *err)
{
    for (size_t i = 0; i < table->row_count; i++) {
        mw_buf key = {0};
        mw_str kept;
        bool is_new;
        fold(mw_row_phrase(&table->rows[i]), &key);
        bool good = mw_buf_ok(&key, err) && mw_arena_copy(arena, mw_buf_str(&key), &kept, err);
        mw_buf_free(&key);
        uint64_t *place = good ? mw_map_put(phrases, kept, &is_new, err) : NULL;
        if (!place)
            return false;
        if (is_new)
            *place = (uint64_t)(uintptr_t)&table->rows[i];
    }
    return true;
}

static bool compare(const mw_lexicon *bundled, const mw_map *phrases, mw_conflict_taker take, void *context,
                    mw_error *err)
{
    mw_buf key = {0};
    bool good = true;
    for (size_t i = 0; good && i < bundled->row_count; i++) {
        const mw_row *row = &bundled->rows[i];
        mw_buf_clear(&key);
        fold(mw_row_phrase(row), &key);
        good = mw_buf_ok(&key, err);
        const uint64_t *place = good ? mw_map_get(phrases, mw_buf_str(&key)) : NULL;
        const mw_row *own = place ? (const mw_row *)(uintptr_t)*place : NULL;
        if (own && !mw_str_equal(mw_row_get(own, "entity"), mw_row_get(row, "entity")))
            take(context, own, row);
    }
    mw_buf_free(&key);
    return good;
}

bool mw_model_conflicts(const mw_model *model, mw_conflict_taker take, void *context, mw_error *err)
{
    mw_map phrases = {0};
    mw_arena *arena = mw_arena_create(0, err);
    const mw_lexicon *table;
    bool good = arena != NULL;
    for (size_t i = 0; good && (table = mw_model_own_table(model, i)); i++)
        good = index_own(table, &phrases, arena, err);
    for (size_t i = 0; good && phrases.count && (table = mw_model_table(model, i)); i++)
        if (!table->own && mw_lexicon_column(table, "entity") >= 0 && mw_lexicon_column(table, "type") >= 0)
            good = compare(table, &phrases, take, context, err);
    mw_map_free(&phrases);
    mw_arena_free(arena);
    return good;
}
