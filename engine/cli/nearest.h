/* SPDX-License-Identifier: MIT */
/* nearest.h -- "did you mean": the known word nearest to what was typed. */
#ifndef CLI_NEAREST_H
#define CLI_NEAREST_H

#include <moonwire/str.h>

typedef struct mw_nearest {
    mw_str word;
    const char *found; /* NULL while nothing is near enough */
    unsigned distance;
} mw_nearest;

/* Looks at one known word; the first of the nearest stays. */
void mw_nearest_try(mw_nearest *nearest, const char *known);

#endif
