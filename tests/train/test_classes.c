/* SPDX-License-Identifier: MIT */
/* Classes of words out of a table. */
#include "train/words.h"

#include "language/types.h"
#include "train/evaluate.h"
#include "train/numeric.h"
#include "train/pack.h"
#include "train/sample.h"
#include "train/train.h"

#include <stdio.h>

TestSuite(classes, .init = sample_start, .fini = sample_end, .timeout = 300);

enum { FIRST = 0x00402041, SECOND = 0x00804082 }; /* class 1, class 2 of each clustering */

static const mw_word *word_of(const mw_words *words, const char *word)
{
    const uint64_t *place = mw_map_get(&words->numbers, mw_str_of(word));
    cr_assert(place, "%s", word);
    return &words->items[*place];
}

Test(classes, a_table_gives_words_that_no_text_has)
{
    mw_words words = {0};
    mw_error err = {0};
    cr_assert(mw_words_classes(&words, MW_STR("# head\nnairobi\t00402041\n\nosh\tFFFFFFFF\n"), &err) == false);
    cr_expect_str_eq(err.text, "line 4: not a word and its classes", "digits are small letters");
    cr_assert(mw_words_classes(&words, MW_STR("osh\tffffffff"), &err));
    cr_expect_eq(word_of(&words, "nairobi")->facts.classes, FIRST);
    cr_expect_eq(word_of(&words, "nairobi")->times, 0);
    cr_expect_eq(mw_word_class(word_of(&words, "osh")->facts, 0), 1023);
    mw_words_free(&words);
}

Test(classes, a_line_that_is_no_word_with_its_classes_is_an_error)
{
    static const char *const WRONG[] = {"osh", "osh\t", "\t00402041", "osh\t0040204", "osh\t004020410", "osh\t0040204g"};
    for (size_t i = 0; i < sizeof WRONG / sizeof *WRONG; i++) {
        mw_words words = {0};
        mw_error err = {0};
        cr_expect_not(mw_words_classes(&words, mw_str_of(WRONG[i]), &err), "%s", WRONG[i]);
        cr_expect_eq(err.code, MW_EPARSE);
        mw_words_free(&words);
    }
}

/* Words of six letters by chance, each once in the same company, nouns of one class and verbs of the other. */
static void put_words(const char *name, unsigned from, unsigned to, mw_buf *table)
{
    mw_buf text = {0};
    for (unsigned i = from; i < to; i++) {
        mw_random random = {i + 1};
        char word[7] = "";
        for (int k = 0; k < 6; k++)
            word[k] = (char)('a' + mw_random_next(&random) % 26);
        mw_buf_print(&text, "They\tPRON\tO\t1\nsaid\tVERB\tO\t1\nthat\tSCONJ\tO\t1\n%s\t%s\tO\t1\nwas\tAUX\tO\t1\nin\tADP\tO\t1\n"
                     "the\tDET\tO\t1\nhouse\tNOUN\tO\t0\n.\tPUNCT\tO\tP\n\n", word, i % 2 ? "VERB" : "NOUN");
        mw_buf_print(table, "%s\t%08x\n", word, (unsigned)(i % 2 ? SECOND : FIRST));
    }
    sample_put(name, mw_buf_str(&text));
    mw_buf_free(&text);
}

/* How many of the words in question have the wrong tag: one word of a sentence's nine. */
static double wrong_tags_of_unseen(bool classes)
{
    mw_buf blank = {0}, out = {0}, table = {0};
    mw_error err = {0};
    mw_scores scores = {0};
    mw_recipe recipe = sample_recipe(6);
    put_words("corpus.col", 0, 600, &table);
    put_words("unseen.col", 600, 800, &table);
    sample_put("words.tsv", mw_buf_str(&table));
    if (classes)
        recipe.classes = MW_STR("words.tsv");
    sample_blank(&blank);
    mw_model *model = sample_model(mw_buf_str(&blank));
    cr_assert(mw_train(&recipe, ".", model, NULL, NULL, &out, &err), "%s", err.text);
    mw_model_free(model);
    model = sample_model(mw_buf_str(&out));
    cr_assert(mw_evaluate("unseen.col", model, NULL, NULL, &scores, &err), "%s", err.text);
    mw_model_free(model);
    mw_buf_free(&blank);
    mw_buf_free(&out);
    mw_buf_free(&table);
    return (1 - mw_score_f1(scores.pos)) * 9;
}

Test(classes, a_word_never_seen_is_read_as_those_of_its_class)
{
    double with = wrong_tags_of_unseen(true), without = wrong_tags_of_unseen(false);
    cr_expect_lt(with, 0.05, "%g", with);
    cr_expect_gt(without, 0.3, "%g", without);
}

/* The table lies beside the recipe, wherever the texts are. */
Test(classes, the_table_is_looked_for_in_the_folder_of_the_recipe)
{
    mw_buf blank = {0}, out = {0};
    mw_error err = {0};
    mw_recipe recipe = sample_recipe(1);
    recipe.classes = MW_STR("words.tsv");
    recipe.folder = MW_STR("data");
    sample_blank(&blank);
    mw_model *model = sample_model(mw_buf_str(&blank));
    sample_put("corpus.col", MW_STR("A\tX\tO\tP\n"));
    sample_put("words.tsv", MW_STR("a\t00402041\n"));
    cr_expect_not(mw_train(&recipe, ".", model, NULL, NULL, &out, &err));
    cr_expect(err.code == MW_EIO && strstr(err.text, "data/words.tsv"), "%s", err.text);
    sample_put("data/words.tsv", MW_STR("a\n"));
    cr_expect_not(mw_train(&recipe, ".", model, NULL, NULL, &out, &err));
    cr_expect_str_eq(err.text, "data/words.tsv: line 1: not a word and its classes");
    sample_put("data/words.tsv", MW_STR("a\t00402041\n"));
    cr_expect(mw_train(&recipe, ".", model, NULL, NULL, &out, &err), "%s", err.text);
    mw_trained *trained = mw_trained_open(mw_buf_str(&out), &err);
    cr_assert(trained, "%s", err.text);
    cr_expect_eq(mw_trained_word(trained, mw_type_hash(MW_STR("a"))).classes, FIRST);
    mw_trained_free(trained);
    mw_model_free(model);
    mw_buf_free(&blank);
    mw_buf_free(&out);
}
