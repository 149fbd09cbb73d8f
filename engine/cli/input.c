/* SPDX-License-Identifier: MIT */
/* Reading, as the command line asks for it. */
#include "cli/input.h"

#include "base/date.h"
#include "cli/interrupt.h"
#include "cli/message.h"
#include "cli/progress.h"
#include "run/gather.h"

#include <stdio.h>
#include <unistd.h>

static int input; /* 0: auto, then as in mw_input */
static const char *published;
static bool verbatim;

const mw_option MW_READING_OPTIONS[] = {
    {"input", 0, MW_OPT_CHOICE, &input, "auto|text|html|xml|jsonl",
     "how to read the input; auto decides by content and file name"},
    {"published", 0, MW_OPT_TEXT, &published, "DATE",
     "the publication date (YYYY-MM-DD) of what carries none"},
    {"verbatim", 0, MW_OPT_FLAG, &verbatim, NULL, "the input is body text: keep it byte for byte"},
    {0},
};

bool mw_input_options(const mw_command *command, mw_reader_options *options)
{
    *options = (mw_reader_options){.input = (mw_input)input,
                                   .verbatim = verbatim,
                                   .published = mw_str_of(published),
                                   .cancel = &mw_interrupted};
    if (published && mw_day_parse(options->published) == MW_DAY_NONE) {
        mw_usage(command, "--published takes a date like 2022-08-03, not \"%s\"", published);
        return false;
    }
    return true;
}

bool mw_input_is_as_usual(void)
{
    return !input && !published && !verbatim;
}

mw_reader *mw_input_reader(const mw_command *command, int count, char **arguments)
{
    mw_error err = {0};
    mw_reader_options options;
    if (!mw_input_options(command, &options))
        return NULL;
    mw_reader *reader = mw_reader_new(&options, &err);
    bool good = reader != NULL;
    for (int i = 0; good && i < count; i++)
        good = mw_gather_add(reader, arguments[i], &err);
    if (good && count == 0) {
        if (isatty(STDIN_FILENO))
            mw_remark("reading standard input, until Ctrl-D");
        good = mw_reader_add_path(reader, "-", &err);
    }
    if (!good) {
        mw_complain(MW_STR(""), &err);
        mw_reader_free(reader);
        return NULL;
    }
    return reader;
}

mw_str mw_input_reading(void)
{
    static char text[100];
    int len = snprintf(text, sizeof text, "input=%d verbatim=%d published=%.60s", input, verbatim,
                       published ? published : "");
    return (mw_str){text, (size_t)len};
}

/* The caller's context goes through; ours goes with it. */
typedef struct loop {
    const mw_run_options *caller;
    uint64_t articles;
} loop;

static bool wanted(void *context, const mw_article *article, bool *is_wanted, mw_error *err)
{
    loop *l = context;
    return l->caller->wanted(l->caller->context, article, is_wanted, err);
}

static bool prepare(void *context, const mw_article *article, struct mw_buf *made, mw_error *err)
{
    loop *l = context;
    return l->caller->prepare(l->caller->context, article, made, err);
}

static bool work(void *context, unsigned worker, mw_article *article, struct mw_buf *made, mw_error *err)
{
    loop *l = context;
    return l->caller->work(l->caller->context, worker, article, made, err);
}

static bool article_done(void *context, mw_article *article, mw_str made, mw_error *err)
{
    loop *l = context;
    l->articles++;
    return l->caller->article(l->caller->context, article, made, err);
}

static void skipped(void *context, mw_str where, const mw_error *why)
{
    (void)context;
    mw_complain(where, why);
}

static void noted(void *context, mw_str where, const char *note)
{
    (void)context;
    mw_remark("%.*s: %s", MW_ARG(where), note);
}

static void progress(void *context, uint64_t done, uint64_t all)
{
    mw_progress_show(done, all, ((loop *)context)->articles);
}

int mw_input_run(mw_reader *reader, mw_run_options options, mw_run_counts *counts)
{
    mw_error err = {0};
    mw_run_counts own;
    mw_run_options run = options;
    loop l = {.caller = &options};
    run.wanted = options.wanted ? wanted : NULL;
    run.prepare = options.prepare ? prepare : NULL;
    run.work = options.work ? work : NULL;
    run.article = article_done;
    run.skipped = skipped;
    run.noted = noted;
    run.progress = progress;
    run.context = &l;
    run.cancel = &mw_interrupted;
    mw_interrupt_watch();
    bool good = mw_run(reader, &run, counts ? counts : &own, &err);
    mw_progress_hide();
    const mw_run_counts *done = counts ? counts : &own;
    if (done->foreign)
        mw_remark("%llu article%s not in English: only paragraphs, sentences and tokens were made",
                  (unsigned long long)done->foreign, done->foreign == 1 ? " is" : "s are");
    mw_detail("%llu articles, %llu not read", (unsigned long long)done->articles,
              (unsigned long long)done->skipped);
    if (err.code == MW_ECANCEL)
        return MW_EXIT_INTERRUPTED;
    if (!good)
        mw_complain(MW_STR(""), &err);
    return good && !done->skipped ? MW_EXIT_DONE : MW_EXIT_FAILED;
}
