/* SPDX-License-Identifier: MIT */
/* A network: nodes by the weight of their ties, each named beside itself. */
#include "render/html_impl.h"
#include "render/scene_impl.h"

enum { NODES_MAX = 24, NODES_NARROW = 14, MARGIN = 28 * PIXEL };

static int radius_of(const node *n, int64_t most)
{
    int64_t share = most ? n->weight * 100 / most : 0;
    int radius = 40;
    while (radius < 120 && (int64_t)(radius - 40) * (radius - 40) < share * 64) /* by area */
        radius += 5;
    return radius;
}

static void put_tie(scene *s, const graph *g, const tie *t, size_t state, int64_t most)
{
    const node *from = &g->nodes[t->from], *to = &g->nodes[t->to];
    mw_buf says = {0};
    mw_buf_add(&says, from->name);
    mw_buf_add(&says, MW_STR(" \xe2\x80\x93 "));
    mw_buf_add(&says, to->name);
    if (s->b->chart->value != SIZE_MAX)
        mw_buf_print(&says, ": %lld", (long long)t->weight);
    mw_scene_open(s, t->row, mw_buf_str(&says));
    mw_buf_print(&s->body, "<line class=\"link s%zu\" stroke-width=\"%d\"",
                 state < MARKS ? state : MARKS - 1, 1 + (int)(t->weight * 5 / (most ? most : 1)));
    mw_scene_length(s, "x1", from->x);
    mw_scene_length(s, "y1", from->y);
    mw_scene_length(s, "x2", to->x);
    mw_scene_length(s, "y2", to->y);
    mw_buf_add(&s->body, MW_STR("/>\n"));
    mw_scene_close(s);
    s->body.failed |= says.failed;
    mw_buf_free(&says);
}

static box box_of(const node *n, int radius)
{
    return (box){n->x - radius, n->y - radius, n->x + radius, n->y + radius};
}

static void put_node(scene *s, const node *n, int radius)
{
    mw_buf_add(&s->body, MW_STR("<circle class=\"node\""));
    mw_scene_length(s, "cx", n->x);
    mw_scene_length(s, "cy", n->y);
    mw_scene_length(s, "r", radius);
    mw_buf_add(&s->body, MW_STR("><title>"));
    mw_html_text(n->name, &s->body);
    mw_buf_add(&s->body, MW_STR("</title></circle>\n"));
    if (!mw_labels_take(&s->labels, box_of(n, radius), s->err))
        s->body.failed = true;
}

/* Where a name finds no room it is tried shorter. */
static void put_name(scene *s, const node *n, int radius)
{
    static const int SHARES[] = {32, 20, 12}; /* of the width, in hundredths */
    bool placed = false;
    for (size_t i = 0; !placed && i < sizeof SHARES / sizeof *SHARES; i++) {
        mw_buf cut = {0};
        box at;
        mw_text_fit(n->name, s->width * SHARES[i] / 100, TEXT_USUAL, &cut);
        int width = mw_text_width(mw_buf_str(&cut), TEXT_USUAL);
        placed = mw_labels_place(&s->labels, box_of(n, radius), width, LINE_HEIGHT, &at, s->err);
        if (placed) {
            s->labels.count--; /* mw_scene_text takes the same place */
            mw_scene_text(s, "label halo", at.left, at.top + ASCENT, AT_START, mw_buf_str(&cut));
        }
        s->body.failed |= cut.failed;
        mw_buf_free(&cut);
    }
}

static void put_graph(scene *s, const graph *g, const size_t *states)
{
    int64_t strongest = 0, weightiest = 0;
    for (size_t t = 0; t < g->tie_count; t++)
        strongest = g->ties[t].weight > strongest ? g->ties[t].weight : strongest;
    for (size_t i = 0; i < g->node_count; i++)
        weightiest = g->nodes[i].weight > weightiest ? g->nodes[i].weight : weightiest;
    for (size_t t = 0; t < g->tie_count; t++)
        put_tie(s, g, &g->ties[t], states[g->ties[t].row], strongest);
    for (size_t i = 0; i < g->node_count; i++)
        put_node(s, &g->nodes[i], radius_of(&g->nodes[i], weightiest));
    for (size_t i = 0; i < g->node_count; i++)
        put_name(s, &g->nodes[i], radius_of(&g->nodes[i], weightiest));
}

bool mw_draw_network(scene *s)
{
    name_list kinds = {.arena = s->arena};
    size_t *states = mw_chart_groups(s->b, s->b->chart->state, &kinds, s->err);
    graph g;
    int wide = s->width, side = wide / 7,
        high = wide * 7 / 10 > 420 * PIXEL ? 420 * PIXEL : wide * 11 / 10;
    bool good =
        states &&
        mw_chart_graph(s->b, wide < 500 * PIXEL ? NODES_NARROW : NODES_MAX, s->arena, &g, s->err) &&
        mw_layout(&g, (box){side, MARGIN, wide - side, high - MARGIN}, s->arena, s->err);
    s->labels.frame.bottom = high;
    if (good)
        put_graph(s, &g, states);
    s->labels.frame.bottom = INT32_MAX / 2;
    s->height = high;
    if (good && s->b->chart->state != SIZE_MAX)
        s->height = mw_scene_legend(s, &kinds, LEGEND_LINKS, high);
    mw_names_free(&kinds);
    return good;
}
