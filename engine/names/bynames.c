/* SPDX-License-Identifier: MIT */
/* Bynames: "Mohamed Hamdan Dagalo, better known as Hemedti". From there on, and before, the other
 * name is that somebody's, unless a table knows it as somebody else's. */
#include "names/aliases.h"

/* Past a comma, a word of words/bynames.tsv and a quotation mark that stand between two names; 0:
 * something else does. */
static bool is_byname(const mw_namer *n, uint32_t at, uint32_t end)
{
    mw_hit hit;
    at += mw_token_is(n, at, ",") || mw_token_is(n, at, "(");
    if (at >= end || !mw_lexicon_match(n->bynames, n->tokens + at, end - at, &hit))
        return false;
    at += hit.tokens;
    at += mw_token_is(n, at, "the");
    at += mw_looks(n, at, MW_QUOTE_OPEN);
    return at == end;
}

static void give_all(mw_namer *n, mw_str byname, uint32_t bearer)
{
    for (uint32_t i = 0; i < n->mark_count; i++) {
        mw_mark *mark = &n->marks[i];
        if (!mark->row && mark->bearer != bearer &&
            mw_str_equal(mw_tokens_text(n, mark->first, mark->end), byname))
            mw_mark_give(n, mark, bearer, "byname");
    }
}

bool mw_bynames_find(mw_namer *n)
{
    for (uint32_t i = 1; i < n->mark_count; i++) {
        const mw_mark *name = &n->marks[i - 1], *byname = name + 1;
        if (name->bearer != MW_NO_INDEX && (name->type == MW_PERSON || name->type == MW_ORG) &&
            !byname->row && byname->first > name->end && byname->bearer != name->bearer &&
            is_byname(n, name->end, byname->first))
            give_all(n, mw_tokens_text(n, byname->first, byname->end), name->bearer);
    }
    return true;
}
