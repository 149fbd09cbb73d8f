/* SPDX-License-Identifier: MIT */
/* Reading by blocks, with a window that slides: memory is the longest line, not the file. */
#include "read/stream.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

enum { BLOCK = 1 << 16, KEEP_MAX = 1 << 20 };

static bool fail_errno(mw_error *err, const char *what)
{
    return mw_fail(err, MW_EIO, 0, "%s: %s", what, strerror(errno));
}

/* A block that grew for one huge source does not stay for the small ones behind it. */
static void start(mw_stream *stream, int descriptor)
{
    mw_stream_end(stream);
    stream->descriptor = descriptor;
}

void mw_stream_end(mw_stream *stream)
{
    if (stream->owned)
        close(stream->descriptor);
    if (stream->block.capacity > KEEP_MAX)
        mw_buf_free(&stream->block);
    mw_buf_clear(&stream->block);
    *stream = (mw_stream){
        .descriptor = -1, .ended = true, .block = stream->block, .cancel = stream->cancel};
}

void mw_stream_free(mw_stream *stream)
{
    mw_stream_end(stream);
    mw_buf_free(&stream->block);
}

bool mw_stream_open(mw_stream *stream, const char *path, mw_error *err)
{
    start(stream, open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY));
    stream->owned = stream->descriptor >= 0;
    stream->ended = !stream->owned;
    return stream->owned || fail_errno(err, "cannot be opened");
}

void mw_stream_of_memory(mw_stream *stream, mw_str bytes)
{
    start(stream, -1);
    stream->memory = bytes;
}

void mw_stream_of_descriptor(mw_stream *stream, int descriptor)
{
    start(stream, descriptor);
    stream->ended = false;
}

static mw_str held(const mw_stream *stream)
{
    mw_str all = stream->memory.data ? stream->memory : mw_buf_str(&stream->block);
    return mw_str_sub(all, stream->at, all.len);
}

static void take(mw_stream *stream, size_t bytes)
{
    stream->at += bytes;
    stream->given += bytes;
}

/* Moves what is left to the front of the block, so that the block does not grow with the file. */
static void slide(mw_stream *stream)
{
    if (stream->at == 0 || stream->memory.data)
        return;
    size_t left = stream->block.len - stream->at;
    if (left)
        memmove(stream->block.data, stream->block.data + stream->at, left);
    stream->block.len = left;
    stream->at = 0;
}

static bool read_block(mw_stream *stream, mw_error *err)
{
    char block[BLOCK];
    for (;;) {
        if (stream->cancel && *stream->cancel)
            return mw_fail(err, MW_ECANCEL, 0, "interrupted");
        ssize_t got = read(stream->descriptor, block, sizeof block);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return fail_errno(err, "cannot be read");
        stream->ended = got == 0;
        mw_buf_add(&stream->block, (mw_str){block, (size_t)got});
        return mw_buf_ok(&stream->block, err);
    }
}

bool mw_stream_peek(mw_stream *stream, size_t wanted, mw_str *front, mw_error *err)
{
    slide(stream);
    while (!stream->ended && held(stream).len < wanted)
        if (!read_block(stream, err))
            return false;
    *front = held(stream);
    return true;
}

bool mw_stream_rest(mw_stream *stream, uint64_t limit, mw_str *rest, mw_error *err)
{
    slide(stream);
    while (!stream->ended && held(stream).len <= limit)
        if (!read_block(stream, err))
            return false;
    *rest = held(stream);
    if (rest->len > limit)
        return mw_fail(err, MW_ELIMIT, 0, "is larger than %llu bytes", (unsigned long long)limit);
    take(stream, rest->len);
    return true;
}

