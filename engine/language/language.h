/* SPDX-License-Identifier: MIT */
/* language.h -- what each word of an article is: the stages that make sentences, tokens, parts of
 * speech and lemmas, and what the stages behind them share.
 *
 * A stage gets the article with the layers that it needs already made, builds its arrays in the
 * article's arena and hands them over through mw_article_layers_edit. It allocates nothing a token
 * outside the arena, reads the model only, and leaves other stages' layers alone (but for token
 * pos and lemma, which are of its own making). */
#ifndef LANGUAGE_LANGUAGE_H
#define LANGUAGE_LANGUAGE_H

#include <moonwire/article.h>
#include <moonwire/model.h>

#include "article/article.h"
#include "model/lexicon.h"

bool mw_make_segments(mw_article *article, const mw_model *model, mw_error *err);
/* Sets the head's language: "en", another, "und", or null where the text is too short to tell. */
bool mw_find_language(mw_article *article, const mw_model *model, mw_error *err);
bool mw_make_tags(mw_article *article, const mw_model *model, mw_error *err);
bool mw_make_lemmas(mw_article *article, const mw_model *model, mw_error *err);

/* "saying:41" -- the rule text of a mark made by a table's row, in the arena. */
bool mw_rule_of_row(mw_article *article, const char *rule, const mw_row *row, mw_str *text,
                    mw_error *err);

#endif
