/* SPDX-License-Identifier: MIT */
/* Stories over time: which articles are on one event, who started and who followed. */
#include "run/copies.h"
#include "script/corpus.h"

static corpus_session c;

static void close_corpus(void)
{
    corpus_close(&c);
}

TestSuite(threads, .fini = close_corpus, .timeout = 60);

static void open_articles(const char *const (*articles)[2], size_t count)
{
    mw_error err = {0};
    corpus_open_with(&c, articles, count);
    cr_assert(mw_find_copies(c.store, &err), "%s", err.text);
}

static const char *say(const char *line)
{
    return session_say(&c.s, line);
}

#define IS(expected, line)                                                                              \
    cr_expect_str_eq(say(line), expected, "%s%s", c.s.printed.data ? c.s.printed.data : "", c.s.err.text)

#define STORIES                                                                                         \
    "for s in corpus:threads{}:each() do print(s.first, s.last, s.articles, s.independent, s.started or '-', "   \
    "s.act or '-') end"
#define ARTICLES                                                                                        \
    "for a in corpus:threads{rows = 'articles'}:each() do print(a.story, a.outlet, a.role, a.days_after) end"

#define REPORT                                                                                          \
    "Sergey Lavrov met Wunna Maung Lwin in Naypyidaw on August 3. The two ministers spoke of fuel, of flights and of "    \
    "the grain that both countries want to sell. A plan of consultations was signed in the evening, and both of "       \
    "them left without a word to the reporters who had waited outside in the rain since noon.\n"

/* Desk C prints the wire's report as it came; Desk D has its own; Desk E looks back a month later. */
static const char *const TALKS[][2] = {
    {"a.txt", "title: A\nsource: Wire A\npublished: 2022-08-03\n\n" REPORT},
    {"c.txt", "title: C\nsource: Desk C\npublished: 2022-08-04\n\n" REPORT},
    {"d.txt", "title: D\nsource: Desk D\npublished: 2022-08-06\n\n"
              "Prices rose in Yangon. Sergey Lavrov met Wunna Maung Lwin on August 3 and promised cheap diesel.\n"},
    {"e.txt", "title: E\nsource: Desk E\npublished: 2022-09-09\n\n"
              "Sergey Lavrov met Wunna Maung Lwin on August 3, and little has come of it.\n"},
    {"f.txt", "title: F\nsource: Desk F\npublished: 2022-08-05\n\n"
              "Sergey Lavrov arrived in Phnom Penh. Wunna Maung Lwin was not invited.\n"},
    {"g.txt", "title: G\nsource: Desk G\n\nSergey Lavrov met Wunna Maung Lwin on August 3.\n"},
};

Test(threads, one_starts_others_follow_and_some_print_a_copy)
{
    open_articles(TALKS, sizeof TALKS / sizeof *TALKS);
    IS("2022-08-03\t2022-08-06\t3\t2\tWire A\t2022-08-03 Sergey Lavrov meet Wunna Maung Lwin\n", STORIES);
    IS("1\tWire A\tstarted\t0\n1\tDesk C\tcopy\t1\n1\tDesk D\tfollowed\t3\n", ARTICLES);
    IS("true\n", "local e = corpus:threads{}[1]:evidence() print(#e == 3)");
}

Test(threads, a_narrower_window_leaves_out_who_is_late)
{
    open_articles(TALKS, sizeof TALKS / sizeof *TALKS);
    IS("2\n", "print(corpus:threads{window = '2d'}[1].articles)");
    IS("0\n", "print(#corpus:threads{outlet = 'Desk D'})");
}

/* Of two outlets on one day nobody knows which was first. */
Test(threads, who_was_first_is_not_said_of_one_day)
{
    static const char *const SAME[][2] = {
        {"a.txt", "title: A\nsource: Desk A\npublished: 2022-08-03\n\nSergey Lavrov met Wunna Maung Lwin on August 3.\n"},
        {"b.txt", "title: B\nsource: Desk B\npublished: 2022-08-03\n\n"
                  "Rain fell. On August 3 Sergey Lavrov met Wunna Maung Lwin in a hotel by the lake.\n"},
    };
    open_articles(SAME, 2);
    IS("2022-08-03\t2022-08-03\t2\t2\t-\t2022-08-03 Sergey Lavrov meet Wunna Maung Lwin\n", STORIES);
    IS("1\tDesk A\tfirst day\t0\n1\tDesk B\tfirst day\t0\n", ARTICLES);
}

/* Both look back on the same old event and name who took part: they are not on it, and nothing else binds them. */
Test(threads, what_both_look_back_on_is_no_story)
{
    static const char *const OLD[][2] = {
        {"a.txt", "title: A\nsource: Desk A\npublished: 2022-08-03\n\n"
                  "Fuel is short. Sergey Lavrov met Wunna Maung Lwin on March 3.\n"},
        {"b.txt", "title: B\nsource: Desk B\npublished: 2022-08-04\n\n"
                  "Rain fell. Sergey Lavrov met Wunna Maung Lwin on March 3.\n"},
        {"c.txt", "title: C\nsource: Desk C\npublished: 2022-04-01\n\nSergey Lavrov praised Wunna Maung Lwin.\n"},
        {"d.txt", "title: D\nsource: Desk D\npublished: 2022-06-01\n\nSergey Lavrov praised Wunna Maung Lwin.\n"},
    };
    open_articles(OLD, 4);
    IS("", STORIES);
}

/* Two countries do the same to each other every week: that both articles tell of it does not make them one story, unless
 * both also name who was there. */
Test(threads, an_act_of_two_countries_binds_only_with_rare_names)
{
    static const char *const RAIDS[][2] = {
        {"a.txt", "title: A\nsource: Desk A\npublished: 2022-08-03\n\nRussia attacked Ukraine on August 2. Rain fell in Paris.\n"},
        {"b.txt", "title: B\nsource: Desk B\npublished: 2022-08-04\n\nFuel is short. On August 2 Russia attacked Ukraine.\n"},
    };
    open_articles(RAIDS, 2);
    IS("0\n", "print(#corpus:threads{})");
    close_corpus();
    static const char *const NAMED[][2] = {
        {"a.txt", "title: A\nsource: Desk A\npublished: 2022-08-03\n\nRussia attacked Ukraine on August 2. Oleh Kovalenko and Iryna "
                  "Bondar were hurt.\n"},
        {"b.txt", "title: B\nsource: Desk B\npublished: 2022-08-04\n\nOn August 2 Russia attacked Ukraine. Among the hurt are Iryna "
                  "Bondar and Oleh Kovalenko.\n"},
    };
    open_articles(NAMED, 2);
    IS("2022-08-03\t2022-08-04\t2\t2\tDesk A\t2022-08-02 Russia attack Ukraine\n", STORIES);
}

Test(threads, wrong_options_are_errors)
{
    open_articles(TALKS, 1);
    cr_expect(strstr(say("corpus:threads{rows = 'outlets'}"), "rows has no 'outlets'"), "%s", c.s.err.text);
    cr_expect(strstr(say("corpus:threads{window = 'week'}"), "a window is written like"), "%s", c.s.err.text);
    cr_expect(strstr(say("return corpus:threads{window = 'banana'}"), "a window is written like"), "%s", c.s.err.text);
    cr_expect(!strstr(c.s.err.text, "scripts/lib"), "the caller's line is named, not the library's: %s", c.s.err.text);
    cr_expect(strstr(say("corpus:threads{oulet = 'x'}"), "query:1: unknown option 'oulet'"), "%s", c.s.err.text);
}
