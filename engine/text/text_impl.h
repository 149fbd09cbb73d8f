/* SPDX-License-Identifier: MIT */
/* What the files of this room share: the table of short forms, and the article being cut. */
#ifndef TEXT_TEXT_IMPL_H
#define TEXT_TEXT_IMPL_H

#include "base/eight.h"
#include "text/rules.h"
#include "text/segment.h"
#include "text/utf8.h"

/* ---- the table (abbrev.c) */

/* What a row of words/abbreviations.tsv or words/segmentation.tsv says of its form. */
enum mw_hint {
    MW_HINT_TITLE = 1 << 0,        /* Gen.  Mr.: a name follows, never a sentence */
    MW_HINT_MONTH = 1 << 1,        /* Aug. */
    MW_HINT_ORGANISATION = 1 << 2, /* Inc.  Co. */
    MW_HINT_LATIN = 1 << 3,        /* e.g.  vs.: what follows goes on */
    MW_HINT_DEGREE = 1 << 4,       /* Jr.  Ph.D. */
    MW_HINT_LIST = 1 << 5,         /* etc.  al.: may close a sentence */
    MW_HINT_STATE = 1 << 6,        /* Calif. */
    MW_HINT_TIME = 1 << 7,         /* a.m. */
    MW_HINT_PLACE = 1 << 8,        /* St.  Mt. */
    MW_HINT_DOTTED = (1 << 9) - 1, /* any of these: the dot belongs to the word */
    MW_HINT_WEEKDAY = 1 << 9,      /* Sat.: only before a date, it may be a word */
    MW_HINT_UNIT = 1 << 10,        /* km.  hrs.; also split from a number: 5km */
    MW_HINT_NUMBER = 1 << 11,      /* No.  p.: only before a number, it may be a word */
    MW_HINT_PREFIX = 1 << 12,      /* anti: stays with what its hyphen joins */
    MW_HINT_SPLIT = 1 << 13,       /* can|not */
    MW_HINT_ELISION = 1 << 14,     /* 'em: its apostrophe opens nothing */
    MW_HINT_STARTER = 1 << 15,     /* The: with a capital, begins a sentence */
    MW_HINT_SAYING = 1 << 16,      /* said */
    MW_HINT_CALENDAR = 1 << 17,    /* Monday, August, GMT: goes with the hour before */
    MW_HINT_DOMAIN = 1 << 18,      /* com: ends a web address or a file name */
    MW_HINT_RELATED = 1 << 19,     /* read more: begins a line that is no part of the story */
    MW_HINT_CAPTION = 1 << 20,     /* photo: */
    MW_HINT_CREDIT = 1 << 21,      /* getty images: stands in a caption's credit */
    MW_HINT_EMOTICON = 1 << 22,    /* :-) */
    MW_HINT_SUFFIX = 1 << 23,      /* million: is cut from the digits before it */
    MW_HINT_NAME = 1 << 24,        /* Yahoo!: its mark ends nothing */
    MW_HINT_LABEL = 1 << 25,       /* figure: begins a caption, with a number or a letter */
    MW_HINT_OPENER = 1 << 26,      /* At: begins a phrase of time or place */
    MW_HINT_LETTERED = 1 << 27,    /* plan: counted by a letter */
    MW_HINT_CURRENCY = 1 << 28,    /* Rs: is cut from the digits behind it */
};

enum { MW_HINT_FORM_MAX = 32 };

/* The hints of a word without its final dot: as it is written; else Approx. as approx., and a word
 * all in capitals as GEN. for Gen., where that is safe. 0: not in the table. */
unsigned mw_hints(const mw_abbreviations *table, mw_str word);
unsigned mw_hints_small(const mw_abbreviations *table, mw_str word); /* only as in small letters */
/* Where a word falls into two tokens (can|not); 0: it does not. */
size_t mw_hint_split(const mw_abbreviations *table, mw_str word);
/* Where most other words are told from such: by a few bits of their first eight letters, in small ones. */
typedef struct mw_split_set {
    uint64_t bits[16];
} mw_split_set;
const mw_split_set *mw_hint_split_set(const mw_abbreviations *table);
static inline unsigned mw_split_bit(uint64_t small)
{
    return (unsigned)(small * 0x9e3779b97f4a7c15u >> 54);
}

