/* SPDX-License-Identifier: MIT */
/* What the files of the date stage share: the words of the calendar by token, what was found, and
 * the rules.
 *
 * A rule looks at one token and says whether an expression begins there, how far it goes and what
 * it means; dates.c tries them all at each token and keeps the longest. */
#ifndef DATES_DATES_IMPL_H
#define DATES_DATES_IMPL_H

#include "dates/record.h"
#include "dates/timex.h"
#include "language/named_events.h"
#include "language/numbers.h"

typedef enum mw_cal { /* calendar.tsv's kinds */
    MW_CAL_MONTH, MW_CAL_WEEKDAY, MW_CAL_WEEKDAYS, MW_CAL_UNIT, MW_CAL_UNITS, MW_CAL_SEASON,
    MW_CAL_PART, MW_CAL_DAY, MW_CAL_TONIGHT, MW_CAL_NOW, MW_CAL_WHICH, MW_CAL_EDGE, MW_CAL_EVERY,
    MW_CAL_FREQUENCY, MW_CAL_SHIFT, MW_CAL_CLOCK, MW_CAL_ZONE, MW_CAL_HOLIDAY, MW_CAL_ORDINAL,
    MW_CAL_DECADE, MW_CAL_VAGUE, MW_CAL_RECENT, MW_CAL_WHOLE, MW_CAL_KNOWN, MW_CAL_FISCAL,
    MW_CAL_ERA, MW_CAL_OVERNIGHT, MW_CAL_MIDST, MW_CAL_KINDS
} mw_cal;

/* What else a token may be at which an expression begins: bits beside those of the kinds. */
enum {
    MW_BEGINS_NUMBER = 1 << 28, /* digits */
    MW_BEGINS_WORD = 1 << 29,   /* a number in words */
    MW_BEGINS_DET = 1 << 30     /* a, the, that, several, half, once … */
};
#define MW_BEGINS_ABOUT (UINT64_C(1) << 31) /* about, more than */
#define MW_BEGINS_SHORT (UINT64_C(1) << 32) /* Q3, H2 */
#define MW_BEGINS_TIME (UINT64_C(1) << 33)  /* digits that may be a time by themselves: 8:30, 0830, 1930 hours */

typedef struct mw_calword { /* what calendar.tsv has for the words at a token */
    const mw_row *row;
    uint32_t kinds;     /* bit 1 << mw_cal, of all rows with that phrase */
    uint32_t tokens;
    mw_cal kind;        /* of the first row, with its cells */
    mw_str value, needs;
} mw_calword;

typedef enum mw_tense { MW_TENSE_NONE, MW_TENSE_PAST, MW_TENSE_FUTURE } mw_tense;

typedef struct mw_when { /* one expression */
    uint32_t first, end; /* tokens */
    mw_date_type type;
    char value[MW_TIMEX_MAX]; /* "": not known */
    mw_str mod;
    const char *rule;
    mw_date_rule_id id; /* of the rule that read it */
    mw_grade grade;
    mw_period period;   /* what a later expression may count from; day MW_DAY_NONE: nothing */
    bool from_published;
    const mw_row *event; /* of named-events.tsv, from which it counts; NULL: from none */
    uint32_t from_date; /* index of the expression that it counts from, or MW_NO_INDEX */
    bool yearless;      /* its year was not told */
    uint8_t order;      /* 'd' or 'm': what a numeric date shows to be first; else 0 */
    uint32_t sentence;
} mw_when;

/* Histories count from their own dates. */
typedef enum mw_narrative { MW_REPORT, MW_PERHAPS_HISTORY, MW_HISTORY } mw_narrative;

enum { MW_OPENERS = 20, MW_DATE_BITS = 34, MW_COUNT_MEMOS = 8 };

typedef struct mw_count_memo { /* a count that was read: several rules ask for the same */
    uint32_t at, tokens;       /* at: token + 1 */
    double count;
    bool good;
} mw_count_memo;

