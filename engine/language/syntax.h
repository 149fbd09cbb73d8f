/* SPDX-License-Identifier: MIT */
/* syntax.h -- a shallow reading of one sentence: words, phrases, clauses.
 *
 * There is no parser behind it. The part of speech of each word, the closed classes and the names and
 * dates of the layers before say what the word does (tag.c, verbs.c), runs of words become phrases (chunk.c), and
 * every verb group gets a subject (subject.c), objects and prepositional phrases (clause.c). News
 * sentences are regular enough for that; where the reading is unsure a clause has no subject, and its
 * readers abstain. What it decides by has names: reading.h.
 *
 *     Russia and China , … , have been able to stymie  sanctions because of the veto
 *     NOUN   CONJ NOUN       VERB           VERB       NOUN      PREP      NOUN
 *
 * A syntax is made once an article and read sentence after sentence; all its arrays are as long
 * as the longest sentence. Work is linear in the sentence. */
#ifndef LANGUAGE_SYNTAX_H
#define LANGUAGE_SYNTAX_H

#include "language/language.h"
#include "language/reading.h"

/* What a word does in its sentence. */
typedef enum mw_tag {
    TAG_SKIP, /* quotation marks, short brackets */
    TAG_NOUN, /* nouns and adjectives: whatever is nothing else */
    TAG_NAME, /* inside a name */
    TAG_DET,  /* the, some, his */
    TAG_NUMBER,
    TAG_OWNER,   /* the clitic 's */
    TAG_PRONOUN, /* he, them */
    TAG_DATE,    /* inside a date */
    TAG_VERB,
    TAG_BE,
    TAG_HAVE,
    TAG_DO,
    TAG_MODAL,
    TAG_TO, /* before an infinitive */
    TAG_NOT,
    TAG_ADVERB,
    TAG_PREP,
    TAG_CONJ,
    TAG_SUB,  /* because, if */
    TAG_THAT, /* that: told apart in clause.c */
    TAG_REL,  /* which, who */
    TAG_COMMA,
    TAG_BREAK /* ; : dashes, the end */
} mw_tag;

/* The classes of function-words.tsv, as bits; one that bears the name of a word is that word itself. */
enum {
    WORD_DET = 1 << 0,
    WORD_POSS = 1 << 1,
    WORD_SUBJ = 1 << 2,
    WORD_OBJ = 1 << 3,
    WORD_HE = 1 << 4, /* he, she, his, her */
    WORD_BETWEEN = 1 << 5,
    WORD_PLURAL = 1 << 6,
    WORD_THING = 1 << 7,
    WORD_FIRST = 1 << 8,
    WORD_REL = 1 << 9,
    WORD_PREP = 1 << 10, /* before a noun */
    WORD_SUB = 1 << 11,
    WORD_COND = 1 << 12,
    WORD_NEG = 1 << 13,
    WORD_ADV = 1 << 14,
    WORD_THAT = 1 << 15,
    WORD_BY = 1 << 16,
    WORD_OF = 1 << 17,
    WORD_FOR = 1 << 18,
    WORD_FROM = 1 << 19,
    WORD_PLACE = 1 << 20, /* in, at */
    WORD_NEAR = 1 << 21,
    WORD_WHO = 1 << 22, /* who, whom */
    WORD_WHAT = 1 << 23,
    WORD_BUT = 1 << 24,
    WORD_THE = 1 << 25,
    WORD_THERE = 1 << 26,
    WORD_ALONE = 1 << 27, /* those, many: a determiner without a noun */
    WORD_LIMIT = 1 << 28, /* until */
    WORD_SELF = 1 << 29,  /* themselves */
    WORD_TO = 1 << 30
};
#define WORD_TOPIC (UINT32_C(1) << 31) /* on, against, about: before what is spoken of */

