/* SPDX-License-Identifier: MIT */
/* verify.h -- is what a report says still in its sources?
 *
 * A report's JSON form carries every number with its citations and the articles it was made from.
 * Verifying reads the articles again and compares bytes: of the articles, of the cited spans and
 * their sentences; finds every figure, date and name again where the report says it stands; and
 * computes sums, counts and differences once more. */
#ifndef MOONWIRE_VERIFY_H
#define MOONWIRE_VERIFY_H

#include <moonwire/model.h>
#include <moonwire/reader.h>

#ifdef __cplusplus
extern "C" {
#endif

struct mw_buf;

typedef struct mw_verify_options {
    const mw_model *model;
    const mw_reader_options *reading; /* NULL: as the report says that its inputs were read */
    const char *const *inputs;        /* files, folders, corpora, builtin:story */
    size_t input_count;               /* 0: the inputs that the report names */
} mw_verify_options;

typedef struct mw_verify_counts {
    uint64_t citations, values, articles; /* looked at */
    uint64_t unchecked;                   /* values that cannot be found or computed again */
    uint64_t problems;
} mw_verify_counts;

/* Appends a line for each problem and a last one that sums up. False: `json` is no report
 * (MW_EPARSE), one of a newer version (MW_EVERSION), or no article could be read. */
MW_API bool mw_verify(mw_str json, const mw_verify_options *options, struct mw_buf *out,
                      mw_verify_counts *counts, mw_error *err);

/* Appends the article's title, outlet and date and the sentences around the span ARTICLE:START-STOP,
 * the span between « and », in lines of `width` columns (0: no limit); of an id alone the whole text.
 * MW_EARG: there is no such article (ids like it are named), or the span is none of its text. */
MW_API bool mw_show(mw_str cite, const mw_verify_options *options, size_t width, struct mw_buf *out,
                    mw_error *err);

#ifdef __cplusplus
}
#endif
#endif
