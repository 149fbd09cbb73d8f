/* SPDX-License-Identifier: MIT */
/* Whom a name means: as it stands in the corpus, else by the names that the gazetteer knows. */
#include "script/ask.h"

#include "base/buf.h"
#include "model/lexicon.h"

static mw_str id_in(const mw_lexicon *table, mw_str text)
{
    for (size_t i = 0; table && i < mw_lexicon_row_count(table); i++)
        if (mw_str_equal_fold(mw_row_phrase(mw_lexicon_row(table, i)), text))
            return mw_row_get(mw_lexicon_row(table, i), "entity");
    return MW_NONE;
}

/* An alias that no article of this corpus uses ("Sergei Lavrov"): the gazetteer's id for it. */
static mw_str gazetteer_id(const mw_model *model, mw_str text)
{
    static const char *const TABLES[] = {"cast", "people", "bodies", "countries", "places", "cities"};
    const mw_lexicon *table;
    mw_str id = MW_NONE;
    for (size_t t = 0; model && !id.len && (table = mw_model_own_table(model, t)); t++)
        id = id_in(table, text);
    for (size_t t = 0; model && !id.len && t < sizeof TABLES / sizeof *TABLES; t++)
        id = id_in(mw_model_lexicon(model, TABLES[t]), text);
    return id;
}

/* Pushes the candidates for a text, best first. */
static mw_frame *push_candidates(lua_State *L, mw_store *store, mw_str text)
{
    mw_lua_result *found = mw_lua_new_result(L, 0, -1);
    mw_error err = {0};
    found->frame = mw_store_resolve(store, text, &err);
    if (!found->frame)
        mw_lua_raise(L, &err);
    return found->frame;
}

static bool is_answer(const mw_frame *found)
{
    return mw_frame_row_count(found) == 1 &&
           !mw_str_is(mw_frame_cell(found, 0, mw_frame_column(found, MW_STR("match"))).text, "near");
}

enum { NAMES_LOOKED_AT = 20000 };

/* The name in the corpus that is spelt most like the text; NULL when none is. Anchored on the stack. */
static const char *nearest_name(lua_State *L, mw_store *store, mw_str text)
{
    mw_lua_result *all = mw_lua_new_result(L, 0, -1);
    mw_error err = {0};
    all->frame = mw_store_query(store, MW_STR("select distinct form from form order by form"), NULL, 0, &err);
    if (!all->frame)
        mw_lua_raise(L, &err);
    size_t count = mw_frame_row_count(all->frame);
    if (count > NAMES_LOOKED_AT)
        count = NAMES_LOOKED_AT;
    const char **names = lua_newuserdatauv(L, (count + 1) * sizeof *names, 0);
    luaL_checkstack(L, 4, "too many names");
    size_t n = 0;
    for (size_t i = 0; i < count; i++) {
        mw_str name = mw_frame_cell(all->frame, i, 0).text;
        if (name.data && name.data[name.len] == '\0')
            names[n++] = name.data;
    }
    return mw_lua_nearest(text, names, n);
}

static void raise_candidates(lua_State *L, mw_store *store, const mw_frame *found, mw_str text)
{
    size_t count = mw_frame_row_count(found);
    if (count == 0) {
        const char *near = nearest_name(L, store, text);
        if (near)
            luaL_error(L, "nobody in the corpus is called '%s': did you mean '%s'?", text.data, near);
        luaL_error(L, "nobody in the corpus is called '%s'", text.data);
    }
    mw_buf *list = mw_lua_new_buf(L);
    for (size_t i = 0; i < count && i < 8; i++)
        mw_buf_print(list, "%s%.*s", i ? ", " : "", MW_ARG(mw_frame_cell(found, i, 0).text));
    luaL_error(L, "'%s' may be %s", text.data, mw_buf_str(list).data);
}

mw_str mw_lua_resolve(lua_State *L, mw_store *store, int index)
{
    const mw_lua_name *name = mw_lua_test(L, index, &MW_LUA_NAME);
    if (name)
        return name->id;
    if (mw_lua_test(L, index, &MW_LUA_ENTITY) || mw_lua_test(L, index, &MW_LUA_MARK)) {
        lua_getfield(L, index, "entity");
        return mw_lua_check_str(L, -1);
    }
    mw_str text = mw_lua_check_str(L, index);
    mw_frame *found = push_candidates(L, store, text);
    if (is_answer(found))
        return mw_frame_cell(found, 0, 0).text;
    mw_str id = gazetteer_id(mw_script_of(L)->setup.model, text);
    mw_buf *turned = mw_lua_new_buf(L);
    if (!id.len && mw_name_turn(text, turned))
        id = gazetteer_id(mw_script_of(L)->setup.model, mw_buf_str(turned));
    if (id.len) {
        mw_frame *known = push_candidates(L, store, id);
        if (is_answer(known))
            return mw_frame_cell(known, 0, 0).text;
    }
    raise_candidates(L, store, found, text);
    return MW_NONE;
}

typedef struct entity {
    mw_frame *frame; /* one row of mw_store_resolve */
} entity;

static int collect_entity(lua_State *L)
{
    mw_frame_free(((entity *)lua_touserdata(L, 1))->frame);
    return 0;
}

MW_LUA_SHARED(mw_lua_corpus_entity, "corpus:entity(name) -> entity",
       "Whom a name, alias, id or Q-number means. An ambiguous or unknown name raises, with the candidates.")
{
    mw_lua_corpus *corpus = mw_lua_check_corpus(L, 1);
    luaL_checkstring(L, 2);
    lua_settop(L, 2);
    mw_str id = mw_lua_resolve(L, corpus->store, 2);
    entity *box = mw_lua_new(L, &MW_LUA_ENTITY, sizeof *box, 0);
    mw_error err = {0};
    box->frame = mw_store_resolve(corpus->store, id, &err);
    if (!box->frame || mw_frame_row_count(box->frame) == 0)
        return luaL_error(L, "nobody in the corpus is called '%s'", lua_tostring(L, 2));
    return 1;
}

static int index_entity(lua_State *L)
{
    const entity *box = mw_lua_check(L, 1, &MW_LUA_ENTITY);
    mw_str name = mw_lua_check_str(L, 2);
    if (mw_str_is(name, "id"))
        name = MW_STR("entity");
    size_t column = mw_frame_column(box->frame, name);
    if (column == SIZE_MAX)
        return luaL_error(L, "an entity has the fields id, name, type, wikidata and mentions, no '%s'", name.data);
    mw_cell cell = mw_frame_cell(box->frame, 0, column);
    if (cell.type == MW_CELL_INTEGER)
        lua_pushinteger(L, cell.integer);
    else
        mw_lua_push_str(L, cell.type == MW_CELL_TEXT ? cell.text : MW_NONE);
    return 1;
}

static int show_entity(lua_State *L)
{
    const entity *box = mw_lua_check(L, 1, &MW_LUA_ENTITY);
    mw_lua_push_str(L, mw_frame_cell(box->frame, 0, mw_frame_column(box->frame, MW_STR("name"))).text);
    return 1;
}

static const mw_lua_row *const ENTITY_ROWS[] = {&mw_lua_entity_offices, &mw_lua_entity_office, NULL};
static const luaL_Reg ENTITY_META[] = {{"__tostring", show_entity}, {NULL, NULL}};
const mw_lua_type MW_LUA_ENTITY = {"entity", "Someone or something in the corpus: id name type wikidata mentions.",
                                   ENTITY_ROWS, index_entity, collect_entity, ENTITY_META};

