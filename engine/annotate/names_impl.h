/* SPDX-License-Identifier: MIT */
/* What the files of the entities stage share.
 *
 * The stage works on marks: spans of tokens that name somebody or something, still without an
 * identity. names.c makes them, bearers.c finds out which marks mean the same bearer, describe.c
 * and pronouns.c add the marks of descriptions and pronouns, entities.c runs them in this order
 * and writes the layer. */
#ifndef ANNOTATE_NAMES_IMPL_H
#define ANNOTATE_NAMES_IMPL_H

#include "annotate/annotate_impl.h"
#include "base/map.h"

/* What a token may be within or beside a name; from the tables, read once an article. */
enum mw_trait {
    MW_T_CAPITAL = 1u << 0, /* begins with a capital, and is no day, function word or the like */
    MW_T_ORG = 1u << 1,     /* classes of words/name-words.tsv … */
    MW_T_ORG_FIRST = 1u << 2,
    MW_T_PLACE = 1u << 3,
    MW_T_PLACE_FIRST = 1u << 4,
    MW_T_EVENT = 1u << 5,
    MW_T_EVENT_FIRST = 1u << 6,
    MW_T_OTHER = 1u << 7,
    MW_T_PARTICLE = 1u << 8,
    MW_T_INNER = 1u << 9,
    MW_T_CALENDAR = 1u << 10,
    MW_T_PLAIN = 1u << 11,
    MW_T_NUMERAL = 1u << 12,
    MW_T_SUFFIX = 1u << 13,
    MW_T_SURNAME = 1u << 14, /* … to here */
    MW_T_COMMON = 1u << 15,  /* words/common-words.tsv */
    MW_T_FUNCTION = 1u << 16,
    MW_T_GIVEN = 1u << 17, /* words/given-names.tsv */
    MW_T_MALE = 1u << 18,
    MW_T_FEMALE = 1u << 19,
    MW_T_FAMILY_FIRST = 1u << 20, /* words/family-names.tsv: Xi, Kim, Nguyen */
    MW_T_BURMESE = 1u << 21,
    MW_T_PREPOSITION = 1u << 22,
    MW_T_DETERMINER = 1u << 23,
    MW_T_DOUBTFUL = 1u << 24, /* a common word whose capital a sentence or a headline explains */
    MW_T_HEADLINE = 1u << 25, /* in a sentence that capitalises all its words */
    MW_T_ADVERB = 1u << 26,
    MW_T_AUXILIARY = 1u << 27, /* be, have, do, will */
    MW_T_BE = 1u << 28,        /* is, was, been */
    MW_T_STAKE = 1u << 29,     /* shares: in a body */
    MW_T_HE = 1u << 30,        /* he, him, his */
    MW_T_SHE = 1u << 31,
    MW_T_CUES = MW_T_ORG | MW_T_PLACE | MW_T_EVENT | MW_T_OTHER
};

typedef enum mw_sex { MW_SEX_UNKNOWN, MW_MALE, MW_FEMALE } mw_sex;

typedef struct mw_mark {
    uint32_t first, end; /* tokens */
    mw_entity_type type;
    mw_grade grade;
    mw_mention mention;
    mw_sex sex;
    const mw_row *row;               /* of the gazetteer, or NULL */
    const mw_row *cue;               /* what decided the type, where that is a table's row */
    const char *rule;                /* what made it */
    uint32_t title_first, title_end; /* the title before a person; empty when equal */
    uint32_t bearer;                 /* index into the bearers; MW_NO_INDEX until known */
    bool pending;                    /* shown only when other places of the article confirm it */
    bool metonym;                    /* a capital that acts as its government */
    bool dated;                      /* resolved by the article's date */
} mw_mark;

/* Somebody or something that marks of the article name. */
typedef struct mw_bearer {
    mw_str id, name;
    mw_entity_type type;
    mw_sex sex;
    const mw_row *row;    /* of the gazetteer, or NULL */
    mw_str country;       /* id, as the gazetteer or an office has it; null: not known */
    uint32_t first, end;  /* tokens of its fullest name in the article; empty: never in full */
    uint32_t title_mark;  /* the last mark that gave its title; MW_NO_INDEX: none */
    uint32_t mark_count;
} mw_bearer;

enum { MW_GAZETTE_TABLES = 6 };

