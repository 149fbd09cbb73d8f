/* SPDX-License-Identifier: MIT */
/* Text slices: comparison, search and cutting, all by bytes. */
#include <moonwire/str.h>

int mw_str_compare(mw_str a, mw_str b)
{
    size_t shorter = a.len < b.len ? a.len : b.len;
    int order = shorter ? memcmp(a.data, b.data, shorter) : 0;
    return order ? order : (a.len > b.len) - (a.len < b.len);
}

static unsigned char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (unsigned char)(c + 32) : (unsigned char)c;
}

bool mw_str_equal_fold(mw_str a, mw_str b)
{
    if (a.len != b.len)
        return false;
    for (size_t i = 0; i < a.len; i++)
        if (lower(a.data[i]) != lower(b.data[i]))
            return false;
    return true;
}

size_t mw_str_find(mw_str text, mw_str what, size_t from)
{
    if (from > text.len || what.len > text.len - from)
        return text.len;
    if (what.len == 0)
        return from;
    const char *hit = memmem(text.data + from, text.len - from, what.data, what.len);
    return hit ? (size_t)(hit - text.data) : text.len;
}

static bool is_blank(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

mw_str mw_str_trim(mw_str text)
{
    while (text.len && is_blank(text.data[text.len - 1]))
        text.len--;
    while (text.len && is_blank(text.data[0]))
        text.data++, text.len--;
    return text;
}

bool mw_str_cut(mw_str *rest, char mark, mw_str *part)
{
    if (!rest->data)
        return false;
    const char *hit = rest->len ? memchr(rest->data, mark, rest->len) : NULL;
    if (!hit) {
        *part = *rest;
        *rest = MW_NONE;
        return true;
    }
    size_t before = (size_t)(hit - rest->data);
    *part = mw_str_sub(*rest, 0, before);
    *rest = mw_str_sub(*rest, before + 1, rest->len);
    return true;
}

bool mw_str_integer(mw_str text, int64_t *value)
{
    bool negative = text.len && text.data[0] == '-';
    size_t i = negative;
    if (i == text.len)
        return false;
    int64_t total = 0;
    for (; i < text.len; i++) {
        int digit = text.data[i] - '0';
        if (digit < 0 || digit > 9 || __builtin_mul_overflow(total, 10, &total) ||
            __builtin_add_overflow(total, negative ? -digit : digit, &total))
            return false;
    }
    *value = total;
    return true;
}
