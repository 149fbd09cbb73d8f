/* SPDX-License-Identifier: MIT */
/* Help for people: examples first, then the options. */
#include "cli/help.h"

#include "text/utf8.h"

enum { COLUMNS = 80, COMMAND_COLUMN = 12, OPTION_COLUMN = 30 };

static void pad(mw_buf *out, size_t line_start, size_t column)
{
    size_t width = mw_utf8_width(mw_str_sub(mw_buf_str(out), line_start, out->len));
    mw_buf_fill(out, ' ', width < column ? column - width : 1);
}

/* Words from `column` on, broken at COLUMNS; the first line has begun already. */
static void wrap(mw_buf *out, mw_str text, size_t column)
{
    size_t at = column;
    mw_str word;
    while (mw_str_cut(&text, ' ', &word)) {
        size_t width = mw_utf8_width(word);
        if (at > column && at + 1 + width > COLUMNS) {
            mw_buf_char(out, '\n');
            mw_buf_fill(out, ' ', column);
            at = column;
        } else if (at > column) {
            mw_buf_char(out, ' ');
            at++;
        }
        mw_buf_add(out, word);
        at += width;
    }
    mw_buf_char(out, '\n');
}

static void option_line(const mw_option *option, mw_buf *out)
{
    size_t start = out->len;
    mw_buf_print(out, "  ");
    if (option->letter)
        mw_buf_print(out, "-%c, ", option->letter);
    else
        mw_buf_fill(out, ' ', 4);
    mw_buf_print(out, "--%s%s%s", option->name, option->argument ? " " : "",
                 option->argument ? option->argument : "");
    if (mw_utf8_width(mw_str_sub(mw_buf_str(out), start, out->len)) >= OPTION_COLUMN) {
        mw_buf_char(out, '\n');
        start = out->len;
    }
    pad(out, start, OPTION_COLUMN);
    wrap(out, mw_str_of(option->help), OPTION_COLUMN);
}

static void paragraphs(mw_buf *out, const char *text)
{
    mw_str rest = mw_str_of(text), line;
    while (mw_str_cut(&rest, '\n', &line))
        wrap(out, line, 0);
}

void mw_help_command(const mw_command *command, mw_buf *out)
{
    mw_buf_print(out, "moonwire %s%s%s\n", command->name, *command->arguments ? " " : "", command->arguments);
    mw_buf_print(out, "%s\n", command->summary);
    if (command->examples)
        mw_buf_print(out, "\nExamples:\n");
    for (const mw_example *e = command->examples; e && e->command; e++)
        mw_buf_print(out, "  %s\n      %s\n", e->command, e->says);
    if (command->details) {
        mw_buf_char(out, '\n');
        paragraphs(out, command->details);
    }
    mw_buf_print(out, "\nOptions:\n");
    const mw_option *table;
    for (unsigned i = 0; (table = mw_command_options(command, i)); i++)
        for (; table->name; table++)
            option_line(table, out);
}

void mw_help_overview(mw_buf *out)
{
    mw_buf_print(
        out, "moonwire COMMAND [options] [arguments]\n"
             "Reads news, finds who said and did what, when, and how many, and answers in Lua.\n\n"
             "Commands:\n");
    for (const mw_command *const *command = MW_COMMANDS; *command; command++) {
        size_t start = out->len;
        mw_buf_print(out, "  %s", (*command)->name);
        pad(out, start, COMMAND_COLUMN);
        wrap(out, mw_str_of((*command)->summary), COMMAND_COLUMN);
    }
    mw_buf_print(
        out,
        "\nmoonwire COMMAND --help says more about a command, moonwire --version the version.\n");
}