/* After a line that was too long: on behind its end. */
static mw_line skip_line(mw_stream *stream, mw_error *err)
{
    for (;;) {
        mw_str have = held(stream);
        const char *end = have.len ? memchr(have.data, '\n', have.len) : NULL;
        take(stream, end ? (size_t)(end - have.data) + 1 : have.len);
        if (end || stream->ended)
            return MW_LINE_LONG;
        slide(stream);
        if (!read_block(stream, err))
            return MW_LINE_FAILED;
    }
}

mw_line mw_stream_line(mw_stream *stream, uint64_t limit, mw_str *line, mw_error *err)
{
    size_t searched = 0;
    for (;;) {
        mw_str have = held(stream);
        const char *end =
            have.len > searched ? memchr(have.data + searched, '\n', have.len - searched) : NULL;
        searched = have.len;
        size_t len = end ? (size_t)(end - have.data) : have.len;
        if (len > limit)
            return skip_line(stream, err);
        if (end || (stream->ended && have.len)) {
            *line = mw_str_sub(have, 0, len);
            take(stream, len + (end != NULL));
            return MW_LINE_READ;
        }
        if (stream->ended)
            return MW_LINE_END;
        slide(stream);
        if (!read_block(stream, err))
            return MW_LINE_FAILED;
    }
}

static int nameless_file(mw_error *err)
{
    const char *folder = getenv("TMPDIR");
    char path[1024];
    int len =
        snprintf(path, sizeof path, "%s/moonwire-XXXXXX", folder && *folder ? folder : "/tmp");
    int file = len > 0 && (size_t)len < sizeof path ? mkostemp(path, O_CLOEXEC) : -1;
    if (file < 0)
        fail_errno(err, "cannot be kept in a temporary file");
    else
        unlink(path);
    return file;
}

static bool copy_all(mw_stream *stream, int file, mw_error *err)
{
    for (;;) {
        for (mw_str left = held(stream); left.len; left = held(stream)) {
            ssize_t put = write(file, left.data, left.len);
            if (put < 0 && errno != EINTR)
                return fail_errno(err, "cannot be kept in a temporary file");
            take(stream, put > 0 ? (size_t)put : 0);
        }
        if (stream->ended)
            return true;
        slide(stream);
        if (!read_block(stream, err))
            return false;
    }
}

/* Where a file's next byte is, counting back what is in the block; -1 for a pipe. */
static int64_t position(const mw_stream *stream)
{
    struct stat info;
    if (fstat(stream->descriptor, &info) != 0 || !S_ISREG(info.st_mode))
        return -1;
    off_t now = lseek(stream->descriptor, 0, SEEK_CUR);
    return now < 0 ? -1 : (int64_t)now - (int64_t)held(stream).len;
}

bool mw_stream_keep(mw_stream *stream, mw_kept *kept, mw_error *err)
{
    mw_str front;
    *kept = (mw_kept){.done = true, .descriptor = stream->descriptor, .start = position(stream)};
    if (kept->start >= 0)
        return true;
    kept->start = 0;
    kept->descriptor = -1;
    if (!mw_stream_peek(stream, KEEP_MAX, &front, err))
        return false;
    if (stream->ended) {
        kept->bytes = stream->block;
        stream->block = (mw_buf){0};
        return true;
    }
    kept->descriptor = nameless_file(err);
    kept->owned = kept->descriptor >= 0;
    return kept->owned && copy_all(stream, kept->descriptor, err);
}

bool mw_stream_of_kept(mw_stream *stream, const mw_kept *kept, mw_error *err)
{
    if (kept->descriptor < 0) {
        mw_stream_of_memory(stream, mw_buf_str(&kept->bytes));
        return true;
    }
    mw_stream_of_descriptor(stream, kept->descriptor);
    return lseek(kept->descriptor, (off_t)kept->start, SEEK_SET) >= 0 ||
           fail_errno(err, "cannot be read again");
}

void mw_kept_free(mw_kept *kept)
{
    if (kept->owned)
        close(kept->descriptor);
    mw_buf_free(&kept->bytes);
    *kept = (mw_kept){0};
}
