/* SPDX-License-Identifier: MIT */
/* sources.h -- the sentences behind a report's citations, each article looked at once. */
#ifndef RUN_SOURCES_H
#define RUN_SOURCES_H

#include <moonwire/article.h>
#include <moonwire/model.h>
#include <moonwire/reader.h>
#include <moonwire/report.h>
#include <moonwire/store.h>

/* What is worth showing around a span: its sentence or sentences, or the surroundings of the span
 * in a very long one. Lent by the article, which needs MW_SENTENCES. A span past the text gives no
 * sentence. */
mw_source mw_source_of(const mw_article *article, mw_span span);

/* Finds every citation's sentence, before the report is written. A citation whose article is not in
 * the corpus stays without one. */
bool mw_sources_from_store(mw_report *report, mw_store *store, mw_error *err);
/* The same by reading the inputs again, for reports made without a corpus: only articles that are
 * cited are looked into. What cannot be read is passed over: it was told the first time. */
bool mw_sources_from_reader(mw_report *report, mw_reader *reader, const mw_model *model, mw_error *err);

#endif
