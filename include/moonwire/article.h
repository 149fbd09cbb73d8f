/* SPDX-License-Identifier: MIT */
/* article.h -- one article and everything that was found in it.
 *
 * An article owns one arena; all texts and arrays that it lends live until mw_article_free. A
 * reader fills its head and text, mw_annotate (annotate.h) adds the layers, a store keeps and
 * gives back the whole. Every mark is a byte span of the text, with the rule that made it and a
 * grade that says how far to trust it. What is unknown is a mw_str whose data is NULL, a number
 * whose has_ flag is false, an index that is MW_NO_INDEX.
 *
 * The keys and their meaning are those of the annotation contract, which `moonwire annotate` prints. */
#ifndef MOONWIRE_ARTICLE_H
#define MOONWIRE_ARTICLE_H

#include <moonwire/text.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct mw_article mw_article;

#define MW_NO_INDEX UINT32_MAX

typedef struct mw_head {
    mw_str id, url, title, byline, dateline, agency, source;
    mw_str published;    /* YYYY-MM-DD, perhaps with T and a time */
    mw_str date_method;  /* meta, url, dateline, text, given */
    bool date_reliable;
    mw_str retrieved, language;
    mw_str sha256;       /* of the raw bytes */
    mw_str engine, lexicon;
    mw_str path;         /* where it was read: a path below INPUT, not printed */
    mw_str cluster;      /* of a corpus: id of the report that it is a copy of, else its own; not printed */
    uint32_t cluster_size; /* how many articles are that report; 0: copies were not looked for */
} mw_head;

/* What an article holds, and what a caller asks for. */
enum mw_layer {
    MW_ARTICLE = 1 << 0, /* head and text: always there */
    MW_PARAGRAPHS = 1 << 1,
    MW_SENTENCES = 1 << 2,
    MW_TOKENS = 1 << 3,
    MW_POS = 1 << 4,
    MW_ENTITIES = 1 << 5,
    MW_DATES = 1 << 6,
    MW_FIGURES = 1 << 7,
    MW_QUOTES = 1 << 8,
    MW_EVENTS = 1 << 9,
    MW_LAYERS_ALL = (1 << 10) - 1, /* all that is kept */
    /* Made when asked for by name, and not kept by a store. MW_WORDS are tokens of which nothing is asked
     * but where they begin and end; in JSON they are the array `tokens` too, unless MW_TOKENS asks for
     * more. Lemmas follow from tokens and tags. */
    MW_WORDS = 1 << 10,
    MW_LEMMAS = 1 << 11
};

typedef enum mw_grade { MW_GUESS, MW_WEAK, MW_STRONG } mw_grade;

typedef enum mw_entity_type {
    MW_PERSON, MW_ORG, MW_PLACE, MW_GROUP, MW_EVENT, MW_OTHER, MW_ENTITY_TYPES
} mw_entity_type;

typedef enum mw_mention { MW_BY_NAME, MW_BY_ALIAS, MW_BY_TITLE, MW_BY_PRONOUN } mw_mention;

typedef struct mw_entity { /* one mention of an entity */
    mw_span span;
    mw_entity_type type;
    mw_mention mention;
    mw_str entity;     /* slug of the canonical full name: sergey-lavrov */
    mw_str name;       /* canonical name: Sergey Lavrov */
    mw_str wikidata;   /* Q58217 */
    mw_str metonym_of; /* the country for which a capital stands */
    mw_str on;         /* the date by which a title was resolved */
    uint32_t sentence;
    mw_str rule;
    mw_grade grade;
} mw_entity;

typedef enum mw_date_type { MW_DATE, MW_TIME, MW_DURATION, MW_SET } mw_date_type;

typedef struct mw_date {
    mw_span span;
    mw_date_type type;
    mw_str value; /* TIMEX3: 2022-08-03, 2021-02, 2022-W30, 198X, P3D, PRESENT_REF */
    mw_str mod;   /* TIMEX3: START, MID, END, APPROX, … */
    mw_str basis; /* published, dateline, event, date:N; null where the words alone decide */
    uint32_t sentence;
    mw_str rule;
    mw_grade grade;
} mw_date;

