/* SPDX-License-Identifier: MIT */
#include "cases.h"
#include "text/cut.h"
#include "text/rules.h"
#include "text/utf8.h"

static void join_tokens(const cut *c, mw_buf *out)
{
    mw_buf_clear(out);
    for (size_t i = 0; i < c->parts.token_count; i++) {
        if (i)
            mw_buf_char(out, ' ');
        mw_buf_add(out, mw_str_sub(c->text, c->parts.tokens[i].start, c->parts.tokens[i].end));
    }
}

Test(token, boundaries_are_those_of_the_table)
{
    cut c;
    mw_buf got = {0};
    cut_start(&c);
    CASES("tokens", row)
    {
        cut_text(&c, mw_str_of(row.cells[0]));
        join_tokens(&c, &got);
        cr_expect_str_eq(mw_buf_str(&got).data, row.cells[1],
                         "tokens.case:%u\n  got  %s\n  want %s", row.line, mw_buf_str(&got).data,
                         row.cells[1]);
    }
    mw_buf_free(&got);
    cut_end(&c);
}

static unsigned wrong_rows(cut *c, mw_buf *got)
{
    unsigned wrong = 0;
    CASES("tokens", row)
    {
        cut_text(c, mw_str_of(row.cells[0]));
        join_tokens(c, got);
        wrong += strcmp(mw_buf_str(got).data, row.cells[1]) != 0;
    }
    return wrong;
}

Test(token, with_any_one_rule_for_dots_switched_off_some_case_fails)
{
    cut c;
    mw_buf got = {0};
    cut_start(&c);
    for (int rule = 0; rule < MW_RULES_FOR_DOTS; rule++) {
        mw_abbreviations_switch_off(c.table, UINT64_C(1) << rule);
        cr_expect(wrong_rows(&c, &got) > 0, "nothing changes without %s: %s",
                  mw_rule_name((mw_rule)rule), mw_rule_why((mw_rule)rule));
    }
    mw_buf_free(&got);
    cut_end(&c);
}

static void mark_letters(const cut *c, mw_buf *out)
{
    mw_buf_clear(out);
    for (size_t i = 0; i < c->parts.token_count; i++) {
        const mw_token *token = &c->parts.tokens[i];
        size_t next;
        char first = c->text.data[token->start];
        if (!(token->shape & MW_PUNCT) ||
            !(first == '`' || mw_utf8_is_quote(mw_utf8_next(c->text, token->start, &next))))
            continue;
        mw_buf_char(out, token->shape & MW_QUOTE_OPEN    ? 'o'
                         : token->shape & MW_QUOTE_CLOSE ? 'c'
                                                         : 'a');
    }
}

Test(token, quotation_marks_open_and_close_as_the_table_says)
{
    cut c;
    mw_buf got = {0};
    cut_start(&c);
    CASES("marks", row)
    {
        cut_text(&c, mw_str_of(row.cells[0]));
        mark_letters(&c, &got);
        cr_expect(mw_str_is(mw_buf_str(&got), row.cells[1]), "marks.case:%u: got %s, want %s: %s",
                  row.line, mw_buf_str(&got).data, row.cells[1], row.cells[0]);
    }
    mw_buf_free(&got);
    cut_end(&c);
}

static unsigned shape_of_first(cut *c, const char *text)
{
    cut_text(c, mw_str_of(text));
    cr_assert(c->parts.token_count > 0, "%s", text);
    return c->parts.tokens[0].shape;
}

Test(token, shapes_say_what_a_token_looks_like)
{
    static const struct {
        const char *text;
        unsigned shape;
    } ROWS[] = {
        {"word here", MW_WORD | MW_SPACE_AFTER | MW_SENTENCE_FIRST},
        {"Word, here", MW_WORD | MW_CAPITAL | MW_SENTENCE_FIRST},
        {"ASEAN met", MW_WORD | MW_CAPITAL | MW_ALL_CAPS | MW_SPACE_AFTER | MW_SENTENCE_FIRST},
        {"A dog", MW_WORD | MW_CAPITAL | MW_SPACE_AFTER | MW_SENTENCE_FIRST},
        {"U.S.", MW_WORD | MW_CAPITAL | MW_ALL_CAPS | MW_SPACE_AFTER | MW_SENTENCE_FIRST},
        {"Éire", MW_WORD | MW_CAPITAL | MW_SPACE_AFTER | MW_SENTENCE_FIRST},
        {"ÉIRE", MW_WORD | MW_CAPITAL | MW_ALL_CAPS | MW_SPACE_AFTER | MW_SENTENCE_FIRST},
        {"élan", MW_WORD | MW_SPACE_AFTER | MW_SENTENCE_FIRST},
        {"2,148 people", MW_NUMBER | MW_SPACE_AFTER | MW_SENTENCE_FIRST},
        {"21st", MW_NUMBER | MW_ORDINAL | MW_SPACE_AFTER | MW_SENTENCE_FIRST},
        {"1980s", MW_NUMBER | MW_SPACE_AFTER | MW_SENTENCE_FIRST},
        {", x", MW_PUNCT | MW_SPACE_AFTER},
        {"“x”", MW_PUNCT | MW_QUOTE_OPEN},
        {"\"x\"", MW_PUNCT | MW_QUOTE_OPEN},
        {"MiG", MW_WORD | MW_CAPITAL | MW_SPACE_AFTER | MW_SENTENCE_FIRST},
    };
    cut c;
    cut_start(&c);
    for (size_t i = 0; i < sizeof ROWS / sizeof *ROWS; i++)
        cr_expect_eq(shape_of_first(&c, ROWS[i].text), ROWS[i].shape, "%s: %x", ROWS[i].text,
                     c.parts.tokens[0].shape);
    cut_end(&c);
}

static void first_words(const cut *c, char *out, size_t room)
{
    out[0] = '\0';
    for (size_t i = 0; i < c->parts.token_count; i++)
        if (c->parts.tokens[i].shape & MW_SENTENCE_FIRST) {
            mw_str word = mw_str_sub(c->text, c->parts.tokens[i].start, c->parts.tokens[i].end);
            snprintf(out + strlen(out), room - strlen(out), "%.*s ", MW_ARG(word));
        }
}

Test(token, the_first_word_of_a_sentence_is_behind_its_opening_mark_dateline_or_number)
{
    static const struct {
        const char *text, *words;
    } ROWS[] = {
        {"He left. “She stayed.”", "He She "},
        {"YANGON, Aug. 3 (Reuters) — Talks began.", "YANGON Talks "},
        {"WASHINGTON (AP) - The talks began.", "WASHINGTON The "},
        {"ASEAN-led talks began.", "ASEAN "},
        {"1. The first. 2) Another.", "1 The 2 Another "},
        {"He said: “Talks are on,” and added, \"They end.\"", "He Talks They "},
        {"He called it a “Great Game” again.", "He "},
        {"— Anon", "Anon "},
        {"...", ""},
    };
    cut c;
    cut_start(&c);
    for (size_t i = 0; i < sizeof ROWS / sizeof *ROWS; i++) {
        char got[200];
        cut_text(&c, mw_str_of(ROWS[i].text));
        first_words(&c, got, sizeof got);
        cr_expect_str_eq(got, ROWS[i].words, "%s: %s", ROWS[i].text, got);
    }
    cut_end(&c);
}
