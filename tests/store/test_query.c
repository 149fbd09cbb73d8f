/* SPDX-License-Identifier: MIT */
/* What a question in SQL may do, what it may not, and the evidence of its rows. */
#include "store/sample.h"

#include <pthread.h>
#include <stdatomic.h>
#include <unistd.h>

#include "store/store_impl.h"

static mw_store *corpus;

static void open_corpus(void)
{
    corpus = mw_store_open(NULL, MW_STORE_TEMPORARY, NULL);
    sample_save(corpus, sample_article((sample){0}), "");
    sample_save(corpus, sample_article((sample){.id = "b", .path = "b", .published = "2022-01-01"}),
                "");
}

static void close_corpus(void)
{
    mw_store_close(corpus);
}

TestSuite(query, .init = open_corpus, .fini = close_corpus);

Test(query, rows_carry_their_evidence_and_key)
{
    mw_frame *frame = sample_query(corpus, "select key, speaker, article, start, stop from quotes"
                                           " where kind = 'direct' order by published, article");
    cr_assert_eq(mw_frame_column_count(frame), 4, "the key is not shown");
    cr_assert_eq(mw_frame_row_count(frame), 2);
    size_t kept;
    const mw_cite *cite = mw_frame_evidence(frame, 1, &kept, NULL);
    cr_assert_eq(kept, 1);
    cr_assert(mw_str_is(cite->article, "orlova"));
    int64_t key = mw_store_mark_article(mw_frame_key(frame, 1));
    mw_article *article = mw_store_load(corpus, key, NULL);
    const mw_quote *quote =
        &mw_article_layers(article)->quotes[mw_store_mark_index(mw_frame_key(frame, 1))];
    cr_assert_eq(cite->span.start, quote->span.start);
    cr_assert(mw_str_is(mw_article_slice(article, quote->span), "We will help,"));
    mw_article_free(article);
    mw_frame_free(frame);
}

Test(query, rows_of_the_raw_tables_find_their_article_too)
{
    mw_frame *frame = sample_query(corpus, "select article, start, stop from quote order by 1, 2");
    const mw_cite *cite = mw_frame_evidence(frame, 0, NULL, NULL);
    cr_assert(mw_str_is(cite->article, "orlova"));
    mw_frame_free(frame);
}

Test(query, spans_that_make_no_sense_are_no_evidence)
{
    mw_frame *frame = sample_query(
        corpus, "select 'x' as article, -1 as start, 4 as stop union all select 'x', 9, 3"
                " union all select 'x', null, null union all select null, 1, 2"
                " union all select 'x', 'a', 'b' union all select 99, 1, 2"
                " union all select 'x', 1, 4294967296");
    for (size_t i = 0; i < mw_frame_row_count(frame); i++) {
        size_t kept;
        mw_frame_evidence(frame, i, &kept, NULL);
        cr_assert_eq(kept, 0, "row %zu", i);
    }
    mw_frame_free(frame);
}

Test(query, parameters_are_values_not_sql)
{
    mw_error err = {0};
    const mw_cell cells[] = {mw_cell_text(MW_STR("anna-orlova' or 1 --")), mw_cell_integer(7),
                             mw_cell_real(0.5), mw_cell_null(), mw_cell_bool(true)};
    mw_frame *frame = mw_store_query(corpus, MW_STR("select ?1, ?2, ?3, ?4, ?5"), cells, 5, &err);
    ASSERT_OK(frame, err);
    for (size_t i = 0; i < 5; i++)
        cr_assert_eq(
            mw_cell_compare(mw_frame_cell(frame, 0, i), i == 4 ? mw_cell_integer(1) : cells[i]), 0);
    mw_frame_free(frame);
    cr_assert_null(mw_store_query(corpus, MW_STR("select ?1, ?2"), cells, 1, &err));
    cr_assert_eq(err.code, MW_EARG);
}

static const struct refused {
    const char *sql;
    const char *says;
} REFUSED[] = {
    {"delete from article", "only SELECT"},
    {"insert into article default values", "only SELECT"},
    {"update article set title = 'x'", "only SELECT"},
    {"drop table article", "only SELECT"},
    {"create temp table t(a)", "only SELECT"},
    {"create view v as select 1", "only SELECT"},
    {"attach ':memory:' as x", "only SELECT"},
    {"vacuum into '/tmp/moonwire-no'", "only SELECT"},
    {"pragma writable_schema = 1", "only SELECT"},
    {"pragma user_version", "only SELECT"},
    {"select * from pragma_user_version", "only SELECT"},
    {"begin", "only SELECT"},
    {"rollback", "only SELECT"},
    {"insert into search(search) values ('rebuild')", "only SELECT"},
    {"select load_extension('x')", "load_extension is not allowed here: it loads code"},
    {"select printf('%.*c', 1e8, 'x')", "printf is not allowed"},
    {"select FORMAT('%.*c', 1e8, 'x')", "format is not allowed"},
    {"select zeroblob(1e9)", "zeroblob is not allowed"},
    {"select * from article order by random()", "random is not allowed here: it differs"},
    {"select hex(randomblob(9))", "randomblob is not allowed"},
    {"select current_timestamp", "current_timestamp is not allowed here: it asks the clock"},
    {"select fts3_tokenizer('simple')", "fts3_tokenizer"},
    {"select 1; select 2", "one statement at a time"},
    {"select 1; drop table article", "one statement at a time"},
    {"select 1; nonsense", "one statement at a time"},
    {"", "empty"},
    {"  -- nothing\n ; ", "empty"},
    {"select", "incomplete input"},
    {"select * from nowhere", "no such table: nowhere"},
    {"select 1 where", "incomplete"},
    {"explain", "incomplete"},
};

