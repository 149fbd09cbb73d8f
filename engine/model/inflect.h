/* SPDX-License-Identifier: MIT */
/* inflect.h -- the forms of an English verb or noun.
 *
 * Regular forms by rule; the others from words/irregular-verbs.tsv (base, past, participle,
 * gerund, third person; an empty cell is regular) and words/irregular-nouns.tsv (singular,
 * plural). */
#ifndef MODEL_INFLECT_H
#define MODEL_INFLECT_H

#include <moonwire/text.h>

#include "base/map.h"

typedef struct mw_irregular {
    mw_map verbs, nouns; /* base -> number of its row in `rows` */
    struct mw_irregular_row *rows;
    size_t count;
} mw_irregular;

bool mw_irregular_read(mw_str verbs, mw_str nouns, mw_irregular *table, mw_error *err);
void mw_irregular_free(mw_irregular *table);
bool mw_irregular_is_noun(const mw_irregular *table, mw_str singular); /* also of several words */

enum { MW_FORMS = 8, MW_FORM_TEXT = 48 };
typedef struct mw_inflection {
    char text[MW_FORM_TEXT];
    uint8_t form; /* mw_form bits */
} mw_inflection;

/* The different forms of a lower-case base, itself among them; a word that is too long has only
 * itself. A cell of the irregular table may list two forms as "a/b". Returns how many. */
size_t mw_inflect_verb(const mw_irregular *table, mw_str base, mw_inflection forms[MW_FORMS]);
size_t mw_inflect_noun(const mw_irregular *table, mw_str base, mw_inflection forms[MW_FORMS]);

#endif
