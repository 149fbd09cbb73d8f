/* SPDX-License-Identifier: MIT */
/* Counts beside the volume that they come from: an outlet that prints twice as much is counted twice as often. */
#include "base/buf.h"
#include "base/map.h"
#include "script/volume.h"
#include "stats/buckets.h"

enum { SMALL_N = 10, PARTS_MAX = 5 };

/* The columns of a grouped result that say of which articles it is a part, and how the corpus has them. */
static const struct {
    const char *column, *sql;
} VOLUMES[PARTS_MAX] = {{"outlet", "outlet"},
                        {"day", "substr(published, 1, 10)"},
                        {"week", "substr(published, 1, 10)"}, /* its days are added up */
                        {"month", "substr(published, 1, 7)"},
                        {"year", "substr(published, 1, 4)"}};

typedef struct volume {
    size_t columns[PARTS_MAX]; /* of the result */
    size_t count;
    size_t week; /* which of them is the week; SIZE_MAX: none */
    mw_buf sql, key;
    mw_map articles; /* key -> how many */
    mw_arena *arena;
} volume;

/* A blank between two parts could stand in an outlet's name; this cannot. */
static void add_key(mw_cell cell, mw_buf *key)
{
    mw_cell_write(cell, key);
    mw_buf_char(key, '\n');
}

/* The week of a day. */
static mw_cell week_of(mw_cell day, char name[MW_BUCKET_TEXT])
{
    mw_day found = day.type == MW_CELL_TEXT ? mw_bucket_day(MW_PER_WEEK, day.text) : MW_DAY_NONE;
    if (found == MW_DAY_NONE)
        return mw_cell_null();
    mw_bucket_name(MW_PER_WEEK, found, name);
    return mw_cell_text(mw_str_of(name));
}

/* Which of them are named: bits; none is: all that are there. Raises for any other name. */
static unsigned check_asked(lua_State *L, const mw_frame *frame)
{
    unsigned asked = 0, top = (unsigned)lua_gettop(L);
    for (unsigned i = 2; i <= top; i++) {
        mw_str name = mw_lua_check_str(L, (int)i);
        unsigned part = 0;
        while (part < PARTS_MAX && !mw_str_is(name, VOLUMES[part].column))
            part++;
        luaL_argcheck(L, part < PARTS_MAX, (int)i, "outlet, day, week, month or year expected");
        mw_lua_check_column(L, frame, name);
        asked |= 1u << part;
    }
    return top < 2 ? (1u << PARTS_MAX) - 1 : asked;
}

static void find_columns(const mw_frame *frame, unsigned asked, volume *v)
{
    for (size_t i = 0; i < PARTS_MAX; i++) {
        size_t column = mw_frame_column(frame, mw_str_of(VOLUMES[i].column));
        if (column == SIZE_MAX || !(asked >> i & 1))
            continue;
        mw_buf_print(&v->sql, "%s%s", v->count ? ", " : "", VOLUMES[i].sql);
        if (strcmp(VOLUMES[i].column, "week") == 0)
            v->week = v->count;
        v->columns[v->count++] = column;
    }
}

static bool read_volumes(volume *v, const mw_lua_corpus *corpus, mw_error *err)
{
    mw_frame *rows = mw_lua_volumes(corpus, v->count ? v->sql.data : "null", err);
    bool good = rows != NULL;
    for (size_t r = 0; good && r < mw_frame_row_count(rows); r++) {
        mw_str key;
        char week[MW_BUCKET_TEXT];
        uint64_t *place = NULL;
        mw_buf_clear(&v->key);
        for (size_t i = 0; i < v->count; i++)
            add_key(i == v->week ? week_of(mw_frame_cell(rows, r, i), week) : mw_frame_cell(rows, r, i), &v->key);
        good = mw_buf_ok(&v->key, err) && mw_arena_copy(v->arena, mw_buf_str(&v->key), &key, err) &&
               (place = mw_map_put(&v->articles, key, NULL, err)) != NULL;
        if (good)
            *place += (uint64_t)mw_frame_cell(rows, r, mw_frame_column_count(rows) - 1).integer;
    }
    mw_frame_free(rows);
    return good;
}

/* Two columns more: `of` and `share`. */
static bool add_shares(volume *v, mw_frame *frame, size_t articles, mw_error *err)
{
    size_t of = mw_frame_column_count(frame);
    bool good = mw_frame_add_column(frame, MW_STR("of"), err) && mw_frame_add_column(frame, MW_STR("share"), err);
    for (size_t r = 0; good && r < mw_frame_row_count(frame); r++) {
        mw_buf_clear(&v->key);
        for (size_t i = 0; i < v->count; i++)
            add_key(mw_frame_cell(frame, r, v->columns[i]), &v->key);
        const uint64_t *all = mw_buf_ok(&v->key, err) ? mw_map_get(&v->articles, mw_buf_str(&v->key)) : NULL;
        double counted = (double)mw_frame_cell(frame, r, articles).integer;
        bool told = all && *all >= SMALL_N;
        good = !v->key.failed && (!all || mw_frame_set_cell(frame, r, of, mw_cell_integer((int64_t)*all), err)) &&
               (!told || mw_frame_set_cell(frame, r, of + 1, mw_cell_real(counted / (double)*all), err));
    }
    return good;
}

static mw_frame *copy_of(lua_State *L, const mw_frame *frame, mw_error *err)
{
    size_t rows = mw_frame_row_count(frame);
    size_t *all = lua_newuserdatauv(L, (rows + 1) * sizeof *all, 0);
    for (size_t i = 0; i < rows; i++)
        all[i] = i;
    mw_frame *copy = mw_frame_pick(frame, all, rows, err);
    lua_pop(L, 1);
    return copy;
}

MW_LUA_SHARED(mw_lua_result_normalise, "result:normalise([column, …]) -> result",
              "Of a result of result:by with articles: beside them `of`, how many articles the corpus has of the same outlet, day, "
              "week, month and year (those of these columns that are named, or all that are there; else of the whole corpus), and "
              "`share`, articles / of. Below 10 articles there is no share: it would be chance.")
{
    mw_lua_result *box = mw_lua_check_result(L, 1);
    size_t articles = mw_frame_column(box->frame, MW_STR("articles"));
    const mw_lua_corpus *corpus = mw_lua_corpus_of(L, 1);
    if (articles == SIZE_MAX || !corpus)
        return luaL_argerror(L, 1, "a result of result:by over a corpus, with articles, expected");
    unsigned asked = check_asked(L, box->frame);
    lua_settop(L, 1);
    mw_lua_result *out = mw_lua_derive(L, 1, -1);
    volume v = {.week = SIZE_MAX};
    mw_error err = {0};
    out->frame = copy_of(L, box->frame, &err);
    find_columns(box->frame, asked, &v);
    v.arena = mw_arena_create(0, &err);
    bool good = out->frame && v.arena && mw_buf_ok(&v.sql, &err) && read_volumes(&v, corpus, &err) && add_shares(&v, out->frame, articles, &err);
    mw_buf_free(&v.sql);
    mw_buf_free(&v.key);
    mw_map_free(&v.articles);
    mw_arena_free(v.arena);
    return good ? 1 : mw_lua_raise(L, &err);
}
