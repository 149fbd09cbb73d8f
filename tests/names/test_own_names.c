/* SPDX-License-Identifier: MIT */
/* The user's own tables of names: they are found, they win, and where they disagree it is told. */
#include <criterion/criterion.h>
#include <moonwire/annotate.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "article/article.h"
#include "base/file.h"
#include "model/lexicon.h"

static char folder[200];
static mw_model *model;

static void put_table(const char *name, const char *text)
{
    char path[300];
    snprintf(path, sizeof path, "%s/gazetteer", folder);
    mkdir(path, 0700);
    snprintf(path, sizeof path, "%s/gazetteer/%s", folder, name);
    cr_assert(mw_file_write(path, mw_str_of(text), NULL));
}

static void open_model(void)
{
    mw_error err = {0};
    setenv("MOONWIRE_DATA", folder, 1);
    model = mw_model_open(&err);
    cr_assert(model, "%s", err.text);
}

static void start(void)
{
    snprintf(folder, sizeof folder, "/tmp/moonwire-own-%ld", (long)getpid());
    cr_assert_eq(mkdir(folder, 0700), 0);
}

static void end(void)
{
    char command[300];
    mw_model_free(model);
    snprintf(command, sizeof command, "rm -r %s", folder);
    cr_assert_eq(system(command), 0);
}

TestSuite(own_names, .init = start, .fini = end);

/* The ids of the article's mentions that are named by these words. */
static void is(const char *text, const char *words, const char *id)
{
    mw_error err = {0};
    mw_article *article = mw_article_new(0, &err);
    cr_assert(mw_article_set_text(article, mw_str_of(text), &err) &&
              mw_annotate(article, model, MW_ENTITIES, &err), "%s", err.text);
    const mw_layers *all = mw_article_layers(article);
    mw_str found = MW_STR("(nothing)");
    for (size_t i = 0; i < all->entity_count; i++)
        if (mw_str_is(mw_article_slice(article, all->entities[i].span), words))
            found = all->entities[i].entity;
    cr_expect(mw_str_is(found, id), "%s in \"%s\" is %.*s, not %s", words, text, MW_ARG(found), id);
    mw_article_free(article);
}

static const char MINE[] = "phrase\ttype\tentity\tname\n"
                           "Sergey Lavrov\tPERSON\tour-lavrov\tSergey Lavrov\n"
                           "SAC\tORG\tour-sac\tSchool Athletics Club\n"
                           "Bright Path\tORG\t\t\n"
                           "caf\xc3\xa9 lisboa\tPLACE\tlisboa\tCaf\xc3\xa9 Lisboa\n"
                           "State\tORG\tour-state\tOur State\n";

Test(own_names, added_tables_win_over_the_bundled_ones)
{
    put_table("mine.tsv", MINE);
    open_model();
    is("Sergey Lavrov came on Monday.", "Sergey Lavrov", "our-lavrov");
    is("The SAC said so.", "SAC", "our-sac");
    is("They met Bright Path on Monday.", "Bright Path", "bright-path");
    is("They met in caf\xc3\xa9 lisboa on Monday.", "caf\xc3\xa9 lisboa", "lisboa");
}

Test(own_names, win_over_an_acronym_that_the_article_introduces)
{
    put_table("mine.tsv", MINE);
    open_model();
    is("The State Administration Council (SAC) met.", "SAC", "our-sac");
}

Test(own_names, a_longer_bundled_name_is_still_the_longest)
{
    put_table("mine.tsv", MINE);
    open_model();
    is("The State Administration Council met.", "State Administration Council", "state-administration-council");
}

Test(own_names, a_table_that_replaces_a_bundled_one_wins_over_the_others)
{
    put_table("places.tsv", "phrase\ttype\tentity\tname\nSergey Lavrov\tPLACE\tlavrov-street\tLavrov Street\n");
    open_model();
    is("They met in Sergey Lavrov on Monday.", "Sergey Lavrov", "lavrov-street");
}

static void count(void *context, const mw_row *own, const mw_row *bundled)
{
    (void)bundled;
    mw_buf_print(context, "%.*s ", MW_ARG(mw_row_get(own, "entity")));
}

Test(own_names, conflicts_with_the_bundled_names_are_told)
{
    mw_buf told = {0};
    put_table("mine.tsv", MINE);
    open_model();
    cr_assert(mw_model_conflicts(model, count, &told, NULL));
    cr_expect_str_eq(told.data, "our-lavrov our-sac ");
    mw_buf_free(&told);
}

Test(own_names, without_tables_of_ones_own_nothing_is_told)
{
    mw_buf told = {0};
    open_model();
    cr_assert(mw_model_conflicts(model, count, &told, NULL));
    cr_expect_eq(told.len, 0);
    cr_expect_null(mw_model_own_table(model, 0));
}