uint64_t mw_abbreviations_off(const mw_abbreviations *table); /* rules switched off, a bit each */
/* What a line's first or last words say of it. */
mw_paragraph_kind mw_hint_line(const mw_abbreviations *table, mw_str line);

/* ---- the article being cut */

/* Classes of bytes. A byte of a longer sequence is HIGH: only decoding tells. */
enum mw_class {
    MW_C_LOWER = 1,
    MW_C_UPPER = 2,
    MW_C_DIGIT = 4,
    MW_C_JOINER = 8, /* _ goes on with a word, but starts none */
    MW_C_HIGH = 16,
    MW_C_BLANK = 32, /* control characters too */
    MW_C_MARK = 64,
    MW_C_LINK = 128, /* a mark that may be inside a word: ' . - & / $ */
    MW_C_LETTER = MW_C_LOWER | MW_C_UPPER,
    MW_C_ALNUM = MW_C_LETTER | MW_C_DIGIT,
    MW_C_WORD = MW_C_ALNUM | MW_C_JOINER
};
extern const uint8_t mw_class_of[256];

typedef struct mw_cutter {
    mw_str text; /* up to the end of the paragraph */
    const mw_abbreviations *table;
    uint64_t off;           /* rules switched off */
    const mw_split_set *splits;
    mw_arena *arena;   /* where the tokens lie */
    mw_token *tokens;
    size_t token_count, token_capacity;
    size_t all;        /* bytes of the whole text: to its end, it may be looked into */
    uint64_t window; /* which of the 64 bytes from window_at on are letters */
    size_t window_at;
    size_t run;     /* first token since the last blank */
    size_t no_host; /* no dot before this byte is inside a web address */
    bool informal;  /* a paragraph began with a small letter, or i was: sentences may begin so */
    bool quoted;    /* there is a quotation mark or an apostrophe among the paragraph's tokens */
    mw_error *err;
} mw_cutter;

static inline bool mw_rule_on(const mw_cutter *cut, mw_rule rule)
{
    return !(cut->off >> rule & 1);
}

static inline unsigned mw_class_at(const mw_cutter *cut, size_t at)
{
    return at < cut->text.len ? mw_class_of[(unsigned char)cut->text.data[at]] : MW_C_BLANK;
}

static inline char mw_byte_at(const mw_cutter *cut, size_t at)
{
    return at < cut->text.len ? cut->text.data[at] : '\0';
}

static inline bool mw_one_of(char c, const char *set)
{
    return c && strchr(set, c);
}

static inline mw_str mw_token_text(const mw_cutter *cut, const mw_token *token)
{
    return mw_str_sub(cut->text, token->start, token->end);
}

/* Its first byte, its length, whether it has one of these shapes. */
static inline char mw_token_byte(const mw_cutter *cut, size_t i)
{
    return cut->text.data[cut->tokens[i].start];
}

static inline size_t mw_token_length(const mw_cutter *cut, size_t i)
{
    return cut->tokens[i].end - cut->tokens[i].start;
}

static inline bool mw_token_has(const mw_cutter *cut, size_t i, unsigned shape)
{
    return (cut->tokens[i].shape & shape) != 0;
}

static inline bool mw_may_split(const mw_cutter *cut, uint64_t small)
{
    unsigned bit = mw_split_bit(small);
    return cut->splits->bits[bit / 64] >> bit % 64 & 1;
}

/* Room for some more tokens: what one step of the tokeniser adds at most. */
enum { MW_STEP_TOKENS = 8 };
bool mw_cut_widen(mw_cutter *cut);
static inline bool mw_cut_reserve(mw_cutter *cut)
{
    return cut->token_capacity - cut->token_count >= MW_STEP_TOKENS || mw_cut_widen(cut);
}

