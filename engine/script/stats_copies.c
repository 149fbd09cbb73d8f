/* SPDX-License-Identifier: MIT */
/* mw.copies: which of the articles that pass by are copies of one report. A corpus knows that of its own. */
#include <moonwire/neardup.h>

#include "script/script_impl.h"

static int collect_copies(lua_State *L)
{
    mw_neardup_free(*(mw_neardup **)lua_touserdata(L, 1));
    return 0;
}

static mw_neardup *copies_at(lua_State *L, int index)
{
    return *(mw_neardup **)mw_lua_check(L, index, &MW_LUA_COPIES);
}

MW_LUA_SHARED(mw_lua_copies_new, "mw.copies() -> copies", "Finds the copies among the articles that it is given.")
{
    mw_neardup **box = mw_lua_new(L, &MW_LUA_COPIES, sizeof *box, 0);
    mw_error err = {0};
    *box = mw_neardup_new(&err);
    return *box ? 1 : mw_lua_raise(L, &err);
}

MW_LUA(copies_add, "copies:add(article) -> copies", "Takes one article, once.")
{
    mw_neardup *copies = copies_at(L, 1);
    const mw_article *article = mw_lua_check_article(L, 2)->article;
    const mw_head *head = mw_article_head(article);
    const mw_layers *layers = mw_article_layers(article);
    mw_copy_head copy = {.article = head->id, .published = head->published, .outlet = head->source,
                         .agency = head->agency};
    if (layers->sentence_count)
        copy.first = layers->sentences[0].span;
    mw_error err = {0};
    if (!mw_neardup_add(copies, &copy, mw_article_text(article), &err))
        return mw_lua_raise(L, &err);
    lua_settop(L, 1);
    return 1;
}

MW_LUA(copies_merge, "copies:merge(other) -> copies", "Takes the articles of another.")
{
    mw_error err = {0};
    if (!mw_neardup_merge(copies_at(L, 1), copies_at(L, 2), &err))
        return mw_lua_raise(L, &err);
    lua_settop(L, 1);
    return 1;
}

static int push(lua_State *L, mw_frame *(*make)(const mw_neardup *, mw_error *))
{
    const mw_neardup *copies = copies_at(L, 1);
    mw_lua_result *out = mw_lua_new_result(L, 0, -1);
    mw_error err = {0};
    out->frame = make(copies, &err);
    return out->frame ? 1 : mw_lua_raise(L, &err);
}

MW_LUA(copies_rows, "copies:rows() -> result",
       "The reports that have copies: origin, article, published, outlet, agency, shared (of the words of the shorter, in "
       "hundredths) and size; a row an article, the origin first.")
{
    return push(L, mw_neardup_rows);
}

MW_LUA(copies_independent, "copies:independent() -> result",
       "The reports that are nobody's copy: article, published, outlet, agency, copies. Their number is the number of independent "
       "reports: report:say(\"{n} independent reports.\", {n = seen.copies:independent()}).")
{
    return push(L, mw_neardup_reports);
}

static const mw_lua_row *const ROWS[] = {&copies_add, &copies_merge, &copies_rows, &copies_independent, NULL};
const mw_lua_type MW_LUA_COPIES = {
    "copies", "Which articles are copies of one report; copies of parts merge.", ROWS, NULL, collect_copies, NULL};
