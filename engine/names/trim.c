/* SPDX-License-Identifier: MIT */
/* Where a name of the trained model begins and ends: it has read words that stand beside names as
 * their parts. */
#include "names/trim.h"

const mw_row *mw_row_of_type(const mw_row *row, mw_entity_type type)
{
    while (row && mw_row_type(row) != type)
        row = mw_row_next(row);
    return row;
}

/* The row of the gazetteer for just these words as a name of the type; NULL: none. */
const mw_row *mw_row_of_words(const mw_namer *n, uint32_t first, uint32_t end, mw_entity_type type)
{
    mw_hit hit;
    bool capital = mw_looks(n, first, MW_CAPITAL);
    bool known = capital ? mw_gazette_known(n, first, end, &hit)
                         : mw_gazette_match_small(n, first, end, &hit);
    return known && hit.tokens == end - first ? mw_row_of_type(hit.row, type) : NULL;
}

static bool is_land(const mw_namer *n, uint32_t first, uint32_t end)
{
    mw_hit hit;
    for (int i = 0; i < MW_GAZETTE_LANDS; i++)
        if (mw_lexicon_match_exact(n->lands[i], n->tokens + first, end - first, &hit))
            return true;
    return false;
}

/* Past the "'s" of an owner ("Brazil | 's Ministry of Health"), the article, a small word and,
 * before a person, the titles with which a name of the model begins. */
uint32_t mw_trimmed_start(const mw_namer *n, uint32_t first, uint32_t end, mw_entity_type type)
{
    uint32_t at = first;
    if (at + 1 < end && mw_token_is_possessive(n, at))
        at++;
    if (at + 1 < end && mw_has(n, at, MW_T_DETERMINER))
        at++;
    while (at + 1 < end && mw_looks(n, at, MW_WORD) && !mw_looks(n, at, MW_CAPITAL) &&
           mw_looks(n, at + 1, MW_CAPITAL) && !mw_has(n, at, MW_T_PARTICLE) && !is_land(n, at, end))
        at++; /* eastern | Paktika; but "east Africa" */
    uint32_t past = type == MW_PERSON ? mw_titles_end(n, at, end) : at;
    return past < end ? past : at;
}

/* "US | Defense Secretary": an office begins at `at` and goes on past `end`. */
static bool is_office_over(const mw_namer *n, uint32_t at, uint32_t end)
{
    mw_hit hit;
    for (uint32_t next = at; next < end; next += hit.tokens) {
        if (!mw_lexicon_match(n->titles, n->tokens + next, n->token_count - next, &hit))
            return false;
        if (next + hit.tokens > end || mw_title_is(n, hit.row, "office"))
            return mw_title_is(n, hit.row, "office") && next + hit.tokens > end;
    }
    return mw_lexicon_match(n->titles, n->tokens + end, n->token_count - end, &hit) &&
           mw_title_is(n, hit.row, "office");
}

/* "UN | secretary", "Philippine | coast": a name that begins with a capital ends with no small
 * word; what does is a description, or a boundary missed. Nor does it end with the beginning of an
 * office. */
uint32_t mw_trimmed_end(const mw_namer *n, uint32_t first, uint32_t end)
{
    for (uint32_t at = first + 1; at < end; at++)
        if (is_office_over(n, at, end) && !mw_row_of_words(n, first, end, MW_ORG))
            end = at;
    while (end - first > 1 && mw_token_is_hyphen(n, end - 1)) /* "Pro-" */
        end--;
    while (end - first > 1 && mw_looks(n, first, MW_CAPITAL) &&
           !mw_looks(n, end - 1, MW_CAPITAL | MW_NUMBER | MW_PUNCT) &&
           !mw_token_is_hyphen(n, end - 2))
        end--;
    return end;
}