Test(query, nothing_but_reading_is_allowed)
{
    for (size_t i = 0; i < sizeof REFUSED / sizeof *REFUSED; i++) {
        mw_error err = {0};
        mw_frame *frame = mw_store_query(corpus, mw_str_of(REFUSED[i].sql), NULL, 0, &err);
        cr_assert_null(frame, "%s", REFUSED[i].sql);
        cr_assert(strstr(err.text, REFUSED[i].says), "%s: %s", REFUSED[i].sql, err.text);
    }
    cr_assert_neq(access("/tmp/moonwire-no", F_OK), 0);
    cr_assert_eq(mw_store_article_count(corpus), 2);
    mw_error err = {0};
    cr_assert_null(mw_store_query(corpus, MW_STR("select 1 \0 x"), NULL, 0, &err));
}

Test(query, an_error_of_syntax_says_where)
{
    mw_error err = {0};
    cr_assert_null(mw_store_query(corpus, MW_STR("select titel from article"), NULL, 0, &err));
    cr_assert_eq(err.code, MW_EPARSE);
    cr_assert_eq(err.offset, 7);
    cr_assert_str_eq(err.text, "no such column: titel");
}

Test(query, what_analysts_need_works_from_the_first_question_on)
{
    static const char *const FINE[] = {
        "select count(*) from search where search match 'orlova'",
        "select value from json_each('[1,2]')",
        "with recursive n(i) as (select 1 union all select i + 1 from n where i < 9)"
        " select sum(i) from n",
        "select substr(published, 1, 7), count(*) from quotes group by 1;  -- by month",
        "select date(published, '+7 days', 'weekday 0') from articles",
        "select title, rank() over (order by published) from articles",
        "select name from sqlite_schema",
        "values (1), (2)",
        "select upper('x'), group_concat(name), max(1, 2) from names",
        "select snippet(search, 1, '[', ']', '', 9) from search where search match 'help'",
    };
    for (size_t i = 0; i < sizeof FINE / sizeof *FINE; i++)
        mw_frame_free(sample_query(corpus, FINE[i]));
}

Test(query, the_clock_stands_still)
{
    static const char *const NOW[] = {"select date('now')", "select datetime()",
                                      "select strftime('%s', 'now')", "select julianday('now')"};
    for (size_t i = 0; i < sizeof NOW / sizeof *NOW; i++) {
        mw_frame *frame = sample_query(corpus, NOW[i]);
        cr_assert_eq(mw_frame_cell(frame, 0, 0).type, MW_CELL_NULL, "%s", NOW[i]);
        mw_frame_free(frame);
    }
    cr_assert(sample_text_is(corpus, "select date('2022-08-03', '+1 day')", "2022-08-04"));
}

static void stops(const char *sql, const char *says)
{
    mw_error err = {0};
    cr_assert_null(mw_store_query(corpus, mw_str_of(sql), NULL, 0, &err), "%s", sql);
    cr_assert_eq(err.code, MW_ELIMIT, "%s: %s", sql, err.text);
    cr_assert(strstr(err.text, says), "%s", err.text);
    mw_frame_free(sample_query(corpus, "select 1")); /* and the next one works */
}

Test(query, what_is_too_much_is_stopped)
{
    static const char ENDLESS[] = "with recursive n(i) as (select 1 union all select i + 1 from n)"
                                  " select count(*) from n";
    static const char SORTED[] = "with recursive n(i) as (select 1 union all select i + 1 from n"
                                 " limit 3000000) select count(*) from (select distinct hex(i) ||"
                                 " 'a text that takes its room' from n)";
    static const char DOUBLED[] = "with recursive n(s) as (select 'x' union all select s || s from"
                                  " n) select max(length(s)) from n";
    corpus->limits.calls = 1000;
    stops(ENDLESS, "it takes too long");
    corpus->limits = mw_store_usual_limits;
    corpus->limits.query_bytes = 4 << 20;
    stops(SORTED, "it needs too much memory");
    corpus->limits = mw_store_usual_limits;
    corpus->limits.cell_bytes = 1 << 20;
    stops(DOUBLED, "too big");
    corpus->limits = mw_store_usual_limits;
    corpus->limits.frame_bytes = 1000;
    stops("select * from entities", "the answer is larger than 1000 bytes");
}

static atomic_bool answered;

static void *interrupt(void *store)
{
    while (!answered) { /* again and again: the question may not have begun */
        usleep(20000);
        mw_store_interrupt(store);
    }
    return NULL;
}

Test(query, an_endless_question_can_be_interrupted, .timeout = 60)
{
    pthread_t thread;
    mw_error err = {0};
    cr_assert_eq(pthread_create(&thread, NULL, interrupt, corpus), 0);
    mw_frame *frame =
        mw_store_query(corpus,
                       MW_STR("with recursive n(i) as (select 1 union all select i + 1 from n)"
                              " select count(*) from n"),
                       NULL, 0, &err);
    cr_assert_null(frame);
    cr_assert_eq(err.code, MW_ECANCEL, "%s", err.text);
    answered = true;
    pthread_join(thread, NULL);
    mw_frame_free(sample_query(corpus, "select 1")); /* and the next one works */
}

Test(query, the_manifest_lists_what_the_corpus_was_made_of)
{
    mw_error err = {0};
    mw_frame *manifest = mw_store_manifest(corpus, &err);
    ASSERT_OK(manifest, err);
    cr_assert_eq(mw_frame_row_count(manifest), 2);
    cr_assert(mw_str_is(mw_frame_cell(manifest, 0, 0).text, "b"), "the earlier one first");
    cr_assert_eq(mw_frame_column(manifest, MW_STR("sha256")), 5);
    mw_frame_free(manifest);
}
