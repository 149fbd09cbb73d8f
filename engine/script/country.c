/* SPDX-License-Identifier: MIT */
/* Where somebody or something belongs, by the gazetteer. */
#include "script/script_impl.h"

#include "model/lexicon.h"

/* Adds entity -> country of a table to the Lua table on top; what stands there already wins. */
static void add_table(lua_State *L, const mw_lexicon *table)
{
    for (size_t i = 0; table && i < mw_lexicon_row_count(table); i++) {
        mw_str entity = mw_row_get(mw_lexicon_row(table, i), "entity");
        mw_str country = mw_row_get(mw_lexicon_row(table, i), "country");
        if (!entity.len || !country.len)
            continue;
        mw_lua_push_str(L, entity);
        lua_pushvalue(L, -1);
        if (lua_rawget(L, -3) == LUA_TNIL) {
            lua_pop(L, 1);
            mw_lua_push_str(L, country);
            lua_rawset(L, -3);
        } else {
            lua_pop(L, 2);
        }
    }
}

/* Made when first asked for: the user's own tables first, as everywhere. */
static void push_countries(lua_State *L)
{
    static const char *const TABLES[] = {"cast", "people", "bodies", "countries", "places", "cities"};
    if (lua_getfield(L, LUA_REGISTRYINDEX, "moonwire.countries") == LUA_TTABLE)
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
    lua_setfield(L, LUA_REGISTRYINDEX, "moonwire.countries");
}

MW_LUA_SHARED(mw_lua_country, "mw.country(entity) -> id or nil",
              "The country (or body) to which a person, a body or a place belongs, by the gazetteer: "
              "mw.country(\"naypyidaw\") is \"myanmar\", as is mw.country(\"myanmar\").")
{
    if (mw_lua_test(L, 1, &MW_LUA_NAME) || mw_lua_test(L, 1, &MW_LUA_ENTITY)) {
        lua_getfield(L, 1, "id");
        lua_replace(L, 1);
    }
    mw_str id = mw_lua_check_str(L, 1);
    push_countries(L);
    mw_lua_push_str(L, id);
    lua_rawget(L, -2);
    return 1;
}
