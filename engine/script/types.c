/* SPDX-License-Identifier: MIT */
/* Every type and module of the Lua side, in the order in which help shows them. */
#include "script/script_impl.h"

const mw_lua_type *const MW_LUA_TYPES[] = {
    &MW_LUA_MW,     &MW_LUA_CORPUS, &MW_LUA_RESULT, &MW_LUA_ROW,   &MW_LUA_ARTICLE,
    &MW_LUA_MARK,   &MW_LUA_NAME,   &MW_LUA_ENTITY, &MW_LUA_VALUE, &MW_LUA_REPORT,
    &MW_LUA_TALLY,  &MW_LUA_PAIRS,  &MW_LUA_SERIES, &MW_LUA_TERMS, &MW_LUA_COLLOCATES, &MW_LUA_BIGRAMS,
    &MW_LUA_COPIES, &MW_LUA_STATS, &MW_LUA_REGEX, &MW_LUA_TEXT,
    NULL};
