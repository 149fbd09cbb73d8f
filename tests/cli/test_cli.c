/* SPDX-License-Identifier: MIT */
#include "cli/sample.h"

#include "cli/commands.h"

#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

TestSuite(cli, .init = sample_start, .fini = sample_end);

#define STARTS(text, with) cr_expect(mw_str_starts(mw_str_of(text), mw_str_of(with)), "%s", text)
#define HAS(text, part)    cr_expect(strstr(text, part), "%s", text)

Test(cli, the_version_is_one_line_and_quick)
{
    struct timespec before, after;
    clock_gettime(CLOCK_MONOTONIC, &before);
    for (int i = 0; i < 20; i++)
        RUN(0, "\"$M\" --version");
    clock_gettime(CLOCK_MONOTONIC, &after);
    double ms = (double)(after.tv_sec - before.tv_sec) * 1e3 +
                (double)(after.tv_nsec - before.tv_nsec) / 1e6;
    STARTS(output, "moonwire 0.");
    cr_expect_str_eq(strchr(output, '\n'), "\n");
    cr_expect_str_eq(errors, "");
#ifndef MW_SANITIZE
    cr_expect_lt(ms / 20, 100, "%.1f ms with the shell around it", ms / 20);
#else
    (void)ms;
#endif
}

Test(cli, a_wrong_call_says_what_is_wrong_and_exits_2)
{
    static const struct {
        const char *call, *says;
    } CASES[] = {
        {"anotate",
         "moonwire: no command \"anotate\"; did you mean annotate?\nTry: moonwire --help\n"},
        {"xyzzy", "moonwire: no command \"xyzzy\"\nTry: moonwire --help\n"},
        {"annotate --job 2",
         "moonwire: no option --job; did you mean --jobs?\nTry: moonwire annotate --help\n"},
        {"annotate --jobs", "moonwire: --jobs needs a value: N\nTry: moonwire annotate --help\n"},
        {"annotate --jobs=0", "moonwire: --jobs takes a whole number from 1, not \"0\"\nTry: "
                              "moonwire annotate --help\n"},
        {"annotate -jx", "moonwire: --jobs takes a whole number from 1, not \"x\"\nTry: moonwire "
                         "annotate --help\n"},
        {"annotate --input pdf", "moonwire: --input takes auto|text|html|xml|jsonl, not "
                                 "\"pdf\"\nTry: moonwire annotate --help\n"},
        {"annotate --verbatim=yes",
         "moonwire: --verbatim takes no value\nTry: moonwire annotate --help\n"},
        {"annotate --only text,quots",
         "moonwire: --only: there is no layer \"text\"\nTry: moonwire annotate --help\n"},
        {"annotate --published 3.8.2022", "moonwire: --published takes a date like 2022-08-03, not "
                                          "\"3.8.2022\"\nTry: moonwire annotate --help\n"},
        {"annotate -x", "moonwire: no option -x\nTry: moonwire annotate --help\n"},
        {"--frob", "moonwire: no option --frob before a command\nTry: moonwire --help\n"},
        {"ingest a.txt",
         "moonwire: --into says which corpus: moonwire ingest a.txt --into corpus.db\n"
         "Try: moonwire ingest --help\n"},
        {"search a b", "moonwire: one too many: \"b\"\nTry: moonwire search --help\n"},
        {"search",
         "moonwire: something is missing: moonwire search 'QUERY'\nTry: moonwire search --help\n"},
        {"run meetings --status bogus", "moonwire: --status: takes planned, held, cancelled or denied, not \"bogus\"\n"
                                        "Try: moonwire run --help\n"},
        {"run quotes --kind banana", "moonwire: --kind: takes direct, mixed, indirect or all, not \"banana\"\n"
                                     "Try: moonwire run --help\n"},
        {"run quotes --class banana", "moonwire: --class: takes say, deny, pledge, demand, warn, accuse, report or "
                                      "praise, not \"banana\"\nTry: moonwire run --help\n"},
        {"run briefing --from yesterday", "moonwire: --from: takes a day, YYYY-MM-DD, not \"yesterday\"\n"
                                          "Try: moonwire run --help\n"},
        {"run timeline --to 2021-13-01", "moonwire: --to: takes a day, YYYY-MM-DD, not \"2021-13-01\"\n"
                                         "Try: moonwire run --help\n"},
        {"help --completion tcsh", "moonwire: --completion takes bash, zsh or fish, not "
                                   "\"tcsh\"\nTry: moonwire help --help\n"},
    };
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        RUN(2, "\"$M\" %s", CASES[i].call);
        cr_expect_str_eq(errors, CASES[i].says, "%s: %s", CASES[i].call, errors);
        cr_expect_str_eq(output, "", "%s", CASES[i].call);
    }
    RUN(2, "\"$M\"");
    STARTS(errors, "moonwire COMMAND");
    cr_expect_str_eq(output, "");
}

