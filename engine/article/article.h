/* SPDX-License-Identifier: MIT */
/* article.h -- an article for those who fill it: readers, annotators, the store.
 *
 * Only the room that makes a layer writes it, and marks it in `made`. Texts that are put into the
 * head or a layer must live in the article's arena or be literals. */
#ifndef ARTICLE_ARTICLE_H
#define ARTICLE_ARTICLE_H

#include <moonwire/article.h>

#include "base/arena.h"
#include "base/buf.h"

mw_arena *mw_article_arena(mw_article *article);
mw_head *mw_article_head_edit(mw_article *article);
mw_layers *mw_article_layers_edit(mw_article *article);
/* Copies `text` (valid UTF-8, less than 4 GB) into the arena as the article's text. */
bool mw_article_set_text(mw_article *article, mw_str text, mw_error *err);

/* What one stage found and a later one may use again, in the arena; NULL: nothing. It is nobody's layer. */
void mw_article_keep(mw_article *article, const void *found);
const void *mw_article_kept(const mw_article *article);

/* The sentence that holds byte `at`, else the nearest before it; MW_NO_INDEX without sentences. */
uint32_t mw_article_sentence_at(const mw_article *article, uint32_t at);
/* The first token that ends after byte `at`; token_count when there is none. */
uint32_t mw_article_token_at(const mw_article *article, uint32_t at);

/* "41-year-old", "76 years old": a length in the layer of dates that says of somebody how old he is, and nothing of when. */
#define MW_AGE_RULE "age"
static inline bool mw_date_is_age(const mw_date *date)
{
    return date->type == MW_DURATION && mw_str_starts(date->rule, MW_STR("dates: " MW_AGE_RULE));
}

/* Appends a figure as it may stand in a sentence, with its hedge: "2,148", "about 2,100",
 * "at least 50", "2,100–2,200", "350%", "USD 406,000,000"; where it has no number ("dozens"), its
 * own words. */
void mw_figure_text(const mw_article *article, const mw_figure *figure, mw_buf *out);

typedef enum mw_offset_unit { MW_BYTES, MW_CODEPOINTS, MW_UTF16 } mw_offset_unit;

/* Appends the article as one line of the annotation contract, with the layers in `layers`
 * (MW_ARTICLE: the head keys and `text`; `id` always). */
bool mw_article_json(const mw_article *article, unsigned layers, mw_offset_unit unit, mw_buf *out,
                     mw_error *err);

#endif
