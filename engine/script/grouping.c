/* SPDX-License-Identifier: MIT */
/* Rows counted by what they have in common: how many, in how many articles, and in how many independent reports,
 * of which copies are one. */
#include <stdlib.h>

#include "base/map.h"
#include "script/volume.h"
#include "stats/buckets.h"

enum { KEYS_MAX = 16 };

/* ---- articles and reports */

typedef struct seen { /* a row of the result */
    size_t group;
    int64_t article, report; /* keys */
} seen;

static int by_article(const void *a, const void *b)
{
    const seen *x = a, *y = b;
    if (x->group != y->group)
        return x->group < y->group ? -1 : 1;
    return (x->article > y->article) - (x->article < y->article);
}

static int by_report(const void *a, const void *b)
{
    const seen *x = a, *y = b;
    if (x->group != y->group)
        return x->group < y->group ? -1 : 1;
    return (x->report > y->report) - (x->report < y->report);
}

/* article -> the report that it is, for all articles of the corpus. */
static bool read_reports(mw_store *store, mw_map *reports, mw_arena *arena, mw_error *err)
{
    mw_frame *rows = mw_store_query(store, MW_STR("select key, cluster from article"), NULL, 0, err);
    bool good = rows != NULL;
    for (size_t i = 0; good && i < mw_frame_row_count(rows); i++) {
        int64_t key = mw_frame_key(rows, i);
        mw_str name;
        uint64_t *place = NULL;
        good = mw_arena_copy(arena, (mw_str){(const char *)&key, sizeof key}, &name, err) &&
               (place = mw_map_put(reports, name, NULL, err)) != NULL;
        if (good)
            *place = (uint64_t)mw_frame_cell(rows, i, 0).integer;
    }
    mw_frame_free(rows);
    return good;
}

static int64_t report_of(const mw_map *reports, int64_t article)
{
    const uint64_t *found = mw_map_get(reports, (mw_str){(const char *)&article, sizeof article});
    return found ? (int64_t)*found : article;
}

bool mw_lua_to_reports(mw_store *store, int64_t *articles, size_t stride, size_t count, mw_error *err)
{
    mw_map reports = {0};
    mw_arena *arena = mw_arena_create(0, err);
    bool good = arena && read_reports(store, &reports, arena, err);
    for (size_t i = 0; good && i < count; i++) {
        int64_t *article = (int64_t *)(void *)((char *)articles + i * stride);
        *article = report_of(&reports, *article);
    }
    mw_map_free(&reports);
    mw_arena_free(arena);
    return good;
}

/* Counts the different values of each group, in rows sorted by them. */
static bool set_counts(mw_frame *groups, size_t column, const seen *rows, size_t count, bool reports, mw_error *err)
{
    for (size_t i = 0; i < count;) {
        size_t group = rows[i].group;
        int64_t different = 0, last = -1;
        for (; i < count && rows[i].group == group; i++) {
            int64_t key = reports ? rows[i].report : rows[i].article;
            different += key != last;
            last = key;
        }
        if (!mw_frame_set_cell(groups, group, column, mw_cell_integer(different), err))
            return false;
    }
    return true;
}

/* The corpus behind the rows, where each row knows its article; NULL: none. */
static mw_store *store_of(lua_State *L, int index, const mw_lua_result *box)
{
    const mw_lua_corpus *corpus = mw_lua_corpus_of(L, index);
    for (size_t i = 0; corpus && i < mw_frame_row_count(box->frame); i++)
        if (mw_frame_key(box->frame, i) <= 0)
            return NULL;
    return corpus ? corpus->store : NULL;
}

static bool count_reports(mw_store *store, const mw_lua_result *box, const size_t *group_of, mw_frame *groups,
                          mw_error *err)
{
    size_t count = mw_frame_row_count(box->frame), columns = mw_frame_column_count(groups);
    mw_map reports = {0};
    mw_arena *arena = mw_arena_create(0, err);
    seen *rows = mw_memory_get((count + 1) * sizeof *rows, err);
    bool good = arena && rows && read_reports(store, &reports, arena, err) &&
                mw_frame_add_column(groups, MW_STR("articles"), err) &&
                mw_frame_add_column(groups, MW_STR("independent"), err);
    for (size_t i = 0; good && i < count; i++) {
        int64_t key = mw_frame_key(box->frame, i), article = box->kind < 0 ? key : mw_store_mark_article(key);
        rows[i] = (seen){group_of[i], article, report_of(&reports, article)};
    }
    if (good && count)
        qsort(rows, count, sizeof *rows, by_article);
    good = good && set_counts(groups, columns, rows, count, false, err);
    if (good && count)
        qsort(rows, count, sizeof *rows, by_report);
    good = good && set_counts(groups, columns + 1, rows, count, true, err);
    mw_memory_free(rows);
    mw_map_free(&reports);
    mw_arena_free(arena);
    return good;
}

/* ---- days, months, years */

