/* SPDX-License-Identifier: MIT */
/* shard.h -- one part of a run: `run --shard 3/8 -o PART`.
 *
 * Every machine reads the whole input, but annotates and keeps only the articles of its own part (part.h). What a
 * script of start, each and report counts is kept with them; a report over a corpus is made when the parts are
 * joined (parts.h). The part appears under its name when it is whole, and not before. */
#ifndef CLI_SHARD_H
#define CLI_SHARD_H

#include <moonwire/part.h>
#include <moonwire/script.h>

#include "cli/command.h"
#include "cli/crew.h"

typedef struct mw_shard {
    unsigned number, parts; /* 3, 8 */
    const char *path;       /* of the part */
    const mw_command *command;
    mw_script *script; /* lent, as are model and watched */
    const mw_model *model;
    mw_script_watched *watched;
    unsigned jobs;
    mw_str made; /* what all parts must agree on; lent */
} mw_shard;

/* "3/8". */
bool mw_shard_parse(const char *text, mw_shard *shard, mw_error *err);
/* Reads the inputs, none: the bundled story, and writes the part. The exit status, after messages. */
int mw_shard_run(mw_shard *shard, int count, char **inputs);

/* The notes of a part. */
#define MW_NOTE_PART "part"       /* "3/8" */
#define MW_NOTE_MADE "made"       /* a report without content: engine, tables, script, options, inputs */
#define MW_NOTE_INPUT "input"     /* how many articles were read, and a hash of all of them */
#define MW_NOTE_COUNTED "counted" /* what a script of start, each and report counted */

#endif
