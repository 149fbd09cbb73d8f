/* SPDX-License-Identifier: MIT */
/* entity:offices and entity:office: what somebody held, and when, by gazetteer/offices.tsv. */
#include "script/script_impl.h"

#include "model/lexicon.h"

/* Columns of the answer and of the table. */
static const char *const COLUMNS[] = {"office", "of", "since", "until"};
static const char *const CELLS[] = {"phrase", "country", "from", "to"};
enum { OFFICE, OF, SINCE, UNTIL, COLUMN_COUNT };

static int compare(mw_str a, mw_str b)
{
    return a.len && b.len ? strncmp(a.data, b.data, a.len < b.len ? a.len : b.len) : 0;
}

/* A date may be a month or a year alone: within it, who holds the office is not sure, and nobody
 * does. */
static bool is_held_on(const mw_row *row, mw_str day)
{
    mw_str from = mw_row_get(row, "from"), to = mw_row_get(row, "to");
    int since = compare(from, day), until = compare(day, to);
    return (from.len == 0 || since < 0 || (since == 0 && from.len == day.len)) &&
           (to.len == 0 || until < 0 || (until == 0 && to.len == day.len));
}

static mw_str check_day(lua_State *L, int index)
{
    static const char *const KEYS[] = {"on", NULL};
    mw_lua_check_options(L, index, KEYS);
    if (lua_isnoneornil(L, index) || lua_getfield(L, index, "on") == LUA_TNIL)
        return MW_NONE;
    mw_str day = mw_lua_check_str(L, -1); /* stays on the stack: the text is lent */
    if (!mw_lua_is_day(day))
        luaL_error(L, "on = must be a day: YYYY-MM-DD");
    return day;
}

static bool add_row(mw_frame *frame, const mw_row *row, mw_error *err)
{
    mw_cell cells[COLUMN_COUNT];
    for (size_t i = 0; i < COLUMN_COUNT; i++) {
        mw_str cell = mw_row_get(row, CELLS[i]);
        cells[i] = cell.len ? mw_cell_text(cell) : mw_cell_null();
    }
    return mw_frame_add_row(frame, cells, err) != SIZE_MAX;
}

/* The rows of an entity, in the order of the table; on one day, where one is given. */
static mw_frame *offices_of(const mw_lexicon *table, mw_str id, mw_str day, mw_error *err)
{
    mw_frame *frame = mw_frame_new(err);
    bool good = frame != NULL;
    for (size_t i = 0; good && i < COLUMN_COUNT; i++)
        good = mw_frame_add_column(frame, mw_str_of(COLUMNS[i]), err);
    for (size_t i = 0; good && table && i < mw_lexicon_row_count(table); i++) {
        const mw_row *row = mw_lexicon_row(table, i);
        if (mw_str_equal(mw_row_get(row, "entity"), id) && (!day.data || is_held_on(row, day)))
            good = add_row(frame, row, err);
    }
    if (good)
        return frame;
    mw_frame_free(frame);
    return NULL;
}

static mw_lua_result *push_offices(lua_State *L)
{
    mw_lua_check(L, 1, &MW_LUA_ENTITY);
    lua_settop(L, 2);
    mw_str day = check_day(L, 2);
    lua_getfield(L, 1, "id");
    mw_str id = mw_lua_check_str(L, -1);
    mw_lua_result *out = mw_lua_new_result(L, 0, -1);
    mw_error err = {0};
    out->frame =
        offices_of(mw_model_lexicon(mw_script_of(L)->setup.model, "offices"), id, day, &err);
    if (!out->frame)
        mw_lua_raise(L, &err);
    return out;
}

MW_LUA_SHARED(
    mw_lua_entity_offices, "entity:offices{on = day} -> result",
    "The offices that somebody held, by the gazetteer and not by the articles: office, of (a "
    "country or a "
    "body), since, until (nothing: as far as known, still). With on = only those of that day.")
{
    push_offices(L);
    return 1;
}

MW_LUA_SHARED(mw_lua_entity_office, "entity:office{on = day} -> text or nil",
              "The office held on that day, and of what: \"foreign minister, russia\". Nil where "
              "the gazetteer knows "
              "none, or more than one.")
{
    if (lua_isnoneornil(L, 2))
        return luaL_error(L, "say on which day: entity:office{on = \"YYYY-MM-DD\"}");
    const mw_lua_result *found = push_offices(L);
    if (mw_frame_row_count(found->frame) != 1)
        return 0;
    mw_str office = mw_frame_cell(found->frame, 0, OFFICE).text,
           of = mw_frame_cell(found->frame, 0, OF).text;
    lua_pushfstring(L, "%s, %s", lua_pushlstring(L, office.data, office.len),
                    lua_pushlstring(L, of.data, of.len));
    return 1;
}
