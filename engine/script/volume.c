/* SPDX-License-Identifier: MIT */
/* The articles of a corpus, by outlet, by day: against these a count is much or little. */
#include "script/volume.h"

#include "base/buf.h"
#include "stats/buckets.h"

enum { PERIODS_MAX = 100000 };

const mw_lua_corpus *mw_lua_corpus_of(lua_State *L, int result_index)
{
    lua_getiuservalue(L, result_index, 1);
    const mw_lua_corpus *corpus = mw_lua_test(L, -1, &MW_LUA_CORPUS);
    lua_pop(L, 1); /* the result keeps it */
    return corpus;
}

mw_frame *mw_lua_volumes(const mw_lua_corpus *corpus, const char *columns, mw_error *err)
{
    mw_buf sql = {0}, narrowed = {0};
    mw_buf_print(&sql, "select %s, count(*) from articles group by %s", columns, columns);
    if (corpus->condition)
        mw_lua_corpus_narrow(corpus, mw_buf_str(&sql), &narrowed);
    const mw_buf *asked = corpus->condition ? &narrowed : &sql;
    bool good = mw_buf_ok(&sql, err) && mw_buf_ok(&narrowed, err);
    mw_frame *rows = good ? mw_store_query(corpus->store, mw_buf_str(asked), NULL, 0, err) : NULL;
    mw_buf_free(&sql);
    mw_buf_free(&narrowed);
    return rows;
}

/* ---- periods */

static size_t check_period_column(lua_State *L, int index, const mw_frame *frame, mw_per *per)
{
    static const char *const NAMES[] = {"day", "week", "month", "year"};
    for (size_t i = 0; i < sizeof NAMES / sizeof *NAMES; i++) {
        size_t column = mw_frame_column(frame, mw_str_of(NAMES[i]));
        *per = (mw_per)i;
        if (column != SIZE_MAX)
            return column;
    }
    luaL_argerror(L, index, "a result of result:by(\"day\"), \"week\", \"month\" or \"year\" expected");
    return 0;
}

static size_t distance(mw_per per, mw_day first, mw_day day)
{
    size_t count = 0;
    for (mw_day at = first; at < day && count <= PERIODS_MAX; at = mw_bucket_next(per, at))
        count++;
    return count;
}

static mw_day bucket_of(mw_per per, mw_str date)
{
    char name[MW_BUCKET_TEXT];
    mw_day day = mw_bucket_day(per, date);
    if (day == MW_DAY_NONE)
        return MW_DAY_NONE;
    mw_bucket_name(per, day, name);
    return mw_bucket_first(per, mw_str_of(name));
}

/* From the first dated article of the corpus to the last. */
static void find_ends(const mw_frame *volumes, mw_lua_periods *p)
{
    mw_day last = MW_DAY_NONE;
    p->first = MW_DAY_NONE;
    for (size_t i = 0; i < mw_frame_row_count(volumes); i++) {
        mw_day day = bucket_of(p->per, mw_frame_cell(volumes, i, 0).text);
        if (day == MW_DAY_NONE)
            continue;
        p->first = p->first == MW_DAY_NONE || day < p->first ? day : p->first;
        last = day > last ? day : last;
    }
    p->count = p->first == MW_DAY_NONE ? 0 : distance(p->per, p->first, last) + 1;
}

static void fill_volumes(const mw_frame *volumes, mw_lua_periods *p)
{
    for (size_t i = 0; i < mw_frame_row_count(volumes); i++) {
        mw_day day = bucket_of(p->per, mw_frame_cell(volumes, i, 0).text);
        if (day != MW_DAY_NONE)
            p->of[distance(p->per, p->first, day)] += (uint64_t)mw_frame_cell(volumes, i, 1).integer;
    }
}

static void fill_rows(lua_State *L, int index, const mw_frame *frame, mw_lua_periods *p)
{
    for (size_t i = 0; i < mw_frame_row_count(frame); i++) {
        mw_cell name = mw_frame_cell(frame, i, p->column);
        mw_day day = name.type == MW_CELL_TEXT ? mw_bucket_first(p->per, name.text) : MW_DAY_NONE;
        size_t at = day == MW_DAY_NONE || day < p->first ? SIZE_MAX : distance(p->per, p->first, day);
        if (at >= p->count)
            continue; /* undated */
        if (p->rows[at] != SIZE_MAX)
            luaL_argerror(L, index, "one row a period expected: group by the period alone");
        p->rows[at] = i;
        p->with[at] = (uint64_t)mw_frame_cell(frame, i, p->articles).integer;
        p->total += p->with[at];
    }
}

mw_lua_periods mw_lua_check_periods(lua_State *L, int index)
{
    const mw_lua_result *box = mw_lua_check_result(L, index);
    const mw_lua_corpus *corpus = mw_lua_corpus_of(L, index);
    mw_lua_periods p = {.articles = mw_frame_column(box->frame, MW_STR("articles"))};
    p.column = check_period_column(L, index, box->frame, &p.per);
    if (!corpus || p.articles == SIZE_MAX)
        luaL_argerror(L, index, "a result of result:by over a corpus expected");
    mw_lua_result *volumes = mw_lua_new_result(L, 0, -1); /* on the stack: freed whatever is raised */
    mw_error err = {0};
    volumes->frame = mw_lua_volumes(corpus, "substr(published, 1, 10)", &err);
    if (!volumes->frame)
        mw_lua_raise(L, &err);
    find_ends(volumes->frame, &p);
    luaL_argcheck(L, p.count <= PERIODS_MAX, index, "too many periods: take longer ones");
    p.with = lua_newuserdatauv(L, (p.count + 1) * (2 * sizeof *p.with + sizeof *p.rows), 0);
    p.of = p.with + p.count;
    p.rows = (size_t *)(p.of + p.count);
    for (size_t i = 0; i < p.count; i++) {
        p.with[i] = p.of[i] = 0;
        p.rows[i] = SIZE_MAX;
    }
    fill_volumes(volumes->frame, &p);
    fill_rows(L, index, box->frame, &p);
    return p;
}

void mw_lua_period_name(const mw_lua_periods *p, size_t at, char *name)
{
    mw_day day = p->first;
    for (size_t i = 0; i < at; i++)
        day = mw_bucket_next(p->per, day);
    mw_bucket_name(p->per, day, name);
}
