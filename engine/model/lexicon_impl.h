/* SPDX-License-Identifier: MIT */
/* What model.c, vocabulary.c and lexicon.c share: the vocabulary and the tries over it. */
#ifndef MODEL_LEXICON_IMPL_H
#define MODEL_LEXICON_IMPL_H

#include "base/arena.h"
#include "base/map.h"
#include "model/inflect.h"
#include "model/lexicon.h"

typedef struct mw_leaf { /* what ends at a node */
    mw_row *row;
    uint8_t form; /* of all its rows */
    bool inner;   /* longer phrases go on from here */
} mw_leaf;

/* The node after a phrase's first word, with its leaf. */
typedef struct mw_root {
    mw_row *row;
    uint32_t node;
    uint8_t form;
    bool inner;
    uint64_t second; /* a bit for each word that may come next: mostly it tells that this one cannot */
} mw_root;

static inline uint64_t mw_second_bit(uint32_t word)
{
    return (uint64_t)1 << (word * 0x9e3779b1u >> 26);
}

/* Every word of every table gets a number, from 1; tries and tokens hold numbers. */
typedef struct mw_word_slot { /* number 0: free */
    uint64_t first, second;   /* the word's letters; of one with more than sixteen, the hash behind the first eight */
    uint64_t tables; /* its `starts` and `forms`, once all tables are read: a token that is looked */
    uint32_t number; /* up finds all that it gets in one place */
    uint8_t len, form;
} mw_word_slot;
enum { MW_WORD_WHOLE = 16 };

typedef struct mw_vocabulary {
    mw_word_slot *slots;
    void *slot_memory; /* in which they lie */
    size_t slot_count;
    mw_str *words;
    uint8_t *forms;
    uint32_t *lemmas;
    uint64_t *starts; /* bit k: a phrase of table k starts with this word; see mw_lexicon_head */
    size_t count, capacity;
    /* A word's roots of all tables, side by side: what one stage of the annotator has looked up, the
     * next finds near. NULL until all tables are read. */
    uint32_t *root_of;
    mw_root *roots;
} mw_vocabulary;

static inline size_t mw_bit_count(uint64_t bits) /* without a processor's own instruction, which not all have */
{
    bits -= bits >> 1 & UINT64_MAX / 3;
    bits = (bits & UINT64_MAX / 5) + (bits >> 2 & UINT64_MAX / 5);
    return (size_t)(((bits + (bits >> 4)) & UINT64_MAX / 17) * (UINT64_MAX / 255) >> 56);
}

/* The tables of a word stand in order, so the bits below a table's own say which is its place. */
static inline mw_root *mw_root_of(const mw_vocabulary *v, uint32_t word, uint64_t tables, uint64_t bit)
{
    return &v->roots[v->root_of[word] + mw_bit_count(tables & (bit - 1))];
}

typedef struct mw_edge { /* an open-addressed slot: from node by word to node */
    uint32_t node, word, target;
} mw_edge;

/* The different names in a column's cells, while they are few: bit i of sets[row] is names[i]. */
typedef struct mw_column {
    mw_str name;
    mw_str *names; /* NULL: too many */
    uint64_t *name_keys;
    size_t name_count;
    uint64_t *sets;
} mw_column;

enum { MW_COLUMN_PLACES = 16 };
static inline unsigned mw_column_place(uint64_t key)
{
    return (unsigned)(key * UINT64_C(0x9e3779b97f4a7c15) >> 60);
}

struct mw_lexicon {
    struct mw_lexicon_head head; /* first */
    bool own; /* the user's, of names: its lines win */
    const mw_vocabulary *vocabulary;
    char name[64];
    mw_column *columns;
    uint64_t *keys; /* of their names */
    uint8_t places[MW_COLUMN_PLACES]; /* a column by its key's upper bits, plus one; 0: look through all */
    size_t column_count;
    mw_row *rows;
    size_t row_count;
    int pos_column;
    mw_edge *edges;
    size_t edge_count, edge_capacity;
    mw_leaf *leaves;
    size_t leaf_count, leaf_capacity;
    struct mw_memo *names; /* what the names of a column mean to a caller, once for all articles */
};

/* Lower case, typographic apostrophes as '; in `out`. False: too long to be any table's word. */
enum { MW_WORD_MAX = 64 };
bool mw_word_fold(mw_str word, char out[MW_WORD_MAX], mw_str *folded);
uint32_t mw_vocabulary_add(mw_vocabulary *vocabulary, mw_arena *arena, mw_str folded, mw_error *err);
void mw_vocabulary_ask(const mw_vocabulary *vocabulary, mw_str word); /* it will soon be added */
void mw_vocabulary_free(mw_vocabulary *vocabulary);
uint32_t mw_vocabulary_find(const mw_vocabulary *vocabulary, mw_str word);
/* As mw_model_read_tokens. */
void mw_vocabulary_read(const mw_vocabulary *vocabulary, mw_str text, mw_token *tokens, size_t count);

/* Grows an array and zeroes what is new. */
bool mw_widen(void **items, size_t item_bytes, size_t old, size_t capacity, mw_error *err);

/* Reads one table: `text` must outlive the lexicon. */
bool mw_lexicon_read(mw_lexicon *lexicon, const char *name, unsigned bit, mw_str text,
                     mw_vocabulary *vocabulary, const mw_irregular *irregular,
                     const struct mw_abbreviations *abbreviations, mw_arena *arena, mw_error *err);
void mw_lexicon_free(mw_lexicon *lexicon);

bool mw_vocabulary_gather(mw_vocabulary *vocabulary, const mw_lexicon *tables, size_t table_count,
                          mw_error *err);

/* Every table of the model; NULL behind the last. */
const mw_lexicon *mw_model_table(const mw_model *model, size_t index);

#endif
