/* SPDX-License-Identifier: MIT */
/* statistic.h -- what everything that is counted over articles promises.
 *
 * A statistic of parts merges into the statistic of the whole, however the articles were divided
 * and in whatever order the parts are merged; saving and loading in between changes nothing. So the
 * same script gives the same bytes on one thread, on many, and over shards. What is not additive
 * (a score, a rank) is computed when the frame is made, from counts that are.
 *
 * One thread at a time. After a call that failed a statistic may only be freed. */
#ifndef MOONWIRE_STATISTIC_H
#define MOONWIRE_STATISTIC_H

#include <moonwire/frame.h>

#ifdef __cplusplus
extern "C" {
#endif

/* Where something was seen. Of each thing counted the first MW_EVIDENCE_KEPT different sightings
 * are kept, by (published, article, start); how often it was seen is exact. Texts are copied. */
typedef struct mw_sighting {
    mw_str published; /* of the article; "not known" comes first */
    mw_str article;   /* its id */
    mw_span span;
} mw_sighting;

typedef struct mw_statistic {
    const char *name; /* adding is each statistic's own call */
    void *(*create)(const void *options, mw_error *err); /* NULL: default */
    bool (*merge)(void *into, const void *from, mw_error *err);
    bool (*save)(const void *state, struct mw_buf *out, mw_error *err);
    void *(*load)(mw_str bytes, mw_error *err); /* MW_EPARSE: these bytes were not saved by it */
    mw_frame *(*frame)(const void *state, mw_error *err);
    void (*free)(void *state); /* NULL is fine */
} mw_statistic;

/* All there are, by name; `index` past the last gives NULL. */
MW_API const mw_statistic *mw_statistic_at(size_t index);
MW_API const mw_statistic *mw_statistic_named(mw_str name); /* NULL: no such statistic */

#ifdef __cplusplus
}
#endif
#endif
