/* SPDX-License-Identifier: MIT */
/* The loop of the prompt: read an entry, run it, show what it gave, go on. */
#include "repl/repl.h"

#include <signal.h>
#include <stdio.h>

#include "repl/line.h"

/* The session that Ctrl-C means; a signal handler has no other way to it. */
static mw_repl_setup *volatile current;

static void on_interrupt(int number)
{
    (void)number;
    mw_repl_setup *setup = current;
    if (!setup)
        return;
    mw_script_interrupt(setup->script);
    if (setup->store)
        mw_store_interrupt(setup->store);
}

static void watch_interrupts(struct sigaction *before)
{
    struct sigaction action = {.sa_handler = on_interrupt}; /* no SA_RESTART: reading must end */
    sigemptyset(&action.sa_mask);
    sigaction(SIGINT, &action, before);
}

static const char SHORTCUTS[] =
    "help             all functions;  help \"figures\"  one of them, or a word\n"
    "_                the last result\n"
    "quit             leave (or exit, or Ctrl-D)\n"
    "Ctrl-C           clear the line, or interrupt what runs\n"
    "Tab              complete a name\n";

static void show_help(mw_str topic)
{
    mw_buf text = {0};
    mw_error err = {0};
    topic = mw_str_trim(topic);
    while (topic.len && strchr("(\"' ", topic.data[0]))
        topic = mw_str_sub(topic, 1, topic.len);
    while (topic.len && strchr(")\"' ", topic.data[topic.len - 1]))
        topic.len--;
    if (mw_script_help(topic, &text, &err))
        printf("%.*s", MW_ARG(mw_buf_str(&text)));
    else
        fprintf(stderr, "%s\n", err.text);
    if (topic.len == 0)
        fputs(SHORTCUTS, stdout);
    mw_buf_free(&text);
}

/* Entries that are no Lua. `*leave`: the session is over. */
static bool is_command(mw_str entry, bool *leave)
{
    mw_str word = mw_str_trim(entry);
    if (mw_str_is(word, ".quit") || mw_str_is(word, ".exit") || mw_str_is(word, "quit") || mw_str_is(word, "exit") ||
        mw_str_is(word, "quit()") || mw_str_is(word, "exit()")) {
        *leave = true;
        return true;
    }
    if (mw_str_is(word, "help") || mw_str_is(word, ".help") || mw_str_starts(word, MW_STR("help ")) ||
        mw_str_starts(word, MW_STR("help(")) || mw_str_starts(word, MW_STR("help\""))) {
        size_t start = word.data[0] == '.' ? 5 : 4;
        show_help(mw_str_sub(word, start, word.len));
        return true;
    }
    if (mw_str_is(word, ".shortcuts")) {
        fputs(SHORTCUTS, stdout);
        return true;
    }
    return word.len == 0;
}

/* Runs what has been typed so far; false: more lines are needed. */
static bool run_entry(mw_repl_setup *setup, mw_line *line, mw_str entry, bool *leave)
{
    if (is_command(entry, leave))
        return true;
    bool incomplete = false;
    mw_error err = {0};
    bool good = mw_script_eval(setup->script, entry, &incomplete, &err);
    if (!good && incomplete)
        return false;
    fflush(stdout);
    if (!good) {
        fprintf(stderr, "%s\n", err.text);
        setup->failed = true;
    }
    mw_line_remember(line, mw_str_trim(entry));
    return true;
}

static void loop(mw_repl_setup *setup, mw_line *line)
{
    mw_buf entry = {0};
    bool leave = false;
    while (!leave) {
        mw_line_got got = mw_line_read(line, entry.len > 0, &entry);
        if (got == MW_LINE_INTERRUPTED) {
            if (mw_line_is_terminal(line))
                fputs("^C\n", stdout);
            mw_buf_clear(&entry);
            continue;
        }
        if (got == MW_LINE_END && mw_str_trim(mw_buf_str(&entry)).len == 0)
            break;
        bool done = run_entry(setup, line, mw_buf_str(&entry), &leave);
        if (!done && got == MW_LINE_END) { /* the input ends inside an entry: say what is wrong */
            mw_error err = {0};
            mw_script_eval(setup->script, mw_buf_str(&entry), NULL, &err);
            fprintf(stderr, "%s\n", err.text);
            setup->failed = true;
            break;
        }
        if (done)
            mw_buf_clear(&entry);
        if (got == MW_LINE_END)
            break;
    }
    mw_buf_free(&entry);
}

bool mw_repl_run(mw_repl_setup *setup, mw_error *err)
{
    mw_line *line = mw_line_open(setup->script, setup->history_path, err);
    if (!line)
        return false;
    struct sigaction before;
    current = setup;
    watch_interrupts(&before);
    if (mw_line_is_terminal(line) && setup->greeting)
        printf("%s\n", setup->greeting);
    loop(setup, line);
    if (mw_line_is_terminal(line))
        fputc('\n', stdout);
    sigaction(SIGINT, &before, NULL);
    current = NULL;
    mw_line_close(line);
    return true;
}
