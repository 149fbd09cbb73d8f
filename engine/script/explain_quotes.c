/* SPDX-License-Identifier: MIT */
/* The part of mw.explain that is about quotations: which there are, which rules found their words of saying and their
 * speakers, and what was turned down. */
#include "script/explain.h"

#include <moonwire/annotate.h>

#include "article/article.h"
#include "base/arena.h"
#include "base/buf.h"
#include "frame/print.h"
#include "quotes/explain.h"
#include "text/wrap.h"

enum { LINES_SHOWN = 16, COLUMNS = 100, LABEL = 10 };

/* The text as it was read, up to its names and dates; what it lends lives as long as the article. */
static mw_article *copy_of(const mw_article *article, const mw_model *model, mw_error *err)
{
    mw_article *copy = mw_article_new(0, err);
    if (!copy)
        return NULL;
    *mw_article_head_edit(copy) = *mw_article_head(article);
    if (mw_article_set_text(copy, mw_article_text(article), err) &&
        mw_annotate(copy, model, MW_ENTITIES | MW_DATES, err))
        return copy;
    mw_article_free(copy);
    return NULL;
}

static void put_line(const char *label, mw_str text, mw_buf *out)
{
    mw_buf line = {0}, clean = {0};
    mw_buf_add(&line, mw_str_of(label));
    for (size_t i = strlen(label); i < LABEL; i++)
        mw_buf_add(&line, MW_STR(MW_NO_BREAK)); /* mw_wrap would take blanks for an empty label */
    mw_buf_add(&line, text);
    mw_print_clean(mw_buf_str(&line), &clean);
    out->failed = out->failed || line.failed || clean.failed;
    mw_wrap(mw_buf_str(&clean), COLUMNS, 0, LABEL + 2, out);
    mw_buf_free(&line);
    mw_buf_free(&clean);
}

static void put_lines(const char *label, const mw_str *lines, size_t count, mw_buf *out)
{
    for (size_t i = 0; i < count && i < LINES_SHOWN; i++)
        put_line(i ? "" : label, lines[i], out);
    if (count > LINES_SHOWN)
        mw_buf_print(out, "%-*s… and %zu more\n", LABEL, "", count - LINES_SHOWN);
}

bool mw_explain_quotes(const mw_article *article, const mw_model *model, mw_span span, bool is_quote, mw_buf *out,
                       mw_error *err)
{
    mw_arena *arena = mw_arena_create(0, err);
    mw_article *copy = arena ? copy_of(article, model, err) : NULL;
    mw_str language = copy ? mw_article_head(copy)->language : MW_NONE;
    bool foreign = language.data && !mw_str_is(language, "en");
    mw_quote_reasons reasons = {0};
    bool good = copy && (foreign || mw_quote_reasons_of(copy, model, span, is_quote, arena, &reasons, err));
    if (good) {
        put_lines("quoted", reasons.shown, reasons.shown_count, out);
        if (is_quote)
            put_lines("found", reasons.held, reasons.held_count, out);
        put_lines("fell", reasons.fell, reasons.fell_count, out);
    }
    mw_article_free(copy);
    mw_arena_free(arena);
    return good;
}
