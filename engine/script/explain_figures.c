/* SPDX-License-Identifier: MIT */
/* The part of mw.explain that is about figures: which numbers the words hold, by which rules they are
 * figures, and why another is none. */
#include "script/explain.h"

#include "article/article.h"
#include "base/arena.h"
#include "base/buf.h"
#include "figures/explain.h"

enum { READINGS_SHOWN = 16 };

static void put_reading(const mw_article *article, const mw_figure_reading *reading, mw_buf *line, mw_buf *out)
{
    bool stands = reading->figure != MW_NO_INDEX;
    mw_explain_label(line, stands ? "stands" : "fell");
    mw_buf_print(line, "“%.*s”", MW_ARG(mw_article_slice(article, reading->span)));
    if (!reading->rules)
        mw_buf_add(line, MW_STR(" counts nothing that is told here, and nothing happens to it"));
    mw_explain_line(line, out);
    for (int rule = 0; mw_figure_rule_name(rule); rule++) {
        if (!(reading->rules >> rule & 1))
            continue;
        mw_explain_label(line, "");
        mw_buf_print(line, "by rule “%s”: %s", mw_figure_rule_name(rule), mw_figure_rule_why(rule));
        mw_explain_line(line, out);
    }
}

static bool put_readings(mw_article *copy, const mw_model *model, mw_span span, bool is_figure,
                         mw_figure_record *record, mw_buf *out, mw_error *err)
{
    if (mw_explain_is_foreign(copy))
        return true;
    if (!mw_figure_readings(copy, model, span, record, err))
        return false;
    mw_buf line = {0};
    size_t shown = 0;
    for (int fell = 0; fell < 2 - is_figure; fell++) /* what stands first */
        for (size_t i = 0; i < record->count && shown < READINGS_SHOWN; i++)
            if (fell == (record->items[i].figure == MW_NO_INDEX)) {
                put_reading(copy, &record->items[i], &line, out);
                shown++;
            }
    bool good = mw_buf_ok(&line, err);
    mw_buf_free(&line);
    return good;
}

bool mw_explain_figures(const mw_article *article, const mw_model *model, mw_span span, bool is_figure, mw_buf *out,
                        mw_error *err)
{
    mw_figure_record record = {.arena = mw_arena_create(0, err)};
    mw_article *copy = record.arena ? mw_explain_copy(article, model, MW_FIGURES, err) : NULL;
    bool good = copy && put_readings(copy, model, span, is_figure, &record, out, err);
    mw_article_free(copy);
    mw_arena_free(record.arena);
    return good;
}
