/* SPDX-License-Identifier: MIT */
/* streaming.h -- a script of start, each and report over articles that are kept nowhere.
 *
 * Each article is handed to the script as it is annotated and is then gone: memory does not grow with
 * their number. So names are those of each article, and of decisions.tsv holds what can be judged on
 * one article alone. */
#ifndef CLI_STREAMING_H
#define CLI_STREAMING_H

#include <moonwire/reader.h>
#include <moonwire/script.h>

#include "cli/command.h"
#include "cli/crew.h"
#include "cli/decisions.h"

typedef struct mw_streaming {
    const mw_command *command;
    mw_script *script; /* lent, as are report and model */
    mw_report *report;
    const mw_model *model;
    mw_script_watched *watched;
    unsigned jobs;
    mw_crew crew; /* empty: one state sees all articles in their order */
    mw_reader *reader; /* read again for the sentences behind the citations */
    mw_in_force decisions;
    mw_passing *passing; /* NULL: nothing was decided */
    mw_error stopped;    /* why the script ended the run */
} mw_streaming;

/* Runs the script over the inputs, none: the bundled story. The exit status, after messages;
 * `*input_status` is that of inputs and decisions which failed although the run went on. */
int mw_streaming_run(mw_streaming *stream, int count, char **inputs, int *input_status);
/* What the report's manifest says of decisions, and the sentences behind its citations. */
bool mw_streaming_tell(mw_streaming *stream, mw_error *err);
void mw_streaming_free(mw_streaming *stream);

#endif
