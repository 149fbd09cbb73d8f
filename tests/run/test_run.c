/* SPDX-License-Identifier: MIT */
#include <moonwire/run.h>

#include "base/buf.h"

#include <criterion/criterion.h>
#include <stdio.h>

/* What came out of a run, as text. */
typedef struct log {
    mw_buf seen;
    int stop_after; /* articles; 0: never */
    int articles;
    volatile int cancel;
    bool cancel_at_first;
} log;

static const mw_model *model(void)
{
    static mw_model *opened;
    if (!opened)
        opened = mw_model_open(NULL);
    cr_assert(opened);
    return opened;
}

static bool prepare(void *context, const mw_article *article, struct mw_buf *made, mw_error *err)
{
    (void)context;
    mw_str id = mw_article_head(article)->id;
    mw_buf_print(made, "%zu", mw_article_layers(article)->sentence_count);
    return !mw_str_is(id, "unprepared") || mw_fail(err, MW_ELIMIT, 0, "not prepared");
}

static bool deliver(void *context, mw_article *article, mw_str made, mw_error *err)
{
    log *l = context;
    mw_buf_print(&l->seen, "%.*s=%.*s ", MW_ARG(mw_article_head(article)->id), MW_ARG(made));
    if (l->cancel_at_first)
        l->cancel = 1;
    return ++l->articles != l->stop_after || mw_fail(err, MW_EIO, 0, "full");
}

static void skipped(void *context, mw_str where, const mw_error *why)
{
    mw_buf_print(&((log *)context)->seen, "[%.*s: %s] ", MW_ARG(where), why->text);
}

static void noted(void *context, mw_str where, const char *note)
{
    mw_buf_print(&((log *)context)->seen, "(%.*s: %s) ", MW_ARG(where), note);
}

static bool wanted(void *context, const mw_article *article, bool *is_wanted, mw_error *err)
{
    (void)context, (void)err;
    cr_assert(mw_article_head(article)->lexicon.len, "the store's key needs it");
    *is_wanted = !mw_str_is(mw_article_head(article)->id, "known");
    return true;
}

static mw_run_options options_for(log *l, unsigned jobs)
{
    return (mw_run_options){.model = model(),
                            .layers = MW_SENTENCES,
                            .jobs = jobs,
                            .prepare = prepare,
                            .article = deliver,
                            .skipped = skipped,
                            .noted = noted,
                            .context = l,
                            .cancel = &l->cancel};
}

static mw_reader *reader_over(mw_str feed)
{
    mw_reader *reader = mw_reader_new(NULL, NULL);
    cr_assert(reader && mw_reader_add_bytes(reader, MW_STR("f.jsonl"), feed, NULL));
    return reader;
}

static const char FEED[] =
    "{\"id\":\"a\",\"text\":\"One. Two.\"}\n"
    "broken\n"
    "{\"id\":\"b\",\"text\":\"One\xff.\"}\n"
    "{\"id\":\"unprepared\",\"text\":\"One.\"}\n"
    "{\"id\":\"known\",\"text\":\"One.\"}\n"
    "{\"id\":\"ru\",\"text\":\"\\u041e\\u043d \\u043f\\u0440\\u0438\\u0431\\u044b\\u043b.\"}\n";

Test(run, what_cannot_be_read_is_told_in_its_place_and_the_run_goes_on)
{
    for (unsigned jobs = 0; jobs <= 4; jobs++) {
        log l = {0};
        mw_run_counts counts;
        mw_reader *reader = reader_over(mw_str_of(FEED));
        mw_run_options options = options_for(&l, jobs);
        cr_assert(mw_run(reader, &options, &counts, NULL));
        cr_assert_str_eq(l.seen.data,
                         "a=2 [f.jsonl:2: not JSON at byte 0: unexpected character] "
                         "(f.jsonl:3: invalid UTF-8: 1 bad sequence became U+FFFD) b=1 "
                         "[f.jsonl:4: not prepared] known=1 ru=1 ",
                         "jobs %u", jobs);
        cr_assert_eq(counts.articles, 4);
        cr_assert_eq(counts.skipped, 2);
        cr_assert_eq(counts.foreign, 1);
        mw_reader_free(reader);
        mw_buf_free(&l.seen);
    }
}

