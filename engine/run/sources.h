/* SPDX-License-Identifier: MIT */
/* sources.h -- the sentences behind a report's citations. */
#ifndef RUN_SOURCES_H
#define RUN_SOURCES_H

#include <moonwire/reader.h>
#include <moonwire/model.h>
#include <moonwire/report.h>
#include <moonwire/store.h>

/* Finds every citation's sentence in the corpus. */
bool mw_sources_from_store(mw_report *report, mw_store *store, mw_error *err);
/* The same by reading the inputs again, for reports made without a corpus: only articles that are
 * cited are kept, one at a time. */
bool mw_sources_from_reader(mw_report *report, mw_reader *reader, const mw_model *model, mw_error *err);

#endif
