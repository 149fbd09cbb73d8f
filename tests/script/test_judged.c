/* SPDX-License-Identifier: MIT */
/* Facts across articles: counts that do not agree, one row a real meeting, who turned about. */
#include "article/article.h"
#include "script/corpus.h"

static corpus_session c;

static void close_corpus(void)
{
    corpus_close(&c);
}

#define OPEN(articles) corpus_open_with(&c, articles, sizeof articles / sizeof *articles)

static const char *say(const char *line)
{
    return session_say(&c.s, line);
}

TestSuite(judged, .fini = close_corpus, .timeout = 60);

/* ---- figures */

static const char *const BRIDGE[][2] = {
    {"a.txt", "title: A\nsource: Desk A\npublished: 2022-05-02\n\n"
              "A bridge fell in Mandalay on Monday. Reuters reported that 42 people had been killed. The Red Cross said 55 people had been killed.\n\n"
              "Amnesty International said 70 people were killed in a fire in Yangon.\n"},
    {"b.txt", "title: B\nsource: Desk B\npublished: 2022-05-05\n\n"
              "The Red Cross said 55 people had been killed. The Associated Press said 61 people had been killed.\n"},
};

#define COUNTS "for i = 1, #k do print(k:cell(i, 'group'), k[i].value, k:cell(i, 'counter')) end"

Test(judged, counts_of_one_thing_come_together_over_articles)
{
    OPEN(BRIDGE);
    cr_expect_str_eq(say("local k = corpus:figures{}:conflicts{} " COUNTS),
                     "1\t42\tReuters\n1\t55\tRed Cross\n1\t61\tAssociated Press\n", "%s", c.s.err.text);
}

/* The fire of another paragraph once stood beside the bridge. */
static const char *const PLACES[][2] = {
    {"a.txt", "title: A\nsource: Desk A\npublished: 2022-05-02\n\n"
              "Reuters said 42 people were killed in Mandalay. The Red Cross said 70 people were killed in Yangon.\n\n"
              "Reuters said 42 people were killed. Elsewhere, the Red Cross said, 12 people were killed.\n\n"
              "Reuters said 80 people were killed. The Red Cross said 30 people were killed when a bus left the road.\n"},
};

Test(judged, counts_of_other_places_and_other_matters_are_no_conflict)
{
    OPEN(PLACES);
    cr_expect_str_eq(say("local k = corpus:figures{}:conflicts{} " COUNTS), "", "%s", c.s.err.text);
}

/* Their day was once the first of the calendar, which no report may print. */
static const char *const UNDATED[][2] = {
    {"a.txt", "title: A\nsource: Desk A\n\nReuters said 42 people were killed in Mandalay. The Red Cross said 70 people were killed.\n"},
};

Test(judged, counts_of_an_article_without_a_date_have_no_day)
{
    OPEN(UNDATED);
    cr_expect_str_eq(say("local k = corpus:figures{}:conflicts{} for i = 1, #k do print(k[i].value, k:cell(i, 'day')) end"),
                     "42\tnil\n70\tnil\n", "%s", c.s.err.text);
}

static const char *const HISTORY[][2] = {
    {"a.txt", "title: A\nsource: Desk A\npublished: 2022-05-02\n\n"
              "Reuters said 42 people had been killed. It said 46 people had been killed by Tuesday night.\n"},
};

static const char *const VOTE[][2] = {
    {"a.txt", "title: A\nsource: Desk A\npublished: 2022-05-02\n\n"
              "Most outlets report 36 abstentions in the vote of Friday. The website of the assembly printed 34 abstentions.\n"},
};

Test(judged, counters_without_a_name_are_held_against_each_other_too)
{
    OPEN(VOTE);
    cr_expect_str_eq(say("local k = corpus:figures{}:conflicts{} " COUNTS), "1\t36\tnil\n1\t34\tnil\n", "%s", c.s.err.text);
}

static const char *const PARTS[][2] = {
    {"a.txt", "title: A\nsource: Desk A\npublished: 2022-05-02\n\n"
              "Reuters said 42 people had been killed. The Red Cross said 12 children had been killed.\n"},
};

Test(judged, a_part_is_not_held_against_the_whole)
{
    OPEN(PARTS);
    cr_expect_str_eq(say("#corpus:figures{}:conflicts{}"), "0\n", "%s", c.s.err.text);
}

