/* SPDX-License-Identifier: MIT */
/* text.h -- where paragraphs, sentences and tokens begin and end.
 *
 * All offsets are bytes into the article's text (valid UTF-8, at most 4 GB): `start` is inside,
 * `end` is past. Indices into another array run the same way: first inside, end past. */
#ifndef MOONWIRE_TEXT_H
#define MOONWIRE_TEXT_H

#include <moonwire/error.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct mw_span {
    uint32_t start, end;
} mw_span;

typedef enum mw_paragraph_kind {
    MW_BODY,
    MW_HEADING,
    MW_CAPTION,
    MW_LIST,
    MW_RELATED,
    MW_STANDFIRST
} mw_paragraph_kind;

typedef struct mw_paragraph {
    mw_span span;
    mw_paragraph_kind kind;
    uint32_t sentence_first, sentence_end; /* its sentences */
} mw_paragraph;

typedef struct mw_sentence {
    mw_span span; /* trimmed of blanks; a closing mark belongs to the sentence that it closes */
    uint32_t paragraph;
    uint32_t token_first, token_end; /* its tokens */
} mw_sentence;

/* How a token looks; several may hold. */
enum mw_shape {
    MW_WORD = 1,           /* begins with a letter */
    MW_NUMBER = 2,         /* digits, perhaps with , . : / inside: 2,148  10.5  8:30  2022 */
    MW_PUNCT = 4,          /* neither */
    MW_CAPITAL = 8,        /* first letter upper-case */
    MW_ALL_CAPS = 16,      /* two or more letters, all upper-case: ASEAN */
    MW_SPACE_AFTER = 32,   /* a blank or a line end follows */
    /* First word of its sentence, quotation marks aside; also behind a dateline, a list's number,
     * and of a quotation behind a comma or a colon: its capital may only be that of a beginning. */
    MW_SENTENCE_FIRST = 64,
    MW_QUOTE_OPEN = 128,   /* an opening quotation mark, also where the character does not say */
    MW_QUOTE_CLOSE = 256,  /* a closing one */
    MW_ORDINAL = 512       /* 3rd, 21st */
};

/* Token boundaries are those of Universal Dependencies: clitics ('s, n't) and hyphens are tokens
 * of their own; an abbreviation keeps its dot (Gen.  U.S.  Aug.). */
typedef struct mw_token {
    uint32_t start, end;
    uint32_t word;  /* the model's number for its lower-cased form; 0: in no table of the model */
    uint16_t shape; /* MW_WORD | … */
    uint8_t pos;    /* mw_pos; MW_POS_NONE until a tagger has run */
    uint8_t form;   /* mw_form bits of the verb or noun it may be; 0: neither in the model's tables */
    uint64_t tables; /* a bit for each table of the model in which a phrase begins with the word */
} mw_token;

/* Universal Dependencies parts of speech. */
typedef enum mw_pos {
    MW_POS_NONE, MW_ADJ, MW_ADP, MW_ADV, MW_AUX, MW_CCONJ, MW_DET, MW_INTJ, MW_NOUN, MW_NUM,
    MW_PART, MW_PRON, MW_PROPN, MW_PUNCT_POS, MW_SCONJ, MW_SYM, MW_VERB, MW_X, MW_POS_COUNT
} mw_pos;
MW_API const char *mw_pos_name(mw_pos pos); /* "ADJ" …; NULL for MW_POS_NONE */
MW_API bool mw_pos_parse(mw_str name, mw_pos *pos); /* false: no such tag */

/* Which inflected form a word of the model's tables may be. */
enum mw_form {
    MW_BASE = 1,       /* kill */
    MW_THIRD = 2,      /* kills */
    MW_PAST = 4,       /* killed, took */
    MW_PARTICIPLE = 8, /* killed, taken */
    MW_GERUND = 16,    /* killing */
    MW_SINGULAR = 32,  /* visit */
    MW_PLURAL = 64     /* visits */
};

#ifdef __cplusplus
}
#endif
#endif
