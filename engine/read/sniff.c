/* SPDX-License-Identifier: MIT */
/* Formats by their first bytes and by their names. */
#include "read/sniff.h"

#include <stdio.h>

typedef struct ending {
    const char *text;
    mw_input input; /* MW_INPUT_AUTO: the content decides */
} ending;

static const ending ENDINGS[] = {
    {".txt", MW_INPUT_TEXT},     {".text", MW_INPUT_TEXT},  {".html", MW_INPUT_HTML},
    {".htm", MW_INPUT_HTML},     {".xhtml", MW_INPUT_HTML}, {".jsonl", MW_INPUT_JSONL},
    {".ndjson", MW_INPUT_JSONL}, {".json", MW_INPUT_JSONL}, {".xml", MW_INPUT_XML},
    {".rss", MW_INPUT_XML},      {".atom", MW_INPUT_XML},   {".nitf", MW_INPUT_XML},
};
enum { ENDING_COUNT = sizeof ENDINGS / sizeof *ENDINGS };

/* Archives, which a folder's reader must not pass over in silence. */
static const char *const ARCHIVES[] = {".zip", ".gz",  ".bz2",  ".xz", ".zst",
                                       ".tar", ".tgz", ".warc", ".7z"};
enum { ARCHIVE_COUNT = sizeof ARCHIVES / sizeof *ARCHIVES };

typedef struct magic {
    mw_str bytes;
    const char *what;
} magic;

static const magic UNREAD[] = {
    {{"\x1f\x8b", 2}, "a gzip archive"},
    {{"PK\x03\x04", 4}, "a zip archive"},
    {{"BZh", 3}, "a bzip2 archive"},
    {{"\xfd\x37zXZ", 5}, "an xz archive"},
    {{"\x28\xb5\x2f\xfd", 4}, "a zstd archive"},
    {{"7z\xbc\xaf", 4}, "a 7z archive"},
    {{"WARC/", 5}, "a web archive (WARC)"},
    {{"%PDF-", 5}, "a PDF document"},
    {{"SQLite format 3", 16}, "an SQLite database"},
    {{"\x89PNG", 4}, "a picture"},
    {{"\xff\xd8\xff", 3}, "a picture"},
    {{"GIF8", 4}, "a picture"},
    {{"\x7f\x45LF", 4}, "a program"},
    {{"\xd0\xcf\x11\xe0", 4}, "an old Office document"},
    {{"{\\rtf", 5}, "an RTF document"},
};
enum { UNREAD_COUNT = sizeof UNREAD / sizeof *UNREAD };

static bool ends_with(mw_str name, const char *text)
{
    size_t len = strlen(text);
    return name.len > len &&
           mw_str_equal_fold(mw_str_sub(name, name.len - len, name.len), mw_str_of(text));
}

static const ending *ending_of(mw_str name)
{
    for (size_t i = 0; i < ENDING_COUNT; i++)
        if (ends_with(name, ENDINGS[i].text))
            return &ENDINGS[i];
    return NULL;
}

static bool starts_fold(mw_str text, const char *prefix)
{
    size_t len = strlen(prefix);
    return text.len >= len && mw_str_equal_fold(mw_str_sub(text, 0, len), mw_str_of(prefix));
}

static bool contains_fold(mw_str text, const char *what)
{
    for (size_t i = 0; i < text.len; i++)
        if (starts_fold(mw_str_sub(text, i, text.len), what))
            return true;
    return false;
}

static mw_str skip_mark_and_blanks(mw_str front)
{
    if (mw_str_starts(front, MW_STR("\xef\xbb\xbf")))
        front = mw_str_sub(front, 3, front.len);
    while (front.len && strchr(" \t\r\n", front.data[0]) && front.data[0])
        front = mw_str_sub(front, 1, front.len);
    return front;
}

/* What starts with a tag: a page, or one of the formats written in XML. */
static mw_input markup(mw_str front)
{
    static const char *const PAGES[] = {"<!doctype html", "<html", "<head",   "<body",
                                        "<title",         "<meta", "<article"};
    static const char *const FEEDS[] = {"<rss",  "<feed",   "<rdf:rdf",
                                        "<nitf", "<newsml", "<newsitem"};
    for (size_t i = 0; i < sizeof FEEDS / sizeof *FEEDS; i++)
        if (contains_fold(front, FEEDS[i]))
            return MW_INPUT_XML;
    for (size_t i = 0; i < sizeof PAGES / sizeof *PAGES; i++)
        if (contains_fold(front, PAGES[i]))
            return MW_INPUT_HTML;
    return starts_fold(front, "<?xml") ? MW_INPUT_XML : MW_INPUT_AUTO;
}

/* {"…  or {}: an object, not a text that begins with a brace. */
static bool looks_like_object(mw_str front)
{
    if (!front.len || front.data[0] != '{')
        return false;
    front = skip_mark_and_blanks(mw_str_sub(front, 1, front.len));
    return front.len && (front.data[0] == '"' || front.data[0] == '}');
}

bool mw_sniff(mw_str name, mw_str front, mw_input *input, mw_error *err)
{
    for (size_t i = 0; i < UNREAD_COUNT; i++)
        if (mw_str_starts(front, UNREAD[i].bytes))
            return mw_fail(err, MW_EARG, 0, "is %s, which is not read", UNREAD[i].what);
    const ending *known = ending_of(name);
    front = skip_mark_and_blanks(front);
    *input = known ? known->input : MW_INPUT_TEXT;
    if (!known && looks_like_object(front))
        *input = MW_INPUT_JSONL;
    else if (front.len && front.data[0] == '<' && markup(front) != MW_INPUT_AUTO)
        *input = markup(front);
    return true;
}

mw_ending mw_sniff_ending(mw_str name)
{
    if (ending_of(name))
        return MW_ENDING_ARTICLE;
    for (size_t i = 0; i < ARCHIVE_COUNT; i++)
        if (ends_with(name, ARCHIVES[i]))
            return MW_ENDING_ARTICLE;
    return memchr(name.data, '.', name.len) ? MW_ENDING_OTHER : MW_ENDING_UNSURE;
}

bool mw_sniff_may_hold_many(mw_str name)
{
    const ending *known = ending_of(name);
    return !known || known->input == MW_INPUT_JSONL;
}
