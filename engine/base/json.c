/* SPDX-License-Identifier: MIT */
/* A small JSON writer of our own (fixed order, stable bytes) and json-c behind a narrow door. */
#include "base/json.h"

#include "base/eight.h"

#include <json-c/json.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

static void new_line(mw_json *json)
{
    if (!json->indent)
        return;
    mw_buf_char(json->out, '\n');
    mw_buf_fill(json->out, ' ', (size_t)(json->depth * json->indent));
}

static void before_value(mw_json *json)
{
    if (!json->after_key) {
        if (json->comma)
            mw_buf_char(json->out, ',');
        if (json->depth)
            new_line(json);
    }
    json->after_key = false;
    json->comma = true;
}

void mw_json_open(mw_json *json, char bracket)
{
    before_value(json);
    mw_buf_char(json->out, bracket);
    json->depth++;
    json->comma = false;
}

void mw_json_close(mw_json *json, char bracket)
{
    json->depth--;
    if (json->comma)
        new_line(json);
    mw_buf_char(json->out, bracket);
    json->comma = true;
}

static size_t sequence(const unsigned char *s, size_t left) /* length of a good sequence, or 0 */
{
    if (s[0] < 0x80)
        return 1;
    size_t len = s[0] >= 0xc2 && s[0] < 0xe0 ? 2 : (s[0] & 0xf0) == 0xe0 ? 3 : s[0] >= 0xf0 && s[0] < 0xf5 ? 4 : 0;
    if (!len || len > left)
        return 0;
    for (size_t i = 1; i < len; i++)
        if ((s[i] & 0xc0) != 0x80)
            return 0;
    bool overlong = (s[0] == 0xe0 && s[1] < 0xa0) || (s[0] == 0xf0 && s[1] < 0x90);
    bool surrogate = s[0] == 0xed && s[1] >= 0xa0;
    bool past = s[0] == 0xf4 && s[1] >= 0x90;
    return overlong || surrogate || past ? 0 : len;
}

static void escape(mw_buf *out, unsigned char c)
{
    switch (c) {
    case '"':  mw_buf_add(out, MW_STR("\\\"")); break;
    case '\\': mw_buf_add(out, MW_STR("\\\\")); break;
    case '\n': mw_buf_add(out, MW_STR("\\n")); break;
    case '\r': mw_buf_add(out, MW_STR("\\r")); break;
    case '\t': mw_buf_add(out, MW_STR("\\t")); break;
    default:   mw_buf_print(out, "\\u%04x", c);
    }
}

/* How many bytes from the start stand in a JSON string as they are: eight at a time, a byte of a
 * word is looked at only where one is a control character, a quote, a backslash or beyond ASCII. */
static size_t plain_bytes(const char *data, size_t len)
{
    const uint64_t ones = UINT64_MAX / 255, highs = ones << 7;
    size_t i = 0;
    for (uint64_t word; i + sizeof word <= len; i += sizeof word) {
        memcpy(&word, data + i, sizeof word);
        uint64_t quote = word ^ ones * '"', slash = word ^ ones * '\\', delete = word ^ ones * 0x7f;
        uint64_t odd = (word - ones * 0x20) | (quote - ones) | (slash - ones) | (delete - ones) | word;
        if (odd & highs)
            break;
    }
    while (i < len && data[i] >= 0x20 && data[i] < 0x7f && data[i] != '"' && data[i] != '\\')
        i++;
    return i;
}

static void put_string(mw_buf *out, mw_str text)
{
    mw_buf_char(out, '"');
    size_t plain = 0, i = 0;
    while ((i += plain_bytes(text.data + i, text.len - i)) < text.len) {
        const unsigned char *s = (const unsigned char *)text.data + i;
        size_t len = sequence(s, text.len - i);
        if (len > 1) {
            i += len;
            continue;
        }
        mw_buf_add(out, mw_str_sub(text, plain, i));
        if (len)
            escape(out, *s);
        else
            mw_buf_add(out, MW_STR("\xef\xbf\xbd"));
        plain = ++i;
    }
    mw_buf_add(out, mw_str_sub(text, plain, text.len));
    mw_buf_char(out, '"');
}

void mw_json_put_text(mw_buf *out, mw_str text)
{
    if (text.data)
        put_string(out, text);
    else
        mw_buf_add(out, MW_STR("null"));
}

/* The digits of numbers below 100, each in 16 bits of `pairs`, as two characters each, the first in front. */
static inline uint64_t characters_of(uint64_t pairs)
{
    const uint64_t lanes = UINT64_MAX / 0xffff;
    uint64_t tens = (pairs * 103 >> 10) & lanes * 0xf;
    return (tens | (pairs - tens * 10) << 8) + MW_EACH * '0';
}

