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

Test(explain, tells_which_rules_made_a_figure_and_why_a_number_is_none)
{
    explains("mw.explain(corpus:figures{}[1])", "by rule “listed-noun”: the table knows the noun");
    explains("mw.explain('Su-30 jets killed 18 people.', '18')", "stands    “18 people”");
    explains("mw.explain('Su-30 jets killed 18 people.', '18')", "by rule “verb-before”: a verb right before it: killed 18");
    explains("mw.explain('Su-30 jets killed 18 people.', 'Su-30')", "fell      “30”");
    explains("mw.explain('Su-30 jets killed 18 people.', 'Su-30')", "by rule “model-number”");
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
    explains("mw.explain(corpus:entities{entity = 'Lavrov'}[1])", "stands    “Sergey Lavrov” PERSON sergey-lavrov, by gazetteer cast:");
    explains("mw.explain(1)", "takes a mark, an entity or a name, or words in an article or a text, not a number");
}

Test(explain, tells_how_a_date_was_read_and_what_decided)
{
    explains("mw.explain(corpus:article('one').dates[1])", "stands    “");
    explains("mw.explain('Talks were held on 9 July 2021. Two days later he left.', 'Two days later')", "counted from date:0");
    explains("mw.explain('Talks were held on Friday, 9 July 2021.', 'Friday')", "fell      “Friday” DATE XXXX-WXX-5, by rule “weekday”, calendar:");
    explains("mw.explain('Theresa May met them.', 'May')", "beside    “May” month, by calendar:");
}

Test(explain, tells_the_readings_of_any_words_and_the_rule_that_decided)
{
    static const char ARTICLE[] = "mw.explain(corpus:article('one'), 'Lavrov')";
    explains(ARTICLE, "“Lavrov” in one:7-13, Desk A, 2022-08-03\n    Sergey «Lavrov» met");
    explains(ARTICLE, "read      “Sergey Lavrov” as PERSON sergey-lavrov, strong, by gazetteer cast:");
    explains(ARTICLE, "stands    “Sergey Lavrov” PERSON sergey-lavrov, by gazetteer cast:");
    explains(ARTICLE, "\n\n“Lavrov” in one:");
    explains(ARTICLE, "\nrules     (2) What the gazetteer or a rule is sure of is a name");
    explains("local a = corpus:article 'one' return mw.explain(a:span(7, 13))", "read      “Sergey Lavrov” as PERSON");
    explains("mw.explain(corpus:article('one').tokens[2])", "read      “Sergey Lavrov” as PERSON");
    explains("mw.explain(corpus:article('one'), 'avrov')", "“avrov” does not stand in the text");
    explains("mw.explain(corpus:article('one'))", "or words in an article or a text, not a userdata");
}

Test(explain, tells_which_rules_found_a_speaker_and_what_they_turned_down)
{
    static const char TEXT[] = "mw.explain('Sergey Lavrov met Marta Oduya. He did not say when. “We stay,” she said.', ";
    char line[512];
    explains("mw.explain(corpus:quotes{speaker = 'Lavrov'}[1])", "\nquoted    “");
    explains("mw.explain(corpus:quotes{speaker = 'Lavrov'}[1])", "\nfound     “");
    snprintf(line, sizeof line, "%s'say')", TEXT);
    explains(line, "fell      “did not say”, by “negated”: what was not said was not said");
    snprintf(line, sizeof line, "%s'she')", TEXT);
    explains(line, "quoted    “We stay,” direct, said by marta-oduya (“she”), told by “said”, strong, by quote-trailed");
    explains(line, "fell      “she”, not sergey-lavrov, by “gender”: she is not Sergey");
}

Test(explain, tells_which_events_were_tried_and_the_rule_by_which_one_fell)
{
    static const char TEXT[] = "mw.explain('Russia attacked Kyiv and may attack Odesa.', 'attacked')";
    explains(TEXT, "stands    “attacked” russia ASSAULT kyiv, held, by events:");
    static const char MAY[] = "mw.explain('Russia attacked Kyiv and may attack Odesa.', 'attack')";
    explains(MAY, "read      as no event\n");
    explains(MAY, "russia ASSAULT odesa, not told, by events:");
    explains(MAY, "possible: may, could");
}

Test(explain, reads_a_text_that_is_no_article)
{
    static const char TEXT[] = "mw.explain('Michael Jordan met the king of Jordan.', 'Jordan')";
    explains(TEXT, "“Jordan” in text:8-14\n    Michael «Jordan» met");
    explains(TEXT, "stands    “Michael Jordan” PERSON, by rule “given name”, strong (2)\n");
    explains(TEXT, "beside    “Jordan” PLACE jordan, by gazetteer countries:");
    explains(TEXT, "“Jordan” in text:31-37\n");
    explains("mw.explain('Jordan Jordan Jordan Jordan Jordan', 'Jordan')", "\n… and 2 more: ");
    explains("mw.explain('', 'Jordan')", "does not stand in the text");
    explains("mw.explain('Jordan', '')", "does not stand in the text");
    explains("mw.explain('Jordan \\xff', 'Jordan')", "is no UTF-8");
}

/* A quote is not decided between readings of a name. */
Test(explain, tells_no_readings_of_a_quote)
{
    const char *text = say("mw.explain(corpus:quotes{speaker = 'Lavrov'}[1])");
    cr_expect_null(strstr(text, "stands "), "%s", text);
    cr_expect_null(strstr(text, "rules "), "%s", text);
}

Test(explain, names_the_spellings_that_are_one_and_the_decisions)
{
    say("corpus:decide{merge = {'Prak Sokhonn', 'Hun Sen'}, why = 'a test', when = '2022-08-05'}");
    explains("mw.explain(corpus:quotes{speaker = 'Hun Sen'}[1])", "in the article itself, speaker was prak-sokhonn\n");
    explains("mw.explain(corpus:entity 'Hun Sen')", "Prak Sokhonn (prak-sokhonn): merge, ");
    explains("mw.explain(corpus:entity 'Hun Sen')", ":2: merge Prak Sokhonn Hun Sen; a test; 2022-08-05\n");
}
