/* SPDX-License-Identifier: MIT */
/* sample.h -- a small story to write reports about, and reports made of it. */
#ifndef RENDER_SAMPLE_H
#define RENDER_SAMPLE_H

#include <criterion/criterion.h>

#include <moonwire/report.h>

#include "base/buf.h"

#define ASSERT_OK(condition, err) cr_assert((condition), "%s", (err).text)

/* The span of `words` in the sample article `id` ("toll", "visit"). */
mw_cite sample_cite(const char *id, const char *words);

/* Values with one citation, or none when `words` is NULL. */
mw_value sample_figure(double number, const char *text, const mw_cite *cite);
mw_value sample_name(const char *text, const mw_cite *cite);

mw_report *sample_report(void); /* empty, with a manifest */
/* Says one sentence with up to three values; names and values alternate, NULL ends them. */
bool sample_say(mw_report *report, mw_error *err, const char *template_text, ...);

/* Resolved, and written; free with mw_buf_free. */
void sample_resolve(mw_report *report);
mw_buf sample_terminal(mw_report *report, size_t width);
mw_buf sample_markdown(mw_report *report);
mw_buf sample_json(mw_report *report);
mw_buf sample_html(mw_report *report);

/* Finds a sample article's sentence, as a store would; the context is not used. */
bool sample_lookup(void *context, mw_cite cite, mw_source *source, mw_error *err);

#endif
