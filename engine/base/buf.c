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

static bool reserve(mw_buf *buf, size_t more)
{
    if (buf->failed || more >= SIZE_MAX / 2 - buf->len) {
        buf->failed = true;
        return false;
    }
    if (buf->len + more < buf->capacity)
        return true;
    size_t capacity = buf->capacity ? buf->capacity : 256;
    while (capacity <= buf->len + more)
        capacity *= 2;
    char *data = mw_memory_grow(buf->data, capacity, NULL);
    if (!data) {
        buf->failed = true;
        return false;
    }
    buf->data = data;
    buf->capacity = capacity;
    return true;
}

void mw_buf_add(mw_buf *buf, mw_str text)
{
    if (text.len == 0 || !reserve(buf, text.len))
        return;
    memcpy(buf->data + buf->len, text.data, text.len);
    buf->len += text.len;
    buf->data[buf->len] = '\0';
}

void mw_buf_char(mw_buf *buf, char c)
{
    mw_buf_add(buf, (mw_str){&c, 1});
}

void mw_buf_fill(mw_buf *buf, char c, size_t times)
{
    if (times == 0 || !reserve(buf, times))
        return;
    memset(buf->data + buf->len, c, times);
    buf->len += times;
    buf->data[buf->len] = '\0';
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
    else if (reserve(buf, (size_t)len + 1))
        buf->len += (size_t)vsnprintf(buf->data + buf->len, (size_t)len + 1, format, again);
    va_end(again);
}
