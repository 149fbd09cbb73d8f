/* SPDX-License-Identifier: MIT */
/* buf.h -- bytes that grow.
 *
 * Appending never reports one by one: a buffer that ran out of memory remembers it, ignores what
 * follows, and mw_buf_ok tells at the end. So a writer reads as what it writes. */
#ifndef BASE_BUF_H
#define BASE_BUF_H

#include "base/memory.h"

typedef struct mw_buf {
    char *data; /* ends in NUL once anything was added */
    size_t len, capacity;
    bool failed;
} mw_buf; /* {0} is an empty one */

void mw_buf_free(mw_buf *buf);
void mw_buf_clear(mw_buf *buf); /* keeps the memory */
bool mw_buf_ok(const mw_buf *buf, mw_error *err);

void mw_buf_add(mw_buf *buf, mw_str text);
void mw_buf_char(mw_buf *buf, char c);
void mw_buf_fill(mw_buf *buf, char c, size_t times);
void mw_buf_print(mw_buf *buf, const char *format, ...) __attribute__((format(printf, 2, 3)));

static inline mw_str mw_buf_str(const mw_buf *buf)
{
    return (mw_str){buf->data ? buf->data : "", buf->len};
}

#endif
