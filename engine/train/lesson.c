/* SPDX-License-Identifier: MIT */
/* Labelled documents as lessons. */
#include "train/lesson.h"

#include <moonwire/annotate.h>

#include "article/article.h"

void mw_lesson_free(mw_lesson *lesson)
{
    mw_article_free(lesson->article); /* the arrays are in its arena */
    *lesson = (mw_lesson){0};
}

static bool is_one_of(mw_str token, const char *const *list)
{
    for (; *list; list++)
        if (mw_str_is(token, *list))
            return true;
    return false;
}

/* Does a blank stand between two tokens of English? */
static bool is_spaced(mw_str left, mw_str right)
{
    static const char *const NO_BLANK_BEFORE[] = {".",   ",",   ";",   ":",   "!",  "?",  ")",  "]", "%",   "'s",
                                                  "n't", "'re", "'ve", "'ll", "'d", "'m", "''", "'", "...", NULL};
    static const char *const NO_BLANK_AFTER[] = {"(", "[", "$", "``", "`", NULL};
    return !is_one_of(right, NO_BLANK_BEFORE) && !is_one_of(left, NO_BLANK_AFTER);
}

/* The text of a document whose spaces are not known, a sentence a paragraph, and in `spans` where
 * its tokens are. */
static void space(const mw_gold *gold, mw_buf *text, mw_span *spans)
{
    mw_str all = mw_buf_str(&gold->text);
    for (size_t s = 0; s < gold->sentence_count; s++) {
        mw_str left = MW_NONE;
        for (uint32_t i = gold->sentences[s].first; i < gold->sentences[s].end; i++) {
            mw_str token = mw_str_sub(all, gold->tokens[i].start, gold->tokens[i].end);
            if (left.data && is_spaced(left, token))
                mw_buf_char(text, ' ');
            spans[i].start = (uint32_t)text->len;
            mw_buf_add(text, token);
            spans[i].end = (uint32_t)text->len;
            left = token;
        }
        mw_buf_add(text, MW_STR("\n\n"));
    }
}

static bool has_hyphen(mw_str word)
{
    return word.len > 2 && mw_str_find(word, MW_STR("-"), 1) < word.len - 1;
}

/* What falls to the engine's token `i` of what was said of the annotated token that holds it. */
static void inherit(const mw_gold_token *gold, mw_str word, mw_span whole, mw_span part, mw_lesson *lesson, size_t i)
{
    bool same = whole.start == part.start && whole.end == part.end;
    lesson->pos[i] = same ? gold->pos : MW_POS_NONE;
    lesson->label[i] = gold->label;
    if (!same && gold->label == MW_LABEL_OUT && has_hyphen(word))
        lesson->label[i] = MW_LABEL_UNKNOWN; /* U.S. of U.S.-led */
    if (part.start > whole.start && mw_label_is_begin(gold->label))
        lesson->label[i] = mw_label_inside(mw_label_type(gold->label));
}

static void inherit_all(const mw_gold *gold, const mw_span *spans, mw_lesson *lesson)
{
    const mw_layers *layers = mw_article_layers(lesson->article);
    mw_str text = mw_article_text(lesson->article);
    size_t g = 0;
    for (size_t i = 0; i < layers->token_count; i++) {
        mw_span part = {layers->tokens[i].start, layers->tokens[i].end};
        while (g + 1 < gold->token_count && spans[g].end <= part.start)
            g++;
        if (part.end <= spans[g].end && part.start >= spans[g].start)
            inherit(&gold->tokens[g], mw_str_sub(text, spans[g].start, spans[g].end), spans[g], part, lesson, i);
        else
            lesson->label[i] = MW_LABEL_UNKNOWN; /* the engine joins what was annotated apart */
    }
}

static bool open_arrays(mw_lesson *lesson, mw_error *err)
{
    size_t count = mw_article_layers(lesson->article)->token_count + 1;
    mw_arena *arena = mw_article_arena(lesson->article);
    lesson->pos = mw_arena_get(arena, count, err);
    lesson->label = mw_arena_get(arena, count, err);
    return lesson->pos && lesson->label;
}

static bool make_spaced(const mw_gold *gold, const mw_model *model, mw_lesson *lesson, mw_error *err)
{
    if (!mw_article_set_text(lesson->article, mw_buf_str(&gold->text), err) ||
        !mw_gold_give(gold, lesson->article, model, err) || !open_arrays(lesson, err))
        return false;
    for (size_t i = 0; i < gold->token_count; i++) {
        lesson->pos[i] = gold->tokens[i].pos;
        lesson->label[i] = gold->tokens[i].label;
    }
    return true;
}

static bool make_cut(const mw_gold *gold, const mw_model *model, mw_lesson *lesson, mw_error *err)
{
    mw_buf text = {0};
    mw_span *spans = mw_memory_get((gold->token_count + 1) * sizeof *spans, err);
    if (spans)
        space(gold, &text, spans);
    bool good = spans && mw_buf_ok(&text, err) && mw_article_set_text(lesson->article, mw_buf_str(&text), err) &&
                mw_annotate(lesson->article, model, MW_TOKENS, err) && open_arrays(lesson, err);
    if (good)
        inherit_all(gold, spans, lesson);
    mw_buf_free(&text);
    mw_memory_free(spans);
    return good;
}

bool mw_lesson_make(const mw_gold *gold, const mw_model *model, mw_lesson *lesson, mw_error *err)
{
    *lesson = (mw_lesson){.article = mw_article_new(0, err)};
    if (!lesson->article)
        return false;
    return gold->spaced ? make_spaced(gold, model, lesson, err) : make_cut(gold, model, lesson, err);
}
