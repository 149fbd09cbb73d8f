/* SPDX-License-Identifier: MIT */
/* regex.h -- PCRE2 with limits, for scripts' own patterns.
 *
 * UTF, Unicode properties, no \C; the pattern, the number of steps and the memory of a match are
 * limited, and running into a limit is MW_ELIMIT, never a hang. One thread at a time. */
#ifndef TEXT_REGEX_H
#define TEXT_REGEX_H

#include <moonwire/text.h>

typedef struct mw_regex mw_regex;

enum { MW_REGEX_CAPTURES = 10 }; /* the whole match and nine groups */

mw_regex *mw_regex_new(mw_str pattern, bool ignore_case,
                       mw_error *err); /* offset: in the pattern */
void mw_regex_free(mw_regex *regex);   /* NULL is fine */
size_t mw_regex_groups(const mw_regex *regex);

/* The first match at or after `from`: captures[0] is the whole; a group that took no part has
 * start UINT32_MAX. Returns 1 found, 0 not, -1 with an error. An empty match is a match: the caller
 * steps on. */
int mw_regex_find(mw_regex *regex, mw_str text, size_t from, mw_span captures[MW_REGEX_CAPTURES],
                  mw_error *err);

#endif
