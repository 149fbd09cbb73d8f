/* SPDX-License-Identifier: MIT */
/* moonwire eval: one question in Lua. */
#include "cli/commands.h"
#include "cli/corpus.h"
#include "cli/message.h"
#include "cli/scripts.h"

static unsigned jobs = 1;

static const mw_option OPTIONS[] = {
    {"jobs", 'j', MW_OPT_COUNT, &jobs, "N", "work on N articles at once"},
    {0},
};

static const mw_example EXAMPLES[] = {
    {"moonwire eval 'corpus:quotes{speaker=\"Lavrov\"}:show()'", "who said what, over the bundled story"},
    {"moonwire eval 'corpus:figures{about=\"killed\"}:by(\"source\")' data/story", "who counts the dead"},
    {"moonwire eval '#corpus:events{code=\"CONSULT\"}'", "a number is printed as it is"},
    {0},
};

static int evaluate(mw_store *store, const mw_model *model, const mw_in_force *decisions, void *text)
{
    mw_error err = {0};
    mw_script_setup setup = mw_script_setup_for(model, true);
    mw_script *script = mw_script_new(&setup, &err);
    mw_script_watched watched = {script, store};
    if (script)
        mw_script_watch(&watched);
    if (script)
        mw_script_set_decisions(script, decisions->path, true);
    bool good = script && mw_script_set_corpus(script, store, &err) &&
                mw_script_eval(script, mw_str_of(text), NULL, &err);
    mw_script_watch(NULL);
    mw_script_free(script);
    return good ? MW_EXIT_DONE : mw_script_status(&err);
}

static int run(int count, char **arguments)
{
    return mw_corpus_work_on(&MW_COMMAND_EVAL, count - 1, arguments + 1, jobs, evaluate, arguments[0]);
}

const mw_command MW_COMMAND_EVAL = {
    .name = "eval",
    .arguments = "'LUA' [INPUT…]",
    .summary = "answers one question in Lua",
    .details = "Bare expressions print; a result prints as a table. `corpus` is what INPUT holds, without INPUT the "
               "bundled story; `moonwire help corpus` lists what it can be asked.",
    .examples = EXAMPLES,
    .options = OPTIONS,
    .reads = true,
    .builds = true,
    .least = 1,
    .run = run,
};