Test(judged, a_counter_that_counts_on_does_not_contradict_itself)
{
    OPEN(HISTORY);
    cr_expect_str_eq(say("#corpus:figures{}:conflicts{}"), "0\n", "%s", c.s.err.text);
}

Test(judged, a_wrong_window_is_told_at_the_line_that_wrote_it)
{
    OPEN(HISTORY);
    cr_expect(strstr(say("corpus:figures{}:conflicts{window = 'soon'}"), "a window is written like \"7d\""), "%s", c.s.err.text);
    cr_expect(strstr(say("corpus:figures{}:conflicts{wide = '7d'}"), "conflicts takes window, not 'wide'"), "%s", c.s.err.text);
    cr_expect(strstr(say("corpus:figures{}:by('about'):conflicts{}"), "conflicts is asked of figures"), "%s", c.s.err.text);
    cr_expect(strstr(say("corpus:figures{}:series{per = 'hour'}"), "per is \"day\""), "%s", c.s.err.text);
}

static const char *const DEEDS[][2] = {
    {"a.txt", "title: A\nsource: Desk A\npublished: 2024-05-03\n\n"
              "Russia said it shot down 17 drones, while Ukraine said it downed 23.\n"},
};

Test(judged, what_each_did_itself_is_no_conflict)
{
    OPEN(DEEDS);
    cr_expect_str_eq(say("print(#corpus:figures{}, #corpus:figures{}:conflicts{})"), "2\t0\n", "%s", c.s.err.text);
}

static const char *const DISOWNED[][2] = {
    {"a.txt", "title: A\nsource: Desk A\npublished: 2024-05-03\n\n"
              "The Red Cross put the death toll at 15, correcting an earlier toll of 12.\n\n"
              "The Red Cross said the death toll had fallen to 15 from 40.\n\n"
              "Reuters said 42 people were killed. The army denied that 60 people were killed.\n"},
};

/* The toll of before once came after the one that corrects it, and was the latest. */
Test(judged, what_is_corrected_or_denied_is_neither_the_latest_total_nor_a_conflict)
{
    OPEN(DISOWNED);
    cr_expect_str_eq(say("for r in corpus:figures{}:series{take = 'latest'}:each() do print(r.total) end"), "15\n", "%s",
                     c.s.err.text);
    cr_expect_str_eq(say("print(#corpus:figures{}:conflicts{}, #corpus:figures{grade = 'guess'})"), "0\t2\n", "%s", c.s.err.text);
    cr_expect_str_eq(say("#corpus:figures{grade = 'guess'}:series{}"), "0\n", "%s", c.s.err.text);
}

static const char *const TOTALS[][2] = {
    {"a.txt", "title: A\nsource: Desk A\npublished: 2022-05-02\n\n"
              "Since February 2021, 2,114 people have been killed, according to the AAPP.\n"},
    {"b.txt", "title: B\nsource: Desk B\npublished: 2022-06-02\n\n"
              "Since February 2021, 1,980 people have been killed, according to the AAPP.\n"},
};

Test(judged, an_old_total_that_is_carried_on_is_shown_with_the_newer_one)
{
    OPEN(TOTALS);
    cr_expect_str_eq(say("for _, o in ipairs(require 'series'.oddities(corpus:figures{})) do print(o.odd, o.claim.text, o.than.text) end"),
                     "old\t1,980\t2,114\n", "%s", c.s.err.text);
    cr_expect_str_eq(say("for r in corpus:figures{}:series{per = 'month'}:each() do print(r.period, r.total, r.odd) end"),
                     "2022-05\t2,114\tnil\n2022-06\t1,980\told\n", "%s", c.s.err.text);
    cr_expect_str_eq(say("local r = corpus:figures{}:series{per = 'year'}[1] print(r.least <= r.most, math.type(r.least))"),
                     "true\tinteger\n", "%s", c.s.err.text);
    cr_expect_str_eq(say("for r in corpus:figures{}:series{per = 'year', take = 'lowest'}:each() do print(r.period, r.total) end"),
                     "2022\t1,980\n", "%s", c.s.err.text);
    cr_expect_str_eq(say("local r = corpus:figures{}:series{per = 'year'}[1] print(r.total, #r:evidence())"),
                     "1,980–2,114\t2\n", "%s", c.s.err.text);
}

