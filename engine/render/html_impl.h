/* SPDX-License-Identifier: MIT */
/* html_impl.h -- what the files of the HTML writer share. */
#ifndef RENDER_HTML_IMPL_H
#define RENDER_HTML_IMPL_H

#include "render/report_impl.h"

/* A text as people may see it, with what has a meaning in HTML escaped; also between double quotes. */
void mw_html_text(mw_str text, mw_buf *out);
/* before, the escaped text, after; nothing where there is no text. */
void mw_html_part(mw_buf *out, const char *before, mw_str text, const char *after);

/* "[3]", "[3–7 of 30]" as links into the appendix; of what it does not list, only the range. */
void mw_html_marks(const uint32_t *numbers, size_t count, uint64_t all, const bool *listed, mw_buf *out);

/* html_evidence.c: the appendix, and the manifest. */
bool mw_html_evidence(const mw_report *report, const bool *listed, mw_buf *out, mw_error *err);
void mw_html_manifest(const mw_report *report, mw_buf *out);

#endif
