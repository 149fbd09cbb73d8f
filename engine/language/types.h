/* SPDX-License-Identifier: MIT */
/* types.h -- the different words of an article, and what a labeller looks at in each.
 *
 * A text repeats its words: what can be told from the letters alone (hash, endings, shape, what
 * training has seen of it) is found once for each different word and then shared by its tokens. */
#ifndef LANGUAGE_TYPES_H
#define LANGUAGE_TYPES_H

#include <moonwire/article.h>

#include "base/arena.h"
#include "model/trained.h"

typedef struct mw_type {
    uint64_t word;  /* hash of the word in small letters */
    uint64_t shape; /* its letters as classes, runs made one: "Xx", "X.X.", "d,d" */
    uint32_t suffix1, suffix2, suffix3, prefix2, prefix3; /* the bytes themselves, in small letters */
    uint32_t suffix4, prefix4;
    mw_word_facts facts;
    bool seen;      /* training knows the word */
} mw_type;

typedef struct mw_types {
    mw_type *items;     /* [0] stands for what is before and behind a sentence */
    uint32_t *of_token; /* index into items, a token */
    uint32_t count;
} mw_types;

/* Everything in `arena`. */
bool mw_types_read(const mw_article *article, const mw_trained *trained, mw_arena *arena,
                   mw_types *types, mw_error *err);

/* The same once an article, for all its stages. */
bool mw_types_share(mw_article *article, const mw_trained *trained, const mw_types **types, mw_error *err);

/* One word by itself, for the trainer. */
mw_type mw_type_of(mw_str word, const mw_trained *trained);
/* The hash by which the word table knows a word. */
uint64_t mw_type_hash(mw_str word);

#endif
