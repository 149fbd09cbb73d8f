/* SPDX-License-Identifier: MIT */
/* A table that is drawn: its columns, its bars, its axis. How it looks is for draw_*.c and
 * print_*.c. */
#include "render/chart_impl.h"

#include <math.h>

/* What each kind needs; the order is that of mw_chart_kind. */
typedef struct need {
    const char *name;
    bool label, value, date, series, ends, columns;
} need;

static const need KINDS[] = {
    [MW_CHART_BARS] = {.name = "bars", .label = true, .value = true},
    [MW_CHART_LINES] = {.name = "lines", .value = true, .date = true},
    [MW_CHART_LANES] = {.name = "lanes", .label = true, .date = true},
    [MW_CHART_MATRIX] = {.name = "matrix", .label = true, .columns = true},
    [MW_CHART_NETWORK] = {.name = "network", .ends = true},
    [MW_CHART_MULTIPLES] = {.name = "multiples", .label = true, .value = true, .series = true},
};

const char *mw_chart_kind_name(mw_chart_kind kind)
{
    return KINDS[kind].name;
}

bool mw_chart_kind_named(mw_str name, mw_chart_kind *kind)
{
    for (size_t k = 0; k < sizeof KINDS / sizeof *KINDS; k++) {
        if (mw_str_is(name, KINDS[k].name)) {
            *kind = (mw_chart_kind)k;
            return true;
        }
    }
    return false;
}

/* A column that a chart of this kind cannot do without is `needed`. */
static bool find(const mw_frame *frame, const need *k, const char *what, mw_str name, bool needed,
                 size_t *column, mw_error *err)
{
    *column = name.data ? mw_frame_column(frame, name) : SIZE_MAX;
    if (!name.data)
        return !needed || mw_fail(err, MW_EARG, 0, "a chart of %s names its column: %s = \"…\"",
                                  k->name, what);
    return *column != SIZE_MAX ||
           mw_fail(err, MW_EARG, 0, "the table to draw has no column \"%.*s\"", MW_ARG(name));
}

static bool find_labels(const mw_frame *frame, const mw_chart *how, chart *made, mw_error *err)
{
    const need *k = &KINDS[how->kind];
    made->label[0] = made->label[1] = made->label[2] = SIZE_MAX;
    if (how->label_count > 3)
        return mw_fail(err, MW_EARG, 0, "a chart's rows are named by three columns at most");
    for (size_t i = 0; i < how->label_count; i++)
        if (!find(frame, k, "label", how->label[i], true, &made->label[i], err))
            return false;
    return how->label_count || !k->label ||
           mw_fail(err, MW_EARG, 0, "a chart of %s names its column: label = \"…\"", k->name);
}

static bool find_columns(const mw_frame *frame, const mw_chart *how, chart *made, mw_arena *arena,
                         mw_error *err)
{
    const need *k = &KINDS[how->kind];
    if (k->columns && !how->column_count)
        return mw_fail(err, MW_EARG, 0, "a chart of %s names its columns: columns = {\"…\"}",
                       k->name);
    made->columns = mw_arena_get(arena, how->column_count * sizeof *made->columns, err);
    made->column_count = made->columns ? how->column_count : 0;
    for (size_t i = 0; i < made->column_count; i++)
        if (!find(frame, k, "columns", how->columns[i], true, &made->columns[i], err))
            return false;
    return made->columns != NULL;
}

static bool keep_states(const mw_chart *how, chart *made, mw_arena *arena, mw_error *err)
{
    made->states = mw_arena_get(arena, how->state_count * sizeof *made->states, err);
    made->state_count = made->states ? how->state_count : 0;
    for (size_t i = 0; i < made->state_count; i++)
        if (!mw_arena_copy(arena, how->states[i], &made->states[i], err))
            return false;
    return made->states != NULL;
}

