/* SPDX-License-Identifier: MIT */
/* What the files of this room share: the state behind a lua_State, and the doors between types. */
#ifndef SCRIPT_IMPL_H
#define SCRIPT_IMPL_H

#include <moonwire/frame.h>
#include <moonwire/report.h>
#include <moonwire/script.h>

#include <signal.h>

#include "article/article.h"
#include "base/date.h"
#include "script/bind.h"

struct mw_statistic;
typedef struct mw_script_part { /* a statistic in what start made */
    char *path;                 /* "seen.said"; owned */
    const struct mw_statistic *statistic;
    void *state;
} mw_script_part;

struct mw_script {
    lua_State *L;
    mw_script_setup setup;
    mw_store *store;            /* of `corpus`; lent */
    const char *decisions_path; /* NULL: none; lent */
    bool may_decide;
    size_t memory_used, memory_max;
    volatile sig_atomic_t interrupted;
    lua_State *running[64];     /* coroutines now inside each other, for the watchdog */
    volatile sig_atomic_t running_count;
    mw_str name, text;          /* of the script loaded: for error messages; owned */
    char *name_owned, *text_owned;
    bool streaming;
    mw_day latest;              /* `published` of the articles that `each` has seen; MW_DAY_NONE: none */
    mw_day now;                 /* the run's date: in `each` that of its article, so that no order matters; else latest */
    mw_script_module *modules;  /* by name */
    size_t module_count;
    mw_script_part *parts;      /* by path */
    size_t part_count;
    bool mergeable, is_twin;    /* start made statistics only; counts for another state */
    uint64_t seen_print, local_print; /* of what `each` may not change in a twin */
    int definition, options;    /* registry references: the script's table, its options' values */
    int seen;                   /* registry reference: what start returned */
    int environment;            /* registry reference: the script's _ENV */
    int option_texts;           /* registry reference: what option_list points into, kept alive */
    int last_shown;             /* registry reference: a result that :show() printed in this chunk */
    mw_script_option *option_list;
    size_t option_count;
    mw_error *outer_error;      /* where an engine error goes while Lua unwinds */
};

static inline mw_script *mw_script_of(lua_State *L)
{
    return *(mw_script **)lua_getextraspace(L);
}

/* sandbox.c: the environment of scripts, pushed as a table. */
void mw_lua_push_environment(lua_State *L);
/* A module of scripts/lib, pushed; read when first asked for. Raises when there is none. */
void mw_lua_require(lua_State *L, const char *name);
/* tostring without addresses, which differ from run to run. */
int mw_lua_tostring(lua_State *L);
void *mw_lua_allocate(void *script, void *old, size_t old_bytes, size_t bytes);
/* order.c: a `pairs` that visits integer keys in order, then strings by bytes; a stable sort. */
extern const luaL_Reg MW_LUA_ORDER[];
extern const luaL_Reg MW_LUA_TABLE[];
/* coroutine.c: resume and wrap that the watchdog can reach. */
extern const luaL_Reg MW_LUA_COROUTINE[];
void mw_lua_enter(mw_script *script, lua_State *L); /* and what runs is watched */
void mw_lua_leave(mw_script *script);

/* Fills `err` from the Lua error on top of the stack, with the script's line shown. */
bool mw_script_failed(mw_script *script, lua_State *L, mw_error *err);
/* Calls with a traceback-free handler; like lua_pcall but watched. */
int mw_script_call(mw_script *script, lua_State *L, int arguments, int results);
/* Runs `work` so that an error of Lua, out of memory too, becomes `err`. */
bool mw_script_protect(mw_script *script, lua_CFunction work, mw_error *err);
/* modules.c: what was read; the same again is nothing new. */
bool mw_script_add_module(mw_script *script, mw_str name, mw_str sha256, mw_error *err);
void mw_script_free_modules(mw_script *script);
/* twin.c: what start made, and whether `each` kept to it. */
bool mw_script_find_parts(mw_script *script, mw_error *err);
bool mw_script_kept_to_parts(mw_script *script, mw_error *err);
void mw_script_free_parts(mw_script *script);
/* definition.c: the values that were set. */
bool mw_script_copy_options(mw_script *to, const mw_script *from, mw_error *err);
/* definition.c: keeps the text that is about to run, for errors to quote its lines. */
bool mw_script_keep_source(mw_script *script, mw_str name, mw_str text, mw_error *err);

/* article.c, mark.c */
typedef enum mw_mark_kind {
    MW_MARK_SENTENCE, MW_MARK_ENTITY, MW_MARK_DATE, MW_MARK_FIGURE, MW_MARK_QUOTE, MW_MARK_EVENT,
    MW_MARK_TOKEN, MW_MARK_SPAN, MW_MARK_KINDS
} mw_mark_kind;

typedef struct mw_lua_article {
    mw_article *article; /* NULL: the article is over */
    bool lent;           /* by the host of a streaming script */
} mw_lua_article;

