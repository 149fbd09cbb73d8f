/* SPDX-License-Identifier: MIT */
/* The reader: its sources one after the other, each in its format, a record at a time.
 *
 * Before the first article it looks once over everything for the ids, because articles whose ids
 * would be equal all take part of their hash. */
#include <moonwire/reader.h>

#include "article/article.h"
#include "read/charset.h"
#include "read/clean.h"
#include "read/ids.h"
#include "read/jsonl.h"
#include "read/page.h"
#include "read/plain.h"
#include "read/sniff.h"
#include "read/listing.h"
#include "read/stream.h"
#include "text/utf8.h"

#include <libxml/parser.h>
#include <sys/stat.h>
#include <unistd.h>

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

static bool is_standard_input(const mw_listed *item)
{
    return item->path && strcmp(item->path, "-") == 0;
}

static bool open_item(mw_reader *reader, const mw_listed *item, mw_error *err)
{
    mw_stream *stream = &reader->stream;
    if (!item->path)
        mw_stream_of_memory(stream, item->bytes);
    else if (!is_standard_input(item))
        return mw_stream_open(stream, item->path, err);
    else if (reader->kept.done)
        return mw_stream_of_kept(stream, &reader->kept, err);
    else
        mw_stream_of_descriptor(stream, STDIN_FILENO);
    return true;
}

static bool find_input(mw_reader *reader, const mw_listed *item, mw_error *err)
{
    mw_str front, name = is_standard_input(item) ? MW_STR("") : item->name;
    reader->input = reader->options.input;
    return reader->input != MW_INPUT_AUTO ||
           (mw_stream_peek(&reader->stream, MW_SNIFF_BYTES, &front, err) &&
            mw_sniff(name, front, &reader->input, err));
}

static mw_str name_id(const mw_listed *item)
{
    return is_standard_input(item) ? MW_STR("stdin") : mw_listed_base_name(item->name);
}

static bool add_id(mw_reader *reader, mw_str text, mw_error *err)
{
    mw_buf_clear(&reader->path);
    mw_record_id(text, &reader->path);
    return mw_buf_ok(&reader->path, err) &&
           mw_ids_add(&reader->ids, mw_buf_str(&reader->path), err);
}

/* The id of every line; a line that cannot be read is told when its turn comes. */
static bool add_line_ids(mw_reader *reader, const mw_listed *item, mw_error *err)
{
    mw_str line;
    mw_line got;
    bool good = true;
    while (good &&
           (got = mw_stream_line(&reader->stream, TEXT_BYTES_MAX, &line, err)) != MW_LINE_END) {
        if (got == MW_LINE_FAILED)
            return false;
        mw_record record = {0};
        mw_str html;
        mw_json_value *root = NULL;
        if (got == MW_LINE_READ && mw_jsonl_record(line, &record, &html, &root, NULL))
            good = add_id(reader, record.id.data ? record.id : name_id(item), err);
        mw_json_free(root);
    }
    return good;
}

static bool may_hold_many(const mw_reader *reader, const mw_listed *item)
{
    if (reader->options.input != MW_INPUT_AUTO)
        return reader->options.input == MW_INPUT_JSONL;
    return is_standard_input(item) || mw_sniff_may_hold_many(item->name);
}

/* The ids of one source. What cannot be read is told when its turn comes; only a lack of memory or
 * of room for what comes through a pipe stops the run. */
static bool add_item_ids(mw_reader *reader, const mw_listed *item, mw_error *err)
{
    if (item->error)
        return true;
    if (is_standard_input(item) && !reader->kept.done && reader->options.input != MW_INPUT_TEXT) {
        mw_stream_of_descriptor(&reader->stream, STDIN_FILENO);
        if (!mw_stream_keep(&reader->stream, &reader->kept, err))
            return false;
    }
    if (!may_hold_many(reader, item))
        return add_id(reader, name_id(item), err);
    if (!open_item(reader, item, NULL) || !find_input(reader, item, NULL))
        return true;
    return reader->input == MW_INPUT_JSONL ? add_line_ids(reader, item, err)
                                           : add_id(reader, name_id(item), err);
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
        if (!add_item_ids(reader, &reader->listing.items[i], err))
            return false;
        reader->bytes_all += bytes_of(&reader->listing.items[i]);
    }
    mw_stream_end(&reader->stream);
    return true;
}

