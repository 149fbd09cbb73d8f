/* SPDX-License-Identifier: MIT */
/* A growing byte buffer whose failure is remembered, not returned. */
#include "base/buf.h"

#include <stdarg.h>
#include <stdio.h>

void mw_buf_free(mw_buf *buf)
{
    mw_memory_free(buf->data);
    *buf = (mw_buf){0};
}

void mw_buf_clear(mw_buf *buf)
{
    buf->len = 0;
    buf->failed = false;
    if (buf->data)
        buf->data[0] = '\0';
}

bool mw_buf_ok(const mw_buf *buf, mw_error *err)
{
    return !buf->failed || mw_fail(err, MW_ENOMEM, 0, "out of memory (output of %zu bytes)", buf->len);
}

char *mw_buf_widen(mw_buf *buf, size_t more)
{
    if (buf->failed || more >= SIZE_MAX / 2 - buf->len) {
        buf->failed = true;
        return NULL;
    }
    size_t capacity = buf->capacity ? buf->capacity : 256;
    while (capacity <= buf->len + more)
        capacity *= 2;
    char *data = mw_memory_grow(buf->data, capacity, NULL);
    if (!data) {
        buf->failed = true;
        return NULL;
    }
    buf->data = data;
    buf->capacity = capacity;
    return data + buf->len;
}

void mw_buf_fill(mw_buf *buf, char c, size_t times)
{
    char *room = times ? mw_buf_room(buf, times) : NULL;
    if (!room)
        return;
    memset(room, c, times);
    mw_buf_take(buf, times);
}

void mw_buf_print(mw_buf *buf, const char *format, ...)
{
    va_list args, again;
    va_start(args, format);
    va_copy(again, args);
    int len = vsnprintf(NULL, 0, format, args);
    va_end(args);
    if (len < 0)
        buf->failed = true;
    else if (mw_buf_room(buf, (size_t)len + 1))
        buf->len += (size_t)vsnprintf(buf->data + buf->len, (size_t)len + 1, format, again);
    va_end(again);
}
