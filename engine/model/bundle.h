/* SPDX-License-Identifier: MIT */
/* bundle.h -- the files inside the program, sorted by name: words/…, gazetteer/…, story/…,
 * scripts/…. They are mapped with it and cost nothing until read. */
#ifndef MODEL_BUNDLE_H
#define MODEL_BUNDLE_H

#include <moonwire/str.h>

typedef struct mw_bundle_file {
    const char *name, *start, *end;
    const char *hash; /* SHA-256 of a table; empty: of another file */
} mw_bundle_file;

extern const mw_bundle_file MW_BUNDLE[]; /* ends with a row of NULL */
extern const unsigned MW_BUNDLE_COUNT;

const mw_bundle_file *mw_bundle_row(const char *name); /* NULL when there is no such file */
mw_str mw_bundle_find(const char *name);               /* MW_NONE */

#endif
