/* SPDX-License-Identifier: MIT */
/* The tables of a corpus as data: a column's name, where its value lies, and what it says. */
#include "store/store_impl.h"

#include <stddef.h>

/* The contract's words of an enum, both ways, for any enum. */
#define NAMING(noun)                                                                               \
    static const char *noun##_name(int value)                                                      \
    {                                                                                              \
        return mw_##noun##_name((mw_##noun)value);                                                 \
    }                                                                                              \
    static bool noun##_parse(mw_str name, int *value)                                              \
    {                                                                                              \
        mw_##noun parsed;                                                                          \
        if (!mw_##noun##_parse(name, &parsed))                                                     \
            return false;                                                                          \
        *value = (int)parsed;                                                                      \
        return true;                                                                               \
    }                                                                                              \
    static const naming noun##_naming = {noun##_name, noun##_parse};

_Static_assert(sizeof(mw_grade) == sizeof(int), "an enum's value can be copied as an int");

NAMING(grade)
NAMING(entity_type)
NAMING(mention)
NAMING(date_type)
NAMING(quote_kind)
NAMING(status)
NAMING(paragraph_kind)

#define TEXT(type, column, says)                                                                   \
    {#column, FIELD_TEXT, offsetof(type, column), 0, NULL, says}
#define NAME(type, column, noun, says)                                                             \
    {#column, FIELD_NAME, offsetof(type, column), 0, &noun##_naming, says}
#define REAL(type, column, says)                                                                   \
    {#column, FIELD_REAL, offsetof(type, column), offsetof(type, has_##column), NULL, says}
#define BOOL(type, column, says)                                                                   \
    {#column, FIELD_BOOL, offsetof(type, column), 0, NULL, says}
#define INDEX(type, column, says)                                                                  \
    {#column, FIELD_INDEX, offsetof(type, column), 0, NULL, says}
#define INDEX_AS(type, column, member, says)                                                       \
    {column, FIELD_INDEX, offsetof(type, member), 0, NULL, says}
#define WHO(type, column, who, says) {column, FIELD_WHO, offsetof(type, who), 0, NULL, says}
#define SLICE(type, column, span, says)                                                            \
    {column, FIELD_SLICE, 0, offsetof(type, span), NULL, says}
#define PLACE(type, column, span, end, says)                                                       \
    {column, FIELD_PLACE, offsetof(type, span.end), offsetof(type, span), NULL, says}

#define SPAN(type)                                                                                 \
    {"start", FIELD_OFFSET, offsetof(type, span.start), 0, NULL,                                   \
     "byte of the article's text where it begins (UTF-8)"},                                        \
    {"stop", FIELD_OFFSET, offsetof(type, span.end), 0, NULL, "byte just past its end"}

#define WORDS(type) SLICE(type, "text", span, "the words themselves")

#define TRUST(type)                                                                                \
    INDEX(type, sentence, "ordinal of its sentence"),                                              \
    TEXT(type, rule, "what made it"),                                                              \
    NAME(type, grade, grade, "how far to trust it: strong, weak or guess")

const field mw_store_head[HEAD_FIELDS] = {
    TEXT(mw_head, id, "its name in citations (ID:START-STOP); never changes once given"),
    TEXT(mw_head, url, "where it was published"),
    TEXT(mw_head, title, "headline"),
    TEXT(mw_head, byline, "authors, joined with \"; \""),
    TEXT(mw_head, dateline, "place that the report was filed from"),
    TEXT(mw_head, agency, "news agency that is credited"),
    TEXT(mw_head, source, "the outlet that published it"),
    TEXT(mw_head, published, "YYYY-MM-DD, perhaps with T and a time"),
    TEXT(mw_head, date_method, "how that was found: meta, url, dateline, text, given"),
    BOOL(mw_head, date_reliable, "whether time series may use it"),
    TEXT(mw_head, retrieved, "when it was fetched"),
    TEXT(mw_head, language, "ISO 639-1 code"),
    TEXT(mw_head, sha256, "of the raw bytes"),
    TEXT(mw_head, engine, "version of Moonwire that annotated it"),
    TEXT(mw_head, lexicon, "version of the language data that it used"),
    TEXT(mw_head, path, "where it was read"),
};

static const field PARAGRAPHS[] = {
    SPAN(mw_paragraph),
    NAME(mw_paragraph, kind, paragraph_kind, "body, heading, caption, list, related, standfirst"),
    INDEX(mw_paragraph, sentence_first, "ordinal of its first sentence"),
    INDEX_AS(mw_paragraph, "sentence_stop", sentence_end, "ordinal past its last sentence"),
};

static const field SENTENCES[] = {
    SPAN(mw_sentence),
    INDEX(mw_sentence, paragraph, "ordinal of its paragraph"),
    INDEX(mw_sentence, token_first, "its first token"),
    INDEX_AS(mw_sentence, "token_stop", token_end, "past its last token"),
};

static const field ENTITIES[] = {
    SPAN(mw_entity),
    NAME(mw_entity, type, entity_type, "PERSON, ORG, PLACE, GROUP, EVENT or OTHER"),
    WORDS(mw_entity),
    TEXT(mw_entity, entity, "the entity, the same in all articles: sergey-lavrov"),
    TEXT(mw_entity, name, "its full name: Sergey Lavrov"),
    TEXT(mw_entity, wikidata, "its number in Wikidata: Q58217"),
    NAME(mw_entity, mention, mention, "named by name, alias, title or pronoun"),
    TEXT(mw_entity, metonym_of, "the country that a capital stands for"),
    TEXT(mw_entity, on, "the date by which a title was resolved"),
    TRUST(mw_entity),
};

static const field DATES[] = {
    SPAN(mw_date),
    WORDS(mw_date),
    NAME(mw_date, type, date_type, "TIMEX3 type: DATE, TIME, DURATION or SET"),
    TEXT(mw_date, value, "TIMEX3 value: 2022-08-03, 2021-02, 2022-W30, P3D"),
    TEXT(mw_date, mod, "TIMEX3 modifier: START, MID, END, APPROX"),
    TEXT(mw_date, basis, "what it was reckoned from: published, dateline, date:N"),
    TRUST(mw_date),
};

static const field FIGURES[] = {
    SPAN(mw_figure),
    WORDS(mw_figure),
    REAL(mw_figure, value, "the number, where one is given"),
    REAL(mw_figure, low, "at least so many"),
    REAL(mw_figure, high, "at most so many"),
    BOOL(mw_figure, approx, "1: said to be approximate (some, about)"),
    TEXT(mw_figure, unit, "counted noun in the plural, currency code, %, or symbol of a measure"),
    TEXT(mw_figure, about, "what happened to it: killed, arrested, displaced"),
    TEXT(mw_figure, place, "entity: where"),
    TEXT(mw_figure, source, "entity: who counted"),
    TEXT(mw_figure, carrier, "entity: who is cited as passing the count on"),
    WHO(mw_figure, "source_name", source, "name of who counted"),
    WHO(mw_figure, "carrier_name", carrier, "name of who passed it on"),
    TEXT(mw_figure, since, "counted from this date"),
    TEXT(mw_figure, as_of, "counted up to this date"),
    TEXT(mw_figure, aggregation, "cumulative, new, stock or rate"),
    TRUST(mw_figure),
};

static const field QUOTES[] = {
    SPAN(mw_quote),
    WORDS(mw_quote),
    NAME(mw_quote, kind, quote_kind, "direct, mixed or indirect"),
    TEXT(mw_quote, speaker, "entity: who said it"),
    WHO(mw_quote, "speaker_name", speaker, "name of who said it"),
    SLICE(mw_quote, "speaker_text", speaker_span, "the words that name the speaker"),
    PLACE(mw_quote, "speaker_start", speaker_span, start, "where these begin"),
    PLACE(mw_quote, "speaker_stop", speaker_span, end, "just past their end"),
    SLICE(mw_quote, "cue", cue_span, "the word that carries the reporting: said"),
    PLACE(mw_quote, "cue_start", cue_span, start, "where it begins"),
    PLACE(mw_quote, "cue_stop", cue_span, end, "just past its end"),
    TEXT(mw_quote, cue_class, "say, deny, pledge, demand, warn, accuse, report or praise"),
    {"polarity", FIELD_POLARITY, offsetof(mw_quote, negative), 0, NULL, "positive or negative"},
    TEXT(mw_quote, via, "entity: who relays it"),
    INDEX(mw_quote, continues, "ordinal of the quote that it goes on from"),
    TRUST(mw_quote),
};

static const field EVENTS[] = {
    SPAN(mw_event),
    WORDS(mw_event),
    TEXT(mw_event, actor, "entity: who did it"),
    WHO(mw_event, "actor_name", actor, "name of who did it"),
    TEXT(mw_event, action, "what was done, in base form"),
    TEXT(mw_event, target, "entity: to or with whom"),
    WHO(mw_event, "target_name", target, "name of to or with whom"),
    TEXT(mw_event, code, "one of the 16 PLOVER actions, or null"),
    NAME(mw_event, status, status, "held, planned, cancelled, denied or called-for"),
    {"polarity", FIELD_POLARITY, offsetof(mw_event, negative), 0, NULL, "positive or negative"},
    TEXT(mw_event, date, "when"),
    TEXT(mw_event, place, "entity: where"),
    WHO(mw_event, "place_name", place, "name of where"),
    INDEX(mw_event, quote, "ordinal of the quote that reports it"),
    TRUST(mw_event),
};

#define TABLE(name, says, FIELDS, layer, type, items, count, indexed)                              \
    {name, says, FIELDS, sizeof FIELDS / sizeof *FIELDS, layer, sizeof(type),                      \
     offsetof(mw_layers, items), offsetof(mw_layers, count), indexed}

const table mw_store_tables[MARK_TABLES] = {
    TABLE("paragraph", "one row a paragraph", PARAGRAPHS, MW_PARAGRAPHS, mw_paragraph, paragraphs,
          paragraph_count, ""),
    TABLE("sentence", "one row a sentence", SENTENCES, MW_SENTENCES, mw_sentence, sentences,
          sentence_count, ""),
    TABLE("entity",
          "one row a mention of a person, organisation, place, group, event or other name",
          ENTITIES, MW_ENTITIES, mw_entity, entities, entity_count,
          "entity"),
    TABLE("date", "one row an expression of time", DATES, MW_DATES, mw_date, dates, date_count,
          "value"),
    TABLE("figure", "one row a count or amount that somebody claims", FIGURES, MW_FIGURES,
          mw_figure, figures, figure_count, "about source"),
    TABLE("quote", "one row a direct, mixed or indirect quotation", QUOTES, MW_QUOTES, mw_quote,
          quotes, quote_count, "speaker"),
    TABLE("event", "one row a political act that is reported", EVENTS, MW_EVENTS, mw_event, events,
          event_count,
          "actor target"),
};