Test(cli, every_command_has_help_with_examples_first)
{
    for (const mw_command *const *command = MW_COMMANDS; *command; command++) {
        char start[200];
        RUN(0, "\"$M\" %s --help", (*command)->name);
        snprintf(start, sizeof start, "moonwire %s", (*command)->name);
        STARTS(output, start);
        char *examples = strstr(output, "\nExamples:\n"), *options = strstr(output, "\nOptions:\n");
        cr_expect(examples && options && examples < options, "%s", output);
        HAS(output, "--help");
        char *help = strdup(output);
        RUN(0, "\"$M\" help %s", (*command)->name);
        cr_expect_str_eq(output, help);
        free(help);
        RUN(0, "\"$M\" --help");
        HAS(output, (*command)->summary);
    }
}

Test(cli, commands_are_in_order_and_their_options_do_not_clash)
{
    for (const mw_command *const *command = MW_COMMANDS; *command; command++) {
        const mw_option *table, *other;
        if (command[1])
            cr_expect_lt(strcmp((*command)->name, command[1]->name), 0, "%s", (*command)->name);
        for (unsigned i = 0; (table = mw_command_options(*command, i)); i++)
            for (; table->name; table++) {
                cr_expect_eq(table->argument == NULL, table->kind == MW_OPT_FLAG, "%s",
                             table->name);
                for (unsigned k = 0; (other = mw_command_options(*command, k)); k++)
                    for (; other->name; other++)
                        cr_expect(other == table ||
                                      (strcmp(table->name, other->name) != 0 &&
                                       (!table->letter || table->letter != other->letter)),
                                  "%s --%s", (*command)->name, table->name);
            }
    }
}

Test(cli, completion_and_manual_know_every_command_and_option)
{
    static const char *const WHAT[] = {"--man", "--completion bash", "--completion zsh",
                                       "--completion fish"};
    for (size_t i = 0; i < 4; i++) {
        RUN(0, "\"$M\" help %s | sed 's/\\\\-/-/g'", WHAT[i]);
        for (const mw_command *const *command = MW_COMMANDS; *command; command++) {
            HAS(output, (*command)->name);
            for (const mw_option *option = (*command)->options; option && option->name; option++)
                HAS(output, option->name);
        }
    }
    RUN(0, "\"$M\" help --completion bash > c && bash -n c");
    RUN(0, "bash -c '. ./c; COMP_WORDS=(moonwire annotate --jo); COMP_CWORD=2; _moonwire; echo "
           "$COMPREPLY'");
    cr_expect_str_eq(output, "--jobs\n");
}

Test(cli, output_that_cannot_be_written_is_an_error)
{
    sample_put("a.txt", "The envoy came.");
    static const char *const CALLS[] = {"--version",      "--help", "help",           "paths",
                                        "annotate a.txt", "list",   "annotate --help"};
    for (size_t i = 0; i < sizeof CALLS / sizeof *CALLS; i++) {
        RUN(1, "\"$M\" %s >/dev/full", CALLS[i]);
        cr_expect_str_eq(errors,
                         "moonwire: standard output cannot be written: No space left on device\n",
                         "%s", CALLS[i]);
        RUN(1, "\"$M\" %s >&-", CALLS[i]);
        cr_expect_str_eq(errors,
                         "moonwire: standard output cannot be written: Bad file descriptor\n", "%s",
                         CALLS[i]);
    }
}

/* With standard output closed, the first file opened would take its number and be written into. */
Test(cli, a_closed_standard_stream_costs_no_file)
{
    sample_put("a.txt", "The envoy came.");
    RUN(1, "\"$M\" ingest a.txt --into c.db >&- 2>&-; \"$M\" annotate a.txt >&- <&-");
    RUN(0, "cat a.txt");
    cr_expect_str_eq(output, "The envoy came.");
}