static inline void mw_cut_add(mw_cutter *cut, size_t start, size_t end, unsigned shape)
{
    cut->tokens[cut->token_count++] =
        (mw_token){.start = (uint32_t)start, .end = (uint32_t)end, .shape = (uint16_t)shape};
}

void mw_cut_word(mw_cutter *cut, size_t start, size_t end); /* … with the shape of a word */
/* Is it the i of: so i left? Whoever writes it begins sentences with small letters. */
static inline bool mw_is_small_i(const mw_cutter *cut, size_t start, size_t end)
{
    size_t next;
    return end - start == 1 && cut->text.data[start] == 'i' && cut->run == cut->token_count &&
           end < cut->text.len && mw_utf8_is_blank(mw_utf8_next(cut->text, end, &next));
}
/* … that may be two tokens (cannot). */
void mw_cut_plain(mw_cutter *cut, size_t start, size_t end);

/* Is it what may follow an apostrophe as a token of its own: s, re, ll? */
bool mw_is_clitic(mw_str tail);
/* The length of an apostrophe at `at`, ' or ’; 0: none. */
size_t mw_apostrophe(const mw_cutter *cut, size_t at);
/* Where the letters, digits and accents that begin at `at` end. */
size_t mw_word_end(const mw_cutter *cut, size_t at);

/* token.c: adds the tokens of text[at … text.len). */
bool mw_cut_tokens(mw_cutter *cut, size_t at);
/* word.c: what begins with a letter, a digit; an address around `at`. Each returns where it ended.
 */
size_t mw_cut_from_letter(mw_cutter *cut, size_t at);
size_t mw_cut_from_digit(mw_cutter *cut, size_t at);
size_t mw_cut_address(mw_cutter *cut, size_t at); /* an @ or a :// at `at`; `at` itself when none */
/* Where the currency at `start` ends that a number follows (RM50, K5,000); `start`: none. */
size_t mw_currency_end(const mw_cutter *cut, size_t start);
size_t mw_cut_host(mw_cutter *cut, size_t start, size_t dot);
/* dots.c: the word [start, dot) before a dot, with its dot, as the beginning of an address, or
 * alone. Returns where the token ends. */
size_t mw_cut_dotted(mw_cutter *cut, size_t start, size_t dot);
/* Where the single letters with a dot after each end; `dot` when there are none. */
size_t mw_initialism_end(const mw_cutter *cut, size_t start, size_t dot);

/* marks.c: says of every quotation mark among tokens[first … token_count) whether it opens or
 * closes. */
void mw_cut_quotes(mw_cutter *cut, size_t first);

/* sentence.c: where the sentence that begins with token `first` ends, at most at token `end`. */
size_t mw_sentence_end(const mw_cutter *cut, size_t first, size_t end);

/* points.c: how a sentence begins that is a point of a list: 1)  a.  (2)  •. */
typedef struct mw_point {
    size_t at;   /* its number; past the paragraph: none */
    char mark;   /* behind the number; 0: a bullet */
    uint32_t is; /* the number, the letter */
} mw_point;
mw_point mw_point_of(const mw_cutter *cut, size_t first, size_t end);
/* Does the next point begin with token i? Only before a capital: (1) land, (2) bread go on. */
bool mw_is_next_point(const mw_cutter *cut, const mw_point *now, size_t i, size_t end);

/* segment.c: marks the words whose capital may only be that of a beginning. */
void mw_mark_first_words(mw_cutter *cut, size_t first, size_t end);

/* paragraph.c */
typedef struct mw_paragraph_list {
    mw_paragraph *items;
    size_t count, capacity;
} mw_paragraph_list;
bool mw_find_paragraphs(mw_str text, const mw_abbreviations *table, mw_paragraph_list *list,
                        mw_error *err);

#endif
