/* SPDX-License-Identifier: MIT */
/* Decisions and explanations in Lua. */
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/file.h"
#include "script/corpus.h"

static corpus_session c;
static char path[200];

static void start(void)
{
    corpus_open(&c);
    snprintf(path, sizeof path, "/tmp/moonwire-decide-%ld.tsv", (long)getpid());
    mw_script_set_decisions(c.s.script, path, true);
}

static void end(void)
{
    unlink(path);
    corpus_close(&c);
}

TestSuite(decide, .init = start, .fini = end, .timeout = 60);

static const char *say(const char *line)
{
    return session_say(&c.s, line);
}

static void file_is(const char *text)
{
    mw_file file = {0};
    mw_error err = {0};
    cr_assert(mw_file_open(path, &file, &err), "%s", err.text);
    cr_expect(mw_str_is(file.bytes, text), "%.*s", MW_ARG(file.bytes));
    mw_file_close(&file);
}

Test(decide, what_is_decided_holds_at_once_and_stands_in_the_file)
{
    cr_expect_str_eq(say("#corpus:quotes{speaker = 'Lavrov'}"), "2\n");
    cr_expect_str_eq(say("corpus:decide{merge = {corpus:entity 'Prak Sokhonn', 'sergey-lavrov'}, why = 'a test', who = 'AE'}"),
                     "corpus of 3 articles\n", "%s", c.s.err.text);
    cr_expect_str_eq(say("#corpus:quotes{speaker = 'Lavrov'}"), "3\n");
    cr_expect_str_eq(say("for q in corpus:quotes{speaker = 'Prak Sokhonn'} do print(q.speaker, q.speaker.id) end"),
                     "Sergey Lavrov\tsergey-lavrov\nSergey Lavrov\tsergey-lavrov\nSergey Lavrov\tsergey-lavrov\n");
    cr_expect_str_eq(say("corpus:decide{split = {'Prak Sokhonn', 'The envoy'}, article = 'two'} print(#corpus:quotes{speaker = 'The envoy'})"),
                     "1\n", "%s", c.s.err.text);
    file_is("action\twhat\tas\tarticle\twho\twhy\twhen\n"
            "merge\tprak-sokhonn\tsergey-lavrov\t\tAE\ta test\t\n"
            "split\tPrak Sokhonn\tThe envoy\ttwo\t\t\t\n");
}

Test(decide, articles_that_were_looked_at_before_are_read_anew)
{
    cr_expect_str_eq(say("local q = corpus:quotes{speaker = 'Hun Sen'}[1] corpus:decide{merge = {'Hun Sen', 'Somebody'}} "
                         "print(corpus:quotes{speaker = 'Somebody'}[1].speaker, corpus:article('three').quotes[1].speaker)"),
                     "Somebody\tSomebody\n", "%s", c.s.err.text);
}

Test(decide, a_wrong_decision_raises_and_is_not_written)
{
    cr_expect(strstr(say("corpus:decide{why = 'x'}"), "one of merge = {…}"), "%s", c.s.err.text);
    cr_expect(strstr(say("corpus:decide{merge = {'a', 'b'}, reject = 'c'}"), "one of merge = {…}"), "%s", c.s.err.text);
    cr_expect(strstr(say("corpus:decide{merge = 'a'}"), "merge a into what?"), "%s", c.s.err.text);
    cr_expect(strstr(say("corpus:decide{merge = {'a', 'b', 'c'}}"), "one decision at a time"), "%s", c.s.err.text);
    cr_expect(strstr(say("corpus:decide{retype = {'a', 'BODY'}}"), "\"BODY\" is no type"), "%s", c.s.err.text);
    cr_expect(strstr(say("corpus:decide{reject = 'a\\tb'}"), "no tab"), "%s", c.s.err.text);
    cr_expect(strstr(say("corpus:decide{marge = {'a', 'b'}}"), "did you mean 'merge'?"), "%s", c.s.err.text);
    cr_expect_eq(access(path, F_OK), -1);
}

Test(decide, a_script_that_may_not_write_raises)
{
    mw_script_set_decisions(c.s.script, path, false);
    cr_expect(strstr(say("corpus:decide{reject = 'Hun Sen'}"), "--decisions FILE"), "%s", c.s.err.text);
    mw_script_set_decisions(c.s.script, NULL, true);
    cr_expect(strstr(say("corpus:decide{reject = 'Hun Sen'}"), "--decisions FILE"), "%s", c.s.err.text);
    cr_expect_eq(access(path, F_OK), -1);
}

TestSuite(explain, .init = start, .fini = end, .timeout = 60);

static void explains(const char *line, const char *part)
{
    const char *text = say(line);
    cr_expect(strstr(text, part), "%s lacks %s:\n%s", line, part, text);
}

Test(explain, names_the_place_the_rule_and_the_line_of_the_table)
{
    explains("mw.explain(corpus:entities{entity = 'Lavrov'}[1])", "“Sergey Lavrov” in one:0-13, Desk A, 2022-08-03\n"
                                                                 "    «Sergey Lavrov» met Wunna Maung Lwin");
    explains("mw.explain(corpus:entities{entity = 'Lavrov'}[1])", "line      gazetteer/cast.tsv:");
    explains("mw.explain(corpus:entities{entity = 'Lavrov'}[1])", ": Sergey Lavrov | PERSON | sergey-lavrov | Sergey Lavrov | Q58217");
    explains("mw.explain(corpus:entities{entity = 'Lavrov'}[1])", "is        Sergey Lavrov (sergey-lavrov), PERSON, Q58217, ");
    explains("mw.explain(corpus:quotes{speaker = 'Lavrov'}[1])", "line      words/saying.tsv:");
    explains("mw.explain(corpus:quotes{speaker = 'Lavrov'}[1])", "speaker   Sergey Lavrov (sergey-lavrov)");
    explains("mw.explain(corpus:figures{}[1])", "source    Assistance Association for Political Prisoners (");
    explains("mw.explain('Lavrov')", "Sergey Lavrov (sergey-lavrov)");
    explains("mw.explain(corpus:quotes{}[1].speaker)", "sergey-lavrov");
    explains("mw.explain(corpus:article('one').entities[1])", "sergey-lavrov");
    explains("mw.explain(1)", "takes a mark, an entity or a name, not a number");
}

Test(explain, names_the_spellings_that_are_one_and_the_decisions)
{
    say("corpus:decide{merge = {'Prak Sokhonn', 'Hun Sen'}, why = 'a test', when = '2022-08-05'}");
    explains("mw.explain(corpus:quotes{speaker = 'Hun Sen'}[1])", "in the article itself, speaker was prak-sokhonn\n");
    explains("mw.explain(corpus:entity 'Hun Sen')", "Prak Sokhonn (prak-sokhonn): merge, ");
    explains("mw.explain(corpus:entity 'Hun Sen')", ":2: merge Prak Sokhonn Hun Sen; a test; 2022-08-05\n");
}
