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

/* Room for `more` bytes behind the end and a NUL, to be written in place; NULL when out of memory.
 * mw_buf_take then tells how many were written. */
char *mw_buf_widen(mw_buf *buf, size_t more);

static inline char *mw_buf_room(mw_buf *buf, size_t more)
{
    bool fits = !buf->failed && more < buf->capacity - buf->len;
    return fits ? buf->data + buf->len : mw_buf_widen(buf, more);
}

static inline void mw_buf_take(mw_buf *buf, size_t written)
{
    buf->len += written;
    buf->data[buf->len] = '\0';
}

static inline void mw_buf_add(mw_buf *buf, mw_str text)
{
    char *room = text.len ? mw_buf_room(buf, text.len) : NULL;
    if (!room)
        return;
    memcpy(room, text.data, text.len);
    mw_buf_take(buf, text.len);
}

static inline void mw_buf_char(mw_buf *buf, char c)
{
    mw_buf_add(buf, (mw_str){&c, 1});
}

void mw_buf_fill(mw_buf *buf, char c, size_t times);
void mw_buf_print(mw_buf *buf, const char *format, ...) __attribute__((format(printf, 2, 3)));

static inline mw_str mw_buf_str(const mw_buf *buf)
{
    return (mw_str){buf->data ? buf->data : "", buf->len};
}

#endif