/* Articles whose ids would be equal all take 8 digits of their hash; equal hashes are counted. */
static bool settle_id(mw_reader *reader, mw_article *article, mw_error *err)
{
    mw_head *head = mw_article_head_edit(article);
    if (mw_ids_times(&reader->ids, head->id) < 2)
        return true;
    mw_str hash = mw_str_sub(head->sha256, 0, 8), id = head->id;
    for (unsigned number = 1; number; number++) {
        bool good = number == 1 ? mw_arena_print(mw_article_arena(article), &head->id, err,
                                                 "%.*s-%.*s", MW_ARG(id), MW_ARG(hash))
                                : mw_arena_print(mw_article_arena(article), &head->id, err,
                                                 "%.*s-%.*s-%u", MW_ARG(id), MW_ARG(hash), number);
        if (!good)
            return false;
        if (!mw_ids_times(&reader->ids, head->id) && !mw_ids_times(&reader->given, head->id))
            break;
    }
    return mw_ids_add(&reader->given, head->id, err);
}

static void note_bad_bytes(mw_reader *reader, size_t bad)
{
    if (bad)
        mw_buf_print(&reader->note, "invalid UTF-8: %zu bad sequence%s became U+FFFD", bad,
                     bad == 1 ? "" : "s");
}

static mw_got make(mw_reader *reader, const mw_record *record, mw_article **article, mw_error *err)
{
    *article = mw_record_article(record, mw_buf_str(&reader->path), &reader->options, err);
    if (*article && settle_id(reader, *article, err))
        return MW_ARTICLE_READ;
    mw_article_free(*article);
    *article = NULL;
    return MW_BAD;
}

static uint64_t limit_of(const mw_reader *reader)
{
    if (reader->options.article_bytes_max)
        return reader->options.article_bytes_max;
    return reader->input == MW_INPUT_HTML ? PAGE_BYTES_MAX : TEXT_BYTES_MAX;
}

static void tell_line(mw_reader *reader)
{
    mw_buf_print(&reader->where, ":%llu", (unsigned long long)reader->line);
}

/* Where a record of many is kept: behind the file's path, its own id or the number of its line. */
static void name_record(mw_reader *reader, const mw_record *record)
{
    mw_buf_clear(&reader->path);
    mw_buf_add(&reader->path, reader->item->name);
    if (record->id.data)
        mw_buf_print(&reader->path, "#%.*s", MW_ARG(record->id));
    else
        mw_buf_print(&reader->path, ":%llu", (unsigned long long)reader->line);
}

/* A page, from a file or from a line: in UTF-8, then as a record, then as an article. */
static mw_got read_page(mw_reader *reader, mw_str bytes, mw_record *record, mw_article **article,
                        mw_error *err)
{
    mw_got got = MW_BAD;
    mw_arena *arena = mw_arena_create(0, err);
    mw_buf_clear(&reader->text);
    size_t bad = mw_charset_page(bytes, &reader->text);
    if (arena && mw_buf_ok(&reader->text, err) &&
        mw_page_record(mw_buf_str(&reader->text), arena, record, err))
        got = make(reader, record, article, err);
    note_bad_bytes(reader, bad);
    mw_arena_free(arena);
    return got;
}

