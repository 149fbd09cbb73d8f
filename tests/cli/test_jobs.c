/* SPDX-License-Identifier: MIT */
/* moonwire run --jobs: a script of start, each and report says the same on any number of threads. */
#include <sqlite3.h>
#include <stdio.h>

#include "cli/sample.h"

#define HAS(text, part) cr_expect(strstr(text, part), "%s", text)

TestSuite(jobs, .init = sample_start, .fini = sample_end, .timeout = 300);

/* One script over the story on 1, 2 and 7 threads: all that it writes, byte by byte. */
static void same_on_all(const char *script)
{
    RUN(0, "for n in 1 2 7; do \"$M\" run %s \"$MW_SOURCE\"/data/story --jobs $n --json $n.json > $n.txt || exit 9; done",
        script);
    RUN(0, "for n in 2 7; do cmp 1.json $n.json && cmp 1.txt $n.txt || exit 9; done; test -s 1.txt");
}

Test(jobs, count_the_same_on_any_number_of_threads)
{
    sample_put("counts.lua", SAMPLE_COUNTS);
    same_on_all("./counts.lua --rows 50 --word Moscow");
    RUN(0, "head -1 7.txt");
    HAS(output, "2021-02-01-coup-in-naypyidaw\t"); /* printed in the order of reading */
    HAS(output, "\t2021-02-01\n");                 /* each sees the day of its article */
    RUN(0, "grep -cE '^([^ ]*)?2023-07-13$' 7.txt");           /* the last article, and report: the latest of all */
    cr_expect_str_eq(output, "2\n");
}

/* Over a corpus the threads load the articles themselves; the first error in order is told there, too. */
Test(jobs, count_the_same_over_a_corpus)
{
    RUN(0, "\"$M\" ingest \"$MW_SOURCE\"/data/story --into story.db");
    sample_put("counts.lua", SAMPLE_COUNTS);
    RUN(0, "for n in 1 2 7; do \"$M\" run ./counts.lua --rows 50 --word Moscow story.db --jobs $n --json $n.json > $n.txt || exit 9; done");
    RUN(0, "for n in 2 7; do cmp 1.json $n.json && cmp 1.txt $n.txt || exit 9; done; test -s 1.txt");
    RUN(0, "head -1 7.txt");
    HAS(output, "2021-02-01-coup-in-naypyidaw\t");
    sample_put("list.lua", "return { summary = 'x', start = function() return {ids = {}, n = 0} end,\n"
                           "each = function(article, seen) seen.n = seen.n + 1 seen.ids[seen.n] = article.id end,\n"
                           "report = function(seen) print(seen.n, table.concat(seen.ids, ' ')) end }\n");
    RUN(0, "for n in 1 7; do \"$M\" run ./list.lua story.db --jobs $n > $n.txt || exit 9; done; cmp 1.txt 7.txt && head -1 7.txt");
    HAS(output, "28\t2021-02-01-coup-in-naypyidaw 2021-02-18-");
    sample_put("fails.lua", "local mw = require 'moonwire'\n"
                            "return { summary = 'x', start = function() return {t = mw.tally()} end,\n"
                            "each = function(article) if article.published > '2021-03-01' then error('no') end end,\n"
                            "report = function() end }\n");
    RUN(3, "\"$M\" run ./fails.lua story.db --jobs 7");
    HAS(errors, "./fails.lua:3: no\n");
    HAS(errors, "in the article 2021-03-27-armed-forces-day.txt");
}

Test(jobs, end_where_an_article_of_the_corpus_is_damaged)
{
    RUN(0, "\"$M\" ingest \"$MW_SOURCE\"/data/story --into story.db");
    sqlite3 *db;
    cr_assert(sqlite3_open("story.db", &db) == SQLITE_OK &&
              sqlite3_exec(db, "update quote set stop = 99999999 where article = 5", NULL, NULL, NULL) == SQLITE_OK);
    sqlite3_close(db);
    sample_put("counts.lua", SAMPLE_COUNTS);
    for (int jobs = 1; jobs <= 7; jobs += 3) {
        RUN(3, "\"$M\" run ./counts.lua --rows 5 --word Moscow story.db --jobs %d", jobs);
        HAS(errors, "damaged");
    }
}

/* What cannot be merged is seen by one state, in order. */
Test(jobs, give_all_articles_in_order_to_a_script_that_keeps_more_than_counts)
{
    sample_put("chain.lua", "return { summary = 'A chain', start = function() return {ids = {}, n = 0} end,\n"
                            "each = function(article, seen) seen.n = seen.n + 1 seen.ids[seen.n] = article.id end,\n"
                            "report = function(seen) print(seen.n, table.concat(seen.ids, ' ')) end }\n");
    same_on_all("./chain.lua");
    RUN(0, "head -1 7.txt");
    HAS(output, "28\t2021-02-01-coup-in-naypyidaw 2021-02-18-");
}

/* The layers of a streamed article are made when first asked for: which comes first changes nothing, and what
 * another order of asking prints is the same too, over files and over a corpus. */
