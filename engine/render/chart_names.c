/* SPDX-License-Identifier: MIT */
/* The different texts of a column, numbered as they first appear: series, lanes, states. */
#include "render/chart_impl.h"

void mw_names_free(name_list *n)
{
    mw_map_free(&n->numbers);
}

size_t mw_names_number(name_list *n, mw_str text, mw_error *err)
{
    const uint64_t *known = mw_map_get(&n->numbers, text);
    if (known)
        return (size_t)*known;
    mw_str copy;
    bool is_new;
    uint64_t *number;
    if (!mw_arena_copy(n->arena, text, &copy, err) ||
        !mw_arena_push(n->arena, n->items, n->count, n->capacity, copy, err) ||
        !(number = mw_map_put(&n->numbers, copy, &is_new, err)))
        return SIZE_MAX;
    *number = n->count - 1;
    return n->count - 1;
}

mw_str mw_chart_text(const block *b, size_t row, size_t column, mw_arena *arena, mw_error *err)
{
    mw_buf text = {0};
    mw_str copy = MW_STR("");
    if (column != SIZE_MAX)
        mw_cell_write(mw_frame_cell(b->frame, row, column), &text);
    if (!mw_buf_ok(&text, err) || !mw_arena_copy(arena, mw_buf_str(&text), &copy, err))
        copy = MW_STR("");
    mw_buf_free(&text);
    return copy;
}

/* Whether a cell says so: a row's state, or any of a matrix. */
static bool occurs(const block *b, mw_str state)
{
    const chart *c = b->chart;
    const size_t *columns = c->kind == MW_CHART_MATRIX ? c->columns : &c->state;
    size_t count = c->kind == MW_CHART_MATRIX ? c->column_count : 1;
    for (size_t r = 0; r < mw_frame_row_count(b->frame); r++) {
        for (size_t i = 0; i < count; i++) {
            mw_cell cell = mw_frame_cell(b->frame, r, columns[i]);
            if (cell.type == MW_CELL_TEXT && mw_str_equal(cell.text, state) && mw_chart_has(b, r))
                return true;
        }
    }
    return false;
}

bool mw_chart_states(const block *b, name_list *n, mw_error *err)
{
    for (size_t i = 0; i < b->chart->state_count; i++) {
        size_t number = mw_names_number(n, b->chart->states[i], err);
        if (number == SIZE_MAX)
            return false;
        if (!occurs(b, b->chart->states[i]))
            n->items[number] = MW_STR("");
    }
    return true;
}

size_t *mw_chart_groups(const block *b, size_t column, name_list *n, mw_error *err)
{
    const chart *c = b->chart;
    size_t rows = mw_frame_row_count(b->frame);
    size_t *of_row = mw_arena_get(n->arena, rows * sizeof *of_row, err);
    if (column != SIZE_MAX && column == c->state && !mw_chart_states(b, n, err))
        return NULL;
    for (size_t r = 0; of_row && r < rows; r++) {
        of_row[r] = SIZE_MAX;
        if (!mw_chart_has(b, r))
            continue;
        of_row[r] = mw_names_number(n, mw_chart_text(b, r, column, n->arena, err), err);
        if (of_row[r] == SIZE_MAX)
            return NULL;
    }
    return of_row;
}
