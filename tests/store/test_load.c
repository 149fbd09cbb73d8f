/* SPDX-License-Identifier: MIT */
/* An article comes back as it was kept, and nothing that a damaged file says is believed. */
#include "store/sample.h"

#include <moonwire/annotate.h>
#include <moonwire/reader.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/file.h"

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
    cr_assert(
        mw_article_set_text(article, MW_STR("one\0two \xf0\x9f\x8c\x99 \xe6\x9d\xb1\r\n"), NULL));
    comes_back(article);
}

Test(load, articles_that_are_not_there_are_told)
{
    mw_error err = {0};
    mw_article *article = sample_article((sample){0});
    mw_store *store = corpus(article);
    cr_assert_null(mw_store_load_id(store, MW_STR("nobody"), &err));
    cr_assert_eq(err.code, MW_EARG);
    cr_assert_str_eq(err.text, "there is no article nobody in the corpus");
    cr_assert_null(mw_store_load(store, 77, &err));
    cr_assert_eq(err.code, MW_EARG);
    mw_article_free(article);
    mw_store_close(store);
}

/* Each is one thing that a damaged or forged file may say. */
static const char *const LIES[] = {
    "update quote set stop = 1000000",
    "update quote set start = -1",
    "update entity set start = stop + 1 where ordinal = 1",
    "update entity set type = 'PERSONAGE'",
    "update quote set kind = 'shouted'",
    "update event set grade = ''",
    "update entity set sentence = 99",
    "update quote set continues = 2",
    "update event set quote = 7",
    "update figure set sentence = -5",
    "update figure set sentence = 4294967296",
    "update paragraph set sentence_stop = 4",
    "update paragraph set sentence_first = 3, sentence_stop = 2",
    "update sentence set token_stop = 4000",
    "update sentence set paragraph = 5",
    "update quote set speaker_start = 5, speaker_stop = 2 where ordinal = 0",
    "update quote set cue_stop = 99999 where ordinal = 0",
    "update article set text = cast(x'c328' as text)",
    "update article set text = ''",
    "update article set text = substr(text, 1, 20)",
    "update token set packed = x'ff'",
    "update token set packed = x''",
    "delete from token",
    "delete from sentence",
    "delete from quote where ordinal = 0",
    "insert into entity select article, 9, start, (select length(cast(substr(text, 1, instr(text,"
    " 'caf') + 3) as blob)) + 1 from article), type, text, entity, name, wikidata, mention,"
    " metonym_of, \"on\", sentence, rule, grade from entity where ordinal = 0",
};

static void tell(const char *path, const char *lie)
{
    sqlite3 *db;
    char *message = NULL;
    cr_assert_eq(sqlite3_open(path, &db), SQLITE_OK);
    sqlite3_exec(db, "pragma synchronous=off", NULL, NULL, NULL);
    cr_assert_eq(sqlite3_exec(db, lie, NULL, NULL, &message), SQLITE_OK, "%s: %s", lie, message);
    cr_assert_gt(sqlite3_changes(db), 0, "%s", lie);
    sqlite3_close(db);
}

Test(load, no_lie_of_a_damaged_file_is_believed)
{
    char path[256], copy[256];
    mw_file file;
    sample_path(path, "true.db");
    sample_path(copy, "lies.db");
    mw_store *store = mw_store_open(path, MW_STORE_WRITE, NULL);
    sample_save(store, sample_article((sample){0}), "");
    mw_store_close(store);
    cr_assert(mw_file_open(path, &file, NULL));
    for (size_t i = 0; i < sizeof LIES / sizeof *LIES; i++) {
        cr_assert(mw_file_write(copy, file.bytes, NULL));
        tell(copy, LIES[i]);
        mw_error err = {0};
        store = mw_store_open(copy, MW_STORE_READ, &err);
        ASSERT_OK(store, err);
        cr_assert_null(mw_store_load(store, 1, &err), "%s", LIES[i]);
        cr_assert_eq(err.code, MW_EPARSE, "%s: %s", LIES[i], err.text);
        cr_assert(strstr(err.text, "damaged"), "%s: %s", LIES[i], err.text);
        mw_store_close(store);
    }
    mw_file_close(&file);
}

Test(load, running_out_of_memory_is_told_and_leaks_nothing)
{
    mw_article *article = sample_article((sample){0});
    mw_store *store = corpus(article);
    mw_article_free(article);
    for (unsigned long n = 1; n < 100; n++) {
        mw_error err = {0};
        mw_memory_fail_after(n);
        article = mw_store_load(store, 1, &err);
        mw_memory_fail_after(0);
        mw_article_free(article);
        if (article)
            break;
        cr_assert_eq(err.code, MW_ENOMEM, "%s", err.text);
    }
    cr_assert(article);
    mw_store_close(store);
}

/* The bundled story, read and annotated as a run does it. */
Test(load, every_article_of_the_story_comes_back_as_it_was_annotated)
{
    char path[512];
    mw_error err = {0};
    mw_article *article;
    mw_got got;
    int count = 0;
    cr_assert(getenv("MW_SOURCE"), "run by ctest, or with MW_SOURCE set");
    snprintf(path, sizeof path, "%s/data/story", getenv("MW_SOURCE"));
    mw_model *model = mw_model_open(&err);
    ASSERT_OK(model, err);
    mw_reader *reader = mw_reader_new(NULL, &err);
    cr_assert(reader && mw_reader_add_path(reader, path, &err));
    while ((got = mw_reader_next(reader, &article, &err)) == MW_ARTICLE_READ) {
        ASSERT_OK(mw_annotate(article, model, MW_LAYERS_ALL & ~MW_POS, &err), err);
        comes_back(article);
        count++;
    }
    cr_assert_eq(got, MW_END, "%s", err.text);
    cr_assert_gt(count, 20);
    mw_reader_free(reader);
    mw_model_free(model);
}