Test(jobs, make_the_layers_that_a_script_asks_for_in_any_order)
{
    static const char *const asks[] = {
        "local function events() return #article.events end\n",
        "local function inside() local n = 0 for _, s in ipairs(article.sentences) do n = n + #s:inside('entities') end "
        "return n end\n",
        "local function verbs() local n = 0 for _, t in ipairs(article.tokens) do if t.pos == 'VERB' then n = n + 1 end end "
        "return n end\n",
        "local function said() local n = 0 for _, q in ipairs(article.quotes) do if q.speaker then n = n + 1 end end "
        "return n end\n",
    };
    static const char *const orders[] = {"events(), inside(), verbs(), said()", "inside(), verbs(), said(), events()",
                                         "verbs(), said(), events(), inside()", "said(), events(), inside(), verbs()"};
    char script[4096];
    RUN(0, "\"$M\" ingest \"$MW_SOURCE\"/data/story --into story.db");
    for (int order = 0; order < 4; order++) {
        snprintf(script, sizeof script,
                 "return { summary = 'x', start = function() return {} end, each = function(article)\n%s%s%s%s"
                 "local made = {%s}\n" /* asked for in this order, printed in one */
                 "local line = article.id\nfor i = 0, 3 do line = line .. ' ' .. made[(i - %d) %% 4 + 1] end\nprint(line)\n"
                 "end, report = function() end }\n",
                 asks[0], asks[1], asks[2], asks[3], orders[order], order);
        sample_put("ask.lua", script);
        same_on_all("./ask.lua");
        RUN(0, "\"$M\" run ./ask.lua story.db > corpus.txt && mv 1.txt order%d.txt", order);
        RUN(0, "cmp order0.txt order%d.txt && cut -d' ' -f1,4 order0.txt > files && cut -d' ' -f1,4 corpus.txt | cmp files",
            order);
    }
    RUN(0, "grep -cE '^[^ ]+( [1-9][0-9]*){4}$' order0.txt");
    cr_expect_str_eq(output, "28\n", "%s", output); /* every dispatch has some of each */
}

Test(jobs, refuse_what_would_be_lost_between_threads)
{
    sample_put("beside.lua", "local mw = require 'moonwire'\nlocal n = 0\n"
                             "return { summary = 'x', start = function() return {t = mw.tally()} end,\n"
                             "each = function(article, seen) n = n + 1 seen.t:add('a', article) end,\n"
                             "report = function(seen) print(n) end }\n");
    sample_put("late.lua", "local mw = require 'moonwire'\n"
                           "return { summary = 'x', start = function() return {t = mw.tally()} end,\n"
                           "each = function(article, seen) seen.first = seen.first or article.id end,\n"
                           "report = function(seen) print(seen.first) end }\n");
    RUN(3, "\"$M\" run ./beside.lua --jobs 1");
    HAS(errors, "each changed a local of the script, which report will not see");
    RUN(3, "\"$M\" run ./late.lua --jobs 7");
    HAS(errors, "each changed what stands in seen");
    HAS(errors, "in the article 2021-02-01-coup-in-naypyidaw.txt");
}

/* The first error in the order of reading is told, whatever thread met one first; another thread that would
 * never end is stopped. */
Test(jobs, tell_the_first_error_with_its_line_and_article)
{
    sample_put("fails.lua", "local mw = require 'moonwire'\n"
                            "return { summary = 'x', start = function() return {t = mw.tally()} end,\n"
                            "each = function(article, seen)\n"
                            "  if article.published > '2021-04-10' then while true do pcall(error) end end\n"
                            "  if article.published > '2021-03-01' then error('no: ' .. article.published) end\n"
                            "end, report = function() end }\n");
    for (int n = 1; n <= 7; n += 3) {
        RUN(3, "\"$M\" run ./fails.lua --jobs %d", n);
        HAS(errors, "./fails.lua:5: no: 2021-03-27\n");
        HAS(errors, "in the article 2021-03-27-armed-forces-day.txt");
    }
}

Test(jobs, end_cleanly_where_one_state_is_out_of_memory)
{
    sample_put("eats.lua", "local mw = require 'moonwire'\n"
                           "return { summary = 'x', start = function() return {t = mw.tally()} end,\n"
                           "each = function(article, seen)\n"
                           "  local all = {}\n"
                           "  while true do all[#all + 1] = ('x'):rep(1 << 29) .. #all end\n"
                           "end, report = function() end }\n");
    RUN(3, "\"$M\" run ./eats.lua --jobs 2");
    HAS(errors, "not enough memory");
}

Test(jobs, stop_all_threads_at_once)
{
    sample_put("spins.lua", "local mw = require 'moonwire'\n"
                            "return { summary = 'x', start = function() return {t = mw.tally()} end,\n"
                            "each = function() while true do pcall(error) end end, report = function() end }\n");
    RUN(130, "timeout --preserve-status -s INT 2 \"$M\" run ./spins.lua --jobs 3");
}
