/* SPDX-License-Identifier: MIT */
/* message.h -- what the program says: data on standard output, everything else on standard error.
 */
#ifndef CLI_MESSAGE_H
#define CLI_MESSAGE_H

#include "cli/command.h"

/* "moonwire: FILE: what is wrong", one line. */
void mw_complain(mw_str where, const mw_error *err);
/* "moonwire: …": always, unless --quiet, only with --verbose. */
void mw_say(const char *format, ...) __attribute__((format(printf, 1, 2)));
void mw_remark(const char *format, ...) __attribute__((format(printf, 1, 2)));
void mw_detail(const char *format, ...) __attribute__((format(printf, 1, 2)));
/* A wrong call: the message, where help is, MW_EXIT_USAGE. `command` NULL: the program itself. */
int mw_usage(const mw_command *command, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* Writes to standard output through one block; false with an error when it cannot be written. */
bool mw_out(mw_str text, mw_error *err);
bool mw_out_flush(mw_error *err);
/* At a command's end: writes what is left, and turns a failure into MW_EXIT_FAILED with a message.
 */
int mw_out_end(int status);
bool mw_out_is_terminal(void);
bool mw_out_color(void); /* by --color, NO_COLOR, and whether it is a terminal */

#endif
