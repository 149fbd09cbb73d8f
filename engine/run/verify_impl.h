/* SPDX-License-Identifier: MIT */
/* verify_impl.h -- a report as verify sees it: what it claims, and what was found.
 *
 * The report is a file from anywhere. All texts are lent by its parsed JSON; every index into an
 * array was checked when it was read. */
#ifndef RUN_VERIFY_IMPL_H
#define RUN_VERIFY_IMPL_H

#include <moonwire/article.h>
#include <moonwire/frame.h>
#include <moonwire/verify.h>

#include "base/arena.h"
#include "base/json.h"
#include "base/map.h"

typedef enum found { FOUND_NOT, FOUND_CHANGED, FOUND_SAME } found;

typedef struct listed_article { /* of the manifest */
    mw_str id, path, url, sha256;
    found found;
    uint32_t first_citation, first_claim; /* chains, from 1; 0: none */
    uint32_t citation_count;
} listed_article;

typedef struct cited { /* a citation; its number is its index + 1 */
    mw_cite cite;
    mw_str text, sentence, outlet, published, title;
    uint32_t sentence_start;
    uint32_t next; /* of the same article */
    bool broken;   /* told already */
} cited;

typedef struct claim { /* a value of a sentence, or an operand of one */
    mw_str name, type, text, how;
    double number;
    bool has_number;
    uint32_t *cites; /* numbers of citations, from 1 */
    size_t cite_count;
    uint64_t evidence_count;
    struct claim **operands;
    size_t operand_count;
    uint32_t start, stop; /* in its sentence */
    uint32_t next;        /* of the same article */
} claim;

typedef struct renamed { /* what an article spells in one way and the report in another */
    mw_str spelled, name;
} renamed;

typedef struct said {
    mw_str text, template_text;
    claim **values;
    size_t value_count;
} said;

/* Arrays in the arena: items, count, capacity. */
#define LIST(type)                                                                                 \
    struct {                                                                                       \
        type *items;                                                                               \
        size_t count, capacity;                                                                    \
    }

typedef struct report_file {
    mw_arena *arena;
    mw_json_value *root;
    LIST(listed_article) articles;
    LIST(cited) citations;
    LIST(claim *) claims; /* all of them: operands and the words of quotations, too */
    LIST(said) sentences;
    LIST(renamed) names;
    LIST(const char *) inputs; /* NUL-ended */
    mw_reader_options reading;
    mw_map by_id, by_url, by_path; /* to an article's index + 1 */
} report_file;

typedef struct verification {
    report_file file;
    const mw_verify_options *options;
    mw_verify_counts counts;
    uint64_t few_cited; /* counts that list fewer citations than they count */
    mw_buf *out;
} verification;

/* verify_read.c: false when it is no report. Call report_file_free in every case. */
bool mw_report_file_read(report_file *file, mw_str json, mw_error *err);
void mw_report_file_free(report_file *file);

/* verify_text.c: what can be checked without the articles. */
void mw_verify_texts(verification *v);
/* "2,148" or "3.5" is the number, rounded as it is printed. */
bool mw_verify_reads_as(mw_str text, double number);

/* verify_source.c: everything that rests on one article, which is lent. */
bool mw_verify_article(verification *v, listed_article *listed, mw_article *article, mw_error *err);

/* verify.c: a line of the output, and how texts of the report are shown in it. */
void mw_verify_problem(verification *v, const char *format, ...) __attribute__((format(printf, 2, 3)));
enum { SHOWN_MAX = 120 };
typedef struct shown {
    char text[SHOWN_MAX * 4];
} shown;
const char *mw_verify_shown(mw_str text, shown *into); /* harmless, shortened */

#endif
