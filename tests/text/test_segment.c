/* SPDX-License-Identifier: MIT */
#include "cases.h"
#include "text/cut.h"
#include "text/utf8.h"

#include <time.h>

static const char *const KINDS[] = {"body", "heading", "caption", "list", "related", "standfirst"};

Test(segment, paragraphs_and_their_kinds_are_those_of_the_table)
{
    cut c;
    cut_start(&c);
    CASES("paragraphs", row)
    {
        cut_text(&c, mw_str_of(row.cells[0]));
        cr_expect_eq(c.parts.paragraph_count, row.count - 1, "paragraphs.case:%u: %zu paragraphs",
                     row.line, c.parts.paragraph_count);
        for (size_t i = 0; i < c.parts.paragraph_count && i + 1 < row.count; i++) {
            char got[512];
            snprintf(got, sizeof got, "%s: %.*s", KINDS[c.parts.paragraphs[i].kind],
                     MW_ARG(cut_slice(&c, c.parts.paragraphs[i].span)));
            cr_expect_str_eq(got, row.cells[i + 1], "paragraphs.case:%u\n  got  %s\n  want %s",
                             row.line, got, row.cells[i + 1]);
        }
    }
    cut_end(&c);
}

Test(segment, a_text_without_words_has_no_paragraph)
{
    static const char *const TEXTS[] = {"", " ", "\n\n\n", "\t \r\n \xc2\xa0 \n", "\xe2\x80\xa8"};
    cut c;
    cut_start(&c);
    for (size_t i = 0; i < sizeof TEXTS / sizeof *TEXTS; i++) {
        cut_text(&c, mw_str_of(TEXTS[i]));
        cr_expect_eq(c.parts.paragraph_count + c.parts.sentence_count + c.parts.token_count, 0);
    }
    cut_text(&c, (mw_str){"\0\0\0", 3});
    cr_expect_eq(c.parts.token_count, 0);
    cut_end(&c);
}

Test(segment, lines_may_end_in_any_customary_way)
{
    static const char *const TEXTS[] = {"One.\n\nTwo.", "One.\r\n\r\nTwo.", "One.\r\rTwo.",
                                        "One.\rTwo.", "One.\r\nTwo.\r\n"};
    cut c;
    cut_start(&c);
    for (size_t i = 0; i < sizeof TEXTS / sizeof *TEXTS; i++) {
        cut_text(&c, mw_str_of(TEXTS[i]));
        cr_expect_eq(c.parts.paragraph_count, 2, "text %zu", i);
        cr_expect(mw_str_is(cut_slice(&c, c.parts.paragraphs[0].span), "One."), "text %zu", i);
    }
    cut_end(&c);
}

/* ---- properties that hold for any valid text */

static bool is_edge(mw_str text, size_t at)
{
    return at == text.len || ((unsigned char)text.data[at] & 0xc0) != 0x80;
}

static void expect_no_blank(mw_str text, size_t from, size_t to)
{
    for (size_t next; from < to; from = next)
        cr_assert_not(mw_utf8_is_blank(mw_utf8_next(text, from, &next)), "a blank inside a token");
}

static void expect_blank(mw_str text, size_t from, size_t to)
{
    for (size_t next; from < to; from = next)
        cr_assert(mw_utf8_is_blank(mw_utf8_next(text, from, &next)), "byte %zu is in no token",
                  from);
}

/* Every character but blanks is in exactly one token, in order, blanks are in none, and edges are
 * between characters. */
static void expect_tokens_cover(const cut *c)
{
    size_t at = 0;
    for (size_t i = 0; i < c->parts.token_count; i++) {
        const mw_token *token = &c->parts.tokens[i];
        cr_assert(token->start >= at && token->start < token->end && token->end <= c->text.len);
        cr_assert(is_edge(c->text, token->start) && is_edge(c->text, token->end));
        unsigned kinds = token->shape & (MW_WORD | MW_NUMBER | MW_PUNCT);
        cr_assert(kinds == MW_WORD || kinds == MW_NUMBER || kinds == MW_PUNCT);
        cr_assert(token->word == 0 && token->pos == MW_POS_NONE && token->form == 0);
        expect_blank(c->text, at, token->start);
        expect_no_blank(c->text, token->start, token->end);
        at = token->end;
    }
    expect_blank(c->text, at, c->text.len);
}

