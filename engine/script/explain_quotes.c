/* SPDX-License-Identifier: MIT */
/* The part of mw.explain that is about quotations: which there are, which rules found their words of saying and their
 * speakers, and what was turned down. */
#include "script/explain.h"

#include "article/article.h"
#include "base/arena.h"
#include "base/buf.h"
#include "quotes/explain.h"

enum { LINES_SHOWN = 16 };

static void put_lines(const char *label, const mw_str *lines, size_t count, mw_buf *out)
{
    mw_buf line = {0};
    for (size_t i = 0; i < count && i < LINES_SHOWN; i++) {
        mw_explain_label(&line, i ? "" : label);
        mw_buf_add(&line, lines[i]);
        mw_explain_line(&line, out);
    }
    mw_buf_free(&line);
    if (count > LINES_SHOWN)
        mw_buf_print(out, "%-*s… and %zu more\n", MW_EXPLAIN_LABEL, "", count - LINES_SHOWN);
}

bool mw_explain_quotes(const mw_article *article, const mw_model *model, mw_span span, bool is_quote, mw_buf *out,
                       mw_error *err)
{
    mw_arena *arena = mw_arena_create(0, err);
    mw_article *copy = arena ? mw_explain_copy(article, model, MW_ENTITIES | MW_DATES, err) : NULL;
    mw_quote_reasons reasons = {0};
    bool good = copy && (mw_explain_is_foreign(copy) ||
                         mw_quote_reasons_of(copy, model, span, is_quote, arena, &reasons, err));
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
