/* SPDX-License-Identifier: MIT */
/* ask.h -- a question to the corpus as data: what is selected, and which filters it takes. */
#ifndef SCRIPT_ASK_H
#define SCRIPT_ASK_H

#include "script/script_impl.h"

typedef enum mw_lua_filter_kind {
    FILTER_TEXT,   /* equal to a text, or one of an array */
    FILTER_ENTITY, /* a name, an id or an entity: resolved, an unknown one raises */
    FILTER_FROM,   /* published on or after */
    FILTER_TO,     /* published on or before */
    FILTER_WORDS,  /* the sentence or the mark's article matches a query */
    FILTER_PAIR    /* both of two entities, as actor and target in either order */
} mw_lua_filter_kind;

typedef struct mw_lua_filter {
    const char *name;
    mw_lua_filter_kind kind;
    const char *column;
    const char *const *words; /* all that a FILTER_TEXT can be, NULL at the end; NULL: any text */
} mw_lua_filter;

typedef struct mw_lua_question {
    int mark;              /* mw_mark_kind, or -1 */
    const char *select;    /* columns, and FROM */
    const mw_lua_filter *filters; /* name NULL at the end */
    bool graded;           /* guesses are left out unless asked for */
} mw_lua_question;

enum { MW_LUA_PARAMETERS = 128 }; /* values in one question */

/* Reads the filters at index 2, asks the corpus at index 1, pushes the result. Raises on a filter
 * that the question does not have and on a name that nobody has. */
int mw_lua_ask(lua_State *L, const mw_lua_question *question);

/* Whom the text, name, entity or mark at `index` means, as an id in the corpus; nobody or several
 * raise, with the candidates. What it is a slice of is left on the stack. */
mw_str mw_lua_resolve(lua_State *L, mw_store *store, int index);
extern const mw_lua_row mw_lua_corpus_entity;

#endif