static void expect_sentences_nest(const cut *c)
{
    size_t token = 0, sentence = 0;
    for (size_t p = 0; p < c->parts.paragraph_count; p++) {
        const mw_paragraph *paragraph = &c->parts.paragraphs[p];
        cr_assert(paragraph->sentence_first == sentence && paragraph->sentence_end > sentence);
        for (; sentence < paragraph->sentence_end; sentence++) {
            const mw_sentence *s = &c->parts.sentences[sentence];
            cr_assert(s->paragraph == p && s->token_first == token && s->token_end > token);
            cr_assert(s->span.start == c->parts.tokens[token].start);
            cr_assert(s->span.end == c->parts.tokens[s->token_end - 1].end);
            cr_assert(s->span.start >= paragraph->span.start && s->span.end <= paragraph->span.end);
            token = s->token_end;
        }
    }
    cr_assert(sentence == c->parts.sentence_count && token == c->parts.token_count);
}

static uint64_t next_random(uint64_t *state)
{
    *state = *state * 6364136223846793005u + 1442695040888963407u;
    return *state >> 33;
}

/* Pieces that make the splitter work: abbreviations, marks, addresses, broken sequences. */
static const char *const PIECES[] = {
    " ",    " ",        " ",    "\n",  "\n\n", "\t",      "Gen.",     "U.S.",
    "The",  "he",       "said", ".",   "!",    "?",       "...",      "…",
    "\"",   "'",        "“",    "”",   "‘",    "’",       "n't",      "'s",
    "http", "://",      "www.", "a.b", "@",    "x@y.org", "2,148",    "10-12",
    "3rd",  "$",        "US$",  "-",   "--",   "—",       "anti",     "[17]",
    "(",    ")",        "é",    "я",   "漢",   "。",      "\xc2\xa0", "\xe2\x80\xa8",
    "\xff", "\xe2\x80", "\0",   "1.",  "• ",   "cannot",  "/",        "&",
    "_",    "`",        "''",   ":)",  "a.m.", "I",       "\xcc\x81", "\xe2\x80\x8d",
    "5km",  "%"};

static size_t random_text(uint64_t *state, char *text, size_t most)
{
    size_t len = 0;
    for (;;) {
        uint64_t pick = next_random(state);
        const char *piece = PIECES[pick % (sizeof PIECES / sizeof *PIECES)];
        size_t piece_len = *piece ? strlen(piece) : 1;
        if (pick % 1000 == 0 || len + piece_len > most)
            return len;
        memcpy(text + len, piece, piece_len);
        len += piece_len;
    }
}

static void expect_whole(cut *c, mw_str bytes)
{
    mw_buf good = {0};
    mw_utf8_repair(bytes, &good);
    cut_text(c, mw_buf_str(&good));
    expect_tokens_cover(c);
    expect_sentences_nest(c);
    mw_buf_free(&good);
}

Test(segment, any_text_is_cut_without_gap_or_overlap)
{
    cut c;
    cut_start(&c);
    uint64_t state = 20220803;
    char text[600];
    for (int i = 0; i < 3000; i++)
        expect_whole(&c, (mw_str){text, random_text(&state, text, sizeof text)});
    cut_end(&c);
}

Test(segment, any_bytes_once_repaired_are_cut)
{
    cut c;
    cut_start(&c);
    uint64_t state = 1;
    char text[300];
    for (int i = 0; i < 2000; i++) {
        size_t len = next_random(&state) % sizeof text;
        for (size_t k = 0; k < len; k++)
            text[k] = (char)next_random(&state);
        expect_whole(&c, (mw_str){text, len});
    }
    cut_end(&c);
}

/* Each of these, repeated, once invited a scan to the end of the text from every place in it. A
 * quadratic splitter needs minutes for them, a linear one some milliseconds. */
Test(segment, long_runs_of_anything_take_linear_time, .timeout = 120)
{
    enum { BYTES = 1 << 18 };
    char *text = malloc(BYTES);
    cut c;
    cut_start(&c);
    for (size_t i = 0; i < sizeof PIECES / sizeof *PIECES; i++) {
        const char *piece = PIECES[i];
        size_t len = *piece ? strlen(piece) : 1;
        for (size_t at = 0; at < BYTES; at++)
            text[at] = piece[at % len];
        clock_t start = clock();
        expect_whole(&c, (mw_str){text, BYTES});
        double seconds = (double)(clock() - start) / CLOCKS_PER_SEC;
        cr_expect(seconds < 5, "%s repeated took %.1f s", piece, seconds);
    }
    free(text);
    cut_end(&c);
}

static void expect_unchanged_by(cut *c, const char *pair)
{
    enum { TIMES = 1 << 15 };
    mw_buf text = {0};
    for (int i = 0; i < TIMES; i++)
        mw_buf_add(&text, mw_str_of(pair));
    clock_t start = clock();
    expect_whole(c, mw_buf_str(&text));
    double seconds = (double)(clock() - start) / CLOCKS_PER_SEC;
    cr_expect(seconds < 5, "%s repeated took %.1f s", pair, seconds);
    mw_buf_free(&text);
}

