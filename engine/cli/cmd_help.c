/* SPDX-License-Identifier: MIT */
/* moonwire help: on the program, a command, a bundled report, a Lua function. */
#include "cli/commands.h"
#include "cli/decisions.h"
#include "cli/help.h"
#include "cli/message.h"
#include "cli/nearest.h"
#include "cli/scripts.h"

static bool man;
static const char *completion;

static const mw_option OPTIONS[] = {
    {"man", 0, MW_OPT_FLAG, &man, NULL, "the manual page, for man(1)"},
    {"completion", 0, MW_OPT_TEXT, &completion, "bash|zsh|fish",
     "a script that completes commands and options"},
    {0},
};

static const mw_example EXAMPLES[] = {
    {"moonwire help annotate", "what a command does, with examples"},
    {"moonwire help figures", "a bundled report and its options"},
    {"moonwire help corpus", "what Lua can ask the corpus"},
    {"moonwire help decisions", "the file in which an analyst says who is who"},
    {"moonwire help --completion bash > moonwire.bash",
     "completion for bash"},
    {0},
};

/* A bundled report: what it is for, its options with their defaults, an example. */
static bool write_report(const char *topic, mw_buf *out)
{
    mw_buf name = {0}, text = {0};
    mw_script_setup setup = {0};
    mw_script *script = mw_script_is_bundled(topic) && mw_script_text(topic, &name, &text)
                            ? mw_script_new(&setup, NULL) : NULL;
    bool good = script && mw_script_load(script, mw_buf_str(&name), mw_buf_str(&text), NULL);
    if (good) {
        mw_buf_print(out, "%s: %.*s\n\n  %.*s\n\noptions:\n", topic, MW_ARG(mw_script_summary(script)),
                     MW_ARG(mw_script_example(script)));
        for (size_t i = 0; i < mw_script_option_count(script); i++) {
            mw_script_option option = mw_script_option_at(script, i);
            mw_buf_print(out, "  --%-12.*s %.*s", MW_ARG(option.name), MW_ARG(option.help));
            if (option.value.type != MW_CELL_TEXT || option.value.text.len) {
                mw_buf_add(out, MW_STR(" (default "));
                mw_cell_write(option.value, out);
                mw_buf_char(out, ')');
            }
            mw_buf_char(out, '\n');
        }
    }
    mw_script_free(script);
    mw_buf_free(&name);
    mw_buf_free(&text);
    return good;
}

static int no_topic(const char *topic)
{
    mw_nearest nearest = {.word = mw_str_of(topic)};
    for (const mw_command *const *command = MW_COMMANDS; *command; command++)
        mw_nearest_try(&nearest, (*command)->name);
    if (nearest.found)
        return mw_usage(&MW_COMMAND_HELP, "no help on \"%s\"; did you mean %s?", topic,
                        nearest.found);
    return mw_usage(&MW_COMMAND_HELP, "no help on \"%s\"", topic);
}

static int run(int count, char **arguments)
{
    mw_buf out = {0};
    mw_error err = {0};
    const mw_command *command = count ? mw_command_find(mw_str_of(arguments[0])) : NULL;
    if (completion && !mw_help_completion(mw_str_of(completion), &out))
        return mw_usage(&MW_COMMAND_HELP, "--completion takes bash, zsh or fish, not \"%s\"",
                        completion);
    if (man)
        mw_help_man(&out);
    else if (command)
        mw_help_command(command, &out);
    else if (count && strcmp(arguments[0], "decisions") == 0)
        mw_decisions_help(&out);
    else if (count && !write_report(arguments[0], &out) && !mw_script_help(mw_str_of(arguments[0]), &out, NULL))
        return no_topic(arguments[0]);
    else if (!count && !completion)
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
    .summary = "help on a command, a report, a Lua function or a word",
    .examples = EXAMPLES,
    .options = OPTIONS,
    .most = 1,
    .run = run,
};
