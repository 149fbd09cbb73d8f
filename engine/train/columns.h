/* SPDX-License-Identifier: MIT */
/* columns.h -- labelled text: a token a line in four columns, a blank line behind each sentence.
 *
 *     token TAB part of speech TAB name TAB space
 *
 * The part of speech is one of Universal Dependencies, the name is B- or I- with a type of the
 * contract, or O; `_` in either says that it is not annotated. The last column is 1 when a blank
 * follows in the text, 0 when none does, P at the end of a paragraph, _ when it is not known. A
 * line "# doc ID genre=G license=L" without a tab opens a document; where there are none, some
 * sentences are taken together as one. Files may be compressed. */
#ifndef TRAIN_COLUMNS_H
#define TRAIN_COLUMNS_H

#include <moonwire/article.h>
#include <moonwire/model.h>

#include "names/labels.h"
#include "base/buf.h"

enum { MW_LABEL_UNKNOWN = 255 }; /* a name's label that is not annotated */

typedef struct mw_gold_token {
    uint32_t start, end; /* bytes of the document's text */
    uint8_t pos;         /* mw_pos; MW_POS_NONE: not annotated */
    uint8_t label;       /* labels.h, or MW_LABEL_UNKNOWN */
} mw_gold_token;

typedef struct mw_gold_sentence {
    uint32_t first, end; /* tokens */
} mw_gold_sentence;

typedef struct mw_gold {
    mw_str id, genre; /* lent by the reader's bytes; empty where the file has no documents */
    mw_buf text;      /* rebuilt: where the spaces are not known, one blank between tokens */
    bool spaced;      /* the spaces are known */
    mw_gold_token *tokens;
    mw_gold_sentence *sentences;
    size_t token_count, token_capacity, sentence_count, sentence_capacity;
} mw_gold;

typedef struct mw_columns {
    mw_buf bytes;
    mw_str rest;
    const char *path;
    unsigned line;
    mw_str id, genre; /* of the document that comes */
} mw_columns;

/* `path` must outlive the reader. */
bool mw_columns_open(mw_columns *columns, const char *path, mw_error *err);
/* Reads from memory, which must outlive the reader; `name` stands in errors for the path. */
void mw_columns_of_memory(mw_columns *columns, mw_str bytes, const char *name);
void mw_columns_close(mw_columns *columns); /* a zeroed one is fine */

/* The next document into `gold`, whose memory is used again: 1 read, 0 the end, -1 an error that
 * names file and line. */
int mw_columns_next(mw_columns *columns, mw_gold *gold, mw_error *err);
void mw_gold_free(mw_gold *gold); /* a zeroed one is fine */

/* Gives an article with the document's text its tokens and sentences. In a document whose spaces
 * are not known, words that keep their hyphens (U.S.-led) are cut at these, as the engine cuts. */
bool mw_gold_give(const mw_gold *gold, mw_article *article, const mw_model *model, mw_error *err);

#endif
