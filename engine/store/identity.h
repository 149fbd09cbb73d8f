/* SPDX-License-Identifier: MIT */
/* identity.h -- which names of a corpus are one entity.
 *
 * Looks only at the names themselves, all of them at once, and never at the order in which they
 * came: the same articles give the same answer however they were kept. It is careful: where two
 * candidates fit, or two entities that the gazetteer knows would become one, nothing is done. */
#ifndef STORE_IDENTITY_H
#define STORE_IDENTITY_H

#include "store/spelling.h"

/* Why names are one, a bit each; mw_identity_why says them. */
enum {
    MW_ONE_WIKIDATA = 1 << MW_SPELLING_LEVELS, /* bits below it: the spelling levels */
    MW_ONE_ORDER = MW_ONE_WIKIDATA << 1,
    MW_ONE_ACRONYM = MW_ONE_WIKIDATA << 2,
    MW_ONE_INITIALS = MW_ONE_WIKIDATA << 3
};

typedef struct mw_naming { /* an id that articles gave, once a corpus */
    mw_str slug, name, wikidata;
    mw_entity_type type;
    uint64_t mentions;
    bool known;  /* a gazetteer gave the id */
    bool alone;  /* an analyst said that it is nobody else */
    uint32_t of; /* the naming whose id it takes: its own index where that is itself */
    unsigned why;
} mw_naming;

typedef struct mw_short_form { /* "AAPP" was worded for this naming in some article */
    mw_str text;
    uint32_t named;
} mw_short_form;

/* Fills `of` and `why`. The namings are sorted by slug, each once. */
bool mw_identity_find(const mw_spellings *spellings, mw_naming *namings, size_t count,
                      const mw_short_form *forms, size_t form_count, mw_error *err);
/* "by its title, by its letters". */
void mw_identity_why(unsigned why, mw_buf *out);
/* Two capitals or more and nothing else but digits: AAPP. */
bool mw_identity_is_acronym(mw_str text);

#endif
