/* SPDX-License-Identifier: MIT */
/* The whole course, on a small text of our own. */
#include "train/train.h"

#include <moonwire/annotate.h>
#include <moonwire/reader.h>

#include "language/decode.h"
#include "names/features.h"
#include "names/model.h"
#include "language/tagger.h"
#include "article/article.h"
#include "train/evaluate.h"
#include "train/numeric.h"
#include "train/pack.h"
#include "train/sample.h"

#include <stdlib.h>

TestSuite(train, .init = sample_start, .fini = sample_end, .timeout = 300);

static mw_model *tables(void)
{
    mw_buf blank = {0};
    sample_blank(&blank);
    mw_model *model = sample_model(mw_buf_str(&blank));
    mw_buf_free(&blank);
    return model;
}

static void put_corpus(const char *name, unsigned sentences)
{
    mw_buf bytes = {0};
    sample_corpus(&bytes, sentences);
    sample_put(name, mw_buf_str(&bytes));
    mw_buf_free(&bytes);
}

static void train(const mw_model *model, unsigned sentences, unsigned rounds, mw_buf *out)
{
    mw_error err = {0};
    mw_recipe recipe = sample_recipe(rounds);
    put_corpus("corpus.col", sentences);
    cr_assert(mw_train(&recipe, ".", model, NULL, NULL, out, &err), "%s", err.text);
}

Test(train, what_was_learned_is_what_the_engine_says)
{
    mw_buf out = {0};
    mw_scores scores = {0};
    mw_error err = {0};
    mw_model *model = tables();
    train(model, 200, 4, &out);
    mw_model_free(model);
    model = sample_model(mw_buf_str(&out));
    cr_assert(mw_evaluate("corpus.col", model, NULL, NULL, &scores, &err), "%s", err.text);
    cr_expect_gt(mw_score_f1(scores.pos), 0.99, "tags %g", mw_score_f1(scores.pos));
    cr_expect_gt(mw_score_f1(scores.names), 0.97, "names %g", mw_score_f1(scores.names));
    mw_model_free(model);
    mw_buf_free(&out);
}

Test(train, the_same_text_and_recipe_give_the_same_bytes)
{
    mw_buf one = {0}, other = {0}, more = {0};
    mw_model *model = tables();
    train(model, 60, 2, &one);
    train(model, 60, 2, &other);
    train(model, 60, 3, &more);
    cr_expect_eq(one.len, other.len);
    cr_expect_arr_eq(one.data, other.data, one.len);
    cr_expect(!mw_str_equal(mw_buf_str(&one), mw_buf_str(&more)));
    mw_model_free(model);
    mw_buf_free(&one);
    mw_buf_free(&other);
    mw_buf_free(&more);
}

/* What the model that reads the text has learned before must not come into what is learned. */
Test(train, the_model_at_hand_does_not_come_into_it)
{
    mw_buf one = {0}, other = {0};
    mw_model *model = tables();
    train(model, 60, 2, &one);
    mw_model_free(model);
    model = sample_model(mw_buf_str(&one));
    train(model, 60, 2, &other);
    cr_expect_eq(one.len, other.len);
    cr_expect_arr_eq(one.data, other.data, one.len);
    mw_model_free(model);
    mw_buf_free(&one);
    mw_buf_free(&other);
}

Test(train, text_without_spaces_is_learned_from_as_the_engine_cuts_it)
{
    mw_buf bytes = {0}, spaceless = {0}, out = {0};
    mw_error err = {0};
    mw_model *model = tables();
    mw_recipe recipe = sample_recipe(2);
    sample_corpus(&bytes, 60);
    mw_str rest = mw_buf_str(&bytes), line;
    while (mw_str_cut(&rest, '\n', &line))
        if (line.len && line.data[0] != '#')
            mw_buf_print(&spaceless, "%.*s\t_\n", (int)line.len - 2, line.data);
        else
            mw_buf_char(&spaceless, '\n');
    sample_put("corpus.col", mw_buf_str(&spaceless));
    cr_expect(mw_train(&recipe, ".", model, NULL, NULL, &out, &err), "%s", err.text);
    mw_model_free(model);
    mw_buf_free(&bytes);
    mw_buf_free(&spaceless);
    mw_buf_free(&out);
}

