/* SPDX-License-Identifier: MIT */
/* The part of mw.explain that is about events: which lines of the table were tried, which reading stands
 * and by which rule the others fell. */
#include "script/explain.h"

#include <moonwire/annotate.h>

#include "article/article.h"
#include "base/arena.h"
#include "base/buf.h"
#include "events/explain.h"

/* The text as it was read, up to its quotes; what it lends lives as long as the article. */
static mw_article *copy_of(const mw_article *article, const mw_model *model, mw_error *err)
{
    mw_article *copy = mw_article_new(0, err);
    if (!copy)
        return NULL;
    *mw_article_head_edit(copy) = *mw_article_head(article);
    if (mw_article_set_text(copy, mw_article_text(article), err) && mw_annotate(copy, model, MW_EVENTS, err))
        return copy;
    mw_article_free(copy);
    return NULL;
}

bool mw_explain_events(const mw_article *article, const mw_model *model, mw_span span, bool is_event, mw_buf *out,
                       mw_error *err)
{
    mw_arena *arena = mw_arena_create(0, err);
    mw_article *copy = arena ? copy_of(article, model, err) : NULL;
    mw_str language = copy ? mw_article_head(copy)->language : MW_NONE;
    bool foreign = language.data && !mw_str_is(language, "en");
    mw_reasons reasons = {0};
    bool good = copy && (foreign || mw_event_candidates_of(copy, model, span, arena, &reasons, err));
    if (good && (is_event || reasons.count))
        good = mw_explain_reasons(copy, &reasons, is_event ? NULL : "as no event", NULL, out, err);
    mw_article_free(copy);
    mw_arena_free(arena);
    return good;
}
