/* SPDX-License-Identifier: MIT */
/* counting.h -- from a corpus, a result or an article to counted words. */
#ifndef SCRIPT_COUNTING_H
#define SCRIPT_COUNTING_H

#include <moonwire/terms.h>

#include "script/script_impl.h"

/* Options that say what is counted; every function that counts takes them. */
#define MW_LUA_COUNTING_KEYS "of", "pos", "as_written", "function_words"

/* Reads them at `index` (a table), with the lists in userdata left on the stack. Words of
 * words/function-words.tsv are left out where function_words is false. */
mw_terms_choice mw_lua_check_choice(lua_State *L, int index);
/* Whether any of them is given: a statistic that is there already was counted in its own way. */
bool mw_lua_has_choice(lua_State *L, int index);

/* Calls back for each article of what stands at `index`: a corpus, or a result, whose articles are
 * whole where its rows are articles, and else only the spans of its marks. Raises on anything else,
 * on an error of `take`, and when the run is interrupted. */
typedef bool mw_lua_take(void *context, const mw_article *article, const mw_span *inside,
                         size_t inside_count, mw_error *err);
void mw_lua_each_source(lua_State *L, int index, mw_lua_take *take, void *context);

/* The corpus of a corpus or a result; nil: none. */
void mw_lua_push_source_corpus(lua_State *L, int index);

/* min, rows, percent of the table at `index`. */
#define MW_LUA_WANT_KEYS "min", "rows", "percent"
mw_terms_want mw_lua_check_want(lua_State *L, int index);
/* One of `names` (NULL at the end) in the table's field, by its number; 0 where there is none.
 * Raises on another. */
int mw_lua_check_one_of(lua_State *L, int index, const char *field, const char *const *names);

#endif
