/* SPDX-License-Identifier: MIT */
/* clean.h -- from bytes to a text that can be annotated: valid UTF-8, one kind of line end. */
#ifndef READ_CLEAN_H
#define READ_CLEAN_H

#include "base/buf.h"

/* Appends `bytes` with each bad sequence as U+FFFD; returns how many there were. With `verbatim`
 * nothing else changes; else a byte order mark, NULs, CRs and blanks at line ends go, runs of blank
 * lines become one, and there is none at the beginning or the end. */
size_t mw_clean(mw_str bytes, bool verbatim, mw_buf *out);

/* One line: every run of blanks is one blank, none at the ends. Appends; "not known" adds nothing.
 */
void mw_clean_line(mw_str text, mw_buf *out);

#endif
