/* SPDX-License-Identifier: MIT */
/* What the files of the figure stage share.
 *
 * A sentence is read three times: its counts are found (find.c and what it
 * calls), then what happened to the counted, which depends on the neighbours
 * (about.c, beside.c), then who counted and for which time (source.c, when.c).
 * A number that is neither money, share nor measure, counts no noun and has nothing happen to it is
 * dropped. */
#ifndef FIGURES_FIGURES_IMPL_H
#define FIGURES_FIGURES_IMPL_H

#include "figures/rules.h"
#include "language/named_events.h"
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
    double in;        /* what a currency's sign counts in, a million of MEUR; 0: ones */
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
    bool age, by_label; /* an age; with its word before it: aged 41 */
    bool year;          /* looks like one */
    bool former;        /* rose from 40: what was before */
    bool compared;      /* up from 40: what was at another time */
    bool exchange;      /* 151 yen per dollar */
    bool of_day;        /* Tuesday's toll: not of all days so far */
    bool total;         /* deaths were 40: the number of all */
    bool open;          /* since a day that is not known */
    bool lately;        /* new ones of the last hours: 83 in the past 24 hours */
    bool denied, corrected; /* nobody stands by it: disowned.c */
    uint64_t rules;     /* of rules.h, that made it, a bit each */
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
        *functions, *saying, *counting, *outlets, *events, *topics, *words;
    mw_day published;
    mw_str dollar; /* what a bare dollar is in this newsroom, if not the American one */
    mw_event_asked *event; /* the last named event that was looked for */
    uint32_t sentence, sentence_first;
    mw_count *found;
    size_t found_count, found_capacity;
    size_t sentence_found; /* where this sentence's begin */
    int votes, sport, money,
        index;             /* does the sentence speak of a vote, a match, money, shares? -1: not looked for yet */
    uint64_t starts;       /* tables in which a word begins that may begin a figure, a bit each */
    uint64_t off;          /* rules switched off */
    mw_figure_record *record; /* NULL: nobody asks */
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

/* Are the words there, one of several alternatives between / ? Returns how many tokens; 0: no. */
uint32_t mw_figure_words(const mw_figuring *f, uint32_t at, mw_str alternatives);
/* Is the token one of the words of a cell? */
bool mw_figure_among(const mw_figuring *f, uint32_t at, mw_str words);
/* Does the sentence speak of that topic of topics.tsv? Asked for once a sentence. */
bool mw_figure_topic(const mw_figuring *f, uint32_t at, const char *topic); /* of topics.tsv */
bool mw_figure_acts(const mw_figuring *f, const mw_count *count); /* beside.c: has a verb of its own behind it */
bool mw_figure_votes(mw_figuring *f);
bool mw_figure_sport(mw_figuring *f);
/* Is there a phrase of that class of figure-words.tsv, or does one end right before the token? Returns how many
 * tokens; 0: no. */
uint32_t mw_figure_phrase(const mw_figuring *f, uint32_t at, const char *class);
uint32_t mw_figure_phrase_before(const mw_figuring *f, uint32_t at, const char *class);
bool mw_figure_money(mw_figuring *f); /* does the sentence speak of paying, of an index of shares? */
bool mw_figure_index(mw_figuring *f);

/* ---- rules */
static inline bool mw_figure_on(const mw_figuring *f, mw_figure_rule rule)
{
    return !(f->off >> rule & 1);
}
static inline void mw_count_by(mw_count *count, mw_figure_rule rule)
{
    count->rules |= UINT64_C(1) << rule;
}
/* If it holds and the rule is on, the rule made the figure. */
static inline bool mw_figure_by(const mw_figuring *f, mw_count *count, mw_figure_rule rule, bool holds)
{
    if (!holds || !mw_figure_on(f, rule))
        return false;
    mw_count_by(count, rule);
    return true;
}
/* Notes for whoever asks why that the number, tokens first … end - 1, fell. */
void mw_figure_fell(mw_figuring *f, uint32_t first, uint32_t end, uint64_t rules);

