/* SPDX-License-Identifier: MIT */
/* moonwire rerun: a report made again from its own manifest. */
#include <moonwire/diff.h>
#include <stdio.h>

#include "base/arena.h"
#include "base/file.h"
#include "base/json.h"
#include "cli/again.h"
#include "cli/commands.h"
#include "cli/message.h"
#include "cli/rerun.h"

static const char *json_path, *markdown_path, *html_path, *jobs;

static const mw_option OPTIONS[] = {
    {"json", 0, MW_OPT_TEXT, &json_path, "FILE", "write the new report as JSON, too; - instead of the text"},
    {"markdown", 0, MW_OPT_TEXT, &markdown_path, "FILE", "write it as Markdown, too; - instead of the text"},
    {"html", 0, MW_OPT_TEXT, &html_path, "FILE", "write it as one HTML page, too; - instead of the text"},
    {"jobs", 'j', MW_OPT_TEXT, &jobs, "N", "work on N articles at once; nothing else changes"},
    {0},
};

static const mw_example EXAMPLES[] = {
    {"moonwire run figures --json figures.json && moonwire rerun figures.json", "is it the same report today?"},
    {"moonwire run figures --json figures.json && moonwire rerun figures.json --json new.json", "and keep the new one"},
    {0},
};

/* Each difference is a message; the new report alone goes to standard output. */
static int tell(mw_str old, mw_str fresh, int status)
{
    mw_error err = {0};
    mw_buf out = {0};
    mw_diff_counts counts;
    if (mw_str_equal(old, fresh)) {
        mw_remark("the same report again, byte for byte");
        return status;
    }
    bool good = mw_diff(old, fresh, false, &out, &counts, &err);
    if (!good)
        mw_complain(MW_STR(""), &err);
    else
        fwrite(out.data ? out.data : "", 1, out.len, stderr);
    if (good)
        mw_say(counts.made ? "the report is not the same: what it was made from has changed"
                           : "the report is not the same, though it was made from the same");
    mw_buf_free(&out);
    return good ? MW_EXIT_UNTRUE : MW_EXIT_FAILED;
}

static int rerun(mw_str old, mw_again *l)
{
    mw_buf fresh = {0};
    mw_json_value *root = mw_json_parse(old, l->err);
    const mw_json_value *manifest = mw_json_member(root, "manifest");
    bool good = root != NULL;
    if (good && !(mw_str_is(mw_json_as_text(mw_json_member(root, "moonwire")), "report") && manifest))
        good = mw_fail(l->err, MW_EPARSE, 0, "not a whole report: it has no manifest");
    good = good && mw_again_from_manifest(l, manifest, true) && mw_again_add_text(l, "--json=", mw_str_of(json_path)) &&
           mw_again_add_text(l, "--markdown=", mw_str_of(markdown_path)) &&
           mw_again_add_text(l, "--html=", mw_str_of(html_path)) && mw_again_add_text(l, "--jobs=", mw_str_of(jobs)) &&
           mw_again_add_inputs(l);
    mw_json_free(root);
    if (!good)
        return -1;
    int status = mw_run_words((int)l->count, l->words, &fresh);
    if (fresh.len)
        status = tell(old, mw_buf_str(&fresh), status);
    mw_buf_free(&fresh);
    return status;
}

static int run(int count, char **arguments)
{
    (void)count;
    mw_error err = {0};
    mw_file file = {0};
    mw_again l = {.arena = mw_arena_create(0, &err), .err = &err};
    int status = l.arena && mw_file_open(arguments[0], &file, &err) ? rerun(file.bytes, &l) : -1;
    if (status < 0)
        mw_complain(mw_str_of(arguments[0]), &err);
    mw_file_close(&file);
    mw_arena_free(l.arena);
    return status < 0 ? MW_EXIT_FAILED : status;
}

const mw_command MW_COMMAND_RERUN = {
    .name = "rerun",
    .arguments = "REPORT.json",
    .summary = "a report made again from its own manifest",
    .details = "Runs the script of the report with its options over its inputs, and compares the two. Where they differ, "
               "what is new, gone and changed is told on standard error, and what they were made from: engine, tables, "
               "script, modules, decisions, options, articles. Exit status 4 unless the report is the same byte for byte.",
    .examples = EXAMPLES,
    .options = OPTIONS,
    .least = 1,
    .most = 1,
    .run = run,
};
