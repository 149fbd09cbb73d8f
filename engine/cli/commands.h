/* SPDX-License-Identifier: MIT */
/* commands.h -- every command: its table is in its file, its row in commands.c. */
#ifndef CLI_COMMANDS_H
#define CLI_COMMANDS_H

#include "cli/command.h"

extern const mw_command MW_COMMAND_ANNOTATE;
extern const mw_command MW_COMMAND_BENCH;
extern const mw_command MW_COMMAND_DEMO;
extern const mw_command MW_COMMAND_DIFF;
extern const mw_command MW_COMMAND_EVAL;
extern const mw_command MW_COMMAND_EVALUATE;
extern const mw_command MW_COMMAND_HELP;
extern const mw_command MW_COMMAND_INGEST;
extern const mw_command MW_COMMAND_LIST;
extern const mw_command MW_COMMAND_MERGE;
extern const mw_command MW_COMMAND_PATHS;
extern const mw_command MW_COMMAND_REPL;
extern const mw_command MW_COMMAND_RERUN;
extern const mw_command MW_COMMAND_RUN;
extern const mw_command MW_COMMAND_SEARCH;
extern const mw_command MW_COMMAND_SHOW;
extern const mw_command MW_COMMAND_TRAIN;
extern const mw_command MW_COMMAND_VERIFY;

#endif
