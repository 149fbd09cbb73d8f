/* SPDX-License-Identifier: MIT */
/* tagger.h -- parts of speech, for the stage and for the trainer. */
#ifndef LANGUAGE_TAGGER_H
#define LANGUAGE_TAGGER_H

#include "language/types.h"

/* The tag (mw_pos) that training has always seen a word have, as it is written; 0: it varies. */
uint8_t mw_tag_fixed(const mw_type *type, const mw_token *token);

/* Fills `pos` of all tokens; a label of the labeller is the mw_pos less one. */
bool mw_tags_find(mw_article *article, const mw_trained *trained, const mw_types *types, mw_error *err);

#endif
