/* SPDX-License-Identifier: MIT */
/* mw.terms and what mw.stats says of words: how often, how evenly, how typical, how varied, how
 * hard to read.
 *
 * Each function takes a corpus or a result and counts, or counted terms; terms have the same
 * functions as methods. */
#include "script/ask.h"
#include "script/counting.h"

#include "base/buf.h"
#include "text/utf8.h"

static int collect_terms(lua_State *L)
{
    mw_terms_free(*(mw_terms **)lua_touserdata(L, 1));
    return 0;
}

static mw_terms *terms_at(lua_State *L, int index)
{
    return *(mw_terms **)mw_lua_check(L, index, &MW_LUA_TERMS);
}

static mw_terms *new_terms(lua_State *L, const mw_terms_choice *choice)
{
    mw_terms **box = mw_lua_new(L, &MW_LUA_TERMS, sizeof *box, 1);
    mw_error err = {0};
    *box = mw_terms_new(choice, &err);
    if (!*box)
        mw_lua_raise(L, &err);
    return *box;
}

static bool take(void *terms, const mw_article *article, const mw_span *inside, size_t count,
                 mw_error *err)
{
    return mw_terms_add(terms, article, inside, count, err);
}

/* The terms at `index`, or counted of what stands there by the options at `options`, and put in its
 * place. */
static const mw_terms *check_terms(lua_State *L, int index, int options, bool counts_only)
{
    if (mw_lua_test(L, index, &MW_LUA_TERMS)) {
        if (mw_lua_has_choice(L, options))
            luaL_argerror(L, options,
                          "these terms are counted already: say to mw.terms what counts");
        return terms_at(L, index);
    }
    mw_terms_choice choice = mw_lua_check_choice(L, options);
    choice.counts_only = counts_only;
    mw_terms *terms = new_terms(L, &choice);
    mw_lua_each_source(L, index, take, terms);
    mw_lua_push_source_corpus(L, index);
    lua_setiuservalue(L, -2, 1);
    lua_replace(L, index);
    return terms;
}

MW_LUA_SHARED(mw_lua_terms_new, "mw.terms{of =, pos =, as_written =, function_words =} -> terms",
              "Counts words article by article. of: \"words\" (in lower case), \"lemmas\" or "
              "\"entities\"; pos: a part of "
              "speech or an array of them; function_words = false leaves out those of "
              "words/function-words.tsv.")
{
    static const char *const KEYS[] = {MW_LUA_COUNTING_KEYS, NULL};
    mw_lua_check_options(L, 1, KEYS);
    mw_terms_choice choice = mw_lua_check_choice(L, 1);
    new_terms(L, &choice);
    return 1;
}

MW_LUA(terms_add, "terms:add(article) -> terms", "Counts one article, once.")
{
    mw_terms *terms = terms_at(L, 1);
    const mw_article *article = mw_lua_need(L, 2, mw_terms_needs(terms))->article;
    mw_error err = {0};
    if (!mw_terms_add(terms, article, NULL, 0, &err))
        return mw_lua_raise(L, &err);
    lua_settop(L, 1);
    return 1;
}

MW_LUA(terms_merge, "terms:merge(other) -> terms", "Adds other terms, counted in the same way.")
{
    mw_error err = {0};
    if (!mw_terms_merge(terms_at(L, 1), terms_at(L, 2), &err))
        return mw_lua_raise(L, &err);
    lua_settop(L, 1);
    return 1;
}

/* A result with the frame, of the corpus whose words were counted: kwic goes back to its articles.
 */
static int push(lua_State *L, mw_frame *frame, const mw_error *err)
{
    if (!frame)
        return mw_lua_raise(L, err);
    lua_getiuservalue(L, 1, 1);
    mw_lua_result *out = mw_lua_new_result(L, lua_isnil(L, -1) ? 0 : lua_gettop(L), -1);
    out->frame = frame;
    return 1;
}

/* ---- of each word */

typedef mw_frame *lists_words(const mw_terms *, const mw_terms_want *, mw_error *);

static int list_words(lua_State *L, lists_words *list)
{
    static const char *const KEYS[] = {MW_LUA_WANT_KEYS, MW_LUA_COUNTING_KEYS, NULL};
    mw_lua_check_options(L, 2, KEYS);
    lua_settop(L, 2);
    mw_terms_want want = mw_lua_check_want(L, 2);
    const mw_terms *terms = check_terms(L, 1, 2, true);
    mw_error err = {0};
    return push(L, list(terms, &want, &err), &err);
}

MW_LUA_SHARED(mw_lua_stats_frequencies,
              "mw.stats.frequencies(source, {min =, rows =, of =, pos =, as_written =, "
              "function_words =}) -> result",
              "Each word: how often, in how many articles, per million words; the most frequent "
              "first. source is a corpus, "
              "a result (whole articles, or the words of its marks) or terms.")
{
    return list_words(L, mw_terms_frequencies);
}

