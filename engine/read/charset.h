/* SPDX-License-Identifier: MIT */
/* charset.h -- bytes in any encoding to UTF-8. */
#ifndef READ_CHARSET_H
#define READ_CHARSET_H

#include "base/buf.h"

/* UTF-16 text that says so by a byte order mark becomes UTF-8; false: it is no such text, and
 * nothing was added. */
bool mw_charset_from_utf16(mw_str bytes, mw_buf *out);

/* A web page as UTF-8, without NULs: by its byte order mark; as UTF-8 when it is valid as such,
 * whatever it says (labels are often the template's); by its <meta>; else as windows-1252. Bad
 * sequences become U+FFFD; returns how many. */
size_t mw_charset_page(mw_str bytes, mw_buf *out);

#endif
