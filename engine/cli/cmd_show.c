/* SPDX-License-Identifier: MIT */
/* moonwire show: the sentence behind a citation. */
#include "article/article.h"
#include "base/buf.h"
#include "cli/commands.h"
#include "cli/corpus.h"
#include "cli/message.h"
#include "frame/print.h"

static const char *in;
static unsigned jobs = 1;

static const mw_option OPTIONS[] = {
    {"in", 0, MW_OPT_TEXT, &in, "INPUT", "a corpus, a folder or a file; by default the bundled story"},
    {"jobs", 'j', MW_OPT_COUNT, &jobs, "N", "work on N articles at once"},
    {0},
};

static const mw_example EXAMPLES[] = {
    {"moonwire show 2021-02-01-coup-in-naypyidaw:0-20", "the sentence around 20 bytes of the bundled story"},
    {"moonwire show 2021-02-01-coup-in-naypyidaw", "the whole article"},
    {0},
};

/* Outlet, date, title: what is known of them. */
static void write_head(const mw_article *article, mw_buf *out)
{
    const mw_head *head = mw_article_head(article);
    const mw_str parts[] = {head->source, head->published, head->title};
    size_t start = out->len;
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        if (!parts[i].len)
            continue;
        if (out->len > start)
            mw_buf_add(out, MW_STR(", "));
        mw_print_clean(parts[i], out);
    }
    if (out->len > start)
        mw_buf_char(out, '\n');
}

/* From the first sentence that the span touches to the last. */
static mw_span sentences_around(const mw_article *article, mw_span span)
{
    const mw_layers *layers = mw_article_layers(article);
    uint32_t first = mw_article_sentence_at(article, span.start);
    uint32_t last = mw_article_sentence_at(article, span.end > span.start ? span.end - 1 : span.end);
    if (first == MW_NO_INDEX || last == MW_NO_INDEX)
        return span;
    uint32_t start = layers->sentences[first].span.start, end = layers->sentences[last].span.end;
    return (mw_span){start < span.start ? start : span.start, end > span.end ? end : span.end};
}

/* The sentence on a line; on a terminal the cited words stand out. */
static void write_sentence(const mw_article *article, mw_span span, mw_buf *out)
{
    mw_span around = sentences_around(article, span);
    bool color = mw_out_color();
    mw_print_clean(mw_article_slice(article, (mw_span){around.start, span.start}), out);
    if (around.start < span.start && mw_article_text(article).data[span.start - 1] == ' ')
        mw_buf_char(out, ' ');
    mw_buf_add(out, color ? MW_STR("\033[1m") : MW_STR(""));
    mw_print_clean(mw_article_slice(article, span), out);
    mw_buf_add(out, color ? MW_STR("\033[0m") : MW_STR(""));
    if (span.end < around.end && mw_article_text(article).data[span.end] == ' ')
        mw_buf_char(out, ' ');
    mw_print_clean(mw_article_slice(article, (mw_span){span.end, around.end}), out);
    mw_buf_char(out, '\n');
}

/* The whole text, a paragraph a line. */
static void write_text(const mw_article *article, mw_buf *out)
{
    mw_str rest = mw_article_text(article), line;
    while (mw_str_cut(&rest, '\n', &line)) {
        mw_print_clean(line, out);
        mw_buf_char(out, '\n');
    }
}

static int show(mw_store *store, mw_str wanted)
{
    mw_error err = {0};
    mw_buf out = {0};
    mw_cite cite = {.article = wanted};
    bool whole = !mw_cite_parse(wanted, &cite);
    mw_article *article = mw_store_load_id(store, whole ? wanted : cite.article, &err);
    bool good = article != NULL;
    if (good && !whole && (cite.span.start > cite.span.end || cite.span.end > mw_article_text(article).len))
        good = mw_fail(&err, MW_EARG, 0, "the article's text has %zu bytes", mw_article_text(article).len);
    if (good) {
        write_head(article, &out);
        if (whole)
            write_text(article, &out);
        else
            write_sentence(article, cite.span, &out);
        good = mw_buf_ok(&out, &err) && mw_out(mw_buf_str(&out), &err);
    }
    if (!good)
        mw_complain(wanted, &err);
    mw_buf_free(&out);
    mw_article_free(article);
    return good ? MW_EXIT_DONE : MW_EXIT_FAILED;
}

static int run(int count, char **arguments)
{
    (void)count;
    mw_error err = {0};
    char *inputs[] = {(char *)(uintptr_t)in};
    mw_model *model = mw_model_open(&err);
    if (!model) {
        mw_complain(MW_STR(""), &err);
        return MW_EXIT_FAILED;
    }
    int status;
    mw_store *store = mw_corpus_open(&MW_COMMAND_SHOW, in ? 1 : 0, inputs, model, jobs, &status);
    if (store) {
        int answer = show(store, mw_str_of(arguments[0]));
        status = answer == MW_EXIT_DONE ? status : answer;
    }
    mw_store_close(store);
    mw_model_free(model);
    return status;
}

const mw_command MW_COMMAND_SHOW = {
    .name = "show",
    .arguments = "CITE",
    .summary = "the sentence behind a citation",
    .details = "A citation is ID:START-STOP, bytes of the article's text, as reports and results print it; an ID alone "
               "shows the article.",
    .examples = EXAMPLES,
    .options = OPTIONS,
    .reads = true,
    .least = 1,
    .most = 1,
    .run = run,
};
