/* SPDX-License-Identifier: MIT */
/* Footnote marks: where they stand in a sentence, and how many numbers become "[3–7, 12]". */
#include <stdlib.h>

#include "render/report_impl.h"
#include "text/utf8.h"

static bool same_cites(const value *a, const value *b)
{
    return a->cite_count == b->cite_count && a->question == b->question &&
           (!a->cite_count || memcmp(a->cites, b->cites, a->cite_count * sizeof *a->cites) == 0);
}

static bool is_cited(const value *v)
{
    return v->cite_count || v->question;
}

/* A mark stands behind the whole word: not inside "Lavrov's" or "45%". */
static size_t word_end(mw_str text, size_t at, size_t limit)
{
    while (at < limit) {
        size_t next, beyond;
        uint32_t c = mw_utf8_next(text, at, &next);
        bool joins = c == '\'' || c == 0x2019 || c == '-';
        if (joins && !(next < limit && mw_utf8_is_letter(mw_utf8_next(text, next, &beyond))))
            break;
        if (!joins && c != '%' && !mw_utf8_is_letter(c) && !mw_utf8_is_digit(c) && !mw_utf8_is_mark(c))
            break;
        at = next;
    }
    return at;
}

bool mw_mark_next(const block *sentence, size_t *next, mark *m)
{
    for (; *next < sentence->value_count; (*next)++) {
        const value *v = &sentence->values[*next];
        if (!is_cited(v))
            continue;
        size_t after = *next + 1;
        while (after < sentence->value_count && !is_cited(&sentence->values[after]))
            after++;
        if (after < sentence->value_count && same_cites(v, &sentence->values[after]))
            continue;
        size_t limit = *next + 1 < sentence->value_count ? v[1].start : sentence->text.len;
        *m = (mark){word_end(sentence->text, v->stop, limit), v};
        (*next)++;
        return true;
    }
    return false;
}

static int by_number(const void *a, const void *b)
{
    uint32_t left = *(const uint32_t *)a, right = *(const uint32_t *)b;
    return (left > right) - (left < right);
}

mark_run *mw_mark_runs(const uint32_t *numbers, size_t count, size_t *run_count, mw_error *err)
{
    uint32_t *sorted = mw_memory_get(count * sizeof *sorted, err);
    mark_run *runs = sorted ? mw_memory_get(count * sizeof *runs, err) : NULL;
    *run_count = 0;
    if (runs && count) {
        memcpy(sorted, numbers, count * sizeof *sorted);
        qsort(sorted, count, sizeof *sorted, by_number);
    }
    for (size_t i = 0; runs && i < count; i++) {
        mark_run *last = *run_count ? &runs[*run_count - 1] : NULL;
        if (last && sorted[i] <= last->last + 1)
            last->last = sorted[i];
        else
            runs[(*run_count)++] = (mark_run){sorted[i], sorted[i]};
    }
    mw_memory_free(sorted);
    return runs;
}

enum { RUNS_MAX = 4 };

void mw_marks_write(const uint32_t *numbers, size_t count, uint64_t all, mw_buf *out)
{
    size_t run_count, left = 0;
    mark_run *runs = mw_mark_runs(numbers, count, &run_count, NULL);
    if (!runs)
        out->failed = true;
    for (size_t i = 0; runs && i < run_count; i++) {
        if (i >= RUNS_MAX) {
            left += runs[i].last - runs[i].first + 1;
            continue;
        }
        mw_buf_add(out, i ? MW_STR(", ") : MW_STR("["));
        mw_buf_print(out, "%u", (unsigned)runs[i].first);
        if (runs[i].last > runs[i].first)
            mw_buf_print(out, "%s%u", runs[i].last == runs[i].first + 1 ? ", " : "\xe2\x80\x93",
                         (unsigned)runs[i].last);
    }
    if (left)
        mw_buf_print(out, " and %zu more", left);
    if (runs && run_count && all > count)
        mw_buf_print(out, " of %llu", (unsigned long long)all);
    if (runs && run_count)
        mw_buf_char(out, ']');
    mw_memory_free(runs);
}

void mw_question_write(size_t question, mw_buf *out)
{
    char letters[16];
    size_t at = sizeof letters;
    for (; question && at; question = (question - 1) / 26)
        letters[--at] = (char)('a' + (question - 1) % 26);
    mw_buf_char(out, '[');
    mw_buf_add(out, (mw_str){letters + at, sizeof letters - at});
    mw_buf_char(out, ']');
}
