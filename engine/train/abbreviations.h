/* SPDX-License-Identifier: MIT */
/* abbreviations.h -- what labelled text (columns.h) says of words with a dot of their own and of
 * words that begin sentences: counts, for whoever keeps words/abbreviations.tsv and the starters
 * of words/segmentation.tsv.
 *
 * A form is likely a short one when it keeps its dot inside sentences, and its kind shows in what
 * follows there: a capital behind a title, a digit behind No., small letters behind a unit. A word
 * is a starter when its capital stands nearly always at a beginning. */
#ifndef TRAIN_ABBREVIATIONS_H
#define TRAIN_ABBREVIATIONS_H

#include "base/buf.h"

typedef struct mw_dots mw_dots; /* counts of any number of files */

mw_dots *mw_dots_new(mw_error *err);
void mw_dots_free(mw_dots *dots); /* NULL is fine */
bool mw_dots_read(mw_dots *dots, const char *path, mw_error *err);

/* Tables with a header, the most frequent first, of what was seen at least `least` times: forms
 * that keep a dot, and words whose capital is that of a beginning in nine cases of ten. */
bool mw_dots_list_forms(const mw_dots *dots, uint32_t least, mw_buf *out, mw_error *err);
bool mw_dots_list_starters(const mw_dots *dots, uint32_t least, mw_buf *out, mw_error *err);

#endif