/* ---- meetings */

static const char *const TALKS[][2] = {
    {"a.txt", "title: A\nsource: Desk A\npublished: 2022-08-01\n\nSergey Lavrov will meet Hun Sen in Phnom Penh on Wednesday.\n"},
    {"b.txt", "title: B\nsource: Desk B\npublished: 2022-08-03\n\nSergey Lavrov met Hun Sen in Phnom Penh on Wednesday.\n"},
    {"c.txt", "title: C\nsource: Desk C\npublished: 2022-08-09\n\nThe Cambodian leader Hun Sen met Sergey Lavrov in Cambodia last week.\n\n"
              "The Russian minister Sergey Lavrov met Retno Marsudi in Jakarta on Monday.\n"},
    {"d.txt", "title: D\nsource: Desk D\npublished: 2022-09-20\n\nSergey Lavrov met Hun Sen in Moscow on Monday.\n"},
};

Test(judged, a_meeting_is_one_row_from_its_announcement_on)
{
    OPEN(TALKS);
    cr_expect_str_eq(say("for m in corpus:meetings{}:each() do print(m.date, m.place, m.parties, m.status, m.reports) end"),
                     "2022-08-03\tPhnom Penh\tSergey Lavrov, Hun Sen\tplanned → held\t3\n"
                     "2022-08-08\tJakarta\tSergey Lavrov, Retno Marsudi\theld\t1\n"
                     "2022-09-19\tMoscow\tSergey Lavrov, Hun Sen\theld\t1\n", "%s", c.s.err.text);
    cr_expect_str_eq(say("local m = corpus:meetings{}[1] print(m.announced, #m:evidence())"), "2022-08-01\t3\n");
}

Test(judged, meetings_are_asked_for_by_country_and_by_what_became_of_them)
{
    OPEN(TALKS);
    cr_expect_str_eq(say("#corpus:meetings{between = {'Russia', 'Cambodia'}}"), "2\n", "%s", c.s.err.text);
    cr_expect_str_eq(say("#corpus:meetings{between = {'Lavrov', 'Indonesia'}}"), "1\n", "%s", c.s.err.text);
    cr_expect_str_eq(say("#corpus:meetings{between = {corpus:entity 'Lavrov', 'Hun Sen'}}"), "2\n", "%s", c.s.err.text);
    cr_expect_str_eq(say("#corpus:meetings{status = 'planned'}"), "0\n", "%s", c.s.err.text);
    cr_expect_str_eq(say("#corpus:meetings{place = 'Cambodia'}"), "1\n", "%s", c.s.err.text);
    cr_expect(strstr(say("corpus:meetings{between = {'Russia', 'Ruritania'}}"), "nobody in the corpus"), "%s", c.s.err.text);
    cr_expect(strstr(say("corpus:meetings{stauts = 'held'}"), "did you mean 'status'"), "%s", c.s.err.text);
}

/* The Tuesday of the flight, and the Friday of other talks, were taken for days of meetings still to come. */
static const char *const AHEAD[][2] = {
    {"a.txt", "title: A\nsource: Desk A\npublished: 2023-09-14\n\n"
              "Vladimir Putin left for Beijing on Tuesday, where he will meet Xi Jinping.\n"},
    {"b.txt", "title: B\nsource: Desk B\npublished: 2023-09-14\n\n"
              "Olaf Scholz held talks with Emmanuel Macron. He will fly to Warsaw next Monday.\n\n"
              "Narendra Modi met Joe Biden, who is due in Hanoi next Tuesday.\n"},
};

Test(judged, a_planned_meeting_is_on_no_day_that_is_over_and_a_held_one_on_none_to_come)
{
    OPEN(AHEAD);
    cr_expect_str_eq(say("for m in corpus:meetings{}:each() do print(m.date, m.parties, m.status) end"),
                     "nil\tVladimir Putin, Xi Jinping\tplanned\n"
                     "nil\tOlaf Scholz, Emmanuel Macron\theld\n"
                     "nil\tNarendra Modi, Joe Biden\theld\n", "%s", c.s.err.text);
}

