/* SPDX-License-Identifier: MIT */
/* What the files of the entities stage share.
 *
 * The stage works on marks: spans of tokens that name somebody or something, still without an
 * identity. names.c makes them, bearers.c finds out which marks mean the same bearer, describe.c
 * and pronouns.c add the marks of descriptions and pronouns, entities.c runs them in this order
 * and writes the layer. */
#ifndef NAMES_NAMES_IMPL_H
#define NAMES_NAMES_IMPL_H

#include "language/language.h"
#include "base/map.h"

/* What a token may be within or beside a name; from the tables, read once an article. */
typedef uint64_t mw_traits;
#define MW_T_CAPITAL (UINT64_C(1) << 0) /* begins with a capital, and is no day, function word or the like */
#define MW_T_ORG (UINT64_C(1) << 1) /* classes of words/name-words.tsv … */
#define MW_T_ORG_FIRST (UINT64_C(1) << 2)
#define MW_T_PLACE (UINT64_C(1) << 3)
#define MW_T_PLACE_FIRST (UINT64_C(1) << 4)
#define MW_T_EVENT (UINT64_C(1) << 5)
#define MW_T_EVENT_FIRST (UINT64_C(1) << 6)
#define MW_T_OTHER (UINT64_C(1) << 7)
#define MW_T_PARTICLE (UINT64_C(1) << 8)
#define MW_T_INNER (UINT64_C(1) << 9)
#define MW_T_CALENDAR (UINT64_C(1) << 10)
#define MW_T_PLAIN (UINT64_C(1) << 11)
#define MW_T_NUMERAL (UINT64_C(1) << 12)
#define MW_T_SUFFIX (UINT64_C(1) << 13)
#define MW_T_SURNAME (UINT64_C(1) << 14) /* … to here */
#define MW_T_COMMON (UINT64_C(1) << 15) /* words/common-words.tsv */
#define MW_T_FUNCTION (UINT64_C(1) << 16)
#define MW_T_GIVEN (UINT64_C(1) << 17) /* words/given-names.tsv */
#define MW_T_MALE (UINT64_C(1) << 18)
#define MW_T_FEMALE (UINT64_C(1) << 19)
#define MW_T_FAMILY_FIRST (UINT64_C(1) << 20) /* words/family-names.tsv: Xi, Kim, Nguyen */
#define MW_T_BURMESE (UINT64_C(1) << 21)
#define MW_T_PREPOSITION (UINT64_C(1) << 22)
#define MW_T_DETERMINER (UINT64_C(1) << 23)
#define MW_T_DOUBTFUL (UINT64_C(1) << 24) /* a common word whose capital a sentence or a headline explains */
#define MW_T_HEADLINE (UINT64_C(1) << 25) /* in a sentence that capitalises all its words */
#define MW_T_ADVERB (UINT64_C(1) << 26)
#define MW_T_AUXILIARY (UINT64_C(1) << 27) /* be, have, do, will */
#define MW_T_BE (UINT64_C(1) << 28) /* is, was, been */
#define MW_T_STAKE (UINT64_C(1) << 29) /* shares: in a body */
#define MW_T_HE (UINT64_C(1) << 30) /* he, him, his */
#define MW_T_SHE (UINT64_C(1) << 31)
#define MW_T_WHERE (UINT64_C(1) << 33) /* in, near: before a place */
#define MW_T_TAKES (UINT64_C(1) << 35) /* shelled, recaptured: a verb before a place */
#define MW_T_CONJUNCTION (UINT64_C(1) << 34) /* and, or */
#define MW_T_BODY (UINT64_C(1) << 32) /* company, party: in lower case beside a body's name */
#define MW_T_LINK (UINT64_C(1) << 36) /* e, ul: between the hyphens of a name */
#define MW_T_FORM (UINT64_C(1) << 37) /* Inc., Ltd: a form of company */
#define MW_T_SEAT (UINT64_C(1) << 38) /* mayor, governor: before "of" and a place */
#define MW_T_MEMBER (UINT64_C(1) << 39) /* leader, fighter: behind a body's name */
#define MW_T_PLACES (UINT64_C(1) << 40) /* towns, provinces: before "of" and their names */
#define MW_T_LESSER (UINT64_C(1) << 41) /* vice, prime: makes another office of the one behind it */
#define MW_T_CUES (MW_T_ORG | MW_T_PLACE | MW_T_EVENT | MW_T_OTHER)

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
    bool within;                     /* the model sees a name here, but took it for a part of a longer one */
    bool short_only;                 /* pending: only as the short name of somebody named in full */
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