typedef struct mw_dating {
    mw_scan scan; /* its end is the sentence's */
    mw_numbers numbers;
    uint32_t *word_at;  /* by token: the number of its mw_calword, 0 for none */
    mw_calword *words;  /* from 1 */
    size_t word_count, word_capacity;
    mw_when *period;    /* what the period rules found at this token, for the rules that build on it */
    const mw_lexicon *calendar, *tenses, *labels, *approximators, *counted, *events, *known,
        *orders, *agendas;
    uint64_t number_bit, about_bit; /* of those tables in mw_token.tables */
    uint64_t begins[MW_DATE_BITS], near[MW_DATE_BITS],
        anywhere;                   /* by bit: the rules that ask for it; those that ask for
                                                                    none near */
    mw_count_memo *counts;          /* MW_COUNT_MEMOS of them */
    unsigned depth;                 /* of expressions within expressions: "the last week of the last week of …" */
    mw_event_asked event;           /* the last named event that was looked for */
    uint8_t *kinds;                 /* by calendar.tsv's rows: the kind and one; 0: not yet read */
    int kind_column, value_column, needs_column;
    uint64_t opener_bits;           /* a bit for each by its last digits: most words are none */
    uint32_t openers[MW_OPENERS];   /* numbers of "a", "the" and the like */
    uint64_t off;       /* rules that a test has switched off */
    mw_date_record *record; /* NULL: none is kept */
    mw_day published;
    uint32_t sentence, sentence_first;
    mw_when *found;
    size_t found_count, found_capacity;
    bool *appointed; /* was the last tense one of an agenda only: schools reopen, was to leave? */
    uint8_t order; /* of numeric dates: 'd' or 'm' first where the article or its outlet tells, else 0 */
    mw_narrative narrative;
    uint32_t wire;  /* the token at which the day stands from which the article counts, or MW_NO_INDEX */
    bool wire_line; /* that is its dateline */
} mw_dating;

typedef struct mw_date_rule_row {
    const char *name, *why;
    bool (*read)(mw_dating *d, uint32_t at, mw_when *when);
    uint64_t begins; /* at such tokens only */
    uint64_t near;   /* and where such a one is among the next; 0: wherever */
} mw_date_rule_row;
extern const mw_date_rule_row MW_DATE_RULES[MW_DATES_RULE_COUNT];

static inline bool mw_dating_has(const mw_dating *d, mw_date_rule_id rule)
{
    return !(d->off & MW_DATES_BIT(rule));
}
/* Notes for the record what decided the reading at hand. */
static inline void mw_dating_note(const mw_dating *d, mw_date_rule_id decision, const mw_row *cue)
{
    if (!d->record)
        return;
    d->record->decision = mw_date_rule_name(decision);
    d->record->cue = cue ? cue : d->record->cue;
}

typedef bool mw_date_rule(mw_dating *d, uint32_t at, mw_when *when);

/* ---- words.c: asking about tokens */
bool mw_dating_words(mw_dating *d, mw_error *err);
bool mw_dating_opens(const mw_dating *d, uint32_t word); /* a, the, that, several … */
const mw_calword *mw_cal_word(const mw_dating *d, uint32_t at); /* never NULL; kinds 0: none */
bool mw_cal_is(const mw_dating *d, uint32_t at, mw_cal kind);
mw_str mw_cal_value(const mw_dating *d, uint32_t at, mw_cal kind);
int mw_cal_number(const mw_dating *d, uint32_t at, mw_cal kind); /* 0 when it is none */
/* Tokens of the entry at `at`. */
uint32_t mw_cal_tokens(const mw_dating *d, uint32_t at);
/* Does its row say that the word needs `what` beside it? */
bool mw_cal_needs(const mw_dating *d, uint32_t at, mw_cal kind, const char *what);
static MW_ALWAYS_INLINE bool mw_dating_is(const mw_dating *d, uint32_t at, const char *word)
{
    return mw_scan_is(&d->scan, at, word);
}
static MW_ALWAYS_INLINE bool mw_dating_in(const mw_dating *d, uint32_t at, const char *words)
{
    return mw_scan_in(&d->scan, at, words);
}
/* The token before, if it is in this sentence. */
static MW_ALWAYS_INLINE bool mw_dating_before(const mw_dating *d, uint32_t at, const char *words)
{
    return at > d->sentence_first && mw_scan_in(&d->scan, at - 1, words);
}
bool mw_dating_capital(const mw_dating *d, uint32_t at);

/* ---- tense.c */
mw_tense mw_dating_tense(const mw_dating *d, uint32_t first, uint32_t end);
/* The tense of a limit: by what stands before it alone, and an infinitive is still to come ("told to
 * leave by May"). */