/* Said on a Monday: the day of publication was taken for the dateline's, and Patrushev for Tuesday's guest. */
static const char *const TWO_DAYS[][2] = {
    {"a.txt", "title: A\nsource: Desk A\npublished: 2021-06-21\n\nNAYPYIDAW, June 21 (Desk A) - Min Aung Hlaing is due to hold "
              "talks with Sergei Shoigu on Tuesday and with Nikolai Patrushev on Monday, his office said.\n"},
};

Test(judged, a_weekday_of_publication_is_one_of_two_days_and_no_dateline)
{
    OPEN(TWO_DAYS);
    cr_expect_str_eq(say("for m in corpus:meetings{}:each() do print(m.date, m.parties) end"),
                     "nil\tMin Aung Hlaing, Nikolai Patrushev\nnil\tMin Aung Hlaing, Sergei Shoigu\n", "%s", c.s.err.text);
}

/* ASEAN with Brunei in the chair and ASEAN with a guest were two meetings on one day. */
static const char *const ASSEMBLY[][2] = {
    {"a.txt", "title: A\nsource: Desk A\npublished: 2021-04-07\n\nThe ministers of ASEAN met Wunna Maung Lwin on March 2.\n"},
    {"b.txt", "title: B\nsource: Desk B\npublished: 2021-04-11\n\nASEAN met with Zin Mar Aung on March 2.\n"},
    {"c.txt", "title: C\nsource: Desk C\npublished: 2021-04-11\n\nThe Russian minister Sergey Lavrov met Hun Sen on March 2. "
              "Sergey Lavrov met Retno Marsudi on March 2.\n"},
};

Test(judged, a_body_of_many_countries_meets_once_a_day_and_a_minister_as_often_as_he_likes)
{
    OPEN(ASSEMBLY);
    cr_expect_str_eq(say("for m in corpus:meetings{}:each() do print(m.parties) end"),
                     "ASEAN, Wunna Maung Lwin, Zin Mar Aung\n"
                     "Sergey Lavrov, Hun Sen\nSergey Lavrov, Retno Marsudi\n", "%s", c.s.err.text);
}

/* Denials with both sides gave no row, although the status "denied" could be asked for. */
static const char *const DENIED[][2] = {
    {"a.txt", "title: A\nsource: Desk A\npublished: 2023-12-05\n\nSergey Lavrov did not meet Hun Sen on Monday. "
              "Retno Marsudi never met Joko Widodo.\n"},
    {"b.txt", "title: B\nsource: Desk B\npublished: 2023-12-20\n\nRetno Marsudi met Joko Widodo on Tuesday.\n"},
};

Test(judged, a_denied_meeting_is_a_row_of_its_own_without_the_day_of_another)
{
    OPEN(DENIED);
    cr_expect_str_eq(say("for m in corpus:meetings{status = 'denied'}:each() do print(m.date, m.parties) end"),
                     "2023-12-04\tSergey Lavrov, Hun Sen\nnil\tRetno Marsudi, Joko Widodo\n", "%s", c.s.err.text);
    cr_expect_str_eq(say("#corpus:meetings{status = 'held'}"), "1\n", "%s", c.s.err.text);
}

Test(judged, a_value_that_no_row_can_have_is_refused)
{
    OPEN(DENIED);
    cr_expect(strstr(say("corpus:quotes{kind = {'direct', 'banana'}}"), "kind takes direct, mixed or indirect"), "%s", c.s.err.text);
    cr_expect(strstr(say("corpus:events{status = 'bogus'}"), "status takes held, planned"), "%s", c.s.err.text);
    cr_expect(strstr(say("corpus:meetings{status = 'bogus'}"), "status takes planned, held"), "%s", c.s.err.text);
    cr_expect(strstr(say("corpus:dates{from = '2021-13-01'}"), "from takes a day, YYYY-MM-DD"), "%s", c.s.err.text);
}

/* The announcement without a date is judged last, and once had the last word. */
static const char *const ANNOUNCED[][2] = {
    {"a.txt", "title: A\nsource: Desk A\npublished: 2022-08-02\n\nSergey Lavrov will meet Hun Sen in Phnom Penh.\n"},
    {"b.txt", "title: B\nsource: Desk B\npublished: 2022-08-03\n\nSergey Lavrov met Hun Sen in Phnom Penh on Tuesday.\n"},
};

