/* SPDX-License-Identifier: MIT */
/* A session over small articles: three of its own, or those that a test gives. */
#ifndef TESTS_SCRIPT_CORPUS_H
#define TESTS_SCRIPT_CORPUS_H

#include <moonwire/reader.h>
#include <moonwire/run.h>

#include "run/gather.h"
#include "script/session.h"

static const char *const ARTICLES[][2] = {
    {"one.txt", "title: One\nsource: Desk A\npublished: 2022-08-03\n\n"
                "Sergey Lavrov met Wunna Maung Lwin in Naypyidaw on Wednesday. “We value this,” Lavrov said.\n\n"
                "Some 2,148 people have been killed since the coup, according to the AAPP.\n"},
    {"two.txt", "title: Two\nsource: Desk B\npublished: 2022-08-04\n\n"
                "“It is a start,” Prak Sokhonn said in Phnom Penh. “We need more,” Lavrov said on Thursday.\n"},
    {"three.txt", "title: Three\nsource: Desk A\npublished: 2022-09-01\n\n"
                  "Hun Sen said that talks would go on.\n"},
};

typedef struct corpus_session {
    session s;
    mw_model *model;
    mw_store *store;
} corpus_session;

static inline void corpus_open_with(corpus_session *c, const char *const (*articles)[2], size_t count)
{
    mw_error err = {0};
    *c = (corpus_session){.model = mw_model_open(&err)};
    cr_assert(c->model, "%s", err.text);
    c->store = mw_store_open(NULL, MW_STORE_TEMPORARY, &err);
    mw_reader *reader = mw_reader_new(NULL, &err);
    cr_assert(c->store && reader, "%s", err.text);
    for (size_t i = 0; i < count; i++)
        cr_assert(mw_reader_add_bytes(reader, mw_str_of(articles[i][0]), mw_str_of(articles[i][1]), &err));
    mw_keeper keeper = {.store = c->store, .reading = MW_STR("")};
    mw_run_options run = {.model = c->model, .layers = MW_LAYERS_ALL & ~(unsigned)MW_POS,
                          .article = mw_keep_article, .context = &keeper};
    cr_assert(mw_store_begin(c->store, &err) && mw_run(reader, &run, NULL, &err) &&
              mw_store_commit(c->store, &err), "%s", err.text);
    mw_reader_free(reader);
    session_open(&c->s, c->model, false);
    cr_assert(mw_script_set_corpus(c->s.script, c->store, &err), "%s", err.text);
}

static inline void corpus_open(corpus_session *c)
{
    corpus_open_with(c, ARTICLES, sizeof ARTICLES / sizeof *ARTICLES);
}

static inline void corpus_close(corpus_session *c)
{
    session_close(&c->s);
    mw_store_close(c->store);
    mw_model_free(c->model);
}

#endif
