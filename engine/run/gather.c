/* SPDX-License-Identifier: MIT */
/* From the inputs of a command line to a corpus that can be asked. */
#include "run/gather.h"

#include <stdio.h>

#include "base/file.h"
#include "model/bundle.h"

bool mw_inputs_are_corpus(const mw_inputs *inputs)
{
    static const char MAGIC[16] = "SQLite format 3";
    if (inputs->count != 1 || mw_path_kind_of(inputs->paths[0]) != MW_PATH_FILE)
        return false;
    FILE *file = fopen(inputs->paths[0], "rb");
    char head[sizeof MAGIC];
    bool is = file && fread(head, 1, sizeof head, file) == sizeof head &&
              memcmp(head, MAGIC, sizeof head) == 0;
    if (file)
        fclose(file);
    return is;
}

static bool add_story(mw_reader *reader, mw_error *err)
{
    for (const mw_bundle_file *file = MW_BUNDLE; file->name; file++) {
        mw_str name = mw_str_of(file->name);
        if (!mw_str_starts(name, MW_STR("story/")))
            continue;
        mw_str bytes = {file->start, (size_t)(file->end - file->start)};
        if (!mw_reader_add_bytes(reader, mw_str_sub(name, 6, name.len), bytes, err))
            return false;
    }
    return true;
}

mw_reader *mw_inputs_open(const mw_inputs *inputs, mw_error *err)
{
    mw_reader *reader = mw_reader_new(&inputs->reading, err);
    bool good = reader && (inputs->count || add_story(reader, err));
    for (size_t i = 0; good && i < inputs->count; i++)
        good = strcmp(inputs->paths[i], MW_BUILTIN_STORY) == 0
                   ? add_story(reader, err)
                   : mw_reader_add_path(reader, inputs->paths[i], err);
    if (!good) {
        mw_reader_free(reader);
        return NULL;
    }
    return reader;
}

void mw_inputs_reading(const mw_inputs *inputs, char text[128])
{
    const mw_reader_options *reading = &inputs->reading;
    snprintf(text, 128, "input=%d verbatim=%d published=%.*s", (int)reading->input,
             reading->verbatim, MW_ARG(reading->published));
}

typedef struct keeping {
    mw_store *store;
    char reading[128];
    const mw_run_options *caller; /* whose callbacks are passed on */
} keeping;

static void pass_skipped(void *context, mw_str where, const mw_error *why)
{
    const mw_run_options *caller = ((keeping *)context)->caller;
    if (caller->skipped)
        caller->skipped(caller->context, where, why);
}

static void pass_noted(void *context, mw_str where, const char *note)
{
    const mw_run_options *caller = ((keeping *)context)->caller;
    if (caller->noted)
        caller->noted(caller->context, where, note);
}

static void pass_progress(void *context, uint64_t done, uint64_t all)
{
    const mw_run_options *caller = ((keeping *)context)->caller;
    if (caller->progress)
        caller->progress(caller->context, done, all);
}

static bool keep(void *context, mw_article *article, mw_str made, mw_error *err)
{
    (void)made;
    keeping *k = context;
    return mw_store_save(k->store, article, mw_str_of(k->reading), NULL, err);
}

mw_store *mw_gather(const mw_inputs *inputs, const mw_run_options *run, mw_run_counts *counts,
                    mw_error *err)
{
    if (mw_inputs_are_corpus(inputs))
        return mw_store_open(inputs->paths[0], MW_STORE_READ, err);
    keeping k = {.store = mw_store_open(NULL, MW_STORE_TEMPORARY, err), .caller = run};
    mw_reader *reader = k.store ? mw_inputs_open(inputs, err) : NULL;
    mw_inputs_reading(inputs, k.reading);
    mw_run_options options = {.model = run->model, .layers = run->layers, .jobs = run->jobs,
                              .article = keep, .skipped = pass_skipped, .noted = pass_noted,
                              .progress = pass_progress, .context = &k, .cancel = run->cancel};
    bool good = reader && mw_store_begin(k.store, err) && mw_run(reader, &options, counts, err) &&
                mw_store_commit(k.store, err);
    mw_reader_free(reader);
    if (good)
        return k.store;
    mw_store_close(k.store);
    return NULL;
}
