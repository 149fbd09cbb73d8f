/* SPDX-License-Identifier: MIT */
/* Evidence for names: matches of the gazetteer, the rules' proposals, what words are. */
#include "names/evidence.h"

#include "names/names_impl.h"

/* The traits that say something of a name, closed up. */
static const mw_traits KEPT[] = {
    MW_T_ORG, MW_T_ORG_FIRST, MW_T_PLACE, MW_T_PLACE_FIRST, MW_T_EVENT | MW_T_EVENT_FIRST, MW_T_OTHER, MW_T_PARTICLE,
    MW_T_CALENDAR, MW_T_PLAIN, MW_T_SURNAME, MW_T_COMMON, MW_T_GIVEN, MW_T_FAMILY_FIRST, MW_T_BURMESE, MW_T_HEADLINE,
};

static uint64_t traits_of(mw_traits traits)
{
    uint64_t kept = 0;
    for (size_t i = 0; i < sizeof KEPT / sizeof *KEPT; i++)
        kept |= (uint64_t)((traits & KEPT[i]) != 0) << (MW_E_TRAIT_SHIFT + i);
    return kept;
}

/* Lists of names of people: too many words are in them for rules, and not too many for a model. */
static uint64_t people_bits(const mw_namer *n, const mw_token *token)
{
    mw_hit hit;
    uint64_t bits = 0;
    if (mw_lexicon_match_exact(n->first_names, token, 1, &hit))
        bits |= MW_E_FIRST_NAME | (mw_row_cell(hit.row, n->first_names_also).len ? MW_E_ALSO : 0);
    if (mw_lexicon_match_exact(n->surnames, token, 1, &hit))
        bits |= MW_E_SURNAME | (mw_row_cell(hit.row, n->surnames_also).len ? MW_E_ALSO : 0);
    return bits;
}

static uint64_t gazetteer_bits(const mw_hit *hit)
{
    mw_str wanted = mw_row_get(hit->row, "case");
    bool weak = wanted.len && (mw_str_is(wanted, "context") || mw_str_is(wanted, "titled") || mw_str_is(wanted, "placed"));
    return (uint64_t)(mw_row_type(hit->row) + 1) | (hit->tokens > 1 ? MW_E_GAZETTE_LONG : 0) |
           (weak ? MW_E_GAZETTE_WEAK : 0);
}

static void add_gazetteer(const mw_namer *n, const mw_sentence *sentence, uint64_t *evidence)
{
    mw_hit hit;
    for (uint32_t at = sentence->token_first; at < sentence->token_end; at++) {
        if (!mw_gazette_known(n, at, sentence->token_end, &hit))
            continue;
        uint64_t bits = gazetteer_bits(&hit);
        for (uint32_t i = 0; i < hit.tokens; i++)
            evidence[at + i] |= bits | (i ? MW_E_GAZETTE_INSIDE : 0);
        at += hit.tokens - 1;
    }
}

/* ---- text that minds no capitals */

static bool is_small(const mw_token *token)
{
    return (token->shape & (MW_WORD | MW_CAPITAL)) == MW_WORD;
}

static bool is_informal(const mw_namer *n, const mw_sentence *sentence)
{
    for (uint32_t i = sentence->token_first; i < sentence->token_end; i++)
        if (n->tokens[i].shape & MW_WORD)
            return is_small(&n->tokens[i]);
    return false;
}

/* "mississippi", "taco bell", "lisa": a name of the tables in small letters that is no common word. */
static void add_small(const mw_namer *n, const mw_sentence *sentence, uint64_t *evidence)
{
    enum { LETTERS_MIN = 3 };
    mw_hit hit;
    if (!is_informal(n, sentence))
        return;
    for (uint32_t at = sentence->token_first; at < sentence->token_end; at++) {
        const mw_token *token = &n->tokens[at];
        if (!is_small(token) || evidence[at] & MW_E_GAZETTE || token->end - token->start < LETTERS_MIN ||
            mw_has(n, at, MW_T_FUNCTION) || mw_lexicon_match_exact(n->common, token, 1, &hit))
            continue;
        if (mw_gazette_match_small(n, at, sentence->token_end, &hit)) {
            uint64_t bits = gazetteer_bits(&hit) | MW_E_SMALL | MW_E_GAZETTE_WEAK;
            for (uint32_t i = 0; i < hit.tokens; i++)
                evidence[at + i] |= bits | (i ? MW_E_GAZETTE_INSIDE : 0);
            at += hit.tokens - 1;
        } else if (mw_lexicon_match_exact(n->given, token, 1, &hit)) {
            evidence[at] |= MW_E_SMALL | traits_of(MW_T_GIVEN);
        } else if (people_bits(n, token) & MW_E_FIRST_NAME) {
            evidence[at] |= MW_E_SMALL | people_bits(n, token);
        }
    }
}

static void add_titles(const mw_namer *n, const mw_sentence *sentence, uint64_t *evidence)
{
    mw_hit hit;
    for (uint32_t at = sentence->token_first; at < sentence->token_end; at++) {
        if (!mw_lexicon_match(n->titles, n->tokens + at, sentence->token_end - at, &hit))
            continue;
        for (uint32_t i = 0; i < hit.tokens; i++)
            evidence[at + i] |= MW_E_TITLE;
        at += hit.tokens - 1;
    }
}

static void add_rules(const mw_namer *n, uint64_t *evidence)
{
    for (size_t i = 0; i < n->mark_count; i++) {
        const mw_mark *mark = &n->marks[i];
        uint64_t begin = (uint64_t)(1 + 2 * mark->type), doubt = mark->pending || mark->grade == MW_GUESS ? MW_E_RULE_DOUBT
                                                                   : mark->grade == MW_STRONG && !mark->row ? MW_E_RULE_SURE : 0;
        for (uint32_t at = mark->first; at < mark->end; at++)
            evidence[at] |= ((begin + (at > mark->first)) << MW_E_RULE_SHIFT) | doubt;
    }
}

bool mw_evidence_fill(mw_namer *n, uint64_t **evidence, mw_error *err)
{
    uint64_t *all = mw_arena_get(n->arena, (n->token_count + 1) * sizeof *all, err);
    if (!all)
        return false;
    for (uint32_t i = 0; i < n->token_count; i++)
        all[i] = traits_of(n->traits[i]) | (n->tokens[i].shape & MW_CAPITAL ? people_bits(n, &n->tokens[i]) : 0);
    for (uint32_t s = 0; s < n->sentence_count; s++) {
        add_gazetteer(n, &n->sentences[s], all);
        add_small(n, &n->sentences[s], all);
        add_titles(n, &n->sentences[s], all);
    }
    add_rules(n, all);
    *evidence = all;
    return true;
}

bool mw_evidence_read(mw_article *article, const mw_model *model, mw_arena *arena, uint64_t **evidence, mw_error *err)
{
    mw_namer n;
    mw_namer_open(&n, article, model);
    n.arena = arena;
    return mw_traits_read(&n, err) && mw_names_find(&n, err) && mw_evidence_fill(&n, evidence, err);
}
