/* SPDX-License-Identifier: MIT */
/* One statement across articles: who carried it first, and what others made of it. */
#include "article/article.h"
#include "script/corpus.h"

static corpus_session c;

static void close_corpus(void)
{
    corpus_close(&c);
}

static void open_corpus(void);

TestSuite(variants, .init = open_corpus, .fini = close_corpus, .timeout = 60);

static const char *const TALKS[][2] = {
    {"c.txt", "title: C\nsource: Desk C\npublished: 2022-05-04\n\n"
              "\xe2\x80\x98We will never accept a deal\xe2\x80\x99, Lavrov said, \xe2\x80\x98that leaves the prisoners where they "
              "are.\xe2\x80\x99 \xe2\x80\x98The talks will begin in June,\xe2\x80\x99 Lavrov said.\n"},
    {"a.txt", "title: A\nsource: Wire A\npublished: 2022-05-02\n\n"
              "Sergey Lavrov visited Naypyidaw. \xe2\x80\x9cWe will never accept a deal that leaves the prisoners where they "
              "are,\xe2\x80\x9d Lavrov said. \xe2\x80\x9cThe talks may begin in June,\xe2\x80\x9d Lavrov said.\n\n"
              "Ismail Sabri said the junta was \xe2\x80\x9c" "dragging its feet on every promise it made\xe2\x80\x9d.\n"},
    {"b.txt", "title: B\nsource: Desk B\npublished: 2022-05-03\n\n"
              "\"We will accept a deal that leaves the prisoners where they are,\" Lavrov said.\n\n"
              "Hun Sen said the junta was \"dragging its feet on every promise it made\".\n\n"
              "\"It is a free and fair vote,\" Hun Sen said.\n"},
    {"d.txt", "title: D\nsource: Desk D\npublished: 2022-05-05\n\n"
              "\"No free and fair vote was held,\" Lavrov said. \"This is another matter altogether,\" Lavrov said.\n"},
};

static void open_corpus(void)
{
    corpus_open_with(&c, TALKS, sizeof TALKS / sizeof *TALKS);
}

static const char *say(const char *line)
{
    return session_say(&c.s, line);
}

#define TELL "for row in v:each() do print(row.statement, row.outlet, row.cut or '-', row.altered or '-', row.added or '-', " \
             "row.instead_of or '-') end"

Test(variants, what_was_cut_altered_and_given_to_somebody_else_stands_beside_the_first_carrier)
{
    cr_expect_str_eq(say("local v = corpus:quote_variants{} " TELL),
                     "1\tWire A\t-\t-\t-\t-\n"
                     "1\tDesk B\tnever\t-\t-\t-\n"
                     "1\tDesk C\t-\t-\t-\t-\n" /* broken by "Lavrov said": nothing is cut */
                     "2\tWire A\t-\t-\t-\t-\n"
                     "2\tDesk C\t-\tmay \xe2\x86\x92 will\t-\t-\n"
                     "3\tWire A\t-\t-\t-\t-\n"
                     "3\tDesk B\t-\t-\t-\tIsmail Sabri Yaakob\n",
                     "%s", c.s.err.text);
}

Test(variants, a_speaker_is_asked_for_and_whom_else_the_words_were_given_to_is_still_told)
{
    cr_expect_str_eq(say("local v = corpus:quote_variants{speaker = 'Hun Sen'} " TELL),
                     "1\tWire A\t-\t-\t-\t-\n1\tDesk B\t-\t-\t-\tIsmail Sabri Yaakob\n", "%s", c.s.err.text);
}

Test(variants, a_statement_is_found_by_some_of_its_words_or_by_a_quote)
{
    cr_expect_str_eq(say("for row in corpus:quote_variants('accept a deal'):each() do print(row.outlet, row.articles) end"),
                     "Wire A\t3\nDesk B\t3\nDesk C\t3\n", "%s", c.s.err.text);
    cr_expect_str_eq(say("print(#corpus:quote_variants(corpus:quotes{outlet = 'Desk B'}[1]))"), "3\n", "%s", c.s.err.text);
    cr_expect_str_eq(say("print(#corpus:quote_variants('no such words here'))"), "0\n", "%s", c.s.err.text);
}

/* "free and fair vote" was once one statement of two who said the opposite. */
Test(variants, a_phrase_of_two_speakers_is_no_statement)
{
    cr_expect_str_eq(say("print(#corpus:quote_variants('free and fair vote', {speaker = 'Hun Sen'}))"), "1\n", "%s",
                     c.s.err.text);
}

Test(variants, a_wrong_call_is_told)
{
    say("corpus:quote_variants(7)");
    cr_expect(strstr(c.s.err.text, "a quote of the corpus, or words in a text, are expected"), "%s", c.s.err.text);
    say("corpus:quote_variants('a deal')");
    cr_expect(strstr(c.s.err.text, "fewer than three words"), "%s", c.s.err.text);
    say("corpus:quote_variants{speakr = 'Lavrov'}");
    cr_expect(strstr(c.s.err.text, "did you mean 'speaker'"), "%s", c.s.err.text);
}

Test(variants, two_wordings_are_aligned)
{
    cr_expect_str_eq(say("for _, s in ipairs(mw.align('we may help', 'We will help you')) do print(s.what, s.one, s.other) end"),
                     "same\twe\tWe\naltered\tmay\twill\nsame\thelp\thelp\nadded\t\tyou\n", "%s", c.s.err.text);
}
