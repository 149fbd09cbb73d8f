/* SPDX-License-Identifier: MIT */
/* Counts of dots and beginnings; after Kiss and Strunk (2006), but from labelled text, where the
 * ends of sentences need not be guessed. */
#include "train/abbreviations.h"

#include "base/arena.h"
#include "base/map.h"
#include "text/utf8.h"
#include "train/columns.h"

#include <stdlib.h>

typedef struct form {
    mw_str word;                                                       /* without its dot */
    uint32_t before_capital, before_digit, before_small, before_other; /* with it, in a sentence */
    uint32_t last;                                                     /* with it, at the end */
    uint32_t bare;                                                     /* without it */
    uint32_t begins, within; /* with a capital: first in a sentence, further on */
} form;

struct mw_dots {
    mw_map places;
    mw_arena *arena;
    form *forms;
    size_t count, capacity;
};

mw_dots *mw_dots_new(mw_error *err)
{
    mw_dots *dots = mw_memory_get(sizeof *dots, err);
    if (dots)
        dots->arena = mw_arena_create(0, err);
    if (dots && dots->arena)
        return dots;
    mw_dots_free(dots);
    return NULL;
}

void mw_dots_free(mw_dots *dots)
{
    if (!dots)
        return;
    mw_map_free(&dots->places);
    mw_arena_free(dots->arena);
    mw_memory_free(dots);
}

static form *form_of(mw_dots *dots, mw_str word, mw_error *err)
{
    bool is_new;
    const uint64_t *known = mw_map_get(&dots->places, word);
    if (known)
        return &dots->forms[*known];
    form new = {.word = word};
    if (!mw_arena_copy(dots->arena, word, &new.word, err))
        return NULL;
    uint64_t *place = mw_map_put(&dots->places, new.word, &is_new, err);
    if (!place)
        return NULL;
    *place = dots->count;
    if (!mw_arena_push(dots->arena, dots->forms, dots->count, dots->capacity, new, err))
        return NULL;
    return &dots->forms[dots->count - 1];
}

/* ---- counting */

static mw_str text_of(const mw_gold *gold, size_t i)
{
    return mw_str_sub(mw_buf_str(&gold->text), gold->tokens[i].start, gold->tokens[i].end);
}

static uint32_t first_of(mw_str word)
{
    size_t next;
    return mw_utf8_next(word, 0, &next);
}

static bool is_mark(mw_str word)
{
    uint32_t c = first_of(word);
    return !mw_utf8_is_letter(c) && !mw_utf8_is_digit(c);
}

/* The first token at or behind i that is no mark; `end` when there is none. */
static size_t word_at(const mw_gold *gold, size_t i, size_t end)
{
    while (i < end && is_mark(text_of(gold, i)))
        i++;
    return i;
}

static void count_dotted(const mw_gold *gold, size_t i, size_t end, form *seen)
{
    if (i + 1 == end || (i + 2 == end && is_mark(text_of(gold, i + 1)))) {
        seen->last++;
        return;
    }
    uint32_t next = first_of(text_of(gold, i + 1));
    if (mw_utf8_is_upper(next))
        seen->before_capital++;
    else if (mw_utf8_is_digit(next))
        seen->before_digit++;
    else if (mw_utf8_is_letter(next))
        seen->before_small++;
    else
        seen->before_other++;
}

static bool count_token(mw_dots *dots, const mw_gold *gold, size_t i, size_t first, size_t end,
                        mw_error *err)
{
    mw_str word = text_of(gold, i);
    if (!mw_utf8_is_letter(first_of(word)))
        return true;
    bool dotted = word.len > 1 && word.data[word.len - 1] == '.';
    if (dotted)
        word.len--;
    form *seen = form_of(dots, word, err);
    if (!seen)
        return false;
    if (dotted)
        count_dotted(gold, i, end, seen);
    else
        seen->bare++;
    if (mw_utf8_is_upper(first_of(word)))
        *(i == first ? &seen->begins : &seen->within) += 1;
    return true;
}

