/* SPDX-License-Identifier: MIT */
/* marked.h -- articles whose text marks its names, for tests that must not depend on what the
 * entities stage knows.
 *
 *     P[a person]  O[a body]  L[a place]  G[a people]  G[Russian=russia]  X[a treaty, a weapon]
 *
 * The entity is the name's slug unless it is given; a family name alone is the person named before. */
#ifndef TESTS_ANNOTATE_MARKED_H
#define TESTS_ANNOTATE_MARKED_H

#include <moonwire/annotate.h>

#include "article/article.h"
#include "model/lexicon.h"
#include "text/utf8.h"

#include <criterion/criterion.h>
#include <string.h>

enum { MARKED_NAMES_MAX = 64 };

typedef struct marked_name {
    mw_span span;
    mw_entity_type type;
    mw_str entity;
} marked_name;

static inline bool marked_type(char mark, mw_entity_type *type)
{
    static const char MARKS[] = "POLGX";
    static const mw_entity_type TYPES[] = {MW_PERSON, MW_ORG, MW_PLACE, MW_GROUP, MW_OTHER};
    const char *at = mark ? strchr(MARKS, mark) : NULL;
    if (at)
        *type = TYPES[at - MARKS];
    return at != NULL;
}

/* Appends the text without its marks; returns how many names it has. */
static inline size_t marked_strip(const char *marked, mw_buf *text, marked_name *names)
{
    size_t count = 0;
    bool open = false;
    for (const char *c = marked; *c; c++) {
        if (!open && c[1] == '[' && count < MARKED_NAMES_MAX && marked_type(*c, &names[count].type)) {
            names[count].span.start = (uint32_t)text->len;
            names[count].entity = MW_NONE;
            open = true;
            c++;
        } else if (open && (*c == ']' || *c == '=')) {
            names[count].span.end = (uint32_t)text->len;
            const char *close = strchr(c, ']');
            cr_assert(close, "a name is not closed: %s", marked);
            if (*c == '=')
                names[count].entity = (mw_str){c + 1, (size_t)(close - c - 1)};
            count++;
            open = false;
            c = close;
        } else {
            mw_buf_char(text, *c);
        }
    }
    return count;
}

static inline void marked_fill(mw_article *article, mw_entity *entity, const marked_name *name,
                               const mw_entity *before, size_t before_count)
{
    mw_arena *arena = mw_article_arena(article);
    mw_str text = mw_article_slice(article, name->span);
    for (size_t i = 0; i < before_count && name->type == MW_PERSON; i++)
        if (mw_str_ends(before[i].name, text) && mw_str_find(text, MW_STR(" "), 0) == text.len)
            text = before[i].name;
    mw_buf slug = {0};
    mw_utf8_slug(text, &slug);
    *entity = (mw_entity){.span = name->span, .type = name->type, .name = text,
                          .sentence = mw_article_sentence_at(article, name->span.start)};
    mw_arena_copy(arena, name->entity.data ? name->entity : mw_buf_str(&slug), &entity->entity, NULL);
    mw_buf_free(&slug);
}

/* An article of that text, published 2022-08-03, with sentences, tokens and the marked names. */
static inline mw_article *marked_article(const char *marked, const mw_model *model)
{
    mw_error err = {0};
    mw_buf text = {0};
    marked_name names[MARKED_NAMES_MAX];
    size_t count = marked_strip(marked, &text, names);
    mw_article *article = mw_article_new(0, NULL);
    cr_assert(mw_article_set_text(article, mw_buf_str(&text), &err), "%s", err.text);
    mw_buf_free(&text);
    mw_article_head_edit(article)->published = MW_STR("2022-08-03");
    mw_article_head_edit(article)->language = MW_STR("en");
    cr_assert(mw_annotate(article, model, MW_SENTENCES | MW_TOKENS, &err), "%s", err.text);
    mw_layers *layers = mw_article_layers_edit(article);
    layers->entities = mw_arena_get(mw_article_arena(article), (count + 1) * sizeof(mw_entity), NULL);
    layers->entity_count = count;
    for (size_t i = 0; i < count; i++)
        marked_fill(article, &layers->entities[i], &names[i], layers->entities, i);
    layers->made |= MW_ENTITIES;
    return article;
}

#endif
