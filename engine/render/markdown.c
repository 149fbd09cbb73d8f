/* SPDX-License-Identifier: MIT */
/* A report in GitHub-flavoured Markdown, its citations as footnotes.
 *
 * A value that rests on very many spans names the first of them one by one and each run of the others
 * by one footnote: 28[^3][^4][^5][^6-30]. */
#include "frame/print.h"
#include "render/chart_impl.h"

typedef struct sheet {
    const mw_report *report;
    bool *listed;
    mark_run *runs; /* of citations that are named only together */
    size_t run_count, run_capacity;
    mw_buf *out;
} sheet;

static bool remember_run(sheet *s, mark_run run)
{
    for (size_t i = 0; i < s->run_count; i++)
        if (s->runs[i].first == run.first && s->runs[i].last == run.last)
            return true;
    if (s->run_count == s->run_capacity) {
        size_t capacity = s->run_capacity ? s->run_capacity * 2 : 16;
        mark_run *runs = mw_memory_grow(s->runs, capacity * sizeof *runs, NULL);
        if (!runs)
            return false;
        s->runs = runs;
        s->run_capacity = capacity;
    }
    s->runs[s->run_count++] = run;
    return true;
}

static void put_label(mw_buf *out, mark_run run)
{
    if (run.first == run.last)
        mw_buf_print(out, "[^%u]", (unsigned)run.first);
    else
        mw_buf_print(out, "[^%u-%u]", (unsigned)run.first, (unsigned)run.last);
}

/* The listed numbers of a run one by one, those between them together. */
static void put_run(sheet *s, mark_run run, mw_buf *out)
{
    for (uint32_t n = run.first; n <= run.last;) {
        uint32_t last = n;
        if (!s->listed[n - 1])
            while (last < run.last && !s->listed[last])
                last++;
        put_label(out, (mark_run){n, last});
        if (!s->listed[n - 1] && !remember_run(s, (mark_run){n, last}))
            out->failed = true;
        n = last + 1;
    }
}

static void put_marks(sheet *s, const uint32_t *cites, size_t count, mw_buf *out)
{
    size_t run_count;
    mark_run *runs = mw_mark_runs(cites, count, &run_count, NULL);
    if (!runs)
        out->failed = true;
    for (size_t i = 0; runs && i < run_count; i++)
        put_run(s, runs[i], out);
    mw_memory_free(runs);
}

static void put_question_label(size_t question, mw_buf *out)
{
    mw_buf letters = {0};
    mw_question_write(question, &letters);
    mw_buf_add(out, MW_STR("[^"));
    mw_buf_add(out, mw_str_sub(mw_buf_str(&letters), letters.len ? 1 : 0, letters.len));
    out->failed |= letters.failed;
    mw_buf_free(&letters);
}

static void put_mark(sheet *s, const value *v)
{
    if (v->question)
        put_question_label(v->question, s->out);
    else
        put_marks(s, v->cites, v->cite_count, s->out);
    if (v->evidence_count > v->cite_count)
        mw_buf_print(s->out, " (of %llu)", (unsigned long long)v->evidence_count);
}

/* What would make a heading, a list or a quotation of a line is escaped at its start. */
static void put_text(mw_str text, bool line_start, mw_buf *out)
{
    text = line_start ? mw_str_trim(text) : text;
    size_t digits = 0;
    while (line_start && digits < text.len && text.data[digits] >= '0' && text.data[digits] <= '9')
        digits++;
    bool marker = line_start && digits < text.len && strchr("#+-=.)", text.data[digits]) && text.data[digits];
    if (marker && (digits || !strchr(".)", text.data[0]))) {
        mw_buf_add(out, mw_str_sub(text, 0, digits));
        mw_buf_char(out, '\\');
        text = mw_str_sub(text, digits, text.len);
    }
    mw_print_escaped(text, out);
}

static void put_sentence(sheet *s, const block *b)
{
    size_t next = 0, from = 0;
    for (mark m; mw_mark_next(b, &next, &m); from = m.at) {
        put_text(mw_str_sub(b->text, from, m.at), !from, s->out);
        put_mark(s, m.of);
    }
    put_text(mw_str_sub(b->text, from, b->text.len), !from, s->out);
    mw_buf_char(s->out, '\n');
}

static void put_part(sheet *s, const char *before, mw_str text, const char *after)
{
    if (!text.len)
        return;
    mw_buf_add(s->out, mw_str_of(before));
    mw_print_escaped(text, s->out);
    mw_buf_add(s->out, mw_str_of(after));
}

static void put_quote(sheet *s, const block *b)
{
    bool verbatim = b->wording != MW_REPORTED;
    const citation *within = mw_quote_within(s->report, b);
    bool marked = verbatim && !within;
    mw_buf_add(s->out, marked ? MW_STR("> \xe2\x80\x9c") : MW_STR("> "));
    put_text(within ? within->source.sentence : b->text, !marked, s->out);
    mw_buf_add(s->out, marked ? MW_STR("\xe2\x80\x9d\n>\n> \xe2\x80\x94 ") : MW_STR("\n>\n> \xe2\x80\x94 "));
    put_part(s, "", b->speaker.len ? b->speaker : MW_STR("speaker not named"), "");
    put_part(s, " (", b->cue, verbatim ? ")" : "");
    if (!verbatim)
        mw_buf_add(s->out, b->cue.len ? MW_STR("; in the outlet\xe2\x80\x99s words)")
                                      : MW_STR(" (in the outlet\xe2\x80\x99s words)"));
    put_part(s, ", ", b->outlet, "");
    put_part(s, ", ", mw_report_day(b->published), "");
    put_marks(s, &b->cite, 1, s->out);
    mw_buf_char(s->out, '\n');
}

