/* SPDX-License-Identifier: MIT */
/* wrap.h -- text in lines of a given width. */
#ifndef TEXT_WRAP_H
#define TEXT_WRAP_H

#include "base/buf.h"

/* Appends a text without control characters in lines of at most `width` columns (0: one line), the
 * first indented by `first` and the others by `rest`; broken at blanks, never at a no-break blank,
 * which is printed as a blank, and inside a word only where it is wider than a line. Ends with a
 * line end. */
void mw_wrap(mw_str text, size_t width, size_t first, size_t rest, mw_buf *out);
#define MW_NO_BREAK "\xc2\xa0"

#endif
