/* SPDX-License-Identifier: MIT */
/* Questions whose answer is a judgement over all articles: methods here, the judging in scripts/lib, where an
 * analyst reads and changes it. */
#include "script/script_impl.h"

/* Behind "scripts/lib/days.lua:87: "; the text itself where it begins with no such place. */
static const char *past_place(const char *text)
{
    static const char LIBRARY[] = "scripts/lib/", ENDING[] = ".lua:";
    const char *ending = strncmp(text, LIBRARY, sizeof LIBRARY - 1) == 0 ? strstr(text, ENDING) : NULL;
    if (!ending)
        return text;
    const char *colon = ending + sizeof ENDING - 1;
    while (*colon >= '0' && *colon <= '9')
        colon++;
    return colon[0] == ':' && colon[1] == ' ' ? colon + 2 : text;
}

static bool names_place(const char *text)
{
    const char *colon = strchr(text, ':');
    return colon && colon[1] >= '0' && colon[1] <= '9';
}

/* What is wrong with the options (an outlet that is not there, no window) is the caller's mistake, wherever in the
 * library it was noticed: his line is named. A mistake of the library itself keeps its own. */
static int blame(lua_State *L)
{
    const char *text = lua_tostring(L, -1), *wrong = text ? past_place(text) : NULL;
    bool own = !wrong || strstr(wrong, "attempt to ") || strstr(wrong, "bad argument") || (wrong == text && names_place(text));
    return own ? lua_error(L) : luaL_error(L, "%s", wrong);
}

/* Calls `function` of the module with all arguments; what it returns is the answer. */
static int judge(lua_State *L, const char *module, const char *function)
{
    mw_lua_require(L, module);
    lua_getfield(L, -1, function);
    lua_replace(L, -2);
    lua_insert(L, 1);
    return lua_pcall(L, lua_gettop(L) - 1, 1, 0) == LUA_OK ? 1 : blame(L);
}

MW_LUA_SHARED(mw_lua_corpus_meetings,
              "corpus:meetings{between = {one, other}, status =, from =, to =, outlet =, place =} -> result",
              "One row for each real meeting, whatever number of articles tell of it: date, place, parties, status by "
              "the latest word on it, and every sentence that speaks of it. A country stands for all who belong to it. "
              "Judged by scripts/lib/meetings.lua.")
{
    mw_lua_check_corpus(L, 1);
    return judge(L, "meetings", "of");
}

MW_LUA_SHARED(mw_lua_corpus_count, "corpus:count{per = \"week\", of = \"articles\", zeros = false, …} -> result",
              "How much there is on something over time: what the filters of a layer find ({text =}, {entity =}, {speaker =}, {about "
              "=}, …; of = names the layer where they do not) by day, week, month or year, in the order of time; undated articles come "
              "first, by themselves. Beside it all articles of the period (`of`, `share`), and how many there would be if each outlet "
              "told of it as often as it does over the whole time (`expected`, `ratio`); of fewer than 10 articles no share and no "
              "ratio. A period of which nothing is told has no row, but with zeros = true; :bursts(), :changes() and :smooth() know "
              "it all the same. Judged by "
              "scripts/lib/attention.lua.")
{
    mw_lua_check_corpus(L, 1);
    return judge(L, "attention", "count");
}

MW_LUA_SHARED(mw_lua_corpus_copies, "corpus:copies{from =, to =, outlet =, …} -> result",
              "The reports that have copies: a row for each article of each, with the report (the id of its origin), its size, and "
              "how many sentences are the same, changed, cut and added beside the origin. Judged by scripts/lib/copies.lua.")
{
    mw_lua_check_corpus(L, 1);
    return judge(L, "copies", "of");
}

MW_LUA_SHARED(mw_lua_corpus_edits, "corpus:edits(article or id) -> result",
              "What a copy made of its report, a row for each sentence that was changed, cut or added: what, before, after; "
              "resting on both sentences. No rows: it is nobody's copy, or word for word. Judged by scripts/lib/copies.lua.")
{
    mw_lua_check_corpus(L, 1);
    return judge(L, "copies", "edits");
}

MW_LUA_SHARED(mw_lua_corpus_threads, "corpus:threads{rows = \"stories\", window = \"7d\", from =, to =, outlet =} -> result",
              "Stories over time: the articles that are on one event, by copies, by acts that several tell of while they are news, and "
              "by rare names; an article alone is no story. A row each story, with the outlet that started it (none where several "
              "printed it on the first day); or rows = \"articles\": who started, followed, or printed a copy, and how many days "
              "after. Judged by scripts/lib/threads.lua and bonds.lua.")
{
    mw_lua_check_corpus(L, 1);
    return judge(L, "threads", "of");
}

MW_LUA_SHARED(mw_lua_corpus_network, "corpus:network{nodes =, per =, code =, from =, to =, outlet =} -> table",
              "Who deals with whom: .nodes and .ties are results, .modularity a number, .gexf() and .graphml() texts of files. A "
              "tie counts acts, cooperative and conflictual by their code, and tone says which of the two it is; nodes = picks types (PERSON, ORG, PLACE), per = "
              "splits ties by day, month or year. Judged by scripts/lib/network.lua.")
{
    mw_lua_check_corpus(L, 1);
    return judge(L, "network", "of");
}

MW_LUA_SHARED(
    mw_lua_corpus_positions, "corpus:positions{speaker =, topic =, from =, to =, outlet =} -> result",
    "What each speaker stood for on each topic, in order of publication: quotations with the columns topic and "
    "stance. A topic is one of scripts/lib/topics.lua, a name, or words of the sentence; without one, what "
    "the words name. Judged by scripts/lib/positions.lua.")
{
    mw_lua_check_corpus(L, 1);
    return judge(L, "positions", "of");
}

MW_LUA_SHARED(
    mw_lua_corpus_quote_variants,
    "corpus:quote_variants([quote or words,] {speaker =, from =, to =, outlet =}) -> result",
    "One statement across articles: a row for each article that carries it, the earliest first, with the words that "
    "it cut, altered and added beside the earliest, and another speaker where it names one. Without a quote or "
    "words, every statement that two articles or more carry, numbered. Judged by scripts/lib/variants.lua.")
{
    mw_lua_check_corpus(L, 1);
    return judge(L, "variants", "of");
}

MW_LUA_SHARED(mw_lua_result_reversals, "positions:reversals() -> result",
              "Of corpus:positions{}: where a speaker turned about on a topic, a row for each time, resting on both "
              "sentences.")
{
    mw_lua_check_result(L, 1);
    return judge(L, "positions", "reversals");
}

MW_LUA_SHARED(mw_lua_result_conflicts, "figures:conflicts{window = \"7d\"} -> result",
              "Of corpus:figures{}: those that count the same thing and do not agree, side by side; a column `group` "
              "says which belong together. Counts by different counters are held against each other when their days "
              "lie within the window. Judged by scripts/lib/conflicts.lua.")
{
    mw_lua_check_result(L, 1);
    return judge(L, "conflicts", "of");
}

MW_LUA_SHARED(mw_lua_result_series,
              "figures:series{per = \"week\", take = \"range\"} -> result",
              "Of corpus:figures{}: totals over time, a row for each counter and day, week, month or year, as told and in "
              "numbers (least, most), with what is odd in them: a total that falls, an old one that is carried on. take: "
              "range, lowest or latest. :plot(\"toll.svg\") draws them. "
              "Judged by scripts/lib/series.lua.")
{
    mw_lua_check_result(L, 1);
    return judge(L, "series", "of");
}
