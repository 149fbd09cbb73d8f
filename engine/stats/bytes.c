/* SPDX-License-Identifier: MIT */
/* Numbers and texts as bytes: a number takes seven bits a byte, a text its length plus one ("not
 * known" is 0) and its bytes. The same on every machine. */
#include "stats/counts.h"

enum { FORMAT = 1 };

void mw_bytes_put(mw_buf *out, uint64_t number)
{
    for (; number >= 0x80; number >>= 7)
        mw_buf_char(out, (char)(number | 0x80));
    mw_buf_char(out, (char)number);
}

void mw_bytes_put_text(mw_buf *out, mw_str text)
{
    mw_bytes_put(out, text.data ? (uint64_t)text.len + 1 : 0);
    mw_buf_add(out, text);
}

uint64_t mw_bytes_get(mw_bytes *bytes)
{
    uint64_t number = 0;
    for (int shift = 0; shift < 64 && bytes->rest.len; shift += 7) {
        unsigned char byte = (unsigned char)bytes->rest.data[0];
        bytes->rest = mw_str_sub(bytes->rest, 1, bytes->rest.len);
        if ((shift == 63 && byte > 1) || (shift && !byte))
            break; /* too great, or longer than it is written */
        number |= (uint64_t)(byte & 0x7f) << shift;
        if (byte < 0x80)
            return number;
    }
    bytes->bad = true;
    return 0;
}

mw_str mw_bytes_get_text(mw_bytes *bytes)
{
    uint64_t len = mw_bytes_get(bytes);
    if (len == 0)
        return MW_NONE;
    if (--len > bytes->rest.len) {
        bytes->bad = true;
        return MW_NONE;
    }
    mw_str text = mw_str_sub(bytes->rest, 0, (size_t)len);
    bytes->rest = mw_str_sub(bytes->rest, (size_t)len, bytes->rest.len);
    return text;
}

void mw_bytes_put_name(mw_buf *out, const char *name)
{
    mw_bytes_put_text(out, mw_str_of(name));
    mw_bytes_put(out, FORMAT);
}

void mw_bytes_get_name(mw_bytes *bytes, const char *name)
{
    bytes->bad |= !mw_str_is(mw_bytes_get_text(bytes), name);
    bytes->bad |= mw_bytes_get(bytes) != FORMAT;
}

bool mw_bytes_end(const mw_bytes *bytes, const char *name, mw_error *err)
{
    return (!bytes->bad && bytes->rest.len == 0) ||
           mw_fail(err, MW_EPARSE, 0, "these bytes are no saved %s", name);
}
