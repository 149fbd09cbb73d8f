/* SPDX-License-Identifier: MIT */
/* What is left when the program is killed or stopped by Ctrl-C: whole files, and work that can go on. */
#include <signal.h>
#include <sqlite3.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

#include "cli/sample.h"

enum { ARTICLES = 4500, A_COMMIT = 2000 };

static void start(void)
{
    sample_start();
    FILE *all = fopen("all.jsonl", "w");
    cr_assert(all);
    for (int i = 1; i <= ARTICLES; i++)
        fprintf(all,
                "{\"url\":\"http://wire.test/%d\",\"source\":\"Wire\",\"published\":\"2022-08-03\",\"text\":\"Help came late, "
                "%sWunna Tun Lwin said. The Quayside Relief Committee%s met %d refugees. The QRC left. Thura Aung did not.\"}\n",
                i, i % 3 ? "" : "U ", i % 5 ? "" : " (QRC)", i);
    fclose(all);
    sample_put("decisions.tsv", "action\twhat\tas\twhy\nmerge\tThura Aung\tthe-mayor\tsame\nretype\tQRC\tGROUP\t\n");
}

TestSuite(interrupted, .init = start, .fini = sample_end, .timeout = 300);

/* Runs "$M" with the words of the line. Its outputs go to the files .o and .e. */
static pid_t start_child(const char *line)
{
    char command[1000];
    snprintf(command, sizeof command, "exec \"$M\" %s >.o 2>.e", line);
    pid_t child = fork();
    if (child == 0) {
        execl("/bin/sh", "sh", "-c", command, (char *)NULL);
        _exit(99);
    }
    return child;
}

/* The exit status, 128 + n by signal n; fails where it goes on for half a minute. */
static int ended(pid_t child)
{
    int status;
    for (int i = 0; i < 600; i++, usleep(50000))
        if (waitpid(child, &status, WNOHANG) == child)
            return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    kill(child, SIGKILL);
    cr_assert_fail("it goes on");
    return -1;
}

static int stopped(pid_t child, int signal, int after_ms)
{
    usleep((useconds_t)after_ms * 1000);
    kill(child, signal);
    return ended(child);
}

static int number(const char *path, const char *sql)
{
    sqlite3 *db;
    sqlite3_stmt *made = NULL;
    int value = -1;
    if (sqlite3_open_v2(path, &db, SQLITE_OPEN_READONLY, NULL) == SQLITE_OK &&
        sqlite3_prepare_v2(db, sql, -1, &made, NULL) == SQLITE_OK && sqlite3_step(made) == SQLITE_ROW)
        value = sqlite3_column_int(made, 0);
    sqlite3_finalize(made);
    sqlite3_close(db);
    return value;
}

static int articles_in(const char *path)
{
    return number(path, "select count(*) from article");
}

static void is_intact(const char *path)
{
    cr_expect_eq(number(path, "select count(*) from pragma_integrity_check where integrity_check = 'ok'"), 1, "%s", path);
}

/* The whole corpus: what articles say, who is who, what was decided. */
static void are_the_same(const char *one, const char *other)
{
    static const char *const SQL[] = {
        "select article, start, text, entity, name, type from entities order by 1, 2",
        "select article, start, speaker, speaker_name from quotes order by 1, 2",
        "select slug, entity, name, spelling, why from identity order by 1",
        "select entity, form, times from form order by 1, 2",
        "select * from said order by 1, 2, 3, 4",
        "select line, action, what, mentions from decision order by 1",
    };
    for (size_t i = 0; i < sizeof SQL / sizeof *SQL; i++)
        RUN(0, "for c in %s %s; do \"$M\" eval 'print(corpus:sql(\"%s\"):csv())' $c > $c.csv; done; "
               "cmp %s.csv %s.csv && [ $(wc -l < %s.csv) -gt 2 ]", one, other, SQL[i], one, other, one);
}

/* Lets an ingest run until its first commit is there. */
static pid_t start_ingest(const char *path)
{
    char line[200];
    snprintf(line, sizeof line, "-q ingest all.jsonl --into %s", path);
    pid_t child = start_child(line);
    for (int i = 0; articles_in(path) < A_COMMIT && i < 6000; i++)
        usleep(5000);
    return child;
}

