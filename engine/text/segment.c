/* SPDX-License-Identifier: MIT */
/* A text's paragraphs, one after the other: their tokens, then their sentences. The tokens are made where
 * they stay; all else in memory that may move, and then copied into the article's arena. */
#include "text/text_impl.h"

typedef struct work {
    mw_cutter cut;
    mw_paragraph_list paragraphs;
    mw_sentence *sentences;
    size_t sentence_count, sentence_capacity;
} work;

static bool add_sentence(work *w, mw_sentence sentence, mw_error *err)
{
    if (w->sentence_count == w->sentence_capacity) {
        size_t capacity = w->sentence_capacity ? w->sentence_capacity * 2 : 64;
        mw_sentence *items = mw_memory_grow(w->sentences, capacity * sizeof *items, err);
        if (!items)
            return false;
        w->sentences = items;
        w->sentence_capacity = capacity;
    }
    w->sentences[w->sentence_count++] = sentence;
    return true;
}

/* The first word or number at or behind token i; `end` when there is none. */
static size_t word_at(const mw_cutter *cut, size_t i, size_t end)
{
    while (i < end && (cut->tokens[i].shape & MW_PUNCT))
        i++;
    return i;
}

static bool is_mark(const mw_cutter *cut, size_t i, const char *marks)
{
    return (cut->tokens[i].shape & MW_PUNCT) &&
           mw_one_of(cut->text.data[cut->tokens[i].start], marks);
}

static bool is_dash(const mw_cutter *cut, size_t i)
{
    mw_str text = mw_token_text(cut, &cut->tokens[i]);
    return text.data[0] == '-' || mw_str_is(text, "\xe2\x80\x93") ||
           mw_str_is(text, "\xe2\x80\x94");
}

/* Behind the dash of a dateline: YANGON, Aug. 3 (Reuters) — Talks … `end` when there is none. */
static size_t behind_dateline(const mw_cutter *cut, size_t first, size_t end)
{
    enum { DATELINE_TOKENS_MAX = 24 };
    if (!(cut->tokens[first].shape & MW_ALL_CAPS))
        return end;
    for (size_t i = first + 1; i < end && i < first + DATELINE_TOKENS_MAX; i++)
        if (is_dash(cut, i) && (cut->tokens[i].shape & MW_SPACE_AFTER))
            return word_at(cut, i + 1, end);
    return end;
}

static void mark_one(mw_cutter *cut, size_t i, size_t end)
{
    if (i < end)
        cut->tokens[i].shape |= MW_SENTENCE_FIRST;
}

void mw_mark_first_words(mw_cutter *cut, size_t first, size_t end)
{
    size_t word = word_at(cut, first, end);
    mark_one(cut, word, end);
    if (word + 1 < end && (cut->tokens[word].shape & MW_NUMBER) && is_mark(cut, word + 1, ".)"))
        mark_one(cut, word_at(cut, word + 1, end), end); /* 1. The first … */
    mark_one(cut, behind_dateline(cut, first, end), end);
    if (!cut->quoted)
        return;
    enum { MARKS_MAX = 4 };
    for (size_t i = first + 1; i < end; i++) /* He said: “The … */
        if ((cut->tokens[i].shape & MW_QUOTE_OPEN) && is_mark(cut, i - 1, ",:")) {
            size_t most = end - i > MARKS_MAX ? i + MARKS_MAX : end;
            mark_one(cut, word_at(cut, i + 1, most), most);
        }
}

/* A heading is one sentence, whatever marks are in it; but a short line with a whole sentence in
 * it, full stop and all, is no heading. */
static bool is_whole(const mw_cutter *cut, mw_paragraph *paragraph, size_t first)
{
    if (paragraph->kind != MW_HEADING || !mw_rule_on(cut, MW_RULE_HEADING))
        return false;
    size_t end = mw_sentence_end(cut, first, cut->token_count);
    if (end == cut->token_count || !is_mark(cut, end - 1, "."))
        return true;
    paragraph->kind = MW_BODY;
    return false;
}

static bool cut_sentences(work *w, uint32_t number, size_t first, mw_error *err)
{
    mw_cutter *cut = &w->cut;
    bool whole = is_whole(cut, &w->paragraphs.items[number], first);
    for (size_t end; first < cut->token_count; first = end) {
        end = whole ? cut->token_count : mw_sentence_end(cut, first, cut->token_count);
        mw_mark_first_words(cut, first, end);
        mw_sentence sentence = {{cut->tokens[first].start, cut->tokens[end - 1].end},
                                number,
                                (uint32_t)first,
                                (uint32_t)end};
        if (!add_sentence(w, sentence, err))
            return false;
    }
    return true;
}

static bool cut_paragraph(work *w, mw_str text, uint32_t number, mw_error *err)
{
    mw_paragraph *paragraph = &w->paragraphs.items[number];
    size_t first = w->cut.token_count;
    w->cut.text = mw_str_sub(text, 0, paragraph->span.end);
    if (!mw_cut_tokens(&w->cut, paragraph->span.start))
        return false;
    mw_cut_quotes(&w->cut, first);
    if (first < w->cut.token_count)
        w->cut.informal |= (w->cut.tokens[first].shape & (MW_WORD | MW_CAPITAL)) == MW_WORD;
    paragraph->sentence_first = (uint32_t)w->sentence_count;
    if (!cut_sentences(w, number, first, err))
        return false;
    paragraph->sentence_end = (uint32_t)w->sentence_count;
    return true;
}

static void *keep(mw_arena *arena, const void *items, size_t count, size_t bytes, mw_error *err)
{
    void *copy = mw_arena_get(arena, count * bytes, err);
    if (copy && count)
        memcpy(copy, items, count * bytes);
    return copy;
}

static bool keep_all(const work *w, mw_arena *arena, mw_segments *segments, mw_error *err)
{
    *segments = (mw_segments){
        .paragraphs =
            keep(arena, w->paragraphs.items, w->paragraphs.count, sizeof(mw_paragraph), err),
        .sentences = keep(arena, w->sentences, w->sentence_count, sizeof(mw_sentence), err),
        .tokens = w->cut.tokens,
        .paragraph_count = w->paragraphs.count,
        .sentence_count = w->sentence_count,
        .token_count = w->cut.token_count,
    };
    return segments->paragraphs && segments->sentences;
}

static bool cut_all(work *w, mw_str text, mw_error *err)
{
    if (!mw_find_paragraphs(text, w->cut.table, &w->paragraphs, err) || !mw_cut_widen(&w->cut))
        return false;
    for (size_t i = 0; i < w->paragraphs.count; i++)
        if (!cut_paragraph(w, text, (uint32_t)i, err))
            return false;
    mw_arena_give_back(w->cut.arena, w->cut.tokens, w->cut.token_capacity * sizeof *w->cut.tokens,
                       w->cut.token_count * sizeof *w->cut.tokens);
    return true;
}

bool mw_segment(mw_str text, const mw_abbreviations *abbreviations, mw_arena *arena,
                mw_segments *segments, mw_error *err)
{
    *segments = (mw_segments){0};
    if (text.len >= UINT32_MAX)
        return mw_fail(err, MW_ELIMIT, 0, "a text of more than 4 GB");
    work w = {.cut = {.table = abbreviations,
                      .off = mw_abbreviations_off(abbreviations),
                      .splits = mw_hint_split_set(abbreviations),
                      .arena = arena,
                      .all = text.len,
                      .err = err}};
    bool good = cut_all(&w, text, err) && keep_all(&w, arena, segments, err);
    mw_memory_free(w.sentences);
    mw_memory_free(w.paragraphs.items);
    return good;
}