enum { MW_GAZETTE_TABLES = 32, MW_GAZETTE_LANDS = 2 };

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
    const mw_lexicon *lands[MW_GAZETTE_LANDS]; /* places, countries */
    int gazette_count, gazette_small; /* the first `gazette_small` are tried at small letters, too */
    uint64_t gazette_bits, gazette_small_bits; /* of all of them and of those, in mw_token.tables */
    int case_columns[MW_GAZETTE_TABLES], kind_of_titles, first_names_also, surnames_also;
    const mw_lexicon *words, *common, *functions, *given, *genders, *family, *first_names, *surnames, *titles, *endings,
        *descriptions, *office_names, *offices, *country_bodies, *bynames, *metonyms, *saying, *speakers;
    mw_traits *traits; /* a token */
    mw_mark *marks;
    size_t mark_count, mark_capacity;
    mw_bearer *bearers;
    size_t bearer_count, bearer_capacity;
    mw_map ids; /* of bearers: id -> index */
    struct mw_verdicts *verdicts; /* verdicts.h: where decisions are kept; NULL: nobody asks */
} mw_namer;

/* A title's kind in words/titles.tsv: office, rank, honorific, role, part. */
static inline bool mw_title_is(const mw_namer *namer, const mw_row *title, const char *kind)
{
    return mw_str_is(mw_row_cell(title, namer->kind_of_titles), kind);
}

/* traits.c */
bool mw_traits_read(mw_namer *namer, mw_error *err);

static inline bool mw_has(const mw_namer *namer, uint32_t token, mw_traits traits)
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
    return mw_str_is_fold(mw_token_text(namer, token), word);
}

bool mw_token_is_possessive(const mw_namer *namer, uint32_t token); /* 's ’s ' ’ after a word */
bool mw_token_is_hyphen(const mw_namer *namer, uint32_t token);     /* with no blank on either side */
mw_str mw_tokens_text(const mw_namer *namer, uint32_t first, uint32_t end);

/* gazette.c: the longest name of the gazetteer that starts at token `first` and ends before `end`,
 * written as the gazetteer wants it. */
bool mw_gazette_match(const mw_namer *namer, uint32_t first, uint32_t end, mw_hit *hit);
/* The same though nothing around it speaks for it: also a "May" or a "Reading" that wants company. */
bool mw_gazette_known(const mw_namer *namer, uint32_t first, uint32_t end, mw_hit *hit);
/* The same without regard to capitals, for text that minds none; not what must be written exactly. */
bool mw_gazette_match_small(const mw_namer *namer, uint32_t first, uint32_t end, mw_hit *hit);
/* Calls back for each row of the gazetteer for just these tokens: whether they are written as it wants,
 * and whether they have the company, too, that it wants. False as soon as a call says so. */
typedef bool (*mw_row_taker)(void *context, const mw_row *row, bool written, bool found);
bool mw_gazette_rows(const mw_namer *namer, uint32_t first, uint32_t count, mw_row_taker take, void *context);
mw_entity_type mw_row_type(const mw_row *row);
mw_sex mw_row_sex(const mw_row *row);

/* types.c: what a capitalised name in no table names, by the words in and around it. */
void mw_name_type(const mw_namer *namer, mw_mark *mark, uint32_t sentence_end);
bool mw_is_first_name(const mw_namer *namer, uint32_t token); /* a given name of the long list, and nothing else */
/* Notes the longest title that ends just before the mark; its row too where `row` is not NULL. */
bool mw_name_title(const mw_namer *namer, mw_mark *mark, const mw_row **row);

/* entities.c: a namer at the beginning of its work. */
void mw_namer_open(mw_namer *namer, mw_article *article, const mw_model *model);

/* evidence.c: after traits and names; the array is in the namer's arena. */
bool mw_evidence_fill(mw_namer *namer, uint64_t **evidence, mw_error *err);

/* arbitrate.c: the trained model weighs the marks that were found and adds its own. */
bool mw_names_arbitrate(mw_namer *namer, mw_error *err);

/* boundaries.c: what was taken too short, too long or as one. */
bool mw_boundaries_mend(mw_namer *namer, mw_error *err);

/* names.c */
uint32_t mw_titles_end(const mw_namer *namer, uint32_t first, uint32_t end); /* past titles; `first`: none */
void mw_mark_set_row(const mw_namer *namer, mw_mark *mark, const mw_row *row);
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
bool mw_is_act_of_government(const mw_namer *namer, uint32_t token); /* a verb: opposed, agreed */

bool mw_mark_add(mw_namer *namer, mw_mark mark, mw_error *err);

#endif
