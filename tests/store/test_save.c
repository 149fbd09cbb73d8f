/* SPDX-License-Identifier: MIT */
/* What is the same article, what has changed, and which id it goes by. */
#include "store/sample.h"

static mw_store *corpus;

static void open_corpus(void)
{
    mw_error err = {0};
    corpus = mw_store_open(NULL, MW_STORE_TEMPORARY, &err);
    ASSERT_OK(corpus, err);
}

static void close_corpus(void)
{
    mw_store_close(corpus);
}

TestSuite(save, .init = open_corpus, .fini = close_corpus);

static bool is_new(sample what, const char *reading)
{
    mw_error err = {0};
    bool fresh;
    mw_article *article = sample_article(what);
    bool had = mw_store_has(corpus, article, mw_str_of(reading), &err);
    ASSERT_OK(err.code == MW_OK, err);
    ASSERT_OK(mw_store_save(corpus, article, mw_str_of(reading), &fresh, &err), err);
    cr_assert_eq(had, !fresh);
    mw_article_free(article);
    return fresh;
}

static const char HASH_A[] = "aaaaaaaa11111111aaaaaaaa11111111aaaaaaaa11111111aaaaaaaa11111111";
static const char HASH_B[] = "bbbbbbbb22222222bbbbbbbb22222222bbbbbbbb22222222bbbbbbbb22222222";

Test(save, the_same_bytes_again_are_not_written)
{
    cr_assert(is_new((sample){0}, "all"));
    cr_assert_not(is_new((sample){0}, "all"));
    cr_assert_eq(mw_store_article_count(corpus), 1);
    cr_assert_eq(sample_number(corpus, "select count(*) from quote"), 2);
}

Test(save, other_reading_options_annotate_again_without_a_revision)
{
    cr_assert(is_new((sample){0}, "all"));
    cr_assert(is_new((sample){0}, "verbatim"));
    cr_assert_eq(mw_store_article_count(corpus), 1);
    cr_assert_eq(sample_number(corpus, "select count(*) from quote"), 2);
    cr_assert_eq(sample_number(corpus, "select count(*) from revision"), 0);
}

static bool is_new_under(const char *engine, const char *lexicon)
{
    bool fresh;
    mw_article *article = sample_article((sample){0});
    mw_article_head_edit(article)->engine = mw_str_of(engine);
    mw_article_head_edit(article)->lexicon = mw_str_of(lexicon);
    cr_assert(mw_store_save(corpus, article, MW_STR(""), &fresh, NULL));
    mw_article_free(article);
    return fresh;
}

Test(save, a_new_engine_or_lexicon_annotates_again)
{
    cr_assert(is_new_under("0.1.0", "1111"));
    cr_assert_not(is_new_under("0.1.0", "1111"));
    cr_assert(is_new_under("0.2.0", "1111"));
    cr_assert(is_new_under("0.2.0", "2222"));
    cr_assert(is_new_under("0.2.0", NULL));
    cr_assert_not(is_new_under("0.2.0", NULL));
}

Test(save, layers_that_were_not_made_before_are_added)
{
    bool fresh;
    mw_article *article = sample_article((sample){0});
    unsigned all = mw_article_layers(article)->made;
    mw_article_layers_edit(article)->made = MW_ARTICLE | MW_SENTENCES;
    cr_assert(mw_store_save(corpus, article, MW_STR(""), &fresh, NULL) && fresh);
    mw_article_layers_edit(article)->made = all;
    cr_assert(mw_store_save(corpus, article, MW_STR(""), &fresh, NULL) && fresh);
    cr_assert(mw_store_save(corpus, article, MW_STR(""), &fresh, NULL) && !fresh);
    mw_article_free(article);
}

Test(save, other_bytes_under_one_path_are_a_revision_of_the_article)
{
    cr_assert(is_new((sample){.sha256 = HASH_A, .title = "First headline"}, ""));
    int64_t key = sample_number(corpus, "select key from article");
    cr_assert(
        is_new((sample){.sha256 = HASH_B, .title = "Second headline", .text = "All new."}, ""));
    cr_assert_eq(sample_number(corpus, "select key from article"), key);
    cr_assert(sample_text_is(corpus, "select title from article", "Second headline"));
    cr_assert(sample_text_is(corpus, "select title from revision", "First headline"));
    cr_assert(sample_text_is(corpus, "select sha256 from revision", HASH_A));
    cr_assert(is_new((sample){.sha256 = HASH_A, .title = "First headline"}, ""));
    cr_assert(
        sample_text_is(corpus, "select title from revision where ordinal = 1", "Second headline"));
    cr_assert_eq(sample_number(corpus, "select count(*) from paragraph"), 2);
    cr_assert_eq(sample_number(corpus, "select count(*) from token"), 1);
}

Test(save, the_url_is_the_article_wherever_it_was_read)
{
    cr_assert(is_new((sample){.url = "https://a.example/1", .path = "x.txt"}, ""));
    cr_assert_not(is_new((sample){.url = "https://a.example/1", .path = "elsewhere.txt"}, ""));
    cr_assert(is_new((sample){.url = "https://a.example/2", .path = "x.txt", .id = "two"}, ""));
    cr_assert_eq(mw_store_article_count(corpus), 2);
}

