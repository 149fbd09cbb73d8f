/* SPDX-License-Identifier: MIT */
/* The man page and the completions, from the same tables as the help. */
#include "cli/help.h"

/* roff: a backslash and a hyphen are written with one in front, a leading dot or quote is hidden.
 */
static void roff(mw_buf *out, const char *text)
{
    for (const char *c = text; *c; c++) {
        if ((*c == '.' || *c == '\'') && (c == text || c[-1] == '\n'))
            mw_buf_add(out, MW_STR("\\&"));
        if (*c == '\\' || *c == '-')
            mw_buf_char(out, '\\');
        mw_buf_char(out, *c);
    }
}

static void roff_option(const mw_option *option, mw_buf *out)
{
    mw_buf_add(out, MW_STR(".TP\n.B "));
    if (option->letter)
        mw_buf_print(out, "\\-%c, ", option->letter);
    mw_buf_add(out, MW_STR("\\-\\-"));
    roff(out, option->name);
    if (option->argument) {
        mw_buf_add(out, MW_STR(" \\fI"));
        roff(out, option->argument);
        mw_buf_add(out, MW_STR("\\fR"));
    }
    mw_buf_char(out, '\n');
    roff(out, option->help);
    mw_buf_char(out, '\n');
}

static void roff_table(const mw_option *table, mw_buf *out)
{
    for (; table && table->name; table++)
        roff_option(table, out);
}

static void roff_command(const mw_command *command, mw_buf *out)
{
    mw_buf_print(out, ".SS moonwire %s %s\n", command->name, command->arguments);
    roff(out, command->summary);
    mw_buf_add(out, MW_STR(".\n"));
    if (command->details) {
        mw_buf_add(out, MW_STR(".PP\n"));
        roff(out, command->details);
        mw_buf_char(out, '\n');
    }
    for (const mw_example *e = command->examples; e && e->command; e++) {
        mw_buf_add(out, MW_STR(".PP\n"));
        roff(out, e->says);
        mw_buf_add(out, MW_STR(":\n.PP\n.nf\n.RS\n"));
        roff(out, e->command);
        mw_buf_add(out, MW_STR("\n.RE\n.fi\n"));
    }
    roff_table(command->options, out);
    if (command->reads)
        mw_buf_add(out, MW_STR(".PP\nTakes the reading options too.\n"));
}

void mw_help_man(mw_buf *out)
{
    mw_buf_print(out,
                 ".TH MOONWIRE 1 \"\" \"moonwire %s\"\n.SH NAME\nmoonwire \\- news analysis that "
                 "cites its evidence\n"
                 ".SH SYNOPSIS\n.B moonwire\n.I COMMAND\n[options] [arguments]\n.SH COMMANDS\n",
                 MW_VERSION_STRING);
    for (const mw_command *const *command = MW_COMMANDS; *command; command++)
        roff_command(*command, out);
    mw_buf_add(out, MW_STR(".SH READING OPTIONS\n"));
    for (const mw_command *const *command = MW_COMMANDS; *command; command++)
        if ((*command)->reads) {
            roff_table(mw_command_options(*command, (*command)->options ? 1 : 0), out);
            break;
        }
    mw_buf_add(out, MW_STR(".SH COMMON OPTIONS\n"));
    roff_table(MW_COMMON_OPTIONS, out);
    mw_buf_add(
        out,
        MW_STR(".SH EXIT STATUS\n"
               "0 done; 1 some input failed; 2 wrong call; 3 a script failed; 4 an expectation or\n"
               ".B verify\nfailed; 130 interrupted.\n"));
}

typedef void (*write_option)(const mw_command *command, const mw_option *option, mw_buf *out);

static void each_option(const mw_command *command, write_option write, mw_buf *out)
{
    const mw_option *table;
    for (unsigned i = 0; (table = mw_command_options(command, i)); i++)
        for (; table->name; table++)
            write(command, table, out);
}

static void bash_option(const mw_command *command, const mw_option *option, mw_buf *out)
{
    (void)command;
    mw_buf_print(out, " --%s", option->name);
}

