/* SPDX-License-Identifier: MIT */
/* cut.h -- a text cut up with the project's own tables, for the tests of this room. */
#ifndef TESTS_TEXT_CUT_H
#define TESTS_TEXT_CUT_H

#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/file.h"
#include "text/segment.h"

typedef struct cut {
    mw_str text;
    mw_file files[2];
    mw_abbreviations *table;
    mw_arena *arena;
    mw_segments parts;
} cut;

static inline void cut_start(cut *c)
{
    static const char *const NAMES[] = {"abbreviations", "segmentation"};
    const char *source = getenv("MW_SOURCE");
    mw_error err = {0};
    for (int i = 0; i < 2; i++) {
        char path[1024];
        snprintf(path, sizeof path, "%s/data/words/%s.tsv", source ? source : ".", NAMES[i]);
        cr_assert(mw_file_open(path, &c->files[i], &err), "%s %s", path, err.text);
    }
    c->table = mw_abbreviations_read(c->files[0].bytes, c->files[1].bytes, &err);
    cr_assert(c->table, "%s", err.text);
    c->arena = NULL;
}

static inline void cut_text(cut *c, mw_str text)
{
    mw_error err = {0};
    mw_arena_free(c->arena);
    c->arena = mw_arena_create(0, &err);
    c->text = text;
    cr_assert(c->arena && mw_segment(text, c->table, c->arena, &c->parts, &err), "%s", err.text);
}

static inline mw_str cut_slice(const cut *c, mw_span span)
{
    return mw_str_sub(c->text, span.start, span.end);
}

static inline void cut_end(cut *c)
{
    mw_arena_free(c->arena);
    mw_abbreviations_free(c->table);
    for (int i = 0; i < 2; i++)
        mw_file_close(&c->files[i]);
}

#endif