/* The article at the index; of one that is lent the layers (mw_layer bits) are made that it has not yet, so that a
 * script costs what it asks for. Raises. */
mw_lua_article *mw_lua_need(lua_State *L, int index, unsigned layers);

typedef struct mw_lua_mark { /* user value 1: its article */
    mw_mark_kind kind;
    uint32_t index;
    mw_span span; /* of a span without a layer of its own */
} mw_lua_mark;

extern const mw_lua_type MW_LUA_ARTICLE, MW_LUA_MARK, MW_LUA_NAME;

/* Pushes an article that the state now owns (or, lent, only borrows until over). */
void mw_lua_push_article(lua_State *L, mw_article *article, bool lent);
mw_lua_article *mw_lua_check_article(lua_State *L, int index); /* raises when it is over */
/* Pushes a mark of the article at `article_index`. */
void mw_lua_push_mark(lua_State *L, int article_index, mw_mark_kind kind, uint32_t index);
void mw_lua_push_span(lua_State *L, int article_index, mw_span span);
/* The mark's article and cite; raises when the article is over. */
const mw_article *mw_lua_mark_article(lua_State *L, int index);
mw_cite mw_lua_mark_cite(lua_State *L, int index);
mw_cell mw_lua_mark_cell(lua_State *L, int index); /* what it shows: its text, a figure's value */
/* A name that stands for an entity: .id .name; prints as its name. */
void mw_lua_push_name(lua_State *L, mw_str id, mw_str name);
typedef struct mw_lua_name {
    mw_str id, name; /* in the same block */
} mw_lua_name;

/* result.c */
typedef struct mw_lua_result { /* user value 1: its corpus or nil */
    mw_frame *frame;
    int kind;   /* mw_mark_kind of its rows, -1: rows of their own */
    char *sql;  /* what was asked */
    char *query; /* the words by which its articles were found, for kwic; NULL: none */
} mw_lua_result;
extern const mw_lua_type MW_LUA_RESULT, MW_LUA_ROW;
/* Pushes an empty box first; fill its frame next. corpus_index 0: none. */
mw_lua_result *mw_lua_new_result(lua_State *L, int corpus_index, int kind);
mw_lua_result *mw_lua_check_result(lua_State *L, int index);
char *mw_lua_keep_text(const char *text); /* a copy to be freed; NULL: none, or out of memory */
/* A result like the one at `index`, with another frame to come. */
mw_lua_result *mw_lua_derive(lua_State *L, int index, int kind);
/* row.c */
size_t mw_lua_check_column(lua_State *L, const mw_frame *frame, mw_str name); /* raises, with all names */
void mw_lua_push_cell(lua_State *L, mw_cell cell);
/* Row `at` (from 0): the mark itself where the rows are marks, else a row. */
void mw_lua_push_row(lua_State *L, int result_index, size_t at);
void mw_lua_push_cites(lua_State *L, const mw_frame *frame, size_t at); /* an array of texts */

/* rows.c, judged.c, gazetteer.c, office.c */
extern const mw_lua_row mw_lua_result_kwic; /* kwic.c */
extern const mw_lua_row mw_lua_align;        /* align.c */
extern const mw_lua_row mw_lua_rows, mw_lua_result_pick, mw_lua_result_cell, mw_lua_country, mw_lua_acronym,
    mw_lua_entity_offices, mw_lua_entity_office;
/* stats_network.c */
extern const mw_lua_row mw_lua_stats_network, mw_lua_save, mw_lua_may_save;
extern const mw_lua_row mw_lua_corpus_count, mw_lua_corpus_copies, mw_lua_corpus_edits, mw_lua_corpus_meetings, mw_lua_corpus_network, mw_lua_corpus_positions, mw_lua_corpus_quote_variants, mw_lua_corpus_threads, mw_lua_result_conflicts, mw_lua_result_series,
    mw_lua_result_reversals;

/* grouping.c, joining.c, summary.c */
extern const mw_lua_row mw_lua_result_by, mw_lua_result_independent, mw_lua_result_join, mw_lua_result_sum, mw_lua_result_mean, mw_lua_result_min,
    mw_lua_result_max, mw_lua_result_spread, mw_lua_result_normalise;
/* stats_relation.c */
extern const mw_lua_row mw_lua_stats_correlation, mw_lua_stats_contingency, mw_lua_stats_bootstrap;
/* stats_trend.c */
extern const mw_lua_row mw_lua_result_bursts, mw_lua_result_changes, mw_lua_result_smooth;
/* export.c */
extern const mw_lua_row mw_lua_result_csv, mw_lua_result_tsv, mw_lua_result_json, mw_lua_result_jsonl,
    mw_lua_result_markdown, mw_lua_result_html, mw_lua_result_dictionary;
/* show.c */
extern const mw_lua_row mw_lua_result_show;
/* Prints anything: a result as a table, a mark as a line, else as tostring. */
void mw_lua_show(lua_State *L, int index);

