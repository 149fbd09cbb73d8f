/* SPDX-License-Identifier: MIT */
/* The caller's error: filled once, by the place that knows what went wrong. */
#include <moonwire/error.h>

#include <stdarg.h>
#include <stdio.h>

bool mw_fail(mw_error *err, mw_code code, uint64_t offset, const char *format, ...)
{
    if (!err)
        return false;
    err->code = code;
    err->offset = offset;
    va_list args;
    va_start(args, format);
    vsnprintf(err->text, sizeof err->text, format, args);
    va_end(args);
    return false;
}
