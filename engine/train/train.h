/* SPDX-License-Identifier: MIT */
/* train.h -- a recipe's texts in, a trained file out.
 *
 * Three lessons, each building on what the one before has made: the words (what each has been seen
 * to be, and its cluster), the tags, the names. The same texts and recipe give the same bytes. */
#ifndef TRAIN_TRAIN_H
#define TRAIN_TRAIN_H

#include <moonwire/model.h>

#include "base/buf.h"
#include "train/recipe.h"

/* Called with a line for whoever watches; NULL is fine. */
typedef void (*mw_train_told)(void *context, const char *line);

/* Texts are looked for in `folder`. */
bool mw_train(const mw_recipe *recipe, const char *folder, const mw_model *model, mw_train_told told, void *context,
              mw_buf *out, mw_error *err);

#endif
