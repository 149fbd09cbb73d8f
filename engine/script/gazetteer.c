/* SPDX-License-Identifier: MIT */
/* What the gazetteer tells of an entity: where it belongs, and the letters by which a body is called (a column of a table
 * has no room for its name). */
#include "script/script_impl.h"

#include "model/lexicon.h"

enum { LETTERS_MAX = 8, TABLES_MAX = 6 };

typedef struct told { /* something that rows tell of their entity; asked for once, then kept under `key` */
    const char *key;
    mw_str (*of)(const mw_row *row); /* empty: the row tells nothing */
    const char *tables[TABLES_MAX + 1];
} told;

static mw_str country_of(const mw_row *row)
{
    return mw_row_get(row, "country");
}

static mw_str letters_of(const mw_row *row)
{
    mw_str phrase = mw_row_phrase(row);
    for (size_t i = 0; i < phrase.len; i++)
        if (phrase.data[i] < 'A' || phrase.data[i] > 'Z')
            return MW_STR("");
    bool acronym = phrase.len > 1 && phrase.len <= LETTERS_MAX && mw_str_is(mw_row_get(row, "type"), "ORG");
    return acronym ? phrase : MW_STR("");
}

/* Adds what a table's rows tell to the Lua table on top, by entity; what stands there already wins. */
static void add_table(lua_State *L, const mw_lexicon *table, const told *what)
{
    for (size_t i = 0; table && i < mw_lexicon_row_count(table); i++) {
        const mw_row *row = mw_lexicon_row(table, i);
        mw_str entity = mw_row_get(row, "entity"), text = what->of(row);
        if (!entity.len || !text.len)
            continue;
        mw_lua_push_str(L, entity);
        lua_pushvalue(L, -1);
        if (lua_rawget(L, -3) == LUA_TNIL) {
            lua_pop(L, 1);
            mw_lua_push_str(L, text);
            lua_rawset(L, -3);
        } else {
            lua_pop(L, 2);
        }
    }
}

/* Made when first asked for: the user's own tables first, as everywhere. */
static void push_all(lua_State *L, const told *what)
{
    if (lua_getfield(L, LUA_REGISTRYINDEX, what->key) == LUA_TTABLE)
        return;
    lua_pop(L, 1);
    const mw_model *model = mw_script_of(L)->setup.model;
    const mw_lexicon *table;
    lua_newtable(L);
    for (size_t t = 0; model && (table = mw_model_own_table(model, t)); t++)
        add_table(L, table, what);
    for (size_t t = 0; model && what->tables[t]; t++)
        add_table(L, mw_model_lexicon(model, what->tables[t]), what);
    lua_pushvalue(L, -1);
    lua_setfield(L, LUA_REGISTRYINDEX, what->key);
}

static int answer(lua_State *L, const told *what)
{
    if (mw_lua_test(L, 1, &MW_LUA_NAME) || mw_lua_test(L, 1, &MW_LUA_ENTITY)) {
        lua_getfield(L, 1, "id");
        lua_replace(L, 1);
    }
    mw_str id = mw_lua_check_str(L, 1);
    push_all(L, what);
    mw_lua_push_str(L, id);
    lua_rawget(L, -2);
    return 1;
}

MW_LUA_SHARED(mw_lua_country, "mw.country(entity) -> id or nil",
              "The country (or body) to which a person, a body or a place belongs, by the gazetteer: "
              "mw.country(\"naypyidaw\") is \"myanmar\", as is mw.country(\"myanmar\").")
{
    static const told COUNTRY = {
        "moonwire.countries", country_of, {"cast", "people", "bodies", "countries", "places", "cities", NULL}};
    return answer(L, &COUNTRY);
}

MW_LUA_SHARED(mw_lua_acronym, "mw.acronym(entity) -> text or nil",
              "The letters by which a body is called, by the gazetteer: mw.acronym(corpus:entity \"Association of "
              "Southeast Asian Nations\") is \"ASEAN\". nil where it has none, or is no body.")
{
    static const told LETTERS = {"moonwire.acronyms", letters_of, {"cast", "bodies", NULL}};
    return answer(L, &LETTERS);
}
