/* SPDX-License-Identifier: MIT */
/* Who is right when the gazetteer, the rules and the trained model differ about a name.
 *
 *   1. A line of the user's own table is a name.
 *   2. Of two that overlap the longer is the name.
 *   3. Where both see the same words, the gazetteer says who it is; what it is says the model
 *      where the table is not sure (a word that wants company, or a row for each of two types).
 *   4. What only the model sees is a name of its type.
 *   5. What only the gazetteer sees is a name when the table is sure.
 *   6. What only the rules see is none: the model has weighed them.
 *
 * Without a trained model the gazetteer and the rules decide alone. */
#include "annotate/evidence.h"
#include "annotate/name_model.h"
#include "annotate/names_impl.h"

typedef struct arbiter {
    mw_namer *n;
    const uint8_t *labels;
    const int16_t *margins;
    int odds;
    mw_mark *proposed; /* by gazetteer and rules */
    size_t proposed_count, at; /* the first that may still overlap */
} arbiter;

/* ---- the gazetteer's certainty */

static bool wants_company(const mw_row *row)
{
    mw_str wanted = mw_row_get(row, "case");
    return mw_str_is(wanted, "context") || mw_str_is(wanted, "titled") || mw_str_is(wanted, "placed");
}

/* Is it sure that these words, so written, are what the row says? */
static bool is_sure(const mw_namer *n, const mw_mark *mark)
{
    if (mw_row_is_own(mark->row))
        return true;
    if (!mark->row || wants_company(mark->row))
        return false;
    for (const mw_row *other = mw_row_next(mark->row); other; other = mw_row_next(other))
        if (mw_row_type(other) != mark->type)
            return false;
    if (mark->end - mark->first > 1)
        return true;
    return mark->type != MW_PERSON && !mw_has(n, mark->first, MW_T_GIVEN | MW_T_SURNAME | MW_T_COMMON | MW_T_DOUBTFUL | MW_T_CUES);
}

/* A row of the same words with the wanted type; NULL: there is none. */
static const mw_row *row_of_type(const mw_row *row, mw_entity_type type)
{
    for (; row; row = mw_row_next(row))
        if (mw_row_type(row) == type)
            return row;
    return NULL;
}

/* ---- the model's names */

static uint32_t name_end(const arbiter *a, uint32_t first, uint32_t end)
{
    uint32_t at = first + 1;
    while (at < end && mw_label_is_inside(a->labels[at]))
        at++;
    return at;
}

static mw_grade grade_of(const arbiter *a, uint32_t first, uint32_t end)
{
    enum { STRONG_ODDS = 3 };
    int least = INT16_MAX;
    for (uint32_t i = first; i < end; i++)
        least = a->margins[i] < least ? a->margins[i] : least;
    return least > STRONG_ODDS * a->odds ? MW_STRONG : least > 0 ? MW_WEAK : MW_GUESS;
}

static mw_mark mark_of_model(const arbiter *a, uint32_t first, uint32_t end)
{
    mw_mark mark = {.first = first, .end = end, .type = mw_label_type(a->labels[first]), .bearer = MW_NO_INDEX, .rule = "model"};
    mark.grade = grade_of(a, first, end);
    mw_hit hit;
    bool capital = mw_looks(a->n, first, MW_CAPITAL);
    bool known = capital ? mw_gazette_known(a->n, first, end, &hit) : mw_gazette_match_small(a->n, first, end, &hit);
    const mw_row *row = known && hit.tokens == end - first ? row_of_type(hit.row, mark.type) : NULL;
    if (row)
        mw_mark_set_row(a->n, &mark, row);
    return mark;
}

/* Both see the same words. */
static mw_mark agree(const arbiter *a, mw_mark mark, mw_entity_type type)
{
    if (mark.type == type) {
        mark.pending = false;
        return mark;
    }
    if (is_sure(a->n, &mark))
        return mark;
    const mw_row *row = row_of_type(mark.row, type);
    mw_mark model = mark_of_model(a, mark.first, mark.end);
    model.row = NULL;
    model.type = type;
    model.mention = MW_BY_NAME;
    if (row)
        mw_mark_set_row(a->n, &model, row);
    return model;
}

