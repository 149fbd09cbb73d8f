/* SPDX-License-Identifier: MIT */
/* reader_impl.h -- the reader inside: which source is open, and what it has told so far. */
#ifndef READ_READER_IMPL_H
#define READ_READER_IMPL_H

#include <moonwire/reader.h>

#include "read/ids.h"
#include "read/listing.h"
#include "read/record.h"
#include "read/stream.h"

struct mw_reader {
    mw_reader_options options;
    mw_listing listing;
    bool prepared;
    size_t next;           /* source to open next */
    const mw_listed *item; /* the open one, or the one that failed; NULL before the first */
    bool open;
    mw_stream stream;
    mw_input input;
    uint64_t line;     /* of JSON Lines; 0 elsewhere */
    mw_kept kept;      /* standard input, which must be read twice */
    mw_ids ids, given; /* all ids of the run; those that took a hash and were given out */
    mw_buf text, where, note, path;
    uint64_t bytes_before, bytes_all;
};

bool mw_is_standard_input(const mw_listed *item);
/* Opens a source and finds out what it is (reader->input). */
bool mw_reader_open(mw_reader *reader, const mw_listed *item, mw_error *err);
uint64_t mw_reader_limit(const mw_reader *reader); /* bytes of one record of the open source */

/* naming.c -- the ids of a run. */
mw_str mw_reader_name_id(const mw_listed *item); /* by its name: "lavrov" */
bool mw_reader_add_ids(mw_reader *reader, const mw_listed *item, mw_error *err);
bool mw_reader_settle_id(mw_reader *reader, mw_article *article, mw_error *err);

/* forms.c -- the open source's next article, by its format. MW_END: it has no more. */
mw_got mw_reader_whole(mw_reader *reader, mw_article **article, mw_error *err);
mw_got mw_reader_line(mw_reader *reader, mw_article **article, mw_error *err);

#endif
