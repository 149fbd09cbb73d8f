/* SPDX-License-Identifier: MIT */
/* report_impl.h -- how a report lies in memory, and what its writers share.
 *
 * Everything is in one arena; texts are repaired to valid UTF-8 as they come in, so that the offsets
 * of values in their sentence are also those of the JSON form. */
#ifndef RENDER_REPORT_IMPL_H
#define RENDER_REPORT_IMPL_H

#include <moonwire/report.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/map.h"
#include "text/wrap.h"

typedef struct value { /* a mw_value whose spans have become numbers of citations */
    mw_str name;        /* in its sentence's template */
    size_t start, stop; /* where it stands in the sentence's text */
    mw_value_type type;
    mw_str text, how, query;
    double number;
    struct value *operands;
    size_t operand_count;
    uint32_t *cites; /* numbers, from 1 */
    size_t cite_count;
    uint64_t evidence_count; /* at least cite_count */
    size_t question;         /* a zero rests on what was asked: 1, 2, … of the report; 0: none */
} value;

typedef struct table_row { /* a row's citations; its cells are in the block's frame */
    uint32_t *cites;
    size_t cite_count;
    uint64_t evidence_count;
} table_row;

typedef enum block_kind {
    BLOCK_SECTION, BLOCK_SENTENCE, BLOCK_QUOTE, BLOCK_TABLE, BLOCK_EXPECT
} block_kind;

typedef struct block {
    block_kind kind;
    mw_str text;
    mw_str template_text;              /* of a sentence */
    value *values;                     /* of a sentence, in the order in which they stand in it */
    size_t value_count;
    bool is_name;                      /* of a heading */
    mw_wording wording;                /* of a quotation, and so on */
    mw_str speaker, cue, published, outlet;
    uint32_t cite;
    mw_frame *frame;                   /* of a table: the columns and rows that are shown */
    mw_str of;                         /* the layer whose marks its rows are, or none */
    table_row *rows;
    size_t rows_left;
    struct chart *chart;               /* of a table: how it is drawn, or NULL */
    size_t spark;                      /* of a table: the column of numbers drawn as blocks, from 1; 0: none */
    bool holds;                        /* of an expectation */
} block;

typedef struct citation {
    mw_cite cite;
    mw_source source;
} citation;

typedef struct setting { /* an option of the script or of reading */
    mw_str name;
    mw_cell value;
} setting;

typedef struct module { /* of scripts/lib */
    mw_str name, sha256;
} module;

/* Arrays in the arena: items, count, capacity. */
#define LIST(type)                                                                                 \
    struct {                                                                                       \
        type *items;                                                                               \
        size_t count, capacity;                                                                    \
    }

struct mw_report {
    mw_arena *arena;
    mw_str title;
    LIST(block) blocks;
    LIST(citation) citations;
    LIST(mw_str) questions; /* behind the zeros */
    LIST(mw_str) inputs;
    LIST(mw_manifest_article) articles;
    mw_str decisions_file, decisions_sha256;
    LIST(mw_manifest_decision) decisions;
    LIST(mw_manifest_name) names;
    LIST(setting) options;
    LIST(setting) reading;
    LIST(module) modules;
    mw_str script, script_sha256, engine, lexicon;
    mw_map numbers; /* from a citation's text to its number */
    mw_buf scratch;
    size_t failed_expectations;
};

#define PUSH(report, list, item, err)                                                              \
    mw_arena_push((report)->arena, (report)->list.items, (report)->list.count,                     \
                  (report)->list.capacity, (item), (err))

/* report.c: a repaired copy of a text in the arena. */
bool mw_report_keep(mw_report *report, mw_str text, mw_str *copy, mw_error *err);

/* values.c: MW_EARG where a value may not enter a report; its copy, with its spans numbered. Neither
 * goes deeper than a fixed number of operands, which the check holds. */
bool mw_report_check_value(const mw_value *v, mw_error *err);
bool mw_report_keep_value(mw_report *report, const mw_value *from, value *into, mw_error *err);
/* False: a digit stands in `text` that is part of neither a date (2022, 2022-08, 2022-08-03) nor a
 * name (G20, Su-30). */
bool mw_report_is_wordy(mw_str text);


/* decided.c: the texts that the report sets, where names of the manifest may be among them. */
bool mw_report_named(const mw_report *report, mw_map *named, mw_error *err);
void mw_decision_line(const mw_manifest_decision *decision, mw_buf *out);
void mw_decisions_terminal(const mw_report *report, size_t width, mw_buf *out);
void mw_decisions_markdown(const mw_report *report, mw_buf *out);

/* "2022-08-03" of "2022-08-03T14:00Z": what a reader wants of a publication date. */
mw_str mw_report_day(mw_str published);

/* cited.c: numbers in order of first use. */
bool mw_report_number(mw_report *report, const mw_cite *cites, size_t count, uint32_t **numbers,
                      mw_error *err);
/* The words of a citation inside its sentence; MW_NONE where the source was not found. */
/* The citation in whose sentence a part of it that is quoted is shown; NULL: the words stand by themselves. */
const citation *mw_quote_within(const mw_report *report, const block *b);
mw_str mw_citation_text(const citation *c);

/* listed.c: of a count that rests on very many spans only the first ones are worth a place on
 * paper. For each citation whether the appendix shows it; free with mw_memory_free. */
bool *mw_report_listed(const mw_report *report, mw_error *err);
/* Appends as much of a citation's sentence as is worth reading, with the span between marks. */
typedef struct span_marks {
    mw_str open, close;
    void (*write)(mw_str text, mw_buf *out); /* cleans, or escapes, each of the three parts */
} span_marks;
void mw_citation_sentence(const citation *c, span_marks marks, mw_buf *out);
void mw_citation_words(const citation *c, span_marks marks, mw_buf *out); /* the span alone */

/* table.c: a table as people see it; the last column holds each row's marks when `*marked`. */
typedef void (*mw_mark_writer)(void *context, const table_row *row, mw_buf *out);
mw_frame *mw_table_shown(const block *b, mw_mark_writer write, void *context, bool *marked,
                         mw_error *err);

/* evidence.c: the terminal's appendix. */
bool mw_evidence_terminal(const mw_report *report, size_t width, mw_buf *out, mw_error *err);

/* marks.c: where a sentence's footnote marks go. */
typedef struct mark {
    size_t at; /* byte of the sentence's text behind which it stands */
    const value *of;
} mark;
/* The next mark at or behind value `*next`; false when there is none. Values in a row that rest on
 * the same spans have one mark, at the last of them. */
bool mw_mark_next(const block *sentence, size_t *next, mark *m);

typedef struct mark_run {
    uint32_t first, last;
} mark_run;
/* Numbers as runs in rising order, each once; free with mw_memory_free. */
mark_run *mw_mark_runs(const uint32_t *numbers, size_t count, size_t *run_count, mw_error *err);
/* "[3]", "[3, 4]", "[3–7, 12]", "[3–22 of 300]"; nothing for no numbers. */
void mw_marks_write(const uint32_t *numbers, size_t count, uint64_t all, mw_buf *out);
void mw_question_write(size_t question, mw_buf *out); /* "[a]" */

#endif
