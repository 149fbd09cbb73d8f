/* SPDX-License-Identifier: MIT */
/* diff.h -- what is new, gone, changed or rests on other sources between two reports.
 *
 * Two JSON reports are compared block by block: a sentence by its section, its template and the
 * names and words in it; a quotation by its words and its speaker; a row of a table by its words,
 * then by its first words where these tell it from all others; an expectation by its text. What is
 * paired and says the same, and rests on other spans, was re-sourced. From the manifests come what
 * else differs: engine, tables, script, options, articles. */
#ifndef MOONWIRE_DIFF_H
#define MOONWIRE_DIFF_H

#include <moonwire/error.h>
#include <moonwire/str.h>

#ifdef __cplusplus
extern "C" {
#endif

struct mw_buf;

typedef struct mw_diff_counts {
    uint64_t fresh, gone, changed, resourced; /* of the report */
    uint64_t made;                            /* of the manifest */
} mw_diff_counts;

/* Appends a line for each difference, under the heading of its section, and a last one that sums
 * up; as JSON Lines with `lines`: section, what (new, gone, changed, re-sourced), old, new,
 * old_cites, new_cites. MW_EPARSE: one of the two is no report. */
MW_API bool mw_diff(mw_str old_json, mw_str new_json, bool lines, struct mw_buf *out, mw_diff_counts *counts,
                    mw_error *err);

#ifdef __cplusplus
}
#endif
#endif
