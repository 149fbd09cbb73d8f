/* SPDX-License-Identifier: MIT */
/* A report as a page for the terminal. */
#include "frame/print.h"
#include "render/chart_impl.h"
#include "text/utf8.h"

typedef struct page {
    const mw_report *report;
    size_t width;
    mw_buf line; /* being made */
    mw_buf *out;
} page;

static void put_line(page *p, size_t first, size_t rest)
{
    mw_wrap(mw_buf_str(&p->line), p->width, first, rest, p->out);
    mw_buf_clear(&p->line);
}

static void put_heading(page *p, mw_str text, const char *rule)
{
    mw_print_clean(text, &p->line);
    size_t columns = mw_utf8_width(mw_buf_str(&p->line));
    if (p->width && columns > p->width)
        columns = p->width;
    put_line(p, 0, 0);
    for (size_t i = 0; i < columns; i++)
        mw_buf_add(p->out, mw_str_of(rule));
    mw_buf_char(p->out, '\n');
}

#define HEAVY "\xe2\x95\x90"
#define LIGHT "\xe2\x94\x80"

/* A mark stays in one line with the word that it follows. */
static void put_mark(const value *v, mw_buf *out)
{
    mw_buf text = {0};
    if (v->question)
        mw_question_write(v->question, &text);
    else
        mw_marks_write(v->cites, v->cite_count, v->evidence_count, &text);
    mw_str rest = mw_buf_str(&text), part;
    while (mw_str_cut(&rest, ' ', &part)) {
        mw_buf_add(out, MW_STR(MW_NO_BREAK));
        mw_buf_add(out, part);
    }
    out->failed |= text.failed;
    mw_buf_free(&text);
}

static void put_sentence(page *p, const block *b)
{
    size_t next = 0, from = 0;
    for (mark m; mw_mark_next(b, &next, &m); from = m.at) {
        mw_print_clean(mw_str_sub(b->text, from, m.at), &p->line);
        put_mark(m.of, &p->line);
    }
    mw_print_clean(mw_str_sub(b->text, from, b->text.len), &p->line);
    put_line(p, 0, 2);
}

static void put_part(page *p, const char *before, mw_str text, const char *after)
{
    if (!text.len)
        return;
    mw_buf_add(&p->line, mw_str_of(before));
    mw_print_clean(text, &p->line);
    mw_buf_add(&p->line, mw_str_of(after));
}

static const span_marks UNMARKED = {{"", 0}, {"", 0}, mw_print_clean};

static void put_quote(page *p, const block *b)
{
    bool verbatim = b->wording != MW_REPORTED;
    const citation *within = mw_quote_within(p->report, b);
    mw_buf_add(&p->line, verbatim && !within ? MW_STR("\xe2\x80\x9c") : MW_STR(""));
    if (within)
        mw_citation_sentence(within, UNMARKED, &p->line);
    else
        mw_print_clean(b->text, &p->line);
    mw_buf_add(&p->line, verbatim && !within ? MW_STR("\xe2\x80\x9d") : MW_STR(""));
    put_line(p, 4, 4);
    mw_buf_add(&p->line, MW_STR("\xe2\x80\x94" MW_NO_BREAK));
    put_part(p, "", b->speaker.len ? b->speaker : MW_STR("speaker not named"), "");
    put_part(p, " (", b->cue, verbatim ? ")" : "");
    if (!verbatim)
        mw_buf_add(&p->line, b->cue.len ? MW_STR("; in the outlet\xe2\x80\x99s words)")
                                        : MW_STR(" (in the outlet\xe2\x80\x99s words)"));
    put_part(p, ", ", b->outlet, "");
    put_part(p, ", ", mw_report_day(b->published), "");
    mw_buf_add(&p->line, MW_STR(MW_NO_BREAK));
    mw_marks_write(&b->cite, 1, 1, &p->line);
    put_line(p, 6, 8);
}

static void write_marks(void *context, const table_row *row, mw_buf *out)
{
    (void)context;
    mw_marks_write(row->cites, row->cite_count, row->evidence_count, out);
}

enum { CELL_LINES_MAX = 2 };

static void put_rows_left(page *p, const block *b)
{
    if (b->rows_left)
        mw_buf_print(p->out, "\xe2\x80\xa6 %zu more row%s\n", b->rows_left, b->rows_left == 1 ? "" : "s");
}

static bool put_table(page *p, const block *b, mw_error *err)
{
    bool marked;
    /* Small multiples that tell less than the table take more room than it. */
    if (b->chart && (b->chart->kind != MW_CHART_MULTIPLES || mw_chart_is_whole(b))) {
        bool good = mw_chart_terminal(b, p->width, p->out, err);
        if (!good || mw_chart_is_whole(b)) {
            put_rows_left(p, b);
            return good;
        }
        mw_buf_char(p->out, '\n');
    }
    mw_frame *frame = mw_table_shown(b, write_marks, NULL, &marked, err);
    mw_table_style style = {.width = p->width, .lines_max = CELL_LINES_MAX, .keep_last = marked};
    bool good = frame && mw_print_table(frame, style, p->out, err);
    if (good)
        put_rows_left(p, b);
    mw_frame_free(frame);
    return good;
}

static void put_expect(page *p, const block *b)
{
    mw_buf_add(&p->line, b->holds ? MW_STR("\xe2\x9c\x93" MW_NO_BREAK) : MW_STR("\xe2\x9c\x97" MW_NO_BREAK));
    if (!b->holds)
        mw_buf_add(&p->line, MW_STR("does not hold: "));
    mw_print_clean(b->text, &p->line);
    put_line(p, 0, 2);
}

static bool put_block(page *p, const block *b, mw_error *err)
{
    switch (b->kind) {
    case BLOCK_SECTION:  put_heading(p, b->text, LIGHT); break;
    case BLOCK_SENTENCE: put_sentence(p, b); break;
    case BLOCK_QUOTE:    put_quote(p, b); break;
    case BLOCK_TABLE:    return put_table(p, b, err);
    case BLOCK_EXPECT:   put_expect(p, b); break;
    }
    return true;
}

/* Sentences follow one another as lines of one paragraph do, and so do expectations; a heading stands
 * close to what it heads; everything else has air around it. */
static bool is_apart(block_kind above, block_kind below)
{
    bool run = above == below && (below == BLOCK_SENTENCE || below == BLOCK_EXPECT);
    return !run && above != BLOCK_SECTION;
}

bool mw_report_terminal(const mw_report *report, size_t width, mw_buf *out, mw_error *err)
{
    page p = {.report = report, .width = width, .out = out};
    bool good = true;
    put_heading(&p, report->title, HEAVY);
    for (size_t i = 0; good && i < report->blocks.count; i++) {
        const block *b = &report->blocks.items[i];
        if (!i || is_apart(b[-1].kind, b->kind))
            mw_buf_char(out, '\n');
        good = put_block(&p, b, err);
    }
    if (good && (report->citations.count || report->questions.count)) {
        mw_buf_char(out, '\n');
        put_heading(&p, MW_STR("Evidence"), LIGHT);
        good = mw_evidence_terminal(report, width, out, err);
    }
    out->failed |= p.line.failed;
    mw_buf_free(&p.line);
    return good && mw_buf_ok(out, err);
}
