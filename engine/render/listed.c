/* SPDX-License-Identifier: MIT */
/* Which citations an appendix shows, and how much of each one's sentence. */
#include "render/report_impl.h"

enum {
    ALL_UP_TO = 6,     /* citations of one value that are all listed */
    FIRST = 3,         /* of more than these, the first ones */
    BEFORE = 300,      /* bytes of a sentence before the span, and behind it */
    SPAN_MAX = 600     /* bytes of the span itself */
};

static void list(bool *listed, const uint32_t *cites, size_t count)
{
    size_t shown = count > ALL_UP_TO ? FIRST : count;
    for (size_t i = 0; i < shown; i++)
        listed[cites[i] - 1] = true;
}

static void list_block(bool *listed, const block *b)
{
    for (size_t i = 0; i < b->value_count; i++)
        list(listed, b->values[i].cites, b->values[i].cite_count);
    if (b->kind == BLOCK_QUOTE)
        list(listed, &b->cite, 1);
    for (size_t r = 0; b->kind == BLOCK_TABLE && r < mw_frame_row_count(b->frame); r++)
        list(listed, b->rows[r].cites, b->rows[r].cite_count);
}

bool *mw_report_listed(const mw_report *report, mw_error *err)
{
    bool *listed = mw_memory_get(report->citations.count * sizeof *listed, err);
    for (size_t i = 0; listed && i < report->blocks.count; i++)
        list_block(listed, &report->blocks.items[i]);
    return listed;
}

/* Not inside a character. */
static size_t back_to_start(mw_str text, size_t at)
{
    while (at && at < text.len && ((unsigned char)text.data[at] & 0xc0) == 0x80)
        at--;
    return at;
}

/* A word's beginning at or behind `at`; where there is none near, a character's. */
static size_t word_start(mw_str text, size_t at, size_t limit)
{
    size_t blank = mw_str_find(mw_str_sub(text, 0, limit), MW_STR(" "), at);
    return blank < limit ? blank + 1 : back_to_start(text, at);
}

#define ELLIPSIS MW_STR("\xe2\x80\xa6")

static void put_before(mw_str text, const span_marks *marks, mw_buf *out)
{
    size_t from = text.len > BEFORE ? word_start(text, text.len - BEFORE, text.len) : 0;
    if (from)
        mw_buf_add(out, ELLIPSIS);
    marks->write(mw_str_sub(text, from, text.len), out);
}

static void put_span(mw_str text, const span_marks *marks, mw_buf *out)
{
    mw_buf_add(out, marks->open);
    if (text.len <= SPAN_MAX) {
        marks->write(text, out);
    } else {
        marks->write(mw_str_sub(text, 0, back_to_start(text, SPAN_MAX / 2)), out);
        mw_buf_add(out, MW_STR(" \xe2\x80\xa6 "));
        marks->write(mw_str_sub(text, back_to_start(text, text.len - SPAN_MAX / 2), text.len), out);
    }
    mw_buf_add(out, marks->close);
}

static void put_after(mw_str text, const span_marks *marks, mw_buf *out)
{
    size_t to = text.len > BEFORE ? back_to_start(text, BEFORE) : text.len;
    while (to < text.len && to > BEFORE / 2 && text.data[to] != ' ')
        to = back_to_start(text, to - 1);
    marks->write(mw_str_sub(text, 0, to), out);
    if (to < text.len)
        mw_buf_add(out, ELLIPSIS);
}

void mw_citation_words(const citation *c, span_marks marks, mw_buf *out)
{
    put_span(mw_citation_text(c), &marks, out);
}

void mw_citation_sentence(const citation *c, span_marks marks, mw_buf *out)
{
    mw_str sentence = c->source.sentence;
    size_t start = c->cite.span.start - c->source.sentence_start;
    size_t end = c->cite.span.end - c->source.sentence_start;
    put_before(mw_str_sub(sentence, 0, start), &marks, out);
    put_span(mw_str_sub(sentence, start, end), &marks, out);
    put_after(mw_str_sub(sentence, end, sentence.len), &marks, out);
}
