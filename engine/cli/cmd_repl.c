/* SPDX-License-Identifier: MIT */
/* moonwire repl: the prompt. */
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>

#include "cli/commands.h"
#include "cli/corpus.h"
#include "cli/message.h"
#include "cli/scripts.h"
#include "repl/repl.h"

static unsigned jobs = 1;

static const mw_option OPTIONS[] = {
    {"jobs", 'j', MW_OPT_COUNT, &jobs, "N", "work on N articles at once"},
    {0},
};

static const mw_example EXAMPLES[] = {
    {"moonwire repl", "the bundled story at the prompt; try corpus:quotes{} or help"},
    {"moonwire repl data/story", "a folder of articles"},
    {"echo '#corpus:quotes{}' | moonwire repl", "a session from a pipe: no prompt, no colour"},
    {0},
};

/* $XDG_STATE_HOME/moonwire/history, by default ~/.local/state/moonwire/history; its folder is made. */
static const char *history_path(char path[1024])
{
    const char *state = getenv("XDG_STATE_HOME"), *home = getenv("HOME");
    int len = state && *state == '/' ? snprintf(path, 1024, "%s/moonwire/history", state)
              : home && *home        ? snprintf(path, 1024, "%s/.local/state/moonwire/history", home)
                                     : -1;
    if (len < 0 || len >= 1024)
        return NULL;
    for (char *slash = strchr(path + 1, '/'); slash; slash = strchr(slash + 1, '/')) {
        *slash = '\0';
        mkdir(path, 0700); /* there already is fine; what cannot be made shows when it is written */
        *slash = '/';
    }
    return path;
}

/* The prompt shows each answer at once. */
static void print_now(void *context, mw_str text)
{
    (void)context;
    fwrite(text.data, 1, text.len, stdout);
}

static int converse(mw_store *store, const mw_model *model, const mw_in_force *decisions, void *context)
{
    (void)context;
    mw_error err = {0};
    mw_script_setup setup = mw_script_setup_for(model, true);
    setup.print = print_now;
    mw_script *script = mw_script_new(&setup, &err);
    if (script)
        mw_script_set_decisions(script, decisions->path, true);
    char path[1024], greeting[200];
    snprintf(greeting, sizeof greeting, "Moonwire %s: %zu articles. help, .shortcuts, Ctrl-D leaves.", mw_version(),
             mw_store_article_count(store));
    mw_repl_setup session = {
        .script = script, .store = store, .history_path = history_path(path), .greeting = greeting};
    bool good = script && mw_script_set_corpus(script, store, &err) && mw_repl_run(&session, &err);
    if (!good)
        mw_complain(MW_STR(""), &err);
    mw_script_free(script);
    return !good ? MW_EXIT_FAILED : session.failed ? MW_EXIT_SCRIPT : MW_EXIT_DONE;
}

static int run(int count, char **arguments)
{
    return mw_corpus_work_on(&MW_COMMAND_REPL, count, arguments, jobs, converse, NULL);
}

const mw_command MW_COMMAND_REPL = {
    .name = "repl",
    .arguments = "[INPUT…]",
    .summary = "the prompt",
    .details = "`corpus` is what INPUT holds, without INPUT the bundled story. Expressions print; entries may go on "
               "over several lines; Ctrl-C interrupts and keeps the session.",
    .examples = EXAMPLES,
    .options = OPTIONS,
    .reads = true,
    .builds = true,
    .run = run,
};