/* Up to four and up to eight digits at once, with leading zeros, which are then shifted out. Most numbers are
 * offsets. */
static inline char *put_digits(char *at, uint64_t characters, size_t zeros)
{
    mw_eight_put(characters >> 8 * zeros, at);
    return at + MW_EIGHT - zeros;
}

static char *digits_to_four(char *at, uint32_t value)
{
    uint64_t pairs = value / 100 | (uint64_t)(value % 100) << 16;
    size_t zeros = (size_t)(value < 10) + (value < 100) + (value < 1000);
    return put_digits(at, characters_of(pairs << 32), zeros + 4);
}

static char *digits_to_eight(char *at, uint32_t value, bool all)
{
    uint32_t high = value / 10000, low = value % 10000;
    uint64_t pairs = high / 100 | (uint64_t)(high % 100) << 16 | (uint64_t)(low / 100) << 32 |
                     (uint64_t)(low % 100) << 48;
    size_t zeros = (size_t)(high < 1) + (high < 10) + (high < 100) + (high < 1000);
    return put_digits(at, characters_of(pairs), all ? 0 : zeros);
}

char *mw_json_digits(char *at, uint64_t value)
{
    enum { FOUR = 10000, EIGHT = 100000000 };
    if (value < FOUR)
        return digits_to_four(at, (uint32_t)value);
    if (value < EIGHT)
        return digits_to_eight(at, (uint32_t)value, false);
    return digits_to_eight(mw_json_digits(at, value / EIGHT), (uint32_t)(value % EIGHT), true);
}

/* Writes the number and returns the place behind. */
static char *integer_text(char *at, int64_t value)
{
    if (value < 0)
        *at++ = '-';
    return mw_json_digits(at, value < 0 ? -(uint64_t)value : (uint64_t)value);
}

void mw_json_put_integer(mw_buf *out, int64_t value)
{
    char *room = mw_buf_room(out, MW_DIGITS + 1);
    if (room)
        mw_buf_take(out, (size_t)(integer_text(room, value) - room));
}

void mw_json_put_real(mw_buf *out, double value)
{
    char text[MW_REAL_TEXT];
    mw_real_text(value, text);
    mw_buf_add(out, mw_str_of(text));
}

void mw_json_key_str(mw_json *json, mw_str key)
{
    if (json->comma)
        mw_buf_char(json->out, ',');
    new_line(json);
    put_string(json->out, key);
    mw_buf_add(json->out, json->indent ? MW_STR(": ") : MW_STR(":"));
    json->after_key = true;
}

void mw_json_key(mw_json *json, const char *key)
{
    mw_json_key_str(json, mw_str_of(key));
}

static void put_plain(mw_json *json, mw_str text)
{
    before_value(json);
    mw_buf_add(json->out, text);
}

void mw_json_text(mw_json *json, mw_str text)
{
    before_value(json);
    mw_json_put_text(json->out, text);
}

void mw_json_integer(mw_json *json, int64_t value)
{
    before_value(json);
    mw_json_put_integer(json->out, value);
}

void mw_real_text(double value, char text[MW_REAL_TEXT])
{
    if (!isfinite(value)) {
        snprintf(text, MW_REAL_TEXT, "null");
        return;
    }
    if (value == floor(value) && fabs(value) < 9007199254740992.0) {
        *integer_text(text, (int64_t)value) = '\0';
        return;
    }
    for (int digits = 1; digits <= 17; digits++) {
        snprintf(text, MW_REAL_TEXT, "%.*g", digits, value);
        if (strtod(text, NULL) == value)
            break;
    }
    char *comma = strchr(text, ','); /* a locale's decimal comma */
    if (comma)
        *comma = '.';
}

void mw_json_real(mw_json *json, double value)
{
    before_value(json);
    mw_json_put_real(json->out, value);
}

void mw_json_bool(mw_json *json, bool value)
{
    put_plain(json, value ? MW_STR("true") : MW_STR("false"));
}

void mw_json_null(mw_json *json)
{
    put_plain(json, MW_STR("null"));
}

static struct json_object *object_of(const mw_json_value *value)
{
    return (struct json_object *)(uintptr_t)value;
}

