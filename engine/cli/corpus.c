/* SPDX-License-Identifier: MIT */
/* From INPUT… to a corpus: opened where it is one, else read into a temporary one. */
#include "cli/corpus.h"

#include "cli/message.h"
#include "run/copies.h"
#include "run/gather.h"

mw_reader *mw_corpus_reader(const mw_command *command, int count, char **inputs)
{
    char *story = (char[]){MW_BUILTIN_STORY};
    return count ? mw_input_reader(command, count, inputs) : mw_input_reader(command, 1, &story);
}

const char *mw_corpus_named(int count, char **inputs)
{
    return count == 1 && mw_is_corpus_file(inputs[0]) ? inputs[0] : NULL;
}

static bool gather(mw_reader *reader, mw_store *store, const mw_model *model, unsigned jobs, int *status)
{
    mw_error err = {0};
    mw_keeper keeper = {.store = store, .reading = mw_input_reading()};
    mw_run_options options = {.model = model, .layers = MW_LAYERS_ALL & ~(unsigned)MW_POS, .jobs = jobs,
                              .article = mw_keep_article, .context = &keeper};
    bool good = mw_store_begin(store, &err);
    *status = good ? mw_input_run(reader, options, NULL) : MW_EXIT_FAILED;
    good = good && mw_store_commit(store, &err);
    if (!good)
        mw_complain(MW_STR(""), &err);
    return good && *status != MW_EXIT_INTERRUPTED;
}

static mw_store *open_store(const char *corpus)
{
    mw_error err = {0};
    mw_store *store = corpus ? mw_store_open(corpus, MW_STORE_READ, &err)
                             : mw_store_open(NULL, MW_STORE_TEMPORARY, &err);
    if (!store)
        mw_complain(mw_str_of(corpus ? corpus : ""), &err);
    return store;
}

static bool fill(mw_store *store, const mw_command *command, int count, char **inputs,
                 const mw_model *model, unsigned jobs, const mw_in_force *decisions, int *status)
{
    mw_reader *reader = mw_corpus_reader(command, count, inputs);
    if (!reader)
        *status = MW_EXIT_USAGE;
    bool good = reader && gather(reader, store, model, jobs, status);
    mw_reader_free(reader);
    if (good && mw_store_article_count(store) == 0) {
        mw_say("no article in the input");
        *status = MW_EXIT_FAILED;
        return false;
    }
    mw_error err = {0};
    if (good && !mw_find_copies(store, &err)) {
        mw_complain(MW_STR(""), &err);
        *status = MW_EXIT_FAILED;
        return false;
    }
    if (good && decisions && !mw_decisions_replay(decisions, store)) {
        *status = MW_EXIT_FAILED;
        return false;
    }
    return good;
}

mw_store *mw_corpus_open(const mw_command *command, int count, char **inputs, const mw_model *model,
                         unsigned jobs, mw_in_force *decisions, int *status)
{
    const char *corpus = mw_corpus_named(count, inputs);
    *status = MW_EXIT_FAILED;
    mw_store *store = open_store(corpus);
    if (!store)
        return NULL;
    if (decisions && !mw_decisions_find(decisions, store, corpus, count, inputs)) {
        mw_store_close(store);
        return NULL;
    }
    *status = MW_EXIT_DONE;
    bool good = corpus ? !decisions || mw_decisions_refresh(decisions, store)
                       : fill(store, command, count, inputs, model, jobs, decisions, status);
    if (!good) {
        *status = *status == MW_EXIT_DONE ? MW_EXIT_FAILED : *status;
        mw_store_close(store);
        return NULL;
    }
    if (decisions && decisions->bad && *status == MW_EXIT_DONE)
        *status = MW_EXIT_FAILED;
    return store;
}

int mw_corpus_work_on(const mw_command *command, int count, char **inputs, unsigned jobs,
                      mw_corpus_work work, void *context)
{
    mw_error err = {0};
    mw_in_force decisions = {0};
    mw_model *model = mw_model_open(&err);
    if (!model) {
        mw_complain(MW_STR(""), &err);
        return MW_EXIT_FAILED;
    }
    int status;
    mw_store *store = mw_corpus_open(command, count, inputs, model, jobs, &decisions, &status);
    if (store) {
        int answer = work(store, model, &decisions, context);
        status = answer == MW_EXIT_DONE ? status : answer;
    }
    mw_store_close(store);
    mw_in_force_free(&decisions);
    mw_model_free(model);
    return status;
}
