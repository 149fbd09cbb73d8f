/* SPDX-License-Identifier: MIT */
/* The ids of a run. Before the first article all sources are looked over, because articles whose
 * ids would be equal all take part of their hash, the first one too. */
#include "read/reader_impl.h"

#include "article/article.h"
#include "base/file.h"
#include "read/jsonl.h"
#include "read/sniff.h"
#include "text/utf8.h"

#include <unistd.h>

static const uint64_t LINE_BYTES_MAX = (uint64_t)1 << 30;

mw_str mw_reader_name_id(const mw_listed *item)
{
    return mw_is_standard_input(item) ? MW_STR("stdin") : mw_listed_base_name(item->name);
}

static bool add_id(mw_reader *reader, mw_str text, mw_error *err)
{
    mw_buf_clear(&reader->path);
    mw_record_id(text, &reader->path);
    return mw_buf_ok(&reader->path, err) &&
           mw_ids_add(&reader->ids, mw_buf_str(&reader->path), err);
}

/* The id of one line; a line that cannot be read is told when its turn comes. */
static bool add_line_id(mw_reader *reader, mw_str line, const mw_listed *item, mw_error *err)
{
    mw_buf good = {0};
    mw_record record = {0};
    mw_str html;
    mw_jsonl_memory memory = {0};
    bool bad = mw_utf8_check(line) < line.len, added = true;
    if (bad)
        mw_utf8_repair(line, &good);
    if (mw_jsonl_record(bad ? mw_buf_str(&good) : line, &record, &html, &memory, NULL))
        added = add_id(reader, record.id.data ? record.id : mw_reader_name_id(item), err);
    mw_jsonl_free(&memory);
    mw_buf_free(&good);
    return added;
}

static bool add_line_ids(mw_reader *reader, const mw_listed *item, mw_error *err)
{
    mw_str line;
    mw_line got;
    while ((got = mw_stream_line(&reader->stream, LINE_BYTES_MAX, &line, err)) != MW_LINE_END)
        if (got == MW_LINE_FAILED || (got == MW_LINE_READ && !add_line_id(reader, line, item, err)))
            return false;
    return true;
}

static bool may_hold_many(const mw_reader *reader, const mw_listed *item)
{
    if (reader->options.input != MW_INPUT_AUTO)
        return reader->options.input == MW_INPUT_JSONL;
    return mw_is_standard_input(item) || mw_sniff_may_hold_many(item->name);
}

/* What cannot be read is told when its turn comes; only a lack of memory, or of room for what comes
 * through a pipe, stops the run. */
bool mw_reader_add_ids(mw_reader *reader, const mw_listed *item, mw_error *err)
{
    bool piped = mw_is_standard_input(item);
    if (item->error || (item->path && !piped && mw_path_kind_of(item->path) == MW_PATH_NONE))
        return true;
    if (piped && !reader->kept.done && reader->options.input != MW_INPUT_TEXT) {
        mw_stream_of_descriptor(&reader->stream, STDIN_FILENO);
        if (!mw_stream_keep(&reader->stream, &reader->kept, err))
            return false;
    }
    if (!may_hold_many(reader, item))
        return add_id(reader, mw_reader_name_id(item), err);
    if (!mw_reader_open(reader, item, NULL))
        return true;
    return reader->input == MW_INPUT_JSONL ? add_line_ids(reader, item, err)
                                           : add_id(reader, mw_reader_name_id(item), err);
}

/* Articles whose ids would be equal all take 8 digits of their hash; equal hashes are counted. */
bool mw_reader_settle_id(mw_reader *reader, mw_article *article, mw_error *err)
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
