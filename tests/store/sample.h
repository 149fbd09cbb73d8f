/* SPDX-License-Identifier: MIT */
/* sample.h -- articles with every layer filled by hand, and corpora to put them in. */
#ifndef STORE_SAMPLE_H
#define STORE_SAMPLE_H

#include <criterion/criterion.h>

#include <moonwire/store.h>

#include "article/article.h"

typedef struct sample { /* what differs between articles; the rest is the same */
    const char *id, *url, *path, *published, *source, *title, *text, *sha256;
} sample;

/* An article with two paragraphs, three sentences and one mark or more of every kind, each field of
 * each mark different. `what` NULL fields take a default. */
mw_article *sample_article(sample what);

/* The whole article as JSON; free with mw_buf_free. */
mw_buf sample_json(const mw_article *article);

/* A path that no other test of this run uses, in a folder of its own. */
void sample_path(char path[256], const char *name);

/* Asks, and asserts that there is an answer. */
mw_frame *sample_query(mw_store *store, const char *sql);
/* The first cell of the answer: a number, or a text in `text`. */
int64_t sample_number(mw_store *store, const char *sql);
bool sample_text_is(mw_store *store, const char *sql, const char *text);

/* Saves in a batch of its own, and asserts that it went well. */
void sample_save(mw_store *store, mw_article *article, const char *reading);

#define ASSERT_OK(condition, err) cr_assert((condition), "%s", (err).text)

#endif