static bool count_document(mw_dots *dots, const mw_gold *gold, mw_error *err)
{
    for (size_t s = 0; s < gold->sentence_count; s++) {
        size_t first = gold->sentences[s].first, end = gold->sentences[s].end;
        size_t word = word_at(gold, first, end);
        for (size_t i = first; i < end; i++)
            if (!count_token(dots, gold, i, word, end, err))
                return false;
    }
    return true;
}

bool mw_dots_read(mw_dots *dots, const char *path, mw_error *err)
{
    mw_columns columns = {0};
    mw_gold gold = {0};
    int got = mw_columns_open(&columns, path, err) ? 1 : -1;
    while (got > 0 && (got = mw_columns_next(&columns, &gold, err)) > 0)
        if (!count_document(dots, &gold, err))
            got = -1;
    mw_gold_free(&gold);
    mw_columns_close(&columns);
    return got == 0;
}

/* ---- listing */

static uint32_t dotted_count(const form *f)
{
    return f->before_capital + f->before_digit + f->before_small + f->before_other + f->last;
}

static int by_count(uint32_t left, uint32_t right, const form *a, const form *b)
{
    return left != right ? (left < right ? 1 : -1) : mw_str_compare(a->word, b->word);
}

static int by_dots(const void *a, const void *b)
{
    return by_count(dotted_count(*(form *const *)a), dotted_count(*(form *const *)b),
                    *(form *const *)a, *(form *const *)b);
}

static int by_begins(const void *a, const void *b)
{
    return by_count((*(form *const *)a)->begins, (*(form *const *)b)->begins, *(form *const *)a,
                    *(form *const *)b);
}

static bool is_dotted(const form *f, uint32_t least)
{
    return dotted_count(f) >= least;
}

static bool is_starter(const form *f, uint32_t least)
{
    enum { TIMES = 9 };
    return f->begins >= least && f->begins >= TIMES * f->within;
}

static void add_form(const form *f, mw_buf *out)
{
    mw_buf_print(out, "%.*s.\t%u\t%u\t%u\t%u\t%u\t%u\t%u\n", MW_ARG(f->word), dotted_count(f),
                 f->bare, f->before_capital, f->before_digit, f->before_small, f->before_other,
                 f->last);
}

static void add_starter(const form *f, mw_buf *out)
{
    mw_buf_print(out, "%.*s\t%u\t%u\n", MW_ARG(f->word), f->begins, f->within);
}

static bool list(const mw_dots *dots, uint32_t least, bool (*wanted)(const form *, uint32_t),
                 int (*order)(const void *, const void *), void (*add)(const form *, mw_buf *),
                 mw_buf *out, mw_error *err)
{
    size_t count = 0;
    const form **found = mw_memory_get((dots->count + 1) * sizeof *found, err);
    if (!found)
        return false;
    for (size_t i = 0; i < dots->count; i++)
        if (wanted(&dots->forms[i], least))
            found[count++] = &dots->forms[i];
    qsort(found, count, sizeof *found, order);
    for (size_t i = 0; i < count; i++)
        add(found[i], out);
    mw_memory_free(found);
    return mw_buf_ok(out, err);
}

bool mw_dots_list_forms(const mw_dots *dots, uint32_t least, mw_buf *out, mw_error *err)
{
    mw_buf_add(out, MW_STR("form\tdotted\tbare\tcapital\tdigit\tsmall\tother\tlast\n"));
    return list(dots, least, is_dotted, by_dots, add_form, out, err);
}

bool mw_dots_list_starters(const mw_dots *dots, uint32_t least, mw_buf *out, mw_error *err)
{
    mw_buf_add(out, MW_STR("word\tbegins\twithin\n"));
    return list(dots, least, is_starter, by_begins, add_starter, out, err);
}
