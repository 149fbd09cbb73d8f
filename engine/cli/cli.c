/* SPDX-License-Identifier: MIT */
/* Finding the command that was typed. */
#include "cli/cli.h"

#include "cli/commands.h"
#include "cli/help.h"
#include "cli/message.h"
#include "cli/nearest.h"

#include <fcntl.h>
#include <moonwire/model.h>
#include <signal.h>
#include <stdio.h>

/* A closed standard stream would give its number to the first file that is opened, and output would
 * go there: put something in its place that cannot be written. */
static void hold_standard_streams(void)
{
    for (int descriptor = 0; descriptor < 3; descriptor++)
        if (fcntl(descriptor, F_GETFD) < 0)
            open("/dev/null", descriptor == 0 ? O_WRONLY : O_RDONLY);
}

static int show(void (*write)(mw_buf *))
{
    mw_buf out = {0};
    mw_error err = {0};
    write(&out);
    bool good = mw_buf_ok(&out, &err) && mw_out(mw_buf_str(&out), &err);
    if (!good)
        mw_complain(MW_STR(""), &err);
    mw_buf_free(&out);
    return mw_out_end(good ? MW_EXIT_DONE : MW_EXIT_FAILED);
}

static void write_version(mw_buf *out)
{
    mw_buf_print(out, "moonwire %s\n", mw_version());
}

static int unknown_command(const char *word)
{
    mw_nearest nearest = {.word = mw_str_of(word)};
    for (const mw_command *const *command = MW_COMMANDS; *command; command++)
        mw_nearest_try(&nearest, (*command)->name);
    if (nearest.found)
        return mw_usage(NULL, "no command \"%s\"; did you mean %s?", word, nearest.found);
    return mw_usage(NULL, "no command \"%s\"", word);
}

static const mw_command *helped;

static void write_help(mw_buf *out)
{
    mw_help_command(helped, out);
}

static int run_command(const mw_command *command, int count, char **words)
{
    int kept = mw_options_parse(command, count, words);
    if (mw_common_settings.help) {
        helped = command;
        return show(write_help);
    }
    return kept < 0 ? MW_EXIT_USAGE : mw_out_end(command->run(kept, words));
}

/* Options before the command's name: -q and -v are moved behind it. */
static int find_command(int argc, char **argv)
{
    int at = 1;
    while (at < argc && argv[at][0] == '-' && argv[at][1]) {
        if (strcmp(argv[at], "--version") == 0)
            return show(write_version);
        if (strcmp(argv[at], "--help") == 0 || strcmp(argv[at], "-h") == 0)
            return show(mw_help_overview);
        if (strcmp(argv[at], "-q") == 0 || strcmp(argv[at], "--quiet") == 0)
            mw_common_settings.quiet = true;
        else if (strcmp(argv[at], "-v") == 0 || strcmp(argv[at], "--verbose") == 0)
            mw_common_settings.verbose = true;
        else
            return mw_usage(NULL, "no option %s before a command", argv[at]);
        at++;
    }
    if (at == argc) {
        mw_buf out = {0};
        mw_help_overview(&out);
        fputs(out.data ? out.data : "", stderr);
        mw_buf_free(&out);
        return MW_EXIT_USAGE;
    }
    const mw_command *command = mw_command_find(mw_str_of(argv[at]));
    return command ? run_command(command, argc - at - 1, argv + at + 1) : unknown_command(argv[at]);
}

int mw_cli(int argc, char **argv)
{
    hold_standard_streams();
    signal(SIGPIPE, SIG_DFL); /* a reader that has seen enough ends us quietly */
    return find_command(argc, argv);
}
