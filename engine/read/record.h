/* SPDX-License-Identifier: MIT */
/* record.h -- what a format's reader found, before it is an article.
 *
 * Every format fills one of these from its own bytes; mw_record_article makes the article, the
 * same way for all of them. Texts are lent, and one that is not known is MW_NONE. */
#ifndef READ_RECORD_H
#define READ_RECORD_H

#include <moonwire/reader.h>

#include "base/buf.h"

typedef struct mw_record {
    mw_str id, url, title, byline, source, published, retrieved, language;
    const char *date_method; /* how `published` was found */
    bool date_doubtful;
    mw_str raw;          /* the bytes whose hash is the article's identity */
    mw_str body;         /* valid UTF-8, clean unless the reading is verbatim */
    bool seeks_headline; /* the body's first line may be its headline */
    char number[24];     /* room for an id that was a number */
} mw_record;

/* The id that a text gives: one line, valid UTF-8. Appends. */
void mw_record_id(mw_str text, mw_buf *out);

/* The article, its head and its text; dateline and agency are read off the body. `path` is where
 * it was read, below INPUT. */
mw_article *mw_record_article(const mw_record *record, mw_str path,
                              const mw_reader_options *options, mw_error *err);

#endif
