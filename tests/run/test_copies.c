/* SPDX-License-Identifier: MIT */
/* Copies in a corpus: the same clusters however the articles came, and in what a loaded article says of itself. */
#include "article/article.h"
#include "base/hash.h"
#include "run/copies.h"

#include <criterion/criterion.h>

static const char TEXT[] = "Dock workers in Karsten Bay walked out on Monday after the port authority put off a promised rise "
                           "for the third time this year. The governor called the step reckless and asked both sides to come "
                           "back to the table before the grain ships arrive. Shops along the quay opened late, and the "
                           "ferries to the islands did not run at all until evening.";

static void save(mw_store *store, const char *id, const char *day, const char *outlet, const char *agency, const char *text)
{
    mw_article *article = mw_article_new(0, NULL);
    mw_head *head = mw_article_head_edit(article);
    head->id = head->path = mw_str_of(id);
    head->published = mw_str_of(day);
    head->source = mw_str_of(outlet);
    head->agency = mw_str_of(agency);
    char sha256[MW_SHA256_HEX + 1];
    mw_sha256(mw_str_of(text), sha256);
    head->sha256 = mw_str_of(sha256); /* other bytes are another article */
    cr_assert(mw_article_set_text(article, mw_str_of(text), NULL));
    mw_article_layers_edit(article)->made = MW_ARTICLE;
    cr_assert(mw_store_begin(store, NULL) && mw_store_save(store, article, MW_STR(""), NULL, NULL) && mw_store_commit(store, NULL));
    mw_article_free(article);
}

static const char *const CAME[][4] = {{"daily", "2022-05-03", "Daily", "Wire"},
                                      {"wire", "2022-05-02", "Wire", "Wire"},
                                      {"gazette", "2022-05-01", "Gazette", NULL},
                                      {"other", "2022-05-02", "Gazette", NULL}};

static void put(mw_store *store, size_t which)
{
    save(store, CAME[which][0], CAME[which][1], CAME[which][2], CAME[which][3],
         which == 3 ? "Rain fell on the hills, and the river rose a little at the old bridge." : TEXT);
}

static void expect_cluster(mw_store *store, const char *id, const char *origin, uint32_t size)
{
    mw_error err = {0};
    mw_article *article = mw_store_load_id(store, mw_str_of(id), &err);
    cr_assert(article, "%s", err.text);
    const mw_head *head = mw_article_head(article);
    cr_expect(mw_str_is(head->cluster, origin), "%s is of %.*s", id, MW_ARG(head->cluster));
    cr_expect_eq(head->cluster_size, size);
    mw_article_free(article);
}

static int64_t independent(mw_store *store)
{
    mw_frame *frame = mw_store_query(store, MW_STR("select sum(independent) from articles"), NULL, 0, NULL);
    int64_t sum = mw_frame_cell(frame, 0, 0).integer;
    mw_frame_free(frame);
    return sum;
}

Test(copies, a_wire_story_in_three_outlets_is_one_report_in_whatever_order_they_came)
{
    for (size_t first = 0; first < 4; first++) {
        mw_store *store = mw_store_open(NULL, MW_STORE_TEMPORARY, NULL);
        for (size_t i = 0; i < 4; i++) {
            put(store, (first + i) % 4);
            if (i % 2) /* an ingest in between changes nothing */
                cr_assert(mw_find_copies(store, NULL));
        }
        for (size_t i = 0; i < 3; i++)
            expect_cluster(store, CAME[i][0], "wire", 3);
        expect_cluster(store, "other", "other", 1);
        cr_expect_eq(independent(store), 2);
        mw_store_close(store);
    }
}

Test(copies, an_article_that_is_rewritten_is_a_report_of_its_own_again)
{
    mw_store *store = mw_store_open(NULL, MW_STORE_TEMPORARY, NULL);
    put(store, 0), put(store, 1);
    cr_assert(mw_find_copies(store, NULL));
    cr_expect_eq(independent(store), 1);
    save(store, "daily", "2022-05-03", "Daily", NULL, "The minister met the envoy in the capital late on Monday.");
    cr_assert(mw_find_copies(store, NULL));
    cr_expect_eq(independent(store), 2);
    expect_cluster(store, "daily", "daily", 1);
    mw_store_close(store);
}
