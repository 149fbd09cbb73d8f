/* SPDX-License-Identifier: MIT */
/* One pass over the line. Nothing is accepted here that the parser of all JSON would not read the same way. */
#include "read/flat.h"

#include "base/eight.h"
#include "text/utf8.h"

typedef struct scan {
    const char *at, *end;
    size_t line_bytes;
    mw_buf *room;
} scan;

static void skip_blanks(scan *s)
{
    while (s->at < s->end && (*s->at == ' ' || *s->at == '\t' || *s->at == '\r' || *s->at == '\n'))
        s->at++;
}

static bool take(scan *s, char c)
{
    if (s->at == s->end || *s->at != c)
        return false;
    s->at++;
    return true;
}

/* Up to a quotation mark, a backslash, a control character or the end of all. The lowest byte that is marked is
 * one of these; above it a borrow may have marked others. */
static void skip_plain(scan *s)
{
    while (s->end - s->at >= MW_EIGHT) {
        uint64_t eight = mw_eight_of(s->at), quote = eight ^ MW_EACH * '"', slash = eight ^ MW_EACH * '\\';
        uint64_t found = (((quote - MW_EACH) & ~quote) | ((slash - MW_EACH) & ~slash) |
                          ((eight - MW_EACH * 0x20) & ~eight)) & MW_EACH_HIGH;
        size_t plain = mw_eight_before(found);
        s->at += plain;
        if (plain < MW_EIGHT)
            return;
    }
    while (s->at < s->end && *s->at != '"' && *s->at != '\\' && (unsigned char)*s->at >= 0x20)
        s->at++;
}

static int hex_of(char c)
{
    return c >= '0' && c <= '9' ? c - '0' : (c | 32) >= 'a' && (c | 32) <= 'f' ? (c | 32) - 'a' + 10 : -1;
}

/* \u and four digits; a NUL and what is written as two halves are not plain. */
static bool take_code(scan *s)
{
    uint32_t code = 0;
    char bytes[4];
    if (s->end - s->at < 4)
        return false;
    for (int i = 0; i < 4; i++) {
        int digit = hex_of(*s->at++);
        if (digit < 0)
            return false;
        code = code << 4 | (uint32_t)digit;
    }
    if (!code || (code >= 0xd800 && code < 0xe000))
        return false;
    mw_buf_add(s->room, (mw_str){bytes, mw_utf8_put(code, bytes)});
    return true;
}

static bool take_escape(scan *s)
{
    static const char NAMES[] = "\"\\/bfnrt", MEANINGS[] = "\"\\/\b\f\n\r\t";
    if (s->at == s->end)
        return false;
    char name = *s->at++;
    if (name == 'u')
        return take_code(s);
    const char *known = name ? strchr(NAMES, name) : NULL;
    if (known)
        mw_buf_char(s->room, MEANINGS[known - NAMES]);
    return known != NULL;
}

/* What is written out is never longer than the line, so the room that is made once does not move. */
static bool take_escaped(scan *s, const char *start, mw_str *text)
{
    if (!s->room->capacity && !mw_buf_room(s->room, s->line_bytes))
        return false;
    size_t first = s->room->len;
    while (s->at < s->end && *s->at == '\\') {
        mw_buf_add(s->room, (mw_str){start, (size_t)(s->at - start)});
        s->at++;
        if (!take_escape(s))
            return false;
        start = s->at;
        skip_plain(s);
    }
    mw_buf_add(s->room, (mw_str){start, (size_t)(s->at - start)});
    *text = (mw_str){s->room->data + first, s->room->len - first};
    return take(s, '"');
}

static bool take_text(scan *s, mw_str *text)
{
    if (!take(s, '"'))
        return false;
    const char *start = s->at;
    skip_plain(s);
    if (s->at < s->end && *s->at == '\\')
        return take_escaped(s, start, text);
    *text = (mw_str){start, (size_t)(s->at - start)};
    return take(s, '"');
}

static bool take_word(scan *s, mw_str word)
{
    mw_str rest = {s->at, (size_t)(s->end - s->at)};
    if (!mw_str_starts(rest, word))
        return false;
    s->at += word.len;
    return true;
}

/* A whole number that surely fits. */
static bool take_number(scan *s, int64_t *number)
{
    enum { DIGITS_MAX = 18 };
    const char *start = s->at;
    take(s, '-');
    const char *digits = s->at;
    while (s->at < s->end && *s->at >= '0' && *s->at <= '9')
        s->at++;
    bool zeros = s->at - digits > 1 && *digits == '0';
    return !zeros && s->at - digits <= DIGITS_MAX &&
           mw_str_integer((mw_str){start, (size_t)(s->at - start)}, number);
}

static bool take_value(scan *s, mw_flat_value *value)
{
    value->text = MW_NONE;
    value->is_number = false;
    if (s->at == s->end)
        return false;
    if (*s->at == '"')
        return take_text(s, &value->text);
    if (*s->at == '-' || (*s->at >= '0' && *s->at <= '9'))
        return value->is_number = take_number(s, &value->number);
    return take_word(s, MW_STR("null")) || take_word(s, MW_STR("true")) || take_word(s, MW_STR("false"));
}

static bool take_member(scan *s, mw_flat_value *values, size_t count)
{
    mw_str key;
    mw_flat_value other, *value = &other;
    skip_blanks(s);
    if (!take_text(s, &key))
        return false;
    for (size_t i = 0; i < count; i++)
        if (mw_str_is(key, values[i].key))
            value = &values[i];
    skip_blanks(s);
    if (!take(s, ':'))
        return false;
    skip_blanks(s);
    bool good = take_value(s, value);
    skip_blanks(s);
    return good;
}

bool mw_flat_read(mw_str line, mw_flat_value *values, size_t count, mw_buf *room)
{
    scan s = {line.data, line.data + line.len, line.len, room};
    skip_blanks(&s);
    if (!take(&s, '{'))
        return false;
    do {
        if (!take_member(&s, values, count))
            return false;
    } while (take(&s, ','));
    bool closed = take(&s, '}');
    skip_blanks(&s);
    return closed && s.at == s.end && !room->failed;
}
