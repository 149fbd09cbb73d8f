/* SPDX-License-Identifier: MIT */
/* The parts of mw.explain that are about dates and events, which tell what they tried in one form: the readings, which
 * stands and what decided it. */
#include "script/explain.h"

#include "article/article.h"
#include "base/arena.h"
#include "base/buf.h"
#include "dates/explain.h"
#include "events/explain.h"

typedef struct teller {
    unsigned layers; /* that a layer is read from, or of which it is */
    bool (*candidates_of)(mw_article *article, const mw_model *model, mw_span span, mw_arena *arena,
                          mw_reasons *reasons, mw_error *err);
    const char *none;
} teller;

static bool explain(const teller *t, const mw_article *article, const mw_model *model, mw_span span, bool is_it,
                    mw_buf *out, mw_error *err)
{
    mw_arena *arena = mw_arena_create(0, err);
    mw_article *copy = arena ? mw_explain_copy(article, model, t->layers, err) : NULL;
    mw_reasons reasons = {0};
    bool good = copy && (mw_explain_is_foreign(copy) || t->candidates_of(copy, model, span, arena, &reasons, err));
    if (good && (is_it || reasons.count))
        good = mw_explain_reasons(copy, &reasons, is_it ? NULL : t->none, NULL, out, err);
    mw_article_free(copy);
    mw_arena_free(arena);
    return good;
}

bool mw_explain_dates(const mw_article *article, const mw_model *model, mw_span span, bool is_date, mw_buf *out,
                      mw_error *err)
{
    static const teller DATES = {MW_ENTITIES, mw_date_candidates_of, "as no date"};
    return explain(&DATES, article, model, span, is_date, out, err);
}

bool mw_explain_events(const mw_article *article, const mw_model *model, mw_span span, bool is_event, mw_buf *out,
                       mw_error *err)
{
    static const teller EVENTS = {MW_EVENTS, mw_event_candidates_of, "as no event"};
    return explain(&EVENTS, article, model, span, is_event, out, err);
}
