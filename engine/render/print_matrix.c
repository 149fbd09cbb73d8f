/* SPDX-License-Identifier: MIT */
/* A matrix in characters: a mark a cell, columns by letters; a network as the matrix of its nodes,
 * darker where a tie is stronger. */
#include "frame/print.h"
#include "render/chart_impl.h"
#include "text/utf8.h"

enum { CELL = 4, NODES_MAX = 12 };

static void put_centred(mw_str text, mw_buf *out)
{
    size_t width = mw_utf8_width(text);
    mw_buf_fill(out, ' ', width < CELL ? CELL - width : 1);
    mw_buf_add(out, text);
}

static void put_keys(size_t before, size_t count, mw_buf *out)
{
    mw_buf_fill(out, ' ', before);
    for (size_t i = 0; i < count; i++) {
        mw_buf key = {0};
        mw_matrix_key(i, &key);
        put_centred(mw_buf_str(&key), out);
        out->failed |= key.failed;
        mw_buf_free(&key);
    }
    mw_buf_char(out, '\n');
}

static bool put_cell(const block *b, size_t row, size_t column, name_list *states, mw_buf *out,
                     mw_error *err)
{
    mw_str text = mw_chart_text(b, row, column, states->arena, err);
    if (!text.len || mw_frame_cell(b->frame, row, column).type != MW_CELL_TEXT) {
        put_centred(text.len ? text : MW_STR("\xc2\xb7"), out);
        return true;
    }
    size_t state = mw_names_number(states, text, err);
    put_centred(mw_str_of(MW_PRINT_SQUARES[state < MARKS ? state : MARKS - 1]), out);
    return state != SIZE_MAX;
}

/* "A Reuters   B AP", as many in a line as it holds. */
static void put_names(const block *b, size_t width, mw_buf *out)
{
    size_t used = 0;
    for (size_t i = 0; i < b->chart->column_count; i++) {
        mw_str name = mw_frame_column_name(b->frame, b->chart->columns[i]);
        size_t wide = mw_utf8_width(name) + 5;
        if (used && used + wide > width) {
            mw_buf_char(out, '\n');
            used = 0;
        }
        mw_buf_add(out, used ? MW_STR("   ") : MW_STR(""));
        mw_matrix_key(i, out);
        mw_buf_char(out, ' ');
        mw_print_clean(name, out);
        used += wide;
    }
    mw_buf_char(out, '\n');
}

bool mw_print_matrix(const block *b, size_t width, mw_arena *arena, mw_buf *out, mw_error *err)
{
    const chart *c = b->chart;
    name_list states = {.arena = arena};
    size_t cells = CELL * c->column_count, room = width > cells + 30 ? width - cells - 10 : 20;
    size_t label = mw_print_label_width(b, room);
    bool good = mw_chart_states(b, &states, err);
    put_keys(label, c->column_count, out);
    for (size_t r = 0; good && r < mw_frame_row_count(b->frame); r++) {
        mw_buf text = {0};
        mw_chart_label(b, r, &text);
        mw_print_column(mw_buf_str(&text), label, out);
        for (size_t i = 0; good && i < c->column_count; i++)
            good = put_cell(b, r, c->columns[i], &states, out, err);
        mw_buf_char(out, '\n');
        out->failed |= text.failed;
        mw_buf_free(&text);
    }
    put_names(b, width, out);
    mw_print_legend(&states, MW_PRINT_SQUARES, width, out);
    mw_names_free(&states);
    return good;
}

static const char *shade_of(int64_t weight, int64_t most)
{
    static const char *const SHADES[] = {"\xe2\x96\x91\xe2\x96\x91", "\xe2\x96\x92\xe2\x96\x92",
                                         "\xe2\x96\x93\xe2\x96\x93", "\xe2\x96\x88\xe2\x96\x88"};
    if (!weight)
        return "\xc2\xb7";
    return SHADES[weight * 4 > most * 3 ? 3 : weight * 2 > most ? 2 : weight * 4 > most ? 1 : 0];
}

static int64_t weight_between(const graph *g, size_t a, size_t b)
{
    int64_t weight = 0;
    for (size_t t = 0; t < g->tie_count; t++)
        if ((g->ties[t].from == a && g->ties[t].to == b) ||
            (g->ties[t].from == b && g->ties[t].to == a))
            weight += g->ties[t].weight;
    return weight;
}

static void put_node(const graph *g, size_t at, size_t label, int64_t most, mw_buf *out)
{
    mw_buf name = {0};
    mw_matrix_key(at, &name);
    mw_buf_char(&name, ' ');
    mw_buf_add(&name, g->nodes[at].name);
    mw_print_column(mw_buf_str(&name), at ? label : mw_utf8_width(mw_buf_str(&name)), out);
    for (size_t i = 0; i < at; i++)
        put_centred(mw_str_of(shade_of(weight_between(g, at, i), most)), out);
    mw_buf_char(out, '\n');
    out->failed |= name.failed;
    mw_buf_free(&name);
}

/* Below the diagonal: a tie has one place. */
bool mw_print_network(const block *b, size_t width, mw_arena *arena, mw_buf *out, mw_error *err)
{
    graph g;
    if (!mw_chart_graph(b, NODES_MAX, arena, &g, err))
        return false;
    size_t label = 0, room = width > NODES_MAX * CELL + 12 ? width - NODES_MAX * CELL : 12;
    int64_t most = 1;
    for (size_t i = 0; i < g.node_count; i++) {
        size_t wide = mw_utf8_width(g.nodes[i].name) + 2;
        label = wide > label ? wide : label;
        for (size_t k = 0; k < i; k++) {
            int64_t weight = weight_between(&g, i, k);
            most = weight > most ? weight : most;
        }
    }
    label = label < room ? label : room;
    for (size_t i = 0; i < g.node_count; i++)
        put_node(&g, i, label, most, out);
    put_keys(label, g.node_count ? g.node_count - 1 : 0, out);
    mw_buf_print(out, "the darker, the stronger; \xe2\x96\x88\xe2\x96\x88 is up to %lld\n",
                 (long long)most);
    return true;
}
