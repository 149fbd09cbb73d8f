/* SPDX-License-Identifier: MIT */
/* Ties of a table as a graph: the nodes are the different texts of two columns. */
#include "render/chart_impl.h"

static int64_t weight_of(const block *b, size_t row)
{
    bar shown;
    if (b->chart->value == SIZE_MAX || !mw_chart_bar(b, row, &shown) || shown.value < 1)
        return 1;
    return shown.value > 1e9 ? 1000000000 : (int64_t)shown.value;
}

/* False: a node would be one too many (no error), or out of memory. */
static bool number_of(const block *b, size_t row, size_t column, name_list *n, size_t most,
                      size_t *number, mw_error *err)
{
    mw_str name = mw_chart_text(b, row, column, n->arena, err);
    if (n->count >= most && !mw_map_get(&n->numbers, name))
        return false;
    *number = mw_names_number(n, name, err);
    return *number != SIZE_MAX;
}

bool mw_chart_graph(const block *b, size_t most, mw_arena *arena, graph *made, mw_error *err)
{
    const chart *c = b->chart;
    size_t rows = mw_frame_row_count(b->frame);
    name_list n = {.arena = arena};
    *made = (graph){.nodes = mw_arena_get(arena, most * sizeof *made->nodes, err),
                    .ties = mw_arena_get(arena, rows * sizeof *made->ties, err)};
    for (size_t r = 0; made->nodes && made->ties && r < rows; r++) {
        tie t = {.row = r, .weight = weight_of(b, r)};
        if (!mw_chart_has(b, r) || !number_of(b, r, c->from, &n, most, &t.from, err) ||
            !number_of(b, r, c->to, &n, most, &t.to, err) || t.from == t.to)
            continue;
        made->ties[made->tie_count++] = t;
        made->nodes[t.from].weight += t.weight;
        made->nodes[t.to].weight += t.weight;
    }
    made->node_count = n.count;
    for (size_t i = 0; i < n.count; i++)
        made->nodes[i].name = n.items[i];
    mw_names_free(&n);
    return made->nodes && made->ties;
}
