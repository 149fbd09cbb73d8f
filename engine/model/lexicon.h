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

/* A row of the table; and, as a copy of it, one of several that end with the same words, where
 * `form` and `next` are that place's. Ask by the functions below. */
typedef struct mw_row {
    const mw_lexicon *lexicon;
    struct mw_row *next;
    uint32_t line, index;
    uint8_t form;
} mw_row;

typedef struct mw_hit {
    const mw_row *row;   /* the first row with that phrase: mw_row_next gives the others */
    uint32_t tokens;     /* how many tokens it covers */
    uint8_t form;        /* mw_form bits of the inflected word, of all rows; 0: nothing inflected */
} mw_hit;

/* A table's or a column's name as a number, which the compiler makes of a literal: its length and
 * first letters. */
static inline uint64_t mw_name_key(const char *name)
{
    uint64_t key = 0;
    size_t len = strlen(name);
    memcpy(&key, name, len < sizeof key ? len : sizeof key);
    return key ^ (uint64_t)len << 56;
}

/* A table by its name without folder and ending ("saying" for words/saying.tsv, "countries" for
 * gazetteer/countries.tsv); NULL when the model has none. Constant time enough to ask for once an
 * article. */
const mw_lexicon *mw_model_find(const mw_model *model, uint64_t key, const char *name);
static inline const mw_lexicon *mw_model_lexicon(const mw_model *model, const char *name)
{
    return mw_model_find(model, mw_name_key(name), name);
}

/* Most tokens begin no phrase of a table: that is told here, without a call, by the token alone. One
 * that was put together from a word has no bits yet. */
struct mw_lexicon_head {     /* of every mw_lexicon */
    uint64_t bit;            /* the table's, in … */
    uint64_t *const *starts; /* by word: the tables in which it begins a phrase */
    const char *text;        /* the file's, of which … */
    struct mw_cell_at {      /* … cells are slices, all columns of a row side by side */
        uint32_t start, len;
    } *cells;
    size_t columns;
};

static inline bool mw_lexicon_may_start(const mw_lexicon *lexicon, const mw_token *token)
{
    const struct mw_lexicon_head *head = (const struct mw_lexicon_head *)(const void *)lexicon;
    if (token->tables || !token->word)
        return head && (token->tables & head->bit);
    return head && ((*head->starts)[token->word] & head->bit);
}

/* Its bit in mw_token.tables, for asking of several tables at once; 0 without a table. */
static inline uint64_t mw_lexicon_bit(const mw_lexicon *lexicon)
{
    return lexicon ? ((const struct mw_lexicon_head *)(const void *)lexicon)->bit : 0;
}

bool mw_lexicon_longest(const mw_lexicon *lexicon, const mw_token *tokens, size_t count, mw_hit *hit);
bool mw_lexicon_whole(const mw_lexicon *lexicon, const mw_token *tokens, size_t count, mw_hit *hit);

/* The user's own tables of names, by file name: files of gazetteer/ in $MOONWIRE_DATA or the data
 * folder, added ones and those that replace a bundled table of names. Their lines win. NULL behind
 * the last. */
const mw_lexicon *mw_model_own_table(const mw_model *model, size_t index);
bool mw_lexicon_is_own(const mw_lexicon *lexicon); /* NULL is fine */
/* Lines of the user's tables that give a phrase of a bundled table another id: calls back for each,
 * the user's line first. */
typedef void (*mw_conflict_taker)(void *context, const mw_row *own, const mw_row *bundled);
bool mw_model_conflicts(const mw_model *model, mw_conflict_taker take, void *context, mw_error *err);

/* The name and the number in Wikidata (empty: none) that the tables give an id, the user's first; lent
 * by the model. False: no table has that id. Goes over all rows: not for every article. */
typedef struct mw_known {
    mw_str name, wikidata;
} mw_known;
bool mw_model_known(const mw_model *model, mw_str id, mw_known *known);

/* The longest phrase that starts at tokens[0] and ends before tokens[count]. */
static inline bool mw_lexicon_match(const mw_lexicon *lexicon, const mw_token *tokens, size_t count,
                                    mw_hit *hit)
{
    return count && mw_lexicon_may_start(lexicon, tokens) &&
           mw_lexicon_longest(lexicon, tokens, count, hit);
}

