/* SPDX-License-Identifier: MIT */
/* cases.h -- tables of language cases, tests/cases/NAME.case, that an editor extends without C.
 *
 * A line is a row of cells with | between; blanks around a cell do not count. Lines that start
 * with # and empty lines are skipped. In a cell \n is a line end, \t a tab, \| a bar, \\ one \.
 *
 *     CASES("sentences", row)
 *         cr_expect(…, "%s:%u", row.file, row.line);
 */
#ifndef TESTS_CASES_H
#define TESTS_CASES_H

#include <moonwire/str.h>

#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>

enum { CASE_CELLS_MAX = 12, CASE_LINE_MAX = 8192 };

typedef struct case_row {
    const char *file;
    unsigned line;
    size_t count;                      /* how many cells the row has */
    const char *cells[CASE_CELLS_MAX]; /* a missing cell is "" */
    char room[CASE_LINE_MAX + 1];
    FILE *stream;
} case_row;

static inline void case_open(case_row *row, const char *name)
{
    const char *source = getenv("MW_SOURCE");
    char path[1024];
    snprintf(path, sizeof path, "%s/tests/cases/%s.case", source ? source : ".", name);
    *row = (case_row){.file = name, .stream = fopen(path, "r")};
    cr_assert(row->stream, "%s cannot be opened", path);
}

static inline char case_escape(char c)
{
    return c == 'n' ? '\n' : c == 't' ? '\t' : c;
}

static inline char *case_trim(char *start, char *end)
{
    while (end > start && (end[-1] == ' ' || end[-1] == '\t'))
        end--;
    *end = '\0';
    while (*start == ' ' || *start == '\t')
        start++;
    return start;
}

/* Cuts row->room, a line, into cells; escapes are undone after blanks are trimmed. */
static inline void case_cut(case_row *row)
{
    char *at = row->room;
    for (row->count = 0; row->count < CASE_CELLS_MAX; row->count++) {
        char *end = at;
        while (*end && *end != '|')
            end += *end == '\\' && end[1] ? 2 : 1;
        bool last = *end == '\0';
        char *cell = case_trim(at, end), *out = cell;
        row->cells[row->count] = cell;
        for (const char *in = cell; *in; in++)
            *out++ = *in == '\\' && in[1] ? case_escape(*++in) : *in;
        *out = '\0';
        if (last) {
            row->count++;
            break;
        }
        at = end + 1;
    }
    for (size_t i = row->count; i < CASE_CELLS_MAX; i++)
        row->cells[i] = "";
}

static inline bool case_next(case_row *row)
{
    while (fgets(row->room, sizeof row->room, row->stream)) {
        row->line++;
        size_t len = strlen(row->room);
        cr_assert(len < CASE_LINE_MAX, "%s:%u: a line of more than %d bytes", row->file, row->line,
                  CASE_LINE_MAX);
        if (len && row->room[len - 1] == '\n')
            row->room[--len] = '\0';
        if (len == 0 || row->room[0] == '#')
            continue;
        case_cut(row);
        return true;
    }
    cr_assert(row->line > 0, "%s is empty", row->file);
    fclose(row->stream);
    return false;
}

/* A loop over the rows of a table; leave it only by its end. */
#define CASES(name, row)                                                                           \
    for (case_row row, *row##_at = (case_open(&row, (name)), &row); case_next(row##_at);)

#endif
