/* SPDX-License-Identifier: MIT */
/* A state of the script for each thread. */
#include "cli/crew.h"

#include <stdio.h>

#include <moonwire/run.h>


bool mw_crew_start(mw_crew *crew, mw_script *script, unsigned jobs, mw_store *const *stores, mw_script_watched *watched,
                   mw_error *err)
{
    jobs = jobs < MW_JOBS_MAX ? jobs : MW_JOBS_MAX;
    crew->script = script;
    crew->twins = mw_memory_get(jobs * sizeof *crew->twins, err);
    bool good = crew->twins != NULL;
    while (good && crew->count < jobs) {
        crew->twins[crew->count] = mw_script_twin(script, stores ? stores[crew->count] : NULL, err);
        good = crew->twins[crew->count] != NULL;
        crew->count += good;
    }
    if (good) { /* the number last: a signal sees all or none */
        watched->twins = crew->twins;
        watched->twin_count = crew->count;
    }
    return good;
}

static void add_print(void *made, mw_str text)
{
    mw_buf_add(made, text);
}

/* `made` is the error, or none, and then what was printed. */
bool mw_crew_work(mw_crew *crew, unsigned worker, mw_article *article, mw_buf *made, mw_error *err)
{
    mw_script *twin = crew->twins[worker];
    mw_error failed = {0};
    mw_buf_add(made, (mw_str){(const char *)&failed, sizeof failed});
    mw_script_set_print(twin, add_print, made);
    bool good = mw_script_each(twin, article, &failed);
    mw_script_set_print(twin, NULL, NULL);
    if (!mw_buf_ok(made, err))
        return false;
    if (!good) {
        mw_crew_name_article(article, &failed);
        memcpy(made->data, &failed, sizeof failed);
    }
    return true;
}

bool mw_crew_deliver(mw_crew *crew, mw_str made, mw_error *err)
{
    mw_str printed;
    bool good = mw_crew_read(crew, made, &printed, err);
    if (printed.len)
        mw_script_print(crew->script, printed);
    return good;
}

bool mw_crew_read(mw_crew *crew, mw_str made, mw_str *printed, mw_error *err)
{
    mw_error failed;
    memcpy(&failed, made.data, sizeof failed);
    *printed = mw_str_sub(made, sizeof failed, made.len);
    if (failed.code == MW_OK)
        return true;
    for (unsigned i = 0; i < crew->count; i++)
        mw_script_interrupt(crew->twins[i]);
    *err = failed;
    return false;
}

/* In the order of their numbers; by the promise of statistics any other would do. */
bool mw_crew_merge(mw_crew *crew, mw_error *err)
{
    for (unsigned i = 0; i < crew->count; i++)
        if (!mw_script_merge(crew->script, crew->twins[i], err))
            return false;
    return true;
}

void mw_crew_free(mw_crew *crew, mw_script_watched *watched)
{
    if (watched)
        watched->twin_count = 0;
    for (unsigned i = 0; i < crew->count; i++)
        mw_script_free(crew->twins[i]);
    mw_memory_free(crew->twins);
    *crew = (mw_crew){0};
}

void mw_crew_name_article(const mw_article *article, mw_error *err)
{
    if (err->code != MW_ESCRIPT)
        return;
    const mw_head *head = mw_article_head(article);
    mw_str where = head->path.len ? head->path : head->id;
    size_t used = strlen(err->text);
    snprintf(err->text + used, sizeof err->text - used, "\n    in the article %.*s", MW_ARG(where));
}
