/* SPDX-License-Identifier: MIT */
/* inputs.h -- the articles of INPUTs, one after the other: files, folders, corpora and the story that
 * is built in. For commands that look again at what a report was made from. */
#ifndef RUN_INPUTS_H
#define RUN_INPUTS_H

#include <moonwire/reader.h>
#include <moonwire/store.h>

typedef struct mw_inputs mw_inputs;

/* NULL options: the default. An input that is not there fails at its turn, not here. */
mw_inputs *mw_inputs_open(const mw_reader_options *options, const char *const *inputs, size_t count,
                          mw_error *err);
void mw_inputs_free(mw_inputs *inputs); /* NULL is fine */

/* Asked for an article of a corpus by its id and hash before it is loaded; NULL: all are wanted.
 * Articles of files are always read and given. */
typedef bool (*mw_inputs_wanted)(void *context, mw_str id, mw_str sha256);
/* As mw_reader_next. An article of a corpus comes with its layers, others with their text only. */
mw_got mw_inputs_next(mw_inputs *inputs, mw_inputs_wanted wanted, void *context, mw_article **article,
                      mw_error *err);
mw_str mw_inputs_where(const mw_inputs *inputs); /* of what was MW_BAD */

#endif
