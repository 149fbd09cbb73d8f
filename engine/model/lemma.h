/* SPDX-License-Identifier: MIT */
/* lemma.h -- the dictionary form of a word: visits, visited and visiting are visit.
 *
 * What it is depends on the part of speech: "found" is find as a verb. The practice is that of
 * Universal Dependencies' English treebanks: lower case but for names and I; possessives keep
 * their own word; 's, 'll and n't are be, will and not.
 *
 * A table of lemmas is a TSV file with the columns form, pos and lemma. A form that starts with -
 * is an ending of at most 8 bytes: of those that fit a word the longest decides, and a lemma of
 * less than two bytes leaves the word as it is. A row for the whole word goes before any ending,
 * and a row read earlier before a later one. */
#ifndef MODEL_LEMMA_H
#define MODEL_LEMMA_H

#include <moonwire/text.h>

enum { MW_LEMMA_WORD_MAX = 64, MW_LEMMA_ENDING_MAX = 8, MW_LEMMA_ROOM = 160 };

typedef struct mw_lemmas {
    struct mw_lemma_slot *slots; /* open addressing, at most half full */
    size_t capacity, count;
    /* What need not be looked up. By tag: whether it has rows, with which bytes its endings end
     * and, by length, begin; a bit a byte, modulo 64. */
    bool has_rows[MW_POS_COUNT];
    uint64_t lasts[MW_POS_COUNT], firsts[MW_POS_COUNT][MW_LEMMA_ENDING_MAX + 1];
} mw_lemmas; /* {0} is an empty one */

/* Adds the rows of `text`, which must outlive the table; `name` is for error messages. */
bool mw_lemmas_read(mw_lemmas *lemmas, const char *name, mw_str text, mw_error *err);
void mw_lemmas_free(mw_lemmas *lemmas);

/* The lemma of a word as it stands in a text: null without a part of speech, never empty. It lies
 * in `word`, in `room` or in the table. Names, symbols, punctuation, foreign words and whatever is
 * longer than MW_LEMMA_WORD_MAX bytes are their own lemma. */
mw_str mw_lemma_find(const mw_lemmas *lemmas, mw_str word, mw_pos pos, char room[MW_LEMMA_ROOM]);

#endif
