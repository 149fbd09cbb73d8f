/* SPDX-License-Identifier: MIT */
/* Which encoding a page is in, and the way to UTF-8, by the C library's iconv. */
#include "read/charset.h"

#include "text/utf8.h"

#include <errno.h>
#include <iconv.h>
#include <stdint.h>

enum { LABEL_BYTES_MAX = 4096, NAME_BYTES = 40 };

/* Each byte sequence that the encoding does not know becomes U+FFFD, a byte at a time. */
static bool convert(mw_str bytes, const char *encoding, mw_buf *out, size_t *bad)
{
    iconv_t converter = iconv_open("UTF-8", encoding);
    if (converter == (iconv_t)-1)
        return false;
    char *in = (char *)(uintptr_t)bytes.data;
    size_t left = bytes.len;
    while (left) {
        char block[8192];
        char *put = block;
        size_t room = sizeof block;
        size_t done = iconv(converter, &in, &left, &put, &room);
        int reason = done == (size_t)-1 ? errno : 0;
        mw_buf_add(out, (mw_str){block, sizeof block - room});
        if (reason == EILSEQ || reason == EINVAL) {
            mw_buf_add(out, MW_STR("\xef\xbf\xbd"));
            in++, left--;
            ++*bad;
        } else if (reason && reason != E2BIG) {
            break;
        }
    }
    iconv_close(converter);
    return true;
}

bool mw_charset_from_utf16(mw_str bytes, mw_buf *out)
{
    size_t bad = 0;
    if (bytes.len < 2)
        return false;
    bool little = mw_str_starts(bytes, (mw_str){"\xff\xfe", 2}),
         big = mw_str_starts(bytes, (mw_str){"\xfe\xff", 2});
    if (!little && !big)
        return false;
    return convert(mw_str_sub(bytes, 2, bytes.len), little ? "UTF-16LE" : "UTF-16BE", out, &bad);
}

/* Where `what` (lower case) is found in `text`, without regard to case; text.len when absent. */
static size_t find_fold(mw_str text, mw_str what, size_t from)
{
    for (size_t at = from; at + what.len <= text.len; at++)
        if (mw_str_equal_fold(mw_str_sub(text, at, at + what.len), what))
            return at;
    return text.len;
}

/* <meta charset="…">, <meta http-equiv … content="text/html; charset=…">, <?xml encoding="…"?> */
static bool label(mw_str page, char name[NAME_BYTES])
{
    mw_str front = mw_str_sub(page, 0, page.len < LABEL_BYTES_MAX ? page.len : LABEL_BYTES_MAX);
    size_t at = find_fold(front, MW_STR("charset"), 0), len = 0;
    at = at < front.len ? at + 7 : find_fold(front, MW_STR("encoding"), 0) + 8;
    while (at < front.len && memchr(" =\"'", front.data[at], 4))
        at++;
    for (; at + len < front.len && len < NAME_BYTES - 1; len++) {
        char c = front.data[at + len];
        bool good = (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') ||
                    c == '-' || c == '_' || c == ':';
        if (!good)
            break;
        name[len] = c;
    }
    name[len] = '\0';
    return len > 0;
}

/* What browsers read as windows-1252 (WHATWG Encoding): labels that say less than is there. */
static const char *effective(const char *name)
{
    static const char *const NARROW[] = {"iso-8859-1", "iso8859-1", "latin1",
                                         "latin-1",    "us-ascii",  "ascii"};
    for (size_t i = 0; i < sizeof NARROW / sizeof *NARROW; i++)
        if (mw_str_equal_fold(mw_str_of(name), mw_str_of(NARROW[i])))
            return "WINDOWS-1252";
    return mw_str_equal_fold(mw_str_of(name), MW_STR("gb2312")) ? "GB18030" : name;
}

static size_t without_nuls(mw_buf *out, size_t from)
{
    size_t kept = from;
    for (size_t i = from; i < out->len; i++)
        if (out->data[i])
            out->data[kept++] = out->data[i];
    out->len = kept;
    return kept;
}

size_t mw_charset_page(mw_str bytes, mw_buf *out)
{
    char name[NAME_BYTES];
    size_t bad = 0, from = out->len;
    if (mw_charset_from_utf16(bytes, out)) {
        without_nuls(out, from);
        return 0;
    }
    if (mw_str_starts(bytes, MW_STR("\xef\xbb\xbf")))
        bytes = mw_str_sub(bytes, 3, bytes.len);
    bool labelled = label(bytes, name);
    bool utf8 = mw_utf8_check(bytes) == bytes.len ||
                (labelled && mw_str_equal_fold(mw_str_of(name), MW_STR("utf-8")));
    if (utf8)
        bad = mw_utf8_repair(bytes, out);
    else if (!labelled || !convert(bytes, effective(name), out, &bad))
        convert(bytes, "WINDOWS-1252", out, &bad);
    without_nuls(out, from);
    return bad;
}