mw_tense mw_limit_tense(const mw_dating *d, uint32_t first);
/* Where the expression begins with what edges it: "since mid-July", "by the end of May". */
uint32_t mw_edged_from(const mw_dating *d, uint32_t first);
bool mw_is_lower_word(const mw_dating *d, uint32_t at);
/* "be held", "to be questioned", "will cut": the form is no past tense, the words before tell. */
bool mw_leans_back(const mw_dating *d, uint32_t at);
/* A past form, or a word that looks like one: arrested, announced; not "the armed forces". */
bool mw_is_past_form(const mw_dating *d, uint32_t at);
/* Of the day or period at those tokens, limits among them. */
mw_tense mw_when_tense(const mw_dating *d, const mw_when *when);

/* ---- agenda.c: what is set for a day */
bool mw_agenda_is(const mw_dating *d, uint32_t at, const char *role); /* of agendas.tsv */
/* "Students return to class | on Monday", "the office closes | May 4": a timetable is told in the present. Not "to
 * return", which what stands before tells, nor what is said with a day before it. */
bool mw_agenda_tells(const mw_dating *d, uint32_t verb, uint32_t first);
/* Before "at 2 p.m." and the like; `at` itself where no time of day stands before it. */
uint32_t mw_before_clock(const mw_dating *d, uint32_t at);
bool mw_agenda_is_set(const mw_dating *d, uint32_t first);
bool mw_agenda_appoints(const mw_dating *d, uint32_t first, uint32_t end);
bool mw_agenda_supposes(const mw_dating *d, uint32_t from, uint32_t first);
/* "Friday marks the anniversary": a weekday at the head, whose verb is a timetable's. */
bool mw_agenda_opens(const mw_dating *d, uint32_t first, uint32_t end);
/* "originally scheduled for | February": it may be over. */
bool mw_agenda_was_set(const mw_dating *d, uint32_t first);
bool mw_agenda_is_ballot(const mw_dating *d, uint32_t end); /* the words behind a date */

/* ---- parts.c: the parts of a written date */
bool mw_read_month(const mw_dating *d, uint32_t at, int *month, uint32_t *tokens);
bool mw_read_weekday(const mw_dating *d, uint32_t at, int *weekday, uint32_t *tokens);
bool mw_read_day_number(const mw_dating *d, uint32_t at, int *day, uint32_t *tokens);
bool mw_read_year(const mw_dating *d, uint32_t at, int *year);
/* A bare 4-digit number that is a year and no count, label or price. */
bool mw_is_year(const mw_dating *d, uint32_t at, int *year);
bool mw_read_grain(const mw_dating *d, uint32_t at, mw_grain *grain, uint32_t *tokens);
mw_grain mw_grain_of(mw_str unit); /* D W M …; MW_GRAIN_NONE for units of the clock */
/* How many units: "two", "a", "several"; count below 0 is one that is not told. */
bool mw_read_count(const mw_dating *d, uint32_t at, double *count, uint32_t *tokens);

/* ---- making a when */
void mw_when_period(mw_when *when, uint32_t end, mw_period period, const char *rule);
/* The same for what is no period: a length, a set, an unknown year. `type` is the caller's. */
void mw_when_text(mw_when *when, uint32_t end, const char *value, const char *rule);
/* Marks it as counted from the publication day. */
void mw_when_published(mw_when *when, const mw_dating *d);
/* The words of a period of which nobody knows when it was. */
bool mw_when_unknown(mw_when *when, uint32_t end, const char *rule);
/* A period counted from the publication day; without one, the words with no value. */
bool mw_when_from_published(const mw_dating *d, mw_when *when, uint32_t end, mw_grain grain, int64_t count,
                            const char *rule);
/* What tells the year of a part of it: "of 2022", "2022", "of this year", "last year", "that year";
 * returns the tokens past it, or `at`. */
