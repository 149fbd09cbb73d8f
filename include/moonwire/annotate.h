/* SPDX-License-Identifier: MIT */
/* annotate.h -- who, when, how many, said what: an article's layers.
 *
 * The article must have its text (a reader has made it). `layers` are mw_layer bits; what they
 * need is made too. Many threads may annotate at once with one model, each its own article. On
 * failure the article is still valid, with the layers made so far. The head's engine, lexicon and,
 * once there are tokens, language are set too; in an article that is not English only paragraphs,
 * sentences and tokens are made. Layers 0: engine and lexicon alone. */
#ifndef MOONWIRE_ANNOTATE_H
#define MOONWIRE_ANNOTATE_H

#include <moonwire/article.h>
#include <moonwire/model.h>

#ifdef __cplusplus
extern "C" {
#endif

MW_API bool mw_annotate(mw_article *article, const mw_model *model, unsigned layers,
                        mw_error *err);

#ifdef __cplusplus
}
#endif
#endif
