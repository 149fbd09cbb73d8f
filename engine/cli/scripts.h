/* SPDX-License-Identifier: MIT */
/* scripts.h -- finding a script and a state to run it in. */
#ifndef CLI_SCRIPTS_H
#define CLI_SCRIPTS_H

#include <moonwire/script.h>

#include "base/buf.h"
#include "cli/command.h"

/* How wide tables are: the terminal, else 100 columns. */
size_t mw_terminal_width(void);
/* A setup whose print goes to standard output. */
mw_script_setup mw_script_setup_for(const mw_model *model, bool session);

/* What Ctrl-C stops, until the next call; NULL: nothing. The store may come later. */
typedef struct mw_script_watched {
    mw_script *script;
    mw_store *volatile store;
    mw_script **twins; /* states beside it, on other threads; as many as `twin_count` */
    volatile unsigned twin_count;
} mw_script_watched;
void mw_script_watch(mw_script_watched *watched);
/* The exit status for a script's error, after a message unless it was Ctrl-C. */
int mw_script_status(const mw_error *err);

/* A script's error: what is wrong, and below it the line it is in. */
void mw_script_complain(const mw_error *err);

/* A SCRIPT as typed: with a `/` or ending in .lua a file, else a bundled report. Its name for
 * messages and its text; false after a message, with "did you mean". */
bool mw_script_text(const char *script, mw_buf *name, mw_buf *text);
bool mw_script_is_bundled(const char *name);
/* Calls back for every bundled report, by name: "briefing" and its file's text. */
void mw_script_each_bundled(void (*give)(void *context, const char *name, mw_str text), void *context);

#endif
