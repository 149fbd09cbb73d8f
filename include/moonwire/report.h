/* SPDX-License-Identifier: MIT */
/* report.h -- one report, several writers.
 *
 * A report is blocks: section headings, sentences, quotations, tables, expectations. A number can
 * enter only as a value that carries citations (spans of source articles); the writers number the
 * citations in order of first use and print each one's sentence in an appendix, so that every
 * number can be followed back, by a reader or by `moonwire verify`. */
#ifndef MOONWIRE_REPORT_H
#define MOONWIRE_REPORT_H

#include <moonwire/chart.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct mw_report mw_report;

typedef enum mw_value_type {
    MW_VALUE_NUMBER, /* a count, a figure, the result of arithmetic */
    MW_VALUE_DATE,   /* 2022-08-03 */
    MW_VALUE_NAME,   /* of a person, a body, an outlet, a place */
    MW_VALUE_TEXT    /* words of an article */
} mw_value_type;

typedef struct mw_value {
    mw_value_type type;
    mw_str text;          /* as it is printed, hedge and all: "more than 2,100" */
    double number;        /* MW_VALUE_NUMBER only */
    mw_str how;           /* figure, count, sum, difference, …: how verify computes it again */
    const struct mw_value *operands; /* of arithmetic */
    size_t operand_count;
    mw_str query;         /* of a count: what was asked */
    const mw_cite *cites; /* spans it rests on, in (published, article, start) order */
    size_t cite_count;
    uint64_t evidence_count; /* all spans it rests on, where `cites` are only the first of them */
} mw_value; /* everything is copied in */

typedef struct mw_manifest_article {
    mw_str id, path, url, source, published, sha256;
} mw_manifest_article;

typedef struct mw_manifest_decision { /* a line of decisions.tsv (decisions.h) */
    uint32_t line;
    mw_str action, what, as, article, who, why, when;
    uint64_t mentions; /* it was about; 0: it fits nothing */
} mw_manifest_decision;

typedef struct mw_manifest_name { /* an article has `spelled`, the report says `name` for it */
    mw_str spelled, name, why;
} mw_manifest_name;

MW_API mw_report *mw_report_new(mw_str title, mw_error *err);
MW_API void mw_report_free(mw_report *report); /* NULL is fine */
MW_API bool mw_report_set_title(mw_report *report, mw_str title, mw_error *err);

/* A heading, a title or an expectation holds no digit but those of a date: 2022, 2022-08-03. */
MW_API bool mw_report_section(mw_report *report, mw_str heading, mw_error *err);
/* A heading that is a name, of a person, an outlet, a place: "France 24". */
MW_API bool mw_report_section_named(mw_report *report, mw_str name, mw_error *err);
/* `template_text` holds {name} where a value goes and no digit of its own; a value that is missing,
 * one too many, a number that rests on nothing or a digit in the template is MW_EARG. */
MW_API bool mw_report_say(mw_report *report, mw_str template_text, const mw_str *names,
                          const mw_value *values, size_t count, mw_error *err);
typedef enum mw_wording {
    MW_VERBATIM, /* whole sentences between quotation marks */
    MW_PARTIAL,  /* a part of one: people see it in its sentence, once that is known (mw_report_resolve) */
    MW_REPORTED  /* the outlet's wording: never set in marks */
} mw_wording;

/* A quotation: words of the article, its speaker, its date and outlet, its citation. */
MW_API bool mw_report_quote(mw_report *report, mw_str words, mw_wording wording, const mw_value *speaker,
                            mw_str cue, mw_str published, mw_str outlet, mw_cite cite,
                            mw_error *err);
/* Each row's evidence becomes its citations; `columns` are names of the frame's columns (NULL:
 * all), or "cite" for the row's first citation; rows_max 0: all. What is left out is said. A row
 * without evidence that holds a number is MW_EARG. `of` is the layer whose marks the rows are
 * ("figures", "quotes", …: verify then finds them again), MW_NONE where they are none. */
MW_API bool mw_report_table(mw_report *report, const mw_frame *frame, mw_str of,
                            const mw_str *columns, size_t column_count, size_t rows_max,
                            mw_error *err);
