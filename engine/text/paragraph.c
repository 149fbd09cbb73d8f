/* SPDX-License-Identifier: MIT */
/* Paragraphs of plain text, and what kind each is. A blank line ends a paragraph; where the text
 * has none, each line is one. A line with a bullet always begins one. */
#include "text/text_impl.h"

typedef struct lines {
    mw_str text;
    size_t at;
    char end; /* \n, or \r in a text without any \n */
} lines;

static bool next_line(lines *from, mw_span *line)
{
    if (from->at >= from->text.len)
        return false;
    const char *start = from->text.data + from->at;
    const char *hit = memchr(start, from->end, from->text.len - from->at);
    size_t end = hit ? (size_t)(hit - from->text.data) : from->text.len;
    *line = (mw_span){(uint32_t)from->at, (uint32_t)end};
    from->at = end + 1;
    return true;
}

/* Cuts blanks off both ends; an empty span when there is nothing else. */
static mw_span trim(mw_str text, mw_span span)
{
    size_t edge;
    while (span.start < span.end && mw_utf8_is_blank(mw_utf8_next(text, span.start, &edge)))
        span.start = (uint32_t)edge;
    while (span.end > span.start && mw_utf8_is_blank(mw_utf8_before(text, span.end, &edge)))
        span.end = (uint32_t)edge;
    return span;
}

static size_t digits_at(mw_str line)
{
    size_t n = 0;
    while (n < line.len && line.data[n] >= '0' && line.data[n] <= '9')
        n++;
    return n;
}

static bool has_bullet(mw_str line)
{
    if (!line.len || (mw_class_of[(unsigned char)line.data[0]] & MW_C_ALNUM))
        return false; /* nearly every line */
    static const char *const BULLETS[] = {
        "-",        "*",           "\xe2\x80\xa2", "\xe2\x80\x93", "\xe2\x97\x8f", "\xe2\x96\xaa",
        "\xc2\xb7", "\xe2\x80\xa3"};
    for (size_t i = 0; i < sizeof BULLETS / sizeof *BULLETS; i++) {
        mw_str bullet = mw_str_of(BULLETS[i]);
        if (line.len > bullet.len + 1 && mw_str_starts(line, bullet) &&
            (line.data[bullet.len] == ' ' || line.data[bullet.len] == '\t'))
            return true;
    }
    return false;
}

/* 1. …  2) … */
static bool has_number(mw_str line)
{
    size_t n = digits_at(line);
    return n > 0 && n < 3 && n + 2 < line.len && (line.data[n] == '.' || line.data[n] == ')') &&
           line.data[n + 1] == ' ';
}

static bool has_blank_line(mw_str text, char line_end)
{
    lines all = {text, 0, line_end};
    bool seen = false, gap = false;
    for (mw_span line; next_line(&all, &line);) {
        line = trim(text, line);
        if (line.start == line.end)
            gap = seen;
        else if (gap)
            return true;
        else
            seen = true;
    }
    return false;
}

static bool add(mw_paragraph_list *list, mw_span span, mw_error *err)
{
    if (list->count == list->capacity) {
        size_t capacity = list->capacity ? list->capacity * 2 : 64;
        mw_paragraph *items = mw_memory_grow(list->items, capacity * sizeof *items, err);
        if (!items)
            return false;
        list->items = items;
        list->capacity = capacity;
    }
    list->items[list->count++] = (mw_paragraph){.span = span, .kind = MW_BODY};
    return true;
}

/* ---- lines */

/* Is the line that ends at `open.end` broken before `line`, as mail and columns are? It ends with a
 * blank, or is long, or was the rest of such a line; has no mark at its end, and a small letter
 * comes. */
static bool is_wrapped(mw_str text, mw_span open, mw_span line)
{
    enum { LONG = 40 };
    size_t next;
    if (open.start == open.end || !mw_utf8_is_lower(mw_utf8_next(text, line.start, &next)) ||
        !(mw_class_of[(unsigned char)text.data[open.end - 1]] & (MW_C_ALNUM | MW_C_HIGH)))
        return false;
    size_t begin = open.end;
    while (begin > open.start && text.data[begin - 1] != '\n' && text.data[begin - 1] != '\r')
        begin--;
    char behind = text.data[open.end];
    bool blank = behind != '\n' && behind != '\r';
    return blank || open.end - begin >= LONG || begin > open.start;
}

/* ---- kinds */

enum { HEADING_BYTES_MAX = 110, HEADING_WORDS_MAX = 14 };

static bool ends_as_a_sentence(mw_str line)
{
    for (size_t end = line.len; end > 0;) {
        uint32_t c = mw_utf8_before(line, end, &end);
        if (mw_utf8_is_quote(c) || c == ')' || c == ']')
            continue;
        return (c < 0x80 && mw_one_of((char)c, ".!?:;,-")) || (c >= 0x2010 && c <= 0x2015) ||
               c == 0x2026;
    }
    return true;
}

static bool may_be_heading(mw_str line)
{
    size_t words = 1, next;
    if (line.len > HEADING_BYTES_MAX || ends_as_a_sentence(line))
        return false;
    for (size_t i = 0; i < line.len; i++) {
        words += line.data[i] == ' ' && line.data[i + 1] != ' ';
        if (line.data[i] == '\n')
            return false;
    }
    uint32_t first = mw_utf8_next(line, 0, &next);
    return words <= HEADING_WORDS_MAX && !mw_utf8_is_lower(first);
}

/* From the last to the first, because a heading is one only when a paragraph follows; captions and
 * links between them do not count. */
static void find_kinds(mw_str text, const mw_abbreviations *table, mw_paragraph_list *list)
{
    bool followed = false;
    for (size_t i = list->count; i-- > 0;) {
        mw_paragraph *p = &list->items[i];
        mw_str line = mw_str_sub(text, p->span.start, p->span.end);
        p->kind = mw_hint_line(table, line);
        if (p->kind != MW_BODY)
            continue;
        if (has_bullet(line) || has_number(line))
            p->kind = MW_LIST;
        else if (followed && may_be_heading(line))
            p->kind = MW_HEADING;
        followed = true;
    }
}

bool mw_find_paragraphs(mw_str text, const mw_abbreviations *table, mw_paragraph_list *list,
                        mw_error *err)
{
    char line_end = text.len && memchr(text.data, '\n', text.len) ? '\n' : '\r';
    bool blocks = has_blank_line(text, line_end);
    lines all = {text, 0, line_end};
    mw_span open = {0, 0};
    for (mw_span line; next_line(&all, &line);) {
        line = trim(text, line);
        mw_str words = mw_str_sub(text, line.start, line.end);
        bool empty = words.len == 0;
        bool begins = (!blocks && !(!empty && is_wrapped(text, open, line))) || empty ||
                      has_bullet(words) ||
                      (has_number(words) && has_number(mw_str_sub(text, open.start, open.end)));
        if (begins && open.start < open.end) {
            if (!add(list, open, err))
                return false;
            open = (mw_span){0, 0};
        }
        if (!empty)
            open = (mw_span){open.start < open.end ? open.start : line.start, line.end};
    }
    if (open.start < open.end && !add(list, open, err))
        return false;
    find_kinds(text, table, list);
    return true;
}