chart *mw_chart_find(const mw_frame *frame, const mw_chart *how, mw_arena *arena, mw_error *err)
{
    const need *k = &KINDS[how->kind];
    chart *made = mw_arena_new(arena, chart, err);
    if (!made ||
        !mw_arena_copy(arena, how->title.data ? how->title : MW_STR(""), &made->title, err))
        return NULL;
    made->kind = how->kind;
    bool good = find_labels(frame, how, made, err) && find_columns(frame, how, made, arena, err) &&
                keep_states(how, made, arena, err) &&
                find(frame, k, "value", how->value, k->value, &made->value, err) &&
                find(frame, k, "low", how->low, false, &made->low, err) &&
                find(frame, k, "high", how->high, false, &made->high, err) &&
                find(frame, k, "date", how->date, k->date, &made->date, err) &&
                find(frame, k, "since", how->since, false, &made->since, err) &&
                find(frame, k, "series", how->series, k->series, &made->series, err) &&
                find(frame, k, "state", how->state, false, &made->state, err) &&
                find(frame, k, "from", how->from, k->ends, &made->from, err) &&
                find(frame, k, "to", how->to, k->ends, &made->to, err);
    return good ? made : NULL;
}

/* Beyond a quadrillion a number is no count of anything, and its axis would leave the range of a
 * double: it is not drawn. */
static double number_of(mw_cell cell)
{
    double number = cell.type == MW_CELL_INTEGER ? (double)cell.integer
                    : cell.type == MW_CELL_REAL  ? cell.real
                                                 : NAN;
    return fabs(number) <= 1e15 ? number : NAN;
}

static double number_at(const block *b, size_t row, size_t column)
{
    return column == SIZE_MAX ? NAN : number_of(mw_frame_cell(b->frame, row, column));
}

bool mw_chart_bar(const block *b, size_t row, bar *shown)
{
    const chart *c = b->chart;
    shown->value = number_at(b, row, c->value);
    double low = number_at(b, row, c->low), high = number_at(b, row, c->high);
    if (isnan(shown->value)) /* only a range is known: the point stands at its lower end */
        shown->value = isnan(low) ? high : low;
    shown->low = isnan(low) ? shown->value : low;
    shown->high = isnan(high) ? shown->value : high;
    shown->ranged = c->low != SIZE_MAX && c->high != SIZE_MAX;
    return !isnan(shown->value);
}

static bool is_filled(const block *b, size_t row, size_t column)
{
    mw_cell cell = mw_frame_cell(b->frame, row, column);
    return cell.type != MW_CELL_NULL && (cell.type != MW_CELL_TEXT || cell.text.len);
}

bool mw_chart_has(const block *b, size_t row)
{
    const chart *c = b->chart;
    bar shown;
    switch (c->kind) {
    case MW_CHART_MATRIX:
        return true;
    case MW_CHART_NETWORK:
        return is_filled(b, row, c->from) && is_filled(b, row, c->to);
    case MW_CHART_LANES:
        return mw_chart_day(mw_frame_cell(b->frame, row, c->date)) != MW_DAY_NONE;
    case MW_CHART_LINES:
        return mw_chart_bar(b, row, &shown) &&
               mw_chart_day(mw_frame_cell(b->frame, row, c->date)) != MW_DAY_NONE;
    default:
        return mw_chart_bar(b, row, &shown);
    }
}

bool mw_chart_any(const block *b)
{
    for (size_t r = 0; r < mw_frame_row_count(b->frame); r++)
        if (mw_chart_has(b, r))
            return true;
    return false;
}

bool mw_chart_is_whole(const block *b)
{
    const chart *c = b->chart;
    if (c->kind != MW_CHART_BARS && c->kind != MW_CHART_MULTIPLES)
        return false;
    for (size_t at = 0; at < mw_frame_column_count(b->frame); at++)
        if (at != c->label[0] && at != c->label[1] && at != c->label[2] && at != c->value &&
            at != c->low && at != c->high && (at != c->series || c->kind == MW_CHART_BARS))
            return false;
    return true;
}

