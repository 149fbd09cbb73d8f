/* SPDX-License-Identifier: MIT */
/* tables.h -- the project's tables of forms and abbreviations, for the tests of this room. */
#ifndef TESTS_MODEL_TABLES_H
#define TESTS_MODEL_TABLES_H

#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/file.h"
#include "model/lexicon_impl.h"
#include "text/segment.h"

typedef struct tables {
    mw_file files[4];
    mw_abbreviations *abbreviations;
    mw_irregular irregular;
} tables;

static inline void tables_start(tables *t)
{
    static const char *const NAMES[] = {"abbreviations", "segmentation", "irregular-verbs",
                                        "irregular-nouns"};
    const char *source = getenv("MW_SOURCE");
    mw_error err = {0};
    for (int i = 0; i < 4; i++) {
        char path[1024];
        snprintf(path, sizeof path, "%s/data/words/%s.tsv", source ? source : ".", NAMES[i]);
        cr_assert(mw_file_open(path, &t->files[i], &err), "%s %s", path, err.text);
    }
    t->abbreviations = mw_abbreviations_read(t->files[0].bytes, t->files[1].bytes, &err);
    cr_assert(t->abbreviations, "%s", err.text);
    cr_assert(mw_irregular_read(t->files[2].bytes, t->files[3].bytes, &t->irregular, &err), "%s",
              err.text);
}

static inline void tables_end(tables *t)
{
    mw_abbreviations_free(t->abbreviations);
    mw_irregular_free(&t->irregular);
    for (int i = 0; i < 4; i++)
        mw_file_close(&t->files[i]);
}

#endif
