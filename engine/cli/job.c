/* SPDX-License-Identifier: MIT */
/* The forms of a script's run, and what its report was made from. */
#include "cli/job.h"

#include "article/article.h"
#include "base/hash.h"
#include "cli/commands.h"
#include "cli/corpus.h"
#include "cli/manifest.h"
#include "run/gather.h"
#include "run/sources.h"

/* ---- the two forms */

int mw_job_over_corpus(mw_job *j)
{
    mw_error err = {0};
    return mw_script_run(j->script, j->report, &err) ? MW_EXIT_DONE : mw_script_status(&err);
}

int mw_job_set_corpus(mw_job *j)
{
    mw_error err = {0};
    j->watched.store = j->store;
    /* A script writes only where the command line says so. */
    mw_script_set_decisions(j->script, j->decisions.path, j->decisions.named);
    return mw_script_set_corpus(j->script, j->store, &err) ? MW_EXIT_DONE : mw_script_status(&err);
}

static int open_corpus(mw_job *j, char **inputs)
{
    j->store = mw_corpus_open(&MW_COMMAND_RUN, j->input_count, inputs, j->model, j->jobs, &j->decisions, &j->status);
    if (!j->store)
        return j->status == MW_EXIT_DONE ? MW_EXIT_FAILED : j->status;
    return mw_job_set_corpus(j);
}

int mw_job_form(mw_job *j, char **inputs)
{
    bool streaming = mw_script_is_streaming(j->script);
    if (j->parts)
        return mw_job_joined(j, inputs);
    if (streaming && !mw_corpus_named(j->input_count, inputs)) {
        j->stream = (mw_streaming){.command = &MW_COMMAND_RUN, .script = j->script, .report = j->report,
                                .model = j->model, .watched = &j->watched, .jobs = j->jobs};
        return mw_streaming_run(&j->stream, j->input_count, inputs, &j->status);
    }
    int status = open_corpus(j, inputs);
    if (status != MW_EXIT_DONE)
        return status;
    return streaming ? mw_job_lend(j, mw_corpus_named(j->input_count, inputs)) : mw_job_over_corpus(j);
}

/* ---- the manifest, the sentences behind the citations */

bool mw_job_manifest(const mw_job *j, mw_error *err)
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

bool mw_job_sources(mw_job *j, mw_error *err)
{
    if (!j->store)
        return mw_streaming_tell(&j->stream, err);
    if (j->parts && mw_script_is_streaming(j->script))
        return mw_sources_from_store(j->report, j->store, err);
    return mw_manifest_add_store(j->report, j->store, err) && mw_sources_from_store(j->report, j->store, err);
}

void mw_job_free(mw_job *j)
{
    mw_report_free(j->report);
    mw_script_free(j->script);
    mw_store_close(j->store);
    mw_streaming_free(&j->stream);
    mw_in_force_free(&j->decisions);
    mw_model_free(j->model);
    mw_buf_free(&j->name);
    mw_buf_free(&j->text);
    mw_buf_free(&j->printed);
}
