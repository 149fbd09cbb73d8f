/* SPDX-License-Identifier: MIT */
/* gather.h -- INPUT as the user names it, and keeping what it holds in a corpus.
 *
 * No input means the bundled story, also called "builtin:story". One file that is a SQLite database
 * is a corpus already. Everything else is read, annotated and kept in a temporary corpus of the
 * same shape. */
#ifndef RUN_GATHER_H
#define RUN_GATHER_H

#include <moonwire/run.h>
#include <moonwire/store.h>

#define MW_BUILTIN_STORY "builtin:story"

bool mw_is_corpus_file(const char *path);
/* One input of a command line: a path, "-", or builtin:story. */
bool mw_gather_add(mw_reader *reader, const char *input, mw_error *err);

typedef struct mw_keeper {
    mw_store *store;
    mw_str reading; /* the reading options as one text, for the store's key of freshness */
    uint64_t fresh; /* counts what was new or changed */
} mw_keeper;
/* A run's `article` callback that keeps each article; the context is a mw_keeper. */
bool mw_keep_article(void *keeper, mw_article *article, mw_str made, mw_error *err);

#endif
