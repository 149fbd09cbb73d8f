/* SPDX-License-Identifier: MIT */
#include "train/recipe.h"

#include <criterion/criterion.h>

static void expect_error(const char *text, mw_code code, const char *message)
{
    mw_recipe recipe;
    mw_error err = {0};
    cr_expect_not(mw_recipe_read(mw_str_of(text), MW_NONE, &recipe, &err), "%s", text);
    cr_expect_eq(err.code, code);
    cr_expect_str_eq(err.text, message);
}

Test(recipe, lists_sets_and_options)
{
    mw_recipe recipe;
    mw_error err = {0};
    cr_assert(mw_recipe_read(MW_STR("# made from\n\nset\tewt\tewt.col.xz\twords,tags,names\tevents,groups\t4\n"
                                    "set\tgmb\tgmb.col\tnames\tnoise\nset\tgum\tgum.col\twords\n"
                                    "classes\twords.tsv\noption\ttag-rounds\t3\noption\tname-bits\t12"),
                             MW_NONE, &recipe, &err),
              "%s", err.text);
    cr_assert_eq(recipe.set_count, 3);
    const mw_recipe_set *ewt = &recipe.sets[0], *gmb = &recipe.sets[1], *gum = &recipe.sets[2];
    cr_expect(mw_str_is(ewt->name, "ewt") && mw_str_is(ewt->file, "ewt.col.xz"));
    cr_expect(ewt->words && ewt->tags && ewt->names && ewt->open_events && ewt->open_groups && !ewt->open_noise);
    cr_expect_eq(ewt->times, 4);
    cr_expect(!gmb->words && !gmb->tags && gmb->names && gmb->open_noise && !gmb->open_events);
    cr_expect_eq(gmb->times, 1);
    cr_expect(gum->words && !gum->names && !gum->open_noise);
    cr_expect(mw_str_is(recipe.classes, "words.tsv"));
    cr_expect_eq(recipe.tag_rounds, 3);
    cr_expect_eq(recipe.name_bits, 12);
    cr_expect_eq(recipe.word_least, 2, "what is not said stays as it is by default");
}

Test(recipe, an_empty_one_has_no_sets)
{
    mw_recipe recipe;
    cr_expect(mw_recipe_read(MW_STR(""), MW_NONE, &recipe, NULL));
    cr_expect_eq(recipe.set_count, 0);
}

Test(recipe, errors_name_the_line)
{
    expect_error("# a\nsetting\tx\n", MW_EPARSE, "line 2: neither a set nor a known option: x");
    expect_error("option\ttag-round\t3\n", MW_EPARSE, "line 1: neither a set nor a known option: tag-round");
    expect_error("option\ttag-rounds\tmany\n", MW_EPARSE, "line 1: tag-rounds wants a whole number from 0 to 1000");
    expect_error("option\ttag-rounds\n", MW_EPARSE, "line 1: tag-rounds wants a whole number from 0 to 1000");
    expect_error("option\ttag-rounds\t-1\n", MW_EPARSE, "line 1: tag-rounds wants a whole number from 0 to 1000");
    expect_error("classes\n", MW_EPARSE, "line 1: classes want a file");
    expect_error("set\tewt\n", MW_EPARSE, "line 1: a set has a name, a file and uses (words,tags,names)");
    expect_error("set\tewt\tewt.col\n", MW_EPARSE, "line 1: a set has a name, a file and uses (words,tags,names)");
    expect_error("set\t\tewt.col\twords\n", MW_EPARSE, "line 1: a set has a name, a file and uses (words,tags,names)");
    expect_error("set\tewt\tewt.col\twords\t\t0\n", MW_EPARSE, "line 1: not 1 to 100 times: 0");
}

/* A slip of the pen would else leave a set's text out without a word. */
Test(recipe, words_that_mean_nothing_are_errors)
{
    expect_error("set\tewt\tewt.col\twords,name\n", MW_EPARSE,
                 "line 1: not words,tags,names or not events,groups,noise");
    expect_error("set\tewt\tewt.col\twords\tevent\n", MW_EPARSE,
                 "line 1: not words,tags,names or not events,groups,noise");
}

/* 0 or too many buckets would be found out by whoever opens the file, hours later. */
Test(recipe, sizes_that_no_file_can_have_are_errors)
{
    expect_error("option\ttag-bits\t0\n", MW_EPARSE, "line 1: tag-bits wants a whole number from 1 to 20");
    expect_error("option\tname-bits\t21\n", MW_EPARSE, "line 1: name-bits wants a whole number from 1 to 20");
    expect_error("option\tclusters\t256\n", MW_EPARSE, "line 1: clusters wants a whole number from 0 to 255");
}

Test(recipe, more_sets_than_there_is_room_for_are_an_error)
{
    char text[1000] = "";
    for (int i = 0; i <= MW_RECIPE_SETS_MAX; i++)
        strcat(text, "set\ta\tb\twords\n");
    expect_error(text, MW_ELIMIT, "line 17: more than 16 sets");
}

Test(recipe, one_set_can_be_left_out)
{
    mw_recipe recipe;
    mw_error err = {0};
    mw_str text = MW_STR("set\tewt\te\twords\nset\tgmb\tg\twords\n");
    cr_assert(mw_recipe_read(text, MW_STR("ewt"), &recipe, NULL));
    cr_assert_eq(recipe.set_count, 1);
    cr_expect(mw_str_is(recipe.sets[0].name, "gmb"));
    cr_expect_not(mw_recipe_read(text, MW_STR("gum"), &recipe, &err));
    cr_expect_eq(err.code, MW_EARG);
    cr_expect_str_eq(err.text, "the recipe has no set \"gum\"");
}
