/* SPDX-License-Identifier: MIT */
/* words.h -- the words of the training text: what each has been seen to be, and what it is used
 * like. From them comes the word table of the trained file. */
#ifndef TRAIN_WORDS_H
#define TRAIN_WORDS_H

#include "base/arena.h"
#include "base/map.h"
#include "model/trained.h"
#include "train/columns.h"

typedef struct mw_word {
    uint64_t hash;                    /* mw_type_hash */
    uint32_t times;
    uint32_t tags[MW_POS_COUNT];      /* as which part of speech; annotated tokens only */
    uint32_t small_tags[MW_POS_COUNT]; /* the same of those that begin with no capital */
    mw_word_facts facts;
} mw_word;

typedef struct mw_words {
    mw_arena *arena;
    mw_map numbers; /* of folded text */
    mw_word *items;
    size_t count, capacity;
    uint32_t *text;  /* all text as numbers of words, MW_WORD_NONE between sentences */
    size_t text_count, text_capacity;
} mw_words;

#define MW_WORD_NONE UINT32_MAX

bool mw_words_add(mw_words *words, const mw_gold *gold, mw_error *err);
/* Takes in a table of words and their classes (classes.c), words of no training text too. */
bool mw_words_classes(mw_words *words, mw_str table, mw_error *err);
/* The word's number; one that is new has never been seen. */
bool mw_words_number(mw_words *words, mw_str folded, uint32_t *number, mw_error *err);
/* Fills tags and fixed of all words. */
void mw_words_judge(mw_words *words);
void mw_words_free(mw_words *words); /* a zeroed one is fine */

/* clusters.c: puts the words that stand at least `least` times into at most 255 classes by their
 * neighbours, and writes the class into their facts. 0 classes: nothing is done. */
bool mw_words_cluster(mw_words *words, unsigned classes, unsigned least, mw_error *err);

#endif