static void write_marks(void *context, const table_row *row, mw_buf *out)
{
    put_marks(context, row->cites, row->cite_count, out);
    if (row->evidence_count > row->cite_count)
        mw_buf_print(out, " of %llu", (unsigned long long)row->evidence_count);
}

/* In characters, as a block of code; without marks, which lead nowhere there. */
static bool put_picture(sheet *s, const block *b, mw_error *err)
{
    chart untitled = *b->chart;
    block bare = *b;
    put_part(s, "**", b->chart->title, "**\n\n");
    untitled.title = MW_STR("");
    bare.chart = &untitled;
    bare.rows = NULL;
    mw_buf_add(s->out, MW_STR("```text\n"));
    bool good = mw_chart_terminal(&bare, 100, s->out, err);
    mw_buf_add(s->out, MW_STR("```\n\n"));
    return good;
}

static bool put_table(sheet *s, const block *b, mw_error *err)
{
    bool marked;
    if (b->chart && !put_picture(s, b, err))
        return false;
    mw_frame *frame = mw_table_shown(b, write_marks, s, &marked, err);
    bool good = frame && mw_print_markdown(frame, (mw_table_style){.last_is_markdown = marked}, s->out, err);
    if (good && b->rows_left)
        mw_buf_print(s->out, "\n\xe2\x80\xa6 %zu more row%s\n", b->rows_left, b->rows_left == 1 ? "" : "s");
    mw_frame_free(frame);
    return good;
}

static bool put_block(sheet *s, const block *b, mw_error *err)
{
    switch (b->kind) {
    case BLOCK_SECTION:
        put_part(s, "## ", b->text, "\n");
        return true;
    case BLOCK_SENTENCE:
        put_sentence(s, b);
        return true;
    case BLOCK_QUOTE:
        put_quote(s, b);
        return true;
    case BLOCK_TABLE:
        return put_table(s, b, err);
    case BLOCK_EXPECT:
        put_part(s, b->holds ? "- [x] " : "- [ ] does not hold: ", b->text, "\n");
        return true;
    }
    return true;
}

static void put_citation(sheet *s, size_t index)
{
    static const span_marks BOLD = {{"**", 2}, {"**", 2}, mw_print_escaped};
    const citation *c = &s->report->citations.items[index];
    mw_buf cite = {0};
    mw_cite_write(c->cite, &cite);
    mw_buf_print(s->out, "[^%zu]: ", index + 1);
    mw_print_escaped(mw_buf_str(&cite), s->out);
    s->out->failed |= cite.failed;
    mw_buf_free(&cite);
    put_part(s, ", ", c->source.outlet, "");
    put_part(s, ", ", mw_report_day(c->source.published), "");
    mw_buf_add(s->out, MW_STR(": "));
    if (c->source.sentence.data)
        mw_citation_sentence(c, BOLD, s->out);
    else
        mw_buf_add(s->out, MW_STR("(its article could not be read again)"));
    mw_buf_char(s->out, '\n');
}

static void put_footnotes(sheet *s)
{
    const mw_report *report = s->report;
    for (size_t i = 0; i < report->citations.count; i++)
        if (s->listed[i])
            put_citation(s, i);
    for (size_t i = 0; i < s->run_count; i++) {
        put_label(s->out, s->runs[i]);
        mw_buf_print(s->out, ": %u more of a long list; the report's JSON form has them all.\n",
                     (unsigned)(s->runs[i].last - s->runs[i].first + 1));
    }
    for (size_t i = 0; i < report->questions.count; i++) {
        put_question_label(i + 1, s->out);
        mw_buf_print(s->out, ": Nothing found in the %zu article%s searched. Asked: ", report->articles.count,
                     report->articles.count == 1 ? "" : "s");
        mw_print_escaped(report->questions.items[i], s->out);
        mw_buf_char(s->out, '\n');
    }
}

bool mw_report_markdown(const mw_report *report, mw_buf *out, mw_error *err)
{
    sheet s = {.report = report, .out = out};
    s.listed = mw_report_listed(report, err);
    bool good = s.listed != NULL;
    put_part(&s, "# ", report->title, "\n");
    for (size_t i = 0; good && i < report->blocks.count; i++) {
        const block *b = &report->blocks.items[i];
        bool list = i && b->kind == BLOCK_EXPECT && b[-1].kind == BLOCK_EXPECT;
        mw_buf_add(out, list ? MW_STR("") : MW_STR("\n"));
        good = put_block(&s, b, err);
    }
    if (good && (report->citations.count || report->questions.count)) {
        mw_buf_add(out, MW_STR("\n## Evidence\n\n"));
        put_footnotes(&s);
    }
    mw_decisions_markdown(report, out);
    mw_memory_free(s.runs);
    mw_memory_free(s.listed);
    return good && mw_buf_ok(out, err);
}
