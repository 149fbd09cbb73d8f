/* SPDX-License-Identifier: MIT */
/* A streaming script over a corpus: its articles are loaded by as many threads as there are, each with a store of its
 * own, and given to the script in the order in which they were kept. */
#include "cli/interrupt.h"
#include "cli/job.h"

#include <moonwire/run.h>

typedef struct lending {
    mw_job *job;
    mw_frame *articles; /* their keys */
    mw_store **stores;  /* one for each thread */
    unsigned count;
    mw_crew crew; /* empty: one state sees all articles */
} lending;

static bool open_stores(lending *l, const char *path, mw_error *err)
{
    unsigned jobs = l->job->jobs < 1 ? 1 : l->job->jobs < MW_JOBS_MAX ? l->job->jobs : MW_JOBS_MAX;
    l->stores = mw_memory_get(jobs * sizeof *l->stores, err);
    bool good = l->stores != NULL;
    while (good && l->count < jobs) {
        l->stores[l->count] = mw_store_open(path, MW_STORE_READ, err);
        good = l->stores[l->count] != NULL;
        l->count += good;
    }
    return good;
}

/* Twins where what they count can be merged. */
static bool gather_crew(lending *l, mw_error *err)
{
    mw_job *j = l->job;
    return !mw_script_is_mergeable(j->script) ||
           mw_crew_start(&l->crew, j->script, l->count, l->stores, &j->watched, err);
}

static mw_article *load(void *context, unsigned worker, size_t number, mw_error *err)
{
    lending *l = context;
    return mw_store_load(l->stores[worker], mw_frame_key(l->articles, number), err);
}

static bool work(void *context, unsigned worker, mw_article *article, mw_buf *made, mw_error *err)
{
    return mw_crew_work(&((lending *)context)->crew, worker, article, made, err);
}

static bool deliver(void *context, mw_article *article, mw_str made, mw_error *err)
{
    lending *l = context;
    if (l->crew.count)
        return mw_crew_deliver(&l->crew, made, err);
    if (mw_script_each(l->job->script, article, err))
        return true;
    mw_crew_name_article(article, err);
    return false;
}

static bool lend_all(lending *l, mw_error *err)
{
    mw_run_options options = {.model = l->job->model, .jobs = l->count, .load = load,
                              .count = mw_frame_row_count(l->articles), .work = l->crew.count ? work : NULL,
                              .article = deliver, .context = l, .cancel = &mw_interrupted};
    return mw_run(NULL, &options, NULL, err) && mw_crew_merge(&l->crew, err);
}

int mw_job_lend(mw_job *j, const char *path)
{
    mw_error err = {0};
    lending l = {.job = j};
    l.articles = mw_store_query(j->store, MW_STR("select key from article order by key"), NULL, 0, &err);
    bool good = l.articles && mw_script_start(j->script, &err) && open_stores(&l, path, &err) && gather_crew(&l, &err) &&
                lend_all(&l, &err);
    mw_crew_free(&l.crew, &j->watched);
    good = good && mw_script_finish(j->script, j->report, &err);
    for (unsigned i = 0; i < l.count; i++)
        mw_store_close(l.stores[i]);
    mw_memory_free(l.stores);
    mw_frame_free(l.articles);
    return good ? MW_EXIT_DONE : mw_script_status(&err);
}
