/* SPDX-License-Identifier: MIT */
/* volume.h -- how many articles there are: what counts are set beside. */
#ifndef SCRIPT_VOLUME_H
#define SCRIPT_VOLUME_H

#include <moonwire/series.h>

#include "script/script_impl.h"

/* The corpus behind a result, or the part of it that was asked; NULL: none. */
const mw_lua_corpus *mw_lua_corpus_of(lua_State *L, int result_index);
/* Articles of the corpus, or of the part, counted by SQL expressions over the view `articles` ("outlet"): these columns,
 * then the count. */
mw_frame *mw_lua_volumes(const mw_lua_corpus *corpus, const char *columns, mw_error *err);

/* grouping.c: keys of articles become those of the reports that they are; `stride` bytes lie between two. */
bool mw_lua_to_reports(mw_store *store, int64_t *articles, size_t stride, size_t count, mw_error *err);

/* Periods of a grouped result, without a gap, over all that the corpus has. */
typedef struct mw_lua_periods {
    mw_per per;
    size_t column, articles; /* of the result: the period, and its articles */
    mw_day first;            /* of the first */
    size_t count;
    uint64_t *with, *of; /* articles counted, and all; in a userdata that was left on the stack */
    size_t *rows;        /* the result's row for a period; SIZE_MAX: none */
    uint64_t total;      /* of `with` */
} mw_lua_periods;

/* Raises where the result at `index` is not one of result:by("week") and the like. */
mw_lua_periods mw_lua_check_periods(lua_State *L, int index);
void mw_lua_period_name(const mw_lua_periods *periods, size_t at, char *name); /* MW_BUCKET_TEXT */

#endif
