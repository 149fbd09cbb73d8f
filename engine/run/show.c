/* SPDX-License-Identifier: MIT */
/* A citation in its place: the article's head, and the sentences around the span. */
#include <ctype.h>

#include <moonwire/annotate.h>
#include <moonwire/verify.h>

#include "base/arena.h"
#include "frame/print.h"
#include "run/gather.h"
#include "run/inputs.h"
#include "run/sources.h"
#include "text/wrap.h"

enum { NEAR_MAX = 3 };

typedef struct search {
    mw_str id; /* asked for */
    size_t article_count;
    mw_arena *arena;
    struct {
        mw_str id;
        size_t score;
    } near[NEAR_MAX]; /* best first, the earlier of equals first */
} search;

static bool is_word_byte(char c)
{
    return isalnum((unsigned char)c) || (unsigned char)c >= 0x80;
}

/* How many bytes of the words of `asked` occur in `id`: people remember a name and a date, in any order. */
static size_t likeness(mw_str asked, mw_str id)
{
    size_t score = 0;
    for (size_t at = 0; at < asked.len;) {
        size_t start = at;
        while (at < asked.len && is_word_byte(asked.data[at]))
            at++;
        mw_str word = mw_str_sub(asked, start, at);
        if (word.len && mw_str_find(id, word, 0) < id.len)
            score += word.len;
        at += word.len == 0;
    }
    return score;
}

static void note_near(search *s, mw_str id)
{
    size_t score = likeness(s->id, id), at = NEAR_MAX;
    while (at > 0 && score > s->near[at - 1].score)
        at--;
    mw_str copy;
    if (score * 2 < s->id.len || at == NEAR_MAX || !mw_arena_copy(s->arena, id, &copy, NULL))
        return;
    for (size_t i = NEAR_MAX - 1; i > at; i--)
        s->near[i] = s->near[i - 1];
    s->near[at].id = copy;
    s->near[at].score = score;
}

static bool is_it(void *context, mw_str id, mw_str sha256)
{
    search *s = context;
    (void)sha256;
    s->article_count++;
    if (mw_str_equal(id, s->id))
        return true;
    note_near(s, id);
    return false;
}

static bool no_article(const search *s, mw_error *err)
{
    mw_buf text = {0};
    mw_buf_print(&text, "there is no article %.*s among the %zu", MW_ARG(s->id), s->article_count);
    for (size_t i = 0; i < NEAR_MAX && s->near[i].id.data; i++) {
        mw_buf_add(&text, i ? MW_STR(", ") : MW_STR("; ids like it: "));
        mw_print_clean(s->near[i].id, &text);
    }
    mw_fail(err, MW_EARG, 0, "%.*s", MW_ARG(mw_buf_str(&text)));
    mw_buf_free(&text);
    return false;
}

/* NULL: not found (`err` is filled). Yours to free. */
static mw_article *find(search *s, mw_inputs *inputs, mw_error *err)
{
    mw_article *article;
    mw_error bad = {0};
    for (mw_got got; (got = mw_inputs_next(inputs, is_it, s, &article, &bad)) != MW_END;) {
        if (got == MW_BAD && (bad.code == MW_ENOMEM || bad.code == MW_ECANCEL))
            break;
        if (got == MW_BAD)
            continue;
        if (mw_str_equal(mw_article_head(article)->id, s->id))
            return article;
        is_it(s, mw_article_head(article)->id, MW_NONE); /* of a file: it was not asked for before */
        mw_article_free(article);
    }
    if (bad.code && !s->article_count)
        mw_fail(err, bad.code, 0, "%s", bad.text);
    else
        no_article(s, err);
    return NULL;
}

static void put_line(mw_buf *line, size_t width, mw_buf *out)
{
    mw_wrap(mw_buf_str(line), width, 0, 0, out);
    out->failed |= line->failed;
    mw_buf_clear(line);
}

static void put_head(const mw_head *head, size_t width, mw_buf *out)
{
    mw_buf line = {0};
    mw_str parts[] = {head->source, head->published, head->id};
    if (head->title.len) {
        mw_print_clean(head->title, &line);
        put_line(&line, width, out);
    }
    bool some = false;
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        mw_buf_add(&line, parts[i].len && some ? MW_STR(", ") : MW_STR(""));
        mw_print_clean(parts[i], &line);
        some |= parts[i].len > 0;
    }
    put_line(&line, width, out);
    mw_buf_free(&line);
}

static void put_sentences(mw_source source, mw_span span, size_t width, mw_buf *out)
{
    size_t start = span.start - source.sentence_start, end = span.end - source.sentence_start;
    mw_buf line = {0};
    mw_print_clean(mw_str_sub(source.sentence, 0, start), &line);
    mw_buf_add(&line, MW_STR("\xc2\xab"));
    mw_print_clean(mw_str_sub(source.sentence, start, end), &line);
    mw_buf_add(&line, MW_STR("\xc2\xbb"));
    mw_print_clean(mw_str_sub(source.sentence, end, source.sentence.len), &line);
    put_line(&line, width, out);
    mw_buf_free(&line);
}

static bool is_border(mw_str text, uint32_t at)
{
    return at == text.len || (at < text.len && ((unsigned char)text.data[at] & 0xc0) != 0x80);
}

static bool put_article(mw_article *article, mw_cite cite, const mw_verify_options *options, size_t width,
                        mw_buf *out, mw_error *err)
{
    mw_str text = mw_article_text(article);
    if (cite.span.end > text.len)
        return mw_fail(err, MW_EARG, 0, "%.*s has only %zu bytes of text", MW_ARG(cite.article), text.len);
    if (!is_border(text, cite.span.start) || !is_border(text, cite.span.end))
        return mw_fail(err, MW_EARG, 0, "%lu-%lu cuts a character of %.*s in two", (unsigned long)cite.span.start,
                       (unsigned long)cite.span.end, MW_ARG(cite.article));
    if (!mw_annotate(article, options->model, MW_SENTENCES, err))
        return false;
    put_head(mw_article_head(article), width, out);
    mw_buf_char(out, '\n');
    put_sentences(mw_source_of(article, cite.span), cite.span, width, out);
    return mw_buf_ok(out, err);
}

/* All of it, a paragraph a line. */
static bool put_whole(const mw_article *article, size_t width, mw_buf *out, mw_error *err)
{
    mw_buf line = {0};
    mw_str rest = mw_article_text(article), paragraph;
    put_head(mw_article_head(article), width, out);
    mw_buf_char(out, '\n');
    while (mw_str_cut(&rest, '\n', &paragraph)) {
        mw_print_clean(paragraph, &line);
        put_line(&line, width, out);
    }
    mw_buf_free(&line);
    return mw_buf_ok(out, err);
}

bool mw_show(mw_str text, const mw_verify_options *options, size_t width, mw_buf *out, mw_error *err)
{
    static const char *const STORY[] = {MW_BUILTIN_STORY};
    mw_cite cite = {.article = text};
    bool whole = !mw_cite_parse(text, &cite);
    search s = {.id = cite.article, .arena = mw_arena_create(0, err)};
    mw_inputs *inputs = mw_inputs_open(options->reading, options->input_count ? options->inputs : STORY,
                                       options->input_count ? options->input_count : 1, err);
    mw_article *article = s.arena && inputs ? find(&s, inputs, err) : NULL;
    bool good = article && (whole ? put_whole(article, width, out, err)
                                  : put_article(article, cite, options, width, out, err));
    mw_article_free(article);
    mw_inputs_free(inputs);
    mw_arena_free(s.arena);
    return good;
}
