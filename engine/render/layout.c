/* SPDX-License-Identifier: MIT */
/* Where the nodes of a network stand. */
#include "render/scene_impl.h"

static int64_t root(int64_t square)
{
    int64_t low = 0, high = 3000000000;
    while (low < high) {
        int64_t middle = low + (high - low + 1) / 2;
        if (middle <= square / middle)
            low = middle;
        else
            high = middle - 1;
    }
    return low;
}

typedef struct vector {
    int64_t x, y;
} vector;

typedef struct field {
    graph *g;
    vector *push;               /* what moves each node */
    int64_t wide, high, spring; /* the frame; the length of a tie at rest */
} field;

/* A difference that is never nothing, for nodes in one place must part too. */
static vector apart(const node *a, const node *b, size_t way, int64_t *length)
{
    vector v = {a->x - b->x, a->y - b->y};
    if (!v.x && !v.y)
        v = (vector){way % 2 ? 7 : -7, way % 3 ? 5 : -5};
    *length = root(v.x * v.x + v.y * v.y);
    *length = *length ? *length : 1;
    return v;
}

static void push_apart(field *f, size_t i, size_t k)
{
    int64_t length;
    vector v = apart(&f->g->nodes[i], &f->g->nodes[k], i, &length);
    int64_t force = f->spring * f->spring / length;
    vector by = {v.x * force / length, v.y * force / length};
    f->push[i].x += by.x, f->push[i].y += by.y;
    f->push[k].x -= by.x, f->push[k].y -= by.y;
}

static void pull_together(field *f, const tie *t)
{
    int64_t length;
    vector v = apart(&f->g->nodes[t->from], &f->g->nodes[t->to], t->from, &length);
    int64_t force = length * length / f->spring;
    vector by = {v.x * force / length, v.y * force / length};
    f->push[t->from].x -= by.x, f->push[t->from].y -= by.y;
    f->push[t->to].x += by.x, f->push[t->to].y += by.y;
}

static int kept(int64_t at, int64_t most)
{
    return (int)(at < 0 ? 0 : at > most ? most : at);
}

/* Moves no farther than `most`, and a little towards the middle, so that parts without ties stay
 * near. */
static void move(field *f, size_t i, int64_t most)
{
    node *n = &f->g->nodes[i];
    vector v = f->push[i];
    v.x += (f->wide / 2 - n->x) / 3, v.y += (f->high / 2 - n->y) / 2;
    int64_t length = root(v.x * v.x + v.y * v.y);
    if (length > most)
        v = (vector){v.x * most / length, v.y * most / length};
    n->x = kept(n->x + v.x, f->wide);
    n->y = kept(n->y + v.y, f->high);
}

enum { ROUNDS = 200 };

static void settle(field *f)
{
    for (int round = 0; round < ROUNDS; round++) {
        for (size_t i = 0; i < f->g->node_count; i++)
            f->push[i] = (vector){0, 0};
        for (size_t i = 0; i < f->g->node_count; i++)
            for (size_t k = i + 1; k < f->g->node_count; k++)
                push_apart(f, i, k);
        for (size_t t = 0; t < f->g->tie_count; t++)
            pull_together(f, &f->g->ties[t]);
        for (size_t i = 0; i < f->g->node_count; i++)
            move(f, i, f->wide / 8 * (ROUNDS - round) / ROUNDS + 10);
    }
}

/* From wall to wall, so that no room is left unused. */
static void stretch(graph *g, box frame)
{
    int left = INT32_MAX, right = 0, top = INT32_MAX, bottom = 0;
    for (size_t i = 0; i < g->node_count; i++) {
        const node *n = &g->nodes[i];
        left = n->x < left ? n->x : left, right = n->x > right ? n->x : right;
        top = n->y < top ? n->y : top, bottom = n->y > bottom ? n->y : bottom;
    }
    for (size_t i = 0; i < g->node_count; i++) {
        node *n = &g->nodes[i];
        int64_t wide = frame.right - frame.left, high = frame.bottom - frame.top;
        n->x = frame.left + (int)(right > left ? (n->x - left) * wide / (right - left) : wide / 2);
        n->y = frame.top + (int)(bottom > top ? (n->y - top) * high / (bottom - top) : high / 2);
    }
}

bool mw_layout(graph *g, box frame, mw_arena *arena, mw_error *err)
{
    field f = {.g = g, .wide = frame.right - frame.left, .high = frame.bottom - frame.top};
    f.push = mw_arena_get(arena, (g->node_count + 1) * sizeof *f.push, err);
    f.spring = root(f.wide * f.high / (int64_t)(g->node_count + 1)) * 3 / 4;
    f.spring = f.spring ? f.spring : 1;
    uint32_t seed = 1; /* Numerical Recipes' generator */
    for (size_t i = 0; f.push && i < g->node_count; i++) {
        seed = seed * 1664525u + 1013904223u;
        g->nodes[i].x = (int)(((int64_t)(seed >> 8) * f.wide) >> 24);
        seed = seed * 1664525u + 1013904223u;
        g->nodes[i].y = (int)(((int64_t)(seed >> 8) * f.high) >> 24);
    }
    if (f.push)
        settle(&f);
    stretch(g, frame);
    return f.push != NULL;
}
