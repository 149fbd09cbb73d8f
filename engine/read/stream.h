/* SPDX-License-Identifier: MIT */
/* stream.h -- the bytes of one source, a block at a time.
 *
 * Files are read and not mapped: a mapped corpus counts as the program's memory, and one that is
 * streamed does not. What was lent (a line, the front) lives until the next call. */
#ifndef READ_STREAM_H
#define READ_STREAM_H

#include "base/buf.h"

typedef struct mw_stream {
    int descriptor; /* -1: the bytes are in memory */
    bool owned;     /* close the descriptor at the end */
    mw_buf block;   /* what was read and not yet given */
    size_t at;      /* the next byte to give, in `block` or in `memory` */
    mw_str memory;
    bool ended;                 /* nothing more will come from the descriptor */
    uint64_t given;             /* bytes given so far */
    const volatile int *cancel; /* NULL is fine */
} mw_stream;

/* Each of these starts the stream anew; the block's memory is kept from one source to the next. */
bool mw_stream_open(mw_stream *stream, const char *path, mw_error *err);
void mw_stream_of_memory(mw_stream *stream, mw_str bytes);
void mw_stream_of_descriptor(mw_stream *stream, int descriptor);
void mw_stream_end(mw_stream *stream);  /* done with this source */
void mw_stream_free(mw_stream *stream); /* and with the stream; a zeroed one is fine */

/* The next bytes without taking them: at least `wanted`, fewer only at the end. */
bool mw_stream_peek(mw_stream *stream, size_t wanted, mw_str *front, mw_error *err);

/* All that is left. MW_ELIMIT when there is more than `limit`. */
bool mw_stream_rest(mw_stream *stream, uint64_t limit, mw_str *rest, mw_error *err);

typedef enum mw_line { MW_LINE_END, MW_LINE_READ, MW_LINE_LONG, MW_LINE_FAILED } mw_line;
/* The next line without its `\n`. MW_LINE_LONG: it had more than `limit` bytes and was skipped. */
mw_line mw_stream_line(mw_stream *stream, uint64_t limit, mw_str *line, mw_error *err);

/* A source that must be read twice though it may be a pipe: a small one is kept in memory, a large
 * one in a temporary file without a name; a file is only read again. */
typedef struct mw_kept {
    bool done;
    mw_buf bytes;
    int descriptor; /* -1: all is in `bytes` */
    bool owned;
    int64_t start;
} mw_kept;
/* Takes all of a stream from which nothing was taken yet. */
bool mw_stream_keep(mw_stream *stream, mw_kept *kept, mw_error *err);
bool mw_stream_of_kept(mw_stream *stream, const mw_kept *kept, mw_error *err);
void mw_kept_free(mw_kept *kept); /* a zeroed one is fine */

#endif
