/* SPDX-License-Identifier: MIT */
/* help.h -- the tables of the commands as text: help, the man page, completion. */
#ifndef CLI_HELP_H
#define CLI_HELP_H

#include "base/buf.h"
#include "cli/command.h"

void mw_help_overview(mw_buf *out);
void mw_help_command(const mw_command *command, mw_buf *out);
void mw_help_man(mw_buf *out); /* moonwire.1, in roff */
/* "bash", "zsh" or "fish"; false: another shell. */
bool mw_help_completion(mw_str shell, mw_buf *out);

#endif
