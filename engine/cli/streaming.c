/* SPDX-License-Identifier: MIT */
/* A streaming script's way through the articles. */
#include "cli/streaming.h"

#include "cli/corpus.h"
#include "cli/message.h"
#include "cli/scripts.h"
#include "run/sources.h"

static bool add_article(mw_streaming *s, const mw_article *article, mw_error *err)
{
    const mw_head *head = mw_article_head(article);
    mw_manifest_article row = {head->id, head->path, head->url, head->source, head->published, head->sha256};
    return mw_report_add_article(s->report, &row, err);
}

static bool give(mw_streaming *s, mw_article *article, mw_error *err)
{
    if ((s->passing && !mw_passing_decide(s->passing, article, err)) || !add_article(s, article, err))
        return false;
    if (mw_script_each(s->script, article, err))
        return true;
    mw_crew_name_article(article, err);
    return false;
}

static bool work(void *context, unsigned worker, mw_article *article, mw_buf *made, mw_error *err)
{
    return mw_crew_work(&((mw_streaming *)context)->crew, worker, article, made, err);
}

/* What went wrong in the script is told by mw_streaming_run, with the script's line; for the run it is
 * an end. */
static bool each(void *context, mw_article *article, mw_str made, mw_error *err)
{
    mw_streaming *s = context;
    bool good = !s->crew.count ? give(s, article, &s->stopped)
                               : add_article(s, article, &s->stopped) &&
                                     mw_crew_deliver(&s->crew, made, &s->stopped);
    return good || mw_fail(err, MW_ECANCEL, 0, "stopped");
}

static bool open_decisions(mw_streaming *s, int count, char **inputs)
{
    mw_error err = {0};
    if (!mw_decisions_find(&s->decisions, NULL, NULL, count, inputs))
        return false;
    if (!s->decisions.decisions)
        return true;
    s->passing = mw_passing_new(s->decisions.decisions, s->model, &err);
    if (!s->passing)
        mw_complain(MW_STR(""), &err);
    return s->passing != NULL;
}

/* MW_EXIT_DONE: the articles are through. */
static int read_all(mw_streaming *s, int *input_status)
{
    /* Decisions are about names; else a script's own questions say which layers are made (mw_lua_need). */
    unsigned layers = s->passing ? MW_LAYERS_ALL & ~(unsigned)MW_POS : MW_ARTICLE | MW_SENTENCES;
    mw_run_options options = {.model = s->model, .layers = layers, .jobs = s->jobs,
                              .work = s->crew.count ? work : NULL, .article = each, .context = s};
    mw_run_counts counts;
    *input_status = mw_input_run(s->reader, options, &counts);
    if (s->stopped.code != MW_OK)
        return mw_script_status(&s->stopped);
    if (*input_status == MW_EXIT_INTERRUPTED)
        return MW_EXIT_INTERRUPTED;
    if (counts.articles == 0) {
        mw_say("no article in the input");
        return MW_EXIT_FAILED;
    }
    if (s->passing)
        mw_decisions_tell_unmatched(&s->decisions, s->passing);
    if (s->decisions.bad && *input_status == MW_EXIT_DONE)
        *input_status = MW_EXIT_FAILED;
    return MW_EXIT_DONE;
}

/* Decisions remember in order what they changed, and what start made may be of no kind that can be merged:
 * then one state sees all articles, and only annotating is done by many threads. */
static bool gather_crew(mw_streaming *s, mw_error *err)
{
    if (s->passing || !mw_script_is_mergeable(s->script))
        return true;
    return mw_crew_start(&s->crew, s->script, s->jobs, NULL, s->watched, err);
}

int mw_streaming_run(mw_streaming *s, int count, char **inputs, int *input_status)
{
    mw_error err = {0};
    if (!open_decisions(s, count, inputs))
        return MW_EXIT_FAILED;
    s->reader = mw_corpus_reader(s->command, count, inputs);
    if (!s->reader)
        return MW_EXIT_USAGE;
    if (!mw_script_start(s->script, &err) || !gather_crew(s, &err))
        return mw_script_status(&err);
    int status = read_all(s, input_status);
    bool merged = status != MW_EXIT_DONE || mw_crew_merge(&s->crew, &err);
    mw_crew_free(&s->crew, s->watched);
    if (status != MW_EXIT_DONE)
        return status;
    return merged && mw_script_finish(s->script, s->report, &err) ? MW_EXIT_DONE : mw_script_status(&err);
}

/* ---- the manifest */

/* A cell that is empty is not known. */
static mw_str known(mw_str cell)
{
    return cell.len ? cell : MW_NONE;
}

static bool tell_decisions(mw_streaming *s, mw_error *err)
{
    const mw_decisions *all = s->decisions.decisions;
    bool good = mw_report_set_decisions(s->report, mw_decisions_file(all), mw_decisions_sha256(all), err);
    for (size_t i = 0; good && i < mw_decisions_count(all); i++) {
        const mw_decision *d = mw_decisions_at(all, i);
        mw_manifest_decision row = {d->line, mw_str_of(mw_decision_action_name(d->action)), d->what,
                                    known(d->as), known(d->article), known(d->who), known(d->why), known(d->when),
                                    mw_passing_mentions(s->passing, i)};
        good = mw_report_add_decision(s->report, &row, err);
    }
    for (size_t i = 0; good && i < mw_passing_renaming_count(s->passing); i++) {
        const mw_renaming *r = mw_passing_renaming(s->passing, i);
        mw_manifest_name row = {r->spelled, r->name, r->why};
        good = mw_report_add_name(s->report, &row, err);
    }
    return good;
}

bool mw_streaming_tell(mw_streaming *s, mw_error *err)
{
    if (s->passing && !tell_decisions(s, err))
        return false;
    mw_reader_rewind(s->reader);
    return mw_sources_from_reader(s->report, s->reader, s->model, err);
}

void mw_streaming_free(mw_streaming *s)
{
    mw_crew_free(&s->crew, NULL);
    mw_passing_free(s->passing);
    mw_in_force_free(&s->decisions);
    mw_reader_free(s->reader);
    *s = (mw_streaming){0};
}
