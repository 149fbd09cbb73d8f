/* SPDX-License-Identifier: MIT */
/* repl.h -- the prompt.
 *
 * Lines are edited and remembered where standard input is a terminal; from a pipe they are read as
 * they come, without prompt or colour, so that a session can be tested. An entry that is not
 * finished goes on over several lines. Ctrl-C clears the line or interrupts what runs and keeps the
 * session; Ctrl-D leaves. */
#ifndef REPL_REPL_H
#define REPL_REPL_H

#include <moonwire/script.h>

typedef struct mw_repl_setup {
    mw_script *script;
    mw_store *store;          /* interrupted together with the script */
    const char *history_path; /* NULL: no history is kept */
    const char *greeting;     /* shown on a terminal only */
    bool failed;              /* out: an entry of a piped session failed */
} mw_repl_setup;

bool mw_repl_run(mw_repl_setup *setup, mw_error *err);

#endif
