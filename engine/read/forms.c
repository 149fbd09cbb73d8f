/* SPDX-License-Identifier: MIT */
/* From the open source's bytes to its next article, a function a format. */
#include "read/reader_impl.h"

#include "read/charset.h"
#include "read/clean.h"
#include "read/jsonl.h"
#include "read/page.h"
#include "read/plain.h"
#include "read/pubdate.h"
#include "text/utf8.h"

#include <stdarg.h>
#include <stdio.h>

static void note(mw_reader *reader, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* Remarks on one article stand behind each other. */
static void note(mw_reader *reader, const char *format, ...)
{
    char text[300];
    va_list args;
    va_start(args, format);
    vsnprintf(text, sizeof text, format, args);
    va_end(args);
    mw_buf_print(&reader->note, "%s%s", reader->note.len ? "; " : "", text);
}

static void note_bad_bytes(mw_reader *reader, size_t bad)
{
    if (bad)
        note(reader, "invalid UTF-8: %zu bad sequence%s became U+FFFD", bad, bad == 1 ? "" : "s");
}

static void note_bad_date(mw_reader *reader, mw_str published)
{
    char date[MW_PUBDATE_TEXT];
    if (published.len && !mw_pubdate_parse(published, date))
        note(reader, "the publication date \"%.*s\" cannot be read",
             (int)(published.len < 60 ? published.len : 60), published.data);
}

static mw_got make(mw_reader *reader, const mw_record *record, mw_article **article, mw_error *err)
{
    note_bad_date(reader, record->published);
    *article = mw_record_article(record, mw_buf_str(&reader->path), &reader->options, err);
    if (*article && mw_reader_settle_id(reader, *article, err))
        return MW_ARTICLE_READ;
    mw_article_free(*article);
    *article = NULL;
    return MW_BAD;
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
    mw_jsonl_memory memory = {0};
    mw_str html;
    mw_got got = MW_BAD;
    size_t bad = mw_utf8_check(line) < line.len ? mw_utf8_repair(line, &good) : 0;
    if (mw_jsonl_record(bad ? mw_buf_str(&good) : line, &record, &html, &memory, err)) {
        name_record(reader, &record);
        record.raw = line;
        if (!record.id.data)
            record.id = mw_reader_name_id(reader->item);
        mw_buf_clear(&reader->text);
        mw_clean(html.data ? MW_STR("") : record.body, reader->options.verbatim, &reader->text);
        record.body = mw_buf_str(&reader->text);
        if (html.data)
            got = read_page(reader, html, &record, article, err);
        else if (mw_buf_ok(&reader->text, err))
            got = make(reader, &record, article, err);
        note_bad_bytes(reader, bad);
    }
    mw_jsonl_free(&memory);
    mw_buf_free(&good);
    return got;
}

mw_got mw_reader_line(mw_reader *reader, mw_article **article, mw_error *err)
{
    mw_str line;
    do {
        mw_line got = mw_stream_line(&reader->stream, mw_reader_limit(reader), &line, err);
        if (got == MW_LINE_END)
            return MW_END;
        reader->line++;
        if (got == MW_LINE_LONG)
            mw_fail(err, MW_ELIMIT, 0, "the line is longer than %llu bytes",
                    (unsigned long long)mw_reader_limit(reader));
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
    return (mw_record){.raw = bytes, .id = mw_reader_name_id(reader->item)};
}

static mw_got read_text(mw_reader *reader, mw_str bytes, mw_article **article, mw_error *err)
{
    mw_record record = whole_record(reader, bytes);
    mw_buf wide = {0};
    mw_buf_clear(&reader->text);
    if (!reader->options.verbatim && mw_charset_from_utf16(bytes, &wide))
        bytes = mw_buf_str(&wide);
    bool is_text = mw_plain_is_text(bytes);
    size_t bad = is_text ? mw_clean(bytes, reader->options.verbatim, &reader->text) : 0;
    bool good = mw_buf_ok(&wide, err) && mw_buf_ok(&reader->text, err) &&
                (is_text || mw_fail(err, MW_EPARSE, 0, "is no text: too many control characters, or no UTF-8"));
    mw_buf_free(&wide);
    if (!good)
        return MW_BAD;
    mw_plain_record(mw_buf_str(&reader->text), reader->options.verbatim, &record);
    note_bad_bytes(reader, bad);
    return make(reader, &record, article, err);
}

mw_got mw_reader_whole(mw_reader *reader, mw_article **article, mw_error *err)
{
    mw_str bytes;
    mw_record record;
    reader->open = false;
    if (!mw_stream_rest(&reader->stream, mw_reader_limit(reader), &bytes, err))
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
