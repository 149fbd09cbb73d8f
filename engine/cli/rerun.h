/* SPDX-License-Identifier: MIT */
/* rerun.h -- `run` by another command. */
#ifndef CLI_RERUN_H
#define CLI_RERUN_H

#include "base/buf.h"
#include "cli/parts.h"

/* MW_COMMAND_RUN over the words of a command line, behind its name; they are moved. The exit status. The report is
 * left in `json` as well, where there was one. */
int mw_run_words(int count, char **words, mw_buf *json);
/* The same over the parts of a run, which are lent; the inputs are named, and not read. */
int mw_run_parts(int count, char **words, mw_parts *parts);

#endif
