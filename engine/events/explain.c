/* SPDX-License-Identifier: MIT */
/* What words might have told: the events stage runs again with a record of each line of the table that
 * was tried, what it would have said, and the named rule by which it fell. */
#include "events/explain.h"

#include "events/events_impl.h"

typedef struct recorder {
    mw_event_log log; /* first: the stage knows no more of it */
    mw_arena *arena;
    mw_reasons *reasons;
    mw_span span;
    mw_error *err;
    bool failed;
} recorder;

/* "russia and china", "-" for nobody known. */
static bool name_parties(recorder *r, const mw_parties *parties, mw_str *text)
{
    *text = MW_STR("-");
    for (uint8_t i = 0, told = 0; i < parties->count; i++) {
        mw_str entity = parties->items[i].entity;
        mw_str before = *text;
        if (entity.data && !mw_arena_print(r->arena, text, r->err, "%.*s%s%.*s", MW_ARG(told ? before : MW_STR("")),
                                           told ? " and " : "", MW_ARG(entity)))
            return false;
        told += entity.data != NULL;
    }
    return true;
}

static bool describe(recorder *r, const mw_found *found, mw_str *reading)
{
    mw_str actors, targets, code = mw_row_get(found->row, "code");
    const char *status = found->standing.told ? mw_status_name(found->standing.status) : "not told";
    return name_parties(r, &found->actors, &actors) && name_parties(r, &found->targets, &targets) &&
           mw_arena_print(r->arena, reading, r->err, "%.*s %.*s %.*s, %s", MW_ARG(actors), MW_ARG(code),
                          MW_ARG(targets), status);
}

/* One reading is told once, however many pairs of parties it gives. */
static bool is_known(const mw_reasons *reasons, const mw_candidate *c)
{
    for (size_t i = 0; i < reasons->count; i++) {
        const mw_candidate *other = &reasons->candidates[i];
        if (other->span.start == c->span.start && other->fate == c->fate && mw_str_equal(other->by, c->by) &&
            mw_str_equal(other->reading, c->reading))
            return true;
    }
    return false;
}

static bool add(recorder *r, const mw_found *found, mw_span span, int rule)
{
    mw_candidate c = {.span = span, .fate = rule < 0 ? MW_STANDS : MW_FELL, .rule = -1};
    bool good =
        describe(r, found, &c.reading) &&
        mw_arena_print(r->arena, &c.by, r->err, "%s:%u", mw_row_table(found->row), (unsigned)mw_row_line(found->row));
    if (good && rule >= 0)
        good = mw_arena_print(r->arena, &c.why, r->err, "%s: %s", mw_event_rule_name(rule), mw_event_rule_why(rule));
    return good && (is_known(r->reasons, &c) || mw_arena_push(r->arena, r->reasons->candidates, r->reasons->count,
                                                              r->reasons->capacity, c, r->err));
}

static void note(mw_event_log *log, const mw_event_work *work, const mw_found *found, int rule)
{
    recorder *r = (recorder *)log;
    const mw_token *tokens = work->syntax.tokens;
    mw_span span = {tokens[found->first].start, tokens[found->end - 1].end};
    if (span.start < r->span.end && span.end > r->span.start && !r->failed)
        r->failed = !add(r, found, span, rule);
}

static bool add_shown(recorder *r, const mw_article *article)
{
    const mw_layers *all = mw_article_layers(article);
    for (size_t i = 0; i < all->event_count; i++) {
        const mw_event *e = &all->events[i];
        mw_str text, none = MW_STR("-");
        if (e->span.start >= r->span.end || e->span.end <= r->span.start)
            continue;
        if (!mw_arena_print(r->arena, &text, r->err, "“%.*s” as %.*s %.*s %.*s, %s, %s",
                            MW_ARG(mw_article_slice(article, e->span)), MW_ARG(e->actor.data ? e->actor : none),
                            MW_ARG(e->code), MW_ARG(e->target.data ? e->target : none), mw_status_name(e->status),
                            mw_grade_name(e->grade)) ||
            !mw_arena_push(r->arena, r->reasons->shown, r->reasons->shown_count, r->reasons->shown_capacity, text,
                           r->err))
            return false;
    }
    return true;
}

/* Those that stand first; else as they were found. */
static void order(mw_reasons *reasons)
{
    for (size_t i = 1; i < reasons->count; i++)
        for (size_t j = i; j > 0 && reasons->candidates[j].fate < reasons->candidates[j - 1].fate; j--) {
            mw_candidate later = reasons->candidates[j];
            reasons->candidates[j] = reasons->candidates[j - 1];
            reasons->candidates[j - 1] = later;
        }
}

bool mw_event_candidates_of(mw_article *article, const mw_model *model, mw_span span, mw_arena *arena,
                            mw_reasons *reasons, mw_error *err)
{
    recorder r = {.log = {note}, .arena = arena, .reasons = reasons, .span = span, .err = err};
    *reasons = (mw_reasons){0};
    if (!mw_events_record(article, model, -1, &r.log, err) || r.failed || !add_shown(&r, article))
        return false;
    order(reasons);
    return true;
}