/* ---- find.c */
bool mw_find_counts(mw_figuring *f, mw_error *err);
bool mw_push_count(mw_figuring *f, const mw_count *count, mw_error *err);
void mw_new_count(const mw_figuring *f, uint32_t at, mw_count *count);

/* ---- exact.c: how exact a number is, and the other end of a range; each returns the token past */
uint32_t mw_read_approximators(const mw_figuring *f, uint32_t at, mw_count *count);
uint32_t mw_read_exactness_after(const mw_figuring *f, mw_count *count, uint32_t at);
uint32_t mw_read_range(mw_figuring *f, mw_count *count, uint32_t at);
bool mw_read_unit_range(mw_figuring *f, mw_count *count); /* 4% to 5%: the unit stands behind both */
void mw_read_minus(const mw_figuring *f, mw_count *count);
/* Does a number change to another one here: "rose from", "fell $2 to"? */
bool mw_is_change(const mw_figuring *f, const mw_count *count);

/* ---- units.c: money and measures */
bool mw_read_money_before(mw_figuring *f, mw_count *count, uint32_t at, uint32_t *next);
bool mw_read_unit_after(mw_figuring *f, mw_count *count, uint32_t at, bool scaled);
bool mw_read_unit_glued(mw_figuring *f, mw_count *count, mw_str letters);

/* ---- dollars.c: the code of what a bare dollar is where the article comes from; empty: the American one */
mw_str mw_local_dollar(const mw_article *article, const mw_model *model);

/* ---- shares.c: fractions, one in five, half of, ages */
bool mw_read_share(mw_figuring *f, uint32_t at, mw_count *count, uint32_t *past);
bool mw_read_age_before(mw_figuring *f, mw_count *count);

/* ---- excluded.c */
/* Does the number that starts at `at` count nothing, and by which rule? `past` may be moved behind
 * more that counts nothing: the other side of a result. */
bool mw_is_excluded(mw_figuring *f, const mw_number *number, uint32_t at, bool money, mw_figure_rule *rule,
                    uint32_t *past);
bool mw_is_airliner(const mw_figuring *f, const mw_number *number, uint32_t at); /* its 737 jets */
bool mw_is_compound(const mw_figuring *f, uint32_t end);

/* ---- noun.c: the noun that is counted, from count->end on */
void mw_read_counted(mw_figuring *f, mw_count *count);

/* ---- votes.c: 119 to 1, 12-0, "36 abstentions" */
bool mw_find_votes(mw_figuring *f, uint32_t at, uint32_t *past, mw_error *err);

/* ---- about.c */
void mw_tell_about(mw_figuring *f);
/* Of the rows with the same words the first that may be told of the count: of that kind in column
 * `counted` (NULL: any), of such things, with the words that must follow at token `then`. */
const mw_row *mw_happening(const mw_figuring *f, const mw_count *count, const mw_row *row, const char *kind,
                           uint32_t then);

/* ---- beside.c: what is told of a figure beside it, or before it in the text */
void mw_tell_beside(mw_figuring *f);
void mw_name_parts(mw_figuring *f, bool told); /* told: what happened is known by now */

/* ---- compared.c: bare numbers held against another, and those of people by their noun */
void mw_tell_compared(mw_figuring *f);

/* ---- source.c */
bool mw_tell_sources(mw_figuring *f, mw_error *err);
bool mw_figure_outlet(const mw_figuring *f, uint32_t mention); /* is the mention a news outlet? */
bool mw_has_role(const mw_figuring *f, uint32_t at, const char *role); /* of counting.tsv */

/* ---- bodies.c: whom "the group said" and "it said" mean */
uint32_t mw_group_of(const mw_figuring *f, const mw_count *count, uint32_t from, uint32_t to, bool *asked);

/* ---- when.c */
bool mw_tell_times(mw_figuring *f, mw_error *err);

/* ---- place.c */
void mw_tell_places(mw_figuring *f);

/* ---- disowned.c: what is denied or corrected; after mw_tell_sources */
void mw_disown_counts(mw_figuring *f);

#endif