Test(save, equal_bytes_under_two_paths_are_two_articles_with_two_ids)
{
    cr_assert(is_new((sample){.path = "a/x.txt", .id = "x"}, ""));
    cr_assert(is_new((sample){.path = "b/x.txt", .id = "x"}, ""));
    cr_assert(is_new((sample){.path = "c/x.txt", .id = "x"}, ""));
    cr_assert_eq(sample_number(corpus, "select count(distinct id) from article"), 3);
    cr_assert(sample_text_is(corpus, "select id from article where path = 'a/x.txt'", "x"));
    cr_assert(
        sample_text_is(corpus, "select id from article where path = 'b/x.txt'", "x-a3f1c2d4"));
}

Test(save, an_id_once_given_never_changes)
{
    cr_assert(is_new((sample){.path = "a/x.txt", .id = "x", .sha256 = HASH_A}, ""));
    cr_assert(is_new((sample){.path = "b/x.txt", .id = "x", .sha256 = HASH_A}, ""));
    cr_assert(is_new((sample){.path = "a/x.txt", .id = "y", .sha256 = HASH_B}, ""));
    cr_assert(is_new((sample){.path = "b/x.txt", .id = "x", .sha256 = HASH_B}, ""));
    cr_assert(sample_text_is(corpus, "select id from article where path = 'a/x.txt'", "x"));
    cr_assert(
        sample_text_is(corpus, "select id from article where path = 'b/x.txt'", "x-aaaaaaaa"));
}

Test(save, every_article_is_its_own_cluster_until_copies_are_found)
{
    is_new((sample){.path = "a", .id = "a"}, "");
    is_new((sample){.path = "b", .id = "b"}, "");
    cr_assert_eq(sample_number(corpus, "select count(*) from articles where cluster = article"
                                       " and independent = 1"),
                 2);
}

Test(save, wordings_are_counted_over_the_corpus_and_uncounted_when_an_article_changes)
{
    static const char TIMES[] = "select coalesce(sum(times), 0) from form where form = 'NAYPYIDAW'";
    is_new((sample){.path = "a", .id = "a", .sha256 = HASH_A}, "");
    is_new((sample){.path = "b", .id = "b", .sha256 = HASH_A}, "");
    cr_assert_eq(sample_number(corpus, TIMES), 2);
    is_new((sample){.path = "a", .id = "a", .sha256 = HASH_B, .text = "Nobody at all was there."},
           "");
    cr_assert_eq(sample_number(corpus, TIMES), 1);
    is_new((sample){.path = "b", .id = "b", .sha256 = HASH_B, .text = "Nobody at all was there."},
           "");
    cr_assert_eq(sample_number(corpus, "select count(*) from form where form = 'NAYPYIDAW'"), 0);
}

Test(save, the_marks_say_what_they_stand_for_in_words)
{
    is_new((sample){0}, "");
    cr_assert(sample_text_is(corpus, "select text from quotes where speaker = 'anna-orlova'",
                             "We will help,"));
    cr_assert(
        sample_text_is(corpus, "select speaker_name from quotes where ordinal = 0", "Anna Orlova"));
    cr_assert(sample_text_is(corpus, "select cue from quotes where ordinal = 0", "said"));
    cr_assert(sample_text_is(corpus, "select speaker_text from quotes where ordinal = 1", NULL));
    cr_assert(sample_text_is(corpus, "select text from figures where value = 1204",
                             "some 1,204 detained"));
    cr_assert(sample_text_is(corpus, "select place_name from events where actor = 'anna-orlova'",
                             "Naypyidaw"));
    cr_assert(
        sample_text_is(corpus, "select outlet from events where ordinal = 0", "The Harbour Post"));
}

Test(save, running_out_of_memory_keeps_the_article_whole_or_not_at_all)
{
    mw_article *article = sample_article((sample){0});
    for (unsigned long n = 1; n < 200; n++) {
        mw_error err = {0};
        mw_memory_fail_after(n);
        bool good = mw_store_save(corpus, article, MW_STR(""), NULL, &err);
        mw_memory_fail_after(0);
        cr_assert_eq(mw_store_article_count(corpus), good);
        cr_assert_eq(sample_number(corpus, "select count(*) from event"), good ? 2 : 0);
        if (good)
            break;
        cr_assert_eq(err.code, MW_ENOMEM, "%s", err.text);
    }
    cr_assert_eq(mw_store_article_count(corpus), 1);
    mw_article_free(article);
}

/* They follow from tokens and tags, so a corpus would only grow by them. */
Test(save, lemmas_are_not_kept)
{
    mw_error err = {0};
    mw_article *article = sample_article((sample){0});
    mw_layers *all = mw_article_layers_edit(article);
    all->lemmas = mw_arena_get(mw_article_arena(article), all->token_count * sizeof(mw_str), NULL);
    all->made |= MW_LEMMAS;
    bool fresh;
    ASSERT_OK(mw_store_save(corpus, article, MW_STR(""), &fresh, &err), err);
    cr_expect(fresh);
    ASSERT_OK(mw_store_save(corpus, article, MW_STR(""), &fresh, &err), err);
    cr_expect_not(fresh, "without them it is up to date");
    mw_article *back = mw_store_load_id(corpus, mw_article_head(article)->id, &err);
    ASSERT_OK(back, err);
    cr_expect_null(mw_article_layers(back)->lemmas);
    cr_expect_not(mw_article_layers(back)->made & MW_LEMMAS);
    mw_article_free(back);
    mw_article_free(article);
}