typedef struct mw_told_year {
    int year;
    bool published; /* counted from the publication day */
    uint32_t from;  /* or from this expression, else MW_NO_INDEX */
} mw_told_year;
uint32_t mw_year_of_part(mw_dating *d, uint32_t at, mw_told_year *told);
/* "that year", "the same year", "of the following year": of the text's last year. */
uint32_t mw_year_of_text(mw_dating *d, uint32_t at, mw_told_year *told);
/* Notes from where the year was counted. */
void mw_when_told(mw_when *when, const mw_dating *d, const mw_told_year *told);
/* A period counted from the last of the text that is as fine; false: there is none. */
bool mw_when_from_text(mw_dating *d, mw_when *when, uint32_t end, mw_grain grain, int64_t count);
/* The first such season behind the day, or before it where `step` is -1. */
mw_period mw_season_near(mw_day day, mw_str season, int step);
/* Is what stands here no noun that the words before belong to? "the 12th of", "in spring,". */
bool mw_ends_phrase(const mw_dating *d, uint32_t at);
/* ---- spans.c. "the worst flood in | years", "the first time in | decades" */
bool mw_ends_superlative(const mw_dating *d, uint32_t at);
/* ---- clock.c */
/* A day right after a time: "on April 11", ", Wednesday", "yesterday", "local time Monday". */
bool mw_day_behind(mw_dating *d, uint32_t at, mw_when *day);
/* Joins a day's value with a time's. */
void mw_when_join(mw_when *when, const mw_when *day, const char *time, uint32_t end, const char *rule);
/* The time at a token alone, as TIMEX3 tells it: T21:00. Returns the token past it, or `at`. */
uint32_t mw_read_clock(const mw_dating *d, uint32_t at, char text[MW_TIMEX_MAX]);
/* ---- nearest.c. A day, or a month when `day` is 0, without its year: the nearest by the
 * clause's tense. `when` has its tokens. */
void mw_when_nearest(const mw_dating *d, mw_when *when, int month, int day);
void mw_when_weekday(const mw_dating *d, mw_when *when, int weekday);
/* A day that is told with its year; a day that no calendar has gets no value. */
void mw_when_day(mw_when *when, uint32_t end, int year, int month, int day, const char *rule);
/* The last expression found that is `grain` or finer and not further back than two sentences, in a
 * history ten. */
uint32_t mw_dating_last(const mw_dating *d, mw_grain grain);
uint32_t mw_dating_lede(const mw_dating *d);
/* "since the army took power on February 1": no day on which a story goes on. */
bool mw_dating_is_aside(const mw_dating *d, const mw_when *when);
/* ---- narrative.c */
/* The expression whose year a day or a month without one shares; MW_NO_INDEX: it counts from the
 * publication. `month` and `day` as for mw_when_nearest. */
uint32_t mw_dating_carrier(const mw_dating *d, const mw_when *when, int month, int day);
/* Of which year the month (and day) is, told after that expression. */
int mw_year_after(const mw_dating *d, uint32_t from, int month, int day);
uint8_t mw_order_of_outlet(const mw_dating *d); /* 'd', 'm' or 0; date-orders.tsv */
mw_narrative mw_is_narrative(const mw_dating *d);
/* Which day the article counts from, where its text tells another than its head. */
void mw_read_wire(mw_dating *d);

/* ---- rules, by file */
mw_date_rule mw_rule_iso, mw_rule_slashed, mw_rule_day_month, mw_rule_month_day, mw_rule_day_range,
    mw_rule_second_day;                                              /* written.c */
mw_date_rule mw_rule_month, mw_rule_year, mw_rule_decade, mw_rule_century, mw_rule_era, mw_rule_fiscal,
    mw_rule_quarter;                                                 /* periods.c */
mw_date_rule mw_rule_season, mw_rule_bare_season, mw_rule_holiday, mw_rule_known, mw_rule_of_month,
    mw_rule_week_of;                                                 /* feasts.c */
mw_date_rule mw_rule_weekday, mw_rule_near_day, mw_rule_which, mw_rule_weekend, mw_rule_month_which; /* relative.c */
mw_date_rule mw_rule_ago, mw_rule_apart;                             /* counted.c */
mw_date_rule mw_rule_from_text, mw_rule_day_alone, mw_rule_edge, mw_rule_within, mw_rule_now,
    mw_rule_vague;                                                   /* context.c */
mw_date_rule mw_rule_clock, mw_rule_clock_words;                 /* clock.c */
mw_date_rule mw_rule_part, mw_rule_overnight;                    /* dayparts.c */
mw_date_rule mw_rule_duration, mw_rule_set, mw_rule_whole;           /* spans.c */

/* The longest expression at `at` by the rules that name a day or a period (no lengths, no sets):
 * what "early", "the end of" and "8 a.m. on" may be followed by. */
bool mw_read_period(mw_dating *d, uint32_t at, mw_when *when);

#endif
