/* SPDX-License-Identifier: MIT */
/* One number for many rows: their sum, mean, least, greatest, and the spread between these. Each is a value that a report
 * can cite; its operands are the numbers of the rows, each with the row's evidence, so that `verify` computes it again. */
#include "base/arena.h"
#include "script/script_impl.h"

enum { ROWS_MAX = 10000 }; /* more would be a report that nobody reads */

typedef double apply(const double *numbers, size_t count);

static double sum_of(const double *numbers, size_t count)
{
    double sum = 0;
    for (size_t i = 0; i < count; i++)
        sum += numbers[i];
    return sum;
}

static double mean_of(const double *numbers, size_t count)
{
    return sum_of(numbers, count) / (double)count;
}

static double min_of(const double *numbers, size_t count)
{
    double least = numbers[0];
    for (size_t i = 1; i < count; i++)
        least = numbers[i] < least ? numbers[i] : least;
    return least;
}

static double max_of(const double *numbers, size_t count)
{
    double most = numbers[0];
    for (size_t i = 1; i < count; i++)
        most = numbers[i] > most ? numbers[i] : most;
    return most;
}

static double spread_of(const double *numbers, size_t count)
{
    return max_of(numbers, count) - min_of(numbers, count);
}

/* The column as named; else `value` of figures, `count` of what was grouped. */
static size_t check_summed(lua_State *L, const mw_frame *frame)
{
    if (!lua_isnoneornil(L, 2))
        return mw_lua_check_column(L, frame, mw_lua_check_str(L, 2));
    static const char *const USUAL[] = {"value", "count"};
    for (size_t i = 0; i < sizeof USUAL / sizeof *USUAL; i++)
        if (mw_frame_column(frame, mw_str_of(USUAL[i])) != SIZE_MAX)
            return mw_frame_column(frame, mw_str_of(USUAL[i]));
    luaL_argerror(L, 2, "the name of a column with numbers expected");
    return 0;
}

static bool number_of(mw_cell cell, double *number)
{
    *number = cell.type == MW_CELL_REAL ? cell.real : (double)cell.integer;
    return cell.type == MW_CELL_REAL || cell.type == MW_CELL_INTEGER;
}

/* Gathers the numbers, and the rows that have them; how many there are. */
static size_t gather(lua_State *L, const mw_frame *frame, size_t column, double *numbers, size_t *rows)
{
    size_t count = 0;
    for (size_t i = 0; i < mw_frame_row_count(frame); i++) {
        if (!number_of(mw_frame_cell(frame, i, column), &numbers[count]))
            continue;
        rows[count++] = i;
        if (count > ROWS_MAX)
            luaL_error(L, "more than %d rows: group them first (result:by)", ROWS_MAX);
    }
    return count;
}

static int summarise(lua_State *L, const char *how, apply *compute)
{
    mw_lua_result *box = mw_lua_check_result(L, 1);
    size_t all = mw_frame_row_count(box->frame), column = check_summed(L, box->frame);
    double *numbers = lua_newuserdatauv(L, (all + 1) * sizeof *numbers, 0);
    size_t *rows = lua_newuserdatauv(L, (all + 1) * sizeof *rows, 0);
    size_t count = gather(L, box->frame, column, numbers, rows);
    if (count == 0) {
        lua_pushnil(L);
        return 1;
    }
    mw_lua_push_computed(L, box->frame, column, rows, count, how, compute(numbers, count))->left_out = all - count;
    return 1;
}

MW_LUA_SHARED(mw_lua_result_sum, "result:sum([column]) -> value or nil",
              "The sum of a column's numbers (`value` of figures, else `count`); nil where there are none. Rows without one, as "
              "figures of which only a bound is known, are left out: value.left_out says how many.")
{
    return summarise(L, "sum", sum_of);
}

MW_LUA_SHARED(mw_lua_result_mean, "result:mean([column]) -> value or nil", "Their arithmetic mean, likewise.")
{
    return summarise(L, "mean", mean_of);
}

MW_LUA_SHARED(mw_lua_result_min, "result:min([column]) -> value or nil", "The least of them, likewise.")
{
    return summarise(L, "min", min_of);
}

MW_LUA_SHARED(mw_lua_result_max, "result:max([column]) -> value or nil", "The greatest of them, likewise.")
{
    return summarise(L, "max", max_of);
}

MW_LUA_SHARED(mw_lua_result_spread, "result:spread([column]) -> value or nil",
              "The greatest of them less the least, likewise.")
{
    return summarise(L, "spread", spread_of);
}
