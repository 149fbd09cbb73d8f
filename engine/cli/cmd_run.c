/* SPDX-License-Identifier: MIT */
/* moonwire run: a report over articles. */
#include "base/file.h"
#include "cli/commands.h"
#include "cli/corpus.h"
#include "cli/job.h"
#include "cli/message.h"
#include "cli/repro.h"
#include "cli/rerun.h"
#include "cli/scripts.h"
#include "cli/shard.h"
#include "cli/writers.h"

/* The parser meets a script's own options before run() is called. */
static mw_job current = {.jobs = 1};
static mw_writers writers;
static const char *out_path, *shard_text;
static bool check_repro;

static const mw_option OPTIONS[] = {
    {"json", 0, MW_OPT_TEXT, &writers.json, "FILE", "write the report as JSON, too; - instead of the text"},
    {"markdown", 0, MW_OPT_TEXT, &writers.markdown, "FILE", "write the report as Markdown, too; - instead of the text"},
    {"html", 0, MW_OPT_TEXT, &writers.html, "FILE", "write the report as one HTML page, too; - instead of the text"},
    {"out", 'o', MW_OPT_TEXT, &out_path, "PATH",
     "the folder where the script's own report:write may write; with --shard the file of the part"},
    {"jobs", 'j', MW_OPT_COUNT, &current.jobs, "N", "work on N articles at once; output and its order do not change"},
    {"shard", 0, MW_OPT_TEXT, &shard_text, "I/N",
     "make part I of N only, into the file of -o; `moonwire merge` makes the report of all parts"},
    {"check-repro", 0, MW_OPT_FLAG, &check_repro, NULL,
     "run twice, with another number of threads; exit with status 4 where not every byte is the same"},
    {0},
};

static const mw_example EXAMPLES[] = {
    {"moonwire run briefing", "the bundled story on a page"},
    {"moonwire run briefing --from 2022-07-25 --to 2022-08-07 data/story", "two weeks of a folder of articles"},
    {"moonwire run briefing article.txt --published 2022-08-03 --json briefing.json",
     "one article, and the report as data for `moonwire verify`"},
    {"moonwire run briefing --html briefing.html", "the story on one page for a browser"},
    {"moonwire run figures --check-repro --jobs 2", "is it the same each time?"},
    {"moonwire run figures --shard 1/2 -o one.part", "the first half of the work, for `moonwire merge`"},
    {"moonwire run scripts/examples/speakers.lua --top 5 data/story", "a script of one's own, with its own option"},
    {0},
};

static bool load(const char *script)
{
    mw_error err = {0};
    if (current.script)
        return true;
    current.status = MW_EXIT_USAGE;
    if (!mw_script_text(script, &current.name, &current.text))
        return false;
    current.status = MW_EXIT_SCRIPT;
    current.model = mw_model_open(&err);
    mw_script_setup setup = mw_script_setup_for(current.model, false);
    current.script = current.model ? mw_script_new(&setup, &err) : NULL;
    if (current.script &&
        mw_script_load(current.script, mw_buf_str(&current.name), mw_buf_str(&current.text), &err))
        return true;
    mw_script_complain(&err);
    return false;
}

static bool script_option(int count, char **arguments, mw_str name, const char *value, bool *used, mw_error *err)
{
    if (count == 0)
        return mw_fail(err, MW_EARG, 0, "a script's own options stand behind its name");
    if (!load(arguments[0]))
        return mw_fail(err, MW_ESCRIPT, 0, "the script could not be loaded");
    for (size_t i = 0; i < mw_script_option_count(current.script); i++) {
        mw_script_option option = mw_script_option_at(current.script, i);
        if (!mw_str_equal(option.name, name))
            continue;
        bool flag = option.value.type == MW_CELL_BOOL;
        *used = !flag;
        if (!flag && !value)
            return mw_fail(err, MW_EARG, 0, "needs a value");
        return mw_script_set_option(current.script, name, flag ? MW_STR("true") : mw_str_of(value), err);
    }
    mw_buf known = {0};
    for (size_t i = 0; i < mw_script_option_count(current.script); i++)
        mw_buf_print(&known, " --%.*s", MW_ARG(mw_script_option_at(current.script, i).name));
    mw_fail(err, MW_EARG, 0, "%s has no such option; it has%s", arguments[0], known.data ? known.data : " none");
    mw_buf_free(&known);
    return false;
}

/* ---- one run */

static int write_all(const mw_job *j)
{
    if (!mw_writers_write(&writers, j->report))
        return MW_EXIT_FAILED;
    return mw_report_failed_expectations(j->report) ? MW_EXIT_UNTRUE : j->status;
}

