/* SPDX-License-Identifier: MIT */
/* What the files of the figure stage share.
 *
 * A sentence is read three times: its counts are found (find.c, noun.c,
 * votes.c), then what happened to the counted, which depends on the neighbours
 * (about.c), then who counted and for which time (source.c, when.c). A
 * number that is neither money, share nor measure, counts no noun and has nothing happen to it is
 * dropped. */
#ifndef FIGURES_FIGURES_IMPL_H
#define FIGURES_FIGURES_IMPL_H

#include "language/numbers.h"

typedef enum mw_bound { MW_EXACT, MW_ABOUT, MW_FROM_BELOW, MW_FROM_ABOVE } mw_bound;

typedef enum mw_counted {
    MW_BARE,   /* no noun: 82 were killed */
    MW_PEOPLE, MW_VOTES, MW_THINGS, MW_MONEY, MW_MEASURE, MW_SHARE
} mw_counted;

typedef struct mw_count { /* a figure being made */
    uint32_t first, number, number_end, end; /* tokens: the span's first; the number; past the span */
    double value, upper;                     /* upper: of a range */
    bool range, vague, numeral, one;
    bool fixed;       /* a word of scale was read */
    mw_bound bound;
    mw_counted counted;
    mw_str unit;
    uint32_t head;    /* token of the counted noun; MW_NO_INDEX */
    bool anaphoric;   /* the two men, both sides: somebody told before */
    bool others;      /* 20 others, 15 more */
    bool part;        /* 46 of them children */
    bool from_text;   /* what it counts was told by a figure before */
    uint32_t walk_from; /* where words about it begin; 0: at `end` */
    const mw_row *happening;
    mw_str about;
    uint32_t about_at; /* the token that tells it; MW_NO_INDEX */
    uint32_t place, source, carrier; /* mentions, or MW_NO_INDEX */
    mw_str since, as_of, aggregation;
    uint32_t sentence;
} mw_count;

/* Classes of function-words.tsv that matter here, as bits. */
enum mw_function {
    MW_F_DET = 1 << 0,
    MW_F_PREP = 1 << 1,
    MW_F_TO = 1 << 2,
    MW_F_AS = 1 << 3,
    MW_F_CONJ = 1 << 4,
    MW_F_SUB = 1 << 5,
    MW_F_BE = 1 << 6,
    MW_F_HAVE = 1 << 7,
    MW_F_DO = 1 << 8,
    MW_F_MODAL = 1 << 9,
    MW_F_ADV = 1 << 10,
    MW_F_REL = 1 << 11,
    MW_F_SUBJ = 1 << 12,
    MW_F_POSS = 1 << 13,
    MW_F_OBJ = 1 << 14,
    MW_F_NEG = 1 << 15,
    MW_F_OWNER = 1 << 16,
    MW_F_VERB = MW_F_BE | MW_F_HAVE | MW_F_DO,
    MW_F_LINK = MW_F_PREP | MW_F_TO | MW_F_AS, /* opens a phrase that depends on the one before */
    MW_F_LOOKED = 1 << 30                      /* the token was looked up */
};

/* A word of counting.tsv in the sentence at hand. */
typedef struct mw_counting {
    uint32_t at;
    mw_hit hit;
} mw_counting;

typedef struct mw_figuring {
    mw_scan scan; /* its end is the sentence's */
    mw_numbers numbers;
    const mw_lexicon *approximators, *counted, *measures, *currencies, *happenings, *labels,
        *functions, *saying, *counting, *outlets, *events;
    uint32_t sentence, sentence_first;
    mw_count *found;
    size_t found_count, found_capacity;
    size_t sentence_found; /* where this sentence's begin */
    int votes;             /* does the sentence speak of a vote? -1: not looked for yet */
    mw_names function_classes; /* of functions, as mw_function bits */
    unsigned *classes;         /* by token: the same */
    mw_counting *roles;    /* words of counting.tsv in this sentence, in order */
    size_t role_count, role_capacity;
} mw_figuring;

/* ---- words.c */
/* Is the token, or the one before it, one of the words? */
static MW_ALWAYS_INLINE bool mw_figure_is(const mw_figuring *f, uint32_t at, const char *words)
{
    return mw_scan_in(&f->scan, at, words);
}
static MW_ALWAYS_INLINE bool mw_figure_before(const mw_figuring *f, uint32_t at, const char *words)
{
    return at > f->sentence_first && mw_scan_in(&f->scan, at - 1, words);
}
mw_names mw_figure_classes(const mw_lexicon *functions);
/* Does the token belong to one of these classes of function-words.tsv? */
bool mw_figure_class(const mw_figuring *f, uint32_t at, unsigned classes);
bool mw_figure_lower(const mw_figuring *f, uint32_t at);   /* a word without a capital */
bool mw_figure_adverb(const mw_figuring *f, uint32_t at);  /* reportedly, also, since: may be passed */
/* Is the token inside a date that the date stage found? */
bool mw_figure_dated(const mw_figuring *f, uint32_t at);
uint32_t mw_figure_date_at(const mw_figuring *f, uint32_t at); /* its index, or MW_NO_INDEX */
/* The mention that covers the token and is a name; MW_NO_INDEX. */
uint32_t mw_figure_name_at(const mw_figuring *f, uint32_t at);
bool mw_figure_match(const mw_figuring *f, uint32_t at, const mw_lexicon *table, mw_hit *hit);
/* A cell's text in the article's arena, so that it outlives the model. */
bool mw_figure_keep(const mw_figuring *f, mw_str cell, mw_str *kept, mw_error *err);

/* ---- find.c */
bool mw_find_counts(mw_figuring *f, mw_error *err);
bool mw_push_count(mw_figuring *f, const mw_count *count, mw_error *err);

/* ---- noun.c: the noun that is counted, from count->end on */
void mw_read_counted(mw_figuring *f, mw_count *count);

/* ---- votes.c: 119 to 1, 12-0, "36 abstentions" */
bool mw_find_votes(mw_figuring *f, uint32_t at, uint32_t *past, mw_error *err);

/* ---- about.c */
void mw_tell_about(mw_figuring *f);

/* ---- source.c */
bool mw_tell_sources(mw_figuring *f, mw_error *err);

/* ---- when.c */
bool mw_tell_times(mw_figuring *f, mw_error *err);

#endif
