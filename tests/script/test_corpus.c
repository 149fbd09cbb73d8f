/* SPDX-License-Identifier: MIT */
/* What a script can ask a corpus, and what it is told when it asks wrongly. */
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

TestSuite(corpus, .init = open_corpus, .fini = close_corpus, .timeout = 60);

Test(corpus, lists_articles_in_order_of_publication)
{
    cr_expect_str_eq(say("for a in corpus:articles{} do print(a.article, a.published, a.outlet) end"),
                     "one\t2022-08-03\tDesk A\ntwo\t2022-08-04\tDesk B\nthree\t2022-09-01\tDesk A\n");
    cr_expect_str_eq(say("#corpus:articles{from = '2022-08-04', to = '2022-08-31'}"), "1\n");
    cr_expect_str_eq(say("#corpus:articles{outlet = {'Desk A', 'Desk C'}}"), "2\n");
}

Test(corpus, an_outlet_or_a_fate_that_there_is_not_is_a_misspelling_and_no_answer)
{
    cr_expect(strstr(say("corpus:quotes{outlet = 'Desk AA'}"), "no outlet is called \"Desk AA\": did you mean \"Desk A\"? There are: "
                                                               "Desk A, Desk B"), "%s", c.s.err.text);
    cr_expect(strstr(say("corpus:articles{outlet = 'Reuters'}"), "no outlet is called \"Reuters\"; there are: "), "%s", c.s.err.text);
    cr_expect(strstr(say("corpus:figures{about = 'banana'}"), "no figure is about \"banana\"; there "), "%s", c.s.err.text);
    cr_expect_str_eq(say("#corpus:figures{about = 'displaced'}"), "0\n", "%s", c.s.err.text);
    cr_expect_str_eq(say("#corpus:articles{outlet = 'Desk A', from = '2023-01-01'}"), "0\n", "%s", c.s.err.text);
}

Test(corpus, finds_a_speaker_by_any_of_his_names)
{
    cr_expect_str_eq(say("#corpus:quotes{speaker = 'Lavrov'}"), "2\n");
    cr_expect_str_eq(say("#corpus:quotes{speaker = 'Sergei Lavrov'}"), "2\n", "%s", c.s.err.text);
    cr_expect_str_eq(say("#corpus:quotes{speaker = corpus:entity 'Lavrov'}"), "2\n");
    cr_expect_str_eq(say("corpus:entity 'Lavrov'.name"), "Sergey Lavrov\n");
}

Test(corpus, raises_on_a_name_that_nobody_has_and_on_a_misspelt_filter)
{
    cr_expect(strstr(say("corpus:quotes{speaker = 'Bismarck'}"), "nobody in the corpus is called 'Bismarck'"), "%s", c.s.err.text);
    cr_expect(strstr(say("corpus:quotes{spaeker = 'Lavrov'}"), "did you mean 'speaker'?"), "%s", c.s.err.text);
    cr_expect(strstr(say("corpus:quotes{speaker = 'Lavrof'}"), "did you mean 'Lavrov'?"), "%s", c.s.err.text);
    cr_expect(strstr(say("corpus:qoutes{}"), "a corpus has no 'qoutes': did you mean 'quotes'?"), "%s", c.s.err.text);
}

Test(corpus, gives_marks_that_know_where_they_stand)
{
    cr_expect_str_eq(say("local q = corpus:quotes{speaker = 'Lavrov'}[1] "
                         "print(q.speaker, q.cue, q.text, q.cite, q.article.title, q.sentence.text)"),
                     "Sergey Lavrov\tsaid\tWe value this,\tone:65-79\tOne\t“We value this,” Lavrov said.\n");
    cr_expect_str_eq(say("local f = corpus:figures{about = 'killed'}[1] print(f, f.value, f.source.name)"),
                     "about 2,148\t2148\tAssistance Association for Political Prisoners\n");
    cr_expect(strstr(say("local q = corpus:quotes{}[1] print(q.speeker)"), "did you mean 'speaker'?"), "%s", c.s.err.text);
}

/* One cursor for all loops over a result once ended the outer loop with the inner one. */
Test(corpus, visits_every_pair_of_rows_of_one_result)
{
    cr_expect_str_eq(say("local r = corpus:articles{} local n = 0 for a in r do for b in r do n = n + 1 end end print(n)"), "9\n");
}

/* Each name once stayed on Lua's stack, which holds only twenty. */
Test(corpus, takes_as_many_columns_as_a_table_may_have)
{
    cr_expect_str_eq(say("local names = {} for i = 1, 64 do names[i] = 'outlet' end "
                         "print(mw.report{}:table(corpus:articles{}, {columns = names}))"), "report\n", "%s", c.s.err.text);
}

Test(corpus, visits_rows_again_after_a_break_and_inside_each_other)
{
    cr_expect_str_eq(say("local r = corpus:articles{} local n = 0 for a in r do n = n + 1 break end "
                         "for a in r do n = n + 1 end print(n)"),
                     "4\n");
    cr_expect_str_eq(say("local n = 0 for a in corpus:articles{}:each() do for b in corpus:articles{}:each() do n = n + 1 end end print(n)"),
                     "9\n");
}

Test(corpus, filters_groups_sorts_and_cuts_results)
{
    cr_expect_str_eq(say("local r = corpus:articles{}:by('outlet') print(r[1].outlet, r[1].count, r[2].count)"), "Desk A\t2\t1\n");
    cr_expect_str_eq(say("local r = corpus:articles{}:by('month') print(r[1].month, r[1].count, r[2].month)"), "2022-08\t2\t2022-09\n");
    cr_expect_str_eq(say("#corpus:quotes{}:where{speaker = 'Sergey Lavrov'}"), "2\n");
    cr_expect_str_eq(say("#corpus:quotes{}:where(function(q) return q.kind == 'direct' end)"), "3\n");
    cr_expect_str_eq(say("corpus:articles{}:sort('-published')[1].article"), "three\n");
    cr_expect_str_eq(say("#corpus:articles{}:top(2)"), "2\n");
    cr_expect(strstr(say("corpus:articles{}:sort('date')"), "no column 'date'; there are:"), "%s", c.s.err.text);
}

