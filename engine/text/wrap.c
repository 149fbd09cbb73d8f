/* SPDX-License-Identifier: MIT */
/* Text in lines: broken at blanks, and inside a word only where it is wider than a whole line. */
#include "text/wrap.h"

#include "text/utf8.h"

typedef struct lines {
    mw_buf *out;
    size_t width, rest;
    size_t used; /* columns of this line */
    bool fresh;  /* nothing but the indent stands in it */
} lines;

static void new_line(lines *l)
{
    mw_buf_char(l->out, '\n');
    mw_buf_fill(l->out, ' ', l->rest);
    l->used = l->rest;
    l->fresh = true;
}

/* No-break blanks have done their work: a reader who copies the text wants plain ones. */
static void put(lines *l, mw_str word)
{
    mw_str part;
    for (mw_str rest = word; rest.len; rest = mw_str_sub(rest, part.len, rest.len)) {
        part = mw_str_sub(rest, 0, mw_str_find(rest, MW_STR(MW_NO_BREAK), 0));
        mw_buf_add(l->out, part);
        if (part.len < rest.len) {
            mw_buf_char(l->out, ' ');
            part.len += sizeof MW_NO_BREAK - 1;
        }
    }
    l->used += mw_utf8_width(word);
    l->fresh = false;
}

/* As much of a word as has room in a line, at least one character. */
static size_t fitting(const lines *l, mw_str word)
{
    size_t used = l->used, at = 0;
    for (size_t next; at < word.len; at = next) {
        mw_utf8_next(word, at, &next);
        used += mw_utf8_width(mw_str_sub(word, at, next));
        if (used > l->width && at)
            break;
    }
    return at;
}

static void put_word(lines *l, mw_str word)
{
    size_t gap = l->fresh ? 0 : 1, some;
    if (l->width && !l->fresh && l->used + gap + mw_utf8_width(word) > l->width)
        new_line(l), gap = 0;
    mw_buf_fill(l->out, ' ', gap);
    l->used += gap;
    while (l->width && (some = fitting(l, word)) < word.len) {
        put(l, mw_str_sub(word, 0, some));
        new_line(l);
        word = mw_str_sub(word, some, word.len);
    }
    put(l, word);
}

void mw_wrap(mw_str text, size_t width, size_t first, size_t rest, mw_buf *out)
{
    lines l = {.out = out, .width = width, .rest = rest, .used = first, .fresh = true};
    mw_str word;
    mw_buf_fill(out, ' ', first);
    while (mw_str_cut(&text, ' ', &word))
        if (word.len)
            put_word(&l, word);
    mw_buf_char(out, '\n');
}