static mw_got read_line(mw_reader *reader, mw_str line, mw_article **article, mw_error *err)
{
    mw_buf good = {0};
    mw_record record = {0};
    mw_json_value *root = NULL;
    mw_str html;
    mw_got got = MW_BAD;
    size_t bad = mw_utf8_check(line) < line.len ? mw_utf8_repair(line, &good) : 0;
    if (mw_jsonl_record(bad ? mw_buf_str(&good) : line, &record, &html, &root, err)) {
        name_record(reader, &record);
        record.raw = line;
        if (!record.id.data)
            record.id = name_id(reader->item);
        mw_buf_clear(&reader->text);
        mw_clean(html.data ? MW_STR("") : record.body, reader->options.verbatim, &reader->text);
        record.body = mw_buf_str(&reader->text);
        if (html.data)
            got = read_page(reader, html, &record, article, err);
        else if (mw_buf_ok(&reader->text, err))
            got = make(reader, &record, article, err);
        note_bad_bytes(reader, bad);
    }
    mw_json_free(root);
    mw_buf_free(&good);
    return got;
}

static mw_got next_line(mw_reader *reader, mw_article **article, mw_error *err)
{
    mw_str line;
    do {
        mw_line got = mw_stream_line(&reader->stream, limit_of(reader), &line, err);
        if (got == MW_LINE_END)
            return MW_END;
        reader->line++;
        if (got == MW_LINE_LONG)
            mw_fail(err, MW_ELIMIT, 0, "the line is longer than %llu bytes",
                    (unsigned long long)limit_of(reader));
        if (got == MW_LINE_FAILED)
            reader->open = false;
        if (got != MW_LINE_READ) {
            tell_line(reader);
            return MW_BAD;
        }
    } while (!mw_str_trim(line).len);
    tell_line(reader);
    return read_line(reader, line, article, err);
}

/* The record of a source that is one article. */
static mw_record whole_record(mw_reader *reader, mw_str bytes)
{
    mw_buf_clear(&reader->path);
    mw_buf_add(&reader->path, reader->item->name);
    return (mw_record){.raw = bytes, .id = name_id(reader->item)};
}

static mw_got read_text(mw_reader *reader, mw_str bytes, mw_article **article, mw_error *err)
{
    mw_record record = whole_record(reader, bytes);
    mw_buf wide = {0};
    mw_buf_clear(&reader->text);
    if (!reader->options.verbatim && mw_charset_from_utf16(bytes, &wide))
        bytes = mw_buf_str(&wide);
    size_t bad = mw_clean(bytes, reader->options.verbatim, &reader->text);
    bool good = mw_buf_ok(&wide, err) && mw_buf_ok(&reader->text, err);
    mw_buf_free(&wide);
    if (!good)
        return MW_BAD;
    mw_plain_record(mw_buf_str(&reader->text), reader->options.verbatim, &record);
    note_bad_bytes(reader, bad);
    return make(reader, &record, article, err);
}

/* A source that is one article. */
static mw_got whole(mw_reader *reader, mw_article **article, mw_error *err)
{
    mw_str bytes;
    mw_record record;
    reader->open = false;
    if (!mw_stream_rest(&reader->stream, limit_of(reader), &bytes, err))
        return MW_BAD;
    switch (reader->input) {
    case MW_INPUT_TEXT:
        return read_text(reader, bytes, article, err);
    case MW_INPUT_HTML:
        record = whole_record(reader, bytes);
        return read_page(reader, bytes, &record, article, err);
    default:
        mw_fail(err, MW_EARG, 0, "is XML (a feed?), which is not read");
        return MW_BAD;
    }
}

static void tell_where(mw_reader *reader)
{
    mw_buf_clear(&reader->where);
    if (!reader->item)
        return;
    bool named = reader->item->path && !is_standard_input(reader->item);
    mw_buf_add(&reader->where, named                ? mw_str_of(reader->item->path)
                               : reader->item->path ? MW_STR("standard input")
                                                    : reader->item->name);
}

static void end_item(mw_reader *reader)
{
    if (!reader->item)
        return;
    reader->bytes_before += bytes_of(reader->item);
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
    reader->open = open_item(reader, reader->item, err) && find_input(reader, reader->item, err);
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
        got = reader->input == MW_INPUT_JSONL ? next_line(reader, article, err)
                                              : whole(reader, article, err);
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