Test(train, nothing_to_learn_from_is_no_error)
{
    mw_buf out = {0};
    mw_error err = {0};
    mw_model *model = tables();
    mw_recipe recipe = sample_recipe(2), none = sample_recipe(2);
    none.set_count = 0;
    sample_put("corpus.col", MW_STR(""));
    cr_expect(mw_train(&recipe, ".", model, NULL, NULL, &out, &err), "%s", err.text);
    mw_trained *trained = mw_trained_open(mw_buf_str(&out), &err);
    cr_expect(trained, "%s", err.text);
    mw_trained_free(trained);
    mw_buf_clear(&out);
    cr_expect(mw_train(&none, ".", model, NULL, NULL, &out, &err), "%s", err.text);
    mw_model_free(model);
    mw_buf_free(&out);
}

Test(train, a_text_that_is_missing_or_broken_is_named)
{
    mw_buf out = {0};
    mw_error err = {0};
    mw_model *model = tables();
    mw_recipe recipe = sample_recipe(1);
    cr_expect_not(mw_train(&recipe, ".", model, NULL, NULL, &out, &err));
    cr_expect(err.code == MW_EIO && strstr(err.text, "./corpus.col"), "%s", err.text);
    sample_put("corpus.col", MW_STR("A\tX\tO\t1\nB\tX\tO\n"));
    cr_expect_not(mw_train(&recipe, ".", model, NULL, NULL, &out, &err));
    cr_expect_str_eq(err.text, "./corpus.col:2: not four columns");
    cr_expect_eq(out.len, 0);
    mw_model_free(model);
    mw_buf_free(&out);
}

/* ---- out of memory */

Test(train, without_memory_it_is_an_error_and_nothing_else)
{
    mw_model *model = tables();
    mw_recipe recipe = sample_recipe(1);
    mw_buf bytes = {0}, one = {0};
    mw_str line;
    recipe.sets[0].open_noise = true;
    recipe.classes = MW_STR("words.tsv");
    sample_put("words.tsv", MW_STR("lagos\t00402041\nosh\t00402041\n"));
    sample_corpus(&bytes, 20);
    for (mw_str rest = mw_buf_str(&bytes); mw_str_cut(&rest, '\n', &line);)
        if (!mw_str_starts(line, MW_STR("#"))) /* one document, large enough for several pieces of memory */
            mw_buf_print(&one, "%.*s\n", MW_ARG(line));
    sample_put("corpus.col", mw_buf_str(&one));
    mw_buf_free(&bytes);
    mw_buf_free(&one);
    for (unsigned long n = 1;; n++) {
        mw_buf out = {0};
        mw_error err = {0};
        mw_memory_fail_after(n);
        bool good = mw_train(&recipe, ".", model, NULL, NULL, &out, &err);
        mw_memory_fail_after(0);
        mw_buf_free(&out);
        if (good)
            break;
        cr_assert_eq(err.code, MW_ENOMEM, "allocation %lu: %s", n, err.text);
        cr_assert_lt(n, 100000);
    }
    mw_model_free(model);
}

static const char TEXT[] = "Anna Berg visited the harbour in Velburg. Élise Moreno, of the École Normale, left the United Nations "
                           "on Monday. \"I saw Peter Tanaka in Lagos,\" said Ms. Lindqvist, who has led Myanmar-based Acme Corp. "
                           "since 2009.\n\nTaco bell opened in mississippi.";

static mw_article *article_of(const char *text)
{
    mw_article *article = mw_article_new(0, NULL);
    cr_assert(article && mw_article_set_text(article, mw_str_of(text), NULL));
    return article;
}