Test(corpus, keeps_the_evidence_of_every_row)
{
    cr_expect_str_eq(say("print(table.concat(corpus:quotes{speaker = 'Lavrov'}:by('speaker')[1]:evidence(), ' '))"),
                     "one:65-79 two:57-70\n");
    cr_expect_str_eq(say("corpus:quotes{speaker = 'Lavrov'}:sql()"),
                     "select key, published, outlet, coalesce(speaker_name, speaker_text) as speaker, cue, kind,"
                     " text, cue_class as class, polarity, grade, article, start, stop from quotes"
                     " where speaker = 'sergey-lavrov' and grade <> 'guess' order by published, article, start\n");
}

Test(corpus, matches_patterns_with_their_spans)
{
    cr_expect_str_eq(say("for m in corpus:find{pattern = [[\\b[A-Z]\\w+ Sokhonn\\b]]} do print(m.text, m.cite) end"), "Prak Sokhonn\ttwo:21-33\n");
    cr_expect(strstr(say("corpus:find{pattern = '(a'}"), "pattern, character"), "%s", c.s.err.text);
    cr_expect_str_eq(say("local m = mw.regex('(\\\\w+)@(\\\\w+)'):find('x me@home y') print(m[1], m[2], m.start, m.stop)"), "me\thome\t2\t9\n");
}

Test(corpus, answers_sql_but_never_writes)
{
    cr_expect_str_eq(say("corpus:sql('select count(*) as n from articles where outlet = ?1', 'Desk A')[1].n"), "2\n");
    cr_expect_neq(say("corpus:sql('delete from article')")[0], '\0');
    cr_expect_neq(c.s.err.code, MW_OK);
    cr_expect_str_eq(say("#corpus"), "3\n");
}

Test(corpus, takes_only_numbers_that_carry_evidence_into_a_report)
{
    cr_expect(strstr(say("mw.report{title = 'T'}:say('{n} people', {n = 5})"), "carries no evidence"), "%s", c.s.err.text);
    cr_expect(strstr(say("mw.report{title = 'T'}:say('{n} people', {n = '5'})"), "carries no evidence") || strlen(c.s.err.text) > 0);
    cr_expect(strstr(say("mw.report{title = 'T'}:say('12 people', {})"), "digit"), "%s", c.s.err.text);
    cr_expect_str_eq(say("mw.report{title = 'T'}:say('{n} people', {n = corpus:figures{about = 'killed'}[1]})"), "report\n", "%s", c.s.err.text);
    cr_expect_str_eq(say("local a, b = corpus:articles{}:count(), corpus:quotes{}:count() local d = b - a "
                         "print(d, d.how, #d:evidence() == #a:evidence() + #b:evidence())"),
                     "2\tdifference\ttrue\n");
    cr_expect(strstr(say("corpus:articles{}:count() / 2"), "bare one carries no evidence"), "%s", c.s.err.text);
}

Test(corpus, says_when_something_is_over_or_not_there)
{
    cr_expect_str_eq(say("print(mw.open('/nonexistent/corpus.db') == nil)"), "true\n");
    cr_expect_str_eq(say("print(corpus:article('nobody') == nil)"), "true\n");
    cr_expect(strstr(say("mw.report{title = 'T'}:write{'a.md'}"), "--out FOLDER"), "%s", c.s.err.text);
    cr_expect(strstr(say("corpus:close()"), "belongs to the run"), "%s", c.s.err.text);
}

/* An article of the corpus is saved anew with two of its words tagged. */
static void tag_words(void)
{
    mw_error err = {0};
    mw_article *article = mw_store_load_id(c.store, MW_STR("three"), &err);
    cr_assert(article, "%s", err.text);
    mw_layers *all = mw_article_layers_edit(article);
    for (size_t i = 0; i < all->token_count; i++) {
        mw_str word = mw_article_slice(article, (mw_span){all->tokens[i].start, all->tokens[i].end});
        all->tokens[i].pos = mw_str_is(word, "said") ? MW_VERB : mw_str_is(word, "talks") ? MW_NOUN : MW_POS_NONE;
    }
    all->made |= MW_POS;
    cr_assert(mw_store_begin(c.store, &err) && mw_store_save(c.store, article, MW_STR("tagged"), NULL, &err) &&
              mw_store_commit(c.store, &err), "%s", err.text);
    mw_article_free(article);
}

Test(corpus, gives_tokens_with_tag_and_lemma)
{
    tag_words();
    cr_expect_str_eq(say("for _, t in ipairs(corpus:article('three').tokens) do if t.pos then "
                         "print(t.text, t.pos, t.lemma, t.layer, t.cite, t.sentence.start) end end"),
                     "said\tVERB\tsay\ttoken\tthree:8-12\t0\ntalks\tNOUN\ttalk\ttoken\tthree:18-23\t0\n", "%s",
                     c.s.err.text);
    cr_expect_str_eq(say("local t = corpus:article('three').tokens print(#t, t[1], t[1].lemma, t[1] == t[1], t[1] == t[2])"),
                     "9\tHun\tnil\ttrue\tfalse\n", "%s", c.s.err.text);
    cr_expect(strstr(say("print(corpus:article('three').tokens[1].lema)"), "did you mean 'lemma'?"), "%s", c.s.err.text);
}
