/* SPDX-License-Identifier: MIT */
/* Pairing quotation marks. The splitter has said of each mark whether it opens or closes; here each
 * opening one meets the one that closes it, within a paragraph, with a small stack. A mark that
 * opens and never closes is nothing, unless the next paragraph opens with one too: then the
 * speaker goes on there. */
#include "quotes/quotes_impl.h"

#include "text/utf8.h"

#include <stdlib.h>

enum { DEPTH = 8, LOOK_AHEAD = 80 };

typedef enum family { DOUBLE_MARK, SINGLE_MARK, GUILLEMET } family;

typedef struct open_mark {
    uint32_t token;
    family family;
} open_mark;

typedef struct pairing {
    mw_talk *talk;
    open_mark stack[DEPTH];
    int depth;
    size_t capacity;
    mw_error *err;
} pairing;

static uint32_t character(const mw_talk *talk, uint32_t token)
{
    size_t next;
    return mw_utf8_next(talk->text, talk->tokens[token].start, &next);
}

static family family_of(const mw_talk *talk, uint32_t token)
{
    bool two = talk->tokens[token].end - talk->tokens[token].start == 2;
    switch (character(talk, token)) {
    case 0xab:
    case 0xbb:
    case 0x2039:
    case 0x203a:
        return GUILLEMET;
    case 0x2018:
    case 0x2019:
    case 0x201a:
    case 0x201b:
        return SINGLE_MARK;
    case '\'':
    case '`':
        return two ? DOUBLE_MARK : SINGLE_MARK; /* `` and '' are a typewriter's */
    default:
        return DOUBLE_MARK;
    }
}

static bool is_apostrophe(const mw_talk *talk, uint32_t token)
{
    if (!(talk->tokens[token].shape & MW_PUNCT))
        return false;
    uint32_t c = character(talk, token);
    return c == 0x2019 || c == '\'';
}

/* "the workers’ rights are gone,’ he said": the first ’ is an apostrophe, since a later one closes
 * better. Only after an s, which is where such apostrophes stand. */
static bool is_plural_owner(const mw_talk *talk, uint32_t token, uint32_t end)
{
    const mw_token *mark = &talk->tokens[token];
    bool after_s = mark->start > 0 && (talk->text.data[mark->start - 1] | 32) == 's';
    if (!after_s || !(mark->shape & MW_SPACE_AFTER) || token + 1 >= end ||
        !mw_is_lower(talk, token + 1))
        return false;
    uint32_t limit = end - token > LOOK_AHEAD ? token + LOOK_AHEAD : end;
    for (uint32_t i = token + 1; i < limit; i++) {
        if ((talk->tokens[i].shape & MW_QUOTE_OPEN) && family_of(talk, i) == SINGLE_MARK)
            return false;
        if (is_apostrophe(talk, i) && mw_is(talk, i - 1, MW_W(COMMA) | MW_W(STOP)))
            return true;
    }
    return false;
}

/* A straight ' that the splitter took for an apostrophe since its paragraph does not close it: it
 * opens where a quotation may begin and a word touches it. */
static bool opens_unclosed(const mw_talk *talk, uint32_t token, uint32_t first)
{
    const mw_token *mark = &talk->tokens[token];
    bool begins = token == first || mw_is(talk, token - 1, MW_W(COLON) | MW_W(COMMA));
    bool straight = mark->end - mark->start == 1 && talk->text.data[mark->start] == '\'' &&
                    (mark->shape & (MW_PUNCT | MW_QUOTE_CLOSE | MW_SPACE_AFTER)) == MW_PUNCT;
    return mw_holds(talk, MW_QR_UNCLOSED_SINGLE, begins && straight, token, token + 1);
}

static bool opens(const mw_talk *talk, uint32_t token)
{
    return (talk->tokens[token].shape & MW_QUOTE_OPEN) != 0;
}

static bool closes(const pairing *p, uint32_t token, uint32_t end)
{
    const mw_talk *talk = p->talk;
    if (is_apostrophe(talk, token) && p->depth && p->stack[p->depth - 1].family == SINGLE_MARK)
        return !opens(talk, token) &&
               !mw_holds(talk, MW_QR_OWNERS_APOSTROPHE, is_plural_owner(talk, token, end),
                         token - 1, token + 1);
    return (talk->tokens[token].shape & MW_QUOTE_CLOSE) != 0;
}