static void bash(mw_buf *out)
{
    mw_buf_add(out, MW_STR("_moonwire() {\n  local word=${COMP_WORDS[COMP_CWORD]} words=\n"
                           "  case ${COMP_WORDS[1]} in\n"));
    for (const mw_command *const *command = MW_COMMANDS; *command; command++) {
        mw_buf_print(out, "    %s) words='", (*command)->name);
        each_option(*command, bash_option, out);
        mw_buf_add(out, MW_STR("' ;;\n"));
    }
    mw_buf_add(out, MW_STR("  esac\n  [ \"$COMP_CWORD\" -eq 1 ] && words='"));
    for (const mw_command *const *command = MW_COMMANDS; *command; command++)
        mw_buf_print(out, "%s ", (*command)->name);
    mw_buf_add(
        out,
        MW_STR(
            "--help --version'\n"
            "  case $word in\n    -*) ;;\n    *) [ \"$COMP_CWORD\" -gt 1 ] && return ;;\n  esac\n"
            "  COMPREPLY=($(compgen -W \"$words\" -- \"$word\"))\n}\n"
            "complete -o default -F _moonwire moonwire\n"));
}

/* In single quotes, for zsh and fish: a quote inside ends them, is written itself, begins them
 * again. */
static void quoted(mw_buf *out, const char *text, bool brackets)
{
    for (; *text; text++) {
        if (*text == '\'')
            mw_buf_add(out, MW_STR("'\\''"));
        else if (brackets && (*text == '[' || *text == ']' || *text == ':'))
            mw_buf_print(out, "\\%c", *text);
        else
            mw_buf_char(out, *text);
    }
}

static void zsh_option(const mw_command *command, const mw_option *option, mw_buf *out)
{
    (void)command;
    mw_buf_print(out, " \\\n      '--%s%s[", option->name, option->argument ? "=" : "");
    quoted(out, option->help, true);
    mw_buf_char(out, ']');
    if (option->kind == MW_OPT_CHOICE) {
        mw_buf_add(out, MW_STR(":value:("));
        for (const char *c = option->argument; *c; c++)
            mw_buf_char(out, *c == '|' ? ' ' : *c);
        mw_buf_char(out, ')');
    } else if (option->argument) {
        mw_buf_add(out, MW_STR(":value:"));
    }
    mw_buf_char(out, '\'');
}

static void zsh(mw_buf *out)
{
    mw_buf_add(out, MW_STR("#compdef moonwire\nlocal -a commands\ncommands=(\n"));
    for (const mw_command *const *command = MW_COMMANDS; *command; command++) {
        mw_buf_print(out, "  '%s:", (*command)->name);
        quoted(out, (*command)->summary, false);
        mw_buf_add(out, MW_STR("'\n"));
    }
    mw_buf_add(out,
               MW_STR(")\nif (( CURRENT == 2 )); then\n  _describe command commands\n  return\nfi\n"
                      "case $words[2] in\n"));
    for (const mw_command *const *command = MW_COMMANDS; *command; command++) {
        mw_buf_print(out, "  %s)\n    _arguments", (*command)->name);
        each_option(*command, zsh_option, out);
        mw_buf_add(out, MW_STR(" \\\n      '*:file:_files' ;;\n"));
    }
    mw_buf_add(out, MW_STR("esac\n"));
}

static void fish_option(const mw_command *command, const mw_option *option, mw_buf *out)
{
    mw_buf_print(out, "complete -c moonwire -n '__fish_seen_subcommand_from %s' -l %s",
                 command->name, option->name);
    if (option->letter)
        mw_buf_print(out, " -s %c", option->letter);
    if (option->kind == MW_OPT_CHOICE) {
        mw_buf_add(out, MW_STR(" -x -a '"));
        for (const char *c = option->argument; *c; c++)
            mw_buf_char(out, *c == '|' ? ' ' : *c);
        mw_buf_char(out, '\'');
    } else if (option->argument) {
        mw_buf_add(out, MW_STR(" -r"));
    }
    mw_buf_add(out, MW_STR(" -d '"));
    quoted(out, option->help, false);
    mw_buf_add(out, MW_STR("'\n"));
}

static void fish(mw_buf *out)
{
    for (const mw_command *const *command = MW_COMMANDS; *command; command++) {
        mw_buf_print(out, "complete -c moonwire -n __fish_use_subcommand -f -a %s -d '",
                     (*command)->name);
        quoted(out, (*command)->summary, false);
        mw_buf_add(out, MW_STR("'\n"));
        each_option(*command, fish_option, out);
    }
}

bool mw_help_completion(mw_str shell, mw_buf *out)
{
    if (mw_str_is(shell, "bash"))
        bash(out);
    else if (mw_str_is(shell, "zsh"))
        zsh(out);
    else if (mw_str_is(shell, "fish"))
        fish(out);
    else
        return false;
    return true;
}
