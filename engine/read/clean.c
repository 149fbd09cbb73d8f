/* SPDX-License-Identifier: MIT */
/* Repairing and folding, in one pass each. */
#include "read/clean.h"

#include "text/utf8.h"

static const mw_str BOM = {"\xef\xbb\xbf", 3};

/* Line ends and NULs: in place, the text only gets shorter. */
static mw_str plain_line_ends(char *data, size_t len)
{
    size_t kept = 0;
    for (size_t i = 0; i < len; i++) {
        if (data[i] == '\0' || (data[i] == '\r' && i + 1 < len && data[i + 1] == '\n'))
            continue;
        data[kept++] = data[i] == '\r' ? '\n' : data[i];
    }
    return (mw_str){data, kept};
}

static mw_str without_blanks_at_end(mw_str line)
{
    while (line.len && (line.data[line.len - 1] == ' ' || line.data[line.len - 1] == '\t' ||
                        line.data[line.len - 1] == '\f' || line.data[line.len - 1] == '\v'))
        line.len--;
    return line;
}

static void fold(mw_str text, mw_buf *out)
{
    size_t first = out->len;
    bool gap = false;
    mw_str line;
    while (mw_str_cut(&text, '\n', &line)) {
        line = without_blanks_at_end(line);
        if (!line.len) {
            gap = true;
            continue;
        }
        if (out->len > first)
            mw_buf_add(out, gap ? MW_STR("\n\n") : MW_STR("\n"));
        mw_buf_add(out, line);
        gap = false;
    }
}

/* Most texts are: they need no copy in between. */
static bool is_plain(mw_str bytes)
{
    return !bytes.len || (!memchr(bytes.data, '\r', bytes.len) && !memchr(bytes.data, '\0', bytes.len) &&
                          mw_utf8_check(bytes) == bytes.len);
}

size_t mw_clean(mw_str bytes, bool verbatim, mw_buf *out)
{
    if (verbatim)
        return mw_utf8_repair(bytes, out);
    if (mw_str_starts(bytes, BOM))
        bytes = mw_str_sub(bytes, BOM.len, bytes.len);
    if (is_plain(bytes)) {
        fold(bytes, out);
        return 0;
    }
    mw_buf whole = {0};
    size_t bad = mw_utf8_repair(bytes, &whole);
    fold(plain_line_ends(whole.data, whole.len), out);
    out->failed = out->failed || whole.failed;
    mw_buf_free(&whole);
    return bad;
}

void mw_clean_line(mw_str text, mw_buf *out)
{
    size_t first = out->len;
    bool gap = false;
    for (size_t i = 0; i < text.len; i++) {
        unsigned char c = (unsigned char)text.data[i];
        if (c <= ' ' || c == 0x7f) {
            gap = true;
            continue;
        }
        if (gap && out->len > first)
            mw_buf_char(out, ' ');
        gap = false;
        mw_buf_char(out, (char)c);
    }
}
