/* SPDX-License-Identifier: MIT */
/* str.h -- a slice of text.
 *
 * Text is a pointer and a length, never assumed to end in NUL, never owned by the slice: whoever
 * lent it says how long it lives. A slice whose `data` is NULL means "not known" (JSON's null);
 * an empty text has a pointer and length 0. Comparison is by bytes, so it does not depend on a
 * locale. */
#ifndef MOONWIRE_STR_H
#define MOONWIRE_STR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#if defined(__GNUC__)
#define MW_API __attribute__((visibility("default")))
#else
#define MW_API
#endif

#ifdef __cplusplus
extern "C" {
#endif

typedef struct mw_str {
    const char *data;
    size_t len;
} mw_str;

/* For printf: printf("%.*s", MW_ARG(text)). */
#define MW_ARG(text) (int)(text).len, (text).data
#ifdef __cplusplus
#define MW_STR(literal) (mw_str{(literal), sizeof(literal) - 1})
#define MW_NONE         (mw_str{0, 0})
#else
#define MW_STR(literal) ((mw_str){(literal), sizeof(literal) - 1})
#define MW_NONE         ((mw_str){0, 0})
#endif

static inline mw_str mw_str_of(const char *zero_ended) /* NULL gives "not known" */
{
    mw_str text;
    text.data = zero_ended;
    text.len = zero_ended ? strlen(zero_ended) : 0;
    return text;
}

static inline mw_str mw_str_sub(mw_str text, size_t start, size_t end)
{
    mw_str part;
    part.data = text.data + start;
    part.len = end - start;
    return part;
}

static inline bool mw_str_equal(mw_str a, mw_str b)
{
    return a.len == b.len && (b.len == 0 || memcmp(a.data, b.data, b.len) == 0);
}

static inline bool mw_str_is(mw_str text, const char *zero_ended)
{
    return mw_str_equal(text, mw_str_of(zero_ended));
}

MW_API int mw_str_compare(mw_str a, mw_str b); /* by bytes, a prefix first: <0, 0, >0 */
static inline bool mw_str_starts(mw_str text, mw_str prefix)
{
    return text.len >= prefix.len && mw_str_equal(mw_str_sub(text, 0, prefix.len), prefix);
}

static inline bool mw_str_ends(mw_str text, mw_str suffix)
{
    return text.len >= suffix.len && mw_str_equal(mw_str_sub(text, text.len - suffix.len, text.len), suffix);
}

MW_API bool mw_str_equal_fold(mw_str a, mw_str b); /* ASCII letters without regard to case */
static inline bool mw_str_is_fold(mw_str text, const char *zero_ended) /* mostly the lengths tell */
{
    mw_str word = mw_str_of(zero_ended);
    return text.len == word.len && mw_str_equal_fold(text, word);
}
MW_API size_t mw_str_find(mw_str text, mw_str what, size_t from); /* text.len when absent */
MW_API mw_str mw_str_trim(mw_str text);                           /* ASCII blanks at both ends */

/* Cuts the part before the next `mark` off the front of `*rest`; false when nothing is left.
 *     while (mw_str_cut(&rest, '\t', &field)) … */
MW_API bool mw_str_cut(mw_str *rest, char mark, mw_str *part);

/* Reads all of `text` as a decimal integer; false on anything else or on overflow. */
MW_API bool mw_str_integer(mw_str text, int64_t *value);

#ifdef __cplusplus
}
#endif
#endif
