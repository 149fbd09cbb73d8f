/* SPDX-License-Identifier: MIT */
/* What scripts ask of words; the numbers themselves are held in tests/stats. */
#include "script/corpus.h"

static const char *const TALKS[][2] = {
    {"one.txt", "title: One\nsource: Reuters\npublished: 2022-08-03\n\n"
                "Sergey Lavrov came to Naypyidaw. The junta praised Lavrov. The junta chief "
                "praised the talks.\n"},
    {"two.txt", "title: Two\nsource: Xinhua\npublished: 2022-08-04\n\n"
                "The regime welcomed the envoy. The regime said talks would go on. “The talks were "
                "warm,” Lavrov said.\n"},
    {"three.txt", "title: Three\nsource: Reuters\npublished: 2022-08-05\n\n"
                  "The junta chief left. Talks with the junta chief ended.\n"},
};

static corpus_session c;

static void open_corpus(void)
{
    corpus_open_with(&c, TALKS, sizeof TALKS / sizeof *TALKS);
}

static void close_corpus(void)
{
    corpus_close(&c);
}

static const char *say(const char *line)
{
    return session_say(&c.s, line);
}

#define IS(expected, line)                                                                         \
    cr_expect_str_eq(say(line), expected, "%s", c.s.printed.data ? c.s.printed.data : c.s.err.text)

TestSuite(stats_words, .init = open_corpus, .fini = close_corpus, .timeout = 60);

Test(stats_words, frequencies_of_words_lemmas_and_entities)
{
    IS("junta\t4\t2\n", "local f = mw.stats.frequencies(corpus, {function_words = false}) "
                        "print(f[1].word, f[1].count, f[1].articles)");
    IS("praise\t2\n", "local f = mw.stats.frequencies(corpus, {of = 'lemmas', pos = 'VERB'}) "
                      "print(f[1].word, f[1].count)");
    IS("Sergey Lavrov\t2\n", "local f = mw.stats.frequencies(corpus:where{outlet = 'Reuters'}, {of "
                             "= 'entities', min = 2})"
                             " print(f[1].word, f[1].count)");
    IS("5\n", "print(#mw.stats.frequencies(corpus, {min = 3}))");
}

Test(stats_words, every_row_opens_its_source)
{
    IS("one:37-42\tthree:4-9\t4\n",
       "local f = mw.stats.frequencies(corpus, {function_words = false}) local e = f[1]:evidence()"
       " print(e[1], e[2], f[1].count)");
}

Test(stats_words, the_words_of_marks_alone)
{
    IS("the,talks,were,warm\n", "local w = {} for r in mw.stats.frequencies(corpus:quotes{kind = "
                                "'direct'}) do w[#w + 1] = r.word end"
                                " table.sort(w, function(a, b) return false end) print(w[2] .. ',' "
                                ".. w[1] .. ',' .. w[4] .. ',' .. w[3])");
}

Test(stats_words, keyness_of_parts_of_a_corpus)
{
    IS("junta\t4\t0\n", "local k = mw.stats.keyness(corpus:where{group = 'wire'}, "
                        "corpus:where{group = 'state-media'}, {min = 2})"
                        " print(k[1].word, k[1].count, k[1].reference)");
    IS("0\t2\n", "local k = mw.stats.keyness(corpus:where{group = 'wire'}, corpus:where{group = "
                 "'state-media'}, {min = 2})"
                 " print(k[#k].count, k[#k].reference)");
}

/* A script of start, each and report counts article by article; parts that were counted apart are
 * the whole. */
Test(stats_words, terms_of_parts_merge_into_those_of_the_whole)
{
    IS("true\n", "local one, two = mw.terms{}, mw.terms{} one:add(corpus:article 'three') "
                 "two:add(corpus:article 'one')"
                 " two:add(corpus:article 'two') one:merge(two)"
                 " print(one:frequencies{}:json() == mw.stats.frequencies(corpus):json())");
    IS("true\n", "local a = mw.collocates{node = 'junta'} local b = mw.collocates{node = 'junta'}"
                 " a:add(corpus:article 'one') b:add(corpus:article 'two') b:add(corpus:article "
                 "'three') b:merge(a)"
                 " print(b:top{min = 2}:json() == mw.stats.collocations(corpus, {node = 'junta', "
                 "min = 2}):json())");
}

