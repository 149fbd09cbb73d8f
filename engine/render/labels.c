/* SPDX-License-Identifier: MIT */
/* Where labels go: a place is taken or free, and none is given out twice. */
#include "render/scene_impl.h"

static bool meets(box a, box b)
{
    return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

bool mw_labels_fits(const labels *l, box b)
{
    if (b.left < l->frame.left || b.right > l->frame.right || b.top < l->frame.top ||
        b.bottom > l->frame.bottom)
        return false;
    for (size_t i = 0; i < l->count; i++)
        if (meets(b, l->items[i]))
            return false;
    return true;
}

bool mw_labels_take(labels *l, box b, mw_error *err)
{
    return mw_arena_push(l->arena, l->items, l->count, l->capacity, b, err);
}

/* The places about a point, the best first: which edge of the point the label's stands at, in each
 * direction. */
typedef struct place {
    int across, down; /* -1: before the point, 0: level with it, 1: behind it */
} place;

static const place PLACES[] = {{1, 0},  {-1, 0}, {0, -1},  {0, 1},
                               {1, -1}, {1, 1},  {-1, -1}, {-1, 1}};

enum {
    AWAY = 30,
    ROUNDS = 2
}; /* how far from the point, more each round: a name far away is nobody's */

static int edge(int side, int from, int to, int size, int away)
{
    if (side == 0)
        return (from + to - size) / 2;
    return side > 0 ? to + away : from - away - size;
}

bool mw_labels_place(labels *l, box point, int width, int height, box *placed, mw_error *err)
{
    for (int round = 0; round < ROUNDS; round++) {
        for (size_t i = 0; i < sizeof PLACES / sizeof *PLACES; i++) {
            int away = AWAY + round * height;
            int left = edge(PLACES[i].across, point.left, point.right, width, away);
            int top = edge(PLACES[i].down, point.top, point.bottom, height,
                           PLACES[i].across ? away / 3 : away);
            *placed = (box){left, top, left + width, top + height};
            if (mw_labels_fits(l, *placed))
                return mw_labels_take(l, *placed, err);
        }
    }
    return false;
}
