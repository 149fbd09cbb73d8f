/* SPDX-License-Identifier: MIT */
/* Search: which articles, in which order, with which sentence. */
#include "store/sample.h"

#include <stdio.h>

static mw_store *corpus;

static void add(const char *id, const char *title, const char *text)
{
    mw_article *article =
        sample_article((sample){.id = id, .path = id, .title = title, .text = text});
    mw_layers *all = mw_article_layers_edit(article);
    mw_str rest = mw_str_of(text);
    all->sentences = mw_arena_get(mw_article_arena(article), 20 * sizeof *all->sentences, NULL);
    all->sentence_count = 0;
    all->made = MW_ARTICLE | MW_SENTENCES;
    for (size_t start = 0; start < rest.len;) { /* one ends at each full stop */
        size_t stop = mw_str_find(rest, MW_STR("."), start);
        stop += stop < rest.len;
        all->sentences[all->sentence_count++] =
            (mw_sentence){{(uint32_t)start, (uint32_t)stop}, 0, 0, 0};
        start = stop + 1;
    }
    sample_save(corpus, article, "");
}

static void open_corpus(void)
{
    corpus = mw_store_open(NULL, MW_STORE_TEMPORARY, NULL);
    add("toll", "Monitors count the dead",
        "The monitors met. The toll rose, they said, and rose. The death toll stood at 1,204. "
        "It may rise.");
    add("talks", "Ministers meet", "Ministers met in Jakarta. A toll road was named.");
    add("cafe", "A caf\xc3\xa9 closes", "The owner of the CAF\xc3\x89 left. Nobody met her.");
    add("same-b", "Twins", "An identical report.");
    add("same-a", "Twins", "An identical report.");
}

static void close_corpus(void)
{
    mw_store_close(corpus);
}

TestSuite(search, .init = open_corpus, .fini = close_corpus);

/* The ids of the answers, in order. */
static void finds(const char *query, const char *ids)
{
    mw_error err = {0};
    mw_buf found = {0};
    mw_frame *frame = mw_store_search(corpus, mw_str_of(query), 0, &err);
    ASSERT_OK(frame, err);
    for (size_t i = 0; i < mw_frame_row_count(frame); i++)
        mw_buf_print(&found, "%s%.*s", i ? " " : "", MW_ARG(mw_frame_cell(frame, i, 0).text));
    cr_assert(mw_str_is(mw_buf_str(&found), ids), "%s: %.*s", query, MW_ARG(mw_buf_str(&found)));
    mw_buf_free(&found);
    mw_frame_free(frame);
}

Test(search, finds_words_phrases_alternatives_and_absences)
{
    finds("toll", "toll talks");
    finds("\"death toll\"", "toll");
    finds("toll -road", "toll");
    finds("jakarta OR dead", "toll talks"); /* a word of the title counts twice */
    finds("NEAR(ministers jakarta, 3)", "talks");
    finds("NEAR(ministers road, 3)", "");
    finds("minist*", "talks");
    finds("cafe", "cafe");
    finds("caf\xc3\xa9 owner", "cafe");
    finds("1,204", "toll");
    finds("nowhere", "");
}

Test(search, ties_are_broken_by_id)
{
    finds("identical", "same-a same-b");
}

Test(search, the_evidence_is_the_sentence_with_most_of_the_words)
{
    mw_error err = {0};
    mw_frame *frame = mw_store_search(corpus, MW_STR("death OR toll OR rose"), 1, &err);
    ASSERT_OK(frame, err);
    cr_assert_eq(mw_frame_row_count(frame), 1);
    size_t snippet = mw_frame_column(frame, MW_STR("snippet"));
    cr_assert(
        mw_str_is(mw_frame_cell(frame, 0, snippet).text, "The toll rose, they said, and rose."));
    const mw_cite *cite = mw_frame_evidence(frame, 0, NULL, NULL);
    mw_article *article = mw_store_load(corpus, mw_frame_key(frame, 0), &err);
    cr_assert(
        mw_str_is(mw_article_slice(article, cite->span), "The toll rose, they said, and rose."));
    mw_article_free(article);
    mw_frame_free(frame);
}

Test(search, a_match_in_the_headline_alone_has_no_sentence_to_show)
{
    mw_frame *frame = mw_store_search(corpus, MW_STR("twins"), 1, NULL);
    size_t kept;
    mw_frame_evidence(frame, 0, &kept, NULL);
    cr_assert_eq(kept, 0);
    cr_assert_eq(mw_frame_cell(frame, 0, mw_frame_column(frame, MW_STR("snippet"))).type,
                 MW_CELL_NULL);
    mw_frame_free(frame);
}

Test(search, long_sentences_are_cut_around_the_match)
{
    char text[2000] = "";
    for (int i = 0; i < 60; i++)
        strcat(text, i == 40 ? "needle " : "\xc3\xa9t\xc3\xa9 word ");
    add("long", "Long", text);
    mw_frame *frame = mw_store_search(corpus, MW_STR("needle"), 0, NULL);
    mw_str snippet = mw_frame_cell(frame, 0, 4).text;
    cr_assert_lt(snippet.len, 180);
    cr_assert_lt(mw_str_find(snippet, MW_STR("needle"), 0), snippet.len);
    cr_assert(mw_str_starts(snippet, MW_STR("\xe2\x80\xa6 ")));
    cr_assert(mw_str_ends(snippet, MW_STR(" \xe2\x80\xa6")));
    mw_frame_free(frame);
}

Test(search, sees_articles_that_came_after_the_first_search)
{
    finds("newcomer", "");
    add("later", "Later", "A newcomer.");
    finds("newcomer", "later");
    cr_assert_eq(sample_number(corpus, "select count(*) from search where search match 'newcomer'"),
                 1);
    add("latest", "Latest", "Another newcomer.");
    cr_assert_eq(sample_number(corpus, "select count(*) from search where search match 'newcomer'"),
                 2);
}
