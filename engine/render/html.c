/* SPDX-License-Identifier: MIT */
/* A report as one page of HTML that asks nobody for anything: its style and its script are inside,
 * and the browser is told to run nothing else. Everything from articles is escaped. Without the
 * script each number is a link into the appendix; on paper all is there. */
#include "base/hash.h"
#include "render/html_impl.h"
#include "render/scene_impl.h"

/* page.css, chart.css and page.js, put inside the library by engine/embed.cmake. */
extern const char mw_page_css[], mw_page_css_end[], mw_chart_css[], mw_chart_css_end[], mw_page_js[], mw_page_js_end[];

typedef struct page {
    const mw_report *report;
    const bool *listed;
    size_t section; /* headings so far */
    bool expecting; /* inside a list of expectations */
    mw_buf *out;
} page;

/* ---- head */

static uint8_t nibble(char hex)
{
    return (uint8_t)(hex <= '9' ? hex - '0' : hex - 'a' + 10);
}

/* 'sha256-…' of a text, as a content security policy names what may run (CSP Level 3, 2.3.1). */
static void put_source_hash(mw_str text, mw_buf *out)
{
    static const char DIGITS[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    char hex[MW_SHA256_HEX + 1];
    uint8_t bytes[33] = {0}; /* 32, and one to fill the last three */
    mw_sha256(text, hex);
    for (size_t i = 0; i < 32; i++)
        bytes[i] = (uint8_t)(nibble(hex[2 * i]) << 4 | nibble(hex[2 * i + 1]));
    mw_buf_add(out, MW_STR("'sha256-"));
    for (size_t i = 0; i < 33; i += 3) {
        uint32_t three = (uint32_t)bytes[i] << 16 | (uint32_t)bytes[i + 1] << 8 | bytes[i + 2];
        for (int shift = 18; shift >= (i == 30 ? 6 : 0); shift -= 6)
            mw_buf_char(out, DIGITS[three >> shift & 63]);
    }
    mw_buf_add(out, MW_STR("='"));
}

static void put_head(page *p)
{
    mw_buf css = {0};
    mw_buf_add(&css, (mw_str){mw_chart_css, (size_t)(mw_chart_css_end - mw_chart_css)});
    mw_buf_add(&css, (mw_str){mw_page_css, (size_t)(mw_page_css_end - mw_page_css)});
    mw_str js = {mw_page_js, (size_t)(mw_page_js_end - mw_page_js)};
    mw_buf_add(p->out,
               MW_STR("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
                      "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
                      "style-src "));
    put_source_hash(mw_buf_str(&css), p->out);
    mw_buf_add(p->out, MW_STR("; script-src "));
    put_source_hash(js, p->out);
    mw_buf_add(p->out,
               MW_STR("; base-uri 'none'; form-action 'none'\">\n"
                      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                      "<meta name=\"generator\" content=\"moonwire\">\n"));
    mw_html_part(p->out, "<title>", p->report->title, "</title>\n");
    mw_buf_add(p->out, MW_STR("<style>"));
    mw_buf_add(p->out, mw_buf_str(&css));
    mw_buf_add(p->out, MW_STR("</style>\n</head>\n<body>\n"));
    p->out->failed |= css.failed;
    mw_buf_free(&css);
}

static void put_foot(page *p)
{
    mw_buf_add(p->out, MW_STR("<script>"));
    mw_buf_add(p->out, (mw_str){mw_page_js, (size_t)(mw_page_js_end - mw_page_js)});
    mw_buf_add(p->out, MW_STR("</script>\n</body>\n</html>\n"));
}

/* Where a page has several sections, the way to each. */
static void put_contents(page *p)
{
    const mw_report *report = p->report;
    size_t sections = 0;
    for (size_t i = 0; i < report->blocks.count; i++)
        sections += report->blocks.items[i].kind == BLOCK_SECTION;
    if (sections < 3)
        return;
    mw_buf_add(p->out, MW_STR("<nav aria-label=\"Contents\"><ul>\n"));
    for (size_t i = 0, number = 0; i < report->blocks.count; i++) {
        if (report->blocks.items[i].kind != BLOCK_SECTION)
            continue;
        mw_buf_print(p->out, "<li><a href=\"#s%zu\">", ++number);
        mw_html_text(report->blocks.items[i].text, p->out);
        mw_buf_add(p->out, MW_STR("</a></li>\n"));
    }
    mw_buf_add(p->out, MW_STR("<li><a href=\"#evidence\">Evidence</a></li>\n</ul></nav>\n"));
}

/* ---- blocks */

static void put_mark(page *p, const value *v)
{
    if (!v->question) {
        mw_html_marks(v->cites, v->cite_count, v->evidence_count, p->listed, p->out);
        return;
    }
    mw_buf letters = {0};
    mw_question_write(v->question, &letters);
    mw_str label = mw_str_sub(mw_buf_str(&letters), 1, letters.len ? letters.len - 1 : 0);
    mw_html_part(p->out, "<span class=\"cite\">[<a href=\"#q", label, "\">");
    mw_html_part(p->out, "", label, "</a>]</span>");
    p->out->failed |= letters.failed;
    mw_buf_free(&letters);
}

static void put_sentence(page *p, const block *b)
{
    size_t next = 0, from = 0;
    mw_buf_add(p->out, MW_STR("<p>"));
    for (mark m; mw_mark_next(b, &next, &m); from = m.at) {
        mw_html_text(mw_str_sub(b->text, from, m.at), p->out);
        put_mark(p, m.of);
    }
    mw_html_text(mw_str_sub(b->text, from, b->text.len), p->out);
    mw_buf_add(p->out, MW_STR("</p>\n"));
}

static void put_words(page *p, const block *b)
{
    static const span_marks BOLD = {{"<b>", 3}, {"</b>", 4}, mw_html_text};
    const citation *within = mw_quote_within(p->report, b);
    bool marked = b->wording != MW_REPORTED && !within;
    mw_buf_add(p->out, marked ? MW_STR("<blockquote>\n<p dir=\"auto\">\xe2\x80\x9c")
                              : MW_STR("<blockquote>\n<p dir=\"auto\">"));
    if (within)
        mw_citation_sentence(within, BOLD, p->out);
    else
        mw_html_text(b->text, p->out);
    mw_buf_add(p->out, marked ? MW_STR("\xe2\x80\x9d</p>\n<footer>\xe2\x80\x94 ")
                              : MW_STR("</p>\n<footer>\xe2\x80\x94 "));
}

static void put_quote(page *p, const block *b)
{
    bool verbatim = b->wording != MW_REPORTED;
    mw_buf *out = p->out;
    put_words(p, b);
    mw_html_text(b->speaker.len ? b->speaker : MW_STR("speaker not named"), out);
    mw_html_part(out, " (", b->cue, verbatim ? ")" : "");
    if (!verbatim)
        mw_buf_add(out, b->cue.len ? MW_STR("; in the outlet\xe2\x80\x99s words)")
                                   : MW_STR(" (in the outlet\xe2\x80\x99s words)"));
    mw_html_part(out, ", ", b->outlet, "");
    mw_html_part(out, ", <time>", mw_report_day(b->published), "</time>");
    mw_buf_char(out, ' ');
    mw_html_marks(&b->cite, 1, 1, p->listed, out);
    mw_buf_add(out, MW_STR("</footer>\n</blockquote>\n"));
}

static void put_expect(page *p, const block *b)
{
    mw_buf_add(p->out, b->holds ? MW_STR("<li>\xe2\x9c\x93 ")
                                : MW_STR("<li class=\"fails\">\xe2\x9c\x97 does not hold: "));
    mw_html_text(b->text, p->out);
    mw_buf_add(p->out, MW_STR("</li>\n"));
}

/* ---- tables */

typedef enum look { LOOK_PLAIN, LOOK_NUMBER, LOOK_DAY, LOOK_TEXT } look;

/* What stands in a column: numbers to the right, days in one line, long texts with room. */
static look look_of(const mw_frame *frame, size_t column)
{
    size_t numbers = 0, days = 0, longest = 0, filled = 0;
    for (size_t r = 0; r < mw_frame_row_count(frame); r++) {
        mw_cell cell = mw_frame_cell(frame, r, column);
        bool text = cell.type == MW_CELL_TEXT;
        filled += cell.type != MW_CELL_NULL;
        numbers += cell.type == MW_CELL_INTEGER || cell.type == MW_CELL_REAL;
        days += text && cell.text.len >= 4 && cell.text.len <= 10 && cell.text.data[0] >= '0' &&
                cell.text.data[0] <= '9';
        longest = text && cell.text.len > longest ? cell.text.len : longest;
    }
    if (filled && numbers == filled)
        return LOOK_NUMBER;
    return filled && days == filled ? LOOK_DAY : longest > 24 ? LOOK_TEXT : LOOK_PLAIN;
}

static const char *const CLASSES[] = {"", " class=\"n\"", " class=\"d\"", " class=\"t\""};

/* A wide table becomes cards on a phone, where its last columns would be out of sight: each cell then
 * carries the name of its column. */
enum { CARDS_FROM = 4 };

static bool is_cards(const mw_frame *frame)
{
    return mw_frame_column_count(frame) >= CARDS_FROM;
}

static void put_header(page *p, const mw_frame *frame, const look *looks, bool marked)
{
    size_t columns = mw_frame_column_count(frame);
    mw_buf_add(p->out, MW_STR("<div class=\"wide\" tabindex=\"0\" role=\"region\" "
                              "aria-label=\"table\">\n"));
    mw_buf_add(p->out, is_cards(frame) ? MW_STR("<table class=\"cards\">\n<thead><tr>")
                                       : MW_STR("<table>\n<thead><tr>"));
    for (size_t c = 0; c < columns; c++) {
        bool marks = marked && c + 1 == columns;
        mw_buf_print(p->out, "<th scope=\"col\"%s>",
                     marks                     ? " class=\"e\""
                     : looks[c] == LOOK_NUMBER ? CLASSES[1]
                                               : "");
        mw_html_text(mw_frame_column_name(frame, c), p->out);
        mw_buf_add(p->out, MW_STR("</th>"));
    }
    mw_buf_add(p->out, MW_STR("</tr></thead>\n<tbody>\n"));
}

static void put_cell(page *p, const mw_frame *frame, size_t row, size_t column, look how)
{
    mw_buf shown = {0};
    mw_cell_write(mw_frame_cell(frame, row, column), &shown);
    mw_buf_print(p->out, "<td%s%s", CLASSES[how], how == LOOK_TEXT ? " dir=\"auto\"" : "");
    if (is_cards(frame) && shown.len)
        mw_html_part(p->out, " data-l=\"", mw_frame_column_name(frame, column), "\"");
    mw_buf_char(p->out, '>');
    mw_html_text(mw_buf_str(&shown), p->out);
    mw_buf_add(p->out, MW_STR("</td>"));
    p->out->failed |= shown.failed;
    mw_buf_free(&shown);
}

static void write_marks(void *context, const table_row *row, mw_buf *out)
{
    const page *p = context;
    mw_html_marks(row->cites, row->cite_count, row->evidence_count, p->listed, out);
}

static void put_rows(page *p, const mw_frame *frame, const look *looks, bool marked)
{
    size_t columns = mw_frame_column_count(frame);
    for (size_t r = 0; r < mw_frame_row_count(frame); r++) {
        mw_buf_add(p->out, MW_STR("<tr>"));
        for (size_t c = 0; c + marked < columns; c++)
            put_cell(p, frame, r, c, looks[c]);
        if (marked) { /* HTML already */
            mw_buf_add(p->out, MW_STR("<td class=\"e\" data-l=\"evidence\">"));
            mw_buf_add(p->out, mw_frame_cell(frame, r, columns - 1).text);
            mw_buf_add(p->out, MW_STR("</td>"));
        }
        mw_buf_add(p->out, MW_STR("</tr>\n"));
    }
    mw_buf_add(p->out, MW_STR("</tbody>\n</table>\n</div>\n"));
}

/* The picture, once for a desk and once for a phone, where the first would be too small to read; its
 * table is folded below it. */
static bool put_picture(page *p, const block *b, mw_error *err)
{
    mw_buf_print(p->out, "<figure class=\"%s\">\n", mw_chart_kind_name(b->chart->kind));
    mw_html_part(p->out, "<figcaption>", b->chart->title, "</figcaption>\n");
    mw_buf_add(p->out, MW_STR("<div class=\"desk\">\n"));
    bool good = mw_chart_svg(b, p->listed, CHART_WIDTH, p->out, err);
    mw_buf_add(p->out, MW_STR("</div>\n<div class=\"phone\">\n"));
    good = good && mw_chart_svg(b, p->listed, CHART_NARROW, p->out, err);
    mw_buf_add(p->out, MW_STR("</div>\n"));
    mw_buf_add(p->out, MW_STR("<details class=\"data\">\n<summary>As a table</summary>\n"));
    return good;
}

static bool put_table(page *p, const block *b, mw_error *err)
{
    bool marked;
    mw_frame *frame = mw_table_shown(b, write_marks, p, &marked, err);
    size_t columns = frame ? mw_frame_column_count(frame) : 0;
    look *looks = frame ? mw_memory_get(columns * sizeof *looks, err) : NULL;
    for (size_t c = 0; looks && c < columns; c++)
        looks[c] = look_of(frame, c);
    bool good = looks && (!b->chart || put_picture(p, b, err));
    if (good) {
        put_header(p, frame, looks, marked);
        put_rows(p, frame, looks, marked);
        if (b->rows_left)
            mw_buf_print(p->out, "<p class=\"more\">\xe2\x80\xa6 %zu more row%s</p>\n",
                         b->rows_left, b->rows_left == 1 ? "" : "s");
        mw_buf_add(p->out, b->chart ? MW_STR("</details>\n</figure>\n") : MW_STR(""));
    }
    mw_memory_free(looks);
    mw_frame_free(frame);
    return good;
}

/* ---- the page */

static bool put_block(page *p, const block *b, mw_error *err)
{
    bool expect = b->kind == BLOCK_EXPECT;
    if (expect != p->expecting)
        mw_buf_add(p->out, expect ? MW_STR("<ul class=\"expect\">\n") : MW_STR("</ul>\n"));
    p->expecting = expect;
    switch (b->kind) {
    case BLOCK_SECTION:
        mw_buf_print(p->out, "<h2 id=\"s%zu\">", ++p->section);
        mw_html_text(b->text, p->out);
        mw_buf_add(p->out, MW_STR("</h2>\n"));
        break;
    case BLOCK_SENTENCE:
        put_sentence(p, b);
        break;
    case BLOCK_QUOTE:
        put_quote(p, b);
        break;
    case BLOCK_TABLE:
        return put_table(p, b, err);
    case BLOCK_EXPECT:
        put_expect(p, b);
        break;
    }
    return true;
}

bool mw_report_html(const mw_report *report, mw_buf *out, mw_error *err)
{
    bool *listed = mw_report_listed(report, err);
    page p = {.report = report, .listed = listed, .out = out};
    bool good = listed != NULL;
    put_head(&p);
    mw_html_part(out, "<header>\n<h1>", report->title, "</h1>\n");
    mw_buf_add(out, report->title.len ? MW_STR("</header>\n") : MW_STR(""));
    put_contents(&p);
    mw_buf_add(out, MW_STR("<main>\n"));
    for (size_t i = 0; good && i < report->blocks.count; i++)
        good = put_block(&p, &report->blocks.items[i], err);
    mw_buf_add(out, p.expecting ? MW_STR("</ul>\n</main>\n") : MW_STR("</main>\n"));
    good = good && mw_html_evidence(report, listed, out, err);
    mw_html_manifest(report, out);
    put_foot(&p);
    mw_memory_free(listed);
    return good && mw_buf_ok(out, err);
}
