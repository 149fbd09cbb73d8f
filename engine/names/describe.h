/* SPDX-License-Identifier: MIT */
/* describe.h -- what the files that resolve descriptions share. */
#ifndef NAMES_DESCRIBE_H
#define NAMES_DESCRIBE_H

#include "names/names_impl.h"

enum { MW_COUNTRIES_MAX = 64 };

typedef struct mw_describer {
    mw_namer *n;
    size_t mark_count;  /* of names: what is added comes after them */
    uint8_t *in_office; /* a bearer of a name: what offices.c knows of him */
    size_t bearer_count;
    uint32_t *mark_at;  /* a token: 1 + the mark of a name that covers it */
    mw_str countries[MW_COUNTRIES_MAX]; /* ids of the countries named, and how often */
    uint32_t country_marks[MW_COUNTRIES_MAX];
    size_t country_count;
    uint32_t most_marks, all_marks;
} mw_describer;

/* The name that ends just before `at`, or just before an owner's 's there. */
const mw_mark *mw_owner_before(const mw_describer *d, uint32_t at);
/* The country of a name that is a country, its people or its capital; a body is its own. */
mw_str mw_owner_country(const mw_describer *d, const mw_mark *mark);
/* The country is one of those that the article is about. */
bool mw_is_about(const mw_describer *d, mw_str country);
/* The words before `end` are a noun, and not part of a longer one: "the military | said", not
 * "the military | response". */
bool mw_stands_alone(const mw_describer *d, uint32_t end);
/* Where the description that starts at `at` begins with its article: "The military". */
uint32_t mw_with_article(const mw_describer *d, uint32_t at);
bool mw_is_definite(const mw_describer *d, uint32_t at); /* "the" stands before it */
bool mw_describe_add(mw_describer *d, mw_mark mark, mw_str id, mw_str name, mw_str country, mw_error *err);

/* offices.c: "the Russian foreign minister", "the junta chief", "the minister". */
bool mw_office_read(mw_describer *d, uint32_t at, uint32_t end, uint32_t *past, mw_error *err);
/* backward.c: "the bloc", "the ministry", "the country". */
bool mw_backward_read(mw_describer *d, const mw_row *row, uint32_t at, uint32_t past, bool *taken, mw_error *err);
bool mw_backward_noun(mw_describer *d, uint32_t at, uint32_t *past, mw_error *err);

#endif