/* ---- kill -9 */

Test(interrupted, an_ingest_that_is_killed_stands_at_a_commit_and_the_next_one_completes_it)
{
    RUN(0, "\"$M\" -q ingest all.jsonl --into whole.db");
    cr_assert_eq(articles_in("whole.db"), ARTICLES);
    cr_expect_eq(stopped(start_ingest("k.db"), SIGKILL, 50), 128 + SIGKILL);
    for (int ms = 0; ms <= 900; ms += 300) { /* later ones somewhere in the rest, or in who is who */
        if (ms)
            stopped(start_child("-q ingest all.jsonl --into k.db"), SIGKILL, ms);
        int count = articles_in("k.db");
        cr_expect(count == A_COMMIT || count == 2 * A_COMMIT || count == ARTICLES, "%d articles", count);
        is_intact("k.db");
    }
    RUN(0, "\"$M\" -q ingest all.jsonl --into k.db");
    is_intact("k.db");
    are_the_same("whole.db", "k.db");
}

Test(interrupted, a_new_corpus_that_is_killed_at_once_is_no_obstacle)
{
    for (int ms = 5; ms < 120; ms += 23)
        stopped(start_child("-q ingest all.jsonl --into n.db"), SIGKILL, ms);
    RUN(0, "head -n 40 all.jsonl > some.jsonl; \"$M\" -q ingest some.jsonl --into n.db");
    is_intact("n.db");
    cr_expect_geq(articles_in("n.db"), 40);
}

/* ---- Ctrl-C */

Test(interrupted, an_ingest_keeps_what_was_finished_and_goes_on_from_there)
{
    cr_expect_eq(stopped(start_ingest("c.db"), SIGINT, 50), 130);
    int count = articles_in("c.db");
    cr_expect(count >= A_COMMIT && count < ARTICLES, "%d articles", count);
    is_intact("c.db");
    RUN(0, "\"$M\" -q ingest all.jsonl --into c.db; \"$M\" -q ingest all.jsonl --into whole.db");
    are_the_same("whole.db", "c.db");
}

Test(interrupted, a_report_or_an_answer_is_written_whole_or_not_at_all)
{
    static const char STREAMING[] = "return {summary = 'x', start = function() return {} end, each = function() end,\n"
                                    "report = function(seen, o, report) report:title('All of it') end}\n";
    static const char *const CALLS[] = {
        "run briefing - --json r.json --markdown r.md",
        "run ./s.lua - --json r.json --markdown r.md",
        "run -j 2 ./s.lua - --json r.json --markdown r.md",
        "eval '#corpus:quotes{}' -",
    };
    sample_put("s.lua", STREAMING);
    for (size_t i = 0; i < sizeof CALLS / sizeof *CALLS; i++) {
        char line[200];
        sample_put("r.json", "the report before");
        RUN(0, "mkfifo .held; { cat all.jsonl; sleep 20; } >.held 2>.nobody &"); /* no machine is done before its input is */
        snprintf(line, sizeof line, "%s <.held", CALLS[i]);
        cr_expect_eq(stopped(start_child(line), SIGINT, 400), 130, "%s", CALLS[i]);
        RUN(0, "cat .o .e; cat r.json; rm .o .e .held; ls");
        cr_expect_str_eq(output, "the report beforeall.jsonl\ndecisions.tsv\nr.json\ns.lua\n", "%s: %s", CALLS[i], output);
    }
}

Test(interrupted, a_script_that_does_not_end_is_stopped)
{
    sample_put("s.lua", "return {summary = 'x', start = function() return {} end, each = function() while true do end end,\n"
                        "report = function(seen, o, report) end}\n");
    static const char *const CALLS[] = {"eval 'while true do end'", "run ./s.lua all.jsonl", "run ./s.lua --json r.json"};
    for (size_t i = 0; i < sizeof CALLS / sizeof *CALLS; i++) {
        cr_expect_eq(stopped(start_child(CALLS[i]), SIGINT, 1000), 130, "%s", CALLS[i]);
        RUN(0, "cat .o .e; ls r.json 2>/dev/null || true");
        cr_expect_str_eq(output, "", "%s: %s", CALLS[i], output);
    }
}
