/* SPDX-License-Identifier: MIT */
/* evidence.h -- what the tables and the rules for names say of each token, as bits that the name
 * model reads. It is evidence and no verdict: the model has learned how far to believe it. */
#ifndef NAMES_EVIDENCE_H
#define NAMES_EVIDENCE_H

#include <moonwire/article.h>
#include <moonwire/model.h>

#include "base/arena.h"

/* Of the longest name of the gazetteer over the token: its type + 1, whether the token is not its
 * first, whether it has several, whether the table wants company for it ("May", "Reading"). */
#define MW_E_GAZETTE        UINT64_C(0x0f)
#define MW_E_GAZETTE_INSIDE (UINT64_C(1) << 4)
#define MW_E_GAZETTE_LONG   (UINT64_C(1) << 5)
#define MW_E_GAZETTE_WEAK   (UINT64_C(1) << 6)
#define MW_E_GAZETTE_ALL    UINT64_C(0x7f)
/* The label (labels.h) that the rules for capitalised names give it, their doubt or certainty. */
#define MW_E_RULE_SHIFT     8
#define MW_E_RULE           (UINT64_C(0x0f) << MW_E_RULE_SHIFT)
#define MW_E_RULE_DOUBT     (UINT64_C(1) << 12)
#define MW_E_RULE_SURE      (UINT64_C(1) << 15)
#define MW_E_RULE_ALL       ((UINT64_C(0x1f) << MW_E_RULE_SHIFT) | MW_E_RULE_SURE)
/* What the word is in or beside a name. */
#define MW_E_TITLE          (UINT64_C(1) << 13)
/* A name of the tables written small, in a sentence that begins small: where nobody minds capitals. */
#define MW_E_SMALL          (UINT64_C(1) << 14)
#define MW_E_TRAIT_SHIFT    16
#define MW_E_FIRST_NAME     (UINT64_C(1) << 40) /* words/first-names.tsv */
#define MW_E_SURNAME        (UINT64_C(1) << 41) /* words/surnames.tsv */
#define MW_E_ALSO           (UINT64_C(1) << 42) /* … and a common word or a place as well */
#define MW_E_TRAITS         (UINT64_C(0x7fff) << MW_E_TRAIT_SHIFT)
#define MW_E_PEOPLE         (MW_E_FIRST_NAME | MW_E_SURNAME | MW_E_ALSO)

/* Evidence a token, in `arena`. */
bool mw_evidence_read(mw_article *article, const mw_model *model, mw_arena *arena, uint64_t **evidence, mw_error *err);

/* "PHNOM PENH — Thai leaders": a dash, or another mark of several bytes, with a blank on either side stands between
 * names and in none. One byte may be the "&" or "+" of a firm. */
static inline bool mw_is_free_dash(const mw_token *tokens, uint32_t first, uint32_t at)
{
    return tokens[at].shape & MW_PUNCT && tokens[at].shape & MW_SPACE_AFTER && tokens[at].end - tokens[at].start > 1 &&
           at > first && tokens[at - 1].shape & MW_SPACE_AFTER;
}

/* Is there any reason why the token may be part of a name? All others are none, unread. */
static inline bool mw_may_be_name(const mw_token *tokens, const uint64_t *evidence, uint32_t first, uint32_t end,
                                  uint32_t at)
{
    if (mw_is_free_dash(tokens, first, at))
        return false;
    if (tokens[at].shape & MW_CAPITAL || evidence[at] & (MW_E_GAZETTE | MW_E_RULE | MW_E_SMALL))
        return true;
    bool before = at > first && tokens[at - 1].shape & MW_CAPITAL;
    bool after = at + 1 < end && tokens[at + 1].shape & MW_CAPITAL;
    return (before || after) && (!(tokens[at].shape & MW_PUNCT) || (before && after));
}

#endif