/* The last table is drawn as well (chart.h). What is drawn carries its row's citations, and the table
 * stays where it was, behind the picture. MW_EARG: the last block is no table, there is no such
 * column, or nothing in it can be drawn; a table without rows is not drawn and no error. */
MW_API bool mw_report_draw(mw_report *report, const mw_chart *chart, mw_error *err);
/* A column of the last table whose cells are whole numbers parted by blanks ("3 0 1 7") is shown to
 * people as blocks, each as high as its number; JSON keeps the numbers. MW_EARG: they are not. */
MW_API bool mw_report_spark(mw_report *report, mw_str column, mw_error *err);
MW_API bool mw_report_expect(mw_report *report, bool holds, mw_str text, mw_error *err);
MW_API size_t mw_report_failed_expectations(const mw_report *report);

/* The manifest: what the report was made from. */
MW_API bool mw_report_add_input(mw_report *report, mw_str input, mw_error *err);
MW_API bool mw_report_add_article(mw_report *report, const mw_manifest_article *article, mw_error *err);
/* The analyst's decisions that were replayed, and the file that they stand in. */
MW_API bool mw_report_set_decisions(mw_report *report, mw_str file, mw_str sha256, mw_error *err);
MW_API bool mw_report_add_decision(mw_report *report, const mw_manifest_decision *decision, mw_error *err);
/* Spellings that are one entity; of these the writers give those that the report names. */
MW_API bool mw_report_add_name(mw_report *report, const mw_manifest_name *name, mw_error *err);
/* How the inputs were read, where not as usual: "input", "verbatim", "published". */
MW_API bool mw_report_add_reading(mw_report *report, mw_str name, mw_cell value, mw_error *err);
MW_API bool mw_report_set_script(mw_report *report, mw_str name, mw_str sha256, mw_error *err);
/* A module of scripts/lib that the script read. */
MW_API bool mw_report_add_module(mw_report *report, mw_str name, mw_str sha256, mw_error *err);
MW_API bool mw_report_add_option(mw_report *report, mw_str name, mw_cell value, mw_error *err);
MW_API bool mw_report_set_engine(mw_report *report, mw_str engine, mw_str lexicon, mw_error *err);

/* What the writers show of each citation: the sentence around the span (or the sentences, or as
 * much of a very long one as is worth showing). All citations are asked for, one call each. */
typedef struct mw_source {
    mw_str sentence; /* holds the whole span; MW_NONE: not found */
    uint32_t sentence_start;
    mw_str outlet, published, title;
} mw_source;
typedef bool (*mw_report_lookup)(void *context, mw_cite cite, mw_source *source, mw_error *err);
/* Resolves every citation; texts are copied. Call once, before the writers. */
MW_API bool mw_report_resolve(mw_report *report, mw_report_lookup lookup, void *context, mw_error *err);
/* The citations in order of number, for callers that gather their sentences in one pass. */
MW_API size_t mw_report_citation_count(const mw_report *report);
MW_API mw_cite mw_report_citation(const mw_report *report, size_t index);

struct mw_buf;
MW_API bool mw_report_terminal(const mw_report *report, size_t width, struct mw_buf *out, mw_error *err);
MW_API bool mw_report_markdown(const mw_report *report, struct mw_buf *out, mw_error *err);
/* One page that asks nobody for anything: style and script inside, and a policy that lets nothing
 * else run. Reads well without the script and on paper. */
MW_API bool mw_report_html(const mw_report *report, struct mw_buf *out, mw_error *err);
MW_API bool mw_report_json(const mw_report *report, struct mw_buf *out, mw_error *err);
/* Its charts alone, one below the other, as Vega-Lite (chart.h). */
MW_API bool mw_report_vega(const mw_report *report, struct mw_buf *out, mw_error *err);

/* A frame alone as a table of HTML: all rows, everything escaped, no style. */
MW_API bool mw_frame_html(const mw_frame *frame, struct mw_buf *out, mw_error *err);

#ifdef __cplusplus
}
#endif
#endif
