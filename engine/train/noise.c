/* SPDX-License-Identifier: MIT */
/* Names whose annotation contradicts itself. */
#include "train/noise.h"

#include "article/article.h"

enum { TIMES_MIN = 4, SELDOM_PER_CENT = 34 };

static bool count_name(mw_noise *noise, mw_str name, mw_entity_type type, mw_error *err)
{
    mw_str key;
    uint64_t *place = mw_map_get(&noise->numbers, name);
    if (!place) {
        if (!mw_arena_copy(noise->arena, name, &key, err) ||
            !mw_arena_push(noise->arena, noise->counts, noise->count, noise->capacity, ((mw_noise_count){{0}}), err) ||
            !(place = mw_map_put(&noise->numbers, key, NULL, err)))
            return false;
        *place = noise->count - 1;
    }
    noise->counts[*place].times[type]++;
    return true;
}

bool mw_noise_add(mw_noise *noise, const mw_gold *gold, mw_error *err)
{
    mw_str text = mw_buf_str(&gold->text);
    if (!noise->arena && !(noise->arena = mw_arena_create(0, err)))
        return false;
    for (size_t i = 0; i < gold->token_count; i++) {
        if (!mw_label_is_begin(gold->tokens[i].label))
            continue;
        size_t end = i + 1;
        while (end < gold->token_count && mw_label_is_inside(gold->tokens[end].label))
            end++;
        mw_str name = mw_str_sub(text, gold->tokens[i].start, gold->tokens[end - 1].end);
        if (!count_name(noise, name, mw_label_type(gold->tokens[i].label), err))
            return false;
    }
    return true;
}

/* What the annotation mostly says of a name, when it seldom says `type`; else `type`. */
static mw_entity_type mostly(const mw_noise *noise, mw_str name, mw_entity_type type)
{
    const uint64_t *place = mw_map_get(&noise->numbers, name);
    if (!place)
        return type;
    const uint32_t *times = noise->counts[*place].times;
    uint32_t all = 0;
    int most = 0;
    for (int i = 0; i < MW_ENTITY_TYPES; i++) {
        all += times[i];
        most = times[i] > times[most] ? i : most;
    }
    return all >= TIMES_MIN && (uint64_t)times[type] * 100 <= (uint64_t)all * SELDOM_PER_CENT ? (mw_entity_type)most
                                                                                              : type;
}

bool mw_noise_doubt(const mw_noise *noise, mw_lesson *lesson, mw_error *err)
{
    const mw_layers *layers = mw_article_layers(lesson->article);
    mw_str text = mw_article_text(lesson->article);
    lesson->other = mw_arena_get(mw_article_arena(lesson->article), layers->token_count + 1, err);
    if (!lesson->other)
        return false;
    memcpy(lesson->other, lesson->label, layers->token_count);
    for (size_t i = 0; i < layers->token_count; i++) {
        if (!mw_label_is_begin(lesson->label[i]))
            continue;
        size_t end = i + 1;
        while (end < layers->token_count && mw_label_is_inside(lesson->label[end]))
            end++;
        mw_str name = mw_str_sub(text, layers->tokens[i].start, layers->tokens[end - 1].end);
        mw_entity_type type = mostly(noise, name, mw_label_type(lesson->label[i]));
        for (size_t k = i; k < end; k++)
            lesson->other[k] = k > i ? mw_label_inside(type) : mw_label_begin(type);
    }
    return true;
}

void mw_noise_free(mw_noise *noise)
{
    mw_arena_free(noise->arena);
    mw_map_free(&noise->numbers);
    *noise = (mw_noise){0};
}
