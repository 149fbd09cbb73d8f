/* SPDX-License-Identifier: MIT */
/* decisions.h -- which decisions.tsv is in force, and its replay over a corpus. */
#ifndef CLI_DECISIONS_H
#define CLI_DECISIONS_H

#include <moonwire/store.h>

#include "cli/command.h"

extern const mw_option MW_CORPUS_OPTIONS[]; /* --decisions */

typedef struct mw_in_force {
    char path[1024];         /* of the file; where there is none, where one would be looked for first */
    bool named;              /* --decisions names it */
    mw_decisions *decisions; /* NULL: there is no such file */
    bool bad;                /* some of its lines were passed over, after a message each */
} mw_in_force;

/* Looks for the file: --decisions FILE; decisions.tsv beside the corpus; in an INPUT that is a
 * folder; the one with which the corpus was built; in $MOONWIRE_DATA; in the data folder. `corpus`
 * NULL: it stands in no file. False after a message. */
bool mw_decisions_find(mw_in_force *found, mw_store *store, const char *corpus, int count,
                       char *const *inputs);
/* Works out who is who in a corpus, by the decisions in force or those it was built with. What fits
 * nothing is told in one line. False after a message. */
bool mw_decisions_replay(const mw_in_force *found, mw_store *store);
/* The same for a corpus that stands in a file, where it was built with other decisions. */
bool mw_decisions_refresh(const mw_in_force *found, mw_store *store);
/* What fits nothing in articles that passed by, in one line. */
void mw_decisions_tell_unmatched(const mw_in_force *found, const mw_passing *passing);
/* Where it is looked for, for `moonwire paths`; what it looks like, for `moonwire help decisions`. */
struct mw_buf;
void mw_decisions_paths(struct mw_buf *out);
void mw_decisions_help(struct mw_buf *out);
void mw_in_force_free(mw_in_force *found);

#endif