typedef struct mw_namer {
    mw_article *article;
    const mw_model *model;
    mw_arena *arena;
    mw_str text;
    const mw_token *tokens;
    uint32_t token_count;
    const mw_sentence *sentences;
    uint32_t sentence_count;
    const mw_lexicon *gazette[MW_GAZETTE_TABLES];
    int case_columns[MW_GAZETTE_TABLES], class_of_words, class_of_functions, kind_of_titles;
    const mw_lexicon *words, *common, *functions, *given, *family, *titles, *endings, *descriptions,
        *offices, *country_bodies, *metonyms, *saying;
    uint32_t *traits; /* a token */
    mw_mark *marks;
    size_t mark_count, mark_capacity;
    mw_bearer *bearers;
    size_t bearer_count, bearer_capacity;
    mw_map ids; /* of bearers: id -> index */
} mw_namer;

/* A title's kind in words/titles.tsv: office, rank, honorific, role, part. */
static inline bool mw_title_is(const mw_namer *namer, const mw_row *title, const char *kind)
{
    return mw_str_is(mw_row_cell(title, namer->kind_of_titles), kind);
}

/* traits.c */
bool mw_traits_read(mw_namer *namer, mw_error *err);

static inline bool mw_has(const mw_namer *namer, uint32_t token, uint32_t traits)
{
    return token < namer->token_count && (namer->traits[token] & traits) != 0;
}

static inline bool mw_looks(const mw_namer *namer, uint32_t token, unsigned shape)
{
    return token < namer->token_count && (namer->tokens[token].shape & shape) != 0;
}

static inline mw_str mw_token_text(const mw_namer *namer, uint32_t token)
{
    if (token >= namer->token_count)
        return MW_STR("");
    return mw_str_sub(namer->text, namer->tokens[token].start, namer->tokens[token].end);
}

static inline bool mw_token_is(const mw_namer *namer, uint32_t token, const char *word)
{
    return mw_str_equal_fold(mw_token_text(namer, token), mw_str_of(word));
}

bool mw_token_is_possessive(const mw_namer *namer, uint32_t token); /* 's ’s ' ’ after a word */
bool mw_token_is_hyphen(const mw_namer *namer, uint32_t token);     /* with no blank on either side */
mw_str mw_tokens_text(const mw_namer *namer, uint32_t first, uint32_t end);

/* gazette.c: the longest name of the gazetteer that starts at token `first` and ends before `end`,
 * written as the gazetteer wants it. */
bool mw_gazette_match(const mw_namer *namer, uint32_t first, uint32_t end, mw_hit *hit);
mw_entity_type mw_row_type(const mw_row *row);
mw_sex mw_row_sex(const mw_row *row);

/* name_types.c: what a capitalised name in no table names, by the words in and around it. */
void mw_name_type(const mw_namer *namer, mw_mark *mark, uint32_t sentence_end);
/* Notes the longest title that ends just before the mark; its row too where `row` is not NULL. */
bool mw_name_title(const mw_namer *namer, mw_mark *mark, const mw_row **row);

/* names.c */
bool mw_names_find(mw_namer *namer, mw_error *err);

/* bearers.c: who is meant by each mark. Afterwards the marks are those that are shown, in order. */
bool mw_bearers_find(mw_namer *namer, mw_error *err);
/* The bearer with this id, or a new one; MW_NO_INDEX when out of memory. */
uint32_t mw_bearer_of(mw_namer *namer, mw_str id, mw_str name, mw_entity_type type, mw_error *err);
void mw_marks_sort(mw_namer *namer);

/* aliases.c: shorter names of those already known. */
bool mw_aliases_find(mw_namer *namer, mw_error *err);

/* describe.c: "the foreign minister", "the junta", "Russia's foreign ministry". */
bool mw_descriptions_find(mw_namer *namer, mw_error *err);
/* How many tokens from `first` name an institution that every country has ("Foreign Ministry"); 0. */
uint32_t mw_institution_at(const mw_namer *namer, uint32_t first, uint32_t end);

/* pronouns.c */
bool mw_pronouns_find(mw_namer *namer, mw_error *err);

/* metonyms.c: capitals that act as their government. */
void mw_metonyms_find(mw_namer *namer);

bool mw_mark_add(mw_namer *namer, mw_mark mark, mw_error *err);

#endif
