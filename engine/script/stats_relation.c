/* SPDX-License-Identifier: MIT */
/* mw.stats of two columns: do they rise together, does one depend on the other, how sure is a mean. Each answer is a
 * row that says on how many it rests, and warns where these are too few. */
#include <math.h>
#include <stdlib.h>

#include "base/map.h"
#include "script/counting.h"
#include "script/volume.h"
#include "stats/relation.h"

enum { SMALL_N = 10, KENDALL_MAX = 20000, CATEGORIES_MAX = 200, TIMES_MAX = 100000 };

static mw_cell real_or_null(double value)
{
    return value == value && fabs(value) < INFINITY ? mw_cell_real(value) : mw_cell_null();
}

static mw_cell warn_below(size_t n)
{
    return n < SMALL_N ? mw_cell_text(MW_STR("fewer than 10 rows: may be chance")) : mw_cell_null();
}

/* One row, resting on the first span of each row used. */
static int answer(lua_State *L, const mw_frame *from, const size_t *rows, size_t count, const char *const *names,
                  const mw_cell *cells, size_t columns)
{
    mw_lua_result *out = mw_lua_derive(L, 1, -1);
    mw_error err = {0};
    out->frame = mw_frame_new(&err);
    bool good = out->frame != NULL;
    for (size_t i = 0; good && i < columns; i++)
        good = mw_frame_add_column(out->frame, mw_str_of(names[i]), &err);
    size_t row = good ? mw_frame_add_row(out->frame, cells, &err) : SIZE_MAX;
    good = row != SIZE_MAX;
    for (size_t i = 0; good && i < count; i++) {
        size_t kept;
        uint64_t all;
        const mw_cite *cites = mw_frame_evidence(from, rows[i], &kept, &all);
        if (kept && i < MW_EVIDENCE_KEPT)
            good = mw_frame_add_evidence(out->frame, row, cites[0], &err);
        else if (kept)
            mw_frame_count_evidence(out->frame, row, 1);
    }
    return good ? 1 : mw_lua_raise(L, &err);
}

static bool number_of(mw_cell cell, double *number)
{
    *number = cell.type == MW_CELL_REAL ? cell.real : (double)cell.integer;
    return cell.type == MW_CELL_REAL || cell.type == MW_CELL_INTEGER;
}

/* ---- correlation */

MW_LUA_SHARED(mw_lua_stats_correlation, "mw.stats.correlation(result, column, column, {method = \"pearson\"}) -> result",
              "Whether two columns of numbers rise together: method, n, r, p, low, high. method: pearson, spearman (of ranks) or "
              "kendall (tau-b). p: how probable so strong a relation is by chance; low and high: the 95 % interval of Pearson's "
              "r. Rows without both numbers are left out. That one causes the other it does not say.")
{
    static const char *const KEYS[] = {"method", NULL}, *const METHODS[] = {"pearson", "spearman", "kendall", NULL};
    static const char *const COLUMNS[] = {"method", "n", "r", "p", "low", "high", "note"};
    const mw_frame *frame = mw_lua_check_result(L, 1)->frame;
    size_t left = mw_lua_check_column(L, frame, mw_lua_check_str(L, 2));
    size_t right = mw_lua_check_column(L, frame, mw_lua_check_str(L, 3)), all = mw_frame_row_count(frame), n = 0;
    lua_settop(L, 4);
    mw_lua_check_options(L, 4, KEYS);
    int method = mw_lua_check_one_of(L, 4, "method", METHODS);
    double *x = lua_newuserdatauv(L, (2 * all + 1) * sizeof *x, 0), *y = x + all;
    size_t *rows = lua_newuserdatauv(L, (all + 1) * sizeof *rows, 0);
    for (size_t i = 0; i < all; i++)
        if (number_of(mw_frame_cell(frame, i, left), &x[n]) && number_of(mw_frame_cell(frame, i, right), &y[n]))
            rows[n++] = i;
    if (method == 2 && n > KENDALL_MAX)
        return luaL_error(L, "kendall compares each row with each: more than %d are too many", KENDALL_MAX);
    mw_error err = {0};
    mw_correlation c = {NAN, NAN, NAN, NAN};
    if (method == 1 && !mw_spearman(x, y, n, &c, &err))
        return mw_lua_raise(L, &err);
    c = method == 0 ? mw_pearson(x, y, n) : method == 2 ? mw_kendall(x, y, n) : c;
    mw_cell cells[] = {mw_cell_text(mw_str_of(METHODS[method])), mw_cell_integer((int64_t)n), real_or_null(c.r),
                       real_or_null(c.p), real_or_null(c.low), real_or_null(c.high), warn_below(n)};
    return answer(L, frame, rows, n, COLUMNS, cells, sizeof cells / sizeof *cells);
}

