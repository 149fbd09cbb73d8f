/* SPDX-License-Identifier: MIT */
/* mw.text and mw.regex: strings as characters, and PCRE2 patterns with limits. */
#include "script/script_impl.h"

#include "base/buf.h"
#include "text/regex.h"
#include "text/utf8.h"

MW_LUA(text_len, "mw.text.len(text) -> integer", "How many characters a text has.")
{
    lua_pushinteger(L, (lua_Integer)mw_utf8_count(mw_lua_check_str(L, 1)));
    return 1;
}

MW_LUA(text_width, "mw.text.width(text) -> integer", "How many columns a text takes on a terminal.")
{
    lua_pushinteger(L, (lua_Integer)mw_utf8_width(mw_lua_check_str(L, 1)));
    return 1;
}

/* The byte where character `number` (from 1) begins; text.len when there are fewer. */
static size_t byte_of(mw_str text, lua_Integer number)
{
    size_t at = 0;
    for (lua_Integer i = 1; i < number && at < text.len; i++)
        mw_utf8_next(text, at, &at);
    return at;
}

MW_LUA(text_sub, "mw.text.sub(text, first [, last]) -> text",
       "The characters from `first` to `last`, counted from 1, or from the end where negative.")
{
    mw_str text = mw_lua_check_str(L, 1);
    lua_Integer count = (lua_Integer)mw_utf8_count(text);
    lua_Integer first = luaL_checkinteger(L, 2), last = luaL_optinteger(L, 3, -1);
    first = first < 0 ? count + first + 1 : first;
    last = last < 0 ? count + last + 1 : last;
    first = first < 1 ? 1 : first;
    last = last > count ? count : last;
    if (first > last) {
        lua_pushliteral(L, "");
        return 1;
    }
    mw_lua_push_str(L, mw_str_sub(text, byte_of(text, first), byte_of(text, last + 1)));
    return 1;
}

static int transformed(lua_State *L, void (*apply)(mw_str, mw_buf *))
{
    mw_str text = mw_lua_check_str(L, 1);
    mw_buf *out = mw_lua_new_buf(L);
    apply(text, out);
    mw_lua_push_buf(L, out);
    return 1;
}

MW_LUA(text_fold, "mw.text.fold(text) -> text", "Lower case in every script, typographic apostrophes as '.")
{
    return transformed(L, mw_utf8_fold);
}

MW_LUA(text_slug, "mw.text.slug(text) -> text", "As in an entity's id: lower case, no accents, hyphens.")
{
    return transformed(L, mw_utf8_slug);
}

static const mw_lua_row *const TEXT_ROWS[] = {&text_len, &text_width, &text_sub, &text_fold, &text_slug, NULL};
const mw_lua_type MW_LUA_TEXT = {"mw.text", "Strings as characters.", TEXT_ROWS, NULL, NULL, NULL};

/* ---- patterns */

typedef struct pattern {
    mw_regex *regex;
} pattern;

static int collect(lua_State *L)
{
    pattern *box = lua_touserdata(L, 1);
    mw_regex_free(box->regex);
    box->regex = NULL;
    return 0;
}

MW_LUA_SHARED(mw_lua_regex_new, "mw.regex(pattern [, {ignore_case = false}]) -> pattern",
       "A PCRE2 pattern with Unicode properties; a match that takes too many steps raises.")
{
    static const char *const KEYS[] = {"ignore_case", NULL};
    mw_str text = mw_lua_check_str(L, 1);
    mw_lua_check_options(L, 2, KEYS);
    lua_getfield(L, 2, "ignore_case");
    bool ignore_case = lua_toboolean(L, -1);
    pattern *box = mw_lua_new(L, &MW_LUA_REGEX, sizeof *box, 0);
    mw_error err = {0};
    box->regex = mw_regex_new(text, ignore_case, &err);
    if (!box->regex)
        return luaL_error(L, "pattern, character %I: %s", (LUAI_UACINT)err.offset + 1, err.text);
    return 1;
}

/* start and stop (0-based, half-open) and the texts of whole and groups: {text=, start=, stop=, …} */
static void push_match(lua_State *L, mw_regex *regex, mw_str text, const mw_span *hit)
{
    size_t groups = mw_regex_groups(regex);
    lua_createtable(L, (int)groups, 3);
    mw_lua_push_str(L, mw_str_sub(text, hit[0].start, hit[0].end));
    lua_setfield(L, -2, "text");
    lua_pushinteger(L, hit[0].start);
    lua_setfield(L, -2, "start");
    lua_pushinteger(L, hit[0].end);
    lua_setfield(L, -2, "stop");
    for (size_t i = 1; i <= groups && i < MW_REGEX_CAPTURES; i++) {
        if (hit[i].start == UINT32_MAX)
            lua_pushboolean(L, false);
        else
            mw_lua_push_str(L, mw_str_sub(text, hit[i].start, hit[i].end));
        lua_rawseti(L, -2, (lua_Integer)i);
    }
}

static int find_from(lua_State *L, mw_str text, size_t from, mw_span *hit)
{
    pattern *box = mw_lua_check(L, 1, &MW_LUA_REGEX);
    mw_error err = {0};
    int found = mw_regex_find(box->regex, text, from, hit, &err);
    return found < 0 ? mw_lua_raise(L, &err) : found;
}

MW_LUA(regex_find, "pattern:find(text [, from]) -> match or nil",
       "The first match at or after byte `from` (0-based): match.text, match.start, match.stop, and "
       "its groups match[1] …")
{
    mw_str text = mw_lua_check_str(L, 2);
    lua_Integer from = luaL_optinteger(L, 3, 0);
    luaL_argcheck(L, from >= 0, 3, "must not be negative");
    mw_span hit[MW_REGEX_CAPTURES];
    if ((size_t)from > text.len || !find_from(L, text, (size_t)from, hit))
        return 0;
    push_match(L, ((pattern *)lua_touserdata(L, 1))->regex, text, hit);
    return 1;
}

MW_LUA(regex_all, "pattern:all(text) -> array of matches", "Every match, one after another.")
{
    mw_str text = mw_lua_check_str(L, 2);
    lua_newtable(L);
    mw_span hit[MW_REGEX_CAPTURES];
    lua_Integer n = 0;
    for (size_t at = 0; at <= text.len && find_from(L, text, at, hit);) {
        push_match(L, ((pattern *)lua_touserdata(L, 1))->regex, text, hit);
        lua_rawseti(L, -2, ++n);
        at = hit[0].end > hit[0].start ? hit[0].end : (size_t)hit[0].end + 1;
        while (at < text.len && ((unsigned char)text.data[at] & 0xc0) == 0x80)
            at++;
    }
    return 1;
}

static const mw_lua_row *const REGEX_ROWS[] = {&regex_find, &regex_all, NULL};
const mw_lua_type MW_LUA_REGEX = {"pattern", "A compiled PCRE2 pattern.", REGEX_ROWS, NULL, collect, NULL};

