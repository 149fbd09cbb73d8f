/* SPDX-License-Identifier: MIT */
/* How explanations are told: lines under labels, and the readings that words had. */
#include "script/explain.h"

#include <moonwire/annotate.h>

#include "article/article.h"
#include "base/buf.h"
#include "frame/print.h"
#include "language/candidates.h"
#include "text/wrap.h"

enum { CANDIDATES_SHOWN = 16, COLUMNS = 100 };

void mw_explain_label(mw_buf *line, const char *label)
{
    mw_buf_clear(line);
    mw_buf_add(line, mw_str_of(label));
    for (size_t i = strlen(label); i < MW_EXPLAIN_LABEL; i++)
        mw_buf_add(line, MW_STR(MW_NO_BREAK)); /* mw_wrap would take the blanks of an empty label for one */
}

void mw_explain_line(const mw_buf *line, mw_buf *out)
{
    mw_buf clean = {0};
    mw_print_clean(mw_buf_str(line), &clean);
    out->failed = out->failed || line->failed || clean.failed;
    mw_wrap(mw_buf_str(&clean), COLUMNS, 0, MW_EXPLAIN_LABEL + 2, out);
    mw_buf_free(&clean);
}

mw_article *mw_explain_copy(const mw_article *article, const mw_model *model, unsigned layers, mw_error *err)
{
    mw_article *copy = mw_article_new(0, err);
    if (!copy)
        return NULL;
    *mw_article_head_edit(copy) = *mw_article_head(article);
    if (mw_article_set_text(copy, mw_article_text(article), err) && mw_annotate(copy, model, layers, err))
        return copy;
    mw_article_free(copy);
    return NULL;
}

bool mw_explain_is_foreign(const mw_article *copy)
{
    mw_str language = mw_article_head(copy)->language;
    return language.data && !mw_str_is(language, "en");
}

/* ---- readings */

static void put_candidate(const mw_article *article, const mw_candidate *c, const char *label, mw_buf *line,
                          mw_buf *out)
{
    mw_explain_label(line, label);
    mw_buf_print(line, "“%.*s” %.*s, by %.*s", MW_ARG(mw_article_slice(article, c->span)), MW_ARG(c->reading),
                 MW_ARG(c->by));
    if (c->rule >= 0)
        mw_buf_print(line, " (%d)", c->rule);
    if (c->why.len)
        mw_buf_print(line, "; %.*s", MW_ARG(c->why));
    mw_explain_line(line, out);
}

static unsigned put_all(const mw_article *article, const mw_reasons *reasons, mw_buf *line, mw_buf *out)
{
    static const char *const LABELS[] = {[MW_STANDS] = "stands", [MW_FELL] = "fell", [MW_UNTRIED] = "beside"};
    unsigned rules = 0;
    for (size_t i = 0; i < reasons->count && i < CANDIDATES_SHOWN; i++) {
        const mw_candidate *c = &reasons->candidates[i];
        put_candidate(article, c, i && c->fate == c[-1].fate ? "" : LABELS[c->fate], line, out);
        rules |= c->rule >= 0 ? 1u << c->rule : 0;
    }
    if (reasons->count > CANDIDATES_SHOWN)
        mw_buf_print(out, "%-*s… and %zu more readings\n", MW_EXPLAIN_LABEL, "", reasons->count - CANDIDATES_SHOWN);
    return rules;
}

static void put_shown(const mw_reasons *reasons, const char *none, mw_buf *line, mw_buf *out)
{
    for (size_t i = 0; i < reasons->shown_count; i++) {
        mw_explain_label(line, i ? "" : "read");
        mw_buf_add(line, reasons->shown[i]);
        mw_explain_line(line, out);
    }
    if (!reasons->shown_count && reasons->is_foreign)
        mw_buf_add(out, MW_STR("read      not at all: names are looked for in English only\n"));
    else if (!reasons->shown_count)
        mw_buf_print(out, "read      %s\n", none);
}

bool mw_explain_reasons(const mw_article *article, const struct mw_reasons *reasons, const char *none, unsigned *rules,
                        mw_buf *out, mw_error *err)
{
    mw_buf line = {0};
    unsigned named;
    if (none)
        put_shown(reasons, none, &line, out);
    named = put_all(article, reasons, &line, out);
    if (rules)
        *rules |= named;
    bool good = mw_buf_ok(&line, err);
    mw_buf_free(&line);
    return good;
}
