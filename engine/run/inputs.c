/* SPDX-License-Identifier: MIT */
/* INPUTs as one row of articles: all files by one reader, because ids are settled among all articles
 * of a run, then the corpora. */
#include "run/inputs.h"

#include "base/memory.h"
#include "run/gather.h"

struct mw_inputs {
    mw_reader *reader;
    const char **corpora; /* paths: lent */
    size_t corpus_count, corpus_next;
    mw_store *store;   /* the open one */
    mw_frame *listing; /* its articles */
    size_t row;
    bool in_corpora;
};

static bool add_input(mw_inputs *inputs, const char *input, mw_error *err)
{
    if (!mw_is_corpus_file(input))
        return mw_gather_add(inputs->reader, input, err);
    inputs->corpora[inputs->corpus_count++] = input;
    return true;
}

mw_inputs *mw_inputs_open(const mw_reader_options *options, const char *const *names, size_t count,
                          mw_error *err)
{
    mw_inputs *inputs = mw_memory_get(sizeof *inputs, err);
    if (!inputs)
        return NULL;
    inputs->reader = mw_reader_new(options, err);
    inputs->corpora = mw_memory_get(count * sizeof *inputs->corpora, err);
    bool good = inputs->reader && inputs->corpora;
    for (size_t i = 0; good && i < count; i++)
        good = add_input(inputs, names[i], err);
    if (good)
        return inputs;
    mw_inputs_free(inputs);
    return NULL;
}

static void close_corpus(mw_inputs *inputs)
{
    mw_frame_free(inputs->listing);
    mw_store_close(inputs->store);
    inputs->listing = NULL;
    inputs->store = NULL;
}

void mw_inputs_free(mw_inputs *inputs)
{
    if (!inputs)
        return;
    close_corpus(inputs);
    mw_reader_free(inputs->reader);
    mw_memory_free(inputs->corpora);
    mw_memory_free(inputs);
}

static bool open_corpus(mw_inputs *inputs, mw_error *err)
{
    inputs->store = mw_store_open(inputs->corpora[inputs->corpus_next++], MW_STORE_READ, err);
    inputs->listing = inputs->store ? mw_store_manifest(inputs->store, err) : NULL;
    inputs->row = 0;
    return inputs->listing != NULL;
}

static mw_str text_at(const mw_frame *frame, size_t row, const char *column)
{
    return mw_frame_cell(frame, row, mw_frame_column(frame, mw_str_of(column))).text;
}

static mw_got next_of_corpus(mw_inputs *inputs, mw_inputs_wanted wanted, void *context,
                             mw_article **article, mw_error *err)
{
    while (inputs->row < mw_frame_row_count(inputs->listing)) {
        size_t row = inputs->row++;
        mw_str id = text_at(inputs->listing, row, "id");
        if (wanted && !wanted(context, id, text_at(inputs->listing, row, "sha256")))
            continue;
        *article = mw_store_load_id(inputs->store, id, err);
        return *article ? MW_ARTICLE_READ : MW_BAD;
    }
    close_corpus(inputs);
    return MW_END;
}

mw_got mw_inputs_next(mw_inputs *inputs, mw_inputs_wanted wanted, void *context, mw_article **article,
                      mw_error *err)
{
    *article = NULL;
    mw_got got = inputs->in_corpora ? MW_END : mw_reader_next(inputs->reader, article, err);
    if (got != MW_END)
        return got;
    inputs->in_corpora = true;
    for (;;) {
        if (inputs->listing) {
            got = next_of_corpus(inputs, wanted, context, article, err);
            if (got != MW_END)
                return got;
        }
        if (inputs->corpus_next == inputs->corpus_count)
            return MW_END;
        if (!open_corpus(inputs, err)) {
            close_corpus(inputs);
            return MW_BAD;
        }
    }
}

mw_str mw_inputs_where(const mw_inputs *inputs)
{
    return inputs->in_corpora && inputs->corpus_next ? mw_str_of(inputs->corpora[inputs->corpus_next - 1])
                                                     : mw_reader_where(inputs->reader);
}
