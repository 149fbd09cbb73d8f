/* SPDX-License-Identifier: MIT */
/* All commands, by name. */
#include "cli/commands.h"

const mw_command *const MW_COMMANDS[] = {
    &MW_COMMAND_ANNOTATE,
    &MW_COMMAND_BENCH,
    &MW_COMMAND_DEMO,
    &MW_COMMAND_DIFF,
    &MW_COMMAND_EVAL,
    &MW_COMMAND_EVALUATE,
    &MW_COMMAND_HELP,
    &MW_COMMAND_INGEST,
    &MW_COMMAND_LIST,
    &MW_COMMAND_MERGE,
    &MW_COMMAND_PATHS,
    &MW_COMMAND_REPL,
    &MW_COMMAND_RERUN,
    &MW_COMMAND_RUN,
    &MW_COMMAND_SEARCH,
    &MW_COMMAND_SHOW,
    &MW_COMMAND_TRAIN,
    &MW_COMMAND_VERIFY,
    NULL,
};

const mw_command *mw_command_find(mw_str name)
{
    for (const mw_command *const *command = MW_COMMANDS; *command; command++)
        if (mw_str_is(name, (*command)->name))
            return *command;
    return NULL;
}
