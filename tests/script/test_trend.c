/* SPDX-License-Identifier: MIT */
/* What scripts ask of counts over time and of two columns; the formulas are held in tests/stats. */
#include "script/corpus.h"

#include <stdio.h>

#include "base/date.h"

/* Ten weeks from Monday 2022-01-03, a dozen articles each; of the fifth and sixth nine tell of floods, of the others
 * one; the fourth has none. */
enum { WEEKS = 10, A_WEEK = 12, ARTICLE_COUNT = WEEKS * A_WEEK };

static char names[ARTICLE_COUNT][16], texts[ARTICLE_COUNT][200];
static const char *articles[ARTICLE_COUNT][2];
static corpus_session c;

static void open_corpus(void)
{
    static const int FLOODS[WEEKS] = {1, 1, 1, 0, 9, 9, 1, 1, 1, 1};
    for (int i = 0; i < ARTICLE_COUNT; i++) {
        int week = i / A_WEEK, day = 3 + 7 * week + i % 7, month = 1;
        for (int days[] = {31, 28, 31}; day > days[month - 1]; month++)
            day -= days[month - 1];
        bool flood = i % A_WEEK < FLOODS[week];
        snprintf(names[i], sizeof names[i], "a%03d.txt", i);
        snprintf(texts[i], sizeof texts[i], "source: Desk %c\npublished: 2022-%02d-%02d\n\n%s closed road %d, and %d people were hurt.\n",
                 i % 2 ? 'A' : 'B', month, day, flood ? "Floods" : "Works", i, 2 + i % 5);
        articles[i][0] = names[i];
        articles[i][1] = texts[i];
    }
    corpus_open_with(&c, (const char *const (*)[2])articles, ARTICLE_COUNT);
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

TestSuite(trend_of_scripts, .init = open_corpus, .fini = close_corpus, .timeout = 60);

Test(trend_of_scripts, counts_stand_beside_all_articles_of_the_period)
{
    IS("9 2022-W01 1 12 2022-W05 9 12 0.75\n",
       "local n = corpus:count{text = 'floods'} print(table.concat({#n, n[1].week, n[1].articles, n[1].of, n[4].week, n[4].articles, "
       "n[4].of, n[4].share}, ' '))");
    FAILS("corpus:count{per = 'fortnight'}", "per has no 'fortnight'");
    FAILS("corpus:count{of = 'words'}", "of has no 'words'");
    FAILS("corpus:count{text = 'floods', outlett = 'x'}", "outlet");
}

/* Desk A has four of the nine, and eight among its sixty articles of all weeks. */
Test(trend_of_scripts, a_filter_of_one_layer_names_it_and_an_outlet_is_counted_against_itself)
{
    IS("2\t2022-W05\t4\t6\t0.8\tnil\tnil\n",
       "local n = corpus:count{text = 'floods', outlet = 'Desk A'} local w = n[1] "
       "print(#n, w.week, w.articles, w.of, w.expected, w.share, w.ratio)");
    IS("120\n", "local n = 0 for row in corpus:count{about = 'injured'}:each() do n = n + row.articles end print(n)");
    FAILS("corpus:count{outlet = 'Desk Z'}", "no outlet is called");
}

/* The fourth week has none; it rests on its twelve articles. */
Test(trend_of_scripts, weeks_of_nothing_are_rows_where_they_are_asked_for)
{
    IS("10\t2022-W04\t0\t12\t0.0\t0.0\t12\n",
       "local n = corpus:count{text = 'floods', zeros = true} local w = n[4] "
       "print(#n, w.week, w.articles, w.of, w.share, w.ratio, #w:evidence())");
    IS("true\n", "local a, b = corpus:count{text = 'floods', zeros = true}:bursts{}, corpus:count{text = 'floods'}:bursts{} "
                  "print(#a == #b and a[1].from == b[1].from and a[1].articles == b[1].articles)");
}

Test(trend_of_scripts, bursts_rest_on_the_articles_that_drive_them)
{
    IS("2022-W05\t2022-W06\t1\t18\t24\t0.75\tnil\n2022-W05\t2022-W06\t2\t18\t24\t0.75\tnil\n",
       "for b in corpus:count{text = 'floods'}:bursts{} do print(b.from, b.to, b.level, b.articles, b.of, b.share, b.note) end");
    IS("18\ta049:0-46\n", "local cites = corpus:count{text = 'floods'}:bursts{}[1]:evidence() print(#cites, cites[1])");
    IS("0\n", "print(#corpus:count{}:bursts{})"); /* everything is no burst */
    FAILS("corpus:quotes{}:bursts{}", "a result of result:by(\"day\")");
    FAILS("corpus:articles{}:by('week', 'outlet'):bursts{}", "one row a period expected");
    FAILS("corpus:count{}:bursts{s = 1}", "s must be greater than 1");
    FAILS("corpus:count{}:bursts{gama = 1}", "gamma");
}

Test(trend_of_scripts, changes_and_the_moving_median_know_weeks_without_any)
{
    IS("2022-W05\t0.0625\t0.75\n2022-W07\t0.75\t0.083333\n",
       "for row in corpus:count{text = 'floods'}:changes{} do print(row.from, row.before, row.after) end");
    IS("2022-W03\t1\t1.0\n2022-W05\t9\t1.0\n",
       "for row in corpus:count{text = 'floods'}:smooth{window = 5} do if row.period == '2022-W03' or row.period == '2022-W05' then "
       "print(row.period, row.articles, row.median) end end");
    FAILS("corpus:count{}:smooth{window = 4}", "odd");
}

Test(trend_of_scripts, columns_are_held_against_each_other)
{
    IS("pearson\t9\t1.0\tfewer than 10 rows: may be chance\n",
       "local r = mw.stats.correlation(corpus:count{text = 'floods'}, 'count', 'articles')[1] print(r.method, r.n, r.r, r.note)");
    IS("120\t4\ttrue\n",
       "local t = mw.stats.contingency(corpus:figures{about = 'injured'}, 'outlet', 'value')[1] print(t.n, t.df, t.p > 0.9)");
    IS("120\t120\t4.0\ttrue\n",
       "local b = mw.stats.bootstrap(corpus:figures{about = 'injured'}, 'value')[1] print(b.n, b.independent, b.estimate, b.low > 3.7 and b.high < 4.3)");
    FAILS("mw.stats.correlation(corpus:quotes{}, 'count', 'articles')", "count");
    FAILS("mw.stats.bootstrap(corpus:figures{}, 'value', {level = 2})", "level lies between 0 and 1");
    IS("Desk A\tDesk B\ttrue\n",
       "local s = mw.stats.similarity(corpus)[1] print(s.one, s.other, s.cosine > 0.9)");
}

/* Twenty weeks. Desk A prints a dozen articles a week, three of them of floods; from the eleventh week on Desk B prints
 * a dozen as well, one of which is. Three more are undated. */
static void open_mixed_corpus(void)
{
    enum { ALL = 10 * 12 + 10 * 24 + 3 };
    static char ids[ALL][16], words[ALL][160];
    static const char *list[ALL][2];
    for (int n = 0, week = 0, i = 0; n < ALL; n++, i++) {
        if (i == (week < 10 ? 12 : 24))
            week++, i = 0;
        bool other = i >= 12, flood = week == 20 || (other ? i == 12 : i < 3);
        char date[MW_DATE_TEXT];
        mw_day_text(mw_day_of(2022, 1, 3) + 7 * week + i % 7, date);
        snprintf(ids[n], sizeof ids[n], "m%03d.txt", n);
        snprintf(words[n], sizeof words[n], "source: Desk %c\n%s%s\n\n%s closed road %d to the town.\n", other ? 'B' : 'A',
                 week < 20 ? "published: " : "byline: ", week < 20 ? date : "nobody", flood ? "Floods" : "Works", n);
        list[n][0] = ids[n];
        list[n][1] = words[n];
    }
    corpus_open_with(&c, (const char *const (*)[2])list, ALL);
}

TestSuite(mixed_trend, .init = open_mixed_corpus, .fini = close_corpus, .timeout = 60);

/* The share of floods falls by a third when Desk B joins, though neither desk tells less of them than before. */
Test(mixed_trend, an_outlet_that_joins_changes_the_share_and_not_the_ratio)
{
    IS("2022-W10\t3\t12\t0.25\t3.0\t1.0\n2022-W11\t4\t24\t0.167\t4.0\t1.0\n",
       "local n = corpus:count{text = 'floods'} for i = 11, 12 do local w = n[i] "
       "print(w.week, w.articles, w.of, math.floor(w.share * 1000 + 0.5) / 1000, w.expected, w.ratio) end");
}

Test(mixed_trend, what_is_undated_is_counted_apart)
{
    IS("nil\t3\t3\tnil\tnil\n",
       "local w = corpus:count{text = 'floods'}[1] print(w.week, w.articles, w.of, w.expected, w.ratio)");
    IS("70\n", "local n = 0 for w in corpus:count{text = 'floods'}:smooth{window = 3} do n = n + w.articles end print(n)");
}
