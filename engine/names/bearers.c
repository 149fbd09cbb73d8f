/* SPDX-License-Identifier: MIT */
/* Who bears which name: marks of one article become bearers, each with an id.
 *
 * Known rows come first, then full names, then shorter names, which are looked for among the
 * longer ones (aliases.c). What stayed in doubt is shown only when another place of the article
 * confirms it. */
#include "names/names_impl.h"

#include "text/utf8.h"

#include <stdlib.h>

uint32_t mw_bearer_of(mw_namer *n, mw_str id, mw_str name, mw_entity_type type, mw_error *err)
{
    const uint64_t *known = mw_map_get(&n->ids, id);
    if (known)
        return (uint32_t)*known;
    mw_bearer bearer = {.name = name, .type = type, .title_mark = MW_NO_INDEX};
    if (!mw_arena_copy(n->arena, id, &bearer.id, err) ||
        !mw_arena_push(n->arena, n->bearers, n->bearer_count, n->bearer_capacity, bearer, err))
        return MW_NO_INDEX;
    uint64_t *place = mw_map_put(&n->ids, bearer.id, NULL, err);
    if (!place)
        return MW_NO_INDEX;
    *place = n->bearer_count - 1;
    return (uint32_t)*place;
}

/* Of a full name whose given name tells: Jim Risch, Salome Zourabichvili; not Min Aung Hlaing. */
static mw_sex sex_of_name(const mw_namer *n, const mw_mark *mark)
{
    mw_hit hit;
    if (mark->type != MW_PERSON || mark->end < mark->first + 2 || mw_has(n, mark->first, MW_T_FAMILY_FIRST | MW_T_BURMESE))
        return MW_SEX_UNKNOWN;
    if (mw_has(n, mark->first, MW_T_GIVEN))
        return mw_has(n, mark->first, MW_T_MALE)     ? MW_MALE
               : mw_has(n, mark->first, MW_T_FEMALE) ? MW_FEMALE
                                                     : MW_SEX_UNKNOWN;
    return mw_lexicon_match_exact(n->genders, n->tokens + mark->first, 1, &hit) ? mw_row_sex(hit.row) : MW_SEX_UNKNOWN;
}

/* The mark is one more naming of the bearer: what it shows of him is kept. */
static void note(mw_namer *n, uint32_t index, uint32_t bearer)
{
    mw_mark *mark = &n->marks[index];
    mw_bearer *b = &n->bearers[bearer];
    mark->bearer = bearer;
    b->mark_count++;
    if (mark->end - mark->first > b->end - b->first) {
        b->first = mark->first;
        b->end = mark->end;
    }
    if (mark->sex == MW_SEX_UNKNOWN)
        mark->sex = sex_of_name(n, mark);
    if (b->sex == MW_SEX_UNKNOWN)
        b->sex = mark->sex;
    if (mark->title_end > mark->title_first)
        b->title_mark = index;
}

/* A line of the user's may leave out the id, and the name where that is the phrase. */
static bool row_names(mw_namer *n, const mw_row *row, mw_str *id, mw_str *name, mw_error *err)
{
    mw_str written = mw_row_get(row, "name");
    *id = mw_row_get(row, "entity");
    if (!mw_arena_copy(n->arena, written.len ? written : mw_row_phrase(row), name, err))
        return false;
    if (id->len)
        return true;
    mw_buf slug = {0};
    mw_utf8_slug(*name, &slug);
    bool good = mw_buf_ok(&slug, err) && mw_arena_copy(n->arena, mw_buf_str(&slug), id, err);
    mw_buf_free(&slug);
    return good;
}

static bool bear_row(mw_namer *n, uint32_t index, mw_error *err)
{
    const mw_row *row = n->marks[index].row;
    mw_str id, name;
    if (!row_names(n, row, &id, &name, err))
        return false;
    mw_entity_type type = n->marks[index].type == MW_GROUP && mw_row_get(row, "adjective").len
                              ? MW_PLACE : n->marks[index].type;
    uint32_t bearer = mw_bearer_of(n, id, name, type, err);
    if (bearer == MW_NO_INDEX)
        return false;
    mw_bearer *b = &n->bearers[bearer];
    if (!b->row) {
        b->row = row;
        b->country = mw_row_get(row, "country");
    }
    note(n, index, bearer);
    return true;
}

/* A name's text on one line: a break or several blanks inside are one blank. */
static bool name_text(mw_namer *n, const mw_mark *mark, mw_str *name, mw_error *err)
{
    mw_str text = mw_tokens_text(n, mark->first, mark->end);
    if (!mw_arena_copy(n->arena, text, name, err))
        return false;
    char *out = (char *)(uintptr_t)name->data;
    size_t length = 0;
    for (size_t i = 0; i < text.len; i++) {
        bool blank = text.data[i] == ' ' || text.data[i] == '\n' || text.data[i] == '\t' || text.data[i] == '\r';
        if (!blank)
            out[length++] = text.data[i];
        else if (length && out[length - 1] != ' ')
            out[length++] = ' ';
    }
    name->len = length;
    return true;
}

