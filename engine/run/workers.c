/* SPDX-License-Identifier: MIT */
/* A run on several threads: a ring of articles, filled and emptied in order by the caller, worked
 * on in between by whoever is free.
 *
 *     delivered │ done  working  done  read │ free …
 *               tail          next        head
 *
 * The ring's size bounds the memory; its order is the order of the output. */
#include "run/run_impl.h"

#include <pthread.h>

enum { ITEMS_A_JOB = 4, JOBS_MAX = MW_JOBS_MAX };

typedef struct ring {
    const mw_run_options *options;
    mw_item *items;
    size_t size;
    unsigned workers;          /* that have taken their number */
    uint64_t head, next, tail; /* read, taken by a worker, delivered: counts of articles */
    bool closing;
    pthread_mutex_t lock;
    pthread_cond_t some_read, some_done;
} ring;

static void *work(void *argument)
{
    ring *r = argument;
    pthread_mutex_lock(&r->lock);
    unsigned worker = r->workers++;
    for (;;) {
        while (r->next == r->head && !r->closing)
            pthread_cond_wait(&r->some_read, &r->lock);
        if (r->closing)
            break;
        mw_item *item = &r->items[r->next++ % r->size];
        pthread_mutex_unlock(&r->lock);
        mw_run_work(r->options, worker, item);
        pthread_mutex_lock(&r->lock);
        item->done = true;
        pthread_cond_signal(&r->some_done);
    }
    pthread_mutex_unlock(&r->lock);
    return NULL;
}

/* Reads one article into the ring; false at the end. */
static bool fill(ring *r, mw_reader *reader)
{
    mw_item *item = &r->items[r->head % r->size];
    item->done = false;
    if (mw_run_read(reader, r->options, (size_t)r->head, item) == MW_END)
        return false;
    pthread_mutex_lock(&r->lock);
    r->head++;
    pthread_cond_signal(&r->some_read);
    pthread_mutex_unlock(&r->lock);
    return true;
}

/* Waits for the oldest article and hands it over. */
static bool empty(ring *r, mw_run_counts *counts, mw_error *err)
{
    mw_item *item = &r->items[r->tail % r->size];
    pthread_mutex_lock(&r->lock);
    while (!item->done)
        pthread_cond_wait(&r->some_done, &r->lock);
    pthread_mutex_unlock(&r->lock);
    bool good = !mw_run_cancelled(r->options, err) && mw_run_deliver(r->options, item, counts, err);
    mw_item_clear(item);
    r->tail++;
    return good;
}

static bool go_round(ring *r, mw_reader *reader, mw_run_counts *counts, mw_error *err)
{
    bool more = true, good = true;
    while (good && (more || r->tail < r->head)) {
        if (more && r->head - r->tail < r->size)
            more = fill(r, reader);
        else
            good = empty(r, counts, err);
    }
    return good;
}

static void close_ring(ring *r, pthread_t *threads, size_t count)
{
    pthread_mutex_lock(&r->lock);
    r->closing = true;
    pthread_cond_broadcast(&r->some_read);
    pthread_mutex_unlock(&r->lock);
    for (size_t i = 0; i < count; i++)
        pthread_join(threads[i], NULL);
    for (size_t i = 0; i < r->size; i++)
        mw_item_free(&r->items[i]);
    mw_memory_free(r->items);
    pthread_cond_destroy(&r->some_read);
    pthread_cond_destroy(&r->some_done);
    pthread_mutex_destroy(&r->lock);
}

bool mw_run_workers(mw_reader *reader, const mw_run_options *options, mw_run_counts *counts,
                    mw_error *err)
{
    pthread_t threads[JOBS_MAX];
    size_t jobs = options->jobs < JOBS_MAX ? options->jobs : JOBS_MAX, started = 0;
    ring r = {.options = options,
              .size = jobs * ITEMS_A_JOB,
              .lock = PTHREAD_MUTEX_INITIALIZER,
              .some_read = PTHREAD_COND_INITIALIZER,
              .some_done = PTHREAD_COND_INITIALIZER};
    r.items = mw_memory_get(r.size * sizeof *r.items, err);
    if (!r.items)
        return false;
    while (started < jobs && pthread_create(&threads[started], NULL, work, &r) == 0)
        started++;
    bool good = started ? go_round(&r, reader, counts, err)
                        : mw_fail(err, MW_ENOMEM, 0, "no thread can be started");
    close_ring(&r, threads, started);
    return good;
}
