/* SPDX-License-Identifier: MIT */
/* Part of a corpus is a corpus: what is asked of it sees its articles only. */
#include "script/corpus.h"

static corpus_session c;

static void open_corpus(void)
{
    corpus_open(&c);
}

static void close_corpus(void)
{
    corpus_close(&c);
}

static const char *say(const char *line)
{
    return session_say(&c.s, line);
}

TestSuite(where, .init = open_corpus, .fini = close_corpus, .timeout = 60);

Test(where, every_layer_is_that_of_the_part)
{
    cr_expect_str_eq(say("local a = corpus:where{outlet = 'Desk A'} print(a, #a, #a:quotes{}, "
                         "#corpus:quotes{})"),
                     "corpus of 2 articles\t2\t3\t5\n", "%s", c.s.err.text);
    cr_expect_str_eq(
        say("for q in corpus:where{outlet = 'desk b'}:quotes{} do print(q.article.id) end"),
        "two\ntwo\n");
    cr_expect_str_eq(
        say("print(#corpus:where{outlet = {'Desk A', 'Desk B'}, from = '2022-08-04'})"), "2\n");
    cr_expect_str_eq(say("print(#corpus:where{to = '2022-08-31'}:where{outlet = 'Desk A'})"),
                     "1\n");
    cr_expect_str_eq(say("print(#corpus:where{outlet = 'nobody'}:articles{})"), "0\n");
}

Test(where, search_patterns_articles_and_sql_keep_to_the_part)
{
    cr_expect_str_eq(say("local b = corpus:where{outlet = 'Desk B'}"
                         " print(#b:find{text = 'Lavrov'}, #corpus:find{text = 'Lavrov'}, "
                         "#b:find{pattern = 'Lavrov'},"
                         " b:article('two').id)"),
                     "1\t2\t1\ttwo\n", "%s", c.s.err.text);
    cr_expect_str_eq(say("print(corpus:where{outlet = 'Desk B'}:article('one'))"),
                     "nil\tno article 'one' in this part of the corpus\n");
    cr_expect_str_eq(
        say("local b = corpus:where{text = 'Phnom'}"
            " print(b:sql('select count(*) as n from quotes')[1].n,"
            " b:sql('WITH x AS (select article from articles) select count(*) as n from x')[1].n)"),
        "2\t1\n", "%s", c.s.err.text);
}

/* The quotation marks and question marks of values are no SQL. */
Test(where, values_are_texts)
{
    cr_expect_str_eq(say("print(#corpus:where{outlet = \"x') or ('1' = '1\"})"), "0\n", "%s",
                     c.s.err.text);
    cr_expect(strstr(say("print(corpus:where{outlet = 'who?1'}:quotes{kind = 'direct'}:sql())"),
                     "'who?1'"),
              "%s", c.s.err.text);
}

Test(where, a_group_is_that_of_the_table_of_outlets)
{
    cr_expect_str_eq(say("print(#corpus:where{group = 'wire'})"), "0\n", "%s", c.s.err.text);
    cr_expect(strstr(say("corpus:where{group = 'wires'}"),
                     "no outlet is of a group 'wires'; words/outlets.tsv has wire, state-media, "
                     "public, independent"));
    cr_expect(strstr(say("corpus:where{outlets = 'x'}"), "did you mean 'outlet'?"));
    cr_expect(
        strstr(say("corpus:where{from = 'May'}"), "from takes a day, YYYY-MM-DD, not \"May\""));
}

Test(where, a_part_keeps_the_whole_alive)
{
    cr_expect_str_eq(
        say("local part = corpus:where{outlet = 'Desk A'}:where{to = '2022-08-31'} collectgarbage()"
            " print(#part:quotes{})"),
        "2\n", "%s", c.s.err.text);
}
