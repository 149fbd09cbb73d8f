/* SPDX-License-Identifier: MIT */
/* script.h -- embedding the Lua side.
 *
 * A script state runs one script, or the lines of one session, in an environment made for it: an
 * allow-list of Lua's libraries, made deterministic, and the engine's own objects. It owns no
 * corpus and no model: they are lent and must outlive it. One thread at a time, but
 * mw_script_interrupt may be called from a signal handler or another thread. */
#ifndef MOONWIRE_SCRIPT_H
#define MOONWIRE_SCRIPT_H

#include <moonwire/model.h>
#include <moonwire/report.h>
#include <moonwire/store.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct mw_script mw_script;

typedef struct mw_script_setup { /* zero is the default */
    const mw_model *model;
    void (*print)(void *context, mw_str text); /* where print and :show() go; NULL: nowhere */
    void *context;
    size_t width;            /* of tables; 0: 100 columns */
    bool session;            /* a prompt or one query: new globals are allowed */
    size_t memory_max_bytes; /* 0: 1 GB */
    mw_str out_folder;       /* where report:write may write; none: nowhere */
    void (*told)(void *context, mw_str text); /* what a script did to the outside world, a line; NULL: nobody */
} mw_script_setup;

MW_API mw_script *mw_script_new(const mw_script_setup *setup, mw_error *err);
MW_API void mw_script_free(mw_script *script); /* NULL is fine */
MW_API void mw_script_interrupt(mw_script *script);
MW_API void mw_script_set_out_folder(mw_script *script, mw_str folder); /* NUL-ended; lent */
/* The file of an analyst's decisions (decisions.h), NUL-ended; lent: corpora that the script reads are
 * built with it, and where `may_write` is true corpus:decide adds to it (and makes it). NULL: none. */
MW_API void mw_script_set_decisions(mw_script *script, const char *path, bool may_write);

/* The corpus that `corpus` names; lent. */
MW_API bool mw_script_set_corpus(mw_script *script, mw_store *store, mw_error *err);

/* A script file: a table {summary, options, run} or {summary, options, start, each, report}. */
MW_API bool mw_script_load(mw_script *script, mw_str name, mw_str text, mw_error *err);
MW_API bool mw_script_is_streaming(const mw_script *script);
MW_API mw_str mw_script_summary(const mw_script *script);
MW_API mw_str mw_script_example(const mw_script *script);

typedef struct mw_script_option {
    mw_str name, help;
    mw_cell value; /* the default, or what was set; its type is the option's */
} mw_script_option;
MW_API size_t mw_script_option_count(const mw_script *script);
MW_API mw_script_option mw_script_option_at(const mw_script *script, size_t index); /* by name */
/* Sets an option from a command line's text, checked against its default's type; the error's text
 * reads after the option's name. */
MW_API bool mw_script_set_option(mw_script *script, mw_str name, mw_str text, mw_error *err);

/* The modules of scripts/lib that were read so far, by name, with their SHA-256; lent. */
typedef struct mw_script_module {
    mw_str name, sha256;
} mw_script_module;
MW_API size_t mw_script_module_count(const mw_script *script);
MW_API mw_script_module mw_script_module_at(const mw_script *script, size_t index);

/* run(corpus, options, report). */
MW_API bool mw_script_run(mw_script *script, mw_report *report, mw_error *err);
/* start(options); each(article, seen, options) for every article, lent for the call;
 * report(seen, options, report). The names are those that the article has: of itself where it was
 * just annotated, one over all where it was loaded from a corpus. */
MW_API bool mw_script_start(mw_script *script, mw_error *err);
MW_API bool mw_script_each(mw_script *script, mw_article *article, mw_error *err);
MW_API bool mw_script_finish(mw_script *script, mw_report *report, mw_error *err);

/* Many threads, one script: after mw_script_start, a twin of it for each thread, `each` in the twins, then
 * all twins merged into the first, which reports. Which twin saw which article changes nothing.
 * True: start made statistics only (in tables or alone); what else it makes cannot be merged. */
MW_API bool mw_script_is_mergeable(const mw_script *script);
/* Another state of the script, started with the same options; prints nowhere until told. Its `each` fails
 * where it keeps anything but counts in what start made. `store` is the corpus of its thread, lent; NULL: none. */
MW_API mw_script *mw_script_twin(const mw_script *of, mw_store *store, mw_error *err);
MW_API bool mw_script_merge(mw_script *into, const mw_script *from, mw_error *err);
/* What a started state has counted, as bytes, and the same added to what another state of the same script and options
 * has counted: as a merge. MW_EPARSE: the bytes are of another script, or damaged. */
struct mw_buf;
MW_API bool mw_script_save(const mw_script *script, struct mw_buf *out, mw_error *err);
MW_API bool mw_script_add_saved(mw_script *script, mw_str saved, mw_error *err);
/* As if the script had printed the text. */
MW_API void mw_script_print(const mw_script *script, mw_str text);
MW_API void mw_script_set_print(mw_script *script, void (*print)(void *context, mw_str text), void *context);

/* One query or one entry at the prompt: an expression's values are printed (a result that was just
 * shown is not printed again), a statement is run. MW_EPARSE with `incomplete` true: more lines
 * may follow. */
MW_API bool mw_script_eval(mw_script *script, mw_str text, bool *incomplete, mw_error *err);

/* Help on a function, a type or a word; all of them for "". False: nothing fits (MW_EARG). */
MW_API bool mw_script_help(mw_str topic, struct mw_buf *out, mw_error *err);
/* Names that may follow what was typed, for completion: calls `give` for each, sorted. */
MW_API void mw_script_complete(mw_script *script, mw_str line, void (*give)(void *, mw_str), void *context);

#ifdef __cplusplus
}
#endif
#endif