/* ---- contingency */

/* The number of a cell's value among those of its column, from 0. */
static bool category_of(mw_map *values, mw_arena *arena, mw_cell cell, size_t *category, mw_error *err)
{
    mw_buf text = {0};
    mw_cell_write(cell, &text);
    uint64_t *place = mw_buf_ok(&text, err) ? mw_map_get(values, mw_buf_str(&text)) : NULL;
    mw_str copy;
    bool good = !text.failed;
    if (good && !place) {
        size_t next = values->count;
        good = mw_arena_copy(arena, mw_buf_str(&text), &copy, err) &&
               (place = mw_map_put(values, copy, NULL, err)) != NULL;
        if (good)
            *place = next;
    }
    if (good)
        *category = (size_t)*place;
    mw_buf_free(&text);
    return good;
}

typedef struct crossing {
    const mw_frame *frame;
    size_t columns[2];
    mw_map values[2];
    mw_arena *arena;
    size_t *rows, *at[2]; /* rows that have both, and their categories */
    size_t n;
    uint64_t *table;
} crossing;

static bool fill_crossing(crossing *c, mw_error *err)
{
    size_t all = mw_frame_row_count(c->frame);
    c->arena = mw_arena_create(0, err);
    for (size_t i = 0; c->arena && i < all; i++) {
        mw_cell cells[2] = {mw_frame_cell(c->frame, i, c->columns[0]), mw_frame_cell(c->frame, i, c->columns[1])};
        if (cells[0].type == MW_CELL_NULL || cells[1].type == MW_CELL_NULL)
            continue;
        for (int k = 0; k < 2; k++)
            if (!category_of(&c->values[k], c->arena, cells[k], &c->at[k][c->n], err))
                return false;
        if (c->values[0].count > CATEGORIES_MAX || c->values[1].count > CATEGORIES_MAX)
            return mw_fail(err, MW_ELIMIT, 0, "a column has more than %d different values: that is no table", CATEGORIES_MAX);
        c->rows[c->n++] = i;
    }
    size_t wide = c->values[1].count, cells = c->values[0].count * wide;
    c->table = c->arena ? mw_arena_get(c->arena, (cells + 1) * sizeof *c->table, err) : NULL;
    for (size_t i = 0; c->table && i < c->n; i++)
        c->table[c->at[0][i] * wide + c->at[1][i]]++;
    return c->table != NULL;
}

static void close_crossing(crossing *c)
{
    mw_map_free(&c->values[0]);
    mw_map_free(&c->values[1]);
    mw_arena_free(c->arena);
}

static mw_cell warn_table(const mw_contingency *t)
{
    if (t->n < SMALL_N)
        return warn_below((size_t)t->n);
    if (t->least_expected < 5)
        return mw_cell_text(MW_STR("a cell with fewer than 5 expected: chi2 and g2 are not to be trusted"));
    return mw_cell_null();
}

MW_LUA_SHARED(mw_lua_stats_contingency, "mw.stats.contingency(result, column, column) -> result",
              "Whether what stands in one column depends on what stands in the other: n, chi2, df, p, g2, p_g2, yates and fisher "
              "(of two by two), v (Cramér's: 0 not at all, 1 wholly) and least_expected. Rows without both are left out. Copies of "
              "one report are not independent: take corpus:articles{} where independent is 1 first.")
{
    static const char *const COLUMNS[] = {"n", "chi2", "df", "p", "g2", "p_g2", "yates", "fisher", "v", "least_expected", "note"};
    crossing c = {.frame = mw_lua_check_result(L, 1)->frame};
    size_t all = mw_frame_row_count(c.frame);
    for (int k = 0; k < 2; k++)
        c.columns[k] = mw_lua_check_column(L, c.frame, mw_lua_check_str(L, k + 2));
    c.rows = lua_newuserdatauv(L, (3 * all + 1) * sizeof *c.rows, 0);
    c.at[0] = c.rows + all;
    c.at[1] = c.at[0] + all;
    mw_error err = {0};
    bool good = fill_crossing(&c, &err);
    mw_contingency t = {0};
    if (good)
        t = mw_contingency_of(c.table, c.values[0].count, c.values[1].count);
    close_crossing(&c);
    if (!good)
        return mw_lua_raise(L, &err);
    bool told = t.df > 0;
    mw_cell cells[] = {mw_cell_integer((int64_t)t.n), told ? mw_cell_real(t.chi2) : mw_cell_null(),
                       mw_cell_integer((int64_t)t.df), real_or_null(t.p), told ? mw_cell_real(t.g2) : mw_cell_null(),
                       real_or_null(t.p_g2), real_or_null(t.yates), real_or_null(t.fisher), real_or_null(t.v),
                       real_or_null(t.least_expected), warn_table(&t)};
    return answer(L, c.frame, c.rows, c.n, COLUMNS, cells, sizeof cells / sizeof *cells);
}

