/* SPDX-License-Identifier: MIT */
/* Descriptions that only look back: "the bloc", "the group", "the ministry", "the country". They
 * are resolved where exactly one of the names before them fits; else they are left alone. */
#include "names/describe.h"

enum { BACK_SENTENCES = 2, LAND_SENTENCES = 5 };

static uint32_t sentence_of(const mw_namer *n, uint32_t token)
{
    return mw_article_sentence_at(n->article, n->tokens[token].start);
}

/* The last mark of a name that begins before token `at`: its index + 1; 0 when none. */
static size_t marks_before(const mw_describer *d, uint32_t at)
{
    size_t low = 0, high = d->mark_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (d->n->marks[middle].first < at)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static bool is_listed(mw_str list, mw_str id)
{
    mw_str one;
    while (mw_str_cut(&list, ' ', &one))
        if (mw_str_equal(one, id))
            return true;
    return false;
}

static bool add(mw_describer *d, const mw_row *row, uint32_t at, uint32_t past, uint32_t bearer,
                mw_entity_type type, mw_error *err)
{
    mw_mark mark = {.first = mw_with_article(d, at), .end = past, .type = type, .mention = MW_BY_TITLE,
                    .grade = MW_WEAK, .cue = row, .rule = "looks back", .bearer = bearer};
    d->n->bearers[bearer].mark_count++;
    return mw_mark_add(d->n, mark, err);
}

/* The only body of the list named in this sentence before `at` or in the two sentences before. */
static uint32_t only_body(const mw_describer *d, mw_str list, uint32_t at)
{
    const mw_namer *n = d->n;
    uint32_t here = sentence_of(n, at), found = MW_NO_INDEX;
    for (size_t i = marks_before(d, at); i-- > 0;) {
        const mw_mark *mark = &n->marks[i];
        if (sentence_of(n, mark->first) + BACK_SENTENCES < here)
            break;
        const mw_bearer *bearer = &n->bearers[mark->bearer];
        if (mark->type != MW_ORG || mark->bearer == found || (list.len && !is_listed(list, bearer->id)))
            continue;
        if (found != MW_NO_INDEX)
            return MW_NO_INDEX;
        found = mark->bearer;
    }
    return found;
}

/* The only country that is the scene of what goes before: neither an owner ("Russia's stance") nor
 * a people, nor the capital that acts here. The nearest sentence that names any decides, and none does where an
 * owner stands nearer in the same sentence ("Canada punished Myanmar's army two years after it took the country"). */
static uint32_t only_land(mw_describer *d, uint32_t at, uint32_t past, mw_str *country)
{
    const mw_namer *n = d->n;
    bool owns = mw_token_is_possessive(n, past); /* Spain's king defended the country's monarchy */
    uint32_t here = sentence_of(n, at), decided = MW_NO_INDEX;
    mw_str owner = MW_NONE;
    *country = MW_NONE;
    for (size_t i = marks_before(d, at); i-- > 0;) {
        const mw_mark *mark = &n->marks[i];
        uint32_t there = sentence_of(n, mark->first);
        if (there + LAND_SENTENCES < here || (decided != MW_NO_INDEX && there != decided))
            break;
        mw_str land = n->bearers[mark->bearer].country;
        if (mark->type != MW_PLACE || !mark->row || !land.len)
            continue;
        if (mw_token_is_possessive(n, mark->end)) {
            owner = there == here && !country->data ? land : owner;
            continue;
        }
        bool acts = mark->row && mw_row_get(mark->row, "metonym_of").len &&
                    !(mark->first > 0 && mw_has(n, mark->first - 1, MW_T_PREPOSITION | MW_T_FUNCTION)) &&
                    !mw_token_is(n, mark->first - 1, ",");
        if (acts)
            continue;
        bool owned_here = (there == here || owns) && owner.data && !mw_str_equal(owner, land);
        if (owned_here || (country->data && !mw_str_equal(*country, land))) {
            *country = MW_NONE;
            return MW_NO_INDEX;
        }
        *country = land;
        if (there != here)
            decided = there;
    }
    const uint64_t *bearer = country->data ? mw_map_get(&n->ids, *country) : NULL;
    return bearer ? (uint32_t)*bearer : MW_NO_INDEX;
}

bool mw_backward_read(mw_describer *d, const mw_row *row, uint32_t at, uint32_t past, bool *taken, mw_error *err)
{
    mw_str kind = mw_row_get(row, "kind"), country;
    bool land = mw_str_is(kind, "land");
    *taken = land || mw_str_is(kind, "back");
    if (!*taken || !mw_is_definite(d, at))
        return true;
    uint32_t bearer = land ? only_land(d, at, past, &country) : only_body(d, mw_row_get(row, "only"), at);
    if (bearer == MW_NO_INDEX)
        return true;
    return add(d, row, at, past, bearer, land ? MW_PLACE : MW_ORG, err);
}

/* ---- "the ministry", "the Council" */

/* The noun is the last word of the name, or the last before its "of". */
static bool is_headed_by(mw_str name, mw_str noun)
{
    size_t of = mw_str_find(name, MW_STR(" of "), 0), to = mw_str_find(name, MW_STR(" for "), 0);
    size_t end = of < to ? of : to;
    mw_str head = mw_str_sub(name, 0, end < name.len ? end : name.len);
    return head.len >= noun.len && mw_str_equal_fold(mw_str_sub(head, head.len - noun.len, head.len), noun) &&
           (head.len == noun.len || head.data[head.len - noun.len - 1] == ' ') && name.len > noun.len;
}

bool mw_backward_noun(mw_describer *d, uint32_t at, uint32_t *past, mw_error *err)
{
    const mw_namer *n = d->n;
    *past = at + 1;
    if (!mw_is_definite(d, at) || !mw_has(n, at, MW_T_ORG) || mw_has(n, at, MW_T_FUNCTION) ||
        !mw_stands_alone(d, at + 1) || mw_token_is(n, at + 1, "of") || mw_token_is(n, at + 1, "for"))
        return true;
    mw_str noun = mw_token_text(n, at);
    uint32_t found = MW_NO_INDEX, here = sentence_of(n, at);
    for (size_t i = n->mark_count; i-- > 0;) { /* those just described, too */
        const mw_mark *mark = &n->marks[i];
        if (mark->type != MW_ORG || mark->first >= at || mark->bearer == found ||
            !is_headed_by(n->bearers[mark->bearer].name, noun))
            continue;
        if (found != MW_NO_INDEX)
            return true;
        found = mark->bearer;
        if (sentence_of(n, mark->first) + LAND_SENTENCES < here && !mw_looks(n, at, MW_CAPITAL))
            return true;
    }
    return found == MW_NO_INDEX || add(d, NULL, at, at + 1, found, MW_ORG, err);
}
