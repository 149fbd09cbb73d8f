/* SPDX-License-Identifier: MIT */
/* Capitals that act as their government: "Moscow said", "an embargo on Naypyidaw", "Beijing's
 * stance". A capital behind "in" or "from" is a place, and so is one without any sign of acting:
 * its country then stands for nothing but itself. */
#include "names/names_impl.h"

enum { ASIDE_TOKENS = 20 };

static bool has_role_in(const mw_namer *n, uint32_t at, uint32_t tokens, const char *role)
{
    mw_hit hit;
    if (at + tokens > n->token_count || !mw_lexicon_match_exact(n->metonyms, n->tokens + at, tokens, &hit))
        return false;
    for (const mw_row *row = hit.row; row; row = mw_row_next(row)) {
        mw_str roles = mw_row_get(row, "role");
        if (mw_str_find(roles, mw_str_of(role), 0) < roles.len)
            return true;
    }
    return false;
}

static bool has_role(const mw_namer *n, uint32_t at, const char *role)
{
    return has_role_in(n, at, 1, role);
}

bool mw_is_act_of_government(const mw_namer *n, uint32_t at)
{
    return has_role(n, at, "act");
}

static bool is_verb_of_government(const mw_namer *n, uint32_t at)
{
    mw_hit hit;
    if (at >= n->token_count || mw_looks(n, at, MW_CAPITAL))
        return false;
    return has_role(n, at, "act") || (mw_lexicon_match_exact(n->saying, n->tokens + at, 1, &hit) &&
                                                   mw_str_is(mw_row_get(hit.row, "pos"), "verb"));
}

static uint32_t past_adverbs(const mw_namer *n, uint32_t at)
{
    for (int steps = 0; steps < 3; steps++) {
        mw_str word = mw_token_text(n, at);
        bool adverb = (word.len > 4 && mw_str_ends(word, MW_STR("ly"))) || mw_has(n, at, MW_T_ADVERB);
        if (!adverb)
            return at;
        at++;
    }
    return at;
}

/* "said", "has repeatedly denied", "will send", "was accused", "is willing"; but not "was hit by rain". */
static bool is_predicate(const mw_namer *n, uint32_t at)
{
    mw_hit hit;
    bool auxiliary = false, be = false;
    at = past_adverbs(n, at);
    while (mw_has(n, at, MW_T_AUXILIARY)) {
        auxiliary = true;
        be = mw_has(n, at, MW_T_BE);
        at = past_adverbs(n, at + 1);
    }
    if (be && has_role(n, at, "mood"))
        return true;
    if (!is_verb_of_government(n, at))
        return false;
    if (be && !(n->tokens[at].form & MW_GERUND))
        return mw_lexicon_match_exact(n->saying, n->tokens + at, 1, &hit) && n->tokens[at].form & MW_PARTICIPLE;
    return auxiliary || n->tokens[at].form & (MW_PAST | MW_THIRD | MW_BASE);
}

/* Past "which chairs the bloc," after a name; `at` where nothing of the kind stands. */
static uint32_t past_aside(const mw_namer *n, uint32_t at)
{
    if (!mw_token_is(n, at, ",") || !(mw_token_is(n, at + 1, "which") || mw_token_is(n, at + 1, "who")))
        return at;
    for (uint32_t i = at + 2; i < n->token_count && i < at + ASIDE_TOKENS; i++)
        if (mw_token_is(n, i, ","))
            return i + 1;
    return at;
}

/* "Moscow said"; "Seoul and Tokyo agreed": both. */
static bool acts(const mw_namer *n, const mw_mark *mark)
{
    if (is_predicate(n, past_aside(n, mark->end)))
        return true;
    const mw_mark *other = mark + 1;
    return other < n->marks + n->mark_count && mw_token_is(n, mark->end, "and") && other->first == mark->end + 1 &&
           (other->type == MW_PLACE || other->type == MW_ORG) && is_predicate(n, other->end);
}

/* "Moscow's [new Asian] stance". */
static bool owns(const mw_namer *n, const mw_mark *mark)
{
    if (!mw_token_is_possessive(n, mark->end))
        return false;
    for (uint32_t at = mark->end + 1; at < mark->end + 5; at++) {
        if (has_role(n, at, "own"))
            return true;
        if (!mw_looks(n, at, MW_WORD) || mw_looks(n, at, MW_CAPITAL) || mw_has(n, at, MW_T_FUNCTION))
            return false;
    }
    return false;
}

/* "ties with Moscow", "talks between Moscow and Kyiv", "imposed by Washington". */
static bool is_dealt_with(const mw_namer *n, const mw_mark *mark)
{
    uint32_t at = mark->first;
    if (at >= 3 && mw_token_is(n, at - 1, "and"))
        at -= 2; /* "between Moscow and Kyiv": from Kyiv to Moscow */
    if (at < 2 || !has_role(n, at - 1, at == mark->first ? "joint" : "pair"))
        return false;
    if (mw_token_is(n, at - 1, "by") && n->tokens[at - 2].form & MW_PARTICIPLE)
        return is_verb_of_government(n, at - 2);
    return has_role(n, at - 2, "towards") ||
           (has_role(n, at - 2, "shared") && has_role(n, at - 1, "mutual"));
}

/* The verb before a name is one that only somebody can be the object of: "thanked", "has called on". */
static bool addresses(const mw_namer *n, uint32_t end)
{
    return (end >= 1 && has_role_in(n, end - 1, 1, "object")) || (end >= 2 && has_role_in(n, end - 2, 2, "object"));
}

/* "urged Beijing", "accused Moscow and Tehran"; a place is what stands before another noun: "asked Moscow police",
 * "appealed to London's High Court". */
static bool is_addressed(const mw_namer *n, const mw_mark *mark)
{
    uint8_t behind = mark->end < n->token_count ? n->tokens[mark->end].pos : 0;
    if (behind == MW_NOUN || behind == MW_PROPN || mw_token_is_possessive(n, mark->end))
        return false;
    if (mark->first >= 3 && mw_token_is(n, mark->first - 1, "and"))
        return n->tokens[mark->first - 2].pos == MW_PROPN && addresses(n, mark->first - 2);
    return addresses(n, mark->first);
}

/* "Moscow-backed", "pro-Beijing". */
static bool is_half_a_word(const mw_namer *n, const mw_mark *mark)
{
    if (mw_token_is_hyphen(n, mark->end))
        return has_role(n, mark->end + 1, "half") || is_verb_of_government(n, mark->end + 1);
    return mark->first > 1 && mw_token_is_hyphen(n, mark->first - 1) &&
           has_role(n, mark->first - 2, "half");
}

static bool is_subject(const mw_namer *n, const mw_mark *mark)
{
    if (mark->first == 0)
        return true;
    uint32_t before = mark->first - 1;
    if (mark->type != MW_PLACE && mw_token_is(n, before, "the") && before > 0)
        before--;
    bool apposition = mw_token_is(n, before, ",") && before > 0 &&
                      (mw_token_is(n, before - 1, "capital") || mw_token_is(n, before - 1, "city"));
    return !mw_has(n, before, MW_T_PREPOSITION) && !apposition;
}

void mw_metonyms_find(mw_namer *n)
{
    for (size_t i = 0; i < n->mark_count; i++) {
        mw_mark *mark = &n->marks[i];
        if (!mark->row || !mw_row_get(mark->row, "metonym_of").len)
            continue;
        mark->metonym = (is_subject(n, mark) && acts(n, mark)) || owns(n, mark) || is_dealt_with(n, mark) ||
                        is_addressed(n, mark) || is_half_a_word(n, mark);
    }
}
