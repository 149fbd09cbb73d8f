/* SPDX-License-Identifier: MIT */
/* json.h -- JSON out, byte for byte the same each time; JSON in, by json-c.
 *
 * The writer keeps the order of its calls and puts the commas. Numbers are integers as integers
 * and reals in the shortest form that reads back equal, whatever the locale says.
 *     mw_json_open(&j, '{'); mw_json_key(&j, "value"); mw_json_integer(&j, 12); mw_json_close(&j, '}');
 */
#ifndef BASE_JSON_H
#define BASE_JSON_H

#include "base/buf.h"

typedef struct mw_json {
    mw_buf *out;
    bool comma;     /* something stands before on this level */
    bool after_key; /* the next value belongs to the key just written */
    int indent;     /* 0: all on one line, else blanks a level */
    int depth;
} mw_json;

void mw_json_open(mw_json *json, char bracket);  /* { or [ */
void mw_json_close(mw_json *json, char bracket); /* } or ] */
void mw_json_key(mw_json *json, const char *key);
void mw_json_key_str(mw_json *json, mw_str key);
void mw_json_text(mw_json *json, mw_str text); /* "not known" is null; bad UTF-8 becomes U+FFFD */
void mw_json_integer(mw_json *json, int64_t value);
void mw_json_real(mw_json *json, double value); /* not finite: null; whole: as an integer */
void mw_json_bool(mw_json *json, bool value);
void mw_json_null(mw_json *json);

/* The values alone, for a writer whose line has its commas and keys in place already. */
void mw_json_put_text(mw_buf *out, mw_str text);
void mw_json_put_integer(mw_buf *out, int64_t value);
void mw_json_put_real(mw_buf *out, double value);
/* A number's digits; returns the place behind. There must be room for MW_DIGITS, however few they are. */
enum { MW_DIGITS = 20 };
char *mw_json_digits(char *at, uint64_t value);

/* The shortest decimal form that reads back as the same double: "2148", "0.5", "1.5e+300". */
enum { MW_REAL_TEXT = 32 };
void mw_real_text(double value, char text[MW_REAL_TEXT]);

/* Parsed JSON. Checked: UTF-8, depth at most 64, nothing after the value. Everything lent by a
 * value lives as long as the root, which mw_json_free releases. A missing key, a wrong type: NULL
 * or false, never an error. */
typedef struct mw_json_value mw_json_value; /* a json_object */
mw_json_value *mw_json_parse(mw_str text, mw_error *err);
void mw_json_free(mw_json_value *root); /* NULL is fine */
const mw_json_value *mw_json_member(const mw_json_value *object, const char *key);
/* The name and value of an object's member number `index`, in the order of the text; NULL past the last. */
const mw_json_value *mw_json_member_at(const mw_json_value *object, size_t index, mw_str *name);
size_t mw_json_count(const mw_json_value *array);
const mw_json_value *mw_json_item(const mw_json_value *array, size_t index);
mw_str mw_json_as_text(const mw_json_value *value); /* MW_NONE unless a string */
bool mw_json_as_integer(const mw_json_value *value, int64_t *integer);
bool mw_json_as_real(const mw_json_value *value, double *real);
bool mw_json_is_true(const mw_json_value *value);
bool mw_json_is_object(const mw_json_value *value);
bool mw_json_is_array(const mw_json_value *value);

#endif
