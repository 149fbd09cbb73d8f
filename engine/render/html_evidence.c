/* SPDX-License-Identifier: MIT */
/* The HTML page's appendix: the sentence of each citation, the span marked in it; then from what
 * the report was made. */
#include "render/html_impl.h"

static const span_marks MARKED = {{"<mark>", 6}, {"</mark>", 7}, mw_html_text};

static void put_where(const citation *c, mw_buf *out)
{
    mw_buf cite = {0};
    mw_cite_write(c->cite, &cite);
    mw_buf_add(out, MW_STR("<span class=\"where\">"));
    mw_html_part(out, "", c->source.outlet, ", ");
    mw_html_part(out, "<time>", mw_report_day(c->source.published), "</time> \xc2\xb7 ");
    mw_html_part(out, "<code>", mw_buf_str(&cite), "</code>");
    mw_buf_add(out, MW_STR("</span>"));
    out->failed |= cite.failed;
    mw_buf_free(&cite);
}

static void put_citation(const citation *c, size_t number, mw_buf *out)
{
    mw_buf_print(out,
                 "<li id=\"e%zu\"><span class=\"no\">%zu</span><div class=\"text\" dir=\"auto\">",
                 number, number);
    if (c->source.sentence.data)
        mw_citation_sentence(c, MARKED, out);
    else
        mw_buf_add(out, MW_STR("(its article could not be read again)"));
    put_where(c, out);
    mw_buf_add(out, MW_STR("</div></li>\n"));
}

static void put_unlisted(size_t first, size_t last, mw_buf *out)
{
    mw_buf_print(out,
                 first == last ? "<li><span class=\"no\">%zu</span>"
                               : "<li><span class=\"no\">%zu\xe2\x80\x93%zu</span>",
                 first, last);
    mw_buf_print(
        out,
        "<div class=\"more\">%zu more of a long list; the JSON form has them all.</div></li>\n",
        last - first + 1);
}

static void put_questions(const mw_report *report, mw_buf *out)
{
    for (size_t i = 0; i < report->questions.count; i++) {
        mw_buf letters = {0};
        mw_question_write(i + 1, &letters);
        mw_str label = mw_str_sub(mw_buf_str(&letters), 1, letters.len ? letters.len - 1 : 0);
        mw_html_part(out, "<li id=\"q", label, "\">");
        mw_html_part(out, "<span class=\"no\">", label, "</span>");
        mw_buf_print(
            out, "<div class=\"text\">Nothing found in the %zu article%s searched. Asked: <code>",
            report->articles.count, report->articles.count == 1 ? "" : "s");
        mw_html_text(report->questions.items[i], out);
        mw_buf_add(out, MW_STR("</code></div></li>\n"));
        out->failed |= letters.failed;
        mw_buf_free(&letters);
    }
}

bool mw_html_evidence(const mw_report *report, const bool *listed, mw_buf *out, mw_error *err)
{
    size_t count = report->citations.count;
    if (!count && !report->questions.count)
        return true;
    mw_buf_add(out,
               MW_STR("<section id=\"evidence\">\n<h2>Evidence</h2>\n<p class=\"made\">Each number "
                      "above rests on the "
                      "marked words of a sentence. To read one in its article: <code>moonwire show "
                      "CITATION</code></p>\n<ol>\n"));
    for (size_t i = 0; i < count;) {
        size_t end = i;
        while (end < count && !listed[end])
            end++;
        if (end > i) {
            put_unlisted(i + 1, end, out);
        } else {
            put_citation(&report->citations.items[i], i + 1, out);
            end++;
        }
        i = end;
    }
    put_questions(report, out);
    mw_buf_add(out, MW_STR("</ol>\n</section>\n"));
    return mw_buf_ok(out, err);
}

/* ---- the manifest */

static void put_term(mw_buf *out, const char *name, mw_str text)
{
    if (!text.len)
        return;
    mw_buf_print(out, "<dt>%s</dt><dd>", name);
    mw_html_text(text, out);
    mw_buf_add(out, MW_STR("</dd>\n"));
}

/* As much of a hash as tells it from others on one page. */
static mw_str short_hash(mw_str sha256)
{
    return sha256.len > 12 ? mw_str_sub(sha256, 0, 12) : sha256;
}

static void put_setting(const setting *s, mw_buf *out)
{
    mw_buf text = {0};
    mw_cell_write(s->value, &text);
    mw_html_part(out, "<dt>", s->name, "</dt><dd>");
    mw_html_text(mw_buf_str(&text), out);
    mw_buf_add(out, MW_STR("</dd>\n"));
    out->failed |= text.failed;
    mw_buf_free(&text);
}

static void put_module(const module *m, mw_buf *out)
{
    mw_buf_add(out, MW_STR("<dt>module</dt><dd>"));
    mw_html_text(m->name, out);
    mw_html_part(out, " <code>", short_hash(m->sha256), "</code></dd>\n");
}

static void put_articles(const mw_report *report, mw_buf *out)
{
    mw_buf_print(out, "<dt>articles</dt><dd>%zu</dd>\n", report->articles.count);
    for (size_t i = 0; i < report->articles.count && i < 200; i++) {
        const mw_manifest_article *a = &report->articles.items[i];
        mw_html_part(out, "<dt>", mw_report_day(a->published), "</dt>");
        mw_buf_add(out, a->published.len ? MW_STR("<dd>") : MW_STR("<dt></dt><dd>"));
        mw_html_text(a->id, out);
        mw_html_part(out, ", ", a->source, "");
        mw_html_part(out, " <code>",
                     short_hash(a->sha256), "</code>");
        mw_buf_add(out, MW_STR("</dd>\n"));
    }
    if (report->articles.count > 200)
        mw_buf_print(out, "<dt></dt><dd>%zu more; the JSON form has them all</dd>\n",
                     report->articles.count - 200);
}

static void put_decisions(const mw_report *report, mw_buf *out)
{
    put_term(out, "decided by hand, in", report->decisions_file);
    for (size_t i = 0; i < report->decisions.count; i++) {
        mw_buf line = {0};
        mw_decision_line(&report->decisions.items[i], &line);
        put_term(out, "", mw_buf_str(&line));
        out->failed |= line.failed;
        mw_buf_free(&line);
    }
}

void mw_html_manifest(const mw_report *report, mw_buf *out)
{
    mw_buf_add(
        out,
        MW_STR("<details id=\"manifest\">\n<summary>What this was made from</summary>\n<dl>\n"));
    put_term(out, "script", report->script);
    put_term(out, "its SHA-256", report->script_sha256);
    for (size_t i = 0; i < report->modules.count; i++)
        put_module(&report->modules.items[i], out);
    put_term(out, "engine", report->engine);
    put_term(out, "tables", report->lexicon);
    for (size_t i = 0; i < report->inputs.count; i++)
        put_term(out, "input", report->inputs.items[i]);
    for (size_t i = 0; i < report->options.count; i++)
        put_setting(&report->options.items[i], out);
    for (size_t i = 0; i < report->reading.count; i++)
        put_setting(&report->reading.items[i], out);
    put_articles(report, out);
    put_decisions(report, out);
    mw_buf_add(out, MW_STR("</dl>\n</details>\n"));
}