/* The same for one exact length; for readers that go from long to short by rules of their own. */
static inline bool mw_lexicon_match_exact(const mw_lexicon *lexicon, const mw_token *tokens,
                                          size_t count, mw_hit *hit)
{
    return count && mw_lexicon_may_start(lexicon, tokens) &&
           mw_lexicon_whole(lexicon, tokens, count, hit);
}

/* Rows in the order of the file, for building further tables: 0 … count - 1. */
size_t mw_lexicon_row_count(const mw_lexicon *lexicon);
const mw_row *mw_lexicon_row(const mw_lexicon *lexicon, size_t index);

static inline mw_str mw_row_cell(const mw_row *row, int column) /* of column -1: empty */
{
    const struct mw_lexicon_head *head = (const struct mw_lexicon_head *)(const void *)row->lexicon;
    if (column < 0)
        return MW_STR("");
    const struct mw_cell_at *cell = &head->cells[row->index * head->columns + (size_t)column];
    mw_str text = {head->text + cell->start, cell->len};
    return text;
}

static inline mw_str mw_row_phrase(const mw_row *row)
{
    return mw_row_cell(row, 0);
}
/* Where the column of that name is; -1: there is none. */
int mw_lexicon_find(const mw_lexicon *lexicon, uint64_t key, const char *column);
static inline int mw_lexicon_column(const mw_lexicon *lexicon, const char *column)
{
    return mw_lexicon_find(lexicon, mw_name_key(column), column);
}
/* A cell by its column's name; empty when the cell is, or the column does not exist. Never null. */
static inline mw_str mw_row_get(const mw_row *row, const char *column)
{
    return mw_row_cell(row, mw_lexicon_column(row->lexicon, column));
}

/* A cell that lists names between blanks ("det poss plural") as a set of bits. The table numbered
 * the names of each column when it was read; here a caller says once an article what they mean to
 * it, and then reads a row without comparing a letter. */
enum { MW_NAMES_MAX = 64 };
typedef struct mw_meaning {
    const char *name;
    uint64_t bits;
} mw_meaning;
typedef struct mw_names {
    const mw_str *names;  /* of the column, by number */
    size_t count;         /* 0: there is no such column, or it holds more than names */
    const uint64_t *sets; /* of each row: bit i for names[i] */
    uint64_t bits[MW_NAMES_MAX]; /* what names[i] means to the caller */
} mw_names;

mw_names mw_lexicon_names(const mw_lexicon *lexicon, const char *column, const mw_meaning *meanings,
                          size_t meaning_count);
#define MW_NAMES(lexicon, column, meanings)                                                        \
    mw_lexicon_names((lexicon), (column), (meanings), sizeof(meanings) / sizeof *(meanings))

static inline uint64_t mw_row_set(const mw_row *row, const mw_names *names)
{
    return names->count ? names->sets[row->index] : 0;
}

/* What the row's names mean, together. */
static inline uint64_t mw_row_names(const mw_row *row, const mw_names *names)
{
    uint64_t bits = 0;
    for (uint64_t set = mw_row_set(row, names); set; set &= set - 1)
        bits |= names->bits[__builtin_ctzll(set)];
    return bits;
}

double mw_row_number(const mw_row *row, const char *column); /* 0 when empty */
static inline uint32_t mw_row_line(const mw_row *row) /* line in the file, from 1 */
{
    return row->line;
}
const char *mw_row_table(const mw_row *row);                 /* "saying" */
bool mw_row_is_own(const mw_row *row); /* of the user's own table of names; NULL is fine */
/* For a row of a hit: another with the same words, or NULL; and the form they are in of this one
 * (lay: the base of one verb, the past of another). */
static inline const mw_row *mw_row_next(const mw_row *row)
{
    return row->next;
}
static inline uint8_t mw_row_form(const mw_row *row)
{
    return row->form;
}

/* The number of a word (any case) in the model's vocabulary; 0: in no table. */
uint32_t mw_model_word(const mw_model *model, mw_str word);
/* Looks tokens of a text up: the word, form and tables of each. */
void mw_model_read_tokens(const mw_model *model, mw_str text, mw_token *tokens, size_t count);
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
