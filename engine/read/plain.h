/* SPDX-License-Identifier: MIT */
/* plain.h -- plain text: a header block where there is one, then the body. */
#ifndef READ_PLAIN_H
#define READ_PLAIN_H

#include "read/record.h"

/* Are these the bytes of a text, and not of a picture or a program? By its beginning: no text has many control
 * characters, or is mostly no UTF-8. A few slips are none of our business. */
bool mw_plain_is_text(mw_str bytes);

/* Fills the record from a whole clean text. A header block is lines of `title: source: published:
 * url: byline:` and a blank line; any other line before the blank one, and all is body. */
void mw_plain_record(mw_str text, bool verbatim, mw_record *record);

/* Cuts the headline off the front of a body, only where the first line clearly is one: short, no
 * full stop, and prose behind it. */
bool mw_plain_headline(mw_str *body, mw_str *headline);

#endif