/* What auxiliaries.tsv says of a helping verb, as bits. */
enum {
    HELPER_BE = 1 << 0,
    HELPER_HAVE = 1 << 1,
    HELPER_DO = 1 << 2,
    HELPER_FUTURE = 1 << 3,
    HELPER_REPORTED = 1 << 4,
    HELPER_DUTY = 1 << 5,
    HELPER_POSSIBLE = 1 << 6,
    HELPER_PAST = 1 << 7,
    HELPER_BARE = 1 << 8, /* be, been */
    HELPER_ING = 1 << 9
};

/* Column control of verbs.tsv, as bits. */
enum { CONTROL_OBJECT = 1 << 0, CONTROL_BARE = 1 << 1, CONTROL_TOPIC = 1 << 2 };

enum { TITLE_OFFICE = 1 << 0, TITLE_OTHER = 1 << 1, TITLE_PART = 1 << 2 };

typedef enum mw_chunk_kind {
    CHUNK_NOUN, /* a noun phrase, or a pronoun */
    CHUNK_VERB, /* a verb group with its auxiliaries */
    CHUNK_PREP,
    CHUNK_CONJ,
    CHUNK_SUB,
    CHUNK_REL, /* which, who, that */
    CHUNK_DATE,
    CHUNK_COMMA,
    CHUNK_BREAK
} mw_chunk_kind;

/* Traits of a verb group. */
enum {
    VERB_FINITE = 1 << 0,
    VERB_PAST = 1 << 1, /* also the perfect */
    VERB_PERFECT = 1 << 2,
    VERB_PROGRESSIVE = 1 << 3,
    VERB_FUTURE = 1 << 4,
    VERB_REPORTED = 1 << 5, /* would */
    VERB_DUTY = 1 << 6,     /* must, should */
    VERB_POSSIBLE = 1 << 7, /* may, could */
    VERB_PASSIVE = 1 << 8,
    VERB_INFINITIVE = 1 << 9,
    VERB_GERUND = 1 << 10,
    VERB_PARTICIPLE = 1 << 11, /* a past participle without an auxiliary, or what may be one */
    VERB_NEGATED = 1 << 12,
    VERB_ALONE = 1 << 13, /* be without another verb, or do and will for one */
    VERB_BARE = 1 << 14   /* one word in its base form: it may go on with another's helpers */
};
/* Traits of a noun phrase. */
enum {
    NOUN_PRONOUN = 1 << 0,
    NOUN_PLURAL = 1 << 1,
    NOUN_COUNTED = 1 << 2,  /* it ends with a number: thousands, about 70 */
    NOUN_NEGATED = 1 << 3,  /* no talks */
    NOUN_DEFINITE = 1 << 4, /* the, his, Russia's: known already */
    NOUN_NUMBERED = 1 << 5  /* a number stands in it: 20 worshippers */
};

typedef struct mw_chunk {
    mw_chunk_kind kind;
    uint32_t first, end; /* tokens of the article */
    uint32_t head;       /* the main verb; the noun that it ends with */
    uint32_t clause;     /* of a verb group */
    uint16_t traits;
} mw_chunk;

enum { CLAUSE_NOUNS_MAX = 6, CLAUSE_SCAN_MAX = 64 };

/* One verb group and what belongs to it. Indices are chunks; MW_NO_INDEX: there is none. */
typedef struct mw_clause {
    uint32_t verb;
    uint32_t subjects[CLAUSE_NOUNS_MAX]; /* coordinated; of a passive: what it was done to */
    uint32_t objects[CLAUSE_NOUNS_MAX];
    uint8_t subject_count, object_count;
    bool result;              /* of a passive, and by nobody who is named: was bombed, KILLING six */
    bool lent;                /* its objects stand behind the next verb: arrested and beat THEM */
    uint32_t indirect;        /* gave MYANMAR the weapons */
    uint32_t first, end;      /* from its subject or mark to the last of its complements */
    uint32_t governor;        /* clause on whose verb this one depends: to-infinitive, -ing, that */
    uint32_t mark;            /* the preposition or conjunction before it */
    uint32_t antecedent;      /* the noun for which "which" stands where that is no subject … */
    uint32_t antecedent_prep; /* … and its preposition: "with whom he met" */
    uint16_t traits;
} mw_clause;

