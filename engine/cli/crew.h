/* SPDX-License-Identifier: MIT */
/* crew.h -- a state of the script for each thread.
 *
 * Articles are given to twins of the script on the threads that annotated them, and what the twins counted is
 * merged at the end. What `each` prints, and the first error, come in the order of reading. */
#ifndef CLI_CREW_H
#define CLI_CREW_H

#include <moonwire/script.h>

#include "base/buf.h"
#include "cli/scripts.h"

typedef struct mw_crew {
    mw_script *script; /* lent; started, and reports in the end */
    mw_script **twins;
    unsigned count;
} mw_crew;

/* `jobs` twins, which Ctrl-C stops, each with the corpus of its thread; `stores` NULL: there is none. */
bool mw_crew_start(mw_crew *crew, mw_script *script, unsigned jobs, mw_store *const *stores, mw_script_watched *watched,
                   mw_error *err);
/* On the thread of that worker: the article is given to its twin. What became of it goes to `made`. */
bool mw_crew_work(mw_crew *crew, unsigned worker, mw_article *article, mw_buf *made, mw_error *err);
/* In order, on one thread: prints what was printed. False: `each` failed, and all twins were stopped. */
bool mw_crew_deliver(mw_crew *crew, mw_str made, mw_error *err);
/* The same, but what was printed is given back. */
bool mw_crew_read(mw_crew *crew, mw_str made, mw_str *printed, mw_error *err);
bool mw_crew_merge(mw_crew *crew, mw_error *err);
void mw_crew_free(mw_crew *crew, mw_script_watched *watched);

/* An error in `each` names the article that it was about. */
void mw_crew_name_article(const mw_article *article, mw_error *err);

#endif
