/* SPDX-License-Identifier: MIT */
/* The loop over articles: read, annotate, hand over; what cannot be read is told and passed over.
 */
#include "run/run_impl.h"

static bool is_foreign(const mw_article *article)
{
    mw_str language = mw_article_head(article)->language;
    return language.data && !mw_str_is(language, "en");
}

/* The article with the layers that are asked for. */
static bool make(const mw_run_options *options, unsigned worker, mw_item *item)
{
    if (!options->load)
        return mw_annotate(item->article, options->model, options->layers, &item->error);
    item->article = options->load(options->context, worker, item->number, &item->error);
    return item->article != NULL;
}

void mw_run_work(const mw_run_options *options, unsigned worker, mw_item *item)
{
    if (item->got != MW_ARTICLE_READ || item->passed)
        return;
    mw_error *err = &item->error;
    bool good = make(options, worker, item) &&
                (!options->prepare ||
                 options->prepare(options->context, item->article, &item->made, err)) &&
                (!options->work || options->work(options->context, worker, item->article, &item->made, err)) &&
                mw_buf_ok(&item->made, err);
    if (!good)
        item->got = MW_BAD;
}

/* Asks whether the article just read is wanted. */
static void ask(const mw_run_options *options, mw_item *item)
{
    bool wanted = true;
    bool good = mw_annotate(item->article, options->model, 0, &item->error) &&
                options->wanted(options->context, item->article, &wanted, &item->error);
    if (!good)
        item->got = MW_BAD;
    item->passed = !wanted;
}

mw_got mw_run_read(mw_reader *reader, const mw_run_options *options, size_t number, mw_item *item)
{
    item->error = (mw_error){0};
    item->passed = false;
    item->number = number;
    if (options->load)
        return item->got = number < options->count ? MW_ARTICLE_READ : MW_END;
    item->got = mw_reader_next(reader, &item->article, &item->error);
    if (item->got == MW_END)
        return MW_END;
    const char *note = mw_reader_note(reader);
    mw_buf_add(&item->where, mw_reader_where(reader));
    if (note)
        mw_buf_add(&item->note, mw_str_of(note));
    uint64_t done, all;
    mw_reader_progress(reader, &done, &all);
    if (options->progress)
        options->progress(options->context, done, all);
    if (item->got == MW_ARTICLE_READ && options->wanted)
        ask(options, item);
    return item->got;
}

void mw_item_clear(mw_item *item)
{
    mw_article_free(item->article);
    item->article = NULL;
    mw_buf_clear(&item->made);
    mw_buf_clear(&item->where);
    mw_buf_clear(&item->note);
}

void mw_item_free(mw_item *item)
{
    mw_article_free(item->article);
    mw_buf_free(&item->made);
    mw_buf_free(&item->where);
    mw_buf_free(&item->note);
    *item = (mw_item){0};
}

bool mw_run_deliver(const mw_run_options *options, mw_item *item, mw_run_counts *counts,
                    mw_error *err)
{
    mw_str where = mw_buf_str(&item->where);
    if (item->got == MW_BAD && item->error.code == MW_ECANCEL)
        return mw_fail(err, MW_ECANCEL, 0, "interrupted");
    if (item->note.len && options->noted)
        options->noted(options->context, where, item->note.data);
    if (item->got == MW_BAD && options->load) {
        *err = item->error;
        return false;
    }
    if (item->got == MW_BAD) {
        counts->skipped++;
        if (options->skipped)
            options->skipped(options->context, where, &item->error);
        return true;
    }
    if (item->passed) {
        counts->passed++;
        return true;
    }
    if (!options->article(options->context, item->article, mw_buf_str(&item->made), err))
        return false;
    counts->articles++;
    counts->foreign += is_foreign(item->article);
    return true;
}

bool mw_run_cancelled(const mw_run_options *options, mw_error *err)
{
    if (!options->cancel || !*options->cancel)
        return false;
    mw_fail(err, MW_ECANCEL, 0, "interrupted");
    return true;
}

static bool run_alone(mw_reader *reader, const mw_run_options *options, mw_run_counts *counts,
                      mw_error *err)
{
    mw_item item = {0};
    bool good = true;
    for (size_t number = 0; good && mw_run_read(reader, options, number, &item) != MW_END; number++) {
        mw_run_work(options, 0, &item);
        good = !mw_run_cancelled(options, err) && mw_run_deliver(options, &item, counts, err);
        mw_item_clear(&item);
    }
    mw_item_free(&item);
    return good;
}

bool mw_run(mw_reader *reader, const mw_run_options *options, mw_run_counts *counts, mw_error *err)
{
    mw_run_counts own = {0};
    bool good = options->jobs > 1 ? mw_run_workers(reader, options, &own, err)
                                  : run_alone(reader, options, &own, err);
    if (counts)
        *counts = own;
    return good;
}
