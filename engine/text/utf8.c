/* SPDX-License-Identifier: MIT */
/* UTF-8 by hand, properties of characters by utf8proc; ASCII never gets that far. */
#include "text/utf8.h"

#include <utf8proc.h>

enum { BAD = 0xfffd, SOFT_HYPHEN = 0xad };

/* Length of the good sequence at `s`, or 0: no overlong form, no surrogate, nothing past U+10FFFF.
 */
static size_t sequence(const unsigned char *s, size_t left)
{
    if (s[0] < 0x80)
        return 1;
    if (s[0] < 0xc2 || s[0] > 0xf4)
        return 0;
    size_t len = s[0] < 0xe0 ? 2 : s[0] < 0xf0 ? 3 : 4;
    if (len > left)
        return 0;
    for (size_t i = 1; i < len; i++)
        if ((s[i] & 0xc0) != 0x80)
            return 0;
    bool overlong = (s[0] == 0xe0 && s[1] < 0xa0) || (s[0] == 0xf0 && s[1] < 0x90);
    bool surrogate = s[0] == 0xed && s[1] >= 0xa0;
    bool past = s[0] == 0xf4 && s[1] >= 0x90;
    return overlong || surrogate || past ? 0 : len;
}

static uint32_t decode(const unsigned char *s, size_t len)
{
    switch (len) {
    case 1:
        return s[0];
    case 2:
        return (s[0] & 0x1fu) << 6 | (s[1] & 0x3fu);
    case 3:
        return (s[0] & 0x0fu) << 12 | (s[1] & 0x3fu) << 6 | (s[2] & 0x3fu);
    default:
        return (s[0] & 0x07u) << 18 | (s[1] & 0x3fu) << 12 | (s[2] & 0x3fu) << 6 | (s[3] & 0x3fu);
    }
}

uint32_t mw_utf8_next(mw_str text, size_t at, size_t *next)
{
    const unsigned char *s = (const unsigned char *)text.data + at;
    size_t len = sequence(s, text.len - at);
    *next = at + (len ? len : 1);
    return len ? decode(s, len) : BAD;
}

uint32_t mw_utf8_before(mw_str text, size_t at, size_t *start)
{
    size_t first = at - 1;
    while (first > 0 && at - first < 4 && ((unsigned char)text.data[first] & 0xc0) == 0x80)
        first--;
    const unsigned char *s = (const unsigned char *)text.data + first;
    bool good = sequence(s, at - first) == at - first;
    *start = good ? first : at - 1;
    return good ? decode(s, at - first) : BAD;
}

size_t mw_utf8_put(uint32_t character, char out[4])
{
    return (size_t)utf8proc_encode_char((utf8proc_int32_t)character, (utf8proc_uint8_t *)out);
}

/* Where the ASCII that begins at `at` ends, eight bytes a step. */
static size_t skip_ascii(mw_str text, size_t at)
{
    uint64_t eight;
    for (; text.len - at >= sizeof eight; at += sizeof eight) {
        memcpy(&eight, text.data + at, sizeof eight);
        if (eight & 0x8080808080808080u)
            break;
    }
    while (at < text.len && (unsigned char)text.data[at] < 0x80)
        at++;
    return at;
}

bool mw_utf8_is_ascii(mw_str text)
{
    return skip_ascii(text, 0) == text.len;
}

size_t mw_utf8_check(mw_str text)
{
    for (size_t at = 0;;) {
        at = skip_ascii(text, at);
        size_t len =
            at < text.len ? sequence((const unsigned char *)text.data + at, text.len - at) : 0;
        if (!len)
            return at;
        at += len;
    }
}

/* How many bytes one U+FFFD stands for: the longest start of a good sequence, at least one byte,
 * as the Unicode standard recommends. */
static size_t bad_length(mw_str text, size_t at)
{
    const unsigned char *s = (const unsigned char *)text.data + at;
    size_t left = text.len - at;
    if (s[0] < 0xc2 || s[0] > 0xf4 || left < 2)
        return 1;
    unsigned low = s[0] == 0xe0 ? 0xa0 : s[0] == 0xf0 ? 0x90 : 0x80;
    unsigned high = s[0] == 0xed ? 0x9f : s[0] == 0xf4 ? 0x8f : 0xbf;
    if (s[0] < 0xe0 || s[1] < low || s[1] > high)
        return 1;
    return s[0] < 0xf0 || left < 3 || (s[2] & 0xc0) != 0x80 ? 2 : 3;
}

size_t mw_utf8_repair(mw_str text, mw_buf *out)
{
    size_t bad = 0, kept = 0;
    for (;;) {
        mw_str rest = mw_str_sub(text, kept, text.len);
        size_t good = mw_utf8_check(rest);
        mw_buf_add(out, mw_str_sub(rest, 0, good));
        kept += good;
        if (kept == text.len)
            return bad;
        mw_buf_add(out, MW_STR("\xef\xbf\xbd"));
        kept += bad_length(text, kept);
        bad++;
    }
}

static utf8proc_category_t category(uint32_t character)
{
    return utf8proc_category((utf8proc_int32_t)character);
}

bool mw_utf8_is_letter(uint32_t c)
{
    if (c < 0x80)
        return (c | 32) >= 'a' && (c | 32) <= 'z';
    utf8proc_category_t kind = category(c);
    return kind >= UTF8PROC_CATEGORY_LU && kind <= UTF8PROC_CATEGORY_LO;
}

bool mw_utf8_is_mark(uint32_t c)
{
    if (c < 0x300)
        return c == SOFT_HYPHEN;
    utf8proc_category_t kind = category(c);
    return (kind >= UTF8PROC_CATEGORY_MN && kind <= UTF8PROC_CATEGORY_ME) || c == 0x200c ||
           c == 0x200d;
}

