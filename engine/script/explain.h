/* SPDX-License-Identifier: MIT */
/* explain.h -- the readings of a name, as text for mw.explain. */
#ifndef SCRIPT_EXPLAIN_H
#define SCRIPT_EXPLAIN_H

#include <moonwire/article.h>
#include <moonwire/model.h>

struct mw_buf;

/* Appends which readings the words had and which stands; of what is no name by itself (`is_name`
 * false) also what they were read as. Adds the rules that it names to `rules`, as bits. */
bool mw_explain_names(const mw_article *article, const mw_model *model, mw_span span, bool is_name, unsigned *rules,
                      struct mw_buf *out, mw_error *err);
/* Appends which quotations touch the words, what the rules found and what they turned down: of a quotation in all its
 * sentences, of other words only about them. */
bool mw_explain_quotes(const mw_article *article, const mw_model *model, mw_span span, bool is_quote,
                       struct mw_buf *out, mw_error *err);
/* The same of figures: which numbers the words hold, what made them figures or let them fall; words without a number
 * are passed over. */
bool mw_explain_figures(const mw_article *article, const mw_model *model, mw_span span, bool is_figure,
                        struct mw_buf *out, mw_error *err);
/* The same of dates; words of the text that could be none are passed over. */
bool mw_explain_dates(const mw_article *article, const mw_model *model, mw_span span, bool is_date, struct mw_buf *out,
                      mw_error *err);
/* The same of events; words in which no event is told are passed over. */
bool mw_explain_events(const mw_article *article, const mw_model *model, mw_span span, bool is_event,
                       struct mw_buf *out, mw_error *err);
/* Appends readings, and before them what the words were read as, or `none` where they were read as nothing (NULL:
 * that is told already). Adds the numbers of the rules that decided to `rules`, which may be NULL. */
struct mw_reasons;
bool mw_explain_reasons(const mw_article *article, const struct mw_reasons *reasons, const char *none, unsigned *rules,
                        struct mw_buf *out, mw_error *err);
/* ---- tell.c: for those who explain */

enum { MW_EXPLAIN_LABEL = 10 }; /* columns */
/* Begins a line with a label, which may be empty. */
void mw_explain_label(struct mw_buf *line, const char *label);
/* Appends the line, fit for a terminal and wrapped. */
void mw_explain_line(const struct mw_buf *line, struct mw_buf *out);
/* The article read again, up to `layers`; what it lends lives as long as the article. To be freed. */
mw_article *mw_explain_copy(const mw_article *article, const mw_model *model, unsigned layers, mw_error *err);
/* In another language nothing is read. */
bool mw_explain_is_foreign(const mw_article *copy);

/* Appends the sentences of those rules. */
void mw_explain_rules(unsigned rules, struct mw_buf *out);

/* The next place at or after byte `from` where the words stand as whole words; false: none. */
bool mw_words_find(mw_str text, mw_str words, size_t from, mw_span *span);

#endif