Test(judged, the_last_word_on_a_meeting_is_that_of_the_latest_article)
{
    OPEN(ANNOUNCED);
    cr_expect_str_eq(say("for m in corpus:meetings{}:each() do print(m.date, m.status, m.announced, m.reports) end"),
                     "2022-08-02\tplanned → held\t2022-08-02\t2\n", "%s", c.s.err.text);
}


/* The eight latest meetings of a corpus once hid the one that was meant. */
#define ON(month, name) {month ".txt", "title: T\nsource: Desk A\npublished: 2022-" month "-04\n\n" \
                         "Sergey Lavrov met Hun Sen in Moscow on " name " 3, 2022.\n"}
static const char *const MONTHLY[][2] = {
    ON("01", "January"),
    ON("03", "March"),
    ON("04", "April"),
    ON("05", "May"),
    ON("06", "June"),
    ON("07", "July"),
    ON("08", "August"),
    ON("09", "September"),
    ON("10", "October"),
    ON("11", "November"),
    ON("12", "December"),
    {"then.txt", "title: T\nsource: Desk B\npublished: 2022-02-01\n\nSergey Lavrov met Hun Sen in Moscow.\n"},
};

Test(judged, a_report_without_a_date_is_of_the_last_meeting_before_it)
{
    OPEN(MONTHLY);
    cr_expect_str_eq(say("local m = corpus:meetings{} print(#m, m[1].date, m[1].reports)"), "11\t2022-01-03\t2\n", "%s",
                     c.s.err.text);
}

static const char *const LONG_AGO[][2] = {
    {"a.txt", "title: A\nsource: Desk A\npublished: 2021-01-05\n\nSergey Lavrov met Hun Sen in Moscow on Monday.\n"},
    {"b.txt", "title: B\nsource: Desk B\npublished: 2022-06-01\n\nSergey Lavrov met Hun Sen in Moscow.\n"},
};

Test(judged, a_report_without_a_date_is_not_of_a_meeting_of_years_ago)
{
    OPEN(LONG_AGO);
    cr_expect_str_eq(say("for m in corpus:meetings{}:each() do print(m.date, m.reports) end"), "2021-01-04\t1\nnil\t1\n",
                     "%s", c.s.err.text);
}

/* Where only its capital is named, a government once went by the gazetteer's key, "iran". */
static const char *const CAPITAL[][2] = {
    {"a.txt", "title: A\nsource: Desk A\npublished: 2022-06-02\n\nTehran held talks with Sergey Lavrov on Wednesday.\n"},
    {"b.txt", "title: B\nsource: Desk B\npublished: 2022-06-03\n\nIndonesia is far away. Jakarta held talks with Hun Sen on Thursday.\n"},
};

Test(judged, a_government_is_called_by_its_country_where_the_articles_name_it)
{
    OPEN(CAPITAL);
    cr_expect_str_eq(say("for m in corpus:meetings{}:each() do print(m.parties) end"),
                     "Tehran, Sergey Lavrov\nIndonesia, Hun Sen\n", "%s", c.s.err.text);
}

/* ---- positions */

static const char *const TURN[][2] = {
    {"a.txt", "title: A\nsource: Desk A\npublished: 2022-01-08\n\nHun Sen said that the army was ready for talks.\n"},
    {"b.txt", "title: B\nsource: Desk B\npublished: 2022-03-27\n\nHun Sen said that the army would no longer negotiate. "
              "Sergey Lavrov said that talks would go on.\n"},
};

Test(judged, a_speaker_who_turns_about_is_cited_with_both_sentences)
{
    OPEN(TURN);
    cr_expect_str_eq(say("for r in corpus:positions{}:reversals():each() do print(r.speaker, r.topic, r.before, r.after, #r:evidence()) end"),
                     "Hun Sen\ttalks\twelcomes\trejects\t2\n", "%s", c.s.err.text);
    cr_expect_str_eq(say("#corpus:positions{speaker = 'Lavrov'}:reversals()"), "0\n", "%s", c.s.err.text);
}

Test(judged, a_topic_is_a_name_or_words)
{
    OPEN(TURN);
    cr_expect_str_eq(say("local p = corpus:positions{topic = 'the army'} for i = 1, #p do print(p[i].speaker, p:cell(i, 'topic')) end"),
                     "Hun Sen\tthe army\nHun Sen\tthe army\n", "%s", c.s.err.text);
}