Test(run, what_is_not_wanted_is_passed_over)
{
    for (unsigned jobs = 1; jobs <= 3; jobs++) {
        log l = {0};
        mw_run_counts counts;
        mw_reader *reader = reader_over(mw_str_of(FEED));
        mw_run_options options = options_for(&l, jobs);
        options.wanted = wanted;
        cr_assert(mw_run(reader, &options, &counts, NULL));
        cr_assert_null(strstr(l.seen.data, "known"));
        cr_assert_eq(counts.passed, 1);
        cr_assert_eq(counts.articles, 3);
        mw_reader_free(reader);
        mw_buf_free(&l.seen);
    }
}

/* Articles of very different lengths, so that workers finish in another order than they began. */
static mw_str uneven_feed(mw_buf *feed, int articles)
{
    for (int i = 0; i < articles; i++) {
        mw_buf_print(feed, "{\"id\":\"%d\",\"text\":\"", i);
        for (int k = 0; k < (i % 7 == 0 ? 400 : i % 3); k++)
            mw_buf_add(feed, MW_STR("The envoy came to the capital. "));
        mw_buf_add(feed, MW_STR("He left.\"}\n"));
    }
    return mw_buf_str(feed);
}

Test(run, the_output_does_not_depend_on_the_number_of_threads, .timeout = 60)
{
    mw_buf feed = {0}, first = {0};
    uneven_feed(&feed, 100);
    for (unsigned jobs = 1; jobs <= 8; jobs += 1 + jobs / 3) {
        log l = {0};
        mw_reader *reader = reader_over(mw_buf_str(&feed));
        mw_run_options options = options_for(&l, jobs);
        cr_assert(mw_run(reader, &options, NULL, NULL));
        if (jobs == 1)
            mw_buf_add(&first, mw_buf_str(&l.seen));
        cr_assert(mw_str_equal(mw_buf_str(&first), mw_buf_str(&l.seen)), "jobs %u", jobs);
        mw_reader_free(reader);
        mw_buf_free(&l.seen);
    }
    mw_buf_free(&feed);
    mw_buf_free(&first);
}

Test(run, stops_when_the_caller_says_so)
{
    mw_buf feed = {0};
    uneven_feed(&feed, 50);
    for (unsigned jobs = 1; jobs <= 3; jobs++) {
        log l = {.stop_after = 3};
        mw_error err = {0};
        mw_run_counts counts;
        mw_reader *reader = reader_over(mw_buf_str(&feed));
        mw_run_options options = options_for(&l, jobs);
        cr_assert_not(mw_run(reader, &options, &counts, &err));
        cr_assert_eq(err.code, MW_EIO);
        cr_assert_eq(l.articles, 3);
        cr_assert_eq(counts.articles, 2, "the third was not taken");
        mw_reader_free(reader);
        mw_buf_free(&l.seen);
    }
    mw_buf_free(&feed);
}

Test(run, an_interrupt_ends_it_soon)
{
    mw_buf feed = {0};
    uneven_feed(&feed, 50);
    for (unsigned jobs = 1; jobs <= 3; jobs++) {
        log l = {.cancel_at_first = true};
        mw_error err = {0};
        mw_reader *reader = reader_over(mw_buf_str(&feed));
        mw_run_options options = options_for(&l, jobs);
        cr_assert_not(mw_run(reader, &options, NULL, &err));
        cr_assert_eq(err.code, MW_ECANCEL);
        cr_assert_eq(l.articles, 1);
        mw_reader_free(reader);
        mw_buf_free(&l.seen);
    }
    mw_buf_free(&feed);
}

Test(run, of_nothing_is_done_at_once)
{
    for (unsigned jobs = 1; jobs <= 2; jobs++) {
        log l = {0};
        mw_run_counts counts;
        mw_reader *reader = reader_over(MW_STR(""));
        mw_run_options options = options_for(&l, jobs);
        cr_assert(mw_run(reader, &options, &counts, NULL));
        cr_assert_eq(counts.articles + counts.skipped, 0);
        mw_reader_free(reader);
    }
}
