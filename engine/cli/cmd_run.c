/* SPDX-License-Identifier: MIT */
/* moonwire run: a report over articles. */
#include <stdio.h>

#include "article/article.h"
#include "base/file.h"
#include "base/hash.h"
#include "cli/commands.h"
#include "cli/corpus.h"
#include "cli/interrupt.h"
#include "cli/manifest.h"
#include "cli/message.h"
#include "cli/parts.h"
#include "cli/repro.h"
#include "cli/rerun.h"
#include "cli/scripts.h"
#include "cli/shard.h"
#include "cli/streaming.h"
#include "cli/writers.h"
#include "run/copies.h"
#include "run/gather.h"
#include "run/sources.h"

static unsigned jobs = 1;
static mw_writers writers;
static const char *out_path, *shard_text;
static bool check_repro;

static const mw_option OPTIONS[] = {
    {"json", 0, MW_OPT_TEXT, &writers.json, "FILE", "write the report as JSON, too; - instead of the text"},
    {"markdown", 0, MW_OPT_TEXT, &writers.markdown, "FILE", "write the report as Markdown, too; - instead of the text"},
    {"html", 0, MW_OPT_TEXT, &writers.html, "FILE", "write the report as one HTML page, too; - instead of the text"},
    {"out", 'o', MW_OPT_TEXT, &out_path, "PATH",
     "the folder where the script's own report:write may write; with --shard the file of the part"},
    {"jobs", 'j', MW_OPT_COUNT, &jobs, "N", "work on N articles at once; output and its order do not change"},
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

/* One run: what must be given back at the end. */
typedef struct job {
    mw_model *model;
    mw_script *script;
    mw_buf name, text;
    mw_store *store;  /* NULL: the articles are streamed */
    mw_streaming stream;
    mw_in_force decisions;
    mw_report *report;
    mw_script_watched watched; /* by Ctrl-C */
    int status;           /* of the input */
    char *const *inputs;
    int input_count;
    bool whole;      /* the report was made to its end */
    mw_buf printed;  /* by the script */
    mw_parts *parts; /* joined instead of reading inputs; NULL: none; lent */
    mw_buf *said;    /* the second run of --check-repro: all that the first would write; NULL: this is the first */
    mw_buf *kept;    /* the report as JSON for another command; NULL: for none */
} job;

static job current; /* the parser meets a script's own options before run() is called */

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

/* ---- the two forms */

static int run_over_corpus(job *j)
{
    mw_error err = {0};
    return mw_script_run(j->script, j->report, &err) ? MW_EXIT_DONE : mw_script_status(&err);
}

/* Over a corpus a streaming script is given its articles in the order in which they were kept. */
static bool give_all(job *j, const mw_frame *articles, mw_error *err)
{
    for (size_t i = 0; i < mw_frame_row_count(articles); i++) {
        mw_article *article = mw_store_load(j->store, mw_frame_key(articles, i), err);
        bool good = article && mw_script_each(j->script, article, err);
        mw_article_free(article);
        if (!good)
            return false;
    }
    return true;
}

static int stream_corpus(job *j)
{
    mw_error err = {0};
    mw_frame *articles = mw_store_query(j->store, MW_STR("select key from article order by key"), NULL, 0, &err);
    bool good = articles && mw_script_start(j->script, &err) && give_all(j, articles, &err) &&
                mw_script_finish(j->script, j->report, &err);
    mw_frame_free(articles);
    return good ? MW_EXIT_DONE : mw_script_status(&err);
}

static int set_corpus(job *j)
{
    mw_error err = {0};
    j->watched.store = j->store;
    /* A script writes only where the command line says so. */
    mw_script_set_decisions(j->script, j->decisions.path, j->decisions.named);
    return mw_script_set_corpus(j->script, j->store, &err) ? MW_EXIT_DONE : mw_script_status(&err);
}

static int open_corpus(job *j, char **inputs)
{
    j->store = mw_corpus_open(&MW_COMMAND_RUN, j->input_count, inputs, j->model, jobs, &j->decisions, &j->status);
    if (!j->store)
        return j->status == MW_EXIT_DONE ? MW_EXIT_FAILED : j->status;
    return set_corpus(j);
}

/* ---- the manifest, the sentences behind the citations, the writers */

static bool fill_manifest(const job *j, mw_error *err)
{
    char hash[MW_SHA256_HEX + 1];
    mw_sha256(mw_buf_str(&j->text), hash);
    bool good = mw_report_set_engine(j->report, mw_str_of(mw_version()), mw_model_lexicon_version(j->model), err) &&
                mw_report_set_script(j->report, mw_buf_str(&j->name), mw_str_of(hash), err);
    for (size_t i = 0; good && i < mw_script_option_count(j->script); i++) {
        mw_script_option option = mw_script_option_at(j->script, i);
        good = mw_report_add_option(j->report, option.name, option.value, err);
    }
    for (size_t i = 0; good && i < mw_script_module_count(j->script); i++) {
        mw_script_module module = mw_script_module_at(j->script, i);
        good = mw_report_add_module(j->report, module.name, module.sha256, err);
    }
    if (j->input_count == 0)
        good = good && mw_report_add_input(j->report, MW_STR(MW_BUILTIN_STORY), err);
    for (int i = 0; good && i < j->input_count; i++)
        good = mw_report_add_input(j->report, mw_str_of(j->inputs[i]), err);
    return good && mw_manifest_add_reading(j->report, &MW_COMMAND_RUN, err);
}

/* What only the corpus, or the stream, knows: its articles and decisions, the citations' sentences. */
static bool fill_sources(job *j, mw_error *err)
{
    if (!j->store)
        return mw_streaming_tell(&j->stream, err);
    if (j->parts && mw_script_is_streaming(j->script))
        return mw_sources_from_store(j->report, j->store, err);
    return mw_manifest_add_store(j->report, j->store, err) && mw_sources_from_store(j->report, j->store, err);
}

static int write_all(const job *j)
{
    if (!mw_writers_write(&writers, j->report))
        return MW_EXIT_FAILED;
    return mw_report_failed_expectations(j->report) ? MW_EXIT_UNTRUE : j->status;
}

/* ---- in parts */

/* What the parts of a run must agree on: a report without content. */
static bool tell_made(const job *j, char **inputs, mw_buf *made, mw_error *err)
{
    mw_in_force decisions = {0};
    job plain = *j;
    plain.report = mw_report_new(mw_script_summary(j->script), err);
    bool good = plain.report && fill_manifest(&plain, err);
    if (good && !mw_decisions_find(&decisions, NULL, NULL, j->input_count, inputs))
        good = mw_fail(err, MW_EARG, 0, "the decisions cannot be read");
    if (good && decisions.decisions)
        good = mw_report_set_decisions(plain.report, mw_decisions_file(decisions.decisions),
                                       mw_decisions_sha256(decisions.decisions), err);
    good = good && mw_report_json(plain.report, made, err);
    mw_in_force_free(&decisions);
    mw_report_free(plain.report);
    return good;
}

static int run_shard(job *j, char **inputs)
{
    mw_error err = {0};
    mw_buf made = {0};
    mw_shard shard = {.path = out_path, .command = &MW_COMMAND_RUN, .script = j->script, .model = j->model,
                      .watched = &j->watched, .jobs = jobs};
    if (!mw_shard_parse(shard_text, &shard, &err))
        return mw_usage(&MW_COMMAND_RUN, "%s", err.text);
    if (!out_path || check_repro || writers.json || writers.markdown || writers.html)
        return mw_usage(&MW_COMMAND_RUN, "--shard takes -o PART, and no other way to write: `moonwire merge` has them");
    if (mw_corpus_named(j->input_count, inputs))
        return mw_usage(&MW_COMMAND_RUN, "--shard reads articles; a corpus file is annotated already");
    bool good = tell_made(j, inputs, &made, &err) && mw_file_writable(out_path, &err);
    shard.made = mw_buf_str(&made);
    if (!good)
        mw_complain(mw_str_of(out_path), &err);
    int status = good ? mw_shard_run(&shard, j->input_count, inputs) : MW_EXIT_FAILED;
    mw_buf_free(&made);
    return status;
}

/* The corpus of all parts, and what a script of start, each and report counted in them. */
static bool join_parts(job *j, char **inputs, mw_error *err)
{
    mw_buf made = {0};
    bool streaming = mw_script_is_streaming(j->script);
    bool good = tell_made(j, inputs, &made, err);
    if (good && !mw_parts_are_of(j->parts, mw_buf_str(&made)))
        good = mw_fail(err, MW_ECANCEL, 0, "it was told");
    mw_buf_free(&made);
    good = good && (j->store = mw_store_open(NULL, MW_STORE_TEMPORARY, err)) != NULL;
    if (good && streaming)
        return mw_script_start(j->script, err) && mw_parts_join(j->parts, j->store, j->script, j->report, err);
    good = good && mw_parts_join(j->parts, j->store, NULL, NULL, err) && mw_find_copies(j->store, err);
    if (good && (!mw_decisions_find(&j->decisions, NULL, NULL, j->input_count, inputs) ||
                 !mw_decisions_replay(&j->decisions, j->store)))
        good = mw_fail(err, MW_ECANCEL, 0, "it was told");
    return good;
}

static int run_joined(job *j, char **inputs)
{
    mw_error err = {0};
    bool streaming = mw_script_is_streaming(j->script);
    if (!join_parts(j, inputs, &err)) {
        if (err.code != MW_ECANCEL)
            mw_complain(MW_STR(""), &err);
        return MW_EXIT_FAILED;
    }
    if (streaming)
        return mw_script_finish(j->script, j->report, &err) ? MW_EXIT_DONE : mw_script_status(&err);
    int status = set_corpus(j);
    return status == MW_EXIT_DONE ? run_over_corpus(j) : status;
}

static int run_form(job *j, char **inputs)
{
    bool streaming = mw_script_is_streaming(j->script);
    if (j->parts)
        return run_joined(j, inputs);
    if (streaming && !mw_corpus_named(j->input_count, inputs)) {
        j->stream = (mw_streaming){.command = &MW_COMMAND_RUN, .script = j->script, .report = j->report,
                                .model = j->model, .watched = &j->watched, .jobs = jobs};
        return mw_streaming_run(&j->stream, j->input_count, inputs, &j->status);
    }
    int status = open_corpus(j, inputs);
    if (status != MW_EXIT_DONE)
        return status;
    return streaming ? stream_corpus(j) : run_over_corpus(j);
}

static int run_loaded(job *j, char **inputs)
{
    mw_error err = {0};
    j->report = mw_report_new(mw_script_summary(j->script), &err);
    int status = j->report ? run_form(j, inputs) : MW_EXIT_FAILED;
    if (status != MW_EXIT_DONE)
        return status;
    bool good = fill_manifest(j, &err) && fill_sources(j, &err);
    j->whole = good;
    if (good && j->said)
        return mw_writers_say(j->report, &j->printed, j->said, &err) ? MW_EXIT_DONE : MW_EXIT_FAILED;
    if (good && (!j->kept || mw_report_json(j->report, j->kept, &err)))
        return write_all(j);
    mw_complain(MW_STR(""), &err);
    return MW_EXIT_FAILED;
}

static int run_arguments(char **arguments)
{
    mw_script_watch(&current.watched);
    int status = shard_text ? run_shard(&current, arguments + 1) : run_loaded(&current, arguments + 1);
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
    jobs = jobs == 1 ? 2 : 1;
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
    mw_report_free(current.report);
    mw_script_free(current.script);
    mw_store_close(current.store);
    mw_streaming_free(&current.stream);
    mw_in_force_free(&current.decisions);
    mw_model_free(current.model);
    mw_buf_free(&current.name);
    mw_buf_free(&current.text);
    mw_buf_free(&current.printed);
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