MW_LUA_SHARED(mw_lua_stats_dispersion,
              "mw.stats.dispersion(source, {min =, rows =, of =, pos =, as_written =, "
              "function_words =}) -> result",
              "How evenly each word lies over the articles: range, DP of Gries (0 even, near 1 all "
              "in one article) and "
              "Juilland's D (1 even).")
{
    return list_words(L, mw_terms_dispersion);
}

/* ---- of articles */

MW_LUA_SHARED(mw_lua_stats_tf_idf,
              "mw.stats.tf_idf(source, {article =, rows = 5, min =, of =, pos =, as_written =, "
              "function_words =}) -> result",
              "The words that tell each article from the others, `rows` of each; or of the one "
              "article with that id.")
{
    static const char *const KEYS[] = {"article", MW_LUA_WANT_KEYS, MW_LUA_COUNTING_KEYS, NULL};
    mw_lua_check_options(L, 2, KEYS);
    lua_settop(L, 2);
    mw_terms_want want = mw_lua_check_want(L, 2);
    const mw_terms *terms = check_terms(L, 1, 2, true);
    mw_error err = {0};
    lua_getfield(L, 2, "article");
    mw_str article = lua_isnil(L, -1) ? MW_NONE : mw_lua_check_str(L, lua_gettop(L));
    return push(L, mw_terms_tf_idf(terms, article, &want, &err), &err);
}

enum { QUERY_MAX = 64 };

/* The words of the array at `index`, each left on the stack in the case in which it was counted. */
static size_t check_query(lua_State *L, int index, int corpus, bool as_written, mw_str *query)
{
    luaL_argexpected(L, lua_istable(L, index), 2, "words = {word, …}");
    size_t count = lua_rawlen(L, index);
    luaL_argcheck(L, count >= 1 && count <= QUERY_MAX, 2, "words takes from 1 to 64 of them");
    luaL_checkstack(L, QUERY_MAX * 4 + 8, "too many words");
    for (size_t i = 0; i < count; i++) {
        lua_rawgeti(L, index, (lua_Integer)i + 1);
        if (corpus && lua_type(L, -1) == LUA_TSTRING) { /* whatever the corpus calls it */
            lua_pushcfunction(L, mw_lua_corpus_entity.call);
            lua_pushvalue(L, corpus);
            lua_pushvalue(L, -3);
            lua_call(L, 2, 1);
        }
        luaL_tolstring(L, -1, NULL); /* an entity is its name */
        mw_str word = mw_lua_check_str(L, lua_gettop(L));
        if (!as_written) {
            mw_buf *folded = mw_lua_new_buf(L);
            mw_utf8_fold(word, folded);
            mw_lua_push_buf(L, folded);
            word = mw_lua_check_str(L, lua_gettop(L));
        }
        query[i] = word;
    }
    return count;
}

MW_LUA_SHARED(mw_lua_stats_bm25,
              "mw.stats.bm25(source, {words = {word, …}, rows =, of =, pos =, as_written =, "
              "function_words =}) -> result",
              "Ranks the articles by how much they are about the words (BM25), or with of = "
              "\"entities\" about the names.")
{
    static const char *const KEYS[] = {"words", MW_LUA_WANT_KEYS, MW_LUA_COUNTING_KEYS, NULL};
    mw_str query[QUERY_MAX];
    mw_lua_check_options(L, 2, KEYS);
    lua_settop(L, 2);
    mw_terms_want want = mw_lua_check_want(L, 2);
    lua_pushvalue(L, 1); /* 3: whom to ask for names */
    const mw_terms *terms = check_terms(L, 1, 2, true);
    mw_error err = {0};
    bool names = mw_terms_counted_of(terms) == MW_OF_ENTITIES;
    int corpus = names && mw_lua_test(L, 3, &MW_LUA_CORPUS) ? 3 : 0;
    lua_getfield(L, 2, "words");
    size_t count =
        check_query(L, lua_gettop(L), corpus, names || mw_terms_is_as_written(terms), query);
    return push(L, mw_terms_bm25(terms, query, count, &want, &err), &err);
}

typedef mw_frame *measures_texts(const mw_terms *, mw_terms_per, mw_error *);

static int measure_texts(lua_State *L, measures_texts *measure)
{
    static const char *const KEYS[] = {"per", MW_LUA_COUNTING_KEYS, NULL};
    static const char *const PER[] = {"all", "outlet", "article", NULL};
    mw_lua_check_options(L, 2, KEYS);
    lua_settop(L, 2);
    mw_terms_per per = (mw_terms_per)mw_lua_check_one_of(L, 2, "per", PER);
    const mw_terms *terms = check_terms(L, 1, 2, false);
    mw_error err = {0};
    return push(L, measure(terms, per, &err), &err);
}

