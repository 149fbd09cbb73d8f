/* SPDX-License-Identifier: MIT */
/* spelling.h -- what is left of a name when what newsrooms write differently is taken away.
 *
 * A slug goes through levels, each of which takes something more away: two names with one key at a
 * level are the same but for that level's difference. The tables are data/words/spellings.tsv,
 * titles.tsv, family-names.tsv and common-words.tsv. */
#ifndef STORE_SPELLING_H
#define STORE_SPELLING_H

#include <moonwire/article.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/map.h"

typedef struct mw_spellings {
    mw_arena *arena;
    mw_map titles;   /* slug -> 1 */
    mw_map family;   /* word -> 1: a family name that comes first; 0: a syllable of Burmese names */
    mw_map given;    /* word -> its line, from 1 */
    mw_map endings;  /* ending -> its line, from 1 */
    mw_map forms;    /* of companies */
    mw_map articles;
    mw_map common;   /* words that are mostly written small: Financial Corp. is not Financial */
    size_t longest_ending;
} mw_spellings;

bool mw_spellings_open(mw_spellings *spellings, mw_error *err);
void mw_spellings_free(mw_spellings *spellings);

/* From the surest to the least sure. */
typedef enum mw_spelling_level {
    MW_SPELLED_TITLE,    /* Gen. Min Aung Hlaing, U Wunna Maung Lwin, The Irrawaddy */
    MW_SPELLED_UMLAUT,   /* Müller: Mueller */
    MW_SPELLED_HYPHEN,   /* Kyaw Zwa Moe: Kyaw-Zwamoe; A.A.P.P. */
    MW_SPELLED_LETTERS,  /* Sergei: Sergey */
    MW_SPELLED_COMPANY,  /* Wanbao Mining Ltd */
    MW_SPELLING_LEVELS
} mw_spelling_level;

/* The key of a name at a level; `slug` is its slug, `name` the name as it is written. */
void mw_spelling_key(const mw_spellings *spellings, mw_str slug, mw_str name, mw_entity_type type,
                     mw_spelling_level level, mw_buf *key);
/* The slug without the titles before it. */
mw_str mw_spelling_untitled(const mw_spellings *spellings, mw_str slug, mw_entity_type type);
/* Whether this word is a title, and no part of the name behind it. */
bool mw_spelling_is_title(const mw_spellings *spellings, mw_str word);
/* Whether the word is a family name that comes first (Xi, Kim), or a syllable of a Burmese name. */
bool mw_spelling_is_family(const mw_spellings *spellings, mw_str word);
/* Whether it is a family name that comes first. */
bool mw_spelling_is_first(const mw_spellings *spellings, mw_str word);

#endif
