/* SPDX-License-Identifier: MIT */
/* moonwire ingest: articles into a corpus file, only what is new or changed. */
#include "cli/commands.h"
#include "cli/decisions.h"
#include "cli/input.h"
#include "cli/message.h"
#include "run/copies.h"
#include "run/gather.h"

#include <unistd.h>

enum { ARTICLES_A_COMMIT = 2000 }; /* lost at most when the machine stops */

static const char *into;
static unsigned jobs = 1;

static const mw_option OPTIONS[] = {
    {"into", 0, MW_OPT_TEXT, &into, "FILE", "the corpus; made when there is none"},
    {"jobs", 'j', MW_OPT_COUNT, &jobs, "N",
     "work on N articles at once; what is kept does not change"},
    {0},
};

static const mw_example EXAMPLES[] = {
    {"moonwire ingest data/story --into story.db",
     "a folder of articles; run again, it reads only what changed"},
    {"moonwire eval 'corpus:quotes{}:by(\"speaker\")' story.db",
     "the corpus in place of the folder"},
    {0},
};

typedef struct ingestion {
    mw_keeper keeper;
    uint64_t uncommitted;
} ingestion;

static bool is_new(void *context, const mw_article *article, bool *is_wanted, mw_error *err)
{
    const mw_keeper *keeper = &((ingestion *)context)->keeper;
    mw_error trouble = {0};
    *is_wanted = !mw_store_has(keeper->store, article, keeper->reading, &trouble);
    if (trouble.code != MW_OK && err)
        *err = trouble;
    return trouble.code == MW_OK;
}

static bool keep(void *context, mw_article *article, mw_str made, mw_error *err)
{
    ingestion *all = context;
    if (!mw_keep_article(&all->keeper, article, made, err))
        return false;
    if (++all->uncommitted < ARTICLES_A_COMMIT)
        return true;
    all->uncommitted = 0;
    return mw_store_commit(all->keeper.store, err) && mw_store_begin(all->keeper.store, err);
}

/* What was finished before Ctrl-C is kept: the next run goes on from there. */
static int fill(mw_reader *reader, mw_store *store, const mw_model *model, const mw_in_force *decisions)
{
    mw_error err = {0};
    mw_run_counts counts = {0};
    ingestion all = {.keeper = {.store = store, .reading = mw_input_reading()}};
    mw_run_options options = {.model = model,
                              .layers = MW_LAYERS_ALL & ~(unsigned)MW_POS,
                              .jobs = jobs,
                              .wanted = is_new,
                              .article = keep,
                              .context = &all};
    bool good = mw_store_begin(store, &err);
    int status = good ? mw_input_run(reader, options, &counts) : MW_EXIT_FAILED;
    if (good)
        good = mw_store_commit(store, &err);
    if (!good) {
        mw_complain(mw_str_of(into), &err);
        return MW_EXIT_FAILED;
    }
    if (!mw_find_copies(store, &err)) {
        mw_complain(mw_str_of(into), &err);
        return MW_EXIT_FAILED;
    }
    if (!mw_decisions_replay(decisions, store))
        return MW_EXIT_FAILED;
    uint64_t same = counts.passed + counts.articles - all.keeper.fresh;
    mw_remark("%s: %llu new or changed, %llu there already, %llu not read; %llu articles in all",
              into, (unsigned long long)all.keeper.fresh, (unsigned long long)same,
              (unsigned long long)counts.skipped,
              (unsigned long long)mw_store_article_count(store));
    return status;
}

/* A corpus that this run made and that nothing could be read into would only be in the way. */
static void drop_if_useless(mw_store *store, bool was_there, int status)
{
    bool useless = store && !was_there && status != MW_EXIT_DONE && mw_store_article_count(store) == 0;
    mw_store_close(store);
    if (useless)
        unlink(into);
}

static int run(int count, char **arguments)
{
    mw_error err = {0};
    if (!into)
        return mw_usage(&MW_COMMAND_INGEST,
                        "--into says which corpus: moonwire ingest %s --into corpus.db",
                        arguments[0]);
    mw_in_force decisions = {0};
    mw_reader *reader = mw_input_reader(&MW_COMMAND_INGEST, count, arguments);
    if (!reader)
        return MW_EXIT_USAGE;
    mw_model *model = mw_model_open(&err);
    bool was_there = access(into, F_OK) == 0;
    mw_store *store = model ? mw_store_open(into, MW_STORE_WRITE, &err) : NULL;
    int status = MW_EXIT_FAILED;
    if (store && mw_decisions_find(&decisions, store, into, count, arguments))
        status = fill(reader, store, model, &decisions);
    else if (!store)
        mw_complain(model ? mw_str_of(into) : MW_STR(""), &err);
    if (decisions.bad && status == MW_EXIT_DONE)
        status = MW_EXIT_FAILED;
    drop_if_useless(store, was_there, status);
    mw_in_force_free(&decisions);
    mw_model_free(model);
    mw_reader_free(reader);
    return status;
}

const mw_command MW_COMMAND_INGEST = {
    .name = "ingest",
    .arguments = "INPUT… --into FILE",
    .summary = "articles into a corpus file, only what changed",
    .details = "Reads, annotates and stores. An article is known by its URL, else by its path "
               "below INPUT: the same one "
               "with other bytes replaces the old, which stays as a revision. The file is SQLite; "
               "its table `about` "
               "describes every table and view.",
    .examples = EXAMPLES,
    .options = OPTIONS,
    .reads = true,
    .builds = true,
    .least = 1,
    .run = run,
};