/* corpus.c */
typedef struct mw_lua_corpus {
    mw_store *store;
    bool owned;
    const struct mw_lua_corpus *root; /* of which this is a part; NULL: it is the whole */
    char *condition;                  /* on the view `articles`, in SQL: which articles are part; NULL: all */
} mw_lua_corpus; /* user value 1: articles read lately, 2: what keeps the root alive */
extern const mw_lua_type MW_LUA_CORPUS, MW_LUA_ENTITY;
extern const mw_lua_row mw_lua_corpus_decide; /* decide.c */
/* Works out who is who in a corpus that a script read, by the decisions in force. */
bool mw_lua_identify(mw_script *script, mw_store *store, mw_error *err);
void mw_lua_push_corpus(lua_State *L, mw_store *store, bool owned);
mw_lua_corpus *mw_lua_check_corpus(lua_State *L, int index);
/* where.c: corpus:where{}, and what a part of a corpus asks for. A row an article, by (published, id): its id, its
 * key as the row's key. */
extern const mw_lua_row mw_lua_corpus_where;
mw_frame *mw_lua_corpus_keys(const mw_lua_corpus *corpus, mw_error *err);
/* The first `limit` rows whose `article` is of the part. */
mw_frame *mw_lua_corpus_pick(const mw_lua_corpus *corpus, const mw_frame *articles, size_t limit, mw_error *err);
/* The query over the part's articles only. */
void mw_lua_corpus_narrow(const mw_lua_corpus *corpus, mw_str sql, struct mw_buf *out);
/* The article with this key in the store, through a small cache; raises when it cannot be read. */
void mw_lua_push_stored_article(lua_State *L, int corpus_index, int64_t key);

/* value.c: what may enter a report */
typedef struct mw_lua_value {
    mw_value value; /* everything it points to is in `arena` */
    struct mw_arena *arena;
    size_t left_out; /* of a sum and the like: rows that have no number */
} mw_lua_value;
extern const mw_lua_type MW_LUA_VALUE;
mw_lua_value *mw_lua_new_value(lua_State *L); /* pushed, empty */
/* Fills a value from what stands at `index`: a value, a figure, a mark, a name, a result (its
 * count). Raises on a bare number or a text with digits: they carry no evidence. */
void mw_lua_to_value(lua_State *L, int index, mw_lua_value *into);
/* Pushes a number computed from a column of some rows, which are its operands. */
mw_lua_value *mw_lua_push_computed(lua_State *L, const mw_frame *frame, size_t column, const size_t *rows, size_t count,
                          const char *how, double number);
/* Fills a value from a cell and the spans it rests on. */
void mw_lua_fill_value(lua_State *L, mw_lua_value *into, mw_cell cell, const mw_cite *cites,
                       size_t count);

/* charts.c: {kind =, label =, …} at `index` as a chart, whose texts are on the stack above it; raises
 * for a key that the kind has no use for. */
void mw_lua_check_chart(lua_State *L, int index, mw_chart *chart);
extern const mw_lua_row mw_lua_result_plot;
/* stats_network.c: writes a file into the folder of --out; raises where there is none. */
void mw_lua_save_file(lua_State *L, const char *who, mw_str name, mw_str text);
#define MW_LUA_CHART_HELP \
    "kind is bars (label, value, and low, high for a range), lines (date, value; low, high, series), " \
    "lanes (date, label; since, series, state), matrix (label, columns), network (from, to; value, state) " \
    "or multiples (label, value, series); each names a column, label up to three. title is for all; states " \
    "says in which order the states come."

/* report.c */
extern const mw_lua_type MW_LUA_REPORT;
void mw_lua_push_report(lua_State *L, mw_report *report, bool owned);

/* functions of the module that stand with their types */
extern const mw_lua_row mw_lua_explain, mw_lua_regex_new, mw_lua_report_new, mw_lua_tally_new, mw_lua_pairs_new,
    mw_lua_series_new, mw_lua_terms_new, mw_lua_collocates_new,
    mw_lua_bigrams_new, mw_lua_copies_new;

/* stats_words.c */
extern const mw_lua_row mw_lua_stats_frequencies, mw_lua_stats_dispersion, mw_lua_stats_tf_idf, mw_lua_stats_bm25,
    mw_lua_stats_variety, mw_lua_stats_readability, mw_lua_stats_similarity, mw_lua_stats_keyness;
/* stats_near.c */
extern const mw_lua_row mw_lua_stats_collocations, mw_lua_stats_bigrams;

/* the modules and the rest of the types */
extern const mw_lua_type MW_LUA_MW, MW_LUA_TEXT, MW_LUA_REGEX, MW_LUA_TALLY, MW_LUA_PAIRS, MW_LUA_SERIES,
    MW_LUA_TERMS, MW_LUA_COLLOCATES, MW_LUA_BIGRAMS, MW_LUA_COPIES, MW_LUA_STATS;

#endif