/* "Reuters · junta"; what is done reads as a sentence: "Russia invade Ukraine". */
void mw_chart_label(const block *b, size_t row, mw_buf *out)
{
    mw_str between = b->chart->kind == MW_CHART_LANES ? MW_STR(" ") : MW_STR(" \xc2\xb7 ");
    bool first = true;
    for (int i = 0; i < 3 && b->chart->label[i] != SIZE_MAX; i++) {
        if (!is_filled(b, row, b->chart->label[i]))
            continue;
        mw_buf_add(out, first ? MW_STR("") : between);
        mw_cell_write(mw_frame_cell(b->frame, row, b->chart->label[i]), out);
        first = false;
    }
}

void mw_chart_numbers(const bar *shown, mw_buf *out)
{
    mw_chart_number(shown->ranged ? shown->low : shown->value, out);
    if (shown->ranged && shown->low < shown->high) {
        mw_buf_add(out, MW_STR("\xe2\x80\x93"));
        mw_chart_number(shown->high, out);
    }
}

/* Whole numbers whole; of others as much as an eye takes from a picture. */
void mw_chart_number(double number, mw_buf *out)
{
    double size = fabs(number), places = size >= 100  ? 1
                                         : size >= 10 ? 10
                                         : size >= 1  ? 100
                                                      : 10000;
    double shown = number == floor(number) ? number : round(number * places) / places;
    mw_cell_write(shown == floor(shown) && size < 9e15 ? mw_cell_integer((int64_t)shown)
                                                       : mw_cell_real(shown),
                  out);
}

/* The power of ten at or below a number: counted, for logarithms differ from machine to machine. */
static double power_below(double number)
{
    double power = 1;
    while (power * 10 <= number)
        power *= 10;
    while (power > number && power > 1e-300)
        power /= 10;
    return power;
}

/* At most six lines. Bars begin at zero, which their length is measured from. */
axis mw_chart_axis(const block *b)
{
    double least = 0, most = 0;
    for (size_t r = 0; r < mw_frame_row_count(b->frame); r++) {
        bar shown;
        if (!mw_chart_has(b, r) || !mw_chart_bar(b, r, &shown))
            continue;
        least = fmin(least, shown.low);
        most = fmax(most, shown.high);
    }
    double span = most - least > 0 ? most - least : 1;
    double power = power_below(span / 6);
    double steps[] = {1, 2, 5, 10}, step = power * 10;
    for (int i = 3; i >= 0; i--)
        if (span / (steps[i] * power) <= 6)
            step = steps[i] * power;
    return (axis){floor(least / step) * step, ceil((least + span) / step) * step, step};
}

bool mw_chart_nothing(const mw_chart *how, mw_error *err)
{
    if (how->value.data)
        return mw_fail(err, MW_EARG, 0, "the column \"%.*s\" holds no number%s", MW_ARG(how->value),
                       KINDS[how->kind].date ? " with a date" : "");
    return mw_fail(err, MW_EARG, 0, "the table holds nothing that a chart of %s could show",
                   KINDS[how->kind].name);
}

bool mw_report_draw(mw_report *report, const mw_chart *how, mw_error *err)
{
    block *b = report->blocks.count ? &report->blocks.items[report->blocks.count - 1] : NULL;
    if (!b || b->kind != BLOCK_TABLE)
        return mw_fail(err, MW_EARG, 0, "only a table can be drawn");
    mw_chart repaired = *how;
    if (!mw_report_keep(report, how->title.data ? how->title : MW_STR(""), &repaired.title, err))
        return false;
    b->chart = mw_chart_find(b->frame, &repaired, report->arena, err);
    if (!b->chart || mw_chart_any(b))
        return b->chart != NULL;
    b->chart = NULL; /* nothing to draw: the table says so itself */
    return mw_frame_row_count(b->frame) == 0 || mw_chart_nothing(how, err);
}
