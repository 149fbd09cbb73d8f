/* SPDX-License-Identifier: MIT */
/* gather.h -- INPUT… as the user names them, and the corpus of what they hold.
 *
 * No input means the bundled story, which is also called "builtin:story". One file that is a
 * SQLite database is a corpus already. Everything else is read, annotated and kept in a temporary
 * corpus of the same shape. */
#ifndef RUN_GATHER_H
#define RUN_GATHER_H

#include <moonwire/run.h>
#include <moonwire/store.h>

#define MW_BUILTIN_STORY "builtin:story"

typedef struct mw_inputs {
    const char *const *paths; /* lent */
    size_t count;
    mw_reader_options reading;
} mw_inputs;

bool mw_inputs_are_corpus(const mw_inputs *inputs);
/* A reader of all inputs, in order; not for a corpus. */
mw_reader *mw_inputs_open(const mw_inputs *inputs, mw_error *err);
/* `run` gives the model, the threads and the callbacks (but `article` and `prepare`, which gather
 * uses itself). MW_ECANCEL when interrupted. */
mw_store *mw_gather(const mw_inputs *inputs, const mw_run_options *run, mw_run_counts *counts, mw_error *err);
/* The reading options as one text, for the store's freshness key. */
void mw_inputs_reading(const mw_inputs *inputs, char text[128]);

#endif
