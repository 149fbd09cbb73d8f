/* SPDX-License-Identifier: MIT */
/* What scripts learn of copies: which they are, and what each desk made of the report. */
#include "script/corpus.h"

#include "run/copies.h"

#define FIRST "Soldiers closed the bridge over the river on Monday, and trucks waited for hours on both of its sides.\n\n"
#define SECOND "The governor said that the bridge would be open again by the weekend, when the market is held in the town.\n\n"
#define THIRD "Farmers from the villages to the north said they had lost a week of work and much of their harvest of rice.\n\n"

static const char *const BRIDGE[][2] = {
    {"wire.txt", "source: Wire\npublished: 2022-05-02\n\n" FIRST SECOND THIRD},
    /* one sentence is cut, one changed, one added; the marks are others */
    {"desk.txt", "source: Desk\npublished: 2022-05-03\n\n" FIRST
                 "The governor said that the bridge would be open again by Friday, when the market is held in the town.\n\n" THIRD
                 "A bus company has stopped its service to the coast.\n"},
    {"other.txt", "source: Other\npublished: 2022-05-03\n\n" FIRST SECOND},
    {"alone.txt", "source: Desk\npublished: 2022-05-04\n\nA school was opened in the town, and the governor gave a speech.\n"},
};

static corpus_session c;

static void open_corpus(void)
{
    mw_error err = {0};
    corpus_open_with(&c, BRIDGE, sizeof BRIDGE / sizeof *BRIDGE);
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

TestSuite(copies_of_scripts, .init = open_corpus, .fini = close_corpus, .timeout = 60);

Test(copies_of_scripts, each_report_with_what_was_made_of_it)
{
    IS("wire\twire\t3\t3\t0\t0\t0\nwire\tdesk\t3\t2\t1\t0\t1\nwire\tother\t3\t2\t0\t1\t0\n",
       "for row in corpus:copies{} do print(row.report, row.article, row.size, row.same, row.changed, row.cut, row.added) end");
    IS("0\n", "print(#corpus:copies{from = '2022-05-04'})");
}

Test(copies_of_scripts, every_edit_rests_on_both_sentences)
{
    IS("changed\ttrue\twire:104-210 desk:104-205\nadded\tnil\tdesk:316-367\n",
       "for row in corpus:edits('desk') do print(row.what, row.before and row.before:find('weekend') ~= nil, table.concat(row:evidence(), ' ')) end");
    IS("cut\tnil\n", "for row in corpus:edits(corpus:article('other')) do print(row.what, row.after) end");
    IS("0\t0\n", "print(#corpus:edits('wire'), #corpus:edits('alone'))");
    cr_expect(strstr(say("corpus:edits('nobody')"), "nobody"), "%s", c.s.err.text);
}

Test(copies_of_scripts, of_a_report_and_its_copies_one_row_is_kept)
{
    IS("4\t2\twire alone\n", "local all = corpus:articles{} local one = all:independent() print(#all, #one, one[1].article .. ' ' .. one[2].article)");
    IS("2\n", "print(corpus:entities{grade = {'strong', 'weak', 'guess'}}:independent():count() and #corpus:articles{}:independent())");
    cr_expect(strstr(say("corpus:articles{}:by('outlet'):independent()"), "rows of articles"), "%s", c.s.err.text);
}
