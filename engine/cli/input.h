/* SPDX-License-Identifier: MIT */
/* input.h -- what every command that takes INPUT shares: the reading options, the loop. */
#ifndef CLI_INPUT_H
#define CLI_INPUT_H

#include <moonwire/run.h>

#include "cli/command.h"

extern const mw_option MW_READING_OPTIONS[]; /* --input --published --verbatim */

/* The reading options as typed; false after a message. */
bool mw_input_options(const mw_command *command, mw_reader_options *options);
bool mw_input_is_as_usual(void); /* none was typed */
/* A reader over the arguments, by the reading options; NULL after a message. */
mw_reader *mw_input_reader(const mw_command *command, int count, char **arguments);
/* The reading options as one text, for the store: another reading, another article. */
mw_str mw_input_reading(void);

/* Runs over a reader with messages, progress and Ctrl-C; the exit status. `options` holds model,
 * layers, jobs, prepare, article, context; the rest is filled in. */
int mw_input_run(mw_reader *reader, mw_run_options options, mw_run_counts *counts);

#endif