bool mw_utf8_is_upper(uint32_t c)
{
    if (c < 0x80)
        return c >= 'A' && c <= 'Z';
    utf8proc_category_t kind = category(c);
    return kind == UTF8PROC_CATEGORY_LU || kind == UTF8PROC_CATEGORY_LT;
}

bool mw_utf8_is_lower(uint32_t c)
{
    return c < 0x80 ? c >= 'a' && c <= 'z' : category(c) == UTF8PROC_CATEGORY_LL;
}

bool mw_utf8_is_digit(uint32_t c)
{
    return c < 0x80 ? c >= '0' && c <= '9' : category(c) == UTF8PROC_CATEGORY_ND;
}

bool mw_utf8_is_blank(uint32_t c)
{
    if (c < 0xa1)
        return c <= ' ' || (c >= 0x7f && c != 0xa1);
    if (c < 0x1680)
        return false;
    return c == 0x1680 || (c >= 0x2000 && c <= 0x200b) || c == 0x2028 || c == 0x2029 ||
           c == 0x202f || c == 0x205f || c == 0x2060 || c == 0x3000 || c == 0xfeff;
}

bool mw_utf8_is_quote(uint32_t c)
{
    return c == '"' || c == '\'' || c == 0xab || c == 0xbb || (c >= 0x2018 && c <= 0x201f) ||
           c == 0x2039 || c == 0x203a;
}

/* Lower case, and the marks of typography as those of a typewriter. */
static uint32_t fold_one(uint32_t c)
{
    if (c == 0x2019 || c == 0x2018 || c == 0x02bc || c == 0xff07)
        return '\'';
    if (c == 0x2010 || c == 0x2011)
        return '-';
    if (mw_utf8_is_blank(c))
        return ' ';
    return (uint32_t)utf8proc_tolower((utf8proc_int32_t)c);
}

static void add_character(mw_buf *out, uint32_t character)
{
    char bytes[4];
    mw_buf_add(out, (mw_str){bytes, mw_utf8_put(character, bytes)});
}

static void fold_ascii(mw_str text, mw_buf *out)
{
    char block[256];
    while (text.len) {
        size_t len = text.len < sizeof block ? text.len : sizeof block;
        for (size_t i = 0; i < len; i++) {
            char c = text.data[i];
            block[i] = c >= 'A' && c <= 'Z' ? (char)(c + 32) : c;
        }
        mw_buf_add(out, (mw_str){block, len});
        text = mw_str_sub(text, len, text.len);
    }
}

void mw_utf8_fold(mw_str text, mw_buf *out)
{
    for (size_t at = 0; at < text.len;) {
        size_t end = skip_ascii(text, at);
        fold_ascii(mw_str_sub(text, at, end), out);
        for (at = end; at < text.len && (unsigned char)text.data[at] >= 0x80;) {
            uint32_t c = mw_utf8_next(text, at, &at);
            if (c != SOFT_HYPHEN)
                add_character(out, fold_one(c));
        }
    }
}

/* Letters that have no decomposition but a customary spelling in ASCII. */
static const char *ascii_spelling(uint32_t c)
{
    switch (c) {
    case 0xdf:
        return "ss";
    case 0xe6:
        return "ae";
    case 0xf8:
        return "o";
    case 0xf0:
    case 0x111:
        return "d";
    case 0xfe:
        return "th";
    case 0x127:
        return "h";
    case 0x131:
        return "i";
    case 0x142:
        return "l";
    case 0x153:
        return "oe";
    default:
        return NULL;
    }
}

static void slug_one(uint32_t c, mw_buf *out, bool *gap, size_t begin)
{
    if (c < 0x80 ? !((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))
                 : !mw_utf8_is_letter(c) && !mw_utf8_is_digit(c) && !mw_utf8_is_mark(c)) {
        *gap = true;
        return;
    }
    if (*gap && out->len > begin)
        mw_buf_char(out, '-');
    *gap = false;
    const char *plain = ascii_spelling(c);
    if (plain)
        mw_buf_add(out, mw_str_of(plain));
    else
        add_character(out, c);
}

void mw_utf8_slug(mw_str text, mw_buf *out)
{
    bool gap = false;
    size_t begin = out->len;
    for (size_t at = 0; at < text.len;) {
        uint32_t c = fold_one(mw_utf8_next(text, at, &at));
        if (c == '\'' || c == SOFT_HYPHEN)
            continue; /* N'Djamena -> ndjamena */
        utf8proc_int32_t parts[16];
        int boundary = 0;
        utf8proc_ssize_t count =
            c < 0x80 ? 0
                     : utf8proc_decompose_char((utf8proc_int32_t)c, parts, 16,
                                               UTF8PROC_DECOMPOSE | UTF8PROC_STRIPMARK, &boundary);
        if (c < 0x80)
            slug_one(c, out, &gap, begin);
        for (utf8proc_ssize_t i = 0; i < count && i < 16; i++)
            slug_one((uint32_t)parts[i], out, &gap, begin);
    }
}

size_t mw_utf8_count(mw_str text)
{
    size_t count = 0;
    for (size_t at = 0; at < text.len; at++)
        count += ((unsigned char)text.data[at] & 0xc0) != 0x80;
    return count;
}

size_t mw_utf8_width(mw_str text)
{
    size_t columns = 0;
    for (size_t at = 0; at < text.len;) {
        uint32_t c = mw_utf8_next(text, at, &at);
        int wide = c < 0x80 ? c >= ' ' && c != 0x7f : utf8proc_charwidth((utf8proc_int32_t)c);
        columns += wide > 0 ? (size_t)wide : 0;
    }
    return columns;
}
