/* SPDX-License-Identifier: MIT */
/* An article comes back as it was kept, and nothing that a damaged file says is believed. */
#include "store/sample.h"

#include <sqlite3.h>

static mw_store *corpus(mw_article *article)
{
    mw_error err = {0};
    mw_store *store = mw_store_open(NULL, MW_STORE_TEMPORARY, &err);
    ASSERT_OK(store, err);
    ASSERT_OK(mw_store_save(store, article, MW_STR(""), NULL, &err), err);
    return store;
}

static void comes_back(mw_article *article)
{
    mw_error err = {0};
    mw_store *store = corpus(article);
    mw_article *loaded = mw_store_load_id(store, mw_article_head(article)->id, &err);
    ASSERT_OK(loaded, err);
    mw_buf before = sample_json(article), after = sample_json(loaded);
    cr_assert_str_eq(after.data, before.data);
    cr_assert_eq(mw_article_layers(loaded)->made, mw_article_layers(article)->made);
    mw_buf_free(&before);
    mw_buf_free(&after);
    mw_article_free(loaded);
    mw_article_free(article);
    mw_store_close(store);
}

Test(load, an_article_with_every_layer_comes_back_the_same)
{
    comes_back(sample_article((sample){0}));
}

Test(load, an_article_without_layers_comes_back_without_them)
{
    mw_article *article = mw_article_new(0, NULL);
    mw_article_head_edit(article)->id = MW_STR("bare");
    comes_back(article);
}

Test(load, a_text_may_hold_nul_and_any_character)
{
    mw_article *article = mw_article_new(0, NULL);
    mw_article_head_edit(article)->id = MW_STR("odd");
    mw_article_head_edit(article)->title = MW_STR("a\0b");
    cr_assert(mw_article_set_text(article, MW_STR("one\0two \xf0\x9f\x8c\x99 \xe6\x9d\xb1\r\n"), NULL));
    comes_back(article);
}
