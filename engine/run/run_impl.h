/* SPDX-License-Identifier: MIT */
/* run_impl.h -- one article on its way through a run. */
#ifndef RUN_RUN_IMPL_H
#define RUN_RUN_IMPL_H

#include <moonwire/run.h>

#include "base/buf.h"

typedef struct mw_item {
    mw_got got;
    bool passed; /* not wanted */
    size_t number; /* in the order of reading */
    mw_article *article;
    mw_error error;
    mw_buf where, note, made;
    bool done; /* worked on; workers.c only */
} mw_item;

void mw_item_clear(mw_item *item); /* keeps the buffers' memory */
void mw_item_free(mw_item *item);

/* The three steps. Reading and delivering are the calling thread's, working is anybody's; what is loaded is loaded there. */
mw_got mw_run_read(mw_reader *reader, const mw_run_options *options, size_t number, mw_item *item);
void mw_run_work(const mw_run_options *options, unsigned worker, mw_item *item);
bool mw_run_deliver(const mw_run_options *options, mw_item *item, mw_run_counts *counts,
                    mw_error *err);
bool mw_run_cancelled(const mw_run_options *options, mw_error *err);

/* The same run with options->jobs threads. */
bool mw_run_workers(mw_reader *reader, const mw_run_options *options, mw_run_counts *counts,
                    mw_error *err);

#endif