/* The error, or the same marks as with memory enough. */
Test(train, annotating_without_memory_is_an_error_and_nothing_else)
{
    mw_buf out = {0}, wanted = {0};
    mw_model *model = tables();
    train(model, 60, 2, &out);
    mw_model_free(model);
    model = sample_model(mw_buf_str(&out));
    mw_article *article = article_of(TEXT);
    cr_assert(mw_annotate(article, model, MW_LAYERS_ALL, NULL));
    cr_assert(mw_article_json(article, MW_LAYERS_ALL, MW_BYTES, &wanted, NULL));
    mw_article_free(article);
    for (unsigned long n = 1;; n++) {
        mw_buf json = {0};
        mw_error err = {0};
        article = article_of(TEXT);
        mw_memory_fail_after(n);
        bool good = mw_annotate(article, model, MW_LAYERS_ALL, &err);
        mw_memory_fail_after(0);
        cr_assert_eq(good, err.code == MW_OK);
        cr_assert(good || err.code == MW_ENOMEM);
        if (good) {
            cr_assert(mw_article_json(article, MW_LAYERS_ALL, MW_BYTES, &json, NULL));
            cr_assert(mw_str_equal(mw_buf_str(&json), mw_buf_str(&wanted)), "allocation %lu", n);
        }
        mw_buf_free(&json);
        mw_article_free(article);
        if (good)
            break;
        cr_assert_lt(n, 100000);
    }
    mw_model_free(model);
    mw_buf_free(&out);
    mw_buf_free(&wanted);
}

/* ---- damage */

/* All that a labeller does with a trained file. */
static void label(mw_article *article, const mw_trained *trained)
{
    mw_error err = {0};
    mw_types types;
    mw_arena *arena = mw_article_arena(article);
    size_t count = mw_article_layers(article)->token_count;
    uint8_t *labels = mw_arena_get(arena, count + 1, NULL);
    int16_t *margins = mw_arena_get(arena, (count + 1) * sizeof *margins, NULL);
    uint64_t *evidence = mw_arena_get(arena, (count + 1) * sizeof *evidence, NULL);
    cr_assert(labels && margins && evidence && mw_types_read(article, trained, arena, &types, NULL));
    if (mw_tags_find(article, trained, &types, &err))
        for (size_t i = 0; i < count; i++)
            cr_assert_lt(mw_article_layers(article)->tokens[i].pos, MW_POS_COUNT);
    else
        cr_assert_eq(err.code, MW_EVERSION);
    err.code = MW_OK;
    if (mw_name_labels(article, trained, &types, evidence, arena, labels, margins, &err))
        for (size_t i = 0; i < count; i++)
            cr_assert_lt(labels[i], MW_LABEL_COUNT);
    else
        cr_assert_eq(err.code, MW_EVERSION);
}

Test(train, a_damaged_file_is_refused_or_labels_something)
{
    mw_buf out = {0};
    mw_random random = {42};
    mw_model *model = tables();
    train(model, 60, 2, &out);
    char *kept = malloc(out.len);
    memcpy(kept, out.data, out.len);
    for (int i = 0; i < 1500; i++) {
        size_t among = i % 3 ? out.len : sizeof(mw_trained_head);
        for (unsigned damages = 1 + (unsigned)(mw_random_next(&random) % 400); damages--;)
            out.data[mw_random_next(&random) % among] = (char)mw_random_next(&random);
        if (i % 3)
            memcpy(out.data, kept, sizeof(mw_trained_head));
        else if (i % 2)
            memcpy(out.data, kept, 32);
        mw_error err = {0};
        mw_trained *trained = mw_trained_open(mw_buf_str(&out), &err);
        cr_assert(trained || err.code == MW_EPARSE || err.code == MW_EVERSION);
        if (trained) {
            mw_article *article = article_of(TEXT);
            cr_assert(mw_annotate(article, model, MW_TOKENS, NULL));
            label(article, trained);
            mw_article_free(article);
        }
        mw_trained_free(trained);
        if (i % 10 == 9)
            memcpy(out.data, kept, out.len);
    }
    free(kept);
    mw_model_free(model);
    mw_buf_free(&out);
}