Test(segment, long_runs_of_pairs_take_linear_time, .timeout = 120)
{
    static const char *const PAIRS[] = {
        "aa.",  "a-1-",  "1-",     "a@",   "a://",   "://", "a.1",  "Gen. ", "'a",
        "a' ",  " 'a",   "\" \"a", ".”",   "?\" A ", "[1]", ".[1]", "a\r",   "\r\n",
        "- \n", "1. \n", "A. ",    "I. ",  "n't",    "1,1", "a&",   "a/",    "a’",
        "No. ", "… ",    "w.w ",   "www.", "A \n\n", ",“"};
    cut c;
    cut_start(&c);
    for (size_t i = 0; i < sizeof PAIRS / sizeof *PAIRS; i++)
        expect_unchanged_by(&c, PAIRS[i]);
    cut_end(&c);
}

/* What closes behind a stop was looked at anew from each of the stops in it: six hundred thousand
 * bytes of emoticons before one small letter took minutes. */
Test(segment, stops_within_what_closes_a_stop_take_linear_time, .timeout = 120)
{
    static const char *const STOPS[] = {":) ", "[...] ", "[…] ", "?) "};
    enum { TIMES = 100000 };
    cut c;
    cut_start(&c);
    for (size_t i = 0; i < sizeof STOPS / sizeof *STOPS; i++) {
        mw_buf text = {0};
        mw_buf_add(&text, MW_STR("words "));
        for (int k = 0; k < TIMES; k++)
            mw_buf_add(&text, mw_str_of(STOPS[i]));
        mw_buf_add(&text, MW_STR("x"));
        clock_t start = clock();
        cut_text(&c, mw_buf_str(&text));
        double seconds = (double)(clock() - start) / CLOCKS_PER_SEC;
        cr_expect(seconds < 5, "%s repeated took %.1f s", STOPS[i], seconds);
        mw_buf_free(&text);
    }
    cut_end(&c);
}

Test(segment, running_out_of_memory_anywhere_is_an_error_and_leaks_nothing)
{
    cut c;
    cut_start(&c);
    mw_str text = MW_STR("Gen. Aung said: “We go.”\n\nA heading\n\nHe cannot. They can't.");
    bool done = false;
    for (unsigned long n = 1; n < 200 && !done; n++) {
        mw_error err = {0};
        mw_arena *arena = mw_arena_create(0, NULL);
        mw_segments parts;
        mw_memory_fail_after(n);
        done = mw_segment(text, c.table, arena, &parts, &err);
        mw_memory_fail_after(0);
        cr_expect(done || err.code == MW_ENOMEM, "n = %lu: %s", n, err.text);
        mw_arena_free(arena);
    }
    cr_expect(done);
    cut_end(&c);
}

Test(segment, an_article_past_its_budget_is_an_error)
{
    cut c;
    cut_start(&c);
    mw_error err = {0};
    mw_arena *arena = mw_arena_create(100, NULL);
    mw_segments parts;
    cr_expect_not(
        mw_segment(MW_STR("Many words are more than fit into it."), c.table, arena, &parts, &err));
    cr_expect_eq(err.code, MW_ENOMEM);
    mw_arena_free(arena);
    cut_end(&c);
}

Test(segment, works_without_any_table)
{
    mw_arena *arena = mw_arena_create(0, NULL);
    mw_segments parts;
    cr_assert(
        mw_segment(MW_STR("He cannot go, said 5 men. They can’t."), NULL, arena, &parts, NULL));
    cr_expect_eq(parts.sentence_count, 2);
    mw_arena_free(arena);
}

Test(abbreviations, a_bad_row_is_named_by_its_line)
{
    mw_error err = {0};
    cr_expect_null(mw_abbreviations_read(MW_STR("# x\nform\tkind\nGen.\ttitle\nSgt.\trank\n"),
                                         MW_STR(""), &err));
    cr_expect_eq(err.code, MW_EPARSE);
    cr_expect(strstr(err.text, "abbreviations, line 4") && strstr(err.text, "rank"), "%s",
              err.text);
    cr_expect_null(mw_abbreviations_read(MW_STR(""), MW_STR("cannot\tsplit\n"), &err));
    cr_expect(strstr(err.text, "cannot"), "%s", err.text);
}

Test(abbreviations, running_out_of_memory_leaks_nothing)
{
    mw_str table = MW_STR("Gen.\ttitle\nJr.\tdegree\n"),
           cues = MW_STR("can|not\tsplit\nphoto:\tcaption\n");
    mw_abbreviations *read = NULL;
    for (unsigned long n = 1; n < 100 && !read; n++) {
        mw_error err = {0};
        mw_memory_fail_after(n);
        read = mw_abbreviations_read(table, cues, &err);
        mw_memory_fail_after(0);
        cr_expect(read || err.code == MW_ENOMEM);
    }
    cr_expect(read);
    mw_abbreviations_free(read);
}
