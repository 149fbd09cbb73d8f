/* SPDX-License-Identifier: MIT */
/* Results that are added up, joined and given to other programs: what is left out is told, and every number can be
 * followed back. */
#include "script/corpus.h"

#include "run/copies.h"

#define WIRE                                                                                            \
    "Six people were killed in Yangon on Monday, the UN said, and at least ten were hurt when the roof of the "   \
    "market came down upon the stalls and the narrow street before it, where hundreds had come to buy rice.\n"

/* The second is a copy of the first. */
static const char *const TOLLS[][2] = {
    {"one.txt", "source: Desk A\npublished: 2022-08-01\n\n" WIRE},
    {"two.txt", "source: Desk B\npublished: 2022-08-02\n\n" WIRE},
    {"three.txt", "source: Desk B\npublished: 2022-08-03\n\nNine people were killed in Bago, the UN said.\n"},
};

static corpus_session c;

static void open_corpus(void)
{
    mw_error err = {0};
    corpus_open_with(&c, TOLLS, sizeof TOLLS / sizeof *TOLLS);
    cr_assert(mw_find_copies(c.store, &err), "%s", err.text);
}

static void close_corpus(void)
{
    corpus_close(&c);
}

static const char *say(const char *line)
{
    return session_say(&c.s, line);
}

#define IS(expected, line)                                                                              \
    cr_expect_str_eq(say(line), expected, "%s%s", c.s.printed.data ? c.s.printed.data : "", c.s.err.text)

#define FAILS(line, why) cr_expect(strstr(say(line), why), "%s", c.s.err.text)

TestSuite(summary, .init = open_corpus, .fini = close_corpus, .timeout = 60);

Test(summary, groups_count_rows_articles_and_independent_reports)
{
    IS("killed\t3\t3\t2\ninjured\t2\t2\t1\n",
       "for row in corpus:figures{}:by('about') do print(row.about, row.count, row.articles, row.independent) end");
    IS("Desk B\t2\t2\t2\nDesk A\t1\t1\t1\n",
       "for row in corpus:articles{}:by('outlet') do print(row.outlet, row.count, row.articles, row.independent) end");
    IS("2022-08\t5\t3\t2\n",
       "for row in corpus:figures{}:by('month') do print(row.month, row.count, row.articles, row.independent) end");
    /* what is grouped again has no articles of its own */
    IS("independent count\n", "print(table.concat(corpus:figures{}:by('about'):by('independent'):columns(), ' '))");
}

Test(summary, numbers_of_rows_are_values_with_operands)
{
    IS("21 7 6 9 3\n", "local f = corpus:figures{about = 'killed'} print(tostring(f:sum()) .. ' ' .. tostring(f:mean()) .. ' ' .. "
                       "tostring(f:min()) .. ' ' .. tostring(f:max()) .. ' ' .. tostring(f:spread()))");
    IS("one:0-10 two:0-10 three:0-11\n", "print(table.concat(corpus:figures{about = 'killed'}:sum():evidence(), ' '))");
    /* at least ten: of these only a bound is known */
    IS("21\t2\n", "local sum = corpus:figures{}:sum('value') print(sum, sum.left_out)");
    IS("20\t3\n", "local sum = corpus:figures{}:sum('low') print(sum, sum.left_out)");
    IS("5\n", "print(corpus:figures{}:by('about'):sum())");
    IS("nil\n", "print(corpus:figures{about = 'injured'}:max('value'))");
    FAILS("corpus:quotes{}:sum()", "the name of a column with numbers expected");
}

Test(summary, joins_by_what_both_have)
{
    IS("Desk A 1 2\nDesk B 2 3\n",
       "for row in corpus:articles{}:by('outlet'):sort('outlet'):join(corpus:figures{}:by('outlet'), 'outlet') do "
       "print(row.outlet .. ' ' .. row.count .. ' ' .. row.other_count) end");
    IS("3\t1\n", "local deaths = corpus:figures{about = 'killed'}:by('outlet') local hurt = corpus:figures{about = 'injured', outlet = 'Desk A'}:by('outlet') "
                 "print(#corpus:articles{}:join(deaths, 'outlet'), #deaths:join(hurt, 'outlet'))");
    IS("2\tnil\n", "local deaths = corpus:figures{about = 'killed'}:by('outlet'):sort('outlet') local hurt = corpus:figures{about = 'injured', outlet = 'Desk A'}:by('outlet') "
                   "local all = deaths:join(hurt, 'outlet', {all = true}) print(#all, all[2].other_count)");
    IS("one:0-10 one:61-73\n", "local one = corpus:figures{outlet = 'Desk A', about = 'killed'}:join(corpus:figures{outlet = 'Desk A', about = 'injured'}, 'article') "
                               "print(table.concat(one:evidence(), ' '))");
    FAILS("corpus:articles{}:join(corpus:figures{}, 'outlett')", "outlet");
}

Test(summary, counts_are_set_beside_the_volume_that_they_come_from)
{
    /* three articles are too few for a share */
    IS("Desk B\t2\tnil\nDesk A\t1\tnil\n",
       "for row in corpus:figures{}:by('outlet'):normalise() do print(row.outlet, row.of, row.share) end");
    IS("3\n", "print(corpus:figures{}:by('about'):normalise()[1].of)");
    FAILS("corpus:figures{}:normalise()", "a result of result:by over a corpus");
    FAILS("corpus:figures{}:by('outlet'):normalise('outlett')", "outlet, day, week, month or year expected");
}

Test(summary, spreadsheets_compute_nothing_of_an_article)
{
    IS("\xef\xbb\xbf" "a,b\r\n\"'=1+1\",\"x,\"\"y\"\"\"\r\n\n",
       "local f = corpus:figures{}[1] print(mw.rows{columns = {'a', 'b'}, rows = {{a = '=1+1', b = 'x,\"y\"', evidence = {f}}}}"
       ":csv{excel = true})");
    IS("a\tb\nx y\t\n\n", "local f = corpus:figures{}[1] print(mw.rows{columns = {'a', 'b'}, rows = {{a = 'x\\ty', evidence = {f}}}}:tsv())");
    IS("true\n", "local f = corpus:figures{} print(f:json() == f:jsonl())");
    IS("<td dir=\"auto\">&lt;b&gt;</td>\n",
       "local f = corpus:figures{}[1] print((mw.rows{columns = {'a'}, rows = {{a = '<b>', evidence = {f}}}}:html():match('<td.->.-</td>')))");
}

Test(summary, every_column_is_explained)
{
    IS("articles\tinteger\t2\tin how many articles the rows counted are\n",
       "for row in corpus:figures{}:by('about'):dictionary() do if row.column == 'articles' then print(row.column, row.type, row.known, row.meaning) end end");
    IS("0\n", "local none = 0 for _, layer in ipairs{'articles', 'quotes', 'figures', 'events', 'dates', 'entities'} do "
              "for row in corpus[layer](corpus, {}):dictionary() do if not row.meaning then none = none + 1 print(layer, row.column) end end end print(none)");
}
