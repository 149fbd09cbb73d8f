/* SPDX-License-Identifier: MIT */
/* flat.h -- a line of JSON as feeds mostly write it: one object, its values texts, whole numbers, true, false
 * or null.
 *
 * Such a line is read where it stands, many bytes a step. Whatever is not plainly so (a list, a number with a
 * point, half a surrogate, a mistake) is left to the parser of all JSON, which also says what is wrong. */
#ifndef READ_FLAT_H
#define READ_FLAT_H

#include "base/buf.h"

typedef struct mw_flat_value {
    const char *key; /* asked for */
    mw_str text;     /* MW_NONE: the value is no text, or there is none */
    bool is_number;
    int64_t number;
} mw_flat_value;

/* Fills the values of the keys that are asked for; the last one counts where a key comes twice. `line` is valid
 * UTF-8. Texts are slices of the line, or of `room` where they have escapes. False: it is left to the parser. */
bool mw_flat_read(mw_str line, mw_flat_value *values, size_t count, mw_buf *room);

#endif
