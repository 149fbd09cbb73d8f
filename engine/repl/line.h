/* SPDX-License-Identifier: MIT */
/* line.h -- one line from the user, edited on a terminal by libedit. */
#ifndef REPL_LINE_H
#define REPL_LINE_H

#include <moonwire/script.h>

#include "base/buf.h"

typedef struct mw_line mw_line;

typedef enum mw_line_got { MW_LINE_END, MW_LINE_READ, MW_LINE_INTERRUPTED } mw_line_got;

mw_line *mw_line_open(mw_script *script, const char *history_path, mw_error *err);
void mw_line_close(mw_line *line); /* writes the history; NULL is fine */
bool mw_line_is_terminal(const mw_line *line);
/* Appends what was typed, with its line end. */
mw_line_got mw_line_read(mw_line *line, bool continues, mw_buf *text);
void mw_line_remember(mw_line *line, mw_str entry); /* one history item an entry, however long */

#endif