typedef struct mw_figure {
    mw_span span;
    bool has_value, has_low, has_high;
    double value, low, high; /* "more than 2,100": low 2100, no value; "dozens": low 24, no value */
    bool approx;
    mw_str unit;        /* plural noun, ISO 4217 code, %, a measure's symbol, "years old", or share of a whole */
    mw_str about;       /* what happened to it: killed, arrested, displaced … */
    mw_str place;       /* entity */
    mw_str source;      /* entity that counted */
    mw_str carrier;     /* entity that is cited as passing the count on */
    mw_str since, as_of;
    mw_str aggregation; /* cumulative, new, stock, rate */
    uint32_t sentence;
    mw_str rule;
    mw_grade grade;
} mw_figure;

typedef enum mw_quote_kind { MW_DIRECT, MW_MIXED, MW_INDIRECT } mw_quote_kind;

typedef struct mw_quote {
    mw_span span; /* inside the marks; an indirect one is the reported clause without "that" */
    mw_quote_kind kind;
    mw_str speaker;       /* entity */
    mw_span speaker_span; /* start == end: not said in this sentence or its neighbours */
    mw_span cue_span;     /* the word that carries the reporting */
    mw_str cue_class;     /* say deny pledge demand warn accuse report praise */
    bool negative;        /* polarity: negative */
    mw_str via;           /* entity that relays the statement */
    uint32_t continues;   /* index of the quote that this one goes on from */
    uint32_t sentence;
    mw_str rule;
    mw_grade grade;
} mw_quote;

typedef enum mw_status { MW_HELD, MW_PLANNED, MW_CANCELLED, MW_DENIED, MW_CALLED_FOR } mw_status;

typedef struct mw_event {
    mw_span span; /* the trigger words */
    mw_str actor, target; /* entities */
    mw_str action;        /* what was done, in base form: visit, supply arms */
    mw_str code;          /* one of the 16 PLOVER actions of the POLECAT set, or null */
    mw_status status;
    bool negative;
    mw_str date, place;
    uint32_t quote; /* index of the quote in which it is reported */
    uint32_t sentence;
    mw_str rule;
    mw_grade grade;
} mw_event;

typedef struct mw_layers {
    unsigned made; /* mw_layer bits of what has been computed */
    mw_paragraph *paragraphs;
    mw_sentence *sentences;
    mw_token *tokens;
    mw_str *lemmas; /* one a token, null where it has no tag; NULL: not asked for */
    mw_entity *entities;
    mw_date *dates;
    mw_figure *figures;
    mw_quote *quotes;
    mw_event *events;
    size_t paragraph_count, sentence_count, token_count, entity_count, date_count, figure_count,
        quote_count, event_count;
} mw_layers; /* each array by (start, end) */

/* budget_bytes: what its arena may hold; 0: no limit. */
MW_API mw_article *mw_article_new(size_t budget_bytes, mw_error *err);
MW_API void mw_article_free(mw_article *article); /* NULL is fine */
MW_API const mw_head *mw_article_head(const mw_article *article);
MW_API mw_str mw_article_text(const mw_article *article);
MW_API const mw_layers *mw_article_layers(const mw_article *article);

/* The words of a span: lent. A span past the text gives an empty text. */
MW_API mw_str mw_article_slice(const mw_article *article, mw_span span);

/* The names of the contract: "PERSON", "direct", "held" … and back (false: no such name). */
MW_API const char *mw_grade_name(mw_grade grade);
MW_API const char *mw_entity_type_name(mw_entity_type type);
MW_API const char *mw_mention_name(mw_mention mention);
MW_API const char *mw_date_type_name(mw_date_type type);
MW_API const char *mw_quote_kind_name(mw_quote_kind kind);
MW_API const char *mw_status_name(mw_status status);
MW_API const char *mw_paragraph_kind_name(mw_paragraph_kind kind);
MW_API bool mw_grade_parse(mw_str name, mw_grade *grade);
MW_API bool mw_entity_type_parse(mw_str name, mw_entity_type *type);
MW_API bool mw_mention_parse(mw_str name, mw_mention *mention);
MW_API bool mw_date_type_parse(mw_str name, mw_date_type *type);
MW_API bool mw_quote_kind_parse(mw_str name, mw_quote_kind *kind);
MW_API bool mw_status_parse(mw_str name, mw_status *status);
MW_API bool mw_paragraph_kind_parse(mw_str name, mw_paragraph_kind *kind);
/* "entities" -> MW_ENTITIES; 0: no such layer. */
MW_API unsigned mw_layer_parse(mw_str name);

#ifdef __cplusplus
}
#endif
#endif