Test(train, a_tag_that_does_not_exist_is_none)
{
    const mw_token small = {.shape = MW_WORD}, capital = {.shape = MW_WORD | MW_CAPITAL};
    for (unsigned fixed = 0; fixed < 256; fixed++) {
        mw_type type = {.facts.fixed = (uint8_t)fixed};
        cr_expect_eq(mw_tag_fixed(&type, &small), fixed < MW_POS_COUNT ? fixed : MW_POS_NONE);
        cr_expect_eq(mw_tag_fixed(&type, &capital), MW_POS_NONE);
    }
}

/* A file whose labellers have other labels, as a later version's might. */
Test(train, a_file_with_other_labels_is_an_error)
{
    mw_buf out = {0};
    mw_error err = {0};
    mw_words words = {0};
    static const uint32_t NEXT[33];
    mw_pack_part tags = {.labels = 32, .bucket_bits = 1, .next = NEXT}, names = {.labels = 3, .bucket_bits = 1, .next = NEXT};
    cr_assert(mw_pack(&words, 1, &tags, &names, NULL, &out, NULL));
    mw_model *model = sample_model(mw_buf_str(&out));
    mw_article *article = article_of(TEXT);
    cr_expect_not(mw_annotate(article, model, MW_POS, &err));
    cr_expect_eq(err.code, MW_EVERSION);
    cr_expect_not(mw_annotate(article, model, MW_ENTITIES, &err));
    mw_article_free(article);
    mw_model_free(model);
    mw_buf_free(&out);
}

/* ---- what a labeller may say */

Test(train, no_name_goes_on_with_another_type)
{
    mw_buf out = {0};
    mw_types types;
    mw_random random = {8};
    uint32_t next[MW_LABEL_COUNT + 1];
    mw_model *model = tables();
    train(model, 60, 2, &out);
    mw_trained *trained = mw_trained_open(mw_buf_str(&out), NULL);
    mw_buf text = {0};
    static const char *const WORDS[] = {"Anna", "Berg", "Velburg", "the", "in", "saw", "Moreno", "Lagos", ".", "Bridge"};
    for (int i = 0; i < 3000; i++)
        mw_buf_print(&text, "%s ", WORDS[mw_random_next(&random) % 10]);
    mw_article *article = article_of(text.data);
    mw_arena *arena = mw_article_arena(article);
    cr_assert(mw_annotate(article, model, MW_TOKENS, NULL));
    const mw_layers *layers = mw_article_layers(article);
    uint8_t *labels = mw_arena_get(arena, layers->token_count, NULL);
    int16_t *margins = mw_arena_get(arena, layers->token_count * sizeof *margins, NULL);
    uint64_t *evidence = mw_arena_get(arena, layers->token_count * sizeof *evidence, NULL);
    cr_assert(mw_types_read(article, trained, arena, &types, NULL) && mw_tags_find(article, trained, &types, NULL) &&
              mw_name_labels(article, trained, &types, evidence, arena, labels, margins, NULL));
    size_t names = 0;
    mw_labels_next(next);
    for (size_t s = 0; s < layers->sentence_count; s++)
        for (uint32_t i = layers->sentences[s].token_first; i < layers->sentences[s].token_end; i++) {
            unsigned before = i == layers->sentences[s].token_first ? MW_LABEL_COUNT : labels[i - 1];
            cr_assert(next[before] >> labels[i] & 1, "%u to %u", before, labels[i]);
            names += mw_label_is_begin(labels[i]);
        }
    cr_expect_gt(names, 100);
    mw_article_free(article);
    mw_trained_free(trained);
    mw_buf_free(&text);
    mw_model_free(model);
    mw_buf_free(&out);
}