/* `by "month"` and the like group by the date of publication. */
static mw_frame *with_period(lua_State *L, mw_lua_result *holder, const mw_frame *frame, mw_str name, mw_per per)
{
    size_t published = mw_lua_check_column(L, frame, MW_STR("published"));
    size_t columns = mw_frame_column_count(frame), rows = mw_frame_row_count(frame);
    size_t *all = lua_newuserdatauv(L, (rows + 1) * sizeof *all, 0);
    for (size_t i = 0; i < rows; i++)
        all[i] = i;
    mw_error err = {0};
    holder->frame = mw_frame_pick(frame, all, rows, &err);
    bool good = holder->frame && mw_frame_add_column(holder->frame, name, &err);
    for (size_t i = 0; good && i < rows; i++) {
        char text[MW_BUCKET_TEXT];
        mw_cell date = mw_frame_cell(frame, i, published);
        mw_day day = date.type == MW_CELL_TEXT ? mw_bucket_day(per, date.text) : MW_DAY_NONE;
        if (day != MW_DAY_NONE)
            mw_bucket_name(per, day, text);
        mw_cell cell = day == MW_DAY_NONE ? mw_cell_null() : mw_cell_text(mw_str_of(text));
        good = mw_frame_set_cell(holder->frame, i, columns, cell, &err);
    }
    if (!good)
        mw_lua_raise(L, &err);
    return holder->frame;
}

MW_LUA_SHARED(mw_lua_result_by, "result:by(column, …) -> result",
              "Counts the rows for each value of the columns, most first; \"day\", \"week\", \"month\" and \"year\" are "
              "those of publication. Beside `count` stand `articles`, in how many articles the rows are, and `independent`, in how many "
              "reports: copies of one are one. Each row keeps the evidence of what it counts.")
{
    mw_lua_result *box = mw_lua_check_result(L, 1);
    const mw_frame *frame = box->frame;
    size_t count = (size_t)lua_gettop(L) - 1;
    luaL_argcheck(L, count >= 1 && count <= KEYS_MAX, 2, "a column's name expected");
    size_t columns[KEYS_MAX];
    for (size_t i = 0; i < count; i++) {
        mw_str name = mw_lua_check_str(L, (int)i + 2);
        mw_per per;
        if (mw_per_parse(name, &per) && mw_frame_column(frame, name) == SIZE_MAX)
            frame = with_period(L, mw_lua_derive(L, 1, box->kind), frame, name, per);
        columns[i] = mw_lua_check_column(L, frame, name);
    }
    bool period = frame != box->frame;
    mw_lua_result *grouped = mw_lua_derive(L, 1, -1), *out = mw_lua_derive(L, 1, -1);
    size_t *group_of = lua_newuserdatauv(L, (mw_frame_row_count(frame) + 1) * sizeof *group_of, 0);
    lua_insert(L, -2); /* the result on top */
    mw_error err = {0};
    grouped->frame = mw_frame_group(frame, columns, count, group_of, &err);
    mw_store *store = store_of(L, 1, box);
    if (!grouped->frame || (store && !count_reports(store, box, group_of, grouped->frame, &err)))
        return mw_lua_raise(L, &err);
    mw_sort_key keys[KEYS_MAX + 1] = {{count, true}};
    for (size_t i = 0; i < count; i++)
        keys[i + !period] = (mw_sort_key){i, false};
    out->frame = mw_frame_sort(grouped->frame, keys, period ? count : count + 1, &err);
    return out->frame ? 1 : mw_lua_raise(L, &err);
}

/* ---- one row a report */

MW_LUA_SHARED(mw_lua_result_independent, "result:independent() -> result",
              "The first row of each independent report: of the rows of an article and of all its copies one is kept. Counted, it "
              "says how many independent reports the rows are in. Of a corpus only.")
{
    const mw_lua_result *box = mw_lua_check_result(L, 1);
    size_t count = mw_frame_row_count(box->frame), kept = 0;
    lua_settop(L, 1);
    mw_store *store = store_of(L, 1, box);
    luaL_argcheck(L, store || !count, 1, "rows of articles or of their marks expected");
    mw_lua_result *out = mw_lua_derive(L, 1, box->kind);
    int64_t *reports = lua_newuserdatauv(L, (count + 1) * (sizeof *reports + sizeof(size_t)), 0);
    size_t *rows = (size_t *)(reports + count);
    lua_insert(L, -2);
    for (size_t i = 0; i < count; i++) {
        int64_t key = mw_frame_key(box->frame, i);
        reports[i] = box->kind < 0 ? key : mw_store_mark_article(key);
    }
    mw_error err = {0};
    mw_map known = {0};
    bool good = !count || mw_lua_to_reports(store, reports, sizeof *reports, count, &err);
    for (size_t i = 0; good && i < count; i++) {
        bool is_new = false;
        good = mw_map_put(&known, (mw_str){(const char *)&reports[i], sizeof *reports}, &is_new, &err) != NULL;
        if (is_new)
            rows[kept++] = i;
    }
    mw_map_free(&known);
    out->frame = good ? mw_frame_pick(box->frame, rows, kept, &err) : NULL;
    return out->frame ? 1 : mw_lua_raise(L, &err);
}