/* ---- bootstrap */

typedef struct drawn {
    double value;
    int64_t report;
    size_t row;
} drawn;

static int by_report(const void *a, const void *b)
{
    const drawn *x = a, *y = b;
    if (x->report != y->report)
        return x->report < y->report ? -1 : 1;
    return (x->row > y->row) - (x->row < y->row);
}

/* The numbers, those of one report and its copies together; each alone where no corpus knows of copies. */
static size_t gather(lua_State *L, const mw_lua_result *box, size_t column, drawn *into)
{
    const mw_lua_corpus *corpus = mw_lua_corpus_of(L, 1);
    size_t n = 0;
    bool known = corpus != NULL;
    for (size_t i = 0; i < mw_frame_row_count(box->frame); i++) {
        int64_t key = mw_frame_key(box->frame, i);
        if (!number_of(mw_frame_cell(box->frame, i, column), &into[n].value))
            continue;
        known = known && key > 0;
        into[n].report = box->kind < 0 ? key : mw_store_mark_article(key);
        into[n++].row = i;
    }
    mw_error err = {0};
    if (known && !mw_lua_to_reports(corpus->store, &into->report, sizeof *into, n, &err))
        mw_lua_raise(L, &err);
    for (size_t i = 0; !known && i < n; i++)
        into[i].report = (int64_t)i;
    qsort(into, n, sizeof *into, by_report);
    return n;
}

MW_LUA_SHARED(mw_lua_stats_bootstrap,
              "mw.stats.bootstrap(result, column, {center = \"mean\", level = 0.95, times = 2000}) -> result",
              "How far a mean (or center = \"median\") may be chance: n, independent, estimate, low, high, the percentile interval "
              "of `times` samples drawn again from the rows, by a fixed seed. The rows of one report and its copies are drawn "
              "together, so that copies make nothing surer (engine/stats/relation.h).")
{
    static const char *const KEYS[] = {"center", "level", "times", NULL}, *const CENTERS[] = {"mean", "median", NULL};
    static const char *const COLUMNS[] = {"center", "n", "independent", "estimate", "low", "high", "level", "note"};
    const mw_lua_result *box = mw_lua_check_result(L, 1);
    size_t column = mw_lua_check_column(L, box->frame, mw_lua_check_str(L, 2)), all = mw_frame_row_count(box->frame);
    lua_settop(L, 3);
    mw_lua_check_options(L, 3, KEYS);
    int center = mw_lua_check_one_of(L, 3, "center", CENTERS);
    lua_getfield(L, 3, "level");
    lua_getfield(L, 3, "times");
    double level = luaL_optnumber(L, -2, 0.95);
    lua_Integer times = luaL_optinteger(L, -1, 2000);
    if (!(level > 0 && level < 1) || times < 1 || times > TIMES_MAX)
        return luaL_error(L, "level lies between 0 and 1, times between 1 and %d", TIMES_MAX);
    drawn *rows = lua_newuserdatauv(L, (all + 1) * (sizeof *rows + sizeof(double) + 2 * sizeof(size_t)), 0);
    double *values = (double *)(rows + all + 1);
    size_t *groups = (size_t *)(values + all), *used = groups + all, n = gather(L, box, column, rows), reports = 0;
    for (size_t i = 0; i < n; i++) {
        reports += i == 0 || rows[i].report != rows[i - 1].report;
        values[i] = rows[i].value;
        groups[i] = reports - 1;
        used[i] = rows[i].row;
    }
    mw_interval found;
    mw_error err = {0};
    if (!mw_bootstrap(values, groups, n, (mw_center)center, level, (size_t)times, &found, &err))
        return mw_lua_raise(L, &err);
    mw_cell cells[] = {mw_cell_text(mw_str_of(CENTERS[center])), mw_cell_integer((int64_t)n),
                       mw_cell_integer((int64_t)reports), real_or_null(found.value), real_or_null(found.low),
                       real_or_null(found.high), mw_cell_real(level), warn_below(reports)};
    return answer(L, box->frame, used, n, COLUMNS, cells, sizeof cells / sizeof *cells);
}