Test(stats_words, collocations_of_a_word_and_of_an_entity)
{
    IS("chief\t3\t3\t4\n", "local k = mw.stats.collocations(corpus, {node = 'junta', window = {0, "
                           "1}}) print(k[1].word, k[1].together,"
                           " k[1].count, k[1].node_count)");
    IS("praised\t1\n", "local k = mw.stats.collocations(corpus, {node = corpus:entity 'Lavrov', "
                       "min = 1, pos = 'VERB',"
                       " window = {1, 0}}) print(k[1].word, k[1].together)");
    cr_expect(strstr(say("mw.stats.collocations(corpus, {node = 'tribunal'})"),
                     "'tribunal' does not stand in these articles"));
    cr_expect(strstr(say("mw.stats.collocations(corpus, {node = 'junta', measure = 'g3'})"),
                     "measure has no 'g3': did you mean 'g2'?"));
}

Test(stats_words, articles_about_words)
{
    IS("three\t2\n", "local b = mw.stats.bm25(corpus, {words = {'Junta', 'chief'}}) "
                     "print(b[1].article, b[1].words)");
    IS("2\ttwo\n", "local b = mw.stats.bm25(corpus, {words = {'Lavrov'}, of = 'entities'}) "
                   "print(#b, b[1].article)");
    IS("regime\n", "print(mw.stats.tf_idf(corpus, {article = 'two'})[1].word)");
}

Test(stats_words, variety_and_readability_have_a_row_for_each_outlet)
{
    IS("Reuters\t2\tXinhua\t1\n", "local v = mw.stats.variety(corpus, {per = 'outlet'}) "
                                  "print(v[1].group, v[1].articles, v[2].group, v[2].articles)");
    IS("3\tn < 100 words\n",
       "local r = mw.stats.readability(corpus, {per = 'article'}) print(#r, r[1].warning)");
}

Test(stats_words, key_words_in_context)
{
    IS("ended\tleft\tpraised\t\n",
       "local k = corpus:find{text = '\"junta chief\"'}:kwic{sort = 'right', width = 20}"
       " local t = {} for r in k do t[#t + 1] = r.right:match('%a+') end"
       " print(t[1], t[2], t[3], '')");
    IS("junta\tone:37-42\n", "local k = corpus:find{pattern = 'junta'}:kwic{width = 5} "
                             "print(k[1].text, k[1]:evidence()[1])");
    IS("2\n", "print(#corpus:entities{entity = 'Lavrov', article = 'one'}:kwic{})");
    IS("4\n", "print(#mw.stats.frequencies(corpus, {min = 3, function_words = false}):where{word = "
              "'talks'}:kwic{} + 1)");
    cr_expect(strstr(say("corpus:find{text = 'junta'}:kwic{sort = 'up'}"),
                     "sort takes \"right\", \"left\" or \"none\", not \"up\""));
}

Test(stats_words, wrong_calls_say_what_is_wrong)
{
    cr_expect(strstr(say("mw.stats.frequencies(corpus, {pos = 'NOUNS'})"),
                     "no part of speech is called 'NOUNS'"));
    cr_expect(strstr(say("mw.stats.frequencies(corpus, {off = 'lemmas'})"), "did you mean 'of'?"));
    cr_expect(strstr(say("mw.stats.frequencies(corpus:quotes{}:by('speaker'))"),
                     "rows of articles or marks expected"));
    cr_expect(strstr(say("mw.stats.frequencies(mw.terms{}, {of = 'lemmas'})"),
                     "these terms are counted already"));
    cr_expect(
        strstr(say("mw.stats.keyness(corpus, mw.terms{})"), "there are no words in the reference"));
}
