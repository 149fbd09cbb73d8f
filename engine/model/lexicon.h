/* SPDX-License-Identifier: MIT */
/* lexicon.h -- tables of phrases, matched over tokens.
 *
 * A table is a TSV file: lines that start with # are comments, the first other line names the
 * columns, and the first column is `phrase`. A cell is empty where nothing is known. In a table
 * with a column `pos`, a row with pos `verb` also matches the inflected forms of its first word
 * ("take up arms": took up arms), one with pos `noun` those of its last word.
 *
 * Matching is by the model's word numbers, without regard to case: what case a phrase demands is
 * for its reader to say (mw_row_phrase gives it as the table has it). */
#ifndef MODEL_LEXICON_H
#define MODEL_LEXICON_H

#include <moonwire/model.h>
#include <moonwire/text.h>

typedef struct mw_lexicon mw_lexicon;
typedef struct mw_row mw_row;

typedef struct mw_hit {
    const mw_row *row;   /* the first row with that phrase: mw_row_next gives the others */
    uint32_t tokens;     /* how many tokens it covers */
    uint8_t form;        /* mw_form bits of the inflected word, of all rows; 0: nothing inflected */
} mw_hit;

/* A table by its name without folder and ending ("saying" for words/saying.tsv, "countries" for
 * gazetteer/countries.tsv); NULL when the model has none. Constant time enough to ask for once an
 * article. */
const mw_lexicon *mw_model_lexicon(const mw_model *model, const char *name);

/* The longest phrase that starts at tokens[0] and ends before tokens[count]. */
bool mw_lexicon_match(const mw_lexicon *lexicon, const mw_token *tokens, size_t count,
                      mw_hit *hit);
/* The same for one exact length; for readers that go from long to short by rules of their own. */
bool mw_lexicon_match_exact(const mw_lexicon *lexicon, const mw_token *tokens, size_t count,
                            mw_hit *hit);

/* Rows in the order of the file, for building further tables: 0 … count - 1. */
size_t mw_lexicon_row_count(const mw_lexicon *lexicon);
const mw_row *mw_lexicon_row(const mw_lexicon *lexicon, size_t index);

mw_str mw_row_phrase(const mw_row *row);
/* A cell by its column's name; empty when the cell is, or the column does not exist. Never null. */
mw_str mw_row_get(const mw_row *row, const char *column);
/* The same in two steps, for a table that is asked often: where the column is (-1: there is none),
 * and the cell in it. */
int mw_lexicon_column(const mw_lexicon *lexicon, const char *column);
mw_str mw_row_cell(const mw_row *row, int column);
double mw_row_number(const mw_row *row, const char *column); /* 0 when empty */
uint32_t mw_row_line(const mw_row *row);                     /* line in the file, from 1 */
const char *mw_row_table(const mw_row *row);                 /* "saying" */
/* For a row of a hit: another with the same words, or NULL; and the form they are in of this one
 * (lay: the base of one verb, the past of another). */
const mw_row *mw_row_next(const mw_row *row);
uint8_t mw_row_form(const mw_row *row);

/* The number of a word (any case) in the model's vocabulary; 0: in no table. */
uint32_t mw_model_word(const mw_model *model, mw_str word);
/* mw_form bits a word may be, and the word of which it is a form (itself when it is none). */
uint8_t mw_model_form(const mw_model *model, uint32_t word);
uint32_t mw_model_lemma(const mw_model *model, uint32_t word);
/* A word's text, lower case. */
mw_str mw_model_word_text(const mw_model *model, uint32_t word);

/* The words that rules of lemmas are about; see model/lemma.h. */
struct mw_lemmas;
const struct mw_lemmas *mw_model_lemmas(const mw_model *model);

/* What splits text into sentences; see text/segment.h. */
struct mw_abbreviations;
const struct mw_abbreviations *mw_model_abbreviations(const mw_model *model);

#endif
