/* SPDX-License-Identifier: MIT */
/* The letters by which a body is called, by the gazetteer: a table in a column has no room for its name. */
#include "script/script_impl.h"

#include "model/lexicon.h"

enum { LETTERS_MAX = 8 };

static bool is_acronym(mw_str phrase)
{
    for (size_t i = 0; i < phrase.len; i++)
        if (phrase.data[i] < 'A' || phrase.data[i] > 'Z')
            return false;
    return phrase.len > 1 && phrase.len <= LETTERS_MAX;
}

/* Adds entity -> letters of a table to the Lua table on top; what stands there already wins. */
static void add_table(lua_State *L, const mw_lexicon *table)
{
    for (size_t i = 0; table && i < mw_lexicon_row_count(table); i++) {
        const mw_row *row = mw_lexicon_row(table, i);
        mw_str entity = mw_row_get(row, "entity");
        if (!entity.len || !is_acronym(mw_row_phrase(row)) || !mw_str_is(mw_row_get(row, "type"), "ORG"))
            continue;
        mw_lua_push_str(L, entity);
        lua_pushvalue(L, -1);
        bool known = lua_rawget(L, -3) != LUA_TNIL;
        lua_pop(L, 1);
        if (known) {
            lua_pop(L, 1);
        } else {
            mw_lua_push_str(L, mw_row_phrase(row));
            lua_rawset(L, -3);
        }
    }
}

/* Made when first asked for: the user's own tables first, as everywhere. */
static void push_acronyms(lua_State *L)
{
    static const char *const TABLES[] = {"cast", "bodies"};
    if (lua_getfield(L, LUA_REGISTRYINDEX, "moonwire.acronyms") == LUA_TTABLE)
        return;
    lua_pop(L, 1);
    const mw_model *model = mw_script_of(L)->setup.model;
    const mw_lexicon *table;
    lua_newtable(L);
    for (size_t t = 0; model && (table = mw_model_own_table(model, t)); t++)
        add_table(L, table);
    for (size_t t = 0; model && t < sizeof TABLES / sizeof *TABLES; t++)
        add_table(L, mw_model_lexicon(model, TABLES[t]));
    lua_pushvalue(L, -1);
    lua_setfield(L, LUA_REGISTRYINDEX, "moonwire.acronyms");
}

MW_LUA_SHARED(mw_lua_acronym, "mw.acronym(entity) -> text or nil",
              "The letters by which a body is called, by the gazetteer: mw.acronym(corpus:entity \"Association of "
              "Southeast Asian Nations\") is \"ASEAN\". nil where it has none, or is no body.")
{
    if (mw_lua_test(L, 1, &MW_LUA_NAME) || mw_lua_test(L, 1, &MW_LUA_ENTITY)) {
        lua_getfield(L, 1, "id");
        lua_replace(L, 1);
    }
    mw_str id = mw_lua_check_str(L, 1);
    push_acronyms(L);
    mw_lua_push_str(L, id);
    lua_rawget(L, -2);
    return 1;
}
