/* SPDX-License-Identifier: MIT */
/* corpus.h -- the corpus that a command's INPUT stands for. */
#ifndef CLI_CORPUS_H
#define CLI_CORPUS_H

#include <moonwire/store.h>

#include "cli/command.h"
#include "cli/decisions.h"
#include "cli/input.h"

/* The arguments as inputs; none: the bundled story. */
mw_reader *mw_corpus_reader(const mw_command *command, int count, char **inputs);

/* The input, where it is one file and that is a corpus already; else NULL. */
const char *mw_corpus_named(int count, char **inputs);

/* Opens or gathers, and replays the decisions in force, which are given back in `decisions`: free
 * them. Where `decisions` is NULL nobody asks who is who, and nothing is replayed. NULL after
 * messages. `*status` takes MW_EXIT_FAILED when some input or decision failed although there is a
 * corpus. */
mw_store *mw_corpus_open(const mw_command *command, int count, char **inputs, const mw_model *model,
                         unsigned jobs, mw_in_force *decisions, int *status);

/* Opens the model and the corpus, works on them, closes both: the work's status, or that of the
 * input where the work was done. */
typedef int (*mw_corpus_work)(mw_store *store, const mw_model *model, const mw_in_force *decisions,
                              void *context);
int mw_corpus_work_on(const mw_command *command, int count, char **inputs, unsigned jobs,
                      mw_corpus_work work, void *context);

#endif
