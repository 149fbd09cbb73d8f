/* SPDX-License-Identifier: MIT */
/* Counts over time: when they burst, when they changed for good, and a smooth line. Of a result of result:by("week"),
 * against all articles of each week; a week without any is one, too. */
#include <math.h>

#include "script/volume.h"
#include "stats/buckets.h"
#include "stats/score.h"
#include "stats/trend.h"

enum { SMALL_N = 10 };

static const char SMALL[] = "fewer than 10 articles in all: may be chance";

/* Of fewer than ten there is none: it would be chance. */
static mw_cell share_of(const mw_lua_periods *p, size_t first, size_t end)
{
    uint64_t with = 0, of = 0;
    for (size_t i = first; i < end; i++) {
        with += p->with[i];
        of += p->of[i];
    }
    return of >= SMALL_N ? mw_cell_real(mw_score_round((double)with / (double)of)) : mw_cell_null();
}

static mw_cell sum_of(const uint64_t *numbers, size_t first, size_t end)
{
    uint64_t sum = 0;
    for (size_t i = first; i < end; i++)
        sum += numbers[i];
    return mw_cell_integer((int64_t)sum);
}

/* A row, with the evidence of the result's rows of these periods: the articles that make it. */
static bool add_row(const mw_lua_periods *p, const mw_frame *from, size_t first, size_t end, mw_frame *out,
                    const mw_cell *cells, mw_error *err)
{
    size_t row = mw_frame_add_row(out, cells, err);
    if (row == SIZE_MAX)
        return false;
    for (size_t i = first; i < end; i++) {
        size_t kept;
        uint64_t all;
        if (p->rows[i] == SIZE_MAX)
            continue;
        const mw_cite *cites = mw_frame_evidence(from, p->rows[i], &kept, &all);
        for (size_t k = 0; k < kept; k++)
            if (!mw_frame_add_evidence(out, row, cites[k], err))
                return false;
        mw_frame_count_evidence(out, row, all - kept);
    }
    return true;
}

static mw_lua_result *begin(lua_State *L, const char *const *columns, size_t count)
{
    mw_lua_result *out = mw_lua_derive(L, 1, -1);
    mw_error err = {0};
    out->frame = mw_frame_new(&err);
    bool good = out->frame != NULL;
    for (size_t i = 0; good && i < count; i++)
        good = mw_frame_add_column(out->frame, mw_str_of(columns[i]), &err);
    if (!good)
        mw_lua_raise(L, &err);
    return out;
}

static double check_above(lua_State *L, const char *field, double usual, double least)
{
    lua_getfield(L, 2, field);
    double number = luaL_optnumber(L, -1, usual);
    if (!(number > least))
        luaL_error(L, "%s must be greater than %f", field, least);
    lua_pop(L, 1);
    return number;
}

static mw_cell note_of(const mw_lua_periods *p)
{
    return p->total < SMALL_N ? mw_cell_text(MW_STR(SMALL)) : mw_cell_null();
}

MW_LUA_SHARED(mw_lua_result_bursts, "periods:bursts{s = 2, gamma = 1} -> result",
              "Of corpus:count{} or result:by(\"week\"): the stretches in which far more articles than usual are among all "
              "articles, a row each with from, to, level, weight, articles, of and share; resting on the articles that drive "
              "it. At level 1 the share is about s times the usual, at level 2 s times that. gamma: how much a burst must "
              "stand out. Kleinberg 2002 (engine/stats/trend.h).")
{
    static const char *const KEYS[] = {"s", "gamma", NULL};
    static const char *const COLUMNS[] = {"from", "to", "level", "weight", "articles", "of", "share", "note"};
    const mw_lua_result *box = mw_lua_check_result(L, 1);
    lua_settop(L, 2);
    mw_lua_check_options(L, 2, KEYS);
    double s = check_above(L, "s", 2, 1), gamma = check_above(L, "gamma", 1, 0);
    mw_lua_periods p = mw_lua_check_periods(L, 1);
    mw_burst *bursts = lua_newuserdatauv(L, (MW_BURST_LEVELS * p.count + 1) * sizeof *bursts, 0);
    size_t found;
    mw_error err = {0};
    mw_lua_result *out = begin(L, COLUMNS, sizeof COLUMNS / sizeof *COLUMNS);
    bool good = mw_bursts(p.with, p.of, p.count, s, gamma, bursts, &found, &err);
    for (size_t i = 0; good && i < found; i++) {
        char from[MW_BUCKET_TEXT], to[MW_BUCKET_TEXT];
        size_t first = bursts[i].first, end = bursts[i].end;
        mw_lua_period_name(&p, first, from);
        mw_lua_period_name(&p, end - 1, to);
        mw_cell cells[] = {mw_cell_text(mw_str_of(from)), mw_cell_text(mw_str_of(to)),
                           mw_cell_integer(bursts[i].level), mw_cell_real(bursts[i].weight), sum_of(p.with, first, end),
                           sum_of(p.of, first, end), share_of(&p, first, end), note_of(&p)};
        good = add_row(&p, box->frame, first, end, out->frame, cells, &err);
    }
    return good ? 1 : mw_lua_raise(L, &err);
}

