/* SPDX-License-Identifier: MIT */
/* frame.h -- rows and columns, each row with its evidence.
 *
 * A frame is what every question returns: named columns; rows in a fixed order; and for each row
 * the spans of source text that it rests on. Frames made from others (sorted, filtered, grouped)
 * carry the evidence along. Texts are copied in; what a frame lends lives as long as the frame. */
#ifndef MOONWIRE_FRAME_H
#define MOONWIRE_FRAME_H

#include <moonwire/text.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct mw_frame mw_frame;
struct mw_buf; /* base/buf.h: bytes that grow */

typedef enum mw_cell_type {
    MW_CELL_NULL,
    MW_CELL_INTEGER,
    MW_CELL_REAL,
    MW_CELL_TEXT,
    MW_CELL_BOOL
} mw_cell_type;

typedef struct mw_cell {
    mw_cell_type type;
    int64_t integer; /* also a bool */
    double real;
    mw_str text;
} mw_cell;

static inline mw_cell mw_cell_null(void)
{
    mw_cell cell = {MW_CELL_NULL, 0, 0, {NULL, 0}};
    return cell;
}

static inline mw_cell mw_cell_integer(int64_t value)
{
    mw_cell cell = {MW_CELL_INTEGER, value, 0, {NULL, 0}};
    return cell;
}

static inline mw_cell mw_cell_real(double value)
{
    mw_cell cell = {MW_CELL_REAL, 0, value, {NULL, 0}};
    return cell;
}

static inline mw_cell mw_cell_bool(bool value)
{
    mw_cell cell = {MW_CELL_BOOL, value ? 1 : 0, 0, {NULL, 0}};
    return cell;
}

static inline mw_cell mw_cell_text(mw_str text) /* "not known" gives null */
{
    mw_cell cell = {text.data ? MW_CELL_TEXT : MW_CELL_NULL, 0, 0, {NULL, 0}};
    cell.text = text;
    return cell;
}

/* Null first, then bools, numbers, texts by bytes: <0, 0, >0. An integer and a real of the same
 * value are equal. */
MW_API int mw_cell_compare(mw_cell a, mw_cell b);
/* Appends a cell as plain text: nothing for null, "true", "2148", the text itself. */
MW_API void mw_cell_write(mw_cell cell, struct mw_buf *out);

typedef struct mw_cite { /* a span of an article: prints as ID:START-STOP */
    mw_str article;
    mw_span span;
} mw_cite;

MW_API void mw_cite_write(mw_cite cite, struct mw_buf *out);
/* Reads ID:START-STOP; `cite->article` is a slice of `text`. False: that is no citation. */
MW_API bool mw_cite_parse(mw_str text, mw_cite *cite);

enum { MW_EVIDENCE_KEPT = 20 }; /* spans kept a row; all are counted */

MW_API mw_frame *mw_frame_new(mw_error *err);
MW_API void mw_frame_free(mw_frame *frame); /* NULL is fine */

/* A column added to a frame that has rows is null in them. */
MW_API bool mw_frame_add_column(mw_frame *frame, mw_str name, mw_error *err);
MW_API bool mw_frame_rename_column(mw_frame *frame, size_t column, mw_str name, mw_error *err);
/* A row of as many cells as there are columns; its index, or SIZE_MAX when out of memory. */
MW_API size_t mw_frame_add_row(mw_frame *frame, const mw_cell *cells, mw_error *err);
MW_API bool mw_frame_set_cell(mw_frame *frame, size_t row, size_t column, mw_cell cell,
                              mw_error *err);
/* Adds a span to a row's evidence. Spans must come in the order (published, article, start). */
MW_API bool mw_frame_add_evidence(mw_frame *frame, size_t row, mw_cite cite, mw_error *err);
/* Counts `more` spans of evidence of which only the number is known. */
MW_API void mw_frame_count_evidence(mw_frame *frame, size_t row, uint64_t more);
/* A number of the caller's own for a row: the store's key of the mark it came from. */
MW_API void mw_frame_set_key(mw_frame *frame, size_t row, int64_t key);

MW_API size_t mw_frame_row_count(const mw_frame *frame);
MW_API size_t mw_frame_column_count(const mw_frame *frame);
MW_API mw_str mw_frame_column_name(const mw_frame *frame, size_t column);
MW_API size_t mw_frame_column(const mw_frame *frame, mw_str name); /* SIZE_MAX: no such column */
MW_API mw_cell mw_frame_cell(const mw_frame *frame, size_t row, size_t column);
MW_API int64_t mw_frame_key(const mw_frame *frame, size_t row); /* 0 until one was set */
/* The kept spans, and how many there are in all. */
MW_API const mw_cite *mw_frame_evidence(const mw_frame *frame, size_t row, size_t *kept,
                                        uint64_t *all);

/* New frames; the old one stays as it is. Frames made by pick and sort share the texts of the old
 * one, so all of them belong to one thread; any of them may be freed first. */
MW_API mw_frame *mw_frame_pick(const mw_frame *frame, const size_t *rows, size_t count,
                               mw_error *err);
/* All rows, some columns, in the order given; a column may be given once. */
MW_API mw_frame *mw_frame_select(const mw_frame *frame, const size_t *columns, size_t count,
                                 mw_error *err);
typedef struct mw_sort_key {
    size_t column;
    bool descending;
} mw_sort_key;
/* By mw_cell_compare; stable: rows that are equal keep their order, also when descending. */
MW_API mw_frame *mw_frame_sort(const mw_frame *frame, const mw_sort_key *keys, size_t count,
                               mw_error *err);
/* One row for each different value of the columns, in order of first appearance: those columns and
 * `count`; its evidence is that of its rows, one after another. `group_of` (NULL is fine) has room for
 * a number a row of `frame`: the row that it is counted in. */
MW_API mw_frame *mw_frame_group(const mw_frame *frame, const size_t *columns, size_t count,
                                size_t *group_of, mw_error *err);

/* As text. A table is at most `width` columns wide (0: no limit): cells are cut with … where need
 * be and columns for which there is no room are named below; numbers stand right; `rows_max` rows,
 * then a line that says how many are left (0: all). No control character of a text is printed. */
MW_API bool mw_frame_print(const mw_frame *frame, size_t width, size_t rows_max,
                           struct mw_buf *out, mw_error *err);
/* RFC 4180, lines ended by `line_end` ("\r\n" where NULL). Null is nothing, an empty text is "". */
MW_API bool mw_frame_csv(const mw_frame *frame, const char *line_end, struct mw_buf *out,
                         mw_error *err);
/* The same for a spreadsheet: a byte order mark, without which it takes UTF-8 for something else, and an apostrophe
 * before a text that it would take for a formula (= + - @, a tab). */
MW_API bool mw_frame_csv_sheet(const mw_frame *frame, struct mw_buf *out, mw_error *err);
/* Values parted by tabs, a row a line; tabs and line ends in a text become blanks, null is nothing. */
MW_API bool mw_frame_tsv(const mw_frame *frame, struct mw_buf *out, mw_error *err);
/* An object a line: the columns in order, then "evidence" (citations) and "evidence_count". */
MW_API bool mw_frame_json(const mw_frame *frame, struct mw_buf *out, mw_error *err);
/* A GitHub-flavoured table; what has a meaning in Markdown is escaped. */
MW_API bool mw_frame_markdown(const mw_frame *frame, struct mw_buf *out, mw_error *err);

#ifdef __cplusplus
}
#endif
#endif