static int run_loaded(mw_job *j, char **inputs)
{
    mw_error err = {0};
    j->report = mw_report_new(mw_script_summary(j->script), &err);
    int status = j->report ? mw_job_form(j, inputs) : MW_EXIT_FAILED;
    if (status != MW_EXIT_DONE)
        return status;
    bool good = mw_job_manifest(j, &err) && mw_job_sources(j, &err);
    j->whole = good;
    if (good && j->said)
        return mw_writers_say(j->report, &j->printed, j->said, &err) ? MW_EXIT_DONE : MW_EXIT_FAILED;
    if (good && (!j->kept || mw_report_json(j->report, j->kept, &err)))
        return write_all(j);
    mw_complain(MW_STR(""), &err);
    return MW_EXIT_FAILED;
}

static int run_shard(char **inputs)
{
    mw_error err = {0};
    mw_shard shard = {.path = out_path};
    if (!mw_shard_parse(shard_text, &shard, &err))
        return mw_usage(&MW_COMMAND_RUN, "%s", err.text);
    if (!out_path || check_repro || writers.json || writers.markdown || writers.html)
        return mw_usage(&MW_COMMAND_RUN, "--shard takes -o PART, and no other way to write: `moonwire merge` has them");
    if (mw_corpus_named(current.input_count, inputs))
        return mw_usage(&MW_COMMAND_RUN, "--shard reads articles; a corpus file is annotated already");
    return mw_job_shard(&current, &shard, inputs);
}

static int run_arguments(char **arguments)
{
    mw_script_watch(&current.watched);
    int status = shard_text ? run_shard(arguments + 1) : run_loaded(&current, arguments + 1);
    mw_script_watch(NULL);
    return status;
}

/* ---- twice */

static void keep_print(void *printed, mw_str text)
{
    mw_buf_add(printed, text);
    if (!current.said)
        mw_out(text, NULL);
}

static void run_again(void *arguments, mw_buf *said)
{
    current.said = said;
    current.jobs = current.jobs == 1 ? 2 : 1;
    run_arguments(arguments);
}

static int run_twice(char **arguments)
{
    mw_error err = {0};
    mw_buf other = {0}, said = {0};
    for (int i = 0; i < current.input_count; i++)
        if (strcmp(current.inputs[i], "-") == 0)
            return mw_usage(&MW_COMMAND_RUN, "--check-repro cannot read standard input twice");
    mw_script_set_print(current.script, keep_print, &current.printed);
    bool good = mw_repro_elsewhere(run_again, arguments, &other, &err);
    int status = err.code == MW_ECANCEL ? MW_EXIT_INTERRUPTED : run_arguments(arguments);
    if (!good && err.code != MW_ECANCEL)
        mw_complain(MW_STR(""), &err);
    if (good && current.whole && mw_writers_say(current.report, &current.printed, &said, &err) &&
        mw_repro_compare(mw_buf_str(&said), mw_buf_str(&other)) != MW_EXIT_DONE)
        status = MW_EXIT_UNTRUE;
    mw_buf_free(&other);
    mw_buf_free(&said);
    return !good && status == MW_EXIT_DONE ? MW_EXIT_FAILED : status;
}

static int run(int count, char **arguments)
{
    bool loaded = load(arguments[0]);
    int status = current.status;
    if (loaded) {
        mw_script_set_out_folder(current.script, mw_str_of(out_path));
        current.status = MW_EXIT_DONE;
        current.inputs = arguments + 1;
        current.input_count = count - 1;
        current.watched.script = current.script;
        status = check_repro ? run_twice(arguments) : run_arguments(arguments);
    }
    mw_job_free(&current);
    return status;
}

int mw_run_parts(int count, char **words, mw_parts *parts)
{
    int kept = mw_options_parse(&MW_COMMAND_RUN, count, words);
    current.parts = parts;
    return kept < 0 ? MW_EXIT_USAGE : run(kept, words);
}

int mw_run_words(int count, char **words, mw_buf *json)
{
    int kept = mw_options_parse(&MW_COMMAND_RUN, count, words);
    current.kept = json;
    return kept < 0 ? MW_EXIT_USAGE : run(kept, words);
}

const mw_command MW_COMMAND_RUN = {
    .name = "run",
    .arguments = "SCRIPT [INPUT…]",
    .summary = "a report over articles, folders or a corpus",
    .details = "SCRIPT is a bundled report (`moonwire list`), or a file where it has a / or ends in .lua. Without "
               "INPUT it runs over the bundled story. A script's own options stand behind its name; "
               "`moonwire help REPORT` lists them. A script of start, each and report (scripts/README.md) sees each "
               "article as it is read: over files, names are those of each article; over a corpus they are one over "
               "all.",
    .examples = EXAMPLES,
    .options = OPTIONS,
    .reads = true,
    .builds = true,
    .least = 1,
    .run = run,
    .other = script_option,
};