static bool bear_text(mw_namer *n, uint32_t index, mw_error *err)
{
    mw_buf slug = {0};
    mw_str name;
    mw_mark *mark = &n->marks[index];
    bool good = name_text(n, mark, &name, err);
    if (good) {
        mw_utf8_slug(name, &slug);
        good = mw_buf_ok(&slug, err);
    }
    uint32_t bearer = good ? mw_bearer_of(n, mw_buf_str(&slug), name, mark->type, err) : MW_NO_INDEX;
    mw_buf_free(&slug);
    if (bearer == MW_NO_INDEX)
        return false;
    note(n, index, bearer);
    return true;
}

/* How much the marks of one bearer speak for each type, and the best grade among them. */
typedef struct votes {
    uint16_t for_type[MW_ENTITY_TYPES];
    uint8_t grade; /* + 1 */
} votes;

static bool may_vote(const mw_namer *n, const mw_mark *mark)
{
    return mark->bearer != MW_NO_INDEX && !n->bearers[mark->bearer].row;
}

static mw_entity_type winner(const votes *v, mw_entity_type before)
{
    mw_entity_type best = before;
    for (int type = 0; type < MW_ENTITY_TYPES; type++)
        if (v->for_type[type] > v->for_type[best])
            best = (mw_entity_type)type;
    return best;
}

/* One name is one thing all through an article: a place that tells plainly what it is counts for
 * more than one that had to be guessed, and several for more than one. */
static bool agree_on_types(mw_namer *n, mw_error *err)
{
    votes *all = mw_arena_get(n->arena, (n->bearer_count + 1) * sizeof *all, err);
    if (!all)
        return false;
    for (size_t i = 0; i < n->mark_count; i++) {
        const mw_mark *mark = &n->marks[i];
        if (mark->pending || !may_vote(n, mark))
            continue;
        votes *v = &all[mark->bearer];
        unsigned weight = mark->grade == MW_STRONG ? 4 : 1;
        if (v->for_type[mark->type] < UINT16_MAX - weight)
            v->for_type[mark->type] = (uint16_t)(v->for_type[mark->type] + weight);
        if (mark->grade + 1 > v->grade)
            v->grade = (uint8_t)(mark->grade + 1);
    }
    for (size_t i = 0; i < n->bearer_count; i++)
        if (!n->bearers[i].row)
            n->bearers[i].type = winner(&all[i], n->bearers[i].type);
    for (size_t i = 0; i < n->mark_count; i++) {
        mw_mark *mark = &n->marks[i];
        if (!may_vote(n, mark))
            continue;
        mark->type = n->bearers[mark->bearer].type;
        if ((int)mark->grade + 1 < all[mark->bearer].grade)
            mark->grade = MW_WEAK;
    }
    return true;
}

static int by_place(const void *a, const void *b)
{
    const mw_mark *x = a, *y = b;
    if (x->first != y->first)
        return x->first < y->first ? -1 : 1;
    if (x->end != y->end)
        return x->end < y->end ? -1 : 1;
    return (int)x->type - (int)y->type;
}

void mw_marks_sort(mw_namer *n)
{
    if (n->mark_count)
        qsort(n->marks, n->mark_count, sizeof *n->marks, by_place);
}

static void drop_unnamed(mw_namer *n)
{
    size_t kept = 0;
    for (size_t i = 0; i < n->mark_count; i++)
        if (n->marks[i].bearer != MW_NO_INDEX)
            n->marks[kept++] = n->marks[i];
    n->mark_count = kept;
}

static bool is_full_name(const mw_mark *mark)
{
    return !mark->row && !mark->pending && mark->end - mark->first > 1;
}

bool mw_bearers_find(mw_namer *n, mw_error *err)
{
    for (uint32_t i = 0; i < n->mark_count; i++)
        if (n->marks[i].row && !bear_row(n, i, err))
            return false;
    for (uint32_t i = 0; i < n->mark_count; i++)
        if (is_full_name(&n->marks[i]) && !bear_text(n, i, err))
            return false;
    if (!mw_aliases_find(n, err))
        return false;
    for (uint32_t i = 0; i < n->mark_count; i++)
        if (n->marks[i].bearer == MW_NO_INDEX && !n->marks[i].pending && !bear_text(n, i, err))
            return false;
    if (!agree_on_types(n, err))
        return false;
    drop_unnamed(n);
    mw_marks_sort(n);
    for (uint32_t i = 0; i < n->mark_count; i++) /* the sort moved them */
        if (n->marks[i].title_end > n->marks[i].title_first)
            n->bearers[n->marks[i].bearer].title_mark = i;
    return true;
}
