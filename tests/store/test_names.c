/* SPDX-License-Identifier: MIT */
/* Who is meant by a text. */
#include "store/sample.h"

static mw_store *corpus;

typedef struct mention {
    const char *text, *entity, *name;
    mw_mention how;
} mention;

static void add(const char *id, const mention *mentions, size_t count)
{
    mw_article *article = sample_article((sample){.id = id, .path = id, .text = "x"});
    mw_layers *all = mw_article_layers_edit(article);
    mw_buf text = {0};
    all->entities = mw_arena_get(mw_article_arena(article), count * sizeof(mw_entity), NULL);
    all->entity_count = count;
    all->made = MW_ARTICLE | MW_ENTITIES;
    for (size_t i = 0; i < count; i++) {
        uint32_t start = (uint32_t)text.len;
        mw_buf_print(&text, "%s", mentions[i].text);
        all->entities[i] = (mw_entity){.span = {start, (uint32_t)text.len},
                                       .type = MW_PERSON,
                                       .mention = mentions[i].how,
                                       .entity = mw_str_of(mentions[i].entity),
                                       .name = mw_str_of(mentions[i].name),
                                       .wikidata = i ? MW_NONE : MW_STR("Q1"),
                                       .sentence = MW_NO_INDEX};
        mw_buf_char(&text, ' ');
    }
    cr_assert(mw_article_set_text(article, mw_buf_str(&text), NULL));
    mw_buf_free(&text);
    sample_save(corpus, article, "");
}

static void open_corpus(void)
{
    static const mention ONE[] = {
        {"Anna Orlova", "anna-orlova", "Anna Orlova", MW_BY_NAME},
        {"Orlova", "anna-orlova", "Anna Orlova", MW_BY_ALIAS},
        {"she", "anna-orlova", "Anna Orlova", MW_BY_PRONOUN},
        {"the foreign minister", "anna-orlova", "Anna Orlova", MW_BY_TITLE},
        {"Jos\xc3\xa9 Ramos", "jose-ramos", "Jos\xc3\xa9 Ramos", MW_BY_NAME},
    };
    static const mention TWO[] = {
        {"Pyotr Orlov", "pyotr-orlov", "Pyotr Orlov", MW_BY_NAME},
        {"the foreign minister", "pyotr-orlov", "Pyotr Orlov", MW_BY_TITLE},
        {"the foreign minister", "pyotr-orlov", "Pyotr Orlov", MW_BY_TITLE},
        {"she", "wanda-may", "Wanda May", MW_BY_PRONOUN},
        {"nobody", NULL, NULL, MW_BY_NAME},
    };
    corpus = mw_store_open(NULL, MW_STORE_TEMPORARY, NULL);
    add("one", ONE, sizeof ONE / sizeof *ONE);
    add("two", TWO, sizeof TWO / sizeof *TWO);
}

static void close_corpus(void)
{
    mw_store_close(corpus);
}

TestSuite(names, .init = open_corpus, .fini = close_corpus);

static void means(const char *text, const char *entities, const char *match)
{
    mw_error err = {0};
    mw_buf found = {0};
    mw_frame *frame = mw_store_resolve(corpus, mw_str_of(text), &err);
    ASSERT_OK(frame, err);
    for (size_t i = 0; i < mw_frame_row_count(frame); i++) {
        mw_buf_print(&found, "%s%.*s", i ? " " : "", MW_ARG(mw_frame_cell(frame, i, 0).text));
        cr_assert(mw_str_is(mw_frame_cell(frame, i, 5).text, match), "%s: %.*s", text,
                  MW_ARG(mw_frame_cell(frame, i, 5).text));
    }
    cr_assert(mw_str_is(mw_buf_str(&found), entities), "%s: %.*s", text,
              MW_ARG(mw_buf_str(&found)));
    mw_buf_free(&found);
    mw_frame_free(frame);
}

Test(names, are_found_by_slug_number_name_and_wording)
{
    means("anna-orlova", "anna-orlova", "id");
    means("Q1", "anna-orlova pyotr-orlov", "id");
    means("Anna Orlova", "anna-orlova", "name");
    means(" anna ORLOVA ", "anna-orlova", "name");
    means("Jose Ramos", "jose-ramos", "name");
    means("orlova", "anna-orlova", "form");
}

Test(names, several_candidates_come_with_the_most_mentioned_first)
{
    means("The foreign minister", "anna-orlova pyotr-orlov", "form");
}

Test(names, a_part_of_a_name_is_only_near)
{
    means("pyotr", "pyotr-orlov", "near");
    means("anna", "anna-orlova", "near");
    means("orl", "", "");
}

Test(names, nobody_is_meant_by_a_pronoun_or_by_nothing)
{
    means("she", "", "");
    means("", "", "");
    means("?!", "", "");
    means("Nobody", "", "");
}

Test(names, an_entity_goes_by_its_most_frequent_name)
{
    static const mention THREE[] = {
        {"Orlova", "anna-orlova", "A. Orlova", MW_BY_NAME},
    };
    add("three", THREE, 1);
    cr_assert(sample_text_is(corpus, "select name from names where entity = 'anna-orlova'",
                             "Anna Orlova"));
    cr_assert_eq(sample_number(corpus, "select mentions from names where entity = 'anna-orlova'"),
                 5);
}