/* ---- one name after the other */

/* The proposal that stands at the model's name, or overlaps it and is sure and longer, or is the user's. */
static const mw_mark *rival(arbiter *a, uint32_t first, uint32_t end)
{
    while (a->at < a->proposed_count && a->proposed[a->at].end <= first)
        a->at++;
    for (size_t i = a->at; i < a->proposed_count && a->proposed[i].first < end; i++) {
        const mw_mark *mark = &a->proposed[i];
        bool longer = mark->end - mark->first > end - first;
        bool own = mw_row_is_own(mark->row);
        if (own || (mark->first == first && mark->end == end) || (longer && is_sure(a->n, mark)))
            return mark;
    }
    return NULL;
}

static bool overlaps_model(const arbiter *a, const mw_mark *mark)
{
    for (uint32_t i = mark->first; i < mark->end; i++)
        if (a->labels[i] != MW_LABEL_OUT)
            return true;
    return false;
}

/* Proposals before token `before` that the model does not see at all. */
static bool take_unseen(arbiter *a, size_t *next, uint32_t before, mw_error *err)
{
    for (; *next < a->proposed_count && a->proposed[*next].first < before; ++*next) {
        const mw_mark *mark = &a->proposed[*next];
        if (is_sure(a->n, mark) && !overlaps_model(a, mark) && !mw_mark_add(a->n, *mark, err))
            return false;
    }
    return true;
}

static bool take_name(arbiter *a, uint32_t first, uint32_t end, mw_error *err)
{
    const mw_mark *other = rival(a, first, end);
    mw_mark mark = !other ? mark_of_model(a, first, end)
                   : other->first == first && other->end == end ? agree(a, *other, mw_label_type(a->labels[first]))
                                                                : *other;
    const mw_mark *last = a->n->mark_count ? &a->n->marks[a->n->mark_count - 1] : NULL;
    if (last && last->end > mark.first)
        return true; /* a longer one has taken these words */
    if (mark.type == MW_PERSON)
        mw_name_title(a->n, &mark, NULL);
    return mw_mark_add(a->n, mark, err);
}

static bool arbitrate(arbiter *a, mw_error *err)
{
    size_t next = 0;
    for (uint32_t s = 0; s < a->n->sentence_count; s++) {
        uint32_t end = a->n->sentences[s].token_end;
        for (uint32_t at = a->n->sentences[s].token_first; at < end;) {
            if (!mw_label_is_begin(a->labels[at])) {
                at++;
                continue;
            }
            uint32_t past = name_end(a, at, end);
            if (!take_unseen(a, &next, at, err) || !take_name(a, at, past, err))
                return false;
            at = past;
        }
    }
    return take_unseen(a, &next, UINT32_MAX, err);
}

static bool ask_model(mw_namer *n, const mw_trained *trained, arbiter *a, mw_error *err)
{
    mw_types types;
    uint64_t *evidence;
    uint8_t *labels = mw_arena_get(n->arena, n->token_count + 1, err);
    int16_t *margins = mw_arena_get(n->arena, (n->token_count + 1) * sizeof *margins, err);
    a->labels = labels;
    a->margins = margins;
    a->odds = (int)mw_trained_names(trained)->odds;
    return labels && margins && mw_evidence_fill(n, &evidence, err) &&
           mw_types_read(n->article, trained, n->arena, &types, err) &&
           mw_name_labels(n->article, trained, &types, evidence, n->arena, labels, margins, err);
}

bool mw_names_arbitrate(mw_namer *n, mw_error *err)
{
    const mw_trained *trained = mw_model_trained(n->model);
    if (!trained)
        return true;
    arbiter a = {.n = n, .proposed = n->marks, .proposed_count = n->mark_count};
    if (!ask_model(n, trained, &a, err))
        return false;
    n->marks = NULL; /* the proposals stay in the arena */
    n->mark_count = n->mark_capacity = 0;
    return arbitrate(&a, err);
}
