/* SPDX-License-Identifier: MIT */
/* run.h -- many articles: read, annotated and handed over, one thread or several.
 *
 * Articles are handed over in the order in which they were read and on the calling thread, so what
 * comes out does not depend on the number of threads. How many are held at once is bounded: memory
 * is that of a few articles, however many there are. */
#ifndef MOONWIRE_RUN_H
#define MOONWIRE_RUN_H

#include <moonwire/annotate.h>
#include <moonwire/reader.h>

#ifdef __cplusplus
extern "C" {
#endif

struct mw_buf;

enum { MW_JOBS_MAX = 256 }; /* more threads than that are not started */

typedef struct mw_run_options {
    const mw_model *model;
    unsigned layers; /* mw_layer bits to make */
    unsigned jobs;   /* threads that annotate; 0 or 1: the calling thread alone */

    /* Instead of a reader (NULL): `count` articles that the threads load themselves, by number, with the layers that
     * they have. One that cannot be loaded ends the run. No two calls with the same `worker` are made at once. */
    mw_article *(*load)(void *context, unsigned worker, size_t number, mw_error *err);
    size_t count;
    /* Called for each article as it was read, with its engine and lexicon set, on the calling
     * thread: one that is not wanted is neither annotated nor handed over. NULL: all are wanted. */
    bool (*wanted)(void *context, const mw_article *article, bool *is_wanted, mw_error *err);
    /* Called for each article when it is annotated, on any thread, for work that needs no order:
     * what it adds to `made` comes with the article to `article`. NULL: nothing. */
    bool (*prepare)(void *context, const mw_article *article, struct mw_buf *made, mw_error *err);
    /* The same for work that needs a place of its own: no two calls with the same `worker` (0 … jobs - 1) are
     * made at once, and the article may be changed. NULL: nothing. */
    bool (*work)(void *context, unsigned worker, mw_article *article, struct mw_buf *made, mw_error *err);
    /* Called for each article in order, lent for the call. False ends the run with that error. */
    bool (*article)(void *context, mw_article *article, mw_str made, mw_error *err);
    /* A record that could not be read or annotated, and a remark on one that could. NULL is fine.
     */
    void (*skipped)(void *context, mw_str where, const mw_error *why);
    void (*noted)(void *context, mw_str where, const char *note);
    /* After each record; bytes done of all bytes known. NULL is fine. */
    void (*progress)(void *context, uint64_t done, uint64_t all);
    void *context;
    const volatile int *cancel; /* not 0: stop soon, with MW_ECANCEL; NULL is fine */
} mw_run_options;

typedef struct mw_run_counts {
    uint64_t articles; /* handed over */
    uint64_t skipped;  /* could not be read or annotated */
    uint64_t passed;   /* not wanted */
    uint64_t foreign;  /* handed over, not in English: text, sentences and tokens only */
} mw_run_counts;

/* Goes on behind what cannot be read. False: interrupted, out of memory, or `article` said so;
 * `counts` (NULL is fine) is right in every case. */
MW_API bool mw_run(mw_reader *reader, const mw_run_options *options, mw_run_counts *counts,
                   mw_error *err);

#ifdef __cplusplus
}
#endif
#endif
