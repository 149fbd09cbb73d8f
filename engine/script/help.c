/* SPDX-License-Identifier: MIT */
/* Help and completion, from the same rows that the functions are bound by. */
#include "script/script_impl.h"

#include <stdlib.h>

#include "base/buf.h"

static bool holds(const char *text, mw_str word)
{
    mw_str whole = mw_str_of(text);
    for (size_t at = 0; at + word.len <= whole.len; at++)
        if (mw_str_equal_fold(mw_str_sub(whole, at, at + word.len), word))
            return true;
    return false;
}

enum { HELP_WIDTH = 92 };

static void write_wrapped(mw_str text, mw_buf *out)
{
    size_t column = 0;
    mw_str word;
    while (mw_str_cut(&text, ' ', &word)) {
        if (column && column + 1 + word.len > HELP_WIDTH)
            column = 0, mw_buf_char(out, '\n');
        mw_buf_add(out, column ? MW_STR(" ") : MW_STR("      "));
        mw_buf_add(out, word);
        column += word.len + 1;
    }
    mw_buf_char(out, '\n');
}

static void write_row(const mw_lua_row *row, mw_buf *out)
{
    mw_buf_print(out, "  %s\n", row->usage);
    write_wrapped(mw_str_of(row->help), out);
}

static void write_type(const mw_lua_type *type, mw_buf *out)
{
    mw_buf_print(out, "%s: %s\n", type->name, type->summary);
    for (const mw_lua_row *const *row = type->rows; row && *row; row++)
        write_row(*row, out);
    mw_buf_char(out, '\n');
}

/* The part after the last dot or colon: "corpus.figures" and "corpus:figures" mean figures. */
static mw_str last_part(mw_str topic)
{
    size_t start = topic.len;
    while (start > 0 && topic.data[start - 1] != '.' && topic.data[start - 1] != ':')
        start--;
    return mw_str_sub(topic, start, topic.len);
}

static bool write_matching(mw_str word, bool exact, mw_buf *out)
{
    bool found = false;
    for (const mw_lua_type *const *type = MW_LUA_TYPES; *type; type++)
        for (const mw_lua_row *const *row = (*type)->rows; row && *row; row++)
            if (exact ? mw_str_equal(mw_lua_row_name(*row), word)
                      : holds((*row)->usage, word) || holds((*row)->help, word)) {
                write_row(*row, out);
                found = true;
            }
    return found;
}

bool mw_script_help(mw_str topic, mw_buf *out, mw_error *err)
{
    for (const mw_lua_type *const *type = MW_LUA_TYPES; *type; type++)
        if (topic.len == 0 || mw_str_is(topic, (*type)->name)) {
            write_type(*type, out);
            if (topic.len)
                return mw_buf_ok(out, err);
        }
    if (topic.len == 0)
        return mw_buf_ok(out, err);
    if (write_matching(last_part(topic), true, out) || write_matching(topic, false, out))
        return mw_buf_ok(out, err);
    return mw_fail(err, MW_EARG, 0, "no help on '%.*s'", MW_ARG(topic));
}

/* ---- completion: the word before the cursor, after a colon the methods, else globals' names */

static int by_bytes(const void *a, const void *b)
{
    return mw_str_compare(*(const mw_str *)a, *(const mw_str *)b);
}

static bool is_name_char(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

enum { NAMES_MAX = 512 };

/* Those of `corpus` or `mw`; after any other name, whose type is not known, all of them. */
static size_t methods(mw_str owner, mw_str *names)
{
    size_t count = 0;
    bool owner_known = mw_str_is(owner, "corpus") || mw_str_is(owner, "mw");
    for (const mw_lua_type *const *type = MW_LUA_TYPES; *type; type++) {
        if (owner_known && !mw_str_is(owner, (*type)->name))
            continue;
        for (const mw_lua_row *const *row = (*type)->rows; row && *row && count < NAMES_MAX; row++)
            names[count++] = mw_lua_row_name(*row);
    }
    return count;
}

static size_t globals(mw_script *script, mw_str *names)
{
    lua_State *L = script->L;
    size_t count = 0;
    lua_rawgeti(L, LUA_REGISTRYINDEX, script->environment);
    lua_pushnil(L);
    while (lua_next(L, -2)) {
        lua_pop(L, 1);
        if (lua_type(L, -1) == LUA_TSTRING && count < NAMES_MAX) {
            names[count].data = lua_tolstring(L, -1, &names[count].len);
            count++;
        }
    }
    lua_pop(L, 1);
    return count;
}

void mw_script_complete(mw_script *script, mw_str line, void (*give)(void *, mw_str), void *context)
{
    size_t start = line.len;
    while (start > 0 && is_name_char(line.data[start - 1]))
        start--;
    mw_str typed = mw_str_sub(line, start, line.len), names[NAMES_MAX];
    bool member = start > 0 && (line.data[start - 1] == ':' || line.data[start - 1] == '.');
    size_t owner = start ? start - 1 : 0;
    while (owner > 0 && is_name_char(line.data[owner - 1]))
        owner--;
    size_t count = member ? methods(mw_str_sub(line, owner, start - 1), names) : globals(script, names);
    qsort(names, count, sizeof *names, by_bytes);
    for (size_t i = 0; i < count; i++)
        if (mw_str_starts(names[i], typed) && (i == 0 || !mw_str_equal(names[i], names[i - 1])))
            give(context, names[i]);
}
