/* SPDX-License-Identifier: MIT */
/* A run in parts: making one of them, and the whole of all. */
#include "base/file.h"
#include "cli/commands.h"
#include "cli/corpus.h"
#include "cli/job.h"
#include "cli/message.h"
#include "run/copies.h"

/* What the parts of a run must agree on: a report without content. */
static bool tell_made(const mw_job *j, char **inputs, mw_buf *made, mw_error *err)
{
    mw_in_force decisions = {0};
    mw_job plain = *j;
    plain.report = mw_report_new(mw_script_summary(j->script), err);
    bool good = plain.report && mw_job_manifest(&plain, err);
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

int mw_job_shard(mw_job *j, mw_shard *shard, char **inputs)
{
    mw_error err = {0};
    mw_buf made = {0};
    bool good = tell_made(j, inputs, &made, &err) && mw_file_writable(shard->path, &err);
    shard->command = &MW_COMMAND_RUN;
    shard->script = j->script;
    shard->model = j->model;
    shard->watched = &j->watched;
    shard->jobs = j->jobs;
    shard->made = mw_buf_str(&made);
    if (!good)
        mw_complain(mw_str_of(shard->path), &err);
    int status = good ? mw_shard_run(shard, j->input_count, inputs) : MW_EXIT_FAILED;
    mw_buf_free(&made);
    return status;
}

static bool are_of_this_run(const mw_job *j, char **inputs)
{
    mw_error err = {0};
    mw_buf made = {0};
    bool good = tell_made(j, inputs, &made, &err);
    if (!good)
        mw_complain(MW_STR(""), &err);
    good = good && mw_parts_are_of(j->parts, mw_buf_str(&made));
    mw_buf_free(&made);
    return good;
}

/* A script of start, each and report has counted already. */
static int join_counts(mw_job *j)
{
    mw_error err = {0};
    bool good = mw_script_start(j->script, &err) &&
                mw_parts_join(j->parts, j->store, j->script, j->report, &err) &&
                mw_script_finish(j->script, j->report, &err);
    return good ? MW_EXIT_DONE : mw_script_status(&err);
}

static int join_corpus(mw_job *j, char **inputs)
{
    mw_error err = {0};
    if (!mw_parts_join(j->parts, j->store, NULL, NULL, &err) || !mw_find_copies(j->store, &err)) {
        mw_complain(MW_STR(""), &err);
        return MW_EXIT_FAILED;
    }
    if (!mw_decisions_find(&j->decisions, NULL, NULL, j->input_count, inputs) ||
        !mw_decisions_replay(&j->decisions, j->store))
        return MW_EXIT_FAILED;
    int status = mw_job_set_corpus(j);
    return status == MW_EXIT_DONE ? mw_job_over_corpus(j) : status;
}

int mw_job_joined(mw_job *j, char **inputs)
{
    mw_error err = {0};
    if (!are_of_this_run(j, inputs))
        return MW_EXIT_FAILED;
    j->store = mw_store_open(NULL, MW_STORE_TEMPORARY, &err);
    if (!j->store) {
        mw_complain(MW_STR(""), &err);
        return MW_EXIT_FAILED;
    }
    return mw_script_is_streaming(j->script) ? join_counts(j) : join_corpus(j, inputs);
}