Test(cli, a_reader_that_has_seen_enough_ends_it_quietly)
{
    RUN(0, "for i in $(seq 500); do echo '{\"text\":\"The envoy came to the capital and left.\"}'; "
           "done > f.jsonl\n"
           "\"$M\" annotate f.jsonl | head -c 5");
    cr_expect_str_eq(output, "{\"id\"");
    cr_expect_str_eq(errors, "");
}

/* Starts the program on its own pipes. */
static pid_t start_annotate(const char *input, int *to, int *from)
{
    int in[2], out[2];
    cr_assert(pipe2(in, O_CLOEXEC) == 0 && pipe2(out, O_CLOEXEC) == 0);
    pid_t child = fork();
    if (child == 0) {
        dup2(in[0], 0);
        dup2(out[1], 1);
        execl(getenv("M"), "moonwire", "annotate", "--only", "article", input, (char *)NULL);
        _exit(99);
    }
    close(in[0]);
    close(out[1]);
    *to = in[1];
    *from = out[0];
    return child;
}

static int exit_status(int status)
{
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

Test(cli, waiting_for_input_it_can_be_interrupted, .timeout = 60)
{
    int to, from, status;
    pid_t child = start_annotate("-", &to, &from);
    while (waitpid(child, &status, WNOHANG) == 0) { /* it may not have begun to wait */
        usleep(50000);
        kill(child, SIGINT);
    }
    cr_expect_eq(exit_status(status), 130);
    close(to);
    close(from);
}

Test(cli, interrupted_at_work_it_exits_130_with_whole_lines, .timeout = 60)
{
    RUN(0, "yes '{\"text\":\"The envoy came to the capital on Monday and met the generals there.\"}' | "
           "head -n 50000 > f.jsonl");
    int to, from, status;
    char block[4096], last = '\0';
    ssize_t got;
    pid_t child = start_annotate("f.jsonl", &to, &from);
    cr_assert_gt(read(from, block, 1), 0);
    kill(child, SIGINT);
    while ((got = read(from, block, sizeof block)) > 0)
        last = block[got - 1];
    cr_assert_eq(waitpid(child, &status, 0), child);
    cr_expect_eq(exit_status(status), 130);
    cr_expect_eq(last, '\n');
    close(to);
    close(from);
}

Test(cli, no_color_and_no_progress_where_there_is_no_terminal)
{
    RUN(0, "\"$M\" show 2021-02-01-coup-in-naypyidaw:0-9 2>&1");
    cr_expect_null(strchr(output, '\033'), "%s", output);
}

Test(cli, a_message_is_one_line_whatever_a_name_holds)
{
    RUN(1, "\"$M\" annotate \"$(printf 'no\\nsuch\\033[31mfile')\"");
    cr_expect_str_eq(errors,
                     "moonwire: no?such?[31mfile: cannot be opened: No such file or directory\n");
}

Test(cli, what_stands_behind_two_hyphens_is_no_option)
{
    sample_put("--jobs", "The envoy came.");
    RUN(0, "\"$M\" annotate --only article -- --jobs");
    STARTS(output, "{\"id\":\"--jobs\"");
    RUN(0, "echo The envoy came. | \"$M\" annotate --only article -");
    STARTS(output, "{\"id\":\"stdin\"");
}

Test(cli, paths_say_which_copy_of_a_file_is_in_force)
{
    RUN(0, "HOME=/home/x XDG_STATE_HOME= XDG_CACHE_HOME=relative XDG_CONFIG_HOME=/c XDG_DATA_HOME= "
           "\"$M\" paths");
    STARTS(output, "config  /c/moonwire\ndata    /home/x/.local/share/moonwire\n"
                   "state   /home/x/.local/state/moonwire\ncache   /home/x/.cache/moonwire\n");
    RUN(0, "\"$M\" paths | grep words/saying.tsv");
    HAS(output, "built-in");
    RUN(0, "mkdir -p d/words; printf 'phrase\\n' > d/words/saying.tsv\nMOONWIRE_DATA=$PWD/d \"$M\" "
           "paths | grep saying");
    HAS(output, "/d/words/saying.tsv");
}
