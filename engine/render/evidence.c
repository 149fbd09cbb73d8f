/* SPDX-License-Identifier: MIT */
/* The terminal's appendix: what each footnote mark stands for. */
#include "frame/print.h"
#include "render/report_impl.h"

typedef struct appendix {
    const mw_report *report;
    const bool *listed;
    size_t width, indent;
    size_t shown; /* the citation whose sentence was printed last, from 1 */
    mw_buf line;  /* being made */
    mw_buf *out;
} appendix;

static void put_line(appendix *a, size_t first, size_t rest)
{
    mw_wrap(mw_buf_str(&a->line), a->width, first, rest, a->out);
    mw_buf_clear(&a->line);
}

static size_t digits_of(size_t number)
{
    size_t digits = 1;
    while (number /= 10)
        digits++;
    return digits;
}

static void put_address(appendix *a, size_t index)
{
    const citation *c = &a->report->citations.items[index];
    mw_str parts[] = {c->source.outlet, mw_report_day(c->source.published)};
    mw_buf cite = {0};
    mw_cite_write(c->cite, &cite);
    mw_buf_print(&a->line, "[%zu]" MW_NO_BREAK, index + 1);
    mw_print_clean(mw_buf_str(&cite), &a->line);
    a->line.failed |= cite.failed;
    mw_buf_free(&cite);
    for (int i = 0; i < 2; i++) {
        mw_buf_add(&a->line, parts[i].len ? MW_STR(", ") : MW_STR(""));
        mw_print_clean(parts[i], &a->line);
    }
    put_line(a, a->indent - 3 - digits_of(index + 1), a->indent);
}

/* Several spans of one sentence often follow one another; it is printed once. */
static bool is_sentence_shown(const appendix *a, const citation *c)
{
    const citation *last = a->shown ? &a->report->citations.items[a->shown - 1] : NULL;
    return last && mw_str_equal(last->cite.article, c->cite.article) &&
           last->source.sentence_start == c->source.sentence_start &&
           last->source.sentence.len == c->source.sentence.len;
}

#define OPEN  MW_STR("\xc2\xab")
#define CLOSE MW_STR("\xc2\xbb")

static void put_sentence(appendix *a, size_t index)
{
    const citation *c = &a->report->citations.items[index];
    span_marks marks = {OPEN, CLOSE, mw_print_clean};
    if (!c->source.sentence.data) {
        mw_buf_add(&a->line, MW_STR("(its article could not be read again)"));
    } else if (is_sentence_shown(a, c)) {
        mw_buf_print(&a->line, "in the sentence of [%zu]: ", a->shown);
        mw_citation_words(c, marks, &a->line);
    } else {
        mw_citation_sentence(c, marks, &a->line);
        a->shown = index + 1;
    }
    put_line(a, a->indent, a->indent);
}

static void put_citation(appendix *a, size_t index)
{
    put_address(a, index);
    put_sentence(a, index);
}

static void put_unlisted(appendix *a, size_t first, size_t end)
{
    size_t count = end - first;
    mw_buf_print(&a->line, count > 1 ? "[%zu\xe2\x80\x93%zu]" : "[%zu]", first + 1, end);
    mw_buf_print(&a->line, " %zu more of a long list; --json FILE writes them all.", count);
    put_line(a, a->indent - 3 - digits_of(first + 1), a->indent);
}

static void put_citations(appendix *a)
{
    size_t count = a->report->citations.count;
    for (size_t i = 0; i < count;) {
        size_t end = i;
        while (end < count && !a->listed[end])
            end++;
        if (end > i)
            put_unlisted(a, i, end);
        else
            put_citation(a, end++);
        i = end;
    }
}

static void put_questions(appendix *a)
{
    const mw_report *report = a->report;
    for (size_t i = 0; i < report->questions.count; i++) {
        mw_question_write(i + 1, &a->line);
        mw_buf_print(&a->line, MW_NO_BREAK "Nothing found in the %zu article%s searched. Asked:",
                     report->articles.count, report->articles.count == 1 ? "" : "s");
        mw_buf_char(&a->line, ' ');
        mw_print_clean(report->questions.items[i], &a->line);
        put_line(a, a->indent - 4, a->indent);
    }
}

/* How a reader opens one of them. */
static void put_way_in(appendix *a)
{
    const mw_report *report = a->report;
    mw_buf_add(&a->line, MW_STR("Each citation is ARTICLE:START-STOP. To read it in place: moonwire" MW_NO_BREAK "show"
                                MW_NO_BREAK "CITATION"));
    bool built_in = report->inputs.count == 1 && mw_str_is(report->inputs.items[0], "builtin:story");
    if (report->inputs.count && !built_in) {
        mw_buf_add(&a->line, MW_STR(MW_NO_BREAK "--in" MW_NO_BREAK));
        mw_print_clean(report->inputs.count == 1 ? report->inputs.items[0] : MW_STR("INPUT"), &a->line);
    }
    put_line(a, 0, 0);
}

bool mw_evidence_terminal(const mw_report *report, size_t width, mw_buf *out, mw_error *err)
{
    if (!report->citations.count && !report->questions.count) {
        mw_decisions_terminal(report, width, out);
        return mw_buf_ok(out, err);
    }
    bool *listed = mw_report_listed(report, err);
    if (!listed)
        return false;
    appendix a = {.report = report, .listed = listed, .width = width, .out = out};
    a.indent = 3 + digits_of(report->citations.count);
    if (a.indent < 4)
        a.indent = 4;
    put_way_in(&a);
    put_citations(&a);
    put_questions(&a);
    mw_decisions_terminal(report, width, out);
    out->failed |= a.line.failed;
    mw_buf_free(&a.line);
    mw_memory_free(listed);
    return mw_buf_ok(out, err);
}
