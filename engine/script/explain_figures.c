/* SPDX-License-Identifier: MIT */
/* The part of mw.explain that is about figures: which numbers the words hold, by which rules they are
 * figures, and why another is none. */
#include "script/explain.h"

#include <moonwire/annotate.h>

#include "article/article.h"
#include "base/arena.h"
#include "base/buf.h"
#include "figures/explain.h"
#include "frame/print.h"
#include "text/utf8.h"
#include "text/wrap.h"

enum { READINGS_SHOWN = 16, COLUMNS = 100, LABEL = 10 };

static void put_line(mw_buf *out, const char *label, const mw_buf *line)
{
    mw_buf clean = {0}, whole = {0};
    mw_print_clean(mw_buf_str(line), &clean);
    mw_buf_add(&whole, mw_str_of(label));
    for (size_t i = strlen(label); i < LABEL; i++)
        mw_buf_add(&whole, MW_STR(MW_NO_BREAK)); /* mw_wrap would take the blanks of an empty label for one */
    mw_buf_add(&whole, mw_buf_str(&clean));
    mw_wrap(mw_buf_str(&whole), COLUMNS, 0, LABEL + 2, out);
    out->failed = out->failed || clean.failed || whole.failed;
    mw_buf_free(&clean);
    mw_buf_free(&whole);
}

static void put_reading(const mw_article *article, const mw_figure_reading *reading, mw_buf *line, mw_buf *out)
{
    bool stands = reading->figure != MW_NO_INDEX;
    mw_buf_clear(line);
    mw_buf_print(line, "“%.*s”", MW_ARG(mw_article_slice(article, reading->span)));
    if (!reading->rules)
        mw_buf_add(line, MW_STR(" counts nothing that is told here, and nothing happens to it"));
    put_line(out, stands ? "stands" : "fell", line);
    for (int rule = 0; mw_figure_rule_name(rule); rule++) {
        if (!(reading->rules >> rule & 1))
            continue;
        mw_buf_clear(line);
        mw_buf_print(line, "by rule “%s”: %s", mw_figure_rule_name(rule), mw_figure_rule_why(rule));
        put_line(out, "", line);
    }
}

/* The article with all that figures are read from. */
static mw_article *copy_of(const mw_article *article, const mw_model *model, mw_error *err)
{
    mw_article *copy = mw_article_new(0, err);
    if (!copy)
        return NULL;
    *mw_article_head_edit(copy) = *mw_article_head(article);
    if (mw_article_set_text(copy, mw_article_text(article), err) && mw_annotate(copy, model, MW_FIGURES, err))
        return copy;
    mw_article_free(copy);
    return NULL;
}

static bool put_readings(mw_article *copy, const mw_model *model, mw_span span, bool is_figure,
                         mw_figure_record *record, mw_buf *out, mw_error *err)
{
    mw_str language = mw_article_head(copy)->language;
    if (language.data && !mw_str_is(language, "en"))
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
    mw_article *copy = record.arena ? copy_of(article, model, err) : NULL;
    bool good = copy && put_readings(copy, model, span, is_figure, &record, out, err);
    mw_article_free(copy);
    mw_arena_free(record.arena);
    return good;
}
