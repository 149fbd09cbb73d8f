/* SPDX-License-Identifier: MIT */
/* mentions.h -- asking the entity layer about the words at hand.
 *
 * Mentions may lie inside one another: "Russia" inside "Russia's foreign ministry". Every call
 * answers with an index into the article's entities, or MW_NO_INDEX. They cost a binary search. */
#ifndef LANGUAGE_MENTIONS_H
#define LANGUAGE_MENTIONS_H

#include "article/article.h"

/* The longest mention that covers a token, begins with it, ends with it. */
uint32_t mw_mention_at(const mw_article *article, uint32_t token);
uint32_t mw_mention_starting(const mw_article *article, uint32_t token);
uint32_t mw_mention_ending(const mw_article *article, uint32_t token);

/* The tokens of a mention: first inside, end past. */
void mw_mention_tokens(const mw_article *article, uint32_t mention, uint32_t *first, uint32_t *end);

/* Whom or what a noun phrase, tokens first … end - 1, is about: the mention that it ends with
 * ("Foreign Minister Sergey Lavrov": Lavrov; "Russia's foreign ministry": the ministry), else the
 * last body, country or people named inside ("United Nations experts": the United Nations). A
 * person is given only where the phrase ends with the name: "Lavrov's visit" is not Lavrov. */
uint32_t mw_mention_of_phrase(const mw_article *article, uint32_t first, uint32_t end);

/* The mentions that start in a sentence: first inside, end past. */
void mw_mentions_of_sentence(const mw_article *article, uint32_t sentence, uint32_t *first,
                             uint32_t *end);

#endif
