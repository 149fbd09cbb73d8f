/* SPDX-License-Identifier: MIT */
/* sample.h -- a folder of its own for a test, small labelled texts in it, and a model. */
#ifndef TESTS_TRAIN_SAMPLE_H
#define TESTS_TRAIN_SAMPLE_H

#include <criterion/criterion.h>
#include <moonwire/model.h>

#include "base/buf.h"
#include "train/recipe.h"

void sample_start(void); /* for .init and .fini: a new folder, which is the working one */
void sample_end(void);

void sample_put(const char *name, mw_str bytes); /* a file in the folder */

/* Labelled text by our own pen: `sentences` of them, the same each time, in documents of five. */
void sample_corpus(mw_buf *out, unsigned sentences);

/* A recipe of one set, corpus.col. */
mw_recipe sample_recipe(unsigned rounds);

/* The bundled tables with `trained` as model/english.mw in place of any that is bundled. */
mw_model *sample_model(mw_str trained);
/* A trained file that knows nothing: each token is an ADJ and no name. */
void sample_blank(mw_buf *out);

#endif
