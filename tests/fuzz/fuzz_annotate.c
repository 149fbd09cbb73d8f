/* SPDX-License-Identifier: MIT */
/* A whole text through every layer: spans lie inside it, indices inside their arrays, in order. */
#include <moonwire/annotate.h>

#include "fuzz/check.h"

static void check_span(mw_str text, mw_span span)
{
    MUST(span.start <= span.end && span.end <= text.len);
    check_text(mw_str_sub(text, span.start, span.end));
}

static void check_sentence(const mw_layers *layers, uint32_t sentence)
{
    MUST(sentence < layers->sentence_count);
}

static void check_layers(const mw_article *article)
{
    const mw_layers *l = mw_article_layers(article);
    mw_str text = mw_article_text(article);
    for (size_t i = 0; i < l->paragraph_count; i++)
        check_span(text, l->paragraphs[i].span);
    for (size_t i = 0; i < l->sentence_count; i++)
        check_span(text, l->sentences[i].span);
    for (size_t i = 0; i < l->token_count; i++)
        check_span(text, (mw_span){l->tokens[i].start, l->tokens[i].end});
    for (size_t i = 0; i < l->entity_count; i++)
        check_span(text, l->entities[i].span), check_sentence(l, l->entities[i].sentence);
    for (size_t i = 0; i < l->date_count; i++)
        check_span(text, l->dates[i].span), check_sentence(l, l->dates[i].sentence);
    for (size_t i = 0; i < l->figure_count; i++)
        check_span(text, l->figures[i].span), check_sentence(l, l->figures[i].sentence);
    for (size_t i = 0; i < l->quote_count; i++) {
        check_span(text, l->quotes[i].span), check_sentence(l, l->quotes[i].sentence);
        check_span(text, l->quotes[i].speaker_span), check_span(text, l->quotes[i].cue_span);
        MUST(l->quotes[i].continues == MW_NO_INDEX || l->quotes[i].continues < l->quote_count);
    }
    for (size_t i = 0; i < l->event_count; i++) {
        check_span(text, l->events[i].span), check_sentence(l, l->events[i].sentence);
        MUST(l->events[i].quote == MW_NO_INDEX || l->events[i].quote < l->quote_count);
    }
}

/* Any word may get any tag. */
static void check_lemmas(mw_article *article, const mw_model *model)
{
    mw_layers *all = mw_article_layers_edit(article);
    for (size_t i = 0; i < all->token_count; i++)
        all->tokens[i].pos = (uint8_t)(1 + i % (MW_POS_COUNT - 1));
    all->made |= MW_POS;
    if (!mw_annotate(article, model, MW_LEMMAS, NULL))
        return;
    for (size_t i = 0; all->lemmas && i < all->token_count; i++) {
        MUST(all->lemmas[i].len > 0);
        check_text(all->lemmas[i]);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static mw_model *model;
    mw_error err = {0};
    if (!model)
        model = mw_model_open(&err);
    MUST(model);
    mw_reader_options options = {
        .input = MW_INPUT_TEXT, .verbatim = true, .published = MW_STR("2022-08-03")};
    mw_reader *reader = mw_reader_new(&options, NULL);
    mw_article *article;
    MUST(reader &&
         mw_reader_add_bytes(reader, MW_STR("sample"), (mw_str){(const char *)data, size}, NULL));
    if (mw_reader_next(reader, &article, &err) != MW_ARTICLE_READ) { /* bytes that are no text are refused, with a reason */
        MUST(err.code != MW_OK && err.text[0]);
        mw_reader_free(reader);
        return 0;
    }
    if (mw_annotate(article, model, MW_LAYERS_ALL & ~(unsigned)MW_POS, &err)) {
        mw_buf json = {0};
        check_layers(article);
        check_lemmas(article, model);
        for (int unit = MW_BYTES; unit <= MW_UTF16; unit++)
            MUST(mw_article_json(article, MW_LAYERS_ALL, (mw_offset_unit)unit, &json, &err));
        check_text(mw_buf_str(&json));
        mw_buf_free(&json);
    } else {
        MUST(err.code == MW_ENOMEM || err.code == MW_ELIMIT);
    }
    mw_article_free(article);
    mw_reader_free(reader);
    return 0;
}
