/* SPDX-License-Identifier: MIT */
/* check.h -- what every reader promises, whatever the bytes. */
#ifndef TESTS_FUZZ_CHECK_H
#define TESTS_FUZZ_CHECK_H

#include <moonwire/reader.h>
#include <stdio.h>
#include <stdlib.h>

#include "article/article.h"
#include "text/utf8.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#define MUST(holds)                                                                                \
    ((holds)                                                                                       \
         ? (void)0                                                                                 \
         : (fprintf(stderr, "%s:%d: %s does not hold\n", __FILE__, __LINE__, #holds), abort()))

static inline void check_text(mw_str text)
{
    MUST(mw_utf8_check(text) == text.len);
}

static inline void check_article(const mw_article *article)
{
    const mw_head *head = mw_article_head(article);
    MUST(head->id.len > 0);
    MUST(head->sha256.len == 64);
    MUST((head->published.data != NULL) == (head->date_method.data != NULL));
    const mw_str texts[] = {
        head->id,     head->url,    head->title,     head->byline,   head->dateline,
        head->agency, head->source, head->published, head->language, mw_article_text(article)};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        check_text(texts[i].data ? texts[i] : MW_STR(""));
}

/* Reads everything; a reader always comes to an end. */
static inline void check_reading(mw_input input, bool verbatim, const uint8_t *data, size_t size)
{
    mw_reader_options options = {
        .input = input, .verbatim = verbatim, .article_bytes_max = 1 << 20};
    mw_reader *reader = mw_reader_new(&options, NULL);
    MUST(reader &&
         mw_reader_add_bytes(reader, MW_STR("sample"), (mw_str){(const char *)data, size}, NULL));
    mw_got got;
    mw_article *article;
    for (size_t records = 0;; records++) {
        mw_error err = {0};
        got = mw_reader_next(reader, &article, &err);
        if (got == MW_END)
            break;
        MUST(records <= size);
        MUST((got == MW_BAD) == (article == NULL) && (got == MW_BAD) == (err.code != MW_OK));
        if (article)
            check_article(article);
        mw_article_free(article);
    }
    mw_reader_free(reader);
}

#endif