static bool add_pair(pairing *p, uint32_t open, uint32_t close, bool runs_on)
{
    mw_pair pair = {.open = open, .close = close, .inside = MW_NO_INDEX, .runs_on = runs_on};
    const uint32_t *mention = p->talk->mention;
    bool in_name = mention[open] != MW_NO_INDEX && mention[open] == mention[close];
    if (close <= open + 1 || mw_holds(p->talk, MW_QR_NICKNAME, in_name, open, close))
        return true; /* nothing in it; part of a name: Joseph "Joe" Biden */
    return mw_arena_push(p->talk->arena, p->talk->pairs, p->talk->pair_count, p->capacity, pair,
                         p->err);
}

/* Which open mark on the stack `token` closes, or -1. */
static int opener_of(const pairing *p, uint32_t token)
{
    family wanted = family_of(p->talk, token);
    for (int i = p->depth - 1; i >= 0; i--)
        if (p->stack[i].family == wanted)
            return i;
    return -1;
}

static bool step(pairing *p, uint32_t token, uint32_t first, uint32_t end)
{
    int opener = opener_of(p, token);
    if (opener >= 0 && closes(p, token, end)) {
        p->depth = opener;
        return add_pair(p, p->stack[opener].token, token, false);
    }
    if (!opens(p->talk, token) && !(p->depth == 0 && opens_unclosed(p->talk, token, first)))
        return true;
    if (opener >= 0)
        p->depth = opener; /* the same mark opens again: the earlier one was never closed */
    if (p->depth < DEPTH)
        p->stack[p->depth++] = (open_mark){token, family_of(p->talk, token)};
    return true;
}

static bool same_opening(const mw_talk *talk, uint32_t a, uint32_t b)
{
    return b < talk->count && (opens(talk, b) || opens_unclosed(talk, b, b)) &&
           family_of(talk, a) == family_of(talk, b);
}

static bool pair_paragraph(pairing *p, uint32_t first, uint32_t end)
{
    mw_talk *talk = p->talk;
    p->depth = 0;
    for (uint32_t i = first; i < end; i++)
        if (mw_is(talk, i, MW_W(MARK)) || is_apostrophe(talk, i))
            if (!step(p, i, first, end))
                return false;
    bool goes_on = p->depth && same_opening(talk, p->stack[0].token, end);
    if (mw_holds(talk, MW_QR_RUNS_ON, goes_on, goes_on ? p->stack[0].token : 0, end))
        return add_pair(p, p->stack[0].token, end, true);
    return true;
}

static int by_opening(const void *a, const void *b)
{
    const mw_pair *x = a, *y = b;
    return x->open < y->open ? -1 : x->open > y->open;
}

/* Says which pair is inside which, which go on from the paragraph before, and which tokens are in
 * pairs. */
static void nest(mw_talk *talk)
{
    memset(talk->pair, 0xff, (talk->count + 1) * sizeof *talk->pair);
    uint32_t outer = MW_NO_INDEX;
    for (uint32_t i = 0; i < talk->pair_count; i++) {
        mw_pair *pair = &talk->pairs[i];
        if (outer != MW_NO_INDEX && pair->open < talk->pairs[outer].close) {
            pair->inside = outer;
            continue;
        }
        pair->resumes = outer != MW_NO_INDEX && talk->pairs[outer].runs_on &&
                        talk->pairs[outer].close == pair->open;
        outer = i;
        uint32_t past = pair->runs_on ? pair->close : pair->close + 1;
        for (uint32_t token = pair->open; token < past; token++)
            talk->pair[token] = i;
        talk->work[pair->open] = MW_W(MARK);
    }
}

bool mw_pair_marks(mw_talk *talk, mw_error *err)
{
    pairing p = {.talk = talk, .err = err};
    const mw_layers *layers = talk->layers;
    for (size_t i = 0; i < layers->paragraph_count; i++) {
        const mw_paragraph *paragraph = &layers->paragraphs[i];
        if (paragraph->kind == MW_HEADING || paragraph->sentence_first >= paragraph->sentence_end)
            continue;
        uint32_t first = layers->sentences[paragraph->sentence_first].token_first;
        uint32_t end = layers->sentences[paragraph->sentence_end - 1].token_end;
        if (!pair_paragraph(&p, first, end))
            return false;
    }
    if (talk->pair_count)
        qsort(talk->pairs, talk->pair_count, sizeof *talk->pairs, by_opening);
    nest(talk);
    return true;
}
