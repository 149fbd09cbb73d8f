/* SPDX-License-Identifier: MIT */
/* moonwire help: on the program, a command. */
#include "cli/commands.h"
#include "cli/help.h"
#include "cli/message.h"
#include "cli/nearest.h"

static bool man;
static const char *completion;

static const mw_option OPTIONS[] = {
    {"man", 0, MW_OPT_FLAG, &man, NULL, "the manual page, for man(1)"},
    {"completion", 0, MW_OPT_TEXT, &completion, "bash|zsh|fish", "a script that completes commands and options"},
    {0},
};

static const mw_example EXAMPLES[] = {
    {"moonwire help annotate", "what a command does, with examples"},
    {"moonwire help --completion bash > ~/.local/share/bash-completion/completions/moonwire",
     "completion for bash"},
    {0},
};

static int no_topic(const char *topic)
{
    mw_nearest nearest = {.word = mw_str_of(topic)};
    for (const mw_command *const *command = MW_COMMANDS; *command; command++)
        mw_nearest_try(&nearest, (*command)->name);
    if (nearest.found)
        return mw_usage(&MW_COMMAND_HELP, "no help on \"%s\"; did you mean %s?", topic, nearest.found);
    return mw_usage(&MW_COMMAND_HELP, "no help on \"%s\"", topic);
}

static int run(int count, char **arguments)
{
    mw_buf out = {0};
    mw_error err = {0};
    const mw_command *command = count ? mw_command_find(mw_str_of(arguments[0])) : NULL;
    if (completion && !mw_help_completion(mw_str_of(completion), &out))
        return mw_usage(&MW_COMMAND_HELP, "--completion takes bash, zsh or fish, not \"%s\"", completion);
    if (man)
        mw_help_man(&out);
    else if (command)
        mw_help_command(command, &out);
    else if (count)
        return no_topic(arguments[0]);
    else if (!completion)
        mw_help_overview(&out);
    bool good = mw_buf_ok(&out, &err) && mw_out(mw_buf_str(&out), &err);
    if (!good)
        mw_complain(MW_STR(""), &err);
    mw_buf_free(&out);
    return good ? MW_EXIT_DONE : MW_EXIT_FAILED;
}

const mw_command MW_COMMAND_HELP = {
    .name = "help",
    .arguments = "[TOPIC]",
    .summary = "help on a command",
    .examples = EXAMPLES,
    .options = OPTIONS,
    .most = 1,
    .run = run,
};
