/* SPDX-License-Identifier: MIT */
/* The layer of lemmas, and how the contract prints it. */
#include <criterion/criterion.h>
#include <moonwire/annotate.h>
#include <moonwire/model.h>

#include "article/article.h"

#include "with_model.h"

TestSuite(lemmas, .init = open_model, .fini = close_model);

/* An article whose tokens have the tags given, "DET NOUN VERB": _ is none. */
static mw_article *tagged(const char *text, const char *tags)
{
    mw_error err = {0};
    mw_article *article = mw_article_new(0, &err);
    cr_assert(article && mw_article_set_text(article, mw_str_of(text), &err), "%s", err.text);
    cr_assert(mw_annotate(article, model, MW_TOKENS, &err), "%s", err.text);
    mw_article_head_edit(article)->language = MW_STR("en"); /* too short to tell */
    mw_layers *all = mw_article_layers_edit(article);
    mw_str rest = mw_str_of(tags), tag;
    for (size_t i = 0; mw_str_cut(&rest, ' ', &tag); i++) {
        mw_pos pos = MW_POS_NONE;
        cr_assert_lt(i, all->token_count);
        cr_assert(mw_pos_parse(tag, &pos) || mw_str_is(tag, "_"));
        all->tokens[i].pos = (uint8_t)pos;
    }
    all->made |= MW_POS;
    return article;
}

static void add_lemmas(mw_article *article)
{
    mw_error err = {0};
    cr_assert(mw_annotate(article, model, MW_LEMMAS, &err), "%s", err.text);
}

Test(lemmas, are_made_of_words_and_tags)
{
    static const char *const WANTED[] = {"the", "soldier", "have", "not", "leave", "Moscow", "."};
    mw_article *article =
        tagged("The soldiers hadn’t left Moscow.", "DET NOUN AUX PART VERB PROPN PUNCT");
    add_lemmas(article);
    const mw_layers *all = mw_article_layers(article);
    cr_assert_eq(all->token_count, 7);
    for (size_t i = 0; i < all->token_count; i++)
        cr_expect(mw_str_is(all->lemmas[i], WANTED[i]), "%.*s", MW_ARG(all->lemmas[i]));
    mw_article_free(article);
}

Test(lemmas, are_made_only_when_asked_for)
{
    mw_error err = {0};
    mw_article *article = tagged("Talks failed.", "NOUN VERB PUNCT");
    cr_assert(mw_annotate(article, model, MW_LAYERS_ALL, &err));
    cr_expect_null(mw_article_layers(article)->lemmas);
    cr_expect_not(mw_article_layers(article)->made & MW_LEMMAS);
    mw_article_free(article);
}

Test(lemmas, are_none_where_there_is_no_tag)
{
    mw_article *article = tagged("Talks failed.", "NOUN _ PUNCT");
    add_lemmas(article);
    cr_expect_null(mw_article_layers(article)->lemmas[1].data);
    cr_expect(mw_str_is(mw_article_layers(article)->lemmas[0], "talk"));
    mw_article_free(article);
}

Test(lemmas, are_none_in_another_language)
{
    mw_article *article = tagged("Les pourparlers ont échoué.", "DET NOUN AUX VERB PUNCT");
    mw_article_head_edit(article)->language = MW_STR("fr");
    add_lemmas(article);
    cr_expect_null(mw_article_layers(article)->lemmas);
    mw_article_free(article);
}

Test(lemmas, outlive_the_model)
{
    mw_error err = {0};
    mw_model *lent = mw_model_open(&err);
    mw_article *article = tagged("Troops took cities.", "NOUN VERB NOUN PUNCT");
    cr_assert(mw_annotate(article, lent, MW_LEMMAS, &err));
    mw_model_free(lent);
    const mw_str *lemmas = mw_article_layers(article)->lemmas;
    cr_expect(mw_str_is(lemmas[0], "troop") && mw_str_is(lemmas[1], "take") &&
              mw_str_is(lemmas[2], "city"));
    mw_article_free(article);
}

Test(lemmas, are_printed_with_their_tokens)
{
    mw_buf json = {0};
    mw_article *article = tagged("Talks failed.", "NOUN _ PUNCT");
    add_lemmas(article);
    cr_assert(mw_article_json(article, MW_TOKENS, MW_BYTES, &json, NULL));
    const char *tokens = strstr(json.data, "\"tokens\":");
    cr_assert(tokens);
    cr_expect_str_eq(tokens,
                     "\"tokens\":[{\"start\":0,\"end\":5,\"pos\":\"NOUN\",\"lemma\":\"talk\"},"
                     "{\"start\":6,\"end\":12,\"pos\":null,\"lemma\":null},"
                     "{\"start\":12,\"end\":13,\"pos\":\"PUNCT\",\"lemma\":\".\"}]}\n");
    mw_buf_free(&json);
    mw_article_free(article);
}

Test(lemmas, are_null_in_print_when_nobody_asked_for_them)
{
    mw_buf json = {0};
    mw_article *article = tagged("Talks failed.", "NOUN VERB PUNCT");
    cr_assert(mw_article_json(article, MW_TOKENS, MW_BYTES, &json, NULL));
    cr_expect(strstr(json.data, "\"pos\":\"NOUN\",\"lemma\":null"), "%s", json.data);
    mw_buf_free(&json);
    mw_article_free(article);
}

Test(lemmas, leave_text_and_tokens_as_they_were)
{
    mw_article *article = tagged("Talks failed in cities.", "NOUN VERB ADP NOUN PUNCT");
    mw_buf before = {0}, after = {0};
    cr_assert(mw_article_json(article, MW_ARTICLE | MW_SENTENCES | MW_PARAGRAPHS, MW_BYTES, &before,
                              NULL));
    mw_token tokens[5];
    cr_assert_eq(mw_article_layers(article)->token_count, 5);
    memcpy(tokens, mw_article_layers(article)->tokens, sizeof tokens);
    add_lemmas(article);
    cr_assert(mw_article_json(article, MW_ARTICLE | MW_SENTENCES | MW_PARAGRAPHS, MW_BYTES, &after,
                              NULL));
    cr_expect(mw_str_equal(mw_buf_str(&before), mw_buf_str(&after)));
    cr_expect_eq(memcmp(tokens, mw_article_layers(article)->tokens, sizeof tokens), 0);
    mw_buf_free(&before);
    mw_buf_free(&after);
    mw_article_free(article);
}

Test(lemmas, running_out_of_memory_is_an_error)
{
    enum { WORDS = 20000 };
    mw_buf text = {0};
    mw_error err = {0};
    for (int i = 0; i < WORDS; i++)
        mw_buf_print(&text, "Talks ");
    mw_article *article = tagged(text.data, "_");
    mw_layers *all = mw_article_layers_edit(article);
    cr_assert_eq(all->token_count, WORDS);
    for (size_t i = 0; i < WORDS; i++)
        all->tokens[i].pos = MW_NOUN;
    mw_memory_fail_after(1);
    cr_expect_not(mw_annotate(article, model, MW_LEMMAS, &err));
    mw_memory_fail_after(0);
    cr_expect_eq(err.code, MW_ENOMEM);
    cr_expect_not(all->made & MW_LEMMAS);
    add_lemmas(article);
    cr_expect(mw_str_is(all->lemmas[WORDS - 1], "talk"));
    mw_buf_free(&text);
    mw_article_free(article);
}