MW_LUA_SHARED(mw_lua_stats_variety,
              "mw.stats.variety(source, {per = \"all\", of =, pos =, function_words =}) -> result",
              "How varied the words are: types and their share, MATTR (windows of 100 words), "
              "MTLD, Yule's K. per: all, "
              "outlet or article. MATTR and MTLD do not grow or shrink with length; articles below "
              "100 words have none.")
{
    return measure_texts(L, mw_terms_variety);
}

MW_LUA_SHARED(mw_lua_stats_readability, "mw.stats.readability(source, {per = \"all\"}) -> result",
              "How hard to read: Flesch (100 easy, 0 hard), Flesch-Kincaid, SMOG and Coleman-Liau "
              "(years of school). per: "
              "all, outlet or article. Syllables are counted by a rule of spelling.")
{
    return measure_texts(L, mw_terms_readability);
}

MW_LUA_SHARED(mw_lua_stats_similarity,
              "mw.stats.similarity(source, {per = \"outlet\", measure = \"cosine\", rows = 20, of =, pos =, as_written =, "
              "function_words =}) -> result",
              "How alike the words of each two outlets (or per = \"article\") are, the most alike first: cosine, of how often "
              "each word stands, and jaccard, of which words there are. measure says which one orders them.")
{
    static const char *const KEYS[] = {"per", "measure", "rows", MW_LUA_COUNTING_KEYS, NULL};
    static const char *const PER[] = {"outlet", "article", NULL}, *const MEASURES[] = {"cosine", "jaccard", NULL};
    mw_lua_check_options(L, 2, KEYS);
    lua_settop(L, 2);
    mw_terms_want want = mw_lua_check_want(L, 2);
    mw_terms_per per = mw_lua_check_one_of(L, 2, "per", PER) ? MW_PER_ARTICLE : MW_PER_OUTLET;
    bool jaccard = mw_lua_check_one_of(L, 2, "measure", MEASURES) == 1;
    const mw_terms *terms = check_terms(L, 1, 2, true);
    mw_error err = {0};
    return push(L, mw_terms_likeness(terms, per, jaccard, &want, &err), &err);
}

/* ---- keyness */

MW_LUA_SHARED(mw_lua_stats_keyness,
              "mw.stats.keyness(source, reference, {measure = \"g2\", effect = \"log-ratio\", min "
              "= 5, rows =, percent =, "
              "of =, pos =, as_written =, function_words =}) -> result",
              "What is said more in one set of texts than in another, most telling first; what is "
              "said less comes last. "
              "measure: g2 or chi2; effect: log-ratio or percent-diff. low and high are the 95 % "
              "interval of the log "
              "ratio, q is p after Benjamini and Hochberg, dp the dispersion over all articles.")
{
    static const char *const KEYS[] = {"measure", "effect", MW_LUA_WANT_KEYS, MW_LUA_COUNTING_KEYS,
                                       NULL};
    static const char *const MEASURES[] = {"g2", "chi2", NULL}, *const EFFECTS[] = {"log-ratio",
                                                                                    "percent-diff",
                                                                                    NULL};
    mw_lua_check_options(L, 3, KEYS);
    lua_settop(L, 3);
    mw_keyness_want want = {
        .want = mw_lua_check_want(L, 3),
        .measure = (mw_keyness_measure)mw_lua_check_one_of(L, 3, "measure", MEASURES),
        .effect = (mw_keyness_effect)mw_lua_check_one_of(L, 3, "effect", EFFECTS)};
    const mw_terms *terms = check_terms(L, 1, 3, true);
    const mw_terms *reference = check_terms(L, 2, 3, true);
    mw_error err = {0};
    return push(L, mw_terms_keyness(terms, reference, &want, &err), &err);
}

/* ---- the same as methods of terms */

#define SAME(name, usage)                                                                          \
    MW_LUA(terms_##name, "terms:" usage " -> result", "mw.stats." #name " of these terms.")        \
    {                                                                                              \
        return mw_lua_stats_##name.call(L);                                                        \
    }

SAME(frequencies, "frequencies{min =, rows =}")
SAME(dispersion, "dispersion{min =, rows =}")
SAME(tf_idf, "tf_idf{article =, rows = 5, min =}")
SAME(bm25, "bm25{words = {word, …}, rows =}")
SAME(variety, "variety{per = \"all\"}")
SAME(readability, "readability{per = \"all\"}")
SAME(similarity, "similarity{per = \"outlet\", measure = \"cosine\", rows = 20}")
SAME(keyness, "keyness(reference, {measure =, effect =, min =, rows =, percent =})")

static const mw_lua_row *const ROWS[] = {
    &terms_add,  &terms_merge,   &terms_frequencies, &terms_dispersion,  &terms_tf_idf,
    &terms_bm25, &terms_keyness, &terms_variety,     &terms_readability,
    &terms_similarity, NULL};
const mw_lua_type MW_LUA_TERMS = {
    "terms", "Words counted article by article; terms of parts merge.", ROWS, NULL, collect_terms,
    NULL};