typedef struct mw_syntax {
    mw_article *article;
    const mw_model *model;
    mw_str text;
    const mw_token *tokens; /* of the article */
    const mw_lexicon *function_words, *auxiliaries, *saying, *numbers, *approximators, *titles, *verbs;
    mw_names classes;    /* of function words, as WORD_ bits */
    mw_names helpers;    /* of auxiliaries, as HELPER_ bits */
    mw_names ranks;      /* of titles, as TITLE_ bits */
    mw_names control;    /* of verbs: who does what the infinitive says, CONTROL_… */
    int off;             /* the rule of reading.h that is switched off, for tests; -1: none */
    uint32_t first, end; /* tokens of the sentence at hand */
    uint8_t *tags;       /* mw_tag of token first + i */
    uint8_t *forms;      /* mw_form bits of it where it is a verb */
    uint16_t *helping;   /* HELPER_ bits of it where it is a helping verb */
    uint32_t *words;     /* WORD_ bits of it */
    mw_chunk *chunks;
    mw_clause *clauses;
    size_t chunk_count, clause_count;
} mw_syntax;

/* Its arrays come from `arena` and live as long as that. */
bool mw_syntax_create(mw_syntax *syntax, mw_article *article, const mw_model *model, mw_arena *arena, mw_error *err);
void mw_syntax_read(mw_syntax *syntax, uint32_t sentence);

/* The three steps of mw_syntax_read; the first settles word after word which are verbs (verbs.c). */
void mw_syntax_tag(mw_syntax *syntax, uint32_t sentence);
void mw_syntax_settle(mw_syntax *syntax, uint32_t token);
void mw_syntax_chunk(mw_syntax *syntax);
void mw_syntax_clauses(mw_syntax *syntax);

/* "A, B and C" from its first noun: adds the members to `nouns` (CLAUSE_NOUNS_MAX of room) and
 * returns the chunk past the list. A last member before chunk `verb`, the verb of the clause, is
 * in the list; before any other verb it is that verb's subject. */
uint32_t mw_syntax_list(const mw_syntax *syntax, uint32_t noun, uint32_t verb, uint32_t *nouns, uint8_t *count);

static inline bool mw_syntax_follows(const mw_syntax *syntax, int rule)
{
    return syntax->off != rule;
}

/* WORD_ bits of a token of the sentence, and of the first of a chunk; 0 past the end. */
static inline uint32_t mw_syntax_word(const mw_syntax *syntax, uint32_t token)
{
    return token < syntax->first || token >= syntax->end ? 0 : syntax->words[token - syntax->first];
}
static inline uint32_t mw_syntax_word_of(const mw_syntax *syntax, uint32_t chunk)
{
    return chunk < syntax->chunk_count ? syntax->words[syntax->chunks[chunk].first - syntax->first] : 0;
}
static inline mw_tag mw_syntax_tag_at(const mw_syntax *syntax, uint32_t token)
{
    return token < syntax->first || token >= syntax->end ? TAG_BREAK : (mw_tag)syntax->tags[token - syntax->first];
}
/* A hyphen or a stroke with no blank on either side. */
static inline bool mw_syntax_is_hyphen(const mw_syntax *syntax, uint32_t token)
{
    char first = syntax->text.data[syntax->tokens[token].start];
    return (first == '-' || first == '/') && token > syntax->first &&
           !(syntax->tokens[token - 1].shape & MW_SPACE_AFTER) && !(syntax->tokens[token].shape & MW_SPACE_AFTER);
}
static inline mw_chunk_kind mw_syntax_kind(const mw_syntax *syntax, uint32_t chunk)
{
    return chunk < syntax->chunk_count ? syntax->chunks[chunk].kind : CHUNK_BREAK;
}
static inline uint16_t mw_syntax_traits(const mw_syntax *syntax, uint32_t chunk)
{
    return chunk < syntax->chunk_count ? syntax->chunks[chunk].traits : 0;
}

#endif