MW_LUA_SHARED(mw_lua_result_changes, "periods:changes{penalty =} -> result",
              "Of the same: when the share of articles changed for good, a row each with from, before, after (shares), articles and "
              "of since then, resting on the articles of that stretch. penalty: what a change must be worth, by default 2 ln n "
              "(Bayesian information criterion; engine/stats/trend.h).")
{
    static const char *const KEYS[] = {"penalty", NULL};
    static const char *const COLUMNS[] = {"from", "before", "after", "articles", "of", "note"};
    const mw_lua_result *box = mw_lua_check_result(L, 1);
    lua_settop(L, 2);
    mw_lua_check_options(L, 2, KEYS);
    mw_lua_periods p = mw_lua_check_periods(L, 1);
    double penalty = check_above(L, "penalty", 2 * log((double)(p.count > 2 ? p.count : 2)), 0);
    size_t *starts = lua_newuserdatauv(L, (p.count + 1) * sizeof *starts, 0), found;
    mw_error err = {0};
    mw_lua_result *out = begin(L, COLUMNS, sizeof COLUMNS / sizeof *COLUMNS);
    bool good = mw_change_points(p.with, p.of, p.count, penalty, starts, &found, &err);
    for (size_t i = 0; good && i < found; i++) {
        char from[MW_BUCKET_TEXT];
        size_t before = i ? starts[i - 1] : 0, first = starts[i], end = i + 1 < found ? starts[i + 1] : p.count;
        mw_lua_period_name(&p, first, from);
        mw_cell cells[] = {mw_cell_text(mw_str_of(from)), share_of(&p, before, first), share_of(&p, first, end),
                           sum_of(p.with, first, end), sum_of(p.of, first, end), note_of(&p)};
        good = add_row(&p, box->frame, first, end, out->frame, cells, &err);
    }
    return good ? 1 : mw_lua_raise(L, &err);
}

MW_LUA_SHARED(mw_lua_result_smooth, "periods:smooth{window = 5} -> result",
              "Of the same, in the order of time: each period's articles, and `median`, the moving median over `window` periods "
              "(an odd number), periods without any among them (engine/stats/trend.h).")
{
    static const char *const KEYS[] = {"window", NULL};
    static const char *const COLUMNS[] = {"period", "articles", "median"};
    const mw_lua_result *box = mw_lua_check_result(L, 1);
    lua_settop(L, 2);
    mw_lua_check_options(L, 2, KEYS);
    lua_getfield(L, 2, "window");
    lua_Integer window = luaL_optinteger(L, -1, 5);
    if (window < 1 || window % 2 == 0 || window > 9999)
        return luaL_error(L, "window must be an odd number");
    mw_lua_periods p = mw_lua_check_periods(L, 1);
    double *values = lua_newuserdatauv(L, (2 * p.count + 1) * sizeof *values, 0);
    for (size_t i = 0; i < p.count; i++)
        values[i] = (double)p.with[i];
    mw_error err = {0};
    mw_lua_result *out = begin(L, COLUMNS, sizeof COLUMNS / sizeof *COLUMNS);
    bool good = mw_moving_median(values, p.count, (size_t)window / 2, values + p.count, &err);
    for (size_t i = 0; good && i < p.count; i++) {
        char name[MW_BUCKET_TEXT];
        if (p.rows[i] == SIZE_MAX)
            continue; /* nothing to rest on */
        mw_lua_period_name(&p, i, name);
        mw_cell cells[] = {mw_cell_text(mw_str_of(name)), mw_cell_integer((int64_t)p.with[i]),
                           mw_cell_real(values[p.count + i])};
        good = add_row(&p, box->frame, i, i + 1, out->frame, cells, &err);
    }
    return good ? 1 : mw_lua_raise(L, &err);
}
