/* SPDX-License-Identifier: MIT */
/* Rows that scripts make, on which judgement across articles is written. */
#include "article/article.h"
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

TestSuite(rows, .init = open_corpus, .fini = close_corpus, .timeout = 60);

Test(rows, of_a_script_keep_the_spans_that_they_rest_on)
{
    cr_expect_str_eq(say("local q = corpus:quotes{speaker = 'Lavrov'} local r = mw.rows{columns = {'who', 'times'}, rows = "
                         "{{who = q[1].speaker, times = 2, evidence = {q[1], q[2].cite, q[1]}}}} "
                         "print(r[1].who, r[1].times, table.concat(r[1]:evidence(), ' '))"),
                     "Sergey Lavrov\t2\tone:65-79 two:57-70\n", "%s", c.s.err.text);
}

Test(rows, without_evidence_are_refused)
{
    cr_expect(strstr(say("mw.rows{columns = {'n'}, rows = {{n = 5}}}"), "row 1 has no evidence"), "%s", c.s.err.text);
    cr_expect(strstr(say("mw.rows{columns = {'n'}, rows = {{n = 5, evidence = {}}}}"), "row 1 has no evidence"), "%s", c.s.err.text);
    cr_expect(strstr(say("mw.rows{columns = {'n'}, rows = {{n = 5, evidence = {'somewhere'}}}}"), "'somewhere' is no citation"),
              "%s", c.s.err.text);
    cr_expect(strstr(say("mw.rows{columns = {'n'}, rows = {}, evidence = {}}"), "'evidence'"), "%s", c.s.err.text);
}

Test(rows, are_picked_by_number_and_stay_marks)
{
    cr_expect_str_eq(say("local q = corpus:quotes{} local p = q:pick({#q, 1}, {{'group', {'b', 'a'}}}) "
                         "print(#p, p[2] == q[1], p:cell(1, 'group'), p:cell(2, 'group'), p[2].cue)"),
                     "2\ttrue\tb\ta\tsaid\n", "%s", c.s.err.text);
    cr_expect(strstr(say("corpus:quotes{}:pick{99}"), "no such row"), "%s", c.s.err.text);
    cr_expect(strstr(say("corpus:quotes{}:cell(1, 'grop')"), "no column 'grop'"), "%s", c.s.err.text);
}

Test(rows, of_a_layer_are_found_inside_a_mark)
{
    cr_expect_str_eq(say("local e = corpus:events{}[1] for _, d in ipairs(e.sentence:inside 'dates') do print(d.text) end "
                         "print(#e.paragraph:inside 'quotes', #e:inside 'quotes')"),
                     "Wednesday\n1\t0\n", "%s", c.s.err.text);
    cr_expect(strstr(say("corpus:events{}[1]:inside 'birds'"), "invalid option 'birds'"), "%s", c.s.err.text);
}

Test(rows, know_the_country_of_whom_they_name)
{
    cr_expect_str_eq(say("print(mw.country 'naypyidaw', mw.country(corpus:entity 'Lavrov'), mw.country 'nobody-at-all')"),
                     "myanmar\trussia\tnil\n", "%s", c.s.err.text);
}
