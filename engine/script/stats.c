/* SPDX-License-Identifier: MIT */
/* mw.stats: the statistics, each in the file of what it counts. */
#include "script/script_impl.h"

static const mw_lua_row *const ROWS[] = {&mw_lua_stats_frequencies,  &mw_lua_stats_keyness,
                                         &mw_lua_stats_collocations, &mw_lua_stats_bigrams,
                                         &mw_lua_stats_dispersion,   &mw_lua_stats_tf_idf,
                                         &mw_lua_stats_bm25,         &mw_lua_stats_variety,
                                         &mw_lua_stats_readability,  &mw_lua_stats_network,
                                         &mw_lua_stats_correlation,  &mw_lua_stats_contingency,
                                         &mw_lua_stats_bootstrap,    &mw_lua_stats_similarity,
                                         NULL};
const mw_lua_type MW_LUA_STATS = {
    "mw.stats", "How much, how unusual, together with what.", ROWS, NULL, NULL, NULL};
