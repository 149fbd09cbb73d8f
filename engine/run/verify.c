/* SPDX-License-Identifier: MIT */
/* Verifying a report: its articles read again one at a time, each looked up in the manifest. */
#include "run/verify_impl.h"

#include <stdarg.h>
#include <stdio.h>

#include "frame/print.h"
#include "run/inputs.h"
#include "text/utf8.h"

const char *mw_verify_shown(mw_str text, shown *into)
{
    mw_buf clean = {0};
    mw_print_clean(text, &clean);
    size_t end = 0, next;
    for (size_t count = 0; end < clean.len && count < SHOWN_MAX - 1; end = next, count++)
        mw_utf8_next(mw_buf_str(&clean), end, &next);
    snprintf(into->text, sizeof into->text, "%.*s%s", (int)end, end ? clean.data : "",
             end < clean.len ? "\xe2\x80\xa6" : "");
    mw_buf_free(&clean);
    return into->text;
}

void mw_verify_problem(verification *v, const char *format, ...)
{
    char line[SHOWN_MAX * 32];
    va_list args;
    va_start(args, format);
    vsnprintf(line, sizeof line, format, args);
    va_end(args);
    mw_buf_add(v->out, mw_str_of(line));
    mw_buf_char(v->out, '\n');
    v->counts.problems++;
}

/* The row of the manifest that an article is: by its id, or where that changed by its place. */
static listed_article *listed_of(const verification *v, const mw_head *head)
{
    const report_file *file = &v->file;
    const uint64_t *at = mw_map_get(&file->by_id, head->id);
    if (!at && head->url.data)
        at = mw_map_get(&file->by_url, head->url);
    if (!at && head->path.data)
        at = mw_map_get(&file->by_path, head->path);
    return at ? &file->articles.items[*at - 1] : NULL;
}

static bool note_found(verification *v, listed_article *a, mw_str sha256)
{
    if (a->found != FOUND_NOT)
        return false; /* its id or address comes twice; the first counts */
    shown id;
    v->counts.articles++;
    a->found = mw_str_equal(a->sha256, sha256) ? FOUND_SAME : FOUND_CHANGED;
    if (a->found == FOUND_CHANGED)
        mw_verify_problem(v, "article %s: changed since the report was made", mw_verify_shown(a->id, &id));
    return true;
}

/* An article of a corpus on which nothing rests need not be loaded. */
static bool is_wanted(void *context, mw_str id, mw_str sha256)
{
    verification *v = context;
    const uint64_t *at = mw_map_get(&v->file.by_id, id);
    listed_article *a = at ? &v->file.articles.items[*at - 1] : NULL;
    if (a && (a->first_citation || a->first_claim))
        return true;
    if (a)
        note_found(v, a, sha256);
    return false;
}

static bool read_articles(verification *v, mw_inputs *inputs, mw_error *err)
{
    mw_article *article;
    mw_error bad = {0}, last = {0};
    for (mw_got got; (got = mw_inputs_next(inputs, is_wanted, v, &article, &bad)) != MW_END;) {
        if (got == MW_BAD) {
            shown where;
            mw_fail(&last, bad.code, 0, "%s: %s", mw_verify_shown(mw_inputs_where(inputs), &where), bad.text);
            if (bad.code == MW_ENOMEM || bad.code == MW_ECANCEL)
                return mw_fail(err, bad.code, 0, "%s", bad.text);
            mw_verify_problem(v, "%s", last.text);
            continue;
        }
        const mw_head *head = mw_article_head(article);
        listed_article *a = listed_of(v, head);
        bool good = !a || !note_found(v, a, head->sha256) || mw_verify_article(v, a, article, err);
        mw_article_free(article);
        if (!good)
            return false;
    }
    return v->counts.articles || !last.code || mw_fail(err, last.code, 0, "%s", last.text);
}

static void tell_missing(verification *v)
{
    for (size_t i = 0; i < v->file.articles.count; i++) {
        const listed_article *a = &v->file.articles.items[i];
        shown id;
        if (a->found == FOUND_NOT)
            mw_verify_problem(v, "article %s: missing, with %u citation%s", mw_verify_shown(a->id, &id),
                              (unsigned)a->citation_count, a->citation_count == 1 ? "" : "s");
    }
}

static void put_counted(mw_buf *out, uint64_t count, const char *noun, const char *after)
{
    mw_buf_print(out, "%llu %s%s%s", (unsigned long long)count, noun, count == 1 ? "" : "s", after);
}

static void sum_up(verification *v)
{
    mw_buf *out = v->out;
    if (v->few_cited) {
        put_counted(out, v->few_cited, "count", "");
        mw_buf_add(out, v->few_cited == 1 ? MW_STR(" lists") : MW_STR(" list"));
        mw_buf_add(out, MW_STR(" fewer citations than it says\n"));
    }
    if (v->counts.unchecked) {
        put_counted(out, v->counts.unchecked, "value", "");
        mw_buf_add(out, MW_STR(" taken from a table's cell: only its citations were checked\n"));
    }
    mw_buf_add(out, MW_STR("checked "));
    put_counted(out, v->counts.citations, "citation", ", ");
    put_counted(out, v->counts.values, "value", " and ");
    put_counted(out, v->counts.articles, "article", ": ");
    if (v->counts.problems)
        put_counted(out, v->counts.problems, "problem", "\n");
    else
        mw_buf_add(out, MW_STR("all as the report says\n"));
}

static bool check_inputs(const char *const *inputs, size_t count, mw_error *err)
{
    for (size_t i = 0; i < count; i++)
        if (strcmp(inputs[i], "-") == 0)
            return mw_fail(err, MW_EARG, 0,
                           "the report was made from standard input: name its articles with --in INPUT");
    return count > 0 || mw_fail(err, MW_EARG, 0, "the report names no input: name its articles with --in INPUT");
}

static bool verify_all(verification *v, mw_error *err)
{
    const mw_verify_options *options = v->options;
    const char *const *names = options->input_count ? options->inputs : v->file.inputs.items;
    size_t count = options->input_count ? options->input_count : v->file.inputs.count;
    if (!check_inputs(names, count, err))
        return false;
    mw_inputs *inputs = mw_inputs_open(options->reading ? options->reading : &v->file.reading, names, count, err);
    mw_verify_texts(v);
    bool good = inputs && read_articles(v, inputs, err);
    mw_inputs_free(inputs);
    if (!good)
        return false;
    tell_missing(v);
    sum_up(v);
    return mw_buf_ok(v->out, err);
}

bool mw_verify(mw_str json, const mw_verify_options *options, mw_buf *out, mw_verify_counts *counts,
               mw_error *err)
{
    verification v = {.options = options, .out = out};
    bool good = mw_report_file_read(&v.file, json, err) && verify_all(&v, err);
    mw_report_file_free(&v.file);
    if (counts)
        *counts = v.counts;
    return good;
}