static bool is_utf8(mw_str text)
{
    for (size_t i = 0; i < text.len;) {
        uint64_t word;
        for (; i + sizeof word <= text.len; i += sizeof word) {
            memcpy(&word, text.data + i, sizeof word);
            if (word & UINT64_MAX / 255 << 7)
                break;
        }
        size_t len = i < text.len ? sequence((const unsigned char *)text.data + i, text.len - i) : 1;
        if (!len)
            return false;
        i += len;
    }
    return true;
}

/* json-c checks UTF-8 byte by byte; it need not, where eight at a time have shown it to be good. */
static int strictness(mw_str text)
{
    return JSON_TOKENER_STRICT | (is_utf8(text) ? 0 : JSON_TOKENER_VALIDATE_UTF8);
}

mw_json_value *mw_json_parse(mw_str text, mw_error *err)
{
    if (text.len > INT32_MAX) {
        mw_fail(err, MW_ELIMIT, 0, "JSON of more than 2 GB");
        return NULL;
    }
    struct json_tokener *tokener = json_tokener_new_ex(64);
    if (!tokener) {
        mw_fail(err, MW_ENOMEM, 0, "out of memory");
        return NULL;
    }
    json_tokener_set_flags(tokener, strictness(text));
    struct json_object *root = json_tokener_parse_ex(tokener, text.data ? text.data : "", (int)text.len);
    enum json_tokener_error state = json_tokener_get_error(tokener);
    size_t end = json_tokener_get_parse_end(tokener);
    if (state == json_tokener_continue && !root) { /* a bare number ends only at an end */
        root = json_tokener_parse_ex(tokener, "", 1);
        state = json_tokener_get_error(tokener);
        end = text.len;
    }
    if (state == json_tokener_success && end < text.len &&
        mw_str_trim(mw_str_sub(text, end, text.len)).len) {
        json_object_put(root);
        root = NULL;
        mw_fail(err, MW_EPARSE, end, "something follows the JSON value at byte %zu", end);
    } else if (state != json_tokener_success || !root) {
        json_object_put(root);
        root = NULL;
        mw_fail(err, MW_EPARSE, end, "not JSON at byte %zu: %s", end,
                state == json_tokener_continue ? "it ends too early" : json_tokener_error_desc(state));
    }
    json_tokener_free(tokener);
    return (mw_json_value *)root;
}

void mw_json_free(mw_json_value *root)
{
    json_object_put(object_of(root));
}

const mw_json_value *mw_json_member(const mw_json_value *object, const char *key)
{
    struct json_object *found = NULL;
    if (object && json_object_is_type(object_of(object), json_type_object))
        json_object_object_get_ex(object_of(object), key, &found);
    return (const mw_json_value *)found;
}

const mw_json_value *mw_json_member_at(const mw_json_value *object, size_t index, mw_str *name)
{
    *name = MW_NONE;
    if (!object || !json_object_is_type(object_of(object), json_type_object))
        return NULL;
    json_object_object_foreach(object_of(object), key, value) {
        if (index--)
            continue;
        *name = mw_str_of(key);
        return (const mw_json_value *)value;
    }
    return NULL;
}

size_t mw_json_count(const mw_json_value *array)
{
    return mw_json_is_array(array) ? json_object_array_length(object_of(array)) : 0;
}

const mw_json_value *mw_json_item(const mw_json_value *array, size_t index)
{
    return index < mw_json_count(array)
               ? (const mw_json_value *)json_object_array_get_idx(object_of(array), index)
               : NULL;
}

mw_str mw_json_as_text(const mw_json_value *value)
{
    if (!value || !json_object_is_type(object_of(value), json_type_string))
        return MW_NONE;
    return (mw_str){json_object_get_string(object_of(value)),
                    (size_t)json_object_get_string_len(object_of(value))};
}

bool mw_json_as_integer(const mw_json_value *value, int64_t *integer)
{
    if (!value || !json_object_is_type(object_of(value), json_type_int))
        return false;
    *integer = json_object_get_int64(object_of(value));
    return true;
}

bool mw_json_as_real(const mw_json_value *value, double *real)
{
    if (!value || (!json_object_is_type(object_of(value), json_type_double) &&
                   !json_object_is_type(object_of(value), json_type_int)))
        return false;
    *real = json_object_get_double(object_of(value));
    return true;
}

bool mw_json_is_true(const mw_json_value *value)
{
    return value && json_object_is_type(object_of(value), json_type_boolean) &&
           json_object_get_boolean(object_of(value));
}

bool mw_json_is_object(const mw_json_value *value)
{
    return value && json_object_is_type(object_of(value), json_type_object);
}

bool mw_json_is_array(const mw_json_value *value)
{
    return value && json_object_is_type(object_of(value), json_type_array);
}
