/* SPDX-License-Identifier: MIT */
/* The reader: its sources one after the other, each in its format, a record at a time. */
#include "read/reader_impl.h"

#include "read/sniff.h"

#include <libxml/parser.h>
#include <sys/stat.h>
#include <unistd.h>

enum { TEXT_KEPT_MAX = 4 << 20 };
static const uint64_t TEXT_BYTES_MAX = (uint64_t)1 << 30, PAGE_BYTES_MAX = 5000000;

mw_reader *mw_reader_new(const mw_reader_options *options, mw_error *err)
{
    mw_reader *reader = mw_memory_get(sizeof *reader, err);
    if (!reader)
        return NULL;
    if (options)
        reader->options = *options;
    xmlInitParser(); /* once before there are threads */
    reader->stream = (mw_stream){.descriptor = -1, .cancel = reader->options.cancel};
    return reader;
}

void mw_reader_free(mw_reader *reader)
{
    if (!reader)
        return;
    mw_stream_free(&reader->stream);
    mw_kept_free(&reader->kept);
    mw_listing_free(&reader->listing);
    mw_ids_free(&reader->ids);
    mw_ids_free(&reader->given);
    mw_buf_free(&reader->text);
    mw_buf_free(&reader->where);
    mw_buf_free(&reader->note);
    mw_buf_free(&reader->path);
    mw_memory_free(reader);
}

bool mw_reader_add_path(mw_reader *reader, const char *path, mw_error *err)
{
    return mw_listing_add_path(&reader->listing, path, err);
}

bool mw_reader_add_bytes(mw_reader *reader, mw_str name, mw_str bytes, mw_error *err)
{
    return mw_listing_add_bytes(&reader->listing, name, bytes, err);
}

bool mw_is_standard_input(const mw_listed *item)
{
    return item->path && strcmp(item->path, "-") == 0;
}

static bool open_item(mw_reader *reader, const mw_listed *item, mw_error *err)
{
    mw_stream *stream = &reader->stream;
    if (!item->path)
        mw_stream_of_memory(stream, item->bytes);
    else if (!mw_is_standard_input(item))
        return mw_stream_open(stream, item->path, err);
    else if (reader->kept.done)
        return mw_stream_of_kept(stream, &reader->kept, err);
    else
        mw_stream_of_descriptor(stream, STDIN_FILENO);
    return true;
}

bool mw_reader_open(mw_reader *reader, const mw_listed *item, mw_error *err)
{
    mw_str front, name = mw_is_standard_input(item) ? MW_STR("") : item->name;
    reader->input = reader->options.input;
    if (!open_item(reader, item, err))
        return false;
    return reader->input != MW_INPUT_AUTO ||
           (mw_stream_peek(&reader->stream, MW_SNIFF_BYTES, &front, err) &&
            mw_sniff(name, front, &reader->input, err));
}

uint64_t mw_reader_limit(const mw_reader *reader)
{
    if (reader->options.article_bytes_max)
        return reader->options.article_bytes_max;
    return reader->input == MW_INPUT_HTML ? PAGE_BYTES_MAX : TEXT_BYTES_MAX;
}

static uint64_t bytes_of(const mw_listed *item)
{
    struct stat info;
    if (!item->path)
        return item->bytes.len;
    return stat(item->path, &info) == 0 && S_ISREG(info.st_mode) ? (uint64_t)info.st_size : 0;
}

static bool prepare(mw_reader *reader, mw_error *err)
{
    reader->prepared = true;
    if (!mw_listing_expand(&reader->listing, err))
        return false;
    for (size_t i = 0; i < reader->listing.count; i++) {
        if (!mw_reader_add_ids(reader, &reader->listing.items[i], err))
            return false;
        reader->bytes_all += bytes_of(&reader->listing.items[i]);
    }
    mw_stream_end(&reader->stream);
    return true;
}

static void tell_where(mw_reader *reader)
{
    mw_buf_clear(&reader->where);
    if (!reader->item)
        return;
    bool named = reader->item->path && !mw_is_standard_input(reader->item);
    mw_buf_add(&reader->where, named                ? mw_str_of(reader->item->path)
                               : reader->item->path ? MW_STR("standard input")
                                                    : reader->item->name);
}

static void end_item(mw_reader *reader)
{
    if (!reader->item)
        return;
    reader->bytes_before += bytes_of(reader->item);
    if (reader->text.capacity >
        TEXT_KEPT_MAX) /* one huge article does not weigh on those behind it */
        mw_buf_free(&reader->text);
    mw_stream_end(&reader->stream);
    reader->item = NULL;
}

/* Opens the next source: MW_END when there is none, MW_BAD when it cannot be read. */
static mw_got open_next(mw_reader *reader, mw_error *err)
{
    end_item(reader);
    if (reader->next == reader->listing.count)
        return MW_END;
    reader->item = &reader->listing.items[reader->next++];
    reader->line = 0;
    tell_where(reader);
    if (reader->item->error) {
        if (err)
            *err = *reader->item->error;
        return MW_BAD;
    }
    reader->open = mw_reader_open(reader, reader->item, err);
    return reader->open ? MW_ARTICLE_READ : MW_BAD;
}

mw_got mw_reader_next(mw_reader *reader, mw_article **article, mw_error *err)
{
    *article = NULL;
    mw_buf_clear(&reader->note);
    if (!reader->prepared && !prepare(reader, err)) {
        reader->next = reader->listing.count;
        return MW_BAD;
    }
    for (;;) {
        mw_got got = reader->open ? MW_ARTICLE_READ : open_next(reader, err);
        if (got != MW_ARTICLE_READ)
            return got;
        tell_where(reader);
        got = reader->input == MW_INPUT_JSONL ? mw_reader_line(reader, article, err)
                                              : mw_reader_whole(reader, article, err);
        if (got != MW_END)
            return got;
        reader->open = false;
    }
}

void mw_reader_rewind(mw_reader *reader)
{
    mw_stream_end(&reader->stream);
    mw_ids_free(&reader->given);
    reader->item = NULL;
    reader->open = false;
    reader->next = 0;
    reader->bytes_before = 0;
}

mw_str mw_reader_where(const mw_reader *reader)
{
    return mw_buf_str(&reader->where);
}

const char *mw_reader_note(const mw_reader *reader)
{
    return reader->note.len ? reader->note.data : NULL;
}

void mw_reader_progress(const mw_reader *reader, uint64_t *done, uint64_t *all)
{
    *done = reader->bytes_before + (reader->item ? reader->stream.given : 0);
    *all = reader->bytes_all;
}
